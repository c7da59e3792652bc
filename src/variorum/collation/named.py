"""Whom and what the accounts name alike: the people, bodies and things a story is about.

Only what half of the accounts name in their first sentences: who is named further down is
named in passing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.collation.nations import is_nation
from variorum.collation.scene import Scene
from variorum.model import Fact, Reading

# Headline, date line and the first sentences of the news.
OPENING = 9
_NAMED = frozenset({"PERSON", "ORG", "PRODUCT", "LOC"})


def named_alike(
    readings: Sequence[Reading], scene: Scene, told: Mapping[str, int]
) -> Iterator[tuple[Fact, ...]]:
    """Yield for each name that half of the accounts open with its first mention in each account.

    `told` are the names of which more is told elsewhere, who they are, or what happened there,
    and by how many accounts.
    """
    outlets = {(r.article.outlet or "").lower() for r in readings}
    found = defaultdict[str, dict[str, Fact]](dict)
    for reading in readings:
        account = reading.article.id
        opening = reading.sentences[OPENING - 1].end if len(reading.sentences) >= OPENING else None
        for entity in reading.entities:
            name = scene.names.get((account, entity.name), entity.name)
            if not entity.named or entity.type not in _NAMED or is_nation(name):
                continue
            forms = {w for n in (entity.name, *entity.aliases) for w in n.split()}
            mentions = [m for m in entity.mentions if forms & set(m.exact.split())]
            if name.lower() in outlets or not mentions:
                continue
            first = min(mentions, key=lambda m: (len(m.exact) * 2 < len(name), m.start))
            if opening is None or first.start < opening:
                found[name][account] = Fact(
                    kind="attribute",
                    article=account,
                    key=("named", None),
                    label=first.exact,
                    evidence=(first,),
                    value=name,
                    subject=name,
                )
    enough = max(2, len(readings) / 2)
    for name, held in sorted(found.items()):
        if len(held) >= enough and len(held) > told.get(name, 0):
            yield tuple(held.values())
