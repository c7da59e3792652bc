"""Tell the words of time from the rest: a text becomes lexemes, each of one class.

The classes are the sections of the lexicon `times` ("month", "weekday", "ago"), those of numerals
("day", "nth", "num", "year"), and a few that are spelt by rule ("clock", "isodate", "decade").
Words of no class are there too, so that a grammar over the classes cannot reach across them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from variorum.lexicon import table
from variorum.reading.numerals import UNSEEN, Numeral, find_numerals


class Lexeme(NamedTuple):
    """One word, number or mark: where it stands, its class, and what the lexicon says of it.

    `word` is lower case; `capital` says that it began with a capital letter. There is one for
    every word of a text, and a tuple is made three times as fast as a dataclass.
    """

    start: int
    end: int
    kind: str
    word: str
    value: Any = None
    capital: bool = False

    @property
    def shortened(self) -> bool:
        """Whether it is a short form of a month's or weekday's name."""
        return self.word in _SHORTENED


_CLOCK = (
    r"(?P<clock>\d{1,2}(?:[:.]\d{2}){0,2}\s?(?i:[ap]\.\s?m\b\.?|[ap]m\b)"
    r"|\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:hrs|hours)\b)?(?![\d:])"
    r"|[0-2]\d{3}\s(?=(?:GMT|UTC|BST)\b))"
)
_SPELT = re.compile(
    # What they all begin with: looking there first spares most of the work.
    r"(?=[\d'’WQHqhFABC])(?:"
    r"(?<![\w.,:/$£€-])(?:"
    r"(?P<isodate>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]))"
    r"|(?P<numdate>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\w/-]))"
    rf"|{_CLOCK}"
    r"|(?P<week>W\d{2}(?!\w))"
    r")"
    r"|(?P<till>(?<=\d[-–])\d{1,2}(?:[:.]\d{2})?\s?(?i:[ap]\.\s?m\b\.?|[ap]m\b))"
    r"|(?P<decade>(?<![\w.,$£€])(?:1\d|20)\d0['’]?s(?!\w)|(?<!\w)['’][1-9]0s(?!\w))"
    r"|(?P<quarter>(?<![\w.,:/$£€])[QqHh][1-4](?!\w))"
    r"|(?P<fiscalyear>(?<!\w)FY\s?['’]?(?:\d{4}|\d{2})(?![\w-]))"
    r"|(?P<short>(?<!\w)['’]\d{2}(?![\w]))"
    r"|(?P<bc>(?<![A-Za-z])(?:B\.C\.E\.|B\.C\.?|BCE?)(?![A-Za-z]))"
    r"|(?P<ad>(?<![A-Za-z])(?:A\.D\.|AD|C\.E\.|CE)(?![A-Za-z])))"
)
# "8–9am": the second hour touches the first; a date in figures has its mark as the last group.
_OTHERWISE = {"till": "clock", "mark": "numdate"}
_WORD = re.compile(
    r"(?:[Jj](?:an|u[nl])|[Ff](?:eb|ri)|[Mm](?:ar|on)|[Aa](?:pr|ug)|[Ss](?:ept?|at|un)|[Oo]ct|[Nn]ov"
    r"|[Dd]ec|[Tt](?:ues?|hu(?:rs?)?)|[Ww]ed)\.(?!\w)"
    rf"|[^\W\d_]++(?:{UNSEEN}++[^\W\d_]++)*+(?:['’]clock\b)?|\d+|[^\w\s]|\n"
)
_MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "(": "open", ")": "close", "/": "slash", ".": "stop"}  # fmt: skip
_SMALL = frozenset({
    "the", "a", "an", "of", "in", "on", "at", "and", "or", "to", "from", "until", "through", "so", "far", "than", "other", "all",
})  # fmt: skip
_SMALL_CLASS = {"an": "a"}
_MONEY = frozenset("$£€¥₹")
# In lower case these are words of another kind; any other month or weekday is what it says.
_WORDS_TOO = frozenset({"may", "march", "august"})
# Sections of the lexicon that are not classes of words: feasts of two words, and words that stand round.
_NOT_CLASSES = frozenset(
    {"holiday", "plan", "lasting", "into", "told", "timetable", "held", "deferred"}
)
# Month and weekday names that take a full stop; "May." and "June." end a sentence.
_SHORTENED = frozenset({
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
})  # fmt: skip


@cache
def _lexicon() -> Mapping[str, tuple[str, Any]]:
    """Give each word of the lexicon its class and value; the first class that has it keeps it."""
    known: dict[str, tuple[str, Any]] = {}
    for section, found in table("times").items():
        if section in _NOT_CLASSES:
            continue
        for entry in found:
            for word, value in entry["words"].items():
                known.setdefault(word, (section, value))
    return known


@cache
def _holidays() -> tuple[re.Pattern[str], Mapping[str, str]]:
    known = {w: v for entry in table("times")["holiday"] for w, v in entry["words"].items()}
    spelt = "|".join(sorted(known, key=lambda w: (-len(w), w))).replace("'", "['’]")
    return re.compile(rf"\b(?=[A-Z])(?i:{spelt})\b"), known


def lexemes(text: str, start: int, end: int) -> list[Lexeme]:
    """Give the lexemes of a stretch of text, in order; offsets are code points of `text`."""
    whole = sorted(_wholes(text, start, end), key=lambda x: (x.start, -x.end))
    result: list[Lexeme] = []
    at = start
    for lexeme in whole:
        if lexeme.start < at:
            continue
        if lexeme.start > at:
            result += _between(text, at, lexeme.start)
        result.append(lexeme)
        at = lexeme.end
    result += _between(text, at, end)
    return result


def _wholes(text: str, start: int, end: int) -> Iterator[Lexeme]:
    """Yield what is made of more than one word or mark: numerals, clock times, dates in figures, feasts."""
    for match in _SPELT.finditer(text, start, end):
        kind = _OTHERWISE.get(match.lastgroup or "", match.lastgroup)
        if kind is not None:
            yield Lexeme(match.start(), match.end(), kind, match[0].lower(), capital=True)
    pattern, known = _holidays()
    for match in pattern.finditer(text, start, end):
        word = match[0].lower().replace("’", "'")
        yield Lexeme(match.start(), match.end(), "feast", word, known[word], capital=True)
    for numeral in find_numerals(text, start, end):
        yield _number(text, numeral)


def _number(text: str, numeral: Numeral) -> Lexeme:
    first, last = numeral.start, numeral.end
    word = text[first:last].lower()
    value = numeral.value
    kind = "num"
    if value is None:
        kind = "vague"
    elif numeral.kind == "ordinal":
        kind = "nth"
    elif word.isdigit() and len(word) <= 2 and 1 <= value <= 31:
        kind = "day"
    elif word.isdigit() and len(word) == 4 and 1000 <= value < 2200:
        kind = "year"
    elif word == "half":
        kind = "half"
    if text[max(0, first - 2) : first].strip()[-1:] in _MONEY:
        kind = "money"
    return Lexeme(first, last, kind, word, value)


def _between(text: str, start: int, end: int) -> list[Lexeme]:
    """Give the single words and marks of a stretch without numerals."""
    found = _WORD.finditer(text, start, end)
    # Made as tuples are, at half the price: there is one for every word of a text.
    return [tuple.__new__(Lexeme, (*match.span(), *_class_of(match[0]))) for match in found]


# A text says the same words again and again.
@lru_cache(maxsize=1 << 14)
def _class_of(written: str) -> tuple[str, str, Any, bool]:
    """Give the class of a word or mark, the word in lower case, its value, and whether it has a capital."""
    seen = written if written.isascii() else re.sub(UNSEEN, "", written)
    word, capital = seen.lower(), seen[:1].isupper()
    if len(word) > 1:
        word = word.removesuffix(".")
    if word in _lexicon():
        kind, value = _lexicon()[word]
        if (
            kind in ("month", "weekday")
            and not capital
            and (word in _WORDS_TOO or word in _SHORTENED)
        ):
            kind = "word"
        return kind, word, value, capital
    if word in _SMALL:
        return _SMALL_CLASS.get(word, word), word, None, capital
    if word.startswith(("o'clock", "o’clock")):
        return "oclock", word, None, False
    return _MARKS.get(word, "word"), word, None, capital
