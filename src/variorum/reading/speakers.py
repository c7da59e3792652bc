"""Tell who speaks: from the words in the place of the source to the one they mean.

A name speaks for itself; a pronoun means the nearest fitting subject before it; where two
fit, nobody is named. Choosing the wrong person would be slander.
"""

from __future__ import annotations

from collections.abc import Sequence

from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import Role, role
from variorum.model import Article, Entity, Quote, Sentence, Span, Token
from variorum.reading.antecedents import Antecedents, Found
from variorum.reading.carriers import Carriers
from variorum.reading.coreference import FITTING
from variorum.reading.descriptions import DEFINITE
from variorum.reading.mentioned import Mentions, head_of
from variorum.reading.pronouns import PRONOUNS, points_back

MODIFYING = frozenset({"compound", "poss", "nmod", "amod"})
RELATIVES = frozenset({"who", "which", "that"})


class Speakers:
    """The people, bodies and unnamed sources of one account, ready to be asked for."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        quotes: Sequence[Quote],
    ) -> None:
        self.mentions = Mentions(article, sentences, entities, quotes)
        self.carriers = Carriers(article, sentences, self.mentions)
        self._antecedents = Antecedents(article, sentences, entities, self.mentions)
        self._article = article
        self._sentences = sentences
        self._kinds: dict[str, Sequence[Entity]] = {}
        self._entities = {e.id: e for e in entities}
        self._bodies = [e for e in entities if e.type == "ORG" or e.name.lower() == "police"]

    def of(self, source: Span, previous: Entity | None = None) -> Found:
        """Say whom a source means; `previous` is who spoke last."""
        place = self.mentions.place(source)
        if place is None:
            return Found(None)
        index, first, last = place
        self._antecedents.read_on(index, first)
        sentence = self._sentences[index]
        head = head_of(sentence, first, last)
        token = sentence.tokens[head]
        word = token.text.lower()
        if word == "it" and sentence.tokens[token.head].lemma in words("roles", "mute"):
            return Found(None)  # "it shows": a thing, not a body
        if token.tag == "PRP$" and first == last:
            return self._antecedents.owner(index, first, word)
        if word in PRONOUNS and first == last:
            found = self._antecedents.of(place, word, PRONOUNS[word], previous)
            return self._behind_paper(found) if word == "it" else found
        if word in RELATIVES:
            return self._antecedents.relative(index, head)
        if (owner := self._writer(index, first, head)) is not None:
            return Found(owner)
        found = self._named(index, first, last, head)
        if found.entity is not None or found.reason is not None:
            return found
        if (stands_for := points_back(sentence, first, head)) is not None:
            return self._antecedents.of(place, source.exact, stands_for, previous)
        return found

    def entity(self, id: str | None) -> Entity | None:
        """Give the entity that bears an id."""
        return self._entities.get(id or "")

    def _writer(self, index: int, first: int, head: int) -> Entity | None:
        """Give who says what a paper of theirs says: "*their* statement put the dead at ten"."""
        tokens = self._sentences[index].tokens
        paper = role(tokens[head].text)
        whose = tokens[first].tag == "PRP$" and tokens[first].head == head
        if not whose or paper is None or paper.word not in words("sources", "authored"):
            return None
        return self._antecedents.owner(index, first, tokens[first].text.lower()).entity

    def _behind_paper(self, found: Found) -> Found:
        """Give who wrote the report that "it" means, where that was told: "a report *by the board*"."""
        paper = found.entity
        if paper is None or paper.named or not paper.mentions:
            return found
        place = self.mentions.place(paper.mentions[0])
        if place is None:
            return found
        index, first, last = place
        head = head_of(self._sentences[index], first, last)
        noun = role(self._sentences[index].tokens[head].text)
        document = noun is not None and noun.kind == "document"
        author = self._known_by(noun, index, first, head) if document and noun else None
        return found if author is None else Found(author)

    def _named(self, index: int, first: int, last: int, head: int) -> Found:
        """Find the mention a phrase is about: its head, or the name beside its head."""
        inside = [m for m in self.mentions.of(index) if first <= m.first and m.last <= last]
        second = _second(self._sentences[index], head, last)
        if second is not None and not any(m.first <= head < second <= m.last for m in inside):
            tokens = self._sentences[index].tokens
            together = self._article.text[tokens[first].start : tokens[last].end]
            return Found(None, f"“{together}” are several who speak together")
        sentence = self._sentences[index]
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
        sentence = self._sentences[index]
        if noun.kind == "document":
            authors = [
                m.entity
                for by in sentence.children(head)
                if sentence.tokens[by].text.lower() == "by"
                for held in sentence.children(by)
                for m in self.mentions.of(index)
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


def _modifies(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a name only tells more of a noun after it; a bracket begins anew."""
    return tokens[i].dep in MODIFYING and i + 1 < len(tokens) and tokens[i + 1].text != "("


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
