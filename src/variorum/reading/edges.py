"""Find who reports at the edge of a sentence, or beside a quotation, by the shape of the words.

"…, *local media report*." "“Too late,” *wept a neighbour*." Nothing is commoner in the news, and
nowhere does a parser err more: it takes "report" for a noun, or the source for part of what is
said. So these are read without it, where the rules that trust it found nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.lexicon import words
from variorum.model import Quote, Voice
from variorum.reading.clauses import SELVES, Clauses
from variorum.reading.cues import Cue, reporting_forms
from variorum.reading.passages import Passage
from variorum.reading.sayers import CLOSING, FINITE, can_speak

# So many words may follow the verb: "on Friday in a statement on its website".
TAIL = 8
# Between commas it may be more: "put it in a statement to the Elbe Courier in July".
LONG_TAIL = 12
# So many words may name the source, with what it is called.
SOURCE = 16
_HELPERS = frozenset({"has", "have", "had", "also", "later", "now", "then"})
_PASSIVE = frozenset({"has", "have", "had", "is", "are", "was", "were", "been", "also"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "SYM"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "DET", "SYM"})
_PERSONAL = frozenset({"he", "she", "they", "it"})
_RELATIVE = frozenset({"who", "that", "which"})
# What no source begins with.
_LEADING = frozenset({"ADP", "PART", "SYM"})
# Verbs that say nothing even beside a quotation.
_BARE = frozenset({"be", "have", "do"})
_PAST = frozenset({"VBD", "VBN", "VBZ"})


def voices_by_edge(passage: Passage) -> Iterator[Voice]:
    """Yield the reports that open or close the sentences of a paragraph."""
    for c in passage.clauses:
        voice = _closing(passage, c) or _opening(passage, c) or _between(passage, c)
        if voice is not None:
            yield voice


def voices_by_inversion(passage: Passage) -> Iterator[Voice]:
    """Yield the reports that close a sentence with the verb first: "…, *recalled a survivor*"."""
    for c in passage.clauses:
        verb = _inverted_verb(passage, c)
        if verb is None:
            continue
        end = verb + 1
        while end < len(c) and (c[end].pos in _NAMING or c[end].pos == "ADP"):
            end += 1
        content = passage.content(c.sentence.start, c[verb - 1].end, cue=c[verb].start)
        if content is not None and _is_name(c, verb + 1, end):
            yield Voice(
                (content,),
                passage.article.span(c[verb].start, c[verb].end),
                passage.article.span(c[verb + 1].start, c[end - 1].end),
                by="edge",
                lemma=reporting_forms()[c[verb].text].word,
            )


def _inverted_verb(passage: Passage, c: Clauses) -> int | None:
    """Find a verb behind a comma that only a source can follow, and no hearer as in "warned passengers"."""
    for i in range(len(c) - 2, 2, -1):
        if c[i - 1].text != ",":
            continue
        cue = reporting_forms().get(c[i].text)
        past = c[i].tag in ("VBD", "VBN") and cue is not None and "clause" in cue.takes
        if not past or cue is None or cue.hears or cue.inner or c[i + 1].pos not in _NAMING:
            return None
        subject = c.own_subject(i)  # "…,” Ada Lind, a skipper, *said Friday*"
        if subject is not None and c[subject].pos != "PRON" and subject < i:
            return None
        if c[i + 1].text.lower() in words("cues", "day"):
            return None
        told = any(c[k].tag in FINITE for k in range(i - 1)) and c[0].tag != "WRB"
        after = any(c[k].tag in FINITE and c[k].dep != "relcl" for k in range(i + 1, len(c)))
        apart = c[0].dep != "mark" and passage.quote_at(c[i].start) is None
        return i if told and apart and not after else None
    return None


# ── the end of a sentence ───────────────────────────────────────────────────────


def _closing(passage: Passage, c: Clauses) -> Voice | None:
    """Read "…, local media report.": behind the last comma a source, the verb, perhaps a day."""
    found = _last_verb(passage, c)
    if found is None:
        return None
    verb, cue = found
    passed_on = c[verb].tag == "VBG"
    begin = verb - 2 if passed_on else verb
    while begin > 1 and c[begin - 1].text.lower() in (_PASSIVE if passed_on else _HELPERS):
        begin -= 1
    first = _source_before(c, begin)
    if first is None or not _is_told(c, first):
        return None
    content = passage.content(c.sentence.start, c[first - 1].end, cue=c[verb].start)
    if content is None:
        return None
    if c[begin - 1].text.lower() in _PERSONAL:
        first = begin - 1  # "…, a charge *they* deny"
    return Voice(
        (content,),
        passage.article.span(c[begin].start, c[verb].end),
        passage.article.span(c[first].start, c[c.trim(first, begin - 1)[1]].end),
        by="edge",
        lemma=cue.word,
    )


def _last_verb(passage: Passage, c: Clauses) -> tuple[int, Cue] | None:
    """Find the verb by which a sentence ends, with nothing but circumstances after it."""
    last = len(c) - 1
    for i in range(last, max(1, last - TAIL), -1):
        cue = reporting_forms().get(c[i].text)
        if cue is not None and "clause" in cue.takes and (c[i].tag != "VBG" or _passed_on(c, i)):
            quoted = passage.quote_at(c[i].start) is not None
            return (i, cue) if not quoted and _is_tail(c, i + 1, cue) else None
        if c[i].tag in FINITE:
            return None
    return None


def _passed_on(c: Clauses, verb: int) -> bool:
    """Say whether someone is *quoted as saying* it."""
    way = c[verb - 1].text.lower() == "as" and verb > 2
    return way and c[verb - 2].lemma in words("cues", "passing")


def _is_tail(c: Clauses, first: int, cue: Cue) -> bool:
    """Say whether only circumstances follow, or who was told: "*on Friday*", "told *the Courier*"."""
    while cue.hears and first < len(c) and c[first].pos in _NAMING:
        first += 1
    while first < len(c) and c[first].pos == "PUNCT":
        first += 1
    if first == len(c):
        return True
    dated = c[first].text.lower() in words("cues", "day")
    opens = dated or c[first].dep in ("prep", "npadvmod", "advmod")
    return opens and not any(c[i].text in (",", ":", "“", '"') for i in range(first, len(c)))


def _source_before(c: Clauses, verb: int) -> int | None:
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
    related = False
    for i in range(index, max(0, index - SOURCE), -1):
        if c[i].text == "," or c[i].text in CLOSING:
            return None if related else i
        if c[i].pos in ("VERB", "AUX", "ADV") and not _is_hyphened(c, i):
            related = True  # until its "who" comes: "an expert *who has seen the crater*"
        elif c[i].text.lower() in _RELATIVE:
            related = False
        elif not (_is_nominal(c, i) or c[i].text.lower() in _PERSONAL):
            return None
    return None


def _is_nominal(c: Clauses, i: int) -> bool:
    """Say whether a word may stand in a noun phrase: "*his* spokesman"."""
    return c[i].pos in _NOMINAL or c[i].tag == "PRP$" or c[i].text == "-" or _is_hyphened(c, i)


def _is_hyphened(c: Clauses, i: int) -> bool:
    """Say whether a participle is half of a word: "a state-*run* paper"."""
    return c[i].tag == "VBN" and i > 0 and c[i - 1].text == "-"


def _is_name(c: Clauses, first: int, last: int) -> bool:
    """Say whether the tokens before `last` name someone who can speak."""
    if first >= last or c[first].pos in _LEADING:
        return False
    if c[first].text.lower() in _PERSONAL:
        return first + 1 == last
    if c[first].pos in ("NUM", "ADJ", "DET") and first + 2 < last and c[first + 1].text == "of":
        first += 2  # "*one of* her advisers"
    head = _name_head(c, first, last)
    return c[head].pos in ("NOUN", "PROPN") and can_speak(c, head, c[head].text, freely=False)


def _name_head(c: Clauses, first: int, last: int) -> int:
    """Give the last word of a phrase before what only tells more of it: "*analysts* at Corvane"."""
    head = first
    while head + 1 < last and (
        c[head + 1].pos in _NAMING or c[head + 1].text == "-" or _is_hyphened(c, head + 1)
    ):
        head += 1
    return head


def _belong_together(c: Clauses, first: int, comma: int, verb: int) -> bool:
    """Say whether a description and a name stand side by side: "a spokeswoman for the port, Ann Lee"."""
    inner = [i for i in range(comma + 1, verb) if c[i].pos != "PUNCT"]
    if first >= comma or not inner:
        return False
    for name, role in (inner, range(first, comma)), (range(first, comma), inner):
        named = all(c[i].pos == "PROPN" for i in name)
        if named and c[role[0]].pos in ("DET", "PRON") and _is_name(c, role[0], role[-1] + 1):
            return True
    return False


def _is_told(c: Clauses, first: int) -> bool:
    """Say whether a statement stands before the source, and no mere circumstance of it."""
    if c[0].dep == "mark" or c[0].tag == "WRB":
        return False
    return any(c[i].tag in FINITE for i in range(first - 1))


# ── the middle of a sentence ────────────────────────────────────────────────────


def _between(passage: Passage, c: Clauses) -> Voice | None:
    """Read "The crew, *Lind explained later*, were paid" and "*As Lind put it*, the crew were paid"."""
    for first, verb, last in _asides(c):
        before = passage.content(c.sentence.start, c[first].start, cue=c[verb].start)
        after = passage.content(c[last].end, c.sentence.end, cue=c[verb].start)
        begin = first + (c[first].text.lower() == "as")
        said = tuple(span for span in (before, after) if span is not None)
        if passage.quote_at(c[verb].start) is not None or not said:
            continue
        start = verb
        while start > begin + 1 and c[start - 1].text.lower() in _HELPERS:
            start -= 1
        particle = verb + 1 if c[verb + 1].text.lower() in ("out", "it") else verb
        return Voice(
            said,
            passage.article.span(c[start].start, c[particle].end),
            passage.article.span(c[begin].start, c[c.trim(begin, start - 1)[1]].end),
            by="edge",
            lemma=c[verb].lemma,
        )
    return None


def _asides(c: Clauses) -> Iterator[tuple[int, int, int]]:
    """Yield the first token, the verb and the last token of what only tells who says the rest."""
    commas = [-1, *(i for i in range(len(c)) if c[i].text == ","), _stop(c)]
    for n, opened in enumerate(commas[:-1]):
        closed = commas[n + 1]
        first = opened + 1
        whole = first == 0 or closed == commas[-1]
        leads = c[first].text.lower() == "as" if first < closed else False
        if whole and not leads:
            continue
        verb = _verb_alone(c, first + leads, closed)
        if verb is not None and _is_told_round(c, opened, closed):
            yield first, verb, closed


def _stop(c: Clauses) -> int:
    """Give the stop that ends a sentence, or the end."""
    end = len(c)
    while end > 1 and c[end - 1].pos == "PUNCT":
        end -= 1
    return end if end < len(c) else len(c) - 1


def _verb_alone(c: Clauses, first: int, closed: int) -> int | None:
    """Find the one verb of an aside, behind a source, with nothing but circumstances after it."""
    finite = [i for i in range(first, closed) if c[i].pos in ("VERB", "AUX")]
    told = [i for i in finite if c[i].text.lower() not in _HELPERS]
    if len(told) != 1 or told[0] + LONG_TAIL < closed - 1:
        return None
    verb = told[0]
    cue = reporting_forms().get(c[verb].text)
    begin = min(i for i in finite)
    if cue is None or c[verb].tag == "VBG" or not _is_name(c, first, begin):
        return None
    after = c[verb + 1].text.lower() if verb + 1 < closed else ""
    put = cue.word == "put" and after == "it"
    said = "clause" in cue.takes and (not cue.needs or after in cue.needs)
    tail = verb + 1 + (put or after == "out")
    bare = tail >= closed or c[tail].pos in ("ADP", "ADV", "ADJ") or c[tail].text.istitle()
    return verb if (put or said) and bare else None


def _is_told_round(c: Clauses, opened: int, closed: int) -> bool:
    """Say whether a clause stands round an aside: a verb that is its own, before or after."""
    outside = (*range(max(0, opened)), *range(closed, len(c)))
    return any(c[i].tag in FINITE and c[i].dep != "relcl" for i in outside)


# ── the head of a sentence ──────────────────────────────────────────────────────


def _opening(passage: Passage, c: Clauses) -> Voice | None:
    """Read "A source revealed to the agency that …", where the parser takes the verb for another word."""
    verb = _first_verb(c)
    if verb is None or passage.quote_at(c[verb].start) is not None:
        return None
    first = verb + 1
    that = next((i for i in range(first, min(len(c), first + TAIL)) if _is_that(c, i)), None)
    if that is not None:
        first = that + 1
    elif c[first].pos not in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"):
        return None
    if not any(c[i].tag in FINITE for i in range(first, len(c))):
        return None
    last = next((i for i in range(first, len(c)) if c[i].text == ";"), len(c)) - 1
    content = passage.content(c[first].start, c[last].end, cue=c[verb].start)
    if content is None:
        return None
    return Voice(
        (content,),
        passage.article.span(c[verb].start, c[verb].end),
        passage.article.span(c[0].start, c[c.trim(0, verb - 1)[1]].end),
        by="edge",
        lemma=reporting_forms()[c[verb].text.lower()].word,
    )


def _first_verb(c: Clauses) -> int | None:
    """Find the verb behind the source that opens a sentence, if the parser has missed it."""
    for i in range(1, min(len(c) - 2, SOURCE)):
        cue = reporting_forms().get(c[i].text)
        if cue is not None and "clause" in cue.takes and _is_missed(c, i):
            # A participle after a bare noun is one: "reports *said* to be late".
            sure = c[i].tag not in ("VBN", "VBD") or _is_parted(c, i)
            sure = sure and not c[i + 1].text.endswith(SELVES)  # "a man *calling himself* a guard"
            return i if sure and _is_name(c, 0, i) else None
        if not _is_nominal(c, i) and c[i].text != ",":
            return None
    return None


def _is_missed(c: Clauses, verb: int) -> bool:
    """Say whether the parser has made of a verb a noun, or a word that tells more of a noun."""
    if c[verb].pos == "NOUN":
        behind = c[verb - 1].pos in ("NOUN", "PROPN") or c[verb - 1].text == ","
        return behind and c[verb].dep in ("ROOT", "ccomp") and c[verb + 1].pos in ("DET", "PRON")
    if c[verb].tag in ("VBP", "VBZ") and c[verb].dep in ("compound", "nmod"):
        return True  # "Charts *show* prices had doubled"
    return c[verb].pos == "VERB" and c[verb].dep in ("acl", "amod")


def _is_parted(c: Clauses, verb: int) -> bool:
    """Say whether a comma or a *that* shows a participle to be the verb of its sentence."""
    near = range(verb + 1, min(len(c), verb + TAIL))
    return c[verb - 1].text == "," or any(_is_that(c, i) for i in near)


def _is_that(c: Clauses, i: int) -> bool:
    return c[i].text.lower() == "that" and c[i].tag == "IN"


# ── beside a quotation ──────────────────────────────────────────────────────────


def voice_beside(passage: Passage, quote: Quote) -> Voice | None:
    """Read who stands behind a quotation, whatever the verb: “Too late,” *she thundered*.

    The comma that ends the quotation says that the sentence goes on to whose it is.
    """
    c = passage.clauses_at(quote.span.end)
    begin = next((i for i in range(len(c)) if c[i].start >= quote.span.end), len(c))
    if begin + 1 >= len(c) or quote.inner.exact.rstrip()[-1:] not in tuple(",?!"):
        return None
    asked = not quote.inner.exact.rstrip().endswith(",")
    end = begin
    while end < len(c) and c[end].pos in _NAMING:
        end += 1
    if _is_verb(c, begin, known=asked):
        verb, first = begin, begin + 1
        end = first
        while end < len(c) and c[end].pos in (*_NAMING, "ADP"):
            end += 1
    else:
        verb, first = end, begin
        if begin == end and c[begin].text.lower() in _PERSONAL:
            verb = end = begin + 1
        if verb >= len(c) or not _is_verb(c, verb, known=asked):
            return None
        if c[verb].tag == "VBN":  # "a user *called Wei* wrote"
            later = _verb_after(c, verb)
            verb, end = (later, later) if later is not None else (verb, end)
    if not _is_name(c, first, end):
        return None
    cue = reporting_forms().get(c[verb].text.lower())
    return Voice(
        (quote.span,),
        passage.article.span(c[verb].start, c[verb].end),
        passage.article.span(c[first].start, c[end - 1].end),
        by="quotation",
        lemma=cue.word if cue is not None else "say",
    )


def _verb_after(c: Clauses, participle: int) -> int | None:
    """Find the verb of the sentence behind a participle that only tells more of its subject."""
    i = participle + 1
    while i < len(c) and c[i].pos in _NAMING:
        i += 1
    return i if i < len(c) and c[i].tag == "VBD" and c[i].text in reporting_forms() else None


def _is_verb(c: Clauses, i: int, *, known: bool) -> bool:
    """Say whether a token is a verb that may stand beside speech; `known`, one that reports."""
    if known or c[i].pos != "VERB":
        return c[i].text.lower() in reporting_forms() and c[i].tag != "VBG"
    if c[i].text == "read":
        return True  # the parser cannot tell its past
    return c[i].tag in _PAST and c[i].lemma not in _BARE and c.child(i, "prt") is None
