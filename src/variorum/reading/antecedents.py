"""Whom a pronoun means: the nearest subject before it that fits, or nobody.

Where two fit, where someone unknown stands between, or where the same pronoun was left open
just before, nobody is named: choosing the wrong person would be slander.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.lexicon import words
from variorum.lexicon.persons import Gender, role
from variorum.model import Article, Entity, Sentence
from variorum.reading.descriptions import SUBJECTS
from variorum.reading.mentioned import ASIDE, CLAUSE, MAIN, Mention, Mentions, Place, head_of
from variorum.reading.names import head_type
from variorum.reading.pronouns import (
    EITHER,
    PRONOUNS,
    Fitting,
    genders_of,
    is_newcomer,
    is_stranger,
)

# A pronoun reaches back over so many sentences; further on, a name is used again.
REACH = 3
# What a paragraph of prose ends with, behind it what may close a quotation or a bracket.
_STOPS = tuple(".!?…:;,—–-")
_CLOSING = "”’\"'»)] \n"
# Over so many sentences even when what lies between is only quoted.
FARTHEST = 12


@dataclass(frozen=True, slots=True)
class Found:
    """Whom some words mean: the entity, or why it stays open."""

    entity: Entity | None
    reason: str | None = None


class Antecedents:
    """The people and bodies of one account that its pronouns take up."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        mentions: Mentions,
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._mentions = mentions
        self._genders = genders_of(article, entities)
        self._surnames = {
            e.name.rpartition(" ")[2] for e in entities if e.type == "PERSON" and " " in e.name
        }
        self._learn_genders()
        self._loose = _loose(sentences, article.text)
        self._meant: dict[str, tuple[Entity, int]] = {}
        self._done = (0, 0)
        self._open: dict[int, list[int]] = defaultdict(list)
        self._new: dict[int, tuple[int, ...]] = {}

    def of(self, place: Place, word: str, fitting: Fitting, previous: Entity | None) -> Found:
        """Say whom a pronoun, or a description in its stead, takes up; `previous` spoke last."""
        index, at, _ = place
        found = self._pronoun(index, at, previous, word, fitting)
        if found.entity is not None and fitting[0] == "one":
            found = self._unless_another(found.entity, index, word, previous)
        if found.entity is not None:
            self._remember(found.entity, place)
            self._meant[word.lower()] = found.entity, index
        return found

    def _unless_another(
        self, entity: Entity, index: int, word: str, previous: Entity | None
    ) -> Found:
        """Leave it open where the same pronoun meant another just before.

        "She mourned Brannok. Brannok died in June. *She* also wrote …": a name that does not
        tell whether it is a man's, and that has said nothing itself, is none to choose.
        """
        other, where = self._meant.get(word.lower(), (entity, index))
        spoke = previous is not None and previous.id == entity.id
        if other.id == entity.id or spoke or self._genders[entity.id] != EITHER:
            return Found(entity)
        if index - where > REACH:
            return Found(entity)
        return Found(None, f"“{word}” fits {entity.name} and {other.name}")

    def _learn_genders(self) -> None:
        """Tell he from she by a sentence's own words: "Brannok posted a clip of *her* cousin"."""
        told: dict[str, set[Gender]] = defaultdict(set)
        unknown = {i for i, sexes in self._genders.items() if sexes == EITHER}
        for index, sentence in enumerate(self._sentences) if unknown else ():
            people = [m for m in self._mentions.of(index) if m.entity.type == "PERSON"]
            if not people or people[0].rank != MAIN or people[0].entity.id not in unknown:
                continue
            who = people[0]
            if any(m.entity.id != who.entity.id for m in people):
                continue
            for token in sentence.tokens[who.last + 1 :]:
                if is_stranger(token, "one") or self._mentions.quote_at(token.start) != who.quote:
                    break
                fitting = PRONOUNS.get(token.text.lower())
                if fitting is not None and fitting[1] is not None:
                    told[who.entity.id].add(fitting[1])
        self._genders |= {i: frozenset(sexes) for i, sexes in told.items() if len(sexes) == 1}

    def read_on(self, index: int, before: int) -> None:
        """Understand every "he" and "she" that is a subject up to a token: the next may take it up."""
        for at in range(self._done[0], index + 1):
            tokens = self._sentences[at].tokens
            start = self._done[1] if at == self._done[0] else 0
            for i in range(start, before if at == index else len(tokens)):
                word = tokens[i].text.lower()
                if word in ("he", "she") and tokens[i].dep in SUBJECTS:
                    found = self.of((at, i, i), word, PRONOUNS[word], None)
                    if found.entity is None:
                        self._open[at].append(i)
        self._done = max(self._done, (index, before))

    def _remember(self, entity: Entity, place: Place) -> None:
        tokens = self._sentences[place[0]].tokens
        span = self._article.span(tokens[place[1]].start, tokens[place[2]].end)
        self._mentions.add(entity, span, place)

    def owner(self, index: int, at: int, word: str) -> Found:
        """Find whose something is: the only one who fits, in this sentence or else the one before.

        "An officer told of the crash that killed Karl Berg. *His* daughter …": whose, nobody says.
        """
        fitting = PRONOUNS[word]
        quote = self._mentions.quote_at(self._sentences[index].tokens[at].start)
        for back in (index, index - 1):
            if back < 0:
                break
            before = at if back == index else None
            there = [
                m
                for m in self._mentions.of(back)
                if m.quote == quote and (before is None or m.last < before)
                if self._fits(m.entity, fitting) and (m.entity.named or m.rank)
            ]
            others = self._strangers(back, fitting, before)
            if there and not others:
                return self._only({m.entity.id: m.entity for m in there}, word)
            if there or others:
                break
        return Found(None)

    def relative(self, index: int, at: int) -> Found:
        """Find what a relative pronoun hangs on: "the army, which said …"."""
        before = [m for m in self._mentions.of(index) if m.last < at]
        tokens = self._sentences[index].tokens
        for above in self._sentences[index].ancestors(at):
            if tokens[above].dep == "relcl":
                noun = tokens[above].head
                fits = [m for m in before if m.first <= noun <= m.last]
                return Found(fits[-1].entity) if fits else Found(None)
        return Found(None)

    def _pronoun(
        self, index: int, at: int, previous: Entity | None, word: str, fitting: Fitting
    ) -> Found:
        """Find whom a pronoun takes up: a subject before it, nearest first.

        A subject that fits and means nobody known (“the diver … he”) ends the search.
        """
        quote = self._mentions.quote_at(self._sentences[index].tokens[at].start)
        if subjects := self._foremost(index, fitting, quote, before=at):
            rivals = self._before_aside(index, at, subjects, fitting, quote)
            if fitting[0] == "one":
                rivals |= self._in_main_clause(index, at, subjects, fitting, quote)
            if previous is not None and set(rivals) == {previous.id}:
                return Found(previous)
            if fitting[0] == "many" and self._are_others(index, at, subjects):
                return Found(None)
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
            aside = not self._foremost(back, fitting, quote, least=MAIN)
            if aside and self._left_open(back, word, quote):
                return Found(None)
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
            sentence = self._sentences[back]
            if sentence.paragraph in self._loose:
                continue
            within = self._mentions.quote_at(sentence.start)
            last = max(sentence.start, sentence.end - 2)
            if within is not None and within != quote and self._mentions.quote_at(last) == within:
                continue
            if reach == 0:
                return
            yield nearest, back
            nearest, reach = False, reach - 1

    def _left_open(
        self, index: int, word: str, quote: int | None, *, before: int | None = None
    ) -> bool:
        """Say whether a sentence has the same pronoun, and nobody knows whom it means."""
        tokens = self._sentences[index].tokens
        return any(
            tokens[i].text.lower() == word and self._mentions.quote_at(tokens[i].start) == quote
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
            self._sentences[index].tokens[above].dep in ("relcl", "acl")
            for above in self._sentences[index].ancestors(at)
        )
        if only_told or inside or index == 0:
            return {}
        led = self._foremost(index - 1, fitting, quote, least=MAIN)
        return {i: e for i, e in led.items() if i not in subjects}

    def _are_others(self, index: int, at: int, subjects: Mapping[str, Entity]) -> bool:
        """Say whether people stand between a body and "they": "the state accused rebels, which *they* deny"."""
        last = max(m.last for m in self._mentions.of(index) if m.entity.id in subjects)
        between = self._sentences[index].tokens[last + 1 : at]
        nouns = (role(t.text) or role(t.lemma) for t in between if t.tag == "NNS")
        people = any(noun is not None and noun.kind in ("group", "person") for noun in nouns)
        return people and all(e.type == "ORG" for e in subjects.values())

    def _in_main_clause(
        self,
        index: int,
        at: int,
        subjects: Mapping[str, Entity],
        fitting: Fitting,
        quote: int | None,
    ) -> dict[str, Entity]:
        """Give whom the main clause speaks of, where only a clause before it has a subject that fits.

        "While Lind struggled, all went well for Berg, as *he* …": Berg, most likely.
        """
        fits = [
            m
            for m in self._mentions.of(index)
            if m.last < at and m.quote == quote and self._fits(m.entity, fitting)
        ]
        led = [m for m in fits if m.entity.id in subjects and m.rank == CLAUSE]
        if not led or any(m.rank == MAIN for m in fits):
            return {}
        sentence = self._sentences[index]
        clause = sentence.tokens[head_of(sentence, led[0].first, led[0].last)].head
        if sentence.tokens[clause].dep != "advcl" or at in sentence.subtree(clause):
            return {}
        later = (m.entity for m in fits if m.first > led[0].last)
        return {e.id: e for e in later if e.id not in subjects}

    def _strangers(self, index: int, fitting: Fitting, before: int | None) -> bool:
        """Say whether a sentence speaks of others who fit, and are none of those known."""
        tokens = self._sentences[index].tokens
        taken = {i for m in self._mentions.of(index) for i in range(m.first, m.last + 1)}
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
            for m in self._mentions.of(index)
            if m.rank >= least and m.quote == quote and (before is None or m.last < before)
            if self._fits(m.entity, fitting)
            if fitting[0] not in ("body", "firm") or not self._is_thing(m)
        ]
        top = max((m.rank for m in there), default=0)
        return {m.entity.id: m.entity for m in there if m.rank == top}

    def _others(self, index: int, fitting: Fitting, quote: int | None) -> dict[str, Entity]:
        """Give who fits among all that a sentence mentions."""
        there = (m.entity for m in self._mentions.of(index) if m.quote == quote)
        # Of a name that does not tell, and whose bearer is told to be nothing, nobody is sure.
        sure = (e for e in there if self._genders[e.id] != EITHER or e.roles or not e.named)
        return {e.id: e for e in sure if self._fits(e, fitting)}

    def _is_thing(self, mention: Mention) -> bool:
        """Say whether a name goes with an article as no firm's does: "*the* Elbe Heavy flew"."""
        tokens = self._sentences[mention.sentence].tokens
        led = mention.first > 0 and tokens[mention.first - 1].text.lower() in ("the", "a", "an")
        return led and head_type(mention.entity.name.split()) is None

    def _stranger(self, index: int, fitting: Fitting, *, before: int | None = None) -> bool:
        """Say whether the main subject of a sentence fits and is none of those known."""
        sentence = self._sentences[index]
        at = sentence.child(sentence.root, *SUBJECTS)
        by = {i: m.entity for m in self._mentions.of(index) for i in range(m.first, m.last + 1)}
        led = at is not None and (before is None or at < before)
        if fitting[0] == "many" and led and sentence.child(at or 0, "conj") is not None:
            return True  # "Lind and Berg left. *They* said …": those two together
        if (
            at is not None
            and sentence.tokens[at].pos == "PROPN"
            and self._is_unsure(at, by, sentence)
        ):
            return fitting[0] == "one" and (before is None or at < before)
        return any(
            i not in by and (before is None or i < before)
            for i in self._newcomers(index, at, fitting)
        )

    def _newcomers(self, index: int, at: int | None, fitting: Fitting) -> Iterator[int]:
        """Yield the main subject of a sentence, and whoever is brought in there."""
        tokens = self._sentences[index].tokens
        if at is not None and tokens[at].pos == "NOUN":
            noun = role(tokens[at].text)
            # "*The teenager* passed Berg": somebody named before, who is not known to be who.
            generic = noun is not None and noun.generic and noun.kind == "person"
            if is_stranger(tokens[at], fitting[0]) or (generic and fitting[0] == "one"):
                yield at
        if fitting[0] != "one":
            return
        if index not in self._new:
            sentence = self._sentences[index]
            persons = (i for i, t in enumerate(tokens) if t.pos == "NOUN" and is_stranger(t, "one"))
            self._new[index] = tuple(i for i in persons if is_newcomer(sentence, i))
        yield from self._new[index]

    def _is_unsure(self, at: int, by: Mapping[int, Entity], sentence: Sentence) -> bool:
        """Say whether a name is nobody's, of no known type, or a town's that is a surname too: "Hamilton"."""
        if at not in by:
            return True
        if by[at].type == "OTHER" and by[at].named:
            return True
        titled = (role(sentence.tokens[i].text) for i in sentence.children(at))
        if by[at].type != "PERSON" and any(r is not None and r.title for r in titled):
            return True  # "Minister of Defence Ada Lind", should her name not be known for one
        return by[at].type != "PERSON" and sentence.tokens[at].text in self._surnames

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
        if number == "firm":
            return entity.type in ("ORG", "OUTLET") and _may_trade(entity)
        return entity.type in ("ORG", "OUTLET", "GPE") or _is_unnamed(entity, "document")

    def _only(self, fits: Mapping[str, Entity], word: str) -> Found:
        """Give the one who fits; of Mr and Mrs Lind, both "Lind", nobody says which."""
        if len(fits) == 1 and all(self._genders[i] or fits[i].type != "PERSON" for i in fits):
            return Found(next(iter(fits.values())))
        return Found(None, f"“{word}” fits {' and '.join(sorted(e.name for e in fits.values()))}")


def _may_trade(entity: Entity) -> bool:
    """Say whether a body may be called a firm: no ministry is, and no union."""
    parts = entity.name.lower().replace("’", "'").split()
    public = any(part in words("speakers", "public") for part in parts)
    return not public if entity.named else parts[-1] in words("speakers", "firm")


def _is_unnamed(entity: Entity, kind: str) -> bool:
    if entity.type != "OTHER":
        return False
    return any((r := role(w)) is not None and r.kind == kind for w in entity.name.split())


def _is_people(entity: Entity) -> bool:
    return entity.type == "OTHER" and entity.name.endswith("s")


def _loose(sentences: Sequence[Sentence], text: str) -> frozenset[int]:
    """Give the paragraphs that end without a stop, among others that do: captions, teasers, headlines."""
    ends: dict[int, bool] = {}
    for sentence in sentences:
        last = text[sentence.start : sentence.end].rstrip(_CLOSING)[-1:]
        ends[sentence.paragraph] = last in _STOPS
    stopped = sum(ends.values())
    return (
        frozenset(n for n, stops in ends.items() if not stops)
        if stopped > len(ends) // 2
        else frozenset()
    )
