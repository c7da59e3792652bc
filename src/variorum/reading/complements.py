"""What a verb reports, by the shape of the sentence: the clause, the object, the infinitive.

Stretches are given as the indices of their first and last token, content as spans.
"""

from __future__ import annotations

from variorum.lexicon import words
from variorum.model import Span
from variorum.reading.boundaries import (
    before_comment,
    before_next_subject,
    before_next_voice,
    reach,
)
from variorum.reading.byways import is_passed_on
from variorum.reading.clauses import SUBJECTS, Clauses
from variorum.reading.cues import reporting_verbs
from variorum.reading.sayers import CLOSING, FINITE, can_speak, description_before
from variorum.reading.sayings import Saying
from variorum.reading.things import before_it, is_asked, reported_thing

# "that" as the parser labels it where it opens a clause.
_THAT = ("mark", "advmod", "det")
# How many words may stand between a verb and the "that" of its clause: "in the small hours of Monday".
# Swept 5 to 20 on PolNeAR, all alike.
THAT_WITHIN = 10


def reported(saying: Saying) -> tuple[tuple[Span, ...], str]:
    """Give what a verb reports in the writer's own words, and the name of the rule that found it."""
    c, takes = saying.c, saying.cue.takes
    if saying.inverted:
        fronted = clause_before(saying) if saying.speaks else None
        return _held(saying, fronted), "fronted"
    things = bool(takes & {"object", "complement"})
    if saying.passive and (raised := _raised(saying) or _charged(saying)):
        return raised, "passive"
    if saying.passive:
        return _held(saying, _passive_content(saying)), "passive"
    if (led := _after_preposition(saying, adjacent=True)) is not None:
        return _held(saying, led), "preposition"
    if things and (thing := reported_thing(saying, first=True)) is not None:
        pointed = before_it(saying, thing[0]) if thing[0] == thing[1] else None
        return (_held(saying, thing), "object") if pointed is None else (pointed, "taken up")
    if "clause" in takes and (clause := clause_after(saying)) is not None:
        return (*_held(saying, _parted(saying, clause[0])), *_held(saying, clause)), "clause"
    if saying.speaks and (fronted := clause_before(saying)) is not None:
        return (*_held(saying, fronted), *_resumed(saying)), "fronted"
    if things and (thing := reported_thing(saying, first=False)) is not None:
        return _held(saying, thing), "object"
    if "clause" in takes and (way := _way(saying)) is not None:
        return _held(saying, (c.first[way], c.last[way])), "infinitive"
    if "to" in takes and (wish := _wish(saying)) is not None:
        return _held(saying, (c.first[wish], c.last[wish])), "infinitive"
    if (led := _after_preposition(saying, adjacent=False)) is not None:
        return _held(saying, led), "preposition"
    if "clause" in takes and (rest := _rest(saying)) is not None:
        return _held(saying, rest), "rest"
    return (), ""


def _wish(saying: Saying) -> int | None:
    """Give the infinitive that says what is promised, or what somebody is told to do."""
    c = saying.c
    wish = c.child(saying.verb, "xcomp")
    if wish is not None and c[wish].lemma in words("cues", "unnamed"):
        return None
    if wish is not None or not saying.cue.hears:
        return wish
    told = c.child(saying.verb, "dobj")
    wishes = (i for i in c.children(saying.verb, "advcl") if told is not None and told < i)
    return next((i for i in wishes if any(c[k].tag == "TO" for k in c.children(i, "aux"))), None)


def _way(saying: Saying) -> int | None:
    """Give the infinitive that asks or tells how: "discussed *how to share the water*"."""
    c = saying.c
    ways = (i for i in c.children(saying.verb, "xcomp") if i > saying.verb)
    return next((i for i in ways if c[c.first[i]].text.lower() in ("how", "whether")), None)


def _held(saying: Saying, tokens: tuple[int, int] | None) -> tuple[Span, ...]:
    """Turn a stretch of tokens into content, up to where another voice begins."""
    if tokens is None or tokens[0] > tokens[1]:
        return ()
    first, last = tokens
    if first == last and saying.c[first].tag == "PRP":
        return ()
    if first < last and _is_conjunction(saying.c, first):
        first += 1
    if first > saying.verb:
        last = before_next_voice(saying, first, last)
        last = before_comment(saying, first, last)
        last = before_next_subject(saying.c, first, last)
    span = saying.passage.content(
        saying.c[first].start, saying.c[last].end, cue=saying.c[saying.verb].start
    )
    if span is None or span.exact.lower() in words("cues", "idle"):
        return ()
    return (span,)


def _is_conjunction(c: Clauses, that: int) -> bool:
    """Say whether a "that" only joins on what follows: not "said *that would* be late"."""
    joins = c[that].text.lower() == "that" and c[that].tag != "DT"
    return joins and c[that + 1].tag not in FINITE


def clause_after(saying: Saying) -> tuple[int, int] | None:
    """Give the clause that follows the verb: "said *the pier was safe*"."""
    c, verb = saying.c, saying.verb
    if saying.cue.word == "make":
        return _after_that(saying)
    clause = next((i for i in c.children(verb, "ccomp", "xcomp") if _is_clause(saying, i)), None)
    if clause is None:
        return _after_time(saying)
    first = _with_subject(saying, clause, max(c.first[clause], saying.group[1] + 1))
    first = _with_two_subjects(saying, first)
    if _is_torn(saying, first):
        return None
    first = _behind_day(saying, _at_that(saying, clause, first))
    that = c[first].text.lower() == "that" and c[first].dep == "mark"
    return first + that, max(c.last[clause], reach(saying))


def _parted(saying: Saying, first: int) -> tuple[int, int] | None:
    """Give the subject that an attribution parts from its verb: "*The talks*, officials said, had failed"."""
    c, begin = saying.c, begins(saying)
    if begin < 2 or c[begin - 1].text != "," or c[first].tag not in FINITE:
        return None
    nominal = c[0].pos in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ")
    bare = not any(c[i].pos in ("VERB", "AUX") or c[i].text == "," for i in range(begin - 1))
    return (0, begin - 2) if nominal and bare and c[first - 1].text == "," else None


def _after_time(saying: Saying) -> tuple[int, int] | None:
    """Give a clause that the parser makes part of when it was said: "said after the vote *he would go*"."""
    c = saying.c
    for clause in c.children(saying.verb, "advcl") if saying.cue.word == "say" else ():
        subject = c.own_subject(clause)
        if subject is None or not saying.verb < subject < clause or c[clause - 1].tag == "TO":
            continue
        when = c.child(clause, "prep")
        opens = when is not None and when == saying.group[1] + 1 and c.last[when] < c.first[subject]
        if opens and c.child(clause, "mark") is None and c[c.first[subject] - 1].text != ",":
            return c.first[subject], max(c.last[clause], reach(saying))
    return None


def _is_clause(saying: Saying, index: int) -> bool:
    """Say whether a complement behind the verb is a clause with a subject of its own."""
    c = saying.c
    own = c[index].dep == "ccomp" or c.child(index, *SUBJECTS) is not None
    return index > saying.verb and own


def _with_subject(saying: Saying, clause: int, first: int) -> int:
    """Draw in what only looks like the hearer: "warned *the toll* “may well rise”"."""
    c = saying.c
    told = c.child(saying.verb, "dobj")
    opening = next((i for i in range(first, clause + 1) if c[i].dep != "punct"), first)
    bare = saying.cue.hears and told is not None and c[opening].tag in FINITE
    return min(first, c.first[told]) if bare and told is not None else first


def _at_that(saying: Saying, clause: int, first: int) -> int:
    """Begin at the "that" where only a time stands before it: "told us *earlier that* the …"."""
    c, mark = saying.c, saying.c.child(clause, "mark")
    if mark is None or not first < mark <= first + 4 or c[mark].text.lower() != "that":
        return first
    when = all(
        c[i].pos in ("ADV", "ADJ", "NOUN", "PROPN", "DET", "ADP") for i in range(first, mark)
    )
    return mark if when and c[first].pos == "ADV" else first


def _behind_day(saying: Saying, first: int) -> int:
    """Leave out the day on which it was said: "said *on Friday* they had found it"."""
    c = saying.c
    if first != saying.group[1] + 1 or first + 2 >= len(c) or c[first].text != "on":
        return first
    day = c[first + 1].text.lower() in words("cues", "day")
    opens = c[first + 2].pos in ("DET", "PRON", "PROPN", "NOUN") or c[first + 2].text == "that"
    return first + 2 if day and opens else first


def _with_two_subjects(saying: Saying, first: int) -> int:
    """Draw in the subjects of a clause that the parser hangs on the verb: "said *he and Lind* would go"."""
    c, begin = saying.c, saying.group[1] + 1
    between = range(begin, first)
    if c[first].tag not in FINITE or not between or saying.cue.hears:
        return first
    if saying.speaker is None or saying.speaker > saying.verb:
        return first
    joined = any(c[i].dep == "cc" for i in between) and all(c[i].tag not in FINITE for i in between)
    opens = c[begin].pos in ("PRON", "DET", "PROPN", "NOUN")
    return begin if joined and opens else first


def _is_torn(saying: Saying, first: int) -> bool:
    """Say whether a clause without a subject is none: "an adult found guilty *could be jailed*"."""
    c, token = saying.c, saying.c[saying.verb]
    related = token.dep in ("relcl", "pcomp", "csubj") or token.tag == "VBZ" or token.lemma == "say"
    return c[first].tag in FINITE and not related


def _after_that(saying: Saying) -> tuple[int, int] | None:
    """Give what follows *that* or *how*: "made it clear *that …*"."""
    marks = ("that", "how", "why", "whether")
    for i in range(saying.group[1] + 1, min(len(saying.c) - 1, saying.group[1] + 6)):
        if saying.c[i].text.lower() in marks:
            return i + (saying.c[i].text.lower() == "that"), max(i + 1, reach(saying))
    return None


def clause_before(saying: Saying) -> tuple[int, int] | None:
    """Give the clause that stands before its attribution: "The dam held, engineers said"."""
    c, begin = saying.c, begins(saying)
    edge = begin - 1
    while edge > 0 and c[edge].text in CLOSING:
        edge -= 1
    if edge < 1 or c[edge].text not in (",", "—", "–", "-"):
        return None
    clause = next((i for i in c.children(saying.verb, "ccomp") if i < saying.verb), None)
    if clause is None and c[saying.verb].dep != "parataxis" and not saying.inverted:
        return None
    first = 0 if clause is None or not _other_before(saying, c.first[clause]) else c.first[clause]
    if c[first].text.lower() in words("cues", "connecting") and first < begin - 1:
        first += 1
    return first, begin - 1


def _other_before(saying: Saying, index: int) -> bool:
    """Say whether someone else is reported before a token."""
    return any(
        saying.c[i].pos == "VERB"
        and saying.c[i].lemma in reporting_verbs()
        and saying.c.own_subject(i) is not None
        for i in range(index)
    )


def begins(saying: Saying) -> int:
    """Give the first token of the attribution itself: its subject, or the verb."""
    begin, who = saying.group[0], saying.speaker
    if who is not None and is_passed_on(saying.c, saying.verb):
        return min(begin, saying.c.phrase(who)[0])
    if who is not None and who > saying.verb:
        who = saying.c.own_subject(saying.verb)  # "*the Courier* has learned from her"
    if who is None or who > saying.verb:
        return begin
    first, last = saying.c.phrase(who)
    first = saying.c.behind_marks(_outside_marks(saying, first, who))
    described = description_before(saying.c, first)
    first = first if described is None else described
    told = any(
        saying.c[i].tag in FINITE and saying.c[i].dep != "relcl" for i in range(last + 1, begin)
    )
    return first if last <= begin and not told else begin


def _outside_marks(saying: Saying, first: int, who: int) -> int:
    """Begin a name behind the quotation whose last words the parser hangs on it."""
    quote = saying.passage.quote_at(saying.c[first].start)
    if quote is None or quote.span.end > saying.c[who].start:
        return first
    return next(i for i in range(first, len(saying.c)) if saying.c[i].start >= quote.span.end)


def _resumed(saying: Saying) -> tuple[Span, ...]:
    """Give the rest of a clause that its attribution splits: "The plan, he said, *was a mistake*"."""
    c = saying.c
    first = c.last[saying.verb] + 1
    if c[saying.verb].dep != "parataxis" or first >= len(c):
        return ()
    if "," not in (c[first - 1].text, c[first].text) or _credits_all(saying, first):
        return ()
    span = saying.passage.content(c[first].start, c.sentence.end, cue=c[saying.verb].start)
    return (span,) if span is not None else ()


def _credits_all(saying: Saying, first: int) -> bool:
    """Say whether what follows only tells who passed it on: "…, he said, *the Courier reported*"."""
    c, last = saying.c, len(saying.c) - 1
    while last > first and c[last].pos == "PUNCT":
        last -= 1
    return c[last].pos == "VERB" and c[last].lemma in reporting_verbs()


def _after_preposition(saying: Saying, *, adjacent: bool) -> tuple[int, int] | None:
    """Give what a preposition leads to: "warned *of floods*", "called for *him to resign*"."""
    c, following = saying.c, saying.group[1] + 1
    if adjacent and following < len(c) and c.head(following) != saying.verb:
        # "called *for* the road to be shut": the parser hangs "for" on the clause.
        marks = c[following].dep == "mark" and c[following].text.lower() in saying.cue.takes
        last = c.last[c.head(following)]
        return (following + 1, last) if marks and following < last else None
    for i in c.children(saying.verb, "prep", "mark", "aux", "agent"):
        if i > saying.verb and (i == following) == adjacent and _leads(saying, i):
            if _is_hearer(saying, i):
                continue
            if saying.cue.word == "call" and not adjacent:
                continue  # "called a meeting *for Sunday*"
            return i + 1, max(c.last[i], _wished_of(c, saying.verb, i) if adjacent else 0)
    return None


def _wished_of(c: Clauses, verb: int, preposition: int) -> int:
    """Give the last token of what somebody is to do: "called on Norway *to wait*"; 0 for nothing."""
    wishes = (i for i in c.children(verb, "xcomp", "advcl") if i > preposition)
    told = (i for i in wishes if any(c[k].tag == "TO" for k in c.kids[i]))
    return max((c.last[i] for i in told), default=0)


def _is_hearer(saying: Saying, preposition: int) -> bool:
    """Say whether a preposition leads to who was told: "admitted *to* a court that he lied"."""
    c, held = saying.c, saying.c.child(preposition, "pobj")
    if held is None or "clause" not in saying.cue.takes or held + 1 >= len(c):
        return False
    hears = can_speak(c, held, c[held].text, freely=False)
    paper = c[held].lemma in words("speakers", "paper")
    return hears and not paper and _opens_clause(c, held + 1)


def _opens_clause(c: Clauses, that: int) -> bool:
    """Say whether a "that" opens a clause with a subject of its own."""
    subject = c.own_subject(c.head(that))
    return c[that].text.lower() == "that" and subject is not None and subject > that


def _leads(saying: Saying, preposition: int) -> bool:
    """Say whether a preposition leads to what is said, and not to a day: "called *on Friday*"."""
    c = saying.c
    word = c[preposition].text.lower()
    particle = c.child(saying.verb, "prt")
    # "spoke *out on* the matter", but "spoke on the stairs".
    takes = word in saying.cue.takes or (
        particle is not None and f"{c[particle].text.lower()} {word}" in saying.cue.takes
    )
    if not takes or preposition == c.last[preposition]:
        return False
    if word == "by" and c.child(preposition, "pobj") is None:
        return False
    if word == "to" and (c[preposition].dep != "prep" or preposition != saying.group[1] + 1):
        return False
    return c[preposition + 1].text.lower() not in words("cues", "day")


def _rest(saying: Saying) -> tuple[int, int] | None:
    """Give what follows a verb that the parser has torn from its clause."""
    c, first, last = saying.c, saying.group[1] + 1, reach(saying)
    if saying.speaker is None or saying.speaker > saying.verb or first >= last:
        return None
    if (begin := _after_circumstance(saying)) is not None:
        return begin, last
    if saying.cue.hears:
        # "told his team after the game": whom, and when, but not what.
        that = next((i for i in range(first, last) if c[i].text.lower() == "that"), None)
        clause = _after_hearer(saying) if that is None else that + 1
        return (clause, last) if clause is not None and clause < last else None
    # "wrote in the small hours *that* …": the word tells where the clause begins.
    near = range(first, min(last, first + THAT_WITHIN))
    that = next((i for i in near if c[i].text.lower() == "that" and c[i].dep in _THAT), None)
    if that is not None and c[that - 1].dep == "cc":
        return None  # "said the guard apologized *and that* he had gone": said, too
    if that is not None and c[that].tag == "IN":
        first = that + 1
        return (
            (first, last) if any(c[i].pos in ("VERB", "AUX") for i in range(first, last)) else None
        )
    first = first if that is None else that + 1
    if c[first].text.lower() in ("him", "her", "them", "me", "us"):
        return None
    opens = c[first].pos in ("DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ")
    finite = any(
        c[i].tag in FINITE and not _is_aside(saying, i) for i in range(first + 1, last + 1)
    )
    sure = c.own_subject(saying.verb) is not None or c[saying.verb].tag == "VBG"
    return (first, last) if opens and finite and sure else None


def _after_circumstance(saying: Saying) -> int | None:
    """Find a clause that the parser hangs on when or where: "said for the first time *that he* …"."""
    c = saying.c
    for way in c.children(saying.verb, "prep") if "clause" in saying.cue.takes else ():
        held = c.child(way, "pobj")
        clause = c.child(held, "relcl", "acl") if held is not None and way > saying.verb else None
        if held is None or clause is None:
            continue
        if c.first[clause] == held + 1 and _opens_clause(c, held + 1):
            return held + 2
    return None


def _after_hearer(saying: Saying) -> int | None:
    """Find a clause that the parser hangs on who was told: "told the Courier *she had rung him*"."""
    c = saying.c
    told = c.child(saying.verb, "dobj", "dative")
    clause = c.child(told, "relcl") if told is not None and c[told].pos == "PROPN" else None
    subject = c.own_subject(clause) if clause is not None else None
    bare = subject is not None and c[subject].tag not in ("WP", "WDT")
    return c.first[subject] if bare and subject is not None else None


def _is_aside(saying: Saying, index: int) -> bool:
    """Say whether a finite verb only tells more of a noun: "posted a clip *that had aired*"."""
    c = saying.c
    verb = c.head(index) if c[index].dep in ("aux", "auxpass") else index
    return c[verb].dep in ("relcl", "acl", "advcl")


def _raised(saying: Saying) -> tuple[Span, ...]:
    """Give what someone or something is said *to be*: "*The line* is expected *to reopen in May*"."""
    c = saying.c
    thing, wish = c.child(saying.verb, "nsubjpass"), c.child(saying.verb, "xcomp")
    told = saying.cue.hears or saying.cue.act != "statement" or "clause" not in saying.cue.takes
    if thing is None or wish is None or told or c[c.first[wish]].text.lower() != "to":
        return ()
    if c[thing].tag in ("WP", "WDT") or thing > saying.verb:
        return _held(saying, (c.first[wish], c.last[wish]))
    return (
        *_held(saying, c.phrase(thing)),
        *_held(saying, (c.first[wish], c.last[wish])),
    )


def _charged(saying: Saying) -> tuple[Span, ...]:
    """Give what someone is accused of by another: "*Lind* was accused by the firm *of hiding it*"."""
    c, thing = saying.c, saying.c.child(saying.verb, "nsubjpass")
    if thing is None or thing > saying.verb or saying.speaker is None or saying.cue.hears:
        return ()
    ways = (*c.children(saying.verb, "prep"), *c.children(saying.speaker, "prep"))
    way = next((i for i in ways if i > saying.verb and c.child(i, "pcomp") is not None), None)
    if way is None or c[thing].tag in ("WP", "WDT"):
        return ()
    return *_held(saying, c.phrase(thing)), *_held(saying, (way, c.last[way]))


def _passive_content(saying: Saying) -> tuple[int, int] | None:
    if (clause := clause_after(saying)) is not None:
        return clause
    for i in saying.c.children(saying.verb, "prep", "oprd") if saying.speaker is not None else ():
        if i > saying.verb and (saying.c[i].dep == "oprd" or saying.c[i].text.lower() == "as"):
            return saying.c.first[i], saying.c.last[i]
    if saying.cue.hears:
        return _told_of(saying)
    thing = saying.c.child(saying.verb, "nsubjpass")
    if thing is None or saying.speaker is None or saying.c[thing].tag in ("WP", "WDT", "PRP"):
        return None
    if is_asked(saying, thing):
        return None
    return saying.c.phrase(thing)


def _told_of(saying: Saying) -> tuple[int, int] | None:
    """Give what somebody was told of: "was informed *of the leak* by the firm"."""
    c = saying.c
    for i in c.children(saying.verb, "prep") if saying.speaker is not None else ():
        if i > saying.verb and _leads(saying, i):
            return i + 1, c.last[i]
    return None
