"""What every rendering needs to know of an edition: whose siglum is whose, and how to cite.

A siglum is stable within its story, so a legend is drawn up story by story.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.model import (
    COMPARISON,
    Account,
    Edition,
    Entity,
    FactSheet,
    Line,
    Span,
    Statement,
    StoryEdition,
)

__all__ = [
    "Legend",
    "day_and_month",
    "days",
    "draw_legend",
    "gathered",
    "interval",
    "pieces",
    "plural",
]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Legend:
    """The accounts, speakers and statements of one story, by id.

    `apart` are the accounts that came out too far from the others to be compared with them.
    """

    accounts: dict[str, Account]
    entities: dict[str, Entity]
    statements: dict[str, Statement]
    apart: frozenset[str] = frozenset()

    def siglum(self, article: str) -> str:
        """Give the short label of an account."""
        account = self.accounts.get(article)
        return account.siglum if account else "?"

    def sigla(self, spans: Iterable[Span]) -> list[str]:
        """Give the short labels of the accounts of some spans, each once, in their order."""
        return [self.siglum(span.article) for span in self.in_order(spans)]

    def in_order(self, spans: Iterable[Span]) -> list[Span]:
        """Keep the first span of each account, in the order of the accounts."""
        first: dict[str, Span] = {}
        for span in spans:
            first.setdefault(span.article, span)
        order = {article: n for n, article in enumerate(self.accounts)}
        return sorted(first.values(), key=lambda span: order.get(span.article, len(order)))

    def cite(self, span: Span) -> str:
        """Cite a span: `A:139-180`, in code points of account A's text."""
        return f"{self.siglum(span.article)}:{span.start}-{span.end}"

    def kin(self, article: str) -> list[str]:
        """Give the sigla of the accounts that an account is not independent of."""
        group = self.accounts[article].group
        return [a.siglum for a in self.accounts.values() if a.group == group and a.id != article]

    def name(self, entity: str | None) -> str:
        """Give the name of an entity; nothing for one that is unknown."""
        known = self.entities.get(entity or "")
        return known.name if known else ""

    def bearer(self, sheet: FactSheet) -> str:
        """Name whose fact sheet it is; a thing without a name by the words it goes by."""
        return self.name(sheet.entity) or sheet.entity


def draw_legend(edition: Edition, story: StoryEdition) -> Legend:
    """Draw up the legend of one story."""
    members = frozenset(story.articles)
    return Legend(
        accounts={a.id: a for a in edition.articles if a.id in members},
        entities={entity.id: entity for entity in edition.entities},
        statements={s.id: s for s in edition.statements if s.article in members},
        apart=frozenset(d.article for d in edition.doubts if d.stage == COMPARISON),
    )


def pieces(line: Line) -> Iterator[tuple[str, Span | None, tuple[Span, ...]]]:
    """Yield a line's words, the span they are of, and the spans whose sigla follow them.

    A name, a cue and what was said come from one account: its siglum stands after the last.
    """
    found = list(line.pieces())
    for n, (words, spans) in enumerate(found):
        between, after = (
            (found[n + 1][0].strip(), found[n + 2][1]) if n + 2 < len(found) else ("·", ())
        )
        joined = between in ("", ":") and [s.article for s in spans] == [
            s.article for s in after[:1]
        ]
        yield words, spans[0] if spans else None, () if joined else spans


def gathered(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Put the spans of equal words together, in the order in which they first come.

    >>> from variorum.model import Span
    >>> found = gathered([Span("a", 0, 2, "11"), Span("a", 4, 5, "7"), Span("b", 7, 9, "11")])
    >>> [(spans[0].exact, len(spans)) for spans in found]
    [('11', 2), ('7', 1)]
    """
    by_words: dict[str, list[Span]] = {}
    for span in dict.fromkeys(spans):
        by_words.setdefault(span.exact, []).append(span)
    return [tuple(found) for found in by_words.values()]


def days(published: list[date]) -> str:
    """Write the span of days on which accounts came out, as a newspaper would.

    >>> days([date(2024, 11, 17), date(2024, 11, 18)])
    '17–18 November 2024'
    >>> days([date(2023, 12, 31), date(2024, 1, 2)])
    '31 December 2023 – 2 January 2024'
    """
    if not published:
        return ""
    first, last = min(published), max(published)
    end = f"{last.day} {_MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1]}{year} – {end}"


def day_and_month(day: date) -> str:
    """Write a day where the year is known.

    >>> day_and_month(date(2024, 11, 7))
    '7 Nov'
    """
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def interval(days: str) -> str:
    """Write the day of an entry of the timeline, or the first and the last of its days.

    >>> interval("2024-05-06"), interval("2024-05-06/2024-05-12")
    ('2024-05-06', '2024-05-06 – 2024-05-12')
    """
    return days.replace("/", " – ")


def plural(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun.

    >>> plural(1, "account"), plural(3, "account")
    ('1 account', '3 accounts')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"
