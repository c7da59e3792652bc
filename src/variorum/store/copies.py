"""Signatures of articles, and who shares a band with whom: the candidates for copies."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from variorum.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SIGNATURES, _BANDS = schema.signatures, schema.bands
# Values to a band: of two texts that share half their passages two in three meet in one of
# sixteen bands, of those that share eight tenths all but one in five thousand.
ROWS = 4


def write(db: Connection, number: int, digest: Sequence[int]) -> None:
    """Keep an article's signature, in place of the one it had."""
    if had := signatures(db, [number]):
        # Bands lie in their own order: to look for an article's without them is to read all.
        gone = _BANDS.c.band.in_(sorted(set(_bands(had[number]))))
        db.execute(delete(_BANDS).where(gone, _BANDS.c.article == number))
        db.execute(delete(_SIGNATURES).where(_SIGNATURES.c.article == number))
    if digest:
        db.execute(_SIGNATURES.insert().values(article=number, digest=array("I", digest).tobytes()))
        rows = [{"band": band, "article": number} for band in sorted(set(_bands(digest)))]
        db.execute(_BANDS.insert(), rows)


def near(db: Connection, digest: Sequence[int]) -> dict[int, float]:
    """Give the articles that share a band, and how much of their passages they seem to share."""
    if not digest:
        return {}
    asked = select(_BANDS.c.article).where(_BANDS.c.band.in_(sorted(set(_bands(digest)))))
    found = select(_SIGNATURES).where(_SIGNATURES.c.article.in_(asked))
    return {number: likeness(digest, read(packed)) for number, packed in db.execute(found)}


def signatures(db: Connection, numbers: Sequence[int]) -> dict[int, Sequence[int]]:
    """Give the signatures of these articles."""
    found = select(_SIGNATURES).where(_SIGNATURES.c.article.in_(numbers))
    return {number: read(packed) for number, packed in db.execute(found)}


def read(packed: bytes) -> Sequence[int]:
    """Give a signature as it was written."""
    values = array("I")
    values.frombytes(packed)
    return values


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate which part of their passages two texts share (Broder 1997)."""
    same = sum(a == b for a, b in zip(one, other, strict=True))
    return same / len(one)


def _bands(digest: Sequence[int]) -> Sequence[int]:
    return [
        int.from_bytes(
            blake2b(array("I", [n, *digest[n : n + ROWS]]).tobytes(), digest_size=8).digest(),
            "little",
            signed=True,
        )
        for n in range(0, len(digest), ROWS)
    ]
