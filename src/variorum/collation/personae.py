"""Who they were: what the accounts tell of whoever plays one part, trait by trait.

One account has a Norwegian at the controls, the other a Danish pilot: a part that one person
plays in each of them has one nationality, one sex, one trade, and is one person's brother or
cousin. Compared are only traits of one kind that both accounts tell, of a part that no account
gives to several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.collation.cast import Player, are_several, cast, descriptions, named, vehicle
from variorum.collation.frames import Framer
from variorum.collation.predicates import claim_at
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.collation.traits import Trait, exclude, traits_of
from variorum.collation.trees import Tree
from variorum.lexicon import words
from variorum.lexicon.persons import strip_title
from variorum.model import Fact, Span

PERSONA = "persona"
_STEERED = "steered"
# As long as a reading may be, in characters.
NEAR = 90
# What is told of a group: its countrymen come together, its trades and sexes do not.
_OF_GROUPS = frozenset({"nation"})
# Of whom a story has one, whom two accounts may name unlike.
_MISNAMED = frozenset({"attacker", "pilot", "driver", "captain", "winner"})
# What is counted of those of whom one may be told: where there were two, nobody can tell which.
_SUFFERED = {
    "victim": frozenset({"kill", "stab", "shoot"}),
    "hostage": frozenset({"abduct", "free"}),
    "arrested person": frozenset({"arrest", "charge"}),
}


def find_personae(framer: Framer) -> Iterator[Fact]:
    """Yield what an account tells of whoever plays a part; where several do, that they are several."""
    for part, players in cast(framer).items():
        if are_several(framer, part):
            yield _fact(framer, players[0], Trait("several", frozenset(), players[0].index))
            continue
        for player in players:
            group, steered = _is_group(player), vehicle(framer, player)
            if steered is None or _is_of_some(player) or _is_no_more_than_thought(player):
                continue
            for at in dict.fromkeys(descriptions(player.tree, player.index)):
                for trait in traits_of(framer, player.tree, at):
                    if trait.name in _OF_GROUPS if group else _is_asked(part, trait):
                        slots = ((_STEERED, (steered,)),) if steered else ()
                        yield replace(_fact(framer, player, trait), slots=slots)


def find_named(framer: Framer) -> Iterator[Fact]:
    """Yield of which country an account says that somebody it names is a citizen.

    Only where it says so of a citizen, or of a man or a woman: "the Danish coach" may be the
    coach of Denmark.
    """
    for player in named(framer):
        for at in dict.fromkeys(descriptions(player.tree, player.index)):
            for trait in traits_of(framer, player.tree, at):
                if trait.name == "nation" and _is_a_citizen(player.tree, at, trait):
                    yield _fact(framer, player, trait)


def _is_a_citizen(tree: Tree, at: int, trait: Trait) -> bool:
    noun = tree.tokens[at]
    papers = tree.tokens[tree.tokens[trait.index].head].lemma in words(
        "personae", "papers", "words"
    )
    own = trait.index == at and noun.tag == "NN"
    return papers or own or noun.lemma in words("personae", "citizen", "words")


def personae(facts: Sequence[Fact], scene: Scene) -> Iterator[tuple[Fact, ...]]:
    """Yield for each part and each kind of trait what the accounts tell that cannot all be right."""
    told = defaultdict[tuple[str | None, ...], list[Fact]](list)
    several = {
        f"the {part}"
        for part, deeds in _SUFFERED.items()
        for fact in facts
        if fact.key[0] == "toll" and fact.key[1] in deeds and (fact.value or 1) != 1
    }
    for fact in facts:
        if fact.key[0] != PERSONA:
            continue
        if fact.key[2] == "several":
            several.add(str(fact.key[1]))
        elif scene.era(fact) == "now" and fact.modality == "real":
            told[fact.key].append(fact)
    for key, held in told.items():
        if key[1] in several:
            continue
        settled = _settled(held)
        if any(unlike_personae(one, other) for one in settled for other in settled):
            yield tuple(settled)


def unlike_personae(one: Fact, other: Fact) -> bool:
    """Say whether two facts tell of one part what cannot both be right."""
    if one.article == other.article or (one.unit and other.unit and one.unit != other.unit):
        return False
    steered = {*filler(one, _STEERED)}, {*filler(other, _STEERED)}
    if one.status != other.status or (all(steered) and steered[0] != steered[1]):
        return False
    if set(one.scope) & set(other.who) or set(other.scope) & set(one.who):
        # Whoever is named by both plays another part in one of them.
        return False
    return exclude(str(one.key[2]), frozenset(one.scope), frozenset(other.scope))


def _settled(facts: Sequence[Fact]) -> list[Fact]:
    """Keep the accounts that tell one thing of whoever plays a part: what they tell goes together."""
    by_account = defaultdict[str, list[Fact]](list)
    for fact in facts:
        by_account[fact.article].append(fact)
    return [
        fact
        for held in by_account.values()
        if not any(
            exclude(str(a.key[2]), frozenset(a.scope), frozenset(b.scope))
            for a in held
            for b in held
        )
        for fact in held
    ]


def _is_asked(part: str, trait: Trait) -> bool:
    """Say whether a trait is asked of a part: of the dead and the arrested an account names one of many."""
    return trait.name != "name" or part in _MISNAMED


def _is_group(player: Player) -> bool:
    return player.tree.tokens[player.index].tag in ("NNS", "NNPS")


def _is_of_some(player: Player) -> bool:
    """Say whether it is told of some of them only: "among the passengers were two Danes"."""
    tree = player.tree
    near = [tree.tokens[i].text.lower() for i in (*tree.phrase(player.index), player.index)]
    first = min(tree.phrase(player.index))
    near += [t.text.lower() for t in tree.tokens[max(0, first - 2) : first]]
    return not words("personae", "some", "words").isdisjoint(near)


def _is_no_more_than_thought(player: Player) -> bool:
    """Say whether it is denied, planned or imagined: "had the captain been a Dane"."""
    tree = player.tree
    verb = tree.verb_of(player.index)
    if verb is None:
        return False
    claim = claim_at(tree, verb)
    imagined = any(
        tree.tokens[k].dep in ("aux", "auxpass") and k < player.index < verb
        for k in tree.kids[verb]
    )
    return claim.sign < 0 or claim.mood != "real" or imagined


def _fact(framer: Framer, player: Player, trait: Trait) -> Fact:
    span = _reading(player.tree, player.index, trait.index)
    counts = [
        str(q.value)
        for q in framer.quantities(*_ends(player.tree, player.index))
        if q.dimension == "count" and q.value is not None
    ]
    whom = f"the {player.part}" if player.part.islower() else player.part
    return Fact(
        kind="attribute",
        status=trait.whose,
        who=_people(framer) if trait.name == "name" else (),
        article=player.tree.article.id,
        key=(PERSONA, whom, trait.name),
        label=span.exact,
        evidence=(span,),
        value=" or ".join(sorted(trait.values)),
        scope=tuple(sorted(trait.values)),
        unit=counts[0] if len(counts) == 1 and _is_group(player) else None,
        subject=whom,
        when=framer.when(player.tree, player.index),
        where=framer.where(player.tree, player.index),
        statements=framer.statement_ids(span),
        source=framer.source(span),
        hedged=framer.hedged(span),
    )


def _people(framer: Framer) -> tuple[str, ...]:
    """Give all whom an account names."""
    named = (e.name for e in framer.reading.entities if e.type == "PERSON" and e.named)
    return tuple(sorted({strip_title(name) for name in named}))


def _ends(tree: Tree, index: int) -> tuple[int, int]:
    phrase = [*tree.phrase(index)]
    return tree.tokens[min(phrase)].start, tree.tokens[max(phrase)].end


def _reading(tree: Tree, player: int, trait: int) -> Span:
    """Give what tells the trait, with whoever plays the part, as far as they stand close together."""
    noun = trait if tree.tokens[trait].tag in ("NN", "NNS") else tree.tokens[trait].head
    for inside in (
        (*tree.phrase(player), *tree.phrase(noun)),
        (player, *tree.phrase(noun)),
        (*tree.phrase(noun),),
        (noun, trait),
    ):
        span = tree.span(min(inside), max(inside))
        if span.end - span.start <= NEAR:
            return span
    return tree.span(trait, trait)
