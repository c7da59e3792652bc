"""Counts as facts: how many were killed, injured, arrested; how many of what there are.

What became of those counted is read from their own phrase first ("12 dead"), then to the
right of it ("27 people … hurt"), then from the verb above. Where none of them says it there
is only a number of a kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from variorum.collation.figures import Figure
from variorum.collation.frames import Framer, clause
from variorum.collation.participants import canon
from variorum.collation.populations import (
    PEOPLE,
    Population,
    counted_with,
    is_part,
    population,
    tolls,
)
from variorum.collation.predicates import Claim, Sense, claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Fact

# How far to the right of "27 people" the word that says what became of them may stand.
REACH = 6


def find_tolls(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each count of which it is clear what it counts, and the sums of their parts."""
    counts = [
        (figure, fact)
        for figure in figures
        if figure.quantity.dimension == "count" and (fact := _toll(figure) or _number_of(figure))
    ]
    yield from (fact for figure in figures if (fact := _times_fired(figure)) is not None)
    yield from (fact for figure in figures if (fact := _carried(figure)) is not None)
    yield from (fact for figure in figures if (fact := _ordinal(figure)) is not None)
    yield from (fact for _, fact in counts)
    for _, together in groupby(counts, key=lambda c: c[0].tree.number):
        yield from _sums(list(together))


def _toll(figure: Figure) -> Fact | None:
    tree, noun = figure.tree, figure.noun
    sense = _fate(figure)
    if sense is None or (noun is None and _is_age(figure)):
        return None
    counted = PEOPLE if noun == sense.index else population(tree, noun)
    if not counted_with(counted, sense.name):
        return None
    verb = tree.verb_of(sense.index)
    claim = claim_at(tree, sense.index if verb is None or not sense.noun else verb)
    if claim.mood != "real" or claim.denied or figure.framer.denied(figure.evidence(sense.index)):
        return None
    name = sense.name if sense.sign > 0 else f"not {sense.name}"
    return figure.fact(
        # A "toll" is of all that happened, whatever the rest of the sentence is about.
        ("toll", name, counted.name, None if sense.noun else _cause(tree, sense)),
        figure.evidence(sense.index),
        sense.index,
        part=_partial(figure, counted, sense),
        subject=counted.noun,
        positive=claim.sign > 0,
    )


def _is_age(figure: Figure) -> bool:
    """Say whether a bare number is somebody's age: "Jane Roe, 34, died", "a woman of 34, died"."""
    tree, inside = figure.tree, figure.inside
    before, after = inside[0] - 1, inside[-1] + 1
    if before < 1 or after >= len(tree.tokens) or tree.tokens[after].text != ",":
        return False
    of_somebody = tree.tokens[before].text.lower() == "of" and tree.tokens[before - 1].tag == "NN"
    return tree.tokens[before].text == "," or of_somebody


def _fate(figure: Figure) -> Sense | None:
    """Find what became of those counted."""
    tree, noun = figure.tree, figure.noun
    here = figure.number if noun is None else noun
    if noun is not None and (own := sense_at(tree, noun)) and own.name in tolls():
        return own
    for k in tree.kids[here]:
        if (
            tree.tokens[k].dep in ("amod", "acl", "appos", "acomp", "oprd")
            and (own := sense_at(tree, k))
            and own.name in tolls()
        ):
            return own
    return _to_the_right(tree, here) or _above(tree, here)


def _to_the_right(tree: Tree, here: int) -> Sense | None:
    """Read on from "27 people …" over links and adverbs to "injured", however the parser took it."""
    links = words("populations", "link", "words")
    for i in range(here + 1, min(here + 1 + REACH, len(tree.tokens))):
        token = tree.tokens[i]
        sense = sense_at(tree, i) if token.pos in ("ADJ", "VERB", "PROPN") else None
        if sense is not None and sense.name in tolls() and not sense.noun:
            # A headline drops the verb: "27 hurt" is no act of theirs, unless it has an object.
            passive = token.tag in ("VBN", "JJ") or tree.child(i, "dobj") is None
            if passive or sense.on_subject:
                return sense
        if token.text.lower() not in links and token.pos not in ("ADV", "AUX"):
            return None
    return None


def _above(tree: Tree, index: int) -> Sense | None:
    """Climb from those counted to the verb that says what became of them, or to "the toll"."""
    for _ in range(5):
        token = tree.tokens[index]
        head = token.head
        if head == index:
            return None
        sense = sense_at(tree, head)
        if (
            sense is not None
            and token.dep in ("dobj", "nsubjpass", "oprd")
            and not sense.on_subject
        ):
            return sense
        if sense is not None and token.dep in ("nsubj", "dobj") and sense.on_subject:
            return sense
        if sense is None and token.dep in ("nsubj", "nsubjpass", "dobj"):
            return _state(tree, head, index) or _thought(tree, head)
        if token.dep == "pobj":
            named = _named_toll(tree, head)
            if named is not None:
                return named
        if token.dep not in (
            "conj",
            "nummod",
            "quantmod",
            "pobj",
            "prep",
            "appos",
            "amod",
            "compound",
        ):
            return None
        index = head
    return None


def _state(tree: Tree, verb: int, counted: int) -> Sense | None:
    """Read the state a light verb ascribes: "five were left homeless", "four had injuries"."""
    for k in tree.kids[verb]:
        if k != counted and tree.tokens[k].dep in ("acomp", "oprd", "attr", "dobj", "ccomp"):
            sense = sense_at(tree, k)
            if sense is not None and sense.name in tolls():
                return sense
    return None


def _thought(tree: Tree, verb: int) -> Sense | None:
    """Read what is known or feared of those counted: "six are now known to have died"."""
    if tree.tokens[verb].lemma not in words("populations", "thought", "words"):
        return None
    done = tree.child(verb, "xcomp")
    sense = sense_at(tree, done) if done is not None else None
    return sense if sense is not None and sense.name in tolls() else None


def _named_toll(tree: Tree, preposition: int) -> Sense | None:
    """Read "the death toll rose to 10", "bringing the number of dead to 11", "a toll of 10"."""
    word = tree.tokens[preposition].text.lower()
    over = tree.tokens[preposition].head
    if word == "of":
        own = sense_at(tree, over)
        return own if own is not None and own.noun and own.name in tolls() else None
    if word not in ("to", "at"):
        return None
    for i in (tree.subject(over), tree.object(over)):
        named = sense_at(tree, i) if i is not None else None
        if named is not None and named.noun and named.name in tolls():
            return named
    return None


def _cause(tree: Tree, sense: Sense) -> str | None:
    """Name the class of what caused it: "a landslide that killed", "died when a wall collapsed"."""
    verb = tree.verb_of(sense.index)
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


def _partial(figure: Figure, counted: Population, sense: Sense) -> bool:
    tree, noun = figure.tree, figure.noun
    if not counted.whole or _grade(figure, sense) is not None:
        return True
    if not is_part(tree, figure.number, noun):
        return False
    return not _others_than_the_dead(figure, sense)


def _others_than_the_dead(figure: Figure, sense: Sense) -> bool:
    """Say whether the "others" of a count are others than those of another fate, told just before.

    "Killing 10 and wounding 70 others": 70 are all the wounded.
    """
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    others = any(
        tree.tokens[k].lemma in ("other", "others", "more", "another") for k in tree.below(here, 2)
    )
    before = figure.framer.forest.trees[max(0, tree.number - 1) : tree.number]
    told = [(tree, range(figure.number)), *((t, range(len(t.tokens))) for t in before)]
    return (
        others
        and sense.name != "kill"
        and any((s := sense_at(t, i)) and s.name == "kill" for t, places in told for i in places)
    )


def _grade(figure: Figure, sense: Sense) -> str | None:
    """Say how badly, where a count is of some degree of harm only."""
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    verb = tree.verb_of(sense.index)
    near = {tree.tokens[k].lemma for i in (here, sense.index) for k in tree.below(i, 2)}
    if verb is not None:
        near |= (
            {tree.tokens[k].lemma for k in clause(tree, verb)}
            if sense.name in ("injure", "hospitalise")
            else set()
        )
    for grade in ("severe", "slight"):
        if near & words("populations", grade, "words"):
            return grade
    return None


# ── how many of a kind ──────────────────────────────────────────────────────────


def _number_of(figure: Figure) -> Fact | None:
    """Read a count of things of which nothing is said but that they are there: "60 excavators"."""
    tree, noun = figure.tree, figure.noun
    if noun is None or tree.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    if tree.tokens[noun].tag == "NN" and (figure.quantity.value or 0) > 1:
        # "10 shot in subway": no plural, so no noun that is counted.
        return None
    counted = population(tree, noun)
    aboard = _aboard(tree, noun)
    if counted.name == "people" and aboard is None:
        return _present(figure, noun)
    verb = tree.verb_of(noun)
    if verb is not None and tree.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        claim = claim_at(tree, verb)
        if claim.mood not in ("real", "possible") or claim.sign < 0:
            return None
    whole = aboard is not None and counted.name == "people"
    return figure.fact(
        (
            "number",
            "aboard" if whole else counted.name,
            " ".join(counted.narrow),
            None if counted.known else "unlisted",
        ),
        figure.evidence(aboard),
        noun if verb is None else verb,
        part=is_part(tree, figure.number, noun),
        subject=counted.noun,
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


def _carried(figure: Figure) -> Fact | None:
    """Read how many were on board: "a ferry carrying 90 people"."""
    tree, noun = figure.tree, figure.noun
    if noun is None or tree.tokens[noun].dep != "dobj":
        return None
    counted = population(tree, noun)
    verb = tree.tokens[noun].head
    if counted.name not in ("people", "passenger") or counted.narrow:
        return None
    if tree.tokens[verb].lemma != "carry" or claim_at(tree, verb) != Claim(1, "real"):
        return None
    return figure.fact(
        ("number", "aboard", "", None),
        figure.evidence(verb),
        verb,
        part=is_part(tree, figure.number, noun),
        subject=counted.noun,
    )


def _ordinal(figure: Figure) -> Fact | None:
    """Read the toll an ordinal tells: with "a third person died" three are dead."""
    if figure.quantity.dimension != "ordinal":
        return None
    tree = figure.tree
    noun = tree.tokens[figure.number].head
    sense = _above(tree, noun)
    if sense is None or sense.name != "kill" or tree.tokens[noun].tag != "NN":
        return None
    counted = population(tree, noun)
    if not counted.known or counted.thing or claim_at(tree, sense.index) != Claim(1, "real"):
        return None
    return figure.fact(
        ("toll", "kill", "people", None),
        figure.evidence(noun, sense.index),
        sense.index,
        subject="people",
    )


def _present(figure: Figure, noun: int) -> Fact | None:
    """Read how many people were somewhere: "90 people were on the pier"."""
    tree = figure.tree
    verb = tree.tokens[noun].head
    if tree.tokens[verb].lemma not in words("populations", "present", "words"):
        return None
    claim = claim_at(tree, verb)
    for k in tree.kids[verb]:
        spot = (
            tree.child(k, "pobj")
            if tree.tokens[k].text.lower() in ("on", "in", "at", "inside")
            else None
        )
        name = canon(figure.framer, tree, spot)
        if spot is not None and name is not None and claim.mood == "real" and claim.sign > 0:
            return figure.fact(
                ("number", "present", name, None),
                figure.evidence(verb),
                verb,
                part=is_part(tree, figure.number, noun),
                subject=f"people {tree.tokens[k].text.lower()} the {name}",
            )
    return None


def _aboard(tree: Tree, noun: int) -> int | None:
    """Give the word that says the counted were on board."""
    near = range(noun + 1, min(noun + 4, len(tree.tokens)))
    return next(
        (i for i in near if tree.tokens[i].text.lower() in ("aboard", "board", "onboard")), None
    )


# ── sums of parts ───────────────────────────────────────────────────────────────


def _sums(counts: Sequence[tuple[Figure, Fact]]) -> Iterator[Fact]:
    """Add up the parts of one sentence: four badly and twenty slightly hurt are 24; passengers and crew are all.

    Only within a sentence may parts be added: elsewhere they may overlap.
    """
    harmed = [
        (figure, fact)
        for figure, fact in counts
        if fact.key[:2] in (("toll", "injure"), ("toll", "hospitalise"))
    ]
    grades = [_grade_of(figure) for figure, _ in harmed]
    if len(harmed) == 2 and set(grades) == {"severe", "slight"}:
        yield _sum(harmed, ("toll", "injure", "people", None), "people")
    aboard = [
        (figure, fact)
        for figure, fact in counts
        if fact.key[0] == "number" and fact.key[1] in ("passenger", "staff")
    ]
    if len(aboard) == 2 and {fact.key[1] for _, fact in aboard} == {"passenger", "staff"}:
        yield _sum(aboard, ("number", "aboard", "", None), "people")
    yield from _sum_of_counts(counts)


def _sum_of_counts(counts: Sequence[tuple[Figure, Fact]]) -> Iterator[Fact]:
    """Add up coordinated counts of one noun: two counts of arson and four of fraud are six."""
    for n, (figure, fact) in enumerate(counts[:-1]):
        tree, noun = figure.tree, figure.noun
        if noun is None or fact.key[0] != "number" or not fact.key[2] or fact.part:
            continue
        joined = set(tree.conjuncts(noun)) - {noun}
        others = [
            (f, other)
            for f, other in counts[n + 1 :]
            if f.noun in joined and other.key[:2] == fact.key[:2] and other.key[2]
        ]
        if others and len(others) == len(joined):
            yield _sum([(figure, fact), *others], ("number", fact.key[1], "", None), fact.subject)


def _grade_of(figure: Figure) -> str | None:
    sense = _fate(figure)
    return _grade(figure, sense) if sense is not None else None


def _sum(
    parts: Sequence[tuple[Figure, Fact]], key: tuple[str | None, ...], noun: str | None
) -> Fact:
    first, last = parts[0][1], parts[-1][1]
    article = parts[0][0].tree.article
    span = article.span(first.evidence[0].start, last.evidence[0].end)
    value = sum(fact.value for _, fact in parts if isinstance(fact.value, float | int))
    return replace(
        first, key=key, label=span.exact, evidence=(span,), value=value, part=False, subject=noun
    )


# ── one of them ─────────────────────────────────────────────────────────────────


def find_lone(framer: Framer) -> Iterator[Fact]:
    """Yield a count of one for "a gunman", who does something: no figure says so, yet it is a number."""
    for tree in framer.forest.trees:
        for i, token in enumerate(tree.tokens):
            if token.tag != "NN" or token.dep not in ("nsubj", "pobj", "appos"):
                continue
            counted = population(tree, i)
            alone = any(
                tree.tokens[k].text.lower() in words("populations", "single", "words")
                for k in tree.kids[i]
            )
            verb = tree.verb_of(i)
            if (
                counted.name != "attacker"
                or not alone
                or verb is None
                or token.lemma in _NAMED_LATER
            ):
                continue
            claim = claim_at(tree, verb)
            # Behind a dateline ("KANO -") the parser takes the subject for an apposition.
            acts = token.dep in ("nsubj", "appos") or tree.tokens[token.head].dep == "agent"
            if claim.mood != "real" or claim.sign < 0 or not acts:
                continue
            article = tree.child(i, "det", "nummod")
            first = min(tree.phrase(i)) if article is None else article
            narrow = (tree.tokens[k].lemma.lower() for k in range(first + 1, i))
            span = tree.span(first, i)
            yield Fact(
                kind="measure",
                article=tree.article.id,
                key=(
                    "number",
                    counted.name,
                    " ".join(sorted(n for n in narrow if n not in _ALONE)),
                    None,
                ),
                label=span.exact,
                evidence=(span,),
                value=1.0,
                statements=framer.statement_ids(span),
                subject=token.text.lower(),
                where=framer.where(tree, verb),
                when=framer.when(tree, verb),
                source=framer.source(span),
            )


_ALONE = frozenset({"lone", "single"})
# "A suspect was arrested" does not say that there was one.
_NAMED_LATER = frozenset({"suspect", "defendant"})
