"""Whether, over many kinds of news: what must be asked, and what looks like it and must not be."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences, labels
from variorum.model import Point

SHOTS = "A gunman killed four people at a supermarket in Halvord on Tuesday. "
TRAIN = "A train derailed near the village of Ostrova on Monday, killing nine people. "
FIRE = "A fire tore through a club in the town of Brevik on Sunday, killing 20 people. "
LAW = "A grand jury on Monday indicted Governor Helen Marsh on charges of bribery. "


def asked(one: str, other: str) -> list[Point]:
    return [p for p in differences(one, other) if p.aspect in ("polarity", "value")]


@pytest.mark.parametrize(
    ("lead", "one", "other"),
    [
        (SHOTS, "Police said the gunman acted alone.", "The attacker had an accomplice, police said."),
        (SHOTS, "Deller was known to police.", "Deller was not known to police, Orr said."),
        (SHOTS, "The gunman was a former employee of the shop.", "The gunman had never worked for the shop."),
        (SHOTS, "The man was armed with a knife when officers shot him.", "The man had no weapon when officers shot him."),
        (SHOTS, "He had bought the rifle legally.", "The rifle was stolen, an official said."),
        (SHOTS, "A 21-year-old man was charged with murder.", "No charges have been filed."),
        (SHOTS, "The suspect remained at large late Tuesday.", "Officers took the 34-year-old suspect into custody."),
        (LAW, "Marsh pleaded not guilty.", "Marsh pleaded guilty to one count."),
        (LAW, "Marsh, who has refused to resign, will be in court.", "Marsh resigned hours later."),
        (LAW, "She was released on a $500,000 bond.", "She was ordered to remain in jail until trial."),
        (LAW, "Marsh is cooperating with prosecutors.", "Marsh has refused to cooperate with prosecutors."),
        (LAW, "Her lawyer said she would appeal.", "Her lawyer said she would not appeal."),
        ("", "A jury found Peter Olsen guilty of the murder of his wife.", "A jury cleared Peter Olsen of murdering his wife."),
        ("", "The jury in the Olsen case reached a verdict on Thursday.", "The judge in the Olsen case declared a mistrial on Thursday."),
        ("", "The court rejected an appeal by Peter Olsen.", "The court upheld Peter Olsen's appeal."),
        ("", "Peter Olsen was extradited to Norway.", "A court blocked the extradition of Peter Olsen to Norway."),
        ("", "Ivo Kern was granted bail on Friday.", "A judge refused bail for Ivo Kern on Friday."),
        (TRAIN, "The driver, who survived, has been questioned.", "The driver was among those killed."),
        (TRAIN, "The driver tested positive for alcohol.", "The driver was sober, his union said."),
        (TRAIN, "The driver was using his phone at the time.", "The driver was not on the phone, records show."),
        (TRAIN, "The signal was at red when the train passed it.", "The signal had been green, the union said."),
        (TRAIN, "The line has reopened.", "The line will stay closed until Friday."),
        (TRAIN, "The track had been inspected in April.", "The track had not been inspected for two years."),
        (TRAIN, "All the passengers were wearing seat belts.", "Some of the passengers were not wearing seat belts."),
        ("", "The flight recorder was recovered on Sunday.", "Searchers have yet to find the flight recorder."),
        ("", "The vessel was carrying more passengers than it should, survivors said.", "The ferry was not overloaded, its owner said."),
        ("", "The captain abandoned the ship.", "The captain went down with the ship."),
        ("", "Every passenger was given a life jacket.", "No life jackets were handed out, a survivor said."),
        ("", "The tanker was refloated on Tuesday.", "The tanker was still stuck on Tuesday."),
        ("", "Both engines were running when the plane hit the ground.", "The engine had failed, a witness said."),
        (FIRE, "The club did not have a valid licence.", "The club was fully licensed, the owner said."),
        (FIRE, "The building had no sprinklers.", "The building was fitted with sprinklers."),
        (FIRE, "The blaze was started deliberately, police believe.", "Police said the fire was an accident."),
        ("", "The dam at Corvo burst on Tuesday.", "The dam at Corvo held on Tuesday, officials said."),
        ("", "Residents of Corvo were told to leave their homes.", "Nobody told us to leave, a resident of Corvo said."),
        ("", "A second bomb was found and defused.", "A second bomb went off minutes later."),
        ("", "The Northern Brigade claimed responsibility.", "There was no claim of responsibility."),
        ("", "President Ibe conceded defeat.", "President Ibe refused to concede defeat."),
        ("", "Observers said the election in Tarawe was fair.", "The election in Tarawe was rigged, the opposition said."),
        ("", "The two governments reached an agreement in Geneva.", "Talks between the two governments in Geneva ended without agreement."),
        ("", "The president signed the bill into law on Friday.", "The president said he would not sign the bill."),
        ("", "The two workers kidnapped in Garo have been released.", "The two workers kidnapped in Garo are still being held."),
        ("", "The two prisoners were recaptured on Sunday.", "The two prisoners were still on the run on Sunday."),
        ("", "The company paid the crooks three million dollars.", "No ransom was paid, the company said."),
        ("", "Minister Ola Brandt stepped down on Friday.", "Ola Brandt will stay on as energy minister."),
        ("", "Halden confirmed that it was in talks to buy Norvik.", "Halden denied that it was in talks to buy Norvik."),
        ("", "Lena Kovar admitted taking the steroid.", "Lena Kovar denied taking the steroid."),
        ("", "Lena Kovar was stripped of her gold medal.", "Lena Kovar will keep her gold medal."),
        ("", "The bridge had been closed to traffic.", "The bridge was open to traffic when it collapsed."),
        ("", "The runway was wet, the airport said.", "The runway was dry, the airline said."),
        ("", "Police used water cannon on Saturday.", "Police said they had not used water cannon on Saturday."),
        ("", "The regulators cleared the merger.", "The regulators blocked the merger."),
        ("", "The curfew was lifted.", "The curfew is still in force."),
        ("", "The mill knew that its flour was bad.", "The mill said it did not know that its flour was bad."),
    ],
)  # fmt: skip
def test_what_excludes_each_other(lead: str, one: str, other: str) -> None:
    assert asked(lead + one, lead + other)


@pytest.mark.parametrize(
    ("lead", "one", "other"),
    [
        (SHOTS, "The suspect is still at large.", "A man who gave the gunman a lift was arrested."),
        (SHOTS, "It was the first shooting in the state in ten years.", "There had not been a shooting in Halvord in 40 years."),
        (SHOTS, "Two of the wounded were released from hospital.", "Three people remained in hospital."),
        (SHOTS, "A guard was armed.", "The victims were unarmed."),
        (SHOTS, "The suspect worked for the company.", "The suspect's brother did not work for the company."),
        (LAW, "Marsh denied the charges.", "Marsh is accused of taking bribes."),
        (LAW, "If convicted, Marsh could go to prison.", "Marsh has not been convicted of anything."),
        (LAW, "The indictment is not fair, her lawyer said.", "The indictment is fair, a columnist said."),
        ("", "Peter Olsen was found guilty on Thursday.", "Peter Olsen was cleared of a second charge."),
        ("", "Kern was cleared of fraud but found guilty of perjury.", "Kern was convicted of perjury."),
        (TRAIN, "The driver was unhurt.", "The driver of a car that stopped to help was injured."),
        (TRAIN, "The line was closed.", "A replacement line was opened."),
        (TRAIN, "Most passengers were asleep.", "Some passengers were awake."),
        (TRAIN, "Some passengers escaped through windows.", "Some passengers did not escape."),
        ("", "The bus driver was sober.", "The lorry driver was drunk."),
        ("", "The crew abandoned ship.", "The crew of the rescue boat stayed aboard."),
        ("", "The road to the north is closed.", "The road to the south is open."),
        ("", "The shop was closed on Tuesday.", "The shop was open when the robbers came."),
        ("", "The school is closed on Mondays.", "The school was open on Friday."),
        ("", "Schools were closed on Monday.", "Schools will reopen on Tuesday."),
        (FIRE, "The sprinklers on the second floor failed.", "The sprinklers on the first floor worked."),
        (FIRE, "Police suspect arson in a series of fires in Bremen.", "The fire in Ulm was an accident."),
        (FIRE, "The building was not evacuated during a drill in May.", "The building was evacuated."),
        (FIRE, "There was fog in the valley.", "The weather was good."),
        ("", "The bridge was not damaged.", "Damage to the bridge will be checked."),
        ("", "The union rejected the offer of 2 percent.", "The union accepted an offer of 4 percent."),
        ("", "Norvik rejected an earlier bid.", "Norvik accepted the bid."),
        ("", "The senate passed the bill.", "The house has not passed the bill."),
        ("", "The referee did not stop the first fight.", "The referee stopped the fight."),
        ("", "Mann did not play on Saturday.", "Mann played on Wednesday."),
        ("", "Two patients have recovered.", "Two patients have not recovered."),
        ("", "One robber was caught. Two are at large.", "Two robbers are still on the run."),
        ("", "He had symptoms of a stroke.", "He has had no serious symptoms."),
        ("", "Putin is linked to it.", "Putin was not directly linked to it."),
        ("", "We will work with others to establish the cause.", "The cause was unclear."),
        ("", "You are never going to win the cup again.", "The club won the cup."),
    ],
)  # fmt: skip
def test_what_only_looks_like_it(lead: str, one: str, other: str) -> None:
    assert not asked(lead + one, lead + other)


def test_a_denial_answers_what_another_said() -> None:
    told = "The guard said the driver had been on his phone. His wife denied it."
    (point,) = differences(TRAIN + told, TRAIN + "The driver had been on his phone, a guard said.")
    assert {r.reply: r.label for r in point.readings}["no"] == "His wife denied it"


def test_what_is_denied_is_the_saying_and_no_clause_within_it() -> None:
    told = "The boat carried more than the 120 guests it was certified for, papers say. Its owner denies that."
    assert not [p for p in differences(told) if "certified" in p.subject]


@pytest.mark.parametrize(
    ("one", "other", "heading"),
    [
        ("The bridge over the Senn was open to traffic.", "The bridge over the Senn had been closed.", "whether the bridge over the Senn was open to traffic"),
        ("The ferry was built in 1994 and had passed an inspection in April.", "The ferry had not been inspected.", "whether the ferry had passed an inspection in April"),
        ("Ada Lind has accused the press of pouring “oil on the fire”.", "Ada Lind is silent.", "whether Ada Lind has accused the press"),
        ("Minister Ada Lind resigned on Friday.", "Ada Lind refused to resign.", "whether Minister Ada Lind resigned"),
        ("Some say she will go. Ada Lind said she would appeal.", "Ada Lind said she would not appeal.", "whether she would appeal"),
    ],
)  # fmt: skip
def test_a_heading_is_a_clause_that_stands_alone(one: str, other: str, heading: str) -> None:
    assert heading in [p.subject for p in asked(one, other)]


def test_it_is_asked_by_a_no_where_only_that_has_a_clause() -> None:
    (point,) = differences("The council closed the pier.", "The council had not closed the pier.")
    assert point.subject == "whether the council closed the pier"
    assert dict(zip(labels(point), [r.reply for r in point.readings], strict=True)) == {
        "The council had not closed the pier": "no",
        "The council closed the pier": "yes",
    }
