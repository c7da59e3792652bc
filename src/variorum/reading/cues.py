"""The words that report: which verbs, nouns and phrases tell that someone said something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import entries, words
from variorum.model import Act, Factuality


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: what may follow it, and how what it reports is meant by default."""

    word: str
    takes: frozenset[str]
    needs: frozenset[str]
    stance: Factuality
    act: Act


@cache
def reporting_verbs() -> dict[str, Cue]:
    """Give the reporting verbs by lemma.

    >>> reporting_verbs()["warn"].stance
    'predicted'
    """
    return {entry["word"]: _cue(entry) for entry in entries("reporting", "verb")}


def _cue(entry: dict[str, object]) -> Cue:
    return Cue(
        word=str(entry["word"]),
        takes=frozenset(entry["takes"]),  # type: ignore[call-overload]
        needs=frozenset(str(entry.get("needs", "")).split()),
        stance=entry["stance"],  # type: ignore[arg-type]
        act=entry.get("act", "statement"),  # type: ignore[arg-type]
    )


@cache
def reporting_forms() -> frozenset[str]:
    """Give every form of every reporting verb, for looking at text that has not been parsed.

    >>> {"said", "denies", "noting"} <= reporting_forms()
    True
    """
    listed = (form for e in entries("reporting", "verb") for form in e.get("past", ()))
    regular = (form for word in words("reporting", "verb") for form in _forms(word))
    return frozenset((*listed, *regular))


def _forms(verb: str) -> Iterator[str]:
    """Inflect a regular English verb."""
    yield verb
    if verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    else:
        plural = "es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"
        yield from (f"{verb}{plural}", f"{verb}ed", f"{verb}ing")
