"""A process of its own for parsing what strangers wrote.

A page that breaks a parser, or keeps it busy for minutes, costs that page and nothing else. One
child serves all files of a run, one after another; a new one is started when it had to be stopped.
Archives are gone through by a second one, so that a page that has to be stopped does not cost the
place in its archive. Parent and child speak through a pipe: eight bytes of length, then a message.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from threading import Timer
from time import process_time
from typing import IO, TypeVar

import msgspec

from variorum.sources.items import Contents, Refusal
from variorum.sources.limits import Limits

# Time on the clock for one second of computing, on a machine that has other things to do.
_PATIENCE = 6
_PROGRAM = "from variorum.sources.child import serve; serve()"

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Task:
    """What the child is to do: a module of this folder, whose `parse` is given the data."""

    module: str
    data: bytes
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a task: what was made, packed, or why nothing was."""

    made: bytes = b""
    refusal: Refusal | None = None


class Child:
    """The other process, as seen from here. It is started when it is first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, task: Task, wanted: type[Made]) -> Made | Refusal:
        """Have something parsed, and give what is made of it, or what went wrong."""
        process = self._process = self._process or _start()
        timer = Timer(_PATIENCE * task.limits.seconds, process.kill)
        timer.start()
        try:
            _send(_pipe(process.stdin), msgspec.msgpack.encode(task))
            answer = _receive(_pipe(process.stdout))
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is not None:
            told = msgspec.msgpack.decode(answer, type=_Answer)
            return told.refusal or msgspec.msgpack.decode(told.made, type=wanted)
        code = self.stop()
        # A process that used up its time is ended by the system (SIGXCPU), or by the timer.
        late = {-signal.SIGKILL, -getattr(signal, "SIGXCPU", signal.SIGKILL)}
        return _took_too_long(task.limits) if code in late else _broke()

    def stop(self) -> int:
        """End the process, and give its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):  # what was still to be written has no reader any more
                _pipe(pipe).close()
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


CHILD, ARCHIVIST = Child(), Child()
atexit.register(CHILD.stop)
atexit.register(ARCHIVIST.stop)


def parsed(task: Task) -> Contents:
    """Have a file parsed, and give what it holds. What goes wrong is a refusal in it."""
    made = CHILD.ask(task, Contents)
    return Contents(refusals=(made,)) if isinstance(made, Refusal) else made


def _start() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 (our own program, in our own Python)
        [sys.executable, "-c", _PROGRAM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    """Give a pipe of the process, which has both: see `_start`."""
    assert pipe is not None  # noqa: S101 (see above)
    return pipe


def _took_too_long(limits: Limits) -> Refusal:
    return Refusal(
        "E_TIME",
        f"It takes longer to parse than {limits.seconds} seconds.",
        "Save the article as plain text, or raise the limit with --limit seconds=60.",
    )


def _out_of_memory(limits: Limits) -> Refusal:
    return Refusal(
        "E_MEMORY",
        f"It takes more than {limits.memory:,} bytes of memory to parse.",
        "Save the article as plain text, or raise the limit with --limit memory=2000000000.",
    )


def _broke() -> Refusal:
    return Refusal("E_PARSER", "The parser broke off.", "Save the article as plain text (.txt).")


# ── in the child ────────────────────────────────────────────────────────────────


def serve() -> None:
    """Do tasks until the parent has gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's business
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not get among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (message := _receive(sys.stdin.buffer)) is not None:
        _send(answers, msgspec.msgpack.encode(_done(message)))


def _done(message: bytes) -> _Answer:
    task = msgspec.msgpack.decode(message, type=Task)
    try:
        limit(task.limits)
        made = import_module(task.module).parse(task.data, task.limits)
    except MemoryError:
        return _Answer(refusal=_out_of_memory(task.limits))
    except Exception:  # noqa: BLE001 (whatever a parser raises, it is about this file)
        return _Answer(refusal=_broke())
    return _Answer(msgspec.msgpack.encode(made))


def limit(limits: Limits) -> None:
    """Let this process compute for so many seconds from now on, in so much memory."""
    try:
        import resource
    except ImportError:
        return  # Windows has no such limits; the parent's timer is left
    for which, wanted in (
        (resource.RLIMIT_CPU, ceil(process_time()) + limits.seconds),
        (resource.RLIMIT_AS, limits.memory),
    ):
        _, most = resource.getrlimit(which)
        within = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(which, (within, most))


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(len(message).to_bytes(8, "big") + message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """Give the next message; nothing when the other side has gone."""
    head = pipe.read(8)
    if len(head) < 8:
        return None
    size = int.from_bytes(head, "big")
    message = pipe.read(size)
    return message if len(message) == size else None
