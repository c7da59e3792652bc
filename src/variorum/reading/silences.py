"""Find who was asked and said nothing: *did not respond*, *could not be reached*, *had no comment*.

That somebody was asked belongs to a report as much as what others answered. What is declined or
refused by a verb of its own ("declined to comment") is read with the verbs that report.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.lexicon import words
from variorum.model import Voice
from variorum.reading.clauses import Clauses
from variorum.reading.passages import Passage
from variorum.reading.sayers import can_speak

# Verbs that tell a thing, and words that open what is asked.
_TELLING = frozenset({"say", "tell", "disclose", "reveal", "specify", "identify", "explain"})
_ASKING = frozenset({"whether", "if"})
_UNABLE = frozenset({"can", "ca", "could", "has", "have", "had"})
# By its way of being read a voice is known to be a silence.
SILENCE = "silence"


def voices_by_silence(passage: Passage) -> Iterator[Voice]:
    """Yield who is reported to have said nothing."""
    for c in passage.clauses:
        for verb, token in enumerate(c.sentence.tokens):
            if token.lemma not in words("cues", "answering"):
                continue
            unsaid = _unsaid(c, verb)
            acts = c.head(verb) if token.dep == "acomp" else verb
            subject = c.subject(acts) if unsaid is not None else None
            if unsaid is None or subject is None or subject > acts:
                continue
            if c[subject].lemma in words("speakers", "paper"):
                continue  # "the photo does not reveal much"
            group = c.verb_group(acts)[0], c.verb_group(verb)[1]
            if (voice := _voice(passage, c, group, subject, unsaid)) is not None:
                yield voice


def _voice(
    passage: Passage, c: Clauses, group: tuple[int, int], subject: int, unsaid: tuple[int, int]
) -> Voice | None:
    begin, end = group
    first, last = c.named(subject)
    last = min(last, begin - 1)
    span = passage.article.span
    source = span(c[first].start, c[last].end)
    if passage.quote_at(c[begin].start) or not can_speak(c, subject, source.exact, freely=False):
        return None
    end = min(end, unsaid[0] - 1)
    content = passage.content(c[unsaid[0]].start, c[unsaid[1]].end, cue=c[begin].start)
    if content is None or begin > end:
        return None
    cue = span(c[begin].start, c[end].end)
    return Voice((content,), cue, source, by=SILENCE, lemma="decline")


def _unsaid(c: Clauses, verb: int) -> tuple[int, int] | None:
    """Give what was asked for in vain, as tokens: "*to requests for comment*", "*no comment*"."""
    if c[verb].lemma == "have":
        thing = c.child(verb, "dobj")
        none = thing is not None and c[thing].lemma == "comment" and _has(c, thing, "no")
        return (c.first[thing], thing) if none and thing is not None else None
    unfit = c[verb].text.lower() == "unavailable"
    if not unfit and c.child(c.head(verb) if c[verb].dep == "acomp" else verb, "neg") is None:
        return None
    if c[verb].lemma in _TELLING:
        return _untold(c, verb)
    if c[verb].lemma in ("comment", "elaborate"):
        about = next((i for i in c.children(verb, "prep") if i > verb), None)
        # "would not comment *on the case*"; "would not *comment*".
        return (verb, verb) if about is None else (about, c.last[about])
    asked = next(
        (i for i in c.children(verb, "prep", "dobj", "dative") if i > verb and _is_asked(c, i)),
        None,
    )
    return None if asked is None else (c.first[asked], c.last[asked])


def _untold(c: Clauses, verb: int) -> tuple[int, int] | None:
    """Give what is kept back: "did not say *how many there were*", "did not identify *the driver*"."""
    for clause in c.children(verb, "ccomp", "advcl"):
        opens = c[c.first[clause]]
        asks = opens.tag in ("WRB", "WP", "WDT") or opens.text.lower() in _ASKING
        if clause > verb and asks:
            return c.first[clause], c.last[clause]
    thing = c.child(verb, "dobj")
    withheld = thing is not None and thing > verb and c[verb].lemma not in ("say", "tell")
    # "could not identify their attackers", "have not identified a suspect": they do not know.
    unable = any(c[i].text.lower() in _UNABLE for i in c.children(verb, "aux"))
    withheld = withheld and not unable
    return (c.first[thing], c.last[thing]) if withheld and thing is not None else None


def _is_asked(c: Clauses, index: int) -> bool:
    """Say whether a word leads to what was asked for: "*to* a request", "*calls*", "*for* comment"."""
    held = c.child(index, "pobj")
    noun = index if held is None else held
    return c[noun].lemma in words("cues", "asking")


def _has(c: Clauses, noun: int, word: str) -> bool:
    return any(c[i].text.lower() == word for i in c.kids[noun])
