"""`variorum demo`: the sample story, with no network and no arguments."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.render import DOCUMENTS


@click.command()
@click.option("--open", "opened", is_flag=True, help="Show it as a page in the browser.")
@click.option(
    "--format",
    "format",
    type=click.Choice(DOCUMENTS),
    default="terminal",
    show_default=True,
    help="What to print.",
)
def command(opened: bool, format: str) -> int:
    """Read the sample story that comes with the program.

    Six accounts of one night in a fictional town: where they agree, where they differ, and
    who stands behind what.

    \b
    Examples:
      variorum demo
      variorum demo --open
      variorum demo --format json
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import sample
    from variorum.cli.printing import Printing
    from variorum.cli.progress import Progress
    from variorum.cli.river import edition_of

    edition = edition_of(
        sample.articles(), one_story=True, everything=True, progress=Progress(quiet=True)
    )
    if not opened:
        Printing(format).print(edition)
        return 0
    import tempfile
    import webbrowser

    # The browser reads the page after this program has ended: it is left for the system to remove.
    page = Path(tempfile.mkdtemp(prefix="variorum-"), "kelmouth.html")
    Printing(out=page).print(edition)
    if not webbrowser.open(page.as_uri()):
        click.echo(f"No browser could be started. The page is {page}")
    return 0
