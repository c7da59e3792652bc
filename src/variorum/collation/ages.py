"""Ages: "a 9-year-old boy", "Jane Roe, 42,", "the boy is nine years old"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.fate_words import fate_of_one, told_by
from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.populations import population
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.lexicon.persons import role
from variorum.model import Fact

GROWN = 18
# A bare number told to be what somebody is ("the suspect is 28") is an age in this range.
YOUNGEST, OLDEST = 10, 105


def find_ages(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each age, with whose it is where that is clear: by name, by role, by fate.

    "A 19-year-old was killed" gives the age of the one killed, too.
    """
    for figure in figures:
        told = figure.quantity.dimension == "age" or _is_so_old(figure)
        if told and (fact := _age(figure)) is not None:
            yield fact
            if (by_fate := _of_the_one(figure, fact)) is not None:
                yield by_fate


def _of_the_one(figure: Figure, fact: Fact) -> Fact | None:
    """Give an age as that of the one to whom it happened: killed, arrested, charged."""
    tree = figure.tree
    holder = _named_before(figure)
    if holder is None:
        holder = _somebody(tree, _aged(figure))
    if holder is None:
        return None
    if holder in figure.inside:
        holder = _unit(figure)
    if tree.tokens[holder].tag in ("NNS", "NNPS") or tree.child(holder, "nummod") not in (
        None,
        *figure.inside,
    ):
        return None
    fate = fate_of_one(tree, holder)
    if fate is None:
        return None
    if fate not in _ONE:
        return None
    name = fact.subject if fact.subject is not None and not fact.subject.islower() else ""
    key = ("age", fate, _sex(tree, holder), name)
    return replace(fact, key=key, subject=f"the one {_ONE[fate]}")


def _unit(figure: Figure) -> int:
    inside = set(figure.inside)
    return next(i for i in figure.inside if figure.tree.tokens[i].head not in inside)


def _sex(tree: Tree, holder: int) -> str:
    near = (holder, *tree.kids[holder])
    known = (role(tree.tokens[i].lemma) for i in near if tree.tokens[i].pos == "NOUN")
    return next((one.gender for one in known if one is not None and one.gender), "")


_ONE = {
    "kill": "who died",
    "arrest": "arrested",
    "charge": "charged",
    "abduct": "abducted",
    "convict": "convicted",
    "sentence": "sentenced",
}


def _is_so_old(figure: Figure) -> bool:
    """Say whether a bare number is the age of one person: "The suspect is 28.", "died at the age of 84"."""
    tree, value = figure.tree, figure.quantity.value
    first = figure.inside[0]
    before = [t.text.lower() for t in tree.tokens[max(0, first - 2) : first]]
    if figure.quantity.dimension == "count" and before == ["age", "of"] and value is not None:
        return YOUNGEST <= value <= OLDEST
    verb = tree.tokens[figure.number].head
    if figure.quantity.dimension != "count" or figure.noun is not None or value is None:
        return False
    if tree.tokens[verb].lemma != "be" or not YOUNGEST <= value <= OLDEST:
        return False
    ends = figure.inside[-1] + 1 >= len(tree.tokens) or tree.tokens[figure.inside[-1] + 1].text in (
        ".",
        ",",
        ";",
        "and",
    )
    subject = tree.subject(verb)
    if subject is None or not ends or tree.tokens[figure.number].dep not in ("attr", "acomp"):
        return False
    entity = figure.framer.entity(tree.tokens[subject].start)
    person = entity is not None and entity.type == "PERSON" and entity.named
    return person or (tree.tokens[subject].tag == "NN" and population(tree, subject).persons)


def _age(figure: Figure) -> Fact | None:
    """Read "a 9-year-old boy", "Jane Roe, 42,", "the boy is nine years old"."""
    tree, number = figure.tree, figure.number
    if _once_that_old(figure):
        return None
    holder = _named_before(figure)
    if holder is None:
        holder = _somebody(tree, _aged(figure))
    if holder is None or tree.tokens[holder].pos == "PRON" or holder in figure.inside:
        # "The six-year-old" and "he is six" are the child of the story; a grown-up is named.
        young = (figure.quantity.value or GROWN) < GROWN
        subject = figure.framer.child_before(tree, number) if young else _just_named(figure)
        close = None
    else:
        subject = _introduced(figure, holder) or _described(figure, holder)
        close = holder if abs(holder - number) <= 6 else None
    months = figure.quantity.unit in ("month", "months")
    years = None if figure.quantity.value is None else figure.quantity.value / (12 if months else 1)
    evidence = figure.evidence(close if close is None else _name_begins(tree, close))
    return figure.fact(("age", None), evidence, number, value=years, subject=subject)


def _once_that_old(figure: Figure) -> bool:
    """Say whether somebody was of an age at something else: "became a coach at age 60"."""
    tree, first = figure.tree, figure.inside[0]
    before = [t.text.lower() for t in tree.tokens[max(0, first - 4) : first + 1]]
    verb = tree.verb_of(figure.number)
    died = verb is not None and (fate := told_by(tree, verb)) is not None and fate.name == "kill"
    return "at" in before and "age" in before and not died


def _described(figure: Figure, holder: int) -> str | None:
    """Name whose age it is: by name, or by the noun with what restricts it ("Finnish driver").

    A man of one age is not the man of another: only somebody of whom there is one in a story
    can be meant by two accounts.
    """
    tree, framer = figure.tree, figure.framer
    token = tree.tokens[holder]
    if token.lemma in words("populations", "anybody", "words"):
        return None
    name = _named_in_the_sentence_before(figure, holder) or canon(framer, tree, holder)
    if name is None or framer.entity(token.start) is not None or name in ("boy", "girl"):
        return name
    own = {tree.tokens[i].lemma for i in figure.chain(3)} | {"old", "year", "month"}
    return " ".join((*(w for w in population(tree, holder).narrow if w not in own), name))


def _named_in_the_sentence_before(figure: Figure, holder: int) -> str | None:
    """Name "the 24-year-old forward" who was the subject of the sentence before, and did not speak there."""
    tree, framer = figure.tree, figure.framer
    definite = any(tree.tokens[k].text.lower() == "the" for k in tree.kids[holder])
    if not definite or not tree.number or tree.tokens[holder].dep not in ("nsubj", "nsubjpass"):
        return None
    before = framer.forest.trees[tree.number - 1]
    top = next((i for i, t in enumerate(before.tokens) if t.dep == "ROOT"), None)
    subject = before.subject(top) if top is not None else None
    if top is None or subject is None or _says(before, top):
        return None
    people = {e.id for e in framer.people(before.sentence.start, before.sentence.end)}
    named = framer.entity(before.tokens[subject].start)
    alone = named is not None and people == {named.id}
    return named.name if named is not None and alone else None


def _just_named(figure: Figure) -> str | None:
    """Name "the 34-year-old": the one person of the sentence before, who did not speak there."""
    tree, first = figure.tree, figure.inside[0]
    if not first or tree.tokens[first - 1].text.lower() != "the" or not tree.number:
        return None
    before = figure.framer.forest.trees[tree.number - 1]
    named = {
        e.name
        for token in before.tokens
        if (e := figure.framer.entity(token.start)) is not None
        and e.type == "PERSON"
        and e.named
        and not (token.dep == "nsubj" and _says(before, token.head))
    }
    return named.pop() if len(named) == 1 else None


def _says(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].lemma in words("reporting", "verb", "word")


def _name_begins(tree: Tree, index: int) -> int:
    """Give the first word of a name: a reading is "Jane Roe, 42", not "Roe, 42"."""
    while index and tree.tokens[index].pos == "PROPN" and tree.tokens[index - 1].pos == "PROPN":
        index -= 1
    return index


def _introduced(figure: Figure, holder: int) -> str | None:
    """Name "a 40-year-old man", charged in the lead: the first one named after it, charged as well."""
    tree, framer = figure.tree, figure.framer
    if tree.tokens[holder].lemma not in words("populations", "anybody", "words"):
        return None
    after = framer.forest.trees[tree.number + 1 : tree.number + 2]
    here = next(framer.people(tree.sentence.start, tree.sentence.end), None)
    verb = tree.verb_of(holder)
    if here is not None or not after or verb is None or tree.object(verb) != holder:
        return None
    (told,) = after
    top = next((i for i, t in enumerate(told.tokens) if t.dep == "ROOT"), None)
    subject = told.subject(top) if top is not None else None
    named = framer.entity(told.tokens[subject].start) if subject is not None else None
    lemmas = {tree.tokens[verb].lemma, told.tokens[top].lemma if top is not None else ""}
    charged = lemmas <= words("grammar", "accused", "words")
    return named.name if charged and named is not None and named.type == "PERSON" else None


def _named_before(figure: Figure) -> int | None:
    """Give the person named right before the age: "a friend of Jane Roe, 42, said"."""
    tree, first = figure.tree, figure.inside[0]
    if first < 2 or tree.tokens[first - 1].text != ",":
        return None
    entity = figure.framer.entity(tree.tokens[first - 2].start)
    return first - 2 if entity is not None and entity.type == "PERSON" else None


def _somebody(tree: Tree, holder: int | None) -> int | None:
    """Give who is meant by "the driver, a 34-year-old man", "Ada Lind, a 41-year-old baker"."""
    if holder is None:
        return None
    token = tree.tokens[holder]
    above = tree.tokens[token.head].pos if token.dep == "appos" else None
    anybody = token.lemma in words("populations", "anybody", "words")
    return token.head if above == "PROPN" or (anybody and above == "NOUN") else holder


def _aged(figure: Figure) -> int | None:
    """Give whose age it is; the figure itself for "the six-year-old", who is named elsewhere."""
    tree = figure.tree
    first = figure.inside[0]
    if [t.text.lower() for t in tree.tokens[max(0, first - 2) : first]] == ["age", "of"]:
        verb = tree.verb_of(figure.number)
        return tree.subject(verb) if verb is not None else None
    for h in figure.chain(5):
        token = tree.tokens[h]
        over = tree.tokens[tree.tokens[token.head].head]
        if token.dep == "pobj" and tree.tokens[token.head].text == "of" and over.lemma != "age":
            # "A woman of 21"
            return tree.tokens[token.head].head if over.tag == "NN" else None
        inside = h in figure.inside or token.lemma in ("year", "age", "month", "old", "-")
        if (
            inside
            and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "poss")
            and token.lemma != "age"
        ):
            return figure.inside[-1]
        if inside:
            continue
        if token.pos in ("NOUN", "PROPN"):
            return h
        if token.pos in ("VERB", "AUX"):
            return tree.subject(h)
    return None
