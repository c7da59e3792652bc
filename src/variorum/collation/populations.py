"""What is counted: classes of nouns, and the words that make of a count a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from variorum.collation.classes import people
from variorum.collation.nations import nation_of
from variorum.collation.participants import class_of_noun
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words

# Classes of people in which nouns stand side by side that are not alike.
_LUMPED = frozenset({"crowd", "staff", "worker", "customer", "trade"})


@dataclass(frozen=True, slots=True)
class Population:
    """A class of what is counted, and the source's own noun for it.

    `whole` when the word stands for all of them; `known` when the class is in the lexicon;
    `event` when one event has one number of them, whatever is told of them (attackers, shots);
    `narrow` are the words that restrict it ("North Korean", "mud-brick").
    """

    name: str
    noun: str
    whole: bool
    known: bool
    thing: bool
    event: bool = False
    narrow: tuple[str, ...] = ()
    lemma: str = ""

    @property
    def kind(self) -> str:
        """The class, or the noun itself where the class holds people who are not alike: fans and refugees."""
        return class_of_noun(self.lemma) if self.name in _LUMPED and self.lemma else self.name

    @property
    def persons(self) -> bool:
        """Whether it is people that are counted."""
        return self.known and not self.thing


PEOPLE = Population("people", "people", whole=True, known=True, thing=False)


def population(tree: Tree, noun: int | None) -> Population:
    """Give the class of a counted noun; with no noun at all ("27 hurt") it is people."""
    if noun is None or tree.tokens[noun].pos == "PRON":
        return PEOPLE
    token = tree.tokens[noun]
    row = _classes().get(token.lemma) or _classes().get(token.text.lower())
    if token.lemma == "device":
        kind = tree.child(noun, "compound", "amod")
        explosive = kind is not None and tree.tokens[kind].lemma in words(
            "populations", "explosive", "words"
        )
        row = _classes()["bomb"] if explosive else row
    if token.lemma == "member":
        # "crew members" are crew; a member by itself is of anything.
        kind = tree.child(noun, "compound", "nmod")
        row = (_classes().get(tree.tokens[kind].lemma) if kind is not None else None) or row
    narrow = (
        *_of_what(tree, noun),
        *sorted(
            tree.tokens[k].lemma.lower()
            for k in tree.below(noun, 3)
            if tree.tokens[k].dep in ("amod", "compound", "poss", "nmod", "conj")
            and tree.tokens[k].pos in ("ADJ", "PROPN", "NOUN")
            and tree.tokens[k].lemma not in words("populations", "loose", "words")
            and tree.tokens[k].text.lower() not in _numerals()
            # "Police officers" are officers, "crew members" crew.
            and (row is None or _classes().get(tree.tokens[k].lemma.lower()) is not row)
            and not (token.lemma == "device" and row is not None)
            and sense_at(tree, k) is None
            and k < noun
            and not _in_clause(tree, k, noun)
        ),
    )
    nation = nation_of(token.text) if token.text.endswith("s") else None
    if row is None and nation is not None and nation.lower() != token.text.lower():
        # "5.6 million Australians": where nobody else is counted, they are all.
        return Population(nation, token.text, whole=False, known=True, thing=False)
    if row is None and token.lemma in people() and token.tag == "NNS":
        # Dockers, glaziers: whatever their trade, they are people.
        return Population(
            "trade",
            token.text.lower(),
            whole=False,
            known=True,
            thing=False,
            narrow=narrow,
            lemma=token.lemma.lower(),
        )
    if row is None:
        return Population(
            token.lemma, token.text.lower(), whole=True, known=False, thing=True, narrow=narrow
        )
    return Population(
        str(row["class"]),
        token.text.lower(),
        bool(row["whole"]),
        known=True,
        thing=bool(row.get("thing")),
        event=bool(row.get("event")),
        narrow=narrow,
        lemma=token.lemma.lower(),
    )


def _of_what(tree: Tree, noun: int) -> tuple[str, ...]:
    """Give the restriction behind a noun: counts *of arson*, crates *of rifles*; not "of the town"."""
    for k in tree.kids[noun]:
        what = tree.child(k, "pobj") if tree.tokens[k].text.lower() == "of" and k > noun else None
        # "Counts of fraud and bribery" are of whatever there are.
        several = what is not None and tree.child(what, "conj") is not None
        if what is not None and not several and tree.child(what, "det", "poss") is None:
            kind = sorted({what, *(i for i in tree.phrase(what) if i < what)})
            # One word: attempted murder is no narrower sort of murder.
            said = "-".join(tree.tokens[i].lemma.lower() for i in kind).replace("---", "-")
            degrees = words("populations", "degree", "words")
            return (next((said.removeprefix(d) for d in degrees if said.startswith(d)), said),)
    return ()


def _in_clause(tree: Tree, index: int, noun: int) -> bool:
    """Say whether a word hangs on the noun by way of a clause, and so does not restrict it."""
    while index != noun:
        if tree.tokens[index].dep in ("relcl", "acl", "prep"):
            return True
        index = tree.tokens[index].head
    return False


def counted_with(population: Population, happening: str) -> bool:
    """Say whether those counted are of the kind to which this can happen: villages are not wounded."""
    people, things = (frozenset(row["classes"]) for row in entries("populations", "toll"))
    return happening in (people if population.persons else things if population.thing else ())


def tolls() -> frozenset[str]:
    """Give the classes of predicates whose undergoers are counted."""
    return words("populations", "toll", "classes")


def is_partitive(tree: Tree, number: int) -> bool:
    """Say whether a number takes some out of more: *four of them*, *22 of the 28*; not *a total of 51*."""
    token = tree.tokens[number]
    taken = any(tree.tokens[k].text.lower() == "of" for k in tree.kids[number])
    return token.tag == "CD" and taken and token.pos != "NOUN"


def is_part(tree: Tree, number: int, noun: int | None) -> bool:
    """Say whether a count is marked as part of a larger one: *four of them*, *another two*, *including*.

    The "more" of "more than 80" makes no part.
    """
    marks, links = _parts()
    than = {i for i, t in enumerate(tree.tokens[:-1]) if tree.tokens[i + 1].text.lower() == "than"}
    for i in {number} if noun is None else {number, noun}:
        token = tree.tokens[i]
        around = [k for k in (*tree.kids[i], token.head) if k not in than]
        # "another 52 are treated": the parser hangs it on the verb
        before = number - 1
        if before >= 0 and tree.tokens[before].text.lower() in ("another", "other", "further"):
            return True
        if any(
            tree.tokens[k].lemma in marks or tree.tokens[k].text.lower() in marks for k in around
        ):
            return True
        if token.lemma in marks:
            return True
        above = tree.tokens[token.head].text.lower()
        if token.dep in ("pobj", "pcomp") and above in links - {"of"}:
            return True
    return is_partitive(tree, number)


@cache
def _numerals() -> frozenset[str]:
    # At the head of a sentence the tagger takes "Eleven" for an adjective.
    rows = (*entries("numbers", "cardinal"), *entries("numbers", "ten"))
    return frozenset(word for row in rows for word in row["words"])


@cache
def _classes() -> dict[str, dict[str, object]]:
    return {word: row for row in entries("populations") for word in row["words"]}


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    rows = entries("populations", "part")
    return frozenset(rows[0]["words"]), frozenset(rows[1]["words"])
