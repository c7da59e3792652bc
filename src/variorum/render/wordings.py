"""Wordings side by side: which words one has and another has not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["set_off"]

# Beyond so many words two passages are read, not compared letter by letter; it bounds the work.
MOST_WORDS = 400


def set_off(wordings: Sequence[str]) -> list[list[tuple[str, bool]]]:
    """Cut each wording into stretches, each with whether the first wording has it, too.

    The first is held against the second. Joined, the stretches are the wording.

    >>> set_off(["missiles will speak", "The rockets will speak"])
    [[('missiles', False), (' will speak', True)], [('The rockets', False), (' will speak', True)]]
    """
    if len(wordings) < 2:
        return [[(wording, True)] for wording in wordings]
    first, second, *_ = wordings
    return [_against(first, second), *(_against(wording, first) for wording in wordings[1:])]


def _against(wording: str, known: str) -> list[tuple[str, bool]]:
    ours, theirs = _words(wording), _words(known)
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return [(wording, True)]
    matcher = SequenceMatcher(
        None, [_plain(w) for w in ours], [_plain(w) for w in theirs], autojunk=False
    )
    stretches: list[tuple[str, bool]] = []
    at = 0
    for start, _, size in matcher.get_matching_blocks():
        if start > at:
            stretches.append(("".join(ours[at:start]), False))
        if size:
            stretches.append(("".join(ours[start : start + size]), True))
        at = start + size
    return stretches


def _words(text: str) -> list[str]:
    """Cut a text into words, each with the blanks and marks before it; joined they are the text."""
    words = re.findall(r"\W*\w+", text)
    rest = text[sum(map(len, words)) :]
    return [*words[:-1], words[-1] + rest] if words else [text] * bool(text)


def _plain(word: str) -> str:
    return re.sub(r"\W+", "", word).lower()
