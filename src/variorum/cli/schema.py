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
    import json

    from variorum.cli import destination
    from variorum.render.schema import schema

    destination.write(None, json.dumps(schema(), indent=1).encode() + b"\n")
    return 0
