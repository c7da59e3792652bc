"""Whether: arrested or not, worked or failed, there or not; between accounts, and between parties."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences
from variorum.model import Point

FIRE = "A fire swept through a warehouse in Calder on Tuesday night. "
SHOTS = "A gunman shot two people at a cafe in Calder on Tuesday. "


def found(*texts: str) -> list[Point]:
    return [p for p in differences(*texts) if p.aspect == "polarity"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A man has been arrested, police said.", "No one has been arrested, police said."),
        ("Police arrested a 30-year-old man.", "No arrests have been made."),
        ("Two men were detained.", "Police have not made any arrests."),
        ("The driver was arrested at the scene.", "The driver has yet to be arrested."),
        ("The gunman is still at large.", "The gunman has been captured."),
        ("Ida Lund was released on bail.", "Ida Lund was remanded in custody."),
        ("The Green Front denied responsibility.", "The Green Front claimed responsibility."),
        ("The fire alarm had worked, the owner said.", '"The alarm did not go off," a cook said.'),
        ("The barriers and lights were working.", "The barriers failed, a witness said."),
        ("The signal was red.", "The signal was green."),
        ("The emergency exits were locked.", "The exits were open at all times, the owner said."),
        ("The driver was killed.", "The driver was unhurt."),
        ("The driver was drunk.", "The driver was sober."),
        ("The fire is out.", "The fire is still burning."),
        ("The owner knew of the defect.", "The owner did not know of the defect, he said."),
        ("The union accepted the offer.", "The union refused the offer."),
        ("The mayor attended the funeral.", "The mayor did not attend the funeral."),
        ("The hostages have been freed.", "The hostages are still being held."),
        ("Police have not identified the body.", "The body has been identified."),
        ("Police fired tear gas.", "Police denied firing tear gas."),
        ("The bus driver survived.", "The bus driver was among the dead."),
        ("The gates were down.", "The gates were up."),
        ("The airport was closed.", "The airport is operating normally."),
        ("The rally was peaceful.", "The rally turned violent."),
        ("The ceasefire has been broken.", "The ceasefire is holding."),
        ("The talks broke down.", "The talks continued."),
        ("The court upheld the ban.", "The court overturned the ban."),
        ("The company will close the plant.", "The company will not close the plant."),
        ("The vaccine is safe.", "The vaccine is not safe."),
        ("The chapel collapsed.", "The chapel was undamaged."),
        ("A warning was issued before the flood.", "There was no warning before the flood."),
        ("A tsunami warning was issued.", "No tsunami warning was issued."),
        ("The internet was switched off.", "The town hall denied that the internet was switched off."),
    ],
)  # fmt: skip
def test_yes_and_no_of_one_thing(one: str, other: str) -> None:
    (point,) = found(SHOTS + one, SHOTS + other)
    assert {r.reply for r in point.readings} == {"yes", "no"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The suspect was arrested.", "The suspect's brother was not arrested."),
        ("A man was arrested.", "No one was arrested after a similar attack in 2015."),
        ("The suspect was arrested in 2011 for theft.", "The suspect has not been arrested."),
        ("The council approved the plan for a bridge.", "The council rejected the plan for a tunnel."),
        ("The owner could be charged.", "The owner has not been charged."),
        ("Two of the exits were open.", "One of the exits was locked."),
        ("Officials confirmed the outage.", "Officials denied the reports."),
        ("The area was hit by a quake.", "The area has not been hit by a quake in more than 25 years."),
        ("The rifles were fired.", "Such rifles do not fire at night."),
        ("The driver nearly died.", "The driver is alive."),
        ("Ada Lund heard the shots.", "Ada Lund did not like to hear the shots."),
        ("The tram did not stop after speeding up.", "The tram was speeding up."),
        ("The market will be closed on Sunday.", "The market will open on Monday."),
        ("Lund is able to walk.", "Lund is not able to walk to the moon."),
        ("She is deciding whether to go.", "She has not decided whether to go."),
        ("The claims are untrue, she said.", "She denied the claims, which she called untrue."),
        ("The fire alarm worked.", "The car alarm did not work."),
    ],
)  # fmt: skip
def test_what_nobody_contradicts(one: str, other: str) -> None:
    assert not found(SHOTS + one, SHOTS + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The alarm was going off the whole time.", "There was no alarm, a guest said."),
        ("A curfew was in force overnight.", "No curfew has been imposed."),
        ("He had drawn up a list of targets.", "There is no such list, police said."),
        ("Agency nurses were being paid double.", "Not a single agency nurse was used."),
        ("A suicide bomber blew himself up.", '"There was no suicide bomber," a trader said.'),
    ],
)
def test_there_and_not_there(one: str, other: str) -> None:
    assert found(FIRE + one, FIRE + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They sent a car to Mars.", "No car has ever been sent to Mars."),
        ("The film is a joke.", "The film is no joke."),
        ("A letter came on Monday.", "No further letter came."),
        ("She used a telescope.", "No telescope can see it."),
        ("Police officers came.", "There are no cars."),
    ],
)
def test_what_is_said_of_things_at_large(one: str, other: str) -> None:
    assert not found(FIRE + one, FIRE + other)


def test_parties_of_one_account_who_contradict_each_other() -> None:
    text = (
        "The owner, Ada Lund, said that the gate was locked. "
        "The porter, Karl Roux, said that the gate was not locked."
    )
    (point,) = found(text)
    assert point.within is not None


def test_who_was_released_was_detained_before() -> None:
    (point,) = found(
        "Ida Lund was detained in April and released on bail in May.",
        "Ida Lund has been held in custody since April.",
    )
    assert [len(r.articles) for r in point.readings] == [1, 1]


def test_all_and_some() -> None:
    (point,) = differences(
        FIRE + "All guests were evacuated.", FIRE + "Some of the guests were evacuated."
    )
    assert point.aspect == "scope"


def test_resigned_and_dismissed() -> None:
    (point,) = differences("Minister Ida Brand resigned.", "Minister Ida Brand was sacked.")
    assert point.aspect == "value"


def test_what_most_accounts_speak_of_was_there() -> None:
    lead = "The pier of Kelmouth fell into the harbour on Sunday, police said. "
    gone = "“And then there was no pier,” said Ann Reed."
    assert found(lead, lead + "The pier shook before it fell.", lead + gone, gone) == []


def test_a_denial_in_somebody_s_words_is_one() -> None:
    one = "The spokeswoman said that claims of theft are unequivocally denied by Ada Reed."
    assert found(FIRE + one, FIRE + "Ada Reed has denied any claims of theft.") == []


def test_the_lie_given_in_one_sentence_of_a_quotation_is_not_given_in_another() -> None:
    told = "A singer accused the producer Karl Adlon of threats on Monday. "
    points = differences(
        told + "“Mr. Adlon apologised at once,” his lawyer said. “Her other claims are untrue.”",
        told + "Mr. Adlon apologised at once.",
    )
    assert not [p for p in points if p.aspect == "polarity"]
