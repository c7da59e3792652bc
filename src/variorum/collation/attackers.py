"""Who attacks, and that it is one where no figure says so: "a lone gunman"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.collation.frames import Framer
from variorum.collation.populations import population
from variorum.collation.predicates import claim_at, sense_at
from variorum.collation.trees import Tree
from variorum.lexicon import entries, words
from variorum.model import Fact

_ALONE = frozenset({"lone", "single"})


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
            single = subject is not None and tree.tokens[subject].tag in ("NN", "NNP", "PRP")
            guess = tree.tokens[token.head].lemma in words("mysteries", "guess", "words")
            told = claim.sign > 0 and claim.mood == "real" and not (claim.hedged or guess)
            if single and subject is not None and told:
                yield _one(framer, tree, subject, index, last=index)


def _one(framer: Framer, tree: Tree, noun: int, verb: int, *, last: int | None = None) -> Fact:
    article = tree.child(noun, "det", "nummod")
    first = min(tree.phrase(noun)) if article is None else article
    behind = max(tree.below(last, 1)) if last is not None else noun
    span = tree.span(first, noun if last is None else behind)
    return Fact(
        kind="measure",
        article=tree.article.id,
        key=("number", "attacker", "", None),
        label=span.exact,
        evidence=(span,),
        value=1.0,
        statements=framer.statement_ids(span),
        subject="attacker" if last is not None else tree.tokens[noun].text.lower(),
        where=framer.where(tree, verb),
        when=framer.when(tree, verb),
        source=framer.source(span),
    )
