"""Article → Reading: one account, read in depth. No I/O, and never a second article.

The stages are parameters, so a user replaces one and keeps the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from variorum.model import (
    Article,
    Date,
    Doubt,
    Entity,
    Furniture,
    Paragraph,
    Quantity,
    Quote,
    Reading,
    Sentence,
    Skim,
    Stance,
    Statement,
    Voice,
)
from variorum.reading.furniture import find_furniture, split_paragraphs
from variorum.reading.mentions import find_entities
from variorum.reading.quantities import find_quantities
from variorum.reading.quotes import find_quotes
from variorum.reading.sentences import parse
from variorum.reading.stance import judge
from variorum.reading.statements import make_statements
from variorum.reading.times import find_dates
from variorum.reading.voices import find_voices

__all__ = ["read", "skim"]


def skim(
    article: Article,
    *,
    find_furniture: Callable[[Article], Sequence[Furniture]] = find_furniture,
    split_paragraphs: Callable[
        [Article, Sequence[Furniture]], Sequence[Paragraph]
    ] = split_paragraphs,
) -> Skim:
    """The first gear: tell the story from the page it stands on, without a parser."""
    furniture = tuple(find_furniture(article))
    return Skim(article, furniture, tuple(split_paragraphs(article, furniture)))


def read(
    skimmed: Skim,
    *,
    parse: Callable[[Article, Sequence[Paragraph]], Sequence[Sentence]] = parse,
    find_entities: Callable[
        [Article, Sequence[Sentence]], tuple[Sequence[Entity], Sequence[Doubt]]
    ] = find_entities,
    find_dates: Callable[[Article, Sequence[Sentence]], Sequence[Date]] = find_dates,
    find_quantities: Callable[
        [Article, Sequence[Sentence], Sequence[Date], Sequence[Entity]], Sequence[Quantity]
    ] = find_quantities,
    find_quotes: Callable[[Article, Sequence[Paragraph]], Sequence[Quote]] = find_quotes,
    find_voices: Callable[
        [Article, Sequence[Sentence], Sequence[Quote]], Sequence[Voice]
    ] = find_voices,
    judge: Callable[[Article, Voice, Sequence[Sentence], Sequence[Quote]], Stance] = judge,
    make_statements: Callable[..., tuple[Sequence[Statement], Sequence[Doubt]]] = make_statements,
) -> Reading:
    """The second gear: sentences, names, times, figures, quotations, and who said what.

    Nothing raises on text: what a stage cannot decide it leaves out, or notes as a `Doubt`.
    """
    article, furniture, paragraphs = skimmed.article, skimmed.furniture, skimmed.paragraphs
    sentences = tuple(parse(article, paragraphs))
    entities, unnamed = find_entities(article, sentences)
    dates = tuple(find_dates(article, sentences))
    quantities = tuple(find_quantities(article, sentences, dates, entities))
    quotes = tuple(find_quotes(article, paragraphs))
    voices = tuple(find_voices(article, sentences, quotes))
    stances = tuple(judge(article, voice, sentences, quotes) for voice in voices)
    statements, unresolved = make_statements(
        article, sentences, quotes, voices, stances, entities, dates
    )
    return Reading(
        article,
        furniture,
        paragraphs,
        sentences,
        tuple(entities),
        dates,
        quantities,
        quotes,
        tuple(statements),
        (*unnamed, *unresolved),
    )
