"""Who attacks, and how many where no figure says so: "a lone gunman", "a second gunman", "a single blast"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.collation.frames import Framer
from variorum.collation.participants import canon
from variorum.collation.populations import population
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Approximation, Fact

_PRONOUNS = frozenset({"he", "she", "him", "her", "who", "whom", "himself", "herself"})
# Twin blasts are two.
_TWIN = frozenset({"twin", "dual", "double"})


def is_attacker(framer: Framer, tree: Tree, index: int | None) -> bool:
    """Say whether a noun, a pronoun or a name stands for the one who attacked."""
    if index is None:
        return False
    index = tree.antecedent(index)
    token = tree.tokens[index]
    if token.pos == "NOUN":
        return token.tag == "NN" and token.lemma.lower() in words("assaults", "attacker", "words")
    who = canon(framer, tree, index)
    if token.text.lower() in _PRONOUNS:
        return who is not None and (who == "suspect" or _is_called_one(framer, who))
    return token.pos == "PROPN" and who is not None and _is_called_one(framer, who)


def _is_called_one(framer: Framer, name: str) -> bool:
    """Say whether an account calls somebody the gunman, or whatever else one who attacks is called."""
    called = words("assaults", "attacker", "words")
    return any(
        entity.name == name and any(role.split()[-1].lower() in called for role in entity.roles)
        for entity in framer.reading.entities
    )


def attack_of(tree: Tree, noun: int) -> bool:
    """Say whether people are told of as attackers: they carry out an attack, or carry arms."""
    token = tree.tokens[noun]
    armed = words("populations", "armed", "words")
    with_arms = [t.lemma for t in tree.tokens[noun + 1 : noun + 5]]
    if any(tree.tokens[k].lemma in armed for k in tree.below(noun, 3) if k != noun):
        return True
    if with_arms[:1] in (["with"], ["carry"], ["wield"]) and armed & set(with_arms):
        return True
    if token.dep not in ("nsubj", "appos"):
        return False
    verb = token.head
    (row,) = entries("populations", "attack")
    sense = sense_at(tree, verb)
    passive = tree.child(verb, "auxpass") is not None
    attacks = tree.tokens[verb].lemma in row["verbs"] or (
        sense is not None and sense.name in row["classes"] and not sense.noun
    )
    carried_out = tree.tokens[verb].lemma in ("carry", "stage", "launch", "commit") and any(
        (s := sense_at(tree, k)) is not None and s.name in row["classes"]
        for k in tree.kids[verb]
        if tree.tokens[k].dep == "dobj"
    )
    return (attacks or carried_out) and not passive


def find_lone(framer: Framer) -> Iterator[Fact]:
    """Yield a count of one for "a gunman", who does something: no figure says so, yet it is a number."""
    if any(_is_another(tree, i) for tree in framer.forest.trees for i in range(len(tree.tokens))):
        # Beside him there is "a second gunman", or said to be none.
        return
    for tree in framer.forest.trees:
        for i, token in enumerate(tree.tokens):
            if token.tag != "NN" or token.dep not in ("nsubj", "pobj", "appos", "attr"):
                continue
            counted = population(tree, i)
            alone = any(
                tree.tokens[k].text.lower() in words("populations", "single", "words")
                for k in tree.kids[i]
            )
            verb = tree.verb_of(i)
            if counted.name != "attacker" or not alone or verb is None:
                continue
            claim = claim_at(tree, verb)
            exists = token.dep == "attr" and tree.child(verb, "expl") is not None
            if claim.hedged or (tree.tokens[verb].lemma == "be" and not exists):
                # "A suicide bomber was probably responsible" is a guess at how, not at how many.
                continue
            # Behind a dateline ("KANO -") the parser takes the subject for an apposition.
            acts = (
                token.dep in ("nsubj", "appos") or tree.tokens[token.head].dep == "agent" or exists
            )
            if claim.mood != "real" or claim.sign < 0 or not acts:
                continue
            yield _one(framer, tree, i, verb)


def find_alone(framer: Framer) -> Iterator[Fact]:
    """Yield a count of one for whoever "acted alone": there was no second attacker."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            sense = sense_at(tree, index) if token.pos in ("VERB", "AUX") else None
            if sense is None or sense.name != "alone" or sense.sign < 0:
                continue
            claim = claim_at(tree, index)
            subject = tree.subject(index)
            subject = None if subject is None else tree.antecedent(subject)
            single = subject is not None and tree.tokens[subject].tag in ("NN", "NNP", "PRP")
            guess = tree.tokens[token.head].lemma in words("mysteries", "guess", "words")
            told = claim.sign > 0 and claim.mood == "real" and not (claim.hedged or guess)
            if single and subject is not None and told:
                yield _one(framer, tree, subject, index, last=index)


def find_others(framer: Framer) -> Iterator[Fact]:
    """Yield that there was more than one who attacked, or none beside the one: "a second gunman"."""
    for tree in framer.forest.trees:
        for index in range(len(tree.tokens)):
            verb = tree.verb_of(index) if _is_another(tree, index) else None
            if verb is None:
                continue
            claim = claim_at(tree, verb)
            near = {
                tree.tokens[k].lemma.lower() for k in (verb, *tree.kids[verb], *_over(tree, index))
            }
            guess = claim.hedged or near & words("mysteries", "guess", "words")
            none = tree.has_no(index) or any(tree.has_no(i) for i in _over(tree, index))
            denied = none or claim.sign < 0 or {"rule", "out"} <= near
            told_of = bool(_over(tree, index)) and not denied
            if claim.mood != "real" or (guess and not denied) or told_of:
                # "There were reports of a second gunman"
                continue
            behind = max(index, verb) if verb > index else index
            fact = _one(framer, tree, index, verb, last=behind)
            yield fact if denied else replace(fact, value=2.0, approximation=_AT_LEAST)


def _over(tree: Tree, index: int) -> tuple[int, ...]:
    """Give the noun of which another is told: "no *evidence* of a second gunman"."""
    preposition = tree.tokens[index].head
    over = tree.tokens[preposition].head
    held = tree.tokens[index].dep == "pobj" and tree.tokens[over].pos == "NOUN"
    return (over,) if held else ()


def _is_another(tree: Tree, index: int) -> bool:
    """Say whether a noun stands for another who attacks: "a second gunman", "an accomplice"."""
    token = tree.tokens[index]
    if token.tag != "NN" or token.dep in ("compound", "nmod"):
        return False
    if token.lemma.lower() in words("assaults", "accomplice", "words"):
        return True
    beside = {tree.tokens[k].text.lower() for k in tree.kids[index]}
    other = beside & {"second", "another"}
    if token.lemma == "suspect":
        # "Questioned a second suspect" tells of none who attacked; who is hunted did.
        verb = tree.verb_of(index)
        sought = words("populations", "seeking", "verbs")
        return bool(other) and verb is not None and tree.tokens[verb].lemma in sought
    return bool(other) and population(tree, index).name == "attacker"


def find_blasts(framer: Framer) -> Iterator[Fact]:
    """Yield how many bombs went off where no figure says so: "a single blast", "twin explosions"."""
    for tree in framer.forest.trees:
        for index, token in enumerate(tree.tokens):
            if (
                token.pos != "NOUN"
                or token.dep not in _STANDS
                or population(tree, index).name != "bomb"
            ):
                continue
            beside = {tree.tokens[k].text.lower() for k in tree.below(index, 2)}
            single = token.tag == "NN" and (beside & {"single"} or {"only", "one"} <= beside)
            twin = beside & _TWIN
            verb = tree.verb_of(index)
            if verb is None or not (single or twin):
                continue
            claim = claim_at(tree, verb)
            if claim.mood == "real" and claim.sign > 0:
                fact = _one(framer, tree, index, verb)
                label = tree.tokens[index].text.lower()
                yield replace(
                    fact,
                    key=("number", "bomb", "", None),
                    subject=label if label.endswith("s") else f"{label}s",
                    value=1.0 if single else 2.0,
                )


_WITH = frozenset({"advmod", "prep", "pobj", "poss", "amod", "det", "compound"})
_AT_LEAST: Approximation = "at_least"
_STANDS = frozenset({"nsubj", "nsubjpass", "attr", "dobj", "pobj"})


def _one(framer: Framer, tree: Tree, noun: int, verb: int, *, last: int | None = None) -> Fact:
    article = tree.child(noun, "det", "nummod")
    first = min(tree.phrase(noun)) if article is None else article
    near = [
        i
        for i in tree.below(noun if last is None else last, 3)
        if i == last or tree.tokens[i].dep in _WITH
    ]
    behind = max(near) if last is not None else noun
    span = tree.span(first, noun if last is None else behind)
    return Fact(
        kind="measure",
        article=tree.article.id,
        key=("number", "attacker", "", None),
        label=span.exact,
        evidence=(span,),
        value=1.0,
        statements=framer.statement_ids(span),
        subject="attackers" if last is not None else tree.tokens[noun].text.lower(),
        where=framer.where(tree, verb),
        when=framer.when(tree, verb),
        source=framer.source(span),
    )
