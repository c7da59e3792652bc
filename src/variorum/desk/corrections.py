"""What editors say of their own text: that it was corrected, and in what."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from variorum.lexicon import entries

if TYPE_CHECKING:
    from variorum.model import Article

# A note is a sentence or a few; what goes on longer has become the story again.
LONGEST = 600


def editors_note(article: Article) -> str | None:
    r"""Give the words in which an article says that it was corrected, furniture included.

    >>> from variorum.model import Article
    >>> editors_note(Article.of("It sank.\nCorrection: It carried 80, not 800.\nAll swam."))
    'Correction: It carried 80, not 800.'
    >>> editors_note(Article.of("The correction: a fall of 3 per cent in shares.")) is None
    True
    """
    notes = [
        article.text[match.start("note") : match.end("note")].strip()[:LONGEST]
        for match in _opening().finditer(article.text)
    ]
    return "\n".join(dict.fromkeys(notes)) or None


@cache
def _opening() -> re.Pattern[str]:
    known = "|".join(entry["pattern"] for entry in entries("corrections", "opening"))
    return re.compile(
        rf"^[ \t*(\[_]{{0,4}}(?P<note>(?:{known})[^\n]*)", re.MULTILINE | re.IGNORECASE
    )
