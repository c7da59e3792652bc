"""How a statement is meant: in whose words, how firmly, yes or no, and to what end."""

from __future__ import annotations

import pytest

from variorum.model import Article, Stance
from variorum.reading.furniture import split_paragraphs
from variorum.reading.quotes import find_quotes
from variorum.reading.sentences import parse
from variorum.reading.stance import judge
from variorum.reading.voices import find_voices


def stances(text: str) -> list[Stance]:
    article = Article.of(text)
    paragraphs = split_paragraphs(article, ())
    sentences = parse(article, paragraphs)
    quotes = find_quotes(article, paragraphs)
    voices = find_voices(article, sentences, quotes)
    return [judge(article, voice, sentences, quotes) for voice in voices]


def stance(text: str) -> Stance:
    return stances(text)[0]


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“The bridge fell at noon,” she said.", "direct"),
        ("“The bridge,” she said, “fell at noon.”", "direct"),
        ("She said the bridge “fell like a leaf” at noon.", "mixed"),
        ("She said the bridge fell at noon.", "indirect"),
        ("Lind “has spoken out on the matter”, the clerk said.", "mixed"),
        ("LEE: The bridge fell at noon.\nROY: When?\nLEE: At noon.", "direct"),
    ],
)
def test_tells_whose_words_they_are(text: str, manner: str) -> None:
    assert stance(text).manner == manner


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("The police said three people were hurt.", "asserted"),
        ("The ministry said the strait may be mined.", "hedged"),
        ("The driver reportedly fell asleep.", "hedged"),
        ("The company denied that it had known.", "denied"),
        ("The lawyer said the charges were false.", "denied"),
        ("A man told the paper that the group was not behind the blast.", "denied"),
        ("The firm said it had no part in the sale.", "denied"),
        ("The port said it will reopen on Friday.", "predicted"),
        ("The board said it would study the offer.", "predicted"),
        ("She vowed to rebuild the school.", "predicted"),
        ("She said there was little chance that the wall will hold.", "predicted"),
        ("The envoy warned that such a step would mean war.", "conditional"),
        ("The owner said he would sell if the price was right.", "conditional"),
        ("The union called the plan a disgrace.", "opinion"),
        ("The coach said the decision was wrong.", "opinion"),
        ("“I hope they find him soon,” his sister said.", "opinion"),
        ("Farmers argue that the toll hurts the poor.", "opinion"),
        ("Officials urged people to stay indoors.", "opinion"),
    ],
)
def test_tells_how_firmly_it_is_meant(text: str, factuality: str) -> None:
    assert stance(text).factuality == factuality


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The police said the bridge was open.", "positive"),
        ("The police said the bridge was not open.", "negative"),
        ("The police said nobody was hurt.", "negative"),
        ("The police said the bridge wasn’t open.", "negative"),
        ("The firm denied that it had paid.", "negative"),
        ("The firm denied that it had not paid.", "positive"),
        ("The clerk said the pump failed to start.", "negative"),
    ],
)
def test_tells_yes_from_no(text: str, polarity: str) -> None:
    assert stance(text).polarity == polarity


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor said the bridge was open.", "statement"),
        ("Officials urged people to stay indoors.", "request"),
        ("The mayor called for an inquiry.", "request"),
        ("“Who will pay for it?” she asked.", "question"),
        ("Some wondered whether the wall would hold.", "question"),
        ("A spokesman declined to comment.", "silence"),
    ],
)
def test_tells_statements_from_requests_questions_and_silence(text: str, act: str) -> None:
    assert stance(text).act == act


def test_a_hedge_belongs_to_whoever_hedges() -> None:
    said, reported = stance("The Courier said it may rain."), stance("It reportedly rained.")
    assert (said.factuality, reported.factuality) == ("hedged", "hedged")
    assert stance("The Courier said it rained.").factuality == "asserted"


@pytest.mark.parametrize(
    ("text", "factuality", "polarity"),
    [
        ("She said that the chairs went flying.", "asserted", "positive"),
        ("She said that the ferry was going to sail.", "predicted", "positive"),
        ("Police said the men had suffered serious injuries.", "asserted", "positive"),
        ("She said the storm had caused “serious” delays.", "asserted", "positive"),
        ("She said the storm was a serious blow.", "opinion", "positive"),
        ("The coroner said the cause was unclear.", "asserted", "positive"),
        ("The agency said that the bridge had failed.", "asserted", "positive"),
        ("The agency said that the pump had failed to start.", "asserted", "negative"),
        ("Police said there were no reports that anyone was hurt.", "asserted", "negative"),
        ("The clerk said the line had yet to open.", "asserted", "positive"),
        ("The firm said there was no such list.", "denied", "negative"),
        ("The firm said the report was not true.", "denied", "negative"),
        ("The firm said the fee was not late.", "asserted", "negative"),
    ],
)
def test_plain_facts_are_no_opinions(text: str, factuality: str, polarity: str) -> None:
    found = stance(text)
    assert (found.factuality, found.polarity) == (factuality, polarity)
