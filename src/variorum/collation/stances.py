"""What one source is given to say: it says so in one account; in another it denies it, or is silent.

"The ministry conceded that the wall was too low" and "an allegation the ministry rejects" cannot
both be told of one ministry on one day. Only sources that speak with one mouth are asked:
residents may well disagree among themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.collation.days import overlap
from variorum.collation.frames import Framer
from variorum.collation.one_mind import of_one_mind
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact, Span, Statement

# Two accounts have so many words of the matter in common, where one of them denies it.
SHARED = 2
# A reading is as long as a line and a half of print.
LINE = 110
# A head is read at a glance.
HEAD = 10

_TELLING = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
# Marks the figures among the words of a matter.
_COUNT = "#"
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_AGAINST = {"says": frozenset({"denies", "silent"}), "denies": frozenset({"says"})}


@dataclass(frozen=True, slots=True)
class _Source:
    """Who speaks: the words for what it is, what tells it from others of its kind, and its name."""

    kinds: frozenset[str]
    which: frozenset[str]
    name: str | None
    span: Span


def find_stances(framer: Framer) -> Iterator[Fact]:
    """Yield what a source that speaks with one mouth says, denies, or does not say."""
    for statement in framer.reading.statements:
        yield from _stated(framer, statement)
    for tree in framer.forest.trees:
        yield from _suspected(framer, tree)
        yield from _rejected(framer, tree)
        yield from _kept_silent(framer, tree)


def stances(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield for each source what one account has it say and another has it deny or leave unsaid."""
    told = [f for f in facts if f.key[0] == "stance" and scene.era(f) == "now"]
    kept = of_one_mind(told, unlike_stances)
    used = set[int]()
    for n, one in enumerate(kept):
        others = [
            m
            for m, other in enumerate(kept)
            if m > n
            and other.article != one.article
            and unlike_stances(one, other)
            and not _later(one, other, scene)
        ]
        if n not in used and others and used.isdisjoint(others):
            used |= {n, *others}
            first = kept[others[0]].value
            yield (one, *(kept[m] for m in others if kept[m].value == first))


def unlike_stances(one: Fact, other: Fact) -> bool:
    """Say whether two accounts give one source unlike things to say of one matter."""
    if str(other.value) not in _AGAINST.get(str(one.value), frozenset({"says"})):
        return False
    if one.value == other.value or not _one_source(one, other) or not overlap(one, other):
        return False
    says, against = (one, other) if one.value == "says" else (other, one)
    topic, matter = set(filler(says, "topic")), set(filler(against, "topic"))
    counts = {word for word in matter if word.startswith(_COUNT)}
    if not counts <= topic:
        # Who denies that fifty died may well say that two did.
        return False
    topic, matter = ({w for w in told if not w.startswith(_COUNT)} for told in (topic, matter))
    places = [{word for word in told if not word.islower()} for told in (topic, matter)]
    if all(places) and not places[0] & places[1]:
        return False
    shared = topic & matter
    common = {word for word in shared if word.islower()}
    if against.status == "named":
        # "Nothing to point to an explosion", "declined to say whether anything was shouted"
        return bool(matter) and bool(common) and len(matter - topic) <= len(common)
    return (
        len(shared) >= SHARED
        and bool(common)
        and len(shared) * 2 > min(len(topic), len(matter)) / 2
    )


def _later(one: Fact, other: Fact, scene: Scene) -> bool:
    """Say whether accounts came out on unlike days, and silence may have been broken since."""
    days = scene.published.get(one.article), scene.published.get(other.article)
    return None not in days and days[0] != days[1]


def _one_source(one: Fact, other: Fact) -> bool:
    """Say whether two accounts can mean one source, and nothing tells it apart."""
    if one.subject is not None and one.subject == other.subject:
        return True
    kinds = _small(one, "kinds") & _small(other, "kinds")
    which = _small(one, "which"), _small(other, "which")
    if not kinds or (all(which) and not which[0] & which[1]):
        return False
    if one.subject is not None and other.subject is not None:
        return False
    known = bool(which[0] & which[1]) or bool(kinds - words("stances", "loose", "words"))
    # "A company" may be any; "the company" is the one the story is about.
    return known or one.unit == other.unit == "the"


def _small(fact: Fact, slot: str) -> set[str]:
    """Give the words of a slot in small letters: the story may know "police" as a name."""
    return {word.lower() for word in filler(fact, slot)}


def asked_of_stance(question: Sequence[Fact]) -> str:
    """Give what is asked: "whether it is the word of the ministry: the wall was built too low"."""
    says = next((f for f in question if f.value == "says"), question[0])
    told = " ".join(filler(says, "told"))
    small = told[:1].lower() + told[1:] if told.partition(" ")[0].lower() in _ARTICLES else told
    return f"whether it is the word of {' '.join(filler(says, 'called'))}: {small}"


# ── what an account tells ───────────────────────────────────────────────────────


def _stated(framer: Framer, statement: Statement) -> Iterator[Fact]:
    """Yield a statement of the account as a stance of its source."""
    if statement.source is None or statement.cue is None or not statement.content:
        return
    if statement.act not in ("statement", "silence"):
        return
    source = _source(framer, statement.source)
    tree = framer.forest.at(statement.content[0].start)
    nothing = statement.content[0].exact.lower().startswith("nothing")
    if source is None or tree is None or nothing:
        return
    inside = [i for c in statement.content for i in tree.within(c.start, c.end)]
    cue = [tree.tokens[i].lemma for i in tree.within(statement.cue.start, statement.cue.end)]
    rejecting = words("stances", "rejecting", "words")
    unproven = [i for i in inside if _is_unproven(tree, i)]
    if statement.act == "silence":
        return
    if unproven:
        topic = {word for i in unproven for word in _topic(framer, tree, tree.below(i, 3))}
        yield _fact(framer, tree, source, "denies", topic, statement.content[0], named=True)
    elif rejecting.intersection(cue) or statement.factuality == "denied":
        told = _with(tree, statement.content[0], statement.cue)
        yield _fact(framer, tree, source, "denies", _topic(framer, tree, inside), told)
    elif statement.polarity == "positive" and statement.factuality in (
        "asserted",
        "opinion",
        "hedged",
    ):
        topic = _topic(framer, tree, inside)
        yield _fact(framer, tree, source, "says", topic, statement.content[0])


def _with(tree: Tree, content: Span, cue: Span) -> Span:
    """Give what is said with the word that says how, where they stand in one sentence."""
    if not tree.sentence.start <= cue.start < tree.sentence.end:
        return content
    start, end = min(content.start, cue.start), max(content.end, cue.end)
    return tree.article.span(start, end) if end - start <= LINE else content


def _is_unproven(tree: Tree, index: int) -> bool:
    """Say whether there is said to be no sign of a noun: "no evidence of *sabotage*"."""
    token = tree.tokens[index]
    if token.pos not in _NOUNS or token.dep not in ("pobj", "dobj"):
        return False
    near = [*_above(tree, index, 4)]
    lemmas = {tree.tokens[i].lemma.lower() for i in near}
    proof = [i for i in near if tree.tokens[i].lemma.lower() in words("stances", "proof", "words")]
    if "rule" in lemmas and any(
        tree.tokens[k].text.lower() == "out" for i in near for k in tree.kids[i]
    ):
        return token.dep == "dobj"
    nothing = any(tree.tokens[i].text.lower() == "nothing" or tree.has_no(i) for i in proof)
    pointing = bool(lemmas & words("stances", "pointing", "words"))
    return nothing and (pointing or any(tree.tokens[i].lemma != "nothing" for i in proof))


def _above(tree: Tree, index: int, steps: int) -> Iterator[int]:
    for _ in range(steps):
        head = tree.tokens[index].head
        if head == index:
            return
        yield head
        index = head


def _suspected(framer: Framer, tree: Tree) -> Iterator[Fact]:
    """Yield what a source suspects, or has found no sign of: "police *suspect arson*"."""
    for index, token in enumerate(tree.tokens):
        thing = tree.child(index, "dobj", "ccomp") if token.pos == "VERB" else None
        who = tree.subject(index)
        if thing is None or who is None or tree.child(index, "neg") is not None:
            continue
        source = _source(framer, tree.span(min(tree.phrase(who)), who))
        if source is None:
            continue
        unproven = [i for i in tree.below(thing, 4) if _is_unproven(tree, i)]
        found = token.lemma in words("stances", "finding", "words") and bool(unproven)
        if found:
            topic = {word for i in unproven for word in _topic(framer, tree, tree.below(i, 2))}
            told = tree.span(index, max(unproven))
            yield _fact(framer, tree, source, "denies", topic, told, named=True)
        elif token.lemma in words("stances", "suspecting", "words"):
            phrase = [*tree.below(thing)]
            told = tree.span(index, max(phrase))
            yield _fact(framer, tree, source, "says", _topic(framer, tree, phrase), told)


def _rejected(framer: Framer, tree: Tree) -> Iterator[Fact]:
    """Yield "an allegation *the ministry rejects*": what stands before it is what is denied."""
    rejecting, alleged = (words("stances", s, "words") for s in ("rejecting", "alleged"))
    for index, token in enumerate(tree.tokens):
        if token.lemma.lower() not in alleged or token.pos != "NOUN" or index == 0:
            continue
        # The parser takes "rejects" for a noun as often as for a verb.
        verb = next(
            (
                i
                for i in range(index + 1, min(index + 12, len(tree.tokens)))
                if tree.tokens[i].lemma.lower() in rejecting
            ),
            None,
        )
        between = tree.tokens[index + 1 : verb] if verb is not None else ()
        if verb is None or not between or any(t.pos in ("VERB", "PUNCT") for t in between):
            continue
        first = index + 1 + (between[0].text.lower() in ("that", "which"))
        helps = [i for i in range(first, verb) if tree.tokens[i].pos != "AUX"]
        source = _source(framer, tree.span(helps[0], helps[-1])) if helps else None
        if source is not None:
            topic = _topic(framer, tree, range(index))
            yield _fact(framer, tree, source, "denies", topic, tree.span(index, verb))


def _kept_silent(framer: Framer, tree: Tree) -> Iterator[Fact]:
    """Yield who is silent on what: "declined to say whether …", "said nothing about …", "made no such claim"."""
    for index, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX"):
            continue
        told = _unsaid(tree, index)
        if told is None:
            continue
        last, such = told
        subject = tree.subject(index)
        at = subject if subject is not None and tree.tokens[subject].pos in _NOUNS else None
        at = _noun_before(tree, index) if at is None else at
        source = _source(framer, tree.span(min(tree.phrase(at)), at)) if at is not None else None
        near = {tree.tokens[k].text.lower() for k in tree.below(index, 2)}
        if source is None or at is None or near & words("stances", "yet", "words"):
            continue
        # "No such announcement": what was told before in the sentence.
        matter = [*range(min(tree.phrase(at)))] if such else [*_matter(tree, last)]
        topic = _topic(framer, tree, matter)
        if topic:
            yield _fact(
                framer,
                tree,
                source,
                "silent",
                topic,
                tree.span(at, max(last, *matter)),
                named=not such,
            )


def _unsaid(tree: Tree, index: int) -> tuple[int, bool] | None:
    """Give the word behind which stands what is not said, and whether it is what was told before."""
    token = tree.tokens[index]
    telling = words("stances", "telling", "words")
    if token.lemma in words("stances", "silence", "words"):
        said = tree.child(index, "xcomp")
        if said is not None and tree.tokens[said].lemma in telling:
            return said, False
    if token.lemma in telling and tree.child(index, "neg") is not None and token.dep != "xcomp":
        return index, False
    thing = tree.child(index, "dobj")
    if thing is None:
        return None
    if token.lemma == "say" and tree.tokens[thing].text.lower() == "nothing":
        return thing, False
    spoken = tree.tokens[thing].lemma in words("stances", "announcement", "words")
    if spoken and token.lemma in ("make", "give", "issue") and tree.has_no(thing):
        return thing, any(tree.tokens[k].text.lower() == "such" for k in tree.kids[thing])
    return None


def _matter(tree: Tree, last: int) -> Iterator[int]:
    """Yield what is not spoken of, without the clauses that only describe it."""
    todo = [k for k in tree.kids[last] if k > last]
    while todo:
        here = todo.pop()
        yield here
        todo += [k for k in tree.kids[here] if tree.tokens[k].dep not in ("relcl", "advcl", "conj")]


def _noun_before(tree: Tree, index: int) -> int | None:
    """Give the source before a verb whose subject the parser lost: "the mediators, it is said, have …"."""
    voices = words("stances", "voice", "words")
    for i in range(index - 1, -1, -1):
        if tree.tokens[i].text == ";":
            return None
        if tree.tokens[i].pos == "NOUN" and tree.tokens[i].lemma.lower() in voices:
            return i
    return None


def _source(framer: Framer, span: Span) -> _Source | None:
    """Read who speaks; None where it is nobody that speaks with one mouth."""
    tree = framer.forest.at(span.start)
    if tree is None:
        return None
    inside = [*tree.within(span.start, span.end)]
    head = next(
        (i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i), None
    )
    cut = next(
        (n for n, i in enumerate(inside) if tree.tokens[i].text in (",", "who", "which")), None
    )
    inside = [*_of_the_source(tree, inside[:cut] if cut else inside)]
    if not inside:
        return None
    span = tree.span(inside[0], inside[-1])
    entity = next(
        (
            e
            for i in inside
            if i == head
            if (e := framer.entity(tree.tokens[i].start)) is not None
            if e.named and e.type in ("PERSON", "ORG")
        ),
        None,
    )
    told = [(i, tree.tokens[i]) for i in inside if tree.tokens[i].pos in (*_NOUNS, "ADJ")]
    voices = words("stances", "voice", "words")
    kinds = {t.lemma.lower() for _, t in told if t.lemma.lower() in voices}
    if not kinds and entity is None:
        return None
    which = {t.lemma.lower() for _, t in told if t.lemma.lower() not in voices}
    name = entity.name if entity is not None else None
    return _Source(frozenset(kinds), frozenset(which), name, span)


def _of_the_source(tree: Tree, inside: Sequence[int]) -> Sequence[int]:
    """Leave out what the source denies: "(a claim) the company denies"."""
    alleged = words("stances", "alleged", "words")
    last = next((n for n, i in enumerate(inside[:2]) if tree.tokens[i].lemma in alleged), None)
    return inside if last is None else inside[last + 1 :]


def _topic(framer: Framer, tree: Tree, inside: Iterable[int]) -> set[str]:
    """Give the telling words of a stretch, each under the word it shares with its like."""
    found = set[str]()
    for i in inside:
        token = tree.tokens[i]
        if token.pos == "PRON":
            name = canon(framer, tree, i)
            found |= {name} if name is not None else set()
        elif token.pos == "NUM":
            found.add(f"{_COUNT}{token.text.lower()}")
        elif token.pos in _TELLING and token.dep not in ("aux", "auxpass"):
            word = token.text if token.pos == "PROPN" else class_of_noun(token.lemma.lower())
            found.add(_same().get(token.lemma.lower(), word))
    return found - words("stances", "empty", "words")


def _fact(
    framer: Framer,
    tree: Tree,
    source: _Source,
    value: str,
    topic: Iterable[str],
    told: Span,
    *,
    named: bool = False,
) -> Fact:
    span = _evidence(tree, source.span, told)
    anchor = tree.within(told.start, told.end)
    at = anchor[0] if anchor else 0
    return Fact(
        kind="attribute",
        article=tree.article.id,
        key=("stance", None),
        label=span.exact,
        evidence=(span,),
        value=value,
        subject=source.name,
        unit="the" if source.span.exact[:4].lower() == "the " else None,
        status="named" if named else "",
        when=framer.when(tree, at),
        where=framer.where(tree, at),
        source=framer.source(told),
        slots=(
            ("called", (_called(source),)),
            ("kinds", tuple(sorted(source.kinds))),
            ("told", (_in_short(told.exact),)),
            ("topic", tuple(sorted(set(topic) - source.kinds - {source.name}))),
            ("which", tuple(sorted(source.which))),
        ),
    )


def _called(source: _Source) -> str:
    """Give the words for a source, up to a comma."""
    named = source.span.exact.partition(",")[0]
    first = named.partition(" ")[0].lower()
    known = first in _ARTICLES or any(first in (kind, f"{kind}s") for kind in source.kinds)
    return named[:1].lower() + named[1:] if known else named


def _in_short(told: str) -> str:
    """Give as much of what is said as a head holds.

    >>> _in_short("the wall at the harbour had been built too low for a storm of this kind")
    'the wall at the harbour had been built too low'
    """
    kept = told.rstrip(" .,;:").split()
    if len(kept) > HEAD:
        kept = kept[:HEAD]
        while kept and kept[-1].lower() in words("standing", "linking"):
            kept.pop()
    return " ".join(kept)


def _evidence(tree: Tree, source: Span, told: Span) -> Span:
    """Give the stretch that holds the source and what it says, or as much of it as a line takes."""
    start, end = min(source.start, told.start), max(source.end, told.end)
    if end - start <= LINE:
        return tree.article.span(start, end)
    if source.start < told.start:
        ends = [t.end for t in tree.tokens if t.end - source.start <= LINE and t.end > source.end]
        return tree.article.span(source.start, max(ends, default=source.end))
    starts = [t.start for t in tree.tokens if source.end - t.start <= LINE]
    return tree.article.span(min(starts, default=source.start), source.end)


@cache
def _same() -> Mapping[str, str]:
    return {w: row["words"][0] for row in entries("stances", "same") for w in row["words"]}
