from __future__ import annotations

import pytest

from tests.collation.stories import account, differences, labels
from variorum.collation.facts import find_facts
from variorum.model import Fact


def spells(text: str, kind: str) -> list[Fact]:
    return [f for f in find_facts(account(text)) if f.key[:2] == ("measure", kind)]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The king ordered three days of national mourning.", "mourning"),
        ("The nation will be in mourning for three days.", "mourning"),
        ("The walkout will drag on for three days.", "strike"),
        ("Nurses began a three-day strike.", "strike"),
        ("The deal came after three days of talks.", "talks"),
    ],
)
def test_how_long_what_lasts(text: str, event: str) -> None:
    assert [(f.subject, f.value) for f in spells(text, "length")] == [(event, 259_200.0)]


@pytest.mark.parametrize(
    ("text", "who", "seconds"),
    [
        ("Her officers were on scene within seven minutes.", "police", 420.0),
        ("It took police seven minutes to enter the building.", "police", 420.0),
        ("Officers were inside the building four minutes later.", "police", 240.0),
        ("The first rescue boat came more than two hours later.", "rescuers", 7200.0),
    ],
)
def test_how_late_who_came(text: str, who: str, seconds: float) -> None:
    assert [(f.subject, f.value) for f in spells(text, "delay")] == [(who, seconds)]


@pytest.mark.parametrize("text", ["She hid in a shop for 40 minutes.", "He left within an hour."])
def test_no_delay_where_nobody_is_waited_for(text: str) -> None:
    assert not spells(text, "delay")


def test_days_of_mourning_differ() -> None:
    (point,) = differences(
        "The king ordered three days of mourning.", "The nation is in mourning for two days."
    )
    assert labels(point) == ["mourning for two days", "three days of mourning"]


def test_how_far_a_thing_was_pushed() -> None:
    (fact,) = spells("The train pushed the car about 200 metres down the line.", "way pushed")
    assert (fact.subject, fact.value) == ("car", 200.0)


def test_shares_are_compared_of_one_company_only() -> None:
    text = "Shares in Microsoft fell 9 percent on Monday."
    assert [f.value for f in spells(text, "fall")] == [0.09]
    assert not spells("Asian stocks fell 9 percent on Monday, and shares in Aix 8.", "fall")
    fell = "Shares in Microsoft fell 9 percent on Monday after hackers broke in."
    its = "Hackers broke into Microsoft on Monday. Its stock lost 12 percent."
    assert [p.subject for p in differences(fell, its)] == ["fall of shares of Microsoft"]
    assert not differences(fell + " Shares in Google fell 8 percent.", its)


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("Turnout was 64 percent.", {"turnout": 0.64}),
        (
            "He imposed a 25 percent tariff on steel and 10 percent on tin.",
            {"tariff on steel": 0.25, "tariff on tin": 0.1},
        ),
        ("About 40 percent of the guests had left.", {}),
    ],
)
def test_shares_that_have_a_name(text: str, shares: dict[str, float]) -> None:
    assert {f.subject: f.value for f in spells(text, "share")} == shares


def test_how_much_land_a_fire_has_taken() -> None:
    (point,) = differences("The fire has burned 9,000 acres.", "Flames have scorched 12,000 acres.")
    assert labels(point) == ["burned 9,000 acres", "scorched 12,000 acres"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The siege ended after nine hours.", "A 14-hour siege ended on Monday."),
        ("The power cut lasted six hours.", "Homes in Sund were without power for eleven hours."),
        ("The shooting lasted about four minutes.", "He fired on the crowd for more than fifteen minutes."),
        ("The closure of the bridge will last three weeks.", "The bridge will stay shut for two months."),
        ("Tomas Hale was held for 30 hours.", "Tomas Hale spent three days in a police cell."),
        ("The siege was over within four hours.", "After a stand-off of nineteen hours he gave up."),
        ("Ada Lind was suspended for four years.", "Ada Lind may not compete for 18 months."),
        ("Play was held up for 40 minutes.", "The match was delayed for two hours."),
    ],
)  # fmt: skip
def test_how_long_it_went_on_differs(one: str, other: str) -> None:
    assert len(differences(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The strike will last 48 hours.", "Nurses are set to stay out for two days."),
        ("He fired for about ten minutes.", "The standoff lasted three hours."),
        ("Ada Lind was held for 30 hours.", "Tomas Hale was held for three days."),
        ("The road was closed for three weeks.", "The bridge was closed for two months."),
        ("He was not held for 30 hours.", "He was held for three days."),
        ("Ada Lind was suspended for four years.", "Ada Lind competed for 18 months."),
        ("Ada Lind was suspended for four years.", "Tomas Hale may not compete for 18 months."),
    ],
)  # fmt: skip
def test_lengths_that_are_one_or_of_two_things(one: str, other: str) -> None:
    assert not differences(one, other)


def test_an_account_that_has_the_length_of_the_others_and_further_down_another() -> None:
    padding = "The crowd sang, the band played, and nobody left the ground. " * 6
    others = "A 17-minute rain delay held up the final.", "There was a 17-minute delay in the rain."
    again = f"A 17-minute delay followed. {padding} The players were delayed for half an hour."
    (point,) = differences(*others, again)
    assert len(labels(point)) == 2
    # close by, it is a part; alone, nobody can tell; what has a length on paper may have another
    assert not differences(*others, again.replace(padding, ""))
    assert not differences(others[0].replace("17", "40"), again)
    flights = (
        "The 11-hour flight left.",
        f"The 11-hour flight left. {padding} The flight took eight hours.",
    )
    assert not differences(*flights)


@pytest.mark.parametrize(
    "text",
    [
        "The bus was hit on the side and was shoved some 200 metres along the rails.",
        "A train slammed into a bus near Aix, dragging it about 200 metres.",
    ],
)
def test_what_was_pushed_is_not_what_pushed_it(text: str) -> None:
    assert [f.subject for f in spells(text, "way pushed")] == ["bus"]


def test_down_the_line_is_no_depth() -> None:
    assert not spells("The train pushed the car about 200 metres down the line.", "depth")


def test_a_siege_by_another_name_and_who_may_not_compete() -> None:
    siege = differences(
        "After a stand-off of nearly nineteen hours in Aix, a man gave himself up on Tuesday.",
        "The siege in Aix was over within four hours when a father let his boys go on Tuesday.",
    )
    assert [p.subject for p in siege] == ["length of standoff"]
    barred = differences(
        "Tanya Orlova has been suspended for four years, a tribunal said.",
        "Tanya Orlova must hand back her medal. She may not compete for 18 months.",
    )
    assert [p.subject for p in barred] == ["length of suspension of Tanya Orlova"]
    assert not differences(
        "Tanya Orlova has been suspended for four years, a tribunal said.",
        "Tanya Orlova did not compete for 18 months because of an injury.",
    )


def test_pay_that_is_demanded_and_pay_that_is_offered() -> None:
    strike = "Nurses went on strike in Aix on Monday. "
    wanted = strike + "They are demanding a pay rise of 8 percent."
    offered = strike + "The hospital has offered 3 percent."
    demand = differences(wanted, strike + "The union wants 12 percent more pay.")
    offer = differences(offered, strike + "Management's offer of 5 percent was turned down.")
    assert [p.subject for p in (*demand, *offer)] == ["pay demand", "pay offer"]
    assert not differences(wanted, offered)
    assert not differences("A shop in Aix offered 3 percent.", "An offer of 5 percent was made.")
    assert not differences(offered, strike + "They accepted an offer of 5 percent.")


def test_how_long_after_the_first_the_second_came_and_how_long_it_took_to_sink() -> None:
    bombs = "Two bombs killed nine people in Aix on Monday. "
    apart = differences(
        bombs + "The second blast came ten minutes later.",
        bombs + "A second bomb exploded half an hour after the first.",
    )
    assert [p.subject for p in apart] == ["time between first and second blast"]
    ferry = "A ferry sank off Aix on Monday. "
    sank = differences(
        ferry + "The ship sank within ten minutes.", ferry + "It took half an hour to go down."
    )
    assert [p.subject for p in sank] == ["length of sinking"]
    assert not differences(
        bombs + "The second blast came ten minutes later.",
        bombs + "Police came half an hour after the second blast.",
    )
