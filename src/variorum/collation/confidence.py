"""How sure a point is: of how many that its rule made so far, how many were right."""

from __future__ import annotations

from functools import cache

from variorum.lexicon import entries
from variorum.model import Fact, Relation, Status

# Of a rule that nobody has read anything of, half is right.
UNKNOWN = 0.5


def confidence_of(relation: Relation, status: Status, fact: Fact, *, same: bool) -> float:
    """Give the share of points of one rule that were right, drawn towards a half where few were read.

    Laplace's rule of succession, (right + 1) / (read + 2), over the points that were read in
    annotated stories. `same` tells utterances in the same words from others.

    >>> fact = Fact("measure", "a", ("toll", "kill"), "", ())
    >>> 0.8 < confidence_of("differ", "firm", fact, same=False) < 1
    True
    """
    return share_of(rule_of(relation, status, fact, same=same))


def share_of(rule: str) -> float:
    """Give the share of right points of a rule by its name."""
    return _shares().get(rule, UNKNOWN)


def rule_of(relation: Relation, status: Status, fact: Fact, *, same: bool) -> str:
    """Name the rule that made a point: how its answers stand, and what they are answers to.

    >>> rule_of("update", "firm", Fact("measure", "a", ("toll", "kill"), "", ()), same=False)
    'differ toll'
    """
    stand = "agree" if relation == "agree" else "check" if status == "check" else "differ"
    kind = str(fact.key[0])
    if fact.kind == "utterance":
        kind = "same words" if same else "other words"
    elif f"{stand} {kind}" not in _shares() and fact.marks:
        kind = "clause" if fact.kind == "event" else "description"
    return f"{stand} {kind}"


@cache
def _shares() -> dict[str, float]:
    return {
        row["rule"]: round((row["right"] + 1) / (row["read"] + 2), 2)
        for row in entries("confidence")
    }
