"""`variorum add`: files and folders into the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from variorum.cli.intake import Intake, intake_options
from variorum.cli.stored import durable_option, opened, store_option
from variorum.cli.tally import told
from variorum.errors import Doubtful, InputError, StoreError

if TYPE_CHECKING:
    from variorum.cli.progress import Progress
    from variorum.desk import Acknowledged, Prepared, Workers
    from variorum.sources import Limits, ToRead
    from variorum.store import Store

# For fewer files, starting other processes takes longer than the work.
_WORTH_SHARING = 24


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@store_option
@intake_options
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes to read in. By default two where there is much to read, else none but this.",
)
@click.option(
    "--vectors",
    is_flag=True,
    help="Let sentence vectors help to group what comes into this store, from now on and for"
    " every command; needs variorum[embed].",
)
@durable_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary on standard error.")
def command(
    inputs: tuple[str, ...],
    where: str | None,
    intake: Intake,
    workers: int | None,
    vectors: bool,
    durable: bool,
    quiet: bool,
) -> int:
    """Keep reports in the store, and group them into stories.

    INPUT is what `variorum read` takes: text, web pages, JSON Lines, feeds, agencies' items, archives
    (WARC), folders of them, web addresses, or -.
    What is in the store already is passed over, so the same command may be given again after
    it was interrupted, or when there is more. A text that changed at its place is a new version of
    its article. Accounts of a story that has two or more are read in depth.

    \b
    Examples:
      variorum add reports/
      variorum add wire.jsonl --field text=body --store desk.db
      variorum add reports/ --store postgresql://desk@db.example/news
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)
    from variorum import desk
    from variorum.cli.complaints import complain_of_all
    from variorum.cli.progress import Progress
    from variorum.desk import choices
    from variorum.sources import find

    files, failures = find(
        *inputs, published=intake.published, outlet=intake.outlet, web=intake.web
    )
    number = workers or (2 if len(files) >= _WORTH_SHARING else 0)
    with opened(where, durable=durable) as store, desk.Workers(number) as processes:
        if vectors:
            choices.choose_vectors(store)
        arriving = _Arriving(store, files, failures, intake.limits, intake.fields)
        coming = arriving.through(processes, Progress(quiet=quiet))
        with arriving.remembered(quiet=quiet):
            added = desk.add(store, coming, workers=processes, on_kept=arriving.acknowledge)
    complain_of_all((*arriving.failures, *(() if quiet else arriving.doubts)))
    if not quiet:
        click.echo(f"variorum: {told(added, arriving.passed_over)}", err=True)
    return 2 if arriving.failures else 0


@dataclass(frozen=True, slots=True)
class Task:
    """A file for a worker to read and make ready."""

    file: ToRead
    limits: Limits
    fields: Mapping[str, str]
    vectors: bool = False


class _Arriving:
    """The articles of files, made ready by workers. Files that were taken in whole are passed over."""

    def __init__(
        self,
        store: Store,
        files: Sequence[ToRead],
        failures: Sequence[InputError],
        limits: Limits,
        fields: Mapping[str, str],
    ) -> None:
        from variorum.desk import choices

        self._store = store
        self._files = files
        self._limits = limits
        self._fields = fields
        self._vectors = choices.vectors_at_hand(store)
        self._looks: dict[str, dict[str, object]] = {}
        self._done: list[tuple[int, str]] = []
        self._handed_over = 0
        self._acknowledged = 0
        self._known = store.notes("file")
        self.failures = list(failures)
        self.doubts: list[Doubtful] = []
        self.passed_over = 0

    def through(self, workers: Workers, progress: Progress) -> Iterator[Prepared | InputError]:
        """Yield what the files hold, in their order."""
        from variorum.desk.arrivals import poison

        yield from self.failures
        for task, made in workers.over(made_ready, self._left(progress)):
            found = made if isinstance(made, list) else [poison(task.file.file.shown)]
            self.doubts += [one for one in found if isinstance(one, Doubtful)]
            kept = [one for one in found if not isinstance(one, Doubtful)]
            failed = [one for one in kept if isinstance(one, InputError)]
            self.failures += failed
            self._handed_over += len(kept) - len(failed)
            if not failed:
                self._done.append((self._handed_over, task.file.file.place))
            yield from kept

    def acknowledge(self, _: Acknowledged) -> None:
        """Count an article that is kept; they are kept in the order in which they came."""
        self._acknowledged += 1

    @contextmanager
    def remembered(self, *, quiet: bool) -> Iterator[None]:
        """Note which files were taken in, however it ends: the next run needs not read them."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            # Who is to end does not wait for others: what is not noted is looked at once more.
            with suppress(StoreError):
                self._remember(patience=1.0)
            if not quiet:
                kept = (
                    f"{self._acknowledged:,} {'article' if self._acknowledged == 1 else 'articles'}"
                )
                click.echo(
                    f"variorum: interrupted; {kept} kept. The same command goes on from there.",
                    err=True,
                )
            raise
        self._remember()

    def _remember(self, patience: float | None = None) -> None:
        whole = [place for number, place in self._done if number <= self._acknowledged]
        looks = {place: self._looks[place] for place in whole if place in self._looks}
        if looks:
            self._store.note_all("file", looks, patience=patience)

    def _left(self, progress: Progress) -> Iterable[Task]:
        for file in progress.over(self._files, "adding"):
            task = Task(file, self._limits, self._fields, self._vectors)
            # As it looked before it was read: what is changed meanwhile is read again.
            look = _look(task)
            if look and look == self._known.get(file.file.place):
                self.passed_over += 1
                continue
            if look:
                self._looks[file.file.place] = look
            yield task


def _look(task: Task) -> dict[str, object] | None:
    """Give what a file looks like from outside, and what is said of it; nothing for a pipe."""
    path = task.file.file.path
    if not path.is_file():
        return None
    told = path.stat()
    return {
        "size": told.st_size,
        "modified": told.st_mtime_ns,
        "known": repr((task.file.known, task.file.day, task.file.outlet, task.limits)),
        "fields": sorted(task.fields.items()).__repr__(),
    }


def made_ready(task: Task) -> list[Prepared | InputError]:
    """Read a file, and make its articles ready: what a worker does."""
    from variorum.desk import arrivals
    from variorum.sources import read

    found: list[Prepared | InputError] = []
    for one in read(task.file, limits=task.limits, fields=task.fields, on_doubt=found.append):
        if isinstance(one, InputError):
            found.append(one)
        else:
            found.append(arrivals.made_ready(one, vectors=task.vectors))
    return found
