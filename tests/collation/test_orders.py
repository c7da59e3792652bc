"""What the user orders of names: to keep apart what was joined, to join what was not."""

from __future__ import annotations

from datetime import date

from variorum.collation.entities import Joined
from variorum.collation.orders import Orders
from variorum.model import Article, Reading
from variorum.reading import read, skim


def accounts(*texts: str) -> list[Reading]:
    return [read(skim(Article.of(text, published=date(2025, 3, 10)))) for text in texts]


def ids_of(joined: Joined, name: str) -> set[str]:
    return {e.id for e in joined.entities if name in (e.name, *e.aliases)}


def test_names_one_account_joins_can_be_told_apart() -> None:
    [reading] = accounts("Ada Lind closed the pier. “It is shut,” Lind said.")
    assert len(ids_of(Orders().join_entities([reading]), "Lind")) == 1
    orders = Orders(keep_apart=(("Ada Lind", "Lind"),))
    told = orders.told_apart(reading)
    joined = orders.join_entities([told])
    assert ids_of(joined, "Ada Lind").isdisjoint(ids_of(joined, "Lind"))
    [statement] = told.statements
    assert {e.id: e.name for e in told.entities}[statement.speaker or ""] == "Lind"


def test_nothing_ordered_changes_nothing() -> None:
    [reading] = accounts("Ada Lind closed the pier. Lind went home.")
    assert Orders().told_apart(reading) is reading
    assert Orders(keep_apart=(("Ole Berg", "Lind"),)).told_apart(reading) is reading


def test_what_the_user_joins_is_joined_even_where_an_account_tells_two_apart() -> None:
    readings = accounts("Ada Lind left. Asa Lindberg stayed.")
    joined = Orders(join=(("Ada Lind", "Asa Lindberg"),)).join_entities(readings)
    assert ids_of(joined, "Ada Lind") == ids_of(joined, "Asa Lindberg")


def test_a_merge_says_on_what_ground_and_where() -> None:
    readings = accounts("Sergei Brannov left.", "Sergey Brannov left.", "Brannov left.")
    [entity] = [e for e in Orders().join_entities(readings).entities if e.name.endswith("Brannov")]
    assert sorted(m.ground for m in entity.merges) == ["short name", "spelling"]
    told = {span.exact for merge in entity.merges for span in (merge.one, merge.other)}
    assert told == {"Sergei Brannov", "Sergey Brannov", "Brannov"}
