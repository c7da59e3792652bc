"""What a pronoun can mean: its number, whose sex it fits, and which nouns it could stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from variorum.lexicon import words
from variorum.lexicon.persons import Gender, gender, gender_before, names_a_doer, role
from variorum.model import Article, Entity, Sentence, Token
from variorum.reading.descriptions import DEFINITE, SUBJECTS

Number = Literal["one", "many", "thing", "body", "firm", "paper"]
Fitting = tuple[Number, Gender | None]

PRONOUNS: Mapping[str, Fitting] = {
    "he": ("one", "m"),
    "him": ("one", "m"),
    "his": ("one", "m"),
    "she": ("one", "f"),
    "her": ("one", "f"),
    "they": ("many", None),
    "them": ("many", None),
    "their": ("many", None),
    "it": ("thing", None),
    "its": ("thing", None),
}
EITHER: frozenset[Gender] = frozenset({"m", "f"})


def points_back(sentence: Sentence, first: int, head: int) -> Fitting | None:
    """Give what a description like "the man", "the company", "the website" may stand for.

    "The power company" says which it is, and is no other that was named.
    """
    found = role(sentence.tokens[head].text)
    bare = head - first == len(found.word.split()) if found is not None else False
    if found is None or not (found.generic and bare):
        return None
    if sentence.tokens[first].text.lower() not in DEFINITE:
        return None
    if found.kind == "body":
        printing, firm = words("speakers", "printing"), words("speakers", "firm")
        return "paper" if found.word in printing else "firm" if found.word in firm else "body", None
    return None if found.gender is None else ("one", found.gender)


def is_newcomer(sentence: Sentence, i: int) -> bool:
    """Say whether someone is brought in who tells or does something: "*an expert* who saw it said"."""
    kids = list(sentence.children(i))
    new = any(sentence.tokens[k].text.lower() in ("a", "an", "one", "another") for k in kids)
    acts = sentence.tokens[i].dep in SUBJECTS or any(
        sentence.tokens[k].dep == "relcl" for k in kids
    )
    return new and acts


def is_stranger(token: Token, number: Number) -> bool:
    """Say whether a noun could be whom a pronoun means, in number and kind."""
    noun = role(token.text) or role(token.lemma)
    if noun is not None and noun.generic:
        return False  # "the company" is one named before, and so may "it" be
    match number:
        case "one":
            person = names_a_doer(token.lemma) or token.lemma in words("speakers", "person")
            return token.tag == "NN" and (person or (noun is not None and noun.kind == "person"))
        case "many":
            return token.tag == "NNS"
        case "thing" | "body" | "firm" | "paper":
            return token.tag == "NN"


def genders_of(article: Article, entities: Sequence[Entity]) -> dict[str, frozenset[Gender]]:
    """Give by id which pronouns each entity may take.

    A bare surname takes those of whoever bears it in full, if they agree.
    """
    genders = {e.id: _genders(article, e) for e in entities}
    bearers: dict[str, set[frozenset[Gender]]] = defaultdict(set)
    for e in entities:
        if e.type == "PERSON" and " " in e.name:
            bearers[e.name.rpartition(" ")[2]].add(genders[e.id])
    for e in entities:
        if genders[e.id] == EITHER and len(borne := bearers[e.name]) == 1:
            genders[e.id] = next(iter(borne))
    return genders


def _genders(article: Article, entity: Entity) -> frozenset[Gender]:
    """Tell by name, form of address or role which pronouns an entity may take.

    Where they disagree (Mr and Mrs Lind are both "Lind") it takes none.
    """
    names = (entity.name, *entity.aliases)
    # "Ada" alone tells as much as "Ada Lind"; but the "Clinton" of "Hillary Clinton" is no given name.
    whole = [n for n in names if " " in n] or [f"{n} X" for n in names]
    told = {gender(n) for n in whole}
    told.update(gender_before(article.text, m.start) for m in entity.mentions)
    for title in (*entity.roles, "" if entity.named else entity.name):
        told.update(r.gender for w in title.split() if (r := role(w)) is not None)
    certain = frozenset(g for g in told if g is not None)
    return certain if len(certain) == 1 else EITHER - certain
