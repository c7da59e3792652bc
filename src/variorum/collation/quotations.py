"""What is said in one breath is one utterance, of however many sentences.

Sentences are compared one by one: two accounts may have one of them, and a third both. Where
several accounts have the same sentences one after the other, they are told as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.model import Article, Fact, Reading

# What is longer is read as two.
LONGEST = 320
# Between two sentences of one quotation stand a full stop, blanks, and marks.
BETWEEN = 6


def whole_quotations(
    questions: Sequence[tuple[Fact, ...]], readings: Sequence[Reading]
) -> Iterator[tuple[Fact, ...]]:
    """Yield the questions, with utterances that follow one another in all their accounts made one."""
    articles = {r.article.id: r.article for r in readings}
    spoken = defaultdict[tuple[str, ...], list[tuple[Fact, ...]]](list)
    for question in questions:
        if (
            not question
            or question[0].kind != "utterance"
            or (accounts := _once_each(question)) is None
        ):
            yield question
        else:
            spoken[accounts].append(tuple(sorted(question, key=lambda f: f.article)))
    for held in spoken.values():
        held.sort(key=lambda question: question[0].evidence[0].start)
        before = held[0]
        for question in held[1:]:
            if _follow(before, question, articles):
                before = tuple(
                    _joined(one, other, articles[one.article])
                    for one, other in zip(before, question, strict=True)
                )
            else:
                yield before
                before = question
        yield before


def _once_each(question: Sequence[Fact]) -> tuple[str, ...] | None:
    """Give the accounts of an utterance; none where one has it in several places."""
    accounts = tuple(sorted(f.article for f in question))
    return accounts if len(set(accounts)) == len(accounts) else None


def _follow(before: Sequence[Fact], after: Sequence[Fact], articles: Mapping[str, Article]) -> bool:
    """Say whether one utterance stands right behind another in every account, and neither is long."""
    for one, other in zip(before, after, strict=True):
        first, second = one.evidence[0], other.evidence[0]
        between = articles[one.article].text[first.end : second.start]
        near = 0 <= second.start - first.end <= BETWEEN
        if not near or "\n" in between or any(c.isalnum() for c in between):
            return False
        if second.end - first.start > LONGEST:
            return False
    return True


def _joined(one: Fact, other: Fact, article: Article) -> Fact:
    whole = article.span(one.evidence[0].start, other.evidence[0].end)
    return replace(
        one,
        label=whole.exact,
        evidence=(whole,),
        value=f"{one.value} {other.value}",
        statements=tuple(dict.fromkeys((*one.statements, *other.statements))),
        who=tuple(sorted({*one.who, *other.who})),
        source=one.source or other.source,
    )
