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

    OUT is what `variorum read -o OUT` wrote, in any format. The sources are looked for at
    their paths as seen from here, then in FOLDER by name and by SHA-256.

    The exit code is 1 when one character differs, and the line of OUT is named; 2 when a
    source is not there.

    \b
    Examples:
      variorum verify edition.json
      variorum verify edition.html reports/
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import sample
    from variorum.cli.citations import citations
    from variorum.cli.proof import proofread
    from variorum.errors import NotFound
    from variorum.render.terminal import visible
    from variorum.sources import Shelf

    if folder is not None and not folder.is_dir():
        raise NotFound("There is no such folder.", path=str(folder), hint="Check the path.")
    found = citations(document)
    shelf = Shelf([folder] if folder else [], roots=[Path(), sample.root()])
    errata = list(proofread(found, shelf))
    name = visible(str(document))
    for erratum in errata[:_NAMED]:
        click.echo(f"{name}:{erratum.line}: {erratum.message}", err=True)
    if len(errata) > _NAMED:
        click.echo(f"{name}: … and {len(errata) - _NAMED:,} more", err=True)
    if any(erratum.missing for erratum in errata):
        click.echo(
            f"Where are the sources? Say: variorum verify {name} FOLDER [E_NOT_FOUND]", err=True
        )
    if errata:
        return 2 if all(erratum.missing for erratum in errata) else 1
    sources = len({cited.sha256 for cited in found})
    click.echo(
        f"{name}: {len(found):,} citations of {sources} sources, every character as it stands there."
    )
    return 0
