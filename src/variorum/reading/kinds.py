"""Weigh what speaks for a name being a person, a body, a place …

Every mention of a name in the account votes. The gazetteer comes first, then titles and
appositions, then the word that says what kind of thing is named, then the company the
name keeps; the model's label, weak on the very names that make news, counts least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.lexicon.persons import is_given_name, is_honorific, role
from variorum.model import EntityType, Sentence
from variorum.reading.names import Name, head_type, strip_title

# How much one piece of evidence weighs. A title outweighs any two labels of the model
# ("President Orban" is a person however often the model says ORG); one label decides
# only where there is nothing else.
TITLE, APPOSITION, HEAD, GIVEN, PLACE_WORD, LABEL = 6, 5, 4, 3, 2, 1

LABELS: dict[str, EntityType] = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "EVENT": "EVENT",
    "PRODUCT": "PRODUCT",
    "WORK_OF_ART": "OTHER",
    "LAW": "OTHER",
    "NORP": "OTHER",
}
ROLE_KINDS: dict[str, EntityType] = {"person": "PERSON", "body": "ORG", "place": "LOC"}
REPORTING_OUTLET = frozenset(
    "newspaper broadcaster paper daily tabloid magazine website channel agency".split()
)
PLACES = frozenset({"in", "at", "near", "around", "outside", "across", "throughout"})


def type_of(names: Sequence[Name], sentences: Sequence[Sentence]) -> EntityType | None:
    """Give the type that the mentions of one name vote for; None when nothing speaks."""
    certain = next((n.known for n in names if n.known is not None), None)
    if certain is not None and not (
        certain.kind in ("city", "state", "capital") and is_given_name(names[0].text)
    ):
        return certain.type
    votes: Counter[EntityType] = Counter()
    for name in names:
        for kind, weight in _evidence(name, sentences[name.sentence]):
            votes[kind] += weight
    if certain is not None:
        votes[certain.type] += HEAD
    return votes.most_common(1)[0][0] if votes else None


def _evidence(name: Name, sentence: Sentence) -> Iterable[tuple[EntityType, int]]:
    words = strip_title(name.text).split()
    if name.title and any(_is_personal(t) for t in _titles(name.title)):
        yield "PERSON", TITLE
    if name.people:
        yield "OTHER", TITLE
    if (kind := head_type(words)) is not None:
        yield kind, HEAD
    if len(words) > 1 and is_given_name(words[0]):
        yield "PERSON", GIVEN
    yield from _apposition(name, sentence)
    yield from _neighbours(name, sentence, len(words))
    for guess in sentence.names:
        if guess.first <= name.last and name.first <= guess.last and guess.label in LABELS:
            yield LABELS[guess.label], LABEL


def _titles(title: str) -> Iterable[str]:
    """Give every stretch of words that ends a title: "Norwegian Prime Minister" holds "Minister"."""
    parts = title.split()
    return (" ".join(parts[n:]) for n in range(len(parts)))


def _is_personal(title: str) -> bool:
    found = role(title)
    return is_honorific(title) or (found is not None and found.kind == "person")


def _apposition(name: Name, sentence: Sentence) -> Iterable[tuple[EntityType, int]]:
    """Read what the noun beside a name says: "Ada Lind, the harbour master" or "news agency Elbe"."""
    for noun in appositives(name, sentence):
        found = role(sentence.tokens[noun].lemma) or role(sentence.tokens[noun].text)
        if found is None:
            continue
        if found.kind in ROLE_KINDS:
            yield (
                ("OUTLET" if found.word in REPORTING_OUTLET else ROLE_KINDS[found.kind]),
                APPOSITION,
            )


def appositives(name: Name, sentence: Sentence) -> Iterable[int]:
    """Give the common nouns that stand beside a name and say who or what it is."""
    tokens = sentence.tokens
    heads = [
        i
        for i in range(name.first, name.last + 1)
        if not name.first <= tokens[i].head <= name.last or tokens[i].head == i
    ]
    for head in heads:
        if (
            tokens[head].dep in ("appos", "compound", "nmod")
            and tokens[tokens[head].head].pos == "NOUN"
        ):
            yield tokens[head].head
        for child in sentence.children(head):
            if (
                tokens[child].dep == "appos"
                and tokens[child].pos in ("NOUN", "PROPN")
                and not name.first <= child <= name.last
            ):
                yield child
            elif (
                tokens[child].dep in ("compound", "nmod")
                and tokens[child].pos == "NOUN"
                and child < name.first
            ):
                yield child


def _neighbours(name: Name, sentence: Sentence, size: int) -> Iterable[tuple[EntityType, int]]:
    tokens = sentence.tokens
    before = tokens[name.first - 1].text.lower() if name.first else ""
    after = [t.text for t in tokens[name.last + 1 : name.last + 4]]
    if after[:1] == [","] and len(after) > 2 and after[1].isdigit() and after[2] in (",", "."):
        yield "PERSON", APPOSITION  # an age: "Ada Lind, 42,"
    if after[:2] == [",", "who"] or after[:1] == ["who"]:
        yield "PERSON", GIVEN
    if before in PLACES:
        yield "LOC", PLACE_WORD
    if size == 1 and name.text.isupper() and 2 <= len(name.text) <= 6:
        yield "ORG", PLACE_WORD
    if after and (found := role(after[0])) is not None and found.kind == "place":
        yield "LOC", HEAD
