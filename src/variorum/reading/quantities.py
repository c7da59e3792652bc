"""Find how much, of what.

A numeral becomes a figure when it counts or measures something: numbers that are part of a
name (G7, Boeing 737), of a date, of a list or of an address are none. Each figure keeps its
unit as written; `si_value` is for comparison.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from variorum.lexicon import entries, words
from variorum.model import Approximation, Article, Date, Entity, Quantity, Sentence
from variorum.reading.counted import Phrase, counted_phrase, governor, owners
from variorum.reading.numerals import Numeral, find_numerals
from variorum.reading.units import Unit, currency_before, rate_after, unit_after


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
    figures: list[_Figure] = []
    for _, block in groupby(sentences, key=lambda s: s.paragraph):
        inside = list(block)
        figures += _figures(article.text, inside[0].start, inside[-1].end, taken)
    page = _Page(article, sentences, dates, entities)
    made = (page.quantity(n, figure) for n, figure in enumerate(figures, 1))
    return tuple(q for q in made if q is not None)


# ── figures: numerals with their unit, bound and range ──────────────────────────


@dataclass(frozen=True, slots=True)
class _Figure:
    """A numeral with all that belongs to it; `first` and `last` bound the numeral itself."""

    start: int
    end: int
    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    unit: Unit | None
    approximation: Approximation
    figures: bool
    kind: str
    dimension: str = "count"


# Units on their own: what stands right behind a figure and makes it an age, a magnitude …
_AGE = re.compile(r"(?i)[ -]?old(?:s|er)?\b|[ -]of[ -]age\b")
_AGED = re.compile(r"(?i)\b(?:aged|age)\s$")
_RICHTER = re.compile(
    r"(?i)[ -](?:degrees?\s)?(?:on the (?:open-ended )?richter(?: scale)?|magnitude)\b"
)
_MAGNITUDE = re.compile(r"(?i)\bmagnitude(?:[ -]| of )$")
_MILLIONS = re.compile(r"\s?(?:m|M|mm)(?![\w])")
_BETWEEN = re.compile(
    r"[^\S\n]?(?:to|through)[^\S\n]|[^\S\n]?[-–—~][^\S\n]?(?:to )?|[^\S\n]or[^\S\n]|[^\S\n]and[^\S\n]"
)
_IN_LIST = re.compile(r"[.)][^\S\n]")
_LEADING_ZERO = re.compile(r"0\d")
_RATIO = re.compile(r"[^\S\n](?:in(?: every)?|out of(?: every)?)[^\S\n]")
_AGAIN = re.compile(r"(?:[ -](?:deep|long|wide|high|tall|thick|away))?(?: [(\[]|,? or )")
_LOOK_BACK = 40


def _figures(
    text: str, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[_Figure]:
    """Give the figures of one paragraph, joined and bounded, in text order."""
    numerals = (
        replace(n, start=n.start + start, end=n.end + start)
        for n in find_numerals(text[start:end])
        if n.kind != "ordinal"
    )
    free = [n for n in numerals if not _meets(taken, n.start, n.end)]
    found = [f for n in free if (f := _measured(text, start, n)) is not None]
    found = sorted([*found, *_zeros(text, start, end)], key=lambda f: f.start)
    before = None
    for figure in _joined(text, found):
        bounded = _bounded(text, start, figure)
        if before is not None and _in_brackets(text, before, bounded):
            # "over 310 miles (500 kilometres)": the same figure twice, under one bound.
            bounded = replace(bounded, approximation=before.approximation)
        yield bounded
        before = bounded


@cache
def _nothing() -> re.Pattern[str]:
    nobody = "|".join(sorted(words("counting", "nobody", "words")))
    things = "|".join(sorted(words("counting", "nothing", "words"), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?i)\b(?:(?P<no>no|zero)\s(?:{things})|(?P<nobody>{nobody}))\b")


def _zeros(text: str, start: int, end: int) -> Iterator[_Figure]:
    """Yield each zero that is told in words: "no injuries", "no one was hurt"."""
    for match in _nothing().finditer(text, start, end):
        first, last = match.span("no") if match["no"] else match.span()
        yield _Figure(
            first, last, first, last, 0.0, None, None, None, "exact", figures=False, kind="zero"
        )


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether a range meets one of the taken ones, which are in order and apart."""
    at = bisect_left(taken, end, key=lambda t: t[0])
    return at > 0 and taken[at - 1][1] > start


def _measured(text: str, floor: int, numeral: Numeral) -> _Figure | None:
    """Give a numeral its unit; None when its neighbours show that it is no number at all."""
    first, last = numeral.start, numeral.end
    value, low, high = numeral.value, numeral.low, numeral.high
    start, end, unit, dimension = first, last, None, "count"
    if (money := currency_before(text, first)) is not None:
        unit, start = money
        if (millions := _MILLIONS.match(text, last)) is not None:
            value = None if value is None else value * 1e6
            last = end = millions.end()
        unit, end = rate_after(text, end, unit)
    elif (measure := unit_after(text, last)) is not None:
        unit, end = measure
        if unit.name == "pound" and _is_money(text, floor, numeral):
            unit = Unit("GBP", "money", 1.0)
    elif numeral.kind == "fraction" and text.startswith((" a ", " an "), last):
        # "half a mile"
        measure = unit_after(text, text.index(" ", last + 1))
        unit, end = measure or (None, last)
    if (decade := _decade_of_life(text, floor, numeral)) is not None:
        return decade
    if unit is not None:
        dimension = unit.dimension
        value, low, high = (None if v is None else v * unit.scale for v in (value, low, high))
        if unit.dimension == "duration" and (age := _AGE.match(text, end)) is not None:
            dimension, end = "age", age.end()
    elif (scale := _RICHTER.match(text, last)) is not None:
        dimension, end = "magnitude", scale.end()
    elif not (_stands_free(text, numeral) and _is_share(text, numeral)):
        return None
    behind = text[max(floor, start - _LOOK_BACK) : start]
    if unit is None and (cue := _MAGNITUDE.search(behind)) is not None:
        dimension, start = "magnitude", start - (len(behind) - cue.start())
    elif unit is None and (cue := _AGED.search(behind)) is not None:
        dimension, start = "age", start - (len(behind) - cue.start())
    elif not _prefix_counts(text, floor, start):
        return None
    if start == floor and unit is None and _IN_LIST.match(text, last):
        return None
    if numeral.kind == "fraction":
        dimension = "fraction" if unit is None else dimension
    return _Figure(
        start,
        end,
        first,
        last,
        value,
        low,
        high,
        unit,
        "exact",
        numeral.figures,
        numeral.kind,
        dimension,
    )


# "her mid-50s", "their early 40s"
_OF_LIFE = re.compile(r"(?i)\b(?:his|her|their|my|our|your)\s(?:(early|mid|late)[- ])?$")
_DECADE = {None: (0, 9), "early": (0, 3), "mid": (3, 7), "late": (7, 9)}


def _decade_of_life(text: str, floor: int, numeral: Numeral) -> _Figure | None:
    """Read an age told by its decade, as the years it can be."""
    behind = _OF_LIFE.search(text[max(floor, numeral.start - _LOOK_BACK) : numeral.start])
    plural = re.match(r"['’]?s\b", text[numeral.end : numeral.end + 3])
    if behind is None or plural is None or numeral.value is None or numeral.value % 10:
        return None
    early = behind[1].lower() if behind[1] else None
    low, high = (numeral.value + years for years in _DECADE[early])
    start = numeral.start - (len(early) + 1 if early else 0)
    unit = unit_after("1 year", 1)
    return _Figure(
        start, numeral.end + plural.end(), numeral.start, numeral.end, None, low, high,
        unit[0] if unit else None, "about", numeral.figures, "cardinal", "age",
    )  # fmt: skip


def _is_money(text: str, floor: int, numeral: Numeral) -> bool:
    """Say whether pounds are sterling: millions of them, or behind "paid", "fined", "worth"."""
    behind = re.findall(
        r"[a-z]+", text[max(floor, numeral.start - _LOOK_BACK) : numeral.start].lower()
    )
    return (numeral.value or 0) >= 1e6 or bool(words("counting", "money", "words") & set(behind))


def _stands_free(text: str, numeral: Numeral) -> bool:
    """Say whether a bare numeral is not glued into something else: "5G", "10:30", "two-way", "3/a"."""
    after = text[numeral.end : numeral.end + 2].ljust(2)
    before = text[numeral.start - 1 : numeral.start] if numeral.start else ""
    if _LEADING_ZERO.match(text, numeral.start):
        return False
    if before in ("/", "#", "@", "_", "=", "&", ":") and before:
        return False
    if after[0].isalnum() or after[0] in "_@=":
        return False
    if after[0] in ":/.,'’" and after[1].isalnum():
        return False
    if after[0] in "-‑":
        return after[1].isdigit() or (numeral.figures and after[1].islower())
    return True


# "half of them", "a third of the crew"; "the first half" and "a quarter" of a year are no shares.
_OF_WHOLE = re.compile(
    r"(?i)(?:-|\s)(?:of|the|its|their|his|her|our|my|your|those|these|that|this|all|as)\b"
)


def _is_share(text: str, numeral: Numeral) -> bool:
    """Say whether a fraction is a share of something: two-thirds always, a half only "of" it."""
    if numeral.kind != "fraction":
        return True
    several = not numeral.figures and text[numeral.end - 1] in "sS"
    return several or numeral.figures or _OF_WHOLE.match(text, numeral.end) is not None


@cache
def _prefixes() -> frozenset[str]:
    return words("counting", "prefix", "words")


def _prefix_counts(text: str, floor: int, start: int) -> bool:
    """Say whether what is hyphened before a figure measures ("magnitude-5.9") or names ("MGM-140")."""
    if start - 1 < floor or text[start - 1] not in "-‑–":
        return True
    word = re.search(r"[^\W_]{1,30}$", text[max(floor, start - 31) : start - 1])
    if word is None or word[0][0].isdigit():
        return True
    return text[start - 1] == "–" or word[0].lower() in _prefixes()


def _joined(text: str, figures: Sequence[_Figure]) -> Iterator[_Figure]:
    """Join neighbours into ranges, ratios, scores and sums of money with their small change."""
    at = 0
    while at < len(figures):
        first, second = figures[at], figures[at + 1] if at + 1 < len(figures) else None
        at += 1
        if second is None or second.start - first.end > 12 or first.end > second.start:
            yield first
            continue
        joined = _pair(text, first, second)
        if joined is None:
            yield first
            continue
        at += 1
        yield from joined


def _pair(text: str, first: _Figure, second: _Figure) -> tuple[_Figure, ...] | None:
    """Give what two neighbouring figures make together; None when they stay two."""
    between = text[first.end : second.start]
    a, b = first.value, second.value
    if a is None or b is None:
        return None
    if _RATIO.fullmatch(between) and first.unit is None and second.unit is None and 0 < a < b:
        if a == 1 or "out" in between:
            return (
                replace(first, end=second.end, last=second.last, value=a / b, dimension="fraction"),
            )
        return None
    if _small_change(first, second, between):
        return (replace(first, end=second.end, last=second.last, value=round(a + b, 6)),)
    link = _BETWEEN.fullmatch(between)
    if link is None:
        return None
    if first.unit and second.unit and first.dimension != second.dimension:
        return None
    word = between.strip().lower()
    behind = text[max(0, first.start - _LOOK_BACK) : first.start].lower()
    if second.unit is None and first.unit is not None and first.unit.dimension != "money":
        return None
    if word == "and" and not behind.endswith("between "):
        return None
    if word == "or" and not a < b <= 2 * a:
        return None
    if word in ("-", "–", "—", "~") and a >= b:
        return _score(text, first, second)
    if (
        word == "to"
        and behind.endswith("from ")
        and words("counting", "change", "words") & set(re.findall(r"[a-z]+", behind))
    ):
        return None
    if not a < b:
        return None
    return (_range(text, first, second, behind),)


def _range(text: str, first: _Figure, second: _Figure, behind: str) -> _Figure:
    start = first.start
    for word in ("between ", "from "):
        start -= len(word) if behind.endswith(word) else 0
    low, high = first.value or 0.0, second.value or 0.0
    if first.unit is None and second.unit is not None and second.unit.scale != 1:
        low *= second.unit.scale
    unit = second.unit or first.unit
    if first.unit is None or second.unit is None:
        # "$5-10 million", "10 to 15 million": the scale of the second is that of both.
        for scale in (1e12, 1e9, 1e6, 1e3):
            if high >= scale > 2 * low and not re.search(
                r"[a-z]", text[first.first : first.last].lower()
            ):
                low = low * scale if low * scale < high else low
                break
    return replace(
        second, start=start, first=first.first, value=None, low=low, high=high, unit=unit,
        approximation="between",
        dimension=first.dimension if second.unit is None and first.unit is not None else second.dimension,
    )  # fmt: skip


def _small_change(first: _Figure, second: _Figure, between: str) -> bool:
    """Say whether the second is the cents of the first: "3 dollars 50 cents"."""
    return (
        first.unit is not None
        and second.unit is not None
        and first.dimension == second.dimension == "money"
        and first.unit.name == second.unit.name
        and first.unit.scale == 1
        and second.unit.scale < 1
        and between.strip() in ("", "and")
    )


def _score(text: str, first: _Figure, second: _Figure) -> tuple[_Figure, ...]:
    """Give a score, where the words round it say so; else nothing, for "50-50" counts nothing."""
    around = text[max(0, first.start - 60) : second.end + 60].lower()
    if (
        first.unit
        or second.unit
        or not words("counting", "score", "words") & set(re.findall(r"[a-z]+", around))
    ):
        return ()
    low, high = sorted((first.value or 0.0, second.value or 0.0))
    return (
        replace(
            second,
            start=first.start,
            first=first.first,
            value=None,
            low=low,
            high=high,
            dimension="score",
        ),
    )


def _in_brackets(text: str, before: _Figure, figure: _Figure) -> bool:
    return (
        before.unit is not None
        and figure.unit is not None
        and before.approximation != "exact"
        and figure.approximation == "exact"
        and _AGAIN.fullmatch(text, before.end, figure.start) is not None
    )


# ── bounds ──────────────────────────────────────────────────────────────────────


@cache
def _bounds() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Approximation]]:
    means = {
        word: entry["means"]
        for section in ("before", "after")
        for entry in entries("approximators", section)
        for word in entry["words"]
    }

    def any_of(section: str) -> str:
        known = {word for entry in entries("approximators", section) for word in entry["words"]}
        return "|".join(re.escape(w) for w in sorted(known, key=lambda w: (-len(w), w)))

    before = re.compile(rf"(?i)(?<![\w-])({any_of('before')})\s*(?:(?:the|a|an|another)\s)?$")
    after = re.compile(rf"(?i)\s?({any_of('after')})(?![^\W_])")
    return before, after, means


# "a top range of 190 miles": the most it can be.
_MOST = re.compile(r"(?i)\b(?:maximum|top|peak|longest|greatest)\s[a-z]+\s(?:of|is|was)\s$")


def _bounded(text: str, floor: int, figure: _Figure) -> _Figure:
    """Take in the words that bound a figure, before it or behind."""
    before, after, means = _bounds()
    behind = text[max(floor, figure.start - _LOOK_BACK) : figure.start]
    approximation, start, end = figure.approximation, figure.start, figure.end
    if (word := before.search(behind)) is not None:
        approximation, start = means[word[1].lower()], start - (len(behind) - word.start())
    elif (word := after.match(text, figure.last) or after.match(text, figure.end)) is not None:
        approximation, end = means[word[1].lower()], max(end, word.end())
    elif _MOST.search(behind):
        approximation = "up_to"
    if figure.kind == "vague" and approximation == "exact":
        approximation = "about"
    if figure.approximation == "between":
        return replace(figure, start=start, end=end)
    return replace(figure, start=start, end=end, approximation=approximation)


# ── the page: what a figure counts, whose it is, and whether it is one at all ───


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

    def quantity(self, number: int, figure: _Figure) -> Quantity | None:
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
        figure = self._aged(figure, sentence, first, last)
        if self._counts_nothing(figure, sentence, first, last, phrase):
            return None
        return self._made(number, figure, sentence, first, phrase)

    def _token_starts(self, sentence: int) -> list[int]:
        if sentence not in self._words:
            self._words[sentence] = [t.start for t in self._sentences[sentence].tokens]
        return self._words[sentence]

    def _made(
        self, number: int, figure: _Figure, sentence: Sentence, first: int, phrase: Phrase | None
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
        )

    def _aged(self, figure: _Figure, sentence: Sentence, first: int, last: int) -> _Figure:
        """Read the age behind a person's name: "Mara Lindt, 45, said"."""
        tokens = sentence.tokens
        if figure.unit or not figure.figures or figure.value is None or first < 2:
            return figure
        closed = last + 1 == len(tokens) or tokens[last + 1].text in (
            ",",
            ")",
            ";",
            ".",
            "of",
            "from",
            "who",
        )
        opened = tokens[first - 1].text in (",", "(") and tokens[first - 2].pos in ("NOUN", "PROPN")
        # The oldest person on record lived 122 years.
        lived = 0 < figure.value <= 122 and figure.value.is_integer()
        person = tokens[first - 2].tag == "NN" or self._mentioned(tokens[first - 2].start, "PERSON")
        listed = last + 2 < len(tokens) and tokens[last + 2].pos == "NUM"
        return (
            replace(figure, dimension="age")
            if opened and closed and lived and person and not listed
            else figure
        )

    def _mentioned(self, at: int, kind: str) -> bool:
        return any(start <= at < end and type_ == kind for start, end, _, type_ in self._near(at))

    def _near(self, at: int) -> Iterable[tuple[int, int, str, str]]:
        upto = bisect_right(self._mentions, (at, 1 << 60))
        return self._mentions[max(0, upto - 4) : upto]

    def _counts_nothing(
        self, figure: _Figure, sentence: Sentence, first: int, last: int, phrase: Phrase | None
    ) -> bool:
        """Say whether a bare number is a name, an address, or the article "one"."""
        if figure.unit is not None or figure.dimension != "count":
            return False
        if figure.kind == "zero":
            verb = governor(sentence, first)
            harmed = verb is not None and sentence.tokens[verb].lemma in words(
                "counting", "harm", "words"
            )
            return phrase is None and not harmed
        if figure.value == 1 and not figure.figures:
            return not _one_counts(figure, sentence, first, phrase)
        return _is_name(figure, sentence, first, last, phrase)

    def _subject(self, sentence: Sentence, index: int) -> str | None:
        """Give the entity that has the measure: the subject of its verb, or its possessor."""
        for owner in owners(sentence, index):
            token = sentence.tokens[owner]
            for start, end, entity, _ in self._near(token.start):
                if start <= token.start < end:
                    return entity
        return None

    def _as_of(self, sentence: Sentence, index: int) -> str | None:
        """Give the date that the figure's own verb governs."""
        verb = governor(sentence, index)
        if verb is None:
            return None
        begin, end = (bisect_left(self._dates, (at, "")) for at in (sentence.start, sentence.end))
        for start, value in self._dates[begin:end]:
            at = next((i for i, t in enumerate(sentence.tokens) if t.end > start), None)
            if at is not None and governor(sentence, at) == verb:
                return value
        return None


def _interval(figure: _Figure) -> tuple[float | None, float | None]:
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
    figure: _Figure, sentence: Sentence, first: int, last: int, phrase: Phrase | None
) -> bool:
    """Say whether a number belongs to the name before it: "Flight 12", "Torvik 7"."""
    tokens = sentence.tokens
    if not first or figure.approximation != "exact" or figure.kind != "cardinal":
        return False
    before = tokens[first - 1]
    if before.text.lower() in _designators() and before.end + 2 > tokens[first].start:
        return True
    if not figure.figures or before.pos != "PROPN" or "," in figure_text(sentence, first, last):
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
    long = [t for t in sentence.tokens if len(t.text) > 3 and t.text.isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.7 * len(long)


def _one_counts(figure: _Figure, sentence: Sentence, first: int, phrase: Phrase | None) -> bool:
    """Say whether "one" is a count: bounded, or a person to whom harm was done."""
    tokens = sentence.tokens
    harm = words("counting", "harm", "words")
    verb = governor(sentence, first)
    if figure.approximation != "exact":
        return phrase is not None or (verb is not None and tokens[verb].lemma in harm)
    if first + 1 < len(tokens) and tokens[first + 1].text.lower() in harm:
        return True
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
