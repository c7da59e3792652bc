"""Judge how a statement is meant: in whose words, how firmly, yes or no, and to what end.

The word that reports gives the first answer (*denied*, *warned*, *accused*); the words that are
reported may overrule it, since a hedge belongs to whoever hedges: in "the paper said it may rain"
the paper does, in "it reportedly rained" the writer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from variorum.lexicon import words
from variorum.model import (
    Act,
    Article,
    Factuality,
    Manner,
    Polarity,
    Quote,
    Sentence,
    Span,
    Stance,
    Token,
    Voice,
)
from variorum.reading.clauses import SUBJECTS, Clauses
from variorum.reading.cues import Cue, cue_of
from variorum.reading.silences import SILENCE

_PREDICATE = ("acomp", "attr", "oprd", "dobj", "advmod", "conj")


def judge(
    article: Article, voice: Voice, sentences: Sequence[Sentence], quotes: Sequence[Quote]
) -> Stance:
    """Say how a statement is meant: direct or not, asserted or hedged, and whether it denies.

    >>> from variorum.model import Paragraph
    >>> from variorum.reading.quotes import find_quotes
    >>> article = Article.of("“It is over,” she said.")
    >>> quotes = find_quotes(article, [Paragraph(0, len(article.text))])
    >>> voice = Voice((article.span(0, 13),), article.span(18, 22), article.span(14, 17), "", "say")
    >>> judge(article, voice, (), quotes).manner
    'direct'
    """
    manner = _manner(voice, _quotes_near(voice, quotes))
    cue = cue_of(voice.lemma)
    said = tuple(_said(voice, sentences))
    return Stance(
        manner,
        _factuality(voice, cue, said),
        _polarity(cue, said),
        _act(article, voice, cue, said, manner),
    )


# ── in whose words ──────────────────────────────────────────────────────────────


def _quotes_near(voice: Voice, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Give the quotations that touch the content, or hold it."""
    first = min(span.start for span in voice.content)
    last = max(span.end for span in voice.content)
    low = bisect_left(quotes, first, key=lambda q: q.span.start)
    high = bisect_right(quotes, last, key=lambda q: q.span.start)
    # A quotation that holds the content starts before it, and at most a few lie between.
    around = (q for q in quotes[max(0, low - 4) : low] if q.span.end > first)
    return (*around, *quotes[low:high])


def _manner(voice: Voice, quotes: Sequence[Quote]) -> Manner:
    """Say whether the words are the speaker's own, the writer's, or both."""
    if voice.by in ("transcript", "post", "block"):
        return "direct"
    if all(_is_quoted(span, quotes) for span in voice.content):
        # Lind “has spoken of a strike”: the marks hold the verb, so the words are another's.
        return "mixed" if _tells_in_marks(voice, quotes) else "direct"
    spoken = (q for q in quotes if q.kind != "title")
    touched = any(span.overlaps(quote.span) for quote in spoken for span in voice.content)
    return "mixed" if touched else "indirect"


def _tells_in_marks(voice: Voice, quotes: Sequence[Quote]) -> bool:
    """Say whether a quotation holds what is said and the word that says so, but not who."""
    cue, source = voice.cue, voice.source
    return (
        cue is not None
        and source is not None
        and any(q.span.covers(cue) and not q.span.covers(source) for q in quotes)
    )


def _is_quoted(span: Span, quotes: Sequence[Quote]) -> bool:
    """Say whether a span lies between quotation marks but for its outer points."""
    return any(
        q.span.start <= span.start and span.end <= q.span.end + 1 and q.kind != "title"
        for q in quotes
    ) or _all_quoted(span, quotes)


def _all_quoted(span: Span, quotes: Sequence[Quote]) -> bool:
    inside = [q for q in quotes if q.depth == 0 and span.covers(q.span)]
    held = sum(q.span.end - q.span.start for q in inside)
    # Two quotations side by side leave a space or two between them.
    return bool(inside) and span.end - span.start - held <= 2 * len(inside)


# ── what is said, word by word ──────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of what is said: its verb and all its words."""

    c: Clauses
    verb: int

    @property
    def token(self) -> Token:
        return self.c[self.verb]

    def helpers(self) -> Iterator[str]:
        for i in self.c.children(self.verb, "aux", "auxpass"):
            yield self.c[i].text.lower()

    def kids(self, *deps: str) -> Iterator[Token]:
        for i in self.c.children(self.verb, *deps):
            yield self.c[i]

    def predicate(self) -> Iterator[Token]:
        """Yield the verb, what it says of its subject, and the words that colour these."""
        yield self.token
        for i in self.c.children(self.verb, *_PREDICATE):
            yield self.c[i]
            # "suffered serious injuries" tells how bad they are; "is a serious blow" judges.
            for k in self.c.children(i, "amod", "advmod"):
                if self.c[i].dep != "dobj" or self.c[k].lemma not in words("stance", "grading"):
                    yield self.c[k]
            for k in self.c.children(i, "prep") if self.c[i].dep == "attr" else ():
                for held in self.c.children(k, "pobj"):
                    yield self.c[held]


def _said(voice: Voice, sentences: Sequence[Sentence]) -> Iterator[_Clause]:
    """Yield the main clauses of the first sentence of what is said, and those joined to them."""
    for span in voice.content:
        first = bisect_right(sentences, span.start, key=lambda s: s.end)
        if first < len(sentences) and sentences[first].start < span.end:
            yield from _main_clauses(Clauses.of(sentences[first]), span, voice)


def _main_clauses(c: Clauses, span: Span, voice: Voice) -> Iterator[_Clause]:
    inside = [
        i
        for i, t in enumerate(c.sentence.tokens)
        if span.start <= t.start and t.end <= span.end and t.dep != "punct"
    ]
    held = set(inside)
    cue = voice.cue
    for i in inside:
        if c.head(i) in held and c.head(i) != i:
            continue
        if cue is not None and cue.start <= c[i].start < cue.end:
            continue
        yield from _joined(c, i, held)


def _joined(c: Clauses, top: int, held: set[int]) -> Iterator[_Clause]:
    todo = [top]
    while todo:
        verb = todo.pop()
        yield _Clause(c, verb)
        todo.extend(
            i
            for i in c.kids[verb]
            if i in held
            and (
                c[i].dep == "conj"
                or (c[i].dep == "ccomp" and c[verb].lemma in words("stance", "feeling"))
                or (c[i].dep in ("acomp", "ccomp") and _is_sure(c, i, verb))
            )
        )


def _is_sure(c: Clauses, index: int, above: int) -> bool:
    """Say whether the way leads on through "is *sure* that"."""
    return any(c[i].text.lower() in words("stance", "sure") for i in (index, above))


# ── how firmly ──────────────────────────────────────────────────────────────────


def _factuality(voice: Voice, cue: Cue | None, said: Sequence[_Clause]) -> Factuality:
    """Say how a statement is meant: the first of these that fits."""
    if voice.by in ("adverb", "supposed"):
        return "hedged"
    if voice.lemma == "view":
        return "opinion"
    stance: Factuality = cue.stance if cue is not None else "asserted"
    if stance == "denied":
        return "opinion" if any(" as " in f" {span.exact}" for span in voice.content) else "denied"
    if cue is not None and cue.act == "request":
        return "opinion"
    if any(_gives_the_lie(clause) or _disowns(clause) for clause in said):
        return "denied"
    if any(map(_is_own_view, said)):
        return "opinion"
    if any(_depends(clause, voice) for clause in said):
        return "conditional"
    if any(map(_lies_ahead, said)) or (stance == "asserted" and any(map(_is_planned, said))):
        return "predicted"
    if any(map(_holds_back, said)):
        return "hedged"
    if stance == "asserted" and any(map(_judges, said)):
        return "opinion"
    return stance


def _gives_the_lie(clause: _Clause) -> bool:
    """Say whether a clause calls something untrue: "is *false*", "*not true*", "*no such* list", "*denies* it"."""
    said = [t.text.lower() for t in clause.kids("acomp", "attr")]
    negated = clause.c.child(clause.verb, "neg") is not None
    if clause.token.pos == "VERB" and clause.token.lemma in words("stance", "denying"):
        return not negated
    if any(word in words("stance", "untrue") for word in said):
        return not negated
    return (negated and any(word in words("stance", "true") for word in said)) or any(
        clause.c[i].text.lower() == "such" and clause.c[i - 1].text.lower() == "no"
        for k in clause.c.children(clause.verb, "nsubj", "nsubjpass", "attr", "dobj")
        for i in range(max(1, clause.c.first[k]), k)
    )


def _disowns(clause: _Clause) -> bool:
    """Say whether a clause disowns something: "was *not behind* the blast", "had *no part* in it"."""
    told = [t.text.lower() for t in clause.kids("acomp", "attr", "prep", "advmod", "dobj")]
    told += [clause.token.text.lower()] if clause.token.tag == "VBN" else []
    if words("stance", "disowned").isdisjoint(told):
        return False
    c = clause.c
    without = any(c[k].text.lower() == "no" for i in c.kids[clause.verb] for k in c.kids[i])
    return without or c.child(clause.verb, "neg") is not None


def _depends(clause: _Clause, voice: Voice) -> bool:
    """Say whether a clause holds only on a condition."""
    c, verb = clause.c, clause.verb
    if any(_is_condition(c, i, verb) for i in range(c.first[verb], c.last[verb] + 1)):
        return True
    if "would" not in set(clause.helpers()):
        return False
    # "it would review the bid" looks ahead from the past; "such a step would mean war" supposes.
    subject = c.own_subject(verb)
    pointing = subject is not None and any(
        c[i].text.lower() in words("stance", "pointing") for i in (subject, c.first[subject])
    )
    return pointing or voice.lemma == "warn"


def _is_condition(c: Clauses, index: int, top: int) -> bool:
    """Say whether a word opens a condition of the clause: *if* and *unless*, not *even if*."""
    opens = c[index].dep == "mark" and c[index].text.lower() in words("stance", "condition")
    if not opens or c[index - 1].text.lower() in ("even", "as"):
        return False
    return c[c.head(index)].pos in ("VERB", "AUX") and not _tells_of(c, index, top)


def _tells_of(c: Clauses, index: int, top: int) -> bool:
    """Say whether a word belongs to a clause that only tells more of a noun, below `top`."""
    while index != top and c.head(index) != index:
        if c[index].dep in ("relcl", "acl"):
            return True
        index = c.head(index)
    return False


def _lies_ahead(clause: _Clause) -> bool:
    helpers = set(clause.helpers())
    if helpers & (words("stance", "future") | {"would"}):
        return True
    if clause.token.lemma in words("stance", "awaited"):
        return True
    wish = clause.token.lemma in words("stance", "ahead") or any(
        t.text.lower() in words("stance", "due") for t in clause.kids("acomp", "advmod", "attr")
    )
    if (wish or _is_going(clause)) and clause.c.child(clause.verb, "xcomp") is not None:
        return True
    return any(map(partial(_is_due, clause.c), clause.c.children(clause.verb, "attr")))


def _is_due(c: Clauses, noun: int) -> bool:
    """Say whether a noun looks ahead to what *will* be: "there is little chance that it will hold"."""
    if c[noun].text.lower() not in words("stance", "due"):
        return False
    ahead = (
        k for clause in c.children(noun, "acl", "relcl", "ccomp") for k in c.children(clause, "aux")
    )
    return any(c[k].text.lower() in words("stance", "future") for k in ahead)


def _is_going(clause: _Clause) -> bool:
    """Say whether it is *going to* be, and not that something *went flying*."""
    return clause.token.lemma == "go" and clause.token.tag == "VBG"


def _is_planned(clause: _Clause) -> bool:
    """Say whether what is announced is itself a plan."""
    return clause.token.pos == "NOUN" and clause.token.lemma in words("stance", "planned")


def _holds_back(clause: _Clause) -> bool:
    helpers = set(clause.helpers())
    negated = clause.c.child(clause.verb, "neg") is not None
    if helpers & words("stance", "hedge") or ("could" in helpers and not negated):
        return True
    adverbs = {t.text.lower() for t in clause.kids("advmod", "acomp")}
    return clause.token.lemma in words("stance", "seeming") or bool(
        adverbs & words("stance", "holding")
    )


def _judges(clause: _Clause) -> bool:
    """Say whether a clause judges: with a word that does, with *must*, or with *I think*."""
    helpers = set(clause.helpers())
    if helpers & {"should", "must", "ought"}:
        return True
    bound = clause.token.lemma in ("need", "have", "ought")
    if bound and clause.c.child(clause.verb, "xcomp") is not None:
        # "has yet to open" only tells that it is shut.
        return all(t.text.lower() != "yet" for t in clause.kids("advmod"))
    return any(map(_is_judgement, clause.predicate()))


def _is_own_view(clause: _Clause) -> bool:
    """Say whether the speaker names it as his view or feeling: "I think", "we are sure"."""
    first = next(clause.kids("nsubj"), None)
    if first is None or first.text.lower() not in ("i", "we"):
        return False
    felt = (clause.token, *clause.kids("xcomp"))
    sure = any(t.text.lower() in words("stance", "sure") for t in clause.kids("acomp"))
    return sure or any(t.lemma in words("stance", "feeling") for t in felt)


def _is_judgement(token: Token) -> bool:
    word = token.lemma if token.pos in ("NOUN", "VERB") else token.text.lower()
    if token.pos == "VERB":
        return word in words("stance", "judging_verbs")
    if word == "just" and token.tag == "RB":
        return False
    return word in words("stance", "judging")


# ── yes or no ───────────────────────────────────────────────────────────────────


def _polarity(cue: Cue | None, said: Sequence[_Clause]) -> Polarity:
    """Say whether the first clause affirms; a denial turns it round."""
    turns = int(cue is not None and cue.stance == "denied")
    if said:
        turns += _turns(said[0])
    return "negative" if turns % 2 else "positive"


def _turns(clause: _Clause) -> int:
    """Count what turns a clause round: "not", "no one", "failed to"."""
    c, verb = clause.c, clause.verb
    negated = c.child(verb, "neg") is not None
    nobody = any(
        c[i].text.lower() in words("stance", "negative")
        or any(c[k].text.lower() == "no" for k in c.children(i, "det"))
        for i in c.children(verb, *SUBJECTS, "dobj", "attr")
    )
    # "the pump failed to start", "failed the test"; but "the bridge failed" is no denial.
    undone = clause.token.lemma in words("stance", "undone") and (
        c.child(verb, "xcomp", "dobj", "nsubjpass") is not None
    )
    return int(negated) + int(nobody) + int(undone)


# ── to what end ─────────────────────────────────────────────────────────────────


def _act(
    article: Article, voice: Voice, cue: Cue | None, said: Sequence[_Clause], manner: Manner
) -> Act:
    """Tell statements from requests, questions and silence."""
    act: Act = cue.act if cue is not None else "statement"
    if voice.by == SILENCE:
        return "silence"
    if act == "silence":
        silent = any(clause.token.lemma in words("stance", "silence") for clause in said)
        return "silence" if silent else "statement"
    if voice.lemma == "call" and voice.cue is not None:
        following = article.text[voice.cue.end : voice.cue.end + 5].split()
        if voice.by == "preposition" or following[:1] in (["for"], ["on"]):
            return "request"
    if voice.by == "infinitive" and cue is not None and cue.hears:
        return "request"
    asked = manner == "direct" and voice.content[-1].exact.rstrip("”\"’' ").endswith("?")
    return "question" if asked and act == "statement" else act
