"""Proof-reading: is every word that an edition prints where the edition says it is?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from variorum.cli.library import Library
from variorum.errors import DocumentError
from variorum.render.citations import Citation, citations, strays
from variorum.render.json import from_json
from variorum.render.unseen import visible
from variorum.sources import Source

# So many characters of a long quotation are shown: two fit on a line or two.
_SHOWN = 60
_TABLES = (".csv", ".parquet")


@dataclass(frozen=True, slots=True)
class Erratum:
    """Something printed that its source does not bear out, or (`missing`) that could not be looked up."""

    place: str
    message: str
    missing: bool = False


@dataclass(slots=True)
class Proof:
    """What proof-reading found: how much was looked up, in how many sources, and what is wrong."""

    citations: int
    sources: int
    errata: list[Erratum]

    @property
    def unproved(self) -> bool:
        """Whether all that is wrong is that a source is not there."""
        return all(erratum.missing for erratum in self.errata)


def proofread(document: Path, library: Library) -> Proof:
    """Hold everything that an output prints against its sources.

    Raises:
        DocumentError: it cannot be read, or is no output of this program.
    """
    errata: list[Erratum] = []
    cited: list[Citation] = []
    for path in _parts(document):
        data = _bytes(path)
        name = _name(path, data)
        here = [*citations(data, name), *_accounts(data, name)]
        errata += _errata(here, library, str(path))
        errata += [
            Erratum(f"{path}:{stray.line}", f"“{visible(stray.words)}” are no source's words")
            for stray in strays(data, name)
        ]
        cited += here
    sources = len({citation.sha256 for citation in cited})
    # One wrong word is often cited in several places of a line; what is missing comes last.
    once = sorted(dict.fromkeys(errata), key=lambda erratum: erratum.missing)
    return Proof(len(cited), sources, once)


def _parts(document: Path) -> list[Path]:
    """Give the files that make up an output: itself, or the tables in its folder."""
    if not document.is_dir():
        return [document]
    tables = sorted(path for path in document.iterdir() if path.suffix in _TABLES)
    if not tables:
        raise DocumentError(
            f"There are no tables in {document}.",
            hint="Give what variorum read -o wrote.",
        )
    return tables


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path} cannot be read: {error.strerror or error}.", hint="Check the path."
        ) from error


def _name(path: Path, data: bytes) -> str:
    """Give the name that says how to read a file: its own, or by how it begins if that says nothing."""
    begins = {b"{": ".json", b"<!": ".html", b"# ": ".md"}
    ending = next((end for start, end in begins.items() if data.lstrip().startswith(start)), "")
    return path.name if path.suffix else path.name + ending


def _accounts(data: bytes, name: str) -> Iterator[Citation]:
    """Yield each account that a JSON document names, so that those it cites nothing of are proved, too."""
    if not name.lower().endswith(".json"):
        return
    for account in from_json(data).articles:
        line = data[: data.find(account.sha256.encode())].count(b"\n") + 1
        text = account.text or ""
        yield Citation(line, account.path, account.sha256, 0, len(text), text)


def _errata(cited: list[Citation], library: Library, name: str) -> Iterator[Erratum]:
    complained = set[str]()
    for citation in cited:
        place = f"{name}:{citation.line}"
        source = library.find(citation.path, citation.sha256) if citation.path else None
        about = visible(citation.path)
        if not citation.path:
            yield Erratum(place, "cites an account that is not named")
        elif source is None:
            if citation.path not in complained:
                yield Erratum(place, f"{about} is not there", missing=True)
        else:
            if source.sha256 != citation.sha256 and citation.path not in complained:
                yield Erratum(
                    place, f"{about} is not the file that was read: its bytes have changed"
                )
            yield from _difference(citation, source, place)
        complained.add(citation.path)


def _difference(citation: Citation, source: Source, place: str) -> Iterator[Erratum]:
    now = (source.text or "")[max(citation.start, 0) : citation.end]
    if now != citation.exact:
        pairs = enumerate(zip(now, citation.exact, strict=False))
        at = next((n for n, (here, there) in pairs if here != there), 0)
        yield Erratum(
            place,
            f"prints {_shown(citation.exact, at)}, where {visible(citation.path)}"
            f" has {_shown(now, at)} ({citation.start}–{citation.end})",
        )


def _shown(words: str, at: int) -> str:
    """Give the words round a place, of a long quotation only as many as fit on a line twice."""
    if not words:
        return "nothing"
    start = max(0, at - _SHOWN // 3)
    end = start + _SHOWN
    before, after = "…" if start else "", "…" if end < len(words) else ""
    return f"“{before}{visible(words[start:end])}{after}”"
