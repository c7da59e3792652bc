"""Measure, print, and write down: `python -m quality`.

With the names of parts, only these are measured and printed, and nothing is written.
"""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from rich.markdown import Markdown

from quality import floors, page
from quality.corpus import is_here
from quality.measure import PARTS, baseline, measure


def main() -> int:
    """Measure; if that is everything, write the accuracy page and raise the floors."""
    parser = argparse.ArgumentParser(prog="quality", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one of: {', '.join(PARTS)}")
    parser.add_argument(
        "--allow-regression", action="store_true", help="lower floors where figures are worse"
    )
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    if not is_here():
        print("The corpora are not at ../shared, beside this repository.", file=sys.stderr)
        return 2
    if options.parts:
        show("".join(page.tables(measure(options.parts))))
        return 0
    figures = measure()
    text = page.page(figures, baseline())
    show(text)
    page.FILE.write_text(text, encoding="utf-8")
    try:
        held = floors.held(figures)
        floors.write(floors.raised(held, floors.load(), allow_regression=options.allow_regression))
    except floors.RegressionRefused as refused:
        print(f"The floors stay as they are:\n{refused}", file=sys.stderr)
        return 1
    return 0


def show(markdown: str) -> None:
    """Print tables on a terminal; as Markdown when piped."""
    console = Console()
    if console.is_terminal:
        console.print(Markdown(markdown))
    else:
        print(markdown)


if __name__ == "__main__":
    raise SystemExit(main())
