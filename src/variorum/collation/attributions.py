"""On whose word: the claims that accounts rest on unlike sources, or that one of them vouches for itself.

Both tell that the police opened fire: one as a fact, the other on the word of a doctor. An
editor must know which of them can be printed, and whom to ask. An account that tells it both
ways has made up its mind, and one of which it is not clear is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.collation.camps import HEARSAY, OWN
from variorum.collation.keyed_claims import keyed_claims
from variorum.collation.same_claims import Claim, Kind, reasons, same_claims
from variorum.collation.scene import Scene
from variorum.collation.standing import CERTAIN, LIKELY, Standing, Standings
from variorum.lexicon import words
from variorum.model import Fact, Reading

# A head is read at a glance: so many words of the claim stand in it.
HEAD = 8
# No more of these are asked for a story: the gravest.
MOST = 3
# So many accounts on either side make a habit: one may have left the source out for once.
HABIT = 2
# Whose word alone an editor would not print as a fact.
_PARTIES = frozenset(
    {"people there", "family", "defence", "company", "group", "unnamed", "hospital"}
)
# A hospital counts the dead and hurt for everybody; of a deed it only tells what it was told.
_WHO_KNOWS = frozenset(("hospital", fate) for fate in ("kill", "injure", "rescue", "miss", "trap"))
# Where each is the same to the last word; of what is merely told alike less can be said.
_OF_PARTIES: frozenset[Kind] = frozenset({"count", "clause", "sentence", "typed"})
# The gaps, the widest first.
GAPS = ("party", "hearsay", "sources", "firmness", "authorities")


def on_whose_word(
    alike: Sequence[tuple[Fact, ...]],
    doubted: Sequence[tuple[Fact, ...]],
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    scene: Scene,
    sides: Mapping[str, str],
) -> Iterator[tuple[Fact, ...]]:
    """Yield the gravest claims that accounts rest on unlike sources, with a fact for each account.

    `alike` are the questions of figures and of what clauses tell alike; `doubted` are those of
    hearsay, which are not asked again; `sides` maps a name to its country. A fact's value is
    who vouches for it, its evidence the words that tell it and say whose they are.
    """
    standings = Standings.of(readings)
    claims = [
        *same_claims(alike, facts, readings, scene, sides),
        *keyed_claims(facts, readings, scene),
    ]
    found = sorted(filter(None, (_question(c, standings) for c in claims)), key=_gravity)
    told = [e for q in doubted for f in q for e in f.evidence]
    asked = list[str]()
    for question in found:
        # One source may vouch for two claims in one breath: it is the claims that are not asked twice.
        spans = [fact.evidence[-1] for fact in question]
        name = str(question[0].key[2])
        again = name in asked or any(a.overlaps(b) for a in spans for b in told)
        if not again and len(asked) < MOST:
            asked.append(name)
            told += spans
            yield question


def _gravity(question: tuple[Fact, ...]) -> tuple[object, ...]:
    gap, _, reason = str(question[0].key[1]).partition(" ")
    order = [*dict.fromkeys(reasons().values()), ""]
    return (
        not reason,
        GAPS.index(gap),
        order.index(reason),
        -len(question),
        -sum(len(e.exact) for f in question for e in f.evidence),
        question[0].article,
        question[0].evidence[0].start,
    )


def _question(claim: Claim, standings: Standings) -> tuple[Fact, ...]:
    """Give a fact for each account that has a part in the gap; none where there is no gap."""
    if claim.kind == "contested":
        gap, parties = _contest(claim, standings)
    else:
        gap, parties = _gap([*_plainly(claim, standings)], claim)
    if not gap and claim.kind in ("clause", "telling"):
        return _how_firmly(claim, standings)
    key = ("word", f"{gap} {claim.reason}".strip(), claim.name or claim.kind)
    shortest = min((s.fact.evidence[0].exact for s in parties), key=len, default="")
    about = _in_short(shortest)
    return tuple(replace(_told(s, standings), key=key, subject=about) for s in parties)


def _in_short(claim: str) -> str:
    """Give as much of a claim as a head holds, and no preposition or article at its end.

    >>> _in_short("police had used live rounds against protesters in a western oil town")
    'police had used live rounds against protesters'
    """
    told = claim.rstrip(" .,;:").split()
    if len(told) > HEAD:
        told = told[:HEAD]
        while told and told[-1].lower() in words("standing", "linking"):
            told.pop()
    return " ".join(told)


def _plainly(claim: Claim, standings: Standings) -> Iterator[Standing]:
    """Yield for each account that tells a claim in one way the first time it does."""
    told, again = _by_account(claim.facts, standings), _by_account(claim.again, standings)
    for account, held in told.items():
        all_of_it = [*held, *again.get(account, ())]
        known = [s for s in held if s is not None]
        ways = {(s.voice, s.camp) if s is not None else None for s in all_of_it}
        if len(ways) == 1 and known:
            yield min(known, key=lambda s: (not s.words, s.fact.evidence[0].start))


def _by_account(
    facts: Sequence[Fact], standings: Standings
) -> Mapping[str, Sequence[Standing | None]]:
    told = defaultdict[str, list[Standing | None]](list)
    for fact in facts:
        if standings.is_prose(fact):
            told[fact.article].append(standings.standing(fact))
    return told


def _gap(standings: Sequence[Standing], claim: Claim) -> tuple[str, Sequence[Standing]]:
    """Say what gapes between the ways in which accounts tell a claim, and which of them take part."""
    kind, name = claim.kind, claim.name
    own = [s for s in standings if s.voice == "own"]
    # "State media said" tells of a mere figure or noun no more than that it has a source.
    doubted = [s for s in standings if s.voice == "hearsay" and (s.doubted or kind in _OF_PARTIES)]
    said = [s for s in standings if s.voice == "word" and s.words and s.camp != "press"]
    official = [s for s in said if s.camp == "authorities"]
    relayed = [s for s in said if s.camp == "outlet"]
    parties = [s for s in said if s.camp in _PARTIES and (s.camp, name) not in _WHO_KNOWS]
    if kind == "lead":
        # Who has the news from somebody unnamed, or another outlet, where others name who gave it.
        exclusive = [s for s in said if s.passed_on or s.camp in ("outlet", "unnamed")]
        named = [s for s in said if s.camp and s not in exclusive]
        return ("sources", [*named, *exclusive]) if exclusive and named else ("", ())
    if kind == "news":
        # All open with it: only who has it from another outlet is of interest.
        return ("sources", [*own, *official, *relayed]) if relayed and official else ("", ())
    if own and parties and kind in _OF_PARTIES:
        return "party", [*own, *(s for s in said if s.camp != "outlet")]
    if doubted and (own or official):
        return "hearsay", [*own, *official, *doubted]
    if official and parties and kind in _OF_PARTIES:
        return "sources", [*own, *official, *parties]
    weighty = kind == "count" or (kind == "clause" and claim.reason == "law")
    if weighty and own and len(official) >= HABIT and len(own) + len(official) >= 2 * HABIT:
        return "authorities", [*own, *official]
    return "", ()


def _contest(claim: Claim, standings: Standings) -> tuple[str, Sequence[Standing]]:
    """Say what gapes between those who vouch for a contestable claim, each way once for an account.

    Where an account names somebody for it, that is whose word it has; a claim may have several.
    """
    held = list[Standing]()
    for told in _by_account(claim.facts, standings).values():
        known = [s for s in told if s is not None and (s.voice == "own" or s.words)]
        named = [s for s in known if s.voice != "own" and not _is_pronoun(s)]
        first = dict[str, Standing]()
        for one in named or (known if len(known) == len(told) else ()):
            first.setdefault(_way(one), one)
        held += first.values()
    apart = {
        i
        for i, one in enumerate(held)
        for other in held
        if one.fact.article != other.fact.article and _are_two(one, other)
    }
    parties = [s for i, s in enumerate(held) if i in apart]
    ways = {_way(s) for s in parties}
    if len(ways) < 2:
        return "", ()
    if HEARSAY in ways:
        return "hearsay", parties
    if OWN in ways:
        return ("authorities" if ways == {OWN, "authorities"} else "party"), parties
    return "sources", parties


def _is_pronoun(standing: Standing) -> bool:
    """Say whether a source goes by a pronoun alone, and is of no camp: nobody knows whom to ask."""
    return standing.camp is None and standing.words[0].exact.lower() in words("standing", "pronoun")


def _way(standing: Standing) -> str:
    """Name who vouches for a claim: a camp, else one source."""
    if standing.voice == "word":
        return standing.camp or standing.whose
    return OWN if standing.voice == "own" else HEARSAY


def _are_two(one: Standing, other: Standing) -> bool:
    """Say whether two sources are surely not one: whose camp is unknown may be of any."""
    if one.voice != other.voice:
        return True
    camps = one.camp, other.camp
    known = None not in camps or bool({"unnamed", "outlet", "experts"}.intersection(camps))
    return one.voice == "word" and known and _way(one) != _way(other)


def _how_firmly(claim: Claim, standings: Standings) -> tuple[Fact, ...]:
    """Give a fact for each account that tells a claim for certain, or only as likely, if both are found.

    Only clauses of one predicate are held against one another, and who tells both ways has no say.
    """
    told = defaultdict[str, list[Fact]](list)
    for fact in (*claim.facts, *claim.again):
        if standings.is_prose(fact):
            told[fact.article].append(standings.with_firmness(fact))
    one_way = [way for held in told.values() if (way := _one_way(held, standings)) is not None]
    certain = [f for f in one_way if f.value == CERTAIN]
    likely = [f for f in one_way if f.value == LIKELY and any(_of_one_verb(f, c) for c in certain)]
    certain = [f for f in certain if any(_of_one_verb(f, other) for other in likely)]
    if not certain or not likely:
        return ()
    key = ("word", f"firmness {claim.reason}".strip(), f"{claim.name or claim.kind}, how firmly")
    about = _in_short(min((f.label for f in certain), key=len))
    return tuple(replace(f, key=key, subject=about) for f in (*certain, *likely))


def _one_way(told: Sequence[Fact], standings: Standings) -> Fact | None:
    """Give the first clause of an account that tells a claim in one way, and None where it does not.

    What it calls likely itself it may well let somebody else tell for certain.
    """
    likely = [f for f in told if f.value == LIKELY]
    ways = {f.value for f in told if not (likely and _is_on_word(f, standings))}
    held = likely or told
    return held[0] if len(ways | {f.value for f in likely}) == 1 else None


def _is_on_word(fact: Fact, standings: Standings) -> bool:
    standing = standings.standing(fact)
    return fact.value == CERTAIN and standing is not None and standing.voice == "word"


def _of_one_verb(one: Fact, other: Fact) -> bool:
    return one.marks[0][0] == other.marks[0][0]


def _told(standing: Standing, standings: Standings) -> Fact:
    """Give a claim with who vouches for it as its value, and the words that say so as its evidence."""
    spans = standings.shown(standing)
    if standing.voice == "word":
        # Of two who are both of the authorities, one may be named by nobody.
        nameless = standing.passed_on and standing.fact.key == ("lead",)
        value = standing.words[0].exact if nameless else standing.camp or standing.words[0].exact
    else:
        value = OWN if standing.voice == "own" else HEARSAY
    return replace(standing.fact, value=value, label=spans[0].exact, evidence=spans)
