"""How many of what there are: attackers, shots, people on board, flights cancelled.

A number of things answers a question only together with what is told of them: flights that are
cancelled are counted apart from those that are late. Of some things an event has one number
whatever is told of them: the gunmen, the shots, the counts of an indictment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from variorum.collation.attackers import attack_of
from variorum.collation.fates import fate_of
from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.populations import Population, counted_with, is_part, population
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.tolls import added
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# "On board were 38 people": how far from the head of its sentence the counted noun may stand.
FRONT = 8
# Nouns that count many though they are singular: "a crew of 25", "six crew".
_MANY = frozenset({"crew", "staff", "police", "personnel", "people"})


def find_numbers(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each count of which nothing is told but that they are there, or what is done to them."""
    for _, inside in groupby(figures, key=lambda f: f.tree.number):
        counts = [(figure, fact) for figure in inside if (fact := _number_of(figure)) is not None]
        sums = [*_sum_of_those_aboard(counts), *_sum_of_counts(counts)]
        yield from sums
        yield from (fact for _, fact in counts if fact.key[1] != "aboard" or not sums)


def _number_of(figure: Figure) -> Fact | None:
    if figure.quantity.dimension != "count":
        return _times_fired(figure) or _how_often(figure)
    counted = population(figure.tree, figure.noun)
    fate = fate_of(figure)
    if fate is None or not counted_with(counted, fate.name):
        return _counted(figure)
    if figure.noun is not None and fate.name in ("rescue", "evacuate"):
        # Who is brought ashore was on board, if passengers and crew are told apart.
        return _aboard(figure, counted, figure.noun)
    return None


def _counted(figure: Figure) -> Fact | None:
    tree, noun = figure.tree, figure.noun
    if noun is None or tree.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    several = (figure.quantity.value or 0) > 1
    if several and tree.tokens[noun].tag in ("NN", "NNP") and tree.tokens[noun].lemma not in _MANY:
        # "10 shot in subway": no plural, so no noun that is counted.
        return None
    counted = population(tree, noun)
    if counted.persons:
        found = (
            _aboard(figure, counted, noun)
            or _attackers(figure, counted, noun)
            or _attending(figure, counted, noun)
            or _present(figure, counted, noun)
        )
        if found is not None or counted.name == "people":
            return found
    verb, ahead = tree.verb_of(noun), False
    if verb is not None and tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        claim = claim_at(tree, verb)
        if claim.mood not in ("real", "possible", "future", "planned") or claim.sign < 0:
            return None
        ahead = claim.mood in ("future", "planned")
    name, narrow, known = _question(figure, counted, noun)
    # What will be cut is no count of what was.
    name = f"will {name}" if ahead else name
    return figure.fact(
        ("number", name, narrow, None if known else "unlisted"),
        figure.evidence(None),
        noun if verb is None else verb,
        part=is_part(tree, figure.number, noun),
        subject=counted.noun,
    )


def _question(figure: Figure, counted: Population, noun: int) -> tuple[str, str, bool]:
    """Give what is asked of things counted, with what restricts them; and whether all of it is known.

    Of the event's own things no more is asked than their number. Of others it must be known
    what they do, or what is done to them, and by whom where that matters.
    """
    narrow = " ".join(counted.narrow)
    if counted.event and (narrow or counted.name != "troops"):
        # Two soldiers on guard are not the 300 that were sent: of troops it must be known which.
        return counted.name, narrow, True
    tree = figure.tree
    token = tree.tokens[noun]
    kind = token.lemma if counted.known else canon(figure.framer, tree, noun) or token.lemma
    kind = f"{narrow} {kind}".strip()
    verb = _deed(tree, noun)
    if verb is None:
        return kind, "", False
    lemma, sense = tree.tokens[verb].lemma, sense_at(tree, verb)
    deed = _deeds().get(lemma) or (sense.name if sense is not None else lemma)
    if token.dep == "nsubj" and verb == token.head:
        # What they do, and to what.
        what = tree.child(verb, "dobj")
        done = canon(figure.framer, tree, what) if what is not None else ""
        return f"{kind} {deed}", done or "", done is not None
    if lemma in _deeds():
        return f"{deed} {kind}", "", True
    agent = canon(figure.framer, tree, tree.child(verb, "nsubj"))
    return f"{deed} {kind}", agent or "", agent is not None


def _deed(tree: Tree, noun: int) -> int | None:
    """Give the verb that tells what those counted do, or what is done to them; light verbs tell nothing."""
    token = tree.tokens[noun]
    for k in tree.kids[noun]:
        if tree.tokens[k].dep == "acl" and tree.tokens[k].tag == "VBN":
            return k
    over = tree.tokens[token.head]
    told = token.dep in ("nsubj", "nsubjpass", "dobj") and over.pos == "VERB"
    return token.head if told and over.lemma not in words("grammar", "light", "words") else None


@cache
def _deeds() -> dict[str, str]:
    return {
        verb: row["words"][0] for row in entries("populations", "done") for verb in row["words"]
    }


# ── people in a place ───────────────────────────────────────────────────────────


def _aboard(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many were on board: "240 people aboard", "a ferry carrying 90 people", "103 passengers and 26 crew"."""
    tree = figure.tree
    if counted.name not in ("people", "passenger", "staff"):
        return None
    verb = tree.verb_of(noun)
    spot = _on_board(tree, noun)
    claim = claim_at(tree, verb) if verb is not None else Claim(1, "real")
    carried = (
        verb is not None
        and tree.tokens[verb].lemma == "carry"
        and tree.tokens[noun].dep in ("dobj", "conj")
    )
    if (spot is None and not carried and not _crew_and_passengers(tree, noun)) or claim.sign < 0:
        return None
    if claim.mood != "real":
        return None
    whole = counted.name == "people" or (counted.name == "passenger" and carried)
    return figure.fact(
        ("number", "aboard" if whole else counted.name, " ".join(counted.narrow), None),
        figure.evidence(spot if spot is not None else verb if carried else None),
        noun if verb is None else verb,
        part=is_part(tree, figure.number, noun),
        subject=counted.noun,
    )


def _on_board(tree: Tree, noun: int) -> int | None:
    """Give the word that says that those counted are on board, behind them or before."""
    aboard = ("aboard", "board", "onboard")
    behind = range(noun + 1, min(noun + 5, len(tree.tokens)))
    found = next((i for i in behind if tree.tokens[i].text.lower() in aboard), None)
    if found is None and [t.text.lower() for t in tree.tokens[:2]] in (
        ["on", "board"],
        ["aboard", "were"],
    ):
        return 1 if noun < FRONT else None
    return found


def _crew_and_passengers(tree: Tree, noun: int) -> bool:
    """Say whether both are counted together: then they are those on board."""
    top = noun
    while tree.tokens[top].dep == "conj":
        top = tree.tokens[top].head
    return {"passenger", "staff"} <= {population(tree, i).name for i in tree.conjuncts(top)}


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
    name = canon(figure.framer, tree, what)
    if name is None or claim_at(tree, verb) != Claim(1, "real"):
        return None
    return figure.fact(
        ("number", "attending", name, None),
        figure.evidence(verb),
        verb,
        part=is_part(tree, figure.number, noun),
        subject=counted.noun,
    )


def _present(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many were there: "90 people were on the pier", "60 workers were inside"."""
    tree = figure.tree
    verb = tree.tokens[noun].head
    token = tree.tokens[verb]
    full = token.lemma in words("populations", "full", "words")
    if tree.tokens[noun].dep == "pobj" and token.text.lower() in ("with", "by"):
        verb = token.head
        full = tree.tokens[verb].lemma in words("populations", "full", "words")
        spot = tree.subject(verb) if full else None
        return _at_a_place(figure, counted, verb, spot) if spot is not None else None
    if token.lemma not in words("populations", "present", "words"):
        return None
    for k in tree.kids[verb]:
        if tree.tokens[k].text.lower() in ("inside", "underground", "there"):
            inner = tree.child(k, "pobj")
            return _at_a_place(figure, counted, verb, k if inner is None else inner)
        if tree.tokens[k].text.lower() in ("on", "in", "at"):
            spot = tree.child(k, "pobj")
            if spot is not None:
                return _at_a_place(figure, counted, verb, spot)
    return None


def _at_a_place(figure: Figure, counted: Population, verb: int, spot: int) -> Fact | None:
    tree = figure.tree
    claim = claim_at(tree, verb)
    here = tree.tokens[spot].lemma in words("populations", "site", "words")
    name = "" if here else canon(figure.framer, tree, spot)
    if name is None or claim.mood != "real" or claim.sign < 0:
        return None
    wide = "" if counted.name == "people" or not here else counted.name
    place = "inside" if here else f"{tree.tokens[tree.tokens[spot].head].text.lower()} the {name}"
    return figure.fact(
        ("number", "present", f"{name} {wide}".strip() or "inside", None),
        figure.evidence(verb, spot),
        verb,
        part=is_part(tree, figure.number, figure.noun),
        subject=f"{counted.noun} {place}",
    )


# ── attackers and shots ─────────────────────────────────────────────────────────


def _attackers(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many attacked: "two gunmen", "two girls blew themselves up", "two men with rifles"."""
    tree = figure.tree
    if counted.name != "attacker" and not attack_of(tree, noun):
        return None
    verb = tree.verb_of(noun)
    if verb is not None and tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        claim = claim_at(tree, verb)
        if claim.mood != "real" or claim.sign < 0:
            return None
    return figure.fact(
        ("number", "attacker", "", None),
        figure.evidence(None),
        noun if verb is None else verb,
        part=is_part(tree, figure.number, noun),
        subject=counted.noun if counted.name == "attacker" else "attackers",
    )


def _times_fired(figure: Figure) -> Fact | None:
    """Read how often somebody fired: "fired 31 times" are 31 shots."""
    tree, quantity = figure.tree, figure.quantity
    last = tree.tokens[figure.inside[-1]]
    verb = tree.verb_of(figure.number)
    if last.lemma != "time" or verb is None or tree.tokens[verb].lemma not in ("fire", "shoot"):
        return None
    if quantity.value is None or claim_at(tree, verb) != Claim(1, "real"):
        return None
    return figure.fact(
        ("number", "shot", "", None),
        figure.evidence(verb),
        verb,
        value=quantity.value,
        subject="shots",
    )


def _how_often(figure: Figure) -> Fact | None:
    """Read how often a deed was done, by whom or to whom: "stabbed 17 times", "wrote to them four times"."""
    tree = figure.tree
    last = tree.tokens[figure.inside[-1]]
    verb = tree.verb_of(figure.number)
    if last.lemma != "time" or verb is None:
        return None
    lemma = tree.tokens[verb].lemma
    if lemma not in words("populations", "often", "words") or claim_at(tree, verb).mood != "real":
        return None
    whom = tree.object(verb)
    whom = tree.subject(verb) if whom is None or whom in figure.inside else whom
    name = canon(figure.framer, tree, whom)
    if name is None:
        return None
    return figure.fact(
        ("number", f"times {lemma}", name, None),
        figure.evidence(verb),
        verb,
        value=figure.quantity.value,
        subject="times",
    )


# ── sums of parts ───────────────────────────────────────────────────────────────


def _sum_of_those_aboard(counts: Sequence[tuple[Figure, Fact]]) -> Iterator[Fact]:
    """Add up passengers and crew of one sentence: they are all on board."""
    aboard = [
        (figure, fact)
        for figure, fact in counts
        if fact.key[1] in ("passenger", "staff", "aboard") and fact.subject != "people"
    ]
    if len(aboard) == 2 and len({population(f.tree, f.noun).name for f, _ in aboard}) == 2:
        yield added(aboard, ("number", "aboard", "", None))


def _sum_of_counts(counts: Sequence[tuple[Figure, Fact]]) -> Iterator[Fact]:
    """Add up coordinated counts of one noun: two counts of arson and four of fraud are six."""
    for n, (figure, fact) in enumerate(counts[:-1]):
        tree, noun = figure.tree, figure.noun
        if noun is None or not fact.key[2] or fact.part or fact.key[1] == "present":
            continue
        joined = set(tree.conjuncts(noun)) - {noun}
        others = [
            (f, other)
            for f, other in counts[n + 1 :]
            if f.noun in joined and other.key[:2] == fact.key[:2] and other.key[2]
        ]
        if others and len(others) == len(joined):
            yield added([(figure, fact), *others], ("number", fact.key[1], "", None), fact.subject)
