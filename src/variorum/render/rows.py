"""The rows of the tables: one dataclass a table, which is CSV header and Parquet schema alike.

Every row names its account's outlet, day, path and SHA-256, so that a table stands by itself.
Where a column holds a source's words, `X_at` beside it (or `start` and `end`) says where they
stand: "139-180", in code points, half open; several stretches are parted by a blank, and their
words by a line break.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from variorum.model import Account, Edition, Span, StoryEdition
from variorum.render.legend import Legend, draw_legend

__all__ = ["TABLES", "rows_of"]


@dataclass(frozen=True, slots=True)
class Cited:
    """What every row that cites a span ends with: whose words, where, and which file proves it."""

    siglum: str
    outlet: str | None
    published: date | None
    path: str
    sha256: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One account."""

    story: str
    id: str
    siglum: str
    outlet: str | None
    published: date | None
    published_basis: str
    title: str | None
    byline: str | None
    url: str | None
    language: str
    path: str
    sha256: str
    length: int
    group: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement: who said what, through whom."""

    story: str
    id: str
    siglum: str
    outlet: str | None
    published: date | None
    path: str
    sha256: str
    speaker: str
    chain: str
    source: str
    source_at: str
    cue: str
    cue_at: str
    content: str
    content_at: str
    manner: str
    factuality: str
    polarity: str
    act: str
    said: str | None
    parent: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class QuantityRow(Cited):
    """One figure."""

    story: str
    id: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    approximation: str
    dimension: str
    counted: str
    subject: str
    as_of: str | None
    si_value: float | None
    si_unit: str | None


@dataclass(frozen=True, slots=True)
class DateRow(Cited):
    """One time expression."""

    story: str
    id: str
    value: str
    kind: str
    resolved: bool
    first_day: str | None
    last_day: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class EntityRow(Cited):
    """One person, body, place or thing; the words cited are those of its first mention."""

    story: str
    id: str
    name: str
    type: str
    aliases: str
    roles: str
    mentions: int
    accounts: str
    outlets: str


@dataclass(frozen=True, slots=True)
class PointRow(Cited):
    """One reading of a point; the words cited are its first evidence, `evidence` cites it all."""

    story: str
    point: str
    subject: str
    relation: str
    aspect: str | None
    status: str
    severity: str
    confidence: float
    reason: str
    reading: int
    label: str
    value: float | None
    value_text: str | None
    independent: int
    accounts: str
    outlets: str
    evidence: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One edge of the graph of who rests on whom; `words` are the sentence that shows it."""

    story: str
    from_id: str
    from_name: str
    to_id: str
    to_name: str
    to_kind: str
    kind: str
    siglum: str
    outlet: str | None
    published: date | None
    path: str
    sha256: str
    words: str
    words_at: str


@dataclass(frozen=True, slots=True)
class EvidenceRow(Cited):
    """One span that something printed rests on: a reading, a line of the brief, a day, a fact."""

    story: str
    of: str
    id: str
    reading: int


def _articles(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[ArticleRow]:
    for account in legend.accounts.values():
        yield ArticleRow(
            story.id,
            account.id,
            account.siglum,
            account.outlet,
            account.published,
            account.published_basis,
            account.title,
            account.byline,
            account.url,
            account.language,
            account.path,
            account.sha256,
            account.length,
            account.group,
        )


def _statements(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[StatementRow]:
    for statement in legend.statements.values():
        account = legend.accounts[statement.article]
        source = [statement.source] if statement.source else []
        cue = [statement.cue] if statement.cue else []
        yield StatementRow(
            story.id,
            statement.id,
            account.siglum,
            account.outlet,
            account.published,
            account.path,
            account.sha256,
            legend.name(statement.speaker),
            " > ".join(link.name for link in statement.chain),
            *_stretches(source),
            *_stretches(cue),
            *_stretches(statement.content),
            statement.manner,
            statement.factuality,
            statement.polarity,
            statement.act,
            statement.said,
            statement.parent,
            statement.confidence,
        )


def _quantities(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[QuantityRow]:
    for q in edition.quantities:
        if q.span.article in legend.accounts:
            yield QuantityRow(
                *_cited(q.span, legend),
                story.id,
                q.id,
                q.value,
                q.low,
                q.high,
                q.unit,
                q.approximation,
                q.dimension,
                q.counted,
                legend.name(q.subject),
                q.as_of,
                q.si_value,
                q.si_unit,
            )


def _dates(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[DateRow]:
    for d in edition.dates:
        if d.span.article in legend.accounts:
            yield DateRow(
                *_cited(d.span, legend),
                story.id,
                d.id,
                d.value,
                d.kind,
                d.resolved,
                d.begin,
                d.end,
                d.reason,
            )


def _entities(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[EntityRow]:
    for entity in edition.entities:
        here = [m for m in entity.mentions if m.article in legend.accounts]
        if here:
            yield EntityRow(
                *_cited(here[0], legend),
                story.id,
                entity.id,
                entity.name,
                entity.type,
                "; ".join(entity.aliases),
                "; ".join(entity.roles),
                len(here),
                *_bearers([m.article for m in here], legend),
            )


def _points(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[PointRow]:
    for point in story.points:
        for number, reading in enumerate(point.readings, start=1):
            if not reading.evidence:
                continue
            value = reading.value
            yield PointRow(
                *_cited(reading.evidence[0], legend),
                story.id,
                point.id,
                point.subject,
                point.relation,
                point.aspect,
                point.status,
                point.severity,
                point.confidence,
                point.reason,
                number,
                reading.label,
                None if isinstance(value, str) else value,
                value if isinstance(value, str) else None,
                reading.independent,
                *_bearers(reading.articles, legend),
                " ".join(legend.cite(span) for span in reading.evidence),
            )


def _sources(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[SourceRow]:
    origins = {origin.id: origin for origin in story.sources.origins}

    def name(node: str) -> str:
        account = legend.accounts.get(node)
        if account:
            return account.outlet or account.siglum
        return origins[node].name if node in origins else ""

    for edge in story.sources.edges:
        article = edge.evidence[0].article if edge.evidence else edge.from_
        account = legend.accounts.get(article)
        words = [span for span in edge.evidence if span.article == article]
        yield SourceRow(
            story.id,
            edge.from_,
            name(edge.from_),
            edge.to,
            name(edge.to),
            origins[edge.to].kind if edge.to in origins else "account",
            edge.kind,
            account.siglum if account else "",
            account.outlet if account else None,
            account.published if account else None,
            account.path if account else "",
            account.sha256 if account else "",
            *_stretches(words),
        )


def _evidence(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[EvidenceRow]:
    def rows(spans: Sequence[Span], of: str, name: str, reading: int = 0) -> Iterator[EvidenceRow]:
        for span in spans:
            yield EvidenceRow(*_cited(span, legend), story.id, of, name, reading)

    for point in story.points:
        for number, variant in enumerate(point.readings, start=1):
            yield from rows(variant.evidence, "point", point.id, number)
    for section in story.brief.sections:
        for number, line in enumerate(section.lines, start=1):
            yield from rows(line.evidence, "brief", section.heading, number)
    for entry in story.timeline:
        yield from rows(entry.evidence, "timeline", entry.date)
    for sheet in story.fact_sheets:
        for row in sheet.rows:
            for number, variant in enumerate(row.readings, start=1):
                name = f"{legend.bearer(sheet)}: {row.attribute}"
                yield from rows(variant.evidence, "fact sheet", name, number)


TABLES: dict[str, tuple[type, Callable[[Edition, StoryEdition, Legend], Iterator[Any]]]] = {
    "articles": (ArticleRow, _articles),
    "statements": (StatementRow, _statements),
    "quantities": (QuantityRow, _quantities),
    "dates": (DateRow, _dates),
    "entities": (EntityRow, _entities),
    "points": (PointRow, _points),
    "sources": (SourceRow, _sources),
    "evidence": (EvidenceRow, _evidence),
}


_Citing = tuple[str, str | None, date | None, str, str, int, int, str]


def _cited(span: Span, legend: Legend) -> _Citing:
    account: Account = legend.accounts[span.article]
    return (
        account.siglum,
        account.outlet,
        account.published,
        account.path,
        account.sha256,
        span.start,
        span.end,
        span.exact,
    )


def _stretches(spans: Sequence[Span]) -> tuple[str, str]:
    """Give the words of some spans, and where they stand."""
    return "\n".join(s.exact for s in spans), " ".join(f"{s.start}-{s.end}" for s in spans)


def _bearers(articles: Sequence[str], legend: Legend) -> tuple[str, str]:
    """Give the sigla and the outlets of some accounts, each once."""
    accounts = [legend.accounts[a] for a in dict.fromkeys(articles) if a in legend.accounts]
    outlets = dict.fromkeys(account.outlet for account in accounts if account.outlet)
    return " ".join(account.siglum for account in accounts), "; ".join(outlets)


def rows_of(edition: Edition, table: str) -> list[Any]:
    """Give the rows of one of `TABLES`, story after story."""
    _, make = TABLES[table]
    return [
        row
        for story in edition.stories
        for row in make(edition, story, draw_legend(edition, story))
    ]
