"""What came of adding, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from variorum.desk import Added


def told(added: Added, passed_over: int = 0) -> str:
    """Say how many articles were met how, and how many stories changed.

    >>> from variorum.desk import Added
    >>> told(Added(new=2, copies=1, stories=1))
    '2 new, 1 copy; 1 story changed'
    """
    parts = (
        (added.new, "new", "new"),
        (added.copies, "copy", "copies"),
        (added.changed, "changed", "changed"),
        (added.known, "known", "known"),
        (added.failed, "failed", "failed"),
        (passed_over, "file that was known", "files that were known"),
    )
    met = ", ".join(
        f"{number:,} {one if number == 1 else many}" for number, one, many in parts if number
    )
    return f"{met or 'nothing'}; {added.stories:,} {'story' if added.stories == 1 else 'stories'} changed"
