"""Where a reading may be cut: never so that it says more than its account does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collation.stories import account, points
from tests.marks import CLOSE, OPEN, unmarked
from variorum.collation.brackets import balanced
from variorum.collation.cuts import Cuts
from variorum.model import Fact


def mended(text: str, kind: str = "event", key: str = "to be") -> str:
    """Give the marked stretch of a text as it may be printed."""
    start, end = text.index(OPEN), text.index(CLOSE) - 1
    reading = account(unmarked(text))
    span = reading.article.span(start, end)
    fact = Fact(kind, reading.article.id, (key, None), span.exact, (span,))  # type: ignore[arg-type]
    return Cuts.of([reading]).mended(fact).label


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        # the condition it stands on
        ("Brannok ⟦will win the cup⟧ if Lind falls at the gate.", "will win the cup if Lind falls at the gate"),
        ("⟦The pier will close⟧ unless the council pays for the repair.", "The pier will close unless the council pays for the repair"),
        ("⟦The pier will close⟧ if the wind rises, and the mayor will leave.", "The pier will close if the wind rises"),
        # the other that it may be
        ("⟦The fault was a leak⟧ or a broken valve.", "The fault was a leak or a broken valve"),
        ("⟦It lies between Kelmouth⟧ and Lind.", "It lies between Kelmouth and Lind"),
        ("⟦They sold the pier⟧ and a barge.", "They sold the pier"),
        ("If the wind drops, ⟦the ferry will sail⟧.", "If the wind drops, the ferry will sail"),
        # what two verbs share
        ("The barge may have struck the pier and ⟦blocked the lock⟧.", "may have struck the pier and blocked the lock"),
        # when it was the first time
        ("It was the first time ⟦the town had flooded the lock⟧ since 1990.", "the first time the town had flooded the lock since 1990"),
        # who passes it on
        ("Legend has it that ⟦a monk cursed the bridge⟧.", "Legend has it that a monk cursed the bridge"),
        ("The town heard rumours that ⟦the mill had burned⟧.", "rumours that the mill had burned"),
        ("It is believed that ⟦a monk cursed the bridge⟧.", "It is believed that a monk cursed the bridge"),
        # what it is limited to
        ("Previously, ⟦three ferries crossed the sound⟧.", "Previously, three ferries crossed the sound"),
        ("The team ⟦scored two runs⟧ ahead of the break in Kelmouth.", "scored two runs ahead of the break in Kelmouth"),
        # whom it is about
        ("The council bought a barge ⟦that seemed destined for the yard⟧.", "a barge that seemed destined for the yard"),
        ("⟦KELMOUTH — Elbe guards shut the pier⟧.", "Elbe guards shut the pier"),
        # where the noun begins
        ("The Elbe County harbour ⟦master shut the pier⟧.", "Elbe County harbour master shut the pier"),
        # the end of the word, the noun and the figure
        ("⟦The ferry lost a rudder as the race re-⟧started at noon.", "The ferry lost a rudder as the race re-started"),
        ("⟦The port hired 1⟧,600 guards for the night.", "The port hired 1,600 guards for the night"),
        ("⟦They reached a first-round playoff⟧ bye.", "They reached a first-round playoff bye"),
        # the verb of a subject that stands behind its own
        ("⟦The ferry turned round because the tug⟧ had sunk.", "The ferry turned round because the tug had sunk"),
        ("⟦The town built a quay where sailors⟧ can rest.", "The town built a quay where sailors can rest"),
        # the name
        ("⟦She works for the Elbe⟧ Harbour Authority.", "She works for the Elbe Harbour Authority"),
        # the marks
        ("⟦The mayor called it a “sad⟧ day” in Kelmouth.", "The mayor called it a “sad day” in Kelmouth"),
        ("⟦The barge (a wreck⟧) sank.", "The barge (a wreck)"),
        # what is asked
        ("“⟦Did the ferry sink⟧?” she asked.", "Did the ferry sink?"),
        # an agency before it, with its day
        ("⟦KELM GATE, West Elbe, Jan 1 (ENA) - Ada Lind shut the pier⟧.", "Ada Lind shut the pier"),
        ("⟦(ENA) Elbe leader Ada Lind shut the pier⟧.", "Elbe leader Ada Lind shut the pier"),
    ],
)  # fmt: skip
def test_a_reading_keeps_what_limits_it(text: str, printed: str) -> None:
    assert mended(text) == printed


@pytest.mark.parametrize(
    "text",
    [
        # another clause tells of another thing
        "⟦The ferry sank⟧, and the crew swam ashore.",
        "⟦The ferry sank⟧ while the crew were asleep.",
        # a noun of saying that is no tale, and a clause that is none of its
        "The report was read. ⟦The mill had burned⟧.",
        # a possessive within a word, and a dash between words
        "⟦The council's barge sank⟧ – and nobody saw it.",
        "⟦The pilots' strike ended⟧.",
    ],
)
def test_a_reading_that_is_whole_stays_as_it_is(text: str) -> None:
    start, end = text.index(OPEN) + 1, text.index(CLOSE)
    assert mended(text) == text[start:end]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("They gave ⟦$50 million⟧ in donated time to the club.", "$50 million in donated time"),
        ("It has ⟦two planets⟧ for every star.", "two planets for every star"),
        ("It has ⟦two barges⟧, in Kelmouth.", "two barges"),
        (
            "They sold ⟦two barges⟧ after the long and hard winter of that year in Kelmouth.",
            "two barges",
        ),
    ],
)
def test_a_figure_keeps_what_it_is_of(text: str, printed: str) -> None:
    assert mended(text, "measure", "told") == printed


def test_a_name_is_not_widened_to_what_belongs_to_it() -> None:
    assert mended("It was the ⟦Elbe Council⟧'s barge that sank.", "attribute") == "Elbe Council"


# Words and marks of every sort, thrown together.
_PROSE = st.lists(
    st.sampled_from(
        ["the", "ferry", "sank", "“", "”", '"', "(", ")", "[", "]", ",", " ", " ", "x"]
    ),
    max_size=40,
).map("".join)


@given(_PROSE, st.integers(0, 60), st.integers(0, 60))
def test_no_mark_is_without_its_fellow(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    start, end = balanced(text, start, end, 0, len(text))
    assert 0 <= start <= end <= len(text)
    assert _is_balanced(text, start, end)


def _is_balanced(text: str, start: int, end: int) -> bool:
    """Say, in the plainest way, whether all marks of a stretch have their fellows."""
    pairs = {"“": "”", "(": ")", "[": "]"}
    waiting = ""
    for at in range(start, end):
        mark = text[at]
        if mark == '"':
            mark = "“" if at == 0 or text[at - 1].isspace() or text[at - 1] in "([“" else "”"
        if mark in pairs:
            waiting += pairs[mark]
        elif mark in pairs.values():
            if not waiting.endswith(mark):
                return False
            waiting = waiting[:-1]
    return not waiting


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # asked and told
        ("“Did the council close the north pier of Kelmouth?” she asked.", "The council closed the north pier of Kelmouth."),
        # ordered and told
        ("“Close the north pier of Kelmouth,” the mayor wrote to the council.", "The council closed the north pier of Kelmouth."),
        # the denial of what governs it
        ("That does not mean that the council closed the north pier of Kelmouth.", "The council closed the north pier of Kelmouth."),
        ("There is no sign that the council closed the north pier of Kelmouth.", "The council closed the north pier of Kelmouth."),
    ],
)  # fmt: skip
def test_what_nobody_says_agrees_with_nothing(one: str, other: str) -> None:
    found = points(one, other)
    assert not [p for p in found if p.reason.startswith("The accounts tell the same")]
    assert not [p for p in found if p.relation != "agree"]


def test_what_somebody_did_not_know_was_so_all_the_same() -> None:
    found = points(
        "He did not know that the council had closed the north pier of Kelmouth.",
        "The council had closed the north pier of Kelmouth.",
    )
    assert [p for p in found if p.reason.startswith("The accounts tell the same")]


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        # a noun before a pronoun, a clause before a relative clause
        (
            (
                "Brannok rowed on. He broke a borrowed oar in the final race.",
                "Karl Brannok broke a borrowed oar in the final race.",
            ),
            "Karl Brannok broke a borrowed oar in the final race",
        ),
        (
            (
                "There was a keeper, who sold the harbour lamp to a museum.",
                "The keeper sold the harbour lamp to a museum.",
            ),
            "The keeper sold the harbour lamp to a museum",
        ),
        # the subject that was told before
        (
            (
                "Brannok, who had been awake on the river all night in the rain, broke a borrowed oar in the final race.",
                "Tired, he broke a borrowed oar in the final race.",
            ),
            "Brannok broke a borrowed oar in the final race",
        ),
    ],
)
def test_a_heading_is_read_by_itself(texts: tuple[str, ...], heading: str) -> None:
    found = [p.subject for p in points(*texts) if p.reason.startswith("The accounts tell the same")]
    assert found == [heading]


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        (
            ("The storm brought 34 inches of snow.", "The storm brought 34 inches of snow to Kelmouth."),
            "The storm brought 34 inches of snow",
        ),
        (
            ("The firm cancelled 40 trains on Monday.", "The firm cancelled 60 trains on Monday."),
            "number of trains: The firm",
        ),
    ],
)  # fmt: skip
def test_a_heading_says_of_what_a_figure_is(texts: tuple[str, ...], heading: str) -> None:
    assert heading in [p.subject for p in points(*texts)]
