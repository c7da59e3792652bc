"""Dates: the DateTimeModel cases of Recognizers-Text, all of them and those that make sense in news.

A case makes sense in news unless it says something that no report says. It is left out, by a rule on
its words and never by its outcome, when

1. its own Python port does not support it;
2. it commands or asks an assistant ("Cortana, book me a table …", "are you free on Friday?");
3. it is no text but an address, a file's name or a hashtag;
4. what it wants is an idiom of chat or of code: a day and month in bare figures (22/04), an hour
   as a bare number (at 4, 6-8), eod, 11ish, 9a, 10D, mar4, 20161016, "greater than 2012".

Month and weekday names that are typed in lower case get the capital that a report gives them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from quality.corpus import SHARED, cases, read_plain
from quality.counts import Figure, Share
from variorum.model import Date

CASES = SHARED / "data" / "recognizers" / "DateTime" / "English" / "DateTimeModel.json"
# All but time zones and alternatives.
KINDS = {"date", "daterange", "duration", "datetime", "datetimerange", "set", "time", "timerange"}
# An expected range may begin with its preposition; ours begins with its first word.
SHARED_LENGTH = 0.4

_CHAT = re.compile(
    r"(?i)\b(cortana|schedule|book (?:a|me|something|my)|please|show (?:me|sales|statistics)|help me"
    r"|find (?:us|me|time|\d)|how about|what about|let['’]?s meet|arrange|add meeting"
    r"|are you available|do you have|will you be|where were you|what['’]s your plan|what happened"
    r"|can you|could try|set up|any available|see you|why don't you|are you|do you)\b|\?\s*$"
)
_NO_TEXT = re.compile(r"(?i)www\.|https?://|\.xlsx|\.html|-20\d{6}-|#[A-Z]|^-")
_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_IDIOM = re.compile(
    r"(?i)^(?:the )?(?:eod|eoy|otd)$|\d{1,2}ish|noonish|^in the year$|(?<!\d)\d{1,2}[ap]m?pm?$"
    r"|\d[hdwy]$|[a-z]{3}\d|greater than|^\d{8}$|tonite|mid night"
    r"|(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/.:-]|\s?[ap]\.?m)(?!,? \d{4})"
    r"|(?:(?:\b(?:at|around|by|for|tonight|today|tomorrow|night|morning|evening|[a-z]+day)|,) |^)"
    rf"{_NUMBER}(?:[ -]+(?:to|and|-)? ?{_NUMBER}(?::\d\d)?)?$"
    rf"|^{_NUMBER}(?: ?(?:-|to) ?{_NUMBER})? (?:today|tonight|tomorrow)"
    rf"|\b(?:between|from) {_NUMBER} (?:and|to) {_NUMBER}\b(?! of| in the)"
    rf"|\b{_NUMBER}-{_NUMBER} next|\d-\d{{1,2}} (?:next|yesterday)"
)
# An hour or a day that says what it is, whatever stands beside it.
_SAID = re.compile(
    r"(?i)[ap]\.? ?\.?m\b|o'?clock|past|:\d\d|in the (?:morn|after|even)|month|jan|feb|mar|apr|may"
    r"|june?|july?|aug|sep|oct|nov|dec|twenty|thirt|\d{4}|year|week|day\b|second|minute|hour|night"
)
_BARE_HOUR = re.compile(r"(?i)\bat \d{1,2}$|around \d$|at (?:five|six)$")
_NAMES = re.compile(
    r"\b(january|february|march|april|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas)\b"
    r"|\bmay\b(?= (?:\d|twenty|to|the)|$|\.$)"
    r"|\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?=\.? \d)"
)


def measure() -> dict[str, Figure]:
    """Give the share of cases that are right: of all, and of those that make sense in news."""
    supported = [
        case
        for case in cases(CASES)
        if "python" not in case.get("NotSupported", "").lower()
        and all(result["TypeName"].partition(".")[2] in KINDS for result in case["Results"])
    ]
    whole = {id(case): _is_right(case) for case in supported}
    news = [case for case in supported if makes_sense_in_news(case)]
    return {
        "Recognizers, dates: cases right": Share(sum(whole.values()), len(whole)),
        "Recognizers, dates that make sense in news: cases right": Share(
            sum(whole[id(case)] for case in news), len(news)
        ),
    }


def makes_sense_in_news(case: dict[str, Any]) -> bool:
    """Say whether a report could say this."""
    if _CHAT.search(case["Input"]) or _NO_TEXT.search(case["Input"]):
        return False
    return not any(_is_idiom(result["Text"]) for result in case["Results"])


def _is_idiom(words: str) -> bool:
    if _IDIOM.search(words) is None:
        return False
    return _SAID.search(words) is None or _BARE_HOUR.search(words) is not None


def _is_right(case: dict[str, Any]) -> bool:
    """Say whether all that is expected is found with its value, and nothing else.

    A range counts when it is read as one, or by its two ends in order; references to no day
    ("now") are left aside where none is expected.
    """
    reference = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")
    text = _NAMES.sub(lambda match: match[0].capitalize(), case["Input"])
    given = [
        d
        for d in read_plain(text, published=date.fromisoformat(reference[:10])).dates
        if not d.value.endswith("_REF") or "_REF" in str(case["Results"])
    ]
    used: list[Date] = []
    for result in case["Results"]:
        inside = [d for d in given if d not in used and _shared(d, result) > 0]
        values = list((result.get("Resolution") or {}).get("values", ()))
        alone = len(inside) == 1 and _shared(inside[0], result) >= SHARED_LENGTH
        as_one = alone and any(_means(inside[0], value, result["Text"]) for value in values)
        if not as_one and not any(_are_ends(inside, value) for value in values):
            return False
        used += inside
    return len(used) == len(given)


def _shared(found: Date, result: dict[str, Any]) -> float:
    """Give how much of two expressions is common to both: 1 where they are the same."""
    start, end = result["Start"], result["End"] + 1
    common = min(found.span.end, end) - max(found.span.start, start)
    return float(max(0, common) / (max(found.span.end, end) - min(found.span.start, start)))


def _means(found: Date, value: dict[str, Any], words: str) -> bool:
    """Say whether an expected value is ours: as a TIMEX, as a day and hour, or as the days it spans."""
    timex, said = value.get("timex") or "", str(value.get("value"))
    start, end = value.get("start") or "", value.get("end") or ""
    if found.value == timex:
        return True
    match value.get("type"):
        case "date":
            return found.value[:10] == said[:10] or _holds(found, said, words)
        case "time":
            return _hour(found.value) == _hour(f"T{said}")
        case "datetime":
            return found.value[:16].replace("T", " ") == said[:16]
        case "set":
            return _hour(found.value) is not None and _hour(found.value) == _hour(timex)
        case "timerange":
            return found.value.partition("T")[2] == timex.removeprefix("T")
        case "daterange":
            return (
                (found.begin is not None and found.begin == start[:10])
                or _is_length_of(found, timex)
                or (not start and found.begin is not None and found.begin == end[:10])
                or (value.get("Mod") == "after" and timex.startswith(found.value))
            )
        case "datetimerange":
            part = found.value.partition("T")[2]
            same_day = found.begin is not None and start.startswith(found.begin)
            return bool(same_day and part and timex.endswith(part)) or _is_length_of(found, timex)
        case _:
            return False


def _holds(found: Date, said: str, words: str) -> bool:
    """Say whether a month or year holds the day: TIMEX3 spells "in two months" as exactly as its unit."""
    so_long = re.match(r"(?i)(?:in|within) ", words) is not None
    return so_long and len(found.value) in (4, 7) and said.startswith(found.value)


def _is_length_of(found: Date, timex: str) -> bool:
    """Say whether a length of time is that of an expected range: "the next two days"."""
    return found.kind == "duration" and timex.rstrip(")").rpartition(",")[2] == found.value


def _are_ends(found: Sequence[Date], value: dict[str, Any]) -> bool:
    """Say whether two dates are the ends of an expected range: TIMEX3 marks them one by one."""
    start, end = value.get("start") or "", value.get("end") or ""
    if len(found) != 2 or not start or not end:
        return False
    first, last = found
    if value.get("type") == "daterange":
        # Their ranges end before the last day, and some on it.
        before = (
            (date.fromisoformat(end[:10]) - timedelta(days=1)).isoformat()
            if end[4:5] == "-"
            else ""
        )
        return (
            first.begin == start[:10]
            and last.end is not None
            and {last.begin, last.end} & {end[:10], before} != set()
        )
    days = value.get("type") == "timerange" or all(
        _on_day(d, told) for d, told in ((first, start), (last, end))
    )
    hours = (_hour(first.value), _hour(last.value)) == (
        _hour(f"T{start[-8:]}"),
        _hour(f"T{end[-8:]}"),
    )
    return bool(days and hours and _hour(first.value))


def _on_day(found: Date, told: str) -> bool:
    return found.begin is None or found.begin == told[:10]


def _hour(value: str) -> tuple[str, str] | None:
    told = re.search(r"T(\d\d)(?::(\d\d))?", value)
    return (told[1], told[2] or "00") if told else None
