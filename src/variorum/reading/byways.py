"""Byways by which a word is reported: *quoted as saying*, *believed to think*, *used a post to accuse*.

There the subject of the verb stands elsewhere, or what looks unsaid was said all the same.
"""

from __future__ import annotations

from variorum.lexicon import words
from variorum.reading.clauses import SUBJECTS, Clauses

_GUESSING = frozenset({"may", "might"})


def says_only(c: Clauses, verb: int, helpers: set[str]) -> bool:
    """Say whether somebody did say so much: "*would only say* that tests were under way"."""
    near = {c[i].text.lower() for i in (verb - 1, min(verb + 1, len(c) - 1))}
    return helpers == {"would"} and "only" in near and c[verb].lemma in ("say", "confirm", "tell")


def may_believe(c: Clauses, verb: int) -> bool:
    """Say whether a belief is only guessed at: "the owner *may think* that he can sell"."""
    helpers = {c[i].text.lower() for i in c.children(verb, "aux")}
    guessed = helpers & words("cues", "modal") and helpers & words("cues", "modal") <= _GUESSING
    clause = c.child(verb, "ccomp")
    thought = c[verb].lemma in words("cues", "believing") and clause is not None and clause > verb
    return bool(guessed) and thought


def lead_of(c: Clauses, verb: int) -> int:
    """Give the verb whose helpers a verb shares: "so that it can meet *and decide*"."""
    lead = verb
    while c[lead].dep == "conj" and c.child(lead, "aux", *SUBJECTS) is None:
        head = c.head(lead)
        if c[head].tag != c[lead].tag or c[lead].tag not in ("VB", "VBG"):
            break
        lead = head
    return lead


def is_passed_on(c: Clauses, verb: int) -> bool:
    """Say whether "saying" is what someone is *quoted as saying*."""
    way = c.head(verb)
    return c[way].text.lower() == "as" and c[c.head(way)].lemma in words("cues", "passing")


def is_occasion(c: Clauses, verb: int) -> bool:
    """Say whether something came of what was said: "was fined *for saying* that …"."""
    way = c.head(verb)
    last = c.last[verb]
    quoted = any(c[i].text in ("“", '"', "``", "''") for i in range(verb, min(len(c), last + 3)))
    said = c[verb].dep == "pcomp" and (quoted or c.child(verb, "ccomp") is not None)
    return (
        said and c[way].text.lower() in words("cues", "occasion") and c[c.head(way)].pos == "VERB"
    )


def is_carried_out(c: Clauses, verb: int) -> bool:
    """Say whether "to say" is really said: *went on to say*, *was quick to add*."""
    if is_supposed_of(c, verb):
        return True
    raised = c[c.head(verb)].lemma in words("cues", "raising")
    return venue(c, verb) is not None or (c[verb].dep in ("xcomp", "conj") and raised)


def is_supposed_of(c: Clauses, verb: int) -> bool:
    """Say whether others suppose that someone says or thinks it: "is believed *to think*"."""
    head = c.head(verb)
    raised = c[verb].dep == "xcomp" and c[verb].tag == "VB" and head < verb
    return raised and c[head].tag == "VBN" and c[head].lemma in words("cues", "supposing")


def venue(c: Clauses, verb: int) -> int | None:
    """Give what is done in order to say something: "*used* a post to accuse the firm"."""
    head = c.head(verb)
    if head > verb or c[head].lemma not in words("cues", "venue"):
        return None
    sure = c[verb].dep == "advcl" or (c[verb].dep == "xcomp" and _is_medium(c, head, verb))
    return head if sure else None


def _is_medium(c: Clauses, verb: int, end: int) -> bool:
    """Say whether what is used is there to speak by: "took to Twitter", "used a *post*"."""
    for i in c.kids[verb]:
        if verb < i < end and c[i].dep == "dobj" and c[i].lemma in words("speakers", "paper"):
            return True
        held = c.child(i, "pobj") if c[i].text.lower() == "to" else None
        if held is not None and held < end and c[held].pos == "PROPN":
            return True
    return False
