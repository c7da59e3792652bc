"""Loading a file in a process of its own, to see how much memory that takes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_CODE = """
import json, sys
from variorum.sources import load
found = load(sys.argv[1])
most = open('/proc/self/status').read().split('VmHWM:')[1].split()[0]
print(json.dumps([len(found.articles), [(f.code, f.path) for f in found.failures], int(most)]))
"""


@dataclass(frozen=True, slots=True)
class Apart:
    """How many articles there were, what was refused (code and path), and how many kilobytes it took."""

    articles: int
    refused: list[tuple[str, str]]
    kilobytes: int


def load_apart(path: Path) -> Apart:
    """Load a file in a process of its own. It asks Linux for the memory."""
    done = subprocess.run(
        [sys.executable, "-c", _CODE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    articles, refused, kilobytes = json.loads(done.stdout)
    return Apart(articles, [(code, Path(place).name) for code, place in refused], kilobytes)
