"""Whether a verb reports in its sentence, and who says what it reports."""

from __future__ import annotations

import pytest

from tests.reading.frames import frames


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The subject that the parser takes for part of what stands before it.
        (
            "The row came after the weekly Elbe Post, citing a guard, reported that 30 boats had left.",
            "the weekly Elbe Post | reported | 30 boats had left",
        ),
        (
            "Owners said they're convinced the police mishandled the case and sailors accused the town of lying.",
            "sailors | accused | the town of lying",
        ),
        (
            "With a week until the vote, Minna Rehn, an aide to the owner, called it “a farce” on Saturday.",
            "Minna Rehn, an aide to the owner | called | it “a farce”",
        ),
        (
            "Kim Soo-hyun, the spokesman for President Lee Jae-in, said the office was open.",
            "Kim Soo-hyun, the spokesman for President Lee Jae-in | said | the office was open",
        ),
        # What papers show may be a thing.
        ("Polls show a close race in the port.", "Polls | show | a close race in the port"),
        # What is done in order to say something.
        (
            "The mayor used a post on Chirper to accuse the firm of lying.",
            "The mayor | to accuse | the firm of lying",
        ),
        # A letter speaks, not those who receive it.
        (
            "Dozens of clerks received a letter from the bank warning them: “You must leave at once.”",
            "a letter from the bank | warning | “You must leave at once.”",
        ),
        (
            "The trick is an email from a clerk of a prince claiming that the reader has won.",
            "an email from a clerk of a prince | claiming | the reader has won",
        ),
        # "Before" and "until" make a fact of what is past.
        (
            "The crew was calm before the driver himself joked: “My heart went a little higher there.”",
            "the driver | joked | “My heart went a little higher there.”",
        ),
        # By its tense a verb goes with the clause that is told.
        (
            "Reports suggest the Danes were happy for the ferry to sail, but were hesitant to pay.",
            "the Danes | were hesitant | to pay",
        ),
        (
            "Officials are believed to think the pier is lost.",
            "Officials | are believed to think | the pier is lost",
        ),
        (
            "The council was concerned that the port was “selling coal.”",
            "The council | was concerned | the port was “selling coal.”",
        ),
        (
            "Engineers consider the old bridge unsafe.",
            "Engineers | consider | the old bridge unsafe",
        ),
        ("She spoke out on the matter.", "She | spoke out | the matter"),
        # A participle behind what is told goes with whoever tells it.
        (
            "Rehn told a paper that the need for fences implies that the square is unsafe, calling it “a shame.”",
            "Rehn | calling | it “a shame.”",
        ),
        (
            "Fans stood at the gate - where the Elbe Herons played the Oste Larks - while chanting, “Let us in!”",
            "Fans | chanting | “Let us in!”",
        ),
        # Whose words are cited, and who tells what at the end.
        (
            "“The blast was ours,” the Courier cited the Elbe Front on Monday.",
            "the Elbe Front | cited | “The blast was ours,”",
        ),
        (
            "Minister Karl Rehn was quoted by the Oste agency saying: “We are worried.”",
            "Minister Karl Rehn | saying | “We are worried.”",
        ),
        (
            "The pier was shut for a week, reported the BBC.",
            "the BBC | reported | The pier was shut for a week",
        ),
        # What somebody is before the name.
        (
            "The pier would have held longer, an expert on bridges, Ada Rehn, said.",
            "an expert on bridges, Ada Rehn | said | The pier would have held longer",
        ),
        # A view that is said to be so; in whose words, in the middle.
        (
            "The ministry’s position is that the road is public.",
            "The ministry | position | the road is public",
        ),
        (
            "The driver is, in the words of his lawyer, a broken man.",
            "his lawyer | in the words of | The driver is … a broken man",
        ),
        # Of what one is accused by another; what one would only say.
        (
            "Karl Rehn has been accused by prosecutors of hiding the files.",
            "prosecutors | has been accused by | Karl Rehn … of hiding the files",
        ),
        (
            "Asked if it was safe, the mayor would only say that tests were under way.",
            "the mayor | would only say | tests were under way",
        ),
        # When it was said is not what was said.
        (
            "Detectives said on Friday they had found the knife.",
            "Detectives | said | they had found the knife",
        ),
        # Quotations in quotations, and short ones that stand alone.
        (
            "The mayor said, “He told me, ‘I am lost,’ and left.”",
            "He | told | ‘I am lost,’",
        ),
        (
            "“We saw smoke,” said Ann Lee. “Then it fell.\n“Nobody ran.”",
            " |  | “Nobody ran.”",
        ),
        (
            "Friends described Berg as quiet; his boss said he was late.",
            "Friends | described | Berg as quiet",
        ),
        # A share of those who can think.
        (
            "A majority of voters expect the bridge to close.",
            "A majority of voters | expect | the bridge to close",
        ),
        # A quotation of another that begins anew is not part of what was said.
        (
            "A friend hopes he can be forgiven. ‘He just wants us to go on,’ said his aunt.",
            "A friend | hopes | he can be forgiven",
        ),
        # Of two before the verb the one that no preposition holds.
        (
            "A man calling himself its chief told the paper that the gate was shut.",
            "A man calling himself its chief | told | the gate was shut",
        ),
        # Subjects parted from their verbs, and asides on who says it.
        (
            "The talks, officials said on condition of anonymity, had failed.",
            "officials | said | The talks … had failed",
        ),
        (
            "According to Ada Rehn, who runs the port, three ships sank.",
            "Ada Rehn | According to | three ships sank",
        ),
        (
            "The state has accused rebels of breaking the truce, a charge they deny.",
            "they | deny | The state has accused rebels of breaking the truce",
        ),
        (
            "His account contradicts that of the guard, who says the gate was open.",
            "the guard | says | the gate was open",
        ),
        (
            "“It happens,” shrugged the harbour master.",
            "the harbour master | shrugged | “It happens,”",
        ),
        # Whom one calls on, to do what; of what one is told.
        (
            "Speaking in Oslo, Mayor Ada Rehn called on Denmark to open the strait.",
            "Mayor Ada Rehn | called on | Denmark to open the strait",
        ),
        (
            "The owners were informed of the leak by a Danish firm.",
            "a Danish firm | were informed | the leak",
        ),
        (
            "The ministers discussed how to share the water.",
            "The ministers | discussed | how to share the water",
        ),
    ],
)
def test_finds_who_says_it(text: str, expected: str) -> None:
    assert expected in [frame.replace("spoke out on", "spoke out") for frame in frames(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They meet so that the council can look at it and determine whether the cap is reached.",
        "The pumps were unusual, calling to mind a league of old machines.",
        "He did so in the hope that the owner would sell.",
        "Source: ElbeStatistics",
        "The driver showed his pass at the gate.",
        "They built a union of worried experts called the Centre for Honest Maps.",
        "The road, considered the safest in town, was closed.",
        # Deeds, idioms, and what nobody says.
        "Safety zones for women assume that the square is unsafe.",
        "A man describing himself as a guard left at noon.",
        "The game showed him what it is to win.",
        "The general’s actions signalled that the war went badly.",
        "The council called an emergency meeting for later on Sunday to discuss the leak.",
        "The club rejects 70 to 80 applicants a year.",
        "Ada Lind even found herself caught up in the moment.",
        "The trip is guaranteed to be fun.",
        "After a year the couple called it quits.",
        "Few expected to see the end of it.",
        "Had he said that the wall was weak, nobody would have listened.",
        "It can strike freely according to plan and purpose.",
        # What only tells more of a thing.
        "The Courier printed photos that were part of an Elbe Treasury announcement of sanctions on 20 ships.",
    ],
)
def test_reports_nothing(text: str) -> None:
    assert frames(text) == []


def test_of_whom_nobody_says_it_a_participle_says_nothing() -> None:
    text = "Word of the raid came after the mayor used a post to accuse the firm, warning that it would end."
    assert "Word of the raid | warning | it would end" not in frames(text)
