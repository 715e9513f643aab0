"""Weeks and windows: Monday 00:00 to Monday 00:00 in the newsletter's zone; the edition id is the end's date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hugging_news.domain.exchange import Window

_WEEK = re.compile(r"(\d{4})-W(\d{2})")


def week_of(moment: datetime, timezone: str) -> str:
    """The ISO week that *moment* falls in, in *timezone*: `2026-W33`."""
    year, week, _ = moment.astimezone(ZoneInfo(timezone)).isocalendar()
    return f"{year}-W{week:02}"


def last_complete_week(now: datetime, timezone: str) -> str:
    """The newest week that has ended by *now*."""
    year, week, _ = (now.astimezone(ZoneInfo(timezone)).date() - timedelta(days=7)).isocalendar()
    return f"{year}-W{week:02}"


def window_of(week: str, timezone: str) -> Window:
    """The window of an ISO week such as `2026-W33`.

    Raises:
        ValueError: not an ISO week.
    """
    match = _WEEK.fullmatch(week)
    if not match:
        raise ValueError(f"{week!r} is not an ISO week such as 2026-W33")
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    zone = ZoneInfo(timezone)
    start, end = (datetime.combine(monday + timedelta(days=days), time(), zone).astimezone(UTC) for days in (0, 7))
    return Window(start, end, timezone)


def edition_id(window: Window) -> str:
    """`YYYY-MM-DD`: the date on which *window* ends, in its zone, which is the day of publication."""
    return window.end.astimezone(ZoneInfo(window.timezone)).date().isoformat()


def edition_number(edition: str, first: str) -> int:
    """Whole weeks since *first* (the id of edition 1), plus 1; an edition before it has number 1 or less."""
    return (date.fromisoformat(edition) - date.fromisoformat(first)).days // 7 + 1
