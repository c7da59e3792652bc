"""Make statements of voices: who said what, through whom, and when.

Each voice becomes one statement. Its chain leads from the outermost source to the speaker:
the paper, then the official it quotes. Who speaks is told only where it is certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.model import (
    Article,
    Date,
    Doubt,
    Entity,
    Link,
    Quote,
    Sentence,
    Span,
    Stance,
    Statement,
    Voice,
)
from variorum.reading.speakers import Found, Speakers

# Outlet ← spokesman ← official ← document: longer chains are misreadings.
LONGEST_CHAIN = 4
# A sentence that only goes on is the speaker's by likelihood, not by a word that says so.
INHERITED = 0.6
OPEN_SPEAKER = 0.8


@dataclass(frozen=True, slots=True)
class _Told:
    """A voice with whom its source means."""

    voice: Voice
    found: Found


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
    told = _resolve(speakers, voices)
    said = _SaidOn(sentences, dates)
    statements = tuple(
        Statement(
            id=_id(article, n),
            article=article.id,
            content=voice.content,
            cue=voice.cue,
            source=voice.source,
            speaker=_entity_id(told[n].found.entity),
            chain=_chain(article, speakers, told, n),
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


def _confidence(told: _Told) -> float:
    if told.voice.inherits:
        return INHERITED
    return 1.0 if told.found.entity is not None else OPEN_SPEAKER


def _resolve(speakers: Speakers, voices: Sequence[Voice]) -> list[_Told]:
    """Say whom each source means, in text order, each knowing who spoke last."""
    found: dict[int, Found] = {}
    previous: Entity | None = None
    order = sorted(range(len(voices)), key=lambda n: (_where(voices[n]), n))
    for n in order:
        voice = voices[n]
        if voice.source is not None:
            found[n] = speakers.of(voice.source, previous)
        elif voice.continues is not None and voice.continues in found:
            found[n] = found[voice.continues]
        else:
            found[n] = Found(None)
        if found[n].entity is not None and voice.within is None:
            previous = found[n].entity
    return [_Told(voice, found[n]) for n, voice in enumerate(voices)]


def _where(voice: Voice) -> int:
    """Where a voice's source stands: a speaker is known from there on."""
    return (voice.source or voice.cue or voice.content[0]).start


# ── chains ──────────────────────────────────────────────────────────────────────


def _chain(article: Article, speakers: Speakers, told: Sequence[_Told], n: int) -> tuple[Link, ...]:
    """Follow who reports whom to the outermost source; whom it was told to stands before the teller."""
    links: list[Link] = []
    seen: set[int] = set()
    at: int | None = n
    while at is not None and at not in seen:
        seen.add(at)
        own = _links(article, speakers, told[at])
        links = [*own, *links]
        at = told[at].voice.within
    return tuple(links[-LONGEST_CHAIN:])


def _links(article: Article, speakers: Speakers, told: _Told) -> list[Link]:
    """Give the link of a voice, and before it that of the outlet it was told to."""
    voice, entity = told.voice, told.found.entity
    links = []
    if voice.addressee is not None:
        outlet = speakers.of(voice.addressee).entity
        if outlet is not None and _is_press(outlet) and not _is_own(article, outlet):
            links.append(Link(outlet.name, outlet.id, voice.addressee))
    if voice.source is not None:
        name = entity.name if entity is not None else voice.source.exact
        links.append(Link(name, _entity_id(entity), voice.source))
    return links


def _is_press(entity: Entity) -> bool:
    words = entity.name.lower().split()
    return entity.type == "OUTLET" or not {"media", "news", "television", "newspapers"}.isdisjoint(
        words
    )


def _is_own(article: Article, outlet: Entity) -> bool:
    """Say whether an outlet is the one that prints the account: then it is no link of its own."""
    own = (article.outlet or "").lower().removeprefix("the ")
    return own != "" and own in {
        n.lower().removeprefix("the ") for n in (outlet.name, *outlet.aliases)
    }


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
