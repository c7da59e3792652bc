"""How much land somebody holds."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

WAR = "Rebels fought the army in Kelm on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (WAR + "Rebels captured the town of Kelm.", WAR + "Rebels captured parts of Kelm."),
        (
            WAR + "Rebels have taken control of the town of Kelm.",
            WAR + "Rebels hold only the outskirts of Kelm.",
        ),
        (
            WAR + "The rebels hold the province of Kelm.",
            WAR + "In Kelm the rebels hold only slivers of land.",
        ),
        (
            WAR + "Norwegian troops overran the town of Kelm.",
            WAR + "Norwegian troops seized a few villages in Kelm.",
        ),
    ],
)
def test_the_whole_is_no_part(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.subject.startswith("how much land")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two holders
        (WAR + "Rebels captured the town of Kelm.", WAR + "The army holds parts of Kelm."),
        # two towns
        (WAR + "Rebels captured the town of Kelm.", WAR + "Rebels captured parts of Brell."),
        # it is denied
        (
            WAR + "Rebels have not captured the town of Kelm.",
            WAR + "Rebels captured parts of Kelm.",
        ),
        # most of it is neither
        (WAR + "Rebels captured the town of Kelm.", WAR + "Rebels captured most of Kelm."),
        # no land is held
        (WAR + "Rebels took the corner.", WAR + "Rebels held up the flag of Kelm."),
    ],
)
def test_nothing_is_asked(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("how much land")]
