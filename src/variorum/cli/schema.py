"""`variorum schema`: the shape of a document, for programs that read it."""

from __future__ import annotations

import click


@click.command()
def command() -> int:
    """Print the JSON Schema of variorum/1.

    \b
    Example:
      variorum schema > variorum-1.schema.json
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.render.json import schema

    destination.write(None, schema().encode() + b"\n")
    return 0
