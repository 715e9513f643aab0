"""What a refusing answer says about when to come back. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_FOR_EVER = 10.0**9
_HUB = re.compile(r"\br=0\b[^,]{0,40}?\bt=(\d{1,9})")


def is_rate_limit(status: int, headers: Mapping[str, str]) -> bool:
    """Whether a refusal is about how often we ask: 429, or 403 as GitHub uses it (primary and secondary limits)."""
    return status == 429 or (status == 403 and (_used_up(headers) or "retry-after" in headers))


def pause(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds until the host wants to hear from us again, None if it does not say; *headers* with lower-case names.

    `Retry-After` (seconds or date), else GitHub's `x-ratelimit-reset`, else the Hub's `ratelimit: …;r=0;t=SECONDS`.
    Dates are read against the answer's own `Date`, then *now*: clocks differ. Nonsense counts as not said.
    """
    here = _date(headers.get("date", "")) or now
    if (asked := headers.get("retry-after", "").strip()).isdecimal():
        return _seconds(asked)
    if (moment := _date(asked)) is not None:
        return max(0.0, (moment - here).total_seconds())
    if _used_up(headers) and (reset := headers.get("x-ratelimit-reset", "").strip()).isdecimal():
        return max(0.0, _seconds(reset) - here.timestamp())
    match = _HUB.search(headers.get("ratelimit", ""))
    return float(match[1]) if match else None


def _used_up(headers: Mapping[str, str]) -> bool:
    return headers.get("x-ratelimit-remaining", "").strip() == "0"


def _seconds(digits: str) -> float:
    return float(digits) if len(digits) <= 12 else _FOR_EVER


def _date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
