"""The title of an edition: the headline that has most in common with the others."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from variorum.edition.concepts import weigh
from variorum.edition.recency import place_in_time
from variorum.model import Point, Reading, Span, Story

__all__ = ["choose_title"]

_WORD = re.compile(r"[^\W_]+")
# "What went wrong?", "Mayor: 'I warned them all'": what was asked or said, and not what happened.
_ASKS_OR_QUOTES = re.compile(r"\?$|^[“\"‘'][^“”\"‘’]{20,}|: ?[“\"‘'].{15,}[”\"’']$")
# The last headline counts this much more than the first: the boy sought on Tuesday was found on Friday.
LATEST = 0.5
FEWEST_WORDS, MOST_WORDS = 4, 20


def choose_title(story: Story) -> str:
    """Choose the headline that has most in common with those of the other accounts, for its length.

    A headline with a figure that most accounts contradict, that asks, or that only quotes is
    chosen if there is no other. Where no account has one, the story keeps its own title.
    """
    weights = weigh(story)
    accounts = {reading.article.id: reading for reading in story.readings}
    outvoted = {word for point in story.points for word in _outvoted(point, accounts)}
    places = place_in_time(story)
    titles = {
        title: 1 + LATEST * places.get(reading.article.id, 0.0)
        for reading in story.readings
        for title in _titles(reading)
    }
    # Only words that the accounts share count: "in" and "after" stand in every headline.
    counts = Counter(word for title in titles for word in _words(title) & weights.keys())

    def worth(title: str) -> tuple[bool, float]:
        words = _words(title)
        shared = sum(counts[word] for word in words if word in counts)
        return not words & outvoted and not _ASKS_OR_QUOTES.search(title), titles[
            title
        ] * shared / math.sqrt(len(words) or 1)

    return max(titles, key=worth, default=story.title)


def _outvoted(point: Point, accounts: Mapping[str, Reading]) -> frozenset[str]:
    """Give the figures by which a point's other readings differ from the one that stands.

    That is the last of an update, and otherwise the one that most accounts give.
    """
    if point.relation == "agree" or point.status == "check" or not point.readings:
        return frozenset()
    most = max(point.readings, key=lambda reading: len(reading.articles))
    stands = point.readings[-1] if point.relation == "update" else most
    rest = [
        span for reading in point.readings if reading is not stands for span in reading.evidence
    ]
    return _figures(rest, accounts) - _figures(stands.evidence, accounts)


def _figures(spans: Iterable[Span], accounts: Mapping[str, Reading]) -> frozenset[str]:
    """Give the words of the figures that stand in some words of the accounts."""
    return frozenset(
        word
        for span in spans
        if span.article in accounts
        for quantity in accounts[span.article].quantities
        if quantity.span.overlaps(span)
        for word in _words(quantity.span.exact)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


def _titles(reading: Reading) -> Iterator[str]:
    """Yield what stands above an account; one that was cut short is none."""
    heads = (p for p in reading.paragraphs if p.role == "headline")
    texts = [reading.article.title or ""]
    texts += [reading.article.text[head.start : head.end] for head in heads]
    for text in texts:
        cut = text.rstrip().endswith(("...", "…"))
        if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS and not cut:
            yield text.strip()
