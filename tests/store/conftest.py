"""What the tests of the store share."""

from tests.store.places import place, postgresql, store

__all__ = ["place", "postgresql", "store"]
