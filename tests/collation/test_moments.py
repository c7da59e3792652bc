"""When it was: which times of one moment exclude each other, and which are of two moments."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences, labels

CRASH = "Four people died on Monday in Arden. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kumbo, a lion, was brought to the Arden zoo in 2009.", "Kumbo came to Arden in 2011."),
        ("The bridge, built in 1967, fell.", "The bridge was completed in 1972."),
        ("The club was founded in 1921.", "Established in 1919, the club went bankrupt."),
        ("The flight took off from Bremen at 6.50am.", "The jet left Bremen at 7:35 a.m."),
        ("Ivo Marek resigned on Friday.", "Ivo Marek stepped down on Monday."),
        ("Ada Lind was arrested on Friday.", "Police detained Ada Lind on Saturday."),
        ("Ana Ruiz died in hospital on Sunday.", "Ana Ruiz died of her wounds on Monday."),
        ("Sanctions imposed by the Union in March forbid it.", "It breaks sanctions that the Union imposed in January."),
        ("The ban has been in force since 2008.", "The ban was introduced in 2010."),
        ("It had known about the flaw since 2011.", "The company learned of the flaw in 2014."),
        ("Karst took over the mine in 2019.", "The mine, which Karst bought in 2021, is shut."),
        ("The trial will begin on 12 June.", "She is to stand trial from 3 July."),
        ("The dockers will walk out on Friday.", "The dockers are due to begin their strike on Thursday."),
        ("Parliament approved the pension bill on Wednesday.", "Lawmakers passed the pension bill last Thursday."),
        ("The body was found on Saturday.", "A diver discovered the body on Sunday."),
        ("Police were called at 11.05pm on Sunday.", "Officers received the call at 10:20 p.m. on Sunday."),
    ],
)  # fmt: skip
def test_times_of_one_moment_that_exclude_each_other(one: str, other: str) -> None:
    (point,) = differences(CRASH + one, CRASH + other)
    assert point.aspect == "time"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another moment of the same thing
        ("Ada Lind joined the bank in 2016.", "Ada Lind became minister in 2018."),
        ("The flight left Bremen at 6.50am.", "The flight lost contact at 7:35 a.m."),
        ("She will appear in court on 12 June.", "The trial will open on 3 July."),
        # another one of the kind
        ("The lower house passed the bill on Wednesday.", "The senate passed the bill on Monday."),
        ("Police arrested a second man on Tuesday.", "A man was arrested on Sunday."),
        ("He was first elected mayor in 2008.", "The mayor was re-elected in 2016."),
        ("Ada Lind was convicted of theft in 2010.", "Ada Lind was convicted on Monday."),
        ("The last strike began in 2019.", "The strike began on Monday."),
        ("The army built a bridge at Aix in 1990.", "The army built a bridge at Brest in 1995."),
        ("Three missiles were launched on Saturday.", "A missile was launched on Monday."),
        ("Jon Lind was born in 1980 in Aix.", "Eva Lind was born in 1982."),
        # no fact of the past
        ("The bridge was to be built in 1967.", "The bridge was built in 1972."),
        ("The mine may have been sold in 2019.", "The mine was bought in 2021."),
        # one day by two names, a part within a whole
        ("The strike began on Monday, 8 May.", "The strike began yesterday."),
        ("The bridge was built in 1967.", "The bridge was completed in May 1967."),
        ("The bridge was built in the 1960s.", "The bridge was built in 1967."),
        # one end of a stretch, or a guess
        ("The bridge was built before 1967.", "The bridge was built in 1960."),
        ("The bridge was built around 1967.", "The bridge was built in 1969."),
        ("He was held until Friday.", "He was held on Monday."),
        # one night
        ("She was last seen shortly before midnight on Sunday.", "She was last seen at five past midnight on Monday."),
    ],
)  # fmt: skip
def test_times_that_go_together_or_are_of_two_moments(one: str, other: str) -> None:
    assert not [p for p in differences(CRASH + one, CRASH + other) if p.aspect == "time"]


def test_a_weekday_told_in_the_west_may_be_that_of_tomorrow() -> None:
    """On a Tuesday here it is Wednesday in the east; nobody there means the Wednesday of last week."""
    one = "A missile was launched early on Wednesday."
    assert not differences(one, "A missile was launched on Tuesday.")


def test_a_reading_tells_what_was_and_when() -> None:
    (point,) = differences(
        CRASH + "The ferry was built in 1994.", CRASH + "The ship was completed in 1988."
    )
    assert point.subject == "when the ship was built"
    assert sorted(labels(point)) == ["was built in 1994", "was completed in 1988"]


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("Ministers gave the rebels until Friday to lay down their arms.", "The rebels have until Sunday to lay down their arms.", 1),
        ("Residents must leave the valley by Wednesday.", "The governor told residents to leave the valley by Friday.", 1),
        ("Residents must leave the valley by Wednesday.", "Tourists must leave the hotel by Friday.", 0),
        ("Residents left the valley by Wednesday.", "Residents must leave the valley by Friday.", 0),
    ],
)  # fmt: skip
def test_by_when_something_has_to_be_done(one: str, other: str, count: int) -> None:
    assert len([p for p in differences(one, other) if p.aspect == "time"]) == count


def test_when_somebody_was_drafted_whatever_words_say_it() -> None:
    one = "Ada Lind was a hurdler at Linz and the No. 1 pick by Graz in 2011."
    other = "Ada Lind was drafted first overall in 2012 by the Graz Ravens."
    (point,) = differences(one, other)
    assert point.subject == "when Ada Lind was drafted"
    assert not differences(one.replace("Ada Lind", "Eva Horn"), other)
    assert not differences(one.replace("by Graz", "by Wels"), other)


def test_who_arrives_with_a_plane_lands_with_it() -> None:
    landed = "The flight landed in Honolulu at 10:15 a.m. on Monday."
    (point,) = differences(landed, "Passengers arrived in Honolulu at 10:15 p.m. on Monday.")
    assert point.subject == "when the plane landed"
    # it rolls to the gate; others come elsewhere, and by road
    assert not differences(landed, "Passengers arrived in Honolulu at 10:40 a.m. on Monday.")
    assert not differences(landed, "Passengers arrived in Auckland at 10:15 p.m. on Monday.")
    assert not differences(landed, "Firefighters arrived in Honolulu at 10:15 p.m. on Monday.")
