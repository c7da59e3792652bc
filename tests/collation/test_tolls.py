from __future__ import annotations

from datetime import date

import pytest

from tests.collation.stories import account, differences, labels
from tests.marks import marked, unmarked
from variorum.collation.facts import find_facts
from variorum.model import Fact


def counts(text: str) -> list[Fact]:
    return [f for f in find_facts(account(text)) if f.key[0] == "toll"]


def told(text: str) -> list[str]:
    """Give the whole counts of a text as "kill 26", parts as "kill 26 (part)"; each figure once."""
    return [
        f"{f.key[1]} {f.value:g}{' (part)' if f.part else ''}"
        for f in {f.evidence: f for f in counts(text)}.values()
    ]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        # totals
        ("The death toll rose to 26.", "kill 26"),
        ("Death toll in mine blast climbs to 26", "kill 26"),
        ("Death toll tops 100", "kill 100"),
        ("The death toll is now 14, the governor said.", "kill 14"),
        ("The number of people killed in the blast has risen to 26.", "kill 26"),
        ("The discovery brings the total number of dead to 26.", "kill 26"),
        ("Officials put the death toll at 26.", "kill 26"),
        ("The death toll rose from 19 to 26.", "kill 26"),
        ("The number of injured rose to 45.", "injure 45"),
        ("The number of missing fell to four.", "miss 4"),
        ("Police put the crowd at 3,000.", "turn out 3000"),
        # the counted noun, and what stands beside it
        ("The storm was blamed for 26 deaths.", "kill 26"),
        ("At least 26 feared dead in ferry disaster", "kill 26"),
        ("Rescuers are searching for four missing miners.", "miss 4"),
        ("The bodies of 14 miners were found on Friday.", "kill 14"),
        ("The attack claimed the lives of 12 people.", "kill 12"),
        ("Police made 14 arrests.", "arrest 14"),
        ("The thieves sold the data of 900 customers.", "affect people 900"),
        # what stands behind
        ("Six people are in critical condition.", "injure critically 6"),
        ("Two people remain in hospital.", "hospitalise 2"),
        ("Twelve people are in custody.", "arrest 12"),
        ("Three people were still unaccounted for.", "miss 3"),
        # a clause that hangs on it, and the verb above
        ("The town buried the 28 people who lost their lives.", "kill 28"),
        ("Twelve workers burn to death behind locked doors", "kill 12"),
        ("Twelve workers were burned alive in the mill.", "kill 12"),
        ("Eleven worshippers were gunned down.", "kill 11"),
        ("Crews pulled eleven people alive from the water.", "rescue 11"),
        ("The fire forced 500 residents to leave their homes.", "evacuate 500"),
        ("Some 9,000 people took to the streets.", "turn out 9000"),
        ("The union says 20,000 workers joined the strike.", "strike work 20000"),
        ("The gunman held 17 people hostage.", "abduct 17"),
        ("A strike by 1,800 dock workers shut the port.", "strike work 1800"),
        ("Some 2,400 dockers walked off the job.", "strike work 2400"),
        ("More than 650,000 customers had no electricity.", "affect people 650000"),
        ("Nearly half a million customers lost power.", "affect people 500000"),
    ],
)
def test_a_fate_is_read_by_whatever_words_tell_it(text: str, toll: str) -> None:
    assert told(text) == [toll]


@pytest.mark.parametrize(
    "text",
    [
        "A grandad of nine died on Monday.",
        "The toll may rise to 30.",
        "The bill was killed by nine votes.",
        "Ten had gunshot wounds.",
        "The ferry was licensed to carry 120 people.",
    ],
)
def test_no_count_of_those_of_whom_it_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died overnight of their injuries.",
        "Two more people died.",
        "Another 12 people were killed in the next village.",
        "Two of the wounded died in hospital.",
        "Four gunmen were among the dead.",
        "The hospital received 19 bodies.",
        "The clinic treated nine people.",
        "A similar fire killed 30 people.",
        "It was the worst fire since one that killed 30 people in Kelm.",
        "Some 40 people drown there every year.",
    ],
)
def test_what_is_told_apart_is_a_part(text: str) -> None:
    assert told(text)
    assert all(part.endswith("(part)") for part in told(text))


def test_what_is_done_to_others_is_no_fate_of_those_before() -> None:
    found = counts("The quake killed at least one person, injured dozens.")
    assert ("injure", 1.0) not in [(f.key[1], f.value) for f in found]


def test_a_second_source_may_have_counted_more() -> None:
    text = (
        "Police said 12 people were killed in Aix. The clinic in Aix said it had counted 15 dead."
    )
    (point,) = differences(text, "Several people were killed in Aix, police said.")
    assert labels(point) == ["12 people were killed", "15 dead"]
    assert point.within is not None
    fewer = "Police said 12 people were killed. The clinic said it had counted eight dead."
    assert not differences(fewer, "Several people were killed, police said.")


def test_who_counts_nobody_else_counts_all() -> None:
    assert told("Twelve workers were killed. The mill burned down.") == ["kill 12"]
    assert counts("Twelve workers were killed. The mill burned down.")[0].key[2] == "people"
    both = counts("Fourteen people were killed, including five children.")
    assert [(f.key[2], f.value) for f in both] == [("people", 14.0), ("child", 5.0)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Two adults and three children were killed.", 5.0),
        ("The crash killed a driver and four passengers.", 5.0),
        ("Five people died at the scene and two died later in hospital.", 7.0),
        ("Four people were seriously injured while 20 others were slightly hurt.", 24.0),
    ],
)
def test_kinds_joined_in_one_sentence_make_a_whole(text: str, total: float) -> None:
    assert total in [f.value for f in counts(text) if f.key[2] == "people" and not f.part]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Nine people have died, four of them children.", "child", 4.0),
        ("Nine people died. Five of them were pupils.", "pupil", 5.0),
        ("Of the dead, five were pupils and four soldiers.", "pupil", 5.0),
    ],
)
def test_the_dead_are_counted_by_what_they_were(text: str, kind: str, value: float) -> None:
    assert (kind, value) in [(f.key[2], f.value) for f in counts(text)]


def test_a_figure_takes_up_the_count_before() -> None:
    text = "The union says 9,000 nurses joined the strike. The trust put the figure at 3,000."
    assert told(text) == ["strike work 9000", "strike work 3000"]


@pytest.mark.parametrize(
    "expected",
    [
        "Nine people ⟦lost their lives⟧ in the crash.",
        "The toll in the long and bitter dispute over the mill ⟦rose to 26⟧.",
    ],
)
def test_evidence_holds_the_words_that_tell_the_fate(expected: str) -> None:
    text = unmarked(expected)
    (fact,) = counts(text)
    shown = marked(text, fact.evidence)
    assert expected.partition("⟦")[2].partition("⟧")[0] in shown.partition("⟦")[2]


def test_the_head_of_an_account_gives_its_toll() -> None:
    (point,) = differences(
        "Blast kills 14\nA blast killed 14 people at the mill. The rebels say they killed 40 people.",
        "Blast kills 16\nA blast killed 16 people at the mill, the mayor said.",
    )
    assert [label.lower() for label in labels(point)] == ["killed 14 people", "killed 16 people"]


def test_a_dateline_is_no_place_of_the_dead() -> None:
    first = "ROME, May 9 (Agency) - Seven people were killed in the mill at Nardo, police said."
    second = "Nine people were killed in the mill at Nardo, the mayor said."
    (point,) = differences(first, second)
    assert {reading.value for reading in point.readings} == {7.0, 9.0}


def test_the_missing_of_a_later_day_are_still_all_that_are_missing() -> None:
    (point,) = differences(
        "More than 40 people are missing after the ferry sank.",
        "Thirty-one people are still missing after the ferry sank.",
        days=(date(2023, 5, 8), date(2023, 5, 9)),
    )
    assert {reading.value for reading in point.readings} == {40.0, 31.0}


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        # officers that are all who were hurt, and officers beside others
        ("Some 60 police officers were injured.", "At least 85 officers were hurt.", "value"),
        # what is brought against people, what they had to do, what cuts them off
        ("Four people were charged.", "Prosecutors brought charges against seven people.", "value"),
        (
            "Nearly 200 people were evacuated.",
            "Some 320 residents had to leave their flats.",
            "value",
        ),
        ("The power cut hit 45,000 households.", "About 70,000 homes had no power.", "value"),
        ("The attack left 60 people homeless.", "About 90 were left without a roof.", "value"),
        # a walkout by its noun and by its verb
        (
            "Some 12,000 nurses took part in the walkout.",
            "About 7,500 nurses joined the stoppage.",
            "value",
        ),
        # protesters by what is done to them
        ("Troops fired tear gas at 5,000 marchers.", "A crowd of 2,000 met the troops.", "value"),
        # no word in common for what happened
        (
            "The bomb killed 14 worshippers.",
            "Eleven people died when the device exploded.",
            "value",
        ),
        (
            "The hacker stole data on 700 officers.",
            "Details of 1,200 officers were stolen.",
            "value",
        ),
    ],
)
def test_one_fate_in_many_words(one: str, other: str, aspect: str) -> None:
    (point,) = differences(one, other)
    assert point.aspect == aspect


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Crews rescued 11 people from the roof.",
            "They saved 40 residents in all, 11 from the roof.",
        ),
        (
            "Two died in the first blast and seven in the second.",
            "Nine people died in the two blasts.",
        ),
        ("Falling trees killed three motorists.", "The storm left eight people dead."),
        ("The mayor urged 20,000 residents to leave.", "About 6,000 residents left their homes."),
        ("Police arrested 40 of 5,000 marchers.", "A crowd of 5,000 met the police."),
    ],
)
def test_a_count_that_goes_on_elsewhere_is_no_other_count(one: str, other: str) -> None:
    assert not differences(one, other)


def test_a_headline_that_counts_fewer_than_its_text_is_told() -> None:
    ours = "58 killed at music festival\n\nAt least 59 people were killed at a music festival.\n\nPolice said so."
    (point,) = [
        p
        for p in differences(ours, "The gunman killed 59 people.", "Some 59 people are dead.")
        if "killed" in p.subject
    ]
    assert labels(point)[0] == "58 killed"


@pytest.mark.parametrize(
    "text",
    [
        "Half of the 30 passengers were hurt in the crash.",
        "Roughly a quarter of Askar's 8,000 dwellings were flattened by the quake.",
        "Some of the 40 workers were injured.",
        "Most of the 25 pupils were hurt.",
    ],
)
def test_a_whole_of_which_some_are_told_of_is_no_toll(text: str) -> None:
    assert not told(text)
