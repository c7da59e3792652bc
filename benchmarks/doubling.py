"""What twice the text costs, whatever the text: `python -m benchmarks.doubling`.

Strings that a backtracking pattern or a nested loop would choke on, each read whole at one length
and at twice that, in turns. The clock is the processor's own, the collector is off, and the
shortest of several runs counts, so that a busy machine does not show. The lengths are such that
a reading takes long enough for fixed costs to vanish.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Mapping

from variorum.model import Article
from variorum.reading import read, skim

# What twice the text may cost, as the project promises.
LIMIT = 2.3
RUNS = 5
# A shorter reading than this, in seconds, tells nothing of growth.
LONG_ENOUGH = 1.0
# One piece of text, repeated: the lengths are doubled until a reading is long enough.
SENTENCE = "the harbour master walked along the old pier and saw that the water was high "
PIECES: Mapping[str, str] = {
    "one sentence without a stop": SENTENCE,
    "straight quotation marks": '"',
    "curly marks that only open": "“",
    "a quotation mark before each word": "“word ",
    "apostrophes": "'",
    "brackets": "(",
    "a list without end": "a, ",
    "digits": "1",
    "digits and commas": "1,",
    "said said said": "said ",
    "he said that she said that": "he said that she said that ",
    "a quotation left open in each paragraph": "“We saw it coming and nobody listened.\n",
    "a quotation closed late": "“We saw it,” he said. “Nobody listened.\n",
    "scare quotes": 'The "deal" was a "gift" to the "town". ',
    "quotations in quotations": "“He said ‘she said “it is ‘over’ now” to me’,” Lind said. ",
    "denials of denials": "No one denied that nobody had said that it was not so. ",
    "dashes": "—",
    "colons": "Police: ",
    "transcript": "LEE: We have it.\nROY: When?\n",
    "sources in a row": "According to the Post, according to the Courier, ",
}


def main() -> int:
    """Print for each string what twice of it costs; say by the exit code whether all hold."""
    read(skim(Article.of(SENTENCE)))
    held = [_holds(what, piece) for what, piece in PIECES.items()]
    return int(not all(held))


def _holds(what: str, piece: str) -> bool:
    times, brief = 2_000 // len(piece) + 1, 0.0
    while (brief := _seconds(piece * times)) < LONG_ENOUGH:
        times *= 2
    long = brief_again = float("inf")
    for _ in range(RUNS):
        brief_again = min(brief_again, _seconds(piece * times))
        long = min(long, _seconds(piece * times * 2))
    ratio = long / min(brief, brief_again)
    mark = "" if ratio <= LIMIT else f"  more than {LIMIT}"
    print(f"{what}: {len(piece) * times:,} characters, {brief:.2f} s; twice: × {ratio:.2f}{mark}")
    sys.stdout.flush()
    return ratio <= LIMIT


def _seconds(text: str) -> float:
    """Read a text whole, as one that came in, and give the processor's time."""
    article = Article.of(text)
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        read(skim(article))
        return time.process_time() - begun
    finally:
        gc.enable()


if __name__ == "__main__":
    sys.exit(main())
