"""Bytes → text: every encoding a report comes in, and what is no report at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import Unreadable
from variorum.sources.decoding import decode

SAYING = "“The café is closed,” Zoë Müller said – at 6 o’clock."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_one_text_in_many_encodings(encoding: str) -> None:
    assert decode(SAYING.encode(encoding)) == SAYING


@pytest.mark.parametrize("shouted", ["“VOILÀ”", "VOILÀ’s", "VOILÀ\u00a0!", "VOILÀ…"])
def test_a_capital_with_an_accent_is_no_damage(shouted: str) -> None:
    assert decode(f"They cried: {shouted}".encode("cp1252")) == f"They cried: {shouted}"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay_as_they_are(end: str) -> None:
    text = f"A headline{end}{end}The pier fell.{end}"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Eleven \x00 people died in the storm.", "Eleven \ufffd people died in the storm."),
        ("Zoë Müller said".encode() + b" \xc3", "Zoë Müller said \ufffd"),
        (b"Zo\xc3\xab M\xc3\xbcller \xffsaid", "Zoë Müller \ufffdsaid"),
        ("Zoë".encode() + b" \xed\xa0\x80 said so.", "Zoë \ufffd\ufffd\ufffd said so."),
        (b"\xff\xfeA\x00\x00\xd8b\x00", "A\ufffdb"),
        (b"The pier\xc0\xaffell.", "The pier\ufffd\ufffdfell."),
        (b"The pier\xe0\x80\xaffell.", "The pier\ufffd\ufffd\ufffdfell."),
        (b"Zo\xc3\xab M\xc3\xbcller\xc0\x80said", "Zoë Müller\ufffd\ufffdsaid"),
    ],
    ids=[
        "NUL", "cut off in a letter", "one bad byte", "a surrogate in UTF-8", "one in UTF-16",
        "a stroke in two bytes", "a stroke in three bytes", "a NUL in two bytes",
    ],
)  # fmt: skip
def test_what_no_text_can_hold_becomes_a_replacement_character(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "E_EMPTY"),
        (b"\n \t\r\n", "E_EMPTY"),
        ("\ufeff\u200b\n".encode(), "E_EMPTY"),
        (b"\x00" * 40, "E_EMPTY"),
        (b"%PDF-1.7\nThe pier fell.", "E_TYPE"),
        (b"PK\x03\x04word/document.xml", "E_TYPE"),
        (b"\x89PNG\r\n\x1a\n", "E_TYPE"),
        (bytes(range(1, 256)) * 8, "E_TYPE"),
        ("Пирс рухнул ночью, два человека погибли.".encode("cp1251"), "E_ENCODING"),
        (("The pier fell at night, and nobody was hurt. " * 3).encode("cp037"), "E_ENCODING"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert refused.value.code == code
    assert refused.value.hint


@given(data=st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except Unreadable:
        return
    assert "\x00" not in text
    assert text.encode("utf-8").decode("utf-8") == text


@given(text=st.text())
def test_what_is_utf8_is_not_changed(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except Unreadable:
        return  # nothing but white space or control characters
    kept = text.removeprefix("\ufeff").replace("\x00", "\ufffd")
    assert decoded == (kept if "\n" in kept else kept.replace("\r", "\n"))


def test_a_megabyte_is_decoded_in_a_moment() -> None:
    began = time.perf_counter()
    decode(("The pier fell. " * 70_000).encode())
    decode(("Zoë said so. " * 80_000).encode("cp1252"))
    assert time.perf_counter() - began < 2
