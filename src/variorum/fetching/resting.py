"""How long to leave a host alone: as it says, or longer each time that something fails."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256

# A host that asks for more is asked again the next day.
LONGEST = 86_400.0


def asked_for(retry_after: str | None, now: datetime) -> float | None:
    """Give the seconds that a `Retry-After` asks for: a number, or a date. At most a day.

    >>> asked_for("120", datetime(2025, 3, 9, tzinfo=UTC))
    120.0
    >>> asked_for("Sun, 09 Mar 2025 00:01:00 GMT", datetime(2025, 3, 9, tzinfo=UTC))
    60.0
    """
    said = (retry_after or "").strip()
    if said.isascii() and said.isdecimal():
        # More digits than a day of seconds has are more than a day.
        return min(float(said[:9]), LONGEST)
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max((moment - now).total_seconds(), 0.0), LONGEST)


def after_failures(count: int, *, first: float, name: str) -> float:
    """Give the seconds to wait after so many failures in a row: twice as long each time, at most a day.

    Those who failed together do not come back together: up to a tenth is added, by `name`.

    >>> [round(after_failures(n, first=60, name="a")) for n in (1, 2, 3, 99)]
    [65, 129, 259, 86400]
    """
    spread = 1 + int.from_bytes(sha256(name.encode()).digest()[:2], "big") / 65_535 / 10
    return min(first * 2.0 ** min(max(count - 1, 0), 30) * spread, LONGEST)
