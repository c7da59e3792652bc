"""Find the frames of reported speech: source – cue – content.

Each rule looks at one word that reports and tells who says what by it, from the shape of the
sentence and from the quotation marks; where the two disagree, the marks are believed, since the
parser errs round them. Terms and conventions follow the attribution corpora PARC and PolNeAR.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from variorum.lexicon import words
from variorum.model import Article, Quote, Sentence, Voice
from variorum.reading.credits import voices_by_credit
from variorum.reading.cues import cue_of
from variorum.reading.edges import voices_by_edge, voices_by_inversion
from variorum.reading.floor import (
    PERSONS,
    RECENT,
    Floor,
    Turn,
    going_on,
    left_over,
    place_of,
    reach_of,
    reaching_back,
    rejoined,
)
from variorum.reading.passages import Passage, passages
from variorum.reading.silences import voices_by_silence
from variorum.reading.verbs import voices_by_verbs

# A pronoun by which a speaker means himself, in what he says: "I think", "we expect".
_SELF = frozenset({"i", "we", "you", "me", "us", "one", "my", "our", "your"})


def find_voices(
    article: Article, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> tuple[Voice, ...]:
    """Give the frames of reported speech in an account, in text order.

    A frame without a `source` is reported by nobody in particular (*reportedly*, *it was
    said that*); one that `inherits` goes on from the frame at index `continues`.
    """
    turns: list[Turn] = []
    floor = Floor()
    for passage in passages(article, sentences, quotes):
        frames = [
            *voices_by_credit(passage),
            *voices_by_silence(passage),
            *voices_by_inversion(passage),
            *voices_by_verbs(passage),
            *voices_by_edge(passage),
        ]
        found = tuple(_before_credits(passage, _in_order(_one_each(frames))))
        told = _with_sources_cited(passage, found)
        heard = _in_order(_taking_up(_in_order(told)))
        own = [Turn(voice) for voice in _without_asides(passage, heard)]
        own = reaching_back(passage, own, floor)
        own = rejoined(passage, [*own, *left_over(passage, own, floor)])
        own = sorted([*own, *going_on(passage, own)], key=lambda t: place_of(t.voice))
        floor = Floor.after(passage, own)
        turns.extend(own)
    return _linked(turns)


def _in_order(voices: Iterable[Voice]) -> list[Voice]:
    return sorted(voices, key=place_of)


def _one_each(voices: Iterable[Voice]) -> Iterator[Voice]:
    """Keep one voice a cue, the first rule's that knows who speaks."""
    kept: dict[int, Voice] = {}
    for voice in voices:
        end = (voice.cue or voice.content[0]).end
        if end not in kept or (kept[end].source is None and voice.source is not None):
            kept[end] = voice
    yield from kept.values()


def _with_sources_cited(passage: Passage, voices: Sequence[Voice]) -> Iterator[Voice]:
    """Let those speak whom a report cites: "the Courier reported, *citing an official*"."""
    for voice in voices:
        if voice.by != "citing":
            yield voice
        elif (host := _citing(passage, voice, voices)) is not None:
            yield replace(voice, content=host.content, source=voice.content[0])


def _before_credits(passage: Passage, voices: Sequence[Voice]) -> Iterator[Voice]:
    """End what is said where the sentence credits it: "It fined them, *the Courier reported*"."""
    credits_ = {
        passage.sentence_at(voice.source.start).start: voice
        for voice in voices
        if voice.by == "edge" and voice.source is not None and voice.source.start > reach_of(voice)
    }
    for voice in voices:
        last = voice.content[-1]
        credit = credits_.get(passage.sentence_at(last.start).start)
        if credit is None or credit is voice or credit.source is None:
            yield voice
        elif last.start < credit.source.start < last.end and last.start < reach_of(credit):
            kept = passage.article.span(last.start, reach_of(credit))
            yield replace(voice, content=(*voice.content[:-1], kept))
        else:
            yield voice


def _taking_up(voices: Sequence[Voice]) -> Iterator[Voice]:
    """Let "The firm denied *it*" take up what the sentence before says that somebody said."""
    starts = [place_of(voice)[0] for voice in voices]
    for voice in voices:
        if voice.by != "taken up":
            yield voice
            continue
        before = voice.content[0]
        first = bisect_left(starts, before.start)
        said = (
            other
            for other in voices[first : first + RECENT]
            if other is not voice and other.cue is not None
            if before.covers(other.content[-1]) and before.covers(other.cue)
        )
        # The outermost: what is inside it was only said to be said.
        outer = next(said, None)
        yield voice if outer is None else replace(voice, content=outer.content)


def _citing(passage: Passage, voice: Voice, voices: Sequence[Voice]) -> Voice | None:
    """Find the report in the same sentence, by the same source, that cites someone."""
    sentence = passage.sentence_at(voice.cue.start if voice.cue else 0)
    return next(
        (
            other
            for other in voices
            if other.cue is not None
            and other.by != "citing"
            and other.source is not None
            and other.source == voice.source
            and sentence.start <= other.cue.start < sentence.end
        ),
        None,
    )


def _without_asides(passage: Passage, voices: Sequence[Voice]) -> list[Voice]:
    """Leave out what a speaker only says of himself: "I think", inside what he is quoted with."""
    return [
        voice
        for voice, holder in zip(voices, _holders(voices), strict=True)
        if not _is_musing(voice)
        # What one may think is the writer's guess, unless another makes it.
        and not (voice.by == "supposed" and holder is None)
        and not (holder is not None and _is_told_of(voice, voices[holder]))
        and (not _is_aside(voice) or (holder is None and not _in_quotation(passage, voice)))
    ]


def _is_told_of(voice: Voice, holder: Voice) -> bool:
    """Say whether a voice is only spoken of by another: what he feels or calls it, what records show."""
    if voice.by == "adjective":
        return not _is_shown(holder)
    return voice.by in ("adverb", "naming") or _is_shown(voice)


def _is_shown(voice: Voice) -> bool:
    """Say whether a thing speaks only as the speaker has it: "records *show*, prosecutors said"."""
    return voice.lemma in words("cues", "showing")


def _is_musing(voice: Voice) -> bool:
    """Say whether it is the writer himself who thinks or hopes: "I was hoping for a song"."""
    cue = cue_of(voice.lemma)
    own = voice.source is not None and voice.source.exact.lower() in _SELF
    return own and cue is not None and cue.inner


def _in_quotation(passage: Passage, voice: Voice) -> bool:
    return voice.cue is not None and passage.quote_at(voice.cue.start) is not None


def _is_aside(voice: Voice) -> bool:
    if voice.source is None:
        return False
    who = voice.source.exact.lower()
    cue = cue_of(voice.lemma)
    return who in _SELF or (who in PERSONS and cue is not None and cue.inner)


# ── links ───────────────────────────────────────────────────────────────────────


def _linked(turns: Sequence[Turn]) -> tuple[Voice, ...]:
    """Tell each voice which other reports it, and which it goes on from."""
    place = {id(turn): n for n, turn in enumerate(turns)}
    holders = _holders([turn.voice for turn in turns])
    return tuple(
        replace(
            turn.voice,
            within=holder,
            continues=None if turn.goes_on_from is None else place[id(turn.goes_on_from)],
        )
        for turn, holder in zip(turns, holders, strict=True)
    )


def _holders(voices: Sequence[Voice]) -> list[int | None]:
    """Find for each voice the nearest other one whose content holds its cue."""
    found: list[int | None] = [None] * len(voices)
    open_: list[int] = []
    # Of two that begin together the longer may hold the other: "…, he said, *the Courier reports*".
    order = sorted(
        range(len(voices)), key=lambda n: (place_of(voices[n])[:2], -reach_of(voices[n]))
    )
    for n in order:
        voice = voices[n]
        start = voice.cue.start if voice.cue else voice.content[0].start
        begin = place_of(voice)[0]
        open_ = [m for m in open_ if voices[m].content[-1].end > begin]
        if voice.by == "citing":
            inside = [m for m in open_ if voices[m].content == voice.content]
            found[n] = inside[-1] if inside else None
            continue
        inside = [m for m in open_ if any(s.start <= start < s.end for s in voices[m].content)]
        found[n] = inside[-1] if inside else None
        # "The firm denied *it*": who takes up what another reported does not report the other.
        if voice.by != "taken up":
            open_.append(n)
    return found
