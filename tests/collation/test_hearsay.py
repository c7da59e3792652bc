"""Told as a fact by one account, and as hearsay by another."""

from __future__ import annotations

from tests.collation.stories import differences, labels

HEAD = "Ida Brand, 40, was in court in Calder on Tuesday. "


def hearsay(*texts: str) -> list[list[str]]:
    return [labels(p) for p in differences(*texts) if p.subject.startswith("fact or allegation")]


def test_a_deed_and_an_alleged_deed() -> None:
    told = hearsay(HEAD + "Brand attacked a guard.", HEAD + "Brand allegedly attacked a guard.")
    assert told == [["Brand attacked a guard", "Brand allegedly attacked a guard"]]


def test_who_tells_it_both_ways_has_made_up_their_mind() -> None:
    both = "Brand attacked a guard. She allegedly attacked the guard with a stick."
    assert not hearsay(HEAD + "Brand attacked a guard.", HEAD + both)


def test_a_charge_asserts_nothing() -> None:
    charged = "Brand faces charges that include attacking a guard."
    assert not hearsay(HEAD + charged, HEAD + "Brand allegedly attacked a guard.")
