"""Counts as facts: how many were killed, injured, arrested.

A count is a whole or a part. Parts say so ("two of them", "another nine", "died overnight"), or
their noun does ("three women"): only where an account counts nobody else of that fate do its
"12 workers" stand for everybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from variorum.collation.bounds import compatible
from variorum.collation.doings import is_deed
from variorum.collation.fates import Fate, fate_of, refers_back, told_by
from variorum.collation.figures import Figure
from variorum.collation.frames import clause
from variorum.collation.parts import (
    TOP,
    are_others,
    at_the_head,
    died_later,
    is_heading,
    is_marked_part,
    is_part_of_toll,
)
from variorum.collation.populations import (
    PEOPLE,
    Population,
    counted_with,
    population,
    tolls,
)
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# Sentences at the head of an account in which it gives its tolls.
HEAD = 4
# Two counts of one event by two sources: what is four times as much is of another.
RIVAL = 4
# Fates that an account tells of further down, where it tells of them at all.
_ANYWHERE = frozenset({"arrest", "charge", "abduct", "trap", "rescue", "evacuate", "displace"})


@dataclass(frozen=True, slots=True)
class _Count:
    """A figure, what became of those it counts, who they are, and the fact it makes.

    `again` when it takes up the count before: "the trust put the figure at 3,000"; `among` when
    it tells apart what some of them were: "five of them were pupils"; `along` when it goes on
    counting: "two died in the first blast and seven in the second".
    """

    figure: Figure
    fate: Fate
    counted: Population
    fact: Fact
    again: bool = False
    among: bool = False
    along: bool = False

    @property
    def stands_for_all(self) -> bool:
        """Whether nothing but its noun makes the count a part."""
        return (
            not self.counted.whole
            and not self.among
            and not self.again
            # "Dock workers" on strike are all who are, where nobody else is told of.
            and (not self.counted.narrow or self.fate.name == "strike work")
            and not is_marked_part(self.figure, self.fate)
        )


def find_tolls(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each count of which it is clear what became of the counted, and the sums of parts."""
    yield from (fact for figure in figures if (fact := _ordinal(figure)) is not None)
    counts = list(_counts(figures))
    sums = [
        (number, total)
        for number, together in groupby(counts, key=lambda c: c.figure.tree.number)
        for total in _sums(list(together))
    ]
    yield from _wholes(counts, [fact for _, fact in sums])
    yield from (
        replace(fact, part=True)
        if number >= TOP and _beside_the_head(fact, _head(counts))
        else fact
        for number, fact in sums
    )


def _counts(figures: Sequence[Figure]) -> Iterator[_Count]:
    """Yield the counts in text order; some take up the one before: "five of them", "the figure"."""
    before: _Count | None = None
    for figure in figures:
        if figure.quantity.dimension != "count":
            continue
        near = before is not None and figure.tree.number - before.figure.tree.number <= 1
        count = _count(figure, before if near else None)
        if count is not None:
            yield count
            before = count if _kind(figure) is None else before


def _count(figure: Figure, before: _Count | None) -> _Count | None:
    tree, noun = figure.tree, figure.noun
    kind = _kind(figure)
    fate = own = fate_of(figure)
    if fate is None:
        fate = _taken_up(figure, kind, before.fate if before is not None else None)
    if fate is None or (noun is None and _is_age(figure)):
        return None
    counted = population(tree, kind) if kind is not None else _who(figure, fate)
    if not counted_with(counted, fate.name) or _by_a_deed(tree, fate):
        return None
    verb = tree.verb_of(fate.index)
    at = fate.index if verb is None or not fate.noun else verb
    claim = claim_at(tree, at)
    token = tree.tokens[fate.index]
    # "One of seven soldiers to die" tells of those who have died.
    to_die = token.dep in ("acl", "relcl") and token.tag == "VB" and token.lemma == "die"
    told = claim.mood == "real" or to_die or _feared(tree, fate.index)
    evidence = figure.evidence(fate.index, fate.last, kind)
    if not told or claim.denied or figure.framer.denied(evidence):
        return None
    fate = replace(fate, name=_graded(figure, fate))
    part = not fate.total and kind is None and is_part_of_toll(figure, fate, counted)
    who = counted.kind
    if fate.name == "affect people" and _is_cut_off(figure):
        # Whoever is cut off is counted by homes, by households, or by customers.
        who, part = "home", False
    if (
        part
        and fate.name in words("fates", "beside", "classes")
        and counted.whole
        and are_others(figure)
    ):
        # Those charged besides the mayor are a group of their own in every account.
        part, who = False, "others"
    name = fate.name if fate.sign > 0 else f"not {fate.name}"
    fact = figure.fact(
        # A total is of all that happened, whatever the rest of the sentence is about.
        ("toll", name, who, None if fate.noun else _cause(tree, fate)),
        evidence,
        fate.index,
        part=part,
        subject=counted.noun,
        positive=claim.sign > 0,
        slots=(("in", ("headline",)),) if is_heading(tree, figure.framer.forest) else (),
    )
    again = own is None and kind is None
    on = again and not fate.total
    along = on and tree.tokens[figure.inside[0] - 1].text.lower() == "and"
    fact = replace(fact, part=True, slots=(("whole", ()),)) if on else fact
    return _Count(figure, fate, counted, fact, again, among=kind is not None, along=along)


def _is_cut_off(figure: Figure) -> bool:
    """Say whether homes are counted that have no power, or no water."""
    home = figure.noun is not None and figure.tree.tokens[figure.noun].lemma in words(
        "populations", "supplied", "words"
    )
    supply = words("populations", "supply", "words")
    return home and any(t.lemma in supply for t in figure.tree.tokens)


def _by_a_deed(tree: Tree, fate: Fate) -> bool:
    """Say whether it is only by a deed that things are affected: cars by the recall are those recalled."""
    by = tree.child(fate.index, "agent") if fate.name.startswith("affect") else None
    what = tree.child(by, "pobj") if by is not None else None
    return what is not None and is_deed(tree, what)


def _who(figure: Figure, fate: Fate) -> Population:
    """Give whom a figure counts: the total's own noun, else the noun behind the figure."""
    if fate.total:
        return population(figure.tree, fate.counted)
    counted = population(figure.tree, figure.noun)
    # Bodies are those found; of the dead there may be more.
    return PEOPLE if figure.noun == fate.index and counted.name != "body" else counted


def _kind(figure: Figure) -> int | None:
    """Give the noun that says what those are of whom some are counted: "five of them were pupils"."""
    tree, i = figure.tree, figure.inside[-1] + 1
    if (what := _told_what(figure)) is not None:
        return what
    text = [t.text.lower() for t in tree.tokens[i : i + 8]]
    if not text or text[0] != "of":
        return None
    those = next((n for n in (1, 2) if text[n : n + 1] and text[n] in _those()), None)
    if those is None:
        return None
    for n in range(those + 1, len(text)):
        token = tree.tokens[i + n]
        if token.tag in ("NNS", "NNPS"):
            counted = population(tree, i + n)
            return i + n if counted.persons and counted.name != PEOPLE.name else None
        if token.lemma != "be" and token.pos not in ("ADJ", "NOUN", "PROPN", "ADV"):
            return None
    return None


def _told_what(figure: Figure) -> int | None:
    """Read "of the dead, 15 were pupils and six soldiers": those apart are named before."""
    tree, verb = figure.tree, figure.inside[-1] + 1
    if verb >= len(tree.tokens) or tree.tokens[verb].lemma != "be":
        return None
    what = tree.child(verb, "attr")
    before = [t.text.lower() for t in tree.tokens[: figure.inside[0]]]
    apart = any("of" in before[max(0, i - 2) : i] for i, w in enumerate(before) if w in _those())
    counted = population(tree, what)
    if what is None or not apart or not counted.persons or counted.name == PEOPLE.name:
        return None
    return what


def _those() -> frozenset[str]:
    return words("populations", "those", "words")


def _taken_up(figure: Figure, kind: int | None, before: Fate | None) -> Fate | None:
    """Give the fate of those counted just before, or named ("of the dead"), where a figure takes them up."""
    if kind is not None:
        tree = figure.tree
        those = next((i for i in range(kind) if tree.tokens[i].text.lower() in _those()), None)
        fate = told_by(tree, those) if those is not None else None
        fate = fate or before
        return Fate(fate.name, kind, fate.sign, noun=True) if fate is not None else None
    back = refers_back(figure) if before is not None else None
    if before is not None and back is None and _goes_on(figure, before):
        return Fate(before.name, figure.number, before.sign, noun=True)
    if before is None or back is None:
        return None
    return Fate(before.name, back, before.sign, noun=True, total=True)


def _goes_on(figure: Figure, before: Fate) -> bool:
    """Say whether a bare number counts on, elsewhere: "40 were saved, 11 from the roof"."""
    tree, last = figure.tree, figure.inside[-1]
    first = figure.inside[0]
    if figure.noun is not None or not first or last + 1 >= len(tree.tokens):
        return False
    behind = tree.tokens[first - 1].text.lower() in (",", "and")
    place = tree.tokens[last + 1].text.lower() in words("populations", "elsewhere", "words")
    return behind and place and before.index < figure.number


def _feared(tree: Tree, index: int) -> bool:
    """Say whether it is only the word "feared" that puts a count off: "26 feared dead"."""
    head = tree.tokens[index].head
    over = tree.tokens[head]
    claim = claim_at(tree, head)
    return over.lemma in words("populations", "thought", "words") and claim == Claim(1, "real")


def _is_age(figure: Figure) -> bool:
    """Say whether a bare number is somebody's age: "Jane Roe, 34, died", "a woman of 34, died"."""
    tree, inside = figure.tree, figure.inside
    before, after = inside[0] - 1, inside[-1] + 1
    if "aged" in {t.text.lower() for t in tree.tokens[max(0, before - 3) : before + 1]}:
        # "The victims, aged 16 to 23, died."
        return True
    if before < 1 or after >= len(tree.tokens) or tree.tokens[after].text != ",":
        return False
    of_somebody = tree.tokens[before].text.lower() == "of" and tree.tokens[before - 1].tag == "NN"
    return tree.tokens[before].text == "," or of_somebody


def _cause(tree: Tree, fate: Fate) -> str | None:
    """Name the class of what caused it: "a landslide that killed", "died when a wall collapsed"."""
    verb = tree.verb_of(fate.index)
    if verb is None:
        return None
    subject = tree.subject(verb)
    own = sense_at(tree, subject) if subject is not None else None
    if own is not None and own.noun and own.name not in tolls():
        return own.name
    for k in tree.kids[verb]:
        if tree.tokens[k].dep == "advcl":
            when = sense_at(tree, k)
            if when is not None and when.name not in tolls():
                return when.name
    above = tree.tokens[verb].head
    if tree.tokens[verb].dep in ("advcl", "relcl") and above != verb:
        over = sense_at(tree, above)
        if over is not None and over.name not in tolls():
            return over.name
    return None


# ── degrees of harm ─────────────────────────────────────────────────────────────

_GRADES = {"critical": "critically", "severe": "seriously", "slight": "slightly"}


def _graded(figure: Figure, fate: Fate) -> str:
    """Give harm its degree: the badly hurt are counted apart from the hurt."""
    if fate.name not in ("injure", "hospitalise", "treat") or fate.sign < 0:
        return fate.name
    grade = _grade(figure, fate)
    return f"injure {_GRADES[grade]}" if grade is not None else fate.name


def _grade(figure: Figure, fate: Fate) -> str | None:
    """Say how badly, where a count is of some degree of harm only."""
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    verb = tree.verb_of(fate.index)
    told = {k for i in (here, fate.index) for k in tree.below(i, 2)}
    if verb is not None and not fate.noun:
        told |= set(clause(tree, verb))
    # What stands beyond the next figure, or before the last, is told of others.
    last, after = figure.last_figure(), figure.next_figure()
    near = {
        tree.tokens[k].lemma
        for k in told
        if (last is None or k > last) and (after is None or k < after)
    }
    return next((g for g in _GRADES if near & words("populations", g, "words")), None)


# ── wholes ───────────────────────────────────────────────────────────────────────


def _wholes(counts: Sequence[_Count], sums: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the counts; one by its noun alone a part is whole where its account counts nobody else.

    The head of an account gives its toll: what stands further down and does not go with it is
    a part, another event's, or somebody's claim.
    """
    values = defaultdict[str, set[object]](set)
    for fact in (*(c.fact for c in counts if not c.again), *sums):
        values[str(fact.key[1])].add(fact.value)
    head = _head(counts)
    for count in counts:
        fact = count.fact
        if _is_rival(count, head):
            yield replace(fact, part=False)
            continue
        others = values[str(fact.key[1])] - {fact.value}
        early = count.figure.tree.number < HEAD or count.fate.name in _ANYWHERE
        if count.stands_for_all and not others and early:
            yield replace(fact, key=(*fact.key[:2], PEOPLE.name, *fact.key[3:]), part=False)
            if not fact.part:
                yield fact
        elif (
            not _says_total(count)
            and not _is_at_the_head(count.figure)
            and _beside_the_head(fact, head)
        ):
            yield replace(fact, part=True)
        else:
            yield fact


def _is_rival(count: _Count, head: Sequence[Fact]) -> bool:
    """Say whether a count is more than all that the head counts, on somebody else's word.

    "Police say 12 were killed; the hospital has counted 15": no part is larger than its whole.
    """
    fact = count.fact
    told = [f for f in head if f.key[:3] == fact.key[:3] and f.evidence != fact.evidence]
    return (
        bool(told)
        and fact.source is not None
        and all(f.source not in (None, fact.source) for f in told)
        and not is_marked_part(count.figure, count.fate)
        and all(_more(fact, f) for f in told)
    )


def _more(fact: Fact, other: Fact) -> bool:
    """Say whether a count is larger than another, but of its size."""
    if not isinstance(fact.value, float) or not isinstance(other.value, float):
        return False
    return other.value < fact.value <= RIVAL * other.value


def _says_total(count: _Count) -> bool:
    """Say whether the account itself calls a count a total: "the toll now stands at 26"."""
    return count.fate.total and not count.fact.source


def _head(counts: Sequence[_Count]) -> tuple[Fact, ...]:
    """Give the whole counts of an account's headline and lead."""
    return tuple(
        c.fact
        for c in counts
        if _is_at_the_head(c.figure) and not c.fact.part and c.fact.status != "earlier"
    )


def _is_at_the_head(figure: Figure) -> bool:
    return at_the_head(figure.tree, figure.framer.forest)


def _beside_the_head(fact: Fact, head: Sequence[Fact]) -> bool:
    """Say whether the head of the account counts the same people, and not as many."""
    told = [f for f in head if f.key[:3] == fact.key[:3]]
    # What has a day of its own is of another event, or is told as of that day; "this year" is none.
    dated = (
        fact.when is not None
        and fact.when[0][:7] == fact.when[1][:7]
        and all(f.when != fact.when for f in told)
    ) or (fact.when is not None and _past(fact, told))
    return bool(told) and not dated and not any(compatible(f, fact) for f in told)


def _past(fact: Fact, told: Sequence[Fact]) -> bool:
    """Say whether a fact's days end before the year of what the head tells."""
    years = {f.when[0][:4] for f in told if f.when is not None}
    return fact.when is not None and all(fact.when[1][:4] < year for year in years)


# ── counts that no numeral gives ────────────────────────────────────────────────


def _ordinal(figure: Figure) -> Fact | None:
    """Read the toll an ordinal tells: with "a third person died" three are dead."""
    if figure.quantity.dimension != "ordinal":
        return None
    tree = figure.tree
    noun = tree.tokens[figure.number].head
    fate = fate_of(replace(figure, noun=noun))
    if fate is None or fate.name != "kill" or tree.tokens[noun].tag != "NN":
        return None
    if not population(tree, noun).persons or claim_at(tree, fate.index) != Claim(1, "real"):
        return None
    return figure.fact(
        ("toll", "kill", "people", None),
        figure.evidence(noun, fate.index),
        fate.index,
        subject="people",
    )


# ── sums of parts ───────────────────────────────────────────────────────────────


def _sums(counts: Sequence[_Count]) -> Iterator[Fact]:
    """Add up the parts of one sentence: four badly and twenty slightly hurt are 24, two men and a girl three.

    Only within a sentence may parts be added: elsewhere they may overlap.
    """
    grades = [c for c in counts if c.fate.name.startswith("injure ") and c.fate.sign > 0]
    if len(grades) == 2 and len({c.fate.name for c in grades}) == 2:
        yield added([(c.figure, c.fact) for c in grades], ("toll", "injure", "people", None))
    for name, alike in groupby(counts, key=lambda c: c.fact.key[1]):
        same = list(alike)
        if len(same) == 2 and same[1].along:
            # "Two were killed in the first blast and seven in the second."
            yield added([(c.figure, c.fact) for c in same], same[0].fact.key)
        yield from _sum_of_roles(same)
        if len(same) > 1 and name == "kill" and all(died_later(c.figure, c.fate) for c in same):
            # "Five died at the scene and two in hospital."
            yield added([(c.figure, c.fact) for c in same], ("toll", "kill", "people", None))


def _sum_of_roles(counts: Sequence[_Count]) -> Iterator[Fact]:
    """Add up people of several kinds joined by "and": a driver and four passengers are five."""
    first = counts[0]
    tree, noun = first.figure.tree, first.figure.noun
    if (
        noun is None
        or first.counted.whole
        or first.fate.total
        or is_marked_part(first.figure, first.fate)
    ):
        return
    head = noun
    while tree.tokens[head].dep == "conj" and tree.tokens[tree.tokens[head].head].pos == "NOUN":
        head = tree.tokens[head].head
    joined = list(tree.conjuncts(head))
    if len(joined) < 2:
        return
    told = {c.figure.noun: c.fact.value for c in counts if not is_marked_part(c.figure, c.fate)}
    values = [told.get(i, 1.0 if _single(tree, i) else None) for i in joined]
    classes = {population(tree, i).name for i in joined}
    if (
        None in values
        or len(classes) < len(joined)
        or not all(population(tree, i).persons for i in joined)
    ):
        return
    span = tree.span(min(tree.phrase(joined[0])), joined[-1])
    value = sum(v for v in values if isinstance(v, float | int))
    yield replace(
        first.fact,
        key=(*first.fact.key[:2], "people", *first.fact.key[3:]),
        label=span.exact,
        evidence=(span,),
        value=value,
        part=False,
        subject="people",
    )


def _single(tree: Tree, noun: int) -> bool:
    """Say whether a noun is of one: "a driver", "his wife"."""
    return tree.tokens[noun].tag == "NN" and any(
        tree.tokens[k].dep == "poss"
        or tree.tokens[k].text.lower() in words("populations", "single", "words")
        for k in tree.kids[noun]
    )


def added(
    parts: Sequence[tuple[Figure, Fact]], key: tuple[str | None, ...], noun: str | None = "people"
) -> Fact:
    """Give the sum of the parts, with the stretch from the first to the last as its evidence."""
    first, last = parts[0][1], parts[-1][1]
    article = parts[0][0].tree.article
    span = article.span(first.evidence[0].start, last.evidence[0].end)
    value = sum(fact.value for _, fact in parts if isinstance(fact.value, float | int))
    return replace(
        first, key=key, label=span.exact, evidence=(span,), value=value, part=False, subject=noun
    )
