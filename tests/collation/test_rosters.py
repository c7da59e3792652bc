"""Lists of names in one place of one deed."""

from __future__ import annotations

import pytest

from tests.collation.stories import differences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The White House delayed tariffs on steel from the European Union on Monday.",
            "The White House delayed tariffs on the European Union, Canada and Mexico on Monday.",
        ),
        (
            "Brussels imposed sanctions on Russia, Belarus and Iran on Tuesday.",
            "Brussels imposed sanctions on Russia and Belarus on Tuesday.",
        ),
        (
            "Brussels imposed sanctions on Russia, Belarus and Iran on Tuesday.",
            "Brussels imposed sanctions on Russia, Belarus and Syria on Tuesday.",
        ),
        (
            "Prosecutors charged Ada Lind, Karl Berg and Ida Holm on Tuesday over the fire in Calder.",
            "Prosecutors charged Ada Lind and Karl Berg on Tuesday over the fire in Calder.",
        ),
        (
            "The United States lifted its travel ban on Kenya and Uganda on Tuesday.",
            "The United States lifted its travel ban on Kenya, Uganda and Rwanda on Tuesday.",
        ),
        (
            "The regulator fined Google, Apple and Amazon on Tuesday.",
            "The regulator fined Google, Apple and Microsoft on Tuesday.",
        ),
        (
            "France, Germany and Spain signed the treaty in Paris on Tuesday.",
            "France, Germany and Italy signed the treaty in Paris on Tuesday.",
        ),
        (
            "The court issued warrants against Ada Lind and Karl Berg on Tuesday.",
            "The court issued warrants against Ada Lind, Karl Berg and Ida Holm on Tuesday.",
        ),
        (
            "The president sacked Ada Lind and Karl Berg on Tuesday.",
            "The president sacked Ada Lind, Karl Berg and Ida Holm on Tuesday.",
        ),
        (
            "Japan banned imports of beef from Brazil and Argentina on Tuesday.",
            "Japan banned imports of beef from Brazil, Argentina and Chile on Tuesday.",
        ),
        (
            "Police arrested Ada Lind and Karl Berg in Calder on Tuesday.",
            "Police arrested Ada Lind and Ida Holm in Calder on Tuesday.",
        ),
        (
            "Washington suspended aid to Kenya and Uganda on Tuesday.",
            "Washington suspended aid to Kenya, Uganda and Rwanda on Tuesday.",
        ),
    ],
)
def test_lists_that_are_not_the_same(one: str, other: str) -> None:
    (point,) = differences(one, other)
    assert point.aspect in ("scope", "polarity")
    assert len(point.readings) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The White House delayed tariffs on several countries, including Canada and Mexico, on Monday.",
            "The White House delayed tariffs on the European Union, Canada and Mexico on Monday.",
        ),
        (
            "Brussels imposed sanctions on Russia and Belarus on Tuesday.",
            "Brussels imposed sanctions on Russia and Belarus, it said.",
        ),
        (
            "Japan and South Korea condemned the launch on Tuesday.",
            "The United States, Japan and South Korea condemned the launch on Tuesday.",
        ),
        (
            "The minister met Emmanuel Macron and Olaf Scholz in Paris on Tuesday.",
            "The minister met Emmanuel Macron in Paris on Tuesday.",
        ),
        (
            "Brussels imposed sanctions on Russia and Belarus on Tuesday.",
            "In 2014 Brussels imposed sanctions on Russia and Syria.",
        ),
        (
            "Prosecutors charged Ada Lind over the fire in Calder on Tuesday.",
            "Prosecutors charged Ada Lind and Karl Berg over the fire in Calder on Tuesday.",
        ),
        (
            "Brussels imposed sanctions on Russia, Belarus and others on Tuesday.",
            "Brussels imposed sanctions on Russia, Belarus and Iran on Tuesday.",
        ),
        (
            "The quake was felt in Oman on Tuesday.",
            "The quake was felt in Oman and Dubai on Tuesday.",
        ),
        (
            "Brussels imposed tariffs on China and India on Tuesday.",
            "Brussels imposed sanctions on Russia and China on Tuesday.",
        ),
        (
            "The regulator fined Google and Apple on Tuesday.",
            "The regulator warned Google, Apple and Amazon on Tuesday.",
        ),
        (
            "Companies such as Google and Apple paid the fine on Tuesday.",
            "Companies like Google, Apple and Amazon paid the fine on Tuesday.",
        ),
        (
            "The union called a strike against Northgate and Aldgate on Tuesday.",
            "The union called a strike against the two firms on Tuesday.",
        ),
    ],
)
def test_lists_that_are_open_or_of_another_deed(one: str, other: str) -> None:
    assert differences(one, other) == []
