"""How far the work is: on standard error, for long work only, and only where somebody looks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

# A story of a dozen accounts is read in a few seconds: a bar would only flicker.
_LONG = 16


@dataclass(frozen=True, slots=True)
class Progress:
    """Shows a bar while something is gone through, or nothing at all."""

    quiet: bool = False

    def over(self, things: Sequence[T], doing: str) -> Iterable[T]:
        """Go through the things, in their order."""
        if self.quiet or len(things) < _LONG or not sys.stderr.isatty():
            return things
        return _with_a_bar(things, doing)


def _with_a_bar(things: Sequence[T], doing: str) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import track

    yield from track(things, f"{doing:10}", console=Console(stderr=True), transient=True)
