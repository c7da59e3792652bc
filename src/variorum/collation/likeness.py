"""How much two clauses share, in words weighed by how rare they are, in the story and in English.

Words that tell the same in reports of one event ("altered", "changed") count as one word.
Likeness proposes and never judges: it cannot see that a figure or a name is another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import cbrt, fsum, log, sqrt

from variorum.collation.nations import nation_of
from variorum.lexicon import commonness, entries
from variorum.lexicon.persons import role
from variorum.model import Fact

# Between these ranks an English word gains weight: "big" says little, "reversal" says much.
COMMON, RARE = 50, 2_500
# Two sentences are no measure of what is rare: a story counts as of so many clauses at least.
SMALL = 60
# Clauses less alike are never told as one.
LEAST_LIKE = 0.25
# A common word still says something.
LEAST = 0.3
_SPELT = {
    word: str(number)
    for number, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        1,
    )
}


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Give a word by which all accounts know it.

    >>> plain("to alter"), plain("a reversal"), plain("kiln"), plain("five people")
    ('change', 'change', 'kiln', '5 people')
    """
    bare = word.removeprefix("to ").removeprefix("a ")
    first, _, rest = bare.partition(" ")
    if first in _SPELT:
        return f"{_SPELT[first]} {rest}".strip()
    return _alike().get(bare, bare)


def is_of_many(word: str) -> bool:
    """Say whether other words are known that tell the same.

    >>> is_of_many("to alter"), is_of_many("to insult")
    (True, False)
    """
    return word.removeprefix("to ").removeprefix("a ") in _alike()


def content(fact: Fact) -> frozenset[str]:
    """Give the words of a clause: its predicate, who and what takes part, and the day."""
    days = (f"on {day}" for slot, (day, *_) in fact.slots if slot == "on")
    words = {word for word, _, _ in in_plain_words(fact)}
    if any(word[:1].isupper() for word in words):
        # Of "Police Chief Ada Lind" the name says all.
        words = {word for word in words if not _is_office(word)}
    return frozenset({*words, *days})


def _is_office(word: str) -> bool:
    known = role(word)
    return known is not None and (known.title or known.kin)


def in_plain_words(fact: Fact) -> tuple[tuple[str, int, int], ...]:
    """Give the marks of a clause under their plain words; "North" and "Korean" are one country."""
    found = [(plain(word), start, end) for word, start, end in fact.marks[:1]]
    ordered = sorted(((w, s, e) for w, s, e in fact.marks[1:]), key=lambda m: m[1:])
    for word, start, end in ordered:
        before, since, until = found[-1]
        country = nation_of(f"{before} {word}") if 0 < start - until <= 2 else None
        if country is not None and len(found) > 1:
            found[-1] = (country, since, end)
        else:
            found.append((plain(word), start, end))
    return tuple(found)


def weigh(contents: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """Weigh each word from 0 to 1: a name by its rarity in the story, a word also by that in English."""
    counts = Counter(word for words in contents for word in words)
    size = 1 + max(len(contents), SMALL)
    return {word: max(0.0, log(size / n) / log(size)) * rarity(word) for word, n in counts.items()}


@dataclass(frozen=True, slots=True)
class Weighed:
    """The words of a clause, the weightiest first, and what they weigh together.

    Whatever is like the clause by `LEAST_LIKE` holds one of the first `telling` words: the others
    together are too light (the prefix filter of Chaudhuri, Ganti and Kaushik 2006).
    """

    words: frozenset[str]
    ranked: tuple[str, ...]
    total: float
    telling: int

    @classmethod
    def of(cls, words: frozenset[str], weights: Mapping[str, float]) -> Weighed:
        """Weigh the words of a clause."""
        ranked = tuple(sorted(words, key=lambda w: (-weights[w], w)))
        total = sum(weights[w] for w in ranked)
        # shared * sqrt(shared / total) is at least LEAST_LIKE from here on
        needed, left, telling = cbrt(LEAST_LIKE**2 * total), 0.0, len(ranked)
        while telling and (left := left + weights[ranked[telling - 1]]) < needed:
            telling -= 1
        return cls(words, ranked, total, telling)


def likeness(one: Weighed, other: Weighed, weights: Mapping[str, float]) -> float:
    """Give how much two clauses share, weighed by what part it is of the fuller one.

    >>> weights = {"reactor": 1.0, "leak": 0.8, "noon": 0.8}
    >>> one, other = (Weighed.of(frozenset({"reactor", w}), weights) for w in ("leak", "noon"))
    >>> round(likeness(one, other, weights), 2)
    0.75
    """
    shared = fsum([weights[word] for word in one.words & other.words])
    most = max(one.total, other.total)
    return shared * sqrt(shared / most) if most else 0.0


def rarity(word: str) -> float:
    """Weigh a word by how rare it is in English; a name fully, and a small number by half."""
    if word.isdigit() and int(word) <= len(_SPELT):
        return 0.5
    if not word[:1].islower():
        return 1.0
    rank = log(1 + commonness.rank(word.rpartition(" ")[2]))
    return max(LEAST, min(1.0, (rank - log(COMMON)) / (log(RARE) - log(COMMON))))


@cache
def _alike() -> dict[str, str]:
    return {word: row["words"][0] for row in entries("alike") for word in row["words"]}
