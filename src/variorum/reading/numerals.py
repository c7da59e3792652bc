"""Read numerals: figures, words and mixtures of both, wherever they stand.

A numeral is only the number. What it counts, and whether it counts anything at all, is for
`quantities` and `times` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from variorum.lexicon import entries

Kind = Literal["cardinal", "fraction", "ordinal", "vague"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: where it stands and what it is worth.

    `low` and `high` are set for a vague one ("dozens"), whose `value` is None.
    `figures` says that it begins with a digit.
    """

    start: int
    end: int
    value: float | None
    kind: Kind = "cardinal"
    figures: bool = False
    low: float | None = None
    high: float | None = None


# Times and figures ask for the numerals of the same paragraphs, one stage after the other.
@lru_cache(maxsize=256)
def find_numerals(text: str, start: int = 0, end: int | None = None) -> tuple[Numeral, ...]:
    """Give the numerals of a text or a stretch of it, in order; offsets are code points of `text`.

    >>> text = "It cost half a million, or £1.2bn; dozens paid."
    >>> [(text[n.start : n.end], n.value or n.low) for n in find_numerals(text)]
    [('half a million', 500000.0), ('1.2bn', 1200000000.0), ('dozens', 24)]
    """
    atoms = tuple(_atoms(text, start, len(text) if end is None else end))
    return tuple(n for n in _numerals(atoms) if not _is_pronoun(text, n))


# "the one", "this one", "which one"
_POINTED_AT = re.compile(r"(?i)\b(?:the|this|that|which|every|each|any|no)\s$")


def _is_pronoun(text: str, numeral: Numeral) -> bool:
    """Say whether a numeral is the "one" that stands for a noun named before."""
    alone = numeral.value == 1 and not numeral.figures and numeral.end - numeral.start == len("one")
    return alone and _POINTED_AT.search(text, max(0, numeral.start - 7), numeral.start) is not None


def scale_of(written: str) -> float:
    """Give the scale a numeral ends with, 1 if it has none.

    >>> scale_of("15 million"), scale_of("1.2bn"), scale_of("fifteen")
    (1000000.0, 1000000000.0, 1.0)
    """
    last = re.search(r"[A-Za-z]+$", written)
    if last is None:
        return 1.0
    return float(_values("scale").get(last[0].lower()) or _values("suffix").get(last[0]) or 1)


def _numerals(atoms: Sequence[_Atom]) -> Iterator[Numeral]:
    at = 0
    while at < len(atoms):
        read = _read(atoms, at)
        if read is None:
            at += 1
        else:
            numeral, at = read
            yield numeral


# ── atoms: the words and figures numerals are made of ───────────────────────────


class _Atom(NamedTuple):
    """One word or figure; a tuple, for a text has thousands.

    `kind` is "figure", "nth" (a figure with its ordinal ending), a section of the lexicon, or a
    joining word itself. `gap` is what stands between it and the atom before: " ", "-", or
    None when something else does.
    """

    start: int
    end: int
    kind: str
    value: float
    word: str
    gap: str | None


# Soft hyphens and spaces without width: nobody sees them, and they part no word and no figure.
UNSEEN = r"[\u00ad\u200b-\u200d\u2060\ufeff]"
_UNSEEN_MARK = re.compile(UNSEEN)
_THREE = rf"(?:{UNSEEN}?\d){{3}}(?!{UNSEEN}?\d)"
# No-break, thin and narrow spaces group digits; a plain space does so too ("40 000").
_GROUPS = (
    rf"\d{{1,3}}(?:,{_THREE})+|\d{{1,2}}(?:,\d{{2}})+,{_THREE}"
    rf"|\d{{1,3}}(?:[ \u00a0\u2009\u202f]{_THREE})+"
)
_DIGITS = rf"\d+(?:{UNSEEN}+\d+)*"
_VULGAR = {"¼": 1 / 4, "½": 1 / 2, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
_SIGN = r"(?P<sign>(?<![^\s(\[])[-−](?=[\d.]))?"
_FIGURE = (
    rf"(?P<figure>(?:{_GROUPS}|{_DIGITS})(?:\.\d+)?|\.\d+)"
    r"(?P<power>[eE][+-]?\d{1,2}(?!\w)|\^[+-]{0,2}\d{1,2}(?!\w))?"
)
_PARTS = rf"(?P<vulgar>[ -]?[{''.join(_VULGAR)}])|(?P<over>(?:[ -] ?\d{{1,3}})?/\d{{1,4}}(?![\d/]))"
_JOINING = ("and", "a", "an", "of", "point", "minus", "negative", "over")
_SECTIONS = ("cardinal", "ten", "scale", "plural", "several", "part", "ordinal")
_GAP = re.compile(r"[^\S\n]*(-?)[^\S\n]*")
# What stands below a stroke in a fraction; other strokes part days, seasons and slogans.
_BELOW = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 40, 50, 64, 100, 1000})
# A figure of more digits is an identifier; past 2**53 a float could not hold it anyway.
_MOST_DIGITS = 15


@cache
def _values(section: str) -> dict[str, Any]:
    return {
        word: value
        for entry in entries("numbers", section)
        for word, value in entry["words"].items()
    }


@cache
def _scanner() -> re.Pattern[str]:
    scales = "|".join(sorted(_values("suffix"), key=lambda w: (-len(w), w)))
    signs = {sign for entry in entries("currencies") for sign in entry["signs"]}
    # A currency's letters may touch its figure: "EUR50m", "Kč412". Nothing else that is a letter may.
    spelt = sorted(sign for sign in signs if re.fullmatch(r"[^\W\d_]{2,4}", sign))
    codes = "|".join(rf"(?<=\b{sign})" for sign in spelt)
    return re.compile(
        rf"(?P<word>(?<!\w)(?<!\w{UNSEEN})[A-Za-z]++(?:{UNSEEN}++[A-Za-z]++)*+(?!{UNSEEN}*\w))"
        rf"|(?=[-−.\d]){_SIGN}(?:(?<![\w.,])(?<![\w.,]{UNSEEN})|{codes}){_FIGURE}(?:{_PARTS}|(?P<nth>(?i:st|nd|rd|th))(?!\w)"
        rf"|(?:\s?(?P<suffix>{scales})|(?P<glued>million|billion|trillion))(?!{UNSEEN}*\w|\.\w))?"
        rf"|(?<!\w)(?P<bare>[{''.join(_VULGAR)}])"
    )


@cache
def _kinds() -> dict[str, tuple[str, float, str]]:
    """Give each word, as it may be written, its kind, its worth and its spelling in lower case.

    A word is of the first section of the lexicon that has it.
    """
    known = {word: (word, 0.0) for word in _JOINING}
    for section in reversed(_SECTIONS):
        for word, value in _values(section).items():
            known[word] = (section, 0.0 if isinstance(value, list) else float(value))
    return {
        written: (*meant, word)
        for word, meant in known.items()
        for written in (word, word.upper(), word.capitalize())
    }


def _atoms(text: str, floor: int, ceiling: int) -> Iterator[_Atom]:
    known = _kinds()
    last = -1
    for match in _scanner().finditer(text, floor, ceiling):
        written = match[0]
        if match.lastgroup == "word":
            meant = known.get(written)
            if meant is None and not written.isascii():
                meant = known.get(_UNSEEN_MARK.sub("", written).lower())
            if meant is None:
                continue
            kind, value, word = meant
        elif match.lastgroup == "bare":
            kind, value, word = "figure", _VULGAR[written], written
        else:
            kind, value = _figure(match)
            word = _UNSEEN_MARK.sub("", written).lower()
        start, end = match.span()
        gap = _GAP.fullmatch(text, last, start) if last >= 0 else None
        last = end
        yield _Atom(start, end, kind, value, word, (gap[1] or " ") if gap else None)


def _figure(match: re.Match[str]) -> tuple[str, float]:
    digits = re.sub(r"[^\d.]", "", match["figure"])
    if len(digits) > _MOST_DIGITS or not digits.isascii():
        return "identifier", 0.0
    power = match["power"] or ""
    value = float(digits + power) if power[:1] != "^" else _raised(float(digits), power)
    if match["nth"]:
        return "nth", value
    if match["vulgar"]:
        value += _VULGAR[match["vulgar"][-1]]
    elif match["over"]:
        whole, _, below = match["over"].rpartition("/")
        numerator = int(whole.strip(" -")) if whole else value
        if numerator >= int(below) or int(below) not in _BELOW:
            return "identifier", 0.0  # 24/7, 9/11, 2015/16
        value = value + int(whole.strip(" -")) / int(below) if whole else value / int(below)
    elif match["suffix"]:
        value *= _values("suffix")[match["suffix"]]
    elif match["glued"]:  # "£25million"
        value *= _values("scale")[match["glued"]]
    return "figure", -value if match["sign"] else value


def _raised(base: float, power: str) -> float:
    """Give "2^10" its worth; what no float can hold is worth nothing."""
    exponent = int(power.lstrip("^+-")) * (-1 if power.count("-") % 2 else 1)
    try:
        return base**exponent
    except (OverflowError, ZeroDivisionError):
        return 0.0


# ── grammar: terms that add up, from the largest scale down ─────────────────────


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read, up to the atom `end`. `scale` is the power of ten (or twelve) of its last term."""

    end: int
    value: float
    scale: float = 1
    kind: Kind = "cardinal"


def _joined(atoms: Sequence[_Atom], at: int, *kinds: str, gaps: str = " -") -> bool:
    """Say whether the atom at `at` goes on from the one before it and is of one of the kinds."""
    if at >= len(atoms):
        return False
    atom = atoms[at]
    return atom.gap is not None and atom.gap in gaps and atom.kind in kinds


def _read(atoms: Sequence[_Atom], at: int) -> tuple[Numeral, int] | None:
    """Read the numeral that begins at an atom; give it, and the atom after it."""
    if vague := _vague(atoms, at):
        return vague
    minus = atoms[at].kind in ("minus", "negative")
    if minus and not (at + 1 < len(atoms) and atoms[at + 1].gap == " "):
        return None
    read = _number(atoms, at + minus)
    if read is None:
        return None
    value = round(-read.value if minus else read.value, 12)
    figures = atoms[at + minus].kind in ("figure", "nth")
    return Numeral(atoms[at].start, atoms[read.end - 1].end, value, read.kind, figures), read.end


def _vague(atoms: Sequence[_Atom], at: int) -> tuple[Numeral, int] | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few thousand"."""
    first = atoms[at]
    if first.word in _values("plural"):
        low, high = _values("plural")[first.word]
        end, scale = at + 1, 1
        if _joined(atoms, at + 1, "of") and _joined(atoms, at + 2, "plural"):
            # "tens of thousands": the second plural is twice its scale at least.
            end, scale = at + 3, _values("plural")[atoms[at + 2].word][0] // 2
    else:
        here = at + 1 if first.kind == "a" and _joined(atoms, at + 1, "several") else at
        if atoms[here].kind != "several":
            return None
        end = here + 2 if _joined(atoms, here + 1, "of") else here + 1
        if not _joined(atoms, end, "scale"):
            return None
        low, high = _values("several")[atoms[here].word]
        scale, end = int(atoms[end].value), end + 1
    # One unit of the second word short of the next whole one: "tens of thousands" stops at 99,999.
    high = (high + 1) * scale - 1 if scale > 1 else high
    numeral = Numeral(first.start, atoms[end - 1].end, None, "vague", low=low * scale, high=high)
    return numeral, end


def _number(atoms: Sequence[_Atom], at: int) -> _Read | None:
    read = _fraction(atoms, at) or _term(atoms, at)
    if read is None or read.kind != "cardinal":
        return read
    while more := _more(atoms, read, figures=atoms[at].kind == "figure"):
        read = more
        if read.kind != "cardinal":
            return read
    return _point(atoms, read) or _parts(atoms, read) or _over(atoms, read) or read


def _term(atoms: Sequence[_Atom], at: int) -> _Read | None:
    """Read a number below a thousand, or a figure, with the scales that multiply it."""
    read = _small(atoms, at)
    if read is None or read.kind != "cardinal":
        return read
    for _ in range(2):  # "three lakh crore" has two; more is noise
        if not _joined(atoms, read.end, "scale"):
            break
        scale = atoms[read.end].value
        read = _Read(read.end + 1, read.value * scale, read.scale * scale)
    return read


def _small(atoms: Sequence[_Atom], at: int) -> _Read | None:
    first = atoms[at]
    if first.kind in ("a", "an"):
        return _Read(at + 1, 1) if _joined(atoms, at + 1, "scale") else None
    if first.kind == "figure":
        return _Read(at + 1, first.value)
    read = _below_hundred(atoms, at)
    if read is None or read.kind != "cardinal" or not _joined(atoms, read.end, "scale"):
        return read
    return _hundreds(atoms, read) if atoms[read.end].value == 100 else read


def _hundreds(atoms: Sequence[_Atom], read: _Read) -> _Read:
    """Read on from "two": "two hundred", "two hundred and three"."""
    whole = _Read(read.end + 1, read.value * 100, 100)
    then = whole.end + _joined(atoms, whole.end, "and", gaps=" ")
    rest = (
        _below_hundred(atoms, then)
        if _joined(atoms, then, "cardinal", "ten", "ordinal", "part")
        else None
    )
    if rest is None or (rest.kind == "cardinal" and _joined(atoms, rest.end, "part")):
        return whole
    if rest.kind == "ordinal" and rest.end == then + 1 and then == whole.end:
        return whole  # "two hundred first voters"
    if _joined(atoms, rest.end, "scale") and atoms[rest.end].value == 100:
        return whole
    return _Read(rest.end, whole.value + rest.value, 1, rest.kind)


def _below_hundred(atoms: Sequence[_Atom], at: int) -> _Read | None:
    first = atoms[at]
    if first.kind == "ten":
        if _joined(atoms, at + 1, "cardinal") and 0 < atoms[at + 1].value < 10:
            return _Read(at + 2, first.value + atoms[at + 1].value)
        if _joined(atoms, at + 1, "ordinal", "part"):
            last = _values("ordinal").get(atoms[at + 1].word, 99)
            # "twenty first responders", "twenty second-hand cars": two words of their own
            if last < 10 and (last > 2 or atoms[at + 1].gap == "-"):
                return _Read(at + 2, first.value + last, kind="ordinal")
        return _Read(at + 1, first.value)
    if first.kind == "cardinal":
        return _Read(at + 1, first.value)
    ordinal = first.value if first.kind == "nth" else _values("ordinal").get(first.word)
    return _Read(at + 1, float(ordinal), kind="ordinal") if ordinal else None


def _more(atoms: Sequence[_Atom], read: _Read, *, figures: bool) -> _Read | None:
    """Add the next, smaller term ("one million two thousand", "and thirty"), or a half."""
    then = read.end
    joined = _joined(atoms, then, "and", gaps=" ")
    if then + joined >= len(atoms) or atoms[then + joined].gap != " ":
        return None
    then += joined
    part = _fraction(atoms, then)
    if part is not None and joined:
        if part.scale >= 1_000 and read.scale == 1:  # "two and a half million"
            whole = read.value * part.scale + part.value
            return _Read(part.end, whole, part.scale)
        # "five and a quarter", "a million and a half": of the unit that was named last.
        worth = part.value * (read.scale if read.scale >= 1_000 and part.scale == 1 else 1)
        return _Read(part.end, read.value + worth, 1)
    term = _term(atoms, then) if read.scale >= 100 else None
    if (
        term is None
        or term.kind != "cardinal"
        or part is not None
        or term.value >= read.scale
        or term.scale >= read.scale
    ):
        return None
    if atoms[then].kind == "figure" and term.scale == 1 and not (joined and read.scale <= 1_000):
        return None  # "5 million 300 times", "2 million and 10 towns" are two figures
    if figures and not joined and atoms[then].kind != "figure":
        return None  # "a $90 million fine and a $5 million one"
    return _Read(term.end, read.value + term.value, term.scale, term.kind)


def _fraction(atoms: Sequence[_Atom], at: int) -> _Read | None:
    """Read "half", "a third", "two-thirds", "three quarters of a million"."""
    first = atoms[at]
    if first.kind == "part" and first.word in ("half", "quarter"):
        end, value = at + 1, 1 / first.value
        scaled = _of_scale(atoms, end, value)
        return scaled or (_Read(end, value, kind="fraction") if first.word == "half" else None)
    over = 1.0 if first.kind in ("a", "an") else first.value
    if first.kind not in ("a", "an", "cardinal", "ten", "figure") or not _joined(
        atoms, at + 1, "part"
    ):
        return None
    below = atoms[at + 1]
    if below.word.endswith(("s", "lves")) == (over == 1):
        return None
    value = over / below.value
    return _of_scale(atoms, at + 2, value) or _Read(at + 2, value, kind="fraction")


def _of_scale(atoms: Sequence[_Atom], at: int, value: float) -> _Read | None:
    """Read on from "half": "half a million", "a quarter of a million", "half million"."""
    at += _joined(atoms, at, "of")
    at += _joined(atoms, at, "a")
    if not _joined(atoms, at, "scale"):
        return None
    return _Read(at + 1, value * atoms[at].value, atoms[at].value)


def _point(atoms: Sequence[_Atom], read: _Read) -> _Read | None:
    """Read on from "nine": "nine point nought four"."""
    if not _joined(atoms, read.end, "point", gaps=" "):
        return None
    at, digits = read.end + 1, ""
    while _joined(atoms, at, "cardinal", "ten") and len(digits) < _MOST_DIGITS:
        part = _below_hundred(atoms, at)
        if part is None:
            break
        digits, at = f"{digits}{part.value:.0f}", part.end
    return _Read(at, read.value + float(f"0.{digits}")) if digits else None


def _parts(atoms: Sequence[_Atom], read: _Read) -> _Read | None:
    """Read on from "twenty-three": "twenty-three fifths", "twenty-three thirty-fifths"."""
    tens = atoms[read.end].value if _joined(atoms, read.end, "ten") else 0.0
    last = read.end + bool(tens)
    if not _joined(atoms, last, "part") or (read.value == 1 and not tens):
        return None
    below = atoms[last]
    one = read.value == 1
    if below.word.endswith("s") == one or (tens and below.value > 9):
        return None
    return _Read(last + 1, read.value / (tens + below.value), kind="fraction")


def _over(atoms: Sequence[_Atom], read: _Read) -> _Read | None:
    """Read on from "one": "one over three"; "12 over two days" are two numerals."""
    if read.value != 1 or not _joined(atoms, read.end, "over", gaps=" "):
        return None
    if not _joined(atoms, read.end + 1, "cardinal", "ten", "figure", gaps=" "):
        return None
    below = _term(atoms, read.end + 1)
    if below is None or below.kind != "cardinal" or below.value <= 1:
        return None
    return _Read(below.end, 1 / below.value, kind="fraction")
