"""Find the frames of reported speech: source – cue – content.

Each rule looks at one word that reports and tells who says what by it, from the shape of the
sentence and from the quotation marks; where the two disagree, the marks are believed, since the
parser errs round them. Terms and conventions follow the attribution corpora PARC and PolNeAR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.lexicon import words
from variorum.model import Article, Quote, Sentence, Span, Voice
from variorum.reading.clauses import SUBJECTS, Clauses
from variorum.reading.cues import Cue, reporting_verbs
from variorum.reading.passages import Passage, passages

# Between a quotation and the words that attribute it: “…,” as he said.
_CLOSE_BY = re.compile(r"[\s,—–-]*(?:as\s)?")
# So many words may lead from a reporting verb to the quotation: "told reporters in Ohio on Monday:".
LEAD_IN = 16


def find_voices(
    article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> tuple[Voice, ...]:
    """Give the frames of reported speech in an account, in text order."""
    found: list[Voice] = []
    for passage in passages(article, sentences, quotes):
        own = _untangled([*_by_verbs(passage), *_by_prepositions(passage)])
        found.extend(sorted(own, key=_place))
    return _linked(_continued(article, sentences, quotes, found))


def _place(voice: Voice) -> tuple[int, int]:
    start = min(s.start for s in voice.content)
    return start, voice.cue.start if voice.cue else start


# ── verbs ───────────────────────────────────────────────────────────────────────


def _by_verbs(passage: Passage) -> Iterator[Voice]:
    for clauses in passage.clauses:
        for verb, token in enumerate(clauses.sentence.tokens):
            cue = reporting_verbs().get(token.lemma) if token.pos == "VERB" else None
            if cue is not None and _reports(clauses, verb, cue):
                voice = _spoken(passage, clauses, verb, cue)
                if voice is not None:
                    yield voice


def _reports(c: Clauses, verb: int, cue: Cue) -> bool:
    """Say whether a reporting verb reports here: not what would, did not or might be said."""
    token = c[verb]
    if token.dep in ("aux", "auxpass", "amod", "compound"):
        return False
    if cue.needs and not cue.needs <= {
        c[i].text.lower() for i in (*c.kids[verb], *_particles(c, verb))
    }:
        return False
    helpers = {c[i].text.lower() for i in c.children(verb, "aux")}
    if helpers & words("cues", "modal"):
        return False
    if "to" in helpers and not _is_carried_out(c, verb):
        return False
    marks = {c[i].text.lower() for i in c.children(verb, "mark", "advmod") if i < verb}
    if marks & words("cues", "hypothetical"):
        return False
    negated = c.child(verb, "neg") is not None
    return not (negated and cue.stance == "asserted")


def _particles(c: Clauses, verb: int) -> Iterator[int]:
    """Yield what hangs on the words that hang on a verb, to find "as" in "hailed the win as"."""
    for i in c.kids[verb]:
        if i > verb:
            yield from c.kids[i]


def _is_carried_out(c: Clauses, verb: int) -> bool:
    """Say whether "to say" is really said: *went on to say*, *was quick to add*."""
    head = c.head(verb)
    return c[verb].dep in ("xcomp", "conj") and c[head].lemma in words("cues", "raising")


def _spoken(passage: Passage, c: Clauses, verb: int, cue: Cue) -> Voice | None:
    """Make the frame of one reporting verb."""
    group = c.verb_group(verb)
    passive = c.child(verb, "auxpass") is not None or (
        c[verb].dep == "acl" and c[verb].tag == "VBN"
    )
    speaker = c.child(c.child(verb, "agent") or verb, "pobj") if passive else c.subject(verb)
    quoted = None if passive else _quoted(passage, c, verb, group, speaker)
    if quoted is not None and cue.takes & {"clause", "quote"}:
        content, by = quoted, "quotation"
    else:
        content, by = _complement(passage, c, verb, group, speaker, cue, passive=passive)
    if not content:
        return None
    source = _source(passage, c, verb, group, speaker, content)
    if source is None and not passive:
        return None
    return Voice(
        content=content,
        cue=_span(passage, c, *group),
        source=source,
        by=by,
        lemma=cue.word,
        addressee=_addressee(passage, c, verb, content),
    )


def _span(passage: Passage, c: Clauses, first: int, last: int) -> Span:
    return passage.article.span(c[first].start, c[last].end)


def _source(
    passage: Passage,
    c: Clauses,
    verb: int,
    group: tuple[int, int],
    speaker: int | None,
    content: Sequence[Span],
) -> Span | None:
    """Give the words that name the speaker, on their side of the verb and outside what is said."""
    if speaker is None or speaker == verb:
        return None
    if c[speaker].tag in ("WP", "WDT") and c[c.head(speaker)].dep == "relcl":
        speaker = c.head(c.head(speaker))
    relative = c[verb].dep in ("relcl", "acl") and c.head(verb) == speaker
    first, last = c.phrase(
        speaker, without=(lambda t: t.dep in ("relcl", "acl")) if relative else None
    )
    if speaker < verb:
        last = min(last, max(speaker, group[0] - 1))
    else:
        first = max(first, min(speaker, group[1] + 1))
    first, last = c.trim(first, last)
    start, end = c[first].start, c[last].end
    for span in content:
        if start < span.end and span.start < end:
            if span.start <= c[speaker].start < span.end:
                return None
            start, end = (span.end, end) if span.start <= start else (start, span.start)
    held = passage.article.text[start:end]
    return (
        passage.article.span(start, start + len(held.rstrip(' ,;:—–-“"'))) if held.strip() else None
    )


def _addressee(passage: Passage, c: Clauses, verb: int, content: Sequence[Span]) -> Span | None:
    """Give whom it was told to: "told *reporters* that …"."""
    told = c.child(verb, "dobj", "dative")
    if told is None or any(s.start <= c[told].start < s.end for s in content):
        return None
    return _span(passage, c, *c.phrase(told))


# ── what is said, by the marks ──────────────────────────────────────────────────


def _quoted(
    passage: Passage, c: Clauses, verb: int, group: tuple[int, int], speaker: int | None
) -> tuple[Span, ...] | None:
    """Give the quotations that the words round `verb` attribute: before, after, or on both sides."""
    if passage.quote_at(c[verb].start) is not None:
        return None
    first, last = group
    if speaker is not None and speaker != verb and c.head(speaker) == verb:
        low, high = c.phrase(speaker)
        first = min(first, low) if speaker < verb else first
        last = max(last, high) if speaker > verb else last
    before = _quotation_before(passage, c[first].start)
    after = _quotation_after(passage, c, verb, last)
    spans = tuple(s for s in (before, after) if s is not None)
    if before is not None and after is not None and not _goes_on(passage, before, after):
        spans = (before,)
    return spans or None


def _quotation_before(passage: Passage, position: int) -> Span | None:
    quote = passage.quote_before(position)
    if quote is None or not _is_said(quote):
        return None
    if not _CLOSE_BY.fullmatch(passage.between(quote.span.end, position)):
        return None
    if not _points_on(quote, passage.between(quote.span.end, position)):
        return None
    start = quote.span.start
    opening = passage.sentence_at(start)
    led = passage.between(opening.start, start)
    if quote.kind == "partial" and led.strip() and not _cue_in(passage, opening.start, start):
        start = opening.start
    return passage.article.span(start, quote.span.end)


def _points_on(quote: Quote, gap: str) -> bool:
    """Say whether a quotation leaves its sentence open for the words that attribute it."""
    return "," in gap or quote.inner.exact.rstrip()[-1:] in tuple(",!?—–-…") or not gap.strip()


def _cue_in(passage: Passage, start: int, end: int) -> bool:
    """Say whether a reporting verb stands between two positions."""
    return any(
        start <= t.start < end and t.pos == "VERB" and t.lemma in reporting_verbs()
        for c in passage.clauses
        if c.sentence.start < end and start < c.sentence.end
        for t in c.sentence.tokens
    )


def _quotation_after(passage: Passage, c: Clauses, verb: int, last: int) -> Span | None:
    quote = passage.quote_after(c[last].end)
    if quote is None or not _is_said(quote) or quote.span.start > c.sentence.end + 2:
        return None
    between = [i for i in range(last + 1, len(c)) if c[i].end <= quote.span.start]
    if len(between) > LEAD_IN:
        return None
    if any(c[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in between):
        return None
    gap = passage.between(c[last].end, quote.span.start).rstrip()
    led = gap[-1:] in ("", ",", ":") or gap.endswith((" that", " that,"))
    return quote.span if led and (quote.kind == "speech" or gap[-1:] in ("", ":", ",")) else None


def _goes_on(passage: Passage, before: Span, after: Span) -> bool:
    """Say whether the second quotation finishes the sentence of the first: “…,” he said, “…”."""
    gap = passage.between(before.end, after.start).rstrip()
    return gap.endswith(",") or after.exact[1:2].islower()


def _is_said(quote: Quote) -> bool:
    return quote.kind in ("speech", "partial")


# ── what is said, by the shape of the sentence ──────────────────────────────────


def _complement(
    passage: Passage,
    c: Clauses,
    verb: int,
    group: tuple[int, int],
    speaker: int | None,
    cue: Cue,
    *,
    passive: bool,
) -> tuple[tuple[Span, ...], str]:
    """Give what follows or precedes the verb as its content, and the name of the rule."""
    held = _held(passage, c, verb, group)
    if passive:
        if (clause := _clause_after(c, verb, group)) is not None:
            return held(*clause), "passive"
        if speaker is not None and (thing := c.child(verb, "nsubjpass")) is not None:
            return held(*c.phrase(thing)), "passive"
        return (), ""
    if "clause" in cue.takes:
        if (clause := _clause_after(c, verb, group)) is not None:
            return held(*clause), "clause"
        if (fronted := _clause_before(c, verb, group, speaker)) is not None:
            return (*held(*fronted), *_resumed(passage, c, verb, group)), "fronted"
    if "to" in cue.takes and (wish := c.child(verb, "xcomp")) is not None and wish > verb:
        return held(c.first[wish], c.last[wish]), "infinitive"
    if cue.takes & {"object", "complement"} and (thing := _object_after(c, verb, cue)) is not None:
        return held(*thing), "object"
    for preposition in c.children(verb, "prep"):
        if preposition > verb and c[preposition].text.lower() in cue.takes:
            return held(preposition + 1, c.last[preposition]), "preposition"
    return (), ""


def _held(passage: Passage, c: Clauses, verb: int, group: tuple[int, int]):  # type: ignore[no-untyped-def]
    """Give a function that turns token ranges of this sentence into content."""

    def held(first: int, last: int) -> tuple[Span, ...]:
        if first > last:
            return ()
        last = _before_second_speaker(passage, c, verb, first, last)
        span = passage.content(c[first].start, c[last].end, cue=c[verb].start)
        return (span,) if span is not None else ()

    return held


def _clause_after(c: Clauses, verb: int, group: tuple[int, int]) -> tuple[int, int] | None:
    clause = next(
        (i for i in c.children(verb, "ccomp", "xcomp") if i > verb and _is_clause(c, i)), None
    )
    if clause is None:
        return None
    first = max(c.first[clause], group[1] + 1)
    if c[first].text.lower() == "that" and c[first].dep == "mark":
        first += 1
    return first, c.last[clause]


def _is_clause(c: Clauses, index: int) -> bool:
    """Say whether a complement is a statement of its own: it has a subject, and no bare infinitive."""
    return c[index].dep == "ccomp" or c.child(index, *SUBJECTS) is not None


def _clause_before(
    c: Clauses, verb: int, group: tuple[int, int], speaker: int | None
) -> tuple[int, int] | None:
    """Give the clause that stands before its attribution: "The dam held, engineers said"."""
    begin = group[0]
    if speaker is not None and c.head(speaker) == verb and speaker < verb:
        begin = min(begin, c.phrase(speaker)[0])
    if begin < 2 or c[begin - 1].text not in (",", "—", "–", "-"):
        return None
    fronted = c[verb].dep in ("parataxis", "ccomp", "ROOT", "conj", "advcl")
    clause = next((i for i in c.children(verb, "ccomp") if i < verb), None)
    if clause is None and not (fronted and c[verb].dep == "parataxis"):
        return None
    if clause is not None and c[verb].dep != "conj":
        return c.first[clause] if c.last[clause] < verb else 0, begin - 1
    return (0, begin - 1) if clause is None else (c.first[clause], begin - 1)


def _resumed(passage: Passage, c: Clauses, verb: int, group: tuple[int, int]) -> tuple[Span, ...]:
    """Give the rest of a clause that its attribution splits: "The plan, he said, *was a mistake*"."""
    if c[verb].dep != "parataxis":
        return ()
    first, last = c.last[verb] + 1, len(c) - 1
    if first > last or (c[first - 1].text != "," and c[first].text != ","):
        return ()
    span = passage.content(c[first].start, c[last].end, cue=c[verb].start)
    return (span,) if span is not None else ()


def _object_after(c: Clauses, verb: int, cue: Cue) -> tuple[int, int] | None:
    """Give the object with what is said of it: "called *the ruling a disgrace*"."""
    parts = [i for i in c.kids[verb] if i > verb and _is_part(c, i)]
    kinds = {c[i].dep for i in parts}
    if not parts or not kinds & {"dobj", "ccomp", "oprd", "xcomp"}:
        return None
    if "complement" in cue.takes and not (kinds & {"ccomp", "oprd", "xcomp"}):
        return None
    return c.first[parts[0]], c.last[parts[-1]]


def _is_part(c: Clauses, index: int) -> bool:
    token = c[index]
    return token.dep in ("dobj", "oprd", "ccomp", "xcomp") or (
        token.dep == "prep" and token.text.lower() in ("as", "of", "for", "to", "against")
    )


def _before_second_speaker(passage: Passage, c: Clauses, verb: int, first: int, last: int) -> int:
    """Cut content where another speaker takes the floor: "…, and the union *called* it …"."""
    for other in range(first, last + 1):
        if c[other].pos != "VERB" or c[other].lemma not in reporting_verbs():
            continue
        subject = c.child(other, "nsubj")
        if c[other].dep != "conj" or subject is None or subject > other:
            continue
        begin = c.first[subject]
        if (
            begin - 1 > first
            and c[begin - 1].dep == "cc"
            and passage.quote_at(c[other].start) is None
        ):
            comma = c[begin - 2].text in (",", ";")
            if comma or c.head(other) == verb:
                return c.trim(first, begin - 2)[1]
    return last


# ── prepositions ────────────────────────────────────────────────────────────────


def _by_prepositions(passage: Passage) -> Iterator[Voice]:
    """Yield what is said "according to" someone."""
    for c in passage.clauses:
        for i, token in enumerate(c.sentence.tokens[:-2]):
            if token.text.lower() != "according" or c[i + 1].text.lower() != "to":
                continue
            speaker = c.child(i + 1, "pobj")
            if speaker is None:
                continue
            first, last = c.phrase(speaker)
            content = _according_content(passage, c, i, last)
            if content is not None:
                yield Voice(
                    (content,),
                    _span(passage, c, i, i + 1),
                    _span(passage, c, first, last),
                    by="according",
                    lemma="according to",
                )


def _according_content(passage: Passage, c: Clauses, cue: int, last: int) -> Span | None:
    """Give the clause that rests on the source: after it when it leads, before it when it follows."""
    position = c[cue].start
    if cue <= 1 or not any(t.pos in ("VERB", "AUX") for t in c.sentence.tokens[:cue]):
        start, end = c[last].end, c.sentence.end
    else:
        start, end = c.sentence.start, c[cue].start
    return passage.content(start, end, cue=position)


# ── the whole account ───────────────────────────────────────────────────────────


def _untangled(voices: Iterable[Voice]) -> list[Voice]:
    """Keep one voice a cue, the first rule's."""
    kept: dict[tuple[int, int], Voice] = {}
    for voice in voices:
        key = (voice.cue.start, voice.cue.end) if voice.cue else _place(voice)
        kept.setdefault(key, voice)
    return list(kept.values())


def _continued(
    article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote], found: Sequence[Voice]
) -> list[Voice]:
    return list(found)


def _linked(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Tell each voice which other reports it: the nearest whose content holds its cue."""
    linked = []
    open_: list[int] = []
    for n, voice in enumerate(voices):
        start = voice.cue.start if voice.cue else voice.content[0].start
        open_ = [m for m in open_ if max(s.end for s in voices[m].content) > start]
        holders = [m for m in open_ if any(s.start <= start < s.end for s in voices[m].content)]
        linked.append(replace(voice, within=holders[-1]) if holders else voice)
        open_.append(n)
    return tuple(linked)
