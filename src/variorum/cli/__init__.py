"""The command line: one command, one file, imported when called."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import NoReturn

import click

from variorum.cli.complaints import complain
from variorum.errors import VariorumError

__all__ = ["main"]

COMMANDS = (
    "read", "verify", "show", "quotes", "figures", "names", "demo", "schema",
    "add", "stories", "story", "new", "feeds", "watch", "doctor", "export",
)  # fmt: skip

NOT_DONE = 2
INTERRUPTED = 130
TERMINATED = 143
PIPE_CLOSED = 141


class Commands(click.Group):
    """The commands by name. A command's file is imported when it is called, or listed in the help."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the file of a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"variorum.cli.{cmd_name}").command
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        import variorum

        click.echo(f"variorum {variorum.__version__}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version,
              help="Show the version and exit.")  # fmt: skip
def cli() -> None:
    """One story, every account.

    Reads many reports of one event and prints what they agree on, where they differ and in
    what, who said it, and how many independent sources stand behind each point. Every line
    is tied to the exact words it came from.

    \b
    Examples:
      variorum demo
      variorum read reports/
      variorum read reports/ --format html -o edition.html
      variorum read reports/ -o edition.json
      variorum verify edition.json
      variorum show edition.json --point 3
      variorum quotes report.txt
      variorum add reports/
      variorum new --since 6h

    \b
    Exit codes:
      0  all is well
      1  verify: something printed differs from its source;
         doctor: something is wrong with the store
      2  an input could not be read (the others were), a file not be written,
         or the command was not understood
    """  # noqa: D301 (click keeps the lines of a paragraph marked so)


def main() -> NoReturn:
    """Run the command named on the command line, and leave with its exit code."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has left. Python would flush into the closed pipe once more.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.dup2(nowhere, sys.stderr.fileno())
        code = PIPE_CLOSED
    sys.exit(code)


def _run() -> int:
    try:
        return cli.main(prog_name="variorum", standalone_mode=False) or 0
    except VariorumError as error:
        complain(error)
        return NOT_DONE
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED


def _terminate(*_: object) -> NoReturn:
    """Leave by the ordinary way, so that temporary files are removed."""
    sys.exit(TERMINATED)
