"""A grammar of time: patterns over classes of words, and the functions that say what they mean.

A pattern is written in the classes of `timewords`, one word a class, with `?`, `|` and brackets
as in any regular expression. Where it matches, its reader says what the words mean from where
it stands, or None when they mean no time after all; then the next rule is tried.
"""

from __future__ import annotations

import re
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
_NEVER_FIRST = ("word", "comma", "stop", "dash", "open", "close", "slash", "of", "and", "or", "to")


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
    """The rules of several subjects, compiled: each class of words becomes one letter."""

    def __init__(self, *subjects: Rules) -> None:
        self._letters: dict[str, str] = {}
        rules = [rule for subject in subjects for rule in subject.all]
        patterns = [self._compiled(pattern) for pattern, _ in rules]
        self._readers = [reader for _, reader in rules]
        self._rules = [re.compile(pattern) for pattern in patterns]
        whole = "|".join(f"(?P<r{n}>{pattern})" for n, pattern in enumerate(patterns))
        self._first = re.compile(f"(?![ {''.join(map(self._letter, _NEVER_FIRST))}])(?:{whole})")

    def _compiled(self, pattern: str) -> str:
        for name, meaning in _SHORT.items():
            pattern = pattern.replace(name, meaning)
        spelt = re.sub(r"[a-z]+", lambda match: self._letter(match[0]), pattern)
        return spelt.replace(" ", "").replace("(", "(?:")

    def _letter(self, kind: str) -> str:
        # Any letters will do that mean nothing to a regular expression: those of the CJK block.
        return self._letters.setdefault(kind, chr(0x4E00 + len(self._letters)))

    def find(self, words: Words, standpoint: Callable[[Lexeme], Standpoint]) -> Iterator[Found]:
        """Yield the time expressions of a stretch of text, in order."""
        spelt = "".join(self._letters.get(word.kind, " ") for word in words)
        at = 0
        while (match := self._first.search(spelt, at)) is not None:
            here = standpoint(words[match.start()])
            at = match.start() + 1
            for rule in range(int((match.lastgroup or "r0")[1:]), len(self._rules)):
                tried = self._rules[rule].match(spelt, match.start())
                matched = words[tried.start() : tried.end()] if tried else ()
                meaning = self._readers[rule](matched, here) if matched else None
                if meaning is None:
                    continue
                at = match.start() + len(matched)
                if isinstance(meaning, Meaning):
                    yield Found(matched[0].start, matched[-1].end, meaning)
                else:
                    yield from meaning
                break


def one(words: Words, *kinds: str) -> Lexeme | None:
    """Give the first word of one of the classes."""
    return next((word for word in words if word.kind in kinds), None)


def every(words: Words, *kinds: str) -> list[Lexeme]:
    """Give all the words of the classes."""
    return [word for word in words if word.kind in kinds]
