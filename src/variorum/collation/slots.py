"""What fills one slot of a happening only once: how, how many, on which day, by whom, to whom.

Two clauses that fill one slot unlike do not tell one thing, however many words they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact, Quantity

Slot = tuple[str, tuple[str, ...]]

# Figures so near to one another are one, rounded.
NEAR = 0.03
# The prefixes that turn an adverb round: legally and illegally, willingly and unwillingly.
_TURNED = ("il", "in", "im", "ir", "un", "non-", "non", "dis")
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "OUTLET", "PRODUCT"})


def slots_of(
    framer: Framer, tree: Tree, index: int, agent: int | None, undergoer: int | None
) -> tuple[Slot, ...]:
    """Give the slots a predicate's clause fills, each with its fillers."""
    found = [
        *_how(tree, index),
        *_days(framer, tree, index),
        *_counts(framer, tree, index),
        *_which(framer, tree, undergoer),
        *_share(tree, agent if undergoer is None else undergoer),
        *_another(tree, index, undergoer),
        *_of_years(tree, index),
        *_placed(framer, tree, undergoer),
        *_at(framer, tree, index),
    ]
    for slot, at in (("by", agent), ("to", undergoer)):
        names = _names(framer, tree, at)
        if names:
            found.append((slot, names))
    return tuple(sorted(found))


def slots_of_noun(framer: Framer, tree: Tree, index: int) -> tuple[Slot, ...]:
    """Give what a described noun is said to be ("Peru is the largest buyer"), and of how many."""
    token = tree.tokens[index]
    who = tree.subject(token.head) if token.dep == "attr" else None
    who = token.head if token.dep == "appos" else who
    names = _names(framer, tree, who)
    return tuple(sorted([*_counts(framer, tree, index), *([("is", names)] if names else [])]))


def clash(one: Fact, other: Fact) -> bool:
    """Say whether two facts fill one slot with what excludes each other."""
    theirs = dict(other.slots)
    return any(
        slot in theirs and slot != "which" and not _alike(slot, fillers, theirs[slot])
        for slot, fillers in one.slots
    )


def filler(fact: Fact, slot: str) -> tuple[str, ...]:
    """Give what fills a slot of a fact; empty where nothing does."""
    return dict(fact.slots).get(slot, ())


def _alike(slot: str, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if slot in ("on", "until"):
        return one[0] <= other[1] and other[0] <= one[1]
    if slot == "towards":
        # South and south-east are one way told less or more closely; south and west are two.
        return any(
            side in one[0] and side in other[0] for side in ("north", "south", "east", "west")
        )
    if slot.startswith("count "):
        return any(
            abs(float(a) - float(b)) <= NEAR * max(abs(float(a)), abs(float(b)))
            for a in one
            for b in other
        )
    return bool(set(one) & set(other))


def _which(framer: Framer, tree: Tree, undergoer: int | None) -> Iterator[Slot]:
    """Yield what tells a thing from others of its kind: the plan *for a bridge*, the *fire* alarm."""
    if undergoer is None:
        return
    beside = [k for k in tree.kids[undergoer] if tree.tokens[k].dep in ("compound", "poss")]
    below = [
        g
        for k in tree.kids[undergoer]
        if tree.tokens[k].dep == "prep" and tree.tokens[k].text.lower() in ("of", "for")
        for g in tree.kids[k]
        if tree.tokens[g].dep == "pobj"
    ]
    nouns = [i for i in (*beside, *below) if tree.tokens[i].pos in ("NOUN", "PROPN")]
    names = {name for i in nouns if (name := canon(framer, tree, i)) is not None}
    if names:
        yield "which", tuple(sorted(names))


def _another(tree: Tree, index: int, undergoer: int | None) -> Iterator[Slot]:
    """Yield what says that it is another of its name: "a *second* charge", "the driver of *a* car"."""
    verb = undergoer if tree.verb_of(index) is None else index
    below = [undergoer, *(k for k in tree.kids[index] if tree.tokens[k].dep in ("dobj", "prep"))]
    below += [
        g
        for k in tree.kids[index]
        if tree.tokens[k].text.lower() in ("of", "to", "with", "for", "on", "against")
        for g in tree.kids[k]
    ]
    near = [k for i in below if i is not None and i != verb for k in tree.kids[i]]
    told = words("grammar", "another", "words") | words("grammar", "stage", "words")
    beside = [tree.tokens[k] for k in near if tree.tokens[k].dep in ("amod", "compound")]
    found = {word for token in beside for word in (token.lemma.lower(), token.text.lower())} & told
    if undergoer is not None and _of_another(tree, undergoer):
        found.add("another")
    if found:
        yield "another", tuple(sorted(found))


def _of_another(tree: Tree, noun: int) -> bool:
    """Say whether a noun belongs to something else: "the driver of a car", "the crew of the rescue boat"."""
    owners = [
        g for k in tree.kids[noun] if tree.tokens[k].text.lower() == "of" for g in tree.kids[k]
    ]
    return tree.tokens[noun].lemma in people() and any(
        tree.tokens[d].text.lower() in ("a", "an", "another")
        or (tree.tokens[d].dep in ("compound", "amod") and tree.tokens[d].pos != "PROPN")
        for g in owners
        if tree.tokens[g].pos == "NOUN"
        for d in tree.kids[g]
    )


def _placed(framer: Framer, tree: Tree, undergoer: int | None) -> Iterator[Slot]:
    """Yield where a thing is, or leads: "the road *to the north*", "on the *second floor*"."""
    if undergoer is None:
        return
    names = set[str]()
    for k in tree.kids[undergoer]:
        place = tree.child(k, "pobj") if tree.tokens[k].dep == "prep" else None
        if place is None or tree.tokens[k].text.lower() in ("of", "for", "with", "by"):
            continue
        beside = [
            tree.tokens[g].lemma for g in tree.kids[place] if tree.tokens[g].dep in _BESIDE_A_PLACE
        ]
        names.add(" ".join((*beside, canon(framer, tree, place) or tree.tokens[place].lemma)))
    if names:
        yield "placed", tuple(sorted(names))


def _at(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the hour of a predicate, and what it was during: "opened *at seven*", "when it fell"."""
    verb = tree.verb_of(index)
    above = tree.kids[verb] if verb is not None and verb != index else ()
    for k in (*tree.kids[index], *above):
        mark = tree.child(k, "advmod", "mark") if tree.tokens[k].dep == "advcl" else None
        if mark is not None and tree.tokens[mark].text.lower() == "when":
            yield "when", (tree.tokens[k].lemma,)
        inside = tree.child(k, "pobj") if tree.tokens[k].dep == "prep" else None
        if inside is None:
            continue
        if tree.tokens[k].text.lower() == "during":
            yield "during", (canon(framer, tree, inside) or tree.tokens[inside].lemma,)
        if tree.tokens[k].text.lower() in ("at", "by"):
            start = tree.tokens[inside].start
            hours = (d.value for d in framer.dates if d.span.start <= start < d.span.end)
            yield from (("at", (value,)) for value in hours if "T" in value)


def _of_years(tree: Tree, index: int) -> Iterator[Slot]:
    """Yield that a clause speaks of years: "no shooting in forty years"."""
    verb = tree.verb_of(index)
    for k in tree.kids[index if verb is None else verb]:
        if tree.tokens[k].text.lower() in ("in", "for"):
            span = tree.child(k, "pobj")
            if span is not None and tree.tokens[span].lemma in ("year", "month", "decade"):
                yield "in years", ("yes",)


def _dated_apart(one: Fact, other: Fact) -> bool:
    """Say whether one is told of a day, and the other of a moment: "on Tuesday", "when he came"."""
    return bool(filler(one, "on") and filler(other, "when")) and not filler(other, "on")


def _unlike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one and other) and not set(one) & set(other)


def are_two(one: Fact, other: Fact) -> bool:
    """Say whether a word tells what two facts speak of apart: the road and a second road."""
    if any(_unlike(filler(one, slot), filler(other, slot)) for slot in ("placed", "at")):
        return True
    if _dated_apart(one, other) or _dated_apart(other, one):
        return True
    here, there = set(filler(one, "another")), set(filler(other, "another"))
    strong = words("grammar", "another", "words")
    return bool((here ^ there) & strong) or bool(here and there and not here & there)


_BESIDE_A_PLACE = frozenset({"amod", "compound", "nummod"})
# Words for all of them, and for less than that; between some and most nobody can tell.
_ALL = frozenset({"all", "every", "each", "both", "everyone"})
_NOT_ALL = frozenset({"some", "most", "half", "few", "several", "many", "part", "majority"})


def _share(tree: Tree, undergoer: int | None) -> Iterator[Slot]:
    """Yield whether it was done to all of them or to less: "all guests", "most of the guests"."""
    if undergoer is None:
        return
    beside = {tree.tokens[i].text.lower() for i in (undergoer, *tree.kids[undergoer])}
    if beside & _ALL and not beside & {"not", "almost", "nearly"}:
        yield "share", ("all",)
    elif beside & _NOT_ALL or (beside & _ALL and "not" in beside):
        yield "share", ("not all",)


def _how(tree: Tree, index: int) -> Iterator[Slot]:
    """Yield how it was done, where the word has an opposite: *legally* and *illegally* are one slot."""
    # "bought it lawfully from a dealer": the parser may hang the adverb on "from".
    behind = (g for k in tree.kids[index] if tree.tokens[k].dep == "prep" for g in tree.kids[k])
    for k in (*tree.kids[index], *behind):
        word = tree.tokens[k].text.lower()
        if tree.tokens[k].dep == "advmod" and word.endswith("ly") and len(word) > 5:
            prefix = next((p for p in _TURNED if _turns(word, p)), "")
            yield f"how {word.removeprefix(prefix)}", ("no" if prefix else "yes",)
        if word == "guilty":
            near = {tree.tokens[i].text.lower() for i in (*tree.kids[index], *tree.kids[k])}
            yield "how guilty", ("no" if "not" in near else "yes",)


def _turns(word: str, prefix: str) -> bool:
    return word.startswith(prefix) and word.removeprefix(prefix) in words(
        "grammar", "turnable", "words"
    )


def _days(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield the day that the predicate itself is given, and the day until which it holds."""
    for date in framer.dates_in(tree):
        inside = tree.within(date.span.start, date.span.end)
        if not inside or not (date.begin and date.end):
            continue
        top = inside[0]
        while tree.tokens[top].head in inside and tree.tokens[top].head != top:
            top = tree.tokens[top].head
        head = tree.tokens[top].head
        until = tree.tokens[head].text.lower() in ("until", "till")
        over = tree.tokens[head].head if tree.tokens[head].pos in ("ADP", "SCONJ") else head
        if tree.tokens[over].dep == "pobj" and framer.entity(tree.tokens[over].start):
            # "at a shop in Aix in June": the day is the buying's, not the town's
            over = tree.verb_of(over) or over
        if over == index:
            yield ("until" if until else "on"), (date.begin, date.end)


def _counts(framer: Framer, tree: Tree, index: int) -> Iterator[Slot]:
    """Yield how many of each noun there are in the clause: the counts of one noun in one slot."""
    held = defaultdict[str, list[str]](list)
    end = tree.tokens[max(tree.below(index, 6))].end
    start = tree.tokens[min(tree.below(index, 6))].start
    for quantity in framer.quantities(start, end):
        noun = _noun(tree, quantity)
        if quantity.value is not None and noun is not None:
            name = canon(framer, tree, noun) or tree.tokens[noun].lemma
            plain = "people" if name.endswith("people") else name
            held[f"count {plain} {quantity.unit or ''}".strip()].append(str(quantity.value))
    yield from ((slot, tuple(sorted(values))) for slot, values in held.items())


def _noun(tree: Tree, quantity: Quantity) -> int | None:
    inside = tree.within(quantity.span.start, quantity.span.end)
    if not inside:
        return None
    if quantity.unit:
        return inside[-1]
    head = tree.tokens[inside[-1]].head
    return head if tree.tokens[head].pos in ("NOUN", "PROPN") else None


def _names(framer: Framer, tree: Tree, at: int | None) -> tuple[str, ...]:
    """Give the names of who or what stands in a slot; none unless all of it is named."""
    if at is None:
        return ()
    found = set[str]()
    for i in tree.conjuncts(at):
        entity = framer.entity(tree.tokens[i].start)
        if entity is None or entity.type not in _NAMED:
            return ()
        found.add(canon(framer, tree, i) or entity.name)
    return tuple(sorted(found))
