"""The words that report: which verbs, nouns and phrases tell that someone said something."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.lexicon import entries
from variorum.model import Act, Factuality


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word: what may follow it, and how what it reports is meant by default.

    `needs` are words of which it must have one to report ("point" needs "out"), `with_object` those it
    must have to report a mere noun phrase ("rule *out* an attack"), `hears` says that a noun phrase before the clause is whom it is said to ("told *reporters* that").
    """

    word: str
    takes: frozenset[str]
    needs: frozenset[str]
    with_object: frozenset[str]
    hears: bool
    inner: bool
    stance: Factuality
    act: Act


@cache
def reporting_verbs() -> Mapping[str, Cue]:
    """Give the reporting verbs by lemma.

    >>> reporting_verbs()["warn"].stance
    'predicted'
    """
    return {entry["word"]: _cue(entry) for entry in entries("reporting", "verb")}


@cache
def reporting_nouns() -> Mapping[str, Cue]:
    """Give the reporting nouns by lemma.

    >>> reporting_nouns()["accusation"].stance
    'opinion'
    """
    return {entry["word"]: _cue(entry) for entry in entries("reporting", "noun")}


@cache
def reporting_adjectives() -> Mapping[str, Cue]:
    """Give the adjectives that report a view: "is *confident* that …".

    >>> reporting_adjectives()["afraid"].stance
    'hedged'
    """
    return {entry["word"]: _cue(entry) for entry in entries("reporting", "adjective")}


def cue_of(lemma: str) -> Cue | None:
    """Give the reporting verb, noun or adjective of a lemma, the verb first."""
    return (
        reporting_verbs().get(lemma)
        or reporting_nouns().get(lemma)
        or reporting_adjectives().get(lemma)
    )


def _cue(entry: Mapping[str, Any]) -> Cue:
    return Cue(
        word=entry["word"],
        takes=frozenset(entry["takes"]),
        needs=frozenset(entry.get("needs", ())),
        with_object=frozenset(entry.get("with_object", ())),
        hears=entry.get("hears", False),
        inner=entry.get("inner", False),
        stance=entry["stance"],
        act=entry.get("act", "statement"),
    )


@cache
def reporting_forms() -> Mapping[str, Cue]:
    """Give the reporting verbs by each of their forms, for text that the parser is not asked about.

    >>> reporting_forms()["denies"].word
    'deny'
    """
    regular = {form: cue for word, cue in reporting_verbs().items() for form in _forms(word)}
    listed = {
        form: reporting_verbs()[entry["word"]]
        for entry in entries("reporting", "verb")
        for form in entry.get("past", ())
    }
    return regular | listed


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
