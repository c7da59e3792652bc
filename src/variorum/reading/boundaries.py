"""Where what is said ends: before another voice, a comment of the writer's, the next thing told.

Worst of all mistakes is to give one speaker the words of another, so that a cut is made wherever
someone else may begin to speak. A boundary is the index of the last token that still belongs.
"""

from __future__ import annotations

from variorum.lexicon import words
from variorum.reading.byways import is_supposed_of
from variorum.reading.clauses import Clauses
from variorum.reading.cues import reporting_nouns, reporting_verbs
from variorum.reading.sayers import CLOSING, FINITE, can_speak
from variorum.reading.sayings import Saying


def reach(saying: Saying) -> int:
    """Give the last token that a clause after the verb can run to.

    The parser breaks off long clauses; what follows to the end of the sentence belongs to
    them unless it hangs on the reporting verb itself or on one above it.
    """
    c, verb, head = saying.c, saying.verb, saying.c.head(saying.verb)
    whole = c[verb].dep in ("ROOT", "conj", "ccomp", "parataxis")
    whole = whole or (c[verb].dep == "advcl" and head < verb) or is_supposed_of(c, verb)
    if not (whole and head <= verb) and c[verb].dep != "amod":
        return 0
    end = len(c) - 1
    for i in c.kids[verb]:
        if i <= saying.group[1]:
            continue
        own = c.own_subject(i)
        # "said it was late and *left*": the same tense goes on about the speaker.
        goes_off = c[i].dep == "conj" and own is None and c[i].tag == c[verb].tag
        # "says it was late, but *added* that …": reported by a word of its own.
        goes_off = goes_off or (
            c[i].dep == "conj" and own is None and _reports_on(c, i) and c[i - 1].dep == "cc"
        )
        mark = c.child(i, "mark", "advmod") if c[i].dep == "advcl" else None
        aside = mark is not None and c[mark].text.lower() in words("cues", "meanwhile")
        if (goes_off or aside) and c.first[i] > saying.group[1] + 1:
            end = min(end, c.first[i] - 1)
    while (
        end > verb and (c[end].dep in ("cc", "punct")) and c[end].text not in ("”", '"', "’", "'")
    ):
        end -= 1
    return end


def _reports_on(c: Clauses, verb: int) -> bool:
    """Say whether a verb reports a clause of its own."""
    finite = c[verb].tag in ("VBD", "VBZ", "VBP") and c.child(verb, "ccomp") is not None
    return finite and c[verb].lemma in reporting_verbs()


def before_next_voice(saying: Saying, first: int, last: int) -> int:
    """Cut content where another speaker takes the floor, or this one goes on to another point."""
    for other in range(first + 1, last + 1):
        token = saying.c[other]
        if token.pos != "VERB" or token.lemma not in reporting_verbs():
            continue
        if saying.passage.quote_at(token.start) is not None:
            continue
        cut = (
            _floor_taken(saying, other)
            or _point_added(saying, other)
            or _said_next(saying, other)
            or _conceded(saying, other)
            or _credited_after(saying, other, last)
        )
        if cut is not None and cut > first:
            return saying.c.trim(first, cut)[1]
    return last


def _floor_taken(saying: Saying, other: int) -> int | None:
    """Find the end of what comes before ", and the union *called* it …"."""
    subject = saying.c.own_subject(other)
    if subject is None or subject > other or saying.c[subject].dep not in ("nsubj", "conj"):
        return None
    begin = saying.c.first[subject]
    if saying.c[other].tag == "VBG" and saying.c[begin - 1].text.lower() == "with":
        return begin - 2
    if _is_torn_off(saying.c, other, subject):
        return begin - 2
    if saying.c[other].dep != "conj":
        return None
    begin = min(begin, saying.c.first[other])
    if begin < 2 or saying.c[begin - 1].dep != "cc":
        return None
    apart = saying.c[begin - 2].text in (",", ";") or saying.c.head(other) == saying.verb
    return begin - 2 if apart or _is_told_alike(saying, other, subject, begin) else None


def before_other_voice(c: Clauses, first: int, last: int) -> int:
    """Cut content where the parser joins another speaker to its last noun: "… and *managers* accused …"."""
    for other in range(first + 1, last + 1):
        if c[other].pos == "VERB" and c[other].lemma in reporting_verbs():
            subject = c.own_subject(other)
            if subject is not None and subject > first and _is_torn_off(c, other, subject):
                return c.first[subject] - 2
    return last


def before_next_subject(c: Clauses, first: int, last: int) -> int:
    """Cut what is said before the subject of what comes next: "of theft *and the players* were sent off"."""
    if last + 1 >= len(c) or c[last + 1].tag not in FINITE or c[last].pos not in ("NOUN", "PROPN"):
        return last
    joined = c[last].dep == "conj" and c.first[last] - 1 > first
    before = c.first[last] - 1
    return before - 1 if joined and c[before].dep == "cc" else last


def _is_torn_off(c: Clauses, other: int, subject: int) -> bool:
    """Say whether a noun joined to another by "and" is the subject of a verb of its own."""
    torn = c[other].dep == "ccomp" and c[subject].dep == "conj" and subject < other
    # "as war between Norway and Denmark *continued*" says nothing.
    return torn and not reporting_verbs()[c[other].lemma].takes <= {"quote"}


def _is_told_alike(saying: Saying, other: int, subject: int, begin: int) -> bool:
    """Say whether another is told of in the writer's own tense: "it was safe *and the union said* …"."""
    c = saying.c
    alike = c[other].tag == c[saying.verb].tag and c.child(other, "aux", "mark") is None
    opens = c[begin].text.lower() != "that"
    return (
        alike
        and opens
        and can_speak(c, subject, c[subject].text, freely=False)
        and (c[subject].tag not in ("PRP", "WP", "WDT"))
    )


def _point_added(saying: Saying, other: int) -> int | None:
    """Find the end of what comes before ", *adding* that …", or ", *even suggesting* that …"."""
    c, token = saying.c, saying.c[other]
    if token.tag != "VBG" or token.dep not in ("advcl", "acl", "conj", "dep"):
        return None
    begin = other
    while begin > 1 and c[begin - 1].dep == "advmod" and c.head(begin - 1) == other:
        begin -= 1
    before = c[begin - 1].text
    return begin - 1 if before == "," or before in CLOSING else None


def _said_next(saying: Saying, other: int) -> int | None:
    """Find the end of what comes before "… had failed *and said* …", said by the same speaker."""
    c, token = saying.c, saying.c[other]
    if c.subject(other) != saying.speaker or c.head(other) == saying.verb or token.dep != "conj":
        return None
    if token.tag == "VB" and c[saying.verb].tag != "VB":
        return None  # "called on them to wait *and consider* it": asked, too
    begin = saying.c.first[other]
    return begin - 2 if begin > 2 and c[begin - 1].dep == "cc" else None


def _conceded(saying: Saying, other: int) -> int | None:
    """Find the end of what comes before ", *though she admitted* that …"."""
    c = saying.c
    mark = c.child(other, "mark")
    if c[other].dep != "advcl" or mark is None or c.own_subject(other) is None:
        return None
    opens = c[mark].text.lower() in words("cues", "conceding") and c[mark - 1].text == ","
    return mark - 1 if opens else None


def _credited_after(saying: Saying, other: int, last: int) -> int | None:
    """Find the end of what comes before "…, *she said*" at the end of the sentence."""
    subject = saying.c.own_subject(other)
    if subject is None or subject > other or other < last - 1:
        return None
    begin = saying.c.first[subject]
    return begin - 1 if saying.c[begin - 1].text in {",", *CLOSING} else None


def before_comment(saying: Saying, first: int, last: int) -> int:
    """Leave out the writer's comment after a comma or a dash: ", which nobody had checked"."""
    c, cut = saying.c, last
    for i in range(first + 2, last + 1):
        if c[i].dep == "relcl" and c.last[i] >= last - 1:
            begin = c.first[i]
            pointed = c[begin - 1].text == "," and c[begin].tag in ("WDT", "WP", "WRB", "WP$")
            if pointed and begin - 1 > first and saying.passage.quote_at(c[begin].start) is None:
                cut = min(cut, begin - 2)
        if _is_colon_before_comment(saying, i, last):
            cut = min(cut, i - 1)
        dash = c[i].text in ("—", "–", "--", "―") or (c[i].text == "-" and c[i].dep == "punct")
        if dash and saying.passage.quote_at(c[i].start) is None and _stands_alone(saying, i, last):
            cut = min(cut, i - 1)
    return max(first, cut)


def _is_colon_before_comment(saying: Saying, colon: int, last: int) -> bool:
    """Say whether a colon leads to a sentence of the writer's own."""
    c = saying.c
    if c[colon].text != ":" or saying.passage.quote_at(c[colon].start) is not None:
        return False
    clause = next((i for i in range(colon + 1, last + 1) if c[i].tag in FINITE), None)
    if clause is None and _is_verdict(c, colon + 1, last):
        return True
    quote = saying.passage.quote_after(c[colon].end)
    quoted = quote is not None and quote.span.start <= c[min(colon + 1, last)].start
    return clause is not None and not quoted


def _is_verdict(c: Clauses, first: int, last: int) -> bool:
    """Say whether the writer sums up what was said: ": *an odd claim*, given the holes"."""
    nouns = (i for i in range(first, last + 1) if c[i].pos == "NOUN")
    noun = next(nouns, None)
    opens = first <= last and c[first].text.lower() in ("a", "an")
    return opens and noun is not None and c[noun].lemma in reporting_nouns()


def _stands_alone(saying: Saying, dash: int, last: int) -> bool:
    """Say whether a dash opens a comment that nothing closes, and is no hyphen."""
    c = saying.c
    spaced = c[dash - 1].end < c[dash].start
    again = any(c[i].text == c[dash].text for i in range(dash + 1, last + 1))
    before = any(c[i].text == c[dash].text for i in range(saying.group[1] + 1, dash))
    return spaced and not again and not before
