"""A sentence's dependency tree, laid open for questions a reader of facts asks of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.model import Article, Reading, Sentence, Span, Token

CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "csubj"})
_OBJECTS = ("dobj", "nsubjpass")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """One sentence, its place in the account, its tokens and the children of each.

    A tree is like itself only: what is found out about it can be kept.
    """

    article: Article
    number: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]

    def child(self, index: int, *deps: str) -> int | None:
        """Give the first child whose label is one of `deps`."""
        return next((k for k in self.kids[index] if self.tokens[k].dep in deps), None)

    def below(self, index: int, depth: int = 40) -> Iterator[int]:
        """Yield what hangs on a token, itself included, down to `depth` steps."""
        todo = [(index, depth)]
        while todo:
            here, left = todo.pop()
            yield here
            if left:
                todo += [(k, left - 1) for k in self.kids[here]]

    def phrase(self, index: int) -> Iterator[int]:
        """Yield a noun and what belongs to it, without the clauses that hang on it."""
        todo = [index]
        while todo:
            here = todo.pop()
            yield here
            todo += [
                k
                for k in self.kids[here]
                if self.tokens[k].dep
                not in ("relcl", "acl", "appos", "conj", "cc", "punct", "advcl")
            ]

    def verb_of(self, index: int) -> int | None:
        """Give the verb that governs a token: the nearest above it, or the token itself."""
        seen = set[int]()
        while index not in seen:
            if self.tokens[index].pos == "VERB" or (
                self.tokens[index].pos == "AUX" and self.tokens[index].dep not in ("aux", "auxpass")
            ):
                return index
            seen.add(index)
            index = self.tokens[index].head
        return None

    def subject(self, verb: int) -> int | None:
        """Give the subject of a verb: its own, or the one it shares with the verb above it.

        In "The ferry struck the pier, killing two" it is the ferry that kills.
        """
        seen = set[int]()
        while verb not in seen:
            seen.add(verb)
            own = self._own_subject(verb)
            if own is not None:
                return own
            token = self.tokens[verb]
            if token.dep in ("relcl", "acl"):
                return token.head
            if token.dep not in (
                "conj",
                "xcomp",
                "advcl",
                "pcomp",
                "ccomp",
                "prep",
                "dep",
                "acomp",
                "oprd",
            ):
                return None
            verb = token.head
            if token.dep in ("xcomp", "ccomp"):
                # "cleared it to reopen": what is cleared is what reopens
                own = self.child(verb, "dobj")
                if own is not None and own < self.tokens.index(token):
                    return own
        return None

    def antecedent(self, index: int) -> int:
        """Give what a relative pronoun stands for, or the token itself: "the driver, *who* survived"."""
        token = self.tokens[index]
        relative = token.tag in ("WP", "WDT", "WP$") or token.text.lower() == "that"
        verb = self.tokens[token.head]
        return verb.head if relative and verb.dep == "relcl" else index

    def _own_subject(self, verb: int) -> int | None:
        """Give a verb's subject: its child, or that of its auxiliary, where the parser hangs it there."""
        helpers = [k for k in self.kids[verb] if self.tokens[k].dep in ("aux", "auxpass")]
        found = (self.child(i, *_SUBJECTS) for i in (verb, *helpers))
        return next((i for i in found if i is not None), None)

    def object(self, verb: int) -> int | None:
        """Give what is done to: the direct object, or the subject of a passive."""
        seen = set[int]()
        while verb not in seen:
            seen.add(verb)
            own = self.child(verb, *_OBJECTS)
            if own is not None:
                return own
            token = self.tokens[verb]
            passive = token.tag == "VBN"
            described = token.dep == "relcl" and self.child(verb, "auxpass") is not None
            later = self._verb_that_holds_the_object(verb)
            if later is not None:
                verb = later
            elif described or (token.dep == "acl" and passive):
                return token.head
            elif token.dep == "conj" and passive and self.child(verb, "auxpass") is not None:
                # "fled and was still being sought"
                before = self._noun_before(verb)
                return self.subject(verb) if before is None else before
            elif token.dep == "conj" and passive and self.child(token.head, "auxpass") is not None:
                verb = token.head
            else:
                return None
        return None

    def _noun_before(self, verb: int) -> int | None:
        """Give a verb's own subject where the parser joins it to the noun before.

        "They were accused of theft *and the players* were asked to leave."
        """
        helper = self.child(verb, "auxpass", "aux")
        before = helper - 1 if helper is not None else -1
        if before < 0 or self.tokens[before].dep != "conj":
            return None
        noun = self.tokens[before]
        return before if noun.pos in ("NOUN", "PROPN") and noun.head < before < verb else None

    def _verb_that_holds_the_object(self, verb: int) -> int | None:
        """Give the next of some verbs in a row: "pushing, kicking and slapping the guards"."""
        kids = self.kids[verb]
        later = next(
            (k for k in kids if self.tokens[k].dep == "conj" and self.tokens[k].pos == "VERB"), None
        )
        if later is None or later - verb > 3:
            return None
        return later if self.child(verb, "xcomp", "ccomp", "prep", "advmod") is None else None

    def has_no(self, index: int) -> bool:
        """Say whether there is said to be none of a noun: the "no" may hang on what stands before it."""
        before = [k for k in self.kids[index] if k < index and self.tokens[k].pos != "VERB"]
        return any(
            self.tokens[k].text.lower() == "no" for i in (index, *before) for k in self.kids[i]
        )

    def conjuncts(self, index: int) -> Iterator[int]:
        """Yield a token and what is joined to it by "and"."""
        todo = [index]
        while todo:
            here = todo.pop()
            yield here
            todo += [k for k in reversed(self.kids[here]) if self.tokens[k].dep == "conj"]

    def span(self, first: int, last: int) -> Span:
        """Give the characters from one token to another."""
        first, last = min(first, last), max(first, last)
        return self.article.span(self.tokens[first].start, self.tokens[last].end)

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """Give the tokens that lie in a stretch of the article."""
        return tuple(i for i, t in enumerate(self.tokens) if t.start < end and start < t.end)


@dataclass(frozen=True, slots=True)
class Forest:
    """All trees of one account, found by place."""

    reading: Reading
    trees: tuple[Tree, ...]
    starts: tuple[int, ...]

    def at(self, start: int) -> Tree | None:
        """Give the tree of the sentence that holds a character."""
        n = bisect_right(self.starts, start) - 1
        if n < 0 or self.trees[n].sentence.end <= start:
            return None
        return self.trees[n]


def tree_of(article: Article, number: int, sentence: Sentence) -> Tree:
    """Lay a sentence's tree open."""
    kids: list[list[int]] = [[] for _ in sentence.tokens]
    for i, token in enumerate(sentence.tokens):
        if token.head != i:
            kids[token.head].append(i)
    return Tree(article, number, sentence, sentence.tokens, tuple(map(tuple, kids)))


def grow(reading: Reading) -> Forest:
    """Lay open every sentence of an account."""
    trees = tuple(tree_of(reading.article, n, s) for n, s in enumerate(reading.sentences))
    return Forest(reading, trees, tuple(t.sentence.start for t in trees))
