"""What an edition cites, with the line of the document on which it does so."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

from variorum.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that a document prints, and where it says they come from."""

    line: int
    sha256: str
    path: str
    start: int
    end: int
    exact: str


def citations(path: Path) -> list[Citation]:
    """Read the citations of a JSON document back."""
    try:
        text = path.read_text(encoding="utf-8")
        found, document = _objects(text)
        accounts = {a["id"]: a for a in document["articles"]}
        breaks = [i for i, c in enumerate(text) if c == "\n"]
        return [
            Citation(
                bisect_right(breaks, at) + 1,
                accounts[o["article"]]["sha256"],
                accounts[o["article"]]["path"],
                o["start"],
                o["end"],
                o["exact"],
            )
            for at, o in found
            if "exact" in o
        ]
    except OSError as error:
        raise DocumentError(f"{path} cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DocumentError(
            f"{path} is not an edition.", hint="Give what variorum read -o wrote."
        ) from error


def _objects(text: str) -> tuple[list[tuple[int, dict[str, Any]]], Any]:
    """Decode JSON, and say where each of its objects begins."""
    found: list[tuple[int, dict[str, Any]]] = []
    decoder = json.JSONDecoder()

    def parse_object(at: tuple[str, int], *rest: Any) -> Any:
        value, end = JSONObject(at, *rest)
        found.append((at[1], value))
        return value, end

    decoder.parse_object = parse_object  # type: ignore[attr-defined]
    decoder.scan_once = py_make_scanner(decoder)  # type: ignore[attr-defined]
    return found, decoder.decode(text)
