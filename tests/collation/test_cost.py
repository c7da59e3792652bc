"""What it costs to collate: it grows with what is read, and not with the pairs of it."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator, Sequence
from importlib.resources import files

from variorum.collation import collate
from variorum.model import Article, Reading
from variorum.reading import read, skim

# Fifty accounts have nine times the words of five. The clock of a busy machine says little;
# how many functions are called is the same on all.
MOST = 15


def test_fifty_accounts_cost_less_than_fifteen_times_five() -> None:
    accounts = [
        read(skim(Article.of(text, outlet=f"Outlet {n}"))) for n, text in enumerate(fifty())
    ]
    collate(accounts[:5])
    assert calls(accounts) < MOST * calls(accounts[:5])


def fifty() -> Iterator[str]:
    """Give the sample story again and again, its paragraphs in another order and one in six left out."""
    folder = files("variorum") / "sample"
    texts = sorted(
        f.read_text(encoding="utf-8") for f in folder.iterdir() if f.name.endswith(".txt")
    )
    for number in range(50):
        head, *rest = texts[number % 5].split("\n")
        turn = number * 7 % len(rest)
        body = [*rest[turn:], *rest[:turn]]
        kept = [line for n, line in enumerate(body) if (n + number) % 6 or number < 5]
        yield "\n".join([head, *kept[:8]])


def calls(accounts: Sequence[Reading]) -> int:
    """Count the functions that collating calls."""
    with cProfile.Profile() as profile:
        collate(accounts)
    return int(vars(pstats.Stats(profile))["total_calls"])
