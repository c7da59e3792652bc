"""Who has the floor: quotations and reports that go on without a word for who speaks.

A quotation that no reporting word reached belongs to whoever spoke in the sentence before it, or
whose quotation ended the last paragraph; and a report goes on where its sentences show that it does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.lexicon import words
from variorum.model import Quote, Span, Voice
from variorum.reading.clauses import Clauses
from variorum.reading.cues import cue_of, reporting_verbs
from variorum.reading.edges import voice_beside
from variorum.reading.passages import Passage
from variorum.reading.sayers import can_speak

# Pronouns of those who may be spoken of further.
PERSONS = frozenset({"he", "she", "they", "it"})
# What a sentence ends with, so that a quotation after it is one of its own.
_STOPS = tuple(".!?…”\"’'")
# So many voices back the speaker of the sentence before is looked for.
RECENT = 8


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """A voice, and the turn it goes on from."""

    voice: Voice
    goes_on_from: Turn | None = None

    @property
    def root(self) -> Turn:
        """The turn in which the speaker was named."""
        return self.goes_on_from or self

    @property
    def end(self) -> int:
        """Where its last part ends: what is said, the word that says so, or who."""
        parts = (*self.voice.content, self.voice.cue, self.voice.source)
        return max(span.end for span in parts if span is not None)


def place_of(voice: Voice) -> tuple[int, bool, int]:
    """Give where a voice stands: by its content, and what is cited or hearsay after who tells it."""
    start = min(s.start for s in voice.content)
    return start, voice.by in ("citing", "adverb"), voice.cue.start if voice.cue else start


def reach_of(voice: Voice) -> int:
    """Give where what a voice says ends."""
    return max(s.end for s in voice.content)


@dataclass(frozen=True, slots=True)
class Floor:
    """Who has the floor when a paragraph ends.

    `speaker` is whose words end it, `left_open` whether its closing mark is missing, as
    printers do when the quotation goes on; `lead` are the cue and the source of a last sentence
    that ends with a colon, and `leads_on` says that its verb reports. `begun` is a quotation
    left open by nobody known.
    """

    speaker: Turn | None = None
    left_open: bool = False
    begun: Quote | None = None
    lead: tuple[Span, Span] | None = None
    leads_on: bool = False

    @classmethod
    def after(cls, passage: Passage, turns: Sequence[Turn]) -> Floor:
        """Tell who has it after a paragraph."""
        last = passage.quotes[-1] if passage.quotes else None
        speaker = None
        if last is not None and last.kind == "speech" and last.span.end >= passage.end - 1:
            speaker = next((t.root for t in reversed(turns) if _holds(t, last)), None)
        elif turns and turns[-1].voice.by == "quotation":
            speaker = turns[-1].root
        else:
            speaker = _only_speaker(passage.clauses[-1], turns)
        left_open = last is not None and not last.closed
        claimed = last is not None and any(_holds(turn, last) for turn in turns)
        begun = last if left_open and not claimed else None
        final = passage.clauses[-1]
        reports = final.sentence.tokens[final.sentence.root].lemma in reporting_verbs()
        return cls(speaker, left_open, begun, _lead(passage, final, passage.end), reports)


def _only_speaker(final: Clauses, turns: Sequence[Turn]) -> Turn | None:
    """Give the one person or body that a sentence lets speak, for what follows to go on from."""
    start = final.sentence.start
    last = [turn.root for turn in turns if turn.end > start and _is_spoken(turn.root.voice)]
    sources = {turn.voice.source.start for turn in last if turn.voice.source is not None}
    return last[0] if len(sources) == 1 else None


def reaching_back(passage: Passage, own: list[Turn], floor: Floor) -> list[Turn]:
    """Give a quotation left open to whoever is named where it goes on: “… ¶ “…,” *she said*."""
    begun, first = floor.begun, passage.quotes[0] if passage.quotes else None
    if begun is None or first is None or first.span.start != passage.start:
        return own
    return [
        replace(turn, voice=replace(turn.voice, content=(begun.span, *turn.voice.content)))
        if turn.voice.by == "quotation" and turn.voice.content[0].covers(first.span)
        else turn
        for turn in own
    ]


def _holds(turn: Turn, quote: Quote) -> bool:
    return any(span.overlaps(quote.span) for span in turn.voice.content)


def left_over(passage: Passage, own: Sequence[Turn], floor: Floor) -> Iterator[Turn]:
    """Give the quotations that no reporting word reached to whoever has the floor."""
    if floor.lead is not None and floor.leads_on and not passage.quotes and not own:
        cue, source = floor.lead
        said = passage.article.span(passage.start, passage.end)
        yield Turn(Voice((said,), cue, source, by="block"))
        return
    waiting = list(reversed(own))
    heard: list[Turn] = []
    reach = passage.start
    for quote in passage.quotes:
        while waiting and place_of(waiting[-1].voice)[0] < quote.span.end:
            heard.append(waiting.pop())
            # What a speaker passes on within the quotation does not tell whose the quotation is.
            if not _is_within(heard[-1].voice, quote):
                reach = max(reach, *(span.end for span in heard[-1].voice.content))
        if quote.kind != "speech" or reach > quote.span.start:
            continue
        if (turn := _taken_up(passage, quote, heard, floor)) is not None:
            heard.append(turn)
            reach = quote.span.end
            yield turn


def _is_within(voice: Voice, quote: Quote) -> bool:
    """Say whether a voice is only heard inside a quotation; a turn of a transcript is all of it."""
    laid_out = voice.by in ("transcript", "post", "signed", "inverted")
    return not laid_out and voice.cue is not None and quote.span.covers(voice.cue)


def _taken_up(passage: Passage, quote: Quote, heard: Sequence[Turn], floor: Floor) -> Turn | None:
    """Tell whose a quotation without a cue is, or leave it.

    It belongs to the speaker of the sentence before it; at the head of a paragraph, to the
    speaker whose quotation ended the last one.
    """
    if (voice := voice_beside(passage, quote)) is not None:
        return Turn(voice)
    said = (quote.span,)
    before = passage.clauses_before(quote.span.start)
    if before is None:
        return _at_the_head(passage, quote, floor)
    if (lead := _lead(passage, before, quote.span.start)) is not None:
        return Turn(Voice(said, *lead, by="colon"))
    if passage.between(before.sentence.start, quote.span.start).rstrip()[-1:] not in _STOPS:
        return None
    begin = before.sentence.start
    recent = [t for t in heard[-RECENT:] if begin < t.end <= quote.span.start + 1]
    named = [t for t in recent if t.root.voice.source is not None]
    # “…,” she said, explaining that …. “…”: the quotation goes on from the quotation.
    named.sort(key=lambda t: t.voice.by == "quotation")
    if named:
        return Turn(Voice(said, None, None, by="continuation", inherits=True), named[-1].root)
    return None if recent else _neighbour(passage, before, said)


def _at_the_head(passage: Passage, quote: Quote, floor: Floor) -> Turn | None:
    said = (quote.span,)
    if floor.lead is not None:
        return Turn(Voice(said, *floor.lead, by="colon"))
    whole = quote.span.end >= passage.end - 1 or floor.left_open
    if floor.speaker is not None and whole:
        return Turn(Voice(said, None, None, by="continuation", inherits=True), floor.speaker)
    return None


def _lead(passage: Passage, c: Clauses, end: int) -> tuple[Span, Span] | None:
    """Give the verb and the subject of a sentence that leads up to `end` with a colon."""
    if not passage.between(c.sentence.start, end).rstrip().endswith(":"):
        return None
    verb = next((i for i in range(len(c)) if c[i].end <= end and _has_subject(c, i)), None)
    if verb is None:
        return None
    subject = c.own_subject(verb)
    first, last = c.named(subject) if subject is not None else (0, 0)
    begin, close = c.verb_group(verb)
    if subject is None or last >= begin:
        return None
    if not can_speak(c, subject, passage.between(c[first].start, c[last].end), freely=False):
        return None
    span = passage.article.span
    return span(c[begin].start, c[close].end), span(c[first].start, c[last].end)


def _has_subject(c: Clauses, index: int) -> bool:
    """Say whether a token is a main verb with a subject before it."""
    if c[index].pos not in ("VERB", "AUX") or c[index].dep in ("relcl", "acl", "advcl", "aux"):
        return False
    subject = c.own_subject(index)
    return subject is not None and subject < index


def _neighbour(passage: Passage, c: Clauses, said: tuple[Span, ...]) -> Turn | None:
    """Give a quotation to the person whom the sentence before it is about."""
    root = c.sentence.root
    subject = c.child(root, "nsubj")
    if subject is None or subject > root:
        return None
    person = c[subject].text.lower() in ("he", "she") or c[subject].pos == "PROPN"
    if not person:
        return None
    first, last = c.phrase(subject)
    source = passage.article.span(c[first].start, c[min(last, root - 1)].end)
    return Turn(Voice(said, None, source, by="neighbour"))


def rejoined(passage: Passage, turns: Sequence[Turn]) -> list[Turn]:
    """Join what is quoted before and behind one attribution: “Go,” *she said.* “It is late.” is one.

    Behind anything else that is reported in between, the second quotation stays one of its own.
    """
    cues = sorted(t.voice.cue.start for t in turns if t.voice.cue is not None)
    joined: dict[int, Turn] = {}
    left: list[Turn] = []
    for turn in sorted(turns, key=lambda t: place_of(t.voice)):
        root = turn.goes_on_from
        whole = None if root is None else joined.get(id(root), root)
        if root is not None and whole is not None and _straight_after(passage, whole, turn, cues):
            said = (*whole.voice.content, *turn.voice.content)
            joined[id(root)] = replace(whole, voice=replace(whole.voice, content=said))
        else:
            left.append(turn)

    def current(turn: Turn | None) -> Turn | None:
        return turn if turn is None else joined.get(id(turn), turn)

    kept = (current(turn) or turn for turn in left)
    return [
        turn
        if turn.goes_on_from is None
        else replace(turn, goes_on_from=current(turn.goes_on_from))
        for turn in kept
    ]


def _straight_after(passage: Passage, whole: Turn, turn: Turn, cues: Sequence[int]) -> bool:
    """Say whether a quotation follows the attribution of another with nothing else told between."""
    cue, start = whole.voice.cue, turn.voice.content[0].start
    if turn.voice.by != "continuation" or whole.voice.by != "quotation" or cue is None:
        return False
    if cue.start < passage.start or passage.article.text[start] not in "“\"‘'":
        return False
    told = bisect_left(cues, start) - bisect_left(cues, cue.start)
    before = passage.clauses_before(start)
    near = before is not None and before.sentence.start <= max(cue.start, reach_of(whole.voice))
    return told == 1 and near


def going_on(passage: Passage, own: Sequence[Turn]) -> Iterator[Turn]:
    """Give the sentences by which a report goes on: "*Secondly*, …", "It *would* also pay …".

    Only what shows that it does, by a word that counts or concludes or by a *would* that looks
    ahead from what was said; and only straight after a sentence that says who speaks.
    """
    waiting = sorted(own, key=lambda t: place_of(t.voice), reverse=True)
    holder: Turn | None = None
    speaker: Turn | None = None
    for c in passage.clauses:
        while waiting and place_of(waiting[-1].voice)[0] < c.sentence.end:
            turn = waiting.pop()
            holder = turn if holder is None or turn.end >= holder.end else holder
        if holder is not None and holder.end > c.sentence.start:
            speaker = holder.root if _is_spoken(holder.root.voice) else None
        elif speaker is not None and (said := _carried_on(passage, c)) is not None:
            yield Turn(Voice((said,), None, None, by="carried on", inherits=True), speaker)
        else:
            speaker = None


def _is_spoken(voice: Voice) -> bool:
    """Say whether someone named says it, rather than thinks it."""
    cue = cue_of(voice.lemma)
    return voice.source is not None and not (cue is not None and cue.inner)


def _carried_on(passage: Passage, c: Clauses) -> Span | None:
    """Give what a sentence says if it shows that it carries on the report before it."""
    quote = passage.quote_after(c.sentence.start)
    if quote is not None and quote.span.start < c.sentence.end:
        return None
    counts = len(c) > 2 and c[0].text.lower() in words("cues", "carrying")
    root = c.sentence.root
    concludes = any(c[i].text.lower() in words("cues", "concluding") for i in c.kids[root])
    subject = c.own_subject(root)
    awaits = subject is not None and c[subject].text.lower() in PERSONS
    awaits = awaits and any(c[i].text.lower() == "would" for i in c.children(root, "aux"))
    if not (counts or concludes or awaits):
        return None
    begin = c[1].start if counts else c.sentence.start
    return passage.content(begin, c.sentence.end, cue=c.sentence.start)
