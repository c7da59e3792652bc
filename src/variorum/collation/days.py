"""When and where: the day and the place that accounts give to what the story is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.clocks import names_tomorrow
from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.scene import Scene
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Date, Fact, Span


def find_days(framer: Framer) -> Iterator[Fact]:
    """Yield each date that a predicate of a known class, or a word like "decision", is given."""
    for tree in framer.forest.trees:
        for date in framer.dates_in(tree):
            if not (date.begin and date.end):
                continue
            inside = tree.within(date.span.start, date.span.end)
            what = _dated(tree, inside[0]) if inside else None
            if (
                what is None
                or _is_end(tree, inside[0])
                or _in_dateline(tree, inside)
                or _later_death(tree, what)
                or names_tomorrow(tree.article.published, date)
            ):
                continue
            name, at = what
            span = _with_preposition(tree, inside, date)
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("day", name),
                label=span.exact,
                evidence=(span,),
                value=date.begin if date.begin == date.end else f"{date.begin}/{date.end}",
                subject=tree.tokens[at].lemma,
                part=_several(tree, at),
                statements=framer.statement_ids(span),
                when=(date.begin, date.end),
                who=_parties(framer, tree, at),
                source=framer.source(span),
            )


def _parties(framer: Framer, tree: Tree, at: int) -> tuple[str, ...]:
    """Name who does what is dated, and to what it is done."""
    below = (
        tree.child(k, "pobj") for k in tree.kids[at] if tree.tokens[k].dep in ("prep", "agent")
    )
    taking_part = (tree.subject(at), tree.object(at), tree.child(at, "poss"), *below)
    names = (canon(framer, tree, i) for i in taking_part if i is not None)
    return tuple(sorted({name for name in names if name is not None}))


def _several(tree: Tree, at: int) -> bool:
    """Say whether some of many are dated: "three missiles were launched on Saturday".

    However many shots are fired, they are one shooting.
    """
    taking_part = (i for i in (tree.subject(at), tree.object(at)) if i is not None)
    return any(
        tree.child(i, "nummod") is not None and tree.tokens[i].lemma != "shot" for i in taking_part
    )


def _is_end(tree: Tree, index: int) -> bool:
    """Say whether a date is one until which, or since which, something holds."""
    above = tree.tokens[tree.tokens[index].head]
    before = tree.tokens[index - 1] if index else above
    return bool({above.text.lower(), before.text.lower()} & {"until", "till", "since"})


def _in_dateline(tree: Tree, inside: tuple[int, ...]) -> bool:
    """Say whether a date stands before the text itself begins: "AIX, May 4 (Agency) - …"."""
    if any(tree.tokens[i].pos in ("VERB", "AUX") for i in range(inside[0])):
        return False
    behind = tree.tokens[inside[-1] + 1 : inside[-1] + 7]
    return any(t.text in ("-", "–", "—", "--") for t in behind)


def _later_death(tree: Tree, what: tuple[str, int]) -> bool:
    """Say whether somebody died of it later: the day of a death in hospital is not that of the crash."""
    name, at = what
    token = tree.tokens[at]
    subject = tree.subject(at)
    return (
        name == "kill"
        and token.pos == "VERB"
        and token.lemma != "kill"
        and subject is not None
        and tree.tokens[subject].tag in ("NN", "NNP")
    )


def find_places(framer: Framer) -> Iterator[Fact]:
    """Yield each place that a predicate of a known class is given."""
    for tree in framer.forest.trees:
        for i, token in enumerate(tree.tokens):
            entity = framer.entity(token.start) if token.dep == "pobj" else None
            if entity is None or entity.type not in ("GPE", "LOC"):
                continue
            what = _dated(tree, i)
            preposition = token.head
            if what is None or tree.tokens[preposition].text.lower() not in _AT or preposition > i:
                continue
            span = tree.span(preposition, i)
            yield Fact(
                kind="attribute",
                article=tree.article.id,
                key=("place", what[0]),
                label=span.exact,
                evidence=(span,),
                value=entity.name,
                subject=entity.name,
                statements=framer.statement_ids(span),
                when=framer.when(tree, i),
                source=framer.source(span),
            )


# One attack is struck, launched and shot in as many words.
_VIOLENT = frozenset({"attack", "shoot", "stab", "bomb", "explode"})
# What happens once in a story, however it is told.
_OF_THE_STORY = _VIOLENT | {
    *("quake", "derail", "strike", "fire", "flood", "slide", "collapse", "kill"),
    *("abduct", "evacuate", "fall", "burn"),
}
_AT = frozenset({"in", "at", "near", "off", "outside", "on"})


def places(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the places that two or more accounts give to what the story is about."""
    by_place = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "place" and fact.key[1] in scene.happenings and scene.era(fact) == "now":
            by_place[str(fact.value)].append(fact)
    for name, told in by_place.items():
        if len({f.article for f in told}) > 1:
            yield tuple(replace(f, key=("place", name), subject=name) for f in told)


def days(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield the days given to what the story is about, and the days given to one and the same noun."""
    by_class = defaultdict[str, list[Fact]](list)
    for fact in facts:
        if fact.key[0] == "day" and scene.era(fact) == "now":
            name = str(fact.key[1])
            if name in _OF_THE_STORY & scene.happenings or (
                name in _VIOLENT and _VIOLENT & scene.happenings
            ):
                by_class["attack" if name in _VIOLENT else name].append(fact)
            elif name == "deed":
                by_class[f"the {fact.subject}"].append(fact)
    for name, dated in by_class.items():
        called = name.startswith("the ")
        told = [f for f in dated if called or any(_shares(f, g) for g in dated)]
        yield tuple(replace(f, key=("day", name), subject=name) for f in told)


def _shares(one: Fact, other: Fact) -> bool:
    """Say whether two accounts date a deed of the same parties, or one that may be."""
    unknown = not (one.who and other.who)
    alike = one.article != other.article and one.part == other.part
    return alike and (unknown or bool(set(one.who) & set(other.who)))


def is_day(fact: Fact) -> bool:
    """Say whether a fact is dated to one day, and not to a week or a month."""
    return fact.when is not None and fact.when[0] == fact.when[1]


def overlap(one: Fact, other: Fact) -> bool:
    """Say whether two facts can be of one day."""
    if one.when is None or other.when is None or "?" in (one.when[0], other.when[0]):
        return True
    return one.when[0] <= other.when[1] and other.when[0] <= one.when[1]


def _dated(tree: Tree, index: int) -> tuple[str, int] | None:
    """Give the class of what a date dates: the nearest predicate above it."""
    seen = set[int]()
    here = index
    while here not in seen and len(seen) < 5:
        seen.add(here)
        head = tree.tokens[here].head
        if head == here:
            return None
        token = tree.tokens[head]
        sense = sense_at(tree, head)
        if sense is not None:
            # The day it was shut is not the day it will reopen.
            told = sense.noun or claim_at(tree, head) == Claim(sense.sign, "real")
            return (sense.name, head) if told and sense.sign > 0 else None
        if token.pos == "NOUN" and token.lemma in words("grammar", "event", "words"):
            return "deed", head
        # "the shift, made Thursday": a light verb dates its noun
        if token.pos == "VERB" and token.dep != "acl":
            return None
        here = head
    return None


def _with_preposition(tree: Tree, inside: tuple[int, ...], date: Date) -> Span:
    head = tree.tokens[inside[-1]].head
    above = min((tree.tokens[i].head for i in inside), default=head)
    first = (
        above
        if tree.tokens[above].pos == "ADP" and inside[0] - above <= 2 and above < inside[0]
        else inside[0]
    )
    return tree.span(first, inside[-1])
