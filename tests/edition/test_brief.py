"""The brief: five parts, the sources' words alone, no line twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.edition.small_stories import Report, point, story
from variorum.edition.brief import write_brief
from variorum.edition.coming import look_ahead
from variorum.edition.concepts import weigh
from variorum.edition.lines import word_count
from variorum.edition.said import quote
from variorum.lexicon.joining import strays
from variorum.model import Brief, Edge, Entity, Story

DAY_ONE, DAY_TWO = date(2024, 5, 6), date(2024, 5, 8)


def pier(**parts: object) -> Story:
    """Give three accounts of a pier that fell."""
    gazette = Report(
        "KELMOUTH, May 6 (Coast News) — A wooden pier collapsed into the harbour on Sunday, "
        "⟦killing two people⟧.\n"
        "The pier had stood for ninety years and was used by thousands of visitors.\n"
        "Harbour master Ann Reed said the pier was inspected in March.\n"
        "The council plans to close the beach on Friday.",
        published=DAY_ONE,
    ).said("Harbour master Ann Reed", "said", "the pier was inspected in March", speaker="reed")
    courier = Report(
        "He was asleep when it fell.\n"
        "⟦Three people were killed⟧ when the pier collapsed into the harbour at Kelmouth on Sunday.\n"
        "“The pier was inspected in March,” Ann Reed told reporters.",
        published=DAY_TWO,
    ).said("Ann Reed", "told", "The pier was inspected in March", speaker="reed")
    echo = Report(
        "Divers searched the harbour at Kelmouth after a pier collapsed on Sunday.\n"
        "⟦Two people died⟧ when the wooden pier fell, police said.\n"
        "But the beach was open again.",
        published=DAY_ONE,
    ).said("police", "said", "Two people died when the wooden pier fell")
    first, second, third = gazette.spans[0], courier.spans[0], echo.spans[0]
    return story(
        gazette,
        courier,
        echo,
        points=[point("update", [first, third], [second])],
        entities=[Entity("reed", "Ann Reed", "PERSON", mentions=(courier.span("Ann Reed"),))],
    )


def texts(brief: Brief, heading: str) -> list[str]:
    return [line.text for s in brief.sections if s.heading == heading for line in s.lines]


def test_what_happened_is_told_by_what_the_accounts_share() -> None:
    told = texts(write_brief(pier()), "What happened")
    assert told[0] in (
        "Three people were killed when the pier collapsed into the harbour at Kelmouth on Sunday.",
        "A wooden pier collapsed into the harbour on Sunday, killing two people.",
    )
    assert not [line for line in told if line.startswith(("He was asleep", "But the beach"))]


def test_a_dateline_is_no_part_of_the_line() -> None:
    alone = story(
        Report(
            "KELMOUTH, May 6 (Coast News) — A wooden pier collapsed into the harbour on Sunday."
        ),
        Report("A pier collapsed into the harbour."),
    )
    assert texts(write_brief(alone), "What happened") == [
        "A wooden pier collapsed into the harbour on Sunday."
    ]


def test_one_line_a_speaker_with_the_other_wording_as_support() -> None:
    [line] = [line for line in quote(pier(), weigh(pier())) if "inspected" in line.text]
    assert len({span.article for span in line.evidence}) == 2
    assert line.at.count(None) == 1


def test_an_update_runs_from_the_earlier_report_to_the_later() -> None:
    assert texts(write_brief(pier()), "Where accounts differ") == [
        "In which words: Two people died → Three people were killed"
    ]


def test_without_days_no_order_is_claimed() -> None:
    one = Report("It left ⟦two dead⟧ on the pier.", published=None)
    other = Report("It left ⟦three dead⟧ on the pier.", published=DAY_ONE)
    brief = write_brief(story(one, other, points=[point("update", one.spans, other.spans)]))
    assert texts(brief, "Where accounts differ") == ["In which words: two dead · three dead"]


def test_no_order_is_claimed_against_the_days() -> None:
    late = Report("It left ⟦two dead⟧ on the pier.", published=DAY_TWO)
    early = Report("It left ⟦three dead⟧ on the pier.", published=DAY_ONE)
    brief = write_brief(story(late, early, points=[point("update", late.spans, early.spans)]))
    assert texts(brief, "Where accounts differ") == ["In which words: two dead · three dead"]


def test_a_line_of_readings_names_its_point() -> None:
    small = pier()
    [section] = [s for s in write_brief(small).sections if s.heading == "Where accounts differ"]
    assert [line.point for line in section.lines] == [small.points[0].id]


def test_a_point_to_check_comes_last_and_says_so() -> None:
    one = Report("It left ⟦two dead⟧ and ⟦five hurt⟧ on the pier.")
    other = Report("It left ⟦three dead⟧ and ⟦six hurt⟧ on the pier.")
    points = [
        point("differ", one.spans[:1], other.spans[:1], status="check"),
        point("differ", one.spans[1:], other.spans[1:], severity="low"),
    ]
    brief = write_brief(story(one, other, points=points))
    assert texts(brief, "Where accounts differ") == [
        "In which words: five hurt · six hurt",
        "to check: In which words: two dead · three dead",
    ]


def test_what_is_planned_for_a_day_to_come_comes_next() -> None:
    report = (
        Report(
            "A wooden pier collapsed into the harbour at Kelmouth.\n"
            "The council will reopen the beach at Kelmouth on Friday.\n"
            "A storm hit the harbour at Kelmouth in June last year.\n"
            "We will not rest, a harbour at night is a fine thing.",
        )
        .dated("Friday", "2024-05-10")
        .dated("June", "2024-06-01", "2024-06-30")
    )
    brief = write_brief(story(report, Report("A pier collapsed into the harbour at Kelmouth.")))
    assert texts(brief, "What next") == ["The council will reopen the beach at Kelmouth on Friday."]


@pytest.mark.parametrize(
    "words",
    [
        "The harbour gates of Kelmouth were set to close for the winter.",
        "The ferries of Kelmouth were due to sail again from the harbour.",
        "Visitors were encouraged to share the pictures of the harbour at Kelmouth.",
        "The wreck in the harbour at Kelmouth will be removed ⟦tomorrow⟧.",
    ],
)
def test_what_was_to_come_and_is_over_is_not_coming(words: str) -> None:
    report = Report(words, published=DAY_ONE)
    if report.spans:
        report.dated("tomorrow", "2024-05-07")
    later = Report("A pier collapsed into the harbour at Kelmouth.", published=DAY_TWO)
    assert texts(write_brief(story(report, later)), "What next") == []


def test_a_promise_outlasts_its_past_tense() -> None:
    report = Report("The council of Kelmouth vowed to rebuild the pier in the harbour.")
    both = story(report, Report("A pier collapsed into the harbour at Kelmouth."))
    assert [line.text for line in look_ahead(both, weigh(both))] == [report.article.text]


def test_a_pronoun_is_printed_under_a_name_only_when_another_account_bears_it_out() -> None:
    words = "“the old pier was never safe for a crowd”"
    his = Report(f"Ann Reed came.\nHe said {words}.").said("He", "said", words, speaker="reed")
    entity = Entity("reed", "Ann Reed", "PERSON", mentions=(his.span("Ann Reed"),))
    assert quote(story(his, entities=[entity]), {}) == []
    hers = Report(f"Ann Reed said {words}.").said("Ann Reed", "said", words, speaker="reed")
    told = [line.text for line in quote(story(his, hers, entities=[entity]), {})]
    assert told in ([f"Ann Reed said: {words}."], [f"Ann Reed said {words}."])


def test_a_comment_is_no_event() -> None:
    one = Report(
        "A pier of ninety metres does not fall into the harbour of Kelmouth in a night.\n"
        "The pier of Kelmouth fell into the harbour on a Sunday in the night.",
    )
    other = Report("The pier of ninety metres at Kelmouth fell into the harbour in the night.")
    told = texts(write_brief(story(one, other)), "What happened")
    assert told[0] == other.article.text


def test_what_is_told_is_not_told_again_in_other_words() -> None:
    first = Report(
        "The council of Kelmouth heard in January that two piles of the pier were cracked."
    )
    second = Report(
        "In January the council heard of two cracked piles of the Kelmouth pier, a diver said."
    ).said("a diver", "said", "In January the council heard of two cracked piles")
    brief = write_brief(story(first, second))
    assert len([line for s in brief.sections for line in s.lines]) == 1


def test_words_on_another_day_are_not_printed_under_this_one() -> None:
    earlier = "2024-04-20"
    report = (
        Report(
            "The pier of Kelmouth fell into the harbour on Sunday.\n"
            "A barge hit the pier on 20 April.\n"
            "Ann Reed said the whole deck shook under their feet for a minute."
        )
        .dated("Sunday", "2024-05-05")
        .dated("20 April", earlier)
        .said("Ann Reed", "said", "the whole deck shook under their feet for a minute")
    )
    other = Report("A pier fell into the harbour on Sunday.").dated("Sunday", "2024-05-05")
    assert texts(write_brief(story(report, other)), "Who said what") == []
    report.dates.pop()
    assert texts(write_brief(story(report, other)), "Who said what") != []


def test_a_clause_cut_from_its_subject_is_not_printed() -> None:
    report = Report(
        "The council put off a fight over the pier in the harbour of Kelmouth which the owners of "
        "every single boat and ferry in the county warned could ruin the whole town."
    ).said("the owners", "warned", "could ruin the whole town", speaker="owners")
    assert quote(story(report), {}) == []


def test_who_broke_the_news_is_news() -> None:
    first = Report("A wooden pier collapsed into the harbour at Kelmouth on Sunday.")
    later = Report(
        "A pier collapsed into the harbour.\nThe letter of the engineers was ⟦first reported by the Gazette⟧ on Monday."
    )
    edge = Edge(later.article.id, "gazette", "first_reported", later.spans)
    both = story(first, later)
    both = replace(both, sources=replace(both.sources, edges=(edge,)))
    assert texts(write_brief(both), "What happened")[-1] == (
        "The letter of the engineers was first reported by the Gazette on Monday."
    )


def test_one_account_alone_is_told_by_what_it_comes_back_to() -> None:
    alone = Report(
        "A wooden pier collapsed into the harbour of Kelmouth on Sunday.\n"
        "The weather was fine for the season and the shops were open.\n"
        "The pier of Kelmouth had stood in the harbour for ninety years."
    )
    told = texts(write_brief(story(alone)), "What happened")
    assert told[0] == "A wooden pier collapsed into the harbour of Kelmouth on Sunday."


def test_a_bare_day_is_printed_with_its_verb() -> None:
    one = Report("The council, which met late, closed the pier to all visitors on ⟦Sunday⟧.")
    other = Report("Its closing on ⟦Friday⟧ came as a surprise.")
    brief = write_brief(story(one, other, points=[point("differ", one.spans, other.spans)]))
    [line] = texts(brief, "Where accounts differ")
    assert "closed the pier to all visitors on Sunday" in line
    assert "closing on Friday" in line


def test_what_happened_long_before_is_background() -> None:
    one = (
        Report(
            "A pier collapsed into the harbour of Kelmouth on Sunday.\n"
            "In 1987 a storm tore a ferry from the pier of Kelmouth and drowned forty people.\n"
            "It was first built in 1911 for the ferries of Kelmouth harbour.\n"
            "The harbour had weathered the great flood of 2004 without a scratch."
        )
        .dated("Sunday", "2024-05-05")
        .dated("2004", "2004-01-01", "2004-12-31")
        .dated("1987", "1987-01-01", "1987-12-31")
        .dated("1911", "1911-01-01", "1911-12-31")
    )
    other = Report(
        "A storm and a flood hit the harbour of Kelmouth: a pier collapsed on Sunday."
    ).dated("Sunday", "2024-05-05")
    brief = write_brief(story(one, other))
    assert not [line for line in texts(brief, "What happened") if "1987" in line or "2004" in line]
    # “It” would stand for nothing that is printed before it.
    assert texts(brief, "Background") == [
        "In 1987 a storm tore a ferry from the pier of Kelmouth and drowned forty people.",
        "The harbour had weathered the great flood of 2004 without a scratch.",
    ]


def test_a_toll_that_has_risen_does_not_open_the_brief() -> None:
    early = Report(
        "The wooden pier of Kelmouth collapsed into the harbour, ⟦killing two people⟧ on Sunday.",
        published=DAY_ONE,
    )
    copy = Report(early.article.text.replace("wooden", "old"), published=DAY_ONE)
    late = Report(
        "The pier of Kelmouth collapsed into the harbour and ⟦killed four people⟧ on Sunday.",
        published=DAY_TWO,
    )
    known = point("update", [*early.spans, copy.span("killing two people")], late.spans)
    told = texts(write_brief(story(early, copy, late, points=[known])), "What happened")
    assert told[0] == late.article.text


def test_a_caption_says_nothing_of_anything() -> None:
    report = Report(
        "Harbour council announcement of new rules for ferries and private boats."
    ).said(
        "Harbour council", "announcement", "new rules for ferries and private boats", speaker="c"
    )
    assert quote(story(report), {}) == []


def test_an_empty_story_has_an_empty_brief() -> None:
    assert write_brief(story()).sections == ()


@pytest.mark.parametrize("words", [20, 60, 350])
def test_a_brief_is_no_longer_than_it_may_be(words: int) -> None:
    brief = write_brief(pier(), words=words)
    assert sum(word_count(line) for s in brief.sections for line in s.lines) <= words


def grounded(story: Story, brief: Brief) -> None:
    """Hold every line against its sources: their words at their places, joining words between."""
    articles = {r.article.id: r.article for r in story.readings}
    printed: list[str] = []
    for section in brief.sections:
        for line in section.lines:
            assert line.evidence, line.text
            assert len(line.evidence) == len(line.at)
            for span in line.evidence:
                assert articles[span.article].text[span.start : span.end] == span.exact
            assert "".join(words for words, _ in line.pieces()) == line.text
            for words, spans in line.pieces():
                if spans:
                    assert words == spans[0].exact
                    assert "…" not in words or "…" in articles[spans[0].article].text
                else:
                    assert not strays(words)
            printed.append(line.text)
    assert len(printed) == len(set(printed))


def test_every_line_is_the_sources_own_words() -> None:
    small = pier()
    grounded(small, write_brief(small))


STORIES = ("seeds", "stories/rhine-ship-bridge-2017", "stories/hebei-boy-in-well-2016")


@pytest.mark.parametrize("folder", STORIES)
def test_every_line_of_a_real_story_is_the_sources_own_words(shared: Path, folder: str) -> None:
    from variorum.collation import collate
    from variorum.reading import read, skim
    from variorum.sources import load

    readings = [read(skim(article)) for article in load(shared / folder).articles]
    real = collate(readings)
    brief = write_brief(real)
    grounded(real, brief)
    assert brief.sections[0].heading == "What happened"
    assert 100 <= sum(word_count(line) for s in brief.sections for line in s.lines) <= 350
    furniture = [
        reading.article.span(f.start, f.end) for reading in readings for f in reading.furniture
    ]
    for section in brief.sections:
        for line in section.lines:
            assert not any(span.overlaps(other) for span in line.evidence for other in furniture)
