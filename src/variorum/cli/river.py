"""The whole way from inputs to an edition, in two gears.

Every article is skimmed, and by that the stories are told apart. Only accounts of a story
that two or more tell are read in depth: the parser is what takes the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import variorum
from variorum.cli.progress import Progress
from variorum.collation import collate, group_handed
from variorum.collation.gists import gist
from variorum.collation.meanings import gist_with_meaning
from variorum.collation.orders import Orders
from variorum.errors import InputError, VariorumError
from variorum.model import Article, Edition, Reading
from variorum.reading import read as read_in_depth
from variorum.reading import skim

Made = TypeVar("Made")
OnFailure = Callable[[InputError], None]
# A brief is read in a minute and a half.
WORDS = 350
AS_READ = Orders()


def _raise(failure: InputError) -> None:
    raise failure


def edition_of(
    articles: Sequence[Article],
    *,
    one_story: bool,
    everything: bool,
    progress: Progress,
    words: int = WORDS,
    on_failure: OnFailure = _raise,
    orders: Orders = AS_READ,
    vectors: bool = False,
) -> Edition:
    """Give the edition of the articles.

    A brief has at most `words` words. `one_story` takes them all as accounts of one event;
    `everything` reads also those in depth that tell their story alone; `orders` are the user's of
    names to keep apart or join;
    `vectors` lets sentence vectors help to tell stories apart, and to see where accounts agree. An
    article that a stage cannot cope with is handed to `on_failure` and left out; the others are
    read on.
    """
    skims = [
        skimmed
        for article in progress.over(articles, "skimming")
        if (skimmed := _unless_it_fails(partial(skim, article), article, on_failure))
    ]
    gist_of = gist_with_meaning if vectors else gist
    groups = [[s.article.id for s in skims]] if one_story else group_handed(skims, gist_of=gist_of)
    alone = set() if everything else {i for ids in groups if len(ids) == 1 for i in ids}
    readings = {s.article.id: Reading.unread(s) for s in skims if s.article.id in alone}
    company = [s for s in skims if s.article.id not in alone]
    for s in progress.over(company, "reading"):
        if reading := _unless_it_fails(partial(read_in_depth, s), s.article, on_failure):
            readings[s.article.id] = orders.told_apart(reading)
    told = [[readings[i] for i in ids if i in readings] for ids in groups]
    stories = [
        story
        for accounts in progress.over(list(filter(None, told)), "collating")
        if (
            story := _unless_it_fails(
                partial(collate, accounts, join_entities=orders.join_entities, vectors=vectors),
                accounts[0].article,
                on_failure,
                what=f"The story it tells with {len(accounts) - 1} others could not be collated",
            )
        )
    ]
    return variorum.edit(stories, words=words)


def _unless_it_fails(
    work: Callable[[], Made],
    article: Article,
    on_failure: OnFailure,
    *,
    what: str = "It could not be read",
) -> Made | None:
    """Give what the work makes. A fault of ours in one article must not cost the reader the others."""
    try:
        return work()
    except VariorumError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, it is about this article)
        on_failure(
            InputError(
                f"{what}: {type(error).__name__} in Variorum itself.",
                path=article.path,
                code="E_STAGE",
                hint="The rest is read. Please report it.",
            )
        )
        return None


def with_company(edition: Edition) -> Edition:
    """Give the edition without the stories that one article tells alone, for people to read."""
    return replace(edition, stories=tuple(s for s in edition.stories if len(s.articles) > 1))
