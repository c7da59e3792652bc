"""Tell a capital that stands for its government from the city.

"Kyiv asked for more time" is Ukraine speaking; "a street in Kyiv" is the place. What only
governments do, have and are asked for is in `metonyms.toml`; anything else is the city.
"""

from __future__ import annotations

from variorum.lexicon import words
from variorum.model import Sentence
from variorum.reading.descriptions import SUBJECTS
from variorum.reading.names import Name


def governing_country(name: Name, sentence: Sentence) -> str | None:
    """Give the country whose government a capital's name stands for here."""
    if name.known is None or name.known.kind != "capital":
        return None
    return name.known.country if _governs(sentence, name.last) else None


def _governs(sentence: Sentence, at: int) -> bool:
    tokens = sentence.tokens
    token, above = tokens[at], tokens[tokens[at].head]
    if token.dep in SUBJECTS:
        return above.lemma in words("metonyms", "verb") or _is_told_to(sentence, at)
    if token.dep in ("dobj", "dative"):
        return above.lemma in words("metonyms", "object")
    if token.dep == "poss":
        return above.lemma in words("metonyms", "owned")
    if token.dep == "pobj":
        if above.dep == "agent":
            return True
        noun = tokens[above.head]
        return above.text in ("from", "by", "with") and noun.lemma in words("metonyms", "owned")
    return False


def _is_told_to(sentence: Sentence, at: int) -> bool:
    """Say whether a name is let, asked or helped to do what follows: "allow Kyiv to …"."""
    verb = sentence.tokens[at].head
    above = sentence.tokens[verb].head
    return verb != above and sentence.tokens[above].lemma in words("metonyms", "object")
