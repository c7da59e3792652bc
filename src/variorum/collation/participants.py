"""Who or what takes part: an argument under the name that two accounts share."""

from __future__ import annotations

from functools import cache

from variorum.collation.classes import people, rows
from variorum.collation.frames import Framer
from variorum.collation.nations import nation_of
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.lexicon.persons import gender, role

# Who was not done to, where nobody was: "no one has been arrested", "no arrests were made".
NOBODY = "nobody"


def is_nobody(tree: Tree, index: int | None) -> bool:
    """Say whether an argument tells that there was none at all: *no one*, *nobody*, *no people*."""
    if index is None:
        return False
    token = tree.tokens[index]
    anybody = token.lemma in ("one", "people", "person")
    return token.text.lower() in ("nobody", "none", "noone") or (
        anybody and any(tree.tokens[k].text.lower() == "no" for k in tree.kids[index])
    )


def canon(framer: Framer, tree: Tree, index: int | None) -> str | None:
    """Name an argument so that two accounts name it alike: a country, an entity, a class of noun, a lemma.

    A pronoun is taken for the subject before it, in the sentence or in the one before; where that
    fails it is unknown.
    """
    if index is None:
        return None
    index = tree.antecedent(index)
    token = tree.tokens[index]
    who = tree.child(index, "acl") if token.text.lower() == "those" else None
    if who is not None and tree.tokens[who].tag == "VBN":
        return tree.tokens[who].text.lower()
    if token.pos == "PRON":
        return _referent(framer, tree, index)
    if token.lemma in ("boy", "girl") and token.tag == "NN":
        # "a Chinese boy" in one headline is no name: it is the boy of all the others
        return token.lemma
    if (
        token.pos == "ADV"
        and token.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "npadvmod", "advmod")
        and token.tag == "RB"
    ):
        return token.lemma
    entity = framer.entity(token.start)
    if entity is not None and (entity.named or entity.type == "ORG"):
        return nation_of(entity.name) or entity.name
    nation = _nation_at(tree, index)
    if nation:
        return nation
    if token.lemma in ("people", "person", "man", "woman", "other"):
        # "Four people" of one account are at most the "four people" of another.
        number = next(
            (
                tree.tokens[k].text.lower()
                for k in tree.kids[index]
                if tree.tokens[k].dep == "nummod"
            ),
            None,
        )
        if number is not None:
            return f"{number} people"
        return token.lemma if is_the_only(framer, tree, index) else None
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        return class_of_noun(token.lemma)
    return token.text.lower() if _stands_for_people(tree, index) else None


def _nation_at(tree: Tree, index: int) -> str | None:
    """Name the country of an adjective or a name: each word of "North Korean" stands for North Korea."""
    if tree.tokens[index].pos not in ("PROPN", "ADJ"):
        return None
    beside = (tree.tokens[max(0, first) : first + 2] for first in (index - 1, index))
    pairs = (nation_of(" ".join(t.text for t in two)) for two in beside if len(two) > 1)
    return next((n for n in pairs if n), None) or nation_of(tree.tokens[index].text)


def _stands_for_people(tree: Tree, index: int) -> bool:
    """Say whether a participle names people: "all of *the accused*", "some of those *accused*"."""
    token = tree.tokens[index]
    named = token.dep in ("pobj", "nsubj", "nsubjpass", "dobj") and _is_the(tree, index)
    return token.tag == "VBN" and named


def is_the_only(framer: Framer, tree: Tree, index: int) -> bool:
    """Say whether "the man" can be one man only: no other is brought up, and never several."""
    token = tree.tokens[index]
    if token.lemma not in ("man", "woman") or token.tag != "NN":
        return False
    return _is_the(tree, index) and framer.lone_ones.get(token.lemma, False)


def _is_the(tree: Tree, index: int) -> bool:
    return any(tree.tokens[k].text.lower() == "the" for k in tree.kids[index])


def class_of_noun(lemma: str) -> str:
    """Give the word under which nouns for one thing meet.

    >>> class_of_noun("gunman"), class_of_noun("vessel"), class_of_noun("kettle")
    ('suspect', 'ship', 'kettle')
    """
    return _noun_classes().get(lemma.lower(), lemma.lower())


def _referent(framer: Framer, tree: Tree, index: int) -> str | None:
    word = tree.tokens[index].text.lower()
    if word in ("he", "she", "him", "her"):
        return _person_before(framer, tree, index, woman=word in ("she", "her"))
    if word not in ("it", "they", "them", "its", "their"):
        return None
    plural = word in ("they", "them", "their")
    for i in range(index):
        token = tree.tokens[i]
        if (
            token.dep in ("nsubj", "nsubjpass")
            and token.pos in ("NOUN", "PROPN")
            and _plural(tree, i) == plural
        ):
            return canon(framer, tree, i)
    if tree.number:
        before = framer.forest.trees[tree.number - 1]
        for i, token in enumerate(before.tokens):
            if (
                token.dep in ("nsubj", "nsubjpass")
                and token.pos in ("NOUN", "PROPN")
                and _plural(before, i) == plural
            ):
                return canon(framer, before, i)
    return None


# So many sentences back somebody can have been named whom *he* or *she* still means.
_BACK = 3
# So far back at most, where nobody else is named.
_FAR = 4


def _person_before(framer: Framer, tree: Tree, index: int, *, woman: bool) -> str | None:
    """Name the one person who was the subject last: in this sentence, or in those before it.

    A sentence that has the same pronoun for its subject hands the question on.
    """
    where = tree
    last: int | None = index
    for _ in range(_BACK):
        subjects = [
            i
            for i, token in enumerate(where.tokens[:last])
            if token.dep in ("nsubj", "nsubjpass") and not _plural(where, i)
        ]
        names = {
            canon(framer, where, i) for i in subjects if _may_be(framer, where, i, woman=woman)
        }
        if names:
            return names.pop() if len(names) == 1 else None
        if where is tree and (beside := _named_before(framer, tree, index, woman=woman)):
            return beside
        if where is not tree and (told := _only_one(framer, where, woman=woman)) is not None:
            return told
        if where is not tree and (told := _only_noun(framer, where, woman=woman)) is not None:
            return told
        again = any(where.tokens[i].text.lower() == ("she" if woman else "he") for i in subjects)
        if where.number == 0 or not (again or where is tree):
            break
        where, last = framer.forest.trees[where.number - 1], None
    return _only_name(framer, tree, woman=woman)


def _named_before(framer: Framer, tree: Tree, index: int, *, woman: bool) -> str | None:
    """Give the one person named before a pronoun in its sentence: "*Lind*'s office denied that he …"."""
    start, end = tree.sentence.start, tree.tokens[index].start
    named = {
        entity.name
        for entity in framer.people(start, end)
        if gender(entity.name) in (None, "f" if woman else "m")
    }
    return named.pop() if len(named) == 1 else None


def _only_name(framer: Framer, tree: Tree, *, woman: bool) -> str | None:
    """Give the one name of the sentences before that a pronoun can stand for, where there is but one."""
    first = framer.forest.trees[max(0, tree.number - _FAR)].sentence.start
    named = {
        entity.name
        for entity in framer.people(first, tree.sentence.start)
        if gender(entity.name) in (None, "f" if woman else "m")
    }
    return named.pop() if len(named) == 1 else None


def _only_one(framer: Framer, tree: Tree, *, woman: bool) -> str | None:
    """Name the one person a sentence names at all: "A jury indicted *Ada Lind*. She …"."""
    named = {
        entity.name: entity
        for entity in framer.people(tree.sentence.start, tree.sentence.end)
        if gender(entity.name) in (None, "f" if woman else "m")
    }
    others = any(
        t.pos == "NOUN" and t.lemma in people() and t.dep not in ("compound", "appos")
        for t in tree.tokens
    )
    return next(iter(named)) if len(named) == 1 and not others else None


def _only_noun(framer: Framer, tree: Tree, *, woman: bool) -> str | None:
    """Name the one person a sentence tells of without a name: "Detectives questioned *a nurse*. She …"."""
    if any(True for _ in framer.people(tree.sentence.start, tree.sentence.end)):
        return None
    nouns = [
        i
        for i, token in enumerate(tree.tokens)
        if token.tag == "NN" and token.lemma in people() and token.dep not in ("compound", "amod")
    ]
    alone = len(nouns) == 1 and _may_be(framer, tree, nouns[0], woman=woman)
    return canon(framer, tree, nouns[0]) if alone else None


def _may_be(framer: Framer, tree: Tree, index: int, *, woman: bool) -> bool:
    """Say whether a subject can be meant by *he* or by *she*: a person, and not known to be the other."""
    token = tree.tokens[index]
    if token.pos not in ("NOUN", "PROPN"):
        return False
    entity = framer.entity(token.start)
    if entity is None or not entity.named:
        if token.lemma not in people():
            return False
        known = role(token.lemma)
        sex = known.gender if known is not None else None
    else:
        if entity.type != "PERSON":
            return False
        sex = gender(entity.name)
    return sex in (None, "f" if woman else "m")


def _plural(tree: Tree, index: int) -> bool:
    return tree.tokens[index].tag in ("NNS", "NNPS") or any(
        tree.tokens[k].dep == "conj" for k in tree.kids[index]
    )


@cache
def _noun_classes() -> dict[str, str]:
    found = {
        w: row["class"]
        for row in rows()
        for w in row.get("nouns", ())
        if row["class"] in ("quake", "fire", "flood", "slide", "explode", "derail")
    }
    found.update({w: row["words"][0] for row in entries("synonyms") for w in row["words"]})
    found.update(
        {
            w: row["class"]
            for row in entries("populations")
            for w in row["words"]
            if row["class"] in ("digger", "missile", "troops", "rescuer")
        }
    )
    return found
