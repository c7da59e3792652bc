"""What is credited without a reporting verb: by prepositions, nouns, adjectives and adverbs.

*According to* someone, in someone's *eyes*; a *warning* that, *fears* that; *reportedly*.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.lexicon import words
from variorum.model import Span, Voice
from variorum.reading.boundaries import before_other_voice
from variorum.reading.clauses import SUBJECTS, Clauses
from variorum.reading.cues import Cue, reporting_adjectives, reporting_nouns, reporting_verbs
from variorum.reading.layouts import voice_by_layout
from variorum.reading.passages import Passage
from variorum.reading.sayers import FINITE, can_speak

_COPULAS = frozenset({"be", "feel", "remain"})


def voices_by_credit(passage: Passage) -> Iterator[Voice]:
    """Yield what a paragraph credits to someone without a reporting verb."""
    layout = voice_by_layout(passage)
    if layout is not None:
        yield layout
        return
    for c in passage.clauses:
        yield from _by_prepositions(passage, c)
        yield from _by_nouns(passage, c)
        yield from _by_adjectives(passage, c)
        yield from _by_adverbs(passage, c)


# ── prepositions ────────────────────────────────────────────────────────────────


def _by_prepositions(passage: Passage, c: Clauses) -> Iterator[Voice]:
    for i in range(len(c) - 2):
        word = c[i].text.lower()
        if word == "according" and c[i + 1].text.lower() == "to":
            speaker = c.child(i + 1, "pobj")
            if speaker is not None and not _is_measure(c, speaker):
                first, last = _named(c, i + 2, *c.named(speaker))
                again = i > 0 and c[i - 1].text.lower() in ("again", "also", "still")
                yield from _credited(passage, c, (i - again, i + 1), (first, last), "according to")
        elif word in ("in", "to") and c[i].dep == "prep":
            yield from _in_the_eyes_of(passage, c, i)


def _is_measure(c: Clauses, noun: int) -> bool:
    """Say whether a thing goes by a measure, and by nobody's word: "according to *plan and purpose*"."""
    bare = all(c[i].dep in ("amod", "cc", "conj", "punct") for i in c.kids[noun])
    bare = bare and c[noun].tag == "NN" and c[noun].text.islower()
    return bare and not can_speak(c, noun, c[noun].text, freely=False)


def _in_the_eyes_of(passage: Passage, c: Clauses, i: int) -> Iterator[Voice]:
    """Read "in the mayor's eyes", "in the words of the mayor", "to his mind"."""
    seat = c.child(i, "pobj")
    if seat is None or c[seat].text.lower() not in words("cues", "seat"):
        return
    owner = c.child(seat, "poss")
    if owner is not None:
        first, last = c.phrase(owner)
        yield from _credited(passage, c, (i, seat), (first, last - (c[last].tag == "POS")), "view")
        return
    of = next((k for k in c.children(seat, "prep") if c[k].text.lower() == "of"), None)
    if of is not None and (holder := c.child(of, "pobj")) is not None:
        first, last = c.phrase(holder)
        comma = next((k for k in range(holder, last) if c[k].text == ","), last + 1)
        yield from _credited(passage, c, (i, of), (first, comma - 1), "view")


def _named(c: Clauses, begin: int, first: int, last: int) -> tuple[int, int]:
    """Mend a source that the parser cut before its apposition: "Ferry Watch, an online paper, three …"."""
    first = min(begin, first)
    if last + 1 < len(c) and c[last + 1].tag in FINITE and _is_within(c, last + 1, first, last):
        # "According to the Courier, *a source in the court* said …": it is the source who said so.
        comma = next((i for i in range(last, first, -1) if c[i].text == ","), None)
        return (first, comma - 1) if comma is not None else (first, last)
    if c[last].pos != "PROPN" or last + 2 >= len(c) or c[last + 1].text != ",":
        return first, last
    if c[last + 2].text.lower() not in ("the", "a", "an", "its", "their"):
        return first, last
    comma = c.find(lambda t: t.text == ",", range(last + 2, len(c)))
    if comma is None or any(c[i].pos in ("VERB", "AUX") for i in range(last + 2, comma)):
        return first, last
    subject_next = comma + 1 < len(c) and any(
        c[i].pos in ("VERB", "AUX") and c[i].tag != "VBG" for i in range(comma + 1, len(c))
    )
    opens = comma + 1 < len(c) and c[comma + 1].pos in ("DET", "PRON", "PROPN", "NUM", "NOUN")
    # "According to Reuters, the driver, a local man, fled": a second comma makes the man the apposition.
    second = c.find(lambda t: t.text == ",", range(comma + 1, len(c)))
    verb = c.find(lambda t: t.pos in ("VERB", "AUX"), range(comma + 1, len(c)))
    parted = second is not None and verb is not None and second < verb
    return (first, comma - 1) if subject_next and opens and not parted else (first, last)


def _is_within(c: Clauses, verb: int, first: int, last: int) -> bool:
    """Say whether the subject of a verb lies in a stretch, or is nowhere."""
    subject = c.own_subject(verb)
    return subject is None or first <= subject <= last


def _credited(
    passage: Passage, c: Clauses, cue: tuple[int, int], source: tuple[int, int], lemma: str
) -> Iterator[Voice]:
    """Make the frame of a preposition: what is said is the clause round it."""
    content = _clause_round(passage, c, min(cue[0], source[0]), max(cue[1], source[1]), lemma)
    if content:
        yield Voice(
            content,
            passage.article.span(c[cue[0]].start, c[cue[1]].end),
            passage.article.span(c[source[0]].start, c[source[1]].end),
            by="preposition",
            lemma=lemma,
        )


def _clause_round(
    passage: Passage, c: Clauses, first: int, last: int, lemma: str
) -> tuple[Span, ...]:
    """Give the clause that rests on a source named inside, before or after it."""
    at = c[first].start
    begin = _clause_start(c, first)
    leading = not any(c[i].pos in ("VERB", "AUX") for i in range(begin, first))
    rest = last + 1
    while rest + 1 < len(c) and (c[rest].text in (",", "however", "though", "meanwhile")):
        rest += 1
    rest = _behind_aside(c, rest)
    after = passage.content(c[rest].start, c.sentence.end, cue=at) if rest < len(c) else None
    # "…, but, according to the ministry, …": what it joins to the sentence is what follows.
    joined = (
        first > 1 and "cc" in (c[first - 1].dep, c[first - 2].dep) and c[first - 1].dep != "conj"
    )
    if (leading and first - begin <= 1) or joined:
        return (after,) if after is not None else ()
    between = c[first - 1].text == "," and last + 1 < len(c) and c[last + 1].text == ","
    if lemma == "view" and not between:
        return ()
    before = passage.content(c[begin].start, c[first].start, cue=at)
    split = (leading or lemma == "view") and last + 1 < len(c) and c[last + 1].text == ","
    spans = (before, after) if split else (before,)
    return tuple(span for span in spans if span is not None)


def _behind_aside(c: Clauses, first: int) -> int:
    """Leave out what only tells more of a source: "According to Lind, *who runs the port*, it sank"."""
    if first >= len(c) or c[first].tag not in ("WP", "WP$", "WDT"):
        return first
    closed = c.find(lambda t: t.text == ",", range(first, len(c)))
    return first if closed is None or closed + 1 >= len(c) else closed + 1


def _clause_start(c: Clauses, cue: int) -> int:
    """Find where the clause that a preposition belongs to begins."""
    head = c.head(cue)
    for _ in range(len(c)):
        if c[head].pos in ("VERB", "AUX") or c.head(head) == head:
            break
        head = c.head(head)
    subject = c.child(head, *SUBJECTS)
    if c[head].dep == "conj" and subject is not None and c.first[subject] < cue:
        return c.first[subject]
    if c[head].dep == "ccomp" and (mark := c.child(head, "mark")) is not None and mark < cue:
        return mark + 1
    return c.first[head] if c[head].dep in ("relcl", "advcl") and c.first[head] < cue else 0


# ── nouns ───────────────────────────────────────────────────────────────────────


def _by_nouns(passage: Passage, c: Clauses) -> Iterator[Voice]:
    for noun, token in enumerate(c.sentence.tokens):
        cue = reporting_nouns().get(token.lemma) if token.pos == "NOUN" else None
        if cue is None or _is_none(c, noun):
            continue
        content, by = _noun_content(passage, c, noun, cue)
        if content is None:
            continue
        first, source = _noun_source(passage, c, noun)
        if source is not None and source.start < content.end and content.start < source.end:
            source = None
        if source is None and (_is_wished(c, noun) or _is_that(c, noun) is not None):
            continue
        if by == "preposition" and _is_aside(c, noun):
            continue
        if by == "preposition" and cue.word == "criticism" and content.exact.istitle():
            continue  # whom it is about is not what is said
        if source is None and by != "clause" and token.text.lower() not in words("cues", "afloat"):
            continue
        yield Voice(
            (content,),
            passage.article.span(c[first].start, c[noun].end),
            source,
            by="noun",
            lemma=cue.word,
        )


def _is_wished(c: Clauses, noun: int) -> bool:
    """Say whether a noun only tells what something is done for: "*in the hope* that it would rain"."""
    way = c.head(noun)
    return c[noun].lemma in ("hope", "expectation", "belief") and c[way].text.lower() in (
        "in",
        "on",
    )


def _is_aside(c: Clauses, noun: int) -> bool:
    """Say whether a noun only tells more of another: "photos that were part *of an announcement of* …"."""
    way = c.head(noun)
    of = c[noun].dep == "pobj" and c[way].dep == "prep" and c[way].text.lower() == "of"
    return of and c[c.head(way)].pos == "NOUN"


def _is_none(c: Clauses, noun: int) -> bool:
    """Say whether there is no such thing: "there were *no reports* that anyone was hurt"."""
    return any(c[i].text.lower() == "no" for i in c.children(noun, "det"))


def _noun_content(passage: Passage, c: Clauses, noun: int, cue: Cue) -> tuple[Span | None, str]:
    """Give what a noun reports, and how it is joined: "fears *that …*", "warnings *of floods*"."""
    at = c[noun].start
    if (told := _is_that(c, noun)) is not None:
        begin = c.first[told] + (c[c.first[told]].text.lower() == "that")
        return passage.content(c[begin].start, c[c.last[told]].end, cue=at), "clause"
    for clause in c.children(noun, "acl", "ccomp", "relcl"):
        if clause < noun:
            continue
        mark, to = c.child(clause, "mark"), c.child(clause, "aux")
        if mark is None and c[noun + 1].text.lower() == "that" and c[noun + 1].tag == "IN":
            mark = noun + 1
        end = c[c.last[clause]].end
        if "clause" in cue.takes and mark is not None and c[mark].text.lower() == "that":
            return passage.content(c[mark].end, end, cue=at), "clause"
        if "to" in cue.takes and to is not None and c[to].text.lower() == "to":
            return passage.content(c[to].start, end, cue=at), "infinitive"
    holder = _holder(c, noun)
    near = noun + 1 if holder is None else c.last[holder] + 1
    # "woke fears in the port of a strike": behind the holder the parser hangs it on the verb.
    hung = () if holder is None else c.children(c.head(noun), "prep")
    for preposition in (*c.children(noun, "prep"), *hung):
        if preposition in (noun + 1, near) and c[preposition].text.lower() in cue.takes - {"to"}:
            held = c.child(preposition, "pobj", "pcomp")
            if held is not None:
                end = c[c.last[held]].end
                return passage.content(c[preposition].end, end, cue=at), "preposition"
    return None, ""


def _is_that(c: Clauses, noun: int) -> int | None:
    """Give the clause that a view is said to be: "the council’s position *is that* …"."""
    verb = c.head(noun)
    if c[noun].dep != "nsubj" or c[verb].lemma != "be":
        return None
    told = c.child(verb, "ccomp")
    return told if told is not None and c.child(told, "mark") is not None else None


def _holder(c: Clauses, noun: int) -> int | None:
    """Give who has a fear, a wish or a view: "fears *in the White House*", "a claim *by the firm*"."""
    for preposition in c.children(noun, "prep"):
        holder = c.child(preposition, "pobj")
        if holder is None or preposition != noun + 1:
            continue
        word = c[preposition].text.lower()
        if word == "of" and _is_that(c, noun) is not None:
            return holder
        if word in ("by", "from", "among") or (word == "in" and c[holder].pos == "PROPN"):
            return holder
    return None


def _noun_source(passage: Passage, c: Clauses, noun: int) -> tuple[int, Span | None]:
    """Give where the cue begins, and who holds the noun: its owner, its author, or who voiced it."""
    owner = c.child(noun, "poss")
    if owner is not None:
        first, last = c.phrase(owner)
        return noun, passage.article.span(c[first].start, c[last - (c[last].tag == "POS")].end)
    holder = _holder(c, noun)
    if holder is not None:
        first, last = c.phrase(holder)
        return noun, passage.article.span(c[first].start, c[last].end)
    papers = [k for k in c.children(noun, "compound", "nmod") if _is_paper(c, k)]
    if papers:
        first, last = c.first[papers[0]], papers[-1]
        return noun, passage.article.span(c[first].start, c[last].end)
    verb = c.head(noun)
    if c[noun].dep == "dobj" and c[verb].lemma in words("cues", "voicing"):
        subject = c.subject(verb)
        if subject is not None and subject < verb:
            first, last = c.phrase(subject)
            source = passage.article.span(c[first].start, c[min(last, verb - 1)].end)
            return c.verb_group(verb)[0], source
    return noun, None


def _is_paper(c: Clauses, index: int) -> bool:
    """Say whether a word before "report" tells whose it is: *media* reports, a *Courier* report."""
    return c[index].pos == "PROPN" or c[index].text.lower() in ("media", "press", "police", "news")


# ── adjectives ─────────────────────────────────────────────────────────────────


def _by_adjectives(passage: Passage, c: Clauses) -> Iterator[Voice]:
    """Yield what someone is *confident* that, *reluctant* to do, or *furious* about."""
    for i, token in enumerate(c.sentence.tokens):
        cue = reporting_adjectives().get(token.text.lower())
        verb = _copula(c, i) if cue is not None else None
        if cue is None or verb is None:
            continue
        subject = c.subject(verb)
        felt = _felt(c, i, cue)
        if subject is None or subject > verb or felt is None or c[subject].tag in ("WP", "WDT"):
            continue
        helpers = {c[k].text.lower() for k in c.children(verb, "aux", "neg")}
        if helpers & words("cues", "modal"):
            continue
        content = passage.content(c[felt[0]].start, c[felt[1]].end, cue=token.start)
        first, last = c.named(subject)
        held = passage.between(c[first].start, c[last].end)
        if content is None or last >= verb or not can_speak(c, subject, held, freely=False):
            continue
        yield Voice(
            (content,),
            passage.article.span(c[c.verb_group(verb)[0]].start, token.end),
            passage.article.span(c[first].start, c[last].end),
            by="adjective",
            lemma=cue.word,
        )


def _copula(c: Clauses, adjective: int) -> int | None:
    """Give the verb that makes a view of an adjective: "*is* happy", "*was* concerned"."""
    at = adjective
    if c[at].dep == "conj" and c[c.head(at)].dep == "acomp":
        at = c.head(at)
    if c[at].dep == "acomp":
        return c.head(at) if c[c.head(at)].lemma in _COPULAS else None
    return at if any(c[k].lemma == "be" for k in c.children(at, "aux", "auxpass")) else None


def _felt(c: Clauses, adjective: int, cue: Cue) -> tuple[int, int] | None:
    """Give what a feeling is about: "afraid *the roof would fall*", "happy *for them to go*"."""
    verb = _copula(c, adjective) or adjective
    clause = c.child(adjective, "ccomp")
    if "clause" in cue.takes and clause is not None and clause > adjective:
        begin = c.first[clause]
        return begin + (c[begin].text.lower() == "that"), before_other_voice(
            c, begin, c.last[clause]
        )
    for wish in (*c.children(adjective, "xcomp"), *c.children(verb, "advcl", "xcomp")):
        opens = c[c.first[wish]].text.lower()
        if c[wish].lemma in reporting_verbs():
            return None  # "is keen to stress that …": it is stressed
        if c.first[wish] == adjective + 1 and "to" in cue.takes and opens in ("to", "for"):
            return c.first[wish], c.last[wish]
    for way in c.children(adjective, "prep"):
        if way == adjective + 1 and c[way].text.lower() == "for" and "to" in cue.takes:
            return way, c.last[way]
        if way == adjective + 1 and c[way].text.lower() in cue.takes - {"to"} and c.last[way] > way:
            return way + 1, c.last[way]
    return None


# ── adverbs ─────────────────────────────────────────────────────────────────────


def _by_adverbs(passage: Passage, c: Clauses) -> Iterator[Voice]:
    """Yield what someone unnamed is said to say: *reportedly*, *allegedly*."""
    for i, token in enumerate(c.sentence.tokens):
        if token.text.lower() not in words("cues", "hearsay") or token.dep == "conj":
            continue
        head = c.head(i)
        clause = c[head].pos in ("VERB", "AUX")
        first, last = (c.first[head], c.last[head]) if clause else (0, len(c) - 1)
        content = passage.content(c[first].start, c[last].end, cue=token.start)
        if content is not None:
            yield Voice(
                (content,),
                passage.article.span(token.start, token.end),
                None,
                by="adverb",
                lemma=token.text.lower(),
            )
