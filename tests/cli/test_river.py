"""From articles to an edition: what is read in depth, and what is only skimmed."""

from __future__ import annotations

from pathlib import Path

import pytest

import variorum
from variorum.cli import river, sample
from variorum.cli.progress import Progress
from variorum.cli.river import edition_of, with_company
from variorum.errors import InputError, Unreadable
from variorum.model import Article, Edition, Skim

PIER = ("daily-lantern.txt", "vbc-news.txt")
CRICKET = "Alda beat Morrow by nine wickets in the cup final at Tolness, the club said."


def edition(*, one_story: bool = False, everything: bool = False) -> Edition:
    articles = [a for a in sample.articles() if Path(a.path).name in PIER]
    return edition_of(
        [*articles, Article.of(CRICKET)],
        one_story=one_story,
        everything=everything,
        progress=Progress(quiet=True),
    )


def test_an_article_alone_is_kept_and_not_read_in_depth() -> None:
    made = edition()
    assert [len(story.articles) for story in made.stories] == [2, 1]
    alone = made.stories[1].articles[0]
    assert alone in {account.id for account in made.articles}
    assert alone not in {statement.article for statement in made.statements}
    assert [len(story.articles) for story in with_company(made).stories] == [2]


def test_everything_is_read_in_depth_on_request() -> None:
    apart, together = edition(everything=True), edition(one_story=True, everything=True)
    assert [len(story.articles) for story in apart.stories] == [2, 1]
    assert [len(story.articles) for story in together.stories] == [3]
    for made in (apart, together):
        read = {statement.article for statement in made.statements}
        assert read == {account.id for account in made.articles}


def test_the_groups_may_be_handed_in() -> None:
    readings = variorum.read(sample.folder())
    one, two, three = (reading.article.id for reading in readings[:3])
    stories = variorum.collate(readings, groups=[[three, one], [two], []])
    assert [{r.article.id for r in story.readings} for story in stories] == [{one, three}, {two}]


def test_the_library_raises_what_cannot_be_read_or_hands_it_over(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "club.txt").write_text(CRICKET)
    with pytest.raises(Unreadable) as raised:
        variorum.read(tmp_path)
    assert raised.value.path.endswith("empty.txt")
    failures: list[InputError] = []
    readings = variorum.read(tmp_path, on_failure=failures.append)
    assert [failure.code for failure in failures] == ["E_EMPTY"]
    assert [reading.article.text for reading in readings] == [CRICKET]


@pytest.mark.parametrize("stage", ["skim", "read_in_depth"])
def test_a_stage_that_fails_costs_one_article_only(
    stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = getattr(river, stage)

    def failing(given: Article | Skim) -> object:
        article = given if isinstance(given, Article) else given.article
        if article.path.endswith("vbc-news.txt"):
            raise IndexError
        return whole(given)

    monkeypatch.setattr(river, stage, failing)
    failures: list[InputError] = []
    made = edition_of(
        sample.articles(),
        one_story=True,
        everything=True,
        progress=Progress(quiet=True),
        on_failure=failures.append,
    )
    assert [(failure.code, Path(failure.path).name) for failure in failures] == [
        ("E_STAGE", "vbc-news.txt")
    ]
    assert [len(story.articles) for story in made.stories] == [5]


def test_a_story_that_cannot_be_collated_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(accounts: object) -> object:
        raise IndexError

    monkeypatch.setattr(river, "collate", failing)
    failures: list[InputError] = []
    made = edition_of(
        sample.articles(),
        one_story=True,
        everything=True,
        progress=Progress(quiet=True),
        on_failure=failures.append,
    )
    assert made.stories == ()
    [failure] = failures
    assert "The story it tells with 5 others could not be collated" in str(failure)
