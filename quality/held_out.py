"""What the other stories foretell of one that is left out.

The confidence of a point is the share of its kind that was right where it was read. Here
that share is taken from all annotated stories but one, and set beside what is right in the
one left out. Only this is held out: the rules themselves and their thresholds were made with
all stories at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from quality.corpus import rows
from quality.counts import Figure, Share
from quality.stories import document, gold_of, output, scorer

# A kind of point, and whether each point of the kind was right.
Verdicts = Mapping[str, Sequence[bool]]


def foretold(verdicts: Mapping[str, Verdicts], left_out: str) -> float:
    """Give the share of right points that the other stories foretell of one, by Laplace's rule.

    >>> told = {"a": {"toll": [True, True]}, "b": {"toll": [True, False]}, "c": {"toll": [True]}}
    >>> foretold(told, "c")
    0.667
    """
    known = defaultdict[str, list[bool]](list)
    for story, kinds in verdicts.items():
        for kind, right in kinds.items():
            known[kind] += right if story != left_out else []
    shares = [
        (sum(known[kind]) + 1) / (len(known[kind]) + 2)
        for kind, right in verdicts[left_out].items()
        for _ in right
    ]
    return round(sum(shares) / len(shares), 3) if shares else 0.0


def figures(story: str, stories: Sequence[str]) -> dict[str, Figure]:
    """Give for one story the share of differences that the others foretell to be right.

    Beside it, how many agreements an annotation bears out: those that none bears out may be
    right, too, for annotators do not write down all that accounts agree in.
    """
    agreed = _agreements(story)
    return {
        "differences right, as foretold": foretold({n: _differences(n) for n in stories}, story),
        "agreements borne out": Share(sum(agreed), len(agreed)),
    }


@cache
def _differences(story: str) -> Verdicts:
    out, gold = output(document(story)), [g for g in _points(story) if g["is_difference"]]
    found = defaultdict[str, list[bool]](list)
    for point in out.points:
        if point["relation"] != "agree" and point["status"] == "firm":
            right = any(scorer().separates(point, out, g) for g in gold)
            found[f"{point['relation']} {point['aspect']}"].append(right)
    return found


@cache
def _agreements(story: str) -> tuple[bool, ...]:
    out, gold = output(document(story)), _points(story)
    return tuple(
        any(scorer().joins(point, out, g["readings"]) for g in gold)
        for point in out.points
        if point["relation"] == "agree"
    )


def _points(story: str) -> list[dict[str, Any]]:
    return rows(gold_of(story) / "points.jsonl")
