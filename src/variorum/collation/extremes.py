"""A superlative in its sentence: what it ranks, what is said to be it, and what bounds the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import ceil

from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.lexicon.gazetteer import country_of_adjective, known
from variorum.model import Span

# The story's own event, where a superlative is said of it.
EVENT = "main"
# A reading is as long as a line.
LINE = 90
# "In 30 years" may be said of 26, and of 34.
ROUGHLY = 0.15
# Within so many words stands what belongs to a superlative without hanging on it.
CLOSE = 12

_BE = frozenset({"be", "become", "remain", "make", "call", "believe", "consider", "describe"})
_IT = frozenset({"it", "this", "that", "which", "what"})
_RANKS = frozenset({"second", "third", "fourth", "fifth", "next"})
_SOME = frozenset({"one", "among", "some"})
_HISTORY = frozenset({"history", "record", "memory", "date", "time", "era"})
_RECENT = frozenset({"modern", "recent", "living"})
_WORLD = frozenset({"world", "country", "nation", "state", "region", "city", "globe"})
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Superlative:
    """A superlative in its sentence: what it ranks by, the noun it stands for, and what stands there."""

    tree: Tree
    index: int
    rank: str
    noun: int | None
    top: int
    """The token that the whole phrase hangs by: the noun, or the "one" of "one of the largest"."""

    @property
    def head(self) -> int:
        """The noun, or the superlative itself where it stands for one: "the deadliest in years"."""
        return self.index if self.noun is None else self.noun


def superlative_at(tree: Tree, index: int) -> Superlative | None:
    """Give the superlative that a token begins; what is best or latest ranks nothing that can be compared."""
    token = tree.tokens[index]
    word = index
    if token.tag == "RBS":
        # "most powerful": the adjective ranks.
        if token.text.lower() != "most" or tree.tokens[token.head].pos != "ADJ":
            return None
        word = token.head
    lemma = tree.tokens[word].text.lower().partition("-")[0]
    if lemma in ("most", "least", "best", "latest", "closest", "last"):
        return None
    noun = tree.tokens[word].head if tree.tokens[word].dep in ("amod", "compound") else None
    if noun is not None and (
        tree.tokens[noun].pos not in ("NOUN", "PROPN")
        or tree.tokens[noun].lemma in words("superlatives", "own", "words")
    ):
        return None
    top = word if noun is None else noun
    above = tree.tokens[top].head
    if tree.tokens[top].dep == "pobj" and tree.tokens[above].text.lower() in ("of", "among"):
        some = tree.tokens[above].head
        if tree.tokens[above].text.lower() == "of" and tree.tokens[some].text.lower() in _SOME:
            top = some
    return Superlative(tree, word, _ranks().get(lemma, lemma), noun, top)


def word_of(found: Superlative) -> str:
    """Give the superlative as written: "deadliest", "most powerful"."""
    tree = found.tree
    most = next((k for k in tree.kids[found.index] if tree.tokens[k].text.lower() == "most"), None)
    return tree.span(found.index if most is None else most, found.index).exact.lower()


def phrase_of(found: Superlative) -> str:
    """Give the superlative with its noun and what tells that from others, as written."""
    inside = [i for i in found.tree.phrase(found.head) if i >= found.index]
    return found.tree.span(found.index, max(inside)).exact


def among_which(found: Superlative) -> str | None:
    """Say whether a thing is the most, one of the most, or the second; None where that is not told."""
    tree = found.tree
    near = {tree.tokens[k].text.lower() for i in (found.index, found.head) for k in tree.kids[i]}
    near |= {tree.tokens[i].text.lower() for i in range(max(0, found.index - 2), found.index)}
    ranks = sorted(near & _RANKS)
    if ranks:
        return None if "next" in ranks else ranks[0]
    many = found.noun is not None and tree.tokens[found.noun].tag in ("NNS", "NNPS")
    if found.top != found.head:
        return "one of" if tree.tokens[found.top].text.lower() == "one" else None
    above = tree.tokens[found.top].head
    if tree.tokens[above].text.lower() == "among" and tree.tokens[found.top].dep == "pobj":
        return "one of"
    return None if many else "the"


def is_past(found: Superlative) -> bool:
    """Say whether the sentence sets what it ranks against a later one: "the largest until then"."""
    tree, top = found.tree, found.top
    near = tree.tokens[max(0, top - CLOSE) : top + CLOSE]
    verb = tree.verb_of(top)
    had = verb is not None and any(tree.tokens[k].text.lower() == "had" for k in tree.kids[verb])
    return had or any(t.lemma.lower() in words("superlatives", "past", "words") for t in near)


def bearer_of(framer: Framer, found: Superlative) -> int | None:
    """Give what is said to be the most: the subject of "is the largest", the name beside it."""
    tree, top = found.tree, found.top
    token = tree.tokens[top]
    above = token.head
    if token.dep == "pobj" and tree.tokens[above].text.lower() in ("among", "as"):
        above = tree.tokens[above].head
    elif token.dep == "appos":
        return above
    elif token.dep not in ("attr", "oprd", "dobj", "ccomp"):
        beside = tree.child(top, "appos")
        named = beside is not None and tree.tokens[beside].pos == "PROPN"
        return beside if named and token.dep in ("nsubj", "nsubjpass", "pobj") else None
    if tree.tokens[above].lemma not in _BE:
        return None
    if (
        found.noun is None
        and tree.tokens[above].dep == "xcomp"
        and tree.child(above, "nsubj") is None
    ):
        # "the shooting in Aix, believed to be the deadliest": the event last spoken of
        verb = tree.tokens[above].head
        if tree.tokens[verb].dep in ("advcl", "acl") and tree.child(verb, "nsubj") is None:
            return _event_before(tree, verb)
    subject = tree.subject(above)
    return None if subject is None or subject == top else tree.antecedent(subject)


def _event_before(tree: Tree, verb: int) -> int | None:
    """Give the event named last before a participle that describes it."""
    return next(
        (
            i
            for i in range(verb - 1, max(-1, verb - CLOSE), -1)
            if tree.tokens[i].tag == "NN" and sense_at(tree, i) is not None
        ),
        None,
    )


def kind_of_thing(found: Superlative, bearer: int | None) -> str | None:
    """Name the kind that is ranked; where the superlative stands alone it is that of its bearer."""
    at = bearer if found.noun is None else found.noun
    if at is None:
        return None
    token = found.tree.tokens[at]
    if token.pos not in ("NOUN", "PROPN") or (found.noun is None and token.pos == "PROPN"):
        return None
    lemma = token.lemma.lower()
    return kinds().get(lemma) or kinds().get(class_of_noun(lemma), class_of_noun(lemma))


def thing_of(framer: Framer, found: Superlative, bearer: int | None) -> str | None:
    """Name what is the most: by its name, or as the event that the story is about."""
    tree = found.tree
    if bearer is None:
        return EVENT if _is_news(framer, found) else None
    token = tree.tokens[bearer]
    happens = sense_at(tree, found.head) is not None or _is_event(tree, found, bearer)
    entity = framer.entity(token.start)
    if token.pos == "PRON" or token.text.lower() in _IT:
        return EVENT if happens and token.text.lower() in _IT else None
    if entity is not None and entity.named and token.pos == "PROPN":
        return canon(framer, tree, bearer)
    known = any(
        tree.tokens[k].text.lower() in ("the", "this", "that") or tree.tokens[k].dep == "poss"
        for k in tree.kids[bearer]
    )
    return EVENT if happens and known and token.pos == "NOUN" else None


def _is_news(framer: Framer, found: Superlative) -> bool:
    """Say whether a superlative stands for the event itself: as a headline, or as what the news is of."""
    tree, top = found.tree, found.top
    token = tree.tokens[top]
    if found.noun is None or not _is_event(tree, found, found.noun):
        return False
    above = tree.tokens[tree.tokens[token.head].head]
    if token.dep == "pobj" and above.lemma in words("superlatives", "news", "words"):
        return True
    role = framer.reading.paragraphs[tree.sentence.paragraph].role
    return token.dep in ("ROOT", "ccomp") and role in ("headline", "standfirst")


def _is_event(tree: Tree, found: Superlative, bearer: int) -> bool:
    nouns = {tree.tokens[i].lemma.lower() for i in (found.head, bearer)}
    events = {
        w for row in entries("superlatives", "kind") if row.get("event") for w in row["words"]
    }
    return bool(nouns & events) or sense_at(tree, bearer) is not None


def _hangers(found: Superlative) -> Iterator[int]:
    """Yield what hangs on a superlative, on its noun, on "to hit Chile" behind it and on the "is" before."""
    tree = found.tree
    tops = [found.index, found.head, found.top]
    over = tree.tokens[found.top].head
    if tree.tokens[found.top].dep in ("attr", "oprd") and tree.tokens[over].lemma in _BE:
        tops.append(over)
    for top in dict.fromkeys(tops):
        for k in tree.kids[top]:
            yield k
            if tree.tokens[k].dep in ("relcl", "acl") and k > top:
                yield from tree.kids[k]
            if tree.tokens[k].text.lower() in ("in", "of", "on", "to"):
                # "in the history of Chile since 1990"
                for g in tree.kids[k]:
                    yield from (i for i in tree.kids[g] if tree.tokens[i].dep == "prep")


def reach(framer: Framer, found: Superlative) -> tuple[str, ...]:
    """Give how far back a claim reaches: "ever", "modern", or the first and last year it can mean."""
    tree = found.tree
    hangers = [*_hangers(found)]
    told = {tree.tokens[i].text.lower() for i in (*hangers, found.index)}
    if "ever" in told or any(
        tree.tokens[i].text.lower() == "ever"
        for i in range(found.index, min(found.index + 6, len(tree.tokens)))
    ):
        return ("ever",)
    day = framer.reading.article.published
    for k in hangers:
        word = tree.tokens[k].text.lower()
        held = tree.child(k, "pobj", "pcomp")
        if word == "year" and day is not None and tree.child(k, "det") is not None:
            return (str(day.year), str(day.year))
        if held is None:
            continue
        if word == "since":
            return _years_of(framer, tree, held)
        if word in ("in", "on", "to", "of", "for") and tree.tokens[held].lemma in _HISTORY:
            beside = {tree.tokens[i].text.lower() for i in tree.below(held, 2)}
            return ("modern" if beside & _RECENT else "ever",)
        if word in ("in", "for") and (years := _years(framer, tree, held)) is not None:
            loose = ceil(ROUGHLY * years)
            first, last = (day.year - years - loose, day.year - years + loose) if day else (0, 0)
            return (str(first), str(last)) if day is not None else ()
    return ()


def _years_of(framer: Framer, tree: Tree, held: int) -> tuple[str, ...]:
    """Give the first and last year a day can lie in since which a claim holds: "since the 1950s"."""
    token = tree.tokens[held]
    for date in framer.dates_in(tree):
        if date.span.start <= token.start < date.span.end and date.begin and date.end:
            return date.begin[:4], date.end[:4]
    written = _YEAR.fullmatch(token.text)
    return (token.text, token.text) if written is not None else ()


def _years(framer: Framer, tree: Tree, held: int) -> int | None:
    """Give how many years a stretch of time is: "two decades", "half a century"."""
    below = [*tree.below(held, 3)]
    start, end = tree.tokens[min(below)].start, tree.tokens[max(below)].end
    for date in framer.reading.dates:
        if date.kind == "duration" and start <= date.span.start and date.span.end <= end:
            number = re.fullmatch(r"P(\d+)Y", date.value)
            return int(number.group(1)) if number else None
    return None


def place_of(framer: Framer, found: Superlative) -> tuple[str, ...]:
    """Give where a thing is the most: in a country, in the world, in the country not named."""
    tree = found.tree
    found_places = set[str]()
    for i in _bounding(found):
        token = tree.tokens[i]
        name = framer.entity(token.start)
        town = known(token.text)
        if town is not None and town.kind != "country":
            # In lower case, for the story may call a government by its capital.
            found_places.add(town.name.lower())
            continue
        nation = _country(token.text) or (_country(name.name) if name is not None else None)
        if nation is not None:
            found_places.add(nation)
        elif token.lemma.lower() in _WORLD:
            found_places.add(token.lemma.lower())
        elif name is not None and name.type in ("GPE", "LOC", "ORG"):
            found_places.add(name.name)
    return tuple(sorted(found_places))


def _bounding(found: Superlative) -> Iterator[int]:
    """Yield the words that say where: possessives, adjectives, and what stands behind "in"."""
    tree = found.tree
    for i in (found.index, found.head):
        for k in tree.kids[i]:
            if tree.tokens[k].dep in ("poss", "amod", "compound", "nmod") and k != found.index:
                yield from (k, *(g for g in tree.kids[k] if tree.tokens[g].dep == "compound"))
    for k in _hangers(found):
        word = tree.tokens[k].text.lower()
        if tree.tokens[k].dep == "dobj" and tree.tokens[k].pos == "PROPN":
            yield k
        if word not in ("in", "of", "to", "on", "for"):
            continue
        held = tree.child(k, "pobj")
        if held is not None:
            yield from (
                i for i in tree.phrase(held) if tree.tokens[i].pos in ("NOUN", "PROPN", "ADJ")
            )


def which_of(framer: Framer, found: Superlative) -> tuple[str, ...]:
    """Give what tells a kind from others of its noun: *steel* exporter, maker *of chips*, *school* shooting."""
    tree = found.tree
    noun = found.noun
    if noun is None:
        return ()
    beside = [
        k
        for k in tree.kids[noun]
        if tree.tokens[k].dep in ("compound", "amod") and k != found.index
    ]
    for k in tree.kids[noun]:
        held = tree.child(k, "pobj")
        if held is None:
            continue
        if tree.tokens[k].text.lower() in ("of", "for"):
            beside.append(held)
        elif tree.tokens[held].lemma in ("industry", "sector", "business", "market"):
            beside += [g for g in tree.kids[held] if tree.tokens[g].dep == "compound"]
    told = set[str]()
    for i in beside:
        token = tree.tokens[i]
        word = token.lemma.lower()
        plain = (
            word in words("superlatives", "plain", "words") or word in _RANKS | _HISTORY | _WORLD
        )
        if plain or nation_of(token.text) or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        entity = framer.entity(token.start)
        if entity is None or entity.type not in ("GPE", "LOC"):
            told.add(kinds().get(word, word))
    return tuple(sorted(told))


def tense_of(tree: Tree, top: int) -> str:
    """Say whether a claim is of now, of then, or of what is to come."""
    verb = tree.verb_of(top)
    if verb is None:
        return "now"
    helped = {tree.tokens[k].text.lower() for k in tree.kids[verb]}
    if helped & {"would", "could", "will", "may", "might"}:
        return "to come"
    return "then" if tree.tokens[verb].tag == "VBD" and tree.tokens[top].dep != "appos" else "now"


def evidence_of(found: Superlative, bearer: int | None) -> Span:
    """Give the superlative with its bounds, and what is said to be the most where it stands near."""
    tree = found.tree
    hung = [i for k in _hangers(found) for i in tree.phrase(k) if tree.tokens[k].dep == "prep"]
    inside = [*tree.phrase(found.top), *tree.phrase(found.head), found.index, *hung]
    times = [k for k in _hangers(found) if tree.tokens[k].dep in ("npadvmod", "relcl")]
    inside += [i for k in times for i in tree.below(k, 2) if i > found.index]
    first = min(i for i in inside if i >= found.top - 8)
    if bearer is not None and bearer < first:
        first = min(tree.phrase(bearer))
    last = max(inside)
    while last > found.head and tree.tokens[last].end - tree.tokens[first].start > LINE:
        last -= 1
    while last > found.head and tree.tokens[last].pos in ("ADP", "DET", "PUNCT"):
        last -= 1
    if tree.tokens[last].end - tree.tokens[first].start > LINE:
        first = min(i for i in inside if i >= found.top - 8)
    return tree.span(first, last)


def _country(word: str) -> str | None:
    """Give the country that a word names itself: its capital is but a town of it."""
    place = known(word)
    if place is not None and place.kind == "country":
        return place.name
    return country_of_adjective(word)


@cache
def _ranks() -> dict[str, str]:
    return {w: row["words"][0] for row in entries("superlatives", "rank") for w in row["words"]}


@cache
def kinds() -> dict[str, str]:
    """Map the nouns that are one kind to the one that names it."""
    return {w: row["words"][0] for row in entries("superlatives", "kind") for w in row["words"]}
