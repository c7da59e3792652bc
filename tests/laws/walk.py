"""Go through nouns without knowing them, so that a field added tomorrow is held to the laws too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from variorum.model import Furniture, Paragraph, Reading, Sentence, Span, Token

RANGES = (Span, Furniture, Paragraph, Sentence, Token)


def nouns(value: object) -> Iterator[Any]:
    """Yield every dataclass within a value, outermost first."""
    if isinstance(value, tuple | list):
        for item in value:
            yield from nouns(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from nouns(getattr(value, field.name))


def spans(value: object) -> Iterator[Span]:
    """Yield every span within a value."""
    return (noun for noun in nouns(value) if isinstance(noun, Span))


def moved(value: Any, by: int) -> Any:
    """Give the value with every range in it moved by so many characters."""
    if isinstance(value, tuple):
        return tuple(moved(item, by) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {f.name: moved(getattr(value, f.name), by) for f in fields(value)}
    if isinstance(value, RANGES):
        changes |= {"start": value.start + by, "end": value.end + by}
    return replace(value, **changes)


def layers(reading: Reading, *, moved_by: int = 0) -> dict[str, Any]:
    """Give what a reading found, layer by layer, with ids replaced by their place in the layer.

    What an id is made of is the business of the stage that gives it; what it points at is not.
    """
    found = {f.name: getattr(reading, f.name) for f in fields(reading) if f.name != "article"}
    place = {
        noun.id: f"{layer}[{n}]"
        for layer, nouns in found.items()
        for n, noun in enumerate(nouns)
        if hasattr(noun, "id")
    }

    def renamed(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(renamed(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            changes = {f.name: renamed(getattr(value, f.name)) for f in fields(value)}
            return replace(value, **changes)
        return place.get(value, value) if isinstance(value, str) else value

    return {layer: renamed(moved(nouns, moved_by)) for layer, nouns in found.items()}
