"""Find how much, of what.

A numeral becomes a figure when it counts or measures something: numbers that are part of a
name (G7, Boeing 737), of a date, of a list or of an address are none. Each figure keeps its
unit as written; `si_value` is for comparison.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby

from variorum.lexicon import words
from variorum.model import Article, Date, Entity, Quantity, Sentence, Span
from variorum.reading.counted import Phrase, counted_phrase, governor, is_nth_victim, owners
from variorum.reading.figure import Figure
from variorum.reading.figures import find_figures, in_millions
from variorum.reading.names import words_for
from variorum.reading.rounding import tolerance
from variorum.reading.units import unit_of


def find_quantities(
    article: Article,
    sentences: Sequence[Sentence],
    dates: Sequence[Date],
    entities: Sequence[Entity],
) -> tuple[Quantity, ...]:
    """Give the figures of an account, in text order.

    A figure inside a time expression is none, unless that expression is a length of time.

    >>> from variorum.reading.sentences import parse
    >>> from variorum.reading.furniture import split_paragraphs
    >>> article = Article.of("More than 30 people were hurt.")
    >>> sentences = parse(article, split_paragraphs(article, ()))
    >>> [q] = find_quantities(article, sentences, (), ())
    >>> q.value, q.approximation, q.counted
    (30.0, 'more_than', 'people')
    """
    taken = sorted((d.span.start, d.span.end) for d in dates if d.kind != "duration")
    figures: list[Figure] = []
    for _, block in groupby(sentences, key=lambda s: s.paragraph):
        inside = list(block)
        figures += find_figures(article.text, inside[0].start, inside[-1].end, taken)
    page = _Page(article, sentences, dates, entities)
    made = (page.quantity(n, figure) for n, figure in enumerate(figures, 1))
    return tuple(q for q in made if q is not None)


# The oldest person on record lived 122 years.
_OLDEST = 122
_AGE_ENDS = frozenset({",", ")", ";", ".", "of", "from", "who", "and", "was", "were", "is", "has"})


class _Page:
    """One account's sentences, dates and names, to look a figure's surroundings up in."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        dates: Sequence[Date],
        entities: Sequence[Entity],
    ) -> None:
        self._article = article
        self._sentences = sentences
        self._starts = [s.start for s in sentences]
        self._words: dict[int, list[int]] = {}
        self._dates = sorted((d.span.start, d.value) for d in dates if d.begin is not None)
        self._mentions = sorted(
            (m.start, m.end, e.id, e.type) for e in entities for m in e.mentions
        )

    def quantity(self, number: int, figure: Figure) -> Quantity | None:
        """Make a quantity of a figure; None where its sentence shows that it counts nothing."""
        at = bisect_right(self._starts, figure.first) - 1
        if at < 0:
            return None
        sentence = self._sentences[at]
        starts = self._token_starts(at)
        first = max(0, bisect_right(starts, figure.first) - 1)
        last = max(first, bisect_left(starts, figure.last) - 1)
        measured_to = max(last, bisect_left(starts, figure.end) - 1)
        phrase = counted_phrase(sentence, first, measured_to)
        if figure.dimension == "ordinal":
            nth = phrase is not None and is_nth_victim(sentence, first, phrase)
            return self._made(number, figure, sentence, first, phrase) if nth else None
        figure = self._aged(figure, sentence, first, last)
        if _is_millions(figure, sentence, phrase):
            figure = in_millions(figure)
        if self._counts_nothing(figure, sentence, first, last, phrase):
            return None
        return self._made(number, figure, sentence, first, phrase)

    def _token_starts(self, sentence: int) -> list[int]:
        if sentence not in self._words:
            self._words[sentence] = [t.start for t in self._sentences[sentence].tokens]
        return self._words[sentence]

    def _made(
        self, number: int, figure: Figure, sentence: Sentence, first: int, phrase: Phrase | None
    ) -> Quantity:
        counted = None
        if phrase is not None:
            tokens = sentence.tokens
            counted = self._article.span(tokens[phrase.first].start, tokens[phrase.last].end)
        unit = figure.unit
        low, high = _interval(figure)
        return Quantity(
            id=f"{self._article.id}-q{number}",
            span=self._article.span(figure.start, figure.end),
            value=figure.value,
            low=low,
            high=high,
            unit=unit.name if unit else None,
            dimension=figure.dimension,
            approximation=figure.approximation,
            counted=counted.exact if counted else "",
            counted_span=counted,
            subject=self._subject(sentence, first),
            as_of=self._as_of(sentence, first),
            si_value=unit.si(figure.value) if unit else None,
            si_unit=unit.si_unit if unit else None,
            verb=self._verb(sentence, first),
            tolerance=self._tolerance(figure),
            si_low=unit.si(low) if unit else None,
            si_high=unit.si(high) if unit else None,
        )

    def _verb(self, sentence: Sentence, index: int) -> Span | None:
        verb = governor(sentence, index)
        if verb is None:
            return None
        return self._article.span(sentence.tokens[verb].start, sentence.tokens[verb].end)

    def _tolerance(self, figure: Figure) -> float | None:
        """Give how far a figure may have been rounded; a share of a whole is not rounded so."""
        if not figure.value or figure.kind not in ("cardinal", "zero"):
            return None
        return tolerance(self._article.text[figure.first : figure.last], figure.value)

    def _aged(self, figure: Figure, sentence: Sentence, first: int, last: int) -> Figure:
        """Read the age behind a person: "Mara Lindt, 45, said", "a man of 42, who", "both 76"."""
        tokens = sentence.tokens
        if figure.unit or not figure.figures or figure.value is None or first < 2:
            return figure
        before, link = tokens[first - 2], tokens[first - 1].text.lower()
        closed = last + 1 == len(tokens) or tokens[last + 1].text in _AGE_ENDS
        listed = last + 2 < len(tokens) and tokens[last + 2].pos == "NUM"
        lived = 0 < figure.value <= _OLDEST and figure.value.is_integer()
        if not (closed and lived) or listed:
            return figure
        if not (
            (link in (",", "(") and (before.tag == "NN" or self._mentioned(before.start, "PERSON")))
            or (link == "of" and before.lemma in words("counting", "person", "words"))
            or (link == "both" and before.text == ",")
        ):
            return figure
        return replace(figure, dimension="age", unit=unit_of("year"))

    def _mentioned(self, at: int, kind: str) -> bool:
        return any(start <= at < end and type_ == kind for start, end, _, type_ in self._near(at))

    def _near(self, at: int) -> Iterable[tuple[int, int, str, str]]:
        upto = bisect_right(self._mentions, (at, 1 << 60))
        return self._mentions[max(0, upto - 4) : upto]

    def _counts_nothing(
        self, figure: Figure, sentence: Sentence, first: int, last: int, phrase: Phrase | None
    ) -> bool:
        """Say whether a bare number is a name, an address, or the article "one"."""
        if figure.unit is not None or figure.dimension != "count":
            return False
        if figure.kind == "zero":
            # "No injuries" is a figure; "nobody" only where somebody could be hurt or there.
            alone = phrase is None or figure.end - figure.start > len("no")
            return alone and not _is_fate(sentence, governor(sentence, first))
        if figure.value == 1 and not figure.figures:
            return not _one_counts(figure, sentence, first, phrase)
        # "The two port officials" are described, not named.
        within = any(
            start < figure.start < end and not self._article.text[start].islower()
            for start, end, _, _ in self._near(figure.first)
        )
        return within or _is_name(figure, sentence, first, last, phrase)

    def _subject(self, sentence: Sentence, index: int) -> str | None:
        """Give the entity that has the measure: the subject of its verb, or its possessor."""
        for owner in owners(sentence, index) if self._mentions else ():
            token = sentence.tokens[owner]
            for start, end, entity, _ in self._near(token.start):
                if start <= token.start < end:
                    return entity
        return None

    def _as_of(self, sentence: Sentence, index: int) -> str | None:
        """Give the date that the figure's own verb governs."""
        begin, end = (bisect_left(self._dates, (at, "")) for at in (sentence.start, sentence.end))
        verb = governor(sentence, index) if begin < end else None
        if verb is None:
            return None
        for start, value in self._dates[begin:end]:
            at = next((i for i, t in enumerate(sentence.tokens) if t.end > start), None)
            if at is not None and governor(sentence, at) == verb:
                return value
        return None


def _is_millions(figure: Figure, sentence: Sentence, phrase: Phrase | None) -> bool:
    """Say whether an "m" is millions of things: "3m customers", but "3m waves" and "a 3m wall"."""
    metres = (
        figure.unit is not None and figure.unit.name == "metre" and figure.end == figure.last + 1
    )
    if not metres or phrase is None:
        return False
    head = sentence.tokens[phrase.head]
    several = head.tag == "NNS" or head.lemma == "people"
    return several and head.lemma not in words("counting", "measured", "words")


def _is_fate(sentence: Sentence, verb: int | None) -> bool:
    """Say whether a verb tells what became of people, or that they were there."""
    if verb is None:
        return False
    if sentence.tokens[verb].lemma in words("counting", "harm", "words"):
        return True
    behind = sentence.tokens[verb + 1 : verb + 4]
    return any(token.lemma in words("counting", "state", "words") for token in behind)


def _interval(figure: Figure) -> tuple[float | None, float | None]:
    """Give the bounds of a figure: of a range both, of an open one the side that is closed."""
    if figure.value is None:
        return figure.low, figure.high
    if figure.approximation in ("more_than", "at_least"):
        return figure.value, None
    if figure.approximation in ("up_to", "less_than"):
        return None, figure.value
    return None, None


@cache
def _designators() -> frozenset[str]:
    return words("counting", "designator", "words")


_DIRECT = frozenset({"nummod", "nmod", "appos", "npadvmod"})


def _is_name(
    figure: Figure, sentence: Sentence, first: int, last: int, phrase: Phrase | None
) -> bool:
    """Say whether a number belongs to the name before it: "Flight 12", "Torvik 7"."""
    tokens = sentence.tokens
    if not first or figure.approximation != "exact" or figure.kind != "cardinal":
        return False
    before = tokens[first - 1]
    if before.text == "of" and first > 1 and tokens[first - 2].text == "Group":
        return True
    if before.text.lower() in _designators() and before.end + 2 > tokens[first].start:
        return True
    if not figure.figures:
        # "the Group of Seven", "the Big Four"
        return (
            tokens[first].text[0].isupper() and before.text.isalpha() and not _title_case(sentence)
        )
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    if after in words_for("OUTLET") or (after == ")" and before.text.isupper()):
        return True  # "told 6 News", "(KABC 6)"
    if len(after) == 1 and after.isupper() and before.text[0].isupper():
        return True  # "sang Die 4 U"
    if before.pos != "PROPN" or "," in figure_text(sentence, first, last):
        return False
    if _title_case(sentence):
        return False
    if phrase is None:
        return True
    # "the Torvik 7 boats": one name; "In Torvik 7 boats sank": a count.
    return tokens[first - 1].head == tokens[first].head and before.dep in ("compound", "nmod")


def figure_text(sentence: Sentence, first: int, last: int) -> str:
    """Give the words of a figure, without what stands between them."""
    return "".join(t.text for t in sentence.tokens[first : last + 1])


def _title_case(sentence: Sentence) -> bool:
    """Say whether a sentence is set in title case, where capitals tell no names."""
    if sentence.tokens[-1].text == ".":
        return False
    long = [t for t in sentence.tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.7 * len(long)


def _one_counts(figure: Figure, sentence: Sentence, first: int, phrase: Phrase | None) -> bool:
    """Say whether "one" is a count: bounded, or a person to whom harm was done."""
    tokens = sentence.tokens
    harm = words("counting", "harm", "words")
    verb = governor(sentence, first)
    if figure.approximation != "exact":
        return phrase is not None or (verb is not None and tokens[verb].lemma in harm)
    if first + 1 < len(tokens) and tokens[first + 1].text.lower() in harm:
        return True
    if phrase is None and tokens[first].dep in ("nsubj", "nsubjpass") and _is_fate(sentence, verb):
        return True  # "One remains in critical condition"
    if phrase is None or tokens[first + 1].lemma == "of":
        return False
    if tokens[phrase.head].lemma not in words("counting", "person", "words"):
        return False
    near = [verb] if verb is not None else []
    return any(
        tokens[i].lemma in harm
        for i in (*near, *range(phrase.first, phrase.last + 2))
        if i < len(tokens)
    )
