"""Who did what is done once: brokered the truce, called the strike, found the body, blocked the budget."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

REASON = "It was done once, and the accounts credit it to others."


def asked(one: str, other: str) -> list[str]:
    return [p.subject for p in differences(one, other) if p.reason == REASON]


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ("The ceasefire in Torre was brokered by Qatar.", "Egypt mediated the truce in Torre.", "who brokered the ceasefire"),
        ("The deal was the work of Swiss mediators.", "Norway brokered the deal.", "who brokered the deal"),
        ("A jogger found the body of a woman in Torre on Tuesday.", "The body of a woman was discovered by a fisherman in Torre on Tuesday.", "who found the body"),
        ("A passenger tackled the hijacker of a flight to Torre on Tuesday.", "The hijacker was overpowered by police on Tuesday.", "who stopped the attacker"),
        ("The Court of Appeal upheld the ban on Tuesday.", "The ban was upheld by the Supreme Court on Tuesday.", "who ruled"),
        ("A military tribunal acquitted the clerk on Tuesday.", "The clerk was cleared. The ruling of the county court came on Tuesday.", "who ruled"),
        ("Firefighters rescued four hikers near Torre on Tuesday.", "Villagers rescued four hikers near Torre on Tuesday.", "who rescued the hikers"),
        ("Pirates seized three sailors off Torre on Tuesday.", "Three sailors were abducted by separatists off Torre on Tuesday.", "who abducted the sailors"),
        ("The president vetoed the bill on Tuesday.", "Parliament blocked the bill on Tuesday.", "who blocked the bill"),
        ("The strike was called by the Harbour Union.", "Dockers in Torre stopped work at the call of the Free Labour League. The strike began on Tuesday.", "who called the strike"),
        ("Lind's office cancelled the meeting on Tuesday.", "The meeting on Tuesday was scrapped by Berg.", "who called the meeting off"),
    ],
)  # fmt: skip
def test_who_did_it(one: str, other: str, question: str) -> None:
    assert question in asked(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # One of two is named, or a word fits both.
        ("The truce was brokered by Qatar and Egypt.", "Egypt mediated the truce."),
        ("A fisherman rescued four hikers near Torre.", "A neighbour rescued four hikers near Torre."),
        ("Firefighters rescued four hikers near Torre.", "The army rescued four hikers near Torre."),
        ("Pirates seized three sailors off Torre.", "Three sailors were abducted by gunmen off Torre."),
        ("The body was found by a jogger.", "Police found the body."),
        ("The strike was called by the HU.", "The strike was called by the Harbour Union."),
        ("The deal was brokered by UN envoy Karl Lind.", "The deal was brokered by the United Nations."),
        # Another deed, another thing, or one that may be done.
        ("Firefighters rescued four hikers near Torre.", "Villagers rescued a dog near Torre."),
        ("A passenger was rescued by villagers near Torre.", "Nine sailors were rescued by firefighters off Torre."),
        ("The president vetoed the bill.", "Parliament passed the bill. The president vetoed it."),
        ("The president vetoed the bill.", "The Senate could block the bill."),
        ("The Court of Appeal upheld the ban. The Supreme Court will hear it.", "The ban was upheld by the Supreme Court."),
        ("Lind called on Peru to act.", "Berg called it a disgrace."),
        ("Qatar did not broker the truce.", "The truce was brokered by Egypt."),
        ("The truce of 2011 was brokered by Qatar.", "Egypt brokered the ceasefire on Tuesday."),
    ],
)  # fmt: skip
def test_who_may_both_have_done_it(one: str, other: str) -> None:
    assert not asked(one, other)
