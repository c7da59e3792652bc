"""Small editions for the tests of render: every noun that is printed, over whatever texts are given."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from variorum.model import (
    Account,
    Article,
    Brief,
    Coverage,
    Date,
    Doubt,
    Edge,
    Edition,
    Entity,
    FactRow,
    FactSheet,
    Furniture,
    Generator,
    Line,
    Link,
    Origin,
    Point,
    Position,
    Quantity,
    Section,
    Sources,
    Span,
    Statement,
    StoryEdition,
    TimelineEntry,
    Variant,
)

HARBOUR = "The pier closed on Sunday. “It was the wind,” the mayor said. Three people were hurt."
POST = "Two men were hurt when the pier shut.\nSign up for our letter."


def edition_of(
    *texts: str, path: str | None = None, outlet: str | None = "The Post", label: str | None = None
) -> Edition:
    """Print all of every text, in every place where an edition prints words.

    Titles, labels and names, which cite nothing, are the first text, too, or else `label`.
    """
    articles = [
        Article(
            id=f"a{n}",
            path=path or f"story/{n}.txt",
            text=text,
            sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            outlet=outlet,
            url="https://example.org/a?b=c&d",
            published=date(2024, 5, 6 + n),
            published_basis="sidecar",
        )
        for n, text in enumerate(texts)
    ]
    accounts = tuple(_account(n, article, label) for n, article in enumerate(articles))
    wholes = [article.span(0, len(article.text)) for article in articles if article.text]
    story = _story(articles, wholes, label) if wholes else None
    return Edition(
        generator=Generator("variorum", "0", {}),
        articles=accounts,
        entities=tuple(_entity(span, label) for span in wholes[:1]),
        statements=tuple(_statement(n, span, label) for n, span in enumerate(wholes)),
        quantities=tuple(_quantity(n, span, label) for n, span in enumerate(wholes)),
        dates=tuple(
            Date(f"d{n}", s, "2024-05-05", "date", resolved=True) for n, s in enumerate(wholes)
        ),
        stories=(story,) if story else (),
        doubts=tuple(Doubt(s.article, s, "reading", label or s.exact) for s in wholes),
    )


def _account(n: int, article: Article, label: str | None) -> Account:
    lost = article.text.find("Sign up")
    return Account(
        id=article.id,
        siglum="ABCDEFGH"[n],
        path=article.path,
        url=article.url,
        outlet=article.outlet,
        title=label or article.text[:40],
        byline=label or article.text[:20],
        published=article.published,
        language="en",
        published_basis="sidecar",
        sha256=article.sha256,
        length=len(article.text),
        furniture=(Furniture(lost, len(article.text), "sign-up", "asks"),) if lost >= 0 else (),
        group=article.id,
        text=article.text,
    )


def _story(articles: list[Article], wholes: list[Span], label: str | None) -> StoryEdition:
    halves = [a.span(0, (len(a.text) + 1) // 2) for a in articles if a.text]
    crossing = [a.span(len(a.text) // 3, len(a.text)) for a in articles if len(a.text) > 2]
    readings = tuple(
        Variant(label or s.exact, label or s.exact, (s,), (), (s.article,)) for s in halves
    )
    first, *others = wholes
    name = label or first.exact
    told = Line(first.exact, (first, *others), (0, *(None for _ in others)))
    text = "How many: " + " · ".join(half.exact for half in halves)
    places, at = [], len("How many: ")
    for half in halves:
        places.append(at)
        at += len(half.exact) + 3
    return StoryEdition(
        id="s",
        title=name,
        articles=tuple(article.id for article in articles),
        points=(
            Point("p", name, "differ", "value", "firm", None, readings, name, "high", 1.0),
            Point("q", "q", "agree", None, "check", None, readings, "because", "low", 0.5),
        ),
        sources=Sources(
            (Origin("o", name, "unnamed"),), (Edge(first.article, "o", "cites", (first,)),)
        ),
        brief=Brief(
            (
                Section("What happened", (told,)),
                Section("Where accounts differ", (Line(text, tuple(halves), tuple(places), "p"),)),
            )
        ),
        timeline=tuple(
            TimelineEntry("2024-05-05", span.exact, (span,), kind)
            for span in crossing
            for kind in ("event", "report")
        ),
        fact_sheets=(FactSheet("e", (FactRow(name, readings),)),),
        positions=(Position("e", tuple(f"t{n}" for n in range(len(wholes)))),),
        coverage=(Coverage("p", (first.article,), tuple(s.article for s in others)),),
    )


def _entity(span: Span, label: str | None) -> Entity:
    name = label or span.exact
    return Entity("e", name, "PERSON", (name,), (name,), (span,))


def _statement(n: int, span: Span, label: str | None) -> Statement:
    return Statement(
        id=f"t{n}",
        article=span.article,
        content=(span, span),
        cue=span,
        source=span,
        speaker="e",
        chain=(Link(label or span.exact, None, span), Link(label or span.exact, "e", span)),
        parent=None,
        manner="direct",
        factuality="hedged",
        polarity="positive",
    )


def _quantity(n: int, span: Span, label: str | None) -> Quantity:
    name = label or span.exact
    return Quantity(f"n{n}", span, -3.0, None, None, name, "count", "exact", name)
