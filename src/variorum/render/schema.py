"""The JSON Schema of `variorum/1`, generated from the model."""

from __future__ import annotations

from typing import Any

import msgspec

from variorum.model import FORMAT, Edition

__all__ = ["schema"]


def schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) that every JSON output fits.

    Fields may be added within `variorum/1`, so unknown ones are allowed.

    >>> schema()["$defs"]["Edge"]["required"]
    ['from', 'to', 'kind']
    """
    found = msgspec.json.schema(Edition)
    definitions: dict[str, Any] = found["$defs"]
    for definition in definitions.values():
        # The first paragraph of a docstring says what the noun is; the rest is for programmers.
        if "description" in definition:
            definition["description"] = definition["description"].split("\n\n")[0]
    edge = definitions["Edge"]
    edge["properties"] = {n.rstrip("_"): p for n, p in edge["properties"].items()}
    edge["required"] = [name.rstrip("_") for name in edge["required"]]
    edition = definitions["Edition"]
    edition["required"] = ["format", *edition["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **found,
    }
