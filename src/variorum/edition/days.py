"""The day of a thing told: which date belongs to which verb, and which day a story is about."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum import lexicon
from variorum.model import Reading, Sentence, Span, Statement, Story, Token

__all__ = ["Calendar", "day_of", "depth", "looks_back"]

# A clause that only says which thing is meant: "the wall built in 1911".
_DESCRIBING = frozenset({"relcl", "acl"})
# What happened so many days before the day of the story is where it comes from, not what it
# tells: a boy sought for a week and a girl tried for last month's slap are the story itself.
LONG_BEFORE = 40
# So many paragraphs before a statement may say of which day it speaks.
BEFORE = 2


def day_of(story: Story) -> str | None:
    """Give the day that most accounts date something to; None where no two name the same day."""
    named = Counter(
        day
        for reading in story.readings
        for day in {d.begin for d in reading.dates if d.resolved and d.begin and d.begin == d.end}
    )
    day, accounts = max(named.items(), key=lambda n: (n[1], n[0]), default=("", 0))
    return day if accounts > 1 else None


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which an account dates events: where each is named, in which paragraph, its end."""

    sentences: Sequence[Sentence]
    starts: Sequence[int]
    named: Sequence[tuple[int, int, str]]

    @classmethod
    def of(cls, reading: Reading) -> Calendar:
        """Find the days of the events of an account."""
        starts = [sentence.start for sentence in reading.sentences]
        named = []
        for found in reading.dates:
            number = bisect_right(starts, found.span.start) - 1
            if number < 0 or not found.resolved or not found.end:
                continue
            sentence = reading.sentences[number]
            if depth(sentence, found.span) is not None:
                named.append((found.span.start, sentence.paragraph, found.end))
        return cls(reading.sentences, starts, sorted(named))

    def is_of_another_day(self, statement: Statement, day: str | None) -> bool:
        """Say whether a statement is of what happened days before the story did, and does not say so.

        A witness of last month's accident is quoted below the date of that; printed alone, their
        words would be taken for words on today's.
        """
        if day is None or not statement.content or not self.starts:
            return False
        first = max(bisect_right(self.starts, statement.content[0].start) - 1, 0)
        last = max(bisect_right(self.starts, statement.content[-1].start) - 1, 0)
        before = bisect_right(self.named, self.sentences[last].end, key=lambda n: n[0]) - 1
        if before < 0:
            return False
        place, paragraph, end = self.named[before]
        is_near = self.sentences[first].paragraph - paragraph <= BEFORE
        eve = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        return is_near and place < self.sentences[first].start and end < eve


def looks_back(reading: Reading, sentences: Sequence[Sentence], day: str | None) -> bool:
    """Say whether the main clause of some sentences tells of what was long before the day of the story.

    "In 2004 a wave killed thousands here" is background of this week's earthquake, and so is
    "The town had lived through the flood of 2004".
    """
    if day is None:
        return False
    dated = [
        (below, found.end)
        for sentence in sentences
        for found in reading.dates
        if found.resolved and found.end and sentence.start <= found.span.start < sentence.end
        if not _lasts_since(sentence, found.span)
        and (below := _depth_before(sentence, found.span)) is not None
    ]
    eve = (date.fromisoformat(day) - timedelta(days=LONG_BEFORE)).isoformat()
    return bool(dated) and min(dated)[1] < eve and all(end < day for _, end in dated)


def _lasts_since(sentence: Sentence, span: Span) -> bool:
    """Say whether a day is one since which something is so, or one beside what is so now.

    "Prices are at their lowest since November" is today's news, and so is "the bid is worth more
    than the shares were before it was made in November".
    """
    top = next((n for n, t in enumerate(sentence.tokens) if span.start <= t.start), None)
    if top is None:
        return False
    above = [top, *sentence.ancestors(top)]
    beside = any(sentence.tokens[n].dep == "advcl" for n in above[:-1])
    main = (above[-1], *sentence.children(above[-1]))
    now = any(
        sentence.tokens[n].tag in ("VBZ", "VBP")
        for n in main
        if n == above[-1] or sentence.tokens[n].dep in ("aux", "auxpass")
    )
    marks = [
        n for i in above[:-1] for n in sentence.children(i) if sentence.tokens[n].dep == "mark"
    ]
    since = any(sentence.tokens[n].text.lower() == "since" for n in (*above, *marks))
    return since or (beside and now)


def _depth_before(sentence: Sentence, span: Span) -> int | None:
    """Count as `depth` does; what "had" happened may take its date from a thing."""
    below = depth(sentence, span)
    if below is not None:
        return below
    helpers = (sentence.tokens[n] for n in sentence.children(sentence.root))
    had = any(t.text.lower() == "had" and t.dep == "aux" for t in helpers)
    return len(sentence.tokens) if had else None


def depth(sentence: Sentence, span: Span) -> int | None:
    """Count how far below the main verb the verb of a date stands.

    None where the date belongs to a thing ("a 1962 law", "the flood of 2004") or to a clause
    that describes one ("built in 1911"), and where its verb tells not what happened but who
    said so.
    """
    inside = [
        n for n, t in enumerate(sentence.tokens) if span.start <= t.start and t.end <= span.end
    ]
    top = next((n for n in inside if sentence.tokens[n].head not in inside), None)
    above = list(sentence.ancestors(top)) if top is not None else []
    verb = next((n for n, i in enumerate(above) if not _hangs_between(sentence.tokens[i])), None)
    if verb is None or sentence.tokens[above[verb]].pos not in ("VERB", "AUX"):
        return None
    tokens = [sentence.tokens[index] for index in above[verb:]]
    describes = any(token.dep in _DESCRIBING for token in tokens)
    says = tokens[0].lemma in lexicon.words("light", "saying")
    return None if says or describes else len(tokens)


def _hangs_between(token: Token) -> bool:
    """Say whether a word only leads from a date to its verb: "on", or the night in "the night of 3 May"."""
    return token.pos in ("ADP", "ADV", "SCONJ") or token.lemma in lexicon.words("light", "time")
