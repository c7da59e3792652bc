"""A claim against its denial, in whatever words: "coerced her into driving", "I didn't force her".

Who denies a claim denies all that narrows it, so that the claim has to hold every word of the
denial: "did not sing a song of her own" leaves it open whether she sang. Both are of one doer and
of one undergoer, as far as anybody knows, and of one time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import log

from variorum.collation.days import overlap
from variorum.collation.hearsay import is_hearsay
from variorum.collation.likeness import SMALL, rarity
from variorum.collation.scene import Scene
from variorum.collation.slots import filler
from variorum.lexicon import words
from variorum.model import Fact, Reading

# What claim and denial have in common weighs so much, where a rare word weighs one.
ENOUGH = 0.8
# A predicate that has but one participant tells which deed is meant by itself.
TELLING = 0.6

_PARTS = ("doer", "done", "with")


def denials(
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    scene: Scene,
    told: Sequence[Sequence[Fact]] = (),
) -> Iterator[tuple[Fact, ...]]:
    """Yield the claims that one account makes and another denies, as far as no question `told` asks it."""
    claims = [f for f in facts if f.key[0] == "claim"]
    texts = {r.article.id: r.article.text for r in readings}
    weights = _weigh(claims)
    by_root = defaultdict[str, list[Fact]](list)
    for fact in claims:
        if not is_hearsay(fact, texts[fact.article]):
            by_root[str(fact.key[1])].append(fact)
    for root, claimed in by_root.items():
        plain = [f for f in claimed if not _is_denial(f)]
        held = dict[str, list[Fact]]()
        # "Is out of control" denies "is under control" without a "not".
        for denial in (f for f in claimed if _is_denial(f) or filler(f, "lost")):
            for claim in plain:
                if (
                    _denies(denial, claim)
                    and _of_one_era(denial, claim, scene)
                    and _is_strong(denial, claim, weights)
                ):
                    met = held.setdefault(_whose(denial, claim), [])
                    met += [f for f in (claim, denial) if f not in met]
        if root in words("denials", "answering", "roots"):
            # Who left one paper without an answer may have given another one.
            continue
        for whose, met in held.items():
            if any(_asks(question, met) for question in told):
                continue
            asked = [replace(f, key=("state", root, whose), marks=_mark(f)) for f in met]
            yield tuple(_until_then(f, asked, scene) for f in asked)


def _mark(fact: Fact) -> tuple[tuple[str, int, int], ...]:
    """Give where the predicate stands, for the heading of its question."""
    core = fact.evidence[-1]
    return ((str(fact.key[1]), core.start, core.end),)


def _asks(question: Sequence[Fact], met: Sequence[Fact]) -> bool:
    """Say whether a question sets the very predicates of a claim and of its denial side by side."""
    spans = [e for f in question for e in f.evidence]
    sides = ([f for f in met if _is_denial(f) == side] for side in (True, False))
    return all(any(e.covers(f.evidence[-1]) for f in side for e in spans) for side in sides)


def _until_then(fact: Fact, question: Sequence[Fact], scene: Scene) -> Fact:
    """Mark a denial in the perfect as one that held so far, where all claims came out later."""
    if not _is_denial(fact) or not filler(fact, "perfect"):
        return fact
    day = scene.published.get(fact.article)
    days = [scene.published.get(f.article) for f in question if not _is_denial(f)]
    later = day is not None and all(d is not None and d > day for d in days)
    return replace(fact, scope=(*fact.scope, "so far")) if later else fact


def _whose(denial: Fact, claim: Fact) -> str:
    """Name whom or what a claim and its denial are about: whoever does it, or to whom it is done."""
    for slot in ("doer", "done", "with"):
        shared = _shared(denial, claim, slot) or _words(denial, slot) & _words(claim, *_PARTS)
        if shared:
            return min(shared, key=lambda w: (w.islower(), w))
    return ""


def _is_denial(fact: Fact) -> bool:
    return str(fact.value).startswith("not ")


def _denies(denial: Fact, claim: Fact) -> bool:
    """Say whether a denial denies the very claim: all its words are in it, and its time."""
    parties = claim.source, denial.source
    if claim.article == denial.article and (None in parties or parties[0] == parties[1]):
        return False
    if claim.modality != denial.modality:
        return False
    if claim.polarity == denial.polarity or claim.part != denial.part:
        return False
    if claim.source == denial.source is not None or not overlap(denial, claim):
        return False
    doers, theirs = _words(denial, "doer"), _words(claim, "doer")
    done = _words(denial, "done")
    if doers and theirs and not doers & theirs:
        return False
    if done and not done & _words(claim, "done", "with"):
        return False
    return _words(denial, "with") <= _with_parts(_words(claim, *_PARTS))


def _of_one_era(denial: Fact, claim: Fact, scene: Scene) -> bool:
    """Say whether both are of one time; who denies what is long past need not say when it was."""
    eras = scene.era(denial), scene.era(claim)
    if eras[0] == eras[1] is not None:
        return True
    named = any(not w.islower() for w in _shared(denial, claim, "doer", "done"))
    return denial.when is None and named and len(_shared_roles(denial, claim)) > 1


def _is_strong(denial: Fact, claim: Fact, weights: Mapping[str, float]) -> bool:
    """Say whether what claim and denial have in common shows that they are of one deed."""
    roles = _shared_roles(denial, claim)
    loose = {*filler(denial, "loose"), *filler(claim, "loose")}
    if not (roles & {"doer", "done"}) - loose:
        return False
    root = weights[str(denial.key[1])]
    if denial.unit == "state":
        return True
    if len(roles) == 1:
        bare = not _words(denial, "with") and not filler(denial, "unknown")
        return bare and root >= TELLING
    return root + sum(weights[w] for w in _shared(denial, claim, *_PARTS)) >= ENOUGH


def _shared_roles(denial: Fact, claim: Fact) -> set[str]:
    """Give the roles that claim and denial fill alike."""
    roles = {
        ("doer", ("doer",)),
        ("done", ("done", "with")),
        ("with", _PARTS),
    }
    return {role for role, there in roles if _words(denial, role) & _words(claim, *there)}


def _shared(denial: Fact, claim: Fact, *slots: str) -> set[str]:
    return _words(denial, *slots) & _words(claim, *slots)


def _words(fact: Fact, *slots: str) -> set[str]:
    return {word for slot in slots for word in filler(fact, slot)}


def _with_parts(words: set[str]) -> set[str]:
    """Give words and names, with the words that names are made of: "Elbe *ferry*"."""
    return words | {part.lower() for word in words for part in word.split()}


def _weigh(claims: Sequence[Fact]) -> Mapping[str, float]:
    """Weigh words from 0 to 1, by how rare they are in the story's claims and in English."""
    told = Counter(w for f in claims for w in {str(f.key[1]), *_words(f, *_PARTS)})
    size = len(claims) + SMALL
    return {w: log(size / n) / log(size) * rarity(w) for w, n in told.items()}
