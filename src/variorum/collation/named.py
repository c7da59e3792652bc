"""Whom and what the accounts name alike: the people, bodies and things a story is about.

Only what half of the accounts name in their first sentences, and two at their very head (of a
place, where it happened, one): who is named further down is named in passing. A name that every reader knows ("Google", "Earth",
"Florida") tells nothing of a story, and of many names only those most accounts have are a line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.collation.nations import is_nation
from variorum.collation.scene import HEAD, Scene
from variorum.lexicon import commonness
from variorum.lexicon.gazetteer import known
from variorum.model import Fact, Reading

# Headline, date line and the first sentences of the news.
OPENING = 9
# So many names of a story are told. Of 93 that were read in 35 stories no editor wanted one by
# itself; the annotated stories want the place, the ship, the company: three or four of them.
MOST = 4
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
    places = set[str]()
    for reading in readings:
        account = reading.article.id
        opening = reading.sentences[OPENING - 1].end if len(reading.sentences) >= OPENING else None
        for entity in reading.entities:
            name = scene.names.get((account, entity.name), entity.name)
            if not entity.named or entity.type not in _NAMED or _is_everyday(name, entity.type):
                continue
            forms = {w for n in (entity.name, *entity.aliases) for w in n.split()}
            mentions = [m for m in entity.mentions if forms & set(m.exact.split())]
            if name.lower() in outlets or not mentions:
                continue
            first = min(mentions, key=lambda m: (len(m.exact) * 2 < len(name), m.start))
            if opening is None or first.start < opening:
                places.update({name} if entity.type == "LOC" else ())
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
    heads = {
        r.article.id: r.sentences[min(HEAD, len(r.sentences)) - 1].end
        for r in readings
        if r.sentences
    }
    worth = [
        name
        for name, held in sorted(found.items())
        if len(held) >= enough
        and len(held) > told.get(name, 0)
        and sum(f.evidence[0].start < heads[a] for a, f in held.items()) > (name not in places)
    ]
    for name in sorted(worth, key=lambda n: -len(found[n]))[:MOST]:
        if not any(_is_short_for(name, other) for other in worth):
            yield tuple(found[name].values())


def _is_everyday(name: str, kind: str) -> bool:
    """Say whether every reader knows the name: a country, a household firm, a planet, a state.

    >>> (
    ...     _is_everyday("Google", "ORG"),
    ...     _is_everyday("Jupiter", "LOC"),
    ...     _is_everyday("Kelmouth", "LOC"),
    ... )
    (True, True, False)
    """
    if kind == "PERSON":
        return False
    held = known(name)
    listed = held is not None and (held.type != "LOC" or held.kind == "state")
    common = all(commonness.rank(word.lower()) < commonness.UNLISTED for word in name.split())
    return listed or common or is_nation(name)


def _is_short_for(name: str, other: str) -> bool:
    """Say whether a name is a part of another: "Heron" of "Heron Queen"."""
    return name != other and set(name.split()) < set(other.split())
