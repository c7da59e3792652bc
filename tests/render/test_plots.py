"""The drawings: true axes, bounds as bars, both units, and nothing in them that a browser obeys."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from variorum.model import Article, Edge, Point, Quantity, Span, Variant
from variorum.render.axis import Axis
from variorum.render.dot_plot import dot_plot
from variorum.render.plotted import Figures, Plotted, figures_of
from variorum.render.score import by_source, score
from variorum.render.steps import steps
from variorum.render.two_axes import Dated, two_axes

ONE = Article.of("The pier is 300 feet long.")
OTHER = Article.of("It reaches at least 120 metres into the sea.")
FEET = Quantity(
    "q",
    ONE.span(12, 20),
    300,
    None,
    None,
    "foot",
    "length",
    "exact",
    si_value=91.44,
    si_unit="metre",
)
METRES = Quantity(
    "r",
    OTHER.span(11, 30),
    120,
    120,
    None,
    "metre",
    "length",
    "at_least",
    si_value=120.0,
    si_unit="metre",
)
LENGTH = Point(
    "p", "length of the pier", "differ", "value", "firm", None,
    (
        Variant("300 feet", 91.44, (FEET.span,), (), (ONE.id,)),
        Variant("at least 120 metres", 120.0, (METRES.span,), (), (OTHER.id,)),
    ),
    "", "high", 1.0,
)  # fmt: skip
FIGURES = figures_of(LENGTH, {ONE.id: [FEET], OTHER.id: [METRES]})


def siglum(plotted: Plotted) -> str:
    return "AB"[plotted.reading]


def address(span: Span) -> str:
    return f"s1-A-{span.start}-{span.end}"


def drawn(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)  # noqa: S314 (our own drawing; that it is XML is what is tested)


def places(drawing: ET.Element, kind: str, place: str) -> list[float]:
    return [
        float(e.attrib[place].rstrip("%"))
        for e in drawing.iter()
        if kind in e.attrib.get("class", "").split()
    ]


def test_figures_stand_in_one_unit_and_the_other_is_known() -> None:
    assert FIGURES.unit == "foot"
    assert FIGURES.other is not None
    assert FIGURES.other[0] == "metre"
    assert [round(p.middle) for p in FIGURES.plotted] == [300, 394]
    assert FIGURES.differ


def test_of_a_figure_given_in_two_units_one_is_drawn() -> None:
    both = Article.of("It lies 55 kilometres (34 miles) away.")
    kilometres = Quantity(
        "q", both.span(8, 21), 55, None, None, "kilometre", "length", "exact", si_value=55000.0
    )
    miles = Quantity(
        "r", both.span(23, 31), 34, None, None, "mile", "length", "exact", si_value=54717.7
    )
    reading = Variant("55 kilometres", 55000.0, (both.span(8, 32),), (), (both.id,))
    point = Point("p", "far", "differ", "value", "firm", None, (reading,), "", "high", 1.0)
    figures = figures_of(point, {both.id: [miles, kilometres]})
    assert [(p.value, figures.unit) for p in figures.plotted] == [(55, "kilometre")]


def test_degrees_are_not_multiplied() -> None:
    cold, warm = Article.of("It was 10 °C."), Article.of("It was 68 °F.")
    spans = cold.span(7, 12), warm.span(7, 12)
    found = {
        a.id: [Quantity(a.id, s, v, None, None, u, "temperature", "exact", si_value=k)]
        for a, s, v, u, k in zip(
            (cold, warm), spans, (10, 68), ("celsius", "fahrenheit"), (283.0, 293.0), strict=True
        )
    }
    readings = tuple(Variant(s.exact, None, (s,), (), (s.article,)) for s in spans)
    point = Point("p", "heat", "differ", "value", "firm", None, readings, "", "high", 1.0)
    assert [p.value for p in figures_of(point, found).plotted] == [10]


@pytest.mark.parametrize("values", [(40, 90), (7, 11), (38e9, 47e9), (0, 0), (-3, 5), (0.1, 0.4)])
def test_an_axis_holds_its_values_at_their_true_places(values: tuple[float, float]) -> None:
    axis = Axis.over(values)
    assert axis.low <= min(values)
    assert max(values) <= axis.high
    gaps = {round(b - a, 9) for a, b in zip(axis.ticks, axis.ticks[1:], strict=False)}
    assert len(gaps) == 1
    middle = (axis.low + axis.high) / 2
    assert axis.share(middle) == pytest.approx(0.5)


def test_dots_stand_where_the_axis_says_and_an_open_figure_runs_on() -> None:
    svg = drawn(dot_plot(FIGURES, siglum, address))
    one, other = places(svg, "dot", "cx")
    ticks = dict(
        zip(
            [e.text for e in svg.iter("text") if e.attrib["class"] == "tick"],
            places(svg, "tick", "x"),
            strict=True,
        )
    )
    assert ticks["0"] < one < ticks["400"]
    assert one == pytest.approx(ticks["0"] + 0.75 * (ticks["400"] - ticks["0"]), abs=0.1)
    assert one < other
    assert places(svg, "bar", "x2") == [100.0]
    assert [e.text for e in svg.iter("text") if e.attrib["class"] == "unit"] == ["feet", "metres"]


def test_every_dot_leads_to_its_words() -> None:
    svg = drawn(dot_plot(FIGURES, siglum, address))
    assert {a.attrib["href"] for a in svg.iter("a")} == {"#s1-A-12-20", "#s1-A-11-30"}
    assert {a.findtext("title") for a in svg.iter("a")} == {"300 feet", "at least 120 metres"}


def test_updates_rise_from_day_to_day() -> None:
    spans = (ONE.span(0, 3),)
    figures = Figures(
        tuple(Plotted(n, v, None, None, "exact", spans) for n, v in enumerate((2.0, 3.0, 8.0))),
        "",
        None,
    )
    days = [date(2024, 5, 6), date(2024, 5, 7), date(2024, 5, 16)]
    svg = drawn(steps(figures, days, siglum_of_any, address))
    x, y = places(svg, "dot", "cx"), places(svg, "dot", "cy")
    assert x == sorted(x)
    assert y == sorted(y, reverse=True)
    # Nine days are nine times as wide as one.
    assert (x[2] - x[1]) / (x[1] - x[0]) == pytest.approx(9, abs=0.1)
    assert len([e for e in svg.iter("line") if "rise" in e.attrib["class"]]) == 2


def siglum_of_any(plotted: Plotted) -> str:
    return f"A{plotted.reading}"


def test_the_timeline_has_a_field_for_each_pair_of_days() -> None:
    span = ONE.span(0, 3)
    told = [
        Dated(1, "2004", date(2024, 5, 6), span),
        Dated(2, "2024-05-06", date(2024, 5, 6), span),
        Dated(2, "2024-05-06", date(2024, 5, 7), span),
        Dated(3, "2024-05-20", None, span),
    ]
    svg = drawn(two_axes(told, address))
    words = [e.text for e in svg.iter("text")]
    assert [w for w in words if w in ("1", "2", "3")] == ["1", "2", "2", "3"]
    assert {"2004", "6 May", "20 May", "6 May 2024", "7 May 2024", "day unknown"} <= set(words)
    assert len([e for e in svg.iter("rect") if e.attrib["class"] == "same"]) == 1


def test_what_is_told_before_it_happens_is_drawn_apart() -> None:
    svg = drawn(two_axes([Dated(1, "2024-05-20", date(2024, 5, 6), ONE.span(0, 3))], address))
    assert len(places(svg, "ahead", "cx")) == 1


EDGES = (
    Edge("a", "police", "cites", (ONE.span(0, 3),)),
    Edge("b", "police", "cites"),
    Edge("b", "wire", "copies"),
    Edge("a", "paper", "first_reported"),
    Edge("paper", "harbour master", "possibly_shared"),
)


def test_the_source_on_which_most_rest_comes_first() -> None:
    assert [source for source, _ in by_source(EDGES, ["a", "b"])] == [
        "police", "paper", "wire", "harbour master",
    ]  # fmt: skip


def test_each_kind_of_edge_has_a_form_of_its_own() -> None:
    svg = drawn(score(EDGES, {"a": "A", "b": "B"}, [["a", "b"]], str, address))
    marks = [e for e in svg.iter() if "mark" in e.attrib.get("class", "").split()]
    assert sorted(e.tag for e in marks) == ["circle", "circle", "circle", "polygon", "rect"]
    assert len(places(svg, "kin", "x1")) == 3
    # What rests on something and is no account of ours has a column, too.
    assert [e.text for e in svg.iter("text") if "transform" in e.attrib] == ["paper"]


@pytest.mark.parametrize("name", ["<script>x</script>", '" onload="x', "\x1b[2J\u202e\ud800", "&"])
def test_a_name_is_text_in_a_drawing(name: str) -> None:
    found = score([Edge("a", name, "cites")], {"a": name}, [], lambda _: name, address)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e\ud800]", found)
    svg = drawn(found)
    assert {e.tag for e in svg.iter()} == {"svg", "line", "text", "title", "circle"}
    assert not [key for e in svg.iter() for key in e.attrib if key.startswith("on")]
