"""Keep the sources of an account that have no name: "U.S. officials", "a spokesman"."""

from __future__ import annotations

from variorum.lexicon.gazetteer import known
from variorum.lexicon.persons import also_called
from variorum.model import EntityType
from variorum.reading.coreference import Referent
from variorum.reading.descriptions import Description


class Unnamed:
    """The sources of an account that have no name, each kept once."""

    def __init__(self) -> None:
        self.referents: list[Referent] = []
        self._same: dict[str, Referent] = {}
        self._last: dict[str, Referent] = {}
        self._latest: dict[str, Referent] = {}

    def keep(self, found: Description) -> None:
        """Put a source with the earlier ones of the same description, or make it one of its own.

        "A spokesman" twice may be two; "officials" are the officials of this account; "the same
        document" is the one cited last, or one that was not kept.
        """
        key = canonical(found.text)
        again = key.startswith("same ")
        earlier = self._again(found) if again else self._earlier(found, key)
        if earlier is None and again:
            return
        if earlier is None:
            kind: EntityType = "ORG" if found.role.kind == "body" else "OTHER"
            earlier = Referent(found.text, kind)
            self.referents.append(earlier)
        earlier.descriptions.append(found)
        self._same[key] = earlier
        self._latest[found.role.kind] = earlier
        for word in also_called(found.noun):
            self._last[word] = earlier

    def _earlier(self, found: Description, key: str) -> Referent | None:
        bare = not found.modified and found.allegiance is None and found.owner is None
        earlier = None
        if found.definite or found.role.kind != "person":
            earlier = self._same.get(key)
        if earlier is None and found.definite and bare:
            earlier = self._last.get(found.noun)
        return earlier

    def _again(self, found: Description) -> Referent | None:
        return self._last.get(found.noun) or self._latest.get(found.role.kind)


def canonical(text: str) -> str:
    """Write a description with the common names of countries, in lower case.

    >>> canonical("U.S. officials") == canonical("US officials")
    True
    """
    return " ".join(k.name if (k := known(w)) else w for w in text.split()).lower()
