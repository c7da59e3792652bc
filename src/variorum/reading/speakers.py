"""Tell who speaks: from the words in the place of the source to the one they mean.

A name speaks for itself; a pronoun means the nearest fitting subject before it; where two
fit, nobody is named. Choosing the wrong person would be slander.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import Role, role
from variorum.model import Article, Entity, Quote, Sentence, Span, Token
from variorum.reading.coreference import FITTING
from variorum.reading.cues import reporting_verbs
from variorum.reading.descriptions import CITING, DEFINITE, SUBJECTS
from variorum.reading.pronouns import (
    PRONOUNS,
    Fitting,
    genders_of,
    is_newcomer,
    is_stranger,
    points_back,
)

MODIFYING = frozenset({"compound", "poss", "nmod", "amod"})
# "…, the Courier reported on Monday": what stands before the outlet, and after its verb.
CLOSED_BY = frozenset({",", "”", '"', "''", "’", "'", "—", "–"})
ADVERBIAL = frozenset({"prep", "npadvmod", "advmod", "punct"})
LONGEST_CLOSE = 6
RELATIVES = frozenset({"who", "which", "that"})
# A pronoun reaches back over so many sentences; further on, a name is used again.
REACH = 3
# Over so many sentences even when what lies between is only quoted.
FARTHEST = 12
# How prominent a subject is: of a clause that only tells more of a noun, of another, of the main one.
ASIDE, CLAUSE, MAIN = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a source means: the entity, or why it stays open."""

    entity: Entity | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    """An entity where it is mentioned: sentence, tokens, how prominent, and in which quotation."""

    entity: Entity
    span: Span
    sentence: int
    first: int
    last: int
    rank: int
    quote: int | None


class Speakers:
    """The people, bodies and unnamed sources of one account, ready to be asked for."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        quotes: Sequence[Quote],
    ) -> None:
        self.article = article
        self.sentences = sentences
        self._starts = [s.start for s in sentences]
        self._quotes = sorted(
            (q.inner.start, q.inner.end)
            for q in quotes
            if q.depth == 0 and q.kind in ("speech", "partial")
        )
        self._done = (0, 0)
        self._added: dict[int, list[_Mention]] = defaultdict(list)
        self._open: dict[int, list[int]] = defaultdict(list)
        self._kinds: dict[str, Sequence[Entity]] = {}
        self._entities = {e.id: e for e in entities}
        self._bodies = [e for e in entities if e.type == "ORG" or e.name.lower() == "police"]
        self._surnames = {
            e.name.rpartition(" ")[2] for e in entities if e.type == "PERSON" and " " in e.name
        }
        self._genders = genders_of(article, entities)
        self._mentions = sorted(self._placed(entities), key=lambda m: (m.span.start, -m.span.end))
        self._at = [m.span.start for m in self._mentions]

    def of(self, source: Span, previous: Entity | None = None) -> Found:
        """Say whom a source means; `previous` is who spoke last."""
        place = self._place(source)
        if place is None:
            return Found(None)
        index, first, last = place
        self._read_on(index, first)
        sentence = self.sentences[index]
        head = _head(sentence, first, last)
        word = sentence.tokens[head].text.lower()
        if word == "it" and sentence.tokens[sentence.tokens[head].head].lemma in words(
            "roles", "mute"
        ):
            return Found(None)  # "it shows": a thing, not a body
        if sentence.tokens[head].tag == "PRP$" and first == last:
            return self._owner(index, first, word)
        if word in PRONOUNS and first == last:
            found = self._pronoun(index, head, previous, word, PRONOUNS[word])
            return self._taken_up(source, place, found)
        if word in RELATIVES:
            return self._antecedent(index, head)
        found = self._named(index, first, last, head)
        if found.entity is not None or found.reason is not None:
            return found
        if (stands_for := points_back(sentence, first, head)) is not None:
            found = self._pronoun(index, first, previous, source.exact, stands_for)
            return self._taken_up(source, place, found)
        return found

    def _read_on(self, index: int, before: int) -> None:
        """Resolve every "he" and "she" that is a subject up to a token: the next may take it up."""
        for at in range(self._done[0], index + 1):
            tokens = self.sentences[at].tokens
            start = self._done[1] if at == self._done[0] else 0
            for i in range(start, before if at == index else len(tokens)):
                word = tokens[i].text.lower()
                if word in ("he", "she") and tokens[i].dep in SUBJECTS:
                    span = self.article.span(tokens[i].start, tokens[i].end)
                    found = self._pronoun(at, i, None, word, PRONOUNS[word])
                    found = self._taken_up(span, (at, i, i), found)
                    if found.entity is None:
                        self._open[at].append(i)
        self._done = max(self._done, (index, before))

    def _taken_up(self, span: Span, place: tuple[int, int, int], found: Found) -> Found:
        """Remember where a pronoun mentions someone: the next one may take it up."""
        if found.entity is not None:
            self._added[place[0]].append(self._mention(found.entity, span, place))
        return found

    def entity(self, id: str | None) -> Entity | None:
        """Give the entity that bears an id."""
        return self._entities.get(id or "")

    def mentioned(self, place: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield whom a stretch of text mentions, with the mentions."""
        for m in self._mentions[
            bisect_left(self._at, place.start) : bisect_left(self._at, place.end)
        ]:
            if m.span.end <= place.end:
                yield m.entity, m.span

    def quoting(self, source: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield who quotes a source: "Reuters quoted Lind as saying", "was quoted by Reuters"."""
        place = self._place(source)
        if place is None:
            return
        index, first, last = place
        tokens = self.sentences[index].tokens
        for m in self._in(index):
            at = tokens[_head(self.sentences[index], m.first, m.last)]
            by = tokens[at.head]
            verb = tokens[by.head] if at.dep == "pobj" and by.dep == "agent" else by
            quotes = verb.lemma in ("quote", "cite") and (at.dep == "nsubj" or verb is not by)
            if quotes and not first <= m.first <= last:
                yield m.entity, m.span

    def cited(self, source: Span, cue: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield whom a report rests on: "Reuters reported, quoting *an official*", "a story that cited *Lind*"."""
        place, verb = self._place(source), self._place(cue)
        if place is None or verb is None:
            return
        index, first, last = place
        sentence = self.sentences[index]
        tokens = sentence.tokens
        for m in self._in(index):
            at = _head(sentence, m.first, m.last)
            cites = tokens[at].head
            if tokens[at].dep != "dobj" or tokens[cites].lemma not in CITING:
                continue
            passes_on = any(tokens[c].text.lower() == "as" for c in sentence.children(cites))
            below = any(verb[1] <= above <= verb[2] for above in sentence.ancestors(cites))
            if verb[0] == index and below and not passes_on and not first <= m.first <= last:
                yield m.entity, m.span

    def sharing(self, source: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield who passes a paper on: "*Lind*, sharing a clip that said …"."""
        place = self._place(source)
        if place is None:
            return
        index, first, last = place
        sentence = self.sentences[index]
        tokens = sentence.tokens
        paper = _head(sentence, first, last)
        verb = tokens[paper].head
        if tokens[paper].dep != "dobj" or tokens[verb].lemma not in words("cues", "sharing"):
            return
        while (by := sentence.child(verb, *SUBJECTS)) is None and tokens[verb].head != verb:
            if tokens[verb].dep not in ("advcl", "xcomp", "conj"):
                return
            verb = tokens[verb].head
        inside = [i for i in sentence.subtree(by) if i < verb] if by is not None else []
        if by is None or not inside:
            return
        found = self._named(index, min(inside), max(inside), by).entity
        if found is not None:
            held = [m for m in self._in(index) if m.entity.id == found.id and m.last < verb]
            yield from ((found, m.span) for m in held[:1])

    def introduced(self, entity: Entity) -> Span:
        """Give where an unnamed source comes in: "*some officials* fled. … The officials said …"."""
        first = entity.mentions[0]
        place = self._place(first)
        if place is None or place[0] == 0:
            return first
        index, begin, last = place
        noun = self.sentences[index].tokens[_head(self.sentences[index], begin, last)]
        definite = self.sentences[index].tokens[begin - 1 if begin else 0].text.lower() in DEFINITE
        definite = definite or self.sentences[index].tokens[begin].text.lower() in DEFINITE
        before = self.sentences[index - 1].tokens
        same = (t for t in before if t.text == noun.text and t.tag in ("NNS", "NN"))
        earlier = next(same, None) if definite else None
        return first if earlier is None else self.article.span(earlier.start, earlier.end)

    def is_interrupted(self, source: Span, cue: Span) -> bool:
        """Say whether another speaks between a source and its participle.

        "Norway was at the table after Lind vowed to leave it, *calling* it a bad deal": Lind may
        have called it so, whatever the participle hangs on.
        """
        place, verb = self._place(source), self._place(cue)
        if place is None or verb is None or place[0] != verb[0]:
            return False
        sentence = self.sentences[place[0]]
        tokens = sentence.tokens
        if tokens[verb[1]].tag != "VBG" or place[2] >= verb[1]:
            return False
        return any(
            tokens[i].dep == "advcl"
            and tokens[i].lemma in reporting_verbs()
            and (own := sentence.child(i, "nsubj")) is not None
            and own > place[2]
            for i in range(place[2] + 1, verb[1])
        )

    def closing(self, source: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield who closes the sentence after a source: "Lind said …, the Elbe Courier reported"."""
        place = self._place(source)
        if place is None:
            return
        index, _, last = place
        for m in self._in(index):
            if m.first > last and self.closes(m.span):
                yield m.entity, m.span

    def closes(self, source: Span) -> bool:
        """Say whether a source comes last and reports its whole sentence: "…, the Courier reported"."""
        place = self._place(source)
        if place is None:
            return False
        index, first, last = place
        sentence = self.sentences[index]
        tokens = sentence.tokens
        first -= tokens[first - 1].text.lower() == "the"
        verb = tokens[_head(sentence, *place[1:])].head
        after = (c for c in sentence.children(verb) if c > verb)
        return (
            first > 0
            and tokens[first - 1].text in CLOSED_BY
            and verb == last + 1
            and tokens[verb].lemma in reporting_verbs()
            and all(tokens[c].dep in ADVERBIAL for c in after)
            and len(tokens) - verb <= LONGEST_CLOSE
        )

    # ── named ──

    def _named(self, index: int, first: int, last: int, head: int) -> Found:
        """Find the mention a phrase is about: its head, or the name beside its head."""
        inside = [m for m in self._in(index) if first <= m.first and m.last <= last]
        second = _second(self.sentences[index], head, last)
        if second is not None and not any(m.first <= head < second <= m.last for m in inside):
            tokens = self.sentences[index].tokens
            together = self.article.text[tokens[first].start : tokens[last].end]
            return Found(None, f"“{together}” are several who speak together")
        sentence = self.sentences[index]
        tokens = sentence.tokens
        noun = role(tokens[head].text) or role(tokens[head].lemma)
        if noun is not None and (better := self._known_by(noun, index, first, head)) is not None:
            return Found(better)
        if at_head := [m for m in inside if m.first <= head <= m.last]:
            return Found(max(at_head, key=lambda m: m.last - m.first).entity)
        if noun is not None and noun.kind in FITTING:
            beside = [
                m
                for m in inside
                if m.entity.type in FITTING[noun.kind]
                and m.first > head
                and (m.first == head + 1 or tokens[m.first - 1].text in (",", "—", "–"))
            ]
            if len({m.entity.id for m in beside}) == 1:
                return Found(beside[0].entity)
        # "Weibo user Wei" is no more Weibo than "the Weibo user".
        led = [
            m
            for m in inside
            if tokens[m.last].dep == "conj" or (m.first == first and not _modifies(tokens, m.last))
        ]
        if noun is None and len(led) == 1 == len(inside):
            return Found(led[0].entity)
        return Found(None)

    def _known_by(self, noun: Role, index: int, first: int, head: int) -> Entity | None:
        """Give the body behind a description: who wrote a report, which union "the union" is."""
        sentence = self.sentences[index]
        if noun.kind == "document":
            authors = [
                m.entity
                for by in sentence.children(head)
                if sentence.tokens[by].text.lower() == "by"
                for held in sentence.children(by)
                for m in self._in(index)
                if m.first <= held <= m.last and m.entity.named
            ]
            body = authors[0] if len(authors) == 1 else None
            return body if body is not None and body.type in ("ORG", "OUTLET") else None
        bare = head - first <= 1 and sentence.tokens[first].text.lower() in (*DEFINITE, noun.word)
        if bare and noun.word not in self._kinds:
            self._kinds[noun.word] = self._of_kind(noun.word)
        fits = self._kinds[noun.word] if bare else ()
        return fits[0] if len(fits) == 1 else None

    def _of_kind(self, noun: str) -> list[Entity]:
        """Give the bodies whose name says that they are of a kind: "Port Workers United", a union."""
        kinds = (e["word"] for e in entries("speakers", "kind") if e["noun"] == noun)
        telling = set(next(kinds, ()))
        return [
            e
            for e in self._bodies
            if (e.named and known(e.name) is None) or e.name.lower() == "police"
            if not telling.isdisjoint(e.name.lower().replace("’", "'").split())
        ]

    # ── pronouns ──

    def _pronoun(
        self, index: int, at: int, previous: Entity | None, word: str, fitting: Fitting
    ) -> Found:
        """Find whom a pronoun takes up: a subject before it, nearest first.

        A subject that fits and means nobody known (“the diver … he”) ends the search.
        """
        quote = self._quote_of(self.sentences[index].tokens[at].start)
        if subjects := self._foremost(index, fitting, quote, before=at):
            rivals = self._before_aside(index, at, subjects, fitting, quote)
            if previous is not None and set(rivals) == {previous.id}:
                return Found(previous)
            return self._only({**rivals, **subjects}, word)
        if self._stranger(index, fitting, before=at) or self._left_open(
            index, word, quote, before=at
        ):
            return Found(None)
        for near, back in self._behind(index, quote, 1 + (REACH if fitting[0] == "one" else 1)):
            subjects = self._foremost(back, fitting, quote, least=ASIDE if near else MAIN)
            subjects = {i: e for i, e in subjects.items() if near or e.named}
            if previous is not None and previous.id in subjects:
                return Found(previous)
            if subjects:
                return self._only(subjects, word)
            if self._stranger(back, fitting) or self._left_open(back, word, quote):
                return Found(None)
            others = self._others(back, fitting, quote) if fitting[0] == "one" else {}
            others = {i: e for i, e in others.items() if near or e.named}
            if previous is not None and previous.id in others:
                return Found(previous)
            if others:
                return self._only(others, word)
        return Found(None)

    def _behind(self, index: int, quote: int | None, reach: int) -> Iterator[tuple[bool, int]]:
        """Yield the sentences before one, nearest first; what is only quoted there is passed over."""
        nearest = True
        for back in range(index - 1, max(-1, index - 1 - FARTHEST), -1):
            sentence = self.sentences[back]
            within = self._quote_of(sentence.start)
            last = max(sentence.start, sentence.end - 2)
            if within is not None and within != quote and self._quote_of(last) == within:
                continue
            if reach == 0:
                return
            yield nearest, back
            nearest, reach = False, reach - 1

    def _left_open(
        self, index: int, word: str, quote: int | None, *, before: int | None = None
    ) -> bool:
        """Say whether a sentence has the same pronoun, and nobody knows whom it means."""
        tokens = self.sentences[index].tokens
        return any(
            tokens[i].text.lower() == word and self._quote_of(tokens[i].start) == quote
            for i in self._open[index]
            if before is None or i < before
        )

    def _before_aside(
        self,
        index: int,
        at: int,
        subjects: Mapping[str, Entity],
        fitting: Fitting,
        quote: int | None,
    ) -> dict[str, Entity]:
        """Give who led the sentence before, where only an aside of this one has a subject.

        "Yalin accused the board. Citing the deal, which Berg had opposed, *he* said …": Yalin,
        most likely; Berg, by place.
        """
        only_told = self._foremost(index, fitting, quote, before=at, least=CLAUSE)
        inside = any(
            self.sentences[index].tokens[above].dep in ("relcl", "acl")
            for above in self.sentences[index].ancestors(at)
        )
        if only_told or inside or index == 0:
            return {}
        led = self._foremost(index - 1, fitting, quote, least=MAIN)
        return {i: e for i, e in led.items() if i not in subjects}

    def _owner(self, index: int, at: int, word: str) -> Found:
        """Find whose something is: the only one who fits, in this sentence or else the one before.

        "An officer told of the crash that killed Karl Berg. *His* daughter …": whose, nobody says.
        """
        fitting = PRONOUNS[word]
        quote = self._quote_of(self.sentences[index].tokens[at].start)
        for back in (index, index - 1):
            if back < 0:
                break
            before = at if back == index else None
            there = [
                m
                for m in self._in(back)
                if m.quote == quote and (before is None or m.last < before)
                if self._fits(m.entity, fitting) and (m.entity.named or m.rank)
            ]
            others = self._strangers(back, fitting, before)
            if there and not others:
                return self._only({m.entity.id: m.entity for m in there}, word)
            if there or others:
                break
        return Found(None)

    def _strangers(self, index: int, fitting: Fitting, before: int | None) -> bool:
        """Say whether a sentence speaks of others who fit, and are none of those known."""
        tokens = self.sentences[index].tokens
        taken = {i for m in self._in(index) for i in range(m.first, m.last + 1)}
        return any(
            i not in taken and token.pos == "NOUN" and is_stranger(token, fitting[0])
            for i, token in enumerate(tokens[:before])
            if token.dep not in ("compound", "poss", "appos", "attr")
        )

    def _foremost(
        self,
        index: int,
        fitting: Fitting,
        quote: int | None,
        *,
        before: int | None = None,
        least: int = ASIDE,
    ) -> dict[str, Entity]:
        """Give who fits among the subjects of a sentence: those of its main clause, or else of any."""
        there = [
            m
            for m in self._in(index)
            if m.rank >= least and m.quote == quote and (before is None or m.last < before)
            if self._fits(m.entity, fitting)
        ]
        top = max((m.rank for m in there), default=0)
        return {m.entity.id: m.entity for m in there if m.rank == top}

    def _others(self, index: int, fitting: Fitting, quote: int | None) -> dict[str, Entity]:
        """Give who fits among all that a sentence mentions."""
        there = (m.entity for m in self._in(index) if m.quote == quote)
        return {e.id: e for e in there if self._fits(e, fitting)}

    def _stranger(self, index: int, fitting: Fitting, *, before: int | None = None) -> bool:
        """Say whether the main subject of a sentence fits and is none of those known."""
        sentence = self.sentences[index]
        at = sentence.child(sentence.root, *SUBJECTS)
        by = {i: m.entity for m in self._in(index) for i in range(m.first, m.last + 1)}
        if (
            at is not None
            and sentence.tokens[at].pos == "PROPN"
            and self._is_unsure(at, by, sentence)
        ):
            return fitting[0] == "one" and (before is None or at < before)
        return any(
            token.pos == "NOUN" and i not in by and is_stranger(token, fitting[0])
            for i, token in enumerate(sentence.tokens[:before])
            if i == at or (fitting[0] == "one" and is_newcomer(sentence, i))
        )

    def _is_unsure(self, at: int, by: Mapping[int, Entity], sentence: Sentence) -> bool:
        """Say whether a name is nobody's, or a town's that is also a surname: "Hamilton"."""
        if at not in by:
            return True
        return by[at].type != "PERSON" and sentence.tokens[at].text in self._surnames

    def _antecedent(self, index: int, at: int) -> Found:
        """Find what a relative pronoun hangs on: "the army, which said …"."""
        before = [m for m in self._in(index) if m.last < at]
        tokens = self.sentences[index].tokens
        for above in self.sentences[index].ancestors(at):
            if tokens[above].dep == "relcl":
                noun = tokens[above].head
                fits = [m for m in before if m.first <= noun <= m.last]
                return Found(fits[-1].entity) if fits else Found(None)
        return Found(None)

    def _fits(self, entity: Entity, fitting: Fitting) -> bool:
        number, sex = fitting
        if number == "one":
            person = entity.type == "PERSON" or _is_unnamed(entity, "person")
            sexes = self._genders[entity.id]
            return person and (sex in sexes or not sexes)
        if number == "many":
            return entity.type == "ORG" or _is_unnamed(entity, "group") or _is_people(entity)
        if number == "paper":
            return entity.type == "OUTLET"
        if number == "body":
            return entity.type in ("ORG", "OUTLET")
        return entity.type in ("ORG", "OUTLET", "GPE") or _is_unnamed(entity, "document")

    def _only(self, fits: Mapping[str, Entity], word: str) -> Found:
        """Give the one who fits; of Mr and Mrs Lind, both "Lind", nobody says which."""
        if len(fits) == 1 and all(self._genders[i] or fits[i].type != "PERSON" for i in fits):
            return Found(next(iter(fits.values())))
        return Found(None, f"“{word}” fits {' and '.join(sorted(e.name for e in fits.values()))}")

    # ── places ──

    def _placed(self, entities: Sequence[Entity]) -> Iterator[_Mention]:
        for entity in entities:
            for span in entity.mentions:
                if (place := self._place(span)) is not None:
                    yield self._mention(entity, span, place)

    def _mention(self, entity: Entity, span: Span, place: tuple[int, int, int]) -> _Mention:
        index, first, last = place
        rank = _rank(self.sentences[index], first, last)
        return _Mention(entity, span, index, first, last, rank, self._quote_of(span.start))

    def _place(self, span: Span) -> tuple[int, int, int] | None:
        """Find the sentence and tokens a span takes."""
        index = bisect_right(self._starts, span.start) - 1
        if index < 0:
            return None
        tokens = self.sentences[index].tokens
        inside = [i for i, t in enumerate(tokens) if t.start < span.end and t.end > span.start]
        return (index, inside[0], inside[-1]) if inside else None

    def _in(self, index: int) -> list[_Mention]:
        sentence = self.sentences[index]
        first = bisect_left(self._at, sentence.start)
        return [*self._mentions[first : bisect_left(self._at, sentence.end)], *self._added[index]]

    def _quote_of(self, at: int) -> int | None:
        """Tell the quotation a character stands in, by where that begins."""
        n = bisect_right(self._quotes, (at, len(self.article.text))) - 1
        inside = n >= 0 and self._quotes[n][0] <= at < self._quotes[n][1]
        return self._quotes[n][0] if inside else None


def _modifies(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a name only tells more of a noun after it; a bracket begins anew."""
    return tokens[i].dep in MODIFYING and i + 1 < len(tokens) and tokens[i + 1].text != "("


def _head(sentence: Sentence, first: int, last: int) -> int:
    inside = range(first, last + 1)
    return next(
        (
            i
            for i in inside
            if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i
        ),
        first,
    )


def _second(sentence: Sentence, head: int, last: int) -> int | None:
    """Find who else speaks: "Ada Lind and *Karl Berg*", but not "the mayor and harbour master"."""
    tokens = sentence.tokens
    chain = [head]
    for above in chain:
        for i in sentence.children(above):
            own = tokens[i].pos == "PROPN" or "NNS" in (tokens[i].tag, tokens[head].tag)
            own = own or sentence.child(i, "det", "poss") is not None
            if head < i <= last and tokens[i].dep == "conj" and own:
                return i
            # Of three who speak together the parser takes the second for the first one's other name.
            if tokens[i].dep == "appos" and tokens[i].pos == tokens[head].pos == "PROPN":
                chain.append(i)
    return None


def _rank(sentence: Sentence, first: int, last: int) -> int:
    """Say how prominent a mention is: whose subject it is, or 0."""
    at = _head(sentence, first, last)
    tokens = sentence.tokens
    seen = {at}
    while tokens[at].dep in ("conj", "appos") and tokens[at].head not in seen:
        at = tokens[at].head
        seen.add(at)
    if tokens[at].dep not in SUBJECTS:
        return 0
    verb = tokens[at].head
    if tokens[verb].dep in ("ROOT", "conj") or tokens[verb].head == verb:
        return MAIN
    return ASIDE if tokens[verb].dep in ("relcl", "acl") else CLAUSE


def _is_unnamed(entity: Entity, kind: str) -> bool:
    if entity.type != "OTHER":
        return False
    return any((r := role(w)) is not None and r.kind == kind for w in entity.name.split())


def _is_people(entity: Entity) -> bool:
    return entity.type == "OTHER" and entity.name.endswith("s")
