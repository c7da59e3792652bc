"""Who said what: each speaker's words that matter most, with the chain they came through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.edition.concepts import Concept, concepts, weigh
from variorum.edition.lines import compose, word_count
from variorum.edition.passages import is_balanced
from variorum.model import Article, Entity, Line, Reading, Span, Statement, Story

__all__ = ["quote"]

# Below this a statement goes on without a cue of its own: right more often than not, but not enough.
SURE = 0.7
FEWEST_WORDS, MOST_WORDS = 4, 40
# Words inside quotation marks are the speaker's own; a paraphrase is the writer's.
QUOTED = {"direct": 1.5, "mixed": 1.4, "indirect": 1.0}
# Two wordings of one utterance share this part of the words of the shorter.
SAME = 0.6

_RANK = {"PERSON": 0, "ORG": 1, "GPE": 1, "OUTLET": 3}
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which", "we", "i", "you", "that", "this"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement that can be printed: its line, whose it is, and what it is worth."""

    speaker: str
    statement: Statement
    line: Line
    words: frozenset[str]
    worth: float


def quote(
    story: Story, taken: Sequence[Span] = (), *, words: int = 130, most: int = 7
) -> list[Line]:
    """Give one line a speaker, the most quoted speakers first, for about `words` words.

    What overlaps a span of `taken` is printed already and left out.
    """
    weights = weigh(story)
    entities = {entity.id: entity for entity in story.entities}
    by_speaker: dict[str, list[Saying]] = defaultdict(list)
    for reading in story.readings:
        for saying in _sayings(reading, entities, weights):
            if not any(span.overlaps(other) for span in saying.line.evidence for other in taken):
                by_speaker[saying.speaker].append(saying)
    order = sorted(by_speaker, key=lambda s: _prominence(s, by_speaker[s], entities))
    lines: list[Line] = []
    used: list[Span] = list(taken)
    for speaker in order:
        best = _best(by_speaker[speaker], used)
        if best is None or len(lines) == most:
            continue
        if (length := word_count(best.line)) > words:
            continue
        words -= length
        line = _borne_out(best, by_speaker[speaker])
        lines.append(line)
        used += line.evidence
    return lines


def _sayings(
    reading: Reading, entities: Mapping[str, Entity], weights: Mapping[Concept, int]
) -> Iterator[Saying]:
    for statement in reading.statements:
        if statement.act != "statement" or statement.confidence < SURE or not statement.source:
            continue
        line = _in_its_sentence(reading, statement) or _by_name(
            reading.article, statement, entities
        )
        if line is None or not FEWEST_WORDS <= word_count(line) <= MOST_WORDS:
            continue
        said = [
            token
            for sentence in reading.sentences
            for token in sentence.tokens
            if any(c.start <= token.start < c.end for c in statement.content)
        ]
        weight = sum(weights.get(concept, 0) for concept in set(concepts(said)))
        yield Saying(
            speaker=statement.speaker or statement.source.exact.lower(),
            statement=statement,
            line=line,
            words=frozenset(t.text.lower() for t in said if t.text.isalnum()),
            worth=(1 + weight) * QUOTED[statement.manner] / word_count(line) ** 0.5,
        )


def _in_its_sentence(reading: Reading, statement: Statement) -> Line | None:
    """Print the statement as the account has it, when source, cue and content stand in one sentence."""
    if statement.source is None or statement.source.exact.lower() in _PRONOUNS:
        return None
    parts = [*statement.content, statement.source, *(link.span for link in statement.chain)]
    if statement.cue is not None:
        parts.append(statement.cue)
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    sentence = next((s for s in reading.sentences if s.start <= start and end <= s.end), None)
    if sentence is None:
        return None
    whole = reading.article.span(sentence.start, sentence.end)
    clause = _trimmed(reading.article, start, end)
    for span in (whole, clause):
        if is_balanced(span.exact) and len(span.exact.split()) <= MOST_WORDS:
            return compose([span])
    return None


def _by_name(article: Article, statement: Statement, entities: Mapping[str, Entity]) -> Line | None:
    """Print `speaker cue: content`, with the speaker's name as the account first gives it."""
    speaker = entities.get(statement.speaker or "")
    if speaker is None or statement.cue is None or len(statement.content) != 1:
        return None
    names = [m for m in speaker.mentions if m.article == article.id and m.exact == speaker.name]
    names = names or [
        m for m in speaker.mentions if m.article == article.id and m.exact[:1].isupper()
    ]
    content = _trimmed(article, statement.content[0].start, statement.content[0].end)
    if not names or not is_balanced(content.exact) or statement.manner != "direct":
        return None
    return compose([names[0]], " ", [statement.cue], ": ", [content])


def _trimmed(article: Article, start: int, end: int) -> Span:
    """Take in the quotation marks and the full stop that belong to a stretch; leave a comma out."""
    text = article.text
    while end < len(text) and text[end] in '.!?”"’' and not is_whole(text[start:end]):
        end += 1
    if start and text[start - 1] in '“"‘' and not is_balanced(text[start:end]):
        start -= 1
    return article.span(start, end)


def is_whole(text: str) -> bool:
    """Say whether a stretch ends as a sentence does and leaves no quotation open.

    >>> is_whole("“Go.”"), is_whole("“Go."), is_whole("Go")
    (True, False, False)
    """
    return is_balanced(text) and text.rstrip('”"’')[-1:] in (".", "!", "?")


def _prominence(
    speaker: str, sayings: Sequence[Saying], entities: Mapping[str, Entity]
) -> tuple[object, ...]:
    """Named people and bodies before the unnamed, before outlets; then who is quoted by most accounts."""
    known = entities.get(speaker)
    rank = _RANK.get(known.type, 2) if known else 2
    accounts = len({s.statement.article for s in sayings})
    return rank > 2, -accounts, rank, -max(s.worth for s in sayings), speaker


def _best(sayings: Sequence[Saying], used: Sequence[Span]) -> Saying | None:
    free = [
        saying
        for saying in sayings
        if not any(span.overlaps(other) for span in saying.line.evidence for other in used)
    ]
    return max(free, key=lambda s: s.worth, default=None)


def _borne_out(best: Saying, sayings: Sequence[Saying]) -> Line:
    """Add the other accounts' wordings of the same utterance, one an account."""
    others: dict[str, Span] = {}
    for other in sayings:
        article = other.statement.article
        if article != best.statement.article and _same(best.words, other.words):
            others.setdefault(article, other.statement.content[0])
    return Line(
        best.line.text,
        (*best.line.evidence, *others.values()),
        (*best.line.at, *(None for _ in others)),
    )


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= 4 and len(one & other) >= SAME * shorter
