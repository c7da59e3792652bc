"""Find what speaks to the page's visitor: sign-up, consent, links, errors.

The phrases are data (`lexicon/en/furniture.toml`); what a quotation says is never the page's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from variorum.lexicon import entries
from variorum.reading.blocks import Block
from variorum.reading.page import Label, Page, plain


def by_words(page: Page) -> Iterator[tuple[int, Label]]:
    """Label what speaks to the page's visitor: sign-up, consent, links, errors."""
    for number, block in enumerate(page.blocks):
        if label := _words_say(block):
            yield number, label


def _words_say(block: Block) -> Label | None:
    if block.size > 200 or block.text.startswith(("“", '"', "‘")):
        return None
    said = plain(block.text)
    bare = said.strip(" .:!?…»>›-–—•|()[]*0123456789")
    if kind := _phrases("line").get(bare):
        return Label(kind, f"The line says {bare!r} and nothing else.")
    for phrase, kind, most in _starting(said.partition(" ")[0]):
        if said.startswith(phrase) and block.size <= most and _ends_there(phrase, said):
            return Label(kind, f"The line begins with {phrase!r}.")
    ending = said.rstrip(" .:!?…")
    for phrase, kind, most in _finishing(ending.rpartition(" ")[2]):
        if ending.endswith(phrase) and block.size <= most:
            return Label(kind, f"The line ends with {phrase!r}.")
    return _held(said, block.size)


def _ends_there(phrase: str, said: str) -> bool:
    """Say whether the phrase ends where a word ends: "follow us" does not begin "follow USA Today"."""
    return not (phrase[-1].isalnum() and said[len(phrase) : len(phrase) + 1].isalpha())


def _held(said: str, size: int) -> Label | None:
    """Judge by phrases within: one that only a page says, in a short block, or any two."""
    held = [e for e in entries("furniture", "hold") for p in e["phrase"] if p in said]
    alone = any(e.get("alone", True) for e in held)
    if len(held) >= 2 or (alone and size <= 60):
        kinds = Counter(str(e["kind"]) for e in held)
        return Label(
            kinds.most_common(1)[0][0],
            f"It speaks to the page's visitor ({len(held)} set phrases).",
        )
    return None


@cache
def _phrases(section: str) -> dict[str, str]:
    return {p: str(e["kind"]) for e in entries("furniture", section) for p in e["phrase"]}


Edge = tuple[str, str, int]


def _starting(word: str) -> tuple[Edge, ...]:
    """Give the phrases whose first word this is, each with its kind and the most words of such a line."""
    return _edges("start", 0, 40).get(word, ())


def _finishing(word: str) -> tuple[Edge, ...]:
    """Give the phrases whose last word this is."""
    return _edges("finish", -1, 25).get(word, ())


@cache
def _edges(section: str, at: int, usual: int) -> dict[str, tuple[Edge, ...]]:
    found: dict[str, tuple[Edge, ...]] = {}
    for entry in entries("furniture", section):
        for phrase in entry["phrase"]:
            edge = (phrase, str(entry["kind"]), int(entry.get("most", usual)))
            word = phrase.split()[at]
            found[word] = (*found.get(word, ()), edge)
    return found
