"""Find who closes a sentence with a report of it: "…, *local media report*."

The commonest way to credit in the news, and the one in which a parser errs most: it takes
"report" for a noun, or the last clause for the source. The shape tells by itself: behind the
last comma a source, the verb, perhaps a day, and the full stop.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.lexicon import words
from variorum.model import Voice
from variorum.reading.clauses import Clauses
from variorum.reading.cues import Cue, reporting_forms
from variorum.reading.passages import Passage
from variorum.reading.sayings import CLOSING, FINITE, can_speak

# So many words may follow the verb: "on Friday in a statement on its website".
TAIL = 8
# So many words may name the source, with what it is called.
SOURCE = 16
_HELPERS = frozenset({"has", "have", "had", "also", "later", "now", "then"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "SYM"})
_PERSONAL = frozenset({"he", "she", "they", "it"})
# What no source begins with.
_LEADING = frozenset({"ADP", "PART", "SYM"})


def voices_by_closing(passage: Passage) -> Iterator[Voice]:
    """Yield the reports that close the sentences of a paragraph."""
    for c in passage.clauses:
        if (voice := _closing(passage, c)) is not None:
            yield voice


def _closing(passage: Passage, c: Clauses) -> Voice | None:
    found = _verb(passage, c)
    if found is None:
        return None
    verb, cue = found
    begin = verb
    while begin > 1 and c[begin - 1].text.lower() in _HELPERS:
        begin -= 1
    first = _source(c, begin)
    if first is None or not _is_told(c, first):
        return None
    content = passage.content(c.sentence.start, c[first - 1].end, cue=c[verb].start)
    if content is None:
        return None
    return Voice(
        (content,),
        passage.article.span(c[begin].start, c[verb].end),
        passage.article.span(c[first].start, c[c.trim(first, begin - 1)[1]].end),
        by="closing",
        lemma=cue.word,
    )


def _verb(passage: Passage, c: Clauses) -> tuple[int, Cue] | None:
    """Find the verb by which a sentence ends, with nothing but circumstances after it."""
    last = len(c) - 1
    for i in range(last, max(1, last - TAIL), -1):
        cue = reporting_forms().get(c[i].text.lower())
        if cue is not None and "clause" in cue.takes and c[i].tag != "VBG":
            quoted = passage.quote_at(c[i].start) is not None
            return (i, cue) if not quoted and _is_tail(c, i + 1) else None
        if c[i].tag in FINITE:
            return None
    return None


def _is_tail(c: Clauses, first: int) -> bool:
    """Say whether only circumstances follow: nothing, or "*on Friday*"."""
    while first < len(c) and c[first].pos == "PUNCT":
        first += 1
    if first == len(c):
        return True
    opens = c[first].dep in ("prep", "npadvmod", "advmod") or c[first].text.lower() in words(
        "cues", "day"
    )
    return opens and not any(c[i].text in (",", ":", "“", '"') for i in range(first, len(c)))


def _source(c: Clauses, verb: int) -> int | None:
    """Find where the source begins: behind the last comma, or the one before a title and a name."""
    comma = _comma_before(c, verb - 1)
    if comma == verb - 1:  # "…, the mayor, Ann Lee, said"
        comma = _comma_before(c, verb - 2)
    if comma is None or not _is_name(c, comma + 1, verb):
        return None
    outer = _comma_before(c, comma - 1)
    if outer is not None and _belong_together(c, outer + 1, comma, verb):
        comma = outer
    return comma + 1


def _comma_before(c: Clauses, index: int) -> int | None:
    """Find the comma or closing mark at or before a token, if only a source lies between."""
    for i in range(index, max(0, index - SOURCE), -1):
        if c[i].text == "," or c[i].text in CLOSING:
            return i
        if c[i].pos not in _NOMINAL and c[i].text.lower() not in _PERSONAL and c[i].text != "-":
            return None
    return None


def _is_name(c: Clauses, first: int, last: int) -> bool:
    """Say whether the tokens before `last` name someone who can speak."""
    if first >= last or c[first].pos in _LEADING:
        return False
    if c[first].text.lower() in _PERSONAL:
        return first + 1 == last
    head = first
    while head + 1 < last and c[head + 1].pos in ("NOUN", "PROPN", "ADJ", "NUM", "PART", "DET"):
        head += 1
    return c[head].pos in ("NOUN", "PROPN") and can_speak(c, head, c[head].text, freely=False)


def _belong_together(c: Clauses, first: int, comma: int, verb: int) -> bool:
    """Say whether a description and a name stand side by side: "a spokeswoman for the port, Ann Lee"."""
    inner = [i for i in range(comma + 1, verb) if c[i].pos != "PUNCT"]
    if first >= comma or not inner:
        return False
    for name, role in (inner, range(first, comma)), (range(first, comma), inner):
        named = all(c[i].pos == "PROPN" for i in name)
        if named and c[role[0]].pos == "DET" and _is_name(c, role[0], role[-1] + 1):
            return True
    return False


def _is_told(c: Clauses, first: int) -> bool:
    """Say whether a statement stands before the source, and no mere circumstance of it."""
    if c[0].dep == "mark" or c[0].tag == "WRB":
        return False
    return any(c[i].tag in FINITE for i in range(first - 1))
