"""Variorum: one story, every account.

Many reports of one event go in; out comes a variorum edition: what happened, who said
what, where accounts agree, where they differ and in what, and how many independent
sources stand behind each point. Every line is made of the sources' own words and tied to
the exact characters it came from.

>>> import variorum
>>> from importlib.resources import files
>>> readings = variorum.read(str(files("variorum") / "sample"))
>>> stories = variorum.collate(readings, one_story=True)
>>> edition = variorum.edit(stories)
>>> print(variorum.render(edition, "markdown"))  # doctest: +SKIP

All offsets are code points of an article's text, half open; a `Span` carries the very
characters it covers. The nouns are in `variorum.model`, the errors in `variorum.errors`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING

# Loading the folder `render` would put the module in the place of the function of that name.
# It is loaded here, before the function is made, and never again.
import variorum.render  # noqa: F401 (see above)

if TYPE_CHECKING:
    from variorum.errors import InputError
    from variorum.model import Edition, Reading, Story

__all__ = ["__version__", "collate", "edit", "read", "render"]


def read(
    *inputs: str | PathLike[str],
    published: date | None = None,
    outlet: str | None = None,
    on_failure: Callable[[InputError], None] | None = None,
) -> tuple[Reading, ...]:
    """Read every article of the given files and folders in depth.

    Args:
        inputs: Text files, or folders with text files at any depth. What `accounts.json`
            beside them says (outlet, title, day, address) is used.
        published: The day of publication of articles of which nothing else says it.
            Relative dates ("on Monday") are resolved from it, never from today.
        outlet: Who published the articles of which `accounts.json` doesn't say it.
        on_failure: Called with each input that cannot be read; the others are read on.

    Returns:
        One reading an article, by path. Each knows its sentences, names, dates, figures,
        quotations and statements; no reading knows of another.

    Raises:
        InputError: an input cannot be read, and there is no `on_failure`.
        ModelError: the language model is not installed, or not the one pinned.

    >>> from importlib.resources import files
    >>> reading = read(str(files("variorum") / "sample" / "vbc-news.txt"))[0]
    >>> reading.article.outlet, reading.article.published.isoformat()
    ('VBC News', '2025-03-10')
    >>> span = reading.quotes[0].span
    >>> span.exact == reading.article.text[span.start : span.end]
    True
    """
    from variorum.reading import read as read_one
    from variorum.reading import skim
    from variorum.sources import load

    loaded = load(*(fspath(given) for given in inputs), published=published, outlet=outlet)
    for failure in loaded.failures:
        if on_failure is None:
            raise failure
        on_failure(failure)
    return tuple(read_one(skim(article)) for article in loaded.articles)


def collate(
    readings: Sequence[Reading],
    *,
    one_story: bool = False,
    groups: Sequence[Sequence[str]] | None = None,
    keep_apart: Sequence[Sequence[str]] = (),
    join: Sequence[Sequence[str]] = (),
    vectors: bool = False,
) -> tuple[Story, ...]:
    """Group the accounts into stories and collate each.

    Args:
        readings: What `read` gave, in any order; the order changes nothing.
        one_story: Take all accounts as one story instead of grouping them.
        groups: The stories, each as the ids of its articles, where they are known already.
            Readings that stand in no group are left out.
        keep_apart: Groups of names that you know to be different: `[("Ada Lind", "Karl Lind")]`.
        join: Groups of names that you know to be one's.
        vectors: Let sentence vectors help to see that two accounts tell one story, or one
            thing in other words. It needs the extra `embed`.

    Returns:
        One story an event, each with its entities, points, and lineage of sources.

    Raises:
        ModelError: vectors are asked for, and the extra `embed` is not installed.

    >>> from importlib.resources import files
    >>> from pathlib import Path
    >>> sample = Path(str(files("variorum") / "sample"))
    >>> readings = read(sample / "vbc-news.txt", sample / "daily-lantern.txt")
    >>> [len(story.readings) for story in collate(readings, one_story=True)]
    [2]
    """
    from variorum.collation import collate as collate_one
    from variorum.collation import group_handed
    from variorum.collation.gists import gist
    from variorum.collation.meanings import gist_with_meaning
    from variorum.collation.orders import Orders

    orders = Orders(tuple(keep_apart), tuple(join))
    if groups is None:
        everything = [[r.article.id for r in readings]]
        gist_of = gist_with_meaning if vectors else gist
        handed = [r.skim for r in readings]
        groups = everything if one_story else group_handed(handed, gist_of=gist_of)
    known = {r.article.id: orders.told_apart(r) for r in readings}
    return tuple(
        collate_one([known[i] for i in ids], join_entities=orders.join_entities, vectors=vectors)
        for ids in groups
        if ids
    )


def edit(stories: Sequence[Story], *, words: int = 350) -> Edition:
    """Decide what is printed of the stories, in which order and with which evidence.

    Args:
        stories: What `collate` gave.
        words: So many words a brief has at most.

    Returns:
        The `variorum/1` document: articles, statements, points, brief, timeline.

    >>> edit([]).format
    'variorum/1'
    """
    from functools import partial

    from variorum.edition import edit as edit_all
    from variorum.edition.brief import write_brief
    from variorum.reading.sentences import VERSION

    return edit_all(
        stories,
        models={"spacy": f"en_core_web_sm {VERSION}"},
        write_brief=partial(write_brief, words=words),
    )


def render(edition: Edition, format: str = "json", *, with_text: bool = False) -> str:
    """Render an edition as text.

    Args:
        edition: What `edit` gave.
        format: `json`, `markdown`, `html`, `terminal`, `annotations` (W3C Web Annotations) or
            `csl` (references).
        with_text: Put the articles' whole texts into the JSON, too.

    Raises:
        ValueError: there is no such format.

    >>> empty = edit([])
    >>> [len(render(empty, format)) > 0 for format in ("json", "html")]
    [True, True]
    """
    from variorum.render import render as render_one

    return render_one(edition, format, with_text=with_text)


def __getattr__(name: str) -> str:
    # Looking the version up takes longer than importing this package.
    if name == "__version__":
        from importlib.metadata import version

        return version("variorum")
    raise AttributeError(f"module 'variorum' has no attribute {name!r}")
