from __future__ import annotations

import pytest

from tests.collation.stories import account, differences
from variorum.collation.facts import find_facts


def measures(text: str) -> list[tuple[object, object, object]]:
    facts = (f for f in find_facts(account(text)) if f.key[0] == "measure")
    return [(f.key[1], f.subject, f.value) for f in facts]


@pytest.mark.parametrize(
    ("text", "measure", "subject", "value"),
    [
        ("A fire tore through a 22-storey tower block.", "storeys", "the building", 22.0),
        ("The earthquake struck at a depth of 12 kilometres.", "depth", "quake", 12_000.0),
        ("The quake struck 20 km deep.", "depth", "quake", 20_000.0),
        ("Daria Oru won 54 percent of the vote.", "share", "share of the vote for Daria Oru", 0.54),
    ],
)
def test_a_measure_is_of_what_the_words_say(
    text: str, measure: str, subject: str, value: float
) -> None:
    assert (measure, subject, value) in measures(text)


def test_shares_of_two_candidates_are_no_difference() -> None:
    assert not differences("Daria Oru won 54 percent of the vote.", "Tom Belk won 43 percent.")
    assert differences("Ada Oru won 54 percent of the vote.", "Ada Oru won 52 percent of the vote.")


def test_a_range_is_compared_in_one_unit_with_a_figure() -> None:
    fall = "A boy fell into the moat at the zoo in Calder on Saturday. He fell "
    assert not differences(fall + "about 12 feet.", fall + "10 to 12 feet.")
    assert not differences(fall + "about four metres.", fall + "10 to 15 feet.")
    assert differences(fall + "20 feet.", fall + "10 to 12 feet.")
