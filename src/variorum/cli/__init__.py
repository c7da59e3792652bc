"""One command, one file, imported when called."""

from __future__ import annotations

import sys


def main() -> None:
    """Print the `variorum/1` document of the inputs named on the command line."""
    import variorum

    inputs = [a for a in sys.argv[2:] if not a.startswith("-") and a != "json"]
    sys.stdout.write(variorum.render(variorum.edit(variorum.collate(variorum.read(*inputs), one_story=True))))
