"""Edition → what a person or a program reads. Never chooses what is shown."""

from __future__ import annotations

from variorum.errors import OutputError
from variorum.model import Edition

__all__ = ["DOCUMENTS", "TABLES", "render", "render_tables"]

DOCUMENTS = ("terminal", "markdown", "html", "json", "annotations", "csl")
TABLES = ("csv", "parquet")


def render(
    edition: Edition,
    format: str = "json",
    *,
    with_text: bool = False,
    width: int | None = None,
    color: bool | None = None,
) -> str:
    r"""Render an edition as one document: one of `DOCUMENTS`.

    `with_text` puts the articles' whole texts into the JSON; `width` and `color` are the
    terminal's, asked of it unless given. Encode the text as UTF-8, with `\n` line ends.

    Raises:
        OutputError: there is no such format.

    >>> from variorum.model import Generator
    >>> empty = Edition(Generator("variorum", "0", {}), (), (), (), (), (), (), ())
    >>> render(empty, "markdown")
    ''
    """
    match format:
        case "json":
            from variorum.render.json import to_json

            return to_json(edition, with_text=with_text)
        case "terminal":
            from variorum.render.terminal import to_terminal

            return to_terminal(edition, width=width, color=color)
        case "markdown":
            from variorum.render.markdown import to_markdown

            return to_markdown(edition)
        case "html":
            from variorum.render.html import to_html

            return to_html(edition)
        case "annotations":
            from variorum.render.annotations import to_annotations

            return to_annotations(edition)
        case "csl":
            from variorum.render.csl import to_csl

            return to_csl(edition)
    raise OutputError(
        f"There is no format {format!r} for one document.",
        hint=f"Choose one of: {', '.join((*DOCUMENTS, *TABLES))}.",
    )


def render_tables(edition: Edition, format: str) -> dict[str, bytes]:
    """Render an edition as tables, each one file, by file name: `csv` or `parquet`.

    Raises:
        OutputError: there is no such format, or Parquet is asked for and pyarrow is missing.
    """
    from variorum.render.tables import to_csv, to_parquet

    match format:
        case "csv":
            return to_csv(edition)
        case "parquet":
            return to_parquet(edition)
    raise OutputError(
        f"There are no tables as {format!r}.", hint=f"Choose one of: {', '.join(TABLES)}."
    )
