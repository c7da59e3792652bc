"""Write what can be written from the code: `make docs`.

That is the command reference, the schema, the map in `ARCHITECTURE.md`, and what the README
shows of the sample story. The accuracy is not among them: it takes the corpora, and `make quality` writes it.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from variorum.cli import cli, sample
from variorum.cli.progress import Progress
from variorum.cli.river import edition_of
from variorum.render import render
from variorum.render.schema import schema

if TYPE_CHECKING:
    import click

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "variorum"
# The river, what keeps it running, then the centre it runs round.
FOLDERS = (
    *("fetching", "sources", "reading", "collation", "edition", "render"),
    *("store", "desk", "watching", "cli", "lexicon", ""),
)
WIDTH = 88


def commands() -> str:
    """Give the help of every command, as it is printed."""
    outermost = _context(cli, "variorum")
    first = ["# Commands\n\nWritten by `make docs` from `variorum --help`.\n", _help(outermost)]
    return "".join((*first, *_below(cli, outermost, "##")))


def _below(group: click.Group, context: click.Context, mark: str) -> Iterator[str]:
    """Yield the help of the commands of a group, and of those below them."""
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            inner = _context(command, name, parent=context)
            yield f"\n{mark} {inner.command_path}\n"
            yield _help(inner)
            if hasattr(command, "list_commands"):
                yield from _below(cast("click.Group", command), inner, mark + "#")


def _context(
    command: click.Command, name: str, *, parent: click.Context | None = None
) -> click.Context:
    return command.make_context(
        name, [], parent=parent, resilient_parsing=True, terminal_width=WIDTH
    )


def _help(context: click.Context) -> str:
    lines = (line.rstrip() for line in context.get_help().splitlines())
    return "\n```text\n" + "\n".join(lines) + "\n```\n"


def published_schema() -> str:
    """Give the JSON Schema of `variorum/1`, as `variorum schema` prints it."""
    return json.dumps(schema(), indent=1) + "\n"


def architecture() -> str:
    """Give `ARCHITECTURE.md` with its map drawn anew: every module by its own first sentence."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    drawn = "".join(_folder(name) for name in FOLDERS)
    return re.sub(
        r"(<!-- map -->\n).*(<!-- end of map -->)", rf"\1{drawn}\2", text, flags=re.DOTALL
    )


def readme() -> str:
    """Give `README.md` with the differences of the sample story, as `variorum demo` prints them."""
    edition = edition_of(
        sample.articles(), one_story=True, everything=True, progress=Progress(quiet=True)
    )
    printed = render(edition, "terminal", width=80, color=False)
    section = re.search(
        r"^WHERE ACCOUNTS DIFFER\n.*?(?=\n[A-Z]{3}|\Z)", printed, re.MULTILINE | re.DOTALL
    )
    shown = f"\n```text\n{section[0].rstrip() if section else ''}\n```\n\n"
    return _between("demo", shown, (ROOT / "README.md").read_text("utf-8"))


def _between(mark: str, written: str, text: str) -> str:
    """Put what is written in the place of what stands between two marks."""
    start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->"
    head, _, rest = text.partition(start)
    _, _, tail = rest.partition(end)
    return f"{head}{start}{written}{end}{tail}" if rest else text


def _folder(name: str) -> str:
    folder = SOURCE / name
    heading = f"### {name or 'at the root'}\n\n{_first_sentence(folder / '__init__.py')}\n\n"
    return heading + "".join(_modules(folder)) + "\n"


def _modules(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.py")):
        if path.stem != "__init__":
            yield f"- `{path.stem}`: {_first_sentence(path)}\n"


def _first_sentence(path: Path) -> str:
    """Give the first paragraph of a module's docstring, on one line."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


PAGES: dict[str, Callable[[], str]] = {
    "ARCHITECTURE.md": architecture,
    "README.md": readme,
    "docs/commands.md": commands,
    "docs/variorum-1.schema.json": published_schema,
}


def main() -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
