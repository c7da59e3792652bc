"""Tell on whose word an account rests, from what it says itself.

Two kinds of evidence: the chains of its statements (the paper, then the official it
quotes), and the names of outlets with what stands beside them ("told Reuters",
"which first reported the news", "in an interview with").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.collation.nations import nation_of
from variorum.collation.publishers import is_own, keys
from variorum.lexicon import table, words
from variorum.model import Edge, EdgeKind, Entity, Link, Origin, Reading, Span, Statement

# All reports whose outlet is not named: one class, for they may be one report.
MEDIA = "unnamed:media"
_HEARSAY = frozenset(["reportedly", "purportedly"])
# So much text on either side of an outlet's name is read for what it did.
BESIDE = 60
# Source and cue further apart than this are two spans.
TOGETHER = 120


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that shows that an account (or an origin) rests on an origin."""

    from_: str
    origin: Origin
    kind: EdgeKind
    evidence: Span

    def edge(self) -> Edge:
        """Give it as an edge of the graph."""
        return Edge(self.from_, self.origin.id, self.kind, (self.evidence,))


def restings(reading: Reading, sources: Sources, outlets: Sequence[str]) -> tuple[Resting, ...]:
    """Give what an account says of where it has things from, in text order.

    `outlets` are the names of the other accounts' outlets, which the lists of outlets may not know.
    """
    found = [*_by_chains(reading, sources), *_by_names(reading, outlets)]
    return tuple(
        sorted(
            found, key=lambda r: (r.evidence.start, r.evidence.end, r.from_, r.origin.id, r.kind)
        )
    )


# ── who a link of a chain is ────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sources:
    """The story's entities by their ids and by every form of their names: who a source can be."""

    entities: Mapping[str, Entity]
    names: Mapping[str, Entity]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Sources:
        """Index the entities of a story's accounts."""
        entities = {entity.id: entity for reading in readings for entity in reading.entities}
        names: dict[str, Entity] = {}
        # The fullest name first: what is short for it leads to it.
        for entity in sorted(entities.values(), key=lambda e: (-len(e.name), e.id)):
            if entity.type in ("ORG", "GPE"):
                for name in (entity.name, *entity.aliases):
                    names.setdefault(name.lower(), entity)
        return cls(entities, names)

    def chain(self, statement: Statement) -> Iterator[tuple[Origin, Span]]:
        """Give the origins behind a statement, outermost first, with the words that name each.

        *Reportedly* names nobody, and tells all the same that the account has it from others.
        """
        if not statement.chain and statement.cue and statement.cue.exact.lower() in _HEARSAY:
            yield Origin(MEDIA, statement.cue.exact, "unnamed"), statement.cue
        for link in statement.chain:
            if (origin := self.origin(link)) is not None:
                yield origin, link.span

    def origin(self, link: Link) -> Origin | None:
        """Give the origin a link of a chain stands for; nothing where it is none that could be asked.

        Nameless sources of one class have one id, whatever stands about them: *U.S. officials*
        and *two American officials* may be the same people.
        """
        entity = self.entities.get(link.entity or "")
        if entity is not None and entity.type == "OUTLET":
            return outlet(entity.name)
        if entity is not None and entity.type == "PERSON":
            return Origin(entity.id, entity.name, "person")
        named = entity is not None and entity.type in ("ORG", "GPE")
        if not named or link.name.islower():
            origin = _nameless(link.name)
            if origin is not None and origin.kind == "body":
                return self._fullest(origin.name)
            if origin is not None or not named:
                return origin
        return self._fullest(entity.name) if entity is not None else None

    def _fullest(self, name: str) -> Origin:
        known = self.names.get(name.lower())
        return _body(known.name if known else name)


def outlet(name: str) -> Origin:
    """Give the origin for an outlet by its name; *The Gazette* and *Gazette* are one.

    >>> outlet("The Gazette").id == outlet("Gazette").id
    True
    """
    return Origin(
        f"outlet:{max(keys(name), key=lambda k: (len(k), k), default=name)}", name, "outlet"
    )


def _nameless(name: str) -> Origin | None:
    """Give the origin for a source without a name: its class is a nation or body, and a noun.

    A spokesman speaks for the body that sent him, and the body can be asked.

    >>> _nameless("two American officials").id == _nameless("U.S. officials familiar with it").id
    True
    """
    parts = [p if p.count(".") > 1 else p.rstrip(".") for p in _PART.findall(name)]
    if not parts or parts[0].lower() in words("sources", "relative"):
        return None
    if body := _spoken_for(parts):
        return _body(" ".join(body))
    stop = (n for n, p in enumerate(parts) if n and p.lower() in words("sources", "after"))
    phrase = parts[: next(stop, None)]
    noun = _singular(phrase[-1].lower())
    before = [p for p in phrase[:-1] if not _is_determiner(p)]
    # "The report" takes up one that was named before.
    if (
        noun == "report"
        and phrase[-1].lower() == noun
        and [p.lower() for p in phrase[:-1]] == ["the"]
    ):
        return None
    if noun in words("sources", "medium") and all(
        p.lower() in words("sources", "vague") for p in before
    ):
        return Origin(MEDIA, name, "unnamed")
    if noun in words("sources", "unnamed") | words("sources", "voice"):
        telling = [p for p in before if p[:1].isupper() or p.lower() in words("sources", "whose")]
        owner = dict.fromkeys(nation_of(p) or p for p in telling)
        return Origin(_slug("unnamed", *owner, noun), name, "unnamed")
    if noun in words("sources", "document") and before:
        return Origin(_slug("document", *before, noun), name, "document")
    return None


def _body(name: str) -> Origin:
    """Give the origin for a body by its name; it is one with whoever speaks for it."""
    words_of_it = [p for p in _PART.findall(name) if not _is_determiner(p)]
    return Origin(_slug("body", *words_of_it), name.removeprefix("the "), "body")


def _spoken_for(parts: Sequence[str]) -> list[str]:
    """Give the words that name the body a spokesman speaks for, before the noun or behind it."""
    at = next((n for n, p in enumerate(parts) if p.lower() in words("sources", "voice")), None)
    if at is None:
        return []
    behind = [p for p in parts[at + 1 :] if not _is_determiner(p)]
    sides = [p for p in parts[:at] if not _is_determiner(p)], behind[1:]
    return next((side for side in sides if any(p[:1].isupper() for p in side)), [])


def _is_determiner(word: str) -> bool:
    return word.lower() in words("sources", "determiner")


_PART = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")


def _slug(kind: str, *parts: str) -> str:
    return f"{kind}:" + "-".join(_LETTERS.findall(" ".join(parts).lower()))


_LETTERS = re.compile(r"[^\W_]+")


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word == "witnesses" or word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


# ── the chains of its statements ────────────────────────────────────────────────


def _by_chains(reading: Reading, sources: Sources) -> Iterator[Resting]:
    for statement in reading.statements:
        if statement.parent is not None and statement.cue is None:
            continue
        if _is_inner(statement) or statement.act != "statement":
            continue
        above = reading.article.id
        for origin, evidence in sources.chain(statement):
            if origin.kind == "outlet" and is_own(origin.name, reading.article):
                continue
            if origin.id != above:
                yield Resting(above, origin, "cites", _whole(reading, evidence, statement))
            above = origin.id


def _whole(reading: Reading, named: Span, statement: Statement) -> Span:
    """Give the speaker with the cue where they stand together; of whom the speaker was quoted by, the name."""
    if statement.cue is None or not statement.chain or named != statement.chain[-1].span:
        return named
    start, end = min(named.start, statement.cue.start), max(named.end, statement.cue.end)
    return reading.article.span(start, end) if end - start <= TOGETHER else named


def _is_inner(statement: Statement) -> bool:
    """Say whether the cue tells what someone thought: nobody can be cited for a thought."""
    return statement.cue is not None and any(
        w in _inner_words() for w in statement.cue.exact.lower().split()
    )


@cache
def _inner_words() -> frozenset[str]:
    inner = [str(verb["word"]) for verb in table("reporting").get("verb", ()) if verb.get("inner")]
    return frozenset(
        form for word in inner for form in (word, f"{word}s", f"{word}ed", f"{word.rstrip('e')}ing")
    )


# ── outlets by name ─────────────────────────────────────────────────────────────

# What stands before the name of an outlet that was told, or that the account leans on.
_LED_TO = re.compile(
    r"\b(?:told|tells|telling|according to|citing|quoting|speaking to|spoke to|spoken to|said to"
    r"|interview (?:with|to|by|for)|statement to|(?:cited|quoted|published|obtained|posted|carried|reported|broadcast|aired) by"
    r"|reports? (?:in|by|from|on)|reporter (?:from|for|of|at))"
    r"(?: (?:the|a|an|news|state|official|local|newspaper|agency|broadcaster|television|TV|radio|website|news agency|reporter|from|of|at|['‘\"“]))*\W?\s*$"
)
# What stands behind the name of one that reported.
_LED_FROM = re.compile(
    r"(?:'s|’s)?,?\s*(?:(?:has|have|had|also|later|earlier|which|who|newspaper|news agency|agency|reporter|journalist)\s+)*"
    r"(?:report(?:s|ed)|quot(?:es|ed)|cit(?:es|ed)|publish(?:es|ed)|reveal(?:s|ed)|wrote|estimates?)\b"
)
_FIRST = re.compile(
    r"\b(?:first (?:reported|published|revealed|disclosed|broke)|(?:was|were) (?:the )?first to (?:report|publish|reveal)"
    r"|broke the (?:news|story)|originally reported)\b"
)
# What may stand between the outlet and that it was first, and between two outlets of a list.
_THAT_WAS = re.compile(r"(?:'s|’s)?,? ?(?:which|who|that|newspaper|news agency|had|has|also| )*")
_AND = re.compile(r",? (?:and |& )?(?:the |The )?")


def _by_names(reading: Reading, outlets: Sequence[str]) -> Iterator[Resting]:
    article, text = reading.article, reading.article.text
    followed = _End(-1, None)
    # From the last to the first, so that outlets in a list share what follows the list.
    for start, end, name in reversed(_mentions(reading, outlets)):
        followed = _End(start, _first_after(text, end, followed))
        if is_own(name, article):
            continue
        origin = outlet(name)
        before = text[max(0, start - BESIDE) : start]
        led_to, led_from = _LED_TO.search(before), _LED_FROM.match(text, end, end + BESIDE)
        if followed.first is not None:
            yield Resting(article.id, origin, "first_reported", article.span(start, followed.first))
        elif led_to:
            first = _FIRST.search(before, max(0, led_to.start() - len("first ")))
            at = start - len(before) + (first or led_to).start()
            kind: EdgeKind = "first_reported" if first else "cites"
            yield Resting(article.id, origin, kind, article.span(at, end))
        elif led_from:
            yield Resting(article.id, origin, "cites", article.span(start, led_from.end()))


@dataclass(frozen=True, slots=True)
class _End:
    """Where an outlet's name begins, and where the words end that say it was first."""

    start: int
    first: int | None


def _first_after(text: str, end: int, following: _End) -> int | None:
    """Give where the words end that say the outlet named up to `end` was first to report."""
    found = _FIRST.search(text, end, end + BESIDE)
    if found and _THAT_WAS.fullmatch(text, end, found.start()):
        return found.end()
    return following.first if _AND.fullmatch(text, end, max(end, following.start)) else None


def _mentions(reading: Reading, outlets: Sequence[str]) -> list[tuple[int, int, str]]:
    """Give where the story names outlets, in text order, none within another."""
    text = reading.article.text
    found = {
        (m.start, m.end, e.name) for e in reading.entities if e.type == "OUTLET" for m in e.mentions
    }
    names = sorted(n for n in outlets if len(n) >= 4 and any(c.isupper() for c in n))
    if names:
        any_name = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
        for paragraph in reading.paragraphs:
            found |= {
                (m.start(), m.end(), m.group())
                for m in any_name.finditer(text, paragraph.start, paragraph.end)
            }
    kept: list[tuple[int, int, str]] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1], s[2])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
