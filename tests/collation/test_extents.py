"""How far: the whole of a thing or a part of it, everybody or only some."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

FIRE = "Fire broke out at the Lindholm mill in Calder on Tuesday. "
BOMB = "A bomb went off in the centre of Calder on Tuesday. "
PLANT = "Gas leaked from a plant in Calder on Tuesday. "
COURT = "A jury in Calder gave its verdict on Ada Lind, a broker, on Tuesday. "
STRIKE = "Staff of the Brell railway in Calder began a walkout on Tuesday. "
RECALL = "The carmaker Brell acted over a faulty brake in its Tarn model on Tuesday. "
QUAKE = "An earthquake shook Calder on Tuesday. "
THEFT = "Burglars broke into the museum in Calder on Tuesday night. "
VIRUS = "Cases of cholera were found in Calder on Tuesday. "
LAW = "A judge in Calder ruled on the state's new Lind gun law on Tuesday. "
TRADE = "The government of Peru answered Chile's tariffs on Tuesday. "
HOSTAGE = "Gunmen who seized a school in Calder gave way on Tuesday. "
TRAIN = "A lorry hit a train at a crossing near Calder on Tuesday. "
RAID = "Warplanes raided the port of Calder on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRE + "The whole mill was destroyed.", FIRE + "Only the roof of the mill was destroyed."),
        (
            FIRE + "Flames gutted the entire mill within an hour, a neighbour said.",
            FIRE + "The fire chief said that just one wing of the mill burned down.",
        ),
        (
            FIRE + "The mill was completely destroyed, police said.",
            FIRE + "Part of the mill was destroyed, the owner said.",
        ),
        (
            QUAKE + "The entire town hall collapsed.",
            QUAKE + "A section of the town hall collapsed; the rest of it was unharmed.",
        ),
        (
            BOMB + "All residents of the district were evacuated.",
            BOMB + "Only people in two streets of Calder were evacuated, the mayor said.",
        ),
        (
            PLANT + "Everyone in Calder was told to leave, a councillor said.",
            PLANT + "Only families beside the plant were told to leave, firefighters said.",
        ),
        (
            COURT + "Lind was found guilty on all counts.",
            COURT + "Lind was found guilty on only two counts.",
        ),
        (
            COURT + "She was convicted of all nine charges.",
            COURT + "She was acquitted of four charges and convicted of the other five.",
        ),
        (
            RECALL + "Brell is recalling all cars of that model.",
            RECALL + "Brell is recalling only cars built in June.",
        ),
        (
            RECALL + "The firm called back every Tarn ever built.",
            RECALL + "The recall is confined to cars with a manual gearbox, Brell said.",
        ),
        (
            THEFT + "They stole the entire coin collection.",
            THEFT + "They stole just three coins and left the rest of the collection behind.",
        ),
        (
            VIRUS + "The whole city was placed in quarantine.",
            VIRUS + "Only one housing estate was sealed off; the rest of the city was open.",
        ),
        (
            LAW + "She blocked the entire law.",
            LAW + "She blocked only one section of the law.",
        ),
        (
            LAW + "The whole law was struck down, the governor's office said.",
            LAW + "The law remains in force except for a clause on magazines, she wrote.",
        ),
        (
            TRADE + "Peru banned all imports of Chilean fruit.",
            TRADE + "Peru banned only Chilean grapes.",
        ),
        (
            TRADE + "Peru imposed a total ban on fruit from Chile.",
            TRADE + "Peru imposed a partial ban on fruit from Chile.",
        ),
        (
            HOSTAGE + "All of the hostages were freed.",
            HOSTAGE + "Only the hostages who were ill have been freed.",
        ),
        (
            TRAIN + "The train was packed with commuters, a witness said.",
            TRAIN + "The train was empty apart from the guard, the operator said.",
        ),
        (
            RAID + "Only a fuel depot was hit, the army said.",
            RAID + "A hospital, a pier and a fuel depot were hit, the mayor said.",
        ),
        (
            STRIKE + "All trains were cancelled.",
            STRIKE + "Only night trains were cancelled.",
        ),
        (
            STRIKE + "All drivers walked out.",
            STRIKE + "Only drivers at the northern depot walked out.",
        ),
        (
            QUAKE + "All schools in the city were closed.",
            QUAKE + "Only two schools near the river were closed.",
        ),
        (
            QUAKE + "The entire city lost power.",
            QUAKE + "Only the eastern part of the city lost power.",
        ),
        (
            TRADE + "The subsidy will go to every household in Peru, the minister said.",
            TRADE + "In Peru, the minister said, the subsidy will be paid to pensioners only.",
        ),
        (
            TRADE + "The tax applies to all foreign cars.",
            TRADE + "The tax applies to electric cars only.",
        ),
        (
            BOMB + "A nationwide curfew was declared.",
            BOMB + "The curfew covers only the capital, the minister said.",
        ),
        (
            BOMB + "The warning covers the entire country.",
            BOMB + "The warning is limited to towns on the coast.",
        ),
        (
            PLANT + "Tap water is unsafe in the entire city, the mayor said.",
            PLANT + "Tap water is unsafe in only two districts, the utility said.",
        ),
        (
            VIRUS + "All passengers were screened for the disease.",
            VIRUS + "Only passengers in the last five rows were screened for the disease.",
        ),
        (
            THEFT + "All customer accounts were affected by the breach.",
            THEFT + "Only business accounts were affected by the breach.",
        ),
        (
            STRIKE + "Brell will shut all nine of its depots.",
            STRIKE + "Only one of its nine depots is to be shut, Brell said.",
        ),
    ],
)
def test_all_of_it_and_a_part_alone_cannot_both_be_right(one: str, other: str) -> None:
    assert [p for p in differences(one, other) if p.aspect == "scope"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # nearly all, and all
        (FIRE + "Nearly all of the mill was destroyed.", FIRE + "The whole mill was destroyed."),
        # a thing and another
        (
            FIRE + "The entire warehouse was destroyed.",
            FIRE + "Only the roof of the chapel was destroyed.",
        ),
        # all of a named part
        (
            QUAKE + "The whole east wing of the town hall collapsed.",
            QUAKE + "Only the east wing of the town hall collapsed.",
        ),
        (
            BOMB + "All residents within a mile of the square were evacuated.",
            BOMB + "Only people who live near the square were evacuated.",
        ),
        # some, and all: who tells of some need not mean that the others were not
        (COURT + "She was convicted of all nine charges.", COURT + "She was convicted of fraud."),
        (QUAKE + "All schools were closed.", QUAKE + "Two schools were closed early."),
        # only in time
        (
            QUAKE + "The whole city lost power.",
            QUAKE + "Only hours later, the city lost power again.",
        ),
        (HOSTAGE + "All of the hostages were freed.", HOSTAGE + "The only child was freed first."),
        # two moments
        (
            HOSTAGE + "All hostages were freed on Tuesday.",
            HOSTAGE + "Only two hostages had been freed by Monday.",
        ),
        # not all of them
        (
            STRIKE + "Not all trains were cancelled.",
            STRIKE + "Only night trains were cancelled.",
        ),
        # what may come
        (
            PLANT + "All residents could be evacuated if the wind turns.",
            PLANT + "Only families beside the plant were evacuated.",
        ),
        # one vehicle and another
        (
            TRAIN + "The train was packed with commuters.",
            TRAIN + "The lorry was empty apart from its driver.",
        ),
        # a list, and no word that it is complete
        (RAID + "A fuel depot was hit.", RAID + "A fuel depot and a hospital were hit."),
        # fell in stages
        (
            FIRE + "Only the roof burned at first, but within hours the whole mill was destroyed.",
            FIRE + "The entire mill was destroyed.",
        ),
        # taken away, and taken by thieves
        (
            TRAIN + "All passengers were taken to a school.",
            TRAIN + "Only two passengers were taken to hospital.",
        ),
        # two groups
        (
            TRADE + "All members of the ruling party voted for the ban.",
            TRADE + "Only two members of the opposition voted for the ban.",
        ),
        # one word said of two things
        (
            BOMB + "All windows in the street were broken.",
            BOMB + "Only one bone was broken, a doctor said.",
        ),
        (
            STRIKE + "The pay rise covers all drivers.",
            STRIKE + "The ban on overtime covers only drivers in Lima.",
        ),
        (
            TRADE + "All ministers approved the ban on fruit.",
            TRADE + "Only grapes are banned from Peru.",
        ),
    ],
)
def test_what_can_both_be_right_is_no_difference(one: str, other: str) -> None:
    assert [p.subject for p in differences(one, other)] == []
