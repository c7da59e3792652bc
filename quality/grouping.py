"""Grouping: 320 articles of 61 events, and all stories of the repository mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from quality.corpus import SHARED, rows
from quality.counts import Counts, Figures, b_cubed
from quality.stories import SEEDS, readings
from variorum.collation import group
from variorum.model import Article, Skim
from variorum.reading import skim

CLUSTERS = SHARED / "data" / "grouping" / "news_cluster.jsonl"


def measure() -> Figures:
    """Measure the public corpus, then our stories and the seeds in one heap."""
    year, heap = _score(*corpus()), _score(*mixed())
    return {
        "grouping": {
            "news clusters, B³ F": round(year.f, 3),
            "news clusters, B³ precision": round(year.p, 3),
            "nine stories mixed, B³ F": round(heap.f, 3),
        }
    }


def _score(skims: Sequence[Skim], wanted: dict[str, str]) -> Counts:
    found = {i: n for n, ids in enumerate(group(skims)) for i in ids}
    return b_cubed(found, wanted)


def corpus() -> tuple[list[Skim], dict[str, str]]:
    """Give the articles of a year of news, and of which event each tells."""
    skims, wanted = [], {}
    for n, row in enumerate(rows(CLUSTERS)):
        published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        article = Article.of(row["text"], published=published, outlet=row.get("outlet"))
        article = replace(article, id=f"{n:03}", title=row.get("title"), url=row.get("url"))
        skims.append(skim(article))
        wanted[article.id] = row["story"]
    return skims, wanted


def mixed() -> tuple[list[Skim], dict[str, str]]:
    """Give our stories and the seeds in one heap, and of which story each is."""
    names = [SEEDS, *sorted(f.name for f in (SHARED / "stories").iterdir() if f.is_dir())]
    told = [(name, reading.skim) for name in names for reading in readings(name)]
    # Any order will do that is not the stories' own: here that of the articles' ids.
    told.sort(key=lambda pair: pair[1].article.id)
    return [s for _, s in told], {s.article.id: name for name, s in told}
