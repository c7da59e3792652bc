"""Who says what a verb reports: its subject, or who stands elsewhere; and who can speak at all."""

from __future__ import annotations

import re

from variorum.lexicon import words
from variorum.lexicon.commonness import UNLISTED, rank
from variorum.lexicon.gazetteer import known
from variorum.reading.byways import is_occasion, is_passed_on, is_supposed_of, lead_of, venue
from variorum.reading.clauses import Clauses
from variorum.reading.cues import Cue, reporting_verbs
from variorum.reading.passages import Passage

# Endings of those who act: speaker, investigator, economist, politician.
_AGENT = re.compile(r"(?:[^aeiou]er|or|ist|ian|ant|man|woman|person|people|ee)$")
# "Not many expected it", "few believe it": nobody is told to say so.
_NONE = ("no ", "not ", "few ")
_KINDS = ("person", "body", "paper")
_DASHES = frozenset({"-", "--", "–", "—"})
CLOSING = frozenset({"”", '"', "’", "''", "'"})
# So many words may stand between a quotation and its verb: a name, and what it is called.
APPOSED = 20
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def sayer(passage: Passage, c: Clauses, verb: int, cue: Cue, *, passive: bool) -> int | None:
    """Find who says what a reporting verb reports, or nobody."""
    speaker = _subject(c, verb, passive=passive, hears=cue.hears)
    if speaker is not None and _is_quoted_away(passage, c, speaker, verb):
        speaker = _speaker_before(passage, c, verb)
    if speaker is None and not passive:
        speaker = _name_behind_marks(c, verb)
    if cue.word == "learn" and (teller := _teller(c, verb)) is not None:
        speaker = teller
    if speaker is None or is_passed_on(c, verb):
        return speaker
    if (outer := _outside_dashes(c, verb)) is not None:
        return outer
    if _trails(c, verb) and not _is_plausible(c, speaker):
        return _speaker_before(passage, c, verb)
    if _adds(c, verb, cue) and _is_told(c, speaker):
        return _speaker_before(passage, c, verb) or speaker
    return speaker


def _subject(c: Clauses, verb: int, *, passive: bool, hears: bool) -> int | None:
    if passive:
        agent = c.child(verb, "agent")
        return c.child(agent, "pobj") if agent is not None else None
    if c[verb].dep == "pcomp" and is_passed_on(c, verb):
        return c.child(c.head(c.head(verb)), "dobj", "nsubjpass")
    if c[verb].dep == "pcomp" and is_occasion(c, verb):
        return c.subject(c.head(c.head(verb)))
    if c[verb].dep == "acl" and c[verb].tag == "VBG" and c[verb - 1].text in (",", "”", '"'):
        return _main_subject(c, verb)
    if (letter := _paper_received(c, verb)) is not None:
        return letter
    if c[verb].tag == "VB" and (place := venue(c, lead_of(c, verb))) is not None:
        return c.subject(place)
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
            if subject is None and (place := venue(c, i)) is not None:
                subject = c.subject(place)
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
    if token.lemma in words("speakers", "share"):  # "a majority *of voters*"
        of = next((i for i in c.children(speaker, "prep") if c[i].text == "of"), None)
        whom = c.child(of, "pobj") if of is not None else None
        if whom is not None:
            return can_speak(c, whom, c[whom].text, freely=False)
    acts = bool(_AGENT.search(token.lemma)) and token.lemma not in words("speakers", "thing")
    return acts or any(token.lemma in words("speakers", kind) for kind in _KINDS)
