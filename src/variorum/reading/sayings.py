"""A reporting verb in its sentence: whether it reports here, and who says what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.lexicon import words
from variorum.reading.byways import (
    is_carried_out,
    is_occasion,
    is_passed_on,
    lead_of,
    may_believe,
    says_only,
)
from variorum.reading.clauses import SELVES, Clauses
from variorum.reading.cues import Cue, reporting_verbs
from variorum.reading.passages import Passage
from variorum.reading.sayers import FINITE, sayer


@dataclass(frozen=True, slots=True)
class Saying:
    """One reporting verb. `group` is the verb with its auxiliaries, `speaker` the head of who says it."""

    passage: Passage
    c: Clauses
    verb: int
    cue: Cue
    group: tuple[int, int]
    passive: bool
    speaker: int | None

    @classmethod
    def of(cls, passage: Passage, c: Clauses, verb: int, cue: Cue) -> Saying:
        """Find who says what a reporting verb reports."""
        passive = c.child(verb, "auxpass") is not None or (
            c[verb].tag == "VBN" and c[verb].dep == "acl"
        )
        speaker = sayer(passage, c, verb, cue, passive=passive)
        return cls(passage, c, verb, cue, c.verb_group(verb), passive, speaker)

    @property
    def inverted(self) -> bool:
        """Say whether the speaker stands where an object would: “…,” *added the doctor*."""
        return (
            self.speaker is not None
            and self.c[self.speaker].dep == "dobj"
            and (self.speaker > self.verb)
        )

    @property
    def speaks(self) -> bool:
        """Say whether the verb can stand beside what is said word for word."""
        return bool(self.cue.takes & {"clause", "quote"})


def sayings(passage: Passage) -> Iterator[Saying]:
    """Yield the reporting verbs of a paragraph that report."""
    for clauses in passage.clauses:
        for verb, token in enumerate(clauses.sentence.tokens):
            cue = reporting_verbs().get(token.lemma) if token.pos == "VERB" else None
            if cue is not None and _reports(clauses, verb, cue):
                yield Saying.of(passage, clauses, verb, cue)


def _reports(c: Clauses, verb: int, cue: Cue) -> bool:
    """Say whether a reporting verb reports here: not what would, did not or might be said."""
    if c[verb].dep in ("aux", "auxpass", "compound", "nmod"):
        return False
    if c[verb].dep == "amod" and (c[verb].tag not in FINITE or c.own_subject(verb) is None):
        return False
    if cue.inner and c[verb].dep == "relcl":
        return False
    if cue.word == "refuse" and not _keeps_silent(c, verb):
        return False
    if "complement" in cue.takes and c[verb].dep == "acl" and c.child(verb, "agent") is None:
        return False  # "the road, *considered* safe", "a band *called* the Herons": by whom?
    if cue.word == "find" and c[min(verb + 1, len(c) - 1)].tag == "JJ":
        return False  # "an adult *found guilty* of fraud"
    himself = c[min(verb + 1, len(c) - 1)].text.endswith(SELVES)
    if himself and (cue.word == "find" or (c[verb].tag == "VBG" and c[verb].dep == "acl")):
        return False  # "*found himself* caught up", "a man *calling himself* a guard"
    if cue.word == "show" and _is_shown_to(c, verb):
        return False  # "the game *showed him* what it is to win"
    granted = cue.word in words("cues", "granted") and c.child(verb, "auxpass") is not None
    if granted and c.child(verb, "agent") is None:
        return False  # "it is *guaranteed* to be fun": by nobody
    if _passes_on(c, verb) or (cue.needs and cue.needs.isdisjoint(_around(c, verb))):
        return False
    if c[verb].tag == "VBN" and _is_bare(c, verb):
        return False
    subject = c.own_subject(verb)
    negated = c.child(verb, "neg") is not None
    if negated and cue.stance == "asserted":
        return False
    lead = lead_of(c, verb)
    # Helpers before the subject belong to the clause that "some say" splits.
    helpers = {
        c[i].text.lower()
        for i in c.children(lead, "aux")
        if subject is None or subject > verb or i > subject
    }
    if helpers & words("cues", "modal"):
        return may_believe(c, verb) or says_only(c, verb, helpers)
    if "to" in helpers and not is_carried_out(c, lead):
        return False
    if _is_supposed(c, lead) or _is_wished(c, lead, subject):
        return False
    inside = c[lead].tag == "VBG" and c[lead].dep in ("xcomp", "pcomp")
    if inside and c.own_subject(lead) is None and not is_carried_out(c, lead):
        return is_passed_on(c, verb) or is_occasion(c, verb)
    return True


def _is_supposed(c: Clauses, verb: int) -> bool:
    """Say whether something is said only if, or not until; "before he *joked*" he did."""
    marks = {c[i].text.lower() for i in c.children(verb, "mark", "advmod") if i < verb}
    if c[verb].tag == "VBD":
        marks -= words("cues", "preceding")
    return bool(marks & words("cues", "hypothetical"))


def _is_shown_to(c: Clauses, verb: int) -> bool:
    following = c[min(verb + 1, len(c) - 1)]
    return c.child(verb, "dative") is not None or following.tag == "PRP"


def _is_wished(c: Clauses, verb: int, subject: int | None) -> bool:
    """Say whether something would only have been said: "*Had he said* that, …", "*should she say* so"."""
    first = next(c.children(verb, "aux"), None)
    asked = c[len(c) - 1].text == "?"
    turned = first is not None and subject is not None and first < subject < verb
    return turned and not asked and c[first or 0].text.lower() in ("had", "should", "were")


def _around(c: Clauses, verb: int) -> Iterator[str]:
    """Yield the small words of a verb and of its object: "out" in "pointed out", "as" in "hailed it as"."""
    for i in c.kids[verb]:
        yield c[i].text.lower() if c[i].dep not in ("mark", "nsubj") else ""
        if i > verb and c[i].dep in ("dobj", "prt", "advmod", "ccomp"):
            yield from (
                c[k].text.lower() for k in c.kids[i] if c[k].dep in ("prep", "prt", "acomp")
            )


def _is_bare(c: Clauses, verb: int) -> bool:
    """Say whether a participle has no helper: "fifty *reported* hurt", but not "he *tweeted* that"."""
    if c.child(verb, "aux", "auxpass", "agent") is not None or c[verb].dep == "acl":
        return False
    if c[verb].dep == "ROOT" and c[verb - 1].text == ",":
        return False  # "…, *recalled* a survivor"
    subject, following = c.own_subject(verb), min(verb + 1, len(c) - 1)
    acts = subject is not None and c[subject].dep == "nsubj" and subject < verb
    return not acts or c[following].tag in ("VBN", "JJ")


def _passes_on(c: Clauses, verb: int) -> bool:
    """Say whether a verb only passes on what another says: "*quoted* her as saying"."""
    if c[verb].lemma not in words("cues", "passing"):
        return False
    if c.child(verb, "auxpass") is not None and any(
        c[i].tag == "VBG" and c[i].lemma in reporting_verbs() and c[i - 1].text != ","
        for i in c.children(verb, "advcl", "xcomp")
    ):
        return True  # "*was quoted by* the agency saying"
    return any(
        c[i].text.lower() == "as" and (k := c.child(i, "pcomp")) is not None and c[k].tag == "VBG"
        for i in c.kids[verb]
    )


def _keeps_silent(c: Clauses, verb: int) -> bool:
    """Say whether what is refused is a word: "refused to comment"."""
    refused = c.child(verb, "xcomp")
    return refused is not None and c[refused].lemma in words("stance", "silence")
