"""Who broke the news, and on whose word each account tells it: asked only where somebody says who was first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.model import Fact, Lineage, Reading, Span

OWN_VOICE = "own voice"
# The head of an account: two or three sentences from where it first tells the news.
HEAD = 500
# What "first reported" goes on with where the account's own news is meant.
_NEWS = frozenset({"news", "story", "development", "decision", "move"})


def first_told(
    telling: Sequence[Fact], readings: Sequence[Reading], sources: Lineage
) -> Mapping[str, tuple[Span, ...]]:
    """Give for each answer the spans that show it: who was first, whom else an account credits, nobody.

    `telling` is what the story is about, as all accounts tell it. Empty where no account
    says who reported it first.
    """
    accounts = {r.article.id: r for r in readings}
    found = defaultdict[str, list[Span]](list)
    for answer, span in _first_reporters(accounts, sources).values():
        if _is_of_the_news(span, accounts[span.article], telling):
            found[answer].append(span)
    if not found:
        return {}
    credited = {span.article for spans in found.values() for span in spans}
    for account, facts in _in_prose(telling, accounts).items():
        if account not in credited:
            # Who is credited at the head stands behind the news; who is quoted below comments on it.
            start = facts[0].evidence[0].start
            head = [f for f in facts if f.evidence[0].start < start + HEAD]
            sourced = (c for f in head if (c := _credit(f, accounts[account])) is not None)
            echoed = _echo(accounts[account], start)
            if _is_headline(facts[0], accounts[account]):
                echoed = echoed or _lead_credit(accounts[account], start)
            answer, span = next(sourced, echoed or (OWN_VOICE, facts[0].evidence[0]))
            found[answer].append(span)
    return {answer: tuple(spans) for answer, spans in found.items()} if len(found) > 1 else {}


def _in_prose(
    telling: Sequence[Fact], accounts: Mapping[str, Reading]
) -> Mapping[str, Sequence[Fact]]:
    """Give what each account tells, in its order; a headline, which credits nobody, only if nothing else tells it."""
    told = defaultdict[str, list[Fact]](list)
    for fact in sorted(telling, key=lambda f: (f.article, f.evidence[0].start)):
        told[fact.article].append(fact)
    return {
        account: [f for f in facts if not _is_headline(f, accounts[account])] or facts
        for account, facts in told.items()
    }


def _is_headline(fact: Fact, reading: Reading) -> bool:
    start = fact.evidence[0].start
    return any(p.role == "headline" and p.start <= start < p.end for p in reading.paragraphs)


def _is_of_the_news(span: Span, reading: Reading, telling: Sequence[Fact]) -> bool:
    """Say whether it is the story's own news that somebody had first, and not a letter or a name in it."""
    around = " ".join(reading.article.text[span.start : span.end + 40].split()[:12])
    if any(word.strip(".,;:") in _NEWS for word in around.lower().split()):
        return True
    inside = next((s for s in reading.sentences if s.start <= span.start < s.end), None)
    return inside is not None and any(
        inside.start <= e.start < inside.end
        for fact in telling
        if fact.article == span.article
        for e in fact.evidence
    )


def _first_reporters(
    accounts: Mapping[str, Reading], sources: Lineage
) -> dict[str, tuple[str, Span]]:
    """Give for each account that names who reported first: the names, and the words that say it."""
    names = {o.id: o.name for o in sources.origins}
    firsts = defaultdict[str, dict[str, Span]](dict)
    for edge in sources.edges:
        if edge.kind == "first_reported" and edge.from_ in accounts and edge.evidence:
            widest = max(edge.evidence, key=lambda e: (e.end - e.start, -e.start))
            firsts[edge.from_][names.get(edge.to, edge.to)] = widest
    return {
        account: (
            "first reported by " + ", ".join(sorted(told)),
            max(told.values(), key=lambda e: (e.end - e.start, -e.start)),
        )
        for account, told in firsts.items()
    }


def _credit(fact: Fact, reading: Reading) -> tuple[str, Span] | None:
    said = {s.id: s for s in reading.statements}
    for name in fact.statements:
        statement = said.get(name)
        if statement is not None and statement.source is not None:
            return statement.source.exact, _source_and_cue(statement.source, statement.cue, reading)
    return None


def _echo(reading: Reading, start: int) -> tuple[str, Span] | None:
    """Read who is credited in the sentence after: "… has allowed it. The local press reported it"."""
    for statement in reading.statements:
        content = statement.content[0]
        pronoun = content.exact.lower().strip(" .") in ("it", "this", "that", "so")
        if pronoun and statement.source and start < content.start < start + HEAD:
            return statement.source.exact, _source_and_cue(statement.source, statement.cue, reading)
    return None


def _lead_credit(reading: Reading, start: int) -> tuple[str, Span] | None:
    """Read who is credited first in the head of an account that names its news in the headline alone."""
    return next(
        (
            (statement.source.exact, _source_and_cue(statement.source, statement.cue, reading))
            for statement in sorted(reading.statements, key=lambda s: (s.content[0].start, s.id))
            if statement.source is not None
            and statement.cue is not None
            and start < statement.content[0].start < start + HEAD
        ),
        None,
    )


def _source_and_cue(source: Span, cue: Span | None, reading: Reading) -> Span:
    """Give the words that name the source, with the verb of saying where it stands beside them."""
    if cue is None or not -20 < cue.start - source.end < 20:
        return source
    return reading.article.span(min(source.start, cue.start), max(source.end, cue.end))
