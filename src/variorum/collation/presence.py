"""How many people were there: on board, inside, at a service; how many there is room for, and how many work there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.populations import PEOPLE, Population, is_part, population
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.sums import added
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# "On board were 38 people": how far from the head of its sentence the counted noun may stand.
FRONT = 8
# How far behind "58 passengers and" the crew may stand: "four cabin crew".
CREW = 5
_ABOARD = ("aboard", "board", "onboard")


def present(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many people were somewhere, or may be, or work there, or None where nothing says it."""
    return (
        _capacity(figure, noun)
        or aboard(figure, counted, noun)
        or _attending(figure, counted, noun)
        or _gathered(figure, counted, noun)
        or _employed(figure, noun)
    )


# ── on board ────────────────────────────────────────────────────────────────────


def aboard(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many were on board: "240 people aboard", "a ferry carrying 90 people", "103 passengers and 26 crew"."""
    tree = figure.tree
    verb = tree.verb_of(noun)
    carried = (
        verb is not None
        and tree.tokens[verb].lemma == "carry"
        and tree.tokens[noun].dep in ("dobj", "conj")
    )
    spot = _on_board(tree, noun)
    young = counted.name in ("pupil", "child") and spot is not None
    known = counted.name in ("people", "passenger", "staff") or young
    if not known and (not carried or counted.thing):
        return None
    claim = claim_at(tree, verb) if verb is not None else Claim(1, "real")
    together = _crew_and_passengers(tree, noun)
    crew = counted.name == "staff" and are_all(figure)
    if (spot is None and not carried and not together and not crew) or claim.sign < 0:
        return None
    if claim.mood != "real":
        return None
    whole = counted.name == "people" or young or (carried and counted.name != "staff")
    return figure.fact(
        ("number", "aboard" if whole else counted.name, " ".join(counted.narrow), None),
        figure.evidence(spot if spot is not None else verb if carried else None),
        noun if verb is None else verb,
        part=is_part(tree, figure.number, noun),
        subject=PEOPLE.noun
        if together and _counted_as_one(figure, noun)
        else "children"
        if young
        else counted.noun,
    )


def bare_aboard(figure: Figure) -> Fact | None:
    """Read a bare number of those on board: "ferry sinks with 86 aboard"."""
    spot = _on_board(figure.tree, figure.inside[-1])
    if figure.quantity.dimension != "count" or spot is None or spot - figure.inside[-1] > 2:
        return None
    return figure.fact(
        ("number", "aboard", "", None),
        figure.evidence(spot),
        figure.number,
        part=is_part(figure.tree, figure.number, None),
        subject=PEOPLE.noun,
    )


def are_all(figure: Figure) -> bool:
    """Say whether a count is told to be of all there are: "all 61 people on the plane died"."""
    first = figure.inside[0]
    before = figure.tree.tokens[first - 1].text.lower() if first else ""
    return before == "all" or figure.tree.tokens[first].text.lower() == "all"


def _on_board(tree: Tree, noun: int) -> int | None:
    """Give the word that says that those counted are on board, behind them or before."""
    for i in range(noun + 1, min(noun + 5, len(tree.tokens))):
        if tree.tokens[i].text.lower() in _ABOARD:
            return i
        if tree.tokens[i].tag == "CD":
            break
    if noun + 1 < len(tree.tokens) and tree.tokens[noun + 1].text.lower() in ("on", "in"):
        # "All 61 people on a plane that came down"
        inner = tree.child(noun + 1, "pobj")
        if inner is not None and tree.tokens[inner].lemma in _vehicles():
            return inner
    if [t.text.lower() for t in tree.tokens[:2]] in (["on", "board"], ["aboard", "were"]):
        return 1 if noun < FRONT else None
    return None


def _vehicles() -> frozenset[str]:
    return words("populations", "vehicle", "words")


def _crew_and_passengers(tree: Tree, noun: int) -> bool:
    """Say whether both are counted together: then they are those on board."""
    top = noun
    while tree.tokens[top].dep == "conj":
        top = tree.tokens[top].head
    if {"passenger", "staff"} <= {population(tree, i).name for i in tree.conjuncts(top)}:
        return True
    # However the parser took it, "58 passengers and four crew" stand side by side.
    near = tree.tokens[max(0, noun - CREW) : noun + 1 + CREW]
    lemmas = [t.lemma for t in near]
    joined = "passenger" in lemmas and "crew" in lemmas[lemmas.index("passenger") :]
    between = lemmas[lemmas.index("passenger") : lemmas.index("crew")] if joined else []
    return joined and "and" in between and "," not in between and "crew" in lemmas


def _counted_as_one(figure: Figure, noun: int) -> bool:
    """Say whether one number counts passengers and crew: "62 passengers and crew"."""
    after = figure.tree.tokens[noun + 1 : noun + 1 + CREW]
    crew = next((n for n, t in enumerate(after) if t.lemma in ("crew", "staff")), None)
    return crew is not None and not any(t.tag == "CD" for t in after[:crew])


def all_aboard(counts: Sequence[tuple[Figure, Fact]]) -> Iterator[Fact]:
    """Add up passengers and crew of one sentence: they are all on board."""
    apart = [
        (figure, fact)
        for figure, fact in counts
        if fact.key[1] in ("passenger", "staff", "aboard") and fact.subject != PEOPLE.noun
    ]
    if len(apart) == 2 and len({population(f.tree, f.noun).name for f, _ in apart}) == 2:
        yield added(apart, ("number", "aboard", "", None))


# ── room for so many ────────────────────────────────────────────────────────────


def bare_capacity(figure: Figure) -> Fact | None:
    """Read "the boat had a capacity of 120": a bare number behind the word for it."""
    tree = figure.tree
    of = tree.tokens[figure.number].head
    room = tree.tokens[of].head
    if figure.quantity.dimension != "count" or tree.tokens[of].text.lower() != "of":
        return None
    if tree.tokens[room].lemma not in words("populations", "room", "words"):
        return None
    key = ("number", "capacity", "", None)
    return figure.fact(key, figure.evidence(room), room, subject=PEOPLE.noun)


def _capacity(figure: Figure, noun: int) -> Fact | None:
    """Read how many there is room for: "licensed to carry 120 people", "a capacity of 90"."""
    tree = figure.tree
    over = tree.tokens[noun].head
    told = over if tree.tokens[over].text.lower() in ("for", "of") else None
    governor = tree.tokens[told if told is not None else over].head
    if told is None and tree.tokens[over].dep not in ("xcomp", "acl", "advcl"):
        return None
    if tree.tokens[governor].lemma not in words("populations", "room", "words"):
        return None
    return figure.fact(
        ("number", "capacity", "", None), figure.evidence(governor), governor, subject=PEOPLE.noun
    )


# ── in a place ──────────────────────────────────────────────────────────────────


def _attending(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many came to what: "some 400 were attending mass", "a service attended by 200"."""
    tree = figure.tree
    token = tree.tokens[noun]
    by = token.head
    active = token.dep == "nsubj" and tree.tokens[by].lemma == "attend"
    passive = token.dep == "pobj" and tree.tokens[by].dep == "agent"
    verb = by if active else tree.tokens[by].head
    if not (active or passive) or tree.tokens[verb].lemma != "attend":
        return None
    what = tree.child(verb, "dobj") if active else tree.object(verb)
    if what is not None and tree.tokens[what].pos == "PRON" and tree.tokens[verb].dep == "relcl":
        what = tree.tokens[verb].head
    return _at_a_place(figure, counted, verb, what, at="at") if what is not None else None


def _gathered(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many were there: "90 people were on the pier", "60 workers were inside"."""
    tree = figure.tree
    verb = tree.tokens[noun].head
    token = tree.tokens[verb]
    if tree.tokens[noun].dep == "pobj" and token.text.lower() in ("with", "by"):
        verb = token.head
        full = tree.tokens[verb].lemma in words("populations", "full", "words")
        spot = tree.subject(verb) if full else None
        return _at_a_place(figure, counted, verb, spot) if spot is not None else None
    if (line := _joined_line(tree, noun, verb)) is not None:
        return _at_a_place(figure, counted, verb, line, at="on")
    if token.lemma not in words("populations", "present", "words"):
        return None
    for k in tree.kids[verb]:
        if tree.tokens[k].text.lower() in ("inside", "underground", "there"):
            inner = tree.child(k, "pobj")
            return _at_a_place(figure, counted, verb, k if inner is None else inner)
        if tree.tokens[k].text.lower() in ("on", "in", "at", "aboard", "for"):
            spot = tree.child(k, "pobj")
            # "On the cold morning they stood on the line."
            if spot is not None and tree.tokens[spot].lemma not in words(
                "populations", "part of day", "words"
            ):
                return _at_a_place(figure, counted, verb, spot)
    return None


def _joined_line(tree: Tree, noun: int, verb: int) -> int | None:
    """Give the line that pickets join or man: who joins it stands on it."""
    joins = tree.tokens[verb].lemma in ("join", "man") and tree.tokens[noun].dep == "nsubj"
    line = tree.child(verb, "dobj") if joins else None
    named = line is not None and any(tree.tokens[k].lemma == "picket" for k in tree.kids[line])
    return line if named else None


def _at_a_place(
    figure: Figure, counted: Population, verb: int, spot: int, *, at: str | None = None
) -> Fact | None:
    tree = figure.tree
    claim = claim_at(tree, verb)
    if claim.mood != "real" or claim.sign < 0:
        return None
    part = is_part(tree, figure.number, figure.noun)
    if tree.tokens[spot].lemma in _vehicles() and counted.name != "staff":
        key = ("number", "aboard", " ".join(counted.narrow), None)
        young = "children" if counted.name in ("pupil", "child") else counted.noun
        return figure.fact(key, figure.evidence(spot), verb, part=part, subject=young)
    here = tree.tokens[spot].lemma in words("populations", "site", "words")
    name = "" if here else canon(figure.framer, tree, spot)
    if name is None:
        return None
    # Those at a service are its worshippers; staff and rescuers are a group of their own.
    apart = counted.name in ("staff", "rescuer", "troops", "worker", "pupil", "child")
    where = at or tree.tokens[tree.tokens[spot].head].text.lower()
    return figure.fact(
        (
            "number",
            "present",
            f"{name} {counted.name if here and apart else ''}".strip() or "inside",
            None,
        ),
        figure.evidence(verb, spot),
        verb,
        part=part,
        subject=f"{counted.noun} {'inside' if here else f'{where} the {name}'}",
    )


# ── at work ─────────────────────────────────────────────────────────────────────


def _employed(figure: Figure, noun: int) -> Fact | None:
    """Read how many work for somebody: "the mine employs 240 people"."""
    tree = figure.tree
    verb = tree.tokens[noun].head
    if tree.tokens[noun].dep != "dobj" or tree.tokens[verb].lemma != "employ":
        return None
    owner = canon(figure.framer, tree, tree.subject(verb))
    if owner is None or claim_at(tree, verb) != Claim(1, "real"):
        return None
    part = is_part(tree, figure.number, noun)
    key = ("number", "employed", owner, None)
    return figure.fact(key, figure.evidence(verb), verb, part=part, subject="people employed")
