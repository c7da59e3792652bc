"""Which agreements are printed, which go, and in which order they stand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import DAY, account, points
from variorum.collation import collate
from variorum.collation.told_points import (
    CALLED_ALIKE,
    ONE_SENTENCE,
    ONE_TEXT,
    PLAIN,
    SAME_WORDS,
    UTTERED,
)
from variorum.model import Point


def agreements(*texts: str) -> list[Point]:
    """Collate accounts and give the points they agree in."""
    return [p for p in points(*texts) if p.relation == "agree"]


def quoted(*texts: str) -> list[Point]:
    """Give the utterances that accounts have in common."""
    return [p for p in agreements(*texts) if p.reason.startswith(tuple(UTTERED))]


def named(*texts: str) -> set[str]:
    """Give the names that accounts open with, and that are told as such."""
    told = [p for p in agreements(*texts) if p.reason == PLAIN["named"]]
    return {p.subject.removeprefix("name: ") for p in told}


def test_a_sentence_cut_and_worded_anew_is_one_utterance() -> None:
    (point,) = quoted(
        "“The old dam will hold for another winter, and nobody has to leave the valley,” said Ada Lind.",
        "“The old dam will hold another winter and nobody has to leave,” Ada Lind said.",
    )
    assert point.reason.startswith(ONE_SENTENCE)


@pytest.mark.parametrize(
    "other",
    [
        "“Nobody in this valley made up a winter like that,” Ada Lind said.",
        "“I know that the dam is old,” Ada Lind said.",
    ],
)
def test_another_sentence_of_one_speaker_is_another_utterance(other: str) -> None:
    one = "“The old dam will hold for another winter, and nobody has to leave the valley,” said Ada Lind."
    assert not quoted(one, other)


def test_marks_make_no_other_words() -> None:
    (point,) = quoted(
        "“The dam’s last winter is near, and nobody will rebuild it,” said Ada Lind.",
        "“The dam's last winter is near – and nobody will rebuild it,” Ada Lind said.",
    )
    assert point.reason.startswith(SAME_WORDS)


def test_a_part_of_a_sentence_is_that_sentence_whoever_is_said_to_have_said_it() -> None:
    (point,) = quoted(
        "“The old dam will hold for another winter,” said Ada Lind.",
        "The paper was told that “the old dam will hold for another winter” and no longer.",
    )
    assert len(point.readings[0].articles) == 2


def test_names_that_every_reader_knows_are_no_line() -> None:
    told = named(
        "Google hired the trawler Sigrun Vale to search the seabed off Florida.",
        "The Sigrun Vale was lost off Florida. Google had hired her.",
        "Off Florida, divers looked for the Sigrun Vale. Google did not answer.",
    )
    assert not told & {"Google", "Florida"}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (
            "Prime Minister Ada Lind cut the ribbon.",
            "The ribbon was held by Norwegian Prime Minister Ada Lind.",
            False,
        ),
        (
            "Harbour master Ada Lind cut the ribbon.",
            "The ribbon was held by harbour master Ada Lind.",
            True,
        ),
        (
            "Ada Lind, a professor of glass, opened the kiln.",
            "The kiln was opened by Ada Lind, an assistant professor of glass.",
            False,
        ),
    ],
)
def test_who_somebody_is_where_readers_may_not_know(one: str, other: str, *, told: bool) -> None:
    assert any(p.reason == PLAIN["who"] for p in agreements(one, other)) == told


FILLING = (
    "The mayor slept. Rain fell on the market. A dog barked. The clock struck nine. "
    "Somebody sang. Trains ran late. The shops stayed shut. "
)


def test_a_bare_phrase_far_down_in_all_accounts_is_no_line() -> None:
    one = "Children drew the rusty iron footbridge beside the old tannery."
    other = "He thought of the rusty iron footbridge beside the old tannery."
    far = agreements(
        f"A barge sank at dawn. {FILLING}{one}",
        f"At dawn a barge went down. {FILLING.replace('mayor', 'judge')}{other}",
    )
    assert not [p for p in far if p.reason == CALLED_ALIKE]


def test_one_text_twice_says_so_and_stands_last() -> None:
    shared = (
        "Divers recovered the flight recorder of the seaplane from the wreck off Kelmouth on Monday. "
        "The crane that lifted the tail fin had come from the shipyard at Arne the evening before. "
        "Relatives of the pilot laid white roses on the slipway beside the lighthouse and wept."
    )
    texts = (
        f"The search is over. {shared}",
        f"Good news at last. {shared}",
        "The pilot's relatives laid white roses on the slipway. A choir sang for an hour.",
    )
    story = collate([account(t, day=DAY, outlet=f"Outlet {n}") for n, t in enumerate(texts)])
    told = [p for p in story.points if p.relation == "agree"]
    by_one = [ONE_TEXT in p.reason for p in told if p.reason != CALLED_ALIKE]
    assert set(by_one) == {True, False}
    assert by_one == sorted(by_one)


def test_a_piece_of_an_agreement_is_not_told_beside_it() -> None:
    sentence = (
        "“We shall rebuild every house on this island before the first snow falls,” said Ada Lind."
    )
    told = agreements(f"{sentence} She wept.", f"A choir sang. {sentence}")
    spans = [[(e.article, e.start, e.end) for e in p.readings[0].evidence] for p in told]
    inside = [
        (a, b)
        for a in spans
        for b in spans
        if a is not b
        and all(any(y[0] == x[0] and y[1] <= x[1] and x[2] <= y[2] for y in b) for x in a)
    ]
    assert not inside


def test_what_accounts_open_with_comes_first() -> None:
    later = "The keeper of the lighthouse had painted its lantern room green in autumn."
    first, *_ = agreements(
        f"A barge laden with gravel sank at the weir near Kelmouth. {FILLING}{later}",
        f"A barge laden with gravel sank at the weir near Kelmouth, the {date(2023, 5, 8):%B} storm "
        f"having broken its chain. {FILLING.replace('mayor', 'judge')}In autumn the keeper of the "
        "lighthouse painted its lantern room green.",
    )
    assert "barge" in " ".join(e.exact for e in first.readings[0].evidence)
