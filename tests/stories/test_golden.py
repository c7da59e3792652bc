"""The golden edition of the sample story: a change of what is printed is seen, named, and accepted.

`make golden` writes it anew; the diff of the Markdown is what a reviewer reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

import variorum
from variorum.cli import sample
from variorum.cli.progress import Progress
from variorum.cli.river import edition_of
from variorum.model import Edition

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion


class Markdown(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "md"


class Document(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "json"


@pytest.fixture(scope="module")
def edition() -> Edition:
    """What `variorum demo` prints."""
    quiet = Progress(quiet=True)
    return edition_of(sample.articles(), one_story=True, everything=True, progress=quiet)


def test_kelmouth_to_read(edition: Edition, snapshot: SnapshotAssertion) -> None:
    assert variorum.render(edition, "markdown") == snapshot(extension_class=Markdown)


def test_kelmouth_to_compute_with(edition: Edition, snapshot: SnapshotAssertion) -> None:
    assert variorum.render(edition, "json") == snapshot(extension_class=Document)
