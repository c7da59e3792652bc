"""A grammar of time: patterns over classes of words, and the functions that say what they mean.

A pattern is written in the classes of `timewords`, one word a class, with `?`, `|` and brackets
as in any regular expression. Where it matches, its reader says what the words mean from where
it stands, or None when they mean no time after all; then the next rule is tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from variorum.reading.meaning import Meaning
from variorum.reading.standpoint import Standpoint
from variorum.reading.timewords import Lexeme


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: where it stands, and what it means."""

    start: int
    end: int
    meaning: Meaning


Words = Sequence[Lexeme]
# A reader that finds less than the whole match, or two expressions in it, gives them itself.
Reader = Callable[[Words, Standpoint], "Meaning | Iterator[Found] | None"]

# What stands for a longer pattern inside the patterns.
_SHORT = {
    "NUMBER": "(num|day|half a?|a half?|a? few of?|vague)",
    "DATE": "(day|nth)",
    "EDGE": "(the? edge of)",
    "EARLY": "(the? (early|later) dash?|(early|later) (in|on))",
    "ABOUT": "(about|few|more than)",
    "YEAR": "(comma? (of|in)? year)",
    "UNIT": "(unit|units)",
}


# No rule begins with one of these: looking there first spares most of the work.
_NEVER_FIRST = frozenset(
    {"word", "comma", "stop", "dash", "open", "close", "slash", "of", "and", "or", "to"}
)


# Behind one of these every rule asks for a word of time.
_LEAD_TO_TIME = ("the", "a", "in", "at", "on", "from", "until", "all", "so")


class Rules:
    """The rules of one subject, in the order in which they are tried."""

    def __init__(self) -> None:
        self.all: list[tuple[str, Reader]] = []

    def __call__(self, *patterns: str) -> Callable[[Reader], Reader]:
        """Make a function the reader of some patterns."""

        def add(reader: Reader) -> Reader:
            self.all.extend((pattern, reader) for pattern in patterns)
            return reader

        return add


class Grammar:
    """The rules of several subjects, compiled: each class of words becomes one letter.

    The rules are kept by the classes they can begin with, for a text has few words of time.
    """

    def __init__(self, *subjects: Rules) -> None:
        self._letters: dict[str, str] = {}
        beginning: dict[str, list[_Rule]] = defaultdict(list)
        for pattern, reader in (rule for subject in subjects for rule in subject.all):
            whole = _written_out(pattern)
            rule = _Rule(re.compile(self._spelt(whole)), reader)
            for kind in sorted(_first_of(whole) - _NEVER_FIRST):
                beginning[self._letter(kind)].append(rule)
        self._beginning = {letter: _Beginning(rules) for letter, rules in beginning.items()}
        leading = "".join(map(self._letter, _LEAD_TO_TIME))
        starts = "".join(self._beginning)
        self._start = re.compile(f"(?![{leading}][ {self._letter('word')}])[{starts}]")

    def _spelt(self, pattern: str) -> str:
        spelt = re.sub(r"[a-z]+", lambda match: self._letter(match[0]), pattern)
        return spelt.replace(" ", "").replace("(", "(?:")

    def _letter(self, kind: str) -> str:
        # Any letters will do that mean nothing to a regular expression: those of the CJK block.
        return self._letters.setdefault(kind, chr(0x4E00 + len(self._letters)))

    def find(self, words: Words, standpoint: Callable[[Lexeme], Standpoint]) -> Iterator[Found]:
        """Yield the time expressions of a stretch of text, in order."""
        spelt = "".join(self._letters.get(word.kind, " ") for word in words)
        at = 0
        while (match := self._start.search(spelt, at)) is not None:
            start = match.start()
            at = start + 1
            for rule, end in self._beginning[match[0]].matching(spelt, start):
                meaning = rule.reader(words[start:end], standpoint(words[start]))
                if meaning is None:
                    continue
                at = end
                if isinstance(meaning, Meaning):
                    yield Found(words[start].start, words[end - 1].end, meaning)
                else:
                    yield from meaning
                break


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern in letters, and what reads it."""

    pattern: re.Pattern[str]
    reader: Reader


class _Beginning:
    """The rules that can begin with one class of words, in the order in which they are tried."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self._rules = rules
        self._any = re.compile("|".join(f"({rule.pattern.pattern})" for rule in rules))

    def matching(self, spelt: str, start: int) -> Iterator[tuple[_Rule, int]]:
        """Yield each rule that matches at a place, and where it ends."""
        first = self._any.match(spelt, start)
        for rule in self._rules[first.lastindex - 1 :] if first and first.lastindex else ():
            if (match := rule.pattern.match(spelt, start)) is not None and match.end() > start:
                yield rule, match.end()


def _written_out(pattern: str) -> str:
    """Put the longer patterns in the place of the names they go by."""
    for name, meaning in _SHORT.items():
        pattern = pattern.replace(name, meaning)
    return pattern


def _first_of(pattern: str) -> frozenset[str]:
    """Give the classes a pattern can begin with.

    >>> sorted(_first_of("(the? last|next){0,2} unit"))
    ['last', 'next', 'the', 'unit']
    """
    pieces = re.findall(r"[a-z]+|[()|?]|\{\d,\d\}", pattern)
    return _first_of_choice(pieces)[0]


def _first_of_choice(pieces: list[str]) -> tuple[frozenset[str], bool]:
    """Read alternatives off the front of `pieces`: their first classes, and whether they can be nothing."""
    found, nothing = _first_of_row(pieces)
    while pieces and pieces[0] == "|":
        pieces.pop(0)
        more, or_nothing = _first_of_row(pieces)
        found, nothing = found | more, nothing or or_nothing
    return found, nothing


def _first_of_row(pieces: list[str]) -> tuple[frozenset[str], bool]:
    """Read one alternative: what follows counts as long as all before it can be left out."""
    found, nothing = frozenset[str](), True
    while pieces and pieces[0] not in (")", "|"):
        piece = pieces.pop(0)
        if piece == "(":
            first, spare = _first_of_choice(pieces)
            pieces.pop(0)
        else:
            first, spare = frozenset({piece}), False
        if pieces and pieces[0] in ("?", "{0,3}", "{0,2}"):
            pieces.pop(0)
            spare = True
        elif pieces and pieces[0].startswith("{"):
            pieces.pop(0)
        found |= first if nothing else frozenset()
        nothing = nothing and spare
    return found, nothing


def one(words: Words, *kinds: str) -> Lexeme | None:
    """Give the first word of one of the classes."""
    return next((word for word in words if word.kind in kinds), None)


def every(words: Words, *kinds: str) -> list[Lexeme]:
    """Give all the words of the classes."""
    return [word for word in words if word.kind in kinds]
