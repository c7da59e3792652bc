"""Figures: what counts or measures something, how exactly, in which unit, and what it counts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.marks import marked, unmarked
from variorum.model import Article, Entity, Quantity
from variorum.reading.furniture import split_paragraphs
from variorum.reading.quantities import find_quantities
from variorum.reading.sentences import parse
from variorum.reading.times import find_dates


def quantities(text: str, *names: str) -> tuple[Quantity, ...]:
    """Read the figures of a text in which `names` are the persons named."""
    article = Article.of(text, published=date(2024, 11, 18))
    sentences = parse(article, split_paragraphs(article, ()))
    entities = [
        Entity(name, name, "PERSON", mentions=(article.span(at, at + len(name)),))
        for name in names
        if (at := text.find(name)) >= 0
    ]
    return find_quantities(article, sentences, find_dates(article, sentences), entities)


@pytest.mark.parametrize(
    "expected",
    [
        "The ferry carried ⟦129⟧ people and ⟦26⟧ crew members.",
        "⟦Dozens⟧ of shops closed, and ⟦tens of thousands⟧ of people stayed at home.",
        "The tunnel is ⟦190 miles⟧ (⟦300 kilometers⟧) long.",
        "A ⟦40-metre⟧-deep shaft was dug on an ⟦800-square metre⟧ site.",
        "A loaf costs ⟦£1.20⟧, the mill ⟦$3.5 million⟧ and the grain ⟦$82 a tonne⟧.",
        "Prices rose from ⟦10 percent⟧ to ⟦12 percent⟧.",
        "They expect ⟦between 40 and 80 percent⟧ of the crop.",
        "It takes ⟦four or five⟧ men, or ⟦10 to 15 minutes⟧.",
        "A ⟦magnitude-5.9⟧ quake and one of ⟦3.8 on the Richter scale⟧ shook the coast.",
        "It was ⟦about 28 degrees Celsius⟧ (⟦82 degrees Fahrenheit⟧) at noon.",
        "The van was doing ⟦40mph⟧ in a ⟦12 mph⟧ zone.",
        "A ⟦15-year-old⟧ boy and a woman in her ⟦mid-50s⟧ were seen.",
        "⟦Half⟧ of the fleet and ⟦two-thirds⟧ of the nets were lost.",
        "⟦One in five⟧ pupils stayed at home.",
        "The storm killed ⟦one⟧ man, and ⟦no⟧ injuries were reported elsewhere.",
        "⟦No one⟧ was hurt, and ⟦nobody⟧ was on board.",
        "⟦Zero⟧ casualties were counted.",
        "A ⟦third⟧ person is now known to have died.",
        "Divers found a ⟦fourth⟧ victim, and a ⟦21st⟧ body was seen.",
        "The ⟦second⟧ person to be killed was a nurse.",
        "⟦A third⟧ of the houses burned.",
        "The town won ⟦2-1⟧ on penalties.",
        "The bill passed by ⟦217 to 213⟧ votes.",
        "The share rose ⟦$1.50⟧ to ⟦$82.30⟧, and the bond fell ⟦3/8⟧ to ⟦22 1/4⟧.",
        "It will rise ⟦2 to 3 percent⟧.",
        "Output fell by ⟦a fifth⟧, to ⟦more than a third⟧ of the old one.",
        "He shot ⟦two⟧ men and was joined by a third.",
        "Rates rose ⟦a quarter point⟧ and ⟦a half percentage point⟧.",
        "⟦Twice⟧ as many came; he had fallen twice.",
        "Prices rose ⟦threefold⟧.",
        "⟦Nearly 3 in 10⟧ Americans and ⟦two in five⟧ voters agree.",
        "The fine was ⟦$90 million⟧ and a ⟦$5 million⟧ one followed.",
        "A 3-for-1 split follows.",
        "⟦A pair of⟧ officers fell; he wore a pair of boots.",
        "The blade was ⟦roughly a foot⟧ long, and he broke a foot.",
        "It carried ⟦about a tonne⟧ of sand for ⟦a mile⟧ off the road.",
        "The camera films in 1080p and costs ⟦99p⟧.",
    ],
)
def test_finds_what_counts_or_measures(expected: str) -> None:
    text = unmarked(expected)
    assert marked(text, [q.span for q in quantities(text)]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The G7 met about the MGM-140 and the F-16.",
        "World War 3 was on everybody's lips.",
        "That was nobody's fault, and no one asked.",
        "He left at 6.10 and took the 7.42 to Torvik.",
        "A second man stabbed her, and they met a third time.",
        "The third person in line and his second child were angry.",
        "A Boeing 737 landed, and Flight 12 was late.",
        "Ward 7 was closed, and so was page 3.",
        "The Group of Seven met the Big Four.",
        "The bridge opened in 1995 and closed on 4 May 2007.",
        "Call 0800 056 0154 for help.",
        "It is a two-way street and a one-off chance.",
        "First, we eat. Secondly, we sail.",
        "One of the reasons is that one never knows.",
        "No one answered the letter.",
        "The shop is open 24/7.",
        "She sang a cover of I Would Die 4 U for them.",
    ],
)
def test_a_number_in_a_name_a_date_or_a_phrase_is_no_figure(text: str) -> None:
    assert [q.span.exact for q in quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "approximation", "value", "low", "high"),
    [
        ("It has 12 rooms.", "exact", 12, None, None),
        ("It has about 12 rooms.", "about", 12, None, None),
        ("It has an estimated 12 rooms.", "about", 12, None, None),
        ("It has more than 12 rooms.", "more_than", 12, 12, None),
        ("It has at least 12 rooms.", "at_least", 12, 12, None),
        ("It has no fewer than 12 rooms.", "at_least", 12, 12, None),
        ("It has as many as 12 rooms.", "up_to", 12, None, 12),
        ("It has fewer than 12 rooms.", "less_than", 12, None, 12),
        ("It has 12 or more rooms.", "at_least", 12, 12, None),
        ("It has 12 to 15 rooms.", "between", None, 12, 15),
        ("It has two to three million rooms.", "between", None, 2e6, 3e6),
        ("It has between 500 and 2,000 rooms.", "between", None, 500, 2_000),
        ("It has hundreds of rooms.", "about", None, 200, 999),
        ("The road is a top range of 190 miles.", "up_to", 190, None, 190),
        ("The toll edged up to 12.", "exact", 12, None, None),
        ("It grew by up to 12 rooms.", "up_to", 12, None, 12),
    ],
)
def test_a_figure_is_as_exact_as_its_words(
    text: str, approximation: str, value: float | None, low: float | None, high: float | None
) -> None:
    [q] = quantities(text)
    assert (q.approximation, q.value, q.low, q.high) == (approximation, value, low, high)


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension"),
    [
        ("The well is 40m deep.", 40, "metre", "length"),
        ("It cost £1.2m to build.", 1_200_000, "GBP", "money"),
        ("It cost 54 million dollars.", 54_000_000, "USD", "money"),
        ("It cost 800m euros.", 800_000_000, "EUR", "money"),
        ("It cost £25million to build.", 25_000_000, "GBP", "money"),
        ("It cost Kč412.", 412, "CZK", "money"),
        ("He was fined 500 pounds.", 500, "GBP", "money"),
        ("The stone weighs 500 pounds.", 500, "pound", "mass"),
        ("They offered $70 a share.", 70, "USD/share", "money"),
        ("It cost 3 dollars 50 cents.", 3.5, "USD", "money"),
        ("It cost a $90 million.", 90_000_000, "USD", "money"),
        ("It cost A$90 million.", 90_000_000, "AUD", "money"),
        ("It cost 50 cents.", 50, "cent", "money"),
        ("It earned 12 cents a share.", 12, "cent/share", "money"),
        ("It earned $0.32 per diluted share.", 0.32, "USD/share", "money"),
        ("It cost £1.5bn a year earlier.", 1_500_000_000, "GBP", "money"),
        ("The share closed at 1,234p.", 1_234, "penny", "money"),
        ("It cost 2.5 bln dlrs.", 2_500_000_000, "USD", "money"),
        ("Support rose by 0.5pp.", 0.5, "percentage point", "points"),
        ("The sea may warm by 1.5C.", 1.5, "degree Celsius", "temperature"),
        ("The line gives 100 Mbps.", 100, "megabit per second", "data rate"),
        ("Turnout fell by 9 per cent.", 9, "percent", "percent"),
        ("The girl is five years old.", 5, "year", "age"),
        ("He could be jailed for up to 10 years.", 10, "year", "duration"),
        ("The park covers 1,500 square kilometres.", 1_500, "square kilometre", "area"),
    ],
)
def test_a_unit_is_kept_as_written(text: str, value: float, unit: str, dimension: str) -> None:
    [q] = quantities(text)
    assert (q.value, q.unit, q.dimension) == (value, unit, dimension)


def test_units_are_compared_in_the_unit_of_their_dimension() -> None:
    mile, kilometre = quantities("It lies 10 miles (16 km) away.")
    assert (mile.si_value, mile.si_unit) == (16_093.44, "metre")
    assert (kilometre.si_value, kilometre.si_unit) == (16_000, "metre")


def test_small_change_is_compared_with_the_currency_it_is_change_of() -> None:
    pence, cents = quantities("It fell from 250 pence to 90 cents.")
    assert (pence.si_value, pence.si_unit) == (2.5, "GBP")
    assert (cents.si_value, cents.si_unit) == (0.9, "USD")


def test_the_bound_of_a_figure_holds_for_its_conversion() -> None:
    assert [q.approximation for q in quantities("It flew over 310 miles (500 kilometers).")] == [
        "more_than",
        "more_than",
    ]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They sent 300 local fishing boats.", "local fishing boats"),
        ("The flood left 11 civilians killed in two towns.", "civilians killed"),
        ("Seven of its villages were lost.", "villages"),
        ("The storm left 12 dead.", "dead"),
        ("It is a 28-member club.", "member club"),
        ("The toll rose to 10.", ""),
        ("They fed dozens more.", ""),
        ('They said 40 "helpers" had come.', "helpers"),
    ],
)
def test_what_is_counted_is_the_noun_with_its_restrictors(text: str, counted: str) -> None:
    assert quantities(text)[0].counted == counted


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lindt, 45, from Oslo, said so.",
        "Mara Lindt (45) said so.",
        "The driver, 45, was hurt.",
        "A woman of 45, from Oslo, was hurt.",
        "A man of 45 was hurt.",
        "Jon and Mara Lindt, both 45, were hurt.",
    ],
)
def test_the_age_behind_a_person_is_an_age(text: str) -> None:
    [q] = quantities(text, "Mara Lindt")
    assert (q.value, q.unit, q.dimension) == (45, "year", "age")


def test_a_figure_knows_its_subject_and_its_day() -> None:
    [q] = quantities("Mara Lindt sold 30 boats on Monday.", "Mara Lindt")
    assert (q.subject, q.as_of) == ("Mara Lindt", "2024-11-18")


def test_an_ordinal_counts_the_harmed_so_far() -> None:
    [q] = quantities("A third person is now known to have died.")
    assert (q.value, q.dimension, q.counted) == (3, "ordinal", "person")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It has 3m customers.", 3_000_000, None),
        ("Some 5m people watched.", 5_000_000, None),
        ("A 5m wall fell.", 5, "metre"),
        ("Waves of 10m were seen.", 10, "metre"),
        ("There were 10m waves.", 10, "metre"),
    ],
)
def test_an_m_is_metres_or_millions(text: str, value: float, unit: str | None) -> None:
    [q] = quantities(text)
    assert (q.value, q.unit) == (value, unit)


def test_a_figure_knows_its_verb_and_how_far_it_is_rounded() -> None:
    dead, crowd = quantities("The storm killed 12 people. The fund raised 1.2 million crowns.")
    assert (dead.verb and dead.verb.exact, dead.tolerance) == ("killed", 0.5)
    assert (crowd.verb and crowd.verb.exact, crowd.tolerance) == ("raised", 50_000)


def test_what_a_figure_is_compared_with_is_exact() -> None:
    [q] = quantities("It carried far more than the 120 passengers it was built for.")
    assert (q.value, q.low, q.approximation) == (120, None, "exact")


def test_what_a_figure_could_reach_is_the_most_it_can_be() -> None:
    [q] = quantities("Fines could reach $50 million.")
    assert (q.value, q.approximation) == (50_000_000, "up_to")


def test_a_number_in_the_name_of_a_channel_is_no_figure() -> None:
    assert quantities("She told 6 News that the mill (KABC 6) burned.") == ()


def test_a_bound_may_stand_behind_what_is_counted() -> None:
    [q] = quantities("A further 90 people or so were hurt.")
    assert (q.value, q.approximation) == (90, "about")


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("The mission lasted almost a year.", "almost a year", 1.0, "year"),
        ("They waited for an hour and a half.", "an hour and a half", 1.5, "hour"),
        ("It has 5 million pounds of liftoff thrust.", "5 million pounds", 5e6, "pound"),
        ("It flew 998 horizontal miles.", "998 horizontal miles", 998.0, "mile"),
        ("It burned for three consecutive days.", "three consecutive days", 3.0, "day"),
        ("It will fly for hundreds of millions of years.", "hundreds of millions of years", None, "year"),
        ("The loan was 5 million pounds of public money.", "5 million pounds", 5e6, "GBP"),
    ],
)  # fmt: skip
def test_a_unit_behind_other_words(text: str, written: str, value: float, unit: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.span.exact, quantity.value, quantity.unit) == (written, value, unit)


def test_a_number_word_joined_to_what_it_counts() -> None:
    told = quantities("A seven-storey block stood in a two-way street.")
    assert [q.value for q in told] == [7.0]


def test_who_is_described_by_a_number_is_no_name() -> None:
    (told,) = quantities("About 400 nurses stood on the line.", "About 400 nurses")
    assert told.span.exact == "About 400"
    assert not quantities("He flew a Torvik 400 home.", "Torvik 400")
