"""Times: WikiWars (histories, with TIMEX3 values) and the date cases of Recognizers-Text.

Source: Mazur and Dale, “WikiWars: a new corpus for research on temporal expressions”, 2010.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    used: list[Date] = []
    for result in case["Results"]:
        inside = [d for d in given if _overlaps(d, result)]
        values = result["Resolution"]["values"]
        alone = len(inside) == 1 and _same_words(text, inside[0], result)
        as_one = alone and any(_same_time(inside[0], value) for value in values)
        if not as_one and not any(_same_ends(inside, value) for value in values):
            return False
        used += inside
    return len(used) == len(given)


def _overlaps(found: Date, result: dict[str, Any]) -> bool:
    return bool(found.span.start <= result["End"] and result["Start"] < found.span.end)


def _same_words(text: str, found: Date, result: dict[str, Any]) -> bool:
    """Compare the words without the prepositions that lead to them: they take them in."""
    return _bare(found.span.exact) == _bare(text[result["Start"] : result["End"] + 1])


def _bare(words: str) -> str:
    while (shorter := _LEAD.sub("", words.strip())) != words:
        words = shorter
    return words.lower()


def _same_time(found: Date, value: dict[str, Any]) -> bool:
    """Say whether an expected value is ours: as a TIMEX, as a day and hour, or as the days it spans."""
    said = value.get("value", "").removesuffix(":00").replace(" ", "T")
    if found.value == value.get("timex") or (said and found.value == said):
        return True
    if value.get("type") == "time":  # an hour without a day; ours has the day of publication
        return bool(found.value.partition("T")[2] == said)
    # Their ranges end before the last day, ours with it.
    return found.begin == _day(value, "start") and found.end == _day(value, "end", less=1)


def _same_ends(found: Sequence[Date], value: dict[str, Any]) -> bool:
    """Say whether dates are the ends of an expected range: TIMEX3 marks them one by one.

    Of an open one ("since August") there is only the first.
    """
    ends = [_day(value, key) for key in ("start", "end") if key in value]
    return bool(ends) and [d.begin for d in found] == ends


def _day(value: dict[str, Any], key: str, *, less: int = 0) -> str:
    if key not in value:
        return "none"
    if value[key][4:5] != "-":  # an hour of no day
        return "none"
    return (date.fromisoformat(value[key][:10]) - timedelta(days=less)).isoformat()
