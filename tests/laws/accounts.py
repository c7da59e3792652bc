"""The accounts the laws of a story are tried on: the sample story, read once, and newsy texts."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import variorum
from variorum.model import Reading


@cache
def sample() -> tuple[Reading, ...]:
    """Read the bundled sample story."""
    with as_file(files("variorum").joinpath("sample")) as folder:
        return variorum.read(folder)
