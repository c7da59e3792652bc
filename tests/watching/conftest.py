"""What the tests of watching share with those of the store."""

from tests.store.places import place, postgresql

__all__ = ["place", "postgresql"]
