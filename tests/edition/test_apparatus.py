"""Timeline, fact sheets, positions, coverage, sigla and title."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.edition.small_stories import Report, point, story
from variorum.edition import edit
from variorum.edition.centre import find_centre
from variorum.edition.coverage import survey
from variorum.edition.fact_sheets import draw_up
from variorum.edition.headline import choose_title
from variorum.edition.positions import list_positions
from variorum.edition.timeline import date_events
from variorum.model import (
    Brief,
    Centre,
    Entity,
    Line,
    Quantity,
    Reading,
    Section,
    Story,
)


def test_a_date_dates_what_its_verb_tells() -> None:
    report = (
        Report(
            "A wooden pier collapsed into the harbour on Sunday.\n"
            "The pier was too old for a crowd of that size, the mayor said on Monday."
        )
        .dated("Sunday", "2024-05-05")
        .dated("Monday", "2024-05-06")
    )
    events = [e for e in date_events(story(report)) if e.kind == "event"]
    assert [(e.date, e.text) for e in events] == [
        ("2024-05-05", "A wooden pier collapsed into the harbour on Sunday.")
    ]


def test_the_day_it_was_reported_stands_beside_it() -> None:
    report = Report("Pier falls into harbour\nA pier fell into the harbour.", headline=True)
    [entry] = date_events(story(report))
    assert (entry.date, entry.kind, entry.text) == (
        "2024-05-06",
        "report",
        "Pier falls into harbour",
    )


def test_one_event_of_two_accounts_is_one_entry() -> None:
    one = Report("A wooden pier collapsed into the harbour on Sunday.").dated(
        "Sunday", "2024-05-05"
    )
    other = Report("On Sunday a wooden pier collapsed into the harbour of the town.").dated(
        "Sunday", "2024-05-05"
    )
    [event] = [e for e in date_events(story(one, other)) if e.kind == "event"]
    assert len(event.evidence) == 2
    assert event.text == event.evidence[0].exact


def test_an_account_with_another_name_is_no_evidence_of_an_event() -> None:
    one = Report("A wooden pier collapsed into the harbour of Kelmouth on Sunday.")
    other = Report("On Sunday a pier collapsed into the harbour of Ostmouth.")
    both = story(one.dated("Sunday", "2024-05-05"), other.dated("Sunday", "2024-05-05"))
    [event] = [e for e in date_events(both) if e.kind == "event"]
    assert event.evidence == (one.span(one.article.text),)


def test_a_month_is_a_month_and_a_winter_is_no_day() -> None:
    report = (
        Report(
            "Two divers inspected the old pier in March.\n"
            "Engineers repaired the harbour wall over the winter."
        )
        .dated("March", "2024-03-01", "2024-03-31")
        .dated("the winter", "2023-12-01", "2024-02-29")
    )
    assert [e.date for e in date_events(story(report)) if e.kind == "event"] == ["2024-03"]


@pytest.mark.parametrize(
    "words",
    [
        "The town invoked a ⟦1962⟧ harbour law against the owners of the pier.",
        "The storm struck a coast that was wrecked by the flood of ⟦2004⟧.",
        "The pier, built in ⟦1911⟧, is the pride of the whole town.",
        "The town still pays for a crisis that began ⟦five years ago⟧.",
    ],
)
def test_a_date_that_describes_a_thing_is_no_event(words: str) -> None:
    report = Report(words)
    report.dated(report.spans[0].exact, "1999-01-01", "1999-12-31")
    assert [e for e in date_events(story(report)) if e.kind == "event"] == []


@pytest.mark.parametrize(
    "words",
    [
        "The old town pier opened to visitors in ⟦1911⟧.",
        "On the night of ⟦Sunday⟧ the old pier fell into the harbour.",
        "Two people were hurt when the pier fell late on ⟦Sunday⟧.",
    ],
)
def test_a_date_that_hangs_on_its_verb_is_an_event(words: str) -> None:
    report = Report(words)
    report.dated(report.spans[0].exact, "1999-01-01", "1999-12-31")
    assert [e.date for e in date_events(story(report)) if e.kind == "event"] == ["1999"]


def test_a_week_is_told_with_both_its_ends() -> None:
    report = Report("Divers inspected the old pier twice last week.")
    report.dated("last week", "2024-04-29", "2024-05-05")
    [event] = [e for e in date_events(story(report)) if e.kind == "event"]
    assert event.date == "2024-04-29/2024-05-05"


def test_a_figure_that_hangs_on_someone_is_a_row_of_their_sheet() -> None:
    reports = [Report("The pier is ⟦90 metres⟧ long."), Report("The pier, ⟦80 metres⟧ long, fell.")]
    readings = []
    for n, report in enumerate(reports):
        [span] = report.spans
        length = Quantity(
            f"q{n}",
            span,
            float(span.exact[:2]),
            None,
            None,
            "metre",
            "length",
            "exact",
            subject="pier",
        )
        readings.append(replace(report.reading, quantities=(length,)))
    pier = Entity("pier", "the pier", "OTHER", mentions=tuple(r.span("The pier") for r in reports))
    [sheet] = draw_up(replace(story(entities=[pier]), readings=tuple(readings)))
    [row] = sheet.rows
    assert (row.attribute, [r.label for r in row.readings]) == (
        "length",
        ["90 metres", "80 metres"],
    )


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        ("Ann Reed crossed a ⟦90-metre⟧ pier.", "length"),
        ("Ann Reed, who owns a ⟦90-metre⟧ pier, came.", "length"),
        ("Ann Reed saved ⟦six⟧ people.", "count"),
        ("A ⟦34-year-old⟧ man met Ann Reed.", "age"),
    ],
)
def test_a_figure_of_something_else_is_on_no_sheet(words: str, dimension: str) -> None:
    report = Report(words)
    figure = Quantity(
        "q", report.spans[0], 90.0, None, None, None, dimension, "exact", subject="reed"
    )
    reading = replace(report.reading, quantities=(figure,))
    reed = Entity("reed", "Ann Reed", "ORG", mentions=(report.span("Ann Reed"),))
    assert draw_up(replace(story(entities=[reed]), readings=(reading,))) == ()


def test_an_age_beside_a_name_is_on_their_sheet() -> None:
    report = Report("Ann Reed, a ⟦34-year-old⟧ sailor, crossed the pier.")
    age = Quantity("q", report.spans[0], 34.0, None, None, None, "age", "exact", subject="reed")
    reading = replace(report.reading, quantities=(age,))
    reed = Entity("reed", "Ann Reed", "PERSON", mentions=(report.span("Ann Reed"),))
    [sheet] = draw_up(replace(story(entities=[reed]), readings=(reading,)))
    assert [row.attribute for row in sheet.rows] == ["age"]


def test_a_sheet_takes_a_point_as_it_is_collated() -> None:
    report, other = Report("The pier is ⟦90 metres⟧ long."), Report("It is ⟦80 metres⟧ long.")
    length = Quantity(
        "q", report.spans[0], 90.0, None, None, "metre", "length", "exact", subject="pier"
    )
    length_point = replace(point("differ", report.spans, other.spans), subject="length of the pier")
    together = Story(
        "s",
        "",
        (replace(report.reading, quantities=(length,)), other.reading),
        (Entity("pier", "the pier", "OTHER"),),
        (length_point,),
        story().sources,
    )
    [sheet] = draw_up(together)
    assert sheet.rows[0].attribute == "length"
    assert sheet.rows[0].readings == length_point.readings


def test_what_accounts_call_somebody_stands_on_their_sheet() -> None:
    one = Report("The harbour master, ⟦Ada Lind⟧, left. Her brother ⟦Lind⟧ stayed.")
    other = Report("⟦Ada Lind⟧, the harbour master, met his mother, ⟦Lind⟧.")
    ada = Entity(
        "ada",
        "Ada Lind",
        "PERSON",
        roles=("harbour master", "Her brother", "master", "mother"),
        mentions=(*one.spans, *other.spans),
    )
    [sheet] = draw_up(replace(story(one, other), entities=(ada,)))
    [row] = sheet.rows
    assert row.attribute == "called"
    assert [(r.label, len(r.articles)) for r in row.readings] == [("harbour master", 2)]


def test_a_thing_without_a_name_has_a_sheet_of_what_is_collated_of_it() -> None:
    one, other = Report("The pier is ⟦90 metres⟧ long."), Report("A ⟦100 metres⟧ long pier fell.")
    long = replace(point("differ", one.spans, other.spans), subject="length of pier")
    [sheet] = draw_up(story(one, other, points=[long]))
    assert (sheet.entity, sheet.rows[0].attribute) == ("pier", "length")
    assert sheet.rows[0].readings == long.readings


def test_who_is_quoted_by_most_accounts_comes_first() -> None:
    one = (
        Report("Reed said it fell. Ames said it rained. Ames said it stormed.")
        .said("Reed", "said", "it fell", speaker="reed")
        .said("Ames", "said", "it rained", speaker="ames")
        .said("Ames", "said", "it stormed", speaker="ames")
    )
    other = Report("Reed said it was old.").said("Reed", "said", "it was old", speaker="reed")
    found = list_positions(story(one, other))
    assert [(p.speaker, len(p.statements)) for p in found] == [("reed", 2), ("ames", 2)]


def test_wordings_of_one_saying_stand_together_and_other_sayings_apart() -> None:
    one = (
        Report("Reed said the pier was no longer safe. Reed said it was late.")
        .said("Reed", "said", "the pier was no longer safe", speaker="reed")
        .said("Reed", "said", "it was late", speaker="reed")
    )
    other = Report("The pier was no longer safe to use, Reed said.").said(
        "Reed", "said", "The pier was no longer safe to use", speaker="reed"
    )
    [position] = list_positions(story(one, other))
    assert position.wordings == ((position.statements[0], position.statements[2]),)


def test_what_one_account_says_twice_is_no_second_wording() -> None:
    twice = (
        Report("Reed said the pier was not safe. The pier was not safe, Reed said.")
        .said("Reed", "said", "the pier was not safe", speaker="reed")
        .said("Reed", "said", "The pier was not safe", speaker="reed")
    )
    assert list_positions(story(twice))[0].wordings == ()


def test_the_centre_is_the_line_that_opens_the_brief_and_who_bears_it_out() -> None:
    one, other = Report("⟦Two⟧ people died."), Report("⟦Two⟧ are dead.")
    told = point("agree", [*one.spans, *other.spans])
    line = Line("Two people died.", (one.article.span(0, 16),), (0,))
    brief = Brief((Section("What happened", (line,)),))
    centre = find_centre(story(one, other, points=[told]), brief)
    assert centre is not None
    assert centre.articles == told.readings[0].articles
    assert find_centre(story(one, other), brief) == Centre(line, (one.article.id,), 1)
    assert find_centre(story(one), Brief(())) is None


def test_silence_is_coverage() -> None:
    one, other, silent = Report("⟦Two⟧ died."), Report("⟦Two⟧ dead."), Report("A pier fell.")
    [row] = survey(story(one, other, silent, points=[point("agree", [*one.spans, *other.spans])]))
    assert row.articles == (one.article.id, other.article.id)
    assert row.silent == (silent.article.id,)


def test_the_title_says_what_the_accounts_share() -> None:
    odd = Report("Did you hear that noise?\nA pier collapsed into the harbour.", headline=True)
    plain = Report("Pier collapses into harbour\nThe pier fell into the harbour.", headline=True)
    cut = Report("Pier and harbour pier harbour...\nThe pier fell.", headline=True)
    assert choose_title(story(odd, plain, cut)) == "Pier collapses into harbour"
    asking = Report("Why did the pier collapse into the harbour?\nThe pier fell.", headline=True)
    assert choose_title(story(asking, asking, plain)) == "Pier collapses into harbour"
    said = Report("Mayor: 'A pier that collapses into the harbour'\nA pier fell.", headline=True)
    assert choose_title(story(said, said, plain)) == "Pier collapses into harbour"


def test_an_account_is_named_by_its_place_in_the_story() -> None:
    many = story(*(Report(f"Account number {n} tells of a pier.") for n in range(28)))
    assert [a.siglum for a in edit([many]).articles][24:] == ["Y", "Z", "AA", "AB"]


def test_the_largest_story_comes_first_whatever_the_order() -> None:
    small = replace(story(Report("One.")), id="a")
    large = replace(story(Report("Two."), Report("Three.")), id="b")
    assert [s.id for s in edit([small, large]).stories] == ["b", "a"]
    assert edit([small, large]) == edit([large, small])


def test_a_stage_can_be_replaced() -> None:
    edition = edit([story(Report("One."))], choose_title=lambda _: "Mine", survey=lambda _: ())
    assert edition.stories[0].title == "Mine"


def test_nothing_is_raised_on_accounts_without_a_sentence() -> None:
    empty = Reading(Report("x").article, (), (), (), (), (), (), (), ())
    edition = edit([replace(story(), readings=(empty,))])
    assert edition.stories[0].brief.sections == ()
