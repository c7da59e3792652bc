"""What somebody may do in a land, and what not."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

WAR = "Norway and Denmark met in Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            WAR + "Peru allowed Norway to strike deep inside Denmark.",
            WAR + "Norway can't launch strikes into unoccupied Danish land.",
        ),
        (
            WAR + "Norwegian boats will be able to fish in Danish waters.",
            WAR + "Norwegian boats may not fish in Danish waters.",
        ),
        (
            WAR + "Norway has permission to fish in Danish waters.",
            WAR + "Norway was banned from fishing in Danish waters.",
        ),
        (
            WAR + "Norway may not sell drones to Chile, a court ruled.",
            WAR + "Norway has been cleared to sell drones to Chile.",
        ),
    ],
)
def test_it_may_be_done_or_not(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.subject.startswith("how far ")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # in one part of the land, and not in all of it
        (
            WAR + "Norway may only fish in some Danish waters.",
            WAR + "Norway may not fish in Danish waters.",
        ),
        # two who may
        (
            WAR + "Peru allowed Norway to strike deep inside Denmark.",
            WAR + "Chile can't launch strikes into Danish land.",
        ),
        # on terms
        (
            WAR + "Norwegian boats may not fish in Danish waters without a licence.",
            WAR + "Norwegian boats will be able to fish in Danish waters.",
        ),
        # two kinds of boats
        (
            WAR + "Norwegian trawlers may not fish in Danish waters.",
            WAR + "Norwegian yachts will be able to fish in Danish waters.",
        ),
        # two lands
        (
            WAR + "Peru allowed Norway to strike deep inside Denmark.",
            WAR + "Norway can't launch strikes into Swedish land.",
        ),
        # nobody says that it may
        (
            WAR + "It is unclear whether Peru allowed Norway to strike inside Denmark.",
            WAR + "Norway can't launch strikes into Danish land.",
        ),
        # it was not allowed
        (
            WAR + "Peru did not allow Norway to strike inside Denmark.",
            WAR + "Norway can't launch strikes into Danish land.",
        ),
    ],
)
def test_nothing_is_asked(one: str, other: str) -> None:
    assert not [p for p in differences(one, other) if p.subject.startswith("how far Norway")]
