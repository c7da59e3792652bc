"""The most of its kind: since when, whether it is one of several, and who is."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences

SHOOT = "A gunman opened fire at a market in Calder on Tuesday, killing nine people. "
QUAKE = "An earthquake struck the coast of Chile on Tuesday, killing forty people. "
CRASH = "A train derailed near Calder on Tuesday, killing six people. "
FIRE = "A fire swept through a hotel in Lisbon on Tuesday, killing thirty people. "
STEEL = "The United States put off its tariffs on steel on Tuesday. "
DEAL = "Northgate offered $90 billion for Lindqvist on Tuesday. "


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            CRASH + "It was the first fatal derailment in Britain since 2007.",
            CRASH + "It was the first fatal derailment in Britain in 30 years.",
        ),
        (
            SHOOT + "It was the first mass shooting in Canada this year.",
            SHOOT + "The attack was the first mass shooting in Canada since 2020.",
        ),
        (
            SHOOT + "It was the deadliest mass shooting in Canadian history.",
            SHOOT + "It was one of the deadliest mass shootings in Canadian history.",
        ),
        (
            SHOOT + "It is the deadliest mass shooting in modern US history.",
            SHOOT + "The attack was the worst mass shooting in US history.",
        ),
        (
            SHOOT + "The attack is the deadliest in France since 2015.",
            SHOOT + "It was the bloodiest attack in France since 2017.",
        ),
        (
            QUAKE + "The earthquake was the strongest to hit Chile since 2010.",
            QUAKE + "It was the most powerful earthquake in Chile in half a century.",
        ),
        (
            CRASH + "The crash is Britain's worst rail disaster since 1999.",
            CRASH + "It was the worst rail disaster in Britain since 2004.",
        ),
        (
            CRASH + "It was the country's deadliest train crash in 20 years.",
            CRASH + "The crash was the country's deadliest train crash in 40 years.",
        ),
        (
            FIRE + "The blaze, the deadliest in Portugal in a decade, began in a kitchen.",
            FIRE + "The fire was the second deadliest in Portugal in a decade.",
        ),
        (
            STEEL + "Canada is the largest exporter of steel to the United States.",
            STEEL + "South Korea is the biggest steel exporter to the United States.",
        ),
        (
            STEEL + "Brazil, the largest supplier of steel to America, welcomed the news.",
            STEEL + "Mexico is America's largest supplier of steel.",
        ),
        (
            DEAL + "It would be the largest takeover ever in the technology industry.",
            DEAL
            + "The deal would be one of the largest takeovers ever in the technology industry.",
        ),
        (
            CRASH + "The youngest victim was a girl of four.",
            CRASH + "The youngest victim was six years old.",
        ),
        (FIRE + "The oldest victim was 91.", FIRE + "The oldest victim was an 88-year-old man."),
        (
            DEAL + "Lindqvist is the world's largest maker of chips.",
            DEAL + "Lindqvist is the world's second-largest maker of chips.",
        ),
        (
            "A storm hit Manila on Tuesday. Haiyan was the strongest typhoon this year.",
            "A storm hit Manila on Tuesday. Haiyan was the strongest typhoon on record.",
        ),
    ],
)
def test_bounds_that_do_not_go_together(one: str, other: str) -> None:
    (point,) = differences(one, other)
    assert point.aspect in ("scope", "value")
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            CRASH + "It was the first fatal derailment in Britain since the 1980s.",
            CRASH + "It was the first fatal derailment in Britain since 1986.",
        ),
        (
            CRASH + "It was the worst rail crash in Britain in nearly 30 years.",
            CRASH + "It was the worst rail crash in Britain since 1996.",
        ),
        (
            CRASH + "It was the first fatal accident on the line since 1999.",
            CRASH + "It was the first fatal accident in Britain since 2007.",
        ),
        (
            DEAL + "Ada Lind was the first woman to lead the bank.",
            DEAL + "Ida Holm was the first woman to lead a club.",
        ),
        (
            SHOOT + "It was the deadliest mass shooting in Canadian history.",
            SHOOT + "The attack was the worst mass shooting in the history of Canada.",
        ),
        (
            SHOOT + "It was the deadliest mass shooting in Canadian history.",
            SHOOT
            + "The deadliest mass shooting in Canadian history until then was in Nova Scotia in 2020.",
        ),
        (
            SHOOT + "It was the deadliest mass shooting in US history.",
            SHOOT + "The deadliest school shooting in US history was in 2007.",
        ),
        (
            SHOOT + "It was one of the worst days of her life, she said.",
            SHOOT + "It was the worst day of his life, a waiter said.",
        ),
        (
            QUAKE + "It was the strongest quake in Chile since 2010.",
            QUAKE + "The strongest quake in Japan since 2011 came in March.",
        ),
        (
            CRASH + "It was the country's worst rail crash in 24 years.",
            CRASH + "It was the country's worst rail crash since 1999.",
        ),
        (
            STEEL + "Canada is the largest exporter of steel to the United States.",
            STEEL + "China is the largest producer of steel in the world.",
        ),
        (
            STEEL + "Germany is the EU's largest steel exporter to the U.S.",
            STEEL + "Canada is the largest steel exporter to the U.S.",
        ),
        (
            DEAL + "It would be the largest takeover ever in the technology industry.",
            DEAL + "It would be the biggest technology deal on record.",
        ),
        (
            DEAL + "Northgate is the world's largest maker of phones.",
            DEAL + "Lindqvist is one of the world's largest makers of chips.",
        ),
        (CRASH + "The youngest victim was a girl of four.", CRASH + "The oldest victim was 81."),
        (
            FIRE + "It was the deadliest fire in Lisbon since 2001.",
            FIRE + "The fire was the deadliest in Portugal this year.",
        ),
        (
            SHOOT + "It was the best day ever, he said.",
            SHOOT + "It was one of the best days, she said.",
        ),
        (
            DEAL + "The largest shareholder, Aldgate, said no.",
            DEAL + "The largest deal to date was that of Dell for EMC in 2015.",
        ),
        (
            FIRE + "It was one of the hottest days of the year.",
            FIRE + "It was the hottest day of the month.",
        ),
        (
            QUAKE + "The strongest aftershock measured 5.6.",
            QUAKE + "One of the strongest aftershocks brought down a church.",
        ),
    ],
)
def test_bounds_that_go_together_or_are_of_something_else(one: str, other: str) -> None:
    assert differences(one, other) == []


SPACE = "Kenya lost touch with its satellite Simba-1 on Tuesday. "


def test_the_first_of_a_narrower_kind() -> None:
    told = differences(
        SPACE + "Simba-1 is Kenya's first satellite.",
        SPACE + "Simba-1 is Kenya's first weather satellite.",
    )
    assert [p.subject for p in told] == ["what Simba-1 is the first of"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two kinds, of which neither is the narrower
        (
            "Simba-1 is Kenya's first radio satellite.",
            "Simba-1 is Kenya's first weather satellite.",
        ),
        # two lands
        ("Simba-1 is Africa's first satellite.", "Simba-1 is Kenya's first weather satellite."),
        # since a year
        (
            "Simba-1 is Kenya's first satellite since 1999.",
            "Simba-1 is Kenya's first weather satellite.",
        ),
    ],
)
def test_the_first_of_something_else(one: str, other: str) -> None:
    assert not [p for p in differences(SPACE + one, SPACE + other) if "first of" in p.subject]
