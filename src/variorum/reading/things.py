"""What a verb reports as a thing, with what is said of it: "called *the ruling a disgrace*".

Stretches are given as the indices of their first and last token, content as spans.
"""

from __future__ import annotations

from variorum.lexicon import words
from variorum.model import Span
from variorum.reading.clauses import Clauses
from variorum.reading.sayers import can_speak
from variorum.reading.sayings import Saying


def reported_thing(saying: Saying, *, first: bool) -> tuple[int, int] | None:
    """Give the object with what is said of it: "called *the ruling a disgrace*".

    With `first`, only an object that comes before any clause and is not the hearer.
    """
    c = saying.c
    parts = [i for i in c.kids[saying.verb] if i > saying.verb and _is_part(saying, i)]
    kinds = {c[i].dep for i in parts}
    # "…, which the firm called *a mistake*": the thing itself stands before.
    related = any(c[i].dep == "dobj" and i < saying.verb for i in c.kids[saying.verb])
    if not kinds & {"dobj", "ccomp", "oprd", "xcomp"} and not (related and parts):
        return None
    if first and (c[parts[0]].dep != "dobj" or saying.cue.hears):
        return None
    if is_asked(saying, parts[0]) or _lacks_its_word(saying) or _is_shown_by_hand(saying):
        return None
    start, end = c.first[parts[0]], _unbroken(saying, c.last[parts[-1]])
    if "complement" in saying.cue.takes and not related:
        quote = saying.passage.quote_after(c[parts[0]].start)
        coloured = quote is not None and quote.span.start < c[end].end
        named = any(c[i].dep == "oprd" and c[i].pos == "PROPN" for i in parts) and not coloured
        # "called the firm Penn Light": by its name, or by telephone.
        # "consider *the bridge unsafe*": the parser takes the judgement for the thing.
        judged = c[parts[0]].pos == "ADJ"
        if named or not (coloured or judged or kinds & {"ccomp", "oprd", "xcomp"}):
            return None
    return start, end


def is_asked(saying: Saying, thing: int) -> bool:
    """Say whether somebody is asked, or sent away, and nothing said: "questioned *the driver*"."""
    c = saying.c
    someone = c[thing].pos in ("PROPN", "PRON") or can_speak(c, thing, "", freely=False)
    # "dismissed the minister" is a deed; "dismissed him as a clown" is a word.
    sent_off = saying.cue.word == "dismiss" and not any(
        c[i].text.lower() == "as" for i in c.kids[saying.verb]
    )
    sent_off = sent_off and c[thing].text.lower() not in ("it", "this", "that", "these", "those")
    # "rejected 70 applicants" is a deed, too.
    sent_off = sent_off or (saying.cue.word in ("reject", "dismiss") and _are_counted(c, thing))
    return someone and (sent_off or saying.cue.act == "question")


def _are_counted(c: Clauses, thing: int) -> bool:
    return c.child(thing, "nummod") is not None


def _is_shown_by_hand(saying: Saying) -> bool:
    """Say whether somebody shows a thing: "*he* showed his pass", but "*polls* show a close race"."""
    if saying.cue.word != "show":
        return False
    who = saying.speaker
    return who is None or saying.c[who].lemma not in words("cues", "surveying")


def _lacks_its_word(saying: Saying) -> bool:
    """Say whether a noun phrase is not what is said: "put a probe into orbit", but "put the toll *at* 9"."""
    c, needed = saying.c, saying.cue.with_object
    if not needed:
        return False
    thing = c.child(saying.verb, "dobj")
    if saying.cue.word == "put" and any(c[i].tag in ("JJR", "RBR") for i in c.kids[saying.verb]):
        return False  # "put the figure *higher*"
    near = [*c.kids[saying.verb], *(c.kids[thing] if thing is not None else ())]
    found = [i for i in near if c[i].text.lower() in needed]
    # "named the man as *Karl Berg*"; "named Berg as minister" gives an office, not a name.
    named = saying.cue.word == "name"
    return not any(not named or _names(c, i) for i in found)


def _names(c: Clauses, preposition: int) -> bool:
    held = c.child(preposition, "pobj")
    return held is not None and c[held].pos == "PROPN"


def _unbroken(saying: Saying, last: int) -> int:
    """Carry an object on through a clause the parser tore off: "cited remarks *he had made*"."""
    c, following = saying.c, last + 1
    if following < len(c) and c[last].pos == "NUM" and c[following].tag == "VBN":
        return following  # "reported 28 *wounded*"
    if following >= len(c) or c[following].pos not in ("PROPN", "PRON", "DET"):
        return last
    top = c.top(following)
    return last if top == c.top(saying.verb) else c.last[top]


def before_it(saying: Saying, thing: int) -> tuple[Span, ...] | None:
    """Give the sentence before, when "it" is what was reported: "The agency reported *it*"."""
    if saying.c[thing].text.lower() not in ("it", "this", "that", "so"):
        return None
    if saying.c[saying.verb].dep == "advcl":
        return ()  # "it was late, though they dispute *that*": what stands before in the sentence
    before = saying.passage.clauses_before(saying.c.sentence.start)
    if before is None:
        return ()
    span = saying.passage.content(
        before.sentence.start, before.sentence.end, cue=saying.c[saying.verb].start
    )
    return (span,) if span is not None else ()


def _is_part(saying: Saying, index: int) -> bool:
    token = saying.c[index]
    joined = (
        token.dep == "conj" and token.pos == "NOUN"
    )  # "described a squall and *passengers* fighting"
    return (
        joined
        or (token.dep == "advcl" and token.pos == "ADJ" and _is_as(saying, index))
        or token.dep in ("dobj", "oprd", "ccomp", "xcomp")
        or (
            token.dep == "prep"
            and (
                token.text.lower() in words("cues", "linking")
                or token.text.lower() in saying.cue.with_object
            )
        )
    )


def _is_as(saying: Saying, index: int) -> bool:
    """Say whether "as" leads a judgement: "described him *as quiet*"."""
    return saying.c[saying.c.first[index]].text.lower() == "as"
