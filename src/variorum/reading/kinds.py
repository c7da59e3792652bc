"""Weigh what speaks for a name being a person, a body or a place.

Every mention of a name in the account votes. The gazetteer comes first, then titles and
appositions, then the word that says what kind of thing is named, then the company the
name keeps; the model's label, weak on the very names that make news, counts least.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from variorum.lexicon import words
from variorum.lexicon.commonness import UNLISTED, rank
from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import (
    Role,
    is_given_name,
    is_honorific,
    names_a_doer,
    role,
    strip_title,
)
from variorum.model import EntityType, Sentence
from variorum.reading.names import Name, bodies, head_type, words_for

# How much one piece of evidence weighs. A title outweighs any two labels of the model
# ("President Lind" is a person however often the model says ORG); the labels together weigh
# one, and decide only where there is nothing else.
TITLE, APPOSITION, HEAD, GIVEN, PLACE_WORD = 6, 5, 4, 3, 2

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
OUTLETS = frozenset(
    {"newspaper", "broadcaster", "paper", "daily", "tabloid", "magazine", "channel"}
)
ROLE_KINDS: dict[str, EntityType] = {"person": "PERSON", "body": "ORG", "place": "LOC"}
PLACES = frozenset({"in", "near", "around", "outside", "across", "throughout"})
# One works at a body as one meets at a place: less than a label of the model.
AT = 0.75
# One comes from a place or from a body: a hint, more than one label of the model and no more.
WAYS = frozenset({"from", "to", "via", "towards", "toward", "off", "through", "between"})
HINT = 1.5
# Less than one label: it may speak of somebody else.
WHOSE = 0.75
# "KELMOUTH, Norway, March 14 (Elbe Wire) -": so few words, then a dash.
LONGEST_DATELINE = 12
DASHES = frozenset({"-", "--", "—", "–"})
# "Elbe-2 long-range surface-to-air missiles": so many words, of these kinds, before the noun.
LONGEST_COMPOUND = 8
COMPOUND = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
LISTING = frozenset({"and", "or", "/", "-"})
CLOSING = frozenset(
    {",", ".", ";", ":", ")", "!", "?", "”", "’", '"', "''", "—", "–", "--", "-", "and", "("}
)


def type_of(
    names: Sequence[Name], sentences: Sequence[Sentence], common: frozenset[str] = frozenset()
) -> EntityType | None:
    """Give the type that the mentions of one name vote for; None when nothing speaks.

    For a word that the account also writes small (`common`) the model alone does not speak.
    """
    certain = next((n.known for n in names if n.known is not None), None)
    if certain is not None and not (
        certain.kind in ("city", "state", "capital") and is_given_name(names[0].text)
    ):
        return certain.type
    # Each piece of evidence counts once, however often it is met: a hundred labels are one guess.
    votes: defaultdict[EntityType, float] = defaultdict(float)
    for kind, weight in {e for n in names for e in _evidence(n, sentences[n.sentence])}:
        votes[kind] += weight
    if not votes and names[0].text.lower() in common:
        return None
    for kind, share in _labels(names, sentences):
        votes[kind] += share
    if certain is not None:
        votes[certain.type] += HEAD
    return max(votes.items(), key=lambda vote: (vote[1], vote[0]))[0] if votes else None


def _labels(
    names: Sequence[Name], sentences: Sequence[Sentence]
) -> Iterator[tuple[EntityType, float]]:
    """Give each type's share of the model's labels.

    A person is introduced with a given name: for a single word, PERSON counts half.
    """
    labels = Counter(
        LABELS[guess.label]
        for n in names
        for guess in sentences[n.sentence].names
        if guess.first <= n.last and n.first <= guess.last and guess.label in LABELS
    )
    parts = names[0].text.split()
    for kind, count in labels.items():
        half = 0.5 if kind == "PERSON" and len(parts) == 1 else 1.0
        # "Contingent Worker", "Golden Blossom": nobody is called so.
        named = kind != "PERSON" or len(parts) == 1 or not all(map(_is_plain_word, parts))
        yield (kind if named else "OTHER"), half * count / labels.total()


def _is_plain_word(word: str) -> bool:
    """Say whether a word of a name is common English, and no given name."""
    return rank(word.lower()) < UNLISTED and not is_given_name(word)


def _evidence(name: Name, sentence: Sentence) -> Iterator[tuple[EntityType, float]]:
    parts = strip_title(name.text).split()
    if name.title and _bears_title(parts) and any(_is_personal(t) for t in _titles(name.title)):
        yield "PERSON", TITLE
    if name.people:
        yield "OTHER", TITLE
    if (kind := head_type(parts)) is not None:
        yield kind, HEAD
    if _is_team(parts):
        yield "ORG", HEAD
    if len(parts) > 1 and is_given_name(parts[0]) and not _is_team(parts):
        yield "PERSON", GIVEN
    elif len(parts) > 2 and head_type(parts) is None and is_given_name(parts[1]):
        yield "PERSON", HINT  # before it may stand a title that no list knows
    if len(parts) > 1 and any(p in bodies() for p in parts[1:-1]) and _is_country(parts[-1]):
        yield "ORG", HEAD  # "Elbe Steel USA"
    yield from _apposition(name, sentence)
    yield from _product(name, sentence)
    yield from _neighbours(name, sentence, len(parts))
    yield from _company(name, sentence)


def _bears_title(parts: Sequence[str]) -> bool:
    """Say whether the name behind a title is somebody's: not in "Justice Network", "Private Jet"."""
    thing = len(parts) == 1 and (
        parts[0] in bodies() or parts[0].lower() in words("name_heads", "made")
    )
    return not thing


def _is_team(parts: Sequence[str]) -> bool:
    """Say whether a name is a place's with a plural behind it: "Oslo Herons" play, and "Memphis Files" don't."""
    if len(parts) < 2 or not parts[-1].endswith("s") or head_type(parts) is not None:
        return False
    home = known(" ".join(parts[:-1]))
    return (
        home is not None
        and home.kind in ("city", "state", "capital", "region")
        and (known(" ".join(parts)) is None and not is_given_name(parts[-1]))
    )


def _titles(title: str) -> Iterable[str]:
    """Give every stretch of words that ends a title: "Norwegian Prime Minister" holds "Minister"."""
    parts = title.split()
    return (" ".join(parts[n:]) for n in range(len(parts)))


def _is_personal(title: str) -> bool:
    found = role(title)
    return is_honorific(title) or (found is not None and found.kind == "person")


def _apposition(name: Name, sentence: Sentence) -> Iterator[tuple[EntityType, float]]:
    """Read what the noun beside a name says: "Ada Lind, the harbour master" or "news agency Elbe"."""
    for noun in appositives(name, sentence):
        found = noun_role(noun, sentence)
        lemma = sentence.tokens[noun].lemma
        either = lemma in words("name_heads", "either")
        kind = ROLE_KINDS.get(found.kind) if found is not None else None
        if found is not None and kind is not None and not (kind == "PERSON" and either):
            news = found.word in OUTLETS or (found.word == "agency" and _is_news(noun, sentence))
            yield ("OUTLET" if news else kind), APPOSITION
        elif noun > name.last and names_a_doer(lemma) and not (either or name.text.isupper()):
            yield "PERSON", GIVEN


def _product(name: Name, sentence: Sentence) -> Iterator[tuple[EntityType, float]]:
    """Read whether a name is that of a thing made: "Elbe rockets", "US-built Elbes", "a range of 9 km"."""
    tokens = sentence.tokens
    made = words("name_heads", "made")
    head = head_of(name, sentence)
    if _first_noun(name, sentence) in made and not is_given_name(name.text.split()[0]):
        yield "PRODUCT", HEAD
    if any(tokens[noun].lemma in made for noun in appositives(name, sentence)):
        yield "PRODUCT", APPOSITION
    before = tokens[max(0, name.first - 2) : name.first]
    if (
        len(before) == 2
        and before[0].text == "-"
        and before[1].text in words("name_heads", "making")
    ):
        yield "PRODUCT", GIVEN
    verb = tokens[head].head
    ranged = sentence.child(verb, "dobj") if tokens[head].dep == "nsubj" else None
    if ranged is not None and tokens[ranged].lemma == "range" and tokens[verb].lemma == "have":
        yield "PRODUCT", PLACE_WORD


def _first_noun(name: Name, sentence: Sentence) -> str:
    """Give the noun that a name stands before: "Elbe cruise *missiles*", "Elbe and Oste *rockets*"."""
    tokens = sentence.tokens
    above = tokens[head_of(name, sentence)].head
    if (
        above > name.last
        and tokens[above].pos == "NOUN"
        and tokens[above - 1].text not in (",", "and")
    ):
        near = tokens[name.last + 1 : above]
        if len(near) < LONGEST_COMPOUND and all(
            t.pos in COMPOUND or t.text in LISTING for t in near
        ):
            return tokens[above].lemma
    run = [t for t in tokens[name.last + 1 : name.last + 3] if t.pos == "NOUN"]
    return run[-1].lemma if run and run[0] is tokens[name.last + 1] else ""


def noun_role(noun: int, sentence: Sentence) -> Role | None:
    """Look up what a common noun makes of whom it stands for; a "professor emeritus" is a professor."""
    if noun and sentence.tokens[noun].text in ("emeritus", "emerita"):
        noun -= 1
    return role(sentence.tokens[noun].text) or role(sentence.tokens[noun].lemma)


def _is_news(agency: int, sentence: Sentence) -> bool:
    return any(sentence.tokens[c].lemma in ("news", "press") for c in sentence.children(agency))


def appositives(name: Name, sentence: Sentence) -> Iterator[int]:
    """Give the common nouns that stand beside a name and say who or what it is.

    A name before a noun says what it is only if that is a body: in "the Elbe agency" the agency
    is the Elbe's own name, in "an Elbe supporter" someone else is meant.
    """
    tokens = sentence.tokens
    if name.first and tokens[name.first - 1].pos == "NOUN":
        role = noun_role(name.first - 1, sentence)
        if role is not None and role.kind in ROLE_KINDS:
            yield name.first - 1
            return
    head = head_of(name, sentence)
    above = tokens[head].head
    if tokens[above].pos == "NOUN":
        found = noun_role(above, sentence)
        own = (
            tokens[head].dep in ("compound", "nmod") and found is not None and found.kind == "body"
        )
        if own or (tokens[head].dep == "appos" and not hangs_on_another(above, sentence)):
            yield above
    for child in sentence.children(head):
        if name.first <= child <= name.last:
            continue
        noun = tokens[child].dep == "appos" and tokens[child].pos in ("NOUN", "PROPN")
        after = noun and _closes(child, sentence) and tokens[child - 1].text != ":"
        before = (
            tokens[child].dep in ("compound", "nmod", "amod")
            and tokens[child].pos == "NOUN"
            and child < name.first
        )
        if after or before:
            yield child


def hangs_on_another(noun: int, sentence: Sentence) -> bool:
    """Say whether a noun only tells whose somebody is: "the brother of the gunman, Ada Lind".

    The name behind it may be either's, so it is nobody's.
    """
    tokens = sentence.tokens
    above = tokens[noun].head
    if tokens[noun].dep != "pobj" or tokens[above].text not in ("of", "for", "to"):
        return False
    held = noun_role(tokens[above].head, sentence)
    return held is not None and held.kind == "person"


def _closes(noun: int, sentence: Sentence) -> bool:
    """Say whether an apposition is closed off: "Lind, the master, left" and not "like Lind, the master left"."""
    end = sentence.subtree(noun)[-1] + 1
    return end >= len(sentence.tokens) or sentence.tokens[end].text in CLOSING


def head_of(name: Name, sentence: Sentence) -> int:
    """Give the token of a name that the rest of it hangs on."""
    inside = range(name.first, name.last + 1)
    return next((i for i in inside if sentence.tokens[i].head not in inside), name.last)


def _neighbours(name: Name, sentence: Sentence, size: int) -> Iterator[tuple[EntityType, float]]:
    tokens = sentence.tokens
    before = tokens[name.first - 1].text.lower() if name.first else ""
    after = [t.text for t in tokens[name.last + 1 : name.last + 4]]
    if before in PLACES or (before == "at" and size == 1):
        yield "LOC", PLACE_WORD
    elif before == "at":
        yield "LOC", AT
    elif before in WAYS and not _is_no_way(name, sentence):
        yield "LOC", HINT
    if before == "the" and size == 1 and name.text in words_for("OUTLET"):
        yield "OUTLET", HEAD  # "told the Gazette"
    if before == "(" and after[:1] == [")"] and _opens(name, sentence, after[1:2]):
        yield "OUTLET", TITLE  # "KELMOUTH (Elbe Wire) -"
    match after:
        case [",", age, "," | "."] if age.isdigit():  # "Ada Lind, 42, saw it"
            yield "PERSON", APPOSITION
        case [",", "who", *_]:
            yield "PERSON", GIVEN
        case ["who", *_]:
            yield "PERSON", WHOSE  # "a club called Elbe Herons who swim"
        case [",", nearby, *_] if before in PLACES | WAYS | {"", "at", "of"} and _is_listed_place(
            nearby
        ):
            yield "LOC", PLACE_WORD  # "in Kelmouth, Norway"
        case _:
            pass
    based = sentence.tokens[max(0, name.first - 2) : name.first]
    if [t.text for t in based] == ["-", "based"]:
        yield "ORG", PLACE_WORD  # "Oslo-based Elbe"
    if size == 1 and name.text.isupper() and 2 <= len(name.text) <= 6:
        yield "ORG", PLACE_WORD
    if after and (found := role(after[0])) is not None and found.kind == "place":
        yield "LOC", HEAD
    if _has_own(name, sentence):
        yield "PERSON", HINT
    owned = after[1:2] if after[:1] in (["'s"], ["’s"]) else after[:1]
    if owned and owned[0].lower() in words("name_heads", "of_a_body"):
        yield "ORG", PLACE_WORD
    elif owned and owned[0].lower() in words("name_heads", "of_a_person"):
        yield "PERSON", PLACE_WORD


# "According to Lind", "thanks to Lind": nobody went there.
NO_WAY = frozenset({"according", "thanks", "due", "similar", "loyal", "attributed", "spoke", "spoken",
  "speaking", "talked", "talking", "listened", "contributed", "heard", "quotes", "quotation"})  # fmt: skip


def _is_no_way(name: Name, sentence: Sentence) -> bool:
    """Say whether the word before "to" or "from" speaks of no way."""
    return name.first > 1 and sentence.tokens[name.first - 2].text.lower() in NO_WAY


def _opens(name: Name, sentence: Sentence, dash: Sequence[str]) -> bool:
    """Say whether a bracket stands in a dateline: at the head of a paragraph, before a dash."""
    return name.first < LONGEST_DATELINE and not DASHES.isdisjoint(dash)


def _is_country(word: str) -> bool:
    entry = known(word)
    return entry is not None and entry.kind == "country"


def _has_own(name: Name, sentence: Sentence) -> bool:
    """Say whether "his" or "her" takes up a name before any other comes: "Lind said her boat …"."""
    if sentence.tokens[head_of(name, sentence)].dep != "nsubj":
        return False
    for token in sentence.tokens[name.last + 1 : name.last + 7]:
        if token.tag in ("NNP", "NNPS"):
            return False
        if token.text.lower() in ("his", "her") and token.tag == "PRP$":
            return True
    return False


def _is_listed_place(word: str) -> bool:
    entry = known(word)
    return entry is not None and entry.type in ("LOC", "GPE")


def _company(name: Name, sentence: Sentence) -> Iterator[tuple[EntityType, float]]:
    """Read what a list says of its members: "the villages of Elbe, Aller and Oste"."""
    first = head_of(name, sentence)
    chain = [first]
    while sentence.tokens[chain[-1]].dep == "conj" and sentence.tokens[chain[-1]].head not in chain:
        chain.append(sentence.tokens[chain[-1]].head)
    for member in chain[1:]:
        if _is_listed_place(sentence.tokens[member].text):
            yield "LOC", GIVEN
    anchor = sentence.tokens[chain[-1]]
    above = sentence.tokens[anchor.head]
    if anchor.dep == "pobj" and above.text == "of" and _is_place(sentence, above.head):
        yield "LOC", HEAD
    if anchor.dep == "attr" and any(
        _is_place(sentence, c)
        for c in sentence.children(anchor.head)
        if sentence.tokens[c].dep == "nsubj"
    ):
        yield "LOC", HEAD
    if len(chain) > 1 and anchor.dep == "pobj" and above.text.lower() in PLACES | {"at"}:
        yield "LOC", PLACE_WORD


def _is_place(sentence: Sentence, i: int) -> bool:
    found = role(sentence.tokens[i].lemma)
    return found is not None and found.kind == "place"
