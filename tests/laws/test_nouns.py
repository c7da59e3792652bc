"""Every noun that is printed goes through JSON and comes back as it was."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import variorum.model
from variorum.render.schema import schema

# JSON knows neither NaN nor infinity, and no offset is longer than a disk.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))

# Whole editions are held to it in test_story: drawn ones are too large to be drawn well.
PRINTED = sorted(set(schema()["$defs"]) - {"Edition", "StoryEdition"})


@pytest.mark.parametrize("name", PRINTED)
@given(data=st.data())
@settings(max_examples=5)
def test_round_trip(name: str, data: st.DataObject) -> None:
    noun = getattr(variorum.model, name)
    value = data.draw(st.from_type(noun))
    assert msgspec.json.decode(msgspec.json.encode(value), type=noun) == value
