"""What is new, as feeds: JSON Feed 1.1 and RSS 2.0.

All words of sources are plain text in both: nothing of theirs is markup to whoever shows it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.etree import ElementTree as ET  # only written, never parsed

from variorum.desk.news import Item

TITLE = "Variorum: what is new"
_HEADINGS = {
    "story": "New story",
    "difference": "Accounts differ",
    "update": "Update",
    "correction": "Correction",
    "changed": "Statement changed",
    "statement": "New statement",
}
# What XML 1.0 cannot hold, whatever is written round it.
_NO_XML = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(55296, 57344), 65534, 65535), "�"
)


def heading(item: Item) -> str:
    """Say what an item is, in two words.

    >>> heading(Item("1", "difference", "a", "Ferry", "", "killed: 7 | 11"))
    'Accounts differ'
    """
    return _HEADINGS[item.kind]


def sentence(item: Item) -> str:
    """Give an item as one line: who said what where, or what it is instead of.

    >>> sentence(
    ...     Item("1", "changed", "a", "Ferry", "", "80 aboard", "800 aboard", "Lind", "Gazette")
    ... )
    'Lind: 80 aboard (before: 800 aboard) [Gazette]'
    """
    told = f"{item.who}: {item.text}" if item.who else item.text
    told += f" (before: {item.before})" if item.before else ""
    told += f" [{item.outlet}]" if item.outlet else ""
    return " ".join(told.split())


def line(item: Item) -> str:
    """Give an item under its heading; what begins with the same word needs none.

    >>> line(Item("1", "correction", "a", "Ferry", "", "Correction: it carried 80."))
    'Correction: it carried 80.'
    """
    told = sentence(item)
    return told if told.startswith(f"{heading(item)}:") else f"{heading(item)}: {told}"


def to_json_feed(items: Sequence[Item]) -> str:
    """Write items as a JSON Feed (version 1.1)."""
    entries = [
        {
            "id": item.id,
            "title": f"{heading(item)}: {item.title}",
            "content_text": sentence(item),
            "date_published": item.at,
            "tags": [item.kind],
            **({"external_url": item.url} if _is_web(item.url) else {}),
            "_variorum": {"story": item.story, "kind": item.kind},
        }
        for item in items
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": TITLE, "items": entries}
    return json.dumps(feed, indent=1, ensure_ascii=False) + "\n"


def to_rss(items: Sequence[Item]) -> str:
    """Write items as RSS 2.0."""
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    _add(channel, "title", TITLE)
    _add(channel, "link", "https://variorum.invalid/")
    _add(channel, "description", "Stories, statements, differences and corrections as they come.")
    for item in items:
        entry = ET.SubElement(channel, "item")
        _add(entry, "title", f"{heading(item)}: {item.title}")
        _add(entry, "description", _as_text(sentence(item)))
        _add(entry, "category", item.kind)
        if _is_web(item.url):
            _add(entry, "link", item.url)
        guid = ET.SubElement(entry, "guid", isPermaLink="false")
        guid.text = item.id
        _add(entry, "pubDate", format_datetime(datetime.fromisoformat(item.at)))
    ET.indent(rss, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(rss, encoding="unicode") + "\n"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text.translate(_NO_XML)


def _as_text(text: str) -> str:
    """Escape once more: readers of RSS take a description for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _is_web(url: str) -> bool:
    return url.startswith(("http://", "https://"))
