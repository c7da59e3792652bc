"""What can be printed whole: a sentence, or the few sentences one quotation runs through."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from variorum import lexicon
from variorum.model import Reading, Sentence, Span, Token

__all__ = ["Passage", "dateline", "find_passages", "is_balanced"]

# An editor's line: shorter is a fragment, longer is a paragraph.
FEWEST_WORDS, MOST_WORDS = 6, 48
# A quotation that runs on is kept whole up to this many sentences.
MOST_SENTENCES = 3

# "KELMOUTH, Nov. 3 (Coast News) — The pier" opens with where and for whom it was written.
_DATELINE = re.compile(
    r"(?:\([A-Z][A-Za-z ]{1,20}\)(?:\s*[—–-]+)?"
    r"|(?:[A-Z]{2}[^\n—–]{0,50}?|[^\n—–.]{2,50}\([A-Za-z /]{2,30}\))\s*(?:—|–|--|-))\s+(?=[A-Z0-9“\"‘])"
)
_OPEN, _CLOSE = "“(", "”)"
_ENDS = ".!?…"
_QUOTES = "“\"‘'"
# A mark that closes before the end: "“Go,” she said, “now.”"
_OPENED_AGAIN = re.compile(r"[”\"’']\s")
_CLOSERS = "”\"’')"
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
# "The captain says that it had not.": what it had not done stands in the sentence before.
_ELLIPTIC = re.compile(
    r"\b(?:ha[sd]|have|d(?:o|oes|id)|is|are|was|were|w(?:ill|ould)|could)(?: not|n[’']t)[.!]$"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an account's own text that can stand by itself on a page.

    `place` is the paragraph of the story it stands in, counted from 0, bylines and captions
    aside; `leans` says that its opening word points to what went before, or its end leaves out
    what stood there; `takes_up` is the noun it opens with as if everybody knew which is meant.
    """

    span: Span
    sentences: tuple[Sentence, ...]
    place: int
    leans: bool
    takes_up: str | None = None

    @property
    def tokens(self) -> Iterator[Token]:
        """Yield the words of all its sentences."""
        return (token for sentence in self.sentences for token in sentence.tokens)

    @property
    def is_quotation(self) -> bool:
        """Say whether all of it stands between quotation marks, so that nobody is named who says it."""
        text = self.span.exact
        return text[0] in _QUOTES and text[-1] in _CLOSERS and not _OPENED_AGAIN.search(text)

    @property
    def tells_an_event(self) -> bool:
        """Say whether it tells of something that happened: in the past tense, or as done by now.

        What only describes somebody or something ("the pier, built in 1911, is long") does not.
        """
        return any(
            _is_past(sentence, n) and not _describes(sentence, n)
            for sentence in self.sentences
            for n in range(len(sentence.tokens))
        )

    def is_left_open(self, known: Collection[str]) -> bool:
        """Say whether nobody can tell whom or what it is about, who knows these nouns alone."""
        return self.leans or (self.takes_up is not None and self.takes_up not in known)

    def is_aside(self, token: Token) -> bool:
        """Say whether a word of it stands in a clause that only adds to what it tells."""
        return any(
            _is_aside(sentence, n)
            for sentence in self.sentences
            for n, t in enumerate(sentence.tokens)
            if t is token
        )

    def tells(self, part: Span) -> bool:
        """Say whether a part of it is what it tells, and no clause beside that: "…, which may help"."""
        for sentence in self.sentences:
            inside = [n for n, t in enumerate(sentence.tokens) if part.start <= t.start < part.end]
            if any(
                sentence.tokens[n].head not in inside and not _is_aside(sentence, n) for n in inside
            ):
                return True
        return False

    @property
    def length(self) -> int:
        """Count its words, as an editor would."""
        return len(self.span.exact.split())


def _is_past(sentence: Sentence, n: int) -> bool:
    """Say whether a word is a verb in the past ("fell") or of something done ("has fallen")."""
    if sentence.tokens[n].tag == "VBD":
        return True
    helpers = (sentence.tokens[i].lemma for i in sentence.children(n))
    return sentence.tokens[n].tag == "VBN" and "have" in helpers


def _is_aside(sentence: Sentence, n: int) -> bool:
    """Say whether a word stands in a clause behind a comma that adds to what has been told."""
    chain = [n, *sentence.ancestors(n)]
    return any(
        sentence.tokens[i].dep in ("relcl", "acl", "advcl")
        and sentence.tokens[i].head < min(sentence.subtree(i))
        for i in chain
    )


def _describes(sentence: Sentence, n: int) -> bool:
    """Say whether a word stands in a clause that only says which thing is meant."""
    chain = (n, *sentence.ancestors(n))
    return any(sentence.tokens[i].dep in ("relcl", "acl") for i in chain)


def find_passages(reading: Reading) -> Iterator[Passage]:
    """Yield every printable passage of an account, in text order; headlines and labels are none."""
    run: list[Sentence] = []
    body = [n for n, p in enumerate(reading.paragraphs) if p.role in ("paragraph", "standfirst")]
    places = {number: place for place, number in enumerate(body)}
    quoted = {n for q in reading.quotes if q.closed for n in range(q.span.start + 1, q.span.end)}
    for sentence in reading.sentences:
        if run and (run[-1].paragraph != sentence.paragraph or len(run) == MOST_SENTENCES):
            run = []
        run.append(sentence)
        text = reading.article.text[run[0].start : run[-1].end]
        if not is_balanced(text) or run[-1].end in quoted:
            continue
        place = places.get(sentence.paragraph)
        if place is not None and _is_sentence(text) and _has_verb(run):
            yield Passage(
                reading.article.span(run[0].start + dateline(text), run[-1].end),
                tuple(run),
                place,
                _leans(run[0]) or bool(_ELLIPTIC.search(text)),
                _taken_up(run[0]),
            )
        run = []


def dateline(text: str) -> int:
    """Count the characters before the news begins: where it was written, and for whom.

    >>> dateline("KELMOUTH, Nov. 3 (Coast News) — The pier fell."), dateline("The pier fell.")
    (32, 0)
    """
    match = _DATELINE.match(text)
    return match.end() if match else 0


def is_balanced(text: str) -> bool:
    """Say whether every quotation mark and bracket that opens in a text also closes in it.

    >>> is_balanced("He said: “Go home.” (He went.)"), is_balanced("“Go home.")
    (True, False)
    """
    pairs = all(text.count(a) == text.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True))
    # A closing single mark may be an apostrophe, an opening one never is.
    return pairs and text.count('"') % 2 == 0 and text.count("‘") <= text.count("’")


def _is_sentence(text: str) -> bool:
    """Say whether a text looks like a whole sentence: a capital, a full stop, a fair length."""
    start, end = text.lstrip("“\"‘'("), text.rstrip(_CLOSERS)
    return (
        FEWEST_WORDS <= len(text.split()) <= MOST_WORDS
        and bool(start)
        and (start[0].isupper() or start[0].isdigit())
        and bool(end)
        and end[-1] in _ENDS
    )


def _has_verb(run: Sequence[Sentence]) -> bool:
    """Say whether the first of some sentences says something of something: "A hard choice." does not."""
    return run[0].tokens[run[0].root].pos in ("VERB", "AUX")


def _taken_up(sentence: Sentence) -> str | None:
    """Give the noun of a subject that only what was told before can explain: "The ban is expected to".

    "The government" is known to everybody, and "the ban on wood fires" says which it is.
    """
    subject = next((n for n, t in enumerate(sentence.tokens) if t.dep in _SUBJECT), None)
    if subject is None or sentence.tokens[subject].pos not in ("NOUN", "ADJ"):
        return None
    first, *rest = sentence.subtree(subject)
    told = any(
        sentence.tokens[n].pos == "PROPN"
        or sentence.tokens[n].dep in ("prep", "relcl", "acl", "appos", "poss")
        for n in rest
    )
    noun = sentence.tokens[subject].lemma.lower()
    known = noun in lexicon.words("openers", "understood")
    bare = sentence.tokens[first].text.lower() == "the" and not told and not known
    return noun if bare else None


def _goes_on(words: Sequence[str]) -> bool:
    """Say whether a sentence opens by counting from a day told before: "Two years later, the".

    >>> _goes_on("two years later the pier fell".split()), _goes_on("the pier later fell".split())
    (True, False)
    """
    sequels = lexicon.words("openers", "sequel")
    spans = lexicon.words("openers", "span")
    return any(one in spans and other in sequels for one, other in pairwise(words[:5]))


def _is_a_pointer(sentence: Sentence, subject: int) -> bool:
    """Say whether a subject is a pronoun, or a bare number: "Two opted for a trial"."""
    token = sentence.tokens[subject]
    return token.tag == "PRP" or (token.tag == "CD" and sentence.child(subject, "prep") is None)


def _leans(sentence: Sentence) -> bool:
    """Say whether a sentence points to what went before: by its first word, its subject, or an "also"."""
    words = [t.text.lower() for t in sentence.tokens if t.text[0].isalnum()]
    links = lexicon.words("openers", "link")
    subject = sentence.child(sentence.root, "nsubj", "nsubjpass")
    return (
        not words
        or words[0] in lexicon.words("openers")
        or not links.isdisjoint(words[:4])
        or (subject is not None and _is_a_pointer(sentence, subject))
        or _goes_on(words)
    )
