"""What a program scores that compares nothing: the most similar sentences, printed as differences.

Every figure for points is to be read beside this one.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from quality.counts import Figure
from quality.stories import Document, document, layers, point_figures, pooled, readings
from variorum.model import Reading, Sentence

PRINTED = 300  # as in the baseline that the method was compared with from the start
# It must name an aspect. This one scores best: 34 of 300 right on all stories, "value" 16.
ASPECT = "polarity"


def figures(stories: Sequence[str]) -> dict[str, Figure]:
    """Score the 300 most similar pairs of sentences of a set of stories as differences."""
    pairs = [
        (likeness, name, a, b) for name in stories for likeness, a, b in _pairs(readings(name))
    ]
    pairs.sort(key=lambda pair: -pair[0])
    points: dict[str, list[dict[str, Any]]] = {name: [] for name in stories}
    for n, (_, name, a, b) in enumerate(pairs[:PRINTED]):
        points[name].append(_as_difference(n, a, b))
    return point_figures(
        layers(*pooled(stories, [_only(document(name), points[name]) for name in stories]))[
            "points"
        ]
    )


def _only(document: Document, points: list[dict[str, Any]]) -> Document:
    return {**document, "stories": [{"points": points}]}


def _as_difference(n: int, *sentences: dict[str, Any]) -> dict[str, Any]:
    readings = [{"label": s["exact"], "evidence": [s]} for s in sentences]
    return {"id": f"b{n}", "relation": "differ", "aspect": ASPECT, "readings": readings}


def _pairs(accounts: Sequence[Reading]) -> list[tuple[float, dict[str, Any], dict[str, Any]]]:
    """Give every pair of sentences of two accounts with the cosine of their weighted words."""
    told = [(r, s, _words(r, s)) for r in accounts for s in r.sentences]
    known = Counter(word for _, _, words in told for word in words)
    rarity = {word: math.log(len(told) / n) for word, n in known.items()}

    def norm(words: frozenset[str]) -> float:
        return math.sqrt(sum(rarity[w] ** 2 for w in words)) or 1.0

    return [
        (
            sum(rarity[w] ** 2 for w in one & other) / norm(one) / norm(other),
            _span(a, s),
            _span(b, t),
        )
        for (a, s, one), (b, t, other) in combinations(told, 2)
        if a is not b and one & other
    ]


def _words(reading: Reading, sentence: Sentence) -> frozenset[str]:
    text = reading.article.text[sentence.start : sentence.end].lower()
    return frozenset(re.findall(r"\w+", text))


def _span(reading: Reading, sentence: Sentence) -> dict[str, Any]:
    span = reading.article.span(sentence.start, sentence.end)
    return {"article": span.article, "start": span.start, "end": span.end, "exact": span.exact}
