"""Find what a figure counts, and whose it is: the noun phrase round a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from variorum.lexicon import words
from variorum.model import Sentence, Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_WITHIN = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART", "VERB", "ADV", "CCONJ"})
_HYPHENS = frozenset({"-", "‑", "–", "’", "'", "“", "”", '"', "‘", "(", ")"})
_QUOTES = frozenset({"“", "”", '"', "‘", "``", "''"})
# Comparatives stand for no noun: "dozens more were hurt".
_NO_NOUN = frozenset({"more", "many", "much", "such", "further", "less", "fewer"})
# Words that take the place of the counted noun: "12 dead", "20 others".
_STANDS_FOR_NOUN = frozenset({"ADJ", "NOUN", "PROPN"})
# "30 seriously injured North Korean infantry soldiers": hardly a counted noun stands further off.
_LONGEST_PHRASE = 6
_SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The counted noun with its restrictors: tokens `first` to `last` of a sentence, and its head."""

    first: int
    last: int
    head: int


def counted_phrase(sentence: Sentence, first: int, last: int) -> Phrase | None:
    """Give what the number in tokens `first` to `last` counts.

    "10,000 ⟦North Korean troops⟧", "seven of its ⟦villages⟧", "11 ⟦civilians killed⟧", "12 ⟦dead⟧".
    None where the number stands alone ("the toll rose to 10").
    """
    tokens = sentence.tokens
    after = last + 1
    if after >= len(tokens):
        return None
    if tokens[after].lemma == "of":
        return _partitive(sentence, after)
    head = _counted_head(sentence, first, last)
    if head is None or tokens[head].lemma in _NO_NOUN:
        return None
    # "a 28-⟦member bloc⟧", "a 12mph (20km/h) ⟦speed limit⟧"
    opened = [
        i + 1 for i in range(after, head) if tokens[i].text in (")", "-", "‑") and i - after < 5
    ]
    first = opened[-1] if opened and tokens[after].text in ("(", "-", "‑") else after
    while first < head and tokens[first].text in _QUOTES:
        first += 1
    return Phrase(first, _with_participle(sentence, head), head)


def _counted_head(sentence: Sentence, first: int, last: int) -> int | None:
    tokens = sentence.tokens
    heads = [tokens[i].head for i in range(first, last + 1) if not first <= tokens[i].head <= last]
    for head in heads:
        inside = all(_fits(tokens[i]) for i in range(last + 1, head))
        if head > last and tokens[head].pos in _NOUNS and inside and head - last <= _LONGEST_PHRASE:
            return _whole_noun(tokens, head)
    # The parser lost it, or an adjective stands for the noun: take the words that follow at once.
    run = list(_run(tokens, last + 1))
    return run[-1] if run else None


def _whole_noun(tokens: Sequence[Token], noun: int) -> int:
    """Go on from the first noun of a compound to its last: "a 28-member ⟦club⟧"."""
    head = tokens[noun].head
    compound = tokens[noun].dep in ("compound", "nmod") and noun < head <= noun + 3
    if compound and tokens[head].pos in _NOUNS and all(_fits(t) for t in tokens[noun:head]):
        return _whole_noun(tokens, head)
    return noun


def _fits(token: Token) -> bool:
    """Say whether a word can stand between a number and the noun it counts."""
    return token.pos in _WITHIN or token.text in _HYPHENS


def _run(tokens: Sequence[Token], at: int) -> Iterator[int]:
    end = min(len(tokens), at + _LONGEST_PHRASE)
    while at < end and tokens[at].pos in _STANDS_FOR_NOUN and tokens[at].text[0].isalnum():
        yield at
        if tokens[at].pos == "NOUN" and tokens[at].tag in ("NNS", "NN"):
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if following is None or following.pos not in _NOUNS:
                return
        at += 1


def _partitive(sentence: Sentence, of: int) -> Phrase | None:
    noun = sentence.child(of, "pobj")
    if noun is None or noun < of or sentence.tokens[noun].pos not in _NOUNS | {"ADJ"}:
        return None
    first = noun
    while first - 1 > of and _fits(sentence.tokens[first - 1]):
        first -= 1
    while first < noun and sentence.tokens[first].pos in ("DET", "PRON", "PUNCT", "PART"):
        first += 1
    return Phrase(first, _with_participle(sentence, noun), noun)


def _with_participle(sentence: Sentence, head: int) -> int:
    """Take in the participle behind a noun: "civilians killed", "people injured"."""
    then = head + 1
    if then < len(sentence.tokens):
        token = sentence.tokens[then]
        if token.tag == "VBN" and token.head == head and token.dep == "acl":
            return then
    return head


def is_nth_victim(sentence: Sentence, first: int, phrase: Phrase) -> bool:
    """Say whether an ordinal counts those who came to harm.

    "A ⟦third⟧ person has died", "the ⟦fourth⟧ victim"; not "the third person in line", "his
    second child", or "a second man stabbed her".
    """
    tokens, noun = sentence.tokens, sentence.tokens[phrase.head]
    if noun.tag != "NN" or not first or sentence.child(phrase.head, "poss") is not None:
        return False
    if noun.lemma in words("counting", "victim", "words"):
        return True
    if noun.lemma not in words("counting", "person", "words"):
        return False
    told = [i for i in sentence.children(phrase.head) if tokens[i].dep in ("acl", "relcl", "amod")]
    verb = governor(sentence, phrase.head)
    if tokens[first - 1].lemma in ("a", "another") and verb is not None:
        acts = noun.dep == "nsubj" and sentence.child(verb, "dobj") is not None
        told += [] if acts else [verb, *_complements(sentence, verb)]
    return any(tokens[i].lemma in words("counting", "harm", "words") for i in told)


def _complements(sentence: Sentence, verb: int) -> list[int]:
    """Give what completes a verb: "is known to have ⟦died⟧", "was found ⟦dead⟧"."""
    kinds = ("xcomp", "ccomp", "acomp", "oprd")
    return [i for i in sentence.children(verb) if sentence.tokens[i].dep in kinds]


def governor(sentence: Sentence, index: int) -> int | None:
    """Give the verb that governs a word, the nearest above it."""
    token = sentence.tokens[index]
    if token.pos == "VERB" and token.head == index:
        return index
    return next(
        (i for i in sentence.ancestors(index) if sentence.tokens[i].pos in ("VERB", "AUX")), None
    )


def owners(sentence: Sentence, index: int) -> Iterator[int]:
    """Yield the words a measure may belong to, nearest first: its possessor, then its subject.

    "⟦Torvik⟧'s 40-mile range", "a range of 40 miles for ⟦Torvik⟧", "⟦Torvik⟧ flies 40 miles".
    """
    verb = governor(sentence, index)
    for noun in (index, *sentence.ancestors(index)):
        if noun == verb:
            break
        if (owner := sentence.child(noun, "poss")) is not None:
            yield owner
    while verb is not None:
        subject = sentence.child(verb, *_SUBJECTS)
        if subject is not None:
            yield from _of(sentence, subject)
            yield subject
            return
        # "… and fired 200": a second verb shares the subject of the first.
        token = sentence.tokens[verb]
        verb = (
            token.head if token.dep in ("conj", "xcomp", "advcl") and token.head != verb else None
        )


def _of(sentence: Sentence, noun: int) -> Iterator[int]:
    """Yield whose the subject is: "the range of ⟦Torvik⟧", "⟦Torvik⟧'s range"."""
    if (owner := sentence.child(noun, "poss")) is not None:
        yield owner
    of = sentence.child(noun, "prep")
    if of is not None and sentence.tokens[of].lemma == "of":
        inner = sentence.child(of, "pobj")
        if inner is not None:
            yield inner
