"""Figures as facts: how many of whom, how much of what, how old, for how long.

The measure is read from the noun phrase first ("12 dead"), then from the verb that governs
it. Where neither says what is measured there is no fact: a bare number answers no question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.populations import Population, is_part, population
from variorum.collation.predicates import Sense, claim_at, scope_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.model import Fact, Quantity, Span

# Evidence is the figure, its noun and its verb; a longer stretch is a sentence, not a reading.
EVIDENCE = 70
# How far to the right of "27 people" the word that says what became of them may stand.
REACH = 6

# Classes of predicates that are counted: what may become of people and things.
TOLLS = frozenset(
    {
        "kill",
        "injure",
        "hospitalise",
        "miss",
        "trap",
        "rescue",
        "evacuate",
        "displace",
        "house",
        "arrest",
        "charge",
        "treat",
        "destroy",
        "damage",
        "affect",
        "abduct",
        "shoot",
    }
)
_LINKS = frozenset(
    {
        "be",
        "been",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "also",
        "reportedly",
        "confirmed",
        "feared",
        "reported",
        "being",
        "least",
        "slightly",
        "seriously",
        "others",
        "other",
        "badly",
        "more",
        "in",
        "the",
        "still",
    }
)


def find_measures(framer: Framer) -> Iterator[Fact]:
    """Yield a fact for each figure of an account of which it is clear what it measures."""
    for quantity in framer.reading.quantities:
        tree = framer.forest.at(quantity.span.start)
        if tree is None:
            continue
        inside = tree.within(quantity.span.start, quantity.span.end)
        number = _number(tree, inside)
        if number is None:
            continue
        found = _Figure(framer, tree, quantity, inside, number)
        fact = _age(found) or _scaled(found) or _term(found) or _toll(found) or _number_of(found)
        if fact is not None:
            yield fact


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure where it stands."""

    framer: Framer
    tree: Tree
    quantity: Quantity
    inside: tuple[int, ...]
    number: int

    def fact(
        self,
        key: tuple[str | None, ...],
        evidence: Span,
        verb: int,
        *,
        part: bool = False,
        subject: str | None = None,
        modality: str = "real",
        polarity: bool = True,
        status: str = "",
    ) -> Fact:
        """Make the fact, with its frame."""
        tree, framer, quantity = self.tree, self.framer, self.quantity
        statements = framer.statements((evidence,))
        return Fact(
            kind="measure",
            article=tree.article.id,
            key=key,
            label=evidence.exact,
            evidence=(evidence,),
            value=quantity.si_value if quantity.si_value is not None else quantity.value,
            low=quantity.low,
            high=quantity.high,
            unit=quantity.unit,
            approximation=quantity.approximation,
            polarity="positive" if polarity else "negative",
            modality=modality,
            status=status,
            as_of=quantity.as_of,
            subject=subject,
            statements=tuple(s.id for s in statements),
            where=framer.where(tree, verb),
            when=framer.when(tree, verb),
            who=framer.who(tree, verb),
            scope=scope_at(tree, verb),
            part=part,
            source=next(
                (
                    s.speaker or (s.source.exact if s.source else None)
                    for s in statements
                    if s.speaker or s.source
                ),
                None,
            ),
            hedged=any(s.factuality == "hedged" for s in statements),
        )


# ── tolls: how many people or things something happened to ──────────────────────


def _toll(figure: _Figure) -> Fact | None:
    tree, number = figure.tree, figure.number
    if figure.quantity.dimension not in _COUNTED:
        return None
    noun = _counted(tree, number)
    sense = _toll_sense(tree, number, noun)
    if sense is None or sense.name not in TOLLS:
        return None
    counted = population(tree, None if noun == sense.index else noun)
    verb = tree.verb_of(sense.index)
    claim = claim_at(tree, verb if verb is not None and not sense.noun else sense.index)
    if claim.mood != "real":
        return None
    status = _status(tree, sense.index)
    return figure.fact(
        ("toll", sense.name if sense.sign > 0 else f"not {sense.name}", counted.name),
        _evidence(figure, noun, sense.index),
        sense.index,
        part=_partial(tree, number, noun, counted, sense),
        polarity=claim.sign > 0,
        status=status,
    )


def _toll_sense(tree: Tree, number: int, noun: int | None) -> Sense | None:
    """Find what became of those counted: in their own phrase, to its right, or in the verb above."""
    here = number if noun is None else noun
    if noun is not None and (own := sense_at(tree, noun)) and own.noun | (own.name in TOLLS):
        return own
    for k in tree.kids[here]:
        if (
            tree.tokens[k].dep in ("amod", "acl", "relcl", "appos", "acomp", "oprd")
            and (own := sense_at(tree, k))
            and own.name in TOLLS
        ):
            return own
    right = _to_the_right(tree, here)
    if right is not None:
        return right
    return _above(tree, here)


def _to_the_right(tree: Tree, here: int) -> Sense | None:
    """Read on from "27 people …" over links and adverbs to "injured", however the parser took it."""
    for i in range(here + 1, min(here + 1 + REACH, len(tree.tokens))):
        token = tree.tokens[i]
        if token.pos in ("ADJ", "VERB") or token.tag == "VBN":
            sense = sense_at(tree, i)
            if (
                sense is not None
                and sense.name in TOLLS
                and (token.tag in ("VBN", "JJ") or sense.on_subject)
            ):
                return sense
        if token.text.lower() not in _LINKS and token.pos not in ("ADV", "AUX"):
            return None
    return None


def _above(tree: Tree, here: int) -> Sense | None:
    index = here
    for _ in range(5):
        token = tree.tokens[index]
        head = token.head
        if head == index:
            return None
        sense = sense_at(tree, head)
        if (
            token.dep in ("dobj", "nsubjpass", "oprd")
            and sense is not None
            and not sense.on_subject
        ):
            return sense
        if token.dep in ("nsubj", "dobj") and sense is not None and sense.on_subject:
            return sense
        if token.dep in ("nsubj", "nsubjpass", "dobj") and sense is None:
            state = next(
                (
                    s
                    for k in tree.kids[head]
                    if tree.tokens[k].dep in ("acomp", "oprd", "attr", "dobj", "ccomp", "prep")
                    and k != index
                    and (s := sense_at(tree, k))
                    and s.name in TOLLS
                    and not (s.noun and tree.tokens[k].dep == "prep")
                ),
                None,
            )
            return state
        if token.dep == "pobj" and (
            tree.tokens[head].text.lower() in ("to", "at", "of", "by", "from", "in")
        ):
            over = tree.tokens[head].head
            rising = sense_at(tree, over)
            if rising is not None and rising.noun and rising.name in TOLLS:
                return rising
            subject = tree.subject(over)
            named = sense_at(tree, subject) if subject is not None else None
            if (
                tree.tokens[head].text.lower() in ("to", "at")
                and named is not None
                and named.noun
                and named.name in TOLLS
            ):
                return named
            target = tree.object(over)
            named = sense_at(tree, target) if target is not None else None
            if (
                tree.tokens[head].text.lower() in ("to", "at")
                and named is not None
                and named.noun
                and named.name in TOLLS
            ):
                return named
        if token.dep in ("conj", "nummod", "quantmod", "pobj", "prep", "appos", "amod", "compound"):
            index = head
            continue
        return None
    return None


def _partial(tree: Tree, number: int, noun: int | None, counted: Population, sense: Sense) -> bool:
    if not counted.whole:
        return True
    if not is_part(tree, number, noun):
        return any(
            tree.tokens[k].lemma
            in ("seriously", "slightly", "critically", "severely", "lightly", "serious")
            for k in tree.kids[sense.index]
        )
    # "killing 10 and wounding 70 others": others than the dead, so no part of the wounded
    others = any(
        tree.tokens[k].lemma in ("other", "others", "more")
        for k in tree.below(number if noun is None else noun, 2)
    )
    before = any(
        (s := sense_at(tree, i)) and s.name in TOLLS and s.name != sense.name for i in range(number)
    )
    serious = any(
        tree.tokens[k].lemma
        in ("seriously", "slightly", "critically", "severely", "lightly", "serious")
        for k in (*tree.kids[sense.index], *tree.kids[number if noun is None else noun])
    )
    return serious or not (others and before)


def _status(tree: Tree, index: int) -> str:
    """Say whether the text itself calls the figure an earlier or a new one."""
    near = {tree.tokens[i].lemma for i in tree.below(index, 2)} | {
        tree.tokens[i].lemma for i in _heads(tree, index, 3)
    }
    if near & {"earlier", "previous", "previously", "initial", "initially", "original"}:
        return "earlier"
    return ""


# ── measures of a thing ─────────────────────────────────────────────────────────


def _scaled(figure: _Figure) -> Fact | None:
    """Read a figure with a unit as a measure of something: "a range of 40 miles", "60 metres deep"."""
    tree, number, dimension = figure.tree, figure.number, figure.quantity.dimension
    found = _scale(tree, figure.inside, number, dimension)
    if found is None:
        return None
    measure, at = found
    thing = _owner(tree, at, number)
    if thing is None:
        return None
    verb = tree.verb_of(number)
    claim = claim_at(tree, verb) if verb is not None else None
    if claim is not None and (claim.mood not in ("real", "possible") or claim.sign < 0):
        return None
    return figure.fact(
        ("measure", measure, None),
        _stretch(figure, at),
        number if verb is None else verb,
        subject=_thing(figure, thing),
        status=_status(tree, verb if verb is not None else number),
        part=is_part(tree, number, None) if measure == "population" else False,
    )


def _scale(
    tree: Tree, inside: tuple[int, ...], number: int, dimension: str
) -> tuple[str, int] | None:
    """Find the word that says what is measured: near the figure in the tree, or beside it in the text."""
    candidates = [*range(max(0, inside[0] - 3), min(len(tree.tokens), inside[-1] + 4))]
    chain = list(_heads(tree, number, 5))
    near = [
        *chain,
        *(
            k
            for h in chain
            for k in tree.kids[h]
            if tree.tokens[k].dep
            in (
                "nsubj",
                "nsubjpass",
                "dobj",
                "attr",
                "acomp",
                "pobj",
                "npadvmod",
                "amod",
                "compound",
            )
        ),
    ]
    words = _scales().get(dimension, {})
    for i in dict.fromkeys([*candidates, *near]):
        token = tree.tokens[i]
        kind = words.get((_word_kind(token.pos), token.lemma)) or words.get(
            (_word_kind(token.pos), token.text.lower())
        )
        if kind is None and i in candidates:
            # "5.9-magnitude", "40m-deep" may come as one token
            tail = token.text.lower().rpartition("-")[2]
            kind = next((words[k, tail] for k in ("noun", "adjective") if (k, tail) in words), None)
        if kind is not None and (i in near or i not in near and abs(i - number) <= 4):
            return kind, i
    return None


def _owner(tree: Tree, at: int, number: int) -> int | None:
    """Find what the measure is of: the possessor, what "of" names, what has it, what it describes."""
    token = tree.tokens[at]
    if token.pos in ("NOUN", "PROPN"):
        possessor = tree.child(at, "poss")
        if possessor is not None:
            return possessor
        for k in tree.kids[at]:
            if tree.tokens[k].text.lower() in ("of", "on", "for"):
                of = tree.child(k, "pobj")
                if of is not None and number not in set(tree.below(of)):
                    return of
        if token.dep in ("compound", "nmod", "amod", "npadvmod", "nummod") and tree.tokens[
            token.head
        ].pos in ("NOUN", "PROPN"):
            return token.head
        if token.dep == "pobj" and tree.tokens[tree.tokens[token.head].head].pos in (
            "NOUN",
            "PROPN",
        ):
            return tree.tokens[token.head].head
        if token.dep == "pobj" and tree.object(tree.tokens[token.head].head) is not None:
            return tree.object(tree.tokens[token.head].head)
        verb = tree.verb_of(at)
        if verb is not None and token.dep in ("dobj", "attr", "appos", "pobj", "npadvmod"):
            return tree.subject(verb)
        if token.dep in ("nsubj", "appos") and token.head != at:
            return None
        return None
    head = token.head
    if token.dep in ("amod", "compound", "nmod") and tree.tokens[head].pos in ("NOUN", "PROPN"):
        return head
    if token.dep in ("acl", "relcl"):
        return head
    verb = tree.verb_of(at)
    return tree.subject(verb) if verb is not None else None


def _thing(figure: _Figure, index: int) -> str | None:
    """Name what is measured: an entity's id, else its noun."""
    tree = figure.tree
    token = tree.tokens[index]
    for i in (
        index,
        *(k for k in tree.kids[index] if tree.tokens[k].dep in ("compound", "appos", "nmod")),
    ):
        name = figure.framer.name_of(tree, i)
        if name is not None:
            return name
    if token.pos == "PRON":
        return None
    return token.lemma


# ── ages ────────────────────────────────────────────────────────────────────────


def _age(figure: _Figure) -> Fact | None:
    """Read "a 9-year-old boy", "Jane Roe, 42,", "the boy is nine years old"."""
    tree, number = figure.tree, figure.number
    if figure.quantity.dimension != "age":
        return None
    holder = _aged(tree, figure.inside, number)
    name = None
    if holder is not None:
        name = figure.framer.name_of(tree, holder) or tree.tokens[holder].lemma
    first, last = figure.inside[0], figure.inside[-1]
    if holder is not None and abs(holder - number) <= 6:
        first, last = min(first, holder), max(last, holder)
    return figure.fact(
        ("age", None), tree.span(first, last), number, subject=name, status=_status(tree, number)
    )


def _aged(tree: Tree, inside: tuple[int, ...], number: int) -> int | None:
    heads = [h for h in _heads(tree, number, 4) if h not in inside]
    for h in heads:
        token = tree.tokens[h]
        if token.pos in ("NOUN", "PROPN") and token.lemma not in ("year", "age", "month"):
            return h
        if token.pos in ("VERB", "AUX"):
            return tree.subject(h)
    return None


# ── terms of prison ─────────────────────────────────────────────────────────────


def _term(figure: _Figure) -> Fact | None:
    """Read how long somebody is, or may be, sent to prison."""
    tree, number = figure.tree, figure.number
    if figure.quantity.dimension not in ("duration", "time"):
        return None
    verb = tree.verb_of(number)
    if verb is None:
        return None
    sense = sense_at(tree, verb)
    prison = any(
        tree.tokens[i].lemma in ("prison", "jail", "imprisonment", "bar", "sentence")
        for i in clause_of(tree, verb)
    )
    if not (
        sense is not None
        and (
            sense.name == "sentence"
            or (sense.name == "arrest" and tree.tokens[verb].lemma == "jail")
        )
        or (
            prison
            and tree.tokens[verb].lemma
            in ("face", "get", "serve", "spend", "receive", "carry", "sentence", "give")
        )
    ):
        return None
    claim = claim_at(tree, verb)
    # "faces up to six years" is as much a possibility as "could be jailed for six years"
    possible = claim.mood == "possible" or tree.tokens[verb].lemma in ("face", "carry")
    holder = (
        tree.object(verb)
        if sense is not None
        and tree.tokens[verb].lemma not in ("face", "serve", "get", "spend", "receive", "carry")
        else tree.subject(verb)
    )
    each = any(tree.tokens[i].lemma in ("each", "count", "per") for i in clause_of(tree, verb))
    return figure.fact(
        ("term", "possible" if possible else claim.mood),
        _evidence(figure, None, verb),
        verb,
        part=each,
        subject=_thing(figure, holder) if holder is not None else None,
        modality=claim.mood,
        polarity=claim.sign > 0,
    )


def clause_of(tree: Tree, verb: int) -> list[int]:
    """Give the tokens of a verb's own clause."""
    from variorum.collation.frames import clause

    return list(clause(tree, verb))


# ── how many of a kind ──────────────────────────────────────────────────────────


def _number_of(figure: _Figure) -> Fact | None:
    """Read a count of things of which nothing is said but that they are there: "60 fire engines"."""
    tree, number = figure.tree, figure.number
    if figure.quantity.dimension not in _COUNTED:
        return None
    noun = _counted(tree, number)
    if noun is None or tree.tokens[noun].pos not in ("NOUN", "PROPN"):
        return None
    counted = population(tree, noun)
    if counted.name == "people" and not counted.narrow and not _aboard(tree, noun):
        return None
    verb = tree.verb_of(noun)
    if verb is not None:
        claim = claim_at(tree, verb)
        if claim.mood not in ("real", "possible") or claim.sign < 0:
            return None
        sense = sense_at(tree, verb)
    else:
        sense = None
    aboard = _aboard(tree, noun)
    return figure.fact(
        (
            "number",
            "aboard" if aboard else counted.name,
            sense.name if sense is not None and sense.name != "deploy" else None,
        ),
        _evidence(figure, noun, aboard),
        noun if verb is None else verb,
        part=is_part(tree, number, noun) or (aboard is not None and counted.name != "people"),
        subject=" ".join(counted.narrow) or None,
    )


def _aboard(tree: Tree, noun: int) -> int | None:
    """Give the word that says the counted were on board."""
    return next(
        (
            i
            for i in range(noun + 1, min(noun + 4, len(tree.tokens)))
            if tree.tokens[i].text.lower() in ("aboard", "board", "onboard")
        ),
        None,
    )


# ── where things stand ──────────────────────────────────────────────────────────

_COUNTED = frozenset({"count", "number", "people", "dimensionless", ""})


def _number(tree: Tree, inside: tuple[int, ...]) -> int | None:
    numbers = [i for i in inside if tree.tokens[i].tag == "CD" or tree.tokens[i].lemma in _VAGUE]
    if numbers:
        return numbers[-1]
    return inside[-1] if inside else None


_VAGUE = frozenset({"dozen", "hundred", "thousand", "score", "million", "several", "no", "many"})


def _counted(tree: Tree, number: int) -> int | None:
    """Give the noun a number counts, or None when it stands alone ("27 hurt")."""
    token = tree.tokens[number]
    if token.pos == "NOUN":
        for k in tree.kids[number]:
            if tree.tokens[k].text.lower() == "of" and (of := tree.child(k, "pobj")) is not None:
                return of
        if token.lemma not in _VAGUE:
            return number
    seen = set[int]()
    index = number
    while index not in seen and tree.tokens[index].dep in (
        "nummod",
        "quantmod",
        "det",
        "amod",
        "compound",
        "nmod",
        "predet",
    ):
        seen.add(index)
        index = tree.tokens[index].head
        if tree.tokens[index].pos in ("NOUN", "PROPN"):
            return index
    # "more than 50 of the passengers"
    for k in tree.kids[number]:
        if tree.tokens[k].text.lower() == "of" and (of := tree.child(k, "pobj")) is not None:
            return of
    return None


def _heads(tree: Tree, index: int, steps: int) -> Iterator[int]:
    yield index
    for _ in range(steps):
        head = tree.tokens[index].head
        if head == index:
            return
        yield head
        index = head


def _evidence(figure: _Figure, noun: int | None, verb: int | None) -> Span:
    """Give the stretch that is the reading: the figure, its noun, its verb, if they stand close."""
    tree = figure.tree
    must = [*figure.inside, *([noun] if noun is not None else [])]
    span = tree.span(min(must), max(must))
    if verb is None:
        return span
    wide = tree.span(min(*must, verb), max(*must, verb))
    return wide if wide.end - wide.start <= EVIDENCE else span


def _stretch(figure: _Figure, at: int) -> Span:
    return _evidence(figure, None, at)


def _word_kind(pos: str) -> str:
    return {
        "NOUN": "noun",
        "PROPN": "noun",
        "ADJ": "adjective",
        "ADV": "adjective",
        "VERB": "verb",
    }.get(pos, "")


@cache
def _scales() -> dict[str, dict[tuple[str, str], str]]:
    found = dict[str, dict[tuple[str, str], str]]()
    for row in entries("scales"):
        for dimension in row["dimensions"]:
            table = found.setdefault(dimension, {})
            for kind in ("noun", "adjective", "verb"):
                for word in row.get(f"{kind}s", ()):
                    table[kind, word] = row["measure"]
    return found
