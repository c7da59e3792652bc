"""A reporting verb in its sentence: whether it reports here, and who says what it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from variorum.lexicon import words
from variorum.lexicon.commonness import UNLISTED, rank
from variorum.lexicon.gazetteer import known
from variorum.reading.clauses import SELVES, SUBJECTS, Clauses
from variorum.reading.cues import Cue, reporting_verbs
from variorum.reading.passages import Passage

# Endings of those who act: speaker, investigator, economist, politician.
_AGENT = re.compile(r"(?:[^aeiou]er|or|ist|ian|ant|man|woman|person|people|ee)$")
_GUESSING = frozenset({"may", "might"})
# "Not many expected it", "few believe it": nobody is told to say so.
_NONE = ("no ", "not ", "few ")
_KINDS = ("person", "body", "paper")
_DASHES = frozenset({"-", "--", "–", "—"})
CLOSING = frozenset({"”", '"', "’", "''", "'"})
# So many words may stand between a quotation and its verb: a name, and what it is called.
APPOSED = 20
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


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
        speaker = _speaker(c, verb, passive=passive, hears=cue.hears)
        if speaker is not None and _is_quoted_away(passage, c, speaker, verb):
            speaker = _speaker_before(passage, c, verb)
        if speaker is None and not passive:
            speaker = _name_behind_marks(c, verb)
        if cue.word == "learn" and (teller := _teller(c, verb)) is not None:
            speaker = teller
        outer = _outside_dashes(c, verb)
        if is_passed_on(c, verb) or speaker is None:
            pass
        elif outer is not None:
            speaker = outer
        elif _trails(c, verb) and not _is_plausible(c, speaker):
            speaker = _speaker_before(passage, c, verb)
        elif _adds(c, verb, cue) and _is_told(c, speaker):
            speaker = _speaker_before(passage, c, verb) or speaker
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


# ── does it report? ─────────────────────────────────────────────────────────────


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
    if cue.word == "find" and c[min(verb + 1, len(c) - 1)].text.endswith(SELVES):
        return False  # "*found himself* caught up"
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
    lead = _lead(c, verb)
    # Helpers before the subject belong to the clause that "some say" splits.
    helpers = {
        c[i].text.lower()
        for i in c.children(lead, "aux")
        if subject is None or subject > verb or i > subject
    }
    if helpers & words("cues", "modal"):
        return may_believe(c, verb) or _says_only(c, verb, helpers)
    if "to" in helpers and not _is_carried_out(c, lead):
        return False
    if _is_supposed(c, lead):
        return False
    inside = c[lead].tag == "VBG" and c[lead].dep in ("xcomp", "pcomp")
    if inside and c.own_subject(lead) is None and not _is_carried_out(c, lead):
        return is_passed_on(c, verb) or _is_occasion(c, verb)
    return True


def _says_only(c: Clauses, verb: int, helpers: set[str]) -> bool:
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


def _lead(c: Clauses, verb: int) -> int:
    """Give the verb whose helpers a verb shares: "so that it can meet *and decide*"."""
    lead = verb
    while c[lead].dep == "conj" and c.child(lead, "aux", *SUBJECTS) is None:
        head = c.head(lead)
        if c[head].tag != c[lead].tag or c[lead].tag not in ("VB", "VBG"):
            break
        lead = head
    return lead


def _is_supposed(c: Clauses, verb: int) -> bool:
    """Say whether something is said only if, or not until; "before he *joked*" he did."""
    marks = {c[i].text.lower() for i in c.children(verb, "mark", "advmod") if i < verb}
    if c[verb].tag == "VBD":
        marks -= words("cues", "preceding")
    return bool(marks & words("cues", "hypothetical"))


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


def is_passed_on(c: Clauses, verb: int) -> bool:
    """Say whether "saying" is what someone is *quoted as saying*."""
    way = c.head(verb)
    return c[way].text.lower() == "as" and c[c.head(way)].lemma in words("cues", "passing")


def _is_occasion(c: Clauses, verb: int) -> bool:
    """Say whether something came of what was said: "was fined *for saying* that …"."""
    way = c.head(verb)
    last = c.last[verb]
    quoted = any(c[i].text in ("“", '"', "``", "''") for i in range(verb, min(len(c), last + 3)))
    said = c[verb].dep == "pcomp" and (quoted or c.child(verb, "ccomp") is not None)
    return (
        said and c[way].text.lower() in words("cues", "occasion") and c[c.head(way)].pos == "VERB"
    )


def _is_carried_out(c: Clauses, verb: int) -> bool:
    """Say whether "to say" is really said: *went on to say*, *was quick to add*."""
    if is_supposed_of(c, verb):
        return True
    raised = c[c.head(verb)].lemma in words("cues", "raising")
    return _venue(c, verb) is not None or (c[verb].dep in ("xcomp", "conj") and raised)


def is_supposed_of(c: Clauses, verb: int) -> bool:
    """Say whether others suppose that someone says or thinks it: "is believed *to think*"."""
    head = c.head(verb)
    raised = c[verb].dep == "xcomp" and c[verb].tag == "VB" and head < verb
    return raised and c[head].tag == "VBN" and c[head].lemma in words("cues", "supposing")


def _venue(c: Clauses, verb: int) -> int | None:
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


# ── who says it? ────────────────────────────────────────────────────────────────


def _speaker(c: Clauses, verb: int, *, passive: bool, hears: bool) -> int | None:
    if passive:
        agent = c.child(verb, "agent")
        return c.child(agent, "pobj") if agent is not None else None
    if c[verb].dep == "pcomp" and is_passed_on(c, verb):
        return c.child(c.head(c.head(verb)), "dobj", "nsubjpass")
    if c[verb].dep == "pcomp" and _is_occasion(c, verb):
        return c.subject(c.head(c.head(verb)))
    if c[verb].dep == "acl" and c[verb].tag == "VBG" and c[verb - 1].text in (",", "”", '"'):
        return _main_subject(c, verb)
    if (letter := _paper_received(c, verb)) is not None:
        return letter
    if c[verb].tag == "VB" and (venue := _venue(c, _lead(c, verb))) is not None:
        return c.subject(venue)
    if is_supposed_of(c, verb):
        return c.child(c.head(verb), "nsubjpass")
    return (
        _speaker_behind(c, verb, hears=hears)
        or _torn_off(c, verb, hears=hears)
        or _by_name(c, verb)
    )


def _by_name(c: Clauses, verb: int) -> int | None:
    """Give the subject; of a thing and a name beside it, the name.

    "With a week until *the vote*, Ada Lind, an aide, called it a farce": the parser joins the two.
    """
    subject = c.subject(verb)
    if subject is None or subject > verb or can_speak(c, subject, c[subject].text, freely=False):
        return subject
    beside = next(c.children(subject, "appos"), None)
    led = c.first[subject] > 0 and c[c.first[subject] - 1].pos == "ADP"
    if not led and c[c.first[subject]].pos != "ADP":
        return subject
    named = beside is not None and subject < beside < verb and c[beside].pos == "PROPN"
    return beside if named else subject


def _paper_received(c: Clauses, verb: int) -> int | None:
    """Find the paper that says it: "They received *a letter* from the bank warning them that …"."""
    if c[verb].tag != "VBG" or c[verb - 1].text in (",", *CLOSING, "—"):
        return None
    papers = words("speakers", "paper")
    if c[verb].dep == "acl":
        # "an email from a clerk of the bank claiming …": the paper that they all belong to.
        noun = c.head(verb)
        while (
            c[noun].lemma not in papers and c[noun].dep == "pobj" and c[c.head(noun)].dep == "prep"
        ):
            noun = c.head(c.head(noun))
        return noun if c[noun].lemma in papers else None
    thing = c.child(c.head(verb), "dobj") if c[verb].dep == "advcl" else None
    return thing if thing is not None and thing < verb and c[thing].lemma in papers else None


def _torn_off(c: Clauses, verb: int, *, hears: bool) -> int | None:
    """Find the subject that the parser takes for part of what stands before it.

    "… came after *the Courier*, citing a guard, reported that …": a verb behind a comma, with
    nothing that joins it to the one before.
    """
    begin = c.verb_group(verb)[0]
    while begin > 0 and c[begin - 1].tag == "RB":
        begin -= 1
    loose = c[verb].dep in ("conj", "ROOT") and c[verb].tag in ("VBD", "VBZ")
    if not loose or c[begin - 1].text != "," or c.own_subject(verb) is not None:
        return None
    if not hears and c.child(verb, "dobj") is not None:
        return None
    if any(c.head(verb) < i < verb for i in c.children(c.head(verb), "cc")):
        return None
    opened = next((i for i in range(begin - 2, 0, -1) if c[i].text == ","), 0)
    return noun_before(c, opened) if opened else None


def noun_before(c: Clauses, edge: int) -> int | None:
    """Give the head of the noun phrase that ends straight before a token, if such a one can speak."""
    noun = edge - 1
    if noun < 0 or c[noun].pos not in ("NOUN", "PROPN"):
        return None
    while c[noun].dep in ("appos", "compound", "nmod") and c.head(noun) < noun:
        above = c.head(noun)
        if c[above].pos not in ("NOUN", "PROPN") or any(
            c[i].pos == "PUNCT" for i in range(above, noun)
        ):
            break
        noun = above
    return noun if can_speak(c, noun, c[noun].text, freely=False) else None


def _teller(c: Clauses, verb: int) -> int | None:
    """Find from whom something was learned: "the Courier has learned *from court sources*"."""
    way = next((i for i in c.children(verb, "prep") if c[i].text.lower() == "from"), None)
    held = c.child(way, "pobj") if way is not None else None
    return held if held is not None and can_speak(c, held, c[held].text, freely=False) else None


def _speaker_behind(c: Clauses, verb: int, *, hears: bool) -> int | None:
    """Find the speaker whom the parser takes for the object: “…,” *added the doctor*.

    Without quotation marks only in a headline's present: "Bus was too full, *say passengers*";
    in "They shut the gate, warned passengers" these are the hearers.
    """
    thing = c.child(verb, "dobj")
    if thing is None or thing < verb or c[thing].pos == "PRON" or verb == 0:
        return None
    if not hears and c[verb - 1].text == "," and _is_outlet(c, thing, verb):
        return thing  # "…, reported the BBC"
    comma = c[verb - 1].text == ","
    headline = comma and c[verb].tag == "VBP" and c[len(c) - 1].text != "."
    # "…, recalled a survivor" has no hearer, as "…, warned passengers" may.
    pointed = headline or (comma and not hears and c[verb].dep == "ROOT")
    pointed = pointed or (c[verb - 1].text in CLOSING and c[verb].tag in FINITE)
    if not pointed or c.own_subject(verb) is not None or c.first[thing] != verb + 1:
        return None
    after = c.last[thing] + 1
    ends = after == len(c) or c[after].pos == "PUNCT"
    return thing if ends and can_speak(c, thing, c[thing].text, freely=False) else None


def _is_outlet(c: Clauses, thing: int, verb: int) -> bool:
    """Say whether an outlet, and nothing else, ends the sentence behind a verb."""
    begin, last = c.first[thing], c.last[thing]
    name = known(" ".join(c[i].text for i in range(begin, last + 1)))
    outlet = name is not None and name.type == "OUTLET"
    return outlet and begin == verb + 1 and (last + 1 == len(c) or c[last + 1].text == ".")


def _name_behind_marks(c: Clauses, verb: int) -> int | None:
    """Find the name the parser joins to the quotation before it: “…,” *Rehn*, a skipper, *said*."""
    near = range(verb - 1, max(-1, verb - 1 - APPOSED), -1)
    mark = next((i for i in near if c[i].text in CLOSING), verb)
    between = range(mark + 1, verb)
    if not between or c[verb].tag not in FINITE or any(c[i].tag in FINITE for i in between):
        return None
    name = mark
    while name + 1 < verb and c[name + 1].pos == "PROPN":
        name += 1
    alone = name + 1 == verb or c[name + 1].text == ","
    return name if name > mark and alone else None


def _trails(c: Clauses, verb: int) -> bool:
    """Say whether a participle hangs on a clause, so that its subject is only guessed at."""
    return c[verb].tag == "VBG" and c[verb].dep != "acl" and c.own_subject(verb) is None


def _is_plausible(c: Clauses, speaker: int) -> bool:
    """Say whether a participle's subject can have said it: not "the dam", in "closed, *adding*"."""
    return can_speak(c, speaker, c[speaker].text, freely=False)


def _outside_dashes(c: Clauses, verb: int) -> int | None:
    """Find the subject of what goes on behind dashes: "Fans marched — where the club plays — *chanting*"."""
    close = c.first[verb] - 1
    if not _trails(c, verb) or close < 1 or c[close].text not in _DASHES:
        return None
    opened = next((i for i in range(close - 1, 0, -1) if c[i].text in _DASHES), None)
    if opened is None or not opened < c.head(verb) < close:
        return None
    outer = next((i for i in range(opened - 1, -1, -1) if c[i].pos == "VERB"), None)
    return None if outer is None else c.subject(outer)


def _adds(c: Clauses, verb: int, cue: Cue) -> bool:
    """Say whether a participle goes on with a report: "Lind said the yard grew, *adding* that …"."""
    return _trails(c, verb) and cue.word in words("cues", "adding") and c[verb - 1].text == ","


def _is_told(c: Clauses, subject: int) -> bool:
    """Say whether a subject is that of a reported clause: "Lind said *the yard* grew"."""
    clause = c.head(subject)
    return c[clause].dep == "ccomp" and c[c.head(clause)].lemma in reporting_verbs()


def _main_subject(c: Clauses, verb: int) -> int | None:
    """Find the subject of the clause that a trailing participle hangs in."""
    index = c.head(verb)
    for _ in range(len(c)):
        if c[index].pos in ("VERB", "AUX") and c[index].dep not in ("acl", "relcl"):
            return c.subject(index)
        if c.head(index) == index:
            return None
        index = c.head(index)
    return None


def _is_quoted_away(passage: Passage, c: Clauses, speaker: int, verb: int) -> bool:
    """Say whether a subject stands in a quotation that its verb does not stand in."""
    return (
        passage.quote_at(c[speaker].start) is not None and passage.quote_at(c[verb].start) is None
    )


def description_before(c: Clauses, first: int) -> int | None:
    """Give where somebody's description before the name begins: "…, *an expert on ice*, Ada Lind said"."""
    if first < 2 or c[first].pos != "PROPN" or c[first - 1].text != ",":
        return None
    begin = next((i for i in range(first - 2, max(0, first - APPOSED), -1) if c[i].text == ","), 0)
    inside = range(begin + 1, first - 1)
    if not begin or not inside or c[begin + 1].text.lower() not in ("a", "an", "the"):
        return None
    if any(c[i].tag in FINITE for i in inside):
        return None
    head = next((i for i in inside if c[i].pos == "NOUN" and c.head(i) not in inside), None)
    person = head is not None and c[head].lemma in words("speakers", "person")
    return begin + 1 if person else None


def _speaker_before(passage: Passage, c: Clauses, verb: int) -> int | None:
    """Find who spoke last before a verb, outside quotation marks: “We left,” she said, *adding* …."""
    for i in range(verb - 1, -1, -1):
        if c[i].pos == "VERB" and c[i].lemma in reporting_verbs():
            subject = c.own_subject(i)
            if subject is None and (venue := _venue(c, i)) is not None:
                subject = c.subject(venue)
            if subject is None or passage.quote_at(c[subject].start) is not None:
                continue
            if not _is_told(c, subject) or can_speak(c, subject, c[subject].text, freely=False):
                return subject
    return None


def _is_a_name(c: Clauses, index: int) -> bool:
    """Say whether a tagger took a name for a noun: "*Lind* has called it a hoax", with no article.

    The first word of a sentence has a capital in any case: then no common word may be it.
    """
    token = c[index]
    if index == 0 and rank(token.text.lower()) < UNLISTED:
        return False
    return (
        token.tag == "NN"
        and token.text.istitle()
        and c.child(index, "det", "amod", "compound", "poss", "nummod") is None
    )


def can_speak(c: Clauses, speaker: int, held: str, *, freely: bool) -> bool:
    """Say whether a subject names someone or something that a newspaper can quote.

    `freely`, anything may speak that is not nobody; otherwise only persons, bodies and papers.
    """
    nobody = held.lower() in words("cues", "nobody") or f"{held.lower()} ".startswith(_NONE)
    if nobody or c[speaker].dep == "expl":
        return False
    token = c[speaker]
    if freely or token.pos != "NOUN" or _is_a_name(c, speaker):
        return True
    acts = bool(_AGENT.search(token.lemma)) and token.lemma not in words("speakers", "thing")
    return acts or any(token.lemma in words("speakers", kind) for kind in _KINDS)
