"""Who says what, through whom, and when: a wrong speaker is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from variorum.model import Article, Reading, Statement
from variorum.reading import read, skim

DAY = date(2026, 3, 20)  # a Friday


def account(text: str, outlet: str | None = None) -> Reading:
    return read(skim(Article.of(text, published=DAY, outlet=outlet)))


def speaker(text: str, words: str) -> str | None:
    """Give the name of whoever is said to have said some words."""
    reading = account(text)
    return _name(reading, _saying(reading, words).speaker)


def chain(text: str, words: str, outlet: str | None = None) -> list[str]:
    return [link.name for link in _saying(account(text, outlet), words).chain]


def _saying(reading: Reading, words: str) -> Statement:
    """Give the innermost statement whose content holds some words."""
    holding = [s for s in reading.statements if any(words in c.exact for c in s.content)]
    return min(holding, key=lambda s: sum(len(c.exact) for c in s.content))


def _name(reading: Reading, entity: str | None) -> str | None:
    return next((e.name for e in reading.entities if e.id == entity), None)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # Named, with a title, with an apposition.
        ("Ada Lind said the pier was safe.", "pier", "Ada Lind"),
        ("Norwegian President Ada Lind said the pier was safe.", "pier", "Ada Lind"),
        ("Ada Lind, the harbour master, said the pier was safe.", "pier", "Ada Lind"),
        ("The harbour master, Ada Lind, said the pier was safe.", "pier", "Ada Lind"),
        ("According to Ada Lind, the pier was safe.", "pier", "Ada Lind"),
        ("KELMOUTH -- Ada Lind said the pier was safe.", "pier", "Ada Lind"),
        ("Analyst Karl Berg of Elbe Capital said the price was low.", "price", "Karl Berg"),
        # A name inside another's description does not speak.
        ("Lind’s eldest son, Karl Lind Jr., said the yard was lost.", "yard", "Karl Lind Jr."),
        ("Ada Lind’s lawyer, Ole Berg, said the charge was false.", "charge", "Ole Berg"),
        # Pronouns.
        ("Ada Lind left at six. She said the pier was safe.", "pier", "Ada Lind"),
        ("Ada Lind met Karl Berg. He said the pier was safe.", "pier", "Karl Berg"),
        ("Ada Lind left. She met Ann Berg. She said the pier was safe.", "pier", "Ada Lind"),
        (
            "Karl Lind built it. His son, Ole Lind, sold it on Monday. He said the yard was lost.",
            "yard was lost",
            "Ole Lind",
        ),
        # Roles and bodies.
        (
            "President Ada Lind met Danish President Ole Berg. The Danish president said it held.",
            "held",
            "Ole Berg",
        ),
        (
            "Elbe Steel bought the yard. The company said it would build ships.",
            "ships",
            "Elbe Steel",
        ),
        ("Its spokesman, Brigadier General Karl Berg, said it held.", "held", "Karl Berg"),
        (
            "A report by the Elbe Rail Commission said the brake failed.",
            "brake",
            "Elbe Rail Commission",
        ),
        (
            "Elbe Port Workers shut the pier. The union said it would stay shut.",
            "stay shut",
            "Elbe Port Workers",
        ),
        # Called by a name, by a paper, by an office of its own, by its members.
        ("A man named Karl Berg said the pier was open.", "pier", "Karl Berg"),
        ("A witness identified as Ada Lind told the court she ran.", "she ran", "Ada Lind"),
        (
            "A first report by the Elbe Rail Commission said the brake failed. It said the train was old.",
            "train",
            "Elbe Rail Commission",
        ),
        (
            "The press service of the Ministry of Transport said the road was open.",
            "road",
            "Ministry of Transport",
        ),
        ("Elbe Front militants said they had fired. They said it was war.", "war", "Elbe Front"),
        (
            "Elbe Front rebels fled. Their statement said ten had died.",
            "ten had",
            "Elbe Front",
        ),
        ("Elbe Steel’s indictment says the firm lied.", "lied", "Elbe Steel’s indictment"),
        (
            "A harbour document says it leaked. The same document says it sank.",
            "sank",
            "harbour document",
        ),
        # Sources without a name.
        (
            "Analysts at Corvane estimate the leak will cost $3 million.",
            "leak",
            "Analysts at Corvane",
        ),
        (
            "A spokesman for Secretary-General Ada Lind said it rained.",
            "rained",
            "spokesman for Secretary-General Ada Lind",
        ),
        ("Witnesses said the boat was full.", "boat", "Witnesses"),
        ("U.S. officials said the boat was full.", "boat", "U.S. officials"),
        (
            "Prime Minister Karl Lind met the unions. His office said the talks went well.",
            "talks went",
            "Karl Lind’s office",
        ),
    ],
)
def test_tells_who_speaks(text: str, words: str, who: str) -> None:
    assert speaker(text, words) == who


TWO_PRESIDENTS = """\
President Ada Lind met Ole Berg, the president of Elbe Steel. It rained. It snowed. Nobody came.
It froze. Lind smiled. The president said it would hold."""
TALKS = """\
Ole Berg is seeking a new deal with the town after Karl Lind vowed to walk away from the
Elbe Agreement, calling it “the worst deal” ever."""
TWO_PREMIERS = """\
Prime Minister Ada Lind of Norway flew to Denmark. The Danish prime minister was away.
The prime minister said it would hold."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("President Ada Lind met President Ole Berg. The president said it would hold.", "would"),
        ("Karl Berg and Ole Lind were on deck. He said the boat was full.", "boat"),
        ("It was said that the boat was full.", "boat"),
        (TWO_PRESIDENTS, "would"),
        (TALKS, "worst deal"),
        (TWO_PREMIERS, "would"),
        ("Karl Berg left. The diver came up. He said the boat was full.", "boat"),
        ("Elbe Steel bought a film. It shows the boat was full.", "boat"),
        ("Ada Lind, Jonas Rehn and Marta Olin said the boat was full.", "boat"),
        (
            "Karl Berg left. It was a bomb, a guard who saw it told police. He said it rained.",
            "rained",
        ),
    ],
)
def test_leaves_the_speaker_open_where_two_fit(text: str, words: str) -> None:
    reading = account(text)
    spoken = [s for s in reading.statements if any(words in c.exact for c in s.content)]
    assert all(s.speaker is None for s in spoken)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # Whoever an aside speaks of is not who leads the story.
        (
            "Mr Ole Yalin accused the board. Citing the deal, which Mr Berg had opposed, he said, “I can wait.”",
            "I can wait",
            "Ole Yalin",
        ),
        # What is only quoted between a name and its pronoun does not part them.
        (
            "Karl Berg broke down. “I know nothing. My brother did it. It hurts us all,” he said.",
            "I know nothing",
            "Karl Berg",
        ),
        # Whom the sentence is about may stand behind its verb.
        (
            "Karl Lind won. Just as happy was Ole Berg, a former champion. Hugging all, he said it was fair.",
            "fair",
            "Ole Berg",
        ),
        # Nobody speaks out of a caption, which ends without a stop.
        (
            "Ada Lind left the ship. It was noon.\nKeeper Kimo Brannok praised the harbour\n“I sat down,” she said.",
            "sat down",
            "Ada Lind",
        ),
        # A sentence's own words tell he from she.
        (
            "Brannok posted a clip of her cousin. It was late. She said the gate was shut.",
            "gate",
            "Brannok",
        ),
        (
            "Velosti Brannok praised her crew. She left. Tavon Olin died in June. She said it hurt.",
            "hurt",
            None,
        ),
        # Somebody who is only called so, and may be anyone; a firm that is told from others.
        ("Karl Lind led. The teenager passed Karl Lind. “It was late,” he said.", "late", None),
        ("Elbe Steel closed. The power company said it was sorry.", "sorry", None),
        # A rocket is no company, and a title is nobody.
        ("The Elbe Heavy is to fly. The company said it was late.", "late", None),
        (
            "While Karl Lind fell back, all went well for Ole Berg, as he won. “It was fun,” he said.",
            "fun",
            None,
        ),
        # Two together are neither of the bodies before.
        ("Elbe Steel grew. Karl Berg and Ole Lind left. They said it was late.", "late", None),
        ("The government has accused rebels of lying, a charge they deny.", "accused", None),
        # No union is a firm, and no ministry.
        ("The union says it was late; the firm says they were paid.", "were paid", None),
        (
            "Elbe Steel shut. The Justice Department sued on Friday. The company said it was sorry.",
            "sorry",
            "Elbe Steel",
        ),
        # A website is no coin.
        ("Elbe Coin is up. Elbe Coin fell by half, the website said.", "fell by half", None),
    ],
)
def test_a_pronoun_means_whoever_leads_the_story_or_nobody(
    text: str, words: str, who: str | None
) -> None:
    assert speaker(text, words) == who


def test_says_why_the_speaker_is_open() -> None:
    reading = account("Karl Berg and Ole Lind were on deck. He said the boat was full.")
    reasons = [d.reason for d in reading.doubts if d.stage == "statements"]
    assert reasons == ["“he” fits Karl Berg and Ole Lind"]


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        ("Ada Lind said the pier was safe.", "pier", ["Ada Lind"]),
        ("Ada Lind told Reuters the pier was safe.", "pier", ["Reuters", "Ada Lind"]),
        (
            "A columnist for Le Monde said the pier was safe.",
            "pier",
            ["Le Monde", "columnist for Le Monde"],
        ),
    ],
)
def test_follows_a_statement_back_to_its_outermost_source(
    text: str, words: str, links: list[str]
) -> None:
    assert chain(text, words) == links


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        (
            "Ada Lind mocked the mayor, sharing a clip on Chirper that said the bridge would fall.",
            "bridge would fall",
            ["Ada Lind", "a clip on Chirper"],
        ),
        ("The union circulated a memo saying wages would fall.", "wages", ["The union", "a memo"]),
        (
            "Karl Berg retweeted a post that claimed the vote was rigged.",
            "vote",
            ["Karl Berg", "a post"],
        ),
        (
            "A video shared by Karl Berg shows the boat sinking.",
            "boat sinking",
            ["Karl Berg", "A video shared by Karl Berg"],
        ),
        (
            "“The courier cited it,” the Elbe Courier quoted a guard.",
            "cited it",
            ["Elbe Courier", "guard"],
        ),
        # What somebody may think is the guess of whoever says so.
        (
            "“The owner may think he can sell it,” Ada Lind said.",
            "he can sell",
            ["Ada Lind", "owner"],
        ),
        (
            "One high official replied to the Elbe Courier’s questions: “We need to take care of our nerves.”",
            "nerves",
            ["Elbe Courier", "high official"],
        ),
        (
            "According to the Elbe Courier, some clerks packed up. In the end, the clerks said, they calmed down.",
            "calmed down",
            ["Elbe Courier", "clerks"],
        ),
    ],
)
def test_keeps_who_asked_and_who_passed_it_on(text: str, words: str, links: list[str]) -> None:
    assert chain(text, words) == links


def test_what_the_writer_guesses_that_somebody_thinks_is_no_statement() -> None:
    assert account("The owner may think he can sell it.").statements == ()


def test_nobody_stands_twice_in_a_chain() -> None:
    text = "According to a source cited by the Elbe Courier, the mayor told the Elbe Courier it was late."
    assert chain(text, "it was late") == ["Elbe Courier", "source", "mayor"]
    assert chain("Ada Lind told a news conference that it was late.", "late") == ["Ada Lind"]


def test_who_says_what_they_think_is_one_link() -> None:
    assert chain("Ada Lind said she believed the pier was safe.", "was safe") == ["Ada Lind"]


def test_the_outlet_that_prints_the_account_is_no_link() -> None:
    text = "Ada Lind told Reuters the pier was safe."
    assert chain(text, "pier", outlet="Reuters") == ["Ada Lind"]
    text = "Ada Lind told the Gazette the pier was safe."
    assert chain(text, "pier", outlet="Elbe Gazette") == ["Ada Lind"]


def test_every_link_stands_where_it_says() -> None:
    text = "Ada Lind told Reuters the pier was safe."
    (statement,) = account(text).statements
    assert all(text[x.span.start : x.span.end] == x.span.exact for x in statement.chain)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ada Lind said on Monday the pier was safe.", "2026-03-16"),
        ("Ada Lind said the pier had been safe on Monday.", None),
        ("Ada Lind said the pier was safe.", None),
    ],
)
def test_a_day_that_hangs_on_the_word_that_reports_is_when_it_was_said(
    text: str, day: str | None
) -> None:
    (statement,) = account(text).statements
    assert statement.said == day


def test_ids_tell_the_account_and_the_order() -> None:
    reading = account("Ada Lind said the pier was safe. Ole Berg said it was not.")
    assert [s.id for s in reading.statements] == [f"{reading.article.id}.s{n}" for n in (0, 1)]


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        # What closes a sentence is the outermost source.
        (
            "Officials say there were five, the Elbe Courier reported on Monday.",
            "there were five",
            ["Elbe Courier", "Officials"],
        ),
        (
            "Berg said the boat sped up and “everyone went flying,” the Associated Press reports.",
            "everyone went flying",
            ["Associated Press", "Berg"],
        ),
        # A report and the source it cites, whichever of the two frames is asked.
        (
            "The pier was cracked, the Elbe Courier reported, citing a harbour official.",
            "The pier was cracked",
            ["Elbe Courier", "harbour official"],
        ),
        (
            "The pier was cracked, the Elbe Courier reported, quoting a harbour official.",
            "The pier was cracked",
            ["Elbe Courier", "harbour official"],
        ),
        (
            "The pier was cracked, the Elbe Courier said in a story that cited Ada Lind.",
            "The pier was cracked",
            ["Elbe Courier", "Ada Lind"],
        ),
        # Those who speak together are one link.
        (
            "Le Monde and Der Spiegel said the pier was safe.",
            "pier",
            ["Le Monde and Der Spiegel"],
        ),
        (
            "The official Reuters news agency and the Elbe Courier said the pier was safe.",
            "pier",
            ["The official Reuters news agency and the Elbe Courier"],
        ),
    ],
)
def test_a_paper_that_passes_it_on_is_the_outermost_link(
    text: str, words: str, links: list[str]
) -> None:
    assert chain(text, words) == links


def test_what_closes_a_sentence_is_no_part_of_what_was_said() -> None:
    text = "Officials say there were five, the Elbe Courier reported on Monday."
    assert _saying(account(text), "five").content[0].exact == "there were five"


def test_an_outlet_never_speaks_the_words_of_another() -> None:
    text = "Berg said “everyone went flying,” the Associated Press reports."
    reading = account(text)
    assert {_name(reading, s.speaker) for s in reading.statements} == {"Berg"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lind and Karl Berg said the pier was safe.",
        "Norway and Denmark said the pier was safe.",
        "The skipper's sons and neighbour said the pier was safe.",
        "The pier was safe, according to the police and Ada Lind.",
        "Trade minister Karl Lind and premier Ole Berg came. The pier was safe, they said.",
    ],
)
def test_of_several_who_speak_together_none_is_named_alone(text: str) -> None:
    reading = account(text)
    spoken = [s for s in reading.statements if any("pier" in c.exact for c in s.content)]
    assert spoken
    assert all(s.speaker is None for s in spoken)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rail operator ElbeRail said the pier was safe.", "ElbeRail"),
        ("The pier was safe, the rail operator ElbeRail said.", "ElbeRail"),
        ("Mayor of London Karl Lind said the pier was safe.", "Karl Lind"),
        ("A Port of Elbe spokesman said the pier was safe.", "Port of Elbe spokesman"),
        ("Ada Lind, the mayor and harbour master, said the pier was safe.", "Ada Lind"),
        (
            "Elbe Harbour Police came. The harbour police said the pier was safe.",
            "Elbe Harbour Police",
        ),
    ],
)
def test_a_role_beside_a_name_is_whose_name_it_is(text: str, who: str) -> None:
    assert speaker(text, "pier was safe" if "pier was" in text else "pier") == who


def test_whose_wife_or_office_it_is_is_told_only_where_one_person_fits() -> None:
    one = "Karl Berg, a guard, was hurt. His wife said he was awake."
    two = "An officer spoke of the crash that killed Karl Berg. His daughter said it was late."
    assert speaker(one, "awake") == "Karl Berg’s wife"
    assert speaker(two, "late") == "His daughter"


def test_a_bare_surname_takes_the_pronoun_of_who_bears_it_in_full() -> None:
    text = "Ada Lind met Oscar Rehn. Lind and Rehn spoke for an hour. She said it went well."
    assert speaker(text, "went well") == "Ada Lind"


def test_what_was_told_to_a_paper_goes_on_to_have_been_told_to_it() -> None:
    text = "Ada Lind told the Elbe Courier that the pier was shut. Lind said it would stay shut."
    assert chain(text, "stay shut", "Elbe Radio") == ["Elbe Courier", "Ada Lind"]
