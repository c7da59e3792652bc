"""PolNeAR: political news with sources, cues and contents marked by hand.

Each text is scored once, against its first annotator (some have several). PolNeAR takes
*that*, quotation marks and the full stop into a content, we do not; so besides the very
span (`exact`) the table has one that leaves these out on both sides (`trimmed`).

Source: Newell, Margolin and Ruths, “An attribution relations corpus for political news”, 2018.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quality.corpus import SHARED
from quality.counts import Counts, Figure, Figures, exact, overlap
from variorum.model import Article, Statement
from variorum.reading import read, skim

FOLDER = SHARED / "data" / "polnear-dev"
Range = tuple[int, int]
ROLES = ("source", "cue", "content")

# What stands round a content besides its words.
_FRAME = re.compile(r"""^(?:[\s“”"'‘’.,:;—–-]|that\b)+|[\s“”"'‘’.,:;—–-]+$""")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated attribution: the pieces of each of its three parts."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]

    def of(self, role: str) -> tuple[Range, ...]:
        """Give the pieces of one part by its name."""
        pieces: tuple[Range, ...] = getattr(self, role)
        return pieces

    def is_direct(self, text: str) -> bool:
        """Say whether the whole content stands between quotation marks."""
        said = " ".join(text[a:b] for a, b in self.content).strip(" .,")
        return said[:1] in '“"' and said[-1:] in '”"'


def annotated() -> Iterator[tuple[str, list[Attribution]]]:
    """Yield each text with the attributions of its first annotator."""
    first: dict[str, Path] = {}
    for path in sorted((FOLDER / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rpartition("_")[0], path)
    for name, path in first.items():
        text = (FOLDER / "text" / f"{name}.txt").read_text("utf-8")
        yield text, list(_attributions(path.read_text("utf-8").splitlines()))


def _attributions(lines: Iterable[str]) -> Iterator[Attribution]:
    """Read brat's stand-off format: `T…` are spans, `E…` link them."""
    spans: dict[str, tuple[Range, ...]] = {}
    events = []
    for line in lines:
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.split("\t")[0].partition(" ")[2]
            pairs = (place.split() for place in places.split(";"))
            spans[key] = tuple((int(start), int(end)) for start, end in pairs)
        elif key.startswith("E"):
            events.append([part.partition(":") for part in rest.split()])
    for parts in events:
        # A second source of one attribution is called Source2, and so on.
        role = {
            name: tuple(p for r, _, t in parts if r.rstrip("0123456789") == name for p in spans[t])
            for name in ("Source", "Cue", "Content")
        }
        yield Attribution(role["Source"], role["Cue"], role["Content"])


def _ours(text: str) -> list[Attribution]:
    """Read a text as the product does, and give its statements as attributions."""
    statements = read(skim(Article.of(text))).statements
    return [Attribution(*(_pieces(s, role) for role in ROLES)) for s in statements]


def _pieces(statement: Statement, role: str) -> tuple[Range, ...]:
    found = getattr(statement, role)
    spans = found if isinstance(found, tuple) else (found,) if found else ()
    return tuple((span.start, span.end) for span in spans)


def _trimmed(text: str, pieces: Iterable[Range]) -> Iterator[Range]:
    for start, end in pieces:
        inner = _FRAME.sub("", text[start:end])
        if inner:
            at = text.index(inner, start)
            yield at, at + len(inner)


def measure() -> Figures:
    """Measure source, cue and content, then direct and indirect speech apart."""
    totals: dict[str, Counts] = {}

    def add(name: str, counts: Counts) -> None:
        totals[name] = totals[name] + counts if name in totals else counts

    for text, wanted in annotated():
        given = _ours(text)
        for role in ROLES:
            ours = [piece for a in given for piece in a.of(role)]
            theirs = [piece for a in wanted for piece in a.of(role)]
            add(f"{role} exact F", exact(ours, theirs))
            add(f"{role} overlap F", overlap(ours, theirs))
            if role == "content":
                add("content trimmed F", exact(_trimmed(text, ours), _trimmed(text, theirs)))
        for kind, direct in (("direct", True), ("indirect", False)):
            with_source = [w for w in wanted if w.source and w.is_direct(text) is direct]
            add(f"{kind} found with the right source", _with_right_source(given, with_source))
    return {"PolNeAR dev": dict(sorted(_figures(totals)))}


def _figures(totals: Mapping[str, Counts]) -> Iterator[tuple[str, Figure]]:
    for name, counts in totals.items():
        yield name, round(counts.f if name.endswith(" F") else counts.r, 3)


def _with_right_source(given: list[Attribution], wanted: list[Attribution]) -> Counts:
    """Count the attributions of which content and source both meet ours."""
    right = sum(
        any(_meet(g.content, w.content) and _meet(g.source, w.source) for g in given)
        for w in wanted
    )
    return Counts(right, len(given), len(wanted))


def _meet(these: Iterable[Range], those: Iterable[Range]) -> bool:
    those = tuple(those)
    return any(a < d and c < b for a, b in these for c, d in those)
