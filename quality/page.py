"""The accuracy page, made of what was just measured."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from quality.counts import Figure, Figures

FILE = Path(__file__).parent.parent / "docs" / "accuracy.md"

HEAD = """\
# How well it works

Written by `make quality`; the test suite fails when a figure here is no longer true, and
when one falls below its floor in `quality/floors.toml`. The articles, annotations and
corpora lie in `../shared`, outside this repository; each story has one annotator.

## Annotated stories

Offsets and values are compared with annotations made by hand. *Other stories* pools the
five annotated stories that are not the seeds: counts are added up, not averages averaged.
*Invented stories* pools the ten of `quality/invented`, written and annotated for this;
*unread stories* the three of `quality/unread`, which nobody who writes rules has read: they
are what to expect of a new story. *Opened stories* were unread until lately.
A statement counts when its content overlaps the annotated one by half and both its cue
and its source are on theirs. A difference counts when two readings of unlike value lie in
two readings of a point with a fitting aspect; everything else that is printed as a
difference counts against precision. *Compares nothing* is a program that prints the 300
most similar pairs of sentences as differences: read every figure for points beside it.

The rules were developed with all the others and with the corpora at hand.
"""

NOTES = {
    "single facts": (
        "Eleven facts of six stories, two of which are annotated no further, with the verdict "
        "that a careful reader gave: agree, differ, update, or two things that are no clash."
    ),
    "PolNeAR dev": (
        "Political news from sources of every leaning. Published for comparison, exact F "
        "for source, cue and content: a CRF 50.6, 53.4, 28.6; CoreNLP 13.9, –, 17.5; the best, a "
        "fine-tuned BERT, 83.2, 75.3, 72.9. PolNeAR counts *that*, quotation marks and the full "
        "stop as content and Variorum does not, hence the trimmed figure."
    ),
    "figures": (
        "The cases of Recognizers-Text that its own Python version supports: right when every "
        "expected figure is covered by one of ours with its value, and none is left over. CQE's "
        "sentences: F over the values."
    ),
    "times": (
        "WikiWars: histories, with TIMEX3 values; relaxed means overlap, strict the very words. "
        "Recognizers-Text: right when the value of every expression is and at least four tenths "
        "of its place; which cases make sense in news, and why the others do not, is said in "
        "quality/dates.py."
    ),
    "names": "Mentions in the body of the seeds, typed and joined across the five accounts.",
    "grouping": "320 articles of 61 events, grouped in one pass; then all nine stories mixed.",
}


def page(figures: Figures, baseline: Figures) -> str:
    """Lay everything out as Markdown."""
    compared = {
        name: {**figures[name], **{f"{m} (compares nothing)": f for m, f in scores.items()}}
        for name, scores in baseline.items()
    }
    return "".join([HEAD, *tables({**figures, **compared})])


def tables(figures: Figures) -> Iterator[str]:
    """Yield a table of the five sets of stories, one of the single stories, and one a corpus."""
    stories = [name for name in figures if name not in NOTES]
    if stories:
        yield from _table({name: figures[name] for name in stories[:5]})
        yield "\nEach of the other stories by itself:\n"
        yield from _table({name: figures[name] for name in stories[5:]})
    for name, note in NOTES.items():
        if name in figures:
            yield f"\n## {name[0].upper()}{name[1:]}\n\n{note}\n"
            yield from _table({"": figures[name]})


def _table(columns: Figures) -> Iterator[str]:
    measures = dict.fromkeys(name for column in columns.values() for name in column)
    yield f"\n| | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}\n"
    for measure in measures:
        cells = (_cell(column.get(measure)) for column in columns.values())
        yield f"| {measure} | {' | '.join(cells)} |\n"


def _cell(figure: Figure | None) -> str:
    """Print a share as such, and anything else with three places.

    >>> _cell(0.5), _cell(3), _cell(None)
    ('.500', '3', '–')
    """
    if figure is None:
        return "–"
    return f"{figure:.3f}".removeprefix("0") if isinstance(figure, float) else str(figure)


def differs(written: str, measured: str, *, by: float = 0.011) -> str | None:
    """Say where a page is stale: other words, or a number off by more than a hundredth.

    Another processor may round the parser's scores another way, and change a choice or two.

    >>> differs("F .912", "F .909"), differs("F .912", "F .850")
    (None, 'F .912 is now F .850')
    """
    for was, now in zip(_lines(written), _lines(measured), strict=False):
        numbers = [[float(n) for n in re.findall(r"\d*\.\d+|\d+", line)] for line in (was, now)]
        words = [re.sub(r"\d*\.\d+|\d+", "#", line) for line in (was, now)]
        if words[0] != words[1] or any(
            abs(a - b) > by * max(1.0, b) for a, b in zip(*numbers, strict=True)
        ):
            return f"{was} is now {now}"
    return None if len(_lines(written)) == len(_lines(measured)) else "its length"


def _lines(text: str) -> list[str]:
    return text.splitlines()
