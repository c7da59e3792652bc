"""Times: WikiWars (histories, with TIMEX3 values) and the date cases of Recognizers-Text.

Source: Mazur and Dale, “WikiWars: a new corpus for research on temporal expressions”, 2010.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree as ET

from quality.corpus import SHARED, cases, read_plain
from quality.counts import Counts, Figures, Share, exact, overlap
from variorum.model import Date

HISTORIES = SHARED / "data" / "wikiwars"
RECOGNIZED = SHARED / "data" / "recognizers" / "DateTime" / "English" / "DateTimeModel.json"
# What news writes: the rest of the cases are time zones, holidays by formula, and alternatives.
KINDS = {"date", "daterange", "duration", "datetime", "set", "time"}

_LEAD = re.compile(
    r"^(?:on|in|at|by|from|for|since|until|during|between|the|last)\s+", re.IGNORECASE
)
Timex = tuple[tuple[int, int], str]


def measure() -> Figures:
    """Measure both corpora."""
    return {"times": {**_histories(), "Recognizers, dates: cases right": _recognized()}}


def _histories() -> dict[str, float]:
    relaxed = strict = Counts(0, 0, 0, 0)
    strict = Counts(0, 0, 0)
    right = matched = 0
    for text, published, wanted in histories():
        dates = read_plain(text, published=published).dates
        given = {(d.span.start, d.span.end): d.value for d in dates}
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


def _recognized() -> Share:
    wanted = [
        case
        for case in cases(RECOGNIZED)
        if "python" not in case.get("NotSupported", "").lower()
        and case["Results"]
        and all(r["TypeName"].partition(".")[2] in KINDS for r in case["Results"])
    ]
    return Share(sum(_is_right(case) for case in wanted), len(wanted))


def _is_right(case: dict[str, Any]) -> bool:
    reference = case.get("Context", {}).get("ReferenceDateTime")
    published = date.fromisoformat(reference[:10]) if reference else None
    text = case["Input"]
    given = read_plain(text, published=published).dates
    return len(given) == len(case["Results"]) and all(
        any(_same_place(text, d, result) and _same_time(d, result) for d in given)
        for result in case["Results"]
    )


def _same_place(text: str, found: Date, result: dict[str, Any]) -> bool:
    wanted = text[result["Start"] : result["End"] + 1]
    return (
        found.span.start <= result["End"]
        and result["Start"] < found.span.end
        and (_bare(found.span.exact) == _bare(wanted))
    )


def _bare(words: str) -> str:
    while (shorter := _LEAD.sub("", words.strip())) != words:
        words = shorter
    return words.lower()


def _same_time(found: Date, result: dict[str, Any]) -> bool:
    """Say whether one of the expected values is ours, as a TIMEX or as the days it spans."""
    for value in result["Resolution"]["values"]:
        if found.value == value.get("timex"):
            return True
        if value.get("value") and found.value == value["value"].replace(" ", "T"):
            return True
        if "start" in value and "end" in value and found.begin == value["start"][:10]:
            # Their ranges end before the last day, ours with it.
            last = date.fromisoformat(value["end"][:10]) - timedelta(days=1)
            return found.end == last.isoformat()
    return False
