"""What figures, dates and names cost beside the parser, in one run.

Article by article the parser and these stages take turns, and of several runs the shortest counts:
what is longer is somebody else's work.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Sequence

from variorum.collation.entities import join_entities
from variorum.model import Reading
from variorum.reading.mentions import find_entities
from variorum.reading.numerals import find_numerals
from variorum.reading.quantities import find_quantities
from variorum.reading.sentences import parse
from variorum.reading.times import find_dates

RUNS = 8


def share_of_parser(readings: Sequence[Reading]) -> float:
    """Give the time of all these stages together, in parts of the time that parsing takes."""
    best = [_turn(reading) for reading in readings]
    gc.collect()
    gc.freeze()
    for _ in range(RUNS):
        again = [_turn(reading) for reading in readings]
        best = [(min(a, c), min(b, d)) for (a, b), (c, d) in zip(best, again, strict=True)]
    gc.unfreeze()
    joining = min(_joining(readings) for _ in range(RUNS))
    return (sum(ours for _, ours in best) + joining) / sum(parsing for parsing, _ in best)


def _turn(reading: Reading) -> tuple[float, float]:
    """Time the parser and then these stages on one article, in seconds of this process."""
    article = reading.article
    find_numerals.cache_clear()
    begun = time.process_time()
    sentences = parse(article, reading.paragraphs)
    parsed = time.process_time()
    entities, _ = find_entities(article, sentences)
    dates = find_dates(article, sentences)
    find_quantities(article, sentences, dates, entities)
    return parsed - begun, time.process_time() - parsed


def _joining(readings: Sequence[Reading]) -> float:
    begun = time.process_time()
    join_entities(readings)
    return time.process_time() - begun
