"""Where the words of a clause may be cut when they are printed, so that nobody reads them wrong.

A reading is found by its predicate and kept short. Here it gets back the words without which it
says more than its account does: the condition it stands on ("… if he wins"), the legend that
tells it, the "previously" before it, the end of its last phrase. And it never ends within a word,
a figure or a name, nor between two quotation marks or brackets that belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.collation.brackets import balanced
from variorum.collation.trees import Forest, Tree, grow
from variorum.lexicon import words
from variorum.model import Fact, Reading, Span

# A line and a half of print; with a condition, or who passes it on, it may be two and a half.
LINE, LONGEST = 150, 260
# A name or a word is taken in whole if it needs no more than this.
NEAR = 70
# What is longer is no sentence of prose, and its marks are looked at by nobody.
PROSE = 2_000
_REST_OF_A_WORD = re.compile(r"(?!['’]s\b)[-–’']?\w+(?:[-–’'](?!s\b)\w+)*")
_REST_OF_A_NUMBER = re.compile(r",? ?\d{3}(?!\d)|\.\d+")
# An agency or a place before the first words of a report: "(CNN) The ferry sank", "KELMOUTH (AP) - A ferry".
_CREDIT = re.compile(
    r"\([^()]*\) (?=\w)"
    r"|[A-Z]{3,}[A-Z .]*(?:, [A-Z][\w. ]{1,20}){0,3}(?: ?\([^()]{1,20}\))? ?[-–—] (?=\w)"
)
# A figure's own phrase, and no more of its clause.
OF = 40
# What is but named stands for itself.
_BARE = frozenset({"named", "place", "where", "when", "figure", "exists", "stance", "sort"})
_EVERY = frozenset({"every", "each"})
_SIGNS = frozenset("$£€¥@#")
_OTHER_CLAUSES = frozenset({"relcl", "advcl", "parataxis", "ccomp", "mark", "cc", "punct"})
_DANGLING = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "PUNCT", "AUX"})
# Without these what governs them is no whole phrase.
_NEEDED = frozenset(
    {"ccomp", "dobj", "pobj", "pcomp", "xcomp", "attr", "acomp", "oprd", "prt", "agent", "case"}
)
_WITHIN_PHRASES = frozenset(["-", "–", "’", "'", '"', "”", "“", "‘"])
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LOOSE = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod", "det", "case"})


@dataclass(frozen=True, slots=True)
class Cuts:
    """The accounts of a story, and where their readings may be cut."""

    forests: Mapping[str, Forest]
    names: Mapping[str, Sequence[tuple[int, int]]]
    marks: Mapping[str, Mapping[int, str]]
    people: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> Cuts:
        """Lay the accounts open."""
        names = {
            r.article.id: sorted(
                (m.start, m.end) for e in r.entities for m in e.mentions if m.end - m.start <= NEAR
            )
            for r in readings
        }
        marks = {r.article.id: dict(_marks(r)) for r in readings}
        people = {
            r.article.id: frozenset(
                m.end for e in r.entities if e.type == "PERSON" for m in e.mentions
            )
            for r in readings
        }
        return cls({r.article.id: grow(r) for r in readings}, names, marks, people)

    def tree(self, span: Span) -> Tree | None:
        """Give the sentence in which a span begins, if it ends there, too."""
        forest = self.forests.get(span.article)
        tree = forest.at(span.start) if forest is not None else None
        return tree if tree is not None and span.end <= tree.sentence.end else None

    def mended(self, fact: Fact, *, brief: bool = False) -> Fact:
        """Give a fact with the first of its spans as it may be printed; its label follows.

        `brief` keeps to the words found, but for whole words, names and pairs of marks: answers
        that differ are held against each other best in few words.
        """
        whole = fact.evidence[0]
        span = self.whole(whole, fact, brief=brief)
        if span == whole:
            return fact
        label = span.exact if fact.label == whole.exact else fact.label
        return replace(fact, label=label, evidence=(span, *fact.evidence[1:]))

    def whole(self, span: Span, fact: Fact, *, brief: bool = False) -> Span:
        """Give a span with all that belongs to it."""
        tree = self.tree(span)
        if tree is None:
            return span
        start, end = (span.start, span.end) if brief else self._told_whole(tree, span, fact)
        start, end = self._around_names(span.article, start, end)
        text = tree.article.text
        low, high = tree.sentence.start, tree.sentence.end
        start, end = _around_words(text, start, end, low, high)
        if end - start <= PROSE:
            start, end = balanced(text, start, end, low, high, self.marks.get(span.article, {}))
        if (credit := _CREDIT.match(text, start, end)) is not None:
            start = credit.end()
        if text[end : end + 1] == "?":
            # What is asked is not told.
            end += 1
        return tree.article.span(start, end) if start < end else span

    def _told_whole(self, tree: Tree, span: Span, fact: Fact) -> tuple[int, int]:
        """Give where a stretch begins and ends with what limits it, to the ends of its phrases."""
        start, end = span.start, span.end
        if fact.kind == "event" and (inside := tree.within(start, end)):
            people = self.people.get(span.article, frozenset())
            first, last = _reach(tree, inside[0], inside[-1], fact, people)
            start, end = min(start, tree.tokens[first].start), max(end, tree.tokens[last].end)
        if fact.kind in ("event", "measure") or str(fact.key[0]).startswith("a "):
            # A name stands for itself; a thing or a figure is told with its noun.
            end = _to_its_head(tree, start, end)
        if fact.kind in ("event", "attribute") and fact.key[0] not in _BARE:
            start = _from_its_first(tree, start, end)
        if fact.key[0] in ("told", "figure"):
            end = _with_what_it_is_of(tree, start, end)
        return start, end

    def _around_names(self, article: str, start: int, end: int) -> tuple[int, int]:
        """Take in the names through which a span is cut: never "National Academy of"."""
        names = self.names.get(article, ())
        for first, last in names[bisect_left(names, (start - NEAR,)) : bisect_right(names, (end,))]:
            if first < start < last <= end:
                start = first
            elif start <= first < end < last:
                end = last
        return start, end


def _marks(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield where a quotation opens or closes, whichever marks it has: of ‘’ the text alone does not tell."""
    for quote in reading.quotes:
        if quote.inner.start > quote.span.start:
            yield quote.span.start, "“"
        if quote.inner.end < quote.span.end:
            yield quote.span.end - 1, "”"


def _reach(
    tree: Tree, first: int, last: int, fact: Fact, people: frozenset[int]
) -> tuple[int, int]:
    """Give the first and last token of a clause with what limits it, and to the end of its phrases."""
    verb = predicate_of(tree, first, last, fact)
    top = verb
    while (
        tree.tokens[top].dep in ("xcomp", "acomp", "oprd", "attr") and tree.tokens[top].head != top
    ):
        top = tree.tokens[top].head
    last = max(verb, _end_of_the_clause(tree, first, last, top))
    for k in sorted({*_conditions(tree, verb), *_conditions(tree, top)}):
        end = _end_of_the_condition(tree, k)
        if k > verb and _length(tree, first, end) <= LONGEST:
            last = max(last, end)
        elif k < first and _length(tree, min(tree.below(k)), last) <= LONGEST:
            first = min(tree.below(k))
    if tree.tokens[first].dep == "mark" and tree.tokens[first].text.lower() == "that":
        first += 1
    for start in (
        _antecedent(tree, first, people),
        *_before(tree, first, top),
        _shared(tree, top),
        _passed_on(tree, top),
    ):
        if start is not None and start < first and _length(tree, start, last) <= LONGEST:
            first = start
    return first, last


def predicate_of(tree: Tree, first: int, last: int, fact: Fact) -> int:
    """Give the token of a clause's predicate: as it is marked, else the topmost one within."""
    marked = fact.marks[0][1] if fact.marks else -1
    inside = range(first, last + 1)
    tops = (i for i in inside if tree.tokens[i].head == i or tree.tokens[i].head not in inside)
    return next((i for i in inside if tree.tokens[i].start == marked), next(tops, last))


def _length(tree: Tree, first: int, last: int) -> int:
    return tree.tokens[last].end - tree.tokens[first].start


def _end_of_the_clause(tree: Tree, first: int, last: int, top: int) -> int:
    """Give where the phrases end that a clause has begun: "two runs *ahead*", "money *in donated time*"."""
    end, aside = last, -1
    for i in range(last + 1, len(tree.tokens)):
        token = tree.tokens[i]
        if i <= aside:
            continue
        if token.text == "(" and (aside := _closed(tree, i)) > i:
            continue
        mark = token.pos == "PUNCT" and token.text not in _WITHIN_PHRASES
        # What is joined by "and" is told beside it; by "or", it is told of either.
        goes_on = token.dep == "cc" and token.text.lower() == "and" and not _pairs(tree, first, i)
        if mark or goes_on or not _is_own(tree, i, top) or _length(tree, first, i) > LINE:
            break
        end = i
    whole = next((i for i in range(end, last - 1, -1) if _is_whole(tree, first, i, top)), None)
    if whole is not None:
        return whole
    for i in range(end + 1, len(tree.tokens)):
        if _length(tree, first, i) > LONGEST:
            break
        if _is_whole(tree, first, i, top):
            return i
    return next(
        (i for i in range(last, max(top, first), -1) if _is_whole(tree, first, i, top)), last
    )


def _pairs(tree: Tree, first: int, last: int) -> bool:
    """Say whether an "and" is waited for: "both the ferry *and* the tug"."""
    return any(t.text.lower() in ("between", "both") for t in tree.tokens[first:last])


def _closed(tree: Tree, index: int) -> int:
    """Give where a bracket closes that has little in it: "40 miles (64 km)"."""
    near = range(index + 1, min(index + 9, len(tree.tokens)))
    return next((i for i in near if tree.tokens[i].text == ")"), index)


def _is_whole(tree: Tree, first: int, last: int, top: int) -> bool:
    """Say whether a stretch may end with a token: nothing in it waits for what comes after."""
    token = tree.tokens[last]
    particle = token.dep == "prt"
    if token.pos in _DANGLING and not particle:
        return False
    for i in range(first, last + 1):
        # A subject behind the predicate has a verb of its own: "after a ferry *sank*".
        needed = _LOOSE if i <= top else _LOOSE | _SUBJECTS
        waits = tree.tokens[i].head > last and tree.tokens[i].dep in needed
        later = [tree.tokens[k].dep for k in tree.kids[i] if k > last]
        described = tree.tokens[i].dep in ("relcl", "acl") and "prep" in later
        if waits or described or not _NEEDED.isdisjoint(later):
            return False
    return True


def _is_own(tree: Tree, index: int, top: int) -> bool:
    """Say whether a token lies in a clause, and in none that hangs on it."""
    seen = set[int]()
    while index != top and index not in seen:
        seen.add(index)
        token = tree.tokens[index]
        joined = token.dep == "conj" and token.pos in ("VERB", "AUX")
        of_verbs = token.dep == "cc" and tree.tokens[token.head].pos in ("VERB", "AUX")
        if (
            joined
            or of_verbs
            or (token.dep in _OTHER_CLAUSES and token.dep != "cc" and token.pos != "PUNCT")
        ):
            return False
        index = token.head
    return index == top


def _conditions(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the clauses that say on what condition, or until when, a verb is told."""
    for k in tree.kids[verb]:
        mark = tree.child(k, "mark", "advmod") if tree.tokens[k].dep == "advcl" else None
        if mark is not None and tree.tokens[mark].text.lower() in words(
            "cuts", "condition", "words"
        ):
            yield k


def _end_of_the_condition(tree: Tree, verb: int) -> int:
    """Give where a condition ends: before a comma, and before what is joined to it."""
    last = max(i for i in tree.below(verb) if _is_own(tree, i, verb))
    breaks = (i for i in range(verb, last + 1) if tree.tokens[i].text in (",", ";"))
    return max(verb, next(breaks, last + 1) - 1)


def _antecedent(tree: Tree, first: int, people: frozenset[int]) -> int | None:
    """Give where the noun begins that a relative clause is about: "*the gate* that was shut".

    Nobody is a "which": there the parser took the name for the noun before it.
    """
    noun = tree.antecedent(first)
    if tree.tokens[noun].end in people and tree.tokens[first].text.lower()[:3] != "who":
        return None
    quoted = any(t.text in _WITHIN_PHRASES for t in tree.tokens[noun:first])
    return min(tree.phrase(noun)) if noun < first and not quoted else None


def _before(tree: Tree, first: int, top: int) -> Iterator[int]:
    """Yield what stands before a clause and limits it: "previously", "not", "how many", "if"."""
    limits = words("cuts", "adverb", "words")
    for k in tree.kids[top]:
        token = tree.tokens[k]
        adverb = token.dep in ("advmod", "npadvmod") and token.text.lower() in limits
        if k < first and (adverb or (token.dep in ("neg", "mark") and _limits(tree, k))):
            yield k
    if first and tree.tokens[first - 1].text.lower() in limits:
        yield first - 1


def _shared(tree: Tree, top: int) -> int | None:
    """Give where the "may" or "not" stands that a verb shares: "*may* have struck the pier and sunk"."""
    token = tree.tokens[top]
    if token.dep != "conj" or tree.tokens[token.head].pos not in ("VERB", "AUX"):
        return None
    own = tree.child(top, "nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg")
    turned = [
        k
        for k in tree.kids[token.head]
        if k < token.head and (tree.tokens[k].dep == "neg" or tree.tokens[k].tag == "MD")
    ]
    return min(turned) if turned and own is None else None


def _limits(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.dep == "neg" or token.text.lower() in words("cuts", "condition", "words")


def _passed_on(tree: Tree, top: int) -> int | None:
    """Give where it is told who passes a clause on: "*legend has it* that", "*it is said* that"."""
    token = tree.tokens[top]
    over = token.head
    if token.dep == "relcl" and tree.tokens[over].lemma == "time" and over < top:
        # "The first time that it sank": it is told of one time only.
        return min(tree.phrase(over))
    if over == top or token.dep not in ("ccomp", "acl", "relcl", "csubj"):
        return None
    tale = words("cuts", "tale", "words")
    if tree.tokens[over].pos == "NOUN":
        return min(tree.phrase(over)) if tree.tokens[over].lemma in tale and over < top else None
    subject = tree.child(over, "nsubj", "nsubjpass", "expl")
    if subject is None or subject > top:
        return None
    told = tree.tokens[subject].lemma in tale
    passive = tree.child(over, "auxpass") is not None
    believed = passive and tree.tokens[over].lemma in words("cuts", "belief", "words")
    return min(tree.phrase(subject)) if told or believed else None


def _to_its_head(tree: Tree, start: int, end: int) -> int:
    """Give the end of the noun that a span breaks off: never "a first-round playoff" of a playoff bye."""
    inside = tree.within(start, end)
    last = inside[-1] if inside else -1
    seen = set[int]()
    while last >= 0 and last not in seen:
        seen.add(last)
        token = tree.tokens[last]
        goes_on = token.dep in _LOOSE and last < token.head <= last + 4
        if goes_on and tree.tokens[token.head].end - end <= NEAR:
            last = token.head
        elif last + 1 < len(tree.tokens) and tree.tokens[last + 1].dep == "case":
            last += 1
    return max(end, tree.tokens[last].end) if last >= 0 else end


def _from_its_first(tree: Tree, start: int, end: int) -> int:
    """Give the start of the noun in the midst of which a span begins: never "Weather Service" alone."""
    inside = tree.within(start, end)
    first = inside[0] if inside else 0
    while first > 0:
        before = tree.tokens[first - 1]
        held = before.dep in ("compound", "nmod", "nummod") and first <= before.head <= inside[-1]
        if not held or before.pos == "PUNCT" or end - before.start > LONGEST:
            break
        first -= 1
    return min(start, tree.tokens[first].start) if inside else start


def _with_what_it_is_of(tree: Tree, start: int, end: int) -> int:
    """Give the end of a figure with what it is of, or for: "$50 million *in donated time*", "two *for every star*"."""
    inside = tree.within(start, end)
    if not inside or inside[-1] + 1 >= len(tree.tokens):
        return end
    word = tree.tokens[inside[-1] + 1]
    rate = word.text.lower() == "per" or (
        word.text.lower() == "for"
        and any(tree.tokens[k].text.lower() in _EVERY for k in tree.below(inside[-1] + 1, 2))
    )
    held = word.head in inside and tree.tokens[word.head].pos in ("NOUN", "NUM", "SYM")
    if word.pos != "ADP" or not (rate or (held and word.dep == "prep")):
        return end
    last = max(i for i in tree.below(inside[-1] + 1) if _is_own(tree, i, inside[-1] + 1))
    stops = (i for i in range(inside[-1] + 1, last) if tree.tokens[i].pos == "PUNCT")
    last = min(last, next(stops, last + 1) - 1)
    named = tree.tokens[last].pos in ("NOUN", "PROPN", "NUM")
    return tree.tokens[last].end if named and tree.tokens[last].end - end <= OF else end


def _around_words(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Widen a stretch to whole words and figures: "re-" to "re-started", "1" to "1, 600"."""
    while start > low and _holds(text, start):
        start -= 1
    if start > low and text[start - 1] in _SIGNS and text[start].isalnum():
        start -= 1
    if (
        end < high
        and text[end - 1].isdigit()
        and (rest := _REST_OF_A_NUMBER.match(text, end, high))
    ):
        end = rest.end()
    if end < high and (text[end - 1].isalnum() or text[end - 1] in "-–"):
        whole = _REST_OF_A_WORD.match(text, end, high)
        bare = text[end - 1] in "-–" and text[end - 2 : end - 1].isspace()
        if whole is not None and not bare and whole.end() - end <= NEAR:
            end = whole.end()
    return start, end


def _holds(text: str, start: int) -> bool:
    """Say whether a word goes through a place: also one with a hyphen, but not a quoted one."""
    before, here = text[start - 1], text[start]
    if here.isalnum() and before in "-’'":
        return text[start - 2 : start - 1].isalnum()
    return before.isalnum() and (here.isalnum() or here in "-’'")
