"""Marks nest, are cut where they cross, and never lose a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Furniture
from variorum.render.marks import Mark, marked_lines


def plain(parts: list[Mark | str]) -> str:
    return "".join(part if isinstance(part, str) else plain(part.parts) for part in parts)


def drawn(parts: list[Mark | str]) -> str:
    return "".join(
        part if isinstance(part, str) else f"⟦{part.address}:{drawn(part.parts)}⟧" for part in parts
    )


def test_one_mark_holds_another() -> None:
    [line] = marked_lines("It killed 11 there.", {(3, 18): "a", (10, 12): "b"}, [])
    assert drawn(line) == "It ⟦a:killed ⟦b:11⟧ there⟧."


def test_a_mark_that_crosses_is_cut_and_keeps_its_address_once() -> None:
    [line] = marked_lines("abcdef", {(0, 4): "x", (2, 6): "y"}, [])
    assert drawn(line) == "⟦x:ab⟦y:cd⟧⟧⟦:ef⟧"


def test_a_mark_over_two_lines_is_cut_at_the_line() -> None:
    assert [drawn(line) for line in marked_lines("ab\ncd", {(1, 4): "x"}, [])] == [
        "a⟦x:b⟧",
        "⟦:c⟧d",
    ]


def test_two_marks_of_one_place_stand_one_in_the_other() -> None:
    [line] = marked_lines("abc", {(0, 2): "x"}, [Furniture(0, 2, "caption", "")])
    assert drawn(line) in ("⟦x:⟦:ab⟧⟧c", "⟦:⟦x:ab⟧⟧c")


@given(
    st.text("ab\n", max_size=30),
    st.dictionaries(st.tuples(st.integers(0, 30), st.integers(0, 30)), st.just("x"), max_size=8),
)
def test_the_lines_are_the_text(text: str, cited: dict[tuple[int, int], str]) -> None:
    lines = marked_lines(text, cited, [Furniture(2, 9, "caption", "")])
    assert "\n".join(plain(line) for line in lines) == text
