"""The annotated stories, scored by the shared scorer; pooled as if they were one."""

from __future__ import annotations

import json
import runpy
import tempfile
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import variorum
from quality.corpus import SHARED, rows
from quality.counts import Figure, Figures, Share
from variorum.model import Reading
from variorum.render.json import to_json

SEEDS = "seeds"
# Stories of our own, with annotations in the same form: those that the rules were developed with,
# those that nobody who writes rules has read, and those that were such once.
OWN = {kind: Path(__file__).parent / kind for kind in ("invented", "opened", "unread")}
Document = dict[str, Any]
Gold = dict[str, list[dict[str, Any]]]


def names() -> list[str]:
    """Give the stories that have annotations, the seeds first."""
    gold = (f.name for f in (SHARED / "gold").iterdir() if f.is_dir())
    return sorted(gold, key=lambda name: (name != SEEDS, name))


def singles() -> list[str]:
    """Give the annotated stories that are not the seeds."""
    return [name for name in names() if name != SEEDS]


def own(kind: str) -> list[str]:
    """Give the stories of our own of one kind: invented, opened, unread."""
    return sorted(f.name for f in (OWN[kind] / "stories").iterdir() if f.is_dir())


def folder(name: str) -> Path:
    """Give the folder of a story's articles."""
    return SHARED / "seeds" if name == SEEDS else _home(name) / "stories" / name


def gold_of(name: str) -> Path:
    """Give the folder of a story's annotations."""
    return _home(name) / "gold" / name


def _home(name: str) -> Path:
    return next((home for home in OWN.values() if (home / "stories" / name).is_dir()), SHARED)


@cache
def readings(name: str) -> tuple[Reading, ...]:
    """Read every account of a story, once in a process."""
    return variorum.read(folder(name))


@cache
def document(name: str) -> Document:
    """Give the `variorum/1` document of a story, all accounts taken as one."""
    edition = variorum.edit(variorum.collate(readings(name), one_story=True))
    made: Document = json.loads(to_json(edition))
    return made


def pooled(stories: Sequence[str], documents: Iterable[Document]) -> tuple[Document, Gold]:
    """Put stories together as one document and one gold, with files told apart by their story.

    The scorer then counts over all of them, instead of averaging over unequal stories.
    """
    whole: Document = {"format": "variorum/1"}
    gold: Gold = {}
    for name, document in zip(stories, documents, strict=True):
        for key, value in document.items():
            if isinstance(value, list):
                whole.setdefault(key, []).extend(value)
        for file in sorted(gold_of(name).glob("*.jsonl")):
            gold.setdefault(file.stem, []).extend(_told_apart(row, name) for row in rows(file))
    owner = {a["id"]: n for n, d in zip(stories, documents, strict=True) for a in d["articles"]}
    whole["articles"] = [
        {**a, "path": f"{owner[a['id']]}~{Path(a['path']).name}"} for a in whole["articles"]
    ]
    return whole, gold


def _told_apart(row: Any, story: str) -> Any:
    """Put the story's name before every document and id of a row of gold."""
    if isinstance(row, list):
        return [_told_apart(item, story) for item in row]
    if not isinstance(row, dict):
        return row
    return {
        key: f"{story}~{value}" if key in ("doc", "id") else _told_apart(value, story)
        for key, value in row.items()
    }


@cache
def scorer() -> SimpleNamespace:
    """Load the shared scorer from where it lies."""
    return SimpleNamespace(**runpy.run_path(str(SHARED / "score" / "score.py")))


def output(document: Document) -> Any:
    """Give a document as the scorer sees it."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "document.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return scorer().Output(path)


def layers(whole: Document, gold: Gold) -> dict[str, dict[str, Any]]:
    """Score every layer that has gold, in the scorer's own terms."""
    score, out = scorer(), output(whole)
    docs = set(out.stem.values())
    scored = {
        "furniture": score.score_furniture(out, gold["furniture"], docs),
        "statements": score.score_statements(out, gold["attributions"], docs, []),
        "quantities": score.score_quantities(out, gold["quantities"], docs, []),
        "points": score.score_points(out, gold["points"], gold["false_differences"], []),
    }
    if "dates" in gold:
        scored["dates"] = score.score_dates(out, gold["dates"], docs, [])
    return scored


def figures(stories: Sequence[str]) -> dict[str, Figure]:
    """Give the figures of a set of stories that the project is held to."""
    scored = layers(*pooled(stories, [document(name) for name in stories]))
    statements, points = scored["statements"], scored["points"]
    found: dict[str, Figure] = {
        "furniture F": scored["furniture"]["f"],
        "body lost": scored["furniture"]["body_chars_lost"] or 0.0,
        "statements found F": statements["found"]["f"],
        "statements with cue and source F": statements["found_with_cue_and_source"]["f"],
        "manner right": statements["manner"],
        "factuality right": statements["factuality"],
        "speakers right": Share.parse(statements["speaker_resolved"]),
        "chains whole": Share.parse(statements["chains"]),
        "quantities found F": scored["quantities"]["found"]["f"],
        "quantities with value F": scored["quantities"]["value_right"]["f"],
    }
    if "dates" in scored:
        found["dates found F"] = scored["dates"]["found"]["f"]
        found["dates with value F"] = scored["dates"]["value_right"]["f"]
    return found | point_figures(points)


def point_figures(points: dict[str, Any]) -> dict[str, Figure]:
    """Give the figures of differences and agreements."""
    printed = points["differences_printed"]
    right = round((points["difference_precision"] or 0.0) * printed)
    return {
        "differences found, high": Share.parse(points["recall_high"]),
        "differences found, medium": Share.parse(points["recall_medium"]),
        "differences found, low": Share.parse(points["recall_low"]),
        "differences right of those printed": Share(right, printed),
        "traps fallen into": len(points["traps_fallen_into"]),
        "checks right of those printed": Share.parse(points.get("printed_as_check", "0/0")),
        "agreements found": Share.parse(points["agreements"]),
    }


def measure() -> Figures:
    """Measure the seeds, the others pooled, those of our own, and each of the others by itself.

    The single ones also as the rest foretells them.
    """
    from quality import held_out  # which asks this module for the stories

    # Nobody has read the others.
    annotated = [*names(), *own("invented"), *own("opened")]
    return {
        "seeds": figures([SEEDS]) | held_out.figures(SEEDS, annotated),
        "other stories": figures(singles()),
        **{f"{kind} stories": figures(own(kind)) for kind in OWN},
        **{name: figures([name]) | held_out.figures(name, annotated) for name in singles()},
    }
