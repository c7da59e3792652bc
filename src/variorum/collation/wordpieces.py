"""Cut text into the pieces of words that the model of sentence vectors was trained on.

Source of the method: WordPiece as BERT has it (Devlin et al. 2019): lower case, without
accents, cut at blanks and punctuation, then each word into the longest pieces known, from the
left. The list of pieces is that of `bert-base-uncased`; a piece's number is its line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# A sentence begins and ends with a piece of its own; what is no piece at all is one, too.
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# The model reads no more of a sentence.
LONGEST = 128
# A "word" longer than this is none.
WORD = 100


def pieces(text: str) -> tuple[int, ...]:
    """Give the numbers of the pieces of a text, with those that open and close it.

    >>> pieces("The quay reopened.")
    (101, 1996, 21048, 11882, 1012, 102)
    """
    numbers = _numbers()
    found = [n for word in _words(text[: LONGEST * WORD]) for n in _cut(word)]
    return (numbers[FIRST], *found[: LONGEST - 2], numbers[LAST])


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text; each mark of punctuation, and each Chinese character, is one."""
    word = ""
    for char in unicodedata.normalize("NFD", text.lower()):
        kind = unicodedata.category(char)
        if kind == "Mn" or (kind[0] == "C" and not char.isspace()):
            continue
        if char.isspace() or _stands_alone(char, kind):
            if word:
                yield word
            word = ""
            if not char.isspace():
                yield char
        else:
            word += char
    if word:
        yield word


def _stands_alone(char: str, kind: str) -> bool:
    ascii_mark = char.isascii() and not char.isalnum()
    return ascii_mark or kind[0] == "P" or "\u4e00" <= char <= "\u9fff"


def _cut(word: str) -> list[int]:
    """Cut a word into the longest pieces, from the left; one that cannot be cut is unknown."""
    numbers, found, start = _numbers(), list[int](), 0
    while start < len(word) <= WORD:
        begins = "##" if start else ""
        ends = range(len(word), start, -1)
        end = next((e for e in ends if begins + word[start:e] in numbers), None)
        if end is None:
            break
        found.append(numbers[begins + word[start:end]])
        start = end
    return found if start == len(word) else [numbers[UNKNOWN]]


@cache
def _numbers() -> dict[str, int]:
    text = files("variorum.lexicon").joinpath("en", "wordpieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")[:-1])}
