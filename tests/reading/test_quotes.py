"""What stands between quotation marks, and what only looks like it."""

from __future__ import annotations

import time

import pytest

from tests.marks import marked, unmarked
from variorum.model import Article, Quote
from variorum.reading.furniture import split_paragraphs
from variorum.reading.quotes import find_quotes


def quotes(text: str) -> tuple[Quote, ...]:
    article = Article.of(text)
    return find_quotes(article, split_paragraphs(article, ()))


@pytest.mark.parametrize(
    "expected",
    [
        "⟦“We saw it fall,”⟧ she said.",
        '⟦"We saw it fall,"⟧ she said.',
        "⟦‘We saw it fall,’⟧ she said.",
        "⟦'We saw it fall,'⟧ she said.",
        "⟦``We saw it fall,''⟧ she said.",
        "⟦„We saw it fall,“⟧ she said. ⟦«And then it rose»⟧, she said.",
        "⟦”We saw it fall,”⟧ she said, with the same mark twice.",
        "The soldiers’ boots and the miller's cap lay by Zelda’s door.",
        "It was rock ’n’ roll in the ’90s, and 'twas good.",
        "⟦‘The soldiers’ refusal surprised us,’⟧ he said.",
        "He read ⟦'The Lamp'⟧ and ⟦'the boss' dog'⟧ aloud.",
        'He is 6\'2" and carries a 12" rule.',
        "⟦“She told me ⟦‘go home’⟧ and left,”⟧ he said.",
        "⟦“We had no light and no water.⟧\n⟦“Then the boat came,”⟧ she said.",
        "Nothing stands between “” these, nor behind this “",
        "They call it ⟦“progress”⟧, and ⟦“The Long Way Home”⟧ is a film.",
    ],
)
def test_finds_what_stands_between_marks(expected: str) -> None:
    text = unmarked(expected)
    assert marked(text, [q.span for q in quotes(text)]) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We saw it fall from the roof,” she said.", "speech"),
        ("The clerk said the vote was “a matter of hours” away.", "partial"),
        ("Their so-called “experts” were two boys with a ladder, in the end.", "scare"),
        ("Her novel “A Lamp in the Harbour” sold out within a week.", "title"),
        ("“Turn Up the Lamp”", "title"),
        ("On Lind’s “Harbour Talk,” the mayor warned that the pier was old.", "title"),
        ("“No,” said the clerk.", "speech"),
        ("She called the plan “foolish”.", "partial"),
    ],
)
def test_tells_speech_from_scare_quotes_and_titles(text: str, kind: str) -> None:
    assert [q.kind for q in quotes(text)] == [kind]


def test_a_quotation_left_open_ends_with_its_paragraph_and_says_so() -> None:
    first, second = quotes("“We had no light.\n“Then the boat came,” she said.")
    assert (first.inner.exact, first.closed) == ("We had no light.", False)
    assert (second.inner.exact, second.closed) == ("Then the boat came,", True)


def test_a_quotation_closed_in_the_next_paragraph_goes_on_there() -> None:
    first, second = quotes("“The lamp was out.\nNobody saw the rocks, ” said the pilot.")
    assert (first.inner.exact, first.closed) == ("The lamp was out.", False)
    assert (second.span.exact, second.inner.exact) == (
        "Nobody saw the rocks, ”",
        "Nobody saw the rocks, ",
    )


@pytest.mark.parametrize(
    "text",
    [
        '"The lamp was out.\nThe harbour is "quiet" now.',
        "“The lamp was out.\nNobody saw the rocks.",
        "“The lamp was out.\n\nThe pilot slept.\nNobody saw the rocks,” he said.",
    ],
)
def test_a_quotation_left_open_claims_nothing_that_does_not_close_it(text: str) -> None:
    assert all(quote.inner.start > quote.span.start for quote in quotes(text))


def test_a_quotation_within_another_knows_its_depth() -> None:
    assert [q.depth for q in quotes("“He said ‘the “old” road’ was shut,” she said.")] == [0, 1, 2]


@pytest.mark.parametrize("piece", ['"', "“", "‘", "' ", "“a” ", 'a ‘b’ "c" ’s ', "''``"])
def test_eight_times_the_marks_take_no_more_than_their_share(piece: str) -> None:
    def seconds(times: int) -> float:
        text = "x" + piece * times
        start = time.process_time()
        quotes(text)
        return time.process_time() - start

    seconds(500)
    few, many = (min(seconds(times) for _ in range(3)) for times in (1_000, 8_000))
    # Linear time shows as eight, quadratic as sixty-four; between them a machine may be busy.
    assert many < 16 * few + 0.02
