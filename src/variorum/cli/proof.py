"""Proof-reading: is every word that an edition prints where the edition says it is?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from variorum.cli.citations import Citation
from variorum.render.terminal import visible
from variorum.sources import Shelf

# Of a long quotation as much is shown as fits on a line twice.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Erratum:
    """Something printed that its source does not bear out, or that could not be looked up."""

    line: int
    message: str
    missing: bool = False


def proofread(citations: Iterable[Citation], shelf: Shelf) -> Iterator[Erratum]:
    """Yield what is wrong with the citations of a document, by line."""
    named = set[str]()
    for cited in citations:
        source = shelf.find(cited.path, cited.sha256)
        if source is None or source.text is None:
            if cited.path not in named:
                yield Erratum(cited.line, f"{visible(cited.path)} is not there", missing=True)
        else:
            if source.sha256 != cited.sha256 and cited.path not in named:
                yield Erratum(cited.line, f"{visible(cited.path)} is not the file that was read")
            now = source.text[cited.start : cited.end]
            if now != cited.exact or cited.start < 0:
                yield Erratum(
                    cited.line,
                    f"{visible(cited.path)} has {_shown(now)} at {cited.start}–{cited.end},"
                    f" not {_shown(cited.exact)}",
                )
        named.add(cited.path)


def _shown(words: str) -> str:
    return f"“{visible(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…')}”"
