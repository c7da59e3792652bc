"""Read an output back: every span it cites, so that each can be held against its source.

Any of our outputs will do: JSON, annotations, HTML, Markdown, CSV, Parquet. What is read is what a reader
sees: the printed words, not a copy kept elsewhere, so that one changed character shows.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from variorum.errors import DocumentError
from variorum.lexicon import joining
from variorum.render.json import from_json
from variorum.render.markdown import unescaped
from variorum.render.tables import unguarded

__all__ = ["Citation", "Stray", "citations", "strays"]


@dataclass(frozen=True, slots=True)
class Citation:
    """What an output claims: that `exact` stands at `start` to `end` of the file at `path`.

    `line` is where in the output the words are printed, counted from 1 (for Parquet: the
    row, the header being 1). Offsets are code points, half open; `sha256` is of the bytes.
    """

    line: int
    path: str
    sha256: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Stray:
    """Words in a line of a brief that are neither a source's nor joining words."""

    line: int
    words: str


def citations(data: bytes, name: str) -> list[Citation]:
    r"""Give every span that an output cites, in the order in which it is printed.

    `name` is the output's file name; its suffix says how to read it. An output that cites
    what it does not name (a siglum without a legend) gives a citation with an empty path.

    Raises:
        DocumentError: the output is of no known kind, or cannot be read at all.

    >>> table = b"path,sha256,start,end,exact\r\na.txt,ab12,3,9,killed\r\n"
    >>> citations(table, "quantities.csv")
    [Citation(line=2, path='a.txt', sha256='ab12', start=3, end=9, exact='killed')]
    """
    return [found for found in _read(data, name) if isinstance(found, Citation)]


def strays(data: bytes, name: str) -> list[Stray]:
    """Give what the lines of a brief hold besides sources' words and joining words: always nothing.

    Raises:
        DocumentError: the output is of no known kind, or cannot be read at all.
    """
    return [found for found in _read(data, name) if isinstance(found, Stray)]


def _read(data: bytes, name: str) -> Iterator[Citation | Stray]:
    reader = _READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise DocumentError(
            f"{name} is no output that can be checked.",
            hint=f"Give one of these: {', '.join(_READERS)}.",
        )
    try:
        return iter(list(reader(data)))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DocumentError(
            f"{name} cannot be read: {error}.", hint="Make it again with `variorum read`."
        ) from error


def _gap(line: int, words: str) -> Iterator[Stray]:
    """Yield what stands between the sources' words, where it should not."""
    if found := joining.strays(words):
        yield Stray(line, " ".join(found))


def _unlike(heads: Iterable[tuple[int, str]], subjects: Collection[str]) -> Iterator[Stray]:
    """Yield every head in the brief that stands over no point."""
    for line, words in heads:
        if words not in subjects:
            yield Stray(line, words)


# ── JSON ────────────────────────────────────────────────────────────────────────


def _of_json(data: bytes) -> Iterator[Citation | Stray]:
    # A span whose key is misspelt would be no span at all: the document must be whole.
    from_json(data)
    document: Any = json.loads(data)
    files = {a["id"]: (a["path"], a["sha256"]) for a in document["articles"]}
    lines: dict[str, Iterator[int]] = {
        key: iter(_lines_with(data, key)) for key in ("exact", "text", "label")
    }

    def walk(node: Any) -> Iterator[Citation | Stray]:
        if isinstance(node, list):
            for item in node:
                yield from walk(item)
        elif isinstance(node, dict):
            line = next(lines["text"], 1) if "text" in node else 1
            if {"article", "start", "end", "exact"} <= node.keys():
                yield _from_span(node, node["exact"], next(lines["exact"], 1), files)
            elif "text" in node and "evidence" in node:
                yield from _from_text(node, line, files)
            elif "label" in node and "evidence" in node:
                yield from _label(node, next(lines["label"], 1))
            for value in node.values():
                yield from walk(value)

    yield from walk(document)


def _label(node: Any, line: int) -> Iterator[Stray]:
    """A reading is called by words of its evidence: any others are nobody's."""
    if not any(node["label"] in span["exact"] for span in node["evidence"]):
        yield Stray(line, node["label"])


def _lines_with(data: bytes, key: str) -> list[int]:
    """Number the lines of an indented document that hold a key: a line break in a string is escaped."""
    start = f'"{key}":'.encode()
    return [n for n, line in enumerate(data.split(b"\n"), 1) if line.lstrip().startswith(start)]


def _from_span(span: Any, exact: str, line: int, files: Mapping[str, tuple[str, str]]) -> Citation:
    return Citation(line, *files.get(span["article"], ("", "")), span["start"], span["end"], exact)


def _from_text(
    node: Any, line: int, files: Mapping[str, tuple[str, str]]
) -> Iterator[Citation | Stray]:
    """Hold the words of a printed line against the spans that it says they are."""
    text, spans = node["text"], node["evidence"]
    places = node.get("at", [0] + [None] * (len(spans) - 1))
    done = 0
    for span, place in zip(spans, places, strict=True):
        if place is not None:
            yield from _gap(line, text[done:place])
            done = place + len(span["exact"])
            yield _from_span(span, text[place:done], line, files)
    yield from _gap(line, text[done:])


def _of_annotations(data: bytes) -> Iterator[Citation]:
    document: Any = json.loads(data)
    lines = iter(_lines_with(data, "exact"))
    for note in document["first"]["items"]:
        for target in note["target"]:
            source, (quote, place) = target["source"], target["selector"]
            sha256 = source["canonical"].removeprefix("urn:sha256:")
            yield Citation(
                next(lines, 1),
                source["dcterms:identifier"],
                sha256,
                place["start"],
                place["end"],
                quote["exact"],
            )


# ── HTML ────────────────────────────────────────────────────────────────────────


def _of_html(data: bytes) -> Iterator[Citation | Stray]:
    page = _Page()
    page.feed(data.decode("utf-8", "replace"))
    page.close()
    for line, address, exact in page.words:
        account = page.accounts.get(address.account)
        file = (account.path, account.sha256) if account else ("", "")
        yield Citation(line, *file, address.start, address.end, exact)
    for line, address in page.links:
        if account := page.accounts.get(address.account):
            words = account.text[address.start : address.end]
            yield Citation(line, account.path, account.sha256, address.start, address.end, words)
        else:
            yield Citation(line, "", "", address.start, address.end, "")
    for account in page.accounts.values():
        # The whole account is printed; its length is said, so that a lost ending shows.
        yield Citation(account.line, account.path, account.sha256, 0, account.length, account.text)
        for line, address, offset in account.marks:
            # A span that opens with a line break is marked from the next line on.
            breaks = account.text[address.start : offset]
            start = offset - len(breaks) if not breaks.strip("\n") else offset
            words = account.text[start : start + address.end - address.start]
            yield Citation(line, account.path, account.sha256, address.start, address.end, words)
    for line, words in page.between:
        yield from _gap(line, words)
    yield from _unlike(page.heads, [words for _, words in page.subjects])


@dataclass(frozen=True, slots=True)
class _Address:
    """Where a link on the page leads: `s1-A-139-180`."""

    account: str
    start: int
    end: int

    @classmethod
    def of(cls, text: str) -> _Address | None:
        match = re.fullmatch(r"#?(s\d+-[A-Z]+)-(\d+)-(\d+)", text)
        return cls(match[1], int(match[2]), int(match[3])) if match else None


@dataclass(slots=True)
class _Printed:
    """An account as it is printed on the page."""

    line: int
    path: str
    sha256: str
    length: int
    text: str = ""
    marks: list[tuple[int, _Address, int]] = field(default_factory=list)


# What stands in a line of the brief, or among the lines of an account, and is not the source's.
_OURS = frozenset({"sigla", "head", "backing", "ours"})
# Elements that are never closed.
_VOID = frozenset({"meta", "wbr", "input"})


class _Page(HTMLParser):
    """Collects what the page prints: cited words, links to words, whole accounts, joining words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[tuple[int, _Address, str]] = []
        self.links: list[tuple[int, _Address]] = []
        self.between: list[tuple[int, str]] = []
        self.heads: list[tuple[int, str]] = []
        self.subjects: list[tuple[int, str]] = []
        self.accounts: dict[str, _Printed] = {}
        self._account: _Printed | None = None
        self._open: list[frozenset[str]] = []  # the classes of every element that is open
        self._quoted: tuple[int, _Address] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            return
        kinds = frozenset(given.get("class", "").split())
        self._open.append(kinds)
        line = self.getpos()[0]
        address = _Address.of(given.get("href", given.get("id", "")))
        if "words" in kinds:
            self._quoted, self._text = (line, address) if address else None, ""
        elif "account" in kinds:
            self._account = _Printed(
                line, given["data-path"], given["data-sha256"], int(given["data-length"])
            )
            self.accounts[given["id"]] = self._account
        elif tag == "a" and address:
            self.links.append((line, address))
        elif tag == "mark" and self._account and address:
            self._account.marks.append((line, address, len(self._account.text)))
        elif "unseen" in kinds:
            self._print(chr(int(given["data-code"], 16)))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the page closes what it opens)
        kinds = self._open.pop() if self._open else frozenset[str]()
        if "words" in kinds and self._quoted:
            self.words.append((*self._quoted, self._text))
            self._quoted = None
        elif "account" in kinds:
            self._account = None

    def handle_data(self, data: str) -> None:
        # What is written out for an unseen character stands for that character alone.
        if self._open and "unseen" not in self._open[-1]:
            self._print(data)

    def _print(self, data: str) -> None:
        within = frozenset[str]().union(*self._open)
        ours = not _OURS.isdisjoint(within)
        if self._quoted:
            self._text += data
        elif self._account and "text" in within and not ours:
            self._account.text += data
        elif "line" in within and not ours:
            self.between.append((self.getpos()[0], data))
        elif self._open and not self._open[-1].isdisjoint({"head", "subject"}):
            named = self.heads if "head" in self._open[-1] else self.subjects
            named.append((self.getpos()[0], data))


# ── Markdown ────────────────────────────────────────────────────────────────────

_CITE = re.compile(r"(?<!\\)((?:\\\\)*) \[([A-Z]+:\d+-\d+(?:(?:, | = )[A-Z]+:\d+-\d+)*)\]")
_ACCOUNT = re.compile(r"\| ([A-Z]+) \|.*(?<!\\)\| (.*) \| ([0-9a-f]{64}) \|\s*")
# What a line of the brief is about stands before it in bold; a source's own asterisk is escaped.
_HEAD = re.compile(r"- \*\*((?:\\.|[^*\\])+)\*\*(?: \((?:order unknown|to check)\))? ")
_BRIEF = frozenset({"What happened", "Who said what", "Where accounts differ", "What next"})


def _of_markdown(data: bytes) -> Iterator[Citation | Stray]:
    lines = data.decode("utf-8", "replace").split("\n")
    heads = [n for n, line in enumerate(lines) if line.startswith("# ")]
    for start, end in pairwise([*heads, len(lines)]):
        yield from _of_chapter(lines[start:end], start + 1)


def _of_chapter(lines: list[str], first: int) -> Iterator[Citation | Stray]:
    """Read one story: its lines, and the legend that says whose sigla they cite."""
    legend = {m[1]: (unescaped(m[2]), m[3]) for line in lines if (m := _ACCOUNT.fullmatch(line))}
    printed: set[tuple[str, int, int]] = set()
    owed: list[tuple[int, tuple[str, int, int]]] = []
    heads: list[tuple[int, str]] = []
    subjects: set[str] = set()
    in_brief = False
    for number, line in enumerate(lines, start=first):
        if line.startswith("## "):
            in_brief = line[3:].strip() in _BRIEF
        done = 0
        if line.startswith("### "):
            subjects.add(line[4:].rpartition(": ")[0])
        if in_brief and (named := _HEAD.match(line)):
            heads.append((number, named[1]))
            done = named.end()
        for match in _CITE.finditer(line):
            same, *others = match[2].split(", ")
            places = [_place(cite) for cite in same.split(" = ")]
            _, start, end = places[0]
            before = unescaped(line[done : match.start()] + match[1])
            if done == 0:
                before = before.removeprefix("- ")
            cut = max(len(before) - (end - start), 0)
            for siglum, begin, until in places:
                yield Citation(number, *legend.get(siglum, ("", "")), begin, until, before[cut:])
            if in_brief:
                yield from _gap(number, before[:cut])
            printed.update(places)
            owed += ((number, _place(cite)) for cite in others)
            done = match.end()
        if in_brief and line.startswith("- "):
            yield from _gap(number, unescaped(line[done:] if done else line[2:]))
    yield from _unlike(heads, subjects)
    for number, (siglum, start, end) in owed:
        if (siglum, start, end) not in printed:
            yield Citation(number, *legend.get(siglum, ("", "")), start, end, "")


def _place(cite: str) -> tuple[str, int, int]:
    siglum, _, place = cite.partition(":")
    start, _, end = place.partition("-")
    return siglum, int(start), int(end)


# ── tables ──────────────────────────────────────────────────────────────────────


def _of_csv(data: bytes) -> Iterator[Citation]:
    csv.field_size_limit(2**31 - 1)
    rows = csv.reader(io.StringIO(data.decode("utf-8", "replace"), newline=""))
    header = next(rows, [])
    line = rows.line_num
    for row in rows:
        yield from _of_row(line + 1, dict(zip(header, map(unguarded, row), strict=True)))
        line = rows.line_num


def _of_parquet(data: bytes) -> Iterator[Citation]:
    import pyarrow.parquet as pq

    # Arrow's own threads may outlive the interpreter, which then aborts: one is enough here.
    table = pq.ParquetFile(io.BytesIO(data)).read(use_threads=False)
    for number, row in enumerate(table.to_pylist(), start=2):
        yield from _of_row(number, row)


def _of_row(line: int, row: Mapping[str, Any]) -> Iterator[Citation]:
    """Read a row's spans: `start`, `end` and `exact`; and for every `X_at`, the words in `X`."""
    if "path" not in row:
        return
    file = row["path"], row["sha256"]
    if row.get("exact") is not None and "start" in row:
        yield Citation(line, *file, int(row["start"]), int(row["end"]), row["exact"])
    for column, places in row.items():
        if not column.endswith("_at") or not places:
            continue
        words, done = row[column.removesuffix("_at")], 0
        ranges = [tuple(map(int, place.split("-"))) for place in places.split()]
        for n, (start, end) in enumerate(ranges):
            last = n == len(ranges) - 1
            # The last stretch takes all that is left, so that words added to a cell show.
            stretch = words[done:] if last else words[done : done + end - start]
            yield Citation(line, *file, start, end, stretch)
            done += end - start + 1


_READERS = {
    ".json": _of_json,
    ".jsonld": _of_annotations,
    ".html": _of_html,
    ".htm": _of_html,
    ".md": _of_markdown,
    ".markdown": _of_markdown,
    ".csv": _of_csv,
    ".parquet": _of_parquet,
}
