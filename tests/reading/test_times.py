"""Time expressions: where they stand, what day they mean, and when they must stay open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.marks import marked, unmarked
from variorum.model import Article, Date
from variorum.reading.furniture import split_paragraphs
from variorum.reading.meaning import NO_ANCHOR, NOT_TOLD
from variorum.reading.sentences import parse
from variorum.reading.times import find_dates

# A Monday.
PUBLISHED = date(2024, 11, 18)


def dates(text: str, published: date | None = PUBLISHED) -> tuple[Date, ...]:
    article = Article.of(text, published=published)
    return find_dates(article, parse(article, split_paragraphs(article, ())))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("It burned on ⟦17 November 2024⟧.", "2024-11-17"),
        ("It burned on ⟦Sunday, November 17, 2024⟧.", "2024-11-17"),
        ("It burned on ⟦the 17th of November⟧.", "2024-11-17"),
        ("It burned on ⟦Nov. 17⟧.", "2024-11-17"),
        ("It burned on ⟦2024-11-17⟧.", "2024-11-17"),
        ("It burned on ⟦22/04/2024⟧.", "2024-04-22"),
        ("It burned in ⟦December 2022⟧.", "2022-12"),
        ("It burned in ⟦early September⟧.", "2024-09"),
        ("It burned at ⟦the end of August⟧.", "2024-08"),
        ("It burned in ⟦1944⟧.", "1944"),
        ("It burned in ⟦the 1980s⟧.", "198"),
        ("It burned in ⟦the 18th century⟧.", "17"),
        ("It burned in ⟦the third quarter of 2023⟧.", "2023-Q3"),
        ("It burned in ⟦the autumn⟧.", "2024-FA"),
        ("It burned in ⟦480 BC⟧.", "BC0480"),
        ("It burned on ⟦Christmas Eve 2020⟧.", "2020-12-24"),
        ("It burned on ⟦Thanksgiving 2023⟧.", "2023-11-23"),
        ("It burned on ⟦Memorial Day⟧.", "2024-05-27"),
        ("It will open on ⟦Labor Day⟧.", "2025-09-01"),
        ("It burned on ⟦Good Friday 2024⟧.", "2024-03-29"),
        ("It burned in ⟦the last week of August⟧.", "2024-W35"),
        ("It burned in ⟦April last year⟧.", "2023-04"),
        ("It burned in ⟦2015-16⟧.", "2015/2016"),
        ("It burned in ⟦2015-03⟧.", "2015-03"),
        ("It has burned since ⟦December⟧.", "2023-12"),
        ("We knew on ⟦May 28⟧.", "2024-05-28"),
        ("It burned ⟦two and a half years ago⟧.", "2022-05"),
        ("It burned ⟦a year and a half ago⟧.", "2023-05"),
        ("It burned at ⟦the weekend⟧.", "2024-W46-WE"),
        ("It burned in ⟦the first half of this year⟧.", "2024-H1"),
        ("It burned ⟦this decade⟧.", "202"),
        ("It burned on ⟦January 9⟧ - the first of many.", "2024-01-09"),
        ("It burned on ⟦Monday of the following week⟧.", "2024-11-25"),
        ("It burned on ⟦the twenty third day of September⟧.", "2024-09-23"),
        ("It burned in ⟦2017-Q1⟧.", "2017-Q1"),
        ("It burned in ⟦the first quarter of 2017⟧.", "2017-Q1"),
        ("It sold for $12 on ⟦December 27, 2023⟧.", "2023-12-27"),
        ("It burned ⟦two weeks ago⟧.", "2024-11-04"),
        ("It burned ⟦yesterday⟧.", "2024-11-17"),
        ("It burned ⟦last Friday⟧.", "2024-11-15"),
        ("It burned ⟦last weekend⟧.", "2024-W46-WE"),
        ("It burned ⟦last week⟧.", "2024-W46"),
        ("It burned ⟦Sunday night⟧.", "2024-11-17TNI"),
        ("It burned ⟦overnight⟧.", "2024-11-17TNI"),
        ("It burned ⟦last night⟧.", "2024-11-17TNI"),
        ("It burned ⟦this morning⟧.", "2024-11-18TMO"),
        ("It burned on ⟦the night of 4 May⟧.", "2024-05-04TNI"),
        ("It burned at ⟦5.30pm on Sunday⟧.", "2024-11-17T17:30"),
        ("It burned at ⟦0737 GMT on Sunday⟧.", "2024-11-17T07:37Z"),
        ("It will burn in ⟦the coming days⟧.", "FUTURE_REF"),
        ("It burned in ⟦nineteen ninety-six⟧.", "1996"),
        ("It burned in ⟦two thousand and fifteen⟧.", "2015"),
        ("It burned in ⟦the first week of May 2024⟧.", "2024-W18"),
        ("It burned in ⟦the week of 10 October⟧.", "2024-W41"),
        ("It burned in ⟦the week beginning October 10⟧.", "2024-W41"),
        ("It burned in ⟦the last week of last month⟧.", "2024-W44"),
        ("It falls on ⟦the 15th day of next month⟧.", "2024-12-15"),
        ("It burned on ⟦Monday the 11th⟧.", "2024-11-11"),
        ("It will open on ⟦Tuesday the 3rd⟧.", "2024-12-03"),
        ("It burned at ⟦20 past eight in the evening⟧.", "T20:20"),
        ("It burned at ⟦half past seven on Sunday⟧.", "2024-11-17T07:30"),
        ("It burned at ⟦a quarter to nine on Sunday⟧.", "2024-11-17T08:45"),
        ("It burned at ⟦three in the morning⟧.", "T03:00"),
        ("It burned on ⟦Sunday morning at 8.30⟧.", "2024-11-17T08:30"),
        ("It burned on ⟦Sunday evening at 8:15⟧.", "2024-11-17T20:15"),
        ("It burned in ⟦the early hours of Sunday⟧.", "2024-11-17TMO"),
        ("It burned in ⟦the early hours of 4 May⟧.", "2024-05-04TMO"),
        ("It burned at ⟦midnight last night⟧.", "2024-11-17T24:00"),
        ("It burned on ⟦12 November last year⟧.", "2023-11-12"),
        ("It burned in ⟦fiscal 2023⟧.", "2023"),
        ("It burned in ⟦the fiscal year 2023⟧.", "2023"),
        ("It burned in ⟦FY23⟧.", "2023"),
        ("It will be sold by ⟦year-end⟧.", "2024"),
        ("It will be sold in ⟦the near future⟧.", "FUTURE_REF"),
        ("It was a mill in ⟦the distant past⟧.", "PAST_REF"),
        ("The ⟦current⟧ owner is glad.", "PRESENT_REF"),
        ("At ⟦that time⟧ nobody lived there.", "PAST_REF"),
        ("So far ⟦this year⟧ it has burned.", "2024"),
        ("It was sold ⟦latterly⟧.", "PAST_REF"),
        ("They took the ⟦Sunday⟧ ferry.", "2024-11-17"),
        ("It fell in ⟦last year's third quarter⟧.", "2023-Q3"),
        ("It fell in ⟦the 2022 third quarter⟧.", "2022-Q3"),
        ("It will be gone at ⟦year's end⟧.", "2024"),
        ("For ⟦the moment⟧ it burns.", "PRESENT_REF"),
        ("The vote is due by ⟦March⟧.", "2025-03"),
        ("The mill said ⟦Oct. 19⟧ it would close.", "2024-10-19"),
        ("It was sold in ⟦the year 2005⟧.", "2005"),
    ],
)
def test_a_time_expression_means_a_day(written: str, value: str) -> None:
    text = unmarked(written)
    found = dates(text)
    assert marked(text, [d.span for d in found]) == written
    assert [d.value for d in found] == [value]


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("They fought for ⟦two months⟧.", "P2M", "duration"),
        ("They fought for ⟦months⟧.", "PXM", "duration"),
        ("They fought for ⟦a few hours⟧.", "PTXH", "duration"),
        ("They fought for ⟦more than three years⟧.", "P3Y", "duration"),
        ("They fought for ⟦a decade⟧.", "P10Y", "duration"),
        ("They fought for ⟦half an hour⟧.", "PT0.5H", "duration"),
        ("They fought the ⟦81-year-old⟧ Ulf.", "P81Y", "duration"),
        ("They fought ⟦every Monday⟧.", "XXXX-WXX-1", "set"),
        ("They fought ⟦daily⟧.", "P1D", "set"),
        ("They fought ⟦all day⟧.", "P1D", "duration"),
        ("They fought ⟦a single day⟧.", "P1D", "duration"),
        ("They ended the ⟦weeks-long⟧ siege.", "PXW", "duration"),
        ("They ended the ⟦decade-old⟧ siege.", "P10Y", "duration"),
        ("They fought over ⟦the last decade⟧.", "P10Y", "duration"),
        ("Help came ⟦more than two hours later⟧.", "PT2H", "duration"),
        ("They fought on ⟦Friday mornings⟧.", "XXXX-WXX-5TMO", "set"),
        ("They fought ⟦every Monday at 4pm⟧.", "XXXX-WXX-1T16:00", "set"),
        ("They fought ⟦twice a week⟧.", "P1W", "set"),
        ("They burned 300 candles ⟦a day⟧.", "P1D", "set"),
        ("They held their ⟦annual⟧ fair.", "P1Y", "set"),
        ("They fought for ⟦decades⟧.", "PXDE", "duration"),
        ("They fought in ⟦the 12-month period⟧.", "P12M", "duration"),
        ("They heard an ⟦hour-long⟧ speech.", "PT1H", "duration"),
        ("They held a ⟦two-and-a-half-year⟧ inquiry.", "P2.5Y", "duration"),
        ("They held a ⟦daylong⟧ hearing.", "P1D", "duration"),
        ("They fought for ⟦two weeks⟧ - the longest fight.", "P2W", "duration"),
        ("They sold 400 of them over ⟦three weekends⟧.", "P3WE", "duration"),
        ("They fought for ⟦over three years⟧.", "P3Y", "duration"),
        ("They have doubled in ⟦the last year⟧.", "P1Y", "duration"),
        ("They doubled in ⟦the first nine months⟧.", "P9M", "duration"),
        ("It would be the first time in ⟦48 years⟧.", "P48Y", "duration"),
        ("It will be done in ⟦less than 30 minutes⟧.", "PT30M", "duration"),
    ],
)
def test_lengths_and_repetitions_of_time(written: str, value: str, kind: str) -> None:
    text = unmarked(written)
    [found] = dates(text)
    assert marked(text, [found.span]) == written
    assert (found.value, found.kind) == (value, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The minister may march against it.",
        "They saw the fall of the city.",
        "A boy fell into the moat. Nobody else was hurt in the fall.",
        "It cost $1990 and weighed 2005 kg.",
        "It killed 1500 people.",
        "April Jones and Theresa May were there.",
        "He paid it for the first time.",
        "The ratio is 3:2.",
        "In twenty twenty people came.",
        "She came in twenty past eleven others.",
        "The Sunday Courier and the Daily Herald asked.",
        "We called him Father Christmas, she told the daily Elbe Courier.",
        "The snow continues to fall. The Sun shone, said Science Daily.",
        "Roughly 2000 planets were seen from Flight 1943.",
        "The fall from ten to eight followed.",
        "She wore an evening dress.",
        "A Long March 4C rocket stood there.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert [d.span.exact for d in dates(text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The council met on Monday.", "2024-11-18"),
        ("The council will meet on Monday.", "2024-11-25"),
        ("The council is expected to meet on Friday.", "2024-11-22"),
        ("The council met on Friday.", "2024-11-15"),
        ("The new mayor takes office on January 20.", "2025-01-20"),
        ("The mayor resigned on January 20.", "2024-01-20"),
        ("The mayor resigned on December 22.", "2023-12-22"),
        ("The mayor will resign in September.", "2025-09"),
        ("The bridge is to reopen on Thursday.", "2024-11-21"),
        ("The owners were to hold a hearing on Friday.", "2024-11-22"),
        ("The bridge stayed shut until late Monday.", "2024-11-18"),
        ("The trial opens on Wednesday.", "2024-11-20"),
        ("The strike runs until Friday.", "2024-11-22"),
        ("A man opened fire on Friday.", "2024-11-15"),
        ("Crews searched for a boat sunk on Friday.", "2024-11-15"),
    ],
)
def test_tense_decides_between_the_last_and_the_next(text: str, value: str) -> None:
    assert [d.value for d in dates(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It burned on Monday.", "XXXX-WXX-1"),
        ("It burned last week.", "XXXX-WXX"),
        ("It burned on 4 May.", "XXXX-05-04"),
        ("It burned yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_day_of_publication_a_relative_date_stays_open(text: str, value: str) -> None:
    [found] = dates(text, None)
    assert (found.value, found.resolved, found.begin) == (value, False, None)
    assert found.reason == "The day of publication is not known."


def test_an_absolute_date_needs_no_day_of_publication() -> None:
    [found] = dates("It burned on 4 May 2007.", None)
    assert (found.value, found.resolved, found.begin) == ("2007-05-04", True, "2007-05-04")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It burned on 30 February 2024.", "The calendar has no such day."),
        ("It burned on 31 June.", "The calendar has no such day."),
        ("It burned on 11/12/24.", "Day and month could stand either way round."),
    ],
)
def test_an_impossible_or_ambiguous_day_is_refused(text: str, reason: str) -> None:
    [found] = dates(text)
    assert (found.resolved, found.reason) == (False, reason)


def test_an_interval_has_its_first_and_last_day() -> None:
    [found] = dates("It burned last weekend.")
    assert (found.begin, found.end) == ("2024-11-16", "2024-11-17")


def test_a_history_is_dated_by_itself() -> None:
    text = (
        "On 4 May 1807 the fleet left Torvik. In June it reached the islands. "
        "The following month the crews mutinied, and two days later … nobody knew. "
        "In January 1808 it turned home. By March the last ships were back. "
        "The harbour, built in 1790 and widened in 1801, had burned in 1806."
    )
    found = {d.span.exact: d.value for d in dates(text)}
    assert found["June"] == "1807-06"
    assert found["The following month"] == "1807-07"
    assert found["March"] == "1808-03"


def test_a_range_of_days_is_two_days_of_one_month() -> None:
    assert [(d.span.exact, d.value) for d in dates("It burned on 17-19 November 2023.")] == [
        ("17", "2023-11-17"),
        ("19 November 2023", "2023-11-19"),
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # Of the day that the sentence or its paragraph names.
        ("The mast fell on Saturday. It was hit at 5.10am.", "2024-11-16T05:10"),
        # Of the day on which it happened, wherever the lead names it.
        ("The mast fell on Saturday.\n\nIt was hit at 5.10 a.m. by a truck.", "2024-11-16T05:10"),
        # Not of the day on which somebody told of it.
        (
            "The mast fell on Saturday.\n\nMara Lindt said on Sunday that it was hit at 05:10.",
            "2024-11-16T05:10",
        ),
        # Not of a day that had yet to come.
        (
            "The mast fell on Saturday.\n\nThe road will open on Friday. It was hit at 5:10 AM.",
            "2024-11-16T05:10",
        ),
        ("The council will vote at 5pm.", "2024-11-18T17:00"),
        ("The mast was hit at 1:53 p. m. local time.", "T13:53"),
        ("The pier burned on Friday.\nIt fell by noon.", "2024-11-15T12:00"),
        ("Two guards hurt in Friday's fire have died.\nIt broke out at 6:30.", "2024-11-15T06:30"),
        ("The pier burned on Friday.\nIt fell at ten to eight.", "2024-11-15T07:50"),
        ("They stood there by eight on Friday morning.", "2024-11-15T08:00"),
        ("The pier burned on Friday.\nIt was warm that morning.", "2024-11-15TMO"),
        ("The pier burned on Friday.\nIt was gone by nightfall.", "2024-11-15TNI"),
        ("The pier burned on Friday.\nShe had left the day before.", "2024-11-14"),
        ("The pier burned on Friday.\nShe had left the night before.", "2024-11-14TNI"),
        (
            "OSLO, Nov 18 (Elbe Wire) - The pier burned on Friday.\nIt fell at 6am.",
            "2024-11-15T06:00",
        ),
        ("The pier burned on Friday.\nIt broke during the morning service.", "2024-11-15TMO"),
        ("It burned on Friday, she said in an evening address.", "2024-11-15TEV"),
    ],
)
def test_an_hour_belongs_to_the_day_of_what_happened(text: str, value: str) -> None:
    assert dates(text)[-1].value == value


def test_an_hour_without_a_day_is_never_dated_by_the_paper() -> None:
    [found] = dates("The mast fell at 5pm.")
    assert (found.value, found.begin) == ("T17:00", None)
    assert found.reason == "The text names no day for this hour."


def test_a_report_that_looks_back_is_no_history() -> None:
    text = (
        "The storm hit Torvik on Tuesday. Like those of 1987, 1990, 1991 and 1999 it came at night. "
        "In April last year the harbour was rebuilt; in 2009 it had burned."
    )
    found = {d.span.exact: d.value for d in dates(text)}
    assert (found["Tuesday"], found["April last year"]) == ("2024-11-12", "2023-04")


def test_the_year_of_a_feast_may_stand_behind_what_it_names() -> None:
    found = dates("The Boxing Day storm and flood in 2004 took the old pier.")
    assert found[0].value == "2004-12-26"


def test_less_than_so_long_ago_is_one_of_several_days() -> None:
    [found] = dates("The pier burned less than a fortnight ago.")
    assert (found.begin, found.end) == ("2024-11-04", "2024-11-18")
    [open_] = dates("The pier burned more than two weeks ago.")
    assert (open_.value, open_.begin) == ("PAST_REF", None)


def test_a_day_of_telling_that_may_be_tomorrow_stays_open() -> None:
    [found] = dates("The union said in a statement on Tuesday that it would strike.")
    assert (found.value, found.resolved) == ("XXXX-WXX-2", False)
    assert (
        found.reason == "It may be six days ago or tomorrow: the text may be newer than its date."
    )


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It was shut from 5 to 6pm on Sunday.", ["2024-11-17T17:00", "2024-11-17T18:00"]),
        ("It was shut on Sunday, 8–9am.", ["2024-11-17T08:00", "2024-11-17T09:00"]),
        ("It was shut from Nov 18 to Dec 19, 2015.", ["2015-11-18", "2015-12-19"]),
        ("It was shut from 4 June to 7 July in 2015.", ["2015-06-04", "2015-07-07"]),
        ("It was shut between 5 and 6 in the afternoon.", ["T17:00", "T18:00"]),
    ],
)
def test_a_range_of_times_is_its_two_ends(text: str, ends: list[str]) -> None:
    assert [d.value for d in dates(text)] == ends


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in the third quarter from ⟦the year-ago quarter⟧.", "2023-Q3"),
        ("Sales rose in the third quarter from ⟦the same period a year earlier⟧.", "2023-Q3"),
        ("Sales rose in October from ⟦the same month last year⟧.", "2023-10"),
        ("Sales rose in the third quarter, and in ⟦the quarter⟧ two mills closed.", "2024-Q3"),
        ("He lost in 1996. ⟦The next year⟧ he won.", "1997"),
        ("He lost in 1996. ⟦Next year⟧ he may win.", "2025"),
    ],
)
def test_what_was_told_before_dates_what_follows_it(text: str, value: str) -> None:
    last = dates(unmarked(text))[-1]
    assert last.span.start >= text.index("⟦")
    assert last.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The hearing was adjourned until Friday.", "2024-11-22"),
        ("The vote was put off to Friday.", "2024-11-22"),
        ("The judge gave them until Friday.", "2024-11-22"),
        ("The mill was open until Friday.", "2024-11-15"),
    ],
)
def test_a_delay_ends_on_a_day_to_come(text: str, value: str) -> None:
    [found] = dates(text)
    assert found.value == value


def test_the_weekend_whose_sunday_is_named_is_not_the_last_one() -> None:
    told = "It burned on Sunday, and had burned last weekend."
    assert [d.value for d in dates(told)] == ["2024-11-17", "2024-W45-WE"]


def test_a_range_of_hours_has_the_day_that_stands_behind_it() -> None:
    found = dates("The road will be shut between 9 a.m. and 5 p.m. Saturday.")
    assert [d.value for d in found] == ["2024-11-23T09:00", "2024-11-23T17:00"]


@pytest.mark.parametrize(
    "text",
    [
        "They fell on Black Monday.",
        "He sang of Bloody Sunday.",
        "She led the Women's March for them.",
        "The fall of the wall moved them.",
        "The midnight red car stopped.",
    ],
)
def test_a_time_in_a_name_or_of_a_thing_is_no_time(text: str) -> None:
    assert not dates(text)


def test_an_open_time_says_why() -> None:
    [before] = dates("They were warned the day before.")
    assert (before.resolved, before.reason) == (False, NOT_TOLD)
    [before] = dates("They were warned the day before.", published=None)
    assert (before.resolved, before.reason) == (False, NO_ANCHOR)


def test_a_soft_hyphen_parts_no_word_of_time() -> None:
    [found] = dates("It burned on 4 Octo\u00adber 2024.")
    assert found.value == "2024-10-04"


def test_what_was_told_is_no_day_to_come() -> None:
    told = dates("It burned on Sunday. Some 108 years later it was forgotten.")
    assert [d.value for d in told] == ["2024-11-17", "P108Y"]
