"""Who said what: each speaker's words that matter most, with the chain they came through."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum import lexicon
from variorum.edition.concepts import CONTENT, Concept, concepts, nouns
from variorum.edition.days import Calendar, day_of
from variorum.edition.lines import compose, word_count
from variorum.edition.passages import dateline, is_balanced
from variorum.edition.recency import apart, outdated
from variorum.edition.vouching import Gist, Vouching
from variorum.model import Article, Entity, Line, Reading, Sentence, Span, Statement, Story, Token

__all__ = ["quote"]

# Below this a statement goes on without a cue of its own: right more often than not, but not enough.
SURE = 0.7
# What is said in fewer words ("the news", "it") cannot be understood alone.
FEWEST_SAID = 5
MOST_WORDS = 42
# A sentence is printed whole when the statement is at least this part of it; else its clause is.
MOST_OF_IT = 0.6
# Words inside quotation marks are the speaker's own; a paraphrase is the writer's.
QUOTED = 1.5
# What other accounts heard, too, weighs this much more for each of them.
HEARD = 0.5
# What a later account has updated is how the story began, and not how it stands.
OUTDATED = 0.3
# Two wordings of one utterance share this part of the words of the shorter, and at least so many.
SAME, SAME_WORDS = 0.6, 4

# A line tells nothing new when more than this part of its words is told: of .6, .7 and .8 the
# second alone dropped every toll that was told again and kept every figure that was not.
TOLD = 0.7

# What is said this near behind its verb goes on from it: "told reporters that".
NEAR = 40

# A name is no longer than so many words, with what somebody is: "Harbour Network Insider Ian Reed".
LONGEST_NAME = 8
_HONORIFICS = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady", "Prof"})
_NAMED = ("PERSON", "ORG", "GPE")
_MARKS = '“"‘'
_ENDS = '.!?”"’'


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement, whose it is, and how it would be printed, if it can be."""

    speaker: str
    statement: Statement
    line: Line | None
    words: frozenset[str]
    telling: frozenset[str]
    weight: float


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The words of an account, and where each begins."""

    article: str
    tokens: Sequence[Token]
    starts: Sequence[int]

    @classmethod
    def of(cls, reading: Reading) -> _Tokens:
        tokens = [token for sentence in reading.sentences for token in sentence.tokens]
        return cls(reading.article.id, tokens, [token.start for token in tokens])

    def within(self, span: Span) -> Sequence[Token]:
        return self.tokens[
            bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
        ]


def _telling(
    account: _Tokens, spans: Sequence[Span], but: Sequence[Span | None] = ()
) -> frozenset[str]:
    """Give the words of some spans that carry what they tell, the verbs among them, outside of `but`."""
    passed = {t.start for part in but if part is not None for t in account.within(part)}
    return frozenset(
        token.lemma.lower()
        for span in spans
        if span.article == account.article
        for token in account.within(span)
        if token.pos in CONTENT
        and token.start not in passed
        and token.lemma.lower() not in lexicon.words("light")
    )


def quote(
    story: Story,
    weights: Mapping[Concept, int],
    taken: Sequence[Span] = (),
    *,
    words: int = 130,
    most: int = 7,
) -> list[Line]:
    """Give one line a speaker, the most quoted speakers first, for at most `words` words.

    What overlaps a span of `taken` is printed already and left out.
    """
    entities = {entity.id: entity for entity in story.entities}
    by_speaker: dict[str, list[Saying]] = defaultdict(list)
    day, stale = day_of(story), outdated(story)
    known = nouns(story, taken) | {word for word in weights if isinstance(word, str)}
    people: dict[str, list[Span]] = defaultdict(list)
    for entity in story.entities:
        if entity.type == "PERSON" and entity.named:
            for mention in entity.mentions:
                people[mention.article].append(mention)
    far = apart(story)
    for reading in story.readings:
        if reading.article.id in far:
            continue
        calendar = Calendar.of(reading)
        for saying in _sayings(
            reading, entities, weights, stale, known, people[reading.article.id]
        ):
            if not calendar.is_of_another_day(saying.statement, day):
                by_speaker[saying.speaker].append(saying)
    vouching = Vouching.of(story)
    told = {word for reading in story.readings for word in _telling(_Tokens.of(reading), taken)}
    lines: list[Line] = []
    used = list(taken)
    heard: list[frozenset[str]] = []
    named: set[str] = set()
    for speaker in sorted(by_speaker, key=lambda s: _prominence(s, by_speaker[s], entities)):
        fresh = [
            s
            for s in by_speaker[speaker]
            if not any(_same(s.words, h) for h in heard) and not _is_told(s.telling, told)
        ]
        best = _best(fresh, used, vouching)
        name = entities[speaker].name.lower() if speaker in entities else speaker
        if best is None or len(lines) == most or word_count(best[1]) > words or name in named:
            continue
        named.add(name)
        saying, line = best
        words -= word_count(line)
        lines.append(line)
        used += line.evidence
        heard.append(saying.words)
        told |= saying.telling
    return lines


def _is_told(about: frozenset[str], told: set[str]) -> bool:
    """Say whether the brief has told before what a line would tell, in whatever words."""
    return len(about & told) > TOLD * len(about)


def _sayings(
    reading: Reading,
    entities: Mapping[str, Entity],
    weights: Mapping[Concept, int],
    stale: Sequence[Span],
    known: Collection[str],
    people: Iterable[Span],
) -> Iterator[Saying]:
    account = _Tokens.of(reading)
    names = _full_names(people)
    for statement in reading.statements:
        source = statement.source
        if statement.act != "statement" or statement.confidence < SURE or source is None:
            continue
        said = [token for content in statement.content for token in account.within(content)]
        if len(said) < FEWEST_SAID:
            continue
        line = None
        if not _is_unknown(source.exact, known):
            speaker = entities.get(statement.speaker or "")
            own = speaker.mentions if speaker is not None and speaker.type == "PERSON" else ()
            line = _as_it_stands(reading, statement, {n: s for n, s in names.items() if s in own})
        line = line or _by_name(reading, statement, entities)
        quoted = any(mark in span.exact for span in statement.content for mark in _MARKS)
        weight = 1.0 + sum(weights.get(concept, 0) for concept in set(concepts(said)))
        weight *= QUOTED if quoted else 1.0
        if any(span.overlaps(old) for span in statement.content for old in stale):
            weight *= OUTDATED
        yield Saying(
            speaker=statement.speaker or source.exact.lower(),
            statement=statement,
            line=line,
            words=frozenset(t.text.lower() for t in said if t.text.isalnum()),
            telling=_telling(account, line.evidence if line else (), (source, statement.cue)),
            weight=weight,
        )


def _is_unknown(source: str, known: Collection[str]) -> bool:
    """Say whether a source is one of whom nobody has heard: "the victim", before there is any."""
    the, _, noun = source.lower().partition(" ")
    understood = lexicon.words("openers", "understood")
    return the == "the" and noun.isalpha() and noun not in understood and noun not in known


def _full_names(mentions: Iterable[Span]) -> Mapping[str, Span]:
    """Map each surname to the first place where an account gives the one person who bears it in full.

    It stands last in *Ann Reed* and first in *Hua Chunying*; who has it is told by the speaker.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for mention in mentions:
        words = mention.exact.split()
        if len(words) > 1 and words[0].isalpha():
            found[words[-1]].append(mention)
            found[words[0]].append(mention)
    shortest = {name: min(spans, key=lambda s: (len(s.exact), s)) for name, spans in found.items()}
    return {
        name: span
        for name, span in shortest.items()
        if span.exact.split()[0] not in _HONORIFICS
        and all(span.exact in other.exact for other in found[name])
    }


def _in_full(span: Span, source: Span, full: Mapping[str, Span], article: Article) -> Line:
    """Print some words, with the name in full of a speaker whom they call by the surname alone."""
    words = source.exact.split()
    bare = len(words) == 1 or (len(words) == 2 and words[0].strip(".") in _HONORIFICS)
    name = full.get(words[-1]) if bare and words else None
    # A name goes before its verb with a blank, or ends the line; no mark comes between.
    if name is None or not span.covers(source) or article.text[source.end : source.end + 1] != " ":
        return compose([span])
    before, after = article.text[span.start : source.start], article.text[source.end : span.end]
    # What stands between quotation marks is not touched.
    if (before and not before[-1].isspace()) or not is_balanced(before):
        return compose([span])
    begin, end = len(before.rstrip()), len(after) - len(after.lstrip())
    said_first: list[str | Sequence[Span]] = [[article.span(span.start, span.start + begin)], " "]
    return compose(
        *(said_first if begin else []), [name], " ", [article.span(source.end + end, span.end)]
    )


def _as_it_stands(reading: Reading, statement: Statement, full: Mapping[str, Span]) -> Line | None:
    """Print the statement as the account has it: its sentence, or the clause from source to content."""
    if statement.source is None or _leans(statement.source.exact):
        return None
    parts = [*statement.content, statement.source, *(link.span for link in statement.chain)]
    if statement.cue is not None:
        parts.append(statement.cue)
    if any(part.article != reading.article.id for part in parts):
        return None
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    inside = [s for s in reading.sentences if s.start < end and start < s.end]
    if not inside or inside[0].paragraph != inside[-1].paragraph:
        return None
    # "Ministry announcement of new sanctions": a caption says nothing of anything.
    if inside[0].tokens[inside[0].root].pos not in ("VERB", "AUX"):
        return None
    text = reading.article.text[inside[0].start : inside[-1].end]
    whole = reading.article.span(inside[0].start + dateline(text), inside[-1].end)
    clause = _trimmed(reading.article, start, end)
    for span in (whole, clause):
        # "A fight that owners warned could ruin the town": what is cut from its noun is no sentence.
        if span is clause and _lacks_subject(inside[0], statement.content[0]):
            break
        # "The chief dismissing it as too low" is what a sentence hangs beside its own verb.
        if span is clause and _is_hung_on(inside, statement.cue):
            break
        opens = span.start in (whole.start, statement.source.start) and not span.exact[:1].islower()
        fits = len(span.exact.split()) <= MOST_WORDS and _is_whole(span.exact)
        # Not the whole of a long sentence for the sake of a clause in it.
        mostly = end - start >= MOST_OF_IT * len(span.exact)
        if opens and fits and mostly and not _leans(span.exact):
            return _in_full(span, statement.source, full, reading.article)
    return None


def _is_hung_on(sentences: Sequence[Sentence], cue: Span | None) -> bool:
    """Say whether the verb of saying is a mere participle."""
    words = [t for s in sentences for t in s.tokens if cue and cue.start <= t.start < cue.end]
    return bool(words) and words[-1].tag == "VBG"


def _lacks_subject(sentence: Sentence, content: Span) -> bool:
    """Say whether words begin with their verb: their subject then stands before who said them."""
    first = next((t for t in sentence.tokens if t.start >= content.start), None)
    return first is not None and first.tag in ("MD", "VBD", "VBZ", "VBP")


def _takes_up(sentence: Sentence, content: Span) -> bool:
    """Say whether words begin with what only the sentence before explains: "another will lead it"."""
    first = next(
        (t for t in sentence.tokens if t.start >= content.start and t.text[0].isalnum()), None
    )
    return (
        first is not None
        and first.text.lower() in lexicon.words("openers")
        and not first.tag.startswith("PRP")
        and first.tag not in ("IN", "EX", "WP", "WRB")
    )


def _by_name(reading: Reading, statement: Statement, entities: Mapping[str, Entity]) -> Line | None:
    """Print the speaker's name, as the account itself gives it, before the verb and what was said."""
    speaker = entities.get(statement.speaker or "")
    if speaker is None or statement.cue is None or len(statement.content) != 1:
        return None
    if not _is_verb(reading, statement.cue):
        return None
    content = statement.content[0]
    sentence = next((s for s in reading.sentences if s.start <= content.start < s.end), None)
    if sentence is None or _lacks_subject(sentence, content) or _takes_up(sentence, content):
        return None
    # "The Briton" is what somebody was called, and no name.
    own = set(speaker.name.lower().split())
    here = [
        mention
        for mention in speaker.mentions
        if mention.article == reading.article.id
        and mention.exact[:1].isupper()
        and own & set(mention.exact.lower().split())
    ]
    content = _trimmed(reading.article, content.start, content.end)
    if not here or not _is_whole(content.exact) or statement.polarity == "negative":
        return None
    name = max(here, key=lambda m: (m.exact == speaker.name, -m.start))
    cue = statement.cue
    line = (
        # "called the pier a disgrace": what goes on from its verb is not cut from it.
        compose([name], " ", [reading.article.span(cue.start, content.end)])
        if 0 <= content.start - cue.end <= NEAR
        else compose([name], " ", [cue], ": ", [content])
    )
    return line if word_count(line) <= MOST_WORDS else None


def _is_verb(reading: Reading, cue: Span) -> bool:
    """Say whether a cue can stand between a name and a colon: "warned" can, "according to" cannot."""
    sentence = next((s for s in reading.sentences if s.start <= cue.start < s.end), None)
    words = [t for t in sentence.tokens if cue.start <= t.start < cue.end] if sentence else []
    return bool(words) and words[-1].tag in ("VBD", "VBZ", "VBP", "VBN")


def _trimmed(article: Article, start: int, end: int) -> Span:
    """Take in the quotation marks and the full stop that belong to a stretch."""
    text = article.text
    while end < len(text) and text[end] in _ENDS and not _is_whole(text[start:end]):
        end += 1
    if start and text[start - 1] in _MARKS and not is_balanced(text[start:end]):
        start -= 1
    return article.span(start, end)


def _is_whole(text: str) -> bool:
    """Say whether a stretch ends as a sentence does and leaves no quotation open.

    >>> _is_whole("“Go.”"), _is_whole("“Go."), _is_whole("Go")
    (True, False, False)
    """
    return is_balanced(text) and text.rstrip('”"’')[-1:] in (".", "!", "?")


def _leans(text: str) -> bool:
    """Say whether a text points to what went before: by its first word, or soon by an "also".

    >>> _leans("He said so."), _leans("The mayor also said so."), _leans("The mayor said so.")
    (True, True, False)
    """
    words = [word.strip("“”\"‘’',;:").lower() for word in text.split(maxsplit=4)[:4]]
    links = lexicon.words("openers", "link")
    return bool(words) and (words[0] in lexicon.words("openers") or not links.isdisjoint(words))


def _prominence(
    speaker: str, sayings: Sequence[Saying], entities: Mapping[str, Entity]
) -> tuple[object, ...]:
    """The named before the unnamed before outlets; then who is quoted by most accounts, and on what."""
    known = entities.get(speaker)
    outlet = known is not None and known.type == "OUTLET"
    named = known is not None and known.type in _NAMED and known.name[:1].isupper()
    accounts = len({s.statement.article for s in sayings})
    return outlet, not named, -accounts, -max(s.weight for s in sayings), speaker


def _best(
    sayings: Sequence[Saying], used: Sequence[Span], vouching: Vouching
) -> tuple[Saying, Line] | None:
    """Choose what a speaker is quoted with, and add the other accounts' wordings of it."""
    ranked: list[tuple[float, Saying, Line]] = []
    for saying in sayings:
        if saying.line is None or any(
            span.overlaps(other) for span in _without_name(saying) for other in used
        ):
            continue
        others = _wordings(saying, saying.line, sayings, vouching)
        # "He" and "the man" are only as good as what they are taken to mean: print a name for
        # them when another account has it, too.
        if _is_inferred(saying) and not others:
            continue
        worth = saying.weight * (1 + HEARD * len(others)) / math.sqrt(word_count(saying.line))
        line = Line(
            saying.line.text,
            (*saying.line.evidence, *others),
            (*saying.line.at, *(None for _ in others)),
        )
        ranked.append((worth, saying, line))
    return max(ranked, key=lambda r: r[0])[1:] if ranked else None


def _without_name(saying: Saying) -> Iterator[Span]:
    """Yield what is printed of a statement but a name from elsewhere, which may stand in two lines."""
    parts = (saying.statement.source, saying.statement.cue, *saying.statement.content)
    for span in saying.line.evidence if saying.line is not None else ():
        if any(part is not None and span.overlaps(part) for part in parts):
            yield span


def _is_inferred(saying: Saying) -> bool:
    """Say whether the line prints a name of which the account's own source has no word."""
    source = saying.statement.source
    if saying.line is None or source is None or saying.line.evidence[0].overlaps(source):
        return False
    names = [span for span in saying.line.evidence if len(span.exact.split()) <= LONGEST_NAME]
    printed = {word for span in names for word in span.exact.lower().split()}
    pointing = lexicon.words("openers") | {"the"}
    own = {
        word.lower()
        for word in source.exact.split()
        if word.lower() not in pointing and (word[0].isupper() or len(word) > len("the"))
    }
    return not printed & own


def _wordings(
    saying: Saying, line: Line, sayings: Sequence[Saying], vouching: Vouching
) -> list[Span]:
    """Give the other accounts' wordings of one utterance, one an account, if they bear it out."""
    found: dict[str, Span] = {}
    printed: Gist | None = None
    for other in sayings:
        article = other.statement.article
        if article == saying.statement.article or article in found:
            continue
        if not _same(saying.words, other.words):
            continue
        span = other.statement.content[0]
        printed = printed or vouching.gist(line.evidence)
        if vouching.sentence(span).bears_out(printed, but=saying.statement.speaker):
            found[article] = span
    return list(found.values())


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shared, shorter = len(one & other), min(len(one), len(other))
    return shared >= SAME_WORDS and shared >= SAME * shorter
