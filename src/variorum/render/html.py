"""An edition as one self-contained page: no network, no script, and it works when printed.

The page is the edition on one side and every account whole on the other. Each stretch of a
source's words is a link to those words in the account; the browser scrolls there and lights
them (`:target`), and "back" returns. Everything that comes from a source is escaped by the
template engine; control characters are written out, with their code in `data-code`, so that
`citations` reads back the very characters.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from variorum.model import Account, Doubt, Edition, Line, Span, StoryEdition
from variorum.render.heads import caveat, head, point_of, reading_of
from variorum.render.legend import Legend, days, draw_legend, gathered, interval, pieces, plural
from variorum.render.marks import Mark, marked_lines
from variorum.render.masthead import masthead
from variorum.render.unseen import UNSEEN, visible

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup

__all__ = ["to_html"]


def to_html(edition: Edition) -> str:
    """Write the edition as one page."""
    style = files(__package__).joinpath("templates", "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    stories = [
        Leaf(number, edition, story, draw_legend(edition, story))
        for number, story in enumerate(edition.stories, start=1)
    ]
    title = visible(edition.stories[0].title) if edition.stories else "Nothing to print"
    return _template().render(
        edition=edition, stories=stories, style=style, policy=policy, title=title
    )


@dataclass(frozen=True, slots=True)
class Leaf:
    """One story as the template sees it; its number keeps the addresses of stories apart."""

    number: int
    edition: Edition
    story: StoryEdition
    legend: Legend

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
            ("timeline", "Timeline", bool(story.timeline)),
            ("sheets", "Fact sheets", bool(story.fact_sheets)),
            ("sources", "Sources", bool(story.sources.edges)),
            ("coverage", "Coverage", bool(story.coverage)),
            ("doubts", "Undecided", bool(self.doubts)),
        ]

    def outlet(self, article: str) -> str:
        """Name who published an account."""
        account = self.legend.accounts.get(article)
        return (account and account.outlet) or "outlet unknown"

    def node(self, node: str) -> str:
        """Name a node of the graph of sources: an account by its siglum, an origin by its name."""
        account = self.legend.accounts.get(node)
        if account:
            return f"{account.siglum} ({account.outlet})" if account.outlet else account.siglum
        return next((o.name for o in self.story.sources.origins if o.id == node), node)

    def question(self, point: str) -> str:
        """Give the question that a point answers."""
        return next((head(p) for p in self.story.points if p.id == point), point)

    def head(self, line: Line) -> str:
        """Name what the readings of a line are about; nothing for a line that has none."""
        point = point_of(line, self.story.points)
        return head(point) if point else ""

    def caveat(self, line: Line) -> str:
        """Say what to know before the readings of a line."""
        point = point_of(line, self.story.points)
        return caveat(point, line) if point else ""

    def backing(self, line: Line, spans: Sequence[Span]) -> str:
        """Say how many sources stand behind a reading, where that is not the number of accounts."""
        reading = reading_of(spans, point_of(line, self.story.points))
        if reading is None or reading.independent == len(reading.articles):
            return ""
        return f"{reading.independent} independent"

    def address(self, span: Span) -> str:
        """Give the address of a span on this page: `s1-A-139-180`."""
        return f"{self.key}-{self.legend.siglum(span.article)}-{span.start}-{span.end}"

    def marks(self, account: Account) -> list[list[Mark | str]]:
        """Give the lines of an account, with furniture and cited spans marked."""
        cited = {
            (span.start, span.end): self.address(span)
            for span in (*_rest(self), *_main(self))
            if span.article == account.id
        }
        main = frozenset(self.address(span) for span in _main(self))
        return marked_lines(account.text or "", cited, account.furniture, main)


def _main(leaf: Leaf) -> list[Span]:
    """Give the spans of the brief and the differences: these are marked so that one sees them."""
    lines = (line for section in leaf.story.brief.sections for line in section.lines)
    spans = [span for line in lines for span in line.evidence]
    for point in leaf.story.points:
        if point.relation != "agree":
            spans += (span for reading in point.readings for span in reading.evidence)
    return spans


def _rest(leaf: Leaf) -> list[Span]:
    """Give the other spans that the page links to: these are lit when one comes to them."""
    story = leaf.story
    spans = [s for point in story.points for reading in point.readings for s in reading.evidence]
    for entry in story.timeline:
        spans += entry.evidence
    for sheet in story.fact_sheets:
        spans += (s for row in sheet.rows for reading in row.readings for s in reading.evidence)
    for edge in story.sources.edges:
        spans += edge.evidence
    for position in story.positions:
        for statement in map(leaf.legend.statements.__getitem__, position.statements):
            spans += [*statement.content, *([statement.cue] if statement.cue else [])]
    return spans + [doubt.span for doubt in leaf.doubts]


def shown(text: str) -> Markup:
    r"""Escape a source's words, and write out the characters nobody can see.

    >>> str(shown("<b>\x1b"))
    '&lt;b&gt;<span class="unseen" data-code="1b">\\x1b</span>'
    """
    from markupsafe import Markup, escape

    done, out = 0, Markup("")
    for match in UNSEEN.finditer(text):
        out += escape(text[done : match.start()])
        char = match.group()
        label = "" if char == "\r" else visible(char)
        out += Markup('<span class="unseen" data-code="{:x}">{}</span>').format(ord(char), label)
        done = match.end()
    return out + escape(text[done:])


def is_web_address(url: str | None) -> bool:
    """Say whether a link may be followed: http and https, nothing that a browser would run.

    >>> is_web_address("https://example.org/a"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return bool(url and re.match(r"https?://[^\s]+\Z", url, re.IGNORECASE))


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("variorum.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "head": head,
        "shown": shown,
        "visible": visible,
        "days": days,
        "interval": interval,
    }
    environment.globals |= {
        "gathered": gathered,
        "is_web_address": is_web_address,
        "pieces": pieces,
        "plural": plural,
    }
    return environment.get_template("page.html.j2")
