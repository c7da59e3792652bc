"""What every test may ask for: the shared corpora, where they are at hand."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

# In CI the laws try the same examples every time: a red run means that the code changed.
hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, database=None)
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared corpora beside the repository, or skip the test."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("needs ../shared, which is not part of the repository")
    return SHARED
