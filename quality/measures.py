"""Figures: Microsoft's Recognizers-Text cases and CQE's sentences, numbers with and without units.

A case of Recognizers is right when every expected figure is covered by one of ours with its
value, and no other figure of the kind that the case is about is given. Cases that its own
Python port does not support are left aside, and so are units without a number. Names of
units are not compared; the value of a wrong unit differs, too.

Recognizers asks for every numeral, ours for what counts or measures something: "192." at the head
of a list and the parts of an address are numbers there and no figures here. So its numbers are
measured twice: as figures, and as numerals, which is what the reading of figures starts from. Of the
numerals, ordinals, vague ones ("dozens") and figures glued to a letter ("180ml", a unit's) are left
aside, as its own model leaves them aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from quality.corpus import SHARED, cases, read_plain
from quality.counts import Counts, Figure, Figures, Share
from variorum.model import Quantity
from variorum.reading.numerals import find_numerals

RECOGNIZERS = SHARED / "data" / "recognizers"
SENTENCES = SHARED / "data" / "quantities"
NUMBERS = ("Number/English/NumberModel.json", "Number/English/PercentModel.json")
UNITS = tuple(
    f"NumberWithUnit/English/{name}Model.json"
    for name in ("Age", "Currency", "Dimension", "Temperature")
)
# What each file is about, in our dimensions; a file of dimensions is about all others.
ABOUT = {
    "NumberModel": {"count", "fraction"},
    "PercentModel": {"percent"},
    "AgeModel": {"age"},
    "CurrencyModel": {"money"},
    "TemperatureModel": {"temperature"},
}
APART = {"count", "fraction", "percent", "age", "money", "temperature", "duration", "ratio"}


def measure() -> Figures:
    """Measure the share of cases that are right, and F over the values of CQE's sentences."""
    found: dict[str, Figure] = {
        "Recognizers, numbers: cases right": _cases_right(NUMBERS),
        "Recognizers, numbers as numerals: cases right": _numerals_right(),
        "Recognizers, numbers with units: cases right": _cases_right(UNITS),
    }
    for file in sorted(SENTENCES.glob("*-model.json")):
        found[f"CQE, {file.stem.partition('-')[0]}: value F"] = round(_values(cases(file)).f, 3)
    return {"figures": found}


def _cases_right(files: Iterable[str]) -> Share:
    right = [
        _is_right(case, Path(file).stem)
        for file in files
        for case in cases(RECOGNIZERS / file)
        if "python" not in case.get("NotSupported", "").lower()
    ]
    return Share(sum(right), len(right))


def _numerals_right() -> Share:
    supported = [
        case
        for case in cases(RECOGNIZERS / NUMBERS[0])
        if "python" not in case.get("NotSupported", "").lower()
    ]
    return Share(sum(map(_has_its_numerals, supported)), len(supported))


def _has_its_numerals(case: dict[str, Any]) -> bool:
    text = case["Input"]
    given = [
        n
        for n in find_numerals(text)
        if n.kind in ("cardinal", "fraction")
        and not (n.figures and text[n.end : n.end + 1].isalpha())
    ]
    wanted = case["Results"]
    return len(given) == len(wanted) and all(
        (n.start, n.end) == (result["Start"], result["End"] + 1)
        and _is_close(n.value, float(result["Resolution"]["value"]))
        for n, result in zip(given, wanted, strict=True)
    )


def _is_right(case: dict[str, Any], model: str) -> bool:
    given = list(read_plain(case["Input"]).quantities)
    for result in case["Results"]:
        if result["Resolution"]["value"] is None:
            continue
        hit = next((q for q in given if _covers(q, result) and _equals(q, result)), None)
        if hit is None:
            return False
        given.remove(hit)
    return not any(_is_about(q, model) for q in given)


def _is_about(quantity: Quantity, model: str) -> bool:
    if model in ABOUT:
        return quantity.dimension in ABOUT[model]
    return quantity.dimension not in APART


def _covers(quantity: Quantity, result: dict[str, Any]) -> bool:
    # Their ends are inclusive; a sign or a currency before the number may be theirs or ours.
    start, end = int(result["Start"]), int(result["End"])
    return quantity.span.start <= start + 1 and end <= quantity.span.end


def _equals(quantity: Quantity, result: dict[str, Any]) -> bool:
    try:
        wanted = float(str(result["Resolution"]["value"]).rstrip("%"))
    except (TypeError, ValueError):
        return False
    return _is_close(quantity.value, wanted)


def _is_close(value: float | None, wanted: float) -> bool:
    return value is not None and abs(value - wanted) <= 0.001 * max(abs(value), abs(wanted))


def _values(sentences: Sequence[dict[str, Any]]) -> Counts:
    total = Counts(0, 0, 0)
    for sentence in sentences:
        wanted = Counter(_number(q["value"]) for q in sentence["quantities"])
        ours = read_plain(sentence["text"]).quantities
        given = Counter(_number(q.value) for q in ours if q.value is not None)
        total += Counts((given & wanted).total(), given.total(), wanted.total())
    return total


def _number(value: object) -> float | str:
    try:
        return float(f"{float(str(value)):.6g}")
    except ValueError:
        return str(value)
