"""Characters that nobody sees and that something may obey: written out, never passed on."""

from __future__ import annotations

import re

__all__ = ["UNSEEN", "visible"]

# Control characters but tab and line feed, direction marks, line separators, lone surrogates.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Write out what a terminal would obey instead of show, and keep everything on one line.

    >>> visible("clear\x1b[2J\nnow")
    'clear\\x1b[2J now'
    """
    return UNSEEN.sub(lambda m: _name(m.group()), re.sub(r"[ \n\t]+", " ", text))


def _name(char: str) -> str:
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
