"""How many of what there are: attackers, shots, people on board, flights cancelled.

A number of things answers a question only together with what is told of them: flights that are
cancelled are counted apart from those that are late. Of some things an event has one number
whatever is told of them: the gunmen, the shots, the counts of an indictment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from variorum.collation.attackers import attack_of
from variorum.collation.fates import fate_of
from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.populations import Population, counted_with, is_part, population
from variorum.collation.predicates import Claim, claim_at, sense_at
from variorum.collation.presence import aboard, all_aboard, are_all, bare_aboard, present
from variorum.collation.tolls import added
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# Nouns that count many though they are singular: "a crew of 25", "six crew".
# Fewer of anything may be any of them; "14 contracts" are those that the story is about.
LISTED = 10
# Classes of things of which many words tell alike.
_ALIKE = frozenset({"building", "works", "settlement", "missile"})
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
        return _counted(figure) if fate is not None else bare_aboard(figure)
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
    several = (figure.quantity.value or 0) > 1
    if several and tree.tokens[noun].tag in ("NN", "NNP") and tree.tokens[noun].lemma not in _MANY:
        # "10 shot in subway": no plural, so no noun that is counted.
        return None
    counted = population(tree, noun)
    if counted.persons:
        found = _attackers(figure, counted, noun) or present(figure, counted, noun)
        if found is not None or counted.name == "people":
            return found
    verb, ahead = tree.verb_of(noun), False
    if verb is not None and tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        claim = claim_at(tree, verb)
        if claim.mood not in ("real", "possible", "future", "planned") or claim.sign < 0:
            return None
        ahead = claim.mood in ("future", "planned")
    name, narrow, known = _question(figure, counted, noun)
    announced = name.partition(" ")[0] in _announced()
    # What will be cut is no count of what was, unless it is cut as announced.
    name = f"will {name}" if ahead and not announced else name
    asked = None if known else "listed" if _is_listed(figure, counted, noun) else "unlisted"
    fact = figure.fact(
        ("number", name, narrow, asked),
        figure.evidence(_charged(tree, noun) if counted.name == "count" else None),
        noun if verb is None else verb,
        # "Ten counts, including three of murder": of murder there are three.
        part=is_part(tree, figure.number, noun) and not (counted.name == "count" and bool(narrow)),
        subject=counted.noun,
    )
    # "Two plants will close by March" is said of now.
    return replace(fact, when=None) if ahead and announced else fact


def _is_listed(figure: Figure, counted: Population, noun: int) -> bool:
    """Say whether things are only told to be there: "the case concerns 14 contracts"."""
    tree, token = figure.tree, figure.tree.tokens[noun]
    if counted.persons or token.pos == "PROPN" or (figure.quantity.value or 0) < LISTED:
        return False
    verb = token.head if token.dep in ("nsubj", "nsubjpass", "dobj", "attr") else None
    lists = words("populations", "listing", "words")
    listed = verb is not None and tree.tokens[verb].lemma in lists
    return listed and token.dep != "nsubjpass" and not _narrowed(tree, noun)


def _charged(tree: Tree, noun: int) -> int | None:
    """Give the crime of which there are counts: "three counts of murder"."""
    of = next((k for k in tree.kids[noun] if tree.tokens[k].text.lower() == "of"), None)
    return tree.child(of, "pobj") if of is not None else None


def _narrowed(tree: Tree, noun: int) -> bool:
    """Say whether a clause or a phrase behind things says which of them: "14 contracts for the port"."""
    return any(k > noun and tree.tokens[k].dep in ("relcl", "acl", "prep") for k in tree.kids[noun])


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
    kind = canon(figure.framer, tree, noun) or token.lemma
    if counted.known:
        kind = counted.name if counted.name in _ALIKE else token.lemma
    kind = f"{narrow} {kind}".strip()
    verb = _deed(tree, noun)
    if verb is None or _is_listed(figure, counted, noun):
        return kind, "", False
    lemma, sense = tree.tokens[verb].lemma, sense_at(tree, verb)
    deed = _deeds().get(lemma) or (sense.name if sense is not None else lemma)
    acts = token.dep == "nsubj" and verb == token.head
    if acts and lemma in _deeds() and counted.thing and tree.child(verb, "dobj") is None:
        # "Two plants will close" tells what "they will close two plants" does.
        return f"{deed} {kind}", "", True
    if acts:
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
def _announced() -> frozenset[str]:
    return frozenset(
        row["words"][0] for row in entries("populations", "done") if row.get("announced")
    )


@cache
def _deeds() -> dict[str, str]:
    return {
        verb: row["words"][0] for row in entries("populations", "done") for verb in row["words"]
    }


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
