"""Names: are mentions typed right, and do those of one person or place come together?"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from quality.corpus import SHARED, rows
from quality.counts import Figures, Share, b_cubed
from quality.stories import SEEDS, document

Place = tuple[str, int, int]
TYPES = {"WEAPON": "PRODUCT"}  # the annotation's word for one kind of product


def measure() -> Figures:
    """Measure the seeds, the one story whose names are annotated."""
    seeds = document(SEEDS)
    stems = {a["id"]: a["path"].rpartition("/")[2].removesuffix(".txt") for a in seeds["articles"]}
    ours: dict[Place, dict[str, Any]] = {
        (stems[m["article"]], m["start"], m["end"]): entity
        for entity in seeds["entities"]
        for m in entity["mentions"]
    }
    wanted: dict[Place, str] = {}
    found: dict[Place, Hashable] = {}
    right = met = 0
    for gold in rows(SHARED / "gold" / SEEDS / "entities.jsonl"):
        for mention in gold["mentions"]:
            if mention.get("in_furniture"):
                continue
            place = (mention["doc"], mention["start"], mention["end"])
            hit = next((entity for p, entity in ours.items() if _meet(p, place)), None)
            wanted[place] = gold["id"]
            # A mention that was not found is alone.
            found[place] = hit["id"] if hit else place
            if hit:
                met += 1
                right += hit["type"] == TYPES.get(gold["type"], gold["type"])
    return {
        "names": {
            "mentions found": Share(met, len(wanted)),
            "mentions typed right of those found": Share(right, met),
            "story-wide clusters, B³ F": round(b_cubed(found, wanted).f, 3),
        }
    }


def _meet(a: Place, b: Place) -> bool:
    return a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
