"""What follows what: figures that replace others, counts that grow and shrink, and what is long ago."""

from __future__ import annotations

from datetime import date

from variorum.collation.answers import Answer
from variorum.collation.succession import in_succession
from variorum.model import Approximation, Fact, Span

TOLL = ("toll", "kill", "people", "quake")
PUBLISHED = {"a": date(2015, 5, 4), "b": date(2015, 5, 5)}


def dead(
    article: str, words: str, value: float, *, year: int, bound: Approximation = "more_than"
) -> Answer:
    fact = Fact(
        kind="measure",
        article=article,
        key=TOLL,
        label=words,
        evidence=(Span(article, 0, len(words), words),),
        value=value,
        approximation=bound,
        when=(f"{year}-01-01", f"{year}-05-03"),
    )
    return Answer((fact,))


def test_a_count_that_leaves_room_for_more_is_replaced_by_a_higher_one() -> None:
    few, many = dead("a", "more than 26 dead", 26, year=2015), dead("b", "31 dead", 31, year=2015)
    found = in_succession((few, many), PUBLISHED)
    assert found is not None
    assert found[1][-1] is many


def test_of_a_quake_of_years_ago_no_count_follows_another() -> None:
    few, many = dead("a", "more than 26 dead", 26, year=2011), dead("b", "31 dead", 31, year=2011)
    assert in_succession((few, many), PUBLISHED) is None
