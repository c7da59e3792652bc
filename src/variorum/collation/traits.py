"""What a noun phrase tells of somebody: whose citizen, of what trade, whose kin, a man or a woman."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from variorum.collation.frames import Framer
from variorum.collation.kinds import family
from variorum.collation.nations import is_nation, nation_of
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.lexicon.persons import role, strip_title

# So many years at it make nobody a beginner.
LONG = 5
# So much of two words is alike where they may be spellings of one: Muhammad and Mohamed are .67
# alike, Hussein and Husayn .62, Smyth and Smith .80; Karl and Peter are .22.
ONE_NAME = 0.6
_CLAUSES = frozenset({"relcl", "acl"})
_MODIFIES = frozenset({"amod", "compound", "nmod"})
_SEXES = {"m": "man", "f": "woman"}


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing told of somebody: of what kind, which values fit, and the token that tells it.

    Of kin, `whose` says to whom.
    """

    name: str
    values: frozenset[str]
    index: int
    whose: str = ""


def country_of(word: str) -> str | None:
    """Give the country of a people's name or adjective.

    >>> country_of("Dane"), country_of("Danish"), country_of("kettle")
    ('Denmark', 'Denmark', None)
    """
    lower = word.lower()
    return _natives().get(lower) or _natives().get(lower.removesuffix("s")) or nation_of(word)


def _alike(one: str, other: str) -> bool:
    """Say whether two names have a word in common, or two that may be spellings of one."""
    return any(
        SequenceMatcher(None, a, b, autojunk=False).ratio() >= ONE_NAME
        for a in one.lower().split()
        for b in other.lower().split()
    )


def traits_of(framer: Framer, tree: Tree, index: int) -> Iterator[Trait]:
    """Yield what one noun phrase tells of whom it stands for."""
    yield from _nation(tree, index)
    yield from _papers(tree, index)
    yield from _trade(tree, index)
    yield from _kin(tree, index)
    yield from _sex(tree, index)
    yield from _rank(tree, index)
    yield from _practice(framer, tree, index)
    yield from _name(framer, tree, index)


def exclude(name: str, one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether what two accounts tell of one person cannot both be right.

    >>> exclude("nation", frozenset({"France"}), frozenset({"Spain"}))
    True
    >>> exclude("nation", frozenset({"Scotland"}), frozenset({"United Kingdom"}))
    False
    """
    if one & other:
        return False
    if name == "name":
        return not any(_alike(a, b) for a in one for b in other)
    return name != "nation" or not any(
        {a, b} <= held for a in one for b in other for held in _together()
    )


def _name(framer: Framer, tree: Tree, index: int) -> Iterator[Trait]:
    """Yield by what full name somebody is known."""
    entity = framer.entity(tree.tokens[index].start) if tree.tokens[index].pos == "PROPN" else None
    if entity is not None and entity.type == "PERSON" and entity.named:
        name = strip_title(entity.name)
        if " " in name:
            yield Trait("name", frozenset({name}), index)


def _nation(tree: Tree, index: int) -> Iterator[Trait]:
    """Yield whose citizen somebody is; two countries beside one noun are those of one person."""
    told = [i for i in (index, *tree.kids[index]) if _is_of_a_people(tree, i, index)]
    told += [i for i in _from(tree, index) if country_of(tree.tokens[i].text) is not None]
    told += [k for i in told for k in tree.kids[i] if country_of(tree.tokens[k].text) is not None]
    if not told or _tells_roots(tree, index):
        return
    found = frozenset(filter(None, (country_of(tree.tokens[i].text) for i in told)))
    if tree.child(told[0], "punct") is None or len(found) > 1:
        yield Trait("nation", found, told[0])


def _papers(tree: Tree, index: int) -> Iterator[Trait]:
    """Yield of which country somebody has the passport: "who held Danish citizenship"."""
    for verb in (tree.tokens[index].head, *tree.kids[index]):
        held = tree.child(verb, "dobj") if tree.tokens[verb].lemma in ("have", "hold") else None
        own = held is not None and tree.tokens[held].lemma in words("personae", "papers", "words")
        if own and held is not None and tree.subject(verb) is not None:
            subject = tree.antecedent(tree.subject(verb) or 0)
            yield from _nation(tree, held) if subject == index else ()


def _is_of_a_people(tree: Tree, i: int, index: int) -> bool:
    """Say whether a word tells whose citizen a noun is: "a *Danish* man", "the *Dane*"."""
    token = tree.tokens[i]
    if country_of(token.text) is None or is_nation(token.text) or not token.text[:1].isupper():
        return False
    return i == index or token.dep in _MODIFIES


def _from(tree: Tree, index: int) -> Iterator[int]:
    """Yield whence somebody is said to be: "a man from Denmark", "a citizen of Denmark"."""
    for k in tree.kids[index]:
        citizen = tree.tokens[index].lemma in ("citizen", "national", "native")
        if tree.tokens[k].text.lower() == ("of" if citizen else "from"):
            yield from (g for g in tree.kids[k] if tree.tokens[g].dep == "pobj")


def _tells_roots(tree: Tree, index: int) -> bool:
    """Say whether a country is whence a family came, or that of a house somebody works for."""
    below = [*tree.below(index, 3)]
    near = {tree.tokens[i].text.lower() for i in below}
    joined = {
        tree.tokens[i].text.lower() for i in below if i and tree.tokens[i - 1].text in ("-", "–")
    }
    beside = {tree.tokens[k].text.lower() for k in tree.kids[index] if k < index}
    return bool(
        near & words("personae", "roots", "words")
        or joined & words("personae", "joined", "words")
        or beside & words("personae", "establishment", "words")
    )


def _trade(tree: Tree, index: int) -> Iterator[Trait]:
    """Yield of what trade somebody is; who was so once may be something else now."""
    at = index
    main = [tree.tokens[index].head] if tree.tokens[index].dep == "nsubj" else []
    for k in (*main, *(k for k in tree.kids[index] if tree.tokens[k].dep in _CLAUSES)):
        works = tree.tokens[k].lemma in ("work", "serve", "employ")
        as_what = [g for g in tree.kids[k] if works and tree.tokens[g].text.lower() == "as"]
        at = next(filter(None, (tree.child(g, "pobj") for g in as_what)), at)
    trade = _trade_of(tree, at)
    if trade is None or trade in words("personae", "loose", "words"):
        return
    beside = {tree.tokens[k].text.lower() for i in (index, at) for k in tree.kids[i] if k < i}
    if not beside & words("personae", "beside", "words"):
        yield Trait("trade", frozenset({trade}), at)


def _trade_of(tree: Tree, index: int) -> str | None:
    """Give the trade a noun names, with the noun before it: "taxi driver"."""
    trades, token = family("trade"), tree.tokens[index]
    before = [tree.tokens[k].text.lower() for k in tree.kids[index] if k == index - 1]
    whole = trades.get(f"{before[0]} {token.lemma.lower()}") if before else None
    return whole or trades.get(token.lemma.lower()) or trades.get(token.text.lower())


def _kin(tree: Tree, index: int) -> Iterator[Trait]:
    """Yield whose kin somebody is: "her brother", "the victim's cousin", "a cousin of the victim"."""
    token = tree.tokens[index]
    word = token.lemma.lower()
    owner = tree.child(index, "poss")
    if owner is None and (of := next(_of(tree, index), None)) is not None:
        owner = tree.child(of, "pobj")
    former = {tree.tokens[k].text.lower() for k in tree.kids[index] if k < index}
    if index > 1 and tree.tokens[index - 1].text == "-":
        former.add(tree.tokens[index - 2].text.lower())
    if word == "ex" and [t.text for t in tree.tokens[index + 1 : index + 2]] == ["-"]:
        # The parser may take "ex" of "his ex-wife" for whom he met.
        word = f"ex-{tree.tokens[min(index + 2, len(tree.tokens) - 1)].lemma.lower()}"
    if former & words("personae", "once", "words"):
        word = f"ex-{word.removeprefix('ex-')}"
    kinds = _kinds_of("kin").get(word)
    if kinds is None or owner is None:
        return
    whose = tree.tokens[owner]
    victims = words("personae", "injured", "words")
    name = "" if whose.pos == "PRON" or whose.lemma in victims else whose.lemma.lower()
    yield Trait("kin", kinds, index, name)


def _of(tree: Tree, index: int) -> Iterator[int]:
    return (k for k in tree.kids[index] if tree.tokens[k].text.lower() == "of")


def _sex(tree: Tree, index: int) -> Iterator[Trait]:
    """Yield whether somebody is a man or a woman, by the noun that stands for them."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    if token.tag != "NN":
        return
    known = role(lemma)
    sex = _sexes().get(lemma)
    if sex is None and known is not None and known.gender is not None and not known.title:
        sex = _SEXES[known.gender]
    if sex is not None:
        yield Trait("sex", frozenset({sex}), index)


def _rank(tree: Tree, index: int) -> Iterator[Trait]:
    """Yield what rank somebody holds: "an army sergeant", "a lieutenant colonel"."""
    token = tree.tokens[index]
    lemma = token.lemma.lower()
    before = tree.tokens[index - 1].text.lower() if index else ""
    ranks = _kinds_of("rank")
    held = ranks.get(f"{before} {lemma}") or ranks.get(lemma)
    if held is not None and token.tag == "NN" and before not in ("former", "ex", "retired"):
        yield Trait("rank", held, index)


def _practice(framer: Framer, tree: Tree, index: int) -> Iterator[Trait]:
    """Yield whether somebody is new to it or long at it: "a trainee", "a driver with 22 years in the cab"."""
    for i in (index, *tree.kids[index]):
        token = tree.tokens[i]
        practice = _practices().get(token.text.lower()) or _practices().get(token.lemma.lower())
        if practice is not None and (i == index or (token.dep in _MODIFIES and i < index)):
            yield Trait("practice", frozenset({practice}), i)
    for years in _years_at_it(tree, index):
        told = framer.quantities(tree.tokens[max(0, years - 4)].start, tree.tokens[years].end)
        if any((q.value or 0) >= LONG or tree.tokens[years].lemma == "decade" for q in told):
            yield Trait("practice", frozenset({"long at it"}), years)
            return


def _years_at_it(tree: Tree, index: int) -> Iterator[int]:
    """Yield the years that somebody is told to have been at it.

    "With 22 years in the cab", "of 22 years' experience", "who has worked there for 22 years".
    """
    at_it = words("personae", "at_it", "words")
    relatives = [k for k in tree.kids[index] if tree.tokens[k].dep == "relcl"]
    verb = tree.tokens[index].head
    main = [verb] if tree.tokens[index].dep == "nsubj" else []
    for k in (*tree.kids[index], *relatives, *main):
        word = tree.tokens[k].text.lower()
        holds = word in ("with", "of") or tree.tokens[k].lemma in at_it
        if not holds or (tree.tokens[k].dep == "agent"):
            continue
        for i in tree.below(k, 4):
            year = tree.tokens[i].lemma in words("personae", "years", "words")
            over = tree.tokens[tree.tokens[i].head]
            length = over.text.lower() in ("with", "for") or over.lemma in at_it
            length = length or (word == "of" and tree.tokens[i].dep == "pobj" and over.text == word)
            if year and length and tree.tokens[i].dep in ("pobj", "poss", "dobj"):
                yield i


@cache
def _natives() -> dict[str, str]:
    return {word: row["nation"] for row in entries("personae", "native") for word in row["words"]}


@cache
def _together() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["nations"]) for row in entries("personae", "together"))


@cache
def _sexes() -> dict[str, str]:
    return {word: row["sex"] for row in entries("personae", "sex") for word in row["words"]}


@cache
def _practices() -> dict[str, str]:
    return {w: row["practice"] for row in entries("personae", "practice") for w in row["words"]}


@cache
def _kinds_of(slot: str) -> dict[str, frozenset[str]]:
    """Map each word of a family to the kinds it fits: a sibling is a brother or a sister."""
    kinds = next(row["kinds"] for row in entries("personae", "family") if row["slot"] == slot)
    return {
        word: frozenset(kind[0] for kind in kinds if word in kind)
        for held in kinds
        for word in held
    }
