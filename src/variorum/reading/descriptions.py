"""Find whom and what an account speaks of without a name: "the governor", "U.S. officials".

A description is a noun phrase whose head is a role (see `roles.toml`). Some stand for
someone who is named elsewhere; those in the place of a source name no one, and are kept
as unnamed sources so that it can be seen on whose word an account rests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, pairwise

from variorum.lexicon.gazetteer import is_adjective
from variorum.lexicon.persons import Role, allegiance, role
from variorum.model import Sentence
from variorum.reading.cues import reporting_verbs

DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "several",
        "many",
        "most",
        "one",
        "another",
        "other",
        "two",
        "three",
        "both",
        "all",
        "any",
        "each",
        "various",
        "numerous",
        "few",
        "more",
        "than",
    ]
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CITING = frozenset({"quote", "cite"})
# Who says "our officers" speaks of themselves.
OURS = frozenset({"our", "my", "your", "whose"})
# What only helps another noun describes no one by itself.
PARTS = frozenset({"compound", "amod", "advmod", "det"})
# "officials in the Voronezh region", "a spokesman for the port", but not a whole relative clause.
COMPLEMENTS = frozenset({"of", "in", "for", "from", "at", "with"})
LONGEST_COMPLEMENT = 7
LONGEST_LEAD = 12


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that stands for someone: its tokens (inclusive), its role, and what tells it apart."""

    sentence: int
    first: int
    last: int
    head: int
    text: str
    role: Role
    definite: bool
    allegiance: str | None
    owner: int | None
    modified: bool
    reports: bool

    @property
    def noun(self) -> str:
        """The role's own word."""
        return self.role.word


def find_descriptions(
    index: int, sentence: Sentence, taken: frozenset[int] = frozenset()
) -> tuple[Description, ...]:
    """Give the descriptions of one sentence whose head is none of the tokens `taken` by names."""
    return tuple(
        description
        for head, token in enumerate(sentence.tokens)
        if head not in taken and token.pos in ("NOUN", "PROPN", "ADJ", "DET", "PRON")
        if (description := _describe(index, sentence, head, taken)) is not None
    )


def _describe(
    index: int, sentence: Sentence, head: int, taken: frozenset[int]
) -> Description | None:
    tokens = sentence.tokens
    taking = _role(sentence, head)
    if taking is None or taking[0].kind == "place" or tokens[head].dep in PARTS:
        return None
    found, size = taking
    first, last = _extent(sentence, head, taken)
    before = range(first, head - size + 1)
    determiner = tokens[first].text.lower()
    if determiner == "no":
        return None
    owner = next((i for i in before if tokens[i].dep == "poss"), None)
    if owner is not None and tokens[owner].text.lower() in OURS:
        return None
    modifiers = [
        i for i in before if tokens[i].dep in ("amod", "compound", "nmod", "nummod", "nsubj")
    ]
    return Description(
        index,
        first,
        last,
        head,
        _name_of(sentence, first, last, owned=owner is not None),
        found,
        determiner in DEFINITE or owner is not None,
        next((a for i in before if (a := _allegiance(sentence, i))), None),
        owner,
        last > head or any(not is_adjective(tokens[i].text) for i in modifiers),
        _may_report(sentence, head),
    )


def _role(sentence: Sentence, head: int) -> tuple[Role, int] | None:
    """Give the role of a noun and how many words it takes: "news agency" takes two."""
    tokens = sentence.tokens
    token = tokens[head]
    if token.pos in ("DET", "PRON", "ADJ"):
        found = role(token.text) if token.dep in (*SUBJECTS, "pobj") else None
        alone = not any(sentence.children(head))
        return (found, 1) if found is not None and found.unnamed and alone else None
    if (
        head + 1 < len(tokens)
        and tokens[head + 1].text == "-"
        and tokens[head + 1].start == token.end
    ):
        return None  # a son-in-law is no son
    if head and (found := role(f"{tokens[head - 1].text} {token.text}")):
        return found, 2
    found = role(token.text) or role(token.lemma)
    if found is not None and found.kind == "person" and token.tag in ("NNS", "NNPS"):
        found = replace(found, word=token.text.lower(), kind="group", unnamed=True)
    return (found, 1) if found is not None else None


def _allegiance(sentence: Sentence, i: int) -> str | None:
    text = sentence.tokens[i].text
    pair = f"{sentence.tokens[i - 1].text} {text}" if i else text
    return allegiance(pair) or allegiance(text)


def _extent(sentence: Sentence, head: int, taken: frozenset[int]) -> tuple[int, int]:
    """Give the first and last token of a phrase: what leans on its head, and one complement.

    A name is not cut: "a Port of Elbe spokesman".
    """
    tokens = sentence.tokens
    first = head
    while (
        max(0, head - LONGEST_LEAD) < first
        and (_leans_on(sentence, first - 1, head) or {first - 1, first} <= taken)
        and tokens[first - 1].text not in (",", "(", '"', "“")
    ):
        first -= 1
    last = head
    if (
        head + 1 < len(tokens)
        and tokens[head + 1].text in COMPLEMENTS
        and tokens[head + 1].head == head
        # "accused by prosecutors *of hiding it*"
        and tokens[min(head + 2, len(tokens) - 1)].dep != "pcomp"
    ):
        end = head + 1
        while end + 1 < len(tokens) and hangs_on(sentence, end + 1, head + 1):
            end += 1
        whole = end - head <= LONGEST_COMPLEMENT
        if whole and not any(
            t.text in (",", ";") or t.dep == "relcl" for t in tokens[head : end + 1]
        ):
            last = end if end > head + 1 else _held(sentence, head)
    return first, last


def _held(sentence: Sentence, head: int) -> int:
    """Give the last token of a complement the parser tore off: "analysts at *Corvane* estimate"."""
    last = head + 1
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].pos == "PROPN":
        last += 1
    return last if last > head + 1 else head


def hangs_on(sentence: Sentence, i: int, head: int) -> bool:
    """Say whether a token hangs on another, over a few steps at most."""
    return head in islice(sentence.ancestors(i), LONGEST_LEAD)


def _leans_on(sentence: Sentence, i: int, head: int) -> bool:
    """Say whether a token before a noun belongs to it; hyphens do ("state-run television")."""
    token = sentence.tokens[i]
    return hangs_on(sentence, i, head) and (
        token.text == "-" or token.dep not in ("punct", "prep", "cc")
    )


def _name_of(sentence: Sentence, first: int, last: int, *, owned: bool) -> str:
    """Write a description without its article, unless that is the owner's: "the boy's father"."""
    while first < last and not owned and sentence.tokens[first].text.lower() in DETERMINERS:
        first += 1
    text = phrase(sentence, first, last)
    return text[0].lower() + text[1:] if text.startswith("The ") else text


def phrase(sentence: Sentence, first: int, last: int) -> str:
    """Write tokens (inclusive) with single spaces where the account has white space."""
    tokens = sentence.tokens[first : last + 1]
    gaps = ("" if a.end == b.start else " " for a, b in pairwise(tokens))
    return tokens[0].text + "".join(gap + t.text for gap, t in zip(gaps, tokens[1:], strict=True))


def _may_report(sentence: Sentence, head: int) -> bool:
    """Say whether the phrase stands where a source stands: says …, according to …, by …."""
    tokens = sentence.tokens
    seen = {head}
    while tokens[head].dep == "conj" and tokens[head].head not in seen:
        head = tokens[head].head
        seen.add(head)
    verb = tokens[head].head
    if tokens[head].dep in SUBJECTS:
        # "Owners held out, arguing that …": the report hangs on what the source does.
        return _reports(sentence, verb) or any(
            tokens[c].dep in ("advcl", "conj", "xcomp") and _reports(sentence, c)
            for c in sentence.children(verb)
        )
    if tokens[head].dep == "dobj":
        return tokens[verb].lemma in CITING
    return tokens[head].dep == "pobj" and _is_source_of(sentence, verb)


def _reports(sentence: Sentence, verb: int) -> bool:
    lemma = sentence.tokens[verb].lemma
    return lemma in reporting_verbs() or lemma in CITING


def _is_source_of(sentence: Sentence, preposition: int) -> bool:
    """Say whether what a preposition governs is a source: according to …, reported by …."""
    token = sentence.tokens[preposition]
    above = sentence.tokens[token.head]
    if token.text.lower() == "to":
        return above.text.lower() == "according"
    return token.dep == "agent" and _reports(sentence, token.head)


def pronoun_before(sentence: Sentence, description: Description) -> int | None:
    """Give the possessive pronoun a description hangs on: the "his" of "his office"."""
    owner = description.owner
    return owner if owner is not None and sentence.tokens[owner].tag == "PRP$" else None
