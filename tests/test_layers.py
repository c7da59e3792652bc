"""The contracts of `lint-imports` name every stage: a new one is held apart from the day it is written."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from variorum.cli import COMMANDS
from variorum.render import DOCUMENTS

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]


def apart(folder: str) -> set[str]:
    """Give the modules of a folder that a contract of independence holds apart."""
    modules = (m for c in CONTRACTS if c["type"] == "independence" for m in c["modules"])
    return {m.rpartition(".")[2] for m in modules if m.startswith(f"variorum.{folder}.")}


def called(folder: str) -> set[str]:
    """Give the modules of its own that a folder's pipeline imports."""
    pipeline = ast.parse((ROOT / "src" / "variorum" / folder / "__init__.py").read_text("utf-8"))
    return {
        node.module.rpartition(".")[2]
        for node in ast.walk(pipeline)
        if isinstance(node, ast.ImportFrom)
        and node.module
        and node.module.startswith(f"variorum.{folder}.")
    }


@pytest.mark.parametrize("folder", ["reading", "collation"])
def test_every_stage_of_a_pipeline_is_held_apart(folder: str) -> None:
    assert called(folder) <= apart(folder)


def test_every_format_is_held_apart() -> None:
    assert set(DOCUMENTS) <= apart("render")


def test_every_command_is_held_apart() -> None:
    assert set(COMMANDS) == apart("cli")


def test_every_folder_is_on_a_layer() -> None:
    layers = next(c for c in CONTRACTS if c["type"] == "layers")
    named = {name.strip() for layer in layers["layers"] for name in layer.split("|")}
    source = ROOT / "src" / "variorum"
    packages = {path.parent.name for path in source.glob("*/__init__.py")}
    modules = {path.stem for path in source.glob("*.py")} - {"__init__"}
    assert packages | modules == named
