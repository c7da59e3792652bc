"""What only looks like a figure, a date, a quotation or a doubt: the annotators' list of the seeds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import variorum
from variorum.model import Article, Reading, Span
from variorum.reading import read, skim

SEEDS = "seeds"


@cache
def readings(folder: Path) -> dict[str, Reading]:
    return {Path(r.article.path).stem: r for r in variorum.read(folder)}


def read_as(reading: Reading, place: Span, why: str) -> list[str]:
    """Give what the reading makes of a place that it should not."""
    quantities = [q.span for q in reading.quantities]
    dates = [d.span for d in reading.dates]
    said = [(s, part) for s in reading.statements for part in s.content]
    if "furniture" in why:
        names = [m for e in reading.entities for m in e.mentions]
        wrong = [*quantities, *dates, *names, *(part for _, part in said)]
    elif "scare quotes" in why:
        wrong = [part for _, part in said]
    elif "hedge" in why:
        wrong = [part for s, part in said if s.factuality == "hedged"]
    elif "idiom" in why:
        wrong = [s.source for s in reading.statements if s.source is not None]
    elif "not a date" in why:
        wrong = dates
    else:
        wrong = quantities
    return [span.exact for span in wrong if span.overlaps(place)]


def test_nothing_on_the_list_is_read_as_what_it_is_not(shared: Path) -> None:
    told = readings(shared / SEEDS)
    rows = (shared / "gold" / SEEDS / "negatives.jsonl").read_text("utf-8").splitlines()
    wrong = []
    for row in map(json.loads, rows):
        reading = told[row["doc"]]
        place = reading.article.span(row["start"], row["end"])
        assert place.exact == row["quote"]
        wrong += [(row["quote"], found) for found in read_as(reading, place, row["why"])]
    assert len(rows) > 15
    assert wrong == []


def test_what_is_a_figure_would_be_found_out() -> None:
    article = Article.of("Only 40 boats came home.")
    assert read_as(read(skim(article)), article.span(5, 7), "a name, not a quantity") == ["40"]
