"""`variorum read`: files and folders in, an edition out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from variorum.cli.intake import Intake, intake_options
from variorum.cli.naming import naming_options, orders_of
from variorum.cli.printing import Printing, printing_options
from variorum.errors import InputError

PAGES = ("terminal", "markdown", "html")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@printing_options
@intake_options
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
    help="Let sentence vectors help to tell stories apart, and to see where accounts agree in other"
    " words; needs variorum[embed].",
)
@click.option(
    "--words",
    type=click.IntRange(min=50),
    default=350,
    show_default=True,
    help="How many words the brief may have.",
)
@click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    help="Refuse larger text files; without it, those of more than a million bytes.",
)
@naming_options
@click.option("-q", "--quiet", is_flag=True, help="No progress and no hints on standard error.")
def command(
    inputs: tuple[str, ...],
    printing: Printing,
    intake: Intake,
    one_story: bool,
    everything: bool,
    vectors: bool,
    words: int,
    max_bytes: int | None,
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
    from variorum.cli.progress import Progress
    from variorum.cli.river import edition_of, with_company
    from variorum.sources import load

    printing.check()
    orders = orders_of(keep_apart, join, names_file)
    limits = replace(intake.limits, text_bytes=max_bytes) if max_bytes else intake.limits
    loaded = load(
        *inputs,
        published=intake.published,
        outlet=intake.outlet,
        limits=limits,
        fields=intake.fields,
        web=intake.web,
    )
    if printing.out is not None:
        destination.spare(printing.out, loaded.articles)
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
    if printing.format in PAGES and not everything:
        whole, edition = edition, with_company(edition)
        alone = len(whole.stories) - len(edition.stories)
        if alone and not quiet:
            click.echo(_about_those_alone(alone, len(loaded.articles)), err=True)
    printing.print(edition)
    return 2 if loaded.failures or failures else 0


def _about_those_alone(alone: int, articles: int) -> str:
    return (
        f"variorum: {alone:,} of {articles:,} articles share their story with no other, and were"
        " not read in depth. To read them too, say --all; to take everything as one story,"
        " --one-story."
    )
