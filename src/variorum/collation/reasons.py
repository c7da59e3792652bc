"""Why a point stands as it does, and what it is about, in words an editor reads."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.collation.excerpts import own_word
from variorum.collation.headings import PRONOUNS
from variorum.model import Fact

_SPELT = (
    *("none", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def why_figures_differ(low: Fact, high: Fact, subject: str, *, order: str) -> str:
    """Say why two figures cannot both hold; `order` is what is known of which came later.

    >>> six, nine = (Fact("measure", "a", ("toll", "kill"), "", (), value=v) for v in (6.0, 9.0))
    >>> why_figures_differ(six, nine, "people killed", order="neither account is later")
    'Both count the people killed: six and nine cannot both be right, and neither account is later.'
    """
    kind = low.key[0]
    if kind in ("toll", "number"):
        verb = "count the" if kind == "toll" else "give the"
        return f"Both {verb} {subject}: {figure(low)} and {figure(high)} cannot both be right, and {order}."
    if kind == "age":
        return f"Both give the {subject}, and one person cannot be both {figure(low)} and {figure(high)}."
    # "Which launch it was" is told, a weight is given.
    told = (
        f"say {subject}" if subject.startswith(("which", "what", "when")) else f"give the {subject}"
    )
    return f"Both {told}: “{low.label}” and “{high.label}” cannot both be right."


def figure(fact: Fact) -> str:
    """Give a count as it is read: small ones in words, with what makes it round.

    >>> figure(Fact("measure", "a", (), "", (), value=2000.0, approximation="about"))
    'about 2,000'
    """
    if not isinstance(fact.value, float | int):
        return f"“{fact.label}”"
    whole = int(fact.value)
    if whole != fact.value:
        return f"{fact.value:g}"
    word = _SPELT[whole] if 0 <= whole < len(_SPELT) else f"{whole:,}"
    loose = {
        "about": "about ",
        "more_than": "more than ",
        "at_least": "at least ",
        "less_than": "less than ",
    }
    return loose.get(fact.approximation, "") + word


_BEFORE = frozenset({"the", "a", "an", "its", "their", "his", "her", "this", "that"})
# How participles of English end, so that "close" is not taken for one.
_PARTICIPLE = ("ed", "en", "ut", "nt", "wn", "ght", "ld", "ught", "one", "ade")


def asked(word: str, question: Sequence[Fact], undergoer: str, *, active: bool = False) -> str:
    """Name what is asked of a deed: "whether the pier was closed", "how the boat was bought".

    Where no account has the predicate in a form that a sentence can be made with, the two
    stand side by side: "boat: buy".
    """
    # Ask by the yes, where there is one: whether it was allowed, not whether it was held back.
    yes = [f for f in question if f.polarity == "positive"] or list(question)
    lemmas = {str(f.value).removeprefix("not ") for f in yes}
    alike = [f for f in question if str(f.value).removeprefix("not ") in lemmas]
    asking = [*yes, *(question if undergoer == "anyone" else alike)]
    spoken = [said for f in asking if (said := _spoken(f)) and said not in lemmas]
    past = next((w for w in spoken if w.partition(" ")[0].endswith(_PARTICIPLE)), None)
    first, _, rest = own_word(question[0], undergoer).partition(" ")
    named = rest if rest and first.lower() in _BEFORE else f"{first} {rest}".strip()
    named = undergoer if named.lower() in PRONOUNS else named
    if past is None or not named[:1].isalpha():
        deed = f"{named}: {str(yes[0].value).removeprefix('not ')}"
        return f"{deed} or not" if word == "whether" else f"{word}, {deed}"
    common = undergoer.islower() or named.islower()
    who = f"the {named[:1].lower()}{named[1:]}" if common else named
    who = undergoer if undergoer == "anyone" else who
    many = sum(f.unit == "several" for f in question) * 2 > len(question)
    return f"{word} {who} {past}" if active else f"{word} {who} {'were' if many else 'was'} {past}"


def _spoken(fact: Fact) -> str:
    """Give the predicate as the account writes it, where its own stretch holds it."""
    whole = fact.evidence[0]
    for _, start, end in fact.marks[:1]:
        if whole.start <= start and end <= whole.end:
            word = whole.exact[start - whole.start : end - whole.start].lower()
            particle = str(fact.value).removeprefix("not ").partition(" ")[2]
            return f"{word} {particle}" if particle else word
    return ""
