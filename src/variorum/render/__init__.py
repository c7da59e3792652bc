"""Edition → what a person or a program reads. Never chooses what is shown."""

from __future__ import annotations

from variorum.model import Edition
from variorum.render.json import to_json

__all__ = ["render"]


def render(edition: Edition, format: str = "json", *, with_text: bool = False) -> str:
    """Render an edition."""
    return to_json(edition, with_text=with_text).decode()
