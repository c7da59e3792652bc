"""`variorum verify`: re-read the sources and prove every word that is printed."""

from __future__ import annotations

from pathlib import Path

import click

# Of an edition of another file altogether, these are named one by one.
_NAMED = 20


@click.command()
@click.argument("document", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
def command(document: Path, folder: Path | None) -> int:
    """Re-read the sources of an edition: every span, every quotation.

    OUT is what `variorum read -o OUT` wrote: JSON, HTML, Markdown, or a folder of tables. The
    sources are looked for at their paths as seen from here, then in FOLDER by name and by
    SHA-256.

    The exit code is 1 when one character differs, and the line of OUT is named; 2 when a
    source is not there.

    \b
    Examples:
      variorum verify edition.json
      variorum verify edition.html reports/
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import sample
    from variorum.cli.proof import proofread
    from variorum.errors import NotFound
    from variorum.render.unseen import visible
    from variorum.sources import Shelf

    if folder is not None and not folder.is_dir():
        raise NotFound("There is no such folder.", path=str(folder), hint="Check the path.")
    proof = proofread(document, Shelf([folder] if folder else [], roots=[Path(), sample.root()]))
    name = visible(str(document))
    if not proof.errata:
        click.echo(
            f"{name}: {proof.citations:,} citations of {proof.sources:,} sources,"
            " every character as it stands there."
        )
        return 0
    for erratum in proof.errata[:_NAMED]:
        click.echo(f"{visible(erratum.place)}: {erratum.message}", err=True)
    if len(proof.errata) > _NAMED:
        click.echo(f"{name}: … and {len(proof.errata) - _NAMED:,} more", err=True)
    if any(erratum.missing for erratum in proof.errata):
        click.echo(f"Say where the sources are: variorum verify {name} FOLDER", err=True)
    return 2 if proof.unproved else 1
