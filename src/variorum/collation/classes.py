"""The classes of predicates, as the lexicon has them: which words, which signs, whose yes or no."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

from variorum.lexicon import entries, words

# What stands in `of` for any noun, and for any person.
ANYTHING, SOMEBODY = "anything", "somebody"


@dataclass(frozen=True, slots=True)
class Entry:
    """A class as one word has it: its sign, where its undergoer stands, and what it is said of."""

    name: str
    sign: int
    on_subject: bool
    of: frozenset[str]
    of_object: bool
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The words that stand for a class of predicate: verbs, nouns, states, and phrases by their verb."""

    verbs: dict[str, list[Entry]]
    nouns: dict[str, Entry]
    adjectives: dict[str, list[Entry]]
    phrases: dict[str, tuple[tuple[frozenset[str], Entry], ...]]


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """Give all classes, as the lexicon has them: what happens, and what somebody or something is."""
    return (*entries("predicates"), *entries("states"))


@cache
def table_of_words() -> Table:
    """Give the classes by the words that stand for them."""
    return table_of(rows())


def table_of(rows: Iterable[Mapping[str, Any]]) -> Table:
    """Give classes by the words that stand for them, what is said of some things only first."""
    verbs, adjectives = defaultdict[str, list[Entry]](list), defaultdict[str, list[Entry]](list)
    nouns = dict[str, Entry]()
    phrases = defaultdict[str, list[tuple[frozenset[str], Entry]]](list)
    groups = {
        row["group"]: row["words"]
        for lexicon in ("predicates", "states")
        for row in entries(lexicon, "thing")
    }
    for row in rows:
        of = frozenset(word for name in row.get("of", ()) for word in groups.get(name, (name,)))
        on_subject = row.get("undergoer") == "subject"
        entry = Entry(
            row["class"],
            int(row["sign"]),
            on_subject,
            of,
            not (on_subject or row.get("labile")),
            row.get("thing"),
        )
        for verb in row.get("verbs", ()):
            verbs[verb].append(entry)
        nouns.update(dict.fromkeys(row.get("nouns", ()), entry))
        # What an adjective describes is the subject, whatever the verb of its class does.
        for state in row.get("adjectives", ()):
            adjectives[state].append(replace(entry, on_subject=True, of_object=False))
        for phrase in row.get("phrases", ()):
            verb, *rest = phrase.split()
            if verb == "be" and len(rest) == 1 and not {"about", "ladder"} & row.keys():
                # "Was still stuck" may be parsed as what somebody did to it.
                adjectives[rest[0]].append(replace(entry, on_subject=True, of_object=False))
            phrases[verb].append((frozenset(rest), entry))
    # What is said of some things only is tried before what is said of all.
    longest_first = {
        v: tuple(sorted(p, key=lambda e: (not e[1].of, -len(e[0]), sorted(e[0]))))
        for v, p in phrases.items()
    }
    for held in chain(verbs.values(), adjectives.values()):
        held.sort(key=lambda e: (not e.of, bool(e.of & {ANYTHING, SOMEBODY})))
    return Table(verbs, nouns, adjectives, longest_first)


@cache
def people() -> frozenset[str]:
    """Give the nouns that stand for people: roles, occupations, kin."""
    counted = {
        word
        for row in entries("populations")
        if not row.get("thing") and row["class"] not in ("missile", "digger", "troops")
        for word in row["words"]
    }
    roles = {
        form.split()[-1]
        for row in entries("roles")
        if row["kind"] == "person"
        for form in ([row["word"]] if isinstance(row["word"], str) else row["word"])
    }
    return frozenset(counted | roles | words("predicates", "somebody", "words"))


@cache
def labile() -> frozenset[str]:
    """Give the classes whose verbs happen to their subject when they have no object: "the road reopened"."""
    return frozenset(row["class"] for row in rows() if row.get("labile"))


@cache
def of_preposition() -> frozenset[str]:
    """Give the classes whose matter may stand behind a preposition: "agreed to the plan"."""
    return frozenset(row["class"] for row in rows() if row.get("matter"))


@cache
def about_agent() -> frozenset[str]:
    """Give the classes whose question is whether somebody does it, not whether it happens to something."""
    return frozenset(row["class"] for row in rows() if row.get("about") == "agent")


@cache
def of_subject() -> frozenset[str]:
    """Give the classes that always happen to their subject: whoever enters a plea."""
    objects = {row["class"] for row in rows() if row.get("undergoer") != "subject"}
    return frozenset(row["class"] for row in rows()) - objects


@cache
def of_anybody() -> frozenset[str]:
    """Give the classes of which "nobody" and "no …" deny that there was any at all."""
    return frozenset(row["class"] for row in rows() if row.get("anybody"))


@cache
def two_sided() -> frozenset[str]:
    """Give the classes that have an opposite: open and shut, allowed and refused; every state can be denied."""
    signs = defaultdict[str, set[int]](set)
    for row in rows():
        if row.get("about") != "figure":
            signs[row["class"]].add(int(row["sign"]))
        if row.get("whether"):
            signs[row["class"]] |= {1, -1}
    denied = {row["class"] for row in entries("states")}
    return frozenset(name for name, found in signs.items() if len(found) == 2 or name in denied)
