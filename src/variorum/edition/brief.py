"""The story on one screen, in the sources' own words."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.edition.coming import look_ahead
from variorum.edition.concepts import weigh
from variorum.edition.differing import set_side_by_side
from variorum.edition.happened import tell
from variorum.edition.said import quote
from variorum.model import Brief, Line, Section, Span, Story

__all__ = ["write_brief"]

# How a brief of 350 words is shared out: what the hand-written brief of a five-account story needs.
SHARES = {"happened": 0.30, "said": 0.35, "differ": 0.22, "next": 0.13}


def write_brief(story: Story, *, words: int = 350) -> Brief:
    """Write the brief of a story: at most `words` words, no line twice.

    Each line is exact spans of the accounts, joined by words of `lexicon/en/joining.toml`
    alone. A part that has nothing to say is left out.
    """
    share = {part: int(words * part_share) for part, part_share in SHARES.items()}
    weights = weigh(story)
    happened = tell(story, weights, words=share["happened"])
    said = quote(story, weights, _spans(happened), words=share["said"])
    differ = set_side_by_side(story, words=share["differ"])
    coming = look_ahead(story, weights, _spans([*happened, *said]), words=share["next"])
    sections = (
        Section("What happened", tuple(happened)),
        Section("Who said what", tuple(said)),
        Section("Where accounts differ", tuple(differ)),
        Section("What next", tuple(coming)),
    )
    return Brief(tuple(section for section in sections if section.lines))


def _spans(lines: Iterable[Line]) -> list[Span]:
    return [span for line in lines for span in line.evidence]
