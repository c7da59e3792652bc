"""Single facts over six stories, with the verdict that a careful reader gave on each."""

from __future__ import annotations

import json
from itertools import combinations
from typing import Any

from quality.corpus import SHARED
from quality.counts import Figures, Share
from quality.stories import document, output, scorer

# Which relations a verdict may be told by. Where the order is unknown, an update is a difference.
FITS = {
    "AGREE": {"agree"},
    "DIFFER": {"differ"},
    "DIFFER_OR_SCOPE": {"differ"},
    "UPDATE": {"update", "differ"},
}


def measure() -> Figures:
    """Say how many of the facts are told right, and how many clashes are printed that are none."""
    facts = json.loads((SHARED / "gold" / "expected.json").read_text("utf-8"))
    scope = [fact for fact in facts if fact["verdict"] == "SCOPE"]
    others = [fact for fact in facts if fact["verdict"] in FITS]
    return {
        "single facts": {
            "told right": Share(sum(map(_is_told, others)), len(others)),
            "differences of scope not taken for a clash": Share(
                sum(not _is_clash(fact) for fact in scope), len(scope)
            ),
        }
    }


def _is_told(fact: dict[str, Any]) -> bool:
    out = output(document(fact["story"]))
    return any(
        point["relation"] in FITS[fact["verdict"]]
        and _meets(point, out, fact, apart=point["relation"] != "agree")
        for point in out.points
    )


def _is_clash(fact: dict[str, Any]) -> bool:
    out = output(document(fact["story"]))
    return any(
        point["relation"] == "differ"
        and point["aspect"] != "scope"
        and point["status"] == "firm"
        and _meets(point, out, fact, apart=True)
        for point in out.points
    )


def _meets(point: dict[str, Any], out: Any, fact: dict[str, Any], *, apart: bool) -> bool:
    """Say whether a point holds two accounts of a fact; if `apart`, unlike ones in two readings."""
    gold = [
        {**account, "doc": account["file"].removesuffix(".txt")} for account in fact["accounts"]
    ]
    where = scorer().placed(point, out, gold)
    if not apart:
        return len(where) >= 2
    return any(
        gold[a]["value"] != gold[b]["value"] and any(i != j for i in where[a] for j in where[b])
        for a, b in combinations(sorted(where), 2)
    )
