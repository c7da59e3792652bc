"""An edition as Markdown that reads well in a ticket, and that a program can check.

Every stretch of a source's words is followed by its citation, `[A:139-180]`: the legend at
the end says whose siglum A is, and the SHA-256 of the file. `[A:139-180 = C:20-61]` says that
the very words stand in both places. A citation that names places with other words, too,
`[A:139-180, B:20-44]`, prints the words of the first; the others stand under "Evidence" with
theirs. Whatever comes from a source is escaped, so that an unescaped `[` is always our own;
`unescaped` gives the words back, character for character.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from variorum.model import (
    Doubt,
    Edge,
    Edition,
    FactSheet,
    Line,
    Point,
    Sources,
    Span,
    StoryEdition,
    TimelineEntry,
    Variant,
)
from variorum.render.agreements import agreed, main_agreements, slight_agreements
from variorum.render.heads import caveat, head, point_of
from variorum.render.legend import Legend, draw_legend, gathered, interval
from variorum.render.masthead import masthead
from variorum.render.score import by_source

__all__ = ["escaped", "to_markdown", "unescaped"]

_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# A bare address would become a link; white space and control characters would not survive.
_ADDRESS = re.compile(r"(?i)(?<=[a-z]):(?=//)|(?<=www)\.|(?<=\w)@(?=\w)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# At the start of an item these would open a heading, a list, a quotation or a rule.
_OPENER = re.compile(r"\A(?:[#+\-=:]|\d+(?=[.)])|\s)")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(amp|lt|gt|#\d+);")


def escaped(text: str) -> str:
    r"""Make a source's words inert in Markdown and in the HTML inside it.

    >>> escaped("<b>[x](javascript:alert)</b>")
    '&lt;b&gt;\\[x\\](javascript:alert)&lt;/b&gt;'
    """
    text = "".join(_MARKUP.get(c, c) for c in _SPECIAL.sub(r"\\\1", text))
    text = _ADDRESS.sub(lambda m: "\\" + m.group(), text)
    text = _UNSEEN.sub(lambda m: f"&#{ord(m.group())};", text)
    opener = _OPENER.match(text)
    if opener is None:
        return text
    if opener.group().isdigit():
        return f"{opener.group()}\\{text[opener.end() :]}"
    return (f"&#{ord(text[0])};" if text[0].isspace() else "\\" + text[0]) + text[1:]


def unescaped(text: str) -> str:
    """Give the words that were escaped.

    >>> unescaped(escaped("1. <b>& [x]"))
    '1. <b>& [x]'
    """

    def plain(match: re.Match[str]) -> str:
        mark, entity = match.groups()
        if mark:
            return str(mark)
        return chr(int(entity[1:])) if entity[0] == "#" else html.unescape(f"&{entity};")

    return _ESCAPE.sub(plain, text)


def to_markdown(edition: Edition) -> str:
    """Write the edition, story after story."""
    return "\n---\n\n".join(
        "\n".join(_story(edition, story, draw_legend(edition, story))) for story in edition.stories
    )


def _story(edition: Edition, story: StoryEdition, legend: Legend) -> Iterator[str]:
    printed = _Printed(legend)
    yield f"# {escaped(story.title) or 'Untitled'}\n"
    yield masthead(story, legend) + "\n"
    for section in story.brief.sections:
        yield f"## {section.heading}\n"
        for line in section.lines:
            yield f"- {_head(line, story.points)}{printed.line(line)}"
        yield ""
    yield from _differences([p for p in story.points if p.relation != "agree"], printed)
    yield from _agreements(story.points, printed)
    yield from _timeline(story.timeline, printed)
    yield from _fact_sheets(story.fact_sheets, printed)
    yield from _sources(story.sources, printed)
    yield from _doubts([d for d in edition.doubts if d.article in legend.accounts], printed)
    yield from _accounts(legend)
    yield from printed.rest()


class _Printed:
    """Writes words with their citations, and remembers which cited words are still to be printed."""

    def __init__(self, legend: Legend) -> None:
        self.legend = legend
        self.words: set[Span] = set()
        self.owed: dict[Span, None] = {}

    def quote(self, words: str, spans: Sequence[Span]) -> str:
        """Write the words of the first span, citing all."""
        here = [span for span in dict.fromkeys(spans) if span.exact == spans[0].exact]
        others = [span for span in dict.fromkeys(spans) if span not in here]
        self.words.update(here)
        self.owed.update(dict.fromkeys(others))
        same = " = ".join(map(self.legend.cite, here))
        cites = ", ".join([same, *map(self.legend.cite, others)])
        return f"{escaped(words)} [{cites}]"

    def line(self, line: Line) -> str:
        """Write a line of the brief; a head that names its point asks what its first words would."""
        pieces = list(line.pieces())
        if line.point is not None and pieces and not pieces[0][1]:
            del pieces[0]
        return "".join(self.quote(words, spans) if spans else words for words, spans in pieces)

    def each(self, spans: Iterable[Span]) -> str:
        """Write the words of every span, one after the other, equal words once."""
        return "; ".join(self.quote(same[0].exact, same) for same in gathered(list(spans)))

    def rest(self) -> Iterator[str]:
        """Write the words that were cited and not printed."""
        owed = [span for span in self.owed if span not in self.words]
        if owed:
            yield "## Evidence\n"
            for span in sorted(owed, key=lambda s: (self.legend.siglum(s.article), s.start, s.end)):
                yield f"- {self.quote(span.exact, [span])}"
            yield ""


def _head(line: Line, points: Sequence[Point]) -> str:
    """Write what the readings of a line are about, as it stands over the point itself."""
    point = point_of(line, points)
    if point is None:
        return ""
    known = caveat(point, line)
    return f"**{escaped(head(point))}** {known + ' ' if known else ''}"


def _differences(points: Sequence[Point], printed: _Printed) -> Iterator[str]:
    if points:
        yield "## Differences in full\n"
    for point in points:
        aspect = f", {point.aspect}" if point.aspect else ""
        check = " (to check)" if point.status == "check" else ""
        yield f"### {escaped(head(point))}: {point.relation}{aspect}{check}\n"
        for reading in point.readings:
            yield f"- {_reading(reading, printed)}"
        yield f"\n{escaped(point.reason)}\n"


def _agreements(points: Sequence[Point], printed: _Printed) -> Iterator[str]:
    """Write a line for each: what accounts share needs less room than what divides them."""
    for heading, found in (
        ("## What accounts agree on\n", main_agreements(points)),
        ("### Named alike, or in one text and its copies\n", slight_agreements(points)),
    ):
        if found:
            yield heading
            yield from (f"- {_agreement(point, printed)}" for point in found)
            yield ""


def _agreement(point: Point, printed: _Printed) -> str:
    """Write the words that stand for all, then those of the others."""
    it = agreed(point)
    name = f"**{escaped(it.name)}**: " if it.name else ""
    each = [same for same in (it.first, *it.others) if same]
    words = "; ".join(printed.quote(same[0].exact, same) for same in each)
    return f"{name}{words} ({'; '.join(map(_weight, point.readings))})"


def _reading(reading: Variant, printed: _Printed) -> str:
    """Write the words of a reading; its label first, where that is not among them."""
    said = any(reading.label in span.exact for span in reading.evidence)
    label = "" if said else f"**{escaped(reading.label)}**: "
    return f"{label}{printed.each(reading.evidence)} ({_weight(reading)})"


def _weight(reading: Variant) -> str:
    """Say how many accounts give a reading, and how many independent sources they come to.

    >>> _weight(Variant("seven", 7, (), (), ("a", "b"), 1))
    '2 accounts, 1 independent'
    """
    count = len(reading.articles)
    return f"{count} account{'s' * (count != 1)}, {reading.independent} independent"


def _timeline(entries: Sequence[TimelineEntry], printed: _Printed) -> Iterator[str]:
    for kind, heading in (("event", "When it happened"), ("report", "When it was reported")):
        found = [entry for entry in entries if entry.kind == kind]
        if found:
            yield f"## {heading}\n"
            for entry in found:
                yield f"- {interval(entry.date)}: {printed.quote(entry.text, entry.evidence)}"
            yield ""


def _fact_sheets(sheets: Sequence[FactSheet], printed: _Printed) -> Iterator[str]:
    if sheets:
        yield "## Fact sheets\n"
    for sheet in sheets:
        yield f"### {escaped(printed.legend.bearer(sheet))}\n"
        for row in sheet.rows:
            readings = " · ".join(printed.each(reading.evidence) for reading in row.readings)
            yield f"- {escaped(row.attribute)}: {readings}"
        yield ""


def _sources(sources: Sources, printed: _Printed) -> Iterator[str]:
    names = {origin.id: origin.name for origin in sources.origins}
    names |= {account.id: account.siglum for account in printed.legend.accounts.values()}
    if sources.edges:
        yield "## Who rests on whom\n"
        for source, edges in by_source(sources.edges, list(printed.legend.accounts)):
            said = (_edge(edge, names, printed) for edge in edges)
            yield f"- **{escaped(names.get(source, source))}**: {' · '.join(said)}"
        yield ""


def _edge(edge: Edge, names: Mapping[str, str], printed: _Printed) -> str:
    words = f": {printed.each(edge.evidence)}" if edge.evidence else ""
    who = escaped(names.get(edge.from_, edge.from_))
    return f"{who} {edge.kind.replace('_', ' ')}{words}"


def _doubts(doubts: Sequence[Doubt], printed: _Printed) -> Iterator[str]:
    if doubts:
        yield "## Left undecided\n"
        for doubt in doubts:
            yield f"- {escaped(doubt.reason)}: {printed.each([doubt.span])}"
        yield ""


def _accounts(legend: Legend) -> Iterator[str]:
    yield "## Accounts\n"
    yield "| | Outlet | Published | File | SHA-256 |"
    yield "|---|---|---|---|---|"
    for account in legend.accounts.values():
        cells = (
            account.siglum,
            escaped(account.outlet or "unknown") + _kin(legend.kin(account.id)),
            str(account.published or "unknown"),
            escaped(account.path),
            account.sha256,
        )
        yield f"| {' | '.join(cells)} |"
    yield ""


def _kin(sigla: Sequence[str]) -> str:
    """Say whom an account is not independent of.

    >>> _kin(["A", "C"]), _kin([])
    (' (not independent of A, C)', '')
    """
    return f" (not independent of {', '.join(sigla)})" if sigla else ""
