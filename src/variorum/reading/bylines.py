"""Find what stands over a story: the date line, and the line that names who wrote it.

Bylines are written in as many ways as there are papers: `By Ann Lee and Tom Orr | 3 May`,
`Ann Lee in Kelmouth`, `Coast Wire, Kelmouth, 3 May 2021. Updated 15:40`. What they share is
that every part of the line is a name, a post, a place or a time, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from variorum.lexicon import commonness, persons, words
from variorum.reading.blocks import Block
from variorum.reading.page import Label, Page, signatures

# The longest line of two authors, their places and the time of an update.
LONGEST = 20

_BY = re.compile(r"(?:By|BY|by|From|FROM):? (?=[A-Z])")
_BYLINE = re.compile(
    _BY.pattern + r"[A-Z][\w.'’-]*,?(?: (?:and|AND|&|in|for|at|of|the|[A-Z][\w.'’-]*),?){0,15}"
)
# Between the parts of a line; an initial ("J. Orr") and a date ("4.2.2026") keep their dots.
_BETWEEN = re.compile(
    r"\s*[|·•–—]\s*|\s+[-/]\s+|,\s+(?:and\s+)?|(?<=\w\w)\.\s+|\s+(?:and|AND|&|in|for|at)\s+"
)
_NAME = re.compile(
    r"(?:(?:de|da|di|von|van|der|den|la|le|al|el|bin) )*[^\W\d_a-z][\w.'’-]*(?: (?:de|da|di|von|van|der|den|la|le|al|el|bin|of|the|[^\W\d_a-z][\w.'’-]*)){0,5}"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)?|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:am|pm)")


def head_lines(page: Page) -> Iterator[tuple[int, Label]]:
    """Label the date line and the byline over the story, and the same after it."""
    for number in page.rest:
        block = page.blocks[number]
        if page.first < number <= page.last or block.size > LONGEST:
            continue
        if is_date_line(block.text):
            yield number, Label("date_line", "The line holds a date and nothing else.")
        elif _BYLINE.fullmatch(block.text) or (0 < number < page.first and _is_byline(block)):
            yield number, Label("byline", "The line names who wrote the article.")


def is_date_line(text: str) -> bool:
    """Say whether every word is part of a date, a clock time or their label, and a day is among them.

    >>> is_date_line("Updated Mon 3 May 2021, 15:40 GMT"), is_date_line("A storm on 3 May 2021")
    (True, False)
    """
    parts = re.findall(r"[^\W_]+(?::\d+)?", text.lower())
    numbers = [w for w in parts if w[0].isdigit()]
    named = any(w in words("furniture", "calendar") for w in parts)
    if not numbers or not (named or len(numbers) >= 3):
        return False
    known = words("furniture", "calendar") | words("furniture", "clock")
    return all(w in known or _CLOCK.fullmatch(w) for w in parts)


def _is_byline(block: Block) -> bool:
    """Say whether a line is made of names, posts, places and times, and somebody is sure among them."""
    if block.text in signatures("wire"):
        return True
    if not block.text or block.finished or block.text[-1] in "?!:":
        return False
    parts = [p for p in _BETWEEN.split(_BY.sub("", block.text, count=1)) if p]
    parts = [p for p in parts if not p.startswith("@")]
    times = [p for p in parts if _is_time(p)]
    rest = [p for p in parts if p not in times]
    signed = bool(_BY.match(block.text))
    posts = [p for p in rest if _is_post(p, signed=signed)]
    names = [p for p in rest if p not in posts]
    sure = bool(posts) or signed or any(map(_names_a_person, names))
    return all(map(_NAME.fullmatch, names)) and (sure or bool(times and names))


def _is_time(part: str) -> bool:
    """Say whether a part of a line holds a day, a clock time or their label alone."""
    known = words("furniture", "calendar") | words("furniture", "clock")
    found = re.findall(r"[^\W_]+(?::\d+)?", part.lower())
    return bool(found) and all(w in known or _CLOCK.fullmatch(w) for w in found)


def _is_post(part: str, *, signed: bool) -> bool:
    """Say whether a part of a line is a desk or somebody's post there: "US Correspondent".

    In a line that is `signed` with "By" it may be told in small letters: "health correspondent".
    """
    desk = words("furniture", "desk")
    found = part.split()
    if signed and found[-1].lower() in desk:
        return True
    return any(w.lower() in desk for w in found) and not any(
        w.islower() and w not in desk for w in found
    )


def _names_a_person(part: str) -> bool:
    """Say whether a part of a line is a given name and a surname, known or of no English word.

    >>> _names_a_person("Ann Lee"), _names_a_person("Mirka Dvorak"), _names_a_person("Heavy Rain")
    (True, True, False)
    """
    found = part.split()
    known = persons.is_given_name(found[0].capitalize())
    foreign = all(commonness.rank(word.lower()) >= commonness.UNLISTED for word in found)
    return len(found) > 1 and (known or foreign)
