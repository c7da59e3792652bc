"""ninjs: news as agencies send it, in the JSON of the IPTC, of versions 1 to 3.

https://iptc.org/std/ninjs/: a title and a body under other names in each version, sometimes in
several roles and media types; a state (`usable`, `withheld`, `canceled`) that is to be obeyed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from variorum.sources.child import Task, parsed
from variorum.sources.decoding import decode
from variorum.sources.entries import entry_of, under_keys, words_of
from variorum.sources.fragments import text_of_fragment
from variorum.sources.items import Contents, Item, Refusal, key_of, missing
from variorum.sources.limits import Limits
from variorum.sources.pagehead import day_of

# The day an item came out first, else the day of this version of it.
_DAYS = ("firstpublished", "firstcreated", "firstCreated", "versioncreated", "versionCreated")
_BODIES = ("body_xhtml", "body_html", "body_text")


def read_ninjs(data: bytes, limits: Limits, charset: str | None = None) -> Contents:
    """Give the articles of a file of ninjs: one item, or a list.

    Raises:
        Unreadable: it is empty, no text, or in an encoding that cannot be told.
    """
    text = decode(data, declared=charset)
    if len(text) > limits.page_bytes:
        return Contents.refused(
            "E_TOO_LARGE",
            f"It is larger than {limits.page_bytes:,} bytes.",
            "Split it, or raise the limit with --limit page_bytes=N.",
        )
    return parsed(Task(__name__, text.lstrip("\ufeff").encode(), limits))


# ── in the child ────────────────────────────────────────────────────────────────


def parse(data: bytes, limits: Limits) -> Contents:
    """Parse ninjs and give the articles in it."""
    try:
        import_module("lxml.html")
    except ModuleNotFoundError:
        return missing("feeds", "lxml")
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        return Contents.refused("E_JSON", f"It is not valid JSON: {error}.", "Mend it.")
    sent = document if isinstance(document, list) else [document]
    made = [_of_item(one) for one in sent[: limits.items] if isinstance(one, dict)]
    items = tuple(under_keys(one for one in made if isinstance(one, Item)))
    return Contents(items, tuple(one for one in made if isinstance(one, Refusal)))


def _of_item(sent: Mapping[str, Any]) -> Item | Refusal:
    name = words_of(sent.get("uri")) or words_of(sent.get("guid"))
    state = words_of(sent.get("pubstatus")) or words_of(sent.get("pubStatus"))
    if state.lower() in {"canceled", "cancelled", "withheld"}:
        return Refusal(
            "E_WITHDRAWN",
            f"The agency has marked it as {state.lower()}.",
            "Leave it out.",
            key_of(name),
        )
    made = entry_of(
        name=name,
        title=_main(sent, "headline", "headlines") or sent.get("title"),
        body=_body(sent),
        link=sent.get("altids", {}).get("url") if isinstance(sent.get("altids"), dict) else None,
        outlet=next(_outlets(sent), None),
        byline=_main(sent, "byline", "bylines") or words_of(sent.get("by")),
        published=next((day for key in _DAYS if (day := day_of(sent.get(key)))), None),
        language=sent.get("language"),
    )
    if made.text:
        return made
    return Refusal("E_NO_TEXT", "There is no text in this item.", key=key_of(name))


def _body(sent: Mapping[str, Any]) -> str:
    for key in _BODIES:
        if said := words_of(sent.get(key)):
            return said if key == "body_text" else text_of_fragment(said)
    bodies = [one for one in _list(sent.get("bodies")) if words_of(one.get("value"))]
    # The main one, and of its forms the one that shows where a paragraph ends.
    bodies.sort(key=lambda one: (one.get("role") != "main", "html" not in _type(one)))
    if not bodies:
        return ""
    said = words_of(bodies[0]["value"])
    return text_of_fragment(said) if "html" in _type(bodies[0]) else said


def _type(body: Mapping[str, Any]) -> str:
    return words_of(body.get("contentType")) or words_of(body.get("contenttype"))


def _main(sent: Mapping[str, Any], one: str, several: str) -> str:
    """Give what is said once in version 1, and in several roles later on."""
    if said := words_of(sent.get(one)):
        return said
    roles = [role for role in _list(sent.get(several)) if words_of(role.get("value"))]
    roles.sort(key=lambda role: role.get("role") != "main")
    return words_of(roles[0]["value"]) if roles else ""


def _outlets(sent: Mapping[str, Any]) -> Iterator[str]:
    for key in (
        "source",
        "infosource",
        "infosources",
        "provider",
        "copyrightholder",
        "copyrightHolder",
    ):
        said = sent.get(key)
        if words := words_of(said).strip():
            yield words
        for one in _list([said] if isinstance(said, dict) else said):
            if words := words_of(one.get("name")).strip():
                yield words


def _list(said: object) -> list[Mapping[str, Any]]:
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []
