"""Words of strangers on a terminal: nothing in them may move the cursor or turn the text round."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# C0 and C1 controls show as their pictures, what changes the direction of writing as its number.
_VISIBLE = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "␡"}
    | {code: f"⟨{code:02X}⟩" for code in range(0x80, 0xA0)}
    | {code: f"⟨{code:04X}⟩" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
)


def visible(text: str) -> str:
    r"""Give a text with every control character made visible; line ends become spaces.

    >>> visible("two\x1b[2J\nlines")
    'two␛[2J lines'
    """
    return _LINE_END.sub(" ", text).translate(_VISIBLE)
