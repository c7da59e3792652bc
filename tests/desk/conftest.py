"""What the tests of the desk share."""

from tests.store.places import place, postgresql, store

__all__ = ["place", "postgresql", "store"]
