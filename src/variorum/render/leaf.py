"""One story as the page sees it: what stands where, under which address, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from variorum.model import (
    Doubt,
    Edge,
    Edition,
    Line,
    Point,
    Position,
    Quantity,
    Span,
    Statement,
    StoryEdition,
    TimelineEntry,
    Variant,
)
from variorum.render.axis import measure, number
from variorum.render.dot_plot import dot_plot
from variorum.render.heads import caveat, head, point_of, reading_of
from variorum.render.legend import Legend, draw_legend, gathered
from variorum.render.masthead import masthead
from variorum.render.plotted import Figures, Plotted, figures_of
from variorum.render.said import Said
from variorum.render.score import by_source, score
from variorum.render.steps import steps
from variorum.render.two_axes import Dated, two_axes

if TYPE_CHECKING:
    from markupsafe import Markup

__all__ = ["Leaf", "Row", "leaf_of"]

# So many sigla stand beside a dot; of more, how many there are.
MOST_SIGLA = 8
# So many accounts are named with each that is not independent of them.
MOST_KIN = 6

_LOOSE = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "up_to": "up to ",
    "less_than": "less than ",
}


class Row(NamedTuple):
    """A row of the survey: what it is about, where that stands, and which accounts report it."""

    kind: str
    about: str
    place: str
    relation: str
    articles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One story; its number keeps the addresses of stories apart."""

    number: int
    edition: Edition
    story: StoryEdition
    legend: Legend
    quantities: Mapping[str, Sequence[Quantity]]
    said: Mapping[str, Said]
    speakers: Mapping[str, int]

    @property
    def key(self) -> str:
        """Begin every address of this story."""
        return f"s{self.number}"

    @property
    def masthead(self) -> str:
        """Say how much was read and how it stands."""
        return masthead(self.story, self.legend)

    @property
    def doubts(self) -> list[Doubt]:
        """Give what was left undecided in these accounts."""
        return [d for d in self.edition.doubts if d.article in self.legend.accounts]

    @property
    def parts(self) -> list[tuple[str, str, bool]]:
        """Give the parts of the page: where they stand, what they are called, whether there is one."""
        story = self.story
        return [
            ("brief", "Brief", bool(story.brief.sections)),
            ("differs", "Differences", any(p.relation != "agree" for p in story.points)),
            ("agrees", "Agreements", any(p.relation == "agree" for p in story.points)),
            ("positions", "Speakers", bool(story.positions)),
            ("coverage", "Coverage", bool(story.coverage)),
            ("sources", "Sources", bool(story.sources.edges)),
            ("timeline", "Timeline", bool(story.timeline)),
            ("sheets", "Fact sheets", bool(story.fact_sheets)),
            ("doubts", "Undecided", bool(self.doubts)),
        ]

    # ── names and addresses ──

    def outlet(self, article: str) -> str:
        """Name who published an account; where that is unknown, its file."""
        account = self.legend.accounts.get(article)
        return (account.outlet or PurePath(account.path).name) if account else ""

    def kin(self, article: str) -> str:
        """Name the accounts that an account is not independent of, or the first and how many more."""
        kin = self.legend.kin(article)
        if len(kin) <= MOST_KIN:
            return ", ".join(kin)
        return f"{', '.join(kin[: MOST_KIN - 1])} and {len(kin) - MOST_KIN + 1} more"

    def node(self, node: str) -> str:
        """Name a node of the graph of sources: an account by its siglum, an origin by its name."""
        account = self.legend.accounts.get(node)
        if account:
            return f"{account.siglum} ({account.outlet})" if account.outlet else account.siglum
        name = next((o.name for o in self.story.sources.origins if o.id == node), node)
        here = [
            a.siglum
            for a in self.legend.accounts.values()
            if a.outlet and a.outlet.casefold() == name.casefold()
        ]
        return f"{name} ({', '.join(here)})" if here else name

    def address(self, span: Span) -> str:
        """Give the address of a span on this page: `s1-A-139-180`."""
        return f"{self.key}-{self.legend.siglum(span.article)}-{span.start}-{span.end}"

    def place(self, point: Point) -> str:
        """Give the address of a point."""
        return f"{self.key}-point-{self.story.points.index(point) + 1}"

    def sigla(self, articles: Iterable[str]) -> str:
        """Write the sigla of some accounts, in their order, with blanks between."""
        found = frozenset(articles)
        return " ".join(a.siglum for a in self.legend.accounts.values() if a.id in found)

    # ── what a reader may look for ──

    def accounts_of(self, spans: Iterable[Span]) -> str:
        """Write the sigla of the accounts that some spans are of."""
        return self.sigla(span.article for span in spans)

    def speakers_of(self, spans: Iterable[Span]) -> str:
        """Write the numbers of the speakers whose words some spans are."""
        found = {
            self.speakers.get(statement.speaker or "", 0)
            for span in spans
            for _, statement in self.touching(span)
        }
        return " ".join(map(str, sorted(found - {0})))

    def touching(self, span: Span) -> Iterator[tuple[Span, Statement]]:
        """Yield the statements whose words share a character with a span, each with those words."""
        said = self.said.get(span.article)
        return said.touching(span) if said else iter(())

    def evidence(self, point: Point) -> list[Span]:
        """Give all spans that a point rests on."""
        return [span for reading in point.readings for span in reading.evidence]

    def point_of(self, line: Line) -> Point | None:
        """Give the point whose readings a line sets side by side, if it does."""
        return point_of(line, self.story.points)

    # ── lines and points ──

    def head(self, line: Line) -> str:
        """Name what the readings of a line are about; nothing for a line that has none."""
        point = self.point_of(line)
        return head(point) if point else ""

    def caveat(self, line: Line) -> str:
        """Say what to know before the readings of a line."""
        point = self.point_of(line)
        return caveat(point, line) if point else ""

    def backing(self, line: Line, spans: Sequence[Span]) -> str:
        """Say how many sources stand behind a reading, where that is not the number of accounts."""
        reading = reading_of(spans, self.point_of(line))
        if reading is None or reading.independent == len(reading.articles):
            return ""
        return f"{reading.independent} independent"

    def on_record(self) -> str:
        """Say who is on record for the centre of the story."""
        centre = self.story.centre
        names = [self.legend.name(speaker) for speaker in centre.on_record] if centre else []
        return f"on record: {', '.join(names)}" if names else "nobody named is on record for it"

    def chains(self, reading: Variant) -> str:
        """Write on whose word a reading stands, and through whom that came; each chain once."""
        chains = [
            ", through ".join(dict.fromkeys(link.name for link in reversed(statement.chain)))
            for each in reading.statements
            if (statement := self.legend.statements.get(each)) and statement.chain
        ]
        return "; ".join(dict.fromkeys(chains))

    def values(self, point: Point) -> list[str]:
        """Write the value of each reading: its reply or its figure, with the same in the unit of the axis."""
        figures = self._figures(point)
        return [
            reading.reply or self._value(n, figures) for n, reading in enumerate(point.readings)
        ]

    def is_utterance(self, point: Point) -> bool:
        """Say whether a point is one utterance in several wordings: every word of it is quoted."""
        spans = self.evidence(point)
        return len(gathered(spans)) > 1 and all(
            any(
                statement.manner != "indirect" and own.covers(span)
                for own, statement in self.touching(span)
            )
            for span in spans
        )

    def replies(self, point: Point) -> list[tuple[str, list[Span]]]:
        """Give who says yes, who no, and for whom it is unclear; nothing where it isn't asked."""
        if not any(reading.reply for reading in point.readings):
            return []
        return [
            (
                reply,
                [s for r in point.readings if r.reply == reply for s in r.evidence],
            )
            for reply in ("yes", "unclear", "no")
        ]

    def sayings(self, position: Position) -> list[list[Statement]]:
        """Give what a speaker said; the wordings of one saying stand together, where the first stood."""
        statements = self.legend.statements
        by_first = {wording[0]: wording for wording in position.wordings}
        later = {one for wording in position.wordings for one in wording[1:]}
        return [
            [statements[each] for each in by_first.get(one, (one,))]
            for one in position.statements
            if one not in later
        ]

    def stances(self, together: Sequence[Statement]) -> str:
        """Say how a saying is meant, when it was said and through whom; account by account where that differs."""
        by_stance: dict[str, list[str]] = defaultdict(list)
        for statement in together:
            by_stance[_stance(statement)].append(statement.article)
        if len(by_stance) == 1:
            return next(iter(by_stance))
        return " · ".join(f"{self.sigla(who)}: {stance}" for stance, who in by_stance.items())

    # ── pictures ──

    def picture(self, point: Point) -> Markup | None:
        """Draw the figures of a point that does not agree: updates over the days, all else on one axis."""
        figures = self._figures(point)
        if point.relation == "agree" or not figures.differ:
            return None
        published = {a.id: a.published for a in self.legend.accounts.values()}
        days = [
            min((d for span in p.spans if (d := published[span.article])), default=None)
            for p in figures.plotted
        ]
        known = [day for day in days if day is not None]
        if point.relation == "update" and len(known) == len(days) and len(set(known)) > 1:
            return steps(figures, known, self._who, self.address)
        return dot_plot(figures, self._who, self.address)

    def timeline(self) -> Markup:
        """Draw the events of the timeline by the day they happened and the day they were reported."""
        published = {a.id: a.published for a in self.legend.accounts.values()}
        told = [
            Dated(n, entry.date, published.get(span.article), span)
            for n, entry in enumerate(self.entries("event"), start=1)
            for span in entry.evidence
        ]
        return two_axes(told, self.address)

    def entries(self, kind: str) -> list[TimelineEntry]:
        """Give the entries of one axis of the timeline."""
        return [entry for entry in self.story.timeline if entry.kind == kind]

    def graph(self) -> Markup:
        """Draw who rests on whom."""
        accounts = self.legend.accounts
        groups: dict[str, list[str]] = defaultdict(list)
        for account in accounts.values():
            groups[account.group].append(account.id)
        kin = [group for group in groups.values() if len(group) > 1]
        sigla = {account.id: account.siglum for account in accounts.values()}
        return score(self.story.sources.edges, sigla, kin, self.node, self.address)

    def by_source(self) -> list[tuple[str, list[Edge]]]:
        """Give the edges of the graph, by the source they lead to."""
        return by_source(self.story.sources.edges, list(self.legend.accounts))

    def survey(self) -> list[Row]:
        """Give what there is to report and which accounts do: points, speakers, dated events."""
        points = {p.id: p for p in self.story.points}
        rows = [
            Row("point", head(points[row.point]), self.place(points[row.point]),
                points[row.point].relation, frozenset(row.articles))
            for row in self.story.coverage
            if row.point in points
        ]  # fmt: skip
        for n, position in enumerate(self.story.positions):
            quoting = frozenset(self.legend.statements[s].article for s in position.statements)
            name = self.legend.name(position.speaker)
            rows.append(Row("speaker", name, f"{self.key}-speaker-{n + 1}", "", quoting))
        for n, entry in enumerate(self.entries("event"), start=1):
            telling = frozenset(span.article for span in entry.evidence)
            rows.append(Row("event", entry.text, f"{self.key}-event-{n}", "", telling))
        return rows

    def reported(self, articles: frozenset[str]) -> str:
        """Say in words which accounts report something, where words say it faster than dots."""
        accounts = self.legend.accounts.values()
        there = [a.siglum for a in accounts if a.id in articles]
        silent = [a.siglum for a in accounts if a.id not in articles]
        if not silent:
            return "all"
        if len(there) == 1:
            return f"only in {there[0]}"
        if len(silent) == 1 and len(there) > 1:
            return f"all but {silent[0]}"
        return f"{len(there)} of {len(there) + len(silent)}"

    def _figures(self, point: Point) -> Figures:
        return figures_of(point, self.quantities)

    def _value(self, reading: int, figures: Figures) -> str:
        found = next((p for p in figures.plotted if p.reading == reading), None)
        if found is None:
            return ""
        low, high = found.ends
        loose = _LOOSE.get(found.approximation, "")
        if low != high:
            return f"{loose}{number(low)}–{measure(high, figures.unit)}"
        drawn = measure(low, figures.unit)
        return f"{loose}{found.given} = {drawn}" if found.given else f"{loose}{drawn}"

    def _who(self, plotted: Plotted) -> str:
        """Write who gives a figure."""
        sigla = self.accounts_of(plotted.spans).split()
        more = len(sigla) - MOST_SIGLA
        return " ".join(sigla[:MOST_SIGLA]) + (f" + {more}" if more > 0 else "")


def leaf_of(number: int, edition: Edition, story: StoryEdition) -> Leaf:
    """Lay out one story of an edition."""
    members = frozenset(story.articles)
    said: dict[str, list[Statement]] = defaultdict(list)
    for statement in edition.statements:
        if statement.article in members:
            said[statement.article].append(statement)
    quantities: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in edition.quantities:
        quantities[quantity.span.article].append(quantity)
    return Leaf(
        number=number,
        edition=edition,
        story=story,
        legend=draw_legend(edition, story),
        quantities=quantities,
        said={article: Said.of(statements) for article, statements in said.items()},
        speakers={position.speaker: n for n, position in enumerate(story.positions, start=1)},
    )


def _stance(statement: Statement) -> str:
    """Write a stance in words; what goes without saying is left out."""
    words: list[str] = [statement.manner]
    words += [statement.factuality] if statement.factuality != "asserted" else []
    words += ["negative"] if statement.polarity == "negative" else []
    words += [statement.act] if statement.act != "statement" else []
    # Only a day tells a reader something: a season or "recently" stands in the words themselves.
    words += [f"said {statement.said}"] if (statement.said or "")[:1].isdigit() else []
    through = ", ".join(link.name for link in statement.chain[:-1])
    return ", ".join(words) + (f", through {through}" if through else "")
