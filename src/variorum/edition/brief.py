"""The story on one screen, in the sources' own words."""

from __future__ import annotations

from collections.abc import Iterable

from variorum.edition.broken import name_the_first
from variorum.edition.coming import look_ahead
from variorum.edition.concepts import weigh
from variorum.edition.differing import set_side_by_side
from variorum.edition.happened import tell
from variorum.edition.lines import word_count
from variorum.edition.said import quote
from variorum.model import Brief, Line, Section, Span, Story

__all__ = ["write_brief"]

# What a brief may spend on a part; who said what takes all that the others leave. A conflict
# is what an editor must see before it is printed, so that differences get the most.
HAPPENED, FIRST, DIFFER, NEXT, BEFORE = 0.25, 0.13, 0.35, 0.12, 0.12

MOST_BEFORE = 2


def write_brief(story: Story, *, words: int = 350) -> Brief:
    """Write the brief of a story: at most `words` words, no line twice.

    Each line is exact spans of the accounts, joined by words of `lexicon/en/joining.toml`
    alone. A part that has nothing to say is left out.
    """
    weights = weigh(story)
    happened = tell(story, weights, words=int(words * HAPPENED))
    happened += name_the_first(story, _spans(happened), words=int(words * FIRST))
    differ = set_side_by_side(story, words=int(words * DIFFER))
    coming = look_ahead(story, weights, _spans(happened), words=int(words * NEXT))
    before = tell(
        story,
        weights,
        before=True,
        words=int(words * BEFORE),
        most=MOST_BEFORE,
        taken=_spans(happened),
    )
    told = [*happened, *coming, *before]
    left = words - sum(map(word_count, [*told, *differ]))
    said = quote(story, weights, _spans(told), words=left)
    sections = (
        Section("What happened", tuple(happened)),
        Section("Who said what", tuple(said)),
        Section("Where accounts differ", tuple(differ)),
        Section("What next", tuple(coming)),
        Section("Background", tuple(before)),
    )
    return Brief(tuple(section for section in sections if section.lines))


def _spans(lines: Iterable[Line]) -> list[Span]:
    return [span for line in lines for span in line.evidence]
