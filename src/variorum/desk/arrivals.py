"""An article made ready for the desk: all that can be told of it by itself, without a parser.

It is plain data, made of one article alone: workers make it, and the desk puts it in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from variorum.collation.gists import gist
from variorum.desk.copies import signature, words_of
from variorum.desk.corrections import editors_note
from variorum.errors import InputError
from variorum.model import Article, Gist, Skim
from variorum.reading import skim
from variorum.store.articles import Arrival, address_of, name_of


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article skimmed, with its gist and the signature of its passages."""

    arrival: Arrival
    gist: Gist
    signature: tuple[int, ...]

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.arrival.skim.article


def prepare(
    article: Article | Skim, address: str | None = None, *, vectors: bool = False
) -> Prepared:
    """Make an article ready: skim it, and tell what it is about and which passages it has.

    `address` is what it is known by: a new text at the same address is a new version. Without
    one, it is the path of its file, or the web address it was fetched from. With `vectors`, its
    gist has its meaning, too.

    >>> prepare(Article("i", "https://wire.example/7", "The ferry sank.", "")).arrival.address
    'https://wire.example/7'
    """
    skimmed = article if isinstance(article, Skim) else skim(article)
    address = address or address_of(skimmed.article)
    note = editors_note(skimmed.article)
    return Prepared(
        Arrival(skimmed, address, _digest(skimmed, note), note),
        replace(_gist(skimmed, vectors=vectors), article=name_of(address)),
        signature(skimmed),
    )


def made_ready(article: Article, *, vectors: bool = False) -> Prepared | InputError:
    """Make an article ready; where that fails, whatever it is, it is about this one article."""
    try:
        return prepare(article, vectors=vectors)
    except Exception as error:  # noqa: BLE001 (see above)
        return InputError(
            f"It could not be skimmed: {type(error).__name__} in Variorum itself.",
            path=article.path,
            code="E_STAGE",
            hint="The rest is kept. Please report it.",
        )


def poison(path: str) -> InputError:
    """Give the failure of what brought down the process that made it ready, each time it was tried."""
    return InputError(
        "It brought down the process that read it, three times.",
        path=path,
        code="E_POISON",
        hint="The rest is kept. Please report it.",
    )


def _gist(skimmed: Skim, *, vectors: bool) -> Gist:
    if not vectors:
        return gist(skimmed)
    from variorum.collation.meanings import gist_with_meaning

    return gist_with_meaning(skimmed)


def _digest(skimmed: Skim, note: str | None) -> str:
    """Give a digest of the title and the story's own words: changed furniture makes no new version."""
    text = skimmed.article.text
    told = [text[p.start : p.end] for p in skimmed.paragraphs] if any(words_of(skimmed)) else [text]
    parts = [skimmed.article.title or "", note or "", *(" ".join(t.split()) for t in told)]
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
