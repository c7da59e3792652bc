"""The joining words: all that a printed line may hold besides the sources' own words."""

from __future__ import annotations

from variorum import lexicon

__all__ = ["strays"]


def strays(words: str) -> tuple[str, ...]:
    """Give the words of a stretch that are no joining words.

    >>> strays(" · "), strays("How many: allegedly ")
    ((), ('allegedly',))
    """
    # Longest first, so that "to check:" is not taken for a colon and two stray words.
    for joining in sorted(lexicon.words("joining"), key=lambda word: (-len(word), word)):
        words = words.replace(joining, " ")
    return tuple(words.split())
