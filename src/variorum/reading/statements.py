"""Make statements of voices: who said what, through whom, and when.

Each voice becomes one statement. Its chain leads from the outermost source to the speaker:
the paper, then the official it quotes. Who speaks is told only where it is certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from variorum.model import (
    Article,
    Date,
    Doubt,
    Entity,
    Quote,
    Sentence,
    Span,
    Stance,
    Statement,
    Voice,
)
from variorum.reading.antecedents import Found
from variorum.reading.chains import NEAR, Chains, Told, is_press
from variorum.reading.speakers import Speakers

# A sentence that only goes on is the speaker's by likelihood, not by a word that says so.
INHERITED = 0.6
OPEN_SPEAKER = 0.8
FIRST_PERSON = frozenset({"i", "we"})


def make_statements(
    article: Article,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quote],
    voices: Sequence[Voice],
    stances: Sequence[Stance],
    entities: Sequence[Entity],
    dates: Sequence[Date],
) -> tuple[tuple[Statement, ...], tuple[Doubt, ...]]:
    """Give the statements of an account, each with its speaker and chain where they are certain."""
    speakers = Speakers(article, sentences, entities, quotes)
    voices = [_without_close(article, speakers, voice) for voice in voices]
    voices = [_first_said(speakers, voices, n) for n in range(len(voices))]
    told = _resolve(speakers, voices)
    chains = Chains(article, speakers, told)
    said = _SaidOn(sentences, dates)
    statements = tuple(
        Statement(
            id=_id(article, n),
            article=article.id,
            content=voice.content,
            cue=voice.cue,
            source=voice.source,
            speaker=_entity_id(told[n].entity),
            chain=chains.of(n),
            parent=_parent(article, voice),
            manner=stance.manner,
            factuality=stance.factuality,
            polarity=stance.polarity,
            said=said(voice),
            act=stance.act,
            confidence=_confidence(told[n]),
        )
        for n, (voice, stance) in enumerate(zip(voices, stances, strict=True))
    )
    doubts = tuple(
        Doubt(article.id, t.voice.source, "statements", t.found.reason)
        for t in told
        if t.voice.source is not None and t.found.reason is not None
    )
    return statements, doubts


def _id(article: Article, n: int) -> str:
    return f"{article.id}.s{n}"


def _entity_id(entity: Entity | None) -> str | None:
    return None if entity is None else entity.id


def _parent(article: Article, voice: Voice) -> str | None:
    above = voice.continues if voice.within is None else voice.within
    return None if above is None else _id(article, above)


def _confidence(told: Told) -> float:
    if told.voice.inherits:
        return INHERITED
    return 1.0 if told.entity is not None else OPEN_SPEAKER


def _resolve(speakers: Speakers, voices: Sequence[Voice]) -> list[Told]:
    """Say whom each source means, in text order, each knowing who spoke last."""
    found: dict[int, Found] = {}
    previous: Entity | None = None
    order = sorted(range(len(voices)), key=lambda n: (_where(voices[n]), n))
    for n in order:
        voice = voices[n]
        if voice.source is not None:
            found[n] = speakers.of(voice.source, previous)
            if voice.cue is not None and speakers.carriers.is_interrupted(voice.source, voice.cue):
                reason = f"“{voice.cue.exact}” may go with either of two who speak"
                found[n] = Found(None, reason)
        elif voice.continues is not None and voice.continues in found:
            found[n] = found[voice.continues]
        else:
            found[n] = Found(None)
        if found[n].entity is not None and voice.within is None:
            previous = found[n].entity
    for n, voice in enumerate(voices):
        # Who says "I" in a quotation is whoever is quoted.
        own = voice.source is not None and voice.source.exact.lower() in FIRST_PERSON
        if own and voice.within is not None:
            found[n] = found[voice.within]
    return [Told(voice, found[n]) for n, voice in enumerate(voices)]


def _without_close(article: Article, speakers: Speakers, voice: Voice) -> Voice:
    """End what is said where the outlet that reports it comes in: "…, the Elbe Courier reported"."""
    if voice.source is None:
        return voice
    outlets = [s for e, s in speakers.carriers.closing(voice.source) if is_press(e)]
    last = voice.content[-1]
    if not outlets or not last.start < outlets[0].start < last.end:
        return voice
    said = article.text[last.start : outlets[0].start].rstrip()
    said = said[:-4] if said.lower().endswith(" the") else said
    said = said.rstrip(" ,—–")
    kept = article.span(last.start, last.start + len(said))
    return replace(voice, content=(*voice.content[:-1], kept)) if said else voice


def _first_said(speakers: Speakers, voices: Sequence[Voice], n: int) -> Voice:
    """Give what an outlet only passes on to who said it: “…,” Lind said, *the Courier reports*."""
    voice = voices[n]
    if voice.source is None or not speakers.carriers.closes(voice.source):
        return voice
    for other in voices[max(0, n - NEAR) : n + NEAR]:
        if other.source is None or other.source == voice.source:
            continue
        covered = (any(part.covers(said) for part in other.content) for said in voice.content)
        passes = any(s.overlaps(voice.source) for _, s in speakers.carriers.closing(other.source))
        if passes and all(covered):
            return replace(voice, source=other.source)
    return voice


def _where(voice: Voice) -> int:
    """Where a voice's source stands: a speaker is known from there on."""
    return (voice.source or voice.cue or voice.content[0]).start


# ── dates ───────────────────────────────────────────────────────────────────────


class _SaidOn:
    """When something was said: the date that hangs on the word that reports it."""

    def __init__(self, sentences: Sequence[Sentence], dates: Sequence[Date]) -> None:
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._dates: dict[int, list[Date]] = defaultdict(list)
        for date in dates:
            if date.resolved and date.kind in ("date", "time"):
                self._dates[self._index(date.span)].append(date)

    def __call__(self, voice: Voice) -> str | None:
        cue = voice.cue
        if cue is None:
            return None
        index = self._index(cue)
        days = {
            date.value[:10]
            for date in self._dates.get(index, ())
            if not any(part.overlaps(date.span) for part in voice.content)
            if self._hangs_on(index, date.span, cue)
        }
        return days.pop() if len(days) == 1 else None

    def _index(self, span: Span) -> int:
        return bisect_right(self._starts, span.start) - 1

    def _hangs_on(self, index: int, date: Span, cue: Span) -> bool:
        sentence = self._sentences[index]
        at = next((i for i, t in enumerate(sentence.tokens) if t.end > date.start), None)
        if at is None:
            return False
        above = sentence.ancestors(at)
        verb = next((a for a in above if sentence.tokens[a].pos in ("VERB", "AUX")), None)
        return verb is not None and cue.start <= sentence.tokens[verb].start < cue.end
