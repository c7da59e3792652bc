"""How much is taken in before it is refused. Each limit is a setting, each refusal has its code."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from variorum.sources.items import WORDS_ALONE


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits under which files are read.

    `text_bytes` is for a text file (E_TOO_LARGE): a long novel has 800 kB, and what is larger
    is not one report. `file_bytes` is for any other file as it lies there: a page saved with
    its pictures may have 30 MB. `page_bytes` is for a page without the files that are written
    into it (`data:` addresses).

    `characters` is how long the article on a page may be before it is cut (W_TRUNCATED): the
    longest report met has 60,000, and what is longer is a page that found no end.

    `depth` is how deep the tags of a page may nest before only its words are read (W_DEPTH), and
    a feed or a list of feeds is not (E_DEPTH); `attributes` how many one tag may have (E_ATTRS).
    Ordinary pages reach 40 and 30; some parsers take minutes from 100,000 on, and the one that
    is used here loses what nests deeper than 2,000, whatever is set.

    A page or a feed is parsed in a process of its own, with so many `seconds` of computing
    (E_TIME) and so many bytes of `memory` (E_MEMORY). `items` is how many articles are taken
    from one file (E_TOO_MANY).
    """

    text_bytes: int = 1_000_000
    file_bytes: int = 64_000_000
    page_bytes: int = 10_000_000
    characters: int = 200_000
    depth: int = 256
    attributes: int = 1_000
    seconds: int = 5
    memory: int = 512_000_000
    items: int = 10_000

    @classmethod
    def of(cls, settings: dict[str, int]) -> Limits:
        """Give the limits with some set otherwise.

        Raises:
            ValueError: there is no limit of that name, or it is less than one.

        >>> Limits.of({"depth": 500}).depth
        500
        """
        names = [field.name for field in fields(cls)]
        for name, value in settings.items():
            if name not in names:
                raise ValueError(f"There is no limit {name!r}; there are {', '.join(names)}.")
            if value < 1:
                raise ValueError(f"The limit {name} must be at least 1.")
        return cls(**settings)


# Proof-reading reads whatever was read before, under whichever limits; only time has an end.
FOR_PROOF = Limits(
    text_bytes=1 << 40,
    file_bytes=1 << 40,
    page_bytes=1 << 40,
    characters=1 << 40,
    depth=1 << 20,
    attributes=1 << 20,
    seconds=60,
    memory=4 << 30,
    items=1 << 40,
)


def limits_of_proof(key: str) -> Limits:
    """Give the limits to read an article under once more, by its key: as before, its words alone or not.

    >>> limits_of_proof("words").depth
    0
    """
    return replace(FOR_PROOF, depth=0) if key == WORDS_ALONE else FOR_PROOF
