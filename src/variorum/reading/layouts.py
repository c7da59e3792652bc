"""What is credited by layout alone: a turn of a transcript, a name under a post, a source before a colon."""

from __future__ import annotations

import re

from variorum.lexicon import words
from variorum.model import Span, Voice
from variorum.reading.passages import Passage

_ABBREVIATED = frozenset({"jr.", "sr.", "q.", "a."})
LONGEST = 4_000
LONGEST_HEADLINE = 200
# How far from one turn of a transcript the speaker's next is looked for, in characters.
NEAR = 20_000
# BLITZER: …, Q: …, MR. LEE: …
_TURN = re.compile(
    r"[“\"]?(?P<who>Q|A|[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,4})(?P<cue>:)\s+(?P<said>\S.*)",
    re.DOTALL,
)
# … — Ann Lee (@annlee) May 3, 2016
_POST = re.compile(
    r"(?P<said>.*\S)\s*(?P<cue>[—―–])\s?(?P<who>[^()—―–]{2,60} \(@\w{1,30}\))", re.DOTALL
)
# “…” — Ann Lee, a nurse
_SIGNED = re.compile(
    r"(?P<said>[“”\"].{12,}[”\"])\s*(?P<cue>[—―–]|--?)\s*"
    r"(?P<who>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|der|bin|al|la)){0,5}(?:, [\w’' -]{3,60})?)\.?\s*$",
    re.DOTALL,
)
# Said Lee: “…”
_INVERTED = re.compile(
    r"(?P<cue>Said|Says|Asked|Asks|Added|Adds|Wrote|Writes|Tweeted|Replied|Explained)\s"
    r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}(?:, [^“”\":]{3,80})?)[:,]\s+(?P<said>[“\"].+?(?:[”\"]|$))",
    re.DOTALL,
)


# Police: Three hurt in blast
_HEADED = re.compile(
    r"(?P<who>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3})(?P<cue>:)\s+(?P<said>\S.{8,140}[^\s.])\Z",
    re.DOTALL,
)


def voice_by_layout(passage: Passage) -> Voice | None:
    """Read a turn of a transcript, or a post with the name of its writer under it."""
    text, start, end = passage.article.text, passage.start, passage.end
    layouts = ((_TURN, "transcript"), (_POST, "post"), (_SIGNED, "signed"), (_INVERTED, "inverted"))
    for pattern, by in layouts:
        # A layout is a short paragraph's; a long one is not worth the search.
        found = pattern.match(text, start, end) if end - start < LONGEST else None
        if found is not None:
            said, cue, who = (passage.article.span(*found.span(g)) for g in ("said", "cue", "who"))
            if who.exact.endswith(".") and who.exact.rpartition(" ")[2].lower() not in _ABBREVIATED:
                who = passage.article.span(who.start, who.end - 1)
            if by == "transcript" and not _takes_turns(text, who):
                return None
            return Voice((said,), cue, who, by=by)
    return _by_headline(passage)


def _by_headline(passage: Passage) -> Voice | None:
    """Read a headline that names its source before a colon: "*Police*: Three hurt in blast"."""
    if len(passage.clauses) > 2 or passage.end - passage.start > LONGEST_HEADLINE:
        return None
    found = _HEADED.match(passage.between(passage.start, passage.end))
    if found is None:
        return None
    said, cue, who = (
        passage.article.span(passage.start + found.start(g), passage.start + found.end(g))
        for g in ("said", "cue", "who")
    )
    if who.exact.lower() in ("source", "sources") and not _tells(passage, said):
        return None  # "Source: Elbe Statistics" names where a figure is from
    quoted = said.exact[0] in "“‘\"'" and said.exact[-1] in "”’\"'"
    named = quoted and who.exact.istitle() and " " in who.exact
    known = who.exact.rpartition(" ")[2].lower() in words("cues", "heading")
    return Voice((said,), cue, who, by="headline") if named or known else None


def _tells(passage: Passage, said: Span) -> bool:
    """Say whether a verb stands in what is said."""
    tokens = (t for c in passage.clauses for t in c.sentence.tokens if t.start >= said.start)
    return any(t.pos in ("VERB", "AUX") for t in tokens)


def _takes_turns(text: str, who: Span) -> bool:
    """Say whether a label comes again near by, as a speaker's does: "BEST SAVE:" is none."""
    label = f"{who.exact}:"
    low, high = max(0, who.start - NEAR), who.end + NEAR
    return text.find(label, low, who.start) >= 0 or text.find(label, who.end + 1, high) >= 0
