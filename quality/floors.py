"""Floors: what was once reached is not given up by accident.

`floors.toml` keeps the worst figure that the test suite accepts, section by section.
`make quality` raises floors to what it measures, and refuses to lower one unless it is
told to (`--allow-regression`), so a lower floor is always a line in a commit.
"""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

from quality import stories
from quality.counts import Figures

FILE = Path(__file__).with_name("floors.toml")
LESS_IS_BETTER = {"body lost", "traps fallen into"}
# A hundredth: what another processor's rounding may change in the parser's choices.
STEP = 0.01

Floors = dict[str, dict[str, float]]

HEAD = """\
# The worst figures that the test suite accepts. Written by `make quality`, which raises
# them and never lowers one without --allow-regression. For “body lost” and “traps fallen
# into” the number is a ceiling.
"""


class RegressionRefused(Exception):
    """A figure is worse than its floor, and nobody said that it may be."""


def load(file: Path = FILE) -> Floors:
    """Read the floors that hold now."""
    return tomllib.loads(file.read_text("utf-8"))


def held(figures: Figures) -> Figures:
    """Leave out the single stories: they are shown, but one statement more or less is chance."""
    return {name: section for name, section in figures.items() if name not in stories.singles()}


def broken(figures: Figures, floors: Floors) -> list[str]:
    """Say which floors do not hold, a line each; sections that were not measured are left aside.

    >>> broken({"seeds": {"furniture F": 0.94}}, {"seeds": {"furniture F": 0.95}})
    ['seeds: furniture F is 0.94, and was at least 0.95']
    >>> broken({"seeds": {"body lost": 0.0}}, {"seeds": {"body lost": 0.01}})
    []
    """
    found = []
    for section, measures in floors.items():
        for name, floor in measures.items() if section in figures else ():
            figure = figures[section].get(name)
            if figure is None:
                found.append(f"{section}: {name} is not measured any more")
            elif _is_worse(name, float(figure), floor):
                most = "most" if name in LESS_IS_BETTER else "least"
                found.append(f"{section}: {name} is {figure}, and was at {most} {floor:g}")
    return found


def raised(figures: Figures, floors: Floors, *, allow_regression: bool = False) -> Floors:
    """Give the floors that the figures allow to promise.

    Raises:
        RegressionRefused: a floor would have to be lowered, and `allow_regression` is not set.

    >>> raised({"seeds": {"furniture F": 0.957}}, {"seeds": {"furniture F": 0.9}})
    {'seeds': {'furniture F': 0.95}}
    """
    if not allow_regression and (lines := broken(figures, floors)):
        raise RegressionRefused("\n".join(lines))
    new = {}
    for section, measures in figures.items():
        old = {} if allow_regression else floors.get(section, {})
        new[section] = {
            name: _better(name, _promise(name, float(figure)), old.get(name))
            for name, figure in measures.items()
        }
    return {**floors, **new}


def _is_worse(name: str, figure: float, floor: float) -> bool:
    return figure > floor + 1e-9 if name in LESS_IS_BETTER else figure < floor - 1e-9


def _promise(name: str, figure: float) -> float:
    """Round a figure to the side on which it is easily kept."""
    if name in LESS_IS_BETTER:
        return round(math.ceil(figure / STEP - 1e-9) * STEP, 2)
    return round(math.floor(figure / STEP + 1e-9) * STEP, 2)


def _better(name: str, promise: float, old: float | None) -> float:
    if old is None:
        return promise
    return min(promise, old) if name in LESS_IS_BETTER else max(promise, old)


def write(floors: Floors, file: Path = FILE) -> None:
    """Write the floors as TOML."""
    lines = [HEAD]
    for section, measures in floors.items():
        lines.append(f'\n["{section}"]\n')
        lines += [f'"{name}" = {floor:g}\n' for name, floor in measures.items()]
    file.write_text("".join(lines), encoding="utf-8")
