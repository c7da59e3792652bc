"""What stands over an agreement, what its readings show, and what is folded away as slight."""

from __future__ import annotations

import pytest

from tests.collation.stories import points
from variorum.collation.told_points import CALLED_ALIKE, TOLD_ALIKE, UTTERED
from variorum.model import Point


def agreements(*texts: str) -> list[Point]:
    """Collate accounts and give what they agree in."""
    return [p for p in points(*texts) if p.relation == "agree"]


def told(*texts: str) -> list[Point]:
    """Give what they tell alike in clauses."""
    return [p for p in agreements(*texts) if p.reason.startswith(TOLD_ALIKE)]


def shown(point: Point) -> list[str]:
    """Give the words of all readings."""
    return [e.exact for r in point.readings for e in r.evidence]


def utterances(*texts: str) -> list[Point]:
    """Give the utterances that accounts have in common."""
    return [p for p in agreements(*texts) if p.reason.startswith(tuple(UTTERED))]


# ── subjects ──


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        # a verb gets the subject that stands near before it
        (
            (
                "Two keepers lit a fire and then rowed the old lifeboat to Saltby.",
                "Two keepers rowed the old lifeboat to Saltby.",
            ),
            "Two keepers rowed the old lifeboat to Saltby",
        ),
        # a noun gets the verb that brings it in
        (
            (
                "The lighthouse at Saltby sustained minor damage.",
                "The Saltby lighthouse suffered minor damage, the keeper said.",
            ),
            "The lighthouse at Saltby sustained minor damage",
        ),
        # what somebody was asked to do is told with who asked it
        (
            (
                "The harbour office told sailors to moor every boat at the inner quay.",
                "The harbour office told sailors to moor every boat at the inner quay at noon.",
            ),
            "The harbour office told sailors to moor every boat at the inner quay",
        ),
    ],
)
def test_a_reading_begins_with_its_subject(texts: tuple[str, ...], words: str) -> None:
    assert words in [text for point in told(*texts) for text in shown(point)]


def test_a_reading_does_not_reach_over_a_comma_for_its_subject() -> None:
    found = told(
        "Brannok, who had been awake on the river, broke a borrowed oar in the final race.",
        "Karl Brannok broke a borrowed oar in the final race.",
    )
    assert "broke a borrowed oar in the final race" in shown(found[0])


def test_a_pronoun_that_two_accounts_understand_alike_gets_its_name() -> None:
    found = told(
        "Kelmouth Ferries bought the yard. It will close the yard’s dry dock in June.",
        "Kelmouth Ferries owns the yard. It will close the dry dock in June.",
    )
    headed = {p.subject: p.slight for p in found}
    assert headed["[Kelmouth Ferries] will close the dry dock in June"] is False


def test_a_pronoun_that_nobody_explains_is_slight() -> None:
    (point,) = told(
        "It will close the yard’s dry dock in June.", "It will close the dry dock in June."
    )
    assert point.slight


def test_what_joins_a_sentence_to_the_one_before_is_no_part_of_a_heading() -> None:
    (point,) = told(
        "However, the council closed the north pier of Kelmouth in June.",
        "But the council closed the north pier of Kelmouth in June, they wrote.",
    )
    assert point.subject.startswith("the council closed the north pier")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # what hangs on a "when" that is not shown
        (
            "Nobody rows when the harbour water freezes over.",
            "They stay ashore when the harbour water freezes over.",
        ),
        # a name and a figure, and nothing told of them alike
        ("Karl Brannok, 49, is a rower.", "Her walk with Karl Brannok, 49, is over."),
        # whose it is stands elsewhere
        (
            "Its harbour board will study the second plan.",
            "Its harbour board will study the second plan soon.",
        ),
    ],
)
def test_what_does_not_read_by_itself_is_slight(one: str, other: str) -> None:
    assert all(point.slight for point in told(one, other))


def test_what_is_asked_agrees_with_nothing() -> None:
    assert not told(
        "Did the council close the north pier of Kelmouth?",
        "Did the council close the north pier of Kelmouth in June?",
    )


def test_a_noun_in_both_accounts_is_no_agreement_of_clauses() -> None:
    texts = (
        "The keeper wrote about the harbour fire and its smoke.",
        "She sat at home during the harbour fire and its smoke.",
    )
    assert all(p.slight for p in agreements(*texts) if p.reason in (TOLD_ALIKE, CALLED_ALIKE))


# ── utterances ──


def test_a_quotation_is_headed_by_its_speaker() -> None:
    (point,) = utterances(
        "“We shall rebuild every house on this island,” said Ada Lind.",
        "Ada Lind spoke on the quay. “We shall rebuild every house on this island,” she said.",
    )
    assert point.subject == "Ada Lind: “We shall rebuild every house on this island”"
    assert not point.slight


def test_a_speaker_without_a_name_is_called_as_an_account_calls_him() -> None:
    (point,) = agreements(
        "“We shall rebuild every house on this island,” said a harbour pilot.",
        "“We shall rebuild every house on this island,” a harbour pilot said.",
    )
    assert point.subject == "A harbour pilot: “We shall rebuild every house on this island”"
    assert not point.slight


def test_a_quotation_of_nobody_is_slight() -> None:
    (point,) = utterances(
        "“We shall rebuild every house on this island”: so it stood on the wall.",
        "“We shall rebuild every house on this island” was on the wall.",
    )
    assert point.slight


def test_sentences_said_in_one_breath_are_one_utterance() -> None:
    said = "“We shall rebuild every house on this island. Nobody has to leave the valley.”"
    (point,) = utterances(f"{said} So said Ada Lind.", f"Ada Lind said: {said}")
    assert shown(point)[0] == said.strip("“”.")


def test_sentences_between_which_one_account_leaves_something_out_are_two() -> None:
    found = utterances(
        "Ada Lind said: “We shall rebuild every house on this island. Nobody has to leave the valley.”",
        "Ada Lind said: “We shall rebuild every house on this island. It was a bad winter. Nobody has to leave the valley.”",
    )
    assert len(found) == 2


def test_a_piece_of_an_utterance_is_no_agreement_of_its_own() -> None:
    said = (
        "“The old harbour dam will hold for another winter, I can promise that, and nobody who "
        "lives in the upper valley has to leave a house, a field or a barn behind this year.”"
    )
    (point,) = agreements(f"Ada Lind said: {said}", f"{said} That is what Ada Lind said.")
    assert point.subject.startswith("Ada Lind: “The old harbour dam")


# ── what is said once ──


def test_only_one_of_two_points_has_the_same_heading() -> None:
    found = agreements(
        "The storm brought 34 inches of snow to the town of Kelmouth on Monday.",
        "The storm brought 34 inches of snow to the town of Kelmouth on Monday, they wrote.",
        "The storm brought 34 inches of snow to the town.",
    )
    headed = [p.subject.casefold() for p in found if not p.slight]
    assert len(headed) == len(set(headed))


def test_one_text_and_its_copy_are_slight() -> None:
    text = (
        "The council of Kelmouth closed the north pier on Monday after a storm broke three of its "
        "posts, and the mayor said that it would stay shut until the summer. Workers put up a fence."
    )
    assert all(p.slight for p in agreements(text, text + " More follows."))


# ── what reads by itself ──


def test_a_figure_that_one_account_alone_has_stands_in_no_heading() -> None:
    alone = "The price of herring fell to 43.15 crowns, its lowest point since May."
    (point,) = told(
        alone, "The price of herring fell to its lowest point on the market since the month of May."
    )
    assert "43" not in point.subject


def test_a_headline_gives_way_to_a_sentence() -> None:
    (point,) = told(
        "Council closes north pier of Kelmouth\n\nA storm came on Sunday.",
        "A storm came on Sunday. On Monday the council closed the north pier of Kelmouth.",
    )
    assert point.subject == "the council closed the north pier of Kelmouth"


@pytest.mark.parametrize(
    ("texts", "slight"),
    [
        # one boat only is meant, or any
        (
            (
                "They cheered the first boat moored at the rebuilt Saltby quay.",
                "He painted the first boat moored at that rebuilt quay, Saltby’s.",
            ),
            False,
        ),
        (
            (
                "They cheered a boat moored at the rebuilt harbour quay.",
                "He painted a boat moored at that rebuilt quay, the harbour’s.",
            ),
            True,
        ),
        # a clause that only says which word is meant
        (
            (
                "It is the old word sailors use to describe a sudden storm.",
                "That is a strange word sailors use to describe a sudden storm.",
            ),
            True,
        ),
    ],
)
def test_a_noun_with_a_clause_is_told_where_one_is_meant(
    texts: tuple[str, ...],
    *,
    slight: bool,
) -> None:
    found = [p.slight for p in told(*texts)]
    assert found
    assert all(is_slight == slight for is_slight in found)


def test_that_it_happened_is_not_that_it_had_never_happened() -> None:
    assert not told(
        "It was the first time a child had fallen into the harbour lock.",
        "On Monday a child fell into the harbour lock.",
    )


def test_a_reading_that_is_like_a_third_one_only_is_left_out() -> None:
    found = told(
        "The council of Kelmouth closed the north pier for repairs in June.",
        "The council of Kelmouth closed the north pier for repairs in June, it said.",
        "The north pier of Kelmouth is popular with anglers.",
    )
    assert all("anglers" not in text for point in found for text in shown(point))


def test_a_figure_is_headed_by_its_clause() -> None:
    found = agreements(
        "Brannok retired after 15 seasons on the river.",
        "On Monday Brannok retired after 15 seasons on the river.",
    )
    assert not [p.subject for p in found if p.subject.startswith("number of")]
