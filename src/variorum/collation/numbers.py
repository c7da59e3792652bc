"""How many there are of what an event has one number of: attackers, shots, people on board.

Of some things an event has one number whatever is told of them: the gunmen, the shots, the
counts of an indictment, those on board. What else is counted is told of in `described`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from variorum.collation.attackers import attack_of
from variorum.collation.fates import fate_of
from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.populations import Population, counted_with, is_part, population
from variorum.collation.predicates import Claim, claim_at
from variorum.collation.presence import (
    aboard,
    all_aboard,
    are_all,
    bare_aboard,
    bare_capacity,
    present,
)
from variorum.collation.sums import added
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# Nouns that count many though they are singular: "a crew of 25", "six crew".
_MANY = frozenset({"crew", "staff", "police", "personnel", "people"})


def find_numbers(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each count of which nothing is told but that they are there, or what is done to them."""
    for _, inside in groupby(figures, key=lambda f: f.tree.number):
        counts = [(figure, fact) for figure in inside if (fact := _number_of(figure)) is not None]
        together = [*all_aboard(counts)]
        yield from (*together, *_sum_of_counts(counts))
        yield from (fact for _, fact in counts if fact.key[1] != "aboard" or not together)


def _number_of(figure: Figure) -> Fact | None:
    if figure.quantity.dimension != "count":
        return _times_fired(figure) or _how_often(figure)
    counted = population(figure.tree, figure.noun)
    fate = fate_of(figure)
    if figure.noun is None:
        bare = bare_aboard(figure) or bare_capacity(figure)
        return _counted(figure) if fate is not None else bare
    if fate is None or not counted_with(counted, fate.name):
        return _counted(figure)
    if fate.name in ("rescue", "evacuate") or are_all(figure):
        # Who is brought ashore was on board, if passengers and crew are told apart.
        return aboard(figure, counted, figure.noun)
    return None


def _counted(figure: Figure) -> Fact | None:
    tree, noun = figure.tree, figure.noun
    if noun is None or tree.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    # "A 12-count indictment" has twelve.
    several = (figure.quantity.value or 0) > 1 and tree.tokens[noun - 1].text != "-"
    if several and tree.tokens[noun].tag in ("NN", "NNP") and tree.tokens[noun].lemma not in _MANY:
        # "10 shot in subway": no plural, so no noun that is counted.
        return None
    counted = population(tree, noun)
    if _strikes(tree, noun) or _wound(tree, noun) is not None:
        return _how_often(figure)
    if counted.persons:
        found = (
            _attackers(figure, counted, noun)
            or present(figure, counted, noun)
            or _suspects(figure, counted, noun)
        )
        if found is not None:
            return found
    narrow = " ".join(counted.narrow)
    if not counted.event or (counted.name == "troops" and not narrow):
        # Two soldiers on guard are not the 300 that were sent: of troops it must be known which.
        return None
    verb = tree.verb_of(noun)
    if verb is not None and tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        claim = claim_at(tree, verb)
        if claim.mood not in ("real", "possible") or claim.sign < 0:
            return None
    charges = counted.name == "count"
    return figure.fact(
        ("number", counted.name, narrow, None),
        figure.evidence(_charged(tree, noun) if charges else None),
        noun if verb is None else verb,
        # "Ten counts, including three of murder": of murder there are three.
        part=is_part(tree, figure.number, noun) and not (charges and bool(narrow)),
        subject=counted.noun,
    )


def _charged(tree: Tree, noun: int) -> int | None:
    """Give the crime of which there are counts: "three counts of murder"."""
    of = next((k for k in tree.kids[noun] if tree.tokens[k].text.lower() == "of"), None)
    return tree.child(of, "pobj") if of is not None else None


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


def _suspects(figure: Figure, counted: Population, noun: int) -> Fact | None:
    """Read how many are suspected: "identified 31 suspects", "is investigating 30 people", "hunting two men"."""
    tree = figure.tree
    verb = tree.verb_of(noun)
    if verb is None or counted.name in ("staff", "rescuer", "troops"):
        return None
    token, over = tree.tokens[noun], tree.tokens[verb]
    called = token.lemma in words("populations", "suspected", "words")
    seeking = words("populations", "seeking", "verbs")
    sought = over.lemma in seeking and (token.dep in ("dobj", "nsubjpass") or token.dep == "pobj")
    probed = over.lemma in words("populations", "probing", "verbs") and token.dep != "nsubj"
    bare = over.lemma in ("have", "be", "identify", "name", "trace") and token.dep != "nsubj"
    by = tree.child(verb, "agent")
    whoever = tree.child(by, "pobj") if by is not None else tree.child(verb, "nsubj")
    police = whoever is None or tree.tokens[whoever].lemma in words(
        "populations", "pursuer", "words"
    )
    if not ((sought and police) or probed or (called and bare)):
        return None
    claim = claim_at(tree, verb)
    if claim.mood != "real" or claim.sign < 0:
        return None
    return figure.fact(
        ("number", "suspect", "", None),
        figure.evidence(verb),
        verb,
        part=is_part(tree, figure.number, noun),
        subject="suspects",
    )


def _times_fired(figure: Figure) -> Fact | None:
    """Read how often somebody fired: "fired 31 times" are 31 shots."""
    tree, quantity = figure.tree, figure.quantity
    last = tree.tokens[figure.inside[-1]]
    verb = tree.verb_of(figure.number)
    if last.lemma != "time" or verb is None or tree.tokens[verb].lemma not in ("fire", "shoot"):
        return None
    if tree.tokens[verb].lemma == "shoot" and tree.object(verb) is not None:
        # "He was shot three times" tells how often he was hit.
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
    wound = _wound(tree, figure.noun)
    if wound is not None and verb is not None:
        return _suffered(figure, wound, verb)
    struck = figure.noun is not None and _strikes(tree, figure.noun)
    if (last.lemma != "time" and not struck) or verb is None:
        return None
    lemma = tree.tokens[verb].lemma
    if lemma not in words("populations", "often", "words") or claim_at(tree, verb).mood != "real":
        return None
    lemma = "hit" if lemma in ("shoot", "strike") else lemma
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


def _wound(tree: Tree, noun: int | None) -> str | None:
    """Give the deed that wounds tell of: a stab wound, a gunshot wound."""
    if noun is None or tree.tokens[noun].lemma != "wound":
        return None
    kind = tree.child(noun, "compound", "amod", "nmod")
    deeds = {"stab": "stab", "knife": "stab", "gunshot": "hit", "bullet": "hit"}
    return deeds.get(tree.tokens[kind].lemma) if kind is not None else None


def _suffered(figure: Figure, deed: str, verb: int) -> Fact | None:
    """Read "suffered seven stab wounds" as being stabbed seven times."""
    tree = figure.tree
    who = tree.subject(verb)
    name = canon(figure.framer, tree, who) if who not in (None, figure.noun) else None
    if name is None or claim_at(tree, verb) != Claim(1, "real"):
        return None
    key = ("number", f"times {deed}", name, None)
    return figure.fact(key, figure.evidence(verb), verb, subject="times")


def _strikes(tree: Tree, noun: int) -> bool:
    """Say whether shots are told of by whom they hit: "hit by four bullets", "two rounds struck her"."""
    verb = tree.verb_of(noun)
    shots = population(tree, noun).name == "shot"
    hits = verb is not None and tree.tokens[verb].lemma in ("hit", "strike")
    return shots and hits


# ── sums of parts ───────────────────────────────────────────────────────────────


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
