"""Who claimed an attack, and who is blamed for it."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

BOMBING = "A bomb exploded outside a chapel in Calder on Tuesday, killing nine people. "
BEHIND, CLAIMED = "who is said to be behind it", "whether anyone claimed responsibility"


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        (
            BEHIND,
            "The Norland Front claimed responsibility.",
            "The minister blamed the Sudland Army for the attack.",
        ),
        (
            BEHIND,
            "A group calling itself the Norland Front claimed the attack.",
            "Officials pointed the finger at the Sudland Army.",
        ),
        (
            BEHIND,
            "The Norland Front admitted carrying out the bombing.",
            "The government held the Sudland Army responsible.",
        ),
        (
            CLAIMED,
            "There has been no claim of responsibility.",
            "The Norland Front said its fighters had planted the bomb.",
        ),
    ],
)
def test_who_is_behind_it(asked: str, one: str, other: str) -> None:
    assert asked in {p.subject for p in differences(BOMBING + one, BOMBING + other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # one and the same
        (
            "The Norland Front claimed responsibility.",
            "The minister blamed the Norland Front.",
        ),
        # blamed for something else
        (
            "The Norland Front claimed responsibility.",
            "The minister blamed the Sudland Army for the delay.",
        ),
        # blamed, and claimed by nobody
        ("No group has claimed responsibility.", "The minister blamed the Sudland Army."),
        # no claim of its own
        ("No group has claimed responsibility.", "The Norland Front said it was not behind it."),
    ],
)
def test_no_question_of_who_is_behind_it(one: str, other: str) -> None:
    assert not differences(BOMBING + one, BOMBING + other)
