"""Read what a figure is measured in: the unit behind it, the currency before or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from variorum.lexicon import entries, words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its name, its dimension, and its worth in the dimension's own unit.

    A `factor` of None says that nothing is comparable (a degree of what?). `base` is the unit
    that the factor leads to where it is not that of the dimension: of a cent, the dollar.
    """

    name: str
    dimension: str
    factor: float | None = None
    offset: float = 0.0
    base: str | None = None

    def si(self, value: float | None) -> float | None:
        """Convert a value in this unit to the dimension's own unit.

        >>> unit, _ = unit_after("190 miles", 3)
        >>> unit.si(190)
        305775.36
        """
        if value is None or self.factor is None:
            return None
        return round(value * self.factor + self.offset, 9)

    @property
    def si_unit(self) -> str | None:
        """The dimension's own unit, where values of that dimension can be compared."""
        if self.factor is None:
            return None
        return self.base or _base_units().get(self.dimension, self.name)


@cache
def _base_units() -> Mapping[str, str]:
    return {entry["dimension"]: entry["unit"] for entry in entries("units", "dimension")}


def unit_after(text: str, at: int) -> tuple[Unit, int] | None:
    """Give the unit that follows a figure which ends at `at`, and where it ends.

    >>> unit_after("an 800-square metre area", 6)
    (Unit(name='square metre', dimension='area', factor=1, offset=0.0, base=None), 19)
    """
    match = _behind().match(text, at)
    if match is None:
        return None
    names, signs = _units()
    unit = signs[match["sign"]] if match["sign"] else names[_plain(match["word"])]
    end = match.end()
    # A rate compares only with the same rate: dollars a barrel with dollars a barrel.
    rate, end = rate_after(text, end, unit)
    if rate is not unit and unit.dimension != "money":
        rate = replace(rate, dimension="rate")
    return rate, end


def unit_of(word: str) -> Unit:
    """Give the unit a word names.

    >>> unit_of("gbp").name, unit_of("years").dimension
    ('GBP', 'duration')
    """
    return _units()[0][word]


def currency_before(text: str, at: int) -> tuple[Unit, int] | None:
    """Give the currency whose sign goes before a figure that begins at `at`, and where it begins.

    >>> unit, start = currency_before("some US$5", 8)
    >>> unit.name, start
    ('USD', 5)
    """
    match = _before().search(text, max(0, at - 8), at)
    return (_signs()[match[1]], match.start()) if match else None


def rate_after(text: str, at: int, unit: Unit) -> tuple[Unit, int]:
    """Read on from a measure: "a share", "-a-barrel", "per person"."""
    per = _PER.match(text, at)
    if per is None or not (per["any"] or per["each"].lower() in _each()):
        return unit, at
    each = (per["any"] or per["each"]).lower()
    return Unit(f"{unit.name}/{each}", unit.dimension), per.end()


# "Per diluted share" is per share; "£1.5bn a year earlier" is no rate.
_PER = re.compile(
    r"(?i)(?:[ -]per[ -](?:(?:diluted|basic|common|ordinary) )?|/)(?P<any>[a-z]{2,20})\b"
    r"|[ -](?:an?|each|every)[ -](?P<each>[a-z]{2,20})\b(?! (?:ago|before|earlier|later|on)\b)"
)


@cache
def _each() -> frozenset[str]:
    return frozenset(word for entry in entries("units", "each") for word in entry["words"])


@cache
def _units() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Give the units by word (lower case) and by sign (as spelt), currencies among them."""
    names: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    for entry in entries("units"):
        unit = Unit(
            entry["unit"], entry["dimension"], entry.get("factor"), entry.get("offset", 0.0)
        )
        names |= dict.fromkeys(entry["words"], unit)
        signs |= dict.fromkeys(entry.get("symbols", ()), unit)
    for entry in entries("currencies"):
        names |= dict.fromkeys(entry["words"], Unit(entry["code"], "money", 1.0))
        if "minor" in entry:
            cent = Unit(entry["minor"][0], "money", 0.01, base=entry["code"])
            names |= dict.fromkeys(entry["minor"], cent)
            signs |= dict.fromkeys(entry.get("minor_signs", ()), cent)
    return names, signs


@cache
def _signs() -> dict[str, Unit]:
    return {
        sign: Unit(entry["code"], "money", 1.0)
        for entry in entries("currencies")
        for sign in entry["signs"]
    }


@cache
def _behind() -> re.Pattern[str]:
    names, signs = _units()
    between = "|".join(sorted(words("counting", "between", "words")))
    return re.compile(
        rf"[^\S\n]?-?[^\S\n]?[(\[]?(?:(?:{between})[ ](?=[a-z]{{3}}))?(?:"
        rf"(?P<sign>{_any(signs)})(?![A-Za-z0-9])"
        rf"|(?P<word>(?i:{_any(names).replace(' ', '[ -]')}))(?![A-Za-z0-9]))"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z$])({_any(_signs())})[^\S\n]?$")


def _any(choices: Iterable[str]) -> str:
    """Give an alternation, longest first, so that "square metres" is not read as "square m"."""
    return "|".join(
        re.escape(c).replace(r"\ ", " ") for c in sorted(choices, key=lambda c: (-len(c), c))
    )


def _plain(word: str) -> str:
    lowered = word.lower()
    return lowered if lowered in _units()[0] else lowered.replace("-", " ")
