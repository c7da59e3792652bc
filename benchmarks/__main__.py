"""Speed, measured in one run so that ratios mean something: `make bench`.

The yardstick is spaCy's own full default English pipeline on the same texts. Machines
differ and are busy; the ratio of two times taken in turns hardly does. Times are the
shortest of several runs: what is longer is somebody else's work.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import variorum
from benchmarks.stages import share_of_parser
from variorum.reading import sentences

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
SAMPLE = ROOT / "src" / "variorum" / "sample"
FOLDER = SEEDS if SEEDS.is_dir() else SAMPLE
RUNS = 5

PROGRAM = [sys.executable, "-m", "variorum"]
# What each figure may be at most, as the project promises.
LIMITS = {
    "reading and collating a story, in times of spaCy's full pipeline": 1.6,
    "figures, dates and names, in parts of the parser's time": 0.15,
    f"variorum read {FOLDER.name}, warm, in seconds": 10.0,
    "import variorum, in seconds": 0.3,
    "variorum --help, in seconds": 0.5,
}


def main() -> int:
    """Print every figure beside its limit; say by the exit code whether all hold."""
    ours, theirs = story_times()
    figures = dict(
        zip(
            LIMITS,
            (
                ours / theirs,
                share_of_parser(variorum.read(FOLDER)),
                wall([*PROGRAM, "read", str(FOLDER)], runs=2),
                wall([sys.executable, "-c", "import variorum"]),
                wall([*PROGRAM, "--help"]),
            ),
            strict=True,
        )
    )
    words = sum(len(r.article.text.split()) for r in variorum.read(FOLDER))
    print(f"{words} words: ours {ours:.2f} s, spaCy's full pipeline {theirs:.2f} s")
    for name, figure in figures.items():
        verdict = "holds" if figure <= LIMITS[name] else "TOO SLOW"
        print(f"{name:66} {figure:6.2f}   at most {LIMITS[name]:5.2f}   {verdict}")
    return int(any(figure > LIMITS[name] for name, figure in figures.items()))


def story_times() -> tuple[float, float]:
    """Time our reading and collating and spaCy's pipeline on the same texts, in turns."""
    texts = [reading.article.text for reading in variorum.read(FOLDER)]
    full = import_module(sentences.PACKAGES[-1]).load()

    def ours() -> None:
        variorum.collate(variorum.read(FOLDER), one_story=True)

    def theirs() -> None:
        for text in texts:
            full(text)

    pairs = [(seconds(ours), seconds(theirs)) for _ in range(RUNS + 1)][1:]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def seconds(work: Callable[[], None]) -> float:
    """Time one call in seconds of this process, with no collection of the last one's litter."""
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def wall(command: list[str], *, runs: int = RUNS) -> float:
    """Time a program from start to end as a person would: the shortest of the runs."""
    times = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        times.append(time.perf_counter() - begun)
    return min(times[1:])


if __name__ == "__main__":
    raise SystemExit(main())
