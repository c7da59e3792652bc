"""Every word the program knows is shown at work: lexicons are data that can be proof-read."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from variorum.reading.sentences import _lemma

ROOT = Path(__file__).resolve().parents[1]
FOLDER = files("variorum.lexicon").joinpath("en")
LEXICONS = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(".toml"))
LISTS = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith(".json"))

# Rules about measures, not words: an example is asked for, but no word that it must hold.
RULES = {"severity.toml", "confidence.toml"}
# What a lexicon may say about a word besides showing it at work.
REMARKS = {"seen", "use", "note"}


def sections(name: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the lists of entries of a lexicon; a plain table (an alias map) needs no example."""
    for section, entries in tomllib.loads(FOLDER.joinpath(name).read_text("utf-8")).items():
        if isinstance(entries, list) and entries and isinstance(entries[0], dict):
            yield section, entries


def strings(value: object) -> Iterator[str]:
    """Yield the words in a field: a word, a list of words, or a table that maps words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        yield from chain.from_iterable(strings(item) for item in value)


def words(entry: dict[str, Any]) -> Iterator[str]:
    return chain.from_iterable(strings(v) for k, v in entry.items() if k not in REMARKS)


def shows(seen: str, word: str) -> bool:
    """Say whether a sentence holds a word, or a form of it: `find` in “two were found”.

    Of a phrase, and of a pattern with blanks to fill in, one word of some length is enough.
    """
    if word.lower() in seen.lower():
        return True
    written = set(re.findall(r"\w+", seen.lower()))
    written |= {_lemma(w, kind) for w in written for kind in ("VERB", "NOUN", "ADJ")}
    # English inflects at the end: the stem without its last letters is enough to go by.
    stems = [part[: max(3, len(part) - 2)] for part in re.findall(r"\w{2,}", word.lower())]
    return any(w.startswith(stem) for w in written for stem in stems)


@pytest.mark.parametrize("name", LEXICONS)
def test_every_entry_is_shown_at_work(name: str) -> None:
    for section, entries in sections(name):
        for entry in entries:
            seen = entry.get("seen", "")
            assert seen.strip(), f"{section}: {entry} has no example"
            assert name in RULES or any(shows(seen, word) for word in words(entry)), (
                f"{section}: {seen!r} shows none of {list(words(entry))}"
            )


@pytest.mark.parametrize("name", LEXICONS)
def test_no_word_stands_twice_with_one_meaning(name: str) -> None:
    for section, entries in sections(name):
        for entry in entries:
            for field, value in entry.items():
                if isinstance(value, list) and all(isinstance(item, str) for item in value):
                    twice = [word for word, n in Counter(value).items() if n > 1]
                    assert not twice, f"{section}.{field}: {twice}"
        # Where entries hold words and nothing else, a word in two of them is left over in one.
        plain = [entry for entry in entries if len(set(entry) - REMARKS) == 1]
        twice = [
            word for word, n in Counter(chain.from_iterable(map(words, plain))).items() if n > 1
        ]
        assert not twice, f"{section}: {twice}"


@pytest.mark.parametrize("name", LEXICONS)
def test_a_lexicon_says_what_it_is_for(name: str) -> None:
    assert FOLDER.joinpath(name).read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_taken_from_elsewhere_names_its_source(name: str) -> None:
    assert json.loads(FOLDER.joinpath(name).read_text("utf-8"))["source"]
    assert name in (ROOT / "NOTICE").read_text("utf-8")
