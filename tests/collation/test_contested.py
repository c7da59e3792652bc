"""On whose word a contestable claim stands: what is foretold, the reason, success, the last, the news itself."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

# Each pair: who vouches for it in the first account, and who in the second.
DIFFER = {
    "a war is not turned": (
        "The guns will not change the course of the war in Belogor.",
        "The new howitzers are unlikely to be decisive, three analysts said on Monday.",
        ("own voice", "experts"),
    ),
    "somebody is believed to think so": (
        "Economists say the loan will not tip the balance.",
        "Officials are believed to think there is little chance that the loan will alter the outcome.",
        ("experts", "hearsay"),
    ),
    "the reason of a decision": (
        "The ban on trawlers came in response to the raid by Norland boats on Orsa.",
        (
            "The decision to ban trawlers was prompted by a raid by Norland boats on Orsa, "
            "the Kelmouth Gazette said."
        ),
        ("own voice", "outlet"),
    ),
    "a decider and a paper": (
        "The government said Norland's raid on Orsa led to the decision to ban trawlers.",
        "The ministry was reportedly persuaded to ban trawlers following the raid of Norland boats on Orsa.",
        ("authorities", "hearsay"),
    ),
    "a probe in orbit": (
        "The probe Halla entered its orbit on Monday.",
        "Halla was placed into orbit, its manufacturer said on Tuesday.",
        ("own voice", "company"),
    ),
    "a test that worked": (
        "The test of the missile was successful.",
        "The test was a success, the manufacturer said.",
        ("own voice", "company"),
    ),
    "the last delay": (
        "In a statement, the ministry described it as the final extension for Norland.",
        "A source familiar with the talks said there would be no further delays.",
        ("authorities", "unnamed"),
    ),
    "money that was moved": (
        "Otto Brandt did in fact wire money to partners in Peru.",
        "Detectives said that Brandt transferred the funds to a partner in Peru.",
        ("own voice", "authorities"),
    ),
    "a sentence that is not likely": (
        "A term of nine years is possible. Such an outcome would be unlikely for a minor.",
        "Her lawyer said on Monday that she doubts such a sentence is likely.",
        ("own voice", "defence"),
    ),
    "no prospect of a truce": (
        "There is little hope of a truce in Belogor.",
        "A truce is unlikely, three analysts said.",
        ("own voice", "experts"),
    ),
    "no danger": (
        "There is no danger to the public.",
        "Residents said the leak posed no threat to people in the town.",
        ("own voice", "people there"),
    ),
}

ALIKE = {
    "another side of it": (
        "The guns will not change the course of the war in Belogor.",
        "The guns will change the course of the war, three analysts said.",
    ),
    "a truce that is likely": (
        "A truce in Belogor is not unlikely.",
        "A truce is unlikely, three analysts said.",
    ),
    "what has been": (
        "The guns changed the course of the war in Belogor.",
        "The guns did not turn the war, but they are fine guns, three analysts said.",
    ),
    "two reasons": (
        "The ban on trawlers came in response to the raid by Norland boats on Orsa.",
        "The decision to ban trawlers was prompted by a lack of herring, the Kelmouth Gazette said.",
    ),
    "a date, and no reason": (
        "The permission for Norland boats at Orsa is due to expire in May.",
        "The permission was withdrawn because of Norland boats at Orsa, the Kelmouth Gazette said.",
    ),
    "the probes of two countries": (
        "Norway's probe Halla entered its orbit on Monday.",
        "A probe of Peru was placed into orbit, its manufacturer said on Tuesday.",
    ),
    "what is meant to reach it": (
        "The probe Halla is to enter orbit on Monday.",
        "Halla was placed into orbit, its manufacturer said on Tuesday.",
    ),
    "somebody's last offer": (
        "It was his final offer for the house.",
        "A source familiar with the talks said there would be no further offers for the boat.",
    ),
    "money meant to be moved": (
        "Otto Brandt wanted to wire money to partners in Peru.",
        "Detectives said that Brandt transferred the funds to a partner in Peru.",
    ),
    "money that went elsewhere": (
        "Otto Brandt wired money to partners in Norway.",
        "Detectives said that Brandt transferred the funds to a partner in Peru.",
    ),
    "a company under two names": (
        "Pelan said the test of the missile was successful.",
        "The test was a success, the manufacturer said.",
    ),
}


def attributions(*texts: str) -> list[Point]:
    return [p for p in differences(*texts) if p.aspect == "attribution"]


@pytest.mark.parametrize("told", DIFFER.values(), ids=DIFFER)
def test_on_whose_word(told: tuple[str, str, tuple[str, str]]) -> None:
    one, other, whose = told
    (point,) = attributions(one, other)
    assert sorted(str(reading.value) for reading in point.readings) == sorted(whose)


@pytest.mark.parametrize("told", ALIKE.values(), ids=ALIKE)
def test_nothing_to_ask(told: tuple[str, str]) -> None:
    assert not attributions(*told)


def test_who_names_a_source_has_its_word_even_where_it_tells_it_itself() -> None:
    """An account that vouches for a forecast, and names experts for it, has it from them."""
    (point,) = attributions(
        "The guns may not be decisive.\n\nThey will not change the course of the war, experts said.",
        "Officials are believed to think that the guns will not turn the tide.",
    )
    assert [r.value for r in point.readings] == ["experts", "hearsay"]


NEWS = "The trade ministry of Norland has put off the levy on herring, cod and salmon from Orsa"


def test_who_gives_the_news() -> None:
    (point,) = attributions(
        f"{NEWS}, the ministry announced on Monday.",
        "Norland will put off its levy on herring, cod and salmon from Orsa, "
        "the Kelmouth Gazette reported, citing a senior official.",
    )
    assert [r.value for r in point.readings] == ["authorities", "the Kelmouth Gazette"]


def test_a_ministry_and_its_officials_are_one_source_of_news() -> None:
    assert not attributions(
        f"{NEWS}, the ministry announced on Monday.", f"{NEWS}, a ministry official said."
    )


def test_two_leads_of_one_place_may_tell_two_things() -> None:
    assert not attributions(
        "The pier of Orsa, a town on the coast, fell into the sea on Saturday, police said.",
        "Engineers warned the town of Orsa that its pier was cracked, the Kelmouth Gazette reported.",
    )
