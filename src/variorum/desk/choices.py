"""What was chosen for a store, once for every program that works with it.

Articles are put into stories by what is known of them: where some had a meaning and others none
for no better reason than who brought them, stories would depend on that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from variorum.collation.vectors import NAME, nearness
from variorum.store import notes

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from variorum.store import Store

_KIND, _VECTORS = "choice", "vectors"


def choose_vectors(store: Store) -> None:
    """Let sentence vectors help to group what comes into this store from now on.

    What is in it already gets its meaning by `variorum doctor --mend`.

    Raises:
        ModelError: the extra `embed` is not installed, or its model is not the one pinned.
        StoreError: the store cannot be written.
    """
    nearness()
    store.note(_KIND, _VECTORS, {"model": NAME})


def has_vectors(db: Connection) -> bool:
    """Say whether sentence vectors were chosen for this store."""
    return _VECTORS in notes.read(db, _KIND)


def vectors_at_hand(store: Store) -> bool:
    """Say the same before work begins, and look whether they are there.

    Raises:
        ModelError: they were chosen, and are not installed here.
    """
    with store.reading() as db:
        chosen = has_vectors(db)
    if chosen:
        nearness()
    return chosen
