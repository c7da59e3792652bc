"""Of whom something is told, as far as it can be known: by name, by role, by age and sex.

Two accounts rarely call somebody alike: *the boy*, *the six-year-old*, *Leo Brandt*, *the
victim*. Where each of them tells a thing of one person only, and nothing tells the two apart, it
is told of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.classes import people
from variorum.collation.frames import Framer
from variorum.collation.participants import canon, class_of_noun
from variorum.collation.slots import Slot, filler
from variorum.collation.trees import Tree
from variorum.lexicon import entries
from variorum.lexicon.persons import gender, role
from variorum.model import Entity, Fact

_HE_OR_SHE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_PLURAL = frozenset({"they", "them", "their"})
_SEVERAL: tuple[Slot, ...] = (("many", ("yes",)),)


def bearer_of(framer: Framer, tree: Tree, index: int | None) -> tuple[str, tuple[Slot, ...]] | None:
    """Name the one of whom something is told, with what tells that one from others.

    The name is empty for a pronoun of which nobody knows whom it means; None stands for nobody.
    The slots hold sex, age and role, and whether it is several.
    """
    if index is None:
        return None
    index = _of_them(tree, tree.antecedent(index))
    token = tree.tokens[index]
    word = token.text.lower()
    if word in ("i", "we"):
        # Who speaks, and is not named here.
        return "", (("speaker", ("yes",)),)
    if token.pos == "PRON":
        sex = _HE_OR_SHE.get(word)
        owner = _owner_before(framer, tree, index) if sex is not None else None
        if owner is not None:
            return owner.name, (*_traits(framer, owner.name, sex), *_roles(owner))
        name = canon(framer, tree, index) or ""
        if sex is not None:
            return name, tuple(_traits(framer, name, sex))
        if word in _PLURAL:
            # Whom "they" means nobody knows for sure.
            return "", _SEVERAL
        return (name, ()) if word == "it" else None
    if token.tag in ("NNS", "NNPS") or _are_several(tree, index):
        listed = token.pos == "PROPN" or tree.child(index, "conj") is not None
        black = token.lemma == "box" and tree.tokens[index - 1].text.lower() == "black"
        return "" if listed else "recorder" if black else class_of_noun(token.lemma), _SEVERAL
    if token.pos not in ("NOUN", "PROPN", "NUM", "ADJ"):
        return None
    entity = _named(framer, tree, index)
    if entity is not None:
        return entity.name, (*_traits(framer, entity.name, None), *_roles(entity))
    lemma = token.lemma.lower()
    if lemma == "box" and "black" in {tree.tokens[k].text.lower() for k in tree.kids[index]}:
        lemma = "recorder"
    if word.endswith(("-year-old", "year-old")) or (lemma == "old" and token.pos != "PROPN"):
        return "", (("age", (_age_of(tree, index),)),)
    # "The Amur tiger" is a tiger, whatever the Amur is.
    plain = token.pos == "NOUN" and lemma not in people()
    name = class_of_noun(lemma) if plain else canon(framer, tree, index) or class_of_noun(lemma)
    if lemma not in people():
        return name, ()
    return name, tuple(_traits(framer, lemma, None))


def _of_them(tree: Tree, index: int) -> int:
    """Give the noun that is counted: "either of the *recorders*"."""
    if tree.tokens[index].text.lower() not in ("either", "neither", "both", "all", "none", "each"):
        return index
    for k in tree.kids[index]:
        held = tree.child(k, "pobj") if tree.tokens[k].text.lower() == "of" else None
        if held is not None:
            return held
    return index


def _owner_before(framer: Framer, tree: Tree, index: int) -> Entity | None:
    """Give whose part or thing does it to them: "*Lind*'s knee has ruled him out"."""
    if tree.tokens[index].dep != "dobj":
        return None
    subject = tree.subject(tree.tokens[index].head)
    owner = tree.child(subject, "poss") if subject is not None else None
    entity = framer.entity(tree.tokens[owner].start) if owner is not None else None
    return entity if entity is not None and entity.named and entity.type == "PERSON" else None


def may_be_one(one: Fact, other: Fact, *, alone: bool) -> bool:
    """Say whether two facts may be told of one: by one name, or, where each tells of one only, by no other.

    `alone` says that each account tells it of nobody else.
    """
    here, there = str(one.subject), str(other.subject)
    if any(_unlike(one, other, slot) for slot in ("sex", "age")):
        return False
    if filler(one, "many") != filler(other, "many"):
        return False
    if here == there != "":
        return True
    if not alone:
        return False
    roles = {*filler(one, "role"), here.lower()} & {*filler(other, "role"), there.lower()}
    if roles - {""}:
        return True
    loose = [not name or name in _loose() for name in (here, there)]
    if not any(loose):
        return False
    return not _are_apart(here, there)


def _unlike(one: Fact, other: Fact, slot: str) -> bool:
    here, there = filler(one, slot), filler(other, slot)
    return bool(here and there) and here != there


def _named(framer: Framer, tree: Tree, index: int) -> Entity | None:
    """Give the person a noun names, or who is named beside it: "the banker, *Karl Adlon*"."""
    beside = [k for k in tree.kids[index] if tree.tokens[k].dep in ("appos", "compound")]
    for i in (index, *beside):
        entity = framer.entity(tree.tokens[i].start) if tree.tokens[i].pos == "PROPN" else None
        if entity is not None and entity.named and entity.type == "PERSON":
            return entity
    return None


def _roles(entity: Entity) -> Iterator[Slot]:
    words = {
        class_of_noun(r.partition(",")[0].split()[-1].lower()) for r in entity.roles if r.split()
    }
    if words:
        yield "role", tuple(sorted(words))


def _traits(framer: Framer, name: str, sex: str | None) -> Iterator[Slot]:
    known = role(name) if name.islower() else None
    sex = sex or (known.gender if known is not None else None) or _SEX.get(name)
    sex = sex or (gender(name) if not name.islower() else None)
    if sex is not None:
        yield "sex", (sex,)
    age = _ages().get(name)
    if age is not None:
        yield "age", (age,)


_SEX = {"boy": "m", "girl": "f", "man": "m", "woman": "f"}


def _age_of(tree: Tree, index: int) -> str:
    """Say whether an age is a child's: "the six-year-old"."""
    near = "".join(t.text for t in tree.tokens[max(0, index - 4) : index + 1])
    digits = "".join(c for c in near if c.isdigit())
    return "adult" if digits and int(digits[-3:]) > MINOR else "child"


# Who is older is told of as a man or a woman.
MINOR = 17


def _are_several(tree: Tree, index: int) -> bool:
    return any(
        tree.tokens[k].dep == "conj"
        or (tree.tokens[k].dep == "nummod" and tree.tokens[k].text.lower() not in ("one", "1"))
        for k in tree.kids[index]
    ) or tree.tokens[index].lemma in ("people", "police", "crew", "staff", "family", "couple")


def _are_apart(one: str, other: str) -> bool:
    """Say whether one did it, and to the other it was done."""
    sides = {
        row["side"]
        for name in (one, other)
        for row in entries("bearers", "side")
        if name in row["words"]
    }
    return len(sides) > 1


def _loose() -> frozenset[str]:
    return frozenset(w for row in entries("bearers", "loose") for w in row["words"])


def _ages() -> dict[str, str]:
    return {w: row["age"] for row in entries("bearers", "age") for w in row["words"]}
