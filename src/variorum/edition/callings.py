"""What the accounts call somebody: a person's posts, and what a body, place or thing is said to be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from variorum.lexicon import persons
from variorum.model import Entity, FactRow, Span, Story, Variant

__all__ = ["what_it_is_called"]

# "His son" says what somebody is to another; without that other it says nothing of them.
_TO_ANOTHER = frozenset({"his", "her", "their", "its", "my", "our", "your", "whose"})
# What stands between a name and its post behind it: "Ada Lind, the mayor".
_BEHIND = re.compile(r",\s(?:the\s|an?\s)?")
# And in front of it: "Mayor Ada Lind", "the mayor, Ada Lind".
_BEFORE = re.compile(r",?\s\Z")


def what_it_is_called(entity: Entity, story: Story, groups: Mapping[str, str]) -> FactRow | None:
    """Give a row of what accounts call an entity where they name it; None where they call it nothing.

    A shorter form of what another account says in full ("minister") is left out.
    """
    texts = {reading.article.id: reading.article for reading in story.readings}
    found: dict[str, list[Span]] = defaultdict(list)
    for role in entity.roles:
        if _says_nothing(role, entity):
            continue
        for mention in entity.mentions:
            article = texts.get(mention.article)
            place = _beside(article.text, mention, role) if article else None
            if article and place:
                found[role.casefold()].append(article.span(*place))
    full = [role for role in found if not any(_is_part(role, other) for other in found)]
    readings = tuple(
        Variant(
            label=found[role][0].exact,
            value=role,
            evidence=tuple(dict.fromkeys(found[role])),
            statements=(),
            articles=(articles := tuple(dict.fromkeys(s.article for s in found[role]))),
            independent=len({groups.get(article, article) for article in articles}),
        )
        for role in sorted(full, key=lambda r: (-len({s.article for s in found[r]}), r))
    )
    return FactRow("called", readings) if readings else None


def _says_nothing(role: str, entity: Entity) -> bool:
    """Say whether a role by itself tells nothing of its bearer.

    "The man" is anybody, "the mother" needs to know whose, and one word before a place ("Russian
    Kursk") says where it is, not what.
    """
    first, *others = role.split()
    known = persons.role(role)
    return (
        first.lower() in _TO_ANOTHER
        or (entity.type in ("GPE", "LOC") and not others)
        or (known is not None and (known.generic or (known.kin and not known.title)))
    )


def _beside(text: str, mention: Span, role: str) -> tuple[int, int] | None:
    """Find a role right before or right behind a name.

    >>> from variorum.model import Article
    >>> text = "The mayor, Ada Lind, left."
    >>> _beside(text, Article.of(text).span(11, 19), "mayor")
    (4, 9)
    """
    if behind := _BEHIND.match(text, mention.end):
        end = behind.end() + len(role)
        if text[behind.end() : end].casefold() == role.casefold() and not text[end:].startswith(
            tuple("abcdefghijklmnopqrstuvwxyz-")
        ):
            return behind.end(), end
    gap = _BEFORE.search(text[max(mention.start - 3, 0) : mention.start])
    end = mention.start - len(gap.group()) if gap else mention.start
    start = end - len(role)
    whole = start == 0 or (start > 0 and not text[start - 1].isalnum())
    same = start >= 0 and text[start:end].casefold() == role.casefold()
    return (start, end) if gap and whole and same else None


def _is_part(role: str, other: str) -> bool:
    return role != other and role in other
