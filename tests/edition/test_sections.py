"""What opens a brief, and which of its parts a line belongs to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.edition.small_stories import Report, point, story
from variorum.edition.brief import write_brief
from variorum.edition.coming import look_ahead
from variorum.edition.concepts import headed, weigh
from variorum.edition.headline import choose_title
from variorum.edition.said import quote
from variorum.model import COMPARISON, Doubt, Entity, Quantity, Story

SAID = "the sluice had been tested twice in one year"


def texts(told: Story, heading: str) -> list[str]:
    sections = write_brief(told).sections
    return [line.text for s in sections if s.heading == heading for line in s.lines]


def apart(told: Story, report: Report) -> Story:
    """Leave an account out of the comparison."""
    doubt = Doubt(report.article.id, report.article.span(0, 3), COMPARISON, "")
    return replace(told, doubts=(doubt,))


def test_what_heads_and_leads_have_in_common_opens() -> None:
    one = Report(
        "Ostrand closes the sluice\nThe council closed the old sluice of Ostrand on Sunday.\nIt rained.\n"
        "The lake at Ostrand was fed by three rivers and a mill stream for years.",
        headline=True,
    )
    other = Report(
        "Sluice is closed\nOstrand has shut its sluice, the mayor said.\nHe was brief.\n"
        "Three rivers and a mill stream feed the lake of Ostrand.",
        headline=True,
    )
    third = Report(
        "Ostrand’s sluice was closed on Sunday, and boats turned back.\nNobody spoke.\n"
        "The lake has three rivers and a mill stream at Ostrand."
    )
    told = story(one, other, third)
    assert headed(told)["sluice"] == 2
    assert "sluice" in texts(told, "What happened")[0]


def test_what_takes_up_something_told_does_not_open() -> None:
    """Which accident, a reader asks."""
    one = Report(
        "The accident happened late on Tuesday on the river Orre near the town of Melk.\n"
        "A barge hit a bridge on the river Orre near Melk late on Tuesday."
    )
    other = Report("A barge hit a bridge near the town of Melk on the river Orre late on Tuesday.")
    assert texts(story(one, other), "What happened")[0].startswith("A barge hit")


def test_who_is_meant_is_said_before_more_is_told_of_them() -> None:
    weight = (
        "fell into the deep well near the town of Melk on Sunday while the family picked apples"
    )
    first = Report(f"The six-year-old {weight}.\nA boy of Melk was found in a well.")
    other = Report(f"Apples were picked near the town of Melk: a boy of six {weight[:37]}.")
    told = texts(story(first, other), "What happened")
    assert not told[0].startswith("The six-year-old")


def test_what_one_person_says_does_not_open() -> None:
    said = "the old sluice of Melk had never once held back the river Orre"
    one = Report(
        f"Ann Reed said {said}.\nThe old sluice of Melk broke on Sunday, and the river Orre rose."
    ).said("Ann Reed", "said", said, speaker="reed")
    other = Report(
        "The old sluice of Melk broke, and the river Orre rose.\nIt had never once held back the river."
    )
    entity = Entity("reed", "Ann Reed", "PERSON", mentions=(one.span("Ann Reed"),))
    told = texts(story(one, other, entities=[entity]), "What happened")
    assert told[0].startswith("The old sluice of Melk broke")


def test_what_happened_and_then_takes_effect_is_no_news_of_what_comes() -> None:
    done = Report(
        "The cabinet of Ostland approved a grant of nine million crowns, which is set to take effect on Friday."
    ).dated("Friday", "2024-05-10")
    both = story(done, Report("The cabinet of Ostland approved a grant of millions of crowns."))
    assert look_ahead(both, weigh(both)) == []
    plan = Report(
        "The grant of nine million crowns to Ostland is set to take effect on Friday."
    ).dated("Friday", "2024-05-10")
    again = story(plan, done)
    assert [line.text for line in look_ahead(again, weigh(again))] == [plan.article.text]


@pytest.mark.parametrize(
    "words",
    [
        "⟦New Year’s Eve⟧ in the town of Melk can be a loud affair.",
        "Similar thefts on ⟦New Year’s Eve⟧ are being looked into in the town of Melk.",
    ],
)
def test_a_day_to_come_is_no_plan_of_its_own(words: str) -> None:
    report = Report(words).dated("New Year’s Eve", "2024-12-31")
    both = story(report, Report("Thieves robbed the town of Melk on New Year’s Eve."))
    assert look_ahead(both, weigh(both)) == []


def test_one_day_to_come_is_named_once() -> None:
    one = Report("The trial of the Melk brewers will begin on 3 June.").dated(
        "3 June", "2024-06-03"
    )
    other = Report(
        "After long delays a trial of three brewers is now set to open on 3 June."
    ).dated("3 June", "2024-06-03")
    both = story(one, other)
    assert len(look_ahead(both, weigh(both))) == 1


@pytest.mark.parametrize(
    ("words", "named", "day"),
    [
        (
            "Two years later the town of Melk bought the bridge on the river Orre.",
            "Two years later",
            "1990",
        ),
        (
            "Rents in the town of Melk are at their lowest since May 1990 by the river.",
            "May 1990",
            "1990",
        ),
        (
            "The bridge at Melk is worth more than the town was before it was built in 1990.",
            "1990",
            "1990",
        ),
    ],
)
def test_what_is_so_now_or_leans_on_a_day_before_is_no_background(
    words: str, named: str, day: str
) -> None:
    report = Report(f"A barge hit a bridge at Melk on Sunday.\n{words}").dated(
        "Sunday", "2024-05-05"
    )
    report.dated(named, f"{day}-05-01", f"{day}-05-31")
    other = Report("A barge hit a bridge at Melk on Sunday.").dated("Sunday", "2024-05-05")
    assert texts(story(report, other), "Background") == []


def test_an_account_of_another_time_gives_background_alone() -> None:
    old = Report(
        "A barge hit the bridge of Melk on the river Orre and sank the ferry.\n"
        f"Harbour master Ann Reed said {SAID}.\n"
        "The town of Melk plans to move the bridge on the river Orre.",
        published=date(2023, 2, 1),
    ).said("Harbour master Ann Reed", "said", SAID, speaker="reed")
    new = Report("A barge hit the bridge of Melk on the river Orre on Sunday.")
    also = Report("The bridge of Melk on the river Orre was hit by a barge.")
    told = story(old, new, also, entities=[Entity("reed", "Ann Reed", "PERSON")])
    assert texts(told, "Who said what") != []
    assert texts(told, "What next") != []
    left_out = apart(told, old)
    assert texts(left_out, "What happened")[0] == new.article.text
    assert texts(left_out, "Who said what") == []
    assert texts(left_out, "What next") == []


def test_a_day_of_another_year_is_not_told_without_it() -> None:
    words = "A storm sank the ferry of Melk on the river Orre"
    old = Report(f"{words} on Monday.\n{words} on 1 March 2021.", published=date(2023, 2, 1))
    old.dated("Monday", "2023-01-30").dated("1 March 2021", "2021-03-01")
    new = Report("A barge hit the ferry of Melk on the river Orre on Sunday.")
    also = Report("The ferry of Melk on the river Orre was hit by a barge.")
    assert texts(apart(story(old, new, also), old), "Background") == [f"{words} on 1 March 2021."]


def test_a_speaker_is_printed_with_the_name_in_full() -> None:
    report = Report(f"Harbour master Ann Reed came.\nReed said {SAID}.").said(
        "Reed said", "said", SAID, speaker="reed"
    )
    [statement] = report.statements
    surname = report.article.span(statement.source.start, statement.source.start + 4)  # type: ignore[union-attr]
    report.statements[0] = replace(statement, source=surname)
    entity = Entity("reed", "Ann Reed", "PERSON", mentions=(report.span("Ann Reed"), surname))
    [line] = quote(story(report, entities=[entity]), {})
    assert line.text == f"Ann Reed said {SAID}."


def test_a_surname_that_stands_first_is_one_too() -> None:
    report = Report(f"Minister Hua Lanying came.\nHua said {SAID}.").said(
        "Hua said", "said", SAID, speaker="hua"
    )
    [statement] = report.statements
    surname = report.article.span(statement.source.start, statement.source.start + 3)  # type: ignore[union-attr]
    report.statements[0] = replace(statement, source=surname)
    entity = Entity("hua", "Hua Lanying", "PERSON", mentions=(report.span("Hua Lanying"), surname))
    [line] = quote(story(report, entities=[entity]), {})
    assert line.text == f"Hua Lanying said {SAID}."


def test_a_surname_that_two_people_bear_is_left_as_it_stands() -> None:
    report = Report(f"Ann Reed and Joe Reed came.\nReed said {SAID}.").said(
        "Reed said", "said", SAID, speaker="reed"
    )
    [statement] = report.statements
    source = report.article.span(statement.source.start, statement.source.start + 4)  # type: ignore[union-attr]
    report.statements[0] = replace(statement, source=source)
    entities = [
        Entity("reed", "Ann Reed", "PERSON", mentions=(report.span("Ann Reed"), source)),
        Entity("joe", "Joe Reed", "PERSON", mentions=(report.span("Joe Reed"),)),
    ]
    [line] = quote(story(report, entities=entities), {})
    assert line.text == f"Reed said {SAID}."


def test_somebody_nobody_has_heard_of_says_nothing() -> None:
    report = Report(f"A barge sank at Melk.\nThe victim said {SAID}.").said(
        "The victim", "said", SAID
    )
    assert quote(story(report), {}) == []
    known = Report(f"A barge sank at Melk.\nThe mayor said {SAID}.").said("The mayor", "said", SAID)
    assert [line.text for line in quote(story(known), {})] == [f"The mayor said {SAID}."]


def test_a_title_is_outvoted_by_its_figure_alone() -> None:
    """That police look into dozens of thefts takes nothing from a headline that names the police."""
    first = Report(
        "Melk police look into thefts by night\nPolice look into ⟦dozens of thefts⟧.", headline=True
    )
    last = Report("Thefts in Melk\nPolice count ⟦359 thefts⟧ by night in Melk.", headline=True)
    readings = []
    for report, number in ((first, "dozens"), (last, "359")):
        span = report.span(number)
        quantity = Quantity(number, span, 359.0, None, None, None, "count", "exact")
        readings.append(replace(report.reading, quantities=(quantity,)))
    told = story(first, last, points=[point("update", first.spans, last.spans)])
    told = replace(told, readings=tuple(readings))
    assert choose_title(told) == "Melk police look into thefts by night"
