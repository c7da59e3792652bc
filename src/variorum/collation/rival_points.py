"""Answers that exclude one another: how many of them, the most of its kind, who is on a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.collation.allowances import asked_of_allowance, unlike_allowances
from variorum.collation.answers import Answer
from variorum.collation.enactors import ENACTED, unlike_enactors
from variorum.collation.extent_questions import asked_of_extent, unlike_extents
from variorum.collation.extremes import EVENT
from variorum.collation.firsts import asked_of_first, unlike_firsts
from variorum.collation.given_reasons import asked_of_given_reason, unlike_given_reasons
from variorum.collation.grounds import asked_of_ground, unlike_grounds
from variorum.collation.holdings import asked_of_holding, unlike_holdings
from variorum.collation.ladders import asked_of, exclude_rungs, runs_its_course
from variorum.collation.niche_questions import asks_after, unlike_niches
from variorum.collation.niches import NICHE
from variorum.collation.offsets import asked_of_offset, unlike_offsets
from variorum.collation.personae import PERSONA, unlike_personae
from variorum.collation.point_maker import PointMaker
from variorum.collation.provisos import asked_of_proviso, unlike_provisos
from variorum.collation.purposes import asked_of_purpose, unlike_purposes
from variorum.collation.quantifiers import against
from variorum.collation.rosters import unlike_lists
from variorum.collation.sequences import asked_of_sequence, unlike_sequences
from variorum.collation.severity import wording_of
from variorum.collation.slots import filler
from variorum.collation.sorts import SORT, unlike_sorts
from variorum.collation.stances import asked_of_stance, unlike_stances
from variorum.collation.superlatives import unlike_claims
from variorum.collation.victims import asked_of_victims, unlike_victims
from variorum.model import Aspect, Fact, Point, Status

Excludes = Callable[[Fact, Fact], bool]


@dataclass(frozen=True, slots=True)
class Rivalry:
    """How answers of one kind are told apart, in what they differ, why, and what the question is called."""

    excludes: Excludes
    aspect: Aspect
    reason: str
    heading: Callable[[Sequence[Fact]], str]
    status: Status = "firm"


def rivals(maker: PointMaker, question: tuple[Fact, ...]) -> Point:
    """Answers of which only one can hold: a reading for each."""
    rivalry = RIVALRIES[str(question[0].key[0])]
    groups: list[list[Fact]] = []
    for fact in question:
        home = next((g for g in groups if not any(rivalry.excludes(f, fact) for f in g)), None)
        if home is None:
            groups.append([fact])
        else:
            home.append(fact)
    answers = [Answer(tuple(group)) for group in groups]
    if runs_its_course(question) and (ordered := _in_order(maker, answers)):
        point = maker.point(question, ordered, "update", rivalry.aspect, rivalry.status, _COURSE)
        return replace(point, subject=rivalry.heading(question))
    point = maker.point(question, answers, "differ", rivalry.aspect, rivalry.status, rivalry.reason)
    lasting = {filler(f, "time") for f in question} <= {(), ("ever",), ("modern",)}
    alike = len({filler(f, "among") for f in question}) == 1
    if question[0].key[0] == "superlative" and lasting and alike:
        # The worst of all, or of modern times: most readers take the one for the other.
        point = replace(point, severity="low")
    return replace(point, subject=rivalry.heading(question))


def _in_order(maker: PointMaker, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Give answers in the order in which they came out, where all of one came out before the next."""
    days = [[maker.published.get(f.article) for f in answer.facts] for answer in answers]
    if any(day is None for told in days for day in told):
        return ()
    known = [sorted(day for day in told if day is not None) for told in days]
    order = sorted(range(len(answers)), key=lambda n: known[n])
    apart = all(known[a][-1] < known[b][0] for a, b in pairwise(order))
    return [answers[n] for n in order] if apart else ()


def _most(question: Sequence[Fact]) -> str:
    """Ask whether a thing is the most of its kind, or since when."""
    first = next((f for f in question if filler(f, "among") == ("the",)), question[0])
    asked = "whether" if len({filler(f, "among") for f in question}) > 1 else "since when"
    said = Counter(word for f in question for word in filler(f, "word"))
    word = max(sorted(said), key=lambda w: said[w])
    if first.key[-1] == EVENT:
        return f"{asked} the {first.subject} is the {word}"
    return f"{asked} {first.key[-1]} is the {word} {first.subject}"


def _holder(question: Sequence[Fact]) -> str:
    return f"which is the {max((str(f.subject) for f in question), key=len)}"


def _first_of(question: Sequence[Fact]) -> str:
    return f"what {question[0].key[2]} is the first of"


def _age(question: Sequence[Fact]) -> str:
    return f"age of {question[0].subject}"


def _how_many(question: Sequence[Fact]) -> str:
    """Ask in the words of whoever speaks of all, or of none."""
    whole = next((f for f in question if f.value in ("all", "none")), question[0])
    return f"whether {whole.label[:1].lower()}{whole.label[1:]}"


def _rung(question: Sequence[Fact]) -> str:
    """Ask on which rung of its ladder somebody stands: "how badly hurt: the guard"."""
    subject = str(question[0].subject)
    if not subject:
        return asked_of(str(question[0].key[1]))
    known = f"the {subject}" if subject.islower() and not subject.startswith("the ") else subject
    return f"{asked_of(str(question[0].key[1]))}: {known}"


def _who(question: Sequence[Fact]) -> str:
    """Ask whose citizen, of what trade, whose kin, a man or a woman whoever plays a part is."""
    _, part, trait = question[0].key
    return wording_of(PERSONA, trait, subject=str(part))


def _who_did(question: Sequence[Fact]) -> str:
    """Ask who did it, in the words of an account that says what it was done to."""
    asked = sorted({str(f.subject) for f in question}, key=lambda s: (s.endswith(_BARE), s))
    return asked[0]


def _what(question: Sequence[Fact]) -> str:
    return f"what kind of {question[0].key[1]} it was"


def _which(question: Sequence[Fact]) -> str:
    """Ask what fills a place of a sentence: "in which sea: the yacht"."""
    return asks_after(question)


def _list(question: Sequence[Fact]) -> str:
    return str(max(question, key=lambda f: len(f.who)).subject)


# How a question ends where no noun says of what it is.
_BARE = (" it", " them", " it off")

_LISTS = "The lists of names have some in common, and not all."
_MOST = "Both say what is the most of its kind, within bounds that do not go together."
_MANY = "Of one group it is said of more, and of fewer, than can both be right."
_RUNGS = "Of one person or thing only one of these can be right."
_COURSE = "One state after the other: the accounts came out on different days."
_EXTENT = "One has it done to the whole, the other to a part of it and no more."
_PERSONAE = "Whoever had this part in it cannot have been both."
_STANCE = "One source is told to say so by one account, and to deny or leave it unsaid by another."
_ENACTED = "It was done once, and the accounts credit it to others."
_SORTS = "It was of one kind, and the accounts name kinds that exclude each other."
_NICHES = "One place of one matter, filled with what excludes each other."
_PROVISO = "It cannot be both for good and for now, nor both with conditions and without."
_OFFSET = "One deed is dated from one moment, by lengths or in orders that exclude each other."
_SEQUENCE = "Only one of the two can have come first."
_FIRST = "It was done for the first time, or it was not."
_FIRST_OF = "One calls it the first of a narrower kind than the other does."
_AHEAD = "What is to come is called the first of unlike things."
_HELD = "One speaks of the whole land, the other of a part of it."
_ALLOWED = "One account has it allowed in all of a land, another says where it is not."
_PURPOSE = "One body or measure cannot be there for both."
_REASON = "The accounts give reasons of unlike kinds for one deed."
_GROUND = "Some give one ground; another gives its own, and never speaks of theirs."
_VICTIMS = "As many are counted, and nobody is one and the other."
_PLEAS = "Not all of the accused can have pleaded one way if some pleaded the other."

RIVALRIES: Mapping[str, Rivalry] = {
    "superlative": Rivalry(unlike_claims, "scope", _MOST, _most),
    "holder": Rivalry(unlike_claims, "value", "Only one can be the most of its kind.", _holder),
    "extreme age": Rivalry(unlike_claims, "value", "One person cannot have both ages.", _age),
    "quantified": Rivalry(against, "scope", _MANY, _how_many),
    "pleaded": Rivalry(against, "scope", _PLEAS, _how_many),
    "taken": Rivalry(
        against, "scope", "All were taken to one place, and some of them to another.", _how_many
    ),
    "extent": Rivalry(unlike_extents, "scope", _EXTENT, asked_of_extent),
    "proviso": Rivalry(unlike_provisos, "scope", _PROVISO, asked_of_proviso),
    "victims": Rivalry(unlike_victims, "scope", _VICTIMS, asked_of_victims),
    "stance": Rivalry(unlike_stances, "attribution", _STANCE, asked_of_stance),
    "ladder": Rivalry(exclude_rungs, "value", _RUNGS, _rung),
    PERSONA: Rivalry(unlike_personae, "name", _PERSONAE, _who),
    ENACTED: Rivalry(unlike_enactors, "name", _ENACTED, _who_did),
    NICHE: Rivalry(unlike_niches, "value", _NICHES, _which),
    SORT: Rivalry(unlike_sorts, "value", _SORTS, _what),
    "offset": Rivalry(unlike_offsets, "time", _OFFSET, asked_of_offset),
    "sequence": Rivalry(unlike_sequences, "time", _SEQUENCE, asked_of_sequence),
    "which time": Rivalry(unlike_firsts, "value", _FIRST, asked_of_first),
    "first ahead": Rivalry(unlike_firsts, "scope", _AHEAD, asked_of_first),
    "held": Rivalry(unlike_holdings, "scope", _HELD, asked_of_holding),
    "allowance": Rivalry(unlike_allowances, "scope", _ALLOWED, asked_of_allowance),
    "first of": Rivalry(unlike_claims, "scope", _FIRST_OF, _first_of),
    "purpose": Rivalry(unlike_purposes, "scope", _PURPOSE, asked_of_purpose),
    "reason given": Rivalry(unlike_given_reasons, "value", _REASON, asked_of_given_reason),
    "ground": Rivalry(unlike_grounds, "scope", _GROUND, asked_of_ground),
    "roster": Rivalry(unlike_lists, "scope", _LISTS, _list),
}

# What is told better as a question of whether, where it is asked there, too.
YIELDING = frozenset(
    {_MANY, _EXTENT, _STANCE, _LISTS, _RUNGS, _COURSE, _PERSONAE, _ENACTED, _NICHES}
)
# Accounts that call unlike things the first agree that there is something to come.
ASIDE = frozenset({_AHEAD})
