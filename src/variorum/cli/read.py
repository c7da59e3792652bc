"""`variorum read`: files and folders in, an edition out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from variorum.cli.intake import field_option, fields_of, limit_option, limits_of
from variorum.cli.naming import naming_options, orders_of
from variorum.errors import InputError
from variorum.render import DOCUMENTS, TABLES

FORMATS = (*DOCUMENTS, *TABLES)
PAGES = ("terminal", "markdown", "html")
_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".json": "json",
    ".jsonld": "annotations",
    ".txt": "terminal",
}


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--format",
    "format",
    type=click.Choice(FORMATS),
    help="What to print. By default what the ending of OUT says, else 'terminal'.",
)
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    metavar="OUT",
    help="Where to write it: a file; for csv and parquet a folder.",
)
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Day of publication (2025-03-09) of articles of which accounts.json has none.",
)
@click.option(
    "--outlet", metavar="NAME", help="Outlet of the articles of which accounts.json has none."
)
@click.option(
    "--one-story/--stories",
    default=False,
    help="Take all articles as accounts of one event, or tell stories apart first (default).",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Read also articles in depth that no other article shares its story with.",
)
@click.option(
    "--vectors",
    is_flag=True,
    help="Let sentence vectors help to see where accounts agree in other words; needs"
    " variorum[embed].",
)
@click.option(
    "--words",
    type=click.IntRange(min=50),
    default=350,
    show_default=True,
    help="How many words the brief may have.",
)
@click.option("--with-text", is_flag=True, help="Put the articles' texts into the JSON, too.")
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    help="Refuse larger text files; without it, those of more than a million bytes.",
)
@limit_option
@field_option
@naming_options
@click.option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def command(
    inputs: tuple[str, ...],
    format: str | None,
    out: Path | None,
    published: datetime | None,
    outlet: str | None,
    one_story: bool,
    everything: bool,
    vectors: bool,
    words: int,
    with_text: bool,
    max_bytes: int | None,
    settings: tuple[str, ...],
    fields: tuple[str, ...],
    keep_apart: tuple[tuple[str, str], ...],
    join: tuple[tuple[str, str], ...],
    names_file: Path | None,
    quiet: bool,
) -> int:
    """Read reports and print what they say together.

    INPUT is a text file (.txt, .md), a saved web page (.html), articles as JSON Lines (.jsonl),
    a feed (RSS, Atom, JSON Feed), an agency's items (ninjs), an archive (.warc, .warc.gz,
    .warc.zst), a folder of them at any depth, a web address, or - for standard input. Only what
    lies at an address that is given is fetched. What an accounts.json beside the files says of
    them (path, outlet, title, published, url, byline) is used. Relative dates are resolved from
    the day of publication, never from today.

    What cannot be read is named on standard error; the rest is read, and the exit code is 2.

    \b
    Examples:
      variorum read reports/
      variorum read a.txt b.txt --one-story --published 2025-03-09
      variorum read reports/ --words 200 -o edition.html
      variorum read reports/ --format csv -o tables/
      variorum read reports/ --format json | jq '.stories[0].points'
      variorum read reports/ --keep-apart "Ada Lind" "Karl Lind" --join Kyiv Kiev
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum.cli import destination
    from variorum.cli.complaints import complain_of_all
    from variorum.cli.printing import print_edition
    from variorum.cli.progress import Progress
    from variorum.cli.river import edition_of, with_company
    from variorum.sources import load

    chosen = format or _format_for(out)
    orders = orders_of(keep_apart, join, names_file)
    if chosen in TABLES and out is None:
        raise click.UsageError(f"{chosen} makes several tables: say where to, with -o FOLDER.")
    if out is not None:
        destination.check(out, folder=chosen in TABLES)
    loaded = load(
        *inputs,
        published=published and published.date(),
        outlet=outlet,
        limits=limits_of(settings, max_bytes),
        fields=fields_of(fields),
    )
    if out is not None:
        destination.spare(out, loaded.articles)
    complain_of_all((*loaded.failures, *(() if quiet else loaded.doubts)))
    if not loaded.articles:
        return 2
    failures: list[InputError] = []
    everything = everything or one_story or len(loaded.articles) == 1
    edition = edition_of(
        loaded.articles,
        one_story=one_story,
        everything=everything,
        vectors=vectors,
        words=words,
        progress=Progress(quiet=quiet),
        on_failure=failures.append,
        orders=orders,
    )
    complain_of_all(failures)
    # JSON and tables hold every article; on a page a story of one account has nothing to say.
    if chosen in PAGES and not everything:
        whole, edition = edition, with_company(edition)
        alone = len(whole.stories) - len(edition.stories)
        if alone and not quiet:
            click.echo(_about_those_alone(alone, len(loaded.articles)), err=True)
    print_edition(edition, chosen, out, with_text=with_text)
    return 2 if loaded.failures or failures else 0


def _about_those_alone(alone: int, articles: int) -> str:
    return (
        f"variorum: {alone:,} of {articles:,} articles share their story with no other, and were"
        " not read in depth. To read them too, say --all; to take everything as one story,"
        " --one-story."
    )


def _format_for(out: Path | None) -> str:
    if out is None:
        return "terminal"
    known = _BY_SUFFIX.get(out.suffix.lower())
    if known is None:
        raise click.UsageError(f"Say with --format what to write to {out}: {', '.join(FORMATS)}.")
    return known
