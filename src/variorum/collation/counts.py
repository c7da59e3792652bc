"""A count of people or things: what became of them, who they are, and the fact it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.collation.doings import is_deed
from variorum.collation.fate_words import Fate, told_by
from variorum.collation.fates import fate_of
from variorum.collation.figures import Figure
from variorum.collation.grades import graded
from variorum.collation.parts import are_others, is_heading, is_marked_part, is_part_of_toll
from variorum.collation.past_tolls import with_nouns
from variorum.collation.populations import (
    PEOPLE,
    Population,
    counted_with,
    population,
    tolls,
)
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.totals import refers_back
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact


@dataclass(frozen=True, slots=True)
class Count:
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


def counts_of(figures: Sequence[Figure]) -> Iterator[Count]:
    """Yield the counts in text order; some take up the one before: "five of them", "the figure"."""
    before: Count | None = None
    for figure in figures:
        if figure.quantity.dimension != "count":
            continue
        near = before is not None and figure.tree.number - before.figure.tree.number <= 1
        count = _count(figure, before if near else None)
        if count is not None:
            yield count
            before = count if _kind(figure) is None else before


def _count(figure: Figure, before: Count | None) -> Count | None:
    tree, noun = figure.tree, figure.noun
    kind = _kind(figure)
    fate = own = fate_of(figure)
    if fate is None:
        fate = _taken_up(figure, kind, before.fate if before is not None else None)
    if fate is None or (noun is None and _is_age(figure)):
        return None
    counted = population(tree, kind) if kind is not None else _who(figure, fate)
    if not counted_with(counted, fate.name) or _by_a_deed(tree, fate) or _is_shared_out(figure):
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
    fate = replace(fate, name=graded(figure, fate))
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
    fact = replace(fact, part=True, slots=(("whole", ("some",)),)) if on else fact
    fact = with_nouns(figure, fact)
    return Count(figure, fate, counted, fact, again, among=kind is not None, along=along)


def _is_shared_out(figure: Figure) -> bool:
    """Say whether only some of those counted are told of: "half of the 30 passengers were hurt"."""
    tree, noun = figure.tree, figure.noun
    if noun is None or tree.tokens[noun].dep != "pobj":
        return False
    of = tree.tokens[noun].head
    some = tree.tokens[tree.tokens[of].head]
    if tree.tokens[of].text.lower() != "of" or tree.tokens[of].head in figure.inside:
        return False
    return some.tag == "CD" or some.lemma.lower() in words("populations", "some of", "words")


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
