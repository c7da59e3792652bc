"""Which accounts are of one time: a story that runs on for months, and the next event of its kind."""

from __future__ import annotations

from datetime import date

from tests.collation.stories import account
from variorum.collation import collate
from variorum.collation.contemporaries import days_of_telling
from variorum.model import Reading

FALLING = (
    "The weather satellite Corvid-3, which weighs two tonnes, is falling out of its orbit.\n"
    "The space agency of Ostland lost contact with Corvid-3 in 2021, and engineer Mara Holt said "
    "that pieces of the satellite may reach the ground.\nCorvid-3 was launched from the island of Tove in "
    "2012 and watched the clouds over Ostland for nine years."
)
NEARER = (
    "The satellite Corvid-3 of Ostland is sinking faster, and will burn up in the atmosphere.\n"
    "Mara Holt, an engineer of the space agency, said that some pieces of the weather satellite may "
    "weigh two hundred kilograms when they reach the ground.\nLaunched from Tove in 2012, Corvid-3 was "
    "out of contact after nine years over the clouds of Ostland."
)
LATER = (
    "The weather satellite Corvid-3 will fall to Earth within weeks, the space agency of Ostland "
    "says.\nEngineer Mara Holt said that pieces of Corvid-3, which weighs two tonnes and has been out "
    "of contact since 2021, may reach the ground.\nIt was launched from Tove island in 2012 to watch the "
    "clouds over Ostland for nine years."
)


def told(*accounts: tuple[str, date]) -> tuple[Reading, ...]:
    return tuple(account(text, day=day, outlet=f"Outlet {day}") for text, day in accounts)


def test_a_story_that_runs_on_is_compared_through_the_months() -> None:
    early, *later = told(
        (FALLING, date(2023, 2, 1)), (NEARER, date(2023, 5, 9)), (LATER, date(2023, 5, 10))
    )
    assert days_of_telling([early, *later])[early.article.id] == date(2023, 5, 9)
    assert not [d for d in collate([early, *later]).doubts if d.stage == "comparison"]


def test_an_account_with_fresh_news_of_its_own_day_tells_of_another_event() -> None:
    launch = (
        "North Sarland fired a missile over the island of Tove early on {day}, the Ostland "
        "government said.\nThe missile was launched near the capital Karst, flew over Tove and fell into "
        "the sea, Ostland's defence minister Ulla Brandt said.\nSirens woke the fishing villages of Tove, where boats "
        "stayed in the harbour, and trains in the north of Ostland stood still for an hour."
    )
    first, *second = told(
        (launch.format(day="Tuesday"), date(2023, 2, 1)),
        (launch.format(day="Friday"), date(2023, 5, 13)),
        (launch.format(day="Friday morning"), date(2023, 5, 14)),
    )
    assert days_of_telling([first, *second])[first.article.id] == date(2023, 2, 1)


def test_an_account_that_is_not_like_the_others_is_not_of_their_story() -> None:
    other = (
        "The airline Aurelia barred two girls from a flight because of what they wore.\n"
        "A spokesman of the airline said that passengers who fly for nothing must dress well."
    )
    first, *second = told(
        (other, date(2023, 2, 1)), (NEARER, date(2023, 5, 9)), (LATER, date(2023, 5, 10))
    )
    assert days_of_telling([first, *second])[first.article.id] == date(2023, 2, 1)


def test_accounts_of_one_fortnight_keep_their_days() -> None:
    accounts = told((NEARER, date(2023, 5, 9)), (LATER, date(2023, 5, 10)))
    assert list(days_of_telling(accounts).values()) == [date(2023, 5, 9), date(2023, 5, 10)]


def test_when_a_thing_happened_is_asked_of_one_time_alone() -> None:
    """The first may have been put off, and put on: its day is no answer to the last one's."""
    early, *later = told(
        (FALLING + "\nThe agency will raise its orbit on 3 March.", date(2023, 2, 1)),
        (NEARER, date(2023, 5, 9)),
        (LATER + "\nThe agency will raise its orbit on 20 May.", date(2023, 5, 10)),
    )
    assert not [p for p in collate([early, *later]).points if p.relation == "differ"]


def test_a_page_that_was_fetched_late_names_the_same_day_of_the_week() -> None:
    """Its Friday is a week or a year off, for it counts from the day on which it was fetched."""
    launch = (
        "North Sarland fired a missile over the island of Tove on {day}, the Ostland government said.\n"
        "The missile was launched near the capital Karst, flew over Tove and fell into the sea, "
        "Ostland's defence minister {who} said.\nSirens woke the fishing villages of Tove, where boats "
        "stayed in the harbour, and trains in the north of Ostland stood still for an hour."
    )
    late, *near = told(
        (launch.format(day="Friday", who="Ulla Brandt"), date(2023, 8, 1)),
        (launch.format(day="Friday", who="Brandt"), date(2023, 5, 13)),
        (launch.format(day="Friday morning", who="Ulla Brandt"), date(2023, 5, 14)),
    )
    assert days_of_telling([late, *near])[late.article.id] == date(2023, 5, 13)
