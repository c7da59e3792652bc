"""Verbs that report: who says what, by the shape of the sentence and by its quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.lexicon import words
from variorum.model import Quote, Span, Voice
from variorum.reading.clauses import SUBJECTS, Clauses
from variorum.reading.cues import Cue, reporting_verbs
from variorum.reading.passages import Passage

# Between a quotation and the words that attribute it: “…,” as he said.
_CLOSE_BY = re.compile(r"[\s,—–-]*(?:as\s)?")
_CLOSING = frozenset({"”", '"', "’", "''", "'"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Endings of those who act: speaker, investigator, economist, politician.
_AGENT = re.compile(r"(?:[^aeiou]er|or|ist|ian|ant|man|woman|person|people|ee)$")
# So many words may lead from a reporting verb to the quotation: "told reporters in Ohio on Monday:".
LEAD_IN = 16


def voices_by_verbs(passage: Passage) -> Iterator[Voice]:
    """Yield what a paragraph reports by verbs: *said*, *denied*, *was told*, *called it*."""
    for clauses in passage.clauses:
        for verb, token in enumerate(clauses.sentence.tokens):
            cue = reporting_verbs().get(token.lemma) if token.pos == "VERB" else None
            if cue is not None and _reports(clauses, verb, cue):
                voice = _Saying.of(passage, clauses, verb, cue).voice()
                if voice is not None:
                    yield voice


# ── does it report? ─────────────────────────────────────────────────────────────


def _reports(c: Clauses, verb: int, cue: Cue) -> bool:
    """Say whether a reporting verb reports here: not what would, did not or might be said."""
    if c[verb].dep in ("aux", "auxpass", "compound", "nmod"):
        return False
    if c[verb].dep == "amod" and (c[verb].tag not in _FINITE or c.own_subject(verb) is None):
        return False
    if cue.inner and c[verb].dep == "relcl":
        return False
    if cue.word == "refuse" and not _keeps_silent(c, verb):
        return False
    if _passes_on(c, verb) or (cue.needs and cue.needs.isdisjoint(_around(c, verb))):
        return False
    if c[verb].tag == "VBN" and _is_bare(c, verb):
        return False
    subject = c.own_subject(verb)
    # Helpers before the subject belong to the clause that "some say" splits.
    helpers = {
        c[i].text.lower()
        for i in c.children(verb, "aux")
        if subject is None or subject > verb or i > subject
    }
    if helpers & words("cues", "modal"):
        return False
    if "to" in helpers and not _is_carried_out(c, verb):
        return False
    marks = {c[i].text.lower() for i in c.children(verb, "mark", "advmod") if i < verb}
    if marks & words("cues", "hypothetical"):
        return False
    inside = c[verb].tag == "VBG" and c[verb].dep in ("xcomp", "pcomp")
    if inside and c.own_subject(verb) is None and not _is_carried_out(c, verb):
        return _is_passed_on(c, verb)
    negated = c.child(verb, "neg") is not None
    return not (negated and cue.stance == "asserted")


def _around(c: Clauses, verb: int) -> Iterator[str]:
    """Yield the small words of a verb and of its object: "out" in "pointed out", "as" in "hailed it as"."""
    for i in c.kids[verb]:
        yield c[i].text.lower() if c[i].dep != "mark" else ""
        if i > verb and c[i].dep in ("dobj", "prt", "advmod", "ccomp"):
            yield from (
                c[k].text.lower() for k in c.kids[i] if c[k].dep in ("prep", "prt", "acomp")
            )


def _is_bare(c: Clauses, verb: int) -> bool:
    """Say whether a participle has no helper: "fifty *reported* hurt"."""
    return c.child(verb, "aux", "auxpass", "agent") is None and c[verb].dep != "acl"


def _passes_on(c: Clauses, verb: int) -> bool:
    """Say whether a verb only passes on what another says: "*quoted* her as saying"."""
    if c[verb].lemma not in words("cues", "passing"):
        return False
    return any(
        c[i].text.lower() == "as" and (k := c.child(i, "pcomp")) is not None and c[k].tag == "VBG"
        for i in c.kids[verb]
    )


def _keeps_silent(c: Clauses, verb: int) -> bool:
    """Say whether what is refused is a word: "refused to comment"."""
    refused = c.child(verb, "xcomp")
    return refused is not None and c[refused].lemma in words("stance", "silence")


def _is_passed_on(c: Clauses, verb: int) -> bool:
    """Say whether "saying" is what someone is *quoted as saying*."""
    way = c.head(verb)
    return c[way].text.lower() == "as" and c[c.head(way)].lemma in words("cues", "passing")


def _is_carried_out(c: Clauses, verb: int) -> bool:
    """Say whether "to say" is really said: *went on to say*, *was quick to add*."""
    head = c.head(verb)
    if c[verb].dep == "advcl":
        return head < verb and c[head].lemma in words("cues", "venue")
    return c[verb].dep in ("xcomp", "conj") and c[head].lemma in words("cues", "raising")


# ── the frame ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Saying:
    """One reporting verb in its sentence. `group` is the verb with its auxiliaries, `speaker` who says it."""

    passage: Passage
    c: Clauses
    verb: int
    cue: Cue
    group: tuple[int, int]
    passive: bool
    speaker: int | None

    @classmethod
    def of(cls, passage: Passage, c: Clauses, verb: int, cue: Cue) -> _Saying:
        passive = c.child(verb, "auxpass") is not None or (
            c[verb].tag == "VBN" and c[verb].dep == "acl"
        )
        speaker = _speaker(c, verb, passive=passive)
        if speaker is not None and _is_quoted_away(passage, c, speaker, verb):
            speaker = _speaker_before(passage, c, verb)
        return cls(passage, c, verb, cue, c.verb_group(verb), passive, speaker)

    def voice(self) -> Voice | None:
        """Make the frame, if there is something said and, unless in the passive, someone who says it."""
        content, by = self._content()
        if not content:
            return None
        loose = self.c[self.verb].tag == "VBG" and self.c[self.verb].dep == "acl"
        source = self._source(content, "participle" if loose else by)
        if source is None and not self.passive:
            return None
        return Voice(
            content=content,
            cue=self._cue(by),
            source=source,
            by=by,
            lemma=self.cue.word,
            addressee=self._addressee(content),
            through=self._through(),
        )

    def _span(self, first: int, last: int) -> Span:
        return self.passage.article.span(self.c[first].start, self.c[last].end)

    def _cue(self, by: str) -> Span:
        """Give the verb with its auxiliaries, and the preposition it needs: "called for"."""
        first, last = self.group
        if _is_passed_on(self.c, self.verb):
            way = self.c.head(self.verb)
            passed = self.c.head(way)
            whole = self.c.child(passed, "auxpass") is not None and passed > (self.speaker or 0)
            first = self.c.verb_group(passed)[0] if whole else way
        if last + 1 < len(self.c):
            following = self.c[last + 1]
            agent = by == "passive" and following.text.lower() == "by"
            if self.cue.word == "make":
                last = next(
                    (i for i in range(last, len(self.c)) if self.c[i].text in self.cue.needs), last
                )
            elif agent or (by == "preposition" and following.text.lower() in self.cue.takes):
                last += 1
        return self._span(first, last)

    def _through(self) -> Span | None:
        """Give who passed it on: "*the agency* quoted her as saying"."""
        c = self.c
        if not (c[self.verb].tag == "VBG" and _is_passed_on(c, self.verb)):
            return None
        above = c.head(c.head(self.verb))
        agent = c.child(above, "agent")
        carrier = c.child(above, "nsubj") if agent is None else c.child(agent, "pobj")
        return None if carrier is None else self._span(*c.phrase(carrier))

    # what is said

    def _content(self) -> tuple[tuple[Span, ...], str]:
        """Give what is said, and the name of the rule that found it."""
        if self.passive:
            return self._held(self._passive_content()), "passive"
        takes = self.cue.takes
        speech = bool(takes & {"clause", "quote"})
        if speech and (quoted := self._quoted()):
            return quoted, "quotation"
        if (led := self._after_preposition(adjacent=True)) is not None:
            return self._held(led), "preposition"
        if takes & {"object", "complement"} and (thing := self._object(first=True)) is not None:
            pointed = self._before_it(thing[0]) if thing[0] == thing[1] else None
            return self._held(thing) if pointed is None else pointed, "object"
        if "clause" in takes and (clause := self._clause_after()) is not None:
            return self._held(clause), "clause"
        if speech and (fronted := self._clause_before()) is not None:
            return (*self._held(fronted), *self._resumed()), "fronted"
        if takes & {"object", "complement"} and (thing := self._object(first=False)) is not None:
            return self._held(thing), "object"
        if "to" in takes and (wish := self.c.child(self.verb, "xcomp")) is not None:
            return self._held((self.c.first[wish], self.c.last[wish])), "infinitive"
        if (led := self._after_preposition(adjacent=False)) is not None:
            return self._held(led), "preposition"
        if "clause" in takes and (rest := self._rest()) is not None:
            return self._held(rest), "rest"
        return (), ""

    def _rest(self) -> tuple[int, int] | None:
        """Give what follows a verb that the parser has torn from its clause."""
        c, first, last = self.c, self.group[1] + 1, self._reach()
        if self.speaker is None or self.speaker > self.verb or first >= last:
            return None
        if c[first].text.lower() == "that":
            first += 1
        if c[first].text.lower() in ("him", "her", "them", "me", "us"):
            return None
        opens = c[first].pos in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ")
        finite = any(c[i].tag in _FINITE for i in range(first + 1, last + 1))
        sure = c.own_subject(self.verb) is not None or c[self.verb].tag == "VBG"
        return (first, last) if opens and finite and sure else None

    def _after_preposition(self, *, adjacent: bool) -> tuple[int, int] | None:
        """Give what a preposition leads to: "warned *of floods*", "called for *him to resign*"."""
        c, following = self.c, self.group[1] + 1
        if adjacent and following < len(c) and c.head(following) != self.verb:
            # "called *for* the road to be shut": the parser hangs "for" on the clause.
            marks = c[following].dep == "mark" and c[following].text.lower() in self.cue.takes
            last = c.last[c.head(following)]
            return (following + 1, last) if marks and following < last else None
        for i in c.children(self.verb, "prep", "mark", "aux", "agent"):
            near = i == following
            if i > self.verb and c[i].text.lower() in self.cue.takes - {"to"} and near == adjacent:
                wish = c.child(self.verb, "xcomp", "advcl") if near else None
                last = c.last[i] if wish is None or wish < i else max(c.last[i], c.last[wish])
                return (i + 1, last) if i < last else None
            if c[i].text.lower() == "to" and "to" in self.cue.takes and near and adjacent:
                return (i + 1, c.last[i]) if c[i].dep == "prep" and i < c.last[i] else None
        return None

    def _held(self, tokens: tuple[int, int] | None) -> tuple[Span, ...]:
        """Turn a stretch of tokens into content, up to where another voice begins."""
        if tokens is None or tokens[0] > tokens[1]:
            return ()
        first, last = tokens
        if first > self.verb:
            last = self._before_next_voice(first, last)
            last = self._before_comment(first, last)
        span = self.passage.content(
            self.c[first].start, self.c[last].end, cue=self.c[self.verb].start
        )
        return (span,) if span is not None else ()

    def _before_next_voice(self, first: int, last: int) -> int:
        """Cut content where another speaker takes the floor, or this one goes on to another point."""
        for other in range(first + 1, last + 1):
            token = self.c[other]
            if token.pos != "VERB" or token.lemma not in reporting_verbs():
                continue
            if self.passage.quote_at(token.start) is not None:
                continue
            cut = (
                self._floor_taken(other)
                or self._point_added(other)
                or self._said_next(other)
                or self._credited_after(other, last)
            )
            if cut is not None and cut > first:
                return self.c.trim(first, cut)[1]
        return last

    def _before_comment(self, first: int, last: int) -> int:
        """Leave out the writer's comment after a comma or a dash: ", which nobody had checked"."""
        c, cut = self.c, last
        for i in range(first + 2, last + 1):
            if c[i].dep == "relcl" and c.last[i] >= last - 1:
                begin = c.first[i]
                pointed = c[begin - 1].text == "," and c[begin].tag in ("WDT", "WP", "WRB", "WP$")
                if pointed and begin - 1 > first and self.passage.quote_at(c[begin].start) is None:
                    cut = min(cut, begin - 2)
            if self._is_colon_before_comment(i, last):
                cut = min(cut, i - 1)
            dash = c[i].text in ("—", "–", "--", "―") or (c[i].text == "-" and c[i].dep == "punct")
            if dash and self.passage.quote_at(c[i].start) is None and self._stands_alone(i, last):
                cut = min(cut, i - 1)
        return max(first, cut)

    def _is_colon_before_comment(self, colon: int, last: int) -> bool:
        """Say whether a colon leads to a sentence of the writer's own."""
        c = self.c
        if c[colon].text != ":" or self.passage.quote_at(c[colon].start) is not None:
            return False
        clause = next((i for i in range(colon + 1, last + 1) if c[i].tag in _FINITE), None)
        quote = self.passage.quote_after(c[colon].end)
        quoted = quote is not None and quote.span.start <= c[min(colon + 1, last)].start
        return clause is not None and not quoted

    def _stands_alone(self, dash: int, last: int) -> bool:
        """Say whether a dash opens a comment that nothing closes, and is no hyphen."""
        c = self.c
        spaced = c[dash - 1].end < c[dash].start
        again = any(c[i].text == c[dash].text for i in range(dash + 1, last + 1))
        before = any(c[i].text == c[dash].text for i in range(self.group[1] + 1, dash))
        return spaced and not again and not before

    def _reach(self) -> int:
        """Give the last token that a clause after the verb can run to.

        The parser breaks off long clauses; what follows to the end of the sentence belongs to
        them unless it hangs on the reporting verb itself or on one above it.
        """
        c, verb, head = self.c, self.verb, self.c.head(self.verb)
        whole = c[verb].dep in ("ROOT", "conj", "ccomp", "parataxis")
        whole = whole or (c[verb].dep == "advcl" and head < verb)
        if not (whole and head <= verb) and c[verb].dep != "amod":
            return 0
        end = len(c) - 1
        for i in c.kids[verb]:
            if i <= self.group[1]:
                continue
            own = c.own_subject(i)
            # "said it was late and *left*": the same tense goes on about the speaker.
            goes_off = c[i].dep == "conj" and own is None and c[i].tag == c[verb].tag
            mark = c.child(i, "mark", "advmod") if c[i].dep == "advcl" else None
            aside = mark is not None and c[mark].text.lower() in words("cues", "meanwhile")
            if (goes_off or aside) and c.first[i] > self.group[1] + 1:
                end = min(end, c.first[i] - 1)
        while (
            end > verb
            and (c[end].dep in ("cc", "punct"))
            and c[end].text not in ("”", '"', "’", "'")
        ):
            end -= 1
        return end

    def _credited_after(self, other: int, last: int) -> int | None:
        """Find the end of what comes before “…,” *she said*, at the end of the sentence."""
        subject = self.c.own_subject(other)
        if subject is None or subject > other or other < last - 1:
            return None
        begin = self.c.first[subject]
        return begin - 1 if self.c[begin - 1].text in _CLOSING else None

    def _said_next(self, other: int) -> int | None:
        """Find the end of what comes before "… had failed *and said* …", said by the same speaker."""
        c, token = self.c, self.c[other]
        if c.subject(other) != self.speaker or c.head(other) == self.verb or token.dep != "conj":
            return None
        begin = self.c.first[other]
        return begin - 2 if begin > 2 and c[begin - 1].dep == "cc" else None

    def _floor_taken(self, other: int) -> int | None:
        """Find the end of what comes before ", and the union *called* it …"."""
        subject = self.c.child(other, "nsubj")
        if subject is None or subject > other:
            return None
        begin = self.c.first[subject]
        if self.c[other].tag == "VBG" and self.c[begin - 1].text.lower() == "with":
            return begin - 2
        if self.c[other].dep != "conj":
            return None
        begin = min(begin, self.c.first[other])
        if begin < 2 or self.c[begin - 1].dep != "cc":
            return None
        apart = self.c[begin - 2].text in (",", ";") or self.c.head(other) == self.verb
        return begin - 2 if apart else None

    def _point_added(self, other: int) -> int | None:
        """Find the end of what comes before ", *adding* that …"."""
        token = self.c[other]
        if token.tag != "VBG" or token.dep not in ("advcl", "acl", "conj", "dep"):
            return None
        before = self.c[other - 1].text
        return other - 1 if before == "," or before in _CLOSING else None

    def _passive_content(self) -> tuple[int, int] | None:
        if (clause := self._clause_after()) is not None:
            return clause
        for i in self.c.children(self.verb, "prep", "oprd") if self.speaker is not None else ():
            if i > self.verb and (self.c[i].dep == "oprd" or self.c[i].text.lower() == "as"):
                return self.c.first[i], self.c.last[i]
        thing = self.c.child(self.verb, "nsubjpass")
        if thing is None or self.speaker is None:
            return None
        return self.c.phrase(thing)

    def _clause_after(self) -> tuple[int, int] | None:
        c = self.c
        if self.cue.word == "make":
            return self._after_that()
        for clause in c.children(self.verb, "ccomp", "xcomp"):
            if clause > self.verb and (
                c[clause].dep == "ccomp" or c.child(clause, *SUBJECTS) is not None
            ):
                first = max(c.first[clause], self.group[1] + 1)
                told = c.child(self.verb, "dobj")
                # "warned *the toll* “may well rise”": not whom it was said to.
                opening = next((i for i in range(first, clause + 1) if c[i].dep != "punct"), first)
                if self.cue.hears and told is not None and c[opening].tag in _FINITE:
                    first = min(first, c.first[told])
                that = c[first].text.lower() == "that" and c[first].dep == "mark"
                bare = c[first].tag in _FINITE and c[self.verb].dep not in (
                    "relcl",
                    "pcomp",
                    "csubj",
                )
                if bare and c[self.verb].tag != "VBZ" and c[self.verb].lemma != "say":
                    # "An adult found guilty could be jailed": nobody found that.
                    return None
                return first + that, max(c.last[clause], self._reach())
        return None

    def _after_that(self) -> tuple[int, int] | None:
        """Give what follows *that* or *how*: "made it clear *that …*"."""
        marks = ("that", "how", "why", "whether")
        for i in range(self.group[1] + 1, min(len(self.c) - 1, self.group[1] + 6)):
            if self.c[i].text.lower() in marks:
                return i + (self.c[i].text.lower() == "that"), max(i + 1, self._reach())
        return None

    def _clause_before(self) -> tuple[int, int] | None:
        """Give the clause that stands before its attribution: "The dam held, engineers said"."""
        c, begin = self.c, self._begin()
        edge = begin - 1
        while edge > 0 and c[edge].text in _CLOSING:
            edge -= 1
        if edge < 1 or c[edge].text not in (",", "—", "–", "-"):
            return None
        clause = next((i for i in c.children(self.verb, "ccomp") if i < self.verb), None)
        if clause is None and c[self.verb].dep != "parataxis":
            return None
        first = 0 if clause is None or not self._other_before(c.first[clause]) else c.first[clause]
        if c[first].text.lower() in words("cues", "connecting") and first < begin - 1:
            first += 1
        return first, begin - 1

    def _other_before(self, index: int) -> bool:
        """Say whether someone else is reported before a token."""
        return any(
            self.c[i].pos == "VERB"
            and self.c[i].lemma in reporting_verbs()
            and self.c.own_subject(i) is not None
            for i in range(index)
        )

    def _begin(self) -> int:
        """Give the first token of the attribution itself: its subject, or the verb."""
        begin = self.group[0]
        if self.speaker is not None and _is_passed_on(self.c, self.verb):
            return min(begin, self.c.phrase(self.speaker)[0])
        if self.speaker is not None and self.speaker < self.verb:
            first, last = self.c.phrase(self.speaker)
            if last <= begin and not any(
                self.c[i].tag in _FINITE and self.c[i].dep != "relcl" and i > last
                for i in range(last + 1, begin)
            ):
                begin = first
        return begin

    def _resumed(self) -> tuple[Span, ...]:
        """Give the rest of a clause that its attribution splits: "The plan, he said, *was a mistake*"."""
        c = self.c
        first = c.last[self.verb] + 1
        if c[self.verb].dep != "parataxis" or first >= len(c):
            return ()
        if "," not in (c[first - 1].text, c[first].text):
            return ()
        span = self.passage.content(c[first].start, c.sentence.end, cue=c[self.verb].start)
        return (span,) if span is not None else ()

    def _object(self, *, first: bool) -> tuple[int, int] | None:
        """Give the object with what is said of it: "called *the ruling a disgrace*".

        With `first`, only an object that comes before any clause and is not the hearer.
        """
        c = self.c
        parts = [i for i in c.kids[self.verb] if i > self.verb and self._is_part(i)]
        kinds = {c[i].dep for i in parts}
        # "…, which the firm called *a mistake*": the thing itself stands before.
        related = any(c[i].dep == "dobj" and i < self.verb for i in c.kids[self.verb])
        if not kinds & {"dobj", "ccomp", "oprd", "xcomp"} and not (related and parts):
            return None
        if first and (c[parts[0]].dep != "dobj" or self.cue.hears):
            return None
        start, end = c.first[parts[0]], self._unbroken(c.last[parts[-1]])
        if "complement" in self.cue.takes and not related:
            quote = self.passage.quote_after(c[parts[0]].start)
            coloured = quote is not None and quote.span.start < c[end].end
            if not coloured and not kinds & {"ccomp", "oprd", "xcomp"}:
                return None
        return start, end

    def _unbroken(self, last: int) -> int:
        """Carry an object on through a clause the parser tore off: "cited remarks *he had made*"."""
        c, following = self.c, last + 1
        if following >= len(c) or c[following].pos not in ("PROPN", "PRON", "DET"):
            return last
        top = c.top(following)
        return last if top == c.top(self.verb) else c.last[top]

    def _before_it(self, thing: int) -> tuple[Span, ...] | None:
        """Give the sentence before, when "it" is what was reported: "The agency reported *it*"."""
        if self.c[thing].text.lower() not in ("it", "this", "that", "so"):
            return None
        before = self.passage.clauses_before(self.c.sentence.start)
        if before is None:
            return ()
        span = self.passage.content(
            before.sentence.start, before.sentence.end, cue=self.c[self.verb].start
        )
        return (span,) if span is not None else ()

    def _is_part(self, index: int) -> bool:
        token = self.c[index]
        return token.dep in ("dobj", "oprd", "ccomp", "xcomp") or (
            token.dep == "prep" and token.text.lower() in words("cues", "linking")
        )

    # what is said, by the marks

    def _quoted(self) -> tuple[Span, ...]:
        """Give the quotations that the words round the verb attribute: before, after, or on both sides."""
        c = self.c
        if self.passage.quote_at(c[self.verb].start) is not None:
            return ()
        end = self.group[1]
        if self.speaker is not None and self.speaker > self.verb:
            end = max(end, c.phrase(self.speaker)[1])
        after = self._quotation_after(end)
        # "…," he said, *adding* that …: what stands before belongs to the verb before.
        leads = c[self.verb].tag == "VBG" and c.own_subject(self.verb) is None
        leads = leads and not _is_passed_on(c, self.verb)
        before = None if leads else self._quotation_before(c[self._begin()].start)
        # Appearing on “Harbour Talk,” she said that …: the clause is what she said.
        if before is not None and after is None and self._clause_after() is not None:
            before = before if self._is_speech(before) else None
        if before is not None and after is not None and not self._goes_on(before, after):
            after = None
        return tuple(span for span in (before, after) if span is not None)

    def _quotation_before(self, position: int) -> Span | None:
        quote = self.passage.quote_before(position)
        if quote is None or not _is_said(quote):
            return None
        gap = self.passage.between(quote.span.end, position)
        if not _CLOSE_BY.fullmatch(gap) or not _points_on(quote, gap):
            return None
        start = quote.span.start
        clause = self._clause_before()
        led = self.passage.between(self.c.sentence.start, start).rstrip()
        if clause is not None and self.c[clause[0]].start < start and led[-1:] != ",":
            start = self.c[clause[0]].start
        elif quote.kind == "partial":
            opening = self.passage.sentence_at(start).start
            led = self.passage.between(opening, start).rstrip()
            # "Despite the rain, “it was a fine day,” she said": only the marks are hers.
            whole = led.endswith(",") or self.passage.verb_between(opening, start)
            start = start if whole else opening
        return self.passage.article.span(start, quote.span.end)

    def _is_speech(self, span: Span) -> bool:
        quote = self.passage.quote_at(span.start)
        return quote is not None and quote.kind == "speech" and quote.span.end >= span.end

    def _quotation_after(self, last: int) -> Span | None:
        c = self.c
        quote = self.passage.quote_after(c[last].end)
        if quote is None or not _is_said(quote) or quote.span.start > c.sentence.end + 2:
            return None
        between = [
            i
            for i in range(last + 1, min(len(c), last + 2 + LEAD_IN))
            if c[i].end <= quote.span.start
        ]
        if len(between) > LEAD_IN or any(c[i].tag in _FINITE for i in between):
            return None
        gap = self.passage.between(c[last].end, quote.span.start).rstrip()
        pointed = gap[-1:] in ("", ":", ",")
        led = pointed or gap.endswith((" that", " that,"))
        return quote.span if led and (quote.kind == "speech" or pointed) else None

    def _goes_on(self, before: Span, after: Span) -> bool:
        """Say whether the second quotation finishes the sentence of the first: “…,” he said, “…”."""
        gap = self.passage.between(before.end, after.start).rstrip()
        return gap.endswith(",") or after.exact[1:2].islower()

    # who says it

    def _source(self, content: tuple[Span, ...], by: str) -> Span | None:
        """Give the words that name the speaker, on their side of the verb and outside what is said."""
        c, speaker = self.c, self.speaker
        if speaker is None or speaker == self.verb:
            return None
        if c[speaker].tag in ("WP", "WDT") and c[c.head(speaker)].dep == "relcl":
            speaker = c.head(c.head(speaker))
            while c[speaker].dep == "conj" and c[c.head(speaker)].pos == c[speaker].pos:
                speaker = c.head(speaker)
        first, last = c.named(speaker, clipped=c.within(self.verb, speaker))
        if speaker < self.verb:
            last = min(last, max(speaker, self.group[0] - 1))
        else:
            first = max(first, min(speaker, self.group[1] + 1))
        first, last = c.trim(first, last)
        start, end = c[first].start, c[last].end
        for span in content:
            if start < span.end and span.start < end:
                if span.start <= c[speaker].start < span.end:
                    return None
                start, end = (span.end, end) if span.start <= start else (start, span.start)
        held = self.passage.between(start, end).rstrip(' ,;:—–-“"')
        if not any(map(str.isalpha, held)) or not _can_speak(c, speaker, held, by):
            return None
        return self.passage.article.span(start, start + len(held))

    def _addressee(self, content: tuple[Span, ...]) -> Span | None:
        """Give whom it was told to: "told *reporters* that …"."""
        told = self.c.child(self.verb, "dobj", "dative") if self.cue.hears else None
        if told is None or any(s.start <= self.c[told].start < s.end for s in content):
            return None
        return self._span(*self.c.phrase(told))


def _can_speak(c: Clauses, speaker: int, held: str, by: str) -> bool:
    """Say whether a subject names someone or something that a newspaper can quote.

    A threat or a demand may come from a wall or a rule; only of persons, bodies and papers
    do we believe it.
    """
    if held.lower() in words("cues", "nobody") or c[speaker].dep == "expl":
        return False
    if by not in ("object", "infinitive", "preposition", "participle"):
        return True
    token = c[speaker]
    if token.pos != "NOUN":
        return held.lower() != "it" or by == "object"
    acts = bool(_AGENT.search(token.lemma)) and token.lemma not in words("speakers", "thing")
    return acts or token.lemma in words("speakers")


def _speaker(c: Clauses, verb: int, *, passive: bool) -> int | None:
    if passive:
        agent = c.child(verb, "agent")
        return c.child(agent, "pobj") if agent is not None else None
    if c[verb].dep == "pcomp" and _is_passed_on(c, verb):
        return c.child(c.head(c.head(verb)), "dobj", "nsubjpass")
    if c[verb].dep == "acl" and c[verb].tag == "VBG" and c[verb - 1].text in (",", "”", '"'):
        return _main_subject(c, verb)
    return c.subject(verb)


def _is_quoted_away(passage: Passage, c: Clauses, speaker: int, verb: int) -> bool:
    """Say whether a subject stands in a quotation that its verb does not stand in."""
    return (
        passage.quote_at(c[speaker].start) is not None and passage.quote_at(c[verb].start) is None
    )


def _speaker_before(passage: Passage, c: Clauses, verb: int) -> int | None:
    """Find who spoke last before a verb, outside quotation marks: “We left,” she said, *adding* …."""
    for i in range(verb - 1, -1, -1):
        if c[i].pos == "VERB" and c[i].lemma in reporting_verbs():
            subject = c.own_subject(i)
            if subject is not None and passage.quote_at(c[subject].start) is None:
                return subject
    return None


def _main_subject(c: Clauses, verb: int) -> int | None:
    """Find the subject of the clause that a trailing participle hangs in."""
    index = c.head(verb)
    for _ in range(len(c)):
        if c[index].pos in ("VERB", "AUX") and c[index].dep not in ("acl", "relcl"):
            return c.subject(index)
        if c.head(index) == index:
            return None
        index = c.head(index)
    return None


def _is_said(quote: Quote) -> bool:
    return quote.kind in ("speech", "partial")


def _points_on(quote: Quote, gap: str) -> bool:
    """Say whether a quotation leaves its sentence open for the words that attribute it."""
    last = quote.inner.exact.rstrip()[-1:]
    return "," in gap or last in tuple(",!?—–-…") or (last != "." and not gap.strip(" \xa0"))
