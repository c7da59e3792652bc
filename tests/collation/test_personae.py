"""Who they were: the pilot's nationality, the killer's kin, how long the driver had been at it."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

ASKED = (
    *("nationality of ", "of what trade ", "what rank ", "whose kin "),
    *("whether the ", "the name of "),
)
BOAT = "A freighter ran aground off Torre on Tuesday. "
BUS = "A bus overturned near Torre on Tuesday. "
KNIFE = "Two people were stabbed at a market in Torre on Tuesday. "
PLANE = "A light aircraft crashed near Torre on Tuesday. "
SHOTS = "Three people were shot dead in a church in Torre on Tuesday. "


def asked(one: str, other: str) -> list[str]:
    return [p.subject for p in differences(one, other) if p.subject.startswith(ASKED)]


@pytest.mark.parametrize(
    ("lead", "one", "other", "question"),
    [
        (PLANE, "The pilot, a Swede in his fifties, was killed.", "The dead pilot was a Finnish citizen.", "nationality of the pilot"),
        (PLANE, "A Dane was at the controls.", "The plane was flown by a Norwegian.", "nationality of the pilot"),
        (BUS, "Police said a Dane was behind the wheel of the bus.", "The bus was driven by a Swede.", "nationality of the driver"),
        (BUS, "It was being driven by a novice, police said.", "The driver had 22 years' experience.", "whether the driver was new to it"),
        (BUS, "An apprentice was at the wheel.", "The bus driver, who had been with the company for 22 years, was hurt.", "whether the driver was new to it"),
        (BUS, "At the wheel was a man who had not slept.", "The driver was a woman of 40.", "whether the driver is a man or a woman"),
        (BUS, "The bus was carrying Czech nurses.", "The passengers were Hungarian pilgrims.", "nationality of the passengers"),
        (BOAT, "Its captain, a Greek national, had been drinking.", "A drunken Ukrainian skipper was on the bridge.", "nationality of the captain"),
        (KNIFE, "The attacker is a Dane.", "The knifeman was identified as Karl Lind, a Norwegian.", "nationality of the attacker"),
        (KNIFE, "Police identified the man who stabbed the two as a Tunisian.", "The suspect is a French citizen, the mayor said.", "nationality of the attacker"),
        (KNIFE, "The attacker, a Tunisian, was shot.", "The attacker, who held German citizenship, was shot.", "nationality of the attacker"),
        (SHOTS, "The man who opened fire was a farmer of 40.", "The shooter was a butcher, neighbours said.", "of what trade the attacker is"),
        ("A nurse was murdered in Torre on Tuesday. ", "The killer was her cousin.", "The murderer, a brother of the victim, was arrested.", "whose kin the attacker is"),
        ("A woman was found dead in Torre on Tuesday. ", "Police arrested her husband.", "Her brother-in-law was arrested.", "whose kin the arrested person is"),
        ("Pirates boarded a ship off Torre on Tuesday. ", "The hostage is a Greek citizen.", "A Turkish engineer was kidnapped.", "nationality of the hostage"),
        ("A hiker was killed by a bear near Torre on Tuesday. ", "The victim was a Slovak.", "The dead man was a Czech.", "nationality of the victim"),
        (SHOTS, "The gunman was identified as Karl Lind, 30.", "Police named the gunman as Peter Moss.", "the name of the attacker"),
        (SHOTS, "The gunman worked as a florist.", "The shooter is a taxi driver.", "of what trade the attacker is"),
        (SHOTS, "The gunman, an army sergeant on leave, fled.", "The gunman was a lieutenant, the ministry said.", "what rank the attacker held"),
        (BOAT, "The freighter's Filipino crew were taken off.", "The sailors were all Indonesians.", "nationality of the crew"),
        ("Mina Orel was abducted in Torre on Tuesday. ", "She has Canadian citizenship, her paper said.", "Mina Orel is a British national.", "nationality of Mina Orel"),
        ("A ticket from Torre won the lottery on Tuesday. ", "The winner, a mother of two, wants to travel.", "A man of 40 won the jackpot.", "whether the winner is a man or a woman"),
    ],
)  # fmt: skip
def test_who_they_were(lead: str, one: str, other: str, question: str) -> None:
    assert question in asked(lead + one, lead + other)


@pytest.mark.parametrize(
    ("lead", "one", "other"),
    [
        # One country holds the other, or is that of the family.
        (PLANE, "The pilot, a Briton, was killed.", "The Scottish pilot was killed."),
        (PLANE, "The pilot was a European.", "The pilot was a Dane."),
        (KNIFE, "A man of Danish descent stabbed the two.", "The attacker is a Swede."),
        (KNIFE, "The attacker was a Moroccan-born man.", "The attacker is a Swede."),
        # One word fits the other, or was true once.
        (KNIFE, "The attacker was a student.", "The attacker was a waiter."),
        (KNIFE, "The attacker was a former teacher.", "The attacker was a plumber."),
        ("A woman was killed in Torre on Tuesday. ", "He killed his wife.", "He killed his partner."),
        (SHOTS, "The gunman was identified as Muhammad Said.", "Police named the gunman as Mohamed Sayid."),
        (SHOTS, "The gunman was identified as Karl Lind.", "Police named the gunman as Peter Moss. They had first held Karl Lind."),
        (BOAT, "Its Filipino and Indian crew were taken off.", "The sailors were all Indians."),
        ("A man was arrested in Torre. ", "Karl Lind, a Danish envoy, said so.", "Karl Lind, a Swedish citizen, said so."),
        (SHOTS, "The gunman was a retired colonel.", "The gunman was a major."),
        # There are two of them, or nobody can tell.
        (SHOTS, "Two gunmen did it. One gunman was a Dane.", "The other gunman was a Swede. There were two gunmen."),
        ("Five people were stabbed to death in Torre on Tuesday. ", "A nurse was stabbed at the door.", "A teacher was stabbed near the gate."),
        ("A train hit a lorry near Torre on Tuesday. ", "The driver of the lorry was a Dane.", "The train driver, a Swede, was hurt."),
        (BUS, "Among the passengers were Danish tourists.", "The bus was carrying Czech pilgrims."),
        ("There were two races in Torre. ", "The winner of the women's race was a Kenyan.", "The winner of the men's race was an Ethiopian."),
        # It is somebody else's, or only imagined.
        (SHOTS, "The suspect was a Dane.", "The suspect's lawyer is a Swede."),
        (BOAT, "Had the captain been a Dane, he would have known the coast.", "The captain, a Swede, was rescued."),
        (BOAT, "The captain was a Swede.", "In 2012 a Dane was the captain."),
        ("A cook was murdered in Torre on Tuesday. ", "A French restaurant owner was murdered.", "A Spanish restaurant owner was murdered."),
    ],
)  # fmt: skip
def test_who_may_be_both(lead: str, one: str, other: str) -> None:
    assert not asked(lead + one, lead + other)
