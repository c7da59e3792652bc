from __future__ import annotations

import pytest

from tests.collation.stories import account, tolls
from tests.marks import marked, unmarked
from variorum.collation.facts import find_facts


def found(text: str, key: str) -> str:
    """Mark the evidence of the facts whose key begins so."""
    reading = account(unmarked(text))
    spans = [f.evidence[0] for f in find_facts(reading) if f.key[0] == key]
    return marked(reading.article.text, spans)


@pytest.mark.parametrize(
    "expected",
    [
        "A gas explosion ⟦killed 11 people⟧ in the market hall.",
        "⟦27 people were injured⟧ when the stand gave way, police said.",
        "Officials say ⟦nine people died⟧ and ⟦40 were hurt⟧.",
        "The storm has left ⟦four people dead⟧, the council said.",
        "The death ⟦toll rose to 14⟧ on Monday.",
        "⟦Six villages were destroyed⟧ by the flood.",
        "Police ⟦arrested three men⟧ near the border.",
    ],
)
def test_counts_what_became_of_whom(expected: str) -> None:
    assert found(expected, "toll") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bill was killed in committee by nine votes.",
        "The toll may rise to 30.",
        "Jane Roe, 34, died in hospital.",
        "The fourth, a woman of 34, died on Sunday.",
        "If the dam breaks, 900 people could be killed.",
    ],
)
def test_no_toll_where_nothing_is_said_to_have_happened_to_so_many(text: str) -> None:
    assert found(text, "toll") == text


def test_parts_of_one_sentence_make_a_sum() -> None:
    facts = find_facts(
        account("Four people were seriously injured while 20 others were slightly hurt.")
    )
    assert ("injure", "people", 24.0) in tolls(facts)


def test_passengers_and_crew_are_all_on_board() -> None:
    facts = find_facts(account("A tug took the 80 passengers and 12 crew members ashore."))
    assert [f.value for f in facts if f.key[:2] == ("number", "aboard")] == [92.0]


def test_others_than_the_dead_are_no_part_of_the_injured() -> None:
    facts = find_facts(
        account("A bus fell into a ravine, killing 10 people and injuring 31 others.")
    )
    whole = [f for f in facts if f.key[:2] == ("toll", "injure") and not f.part]
    assert [f.value for f in whole] == [31.0]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("The shaft is 60 metres deep.", "depth", 60.0),
        ("They dug beside the 60m-deep shaft.", "depth", 60.0),
        ("The bus was travelling at 90 kilometres per hour.", "speed", 25.0),
        ("The port has a population of 40,000.", "population", 40_000.0),
        ("A magnitude 5.4 earthquake shook the coast.", "magnitude", 5.4),
    ],
)
def test_measures_of_a_thing(text: str, measure: str, value: float) -> None:
    facts = [f for f in find_facts(account(text)) if f.key == ("measure", measure)]
    assert [f.value for f in facts] == [pytest.approx(value)]
    assert facts[0].subject is not None


def test_a_figure_written_twice_is_one() -> None:
    facts = find_facts(account("The radar has a range of 190 miles (300 kilometres)."))
    assert len([f for f in facts if f.key == ("measure", "range")]) == 1


def test_the_maximum_of_a_sentence_is_only_possible() -> None:
    facts = find_facts(account("The broker could be jailed for up to eight years."))
    assert [f.key for f in facts if f.key[0] == "term"] == [("term", "possible")]


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("The bridge reopened at noon.", "positive", "real"),
        ("The bridge has been closed.", "negative", "real"),
        ("The bridge did not reopen.", "negative", "real"),
        ("The bridge didn’t reopen.", "negative", "real"),
        ("Crews failed to reopen the bridge.", "negative", "real"),
        ("Crews hope to reopen the bridge.", "positive", "planned"),
        ("The bridge may reopen on Friday.", "positive", "possible"),
        ("Engineers cleared the bridge to reopen.", "positive", "permitted"),
        ("It is unclear whether the bridge has reopened.", "positive", "unclear"),
    ],
)
def test_whether_it_is_said_to_be_so(text: str, polarity: str, modality: str) -> None:
    facts = [f for f in find_facts(account(text)) if f.key == ("open", "bridge")]
    assert [(f.polarity, f.modality) for f in facts] == [(polarity, modality)]


def test_holding_back_from_leave_is_a_refusal() -> None:
    facts = find_facts(account("Norway has held back from authorising the drill."))
    assert {f.polarity for f in facts if f.key[0] == "permit"} == {"negative"}


@pytest.mark.parametrize(
    "text", ["", "\0\ud800 12 dead \x85", "((((", "12 12 12 12", "killed " * 300]
)
def test_any_text_can_be_reduced(text: str) -> None:
    find_facts(account(text))
