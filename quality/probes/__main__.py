"""Ask each pair of accounts its one question, and print how many are answered as expected.

    python -m quality.probes [seen|held] [--missed]

`--missed` prints the pairs that are not; of `held` it prints none, for nobody is to read them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from variorum.collation import collate
from variorum.model import Article, Point, Reading, Span
from variorum.reading import read, skim

HERE = Path(__file__).parent
# The day of an account that has none of its own: a Tuesday.
DAY = "2023-05-09"
Probe = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed of a pair: whether it is told apart, whether together, and all that differs."""

    apart: bool
    together: bool
    differences: tuple[Point, ...]

    def fits(self, expected: str) -> bool:
        """Say whether this is what was expected; "nothing" means that nothing may differ."""
        if expected == "agree":
            return self.together
        return self.apart if expected in ("differ", "update") else not self.differences


def probes(pool: str) -> Iterator[Probe]:
    """Yield the pairs of a pool, file by file."""
    for path in sorted((HERE / pool).glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def answer(probe: Probe) -> Answer:
    """Read and collate the two accounts of a pair."""
    accounts = [_account(probe, side) for side in "ab"]
    asked = {
        account.article.id: _asked(account, probe[f"{side}_span"])
        for account, side in zip(accounts, "ab", strict=True)
    }

    def told(spans: tuple[Span, ...]) -> set[str]:
        return {s.article for s in spans if _meets(s, asked[s.article])}

    points = collate(accounts).points
    differences = [p for p in points if p.relation != "agree" and p.status == "firm"]
    both = set(asked)
    apart = any(
        told(one.evidence) | told(other.evidence) == both
        and told(one.evidence)
        and told(other.evidence)
        for point in differences
        for n, one in enumerate(point.readings)
        for other in point.readings[n + 1 :]
    )
    together = any(told(r.evidence) == both for p in points for r in p.readings)
    return Answer(bool(apart), together, tuple(differences))


def main() -> None:
    """Print how many pairs of a pool are answered as expected, by what is expected and in what."""
    parser = argparse.ArgumentParser(prog="quality.probes", description=__doc__)
    parser.add_argument("pool", nargs="?", default="seen", choices=("seen", "held"))
    parser.add_argument("--missed", action="store_true", help="print the pairs that are missed")
    chosen = parser.parse_args()
    asked, right = Counter[str](), Counter[str]()
    for probe in probes(chosen.pool):
        told = answer(probe)
        expected = probe["expect"]
        kinds = [expected, *([f"{expected}, {probe['aspect']}"] if expected == "differ" else [])]
        asked.update(kinds)
        if told.fits(expected):
            right.update(kinds)
        elif chosen.missed and chosen.pool == "seen":
            printed = [(p.subject, [r.label for r in p.readings]) for p in told.differences]
            print(f"{probe['id']}: {expected}: {probe['question']} {printed or ''}")
            print(f"    {probe['a_span']} | {probe['b_span']}")
    for kind in sorted(asked):
        print(f"{kind:24}{right[kind]:4}/{asked[kind]}")


def _account(probe: Probe, side: str) -> Reading:
    day = date.fromisoformat(probe.get(f"day_{side}", DAY))
    return read(skim(Article.of(probe[side], published=day, outlet=f"Outlet {side}")))


def _asked(account: Reading, words: str) -> Span:
    start = account.article.text.index(words)
    return account.article.span(start, start + len(words))


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


if __name__ == "__main__":
    main()
