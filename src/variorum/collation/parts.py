"""Whether a count of people is of all of them or of some: another nine, those of one hospital, those who died later."""

from __future__ import annotations

from variorum.collation.fate_words import Fate
from variorum.collation.figures import Figure
from variorum.collation.populations import Population, is_part
from variorum.collation.predicates import sense_at
from variorum.collation.trees import Forest, Tree
from variorum.lexicon import words

# Headline and lead, where nothing says which sentence is which.
TOP = 2


def at_the_head(tree: Tree, forest: Forest) -> bool:
    """Say whether a sentence is the headline, what stands under it, or the first of the story itself."""
    if tree.number < TOP:
        return True
    before = forest.trees[tree.number - 1]
    return all(is_heading(t, forest) for t in (before, *forest.trees[: tree.number - 1]))


def is_heading(tree: Tree, forest: Forest) -> bool:
    """Say whether a sentence is a headline, or what stands under it."""
    paragraphs, number = forest.reading.paragraphs, tree.sentence.paragraph
    return number < len(paragraphs) and paragraphs[number].role in ("headline", "standfirst")


def is_part_of_toll(figure: Figure, fate: Fate, counted: Population) -> bool:
    """Say whether a count is of some of those of its fate: by its noun, or by a word beside it."""
    kind = not counted.whole and not counted.narrow and counted.name != "body"
    graded = fate.name.startswith("injure ")
    if kind and not graded and not _another(figure):
        # The children among the dead are so many, whoever counts them, and the officers hurt.
        apart = _of_another_event(figure, fate) or died_later(figure, fate)
        return apart or _hospital(figure, fate) is not None
    return not counted.whole or is_marked_part(figure, fate)


def is_marked_part(figure: Figure, fate: Fate) -> bool:
    """Say whether a word makes a count a part."""
    if _of_another_event(figure, fate):
        return True
    hospital = _hospital(figure, fate)
    graded = fate.name.startswith("injure ")
    if graded and not _another(figure) and hospital != "named":
        # Of the badly hurt "two of them" are all there are: the others are hurt less.
        return False
    if hospital is not None or (fate.name == "kill" and died_later(figure, fate)):
        return True
    between = figure.tree.tokens[figure.inside[-1] + 1 : fate.index]
    if any(t.text.lower() == "among" for t in between):
        return True
    if not is_part(figure.tree, figure.number, figure.noun):
        return False
    return not _others_than_the_dead(figure, fate)


def _of_another_event(figure: Figure, fate: Fate) -> bool:
    """Say whether a count is of another event, or of no one event: "a similar fire killed 30", "40 drown each year"."""
    tree = figure.tree
    verb = tree.verb_of(fate.index)
    if verb is None or fate.total:
        return False
    subject = tree.subject(verb)
    over = tree.tokens[tree.tokens[verb].head]
    if tree.tokens[verb].dep == "relcl" and over.text.lower() in ("one", "ones"):
        # "since one that killed 30 in Kelm"
        return True
    if subject is not None:
        of = {tree.tokens[k].text.lower() for k in tree.kids[subject]}
        event = sense_at(tree, subject)
        if event is not None and of & words("populations", "another", "words"):
            return True
    text = " ".join(tree.tokens[k].text.lower() for k in sorted(tree.below(verb, 3)))
    return any(phrase in text for phrase in words("populations", "yearly", "phrases"))


def are_others(figure: Figure) -> bool:
    """Say whether a count is of others than one named before: "six others", "seven more people"."""
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    near = {
        tree.tokens[k].lemma
        for k in (here, figure.number, *tree.kids[here], *tree.kids[figure.number])
    }
    return bool(near & {"other", "others", "more"})


def _another(figure: Figure) -> bool:
    tokens, first, last = figure.tree.tokens, figure.inside[0], figure.inside[-1]
    near = (*tokens[max(0, first - 1) : first], *tokens[last + 1 : last + 2])
    return any(t.text.lower() in ("another", "other", "others", "more", "further") for t in near)


def died_later(figure: Figure, fate: Fate) -> bool:
    """Say whether those died after the others, or apart from them: overnight, of their injuries."""
    tree = figure.tree
    if fate.noun or tree.tokens[fate.index].lemma not in ("die", "succumb", "perish"):
        return False
    # "Eight have died, after a woman died in hospital": the hospital is hers alone.
    near = {
        tree.tokens[k].lemma
        for k in tree.below(fate.index, 3)
        if k > fate.index and tree.verb_of(k) == fate.index
    }
    return bool(near & words("fates", "later", "words"))


def _hospital(figure: Figure, fate: Fate) -> str | None:
    """Say whether it is one hospital that counts, and whether it is named, as one of several.

    What a hospital has seen is no count of all the hurt; of the dead it may know from others.
    """
    tree = figure.tree
    verb = tree.verb_of(figure.number)
    seen = set[int]()
    while verb is not None and verb not in seen:
        seen.add(verb)
        subject = tree.subject(verb)
        says = tree.tokens[verb].lemma in words("reporting", "verb", "word")
        for k in tree.phrase(subject) if subject is not None else ():
            token = tree.tokens[k]
            if token.lemma not in words("populations", "hospital", "words") or token.tag == "NNS":
                continue
            if says and (fate.name == "kill" or token.pos != "PROPN"):
                continue
            if k == subject or says:
                return "named" if token.pos == "PROPN" else "the one"
        head = tree.tokens[verb].head
        verb = tree.verb_of(head) if head != verb else None
    return None


def _others_than_the_dead(figure: Figure, fate: Fate) -> bool:
    """Say whether the "others" of a count are others than those of another fate, told just before.

    "Killing 10 and wounding 70 others": 70 are all the wounded.
    """
    tree = figure.tree
    here = figure.number if figure.noun is None else figure.noun
    others = any(
        tree.tokens[k].lemma in ("other", "others", "more", "another", "further", "far")
        for k in tree.below(here, 2)
    )
    # The dead are told of just before, or at the head of the account.
    trees = figure.framer.forest.trees
    before = {t.number: t for t in (*trees[:TOP], *trees[max(0, tree.number - 1) : tree.number])}
    told = [
        (tree, range(figure.number)),
        *((t, range(len(t.tokens))) for n, t in before.items() if n < tree.number),
    ]
    return (
        others
        and fate.name != "kill"
        and any((s := sense_at(t, i)) and s.name == "kill" for t, places in told for i in places)
    )
