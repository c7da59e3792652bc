"""For when it is planned: days that cannot both be meant, and days of two matters."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences


def when(one: str, other: str) -> list[str]:
    return [p.subject for p in differences(one, other) if p.aspect == "time"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Velden line will reopen on 12 June.", "Trains to Velden are due to run again when the line opens in July."),
        ("Loria's new visa rule takes effect on 1 June.", "Lorians need a visa from the first of July."),
        ("The exhibition in Brel opens on 3 September.", "The opening night in Brel is in mid-October."),
        ("The recall of Kestrel's cars is to begin next Monday.", "Kestrel has put off the recall of the cars until July."),
    ],
)  # fmt: skip
def test_beginnings_that_cannot_both_be_meant(one: str, other: str) -> None:
    assert when(one, other) in (["when it is to begin"], ["when the line reopens"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor Lind will step down at the end of May.", "Ada Lind will stay mayor: she is to remain in office until Christmas."),
        ("The mill in Kirkholm will shut in September.", "The end of the Kirkholm mill will come in early 2025."),
        ("The last troops are to leave Cormo by the end of this year.", "The troops pull out of Cormo in March 2024."),
    ],
)  # fmt: skip
def test_endings_that_cannot_both_be_meant(one: str, other: str) -> None:
    assert when(one, other) in (["when it is to end"], ["when the mill closed"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another matter
        ("The trial of Ada Lind begins in June.", "A ban on fireworks takes effect in July."),
        ("The tour opens on 3 September.", "Tickets for the tour will be on sale from this Friday."),
        ("The strike at Velden ends on Friday.", "The strike at Velden begins on Thursday."),
        # a day within a month, or before the end of a stretch
        ("The mill in Kirkholm will shut in September.", "The Kirkholm mill is to close on 9 September."),
        ("The troops leave Cormo by the end of the year.", "The troops pull out of Cormo in September."),
        # nobody says that it will
        ("The mill in Kirkholm will shut in September.", "The mill in Kirkholm will not shut in June."),
        ("The mill in Kirkholm will shut in September.", "The mill in Kirkholm may shut in June."),
        # two matters in one account
        ("The mill in Kirkholm will shut in September. The mill in Osk will shut in May 2024.", "The mill in Osk will close in June 2024."),
    ],
)  # fmt: skip
def test_days_that_go_together_or_are_of_two_matters(one: str, other: str) -> None:
    assert not when(one, other)
