"""Evidence in its context: who said it, in which sentence, with the very words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from variorum.cli.library import Library
from variorum.errors import DocumentError
from variorum.model import Account, Edition, Point, Span, Statement
from variorum.render.json import from_json
from variorum.render.legend import plural
from variorum.render.unseen import visible

# Far enough to hold the sentence round the words in nearly every report.
_CONTEXT = 300
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*\s+|[\r\n]+")

Numbered = TypeVar("Numbered", Point, Statement)


def read_document(path: Path) -> Edition:
    """Read an edition back from its JSON.

    Raises:
        DocumentError: it is not there, or not an edition as JSON.
    """
    try:
        return from_json(path.read_bytes())
    except OSError as error:
        raise DocumentError(
            f"{path} cannot be read: {error.strerror or error}.", hint="Check the path."
        ) from error


class Page:
    """An edition on the terminal, one piece at a time. Words of the sources are marked; the rest is ours."""

    def __init__(self, edition: Edition, library: Library) -> None:
        self._edition = edition
        self._library = library
        self._points = [point for story in edition.stories for point in story.points]
        self._accounts = {account.id: account for account in edition.articles}
        self._console = Console(highlight=False)
        # Where nothing can be set in bold, the words are put between brackets.
        self._marks = ("", "") if self._console.color_system else ("⟦", "⟧")

    def list_points(self) -> None:
        """Print the points with their numbers, in the order of the edition."""
        if not self._points:
            self._line("This edition has no points: no two accounts answer one question.")
        table = Table.grid("", "", padding=(0, 2, 0, 0))
        table.columns[0].justify = "right"
        for number, point in enumerate(self._points, 1):
            labels = " · ".join(reading.label for reading in point.readings)
            table.add_row(str(number), Text(visible(f"{_standing(point)}: {labels}")))
        self._console.print(table)

    def print_point(self, wanted: str) -> None:
        """Print a point: its question, how the readings stand, and each reading's words in context.

        Raises:
            DocumentError: there is no such point.
        """
        number, point = _pick(self._points, wanted, "point")
        self._heading(f"{number}. {point.subject}")
        self._line(f"{_standing(point)}. {point.reason}")
        for reading in point.readings:
            self._line()
            self._heading(f"{reading.label} ({plural(reading.independent, 'independent source')})")
            self._evidence(reading.evidence)

    def print_statement(self, wanted: str) -> None:
        """Print a statement: through whom it comes, how it is meant, and its words in context.

        Raises:
            DocumentError: there is no such statement.
        """
        number, said = _pick(self._edition.statements, wanted, "statement")
        self._heading(
            f"{number}. {' ← '.join(link.name for link in reversed(said.chain)) or 'no speaker'}"
        )
        self._line(f"{said.manner}, {said.factuality}, {said.polarity}")
        self._line()
        self._evidence(
            [span for span in (said.source, said.cue, *said.content) if span is not None]
        )

    def _heading(self, words: str) -> None:
        self._console.print(Text(visible(words), style="bold"))

    def _line(self, words: str = "") -> None:
        self._console.print(Text(visible(words)))

    def _evidence(self, spans: Iterable[Span]) -> None:
        """Print the sentences round the spans, article by article, in text order."""
        by_article: dict[str, list[Span]] = {}
        for span in sorted(spans):
            by_article.setdefault(span.article, []).append(span)
        for article, cited in by_article.items():
            account = self._accounts.get(article)
            if account is None:
                continue
            self._console.print(Text(_title(account), style="italic"))
            for words in self._passages(account, cited):
                self._console.print(Padding(words, (0, 0, 0, 2), expand=False))

    def _passages(self, account: Account, spans: Sequence[Span]) -> Iterable[Text]:
        text = account.text
        if text is None:
            source = self._library.find(account.path, account.sha256)
            text = source.text if source and source.sha256 == account.sha256 else None
        if text is None:
            yield from (Text(visible(span.exact), style="reverse") for span in spans)
            yield Text("(the source is not at hand: give its FOLDER to see the sentences)")
            return
        passages: dict[tuple[int, int], list[Span]] = {}
        for span in spans:
            passages.setdefault(sentence_round(text, span), []).append(span)
        for (start, end), inside in passages.items():
            yield _marked(text, start, end, inside, self._marks)


def _pick(things: Sequence[Numbered], wanted: str, noun: str) -> tuple[int, Numbered]:
    """Find a thing by its number, counted from 1, or by its id or the beginning of it."""
    for number, thing in enumerate(things, 1):
        if thing.id == wanted:
            return number, thing
    if wanted.isdecimal() and 1 <= int(wanted) <= len(things):
        return int(wanted), things[int(wanted) - 1]
    begun = [
        (n, thing) for n, thing in enumerate(things, 1) if wanted and thing.id.startswith(wanted)
    ]
    if len(begun) == 1:
        return begun[0]
    raise DocumentError(
        f"There is no {noun} {visible(wanted)} in this edition.",
        hint=f"It has {len(things)}, numbered from 1." if things else f"It has no {noun}s.",
    )


def _standing(point: Point) -> str:
    """Say how the readings of a point stand to one another: "differ in value, to check"."""
    words = f"{point.relation} in {point.aspect}" if point.aspect else point.relation
    return words if point.status == "firm" else f"{words}, to check"


def _title(account: Account) -> str:
    words = [f"[{account.siglum}] {account.outlet or account.path}"]
    words += [account.title] if account.title else []
    words += [account.published.isoformat()] if account.published else []
    return visible(" · ".join(words))


def sentence_round(text: str, span: Span) -> tuple[int, int]:
    """Give the range of the sentence, or sentences, that a span stands in."""
    floor, ceiling = max(0, span.start - _CONTEXT), min(len(text), span.end + _CONTEXT)
    start = max((m.end() for m in _SENTENCE_END.finditer(text, floor, span.start)), default=floor)
    after = _SENTENCE_END.search(text, max(span.start, span.end - 1), ceiling)
    end = after.end() if after else ceiling
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return start, end


def _marked(text: str, start: int, end: int, spans: Iterable[Span], marks: tuple[str, str]) -> Text:
    words = Text()
    at = start
    for span in spans:
        begin = max(at, span.start)
        words.append(visible(text[at:begin]))
        words.append(marks[0] + visible(text[begin : span.end]) + marks[1], style="bold reverse")
        at = max(at, span.end)
    words.append(visible(text[at:end]))
    return words
