"""What the news is, as the opening of each account tells it.

What the heads of the accounts are about is told in every way there is: "shots rang out",
"opened fire", "Monday's shooting". Within one class of predicate, in the opening sentences,
the accounts mean the same, unless a name, a figure or a place forbids it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.collation.excerpts import shortened
from variorum.collation.likeness import content, plain
from variorum.collation.scene import Scene
from variorum.collation.vetoes import Traits, forbid
from variorum.model import Fact, Reading

# Headline, date line and the first sentences of the news.
OPENING = 7
# A reading is the predicate and whom it befell; of a longer clause only these.
LONGEST = 110
# Of these every account tells several: who died, and how many, is asked elsewhere; what is
# said is told in the words said.
_SEVERAL = frozenset(
    {"kill", "injure", "hospitalise", "miss", "trap", "rescue", "sentence", "evacuate", "displace"}
    | {"announce", "confirm", "respond", "warn", "accuse", "speak", "know"}
)


def news(
    events: Sequence[Fact], readings: Sequence[Reading], scene: Scene, sides: Mapping[str, str]
) -> Iterator[tuple[Fact, ...]]:
    """Yield for each class of what the story is about the first clause of each account that tells it."""
    ends = {
        r.article.id: r.sentences[min(OPENING, len(r.sentences)) - 1].end
        for r in readings
        if r.sentences
    }
    told = defaultdict[str, dict[str, list[Fact]]](lambda: defaultdict(list))
    for fact in events:
        if (
            fact.key[0] in scene.happenings - _SEVERAL
            and fact.modality == "real"
            and fact.polarity == "positive"
            and fact.evidence[0].start < ends.get(fact.article, 0)
            and scene.era(fact) == "now"
        ):
            told[str(fact.key[0])][fact.article].append(fact)
    for name, accounts in sorted(told.items()):
        chosen: list[Traits] = []
        for account in sorted(accounts):
            clauses = sorted(accounts[account], key=lambda f: f.evidence[0].start)
            fits = (
                traits
                for traits in (Traits.of(f, sides) for f in clauses)
                if not any(forbid(traits, other) for other in chosen)
            )
            first = next(fits, None)
            if first is not None:
                chosen.append(first)
        alike = [t for t in chosen if any(_touch(t, other) for other in chosen if other is not t)]
        if len(alike) > 1:
            yield tuple(replace(_short(t.fact), key=("news", name)) for t in alike)


def _touch(one: Traits, other: Traits) -> bool:
    """Say whether two clauses of one class share who or what takes part, or one of them names nothing.

    "Builds ships" and "is built for speed" are of one class, and tell of two things.
    """
    here, there = (content(t.fact) - {plain(str(t.fact.key[0]))} for t in (one, other))
    return not here or not there or bool(here & there)


def _short(fact: Fact) -> Fact:
    whole, core = fact.evidence[0], fact.evidence[-1]
    if whole.end - whole.start <= LONGEST:
        return replace(fact, evidence=(whole,))
    if " " not in core.exact:
        return shortened(fact)
    return replace(fact, label=core.exact, evidence=(core,))
