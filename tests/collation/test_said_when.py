"""When one quotation was said."""

from __future__ import annotations

from tests.collation.stories import differences

WORDS = "“The old harbour wall will never hold another winter”"


def test_two_days_of_one_quotation_differ() -> None:
    one = f"Ada Lind said in March that {WORDS.lower()}."
    other = f"In February, the engineer Ada Lind said: {WORDS}."
    (point,) = differences(one, other)
    assert point.subject == "when Ada Lind said so"


def test_what_may_be_said_twice_or_by_another_is_not_compared() -> None:
    one = f"Ada Lind said in March that {WORDS.lower()}."
    assert not differences(one, "In February, Ada Lind said: “The old pier is sound and safe.”")
    assert not differences(one, f"In February, Eva Horn said: {WORDS}.")
    # told from another day, and both in one account
    assert not differences(one, f"Last week, Ada Lind said: {WORDS}.")
    both = f"In February, Ada Lind said: {WORDS}. In April, Ada Lind said: {WORDS}."
    assert not differences(one, both)
