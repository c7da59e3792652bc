"""Laws of many accounts: what holds for every story and every edition."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import walk
from tests.laws.accounts import sample
from tests.laws.texts import newsy
from variorum import lexicon
from variorum.collation import collate, group
from variorum.edition import edit
from variorum.model import Article, Edition, Reading, Story
from variorum.reading import read, skim
from variorum.render.json import from_json, to_json
from variorum.render.schema import schema


@pytest.fixture(scope="module", autouse=True)
def parser() -> None:
    """Load the parser before anything is drawn: loading it seeds the random numbers of all."""
    sample()


class Accounts(list[Reading]):
    """Readings that are shown by their texts: all they hold is too long to print."""

    def __repr__(self) -> str:
        return f"Accounts of {[reading.article.text for reading in self]}"


def drawn(texts: Sequence[str]) -> Accounts:
    return Accounts(
        read(skim(Article.of(text, outlet=f"Outlet {n}"))) for n, text in enumerate(texts)
    )


newsy_accounts = st.lists(newsy(lines=4), min_size=1, max_size=3, unique=True).map(drawn)
sample_accounts = st.sets(st.integers(0, 5), min_size=1).map(
    lambda chosen: Accounts(sample()[n] for n in sorted(chosen))
)
accounts = st.one_of(newsy_accounts, sample_accounts)


@given(accounts=accounts, random=st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_order(accounts: list[Reading], random: Any) -> None:
    """Shuffle the accounts: the same story, the same bytes."""
    shuffled = random.sample(accounts, k=len(accounts))
    assert to_json(edit([collate(shuffled)])) == to_json(edit([collate(accounts)]))
    assert group([r.skim for r in shuffled]) == group([r.skim for r in accounts])


@given(accounts=accounts)
@settings(max_examples=15)
def test_slice(accounts: list[Reading]) -> None:
    """Whatever an edition cites stands in an account, character for character."""
    texts = {reading.article.id: reading.article.text for reading in accounts}
    story = collate(accounts)
    for span in walk.spans((story, edit([story]))):
        assert span.exact == texts[span.article][span.start : span.end]


@given(accounts=accounts)
@settings(max_examples=15)
def test_ids_lead_somewhere(accounts: list[Reading]) -> None:
    """Every id that an edition names is that of something it holds."""
    edition = edit([collate(accounts)])
    for story in edition.stories:
        articles = {a.id for a in edition.articles}
        statements = {s.id for s in edition.statements}
        entities = {e.id for e in edition.entities}
        points = {p.id for p in story.points}
        nodes = articles | {o.id for o in story.sources.origins}
        assert set(story.articles) <= articles
        assert {p.within for p in story.points} <= {None, *articles}
        for variant in (v for p in story.points for v in p.readings):
            assert variant.evidence, "a reading without evidence is an invention"
            assert set(variant.articles) <= articles
            assert set(variant.articles) >= {span.article for span in variant.evidence}
            assert set(variant.statements) <= statements
        assert {n for e in story.sources.edges for n in (e.from_, e.to)} <= nodes
        assert {c.point for c in story.coverage} <= points
        assert {s for p in story.positions for s in p.statements} <= statements
        assert {p.speaker for p in story.positions} <= entities
        # A thing without a name goes by the words of the question it is measured by.
        things = {p.subject.partition(" of ")[2] for p in story.points}
        assert {s.entity for s in story.fact_sheets} <= entities | things
    assert {s.speaker for s in edition.statements} <= {None, *(e.id for e in edition.entities)}


def copy_of(reading: Reading) -> Reading:
    """Give the same report as another outlet prints it."""
    article = reading.article
    other = replace(article, id=f"{article.id}-copy", path=f"copy/{article.path}", outlet="Copycat")
    return read(skim(other))


@given(which=st.integers(0, 5))
@settings(max_examples=6)
def test_copy(which: int) -> None:
    """Add a second copy of an account: no reading gains an independent source."""
    before = collate(sample())
    after = collate([*sample(), copy_of(sample()[which])])
    groups = dict(after.sources.groups)
    original = sample()[which].article.id
    if groups:
        assert groups.get(f"{original}-copy") == groups.get(original)
    strongest = {
        (p.subject, p.relation, v.label): v.independent for p in before.points for v in p.readings
    }
    for point in after.points:
        for variant in point.readings:
            known = strongest.get((point.subject, point.relation, variant.label))
            assert known is None or variant.independent <= known


@given(accounts=accounts)
@settings(max_examples=10)
def test_independent_sources_are_counted_soberly(accounts: list[Reading]) -> None:
    """Behind a reading stand at most as many independent sources as groups of accounts."""
    story = collate(accounts)
    groups = dict(story.sources.groups)
    for variant in (v for p in story.points for v in p.readings):
        assert 1 <= variant.independent <= len({groups.get(a, a) for a in variant.articles})


@given(accounts=accounts)
@settings(max_examples=10)
def test_round_trip(accounts: list[Reading]) -> None:
    """What is written can be read back, and is the same."""
    edition = edit([collate(accounts)])
    written = to_json(edition, with_text=True)
    assert from_json(written) == edition
    assert to_json(from_json(written), with_text=True) == written


@pytest.fixture(scope="module")
def whole() -> Story:
    return collate(sample())


@pytest.fixture(scope="module")
def edition(whole: Story) -> Edition:
    return edit([whole])


def test_the_document_obeys_the_published_schema(edition: Edition) -> None:
    """`variorum schema` describes what `variorum read` prints."""
    jsonschema.Draft202012Validator.check_schema(schema())
    for with_text in (False, True):
        jsonschema.validate(json.loads(to_json(edition, with_text=with_text)), schema())


def lines(edition: Edition) -> Iterator[tuple[str, list[str]]]:
    """Yield every printed line with the words that its evidence holds."""
    for story in edition.stories:
        for section in story.brief.sections:
            for line in section.lines:
                yield line.text, [span.exact for span in line.evidence]
        for entry in story.timeline:
            yield entry.text, [span.exact for span in entry.evidence]


def is_grounded(line: str, evidence: Sequence[str]) -> bool:
    """Say whether a line can be laid out, from end to end, of its evidence and joining words.

    >>> is_grounded("the mayor: it rained", ["the mayor", "it rained"])
    True
    >>> is_grounded("the mayor: it … rained", ["the mayor", "it rained"])
    False
    """
    blanks = [" ", "\n", "\N{NO-BREAK SPACE}"]
    pieces = {piece for piece in (*evidence, *lexicon.words("joining"), *blanks) if piece}
    reached = {0}
    for at in range(len(line)):
        if at in reached:
            reached |= {at + len(piece) for piece in pieces if line.startswith(piece, at)}
    return len(line) in reached


@given(accounts=accounts)
@settings(max_examples=15)
def test_grounded(accounts: list[Reading]) -> None:
    """Every printed line is laid out of the words it cites and of joining words, nothing else."""
    for line, evidence in lines(edit([collate(accounts)])):
        assert evidence, f"no evidence: {line}"
        assert is_grounded(line, evidence), f"{line!r} is not made of {evidence}"


def test_the_sample_story_fills_a_brief(edition: Edition) -> None:
    """The law above would hold of an empty page; this one is not empty."""
    sections = edition.stories[0].brief.sections
    assert sections
    assert all(section.lines for section in sections)
