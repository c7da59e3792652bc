"""Times: WikiWars, histories with TIMEX3 values, and the date cases of Recognizers-Text.

Source: Mazur and Dale, “WikiWars: a new corpus for research on temporal expressions”, 2010.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree as ET

from quality import dates
from quality.corpus import SHARED, read_plain
from quality.counts import Counts, Figures, exact, overlap

HISTORIES = SHARED / "data" / "wikiwars"
Timex = tuple[tuple[int, int], str]


def measure() -> Figures:
    """Measure both corpora."""
    return {"times": {**_histories(), **dates.measure()}}


def _histories() -> dict[str, float]:
    relaxed = strict = Counts(0, 0, 0, 0)
    strict = Counts(0, 0, 0)
    right = matched = 0
    for text, published, wanted in histories():
        found = read_plain(text, published=published).dates
        given = {(d.span.start, d.span.end): d.value for d in found}
        ranges = [place for place, _ in wanted]
        relaxed += overlap(given, ranges)
        strict += exact(given, ranges)
        for (start, end), value in wanted:
            hit = next((v for (a, b), v in given.items() if a < end and start < b), None)
            if hit is not None and value != "null":
                matched += 1
                right += hit == value
    return {
        "WikiWars: relaxed F": round(relaxed.f, 3),
        "WikiWars: strict F": round(strict.f, 3),
        "WikiWars: value right of those matched": round(right / matched if matched else 0.0, 3),
    }


def histories() -> Iterator[tuple[str, date | None, list[Timex]]]:
    """Yield each text, the day it was written, and its time expressions."""
    for path in sorted(HISTORIES.rglob("*.tml")):
        root = ET.parse(path).getroot()  # noqa: S314 - a corpus on our own disk
        written = root.findtext("DCT/TIMEX3")
        body = root.find("TEXT")
        if body is None:
            continue
        timexes: list[Timex] = []
        text = "".join(_text_of(body, timexes, 0))
        yield text, date.fromisoformat(written) if written else None, timexes


def _text_of(element: ET.Element, timexes: list[Timex], at: int) -> list[str]:
    """Give an element's text in pieces, and note where its time expressions stand."""
    pieces = [element.text or ""]
    for child in element:
        start = at + sum(map(len, pieces))
        inner = "".join(_text_of(child, timexes, start))
        timexes.append(((start, start + len(inner)), child.get("value", "null")))
        pieces += [inner, child.tail or ""]
    return pieces
