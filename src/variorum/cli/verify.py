"""`variorum verify`: re-read the sources and prove every word that is printed."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.stored import store_option

# Of an edition of another file altogether, these are named one by one.
_NAMED = 20


@click.command()
@click.argument("document", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[FOLDER]")
@store_option
def command(document: Path, folder: Path | None, where: str | None) -> int:
    """Re-read the sources of an edition: every span, every quotation.

    OUT is what `variorum read -o OUT` or `variorum story ID -o OUT` wrote: JSON, HTML, Markdown,
    or a folder of tables. The sources are looked for at their paths as seen from here, then in
    FOLDER by name and by SHA-256, then in the store, which keeps every text that an article had.
    Of web addresses, FOLDER has the pages that `variorum read --keep FOLDER` kept.

    The exit code is 1 when one character differs, and the line of OUT is named; 2 when a
    source is not there.

    \b
    Examples:
      variorum verify edition.json
      variorum verify edition.html reports/
      variorum verify ferry.html --store desk.db
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli.library import Library
    from variorum.cli.proof import proofread
    from variorum.render.unseen import visible

    with Library(folder, where) as library:
        proof = proofread(document, library)
    name = visible(str(document))
    if not proof.errata:
        click.echo(
            f"{name}: {proof.citations:,} citations of {proof.sources:,} sources,"
            " every character as it stands there."
        )
        if library.kept:
            click.echo(f"In the store, as they came: {len(library.kept):,} of the sources.")
        return 0
    for erratum in proof.errata[:_NAMED]:
        click.echo(f"{visible(erratum.place)}: {erratum.message}", err=True)
    if len(proof.errata) > _NAMED:
        click.echo(f"{name}: … and {len(proof.errata) - _NAMED:,} more", err=True)
    if any(erratum.missing for erratum in proof.errata):
        click.echo(f"Say where the sources are: variorum verify {name} FOLDER", err=True)
        if any("://" in erratum.message for erratum in proof.errata if erratum.missing):
            click.echo(
                "Pages are kept for that by variorum read ADDRESS… --keep FOLDER, and in the store.",
                err=True,
            )
    return 2 if proof.unproved else 1
