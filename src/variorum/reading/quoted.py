"""What a verb reports, by the quotation marks that stand before and after it."""

from __future__ import annotations

import re

from variorum.model import Quote, Span
from variorum.reading.byways import is_passed_on
from variorum.reading.complements import begins, clause_after, clause_before
from variorum.reading.sayers import FINITE
from variorum.reading.sayings import Saying

# Between a quotation and the words that attribute it: “…,” as he said.
_CLOSE_BY = re.compile(r"[\s,—–-]*(?:as\s)?")
# So many words may lead from a reporting verb to the quotation: "told reporters in Ohio on Monday:".
# Swept 4 to 32 on PolNeAR: what is gained comes by 16.
LEAD_IN = 16


def quotations(saying: Saying) -> tuple[Span, ...]:
    """Give the quotations that the words round the verb attribute: before, after, or on both sides."""
    c = saying.c
    if saying.passage.quote_at(c[saying.verb].start) is not None:
        return ()
    end = saying.group[1]
    if saying.speaker is not None and saying.speaker > saying.verb:
        end = max(end, c.phrase(saying.speaker)[1])
    after = _quotation_after(saying, end)
    # "…," he said, *adding* that …: what stands before belongs to the verb before.
    leads = c[saying.verb].tag == "VBG" and c.own_subject(saying.verb) is None
    leads = leads and not is_passed_on(c, saying.verb)
    before = None if leads else _quotation_before(saying, c[begins(saying)].start)
    # Appearing on “Harbour Talk,” she said that …: the clause is what she said.
    if before is not None and after is None and clause_after(saying) is not None:
        before = before if _is_speech(saying, before) else None
    if before is not None and after is not None and not _goes_on(saying, before, after):
        after = None
    led = _led_up(saying, after) if before is None and after is not None else None
    return tuple(span for span in (led, before, after) if span is not None)


def _led_up(saying: Saying, after: Span) -> Span | None:
    """Give what leads up to a quotation in the writer's words: "*It was*, she said, “a dark day”"."""
    c, begin = saying.c, begins(saying)
    if begin < 2 or c[begin - 1].text != "," or saying.speaker is None:
        return None
    gap = saying.passage.between(c[max(saying.group[1], saying.speaker)].end, after.start).strip()
    inside = range(begin - 1)
    told = any(c[i].tag in FINITE for i in inside) and c[0].tag not in ("VBG", "WRB", "IN")
    quoted = any(saying.passage.quote_at(c[i].start) is not None for i in inside)
    if gap != "," or not told or quoted or c[saying.verb].tag not in FINITE:
        return None
    return saying.passage.content(c.sentence.start, c[begin - 2].end, cue=c[saying.verb].start)


def _quotation_before(saying: Saying, position: int) -> Span | None:
    quote = saying.passage.quote_before(position)
    if quote is None or not _is_said(quote):
        return None
    gap = saying.passage.between(quote.span.end, position)
    if not _CLOSE_BY.fullmatch(gap) or not _points_on(quote, gap):
        return None
    start = quote.span.start
    clause = clause_before(saying)
    led = saying.passage.between(saying.c.sentence.start, start).rstrip()
    if clause is not None and saying.c[clause[0]].start < start and led[-1:] != ",":
        start = saying.c[clause[0]].start
    elif quote.kind == "partial":
        opening = saying.passage.sentence_at(start).start
        led = saying.passage.between(opening, start).rstrip()
        # "Despite the rain, “it was a fine day,” she said": only the marks are hers.
        whole = led.endswith(",") or saying.passage.verb_between(opening, start)
        start = start if whole else opening
    return saying.passage.article.span(start, quote.span.end)


def _quotation_after(saying: Saying, last: int) -> Span | None:
    c = saying.c
    quote = saying.passage.quote_after(c[last].end)
    if quote is None or not _is_said(quote) or quote.span.start > c.sentence.end + 2:
        return None
    between = [
        i for i in range(last + 1, min(len(c), last + 2 + LEAD_IN)) if c[i].end <= quote.span.start
    ]
    if len(between) > LEAD_IN or any(c[i].tag in FINITE for i in between):
        return None
    gap = saying.passage.between(c[last].end, quote.span.start).rstrip()
    pointed = gap[-1:] in ("", ":", ",")
    led = pointed or gap.endswith((" that", " that,"))
    return quote.span if led and (quote.kind == "speech" or pointed) else None


def _goes_on(saying: Saying, before: Span, after: Span) -> bool:
    """Say whether the second quotation finishes the sentence of the first: “…,” he said, “…”."""
    gap = saying.passage.between(before.end, after.start).rstrip()
    return gap.endswith(",") or after.exact[1:2].islower()


def _is_speech(saying: Saying, span: Span) -> bool:
    quote = saying.passage.quote_at(span.start)
    return quote is not None and quote.kind == "speech" and quote.span.end >= span.end


def _is_said(quote: Quote) -> bool:
    return quote.kind in ("speech", "partial")


def _points_on(quote: Quote, gap: str) -> bool:
    """Say whether a quotation leaves its sentence open for the words that attribute it."""
    last = quote.inner.exact.rstrip()[-1:]
    return "," in gap or last in tuple(",!?—–-…") or (last != "." and not gap.strip(" \xa0"))
