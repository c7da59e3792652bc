"""How long somebody was with a club, a firm or an office: "eight seasons in Linz", "a two-year stint".

A career is told in years in one account and in seasons in another; both are the time with one body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.figures import Figure
from variorum.collation.participants import canon
from variorum.collation.predicates import claim_at
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.model import Entity, Fact

# A season of a league is told for a year of a career.
YEAR = 365.2425 * 86_400
# So many years with one body nobody spends.
LONGEST = 80
_AT = frozenset({"with", "at", "for", "under"})
_BODIES = frozenset({"ORG", "OTHER"})


def tenure(figure: Figure) -> Fact | None:
    """Read "spent seven years with the club", "where he played eight seasons", "a two-year stint at the firm"."""
    years = _years(figure)
    if years is None or not 0 < years < LONGEST or figure.quantity.approximation == "at_least":
        return None
    tree = figure.tree
    post = next((h for h in figure.chain(3) if _is_post(tree, h)), None)
    verb = tree.verb_of(figure.number)
    if verb is None or claim_at(tree, verb).sign < 0 or claim_at(tree, verb).mood != "real":
        return None
    if post is None and not _is_spent(figure, verb):
        return None
    body = next(_bodies(figure, verb, post), None)
    person = _whose(figure, verb, post)
    if body is None or person is None or body.name == person:
        return None
    fact = figure.fact(
        ("measure", "tenure", person, body.name),
        figure.evidence(verb, _last_of(figure, body, verb)),
        verb,
        value=years * YEAR,
        subject=person,
    )
    # When somebody was taken on, or left, is another question.
    return replace(fact, when=None, where=(), who=())


def of_one_body(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield the facts, each time with a body under the fullest name the story has: "the Ravens" of Linz."""
    told = [fact for fact in facts if fact.key[:2] == ("measure", "tenure")]
    for fact in facts:
        if fact.key[:2] != ("measure", "tenure"):
            yield fact
            continue
        person, body = str(fact.key[2]), str(fact.key[3])
        names = {str(f.key[3]) for f in told if f.key[2] == person}
        fuller = sorted(name for name in names if {*body.split()} < {*name.split()})
        body = fuller[0] if len(fuller) == 1 else body
        yield replace(fact, key=(*fact.key[:3], body), subject=f"{person} with {body}")


def _years(figure: Figure) -> float | None:
    quantity, noun = figure.quantity, figure.noun
    if quantity.value is None:
        return None
    if quantity.dimension == "duration":
        return quantity.value if quantity.unit == "year" else None
    counted = noun is not None and figure.tree.tokens[noun].lemma in words(
        "spells", "season", "words"
    )
    return quantity.value if counted and quantity.dimension == "count" else None


def _is_post(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.pos == "NOUN" and token.lemma in words("spells", "post", "words")


def _is_spent(figure: Figure, verb: int) -> bool:
    """Say whether it is the years that are spent, played or worked, and not what came after them."""
    tree = figure.tree
    if tree.tokens[verb].lemma not in words("spells", "serve", "words"):
        return False
    chain = [*figure.chain(3)]
    own = tree.object(verb) in chain or any(
        tree.tokens[i].dep == "npadvmod" and tree.tokens[i].head == verb for i in chain
    )
    held = next((i for i in chain if tree.tokens[i].dep == "prep"), None)
    return own or (
        held is not None
        and tree.tokens[held].head == verb
        and tree.tokens[held].text.lower() == "for"
    )


def _bodies(figure: Figure, verb: int, post: int | None) -> Iterator[Entity]:
    """Yield whom somebody was with: behind the years, the post or the verb, or before a "where"."""
    tree = figure.tree
    for top in (post, *figure.chain(2), verb):
        for k in tree.kids[top] if top is not None else ():
            if tree.tokens[k].dep == "prep" and tree.tokens[k].text.lower() in _AT:
                yield from _named(figure, tree.child(k, "pobj"))
    where = any(tree.tokens[k].text.lower() == "where" for k in tree.kids[verb])
    if post is None and where and tree.tokens[verb].dep == "relcl":
        yield from _named(figure, tree.tokens[verb].head)


def _named(figure: Figure, index: int | None) -> Iterator[Entity]:
    found = None if index is None else figure.framer.entity(figure.tree.tokens[index].start)
    if found is not None and found.named and found.type in _BODIES:
        yield found


def _last_of(figure: Figure, body: Entity, verb: int) -> int | None:
    """Give the last token of the body's name behind the years: "seven years with the Linz Ravens"."""
    behind = range(figure.inside[-1], len(figure.tree.tokens))
    held = (figure.framer.entity(figure.tree.tokens[i].start) for i in behind)
    return max(
        (i for i, e in zip(behind, held, strict=True) if e == body and i > verb), default=None
    )


def _whose(figure: Figure, verb: int, post: int | None) -> str | None:
    """Name whose time it is: the owner of the post, else who does what the verb tells."""
    tree = figure.tree
    owner = tree.child(post, "poss") if post is not None else None
    name = canon(figure.framer, tree, tree.subject(verb) if owner is None else owner)
    people = {e.name for e in figure.framer.reading.entities if e.type == "PERSON" and e.named}
    return name if name is not None and name in people else None
