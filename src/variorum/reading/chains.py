"""Follow a statement back to where it came from: the paper, then the official it quotes.

A link stands before another when it reports it ("Lind said, Reuters reported"), when it was
told it ("told Reuters"), or when it is named in the source itself ("a columnist of Le Monde").
A source without a name is known only through whoever first quoted it, and keeps that link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from variorum.lexicon import words
from variorum.model import Article, Entity, Link, Span, Voice
from variorum.reading.antecedents import Found
from variorum.reading.speakers import Speakers

# Outlet ← spokesman ← official ← document: longer chains are misreadings.
LONGEST = 4
# A report and the source it cites stand in one sentence: so many voices apart at most.
NEAR = 4
# "told a reporter from Reuters": so little may stand between the listener and the outlet.
JOINTS = frozenset(
    f"{p} {a}".rstrip() for p in ("from", "of", "for", "at", "with") for a in ("", "the")
)


@dataclass(frozen=True, slots=True)
class Told:
    """A voice, and whom its source means."""

    voice: Voice
    found: Found

    @property
    def entity(self) -> Entity | None:
        """Who speaks, where that is certain."""
        return self.found.entity


class Chains:
    """The chains of sources of one account."""

    def __init__(self, article: Article, speakers: Speakers, told: Sequence[Told]) -> None:
        self._article = article
        self._speakers = speakers
        self._told = told
        self._first: dict[str, tuple[Link, ...]] = {}

    def of(self, n: int) -> tuple[Link, ...]:
        """Give the chain of the n-th voice, outermost first; ask in text order."""
        links: list[Link] = []
        seen: set[int] = set()
        at: int | None = n
        while at is not None and at not in seen and len(links) < LONGEST:
            seen.add(at)
            voice = self._told[at].voice
            if voice.source is None and voice.continues is not None:
                at = voice.continues
                continue
            links = [*self._links(self._told[at]), *links]
            at = voice.within
        links += self._cited(n)
        # Who says that they think so is one link, not two.
        links = [a for a, b in zip_longest(links, links[1:]) if b is None or not _same(a, b)]
        links = [b for n, b in enumerate(links) if not any(_same(a, b) for a in links[:n])]
        return self._through(self._told[n].entity, tuple(links[-LONGEST:]))

    def _cited(self, n: int) -> list[Link]:
        """Give whom a report itself cites: "the Courier reported, *citing an official*"."""
        near = self._told[n + 1 : n + 1 + NEAR]
        if voices := [t for t in near if t.voice.by == "citing" and t.voice.within == n]:
            return [link for told in voices for link in self._links(told)]
        told = self._told[n]
        voice = told.voice
        if voice.source is None or voice.cue is None or told.entity is None:
            return []
        if voice.by == "citing" or not is_press(told.entity):
            return []
        found = self._speakers.carriers.cited(voice.source, voice.cue)
        return [Link(e.name, e.id, span) for e, span in found][:1]

    def _through(self, speaker: Entity | None, chain: tuple[Link, ...]) -> tuple[Link, ...]:
        """Put before a speaker the outlet he spoke to, and before one without a name whoever quoted him.

        "The skipper told the Elbe Courier …. He said …": that, too, he told the Courier.
        """
        if speaker is None or (speaker.named and speaker.type != "PERSON"):
            return chain
        heard: tuple[Link, ...]
        if speaker.named:
            heard = chain[:-1] if len(chain) == 2 and self._is_outlet(chain[0]) else ()
        else:
            heard = chain[:-1] or self._within_whose(speaker)
        known = self._first.setdefault(speaker.id, heard)
        return (*known, *chain)[-LONGEST:] if len(chain) == 1 else chain

    def _is_outlet(self, link: Link) -> bool:
        entity = self._speakers.entity(link.entity)
        return entity is not None and is_press(entity)

    def _within_whose(self, entity: Entity) -> tuple[Link, ...]:
        """Give the source in whose words an unnamed source is first spoken of."""
        first = self._speakers.carriers.introduced(entity)
        for told in self._told:
            inside = any(part.covers(first) for part in told.voice.content)
            if inside and told.entity is not None and told.entity.id != entity.id:
                return tuple(self._links(told))
        return ()

    def _links(self, told: Told) -> list[Link]:
        """Give the link of a voice, and before it the outlet it spoke to or through."""
        voice, entity = told.voice, told.entity
        links = [Link(o.name, o.id, span) for o, span in self._outlets(told)][:1]
        if not links and voice.source is not None:
            shared = self._speakers.carriers.sharing(voice.source)
            links = [Link(name, entity_id, span) for name, entity_id, span in shared]
        if not links and voice.addressee is not None and speaks_of_press(voice.addressee.exact):
            links.append(Link(voice.addressee.exact, None, voice.addressee))
        if voice.source is not None:
            name = entity.name if entity is not None else voice.source.exact
            links.append(Link(name, entity.id if entity is not None else None, voice.source))
        return links

    def _outlets(self, told: Told) -> Iterator[tuple[Entity, Span]]:
        for outlet, span in self._nearby(told):
            own = told.entity is not None and outlet.id == told.entity.id
            if is_press(outlet) and not own and not self._is_printer(outlet):
                yield outlet, span

    def _nearby(self, told: Told) -> Iterator[tuple[Entity, Span]]:
        """Yield whom a voice was told to, who is named in its source, and who quotes it."""
        voice = told.voice
        if voice.addressee is not None:
            yield from self._speakers.mentions.within(voice.addressee)
        if voice.source is not None:
            if (
                told.found.reason is None
            ):  # of two papers that speak together neither quotes the other
                yield from self._speakers.mentions.within(voice.source)
            yield from self._speakers.carriers.quoting(voice.source)
            if voice.within is None:
                yield from self._speakers.carriers.closing(voice.source)
        if voice.addressee is not None:
            yield from self._employer(voice.addressee)

    def _employer(self, listener: Span) -> Iterator[tuple[Entity, Span]]:
        """Yield the outlet a listener works for: "a reporter from Reuters"."""
        text = self._article.text
        nearby = self._article.span(listener.end, min(len(text), listener.end + 40))
        for outlet, span in self._speakers.mentions.within(nearby):
            between = text[listener.end : span.start].strip().lower()
            if between in JOINTS:
                yield outlet, span

    def _is_printer(self, outlet: Entity) -> bool:
        """Say whether an outlet prints the account itself: then it is no link of its own."""
        own = (self._article.outlet or "").lower().removeprefix("the ")
        names = {n.lower().removeprefix("the ") for n in (outlet.name, *outlet.aliases)}
        # The Elbe Gazette calls itself "the Gazette".
        return any(f" {own}".endswith(f" {name}") for name in names if own)


def _same(outer: Link, inner: Link) -> bool:
    if outer.entity is None:
        return inner.entity is None and outer.name == inner.name
    return outer.entity == inner.entity


def is_press(entity: Entity) -> bool:
    """Say whether a source is an outlet, or the media without a name."""
    if entity.type == "OUTLET":
        return True
    return not entity.named and speaks_of_press(entity.name)


def speaks_of_press(text: str) -> bool:
    """Say whether a description is of the press: "several news organizations"."""
    told = text.lower().replace("-", " ").split()
    # At "a news conference" anybody may listen.
    return told[-1:] != ["conference"] and not words("roles", "press").isdisjoint(told)
