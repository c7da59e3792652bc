"""Every noun of the house. Frozen, slotted, and built from the standard library alone.

Data runs along the river::

    Article → Skim → Reading → Story → Edition

Offsets are code points of one article's text, half open. A `Span` carries the very
characters it covers, so whatever is printed can be checked against its source
without asking anyone. What an `Edition` holds is the public document `variorum/1`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

FORMAT: Final = "variorum/1"

PublishedBasis = Literal["sidecar", "metadata", "url", "text", "none"]
EntityType = Literal["PERSON", "ORG", "GPE", "LOC", "OUTLET", "EVENT", "PRODUCT", "OTHER"]
MergeGround = Literal["name", "spelling", "short name", "role", "order"]
Role = Literal["headline", "standfirst", "subhead", "paragraph"]
QuoteKind = Literal["speech", "partial", "scare", "title"]
Manner = Literal["direct", "indirect", "mixed"]
Factuality = Literal["asserted", "hedged", "denied", "predicted", "conditional", "opinion"]
Polarity = Literal["positive", "negative"]
Act = Literal["statement", "request", "question", "silence"]
Approximation = Literal["exact", "about", "more_than", "at_least", "up_to", "less_than", "between"]
DateKind = Literal["date", "time", "duration", "set"]
FactKind = Literal["measure", "event", "attribute", "reaction", "utterance", "act"]
Relation = Literal["agree", "differ", "update"]
Aspect = Literal["value", "scope", "time", "place", "polarity", "attribution", "name"]
Status = Literal["firm", "check"]
Severity = Literal["high", "medium", "low"]
Reply = Literal["yes", "no", "unclear"]
OriginKind = Literal["outlet", "person", "body", "unnamed", "document"]
EdgeKind = Literal["cites", "copies", "first_reported", "possibly_shared"]
# Maps pairs of texts to how near they are in meaning, from -1 to 1.
Nearness = Callable[[Iterable[tuple[str, str]]], Mapping[tuple[str, str], float]]


# ── text ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of one article's text, with the very characters it covers.

    `exact == text[start:end]`, always. Make one with `Article.span`.

    >>> Article.of("The quick fox").span(4, 9).exact
    'quick'
    """

    article: str
    start: int
    end: int
    exact: str

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one character of one article."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether every character of `other` lies within this span."""
        return self.article == other.article and self.start <= other.start <= other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it came in. `text` is never edited; all else is a span into it.

    `id` comes from the content and from where it came, never from the order of files.
    `sha256` is that of the bytes, so that a later reader can prove the file is the same.
    """

    id: str
    path: str
    text: str
    sha256: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "none"
    language: str = "en"

    @classmethod
    def of(cls, text: str, *, published: date | None = None, outlet: str | None = None) -> Article:
        """Make an article of a text at hand, for tests and for library use.

        >>> Article.of("It rained.").text
        'It rained.'
        """
        from hashlib import sha256

        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(
            id=digest[:12],
            path=f"{digest[:12]}.txt",
            text=text,
            sha256=digest,
            outlet=outlet,
            published=published,
            published_basis="sidecar" if published else "none",
        )

    def span(self, start: int, end: int) -> Span:
        """Give the span from `start` to `end`, in code points."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True, order=True)
class Furniture:
    """A stretch of the page that is not the story: a caption, a sign-up box, other stories' links."""

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """One block of the story's own text (a line that is not furniture), with its role."""

    start: int
    end: int
    role: Role = "paragraph"


@dataclass(frozen=True, slots=True)
class Skim:
    """The first gear: what is known of an article without a parser."""

    article: Article
    furniture: tuple[Furniture, ...]
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Gist:
    """What grouping knows of an article: its words, the heaviest first, and their weights; its day.

    `day` counts from the first of January of the year 1, None where no day is known. `meaning` is
    a sentence vector, as whole numbers of 16 bits, where somebody asked for one.
    """

    article: str
    day: int | None
    words: tuple[str, ...]
    weights: tuple[int, ...]
    meaning: bytes = b""


# ── one account ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the parser sees it. `head` is an index into the sentence's tokens; a root's head is itself.

    `tag` is the Penn Treebank tag, `pos` the universal part of speech derived from it,
    `dep` the CLEAR dependency label, `lemma` lower case.
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class NameGuess:
    """What the statistical model takes for a name: tokens `first` to `last` (inclusive), and its label."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: offsets in the article, tokens, and which paragraph it stands in."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    names: tuple[NameGuess, ...] = ()

    def children(self, head: int) -> Iterator[int]:
        """Yield the indices of the tokens that hang directly on `head`, left to right."""
        return (i for i, t in enumerate(self.tokens) if t.head == head and i != head)

    def child(self, head: int, *deps: str) -> int | None:
        """Give the first child of `head` whose dependency label is one of `deps`."""
        return next((i for i in self.children(head) if self.tokens[i].dep in deps), None)

    def subtree(self, head: int) -> tuple[int, ...]:
        """Give `head` and everything that hangs on it, in text order."""
        below: dict[int, list[int]] = {}
        for i, token in enumerate(self.tokens):
            below.setdefault(token.head, []).append(i)
        members = {head}
        todo = [head]
        while todo:
            for child in below.get(todo.pop(), ()):
                if child not in members:
                    members.add(child)
                    todo.append(child)
        return tuple(sorted(members))

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the heads above a token, nearest first."""
        seen = {index}
        while (head := self.tokens[index].head) not in seen:
            yield head
            seen.add(head)
            index = head

    @property
    def root(self) -> int:
        """The index of the token that hangs on itself."""
        return next((i for i, t in enumerate(self.tokens) if t.head == i), 0)


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two names that were taken for one, on what ground, and where each stands."""

    ground: MergeGround
    one: Span
    other: Span


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named. Within one account first; across the story after collation.

    `name` is the fullest form met; `aliases` the other forms; `roles` what it was called
    ("the Ukrainian president"); `mentions` every span that justifies it; `merges` why names
    that are written differently were taken for one. A source without a name ("U.S. officials")
    is not `named`: its `name` is the description it goes by.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    named: bool = True
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression with its TIMEX3 value.

    `begin` and `end` are the first and last day it can mean (ISO, inclusive), where known.
    An unresolved one says why in `reason`.
    """

    id: str
    span: Span
    value: str
    kind: DateKind
    resolved: bool
    reason: str | None = None
    begin: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: how much, of what, as of when.

    `value` is in `unit` as written; `low` and `high` are the bounds for a range or an
    open figure. `si_value` is the value in the dimension's base unit, for comparison, and
    `si_low` and `si_high` are the bounds.
    `counted` is the head noun with its restrictors ("North Korean troops"), `verb` the words
    of the verb that says what became of it ("killed"). `tolerance` is half a unit of the last
    digit that is written, in `unit`: 50,000 for "1.2 million".
    """

    id: str
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    dimension: str
    approximation: Approximation
    counted: str = ""
    counted_span: Span | None = None
    subject: str | None = None
    as_of: str | None = None
    si_value: float | None = None
    si_unit: str | None = None
    verb: Span | None = None
    tolerance: float | None = None
    si_low: float | None = None
    si_high: float | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks. `inner` leaves the marks out; `depth` counts from 0.

    `closed` is False when the mark that ends it is missing.
    """

    span: Span
    inner: Span
    depth: int
    kind: QuoteKind
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Voice:
    """A frame of reported speech as found in the text: source – cue – content, before anyone is identified.

    `content` may be split round the cue. `by` names the rule that found it. `within` is the
    index (in the same sequence) of the voice that reports this one: outlet ← spokesman.
    `inherits` is True for a sentence that goes on without a cue of its own; `continues` is then
    the index of the voice it goes on from. `addressee` is whom it was told to, and `through` who
    passed it on ("*the agency* quoted her as saying"), where the text says.
    """

    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    by: str
    lemma: str = ""
    within: int | None = None
    inherits: bool = False
    continues: int | None = None
    addressee: Span | None = None
    through: Span | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """How a statement is meant: its manner, its factuality, its polarity, and what kind of act it is."""

    manner: Manner
    factuality: Factuality
    polarity: Polarity
    act: Act = "statement"


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of sources: the paper, then the official it quotes."""

    name: str
    entity: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what, through whom. `chain` is outermost first and ends with the speaker."""

    id: str
    article: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: str | None
    chain: tuple[Link, ...]
    parent: str | None
    manner: Manner
    factuality: Factuality
    polarity: Polarity
    said: str | None = None
    act: Act = "statement"
    confidence: float = 1.0


# The stage that leaves out an account which came out too far from the others.
COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a stage left undecided, where, and why."""

    article: str
    span: Span
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One account, read in depth. It knows of no other account."""

    article: Article
    furniture: tuple[Furniture, ...]
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    quotes: tuple[Quote, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...] = ()

    @classmethod
    def unread(cls, skim: Skim) -> Reading:
        """Give the reading of an article that was only skimmed: its page is known, its words are not."""
        return cls(skim.article, skim.furniture, skim.paragraphs, (), (), (), (), (), ())

    @property
    def skim(self) -> Skim:
        """What was known before the parser ran."""
        return Skim(self.article, self.furniture, self.paragraphs)


# ── many accounts ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Fact:
    """One comparable claim of one account, with the typed key that says which question it answers.

    Two facts meet only when their keys are equal; `None` in a key is "unknown" and is
    never a wildcard for a difference. `value` is comparable text or number; `low` and
    `high` bound it. `evidence` is the reading itself (number, noun and governing verb),
    not the sentence; `statements` are those whose content holds it.

    `where`, `when` (first and last day) and `who` frame the event; `scope` holds the words
    that limit it ("only", "at first"); a `part` is no whole ("four of them"); `source` is
    on whose word it stands, None for the account's own voice; `marks` are its predicate and
    participants with the offsets at which they stand. `replaces` are the values that the
    account itself says it replaces ("up from seven").
    """

    kind: FactKind
    article: str
    key: tuple[str | None, ...]
    label: str
    evidence: tuple[Span, ...]
    value: float | str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximation: Approximation = "exact"
    polarity: Polarity = "positive"
    modality: str = "real"
    status: str = ""
    as_of: str | None = None
    subject: str | None = None
    statements: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when: tuple[str, str] | None = None
    who: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    part: bool = False
    source: str | None = None
    hedged: bool = False
    marks: tuple[tuple[str, int, int], ...] = ()
    slots: tuple[tuple[str, tuple[str, ...]], ...] = ()
    replaces: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """One answer to a point's question: its words, the accounts that give it, who stands behind it.

    `independent` counts sources that do not rest on one another. `reply` is what it answers
    to a question of whether, None where the question is another.
    """

    label: str
    value: float | str | None
    evidence: tuple[Span, ...]
    statements: tuple[str, ...]
    articles: tuple[str, ...]
    independent: int = 1
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A question that accounts answer, and how the answers stand to one another.

    An agreement is `slight` where it only names somebody or something, where no account tells it
    in words that read by themselves, or where nothing but one text and its copies tells it.
    """

    id: str
    subject: str
    relation: Relation
    aspect: Aspect | None
    status: Status
    within: str | None
    readings: tuple[Variant, ...]
    reason: str
    severity: Severity
    confidence: float
    slight: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Someone on whose word an account rests."""

    id: str
    name: str
    kind: OriginKind


@dataclass(frozen=True, slots=True)
class Edge:
    """`from_` rests on `to`: the sentence that shows it is the evidence."""

    from_: str
    to: str
    kind: EdgeKind
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who rests on whom. `groups` maps an article to the group of accounts it is not independent of."""

    origins: tuple[Origin, ...] = ()
    edges: tuple[Edge, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One event, all its accounts collated.

    `readings` are the accounts with their speakers and subjects renamed to `entities`; `models`
    the models that collating took, each with what it is for.
    """

    id: str
    title: str
    readings: tuple[Reading, ...]
    entities: tuple[Entity, ...]
    points: tuple[Point, ...]
    sources: Lineage
    doubts: tuple[Doubt, ...] = ()
    models: tuple[tuple[str, str], ...] = ()


# ── what is printed ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Account:
    """An article as it stands in an edition: with its siglum, its furniture and its group."""

    id: str
    siglum: str
    path: str
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: date | None
    language: str
    published_basis: PublishedBasis
    sha256: str
    length: int
    furniture: tuple[Furniture, ...]
    group: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, made of the sources' words, and the spans that hold them.

    `at` says, for each span of `evidence`, where in `text` its words stand; None marks a
    span that bears out the words before it and is not printed itself. `point` is the id of the
    point whose readings the line sets side by side.
    """

    text: str
    evidence: tuple[Span, ...]
    at: tuple[int | None, ...] = ()
    point: str | None = None

    def pieces(self) -> Iterator[tuple[str, tuple[Span, ...]]]:
        """Yield the line cut up: each source's words with their spans, and the joining words with none.

        >>> here, there = Article.of("killed seven").span(7, 12), Article.of("7 dead").span(0, 1)
        >>> [
        ...     (words, len(spans))
        ...     for words, spans in Line("seven people?", (here, there), (0, None)).pieces()
        ... ]
        [('seven', 2), (' people?', 0)]
        """
        done = 0
        words, spans = "", list[Span]()
        for span, place in zip(self.evidence, self.at, strict=True):
            if place is None:
                spans.append(span)
                continue
            if words:
                yield words, tuple(spans)
            if place > done:
                yield self.text[done:place], ()
            words, spans = self.text[place : place + len(span.exact)], [span]
            done = place + len(words)
        if words:
            yield words, tuple(spans)
        if done < len(self.text):
            yield self.text[done:], ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the brief and its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The story on one screen."""

    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something dated: the day it happened (`event`) or the day it was reported (`report`)."""

    date: str
    text: str
    evidence: tuple[Span, ...]
    kind: Literal["event", "report"]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One attribute of an entity and its readings."""

    attribute: str
    readings: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class FactSheet:
    """What the accounts say an entity is, has or measures.

    `entity` is its id; for a thing without a name, the words it goes by.
    """

    entity: str
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One speaker and what they said.

    `wordings` puts together what several accounts have them say of one and the same thing:
    each holds ids of `statements`, and none stands in two.
    """

    speaker: str
    statements: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who reports a point, and who is silent on it."""

    point: str
    articles: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The graph of who rests on whom, as printed."""

    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Centre:
    """What stands at the centre of a story: a line that tells it, and who stands behind it.

    `articles` are the accounts that bear it out, `independent` how many sources they come to
    that do not rest on one another, `on_record` the named speakers on whose word it stands.
    """

    line: Line
    articles: tuple[str, ...]
    independent: int
    on_record: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryEdition:
    """One story as printed."""

    id: str
    title: str
    articles: tuple[str, ...]
    points: tuple[Point, ...]
    sources: Sources
    brief: Brief
    timeline: tuple[TimelineEntry, ...]
    fact_sheets: tuple[FactSheet, ...]
    positions: tuple[Position, ...]
    coverage: tuple[Coverage, ...]
    centre: Centre | None = None


@dataclass(frozen=True, slots=True)
class Generator:
    """What made the document: name, version, and the models it used."""

    name: str
    version: str
    models: dict[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """The `variorum/1` document: everything that is printed, and nothing else."""

    generator: Generator
    articles: tuple[Account, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    stories: tuple[StoryEdition, ...]
    doubts: tuple[Doubt, ...]
    format: Literal["variorum/1"] = FORMAT
