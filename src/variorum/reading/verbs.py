"""Frames by verbs that report: *said*, *denied*, *was told*, *called it*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.lexicon import words
from variorum.model import Span, Voice
from variorum.reading.byways import is_passed_on, is_supposed_of, may_believe
from variorum.reading.complements import reported
from variorum.reading.passages import Passage
from variorum.reading.quoted import quotations
from variorum.reading.sayers import can_speak, description_before
from variorum.reading.sayings import Saying, sayings

# A threat or a demand may come from a wall or a rule: by these rules only those who can speak do.
_STRICT = ("object", "taken up", "infinitive", "preposition", "participle")


def voices_by_verbs(passage: Passage) -> Iterator[Voice]:
    """Yield what a paragraph reports by verbs."""
    for saying in sayings(passage):
        if (voice := _voice(saying)) is not None:
            yield voice


def _voice(saying: Saying) -> Voice | None:
    """Make the frame, if there is something said and, unless in the passive, someone who says it."""
    content, by = _content(saying)
    if not content:
        return None
    token = saying.c[saying.verb]
    loose = token.tag == "VBG" and token.dep == "acl"
    if by == "quotation" and (cited := _cites_speaker(saying)) is not None:
        saying = replace(saying, speaker=cited)
    source = _source(saying, content, "participle" if loose else by)
    if source is None and not saying.passive:
        return None
    by = _kind(saying, by)
    return Voice(
        content=content,
        cue=_cue(saying, by),
        source=source,
        by=by,
        lemma=saying.cue.word,
        addressee=_addressee(saying, content),
        through=_through(saying),
    )


def _kind(saying: Saying, by: str) -> str:
    """Name the rule again where the report is of a kind of its own: what is cited, guessed, or lent a name."""
    if by != "quotation" and _cites_someone(saying):
        return "citing"
    if _lends_a_name(saying):
        return "naming"
    return "supposed" if may_believe(saying.c, saying.verb) else by


def _content(saying: Saying) -> tuple[tuple[Span, ...], str]:
    """Give what is said, and the name of the rule that found it: the quotation marks come first."""
    speaks = saying.speaks or _cites_speaker(saying) is not None
    if not saying.passive and speaks and (spoken := quotations(saying)):
        return spoken, "quotation"
    return reported(saying)


def _cites_speaker(saying: Saying) -> int | None:
    """Give whose words are cited: “It was us,” *Reuters* cited *the Elbe Front* on Monday."""
    if saying.cue.word not in ("cite", "quote") or saying.passive:
        return None
    thing = saying.c.child(saying.verb, "dobj")
    held = "" if thing is None else saying.c[thing].text
    return thing if thing is not None and can_speak(saying.c, thing, held, freely=False) else None


def _lends_a_name(saying: Saying) -> bool:
    """Say whether a clause only lends a name to something: "condemned *what he called a crime*"."""
    objects = saying.c.children(saying.verb, "dobj")
    return any(saying.c[i].text.lower() == "what" for i in objects)


def _cites_someone(saying: Saying) -> bool:
    """Say whether the object is a source, not a reason: "citing *an official*"."""
    c, thing = saying.c, saying.c.child(saying.verb, "dobj")
    if saying.cue.word != "cite" or thing is None:
        return False
    # "Lind *cited* a report of 2012" gives her reason, if no report of her own stands beside it.
    if c[saying.verb].tag != "VBG" and c[thing].lemma in words("speakers", "paper"):
        return False
    return can_speak(c, thing, c[thing].text, freely=False)


def _cue(saying: Saying, by: str) -> Span:
    """Give the verb with its auxiliaries, and the preposition it needs: "called for"."""
    first, last = saying.group
    if is_passed_on(saying.c, saying.verb):
        way = saying.c.head(saying.verb)
        passed = saying.c.head(way)
        whole = saying.c.child(passed, "auxpass") is not None and passed > (saying.speaker or 0)
        first = saying.c.verb_group(passed)[0] if whole else way
    if is_supposed_of(saying.c, saying.verb):
        first = saying.c.verb_group(saying.c.head(saying.verb))[0]
    if last + 1 < len(saying.c):
        following = saying.c[last + 1]
        agent = by == "passive" and following.text.lower() == "by"
        if saying.cue.word == "make":
            last = next(
                (i for i in range(last, len(saying.c)) if saying.c[i].text in saying.cue.needs),
                last,
            )
        elif agent or (by == "preposition" and following.text.lower() in saying.cue.takes):
            last += 1
    return _span(saying, first, last)


def _through(saying: Saying) -> Span | None:
    """Give who passed it on: "*the agency* quoted her as saying"."""
    c = saying.c
    if not (c[saying.verb].tag == "VBG" and is_passed_on(c, saying.verb)):
        return None
    above = c.head(c.head(saying.verb))
    agent = c.child(above, "agent")
    carrier = c.child(above, "nsubj") if agent is None else c.child(agent, "pobj")
    return None if carrier is None else _span(saying, *c.phrase(carrier))


def _source(saying: Saying, content: tuple[Span, ...], by: str) -> Span | None:
    """Give the words that name the speaker, on their side of the verb and outside what is said."""
    c, speaker = saying.c, saying.speaker
    if speaker is None or speaker == saying.verb:
        return None
    if c[speaker].tag in ("WP", "WDT") and c[c.head(speaker)].dep == "relcl":
        speaker = _antecedent(saying, c.head(speaker))
        while c[speaker].dep == "conj" and c[c.head(speaker)].pos == c[speaker].pos:
            speaker = c.head(speaker)
    first, last = c.named(speaker, clipped=c.within(saying.verb, speaker))
    if speaker < saying.verb:
        # "Ada Lind, *the chief of police*, said": the parser may take both for subjects.
        beside = (i for i in c.children(saying.verb, "nsubj") if speaker < i < saying.verb)
        described = (i for i in beside if c[i].pos == "NOUN" and c.head(speaker) == saying.verb)
        last = max((last, *(c.phrase(i)[1] for i in described)))
        # "Analysts at *Corvane* estimate": the parser may hang the firm on the verb.
        torn = range(last + 1, saying.group[0])
        nominal = ("PROPN", "DET", "PRON", "NOUN", "ADJ")
        if c[last].pos in ("ADP", "SCONJ") and torn and all(c[i].pos in nominal for i in torn):
            last = torn[-1]
        last = min(last, max(speaker, saying.group[0] - 1))
    else:
        first = max(first, min(speaker, saying.group[1] + 1))
        ways = (i for i in c.children(speaker, "prep") if c.child(i, "pcomp") is not None)
        if saying.passive:  # "accused by the firm *of hiding it*"
            last = min((last, *(max(speaker, i - 1) for i in ways if i > speaker)))
    first, last = c.trim(first, last)
    before_name = description_before(c, first) if speaker < saying.verb else None
    first = first if before_name is None else before_name
    start, end = c[first].start, c[last].end
    for span in content:
        if start < span.end and span.start < end:
            if span.start <= c[speaker].start < span.end:
                return None
            start, end = (span.end, end) if span.start <= start else (start, span.start)
    start = saying.passage.after_dateline(start, end)
    held = saying.passage.between(start, end).rstrip(' ,;:—–-“"')
    start += len(held) - len(held.lstrip("“”\"‘’' "))
    held = held.lstrip("“”\"‘’' ")
    # Only those who can speak think a thing; and what a deed signals nobody has said.
    strict = by in _STRICT or saying.cue.inner or saying.cue.word in words("cues", "signalling")
    if not any(map(str.isalpha, held)) or not can_speak(c, speaker, held, freely=not strict):
        return None
    return saying.passage.article.span(start, start + len(held))


def _antecedent(saying: Saying, clause: int) -> int:
    """Find whom "who" means: the noun before it, should the parser give a verb."""
    c = saying.c
    noun = c.head(clause)
    if c[noun].text.lower() in ("that", "those"):
        # "that of *the guard*, who says it was open"
        of = next((i for i in c.children(noun, "prep") if c[i].text == "of"), None)
        whose = c.child(of, "pobj") if of is not None else None
        return noun if whose is None else whose
    if c[noun].pos != "VERB":
        return noun
    before = range(c.first[clause] - 1, -1, -1)
    return next((i for i in before if c[i].pos in ("PROPN", "NOUN")), noun)


def _addressee(saying: Saying, content: tuple[Span, ...]) -> Span | None:
    """Give whom it was told to: "told *reporters* that …", "*the Courier* has learned from her"."""
    told = saying.c.child(saying.verb, "dobj", "dative") if saying.cue.hears else None
    subject = saying.c.own_subject(saying.verb)
    if saying.cue.word == "learn" and saying.speaker != subject:
        told = subject
    if told is None:
        told = _asker(saying)
    if told is None or any(s.start <= saying.c[told].start < s.end for s in content):
        return None
    return _span(saying, *saying.c.phrase(told))


def _asker(saying: Saying) -> int | None:
    """Find who asked: "replied to *the Courier’s* questions", "to a question from *the Courier*"."""
    c = saying.c
    way = next((i for i in c.children(saying.verb, "prep") if c[i].text.lower() == "to"), None)
    asked = c.child(way, "pobj") if way is not None else None
    if asked is None or c[asked].lemma not in words("cues", "asking"):
        return None
    by = next((i for i in c.children(asked, "prep") if c[i].text.lower() in ("from", "by")), None)
    return c.child(asked, "poss") if by is None else c.child(by, "pobj")


def _span(saying: Saying, first: int, last: int) -> Span:
    return saying.passage.article.span(saying.c[first].start, saying.c[last].end)
