"""How late help comes, how far a thing is pushed, how much it went up or down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from variorum.collation.durations import lasting
from variorum.collation.figures import Figure
from variorum.collation.intervals import between_two, taken
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at
from variorum.collation.tenures import tenure
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

# How many tokens before its figure a share, a price or a profit may stand.
FAR = 30


def find_spells(figures: Sequence[Figure]) -> Iterator[Fact]:
    """Yield a fact for each length of time, way or change of which it is clear what it is of."""
    for figure in figures:
        match figure.quantity.dimension:
            case "duration" | "time":
                fact = (
                    _delay(figure)
                    or between_two(figure)
                    or taken(figure)
                    or tenure(figure)
                    or lasting(figure)
                )
            case "count":
                fact = tenure(figure)
            case "length":
                fact = _moved(figure)
            case "area":
                fact = _burnt(figure)
            case "percent" | "percentage" | "ratio":
                fact = _change(figure) or _share(figure)
            case _:
                fact = None
        if fact is not None:
            yield fact


# ── coming late ─────────────────────────────────────────────────────────────────


def _delay(figure: Figure) -> Fact | None:
    """Read "officers were inside four minutes later", "the first boat came within 25 minutes"."""
    tree = figure.tree
    first, last = figure.inside[0], figure.inside[-1]
    before = tree.tokens[first - 1].text.lower() if first else ""
    after = tree.tokens[last + 1].text.lower() if last + 1 < len(tree.tokens) else ""
    took = next(
        (
            i
            for i in reversed(range(max(0, first - 4), first))
            if tree.tokens[i].lemma == "take" and tree.tokens[i].pos == "VERB"
        ),
        None,
    )
    if before != "within" and after not in ("later", "after") and took is None:
        return None
    verb = tree.verb_of(figure.number)
    if took is not None:
        verb = next((k for k in tree.below(took, 3) if _arrives(tree, k)), None)
    while verb is not None and not _arrives(tree, verb) and tree.tokens[verb].head != verb:
        verb = tree.verb_of(tree.tokens[verb].head)
    if verb is None or not _arrives(tree, verb):
        return None
    who = _helper(tree, verb, took)
    if who is None or claim_at(tree, verb).sign < 0:
        return None
    return figure.fact(
        ("measure", "delay"),
        figure.evidence(verb),
        verb,
        subject=who,
    )


def _arrives(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.pos == "VERB" and token.lemma in words("spells", "arrive", "words"):
        return True
    near = {tree.tokens[k].lemma for k in tree.below(index, 2)}
    return token.lemma in ("be", "get") and bool(near & words("spells", "there", "words"))


def _helper(tree: Tree, verb: int, took: int | None) -> str | None:
    subject = tree.subject(verb)
    candidates = [subject] if subject is not None else []
    if took is not None:
        candidates += [
            k for k in tree.kids[took] if tree.tokens[k].dep in ("dative", "dobj", "nsubj")
        ]
    for i in candidates:
        for k in (i, *tree.phrase(i)):
            name = _helpers().get(tree.tokens[k].lemma)
            if name is not None:
                return name
    return None


# ── being moved ─────────────────────────────────────────────────────────────────


def _moved(figure: Figure) -> Fact | None:
    """Read how far a thing was pushed, or fell: "pushed the bus about 200 metres down the line"."""
    tree = figure.tree
    verb = tree.tokens[figure.number].head
    for h in figure.chain(3):
        if tree.tokens[h].pos == "VERB":
            verb = h
            break
    lemma = tree.tokens[verb].lemma
    pushed = lemma in words("spells", "moved", "words")
    if not pushed and lemma not in words("spells", "fallen", "words"):
        return None
    after = tree.tokens[figure.inside[-1] + 1 : figure.inside[-1] + 2]
    if after and after[0].text.lower() in ("from", "away", "of", "off"):
        return None
    thing = tree.object(verb) if pushed else tree.subject(verb)
    if thing in figure.inside and tree.child(verb, "auxpass") is not None:
        # "It was hit and shoved 90 metres": the metres are no object.
        thing = tree.subject(verb)
    if thing is None or thing in figure.inside or claim_at(tree, verb).mood != "real":
        return None
    name = canon(figure.framer, tree, _itself(figure, verb, thing))
    subject = _vehicles().get(str(name), name)
    way = "way pushed" if pushed else "fall"
    return figure.fact(("measure", way), figure.evidence(verb), verb, subject=subject)


def _itself(figure: Figure, verb: int, thing: int) -> int:
    """Give the thing a pronoun stands for: of "the train hit a bus, dragging it" not the train."""
    tree = figure.tree
    if tree.tokens[thing].pos != "PRON" or thing < verb:
        return thing
    hit = (
        i
        for i in reversed(range(verb))
        if tree.tokens[i].dep in ("dobj", "pobj")
        and tree.tokens[i].pos == "NOUN"
        and not figure.is_figure(i)
    )
    return next(hit, thing)


def _burnt(figure: Figure) -> Fact | None:
    """Read how much land a fire has taken: "scorched 9,500 acres"."""
    tree = figure.tree
    verb = tree.verb_of(figure.number)
    if verb is None or tree.tokens[verb].lemma not in words("spells", "burnt", "words"):
        return None
    if claim_at(tree, verb).mood != "real" or claim_at(tree, verb).sign < 0:
        return None
    return figure.fact(("measure", "area"), figure.evidence(verb), verb, subject="fire")


# ── up and down ─────────────────────────────────────────────────────────────────


def _change(figure: Figure) -> Fact | None:
    """Read how far shares fell, or sales rose: "closed 9 per cent lower", "down 11%"."""
    if "%" not in figure.quantity.span.exact and "cent" not in figure.quantity.span.exact.lower():
        return None
    tree = figure.tree
    first, last = figure.inside[0], figure.inside[-1]
    up, down = words("spells", "up", "words"), words("spells", "down", "words")
    near = [
        i
        for i in range(max(0, first - 3), min(len(tree.tokens), last + 2))
        if i not in figure.inside
    ]
    turned = next(
        (
            i
            for i in sorted(near, key=lambda i: abs(i - first))
            if {tree.tokens[i].lemma, tree.tokens[i].text.lower()} & (up | down)
        ),
        None,
    )
    if turned is None:
        return None
    behind = reversed(range(max(0, first - FAR), first))
    before = next((i for i in behind if tree.tokens[i].lemma in _traded()), None)
    whose = _whose(figure, before) if before is not None else None
    if before is None or (whose is None and not _is_of_one(tree, before)):
        return None
    verb = tree.verb_of(turned)
    if verb is not None and claim_at(tree, verb).mood != "real":
        return None
    way = "rise" if {tree.tokens[turned].lemma, tree.tokens[turned].text.lower()} & up else "fall"
    return figure.fact(
        ("measure", way, "percent"),
        figure.evidence(turned),
        turned,
        subject=f"{_traded()[tree.tokens[before].lemma]} of {whose or UNNAMED}",
    )


def of_one_company(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, shares of nobody named as those of the one company whose shares are told of.

    Two companies' shares fall on the day one bids for the other: then nobody can tell.
    """
    moved = [f for f in facts if f.key[0] == "measure" and f.key[1] in ("rise", "fall")]
    named = defaultdict[str, set[str]](set)
    for fact in moved:
        thing, _, whose = str(fact.subject).partition(" of ")
        if whose and whose != UNNAMED:
            named[thing].add(whose)
    for fact in facts:
        thing, of, whose = str(fact.subject).partition(" of ")
        if fact not in moved or whose != UNNAMED:
            yield fact
        elif len(named[thing]) < 2:
            yield replace(fact, subject=thing + of + next(iter(named[thing]), "the company"))


# Whose shares they are, where it is not said: "the stock lost 9 percent".
UNNAMED = "?"


def _whose(figure: Figure, index: int) -> str | None:
    """Name whose shares, sales or prices they are: "Stavmont shares", "shares in the company"."""
    tree = figure.tree
    for k in tree.below(index, 2):
        if k == index or tree.tokens[k].dep not in ("compound", "poss", "pobj", "nmod"):
            continue
        if (entity := figure.framer.entity(tree.tokens[k].start)) is not None:
            return entity.name
    return None


def _is_of_one(tree: Tree, index: int) -> bool:
    """Say whether shares are those of one company, unnamed: "its shares", "the stock", "shares in the firm"."""
    token = tree.tokens[index]
    if any(tree.tokens[k].dep in ("amod", "compound", "nmod") for k in tree.kids[index]):
        return False
    own = tree.child(index, "poss")
    if own is not None:
        return tree.tokens[own].pos == "PRON" or _is_company(tree, own)
    behind = (
        tree.child(k, "pobj") for k in tree.kids[index] if tree.tokens[k].text.lower() == "in"
    )
    firm = next((i for i in behind if i is not None), None)
    if firm is not None:
        return _is_company(tree, firm)
    return token.tag == "NN" and tree.child(index, "det") is not None


def _is_company(tree: Tree, index: int) -> bool:
    return tree.tokens[index].lemma in words("spells", "company", "words")


# ── shares of a hundred ─────────────────────────────────────────────────────────


def _share(figure: Figure) -> Fact | None:
    """Read a share that has a name: "a turnout of 64%", "a 25 percent tariff on steel"."""
    if (vote := _of_the_vote(figure)) is not None:
        return vote
    tree = figure.tree
    for h in figure.chain(4):
        for i in (h, *(k for k in tree.kids[h] if tree.tokens[k].dep in _SUBJECTS)):
            row = _shares().get(tree.tokens[i].lemma) if i not in figure.inside else None
            if row is None:
                continue
            name, of_what, near = row
            if near and (_is_one_of_several(tree) or not _speaks_of(figure, near)):
                continue
            thing = _on(figure, i) if of_what else None
            verb = tree.verb_of(i)
            if (of_what and thing is None) or (verb is not None and claim_at(tree, verb).sign < 0):
                return None
            subject = f"{name} on {thing}" if thing is not None else name
            return figure.fact(("measure", "share"), figure.evidence(i), i, subject=subject)
        if tree.tokens[h].pos == "VERB":
            return None
    return None


def _is_one_of_several(tree: Tree) -> bool:
    """Say whether there was another before: an offer that is accepted, improved, or the latest."""
    several = words("spells", "another offer", "words")
    return any(t.lemma.lower() in several or t.text.lower() in several for t in tree.tokens)


def _speaks_of(figure: Figure, near: frozenset[str]) -> bool:
    """Say whether an account has one of some words: an offer is one of pay where somebody strikes."""
    sentences = figure.framer.reading.sentences
    return any(token.lemma.lower() in near for s in sentences for token in s.tokens)


def _of_the_vote(figure: Figure) -> Fact | None:
    """Read whose share of a vote it is: "won 52 percent of the vote"."""
    tree = figure.tree
    of = [
        tree.child(k, "pobj")
        for i in figure.inside
        for k in tree.kids[i]
        if tree.tokens[k].text.lower() == "of"
    ]
    verb = tree.verb_of(figure.number)
    vote = next((i for i in of if i is not None and tree.tokens[i].lemma == "vote"), None)
    if vote is None and not of and verb is not None and _is_polled(figure, verb):
        vote = verb
    if vote is None or verb is None or claim_at(tree, verb).mood != "real":
        return None
    whose = canon(figure.framer, tree, tree.subject(verb))
    if whose is None:
        return None
    key, subject = ("measure", "share"), f"share of the vote for {whose}"
    return figure.fact(key, figure.evidence(vote), verb, subject=subject)


def _is_polled(figure: Figure, verb: int) -> bool:
    """Say whether a share is one of the vote where only its verb tells it: "Lind took 51 per cent"."""
    tree = figure.tree
    told = tree.tokens[verb].lemma in words("spells", "polled", "words")
    own = tree.object(verb) in {*figure.chain(2), *figure.inside}
    return told and own and _speaks_of(figure, words("spells", "election", "words"))


_SUBJECTS = ("nsubj", "nsubjpass")


def _on(figure: Figure, noun: int) -> str | None:
    """Give what a share is on: "25 percent on steel and 10 on tin" are told apart by what follows each."""
    tree, last = figure.tree, max(figure.inside[-1], noun if noun - figure.inside[-1] <= 2 else 0)
    for i in range(last + 1, min(last + 3, len(tree.tokens))):
        if tree.tokens[i].text.lower() in ("on", "in"):
            return canon(figure.framer, tree, tree.child(i, "pobj"))
    return None


@cache
def _shares() -> dict[str, tuple[str, bool, frozenset[str]]]:
    return {
        word: (row["name"], bool(row.get("on")), frozenset(row.get("near", ())))
        for row in entries("spells", "share")
        for word in row["words"]
    }


@cache
def _helpers() -> dict[str, str]:
    return {word: row["name"] for row in entries("spells", "helper") for word in row["words"]}


@cache
def _vehicles() -> dict[str, str]:
    return {word: row["name"] for row in entries("spells", "vehicle") for word in row["words"]}


@cache
def _traded() -> dict[str, str]:
    return {word: row["name"] for row in entries("spells", "traded") for word in row["words"]}
