"""What the style sheets within a page hide: the classes and ids that they say are not shown.

Only rules for one class or one id are looked at, and none that hold for some screens only: what
a sheet hides from a phone, somebody else reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HIDING = re.compile(r"display:none|visibility:hidden|font-size:0(?![.\d])")

_BRACE = re.compile(r"[{}]")
_NAME = re.compile(r"[.#][\w-]+")
_SHOWING = re.compile(r"display:(?!none)|visibility:visible|font-size:(?!0(?![.\d]))")
# A page has some tens of kilobytes; what is longer is not looked at.
_LONGEST = 500_000


def hides(style: str) -> bool:
    """Say whether what is written as the style of something keeps readers from seeing it.

    >>> hides("color: red; display: none"), hides("font-size: 0.9em")
    (True, False)
    """
    return bool(HIDING.search("".join(style.lower().split())))


def hidden_names(sheets: str) -> frozenset[str]:
    """Give the classes (`.name`) and ids (`#name`) that style sheets hide; of two rules the last counts.

    >>> sorted(hidden_names(".a, #b { display: none } .c { display: none } .c { display: block }"))
    ['#b', '.a']
    """
    hidden: dict[str, bool] = {}
    for selector, style in _rules(_without_comments(sheets[:_LONGEST])):
        plain = "".join(style.lower().split())
        if HIDING.search(plain) or _SHOWING.search(plain):
            names = (name.strip() for name in selector.split(","))
            hidden |= dict.fromkeys(filter(_NAME.fullmatch, names), bool(HIDING.search(plain)))
    return frozenset(name for name, is_hidden in hidden.items() if is_hidden)


def _without_comments(sheets: str) -> str:
    first, *others = sheets.split("/*")
    return first + "".join(comment.partition("*/")[2] for comment in others)


def _rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Yield the rules that hold everywhere: the selector, and what it says."""
    depth = start = 0
    selector = ""
    for brace in _BRACE.finditer(sheets):
        words, start = sheets[start : brace.start()], brace.end()
        if brace[0] == "{":
            depth += 1
            selector = words if depth == 1 else selector
        else:
            if depth == 1 and "@" not in selector:
                yield selector, words
            depth = max(0, depth - 1)
