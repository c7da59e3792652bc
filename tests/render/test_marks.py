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


def test_of_two_that_cross_the_later_is_kept_whole() -> None:
    [line] = marked_lines("abcdef", {(0, 4): "x", (2, 6): "y"}, [])
    assert drawn(line) == "⟦x:ab⟧⟦y:⟦:cd⟧ef⟧"


def test_what_matters_most_is_not_cut() -> None:
    [line] = marked_lines("abcdef", {(0, 4): "x", (2, 6): "y"}, [], {"x": "main said"})
    assert drawn(line) == "⟦x:ab⟦y:cd⟧⟧⟦:ef⟧"


def test_a_mark_over_two_lines_is_cut_at_the_line() -> None:
    assert [drawn(line) for line in marked_lines("ab\ncd", {(1, 4): "x"}, [])] == [
        "a⟦x:b⟧",
        "⟦:c⟧d",
    ]


def test_two_marks_of_one_place_stand_one_in_the_other() -> None:
    [line] = marked_lines("abc", {(0, 2): "x"}, [Furniture(0, 2, "caption", "")])
    assert drawn(line) in ("⟦x:⟦:ab⟧⟧c", "⟦:⟦x:ab⟧⟧c")


def addresses(parts: list[Mark | str]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if not isinstance(part, str):
            found += [part.address] if part.address else []
            found += addresses(part.parts)
    return found


@given(
    st.text("ab\n", min_size=1, max_size=30),
    st.sets(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=8),
    st.sets(st.integers(0, 7)),
)
def test_the_lines_are_the_text_and_every_mark_has_its_address_once(
    text: str, ranges: set[tuple[int, int]], main: set[int]
) -> None:
    cited = {
        place: f"x{n}"
        for n, place in enumerate(sorted(ranges))
        # A range of line breaks alone has nothing that could be marked.
        if text[place[0] : place[1]].strip("\n")
    }
    kinds = {f"x{n}": "main" for n in main}
    lines = marked_lines(text, cited, [Furniture(2, 9, "caption", "")], kinds)
    assert "\n".join(plain(line) for line in lines) == text
    assert sorted(a for line in lines for a in addresses(line)) == sorted(cited.values())
