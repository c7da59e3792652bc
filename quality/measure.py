"""Everything that is measured, in the order of the accuracy page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_

from quality import attribution, facts, grouping, measures, names, stories, times
from quality import baseline as nothing_compared
from quality.counts import Figures

PARTS: dict[str, Callable[[], Figures]] = {
    "stories": stories.measure,
    "facts": facts.measure,
    "attribution": attribution.measure,
    "measures": measures.measure,
    "times": times.measure,
    "names": names.measure,
    "grouping": grouping.measure,
}


def measure(parts: Iterable[str] = PARTS) -> Figures:
    """Measure the stories and the public corpora, or some of these."""
    return reduce(or_, (PARTS[part]() for part in parts))


def baseline() -> Figures:
    """Measure what comparing nothing would score on the same stories."""
    return {
        "seeds": nothing_compared.figures([stories.SEEDS]),
        "other stories": nothing_compared.figures(stories.singles()),
    }
