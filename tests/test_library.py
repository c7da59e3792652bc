"""The four public verbs, used as a program would use them: in any order, more than once."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import as_file, files

import pytest

import variorum
from variorum.model import Edition


@pytest.fixture(scope="module")
def edition() -> Edition:
    with as_file(files("variorum").joinpath("sample")) as folder:
        return variorum.edit(variorum.collate(variorum.read(folder), one_story=True))


def test_an_edition_is_rendered_again_and_again(edition: Edition) -> None:
    """A verb must not turn into the folder of the same name once that is imported."""
    assert variorum.render(edition, "markdown") == variorum.render(edition, "markdown")


@pytest.mark.parametrize("verb", [variorum.read, variorum.collate, variorum.edit, variorum.render])
def test_a_verb_says_what_a_reader_gets(verb: Callable[..., object]) -> None:
    doc = verb.__doc__ or ""
    assert ">>>" in doc, "an example that runs"


def test_the_verbs_are_all_there_is() -> None:
    assert sorted(variorum.__all__) == ["__version__", "collate", "edit", "read", "render"]
