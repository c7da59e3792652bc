"""What accounts are said to agree in, and what keeps them from it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.collation.stories import DAY, labels, points
from variorum.collation.confidence import share_of
from variorum.collation.told_points import CALLED_ALIKE, TOLD_ALIKE
from variorum.lexicon import entries
from variorum.model import Point


def agreements(*texts: str, days: tuple[date, ...] = ()) -> list[Point]:
    """Collate accounts and give the points they agree in."""
    return [p for p in points(*texts, days=days) if p.relation == "agree"]


def told_alike(*texts: str) -> list[Point]:
    """Give the agreements that rest on likeness alone."""
    return [p for p in agreements(*texts) if p.reason.startswith("The accounts tell the same")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The council altered the flood levy for farmers in March.",
            "In March the flood levy for farmers was changed.",
        ),
        (
            "Divers recovered the flight recorder from the wreck of the seaplane.",
            "The flight recorder of the seaplane was found by divers in the wreck.",
        ),
        (
            "The depot was a ruin with broken chimneys and rusty cranes.",
            "All that is left of the depot is a ruin with broken chimneys and rusty cranes.",
        ),
    ],
)
def test_one_thing_in_other_words_is_one_point(one: str, other: str) -> None:
    assert [p for p in agreements(one, other) if len(p.readings[0].evidence) == 2]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        # another figure
        (
            "Lorries carried nine turbines from the quarry to the reservoir.",
            "Lorries carried six turbines from the quarry to the reservoir.",
            "carried",
        ),
        # another party
        (
            "France restricted the export of enriched fuel rods to refineries.",
            "Norway restricted the export of enriched fuel rods to refineries.",
            "restricted",
        ),
        # not yet against so
        (
            "The tribunal may dissolve the fishing cooperative of the peninsula.",
            "The tribunal dissolved the fishing cooperative of the peninsula.",
            "dissolve",
        ),
        # yes against no
        (
            "Inspectors examined the hydraulic brakes of the funicular.",
            "Inspectors never examined the hydraulic brakes of the funicular.",
            "examined",
        ),
        # the first is not the final
        (
            "The brewery refused the original offer of the rival distillery.",
            "The brewery refused the final offer of the rival distillery.",
            "refused",
        ),
        # all against some
        (
            "The stolen ledgers of the brewery were encrypted.",
            "The stolen ledgers of the brewery were only partly encrypted.",
            "encrypted",
        ),
        # again and again against once
        (
            "The farmers blockade the abattoir every weekend.",
            "The farmers blockade the abattoir on the weekend.",
            "blockade",
        ),
        # left against was thrown out
        (
            "The treasurer resigned from the orchestra after a quarrel.",
            "The treasurer was sacked from the orchestra after a quarrel.",
            "orchestra",
        ),
    ],
)
def test_what_forbids_it(one: str, other: str, told: str) -> None:
    assert not [p for p in told_alike(one, other) if told in p.subject]


def test_where_accounts_differ_they_do_not_agree_in_the_same_words() -> None:
    told = points(
        "At least seven people were killed when a funicular overturned in Kelmouth.",
        "At least five people were killed when a funicular overturned in Kelmouth.",
    )
    differing = [e for p in told if p.relation != "agree" for r in p.readings for e in r.evidence]
    assert differing
    for point in (p for p in told if p.reason.startswith("The accounts tell the same")):
        spans = [e for r in point.readings for e in r.evidence]
        assert not all(any(s.covers(d) for d in differing) for s in spans)


def test_who_is_who() -> None:
    (point,) = [
        p
        for p in agreements(
            "Police chief Ada Lindqvist said the quay was closed.",
            "The quay is closed, said the police chief, Ada Lindqvist.",
            "Ada Lindqvist said nothing.",
        )
        if p.subject.startswith("who ")
    ]
    assert point.subject == "who Ada Lindqvist is"
    assert labels(point) == ["Police chief Ada Lindqvist"]
    assert len(point.readings[0].articles) == 2


def test_a_rank_tells_nobody_from_another() -> None:
    told = agreements("Dr Ada Lindqvist spoke.", "Dr Ada Lindqvist was silent.")
    assert not [p for p in told if p.subject.startswith("who ")]


def test_the_day_the_accounts_open_with() -> None:
    (point,) = [
        p
        for p in agreements(
            "A ferry capsized off Kelmouth on Monday.",
            "Monday's disaster has shaken Kelmouth.",
            "The ferry sank yesterday, said officials on Tuesday.",
        )
        if p.subject.startswith("when:")
    ]
    assert point.subject == "when: 2023-05-08"
    assert {e.exact for e in point.readings[0].evidence} == {"on Monday", "Monday", "yesterday"}


def test_the_day_of_a_saying_is_not_the_day_of_the_news() -> None:
    told = agreements(
        "A ferry sank off Kelmouth, police said on Monday.",
        "Police said on Monday that a ferry had sunk off Kelmouth.",
        "The ferry sank on Sunday.",
    )
    assert "when: 2023-05-08" not in [p.subject for p in told]


def test_figures_in_common() -> None:
    told = agreements(
        "Hackers copied the licences of 310,000 drivers.",
        "About 310,000 people lost their licences.",
    )
    assert [p for p in told if "310,000" in p.subject]


def test_a_figure_is_printed_with_its_verb() -> None:
    told = agreements(
        "The strike was backed by 87% of those at the depot.",
        "In January 87 per cent at the depot wanted the strike.",
    )
    shown = [e.exact for p in told for r in p.readings for e in r.evidence]
    assert "The strike was backed by 87%" in shown


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a round share of other things
        (
            "The duty covers 30 percent of the timber that is shipped.",
            "The mill will cut its timber by 30 percent.",
        ),
        # as many of others
        (
            "The island has taken in 80,000 migrants.",
            "On the island 80,000 voters stayed at home.",
        ),
    ],
)
def test_the_same_figure_of_something_else_is_no_agreement(one: str, other: str) -> None:
    told = agreements(one, other)
    assert not [p for p in told if p.reason.startswith("The accounts have the same figure")]


def test_who_somebody_is_does_not_tell_what_was_done_to_her() -> None:
    told = agreements(
        "Lind's daughter phoned Ada Moe, her lawyer.",
        "At noon Lind's daughter phoned Ada Moe, her lawyer.",
    )
    shown = [e.exact for p in told for r in p.readings for e in r.evidence]
    assert any("phoned" in exact for exact in shown)


def test_what_is_only_spoken_of_stands_behind_what_is_told() -> None:
    found = agreements(
        "The report speaks of a narrow wooden footbridge over the canal. Divers sealed the leak in the northern reservoir.",
        "Nobody knew of a narrow wooden footbridge over the canal. The leak in the northern reservoir was sealed by divers.",
    )
    told = {p.reason: n for n, p in enumerate(found)}
    assert told[TOLD_ALIKE] < told[CALLED_ALIKE]


def test_one_account_agrees_with_nobody() -> None:
    said = "said that “the reservoir will be drained by noon, and nobody may swim in it”."
    texts = [f"{who} {said}" for who in ("The mayor", "On the quay the mayor", "Today the mayor")]
    months = (DAY, DAY + timedelta(days=40), DAY + timedelta(days=80))
    assert agreements(*texts)
    assert not agreements(*texts, days=months)


def test_who_denies_is_told_by_the_name_and_the_denial() -> None:
    told = told_alike(
        "Karl Tomanek has always denied any wrongdoing in the matter of the bridge.",
        "The case is old, and Karl Tomanek denies the charges.",
    )
    assert any(len(p.readings[0].articles) == 2 for p in told)


def test_small_figures_are_in_every_account() -> None:
    told = agreements("Three boats lay in the bay.", "The bay has three taverns.")
    assert not [p for p in told if p.reason.startswith("The accounts have the same figure")]


def test_converted_figures_are_one() -> None:
    told = agreements(
        "The tug was pushed 200 metres along the breakwater.",
        "The breakwater stopped the tug after 656 feet.",
    )
    assert [p for p in told if "200 metres" in p.subject or "656 feet" in p.subject]


def test_what_half_of_the_accounts_name() -> None:
    told = agreements(
        "The ferry Heron Queen left Kelmouth at noon.",
        "Kelmouth mourns: the Heron Queen is lost.",
        "Ines Marlo wept in Kelmouth.",
    )
    named = {p.subject.removeprefix("name: ") for p in told if p.subject.startswith("name: ")}
    assert "Ines Marlo" not in named


def test_no_agreement_twice() -> None:
    text = "Divers recovered the flight recorder from the wreck of the seaplane near Kelmouth."
    told = told_alike(text, text.replace("recovered", "found"))
    spans = [tuple((e.start, e.end) for e in p.readings[0].evidence) for p in told]
    assert len(spans) == len(set(spans))


def test_the_same_words_are_one_source() -> None:
    sentence = "The vessel went down shortly after dawn some three kilometres from the landing."
    told = agreements(
        f"{sentence} Relatives wept on the quay.",
        f"The minister was in Oslo. {sentence}",
        "The vessel sank at sunrise near the landing, a fisherman saw.",
    )
    copied = [p for p in told if len(p.readings[0].articles) == 2 and "vessel went" in p.subject]
    assert all(p.readings[0].independent == 1 for p in copied)


def test_one_utterance_has_one_source() -> None:
    told = agreements(
        "“We shall rebuild every house on this island,” said a man on the quay.",
        "A fisherman wept. “We shall rebuild every house on this island,” he said.",
    )
    (point,) = [p for p in told if "We shall rebuild" in p.subject]
    assert point.readings[0].independent == 1


def test_confidence_comes_from_the_table() -> None:
    (row,) = [r for r in entries("confidence") if r["rule"] == "agree named"]
    assert share_of("agree named") == round((row["right"] + 1) / (row["read"] + 2), 2)
    assert share_of("a rule of which nothing is known") == 0.5
    assert all(0 <= r["right"] <= r["read"] for r in entries("confidence"))


def test_the_order_of_the_accounts_changes_nothing() -> None:
    texts = (
        "Divers recovered the flight recorder from the wreck of the seaplane.",
        "The flight recorder of the seaplane was found by divers in the wreck.",
        "The seaplane's flight recorder has been found, divers said.",
    )
    subjects = {
        tuple(sorted(p.subject for p in agreements(*order))) for order in (texts, texts[::-1])
    }
    assert len(subjects) <= 2


def test_what_is_put_between_subject_and_verb_is_left_out() -> None:
    told = (
        "The quake, which struck at 13.53 (10.23 GMT), was felt in the islands of Oster and Wester.",
        "The quake was felt as far away as Oster and Wester.",
    )
    point = next(p for p in points(*told) if p.reason == TOLD_ALIKE)
    assert point.subject == "The quake was felt as far away as Oster and Wester"
    assert {span.exact for span in point.readings[0].evidence} == {
        "The quake was felt as far away as Oster and Wester",
        "was felt in the islands of Oster and Wester",
    }


def test_an_account_is_shown_by_the_verb_that_most_have() -> None:
    told = (
        "Arland has held Ada Lind since arresting her three days after the clash.",
        "Arland arrested Ada Lind three days after the clash.",
        "Ada Lind was arrested three days after the clash.",
    )
    shown = [span.exact for p in points(*told) for r in p.readings for span in r.evidence]
    assert any(words.startswith("arresting her") for words in shown)
