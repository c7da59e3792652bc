"""The shape of a parsed sentence: who hangs on whom, where a phrase begins and ends.

`Clauses` computes once, in linear time, what the rules ask again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from variorum.model import Sentence, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_GROUP = ("aux", "auxpass", "neg")
_QUOTING = frozenset({"”", '"', "’", "'", "''", "»"})
# So deep a noun phrase is nested at most: "a source in the office of the head of the port".
_PHRASE = 8
# So many words of a name the parser may have missed: "*Elbe harbour* Chief Ada Lind".
_MISSED = 3
# "The driver *himself* said so": the word only stresses who did.
SELVES = ("self", "selves")
_EDGE = frozenset({*",;:.-–—―…()", "--"})


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with the dependants and the reach of each of its tokens."""

    sentence: Sentence
    kids: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    last: tuple[int, ...]

    @classmethod
    def of(cls, sentence: Sentence) -> Clauses:
        """Compute the reach of every token, from the leaves up.

        A head that is nobody's, or a ring of heads, is taken for a root.
        """
        tokens = sentence.tokens
        kids: list[list[int]] = [[] for _ in tokens]
        roots: list[int] = []
        for i, token in enumerate(tokens):
            (roots if token.head == i else kids[token.head]).append(i)
        order = list(roots)
        for i in order:
            order.extend(kids[i])
        first, last = list(range(len(tokens))), list(range(len(tokens)))
        for i in reversed(order):
            head = tokens[i].head
            first[head] = min(first[head], first[i])
            last[head] = max(last[head], last[i])
        return cls(sentence, tuple(map(tuple, kids)), tuple(first), tuple(last))

    def __getitem__(self, index: int) -> Token:
        return self.sentence.tokens[index]

    def __len__(self) -> int:
        return len(self.sentence.tokens)

    def children(self, head: int, *deps: str) -> Iterator[int]:
        """Yield the dependants of `head` with one of these labels, left to right."""
        return (i for i in self.kids[head] if self[i].dep in deps)

    def child(self, head: int, *deps: str) -> int | None:
        """Give the first dependant of `head` with one of these labels."""
        return next(self.children(head, *deps), None)

    def head(self, index: int) -> int:
        """Give the head of a token; a root's is itself."""
        return self[index].head

    def top(self, index: int) -> int:
        """Give the token without a head of its own that `index` hangs on."""
        while self.head(index) != index:
            index = self.head(index)
        return index

    def within(self, index: int, top: int) -> bool:
        """Say whether a token hangs, however far down, on `top`."""
        while index != top and self.head(index) != index:
            index = self.head(index)
        return index == top

    def subject(self, verb: int) -> int | None:
        """Find who does what `verb` says: its own subject, or that of the verb it leans on."""
        for _ in range(len(self)):
            own = self.own_subject(verb)
            if own is not None:
                return own
            head = self.head(verb)
            if head == verb or self[verb].dep not in ("conj", "xcomp", "advcl", "acomp"):
                return head if self[verb].dep in ("acl", "relcl") and head != verb else None
            if self[verb].dep == "advcl" and self[verb].tag not in ("VBG", "VB"):
                return None
            if self._rises(verb):
                head = self.head(head)
            elif (told := self._sinks(verb)) is not None:
                head = told
            if self[verb].dep == "xcomp" and (object_ := self.child(head, "dobj")) is not None:
                return object_
            verb = head
        return None

    def _rises(self, verb: int) -> bool:
        """Say whether a verb is joined to one too deep: "noted that it had failed *and said* …"."""
        head = self.head(verb)
        marked = verb > 1 and self[verb - 2].text in _QUOTING
        return (
            self[verb].dep == "conj"
            and self[verb].tag in ("VBD", "VBZ", "VBP")
            and self.child(verb, "aux", "auxpass") is None
            and (self.child(head, "aux", "auxpass") is not None or marked)
            and self[head].dep == "ccomp"
        )

    def _sinks(self, verb: int) -> int | None:
        """Give the told clause a verb belongs to by its tense: "say the dam held *but was* weak"."""
        head = self.head(verb)
        if self[verb].dep != "conj" or self[verb].tag not in ("VBD", "VBZ", "VBP"):
            return None
        if self[head].tag == self[verb].tag:
            return None
        told = self.child(head, "ccomp")
        alike = told is not None and head < told < verb and self[told].tag == self[verb].tag
        return told if alike and told is not None and self.own_subject(told) is not None else None

    def own_subject(self, verb: int) -> int | None:
        """Give the subject that hangs on `verb`: the nearest before it, else the first after.

        Behind a quotation mark the subject before belongs to the quotation: “…,” *said* she.
        """
        own = (i for i in self.children(verb, *SUBJECTS) if not self[i].text.endswith(SELVES))
        found = list(own) or self._torn_subject(verb)
        before = [i for i in found if i < verb]
        after = [i for i in found if i > verb]
        if before and after and self[verb - 1].text in _QUOTING:
            return after[0]
        if len(before) > 1 and (self._named_first(*before[-2:]) or self._is_held(before[-1])):
            return before[-2]
        return before[-1] if before else next(iter(after), None)

    def _named_first(self, name: int, role: int) -> bool:
        """Say whether a name comes before who it is, both taken for subjects: "Ada Lind, *the chief*, said"."""
        beside = self.last[name] + 1
        opens = self.first[role] == beside + 1 and self[beside].text == ","
        return opens and self[name].pos == "PROPN" and self[beside + 1].pos in ("DET", "PRON")

    def _is_held(self, noun: int) -> bool:
        """Say whether a preposition stands before a noun: "a man calling himself *its chief* said"."""
        opens = self.first[noun]
        return opens > 0 and self[opens - 1].pos in ("ADP", "SCONJ")

    def _above(self, index: int) -> Iterator[int]:
        """Yield a token and those it hangs on, as far as one phrase may reach."""
        for _ in range(_PHRASE):
            yield index
            if self.head(index) == index:
                return
            index = self.head(index)

    def _torn_subject(self, verb: int) -> list[int]:
        """Find a subject the parser hangs on what stands before it.

        "…, *and managers* confirmed"; "According to the Courier, *a source* said".
        """
        if self[verb].tag in ("VBD", "VBZ", "VBP") and verb > 3:
            for i in self._above(verb - 1):
                beside = self[i].dep == "appos" and self[i].pos in ("NOUN", "PROPN")
                if beside and self.last[i] == verb - 1 and self[self.first[i] - 1].text == ",":
                    return [i]
        finite = self[verb].tag in ("VBD", "VBZ", "VBP") and verb >= 3
        if self[verb].dep not in ("conj", "ccomp") or not finite:
            return []
        noun = verb - 1
        if self[noun].dep != "conj" or self[noun].pos not in ("NOUN", "PROPN"):
            return []
        begin = self.first[noun]
        joined = begin > 1 and self[begin - 1].dep == "cc"
        # "… mishandled the case and *managers* accused …" needs no comma: two verbs, one noun between.
        apart = joined and (self[begin - 2].text == "," or self[verb].dep == "ccomp")
        return [noun] if apart else []

    def verb_group(self, verb: int) -> tuple[int, int]:
        """Give the first and last token of the verb with its auxiliaries and particle."""
        first = last = verb
        # Right to left, as long as each word touches the next: "has also argued", "is once again questioning".
        for i in reversed([i for i in self.kids[verb] if i < verb]):
            dep = self[i].dep
            if self.last[i] != first - 1 or (dep not in _GROUP and dep != "advmod"):
                break
            if dep == "advmod" and not self._goes_with(verb, i):
                break
            first = self.first[i]
        particle = self.child(verb, "prt")
        if particle == verb + 1:
            last = particle
        return first, last

    def _goes_with(self, verb: int, adverb: int) -> bool:
        """Say whether an adverb stands among the verb's auxiliaries or after its subject."""
        return any(i < adverb for i in self.children(verb, *_GROUP, *SUBJECTS))

    def phrase(
        self, head: int, *, without: Callable[[Token], bool] | None = None
    ) -> tuple[int, int]:
        """Give the first and last token of what hangs on `head`, bare of outer punctuation.

        Dependants for which `without` holds are left out, with what stands beyond them.
        """
        first, last = self.first[head], self.last[head]
        if without is not None:
            for i in self.kids[head]:
                if without(self[i]) and i > head:
                    last = min(last, max(head, self.first[i] - 1))
                elif without(self[i]):
                    first = max(first, min(head, self.last[i] + 1))
        return self.trim(first, last)

    def named(self, head: int, *, clipped: bool = False) -> tuple[int, int]:
        """Give the first and last token of a name with its titles and appositions.

        What only tells what the person is doing is left out: ", *who had just come home*",
        ", *speaking in Oslo*", *in 2001*; with `clipped`, every clause that hangs on it.
        """
        first, last = self.phrase(head)
        first = self.behind_marks(first)
        # "As the vote neared, the mayor said": when it was is no part of who it was.
        for i in self.kids[head]:
            if i < head and self[i].dep in ("advcl", "prep"):
                first = max(first, self.last[i] + 1)
        chain = [head]
        for i in chain:
            chain.extend(k for k in self.children(i, "appos", "conj") if k > i)
        for i in chain:
            for k in self.kids[i]:
                if k > i and (self._tells_more(k) or (clipped and self[k].dep in ("relcl", "acl"))):
                    last = min(last, max(head, self.first[k] - 1))
        first, last = self.trim(first, last)
        if last + 1 < len(self) and self[last + 1].text == ")" and self._is_open(first, last):
            last += 1
        return first, last

    def behind_marks(self, first: int) -> int:
        """Begin a name behind the closing mark, should the parser miss its first words.

        “…,” *Elbe harbour* Chief Ada Lind said: the parser may take the town for a verb.
        """
        begin = first
        while begin > max(0, first - _MISSED) and self[begin - 1].text[:1].isalpha():
            begin -= 1
        marked = 0 < begin < first and self[begin - 1].tag == "''"
        return begin if marked and self[begin].text[:1].isupper() else first

    def _is_open(self, first: int, last: int) -> bool:
        """Say whether a bracket opened between two tokens is not closed there."""
        words = [self[i].text for i in range(first, last + 1)]
        return words.count("(") > words.count(")")

    def _tells_more(self, index: int) -> bool:
        token, before = self[index], self[self.first[index] - 1].text
        if token.dep in ("relcl", "acl"):
            return before in (",", "(", "—", "–", "―", "--", "-")
        if token.dep == "prep" and token.text.lower() == "to":
            return self[token.head].pos == "PROPN"
        dated = token.dep == "prep" and token.text.lower() in ("in", "on", "at", "during")
        return dated and any(self[k].tag == "CD" for k in self.children(index, "pobj"))

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """Take commas, dashes and stops off both ends."""
        while first < last and self[first].text in _EDGE:
            first += 1
        while last > first and self[last].text in _EDGE:
            if self[last].text == ")" and any(self[i].text == "(" for i in range(first, last)):
                break
            last -= 1
        return first, last

    def find(
        self, predicate: Callable[[Token], bool], indices: Iterable[int] | None = None
    ) -> int | None:
        """Give the first token for which `predicate` holds."""
        places = range(len(self)) if indices is None else indices
        return next((i for i in places if predicate(self[i])), None)
