"""Who said what: each case is the sentence, and beneath it the frames as a reader would note them."""

from __future__ import annotations

import time

import pytest

from tests.reading.frames import frames, noted, voices
from variorum.model import Article
from variorum.reading.furniture import split_paragraphs
from variorum.reading.quotes import find_quotes
from variorum.reading.sentences import parse
from variorum.reading.voices import find_voices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said the pier was safe.",
            "The harbour master | said | the pier was safe",
        ),
        (
            "Mayor Ann Lee, a former nurse, had previously warned that the roof would leak.",
            "Mayor Ann Lee, a former nurse | had previously warned | the roof would leak",
        ),
        (
            "Engineers told reporters on Monday that the dam would hold.",
            "Engineers | told | the dam would hold",
        ),
        (
            "The dam will hold, engineers said.",
            "engineers | said | The dam will hold",
        ),
        (
            "The plan, he said, was a mistake.",
            "he | said | The plan … was a mistake",
        ),
        (
            "“We are done,” said Ann Lee, a nurse at the clinic.",
            "Ann Lee, a nurse at the clinic | said | “We are done,”",
        ),
        (
            "“The boat,” she said, “came too late.”",
            "she | said | “The boat,” … “came too late.”",
        ),
        (
            "He said the boat was sound: an odd claim, given the holes.",
            "He | said | the boat was sound",
        ),
        (
            "It was, she said, “a dark day.”",
            "she | said | It was … “a dark day.”",
        ),
        (
            "“The suspect is in custody,” read a police statement.",
            "a police statement | read | “The suspect is in custody,”",
        ),
        (
            "The clerk said the vote was “a matter of hours” away.",
            "The clerk | said | the vote was “a matter of hours” away",
        ),
        (
            "The union accused the firm of hiding the files.",
            "The union | accused | the firm of hiding the files",
        ),
        (
            "She called the ruling a “disgrace” to the court.",
            "She | called | the ruling a “disgrace” to the court",
        ),
        (
            "Doctors warned of a hard winter.",
            "Doctors | warned of | a hard winter",
        ),
        (
            "The owner vowed to rebuild the mill.",
            "The owner | vowed | to rebuild the mill",
        ),
        (
            "According to the ministry, three people died.",
            "the ministry | According to | three people died",
        ),
        (
            "Three people died, according to the ministry.",
            "the ministry | according to | Three people died",
        ),
        (
            "In the mayor's eyes, the matter is closed.",
            "the mayor | In the mayor's eyes | the matter is closed",
        ),
        (
            "The council raised concerns about the noise.",
            "The council | raised concerns | the noise",
        ),
        (
            "The driver reportedly fell asleep.",
            " | reportedly | The driver reportedly fell asleep",
        ),
        (
            "“It shook for a minute and then it was quiet.” — Ann Lee, a teacher",
            "Ann Lee, a teacher | — | “It shook for a minute and then it was quiet.”",
        ),
    ],
)
def test_finds_source_cue_and_content(text: str, expected: str) -> None:
    assert frames(text) == [expected]


def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    text = "The mayor warned that the bridge would fall, and the union called it a scandal."
    assert frames(text) == [
        "The mayor | warned | the bridge would fall",
        "the union | called | it a scandal",
    ]


def test_a_participle_adds_a_second_point_of_the_same_speaker() -> None:
    text = "The mayor said that the bridge was shut, adding that no one was hurt."
    assert frames(text) == [
        "The mayor | said | the bridge was shut",
        "The mayor | adding | no one was hurt",
    ]


def test_the_writers_comment_after_a_dash_or_a_comma_is_not_the_speakers() -> None:
    assert frames("The firm said it had paid in full — an odd thing, in a year of losses.") == [
        "The firm | said | it had paid in full"
    ]
    assert frames("The firm said it had paid the fine, which nobody could check.") == [
        "The firm | said | it had paid the fine"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Critics could argue that the fee is low.",
        "If he says the bridge is safe, we will cross it.",
        "The minister did not say that the road was open.",
        "The services have been accused of sloth.",
        "Their so-called “experts” were two boys with a ladder, in the end.",
        "Her novel “A Lamp in the Harbour” sold out within a week.",
        "The old wall threatens to fall at any moment.",
    ],
)
def test_leaves_alone_what_nobody_said(text: str) -> None:
    assert [f for f in frames(text) if not f.startswith(" |")] == []


def test_a_voice_within_another_knows_who_reports_it() -> None:
    outer, inner = voices("Officials noted that stocks were low, the Courier said.")
    assert noted(outer) == "the Courier | said | Officials noted that stocks were low"
    assert noted(inner) == "Officials | noted | stocks were low"
    assert (outer.within, inner.within) == (None, 0)


def test_who_is_quoted_as_saying_keeps_who_quoted() -> None:
    (voice,) = voices("The agency quoted the governor as saying that the road was open.")
    assert noted(voice) == "the governor | as saying | the road was open"
    assert voice.through is not None
    assert voice.through.exact == "The agency"


def test_who_was_quoted_as_saying_may_stand_after_the_quotation() -> None:
    assert frames("“The road is open,” the governor was quoted as saying.") == [
        "the governor | was quoted as saying | “The road is open,”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Courier reported that the dam would close, citing two officials.",
        "Citing two officials, the Courier said the dam would close.",
    ],
)
def test_a_source_that_a_report_cites_says_it_too_within_the_report(text: str) -> None:
    paper, officials = voices(text)
    assert paper.source is not None
    assert paper.source.exact.lower() == "the courier"
    assert officials.source is not None
    assert officials.source.exact == "two officials"
    assert officials.content == paper.content
    assert (paper.within, officials.within) == (None, 0)


def test_a_reason_that_is_cited_is_no_source() -> None:
    assert frames("The firm cited rising costs for the delay.") == [
        "The firm | cited | rising costs for the delay"
    ]


def test_a_report_goes_on_where_it_counts_or_looks_ahead() -> None:
    text = "The study says the ice is thin. Secondly, the bridge is old. A dog barked."
    first, second = voices(text)
    assert noted(second) == " |  | the bridge is old"
    assert (second.inherits, second.continues) == (True, 0)
    assert noted(first) == "The study | says | the ice is thin"


def test_a_dateline_is_not_what_was_said() -> None:
    assert frames("OSLO, May 3 (Reuters) - The dam will hold, engineers said.") == [
        "engineers | said | The dam will hold"
    ]


def test_whom_it_was_told_to_is_kept() -> None:
    (voice,) = voices("Her father told the Courier that she was well.")
    assert voice.addressee is not None
    assert voice.addressee.exact == "the Courier"


def test_what_is_quoted_on_either_side_of_an_attribution_is_one_statement() -> None:
    text = "“It was dark,” said Ann Lee. “Nobody saw the step.” “We had a lamp.”"
    assert frames(text) == [
        "Ann Lee | said | “It was dark,” … “Nobody saw the step.” … “We had a lamp.”"
    ]


def test_what_a_speaker_passes_on_leaves_the_quotation_the_speakers() -> None:
    text = "“It was dark,” said Ann Lee. “The owner said we had a lamp.”"
    assert frames(text)[0] == "Ann Lee | said | “It was dark,” … “The owner said we had a lamp.”"


def test_behind_another_report_a_quotation_goes_on_from_the_first() -> None:
    text = "“It was dark,” said Ann Lee, adding that it rained. “Nobody saw the step.”"
    first, added, second = voices(text)
    assert [noted(first), noted(added), noted(second)] == [
        "Ann Lee | said | “It was dark,”",
        "Ann Lee | adding | it rained",
        " |  | “Nobody saw the step.”",
    ]
    assert (second.inherits, second.continues) == (True, 0)


def test_a_quotation_reopened_in_the_next_paragraph_is_the_same_speakers() -> None:
    text = "“It was dark,” said Ann Lee. “Nobody saw the step.\n“We had asked for a lamp.”"
    assert [(v.inherits, v.continues) for v in voices(text)] == [
        (False, None),
        (True, 0),
    ]


def test_a_quotation_after_a_colon_belongs_to_the_sentence_before_it() -> None:
    assert frames("The judge was brief: “You may go.”") == ["The judge | was | “You may go.”"]


def test_a_transcript_gives_every_turn_to_the_name_before_it() -> None:
    text = "LEE: The pier will reopen.\nROY: When?\nLEE: In May. We have the money.\nROY: Fine."
    assert frames(text) == [
        "LEE | : | The pier will reopen.",
        "ROY | : | When?",
        "LEE | : | In May. We have the money.",
        "ROY | : | Fine.",
    ]
    assert frames("BEST SAVE: Roy tipped the ball over the bar.") == []


def test_what_a_speaker_says_of_himself_is_no_second_voice() -> None:
    assert frames("“I think we hope for rain,” the farmer said.") == [
        "the farmer | said | “I think we hope for rain,”"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "\ud800 said \udfff",
        "“" * 50,
        "said " * 300,
        "“I,” said. " * 20,
        ": “”",
        "’s said",
    ],
)
def test_any_text_can_be_read(text: str) -> None:
    for voice in voices(text):
        for span in (*voice.content, voice.cue, voice.source):
            assert span is None or span.exact == text[span.start : span.end]


@pytest.mark.parametrize("piece", ["said ", "“I saw,” he said. ", "He said that she said that "])
def test_eight_times_the_text_takes_no_more_than_its_share(piece: str) -> None:
    def seconds(times: int) -> float:
        article = Article.of(piece * times)
        paragraphs = split_paragraphs(article, ())
        sentences = parse(article, paragraphs)
        marks = find_quotes(article, paragraphs)

        def once() -> float:
            start = time.process_time()
            find_voices(article, sentences, marks)
            return time.process_time() - start

        return min(once() for _ in range(3))

    # Linear time shows as eight, quadratic as sixty-four; between them a machine may be busy.
    assert seconds(1_200) < 16 * seconds(150) + 0.05


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The lamp was out.\nNobody saw the rocks,” said Ada Lind.",
            ["Ada Lind | said | “The lamp was out. … Nobody saw the rocks,”"],
        ),
        (
            "“The lamp was out.\n“Nobody saw the rocks,” said Ada Lind.",
            ["Ada Lind | said | “The lamp was out. … “Nobody saw the rocks,”"],
        ),
        (
            '"We have taken in about fifty people, " added the doctor.',
            ['the doctor | added | "We have taken in about fifty people, "'],
        ),
        (
            "Bus driver fell asleep at the wheel, claim passengers",
            ["passengers | claim | Bus driver fell asleep at the wheel"],
        ),
        (
            "The paper said the wall was cracked, citing residents of the harbour.",
            [
                "The paper | said | the wall was cracked",
                "residents of the harbour | citing | the wall was cracked",
            ],
        ),
        (
            "The mayor said the wall was safe and the road open and the union said it would strike.",
            [
                "The mayor | said | the wall was safe and the road open",
                "the union | said | it would strike",
            ],
        ),
        (
            "The minister said that, according to the owner, the dam was sound.",
            [
                "The minister | said | according to the owner, the dam was sound",
                "the owner | according to | the dam was sound",
            ],
        ),
        (
            "The ferry was overloaded, the harbour master said, the Courier reported.",
            [
                "the harbour master | said | The ferry was overloaded",
                "the Courier | reported | The ferry was overloaded, the harbour master said",
            ],
        ),
        (
            "Police: Three hurt in blast at ferry port",
            ["Police | : | Three hurt in blast at ferry port"],
        ),
        (
            "Ada Lind: “We will not sell the pier”",
            ["Ada Lind | : | “We will not sell the pier”"],
        ),
        (
            "Lind said after the vote she would not accept the seat if it were offered.",
            ["Lind | said | she would not accept the seat if it were offered"],
        ),
        (
            "Police said there were no reports that anyone was hurt.",
            ["Police | said | there were no reports that anyone was hurt"],
        ),
        (
            "The bridge reportedly failed at noon, the agency said.",
            ["the agency | said | The bridge reportedly failed at noon"],
        ),
    ],
)
def test_every_speaker_has_his_own_words(text: str, expected: list[str]) -> None:
    assert frames(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The driver was questioned by police on Friday.",
        "Detectives questioned Jonas Rehn about the fire.",
        "People stood on the roof, calling for help.",
        "Residents feared the worst.",
        "The Courier reported on Monday.",
        "Tram crash: Seven dead in Kelmouth",
        "The ferry will stop at noon, citing an official.",
    ],
)
def test_what_tells_of_speaking_but_not_what_was_said(text: str) -> None:
    assert frames(text) == []


def test_who_denies_it_does_not_report_who_said_it() -> None:
    found = voices(
        "Engineers suspect that a valve failed, an official said. The company denied it."
    )
    holders = {noted(v): None if v.within is None else noted(found[v.within]) for v in found}
    official = "an official | said | Engineers suspect that a valve failed"
    assert holders == {
        official: None,
        "Engineers | suspect | a valve failed": official,
        "The company | denied | Engineers suspect that a valve failed": None,
    }


def test_an_agency_that_nobody_listed_has_a_dateline_too() -> None:
    text = "VESSHAVN, Norway, March 14 (Kestrel) - The ferry sank at noon, officials said."
    assert frames(text) == ["officials | said | The ferry sank at noon"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The owner was reluctant to sell the ship.",
            "The owner | was reluctant | to sell the ship",
        ),
        (
            "The guild was happy for the ferry to run on Sundays.",
            "The guild | was happy | for the ferry to run on Sundays",
        ),
        ("The coroner ruled out foul play.", "The coroner | ruled out | foul play"),
        (
            "The coastguard put the number of missing at 14.",
            "The coastguard | put | the number of missing at 14",
        ),
        (
            "Police named the driver as Karl Berg, 44.",
            "Police | named | the driver as Karl Berg, 44",
        ),
        (
            "Survivors have described a sudden squall and passengers fighting for air.",
            "Survivors | have described | a sudden squall and passengers fighting for air",
        ),
        ("Fears in Norway for the catch have grown.", "Norway | Fears | the catch"),
        (
            "She was fined for saying that the mayor took bribes.",
            "She | saying | the mayor took bribes",
        ),
    ],
)
def test_views_and_findings_without_a_verb_of_speech(text: str, expected: str) -> None:
    assert frames(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier was said to be closed.", " | was said | The pier … to be closed"),
        ("The line is expected to reopen in May.", " | is expected | The line … to reopen in May"),
        ("There were reports that a ship had sunk.", " | reports | a ship had sunk"),
        ("Reports of a fire reached the mayor.", " | Reports | a fire"),
    ],
)
def test_what_nobody_in_particular_says_has_no_source(text: str, expected: str) -> None:
    assert frames(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor called the plan “a disgrace” and vowed to fight it.",
            [
                "The mayor | called | the plan “a disgrace”",
                "The mayor | vowed | to fight it",
            ],
        ),
        (
            "She said the fees were “a burden on the poor” and vowed to fight them.",
            [
                "She | said | the fees were “a burden on the poor”",
                "She | vowed | to fight them",
            ],
        ),
        (
            "He said the road was safe, though he admitted that it was wet.",
            ["He | said | the road was safe", "he | admitted | it was wet"],
        ),
        (
            "Their union announced that it would go to Acas, and managers confirmed they would attend.",
            [
                "Their union | announced | it would go to Acas",
                "managers | confirmed | they would attend",
            ],
        ),
        (
            "Records show that he called twice, prosecutors said.",
            ["prosecutors | said | Records show that he called twice"],
        ),
        (
            "The mayor condemned what she called “a stupid law”.",
            ["The mayor | condemned | what she called “a stupid law”"],
        ),
        (
            "The pier was sold, the Elbe Courier has learned from court sources.",
            ["court sources | has learned | The pier was sold"],
        ),
        (
            "According to the Elbe Courier, a source in the court said a deal was near.",
            [
                "the Elbe Courier | According to | a source in the court said a deal was near",
                "a source in the court | said | a deal was near",
            ],
        ),
        (
            "Ada Lind said in a televised address that “mistakes were made by people in a hurry”.",
            ["Ada Lind | said | “mistakes were made by people in a hurry”"],
        ),
    ],
)
def test_a_report_ends_where_another_begins(text: str, expected: list[str]) -> None:
    assert frames(text) == expected


def test_a_paragraph_that_is_all_quotation_is_whoever_alone_spoke_before_it() -> None:
    text = "Ada Lind said the pier was old. \n“It should have been shut. We knew.”"
    said, quoted = voices(text)
    assert (said.source and said.source.exact, quoted.inherits, quoted.continues) == (
        "Ada Lind",
        True,
        0,
    )
