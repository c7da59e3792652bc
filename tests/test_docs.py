"""Documents that cannot lie: what is generated is fresh, what is named exists."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import variorum.model
from docs.__main__ import PAGES
from variorum.cli import COMMANDS
from variorum.render.schema import schema

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"))
)
# Written in one go from the figures of a run; `tests/test_quality.py` holds it to them.
MEASURED = "docs/accuracy.md"


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    is_fresh = text(name) == PAGES[name]()
    assert is_fresh, "run: make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_manual(command: str) -> None:
    assert any(f"variorum {command}" in text(name) for name in ("README.md", "docs/commands.md"))


def targets() -> list[str]:
    return re.findall(r"^([a-z]+):.*## ", text("Makefile"), flags=re.MULTILINE)


@pytest.mark.parametrize("target", targets())
def test_every_target_is_told(target: str) -> None:
    assert any(f"make {target}" in " ".join(text(name).split()) for name in DOCUMENTS)


def test_no_document_tells_of_a_target_that_is_gone() -> None:
    told = {
        found
        for name in DOCUMENTS
        for found in re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text(name), flags=re.MULTILINE)
    }
    assert {a or b for a, b in told} <= set(targets())


def test_no_document_tells_of_a_command_that_is_gone() -> None:
    told = {
        command
        for name in DOCUMENTS
        for command in re.findall(r"^\s*(?:\$ )?variorum ([a-z]+)", text(name), flags=re.MULTILINE)
    }
    assert told <= set(COMMANDS)


def named_files() -> Iterator[tuple[str, str]]:
    """Yield the paths that documents name: links of Markdown, and code that looks like a path."""
    for name in DOCUMENTS:
        for path in re.findall(r"\]\((?!https?:|#)([^)#]+)", text(name)):
            yield name, (ROOT / name).parent.joinpath(path).relative_to(ROOT).as_posix()
        for path in re.findall(r"`((?:src|tests|docs|quality|benchmarks)/[\w./-]+)`", text(name)):
            yield name, path


def test_every_file_that_a_document_names_exists() -> None:
    missing = {f"{name}: {path}" for name, path in named_files() if not (ROOT / path).exists()}
    assert not missing


def test_every_module_is_on_the_map() -> None:
    on_the_map = set(re.findall(r"^- `(\w+)`:", text("ARCHITECTURE.md"), flags=re.MULTILINE))
    modules = {path.stem for path in (ROOT / "src").rglob("*.py")} - {"__init__"}
    assert modules <= on_the_map


def test_every_noun_is_in_the_glossary() -> None:
    nouns = {name for name, value in vars(variorum.model).items() if is_dataclass(value)}
    assert not {noun for noun in nouns if f"`{noun}`" not in text("GLOSSARY.md")}


def test_every_field_is_in_the_description_of_the_format() -> None:
    fields = {field for noun in schema()["$defs"].values() for field in noun.get("properties", {})}
    assert not {field for field in fields if f"`{field}`" not in text("docs/format.md")}


def test_every_dependency_has_its_reason() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    wanted = [
        *project["project"]["dependencies"],
        *chain.from_iterable(project["project"]["optional-dependencies"].values()),
        *project["dependency-groups"]["dev"],
    ]
    names = {re.split(r"[<>=\[ ]", line)[0] for line in wanted}
    assert not {name for name in names if f"`{name}`" not in text("docs/dependencies.md")}


def test_the_lock_for_pip_is_the_lock() -> None:
    """`requirements.lock` is exported from `uv.lock`: the same packages, the same versions."""
    locked = {
        (package["name"], package["version"])
        for package in tomllib.loads(text("uv.lock"))["package"]
        if "registry" in package["source"]
    }
    exported = re.findall(r"^([\w.-]+)==([\w.]+)", text("requirements.lock"), flags=re.MULTILINE)
    assert set(exported) == locked


def test_nothing_of_one_machine_is_in_the_repository() -> None:
    """No paths of somebody's disk, no mirrors: only the lock file names where packages come from."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a clone")
    strange = re.compile(
        r"/(?:home|root|Users)/\w|file:///(?!etc/passwd)|/work/|index-url|find-links|//pypi\."
    )
    allowed = {"uv.lock", "tests/test_docs.py"}
    found = [
        name
        for name in filter(None, listed.stdout.split("\0"))
        if name not in allowed
        and (ROOT / name).is_file()
        and strange.search((ROOT / name).read_text("utf-8", errors="replace"))
    ]
    assert not found
