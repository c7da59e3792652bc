"""The whole way from inputs to an edition, in two gears.

Every article is skimmed, and by that the stories are told apart. Only accounts of a story
that two or more tell are read in depth: the parser is what takes the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import variorum
from variorum.cli.progress import Progress
from variorum.collation import collate, group
from variorum.model import Article, Edition, Reading, Skim
from variorum.reading import read as read_in_depth
from variorum.reading import skim


def edition_of(
    articles: Sequence[Article], *, one_story: bool, everything: bool, progress: Progress
) -> Edition:
    """Give the edition of the articles.

    `one_story` takes them all as accounts of one event; `everything` reads also those in
    depth that tell their story alone.
    """
    skims = [skim(article) for article in progress.over(articles, "skimming")]
    groups = [[s.article.id for s in skims]] if one_story else group(skims)
    alone = set() if everything else {i for ids in groups if len(ids) == 1 for i in ids}
    readings = {s.article.id: unread(s) for s in skims if s.article.id in alone}
    company = [s for s in skims if s.article.id not in alone]
    readings |= {s.article.id: read_in_depth(s) for s in progress.over(company, "reading")}
    return variorum.edit(
        [collate([readings[i] for i in ids]) for ids in progress.over(groups, "collating")]
    )


def with_company(edition: Edition) -> Edition:
    """Give the edition without the stories that one article tells alone, for people to read."""
    return replace(edition, stories=tuple(s for s in edition.stories if len(s.articles) > 1))


def unread(skimmed: Skim) -> Reading:
    """Give the reading of an article that was only skimmed: its page is known, its words are not."""
    return Reading(
        skimmed.article, skimmed.furniture, skimmed.paragraphs, (), (), (), (), (), (), ()
    )
