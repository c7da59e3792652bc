"""Who carries another's words: the paper that quotes, cites or closes, whoever shares a clip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.lexicon import words
from variorum.model import Article, Entity, Sentence, Span
from variorum.reading.cues import reporting_verbs
from variorum.reading.descriptions import CITING, DEFINITE, SUBJECTS
from variorum.reading.mentioned import Mentions, head_of

# "…, the Courier reported on Monday": what stands before the outlet, and after its verb.
CLOSED_BY = frozenset({",", "”", '"', "''", "’", "'", "—", "–"})
ADVERBIAL = frozenset({"prep", "npadvmod", "advmod", "punct"})
LONGEST_CLOSE = 6


class Carriers:
    """Those of one account who pass on what others say."""

    def __init__(self, article: Article, sentences: Sequence[Sentence], mentions: Mentions) -> None:
        self._article = article
        self._sentences = sentences
        self._mentions = mentions

    def quoting(self, source: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield who quotes a source: "Reuters quoted Lind as saying", "was quoted by Reuters"."""
        place = self._mentions.place(source)
        if place is None:
            return
        index, first, last = place
        tokens = self._sentences[index].tokens
        for m in self._mentions.of(index):
            at = tokens[head_of(self._sentences[index], m.first, m.last)]
            by = tokens[at.head]
            verb = tokens[by.head] if at.dep == "pobj" and by.dep == "agent" else by
            quotes = verb.lemma in ("quote", "cite") and (at.dep == "nsubj" or verb is not by)
            if quotes and not first <= m.first <= last:
                yield m.entity, m.span

    def cited(self, source: Span, cue: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield whom a report rests on: "Reuters reported, quoting *an official*", "a story that cited *Lind*"."""
        place, verb = self._mentions.place(source), self._mentions.place(cue)
        if place is None or verb is None:
            return
        index, first, last = place
        sentence = self._sentences[index]
        tokens = sentence.tokens
        for m in self._mentions.of(index):
            at = head_of(sentence, m.first, m.last)
            cites = tokens[at].head
            if tokens[at].dep != "dobj" or tokens[cites].lemma not in CITING:
                continue
            passes_on = any(tokens[c].text.lower() == "as" for c in sentence.children(cites))
            below = any(verb[1] <= above <= verb[2] for above in sentence.ancestors(cites))
            if verb[0] == index and below and not passes_on and not first <= m.first <= last:
                yield m.entity, m.span

    def sharing(self, source: Span) -> Iterator[tuple[str, str | None, Span]]:
        """Yield who passes a paper on, by name, id and place: "*Lind*, sharing a clip that said …".

        Somebody who is only described has no id; a paper of one's own making has none to pass it on.
        """
        place = self._mentions.place(source)
        if place is None:
            return
        index, first, last = place
        sentence = self._sentences[index]
        paper = head_of(sentence, first, last)
        if sentence.tokens[paper].lemma not in words("speakers", "paper"):
            return
        by = _sharer(sentence, paper)
        if by is None or by == paper:
            return
        who = {
            by,
            *(i for i in sentence.children(by) if i < by or sentence.tokens[i].dep == "appos"),
        }
        told = [m for m in self._mentions.of(index) if m.last in who]
        # "Lind’s son, Ole Lind": the name beside the description, not the one within it.
        told = [m for m in told if sentence.tokens[m.last].dep != "poss"]
        named = [m for m in told if m.entity.named] or told
        if len({m.entity.id for m in named}) == 1:
            yield named[0].entity.name, named[0].entity.id, named[0].span
        elif not named and sentence.tokens[by].pos == "NOUN":
            span = self._phrase(sentence, by)
            yield span.exact, None, span

    def _phrase(self, sentence: Sentence, head: int) -> Span:
        """Give a noun with what stands before it."""
        begin = min((i for i in sentence.subtree(head) if i <= head), default=head)
        return self._article.span(sentence.tokens[begin].start, sentence.tokens[head].end)

    def closing(self, source: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield who closes the sentence after a source: "Lind said …, the Elbe Courier reported"."""
        place = self._mentions.place(source)
        if place is None:
            return
        index, _, last = place
        for m in self._mentions.of(index):
            if m.first > last and self.closes(m.span):
                yield m.entity, m.span

    def closes(self, source: Span) -> bool:
        """Say whether a source comes last and reports its whole sentence: "…, the Courier reported"."""
        place = self._mentions.place(source)
        if place is None:
            return False
        index, first, last = place
        sentence = self._sentences[index]
        tokens = sentence.tokens
        first -= tokens[first - 1].text.lower() == "the"
        verb = tokens[head_of(sentence, *place[1:])].head
        after = (c for c in sentence.children(verb) if c > verb)
        return (
            first > 0
            and tokens[first - 1].text in CLOSED_BY
            and verb == last + 1
            and tokens[verb].lemma in reporting_verbs()
            and all(tokens[c].dep in ADVERBIAL for c in after)
            and len(tokens) - verb <= LONGEST_CLOSE
        )

    def introduced(self, entity: Entity) -> Span:
        """Give where an unnamed source comes in: "*some officials* fled. … The officials said …"."""
        first = entity.mentions[0]
        place = self._mentions.place(first)
        if place is None or place[0] == 0:
            return first
        index, begin, last = place
        sentence = self._sentences[index]
        noun = sentence.tokens[head_of(sentence, begin, last)]
        opens = sentence.tokens[max(0, begin - 1) : begin + 1]
        definite = any(token.text.lower() in DEFINITE for token in opens)
        before = self._sentences[index - 1].tokens
        same = (t for t in before if t.text == noun.text and t.tag in ("NNS", "NN"))
        earlier = next(same, None) if definite else None
        return first if earlier is None else self._article.span(earlier.start, earlier.end)

    def is_interrupted(self, source: Span, cue: Span) -> bool:
        """Say whether another speaks between a source and its participle.

        "Norway was at the table after Lind vowed to leave it, *calling* it a bad deal": Lind may
        have called it so, whatever the participle hangs on.
        """
        place, verb = self._mentions.place(source), self._mentions.place(cue)
        if place is None or verb is None or place[0] != verb[0]:
            return False
        sentence = self._sentences[place[0]]
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


def _sharer(sentence: Sentence, paper: int) -> int | None:
    """Find who passes a paper on: "*Lind* shared a clip", "a clip shared by *Lind*"."""
    tokens = sentence.tokens
    for i in sentence.children(paper):
        agent = sentence.child(i, "agent") if tokens[i].lemma in words("cues", "sharing") else None
        if tokens[i].dep == "acl" and tokens[i].tag == "VBN" and agent is not None:
            return sentence.child(agent, "pobj")
    verb = tokens[paper].head
    if tokens[paper].dep != "dobj" or tokens[verb].lemma not in words("cues", "sharing"):
        return None
    while (by := sentence.child(verb, *SUBJECTS)) is None and tokens[verb].head != verb:
        if tokens[verb].dep not in ("advcl", "xcomp", "conj"):
            return None
        verb = tokens[verb].head
    return by
