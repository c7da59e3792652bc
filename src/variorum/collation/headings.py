"""What stands over a question of whether: a clause of the sources, turned into a question.

"Whether the council had closed the pier" stands alone, and is made of an account's own words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.lexicon import entries
from variorum.lexicon.commonness import UNLISTED, rank
from variorum.model import Fact

# A heading is as long as a line of a newspaper's own.
LONGEST = 72
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you"})
# With these no clause begins that stands alone.
_LEANING = frozenset(
    {"who", "which", "that", "this", "these", "those", "what", "there", "his", "her", "its"}
    | {"their", "our", "my", "and", "but", "when", "where", "how", "to", "as", "if", "after"}
    | {"by", "for", "not", "also", "no", "nobody", "none", "before", "while", "since", "in", "on"}
)
# With these no clause ends.
_DANGLING = frozenset(
    {"the", "a", "an", "of", "in", "on", "at", "to", "by", "for", "with", "from", "and", "or"}
    | {"after", "before", "when", "while", "that", "than", "its", "his", "her", "their", "into"}
    | {"about", "over", "under", "if", "because", "but", "who", "which", "as", "until", "through"}
    | {"last", "this", "next", "late", "early", "since"}
)
# When it was is told at the end of a clause, and is no part of whether it was.
_TIMES = frozenset(
    word
    for section in ("weekday", "noon", "today", "tonight", "part")
    for entry in entries("times", section)
    for word in entry["words"]
)
_HELPS = frozenset({"is", "are", "was", "were", "been", "being", "be", "has", "have", "had"})
_SMALL = PRONOUNS | {"the", "a", "an", "all", "some", "every", "each", "both", "most", "many"}
_MARKS = '“”"‘:;'
# What a clause may be that says yes, the first before the second.
_MOODS = (frozenset({"real"}), frozenset({"real", "permitted", "future", "planned", "possible"}))


@dataclass(frozen=True, slots=True)
class Heading:
    """A question, and the answer of the accounts whose words it is made of."""

    text: str
    asks: str


def heading_of(question: Sequence[Fact]) -> Heading | None:
    """Give the shortest clause that can be asked: of those that say yes first, with a name before a pronoun.

    None where no account has a clause that stands alone.
    """
    for alone in (True, False):
        for moods in _MOODS:
            for sign in ("positive", "negative"):
                fit = [
                    clause
                    for fact in question
                    if fact.polarity == sign and fact.modality in moods
                    if (clause := _clause(fact, alone=alone)) is not None
                ]
                if fit:
                    return Heading(f"whether {min(fit, key=lambda c: (len(c), c))}", sign)
    return None


def _clause(fact: Fact, *, alone: bool) -> str | None:
    """Give the clause of a reading, from its subject to what stands beside its predicate."""
    whole = fact.evidence[0]
    if str(fact.value).startswith("not "):
        return None
    core = fact.evidence[-1]
    last = core.end - len(core.exact.split()[-1]) if core.exact.split() else core.start
    _, start, end = fact.marks[0] if fact.marks else ("", last, core.end)
    if not whole.start < start < end <= whole.end or end - whole.start > LONGEST:
        return None
    before, spoken = whole.exact[: start - whole.start], whole.exact[start - whole.start :]
    words = [word.lower() for word in before.split()]
    if not words or not _is_a_subject(words, alone=alone) or any(m in before for m in _MARKS):
        return None
    if spoken.split()[0].endswith("ing") and not any(w in _HELPS or w[-2:] == "ed" for w in words):
        return None
    text, least = _without_the_first(fact, start - whole.start, end - whole.start)
    return _lowered(_cut(text, least), fact)


def _without_the_first(fact: Fact, start: int, end: int) -> tuple[str, int]:
    """Leave out what is told first of one subject: "the ferry (was built in 1994 and) had passed a test"."""
    whole = fact.evidence[0]
    joint = whole.exact.rfind(" and ", 0, start)
    first = min((mark[1:] for mark in fact.marks[1:] if mark[1] >= whole.start), default=None)
    subject = first[1] if first is not None else None
    follows = whole.exact[joint + 5 :].split(" ", 1)[0].lower()
    goes_on = follows in _HELPS or joint + 5 == start
    if subject is None or joint < subject - whole.start or not goes_on:
        return whole.exact, end
    named = whole.exact[: subject - whole.start]
    return f"{named} {whole.exact[joint + 5 :]}", len(named) + end - joint - 4


def _is_a_subject(words: Sequence[str], *, alone: bool) -> bool:
    """Say whether a clause begins with what it is about: a noun, or where need be a pronoun."""
    first = words[0]
    leans = first in _LEANING or first in _HELPS or (alone and first in PRONOUNS)
    return first[:1].isalnum() and not leans and not {"who", "which"} & set(words)


def _cut(text: str, least: int) -> str:
    """Cut a clause to a heading: before a comma or a quotation, and before what would dangle."""
    ends = [at for mark in (*_MARKS, ", ") if (at := text.find(mark, least)) >= 0]
    text = text[: min(ends)] if ends else text
    if len(text) > LONGEST:
        text = text[: max(least, text.rfind(" ", 0, LONGEST))]
    words = text.split()
    while len(" ".join(words)) > least and (
        words[-1].lower() in _DANGLING | _TIMES or (ends and words[-1].endswith("ing"))
    ):
        words.pop()
    return " ".join(words)


def _lowered(text: str, fact: Fact) -> str:
    """Write the first word small, unless it is a name's."""
    first, _, rest = text.partition(" ")
    start = fact.evidence[0].start
    common = any(name.islower() and begin == start for name, begin, _ in fact.marks[1:])
    common = common and rank(first.lower()) < UNLISTED
    small = first.lower() in _SMALL or (common and rest[:1].islower())
    return f"{first[:1].lower()}{first[1:]} {rest}" if small else text
