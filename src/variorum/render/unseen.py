"""Characters that nobody sees and that something may obey: written out, never passed on."""

from __future__ import annotations

import re

__all__ = ["UNSEEN", "visible", "written_out"]

_ACCENT = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
# Control characters but tab and line feed, direction marks, line separators, lone surrogates; and
# of accents on one letter all after the eighth: a word has three, a stack of them covers the page.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
    rf"|(?<={_ACCENT}{{8}}){_ACCENT}"
)


def visible(text: str) -> str:
    r"""Write out what a terminal would obey instead of show, and keep everything on one line.

    >>> visible("clear\x1b[2J\nnow")
    'clear\\x1b[2J now'
    """
    return UNSEEN.sub(lambda m: written_out(m.group()), re.sub(r"[ \n\t]+", " ", text))


def written_out(char: str) -> str:
    r"""Give what is shown for a character of `UNSEEN`: its code, or nothing for an accent too many.

    >>> written_out("\x1b"), written_out("\u202e"), written_out("\u0301")
    ('\\x1b', '\\u202e', '')
    """
    if re.fullmatch(_ACCENT, char):
        return ""
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
