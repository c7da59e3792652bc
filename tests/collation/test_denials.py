"""A claim against its denial in whatever words; who had not answered yet; stages of one story."""

from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import differences, labels, points
from variorum.collation.claims import root_of
from variorum.model import Point

SHOP = "Ada Lind sold the family bakery in Calder to Karl Voss on Tuesday. "
LATER = date(2023, 5, 12)


def found(*texts: str) -> list[Point]:
    return [p for p in differences(*(SHOP + t for t in texts)) if p.aspect == "polarity"]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("Ada Lind apologised on Wednesday.", "Ada Lind has issued no apology."),
        ("Lind issued an apology to the guests.", "Lind spoke at length and did not apologise."),
        ("Voss coerced the baker into signing the lease.", "Voss did not force the baker to sign."),
        ("The kiln is out of control.", "The kiln is not out of control."),
        ("The kiln is under control.", "The kiln is raging out of control."),
        ("Lind embezzled the pension fund.", "Lind denied ever embezzling the pension fund."),
        ("Voss bribed the mayor with a car.", "Voss never bribed the mayor."),
        ("Karl Voss flattered the widow.", '"I did not flatter the widow," Karl Voss said.'),
    ],
)  # fmt: skip
def test_a_claim_and_its_denial(claim: str, denial: str) -> None:
    (point,) = found(claim, denial)
    assert point.relation == "differ"
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        # What narrows the denial leaves the claim open.
        ("Ada Lind sang at the opening.", "Ada Lind did not sing a song of her own."),
        ("Lind apologised.", "Lind did not immediately apologise."),
        ("Voss bribed the mayor.", "Voss did not bribe the mayor with a car."),
        # Another doer, another undergoer.
        ("Voss bribed the mayor.", "Lind did not bribe the mayor."),
        ("Voss bribed the mayor.", "Voss did not bribe the judge."),
        # Supposed, asked, feared, hoped, or on a condition.
        ("Lind feared that Voss had bribed the mayor.", "Voss did not bribe the mayor."),
        ("Did Voss bribe the mayor?", "Voss did not bribe the mayor."),
        ("Voss would have bribed the mayor.", "Voss did not bribe the mayor."),
        ("Voss bribed the mayor.", "If Voss did not bribe the mayor, who did?"),
        ("A rumour spread that Voss had bribed the mayor.", "Voss did not bribe the mayor."),
        # Another time.
        ("In 1991 Voss bribed the mayor.", "Voss did not bribe the mayor on Tuesday."),
        ("Voss bribed the mayor.", "Voss has not bribed anybody since the spring."),
        # What can be is no deed.
        ("The baker was named on Tuesday.", "The baker cannot be named."),
        # Taken back.
        ("A radio station said Voss bribed the mayor, before withdrawing the story.",
         "Police denied that Voss had bribed the mayor."),
    ],
)  # fmt: skip
def test_what_denies_nothing(claim: str, other: str) -> None:
    assert not found(claim, other)


def test_verbs_and_their_nouns_share_a_root() -> None:
    assert root_of("apologise") == root_of("apology")
    assert root_of("retire") == root_of("retirement")
    assert root_of("coerce") == root_of("force")
    assert root_of("kiln") == "kiln"


def test_who_had_not_answered_and_speaks_days_later() -> None:
    (point,) = (
        p
        for p in points(
            SHOP + "Karl Voss did not respond to requests for comment.",
            SHOP + "Karl Voss said the price had been fair.",
            days=[date(2023, 5, 9), LATER],
        )
        if "answered" in p.subject
    )
    assert point.relation == "update"
    assert labels(point)[0] == "Karl Voss did not respond to requests for comment"


@pytest.mark.parametrize(
    ("silent", "said", "day"),
    [
        # On one day each paper asks for itself.
        ("Karl Voss did not respond to requests for comment.", "Karl Voss said it was fair.", 9),
        ("Karl Voss declined to say how much he had paid.", "Karl Voss said it was fair.", 12),
        ("A lawyer for Karl Voss did not respond.", "Karl Voss said it was fair.", 12),
    ],
)
def test_whose_silence_is_not_broken(silent: str, said: str, day: int) -> None:
    days = [date(2023, 5, 9), date(2023, 5, day)]
    assert not [p for p in points(SHOP + silent, SHOP + said, days=days) if "answered" in p.subject]


def test_stages_that_one_account_tells_are_no_update() -> None:
    both = "The race was stopped after a crash. The race restarted an hour later."
    assert not found("The race was stopped after a crash.", both)
    (point,) = found("The race has been stopped after a crash.", both)
    assert point.relation == "update"


def test_of_what_is_only_rumoured_nobody_says_that_it_was_there() -> None:
    none = "There was no hologram at the opening."
    assert found("Lind sang beside a hologram at the opening.", none)
    assert not found("A rumour spread that Lind would sing beside a hologram.", none)
    assert not found("On Monday rumours said that Lind sang beside a hologram.", none)
