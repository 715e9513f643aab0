"""The occurrences of a recurring event inside a range, in a bounded number of steps.

dateutil looks for the next date until the year 9999, so rules that never happen are found out and charged here before
recurring-ical-events expands the rest. A step is about a microsecond; a calendar has a budget of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from hugging_news.domain.calendars import Event

MAX_RULE = 1000
MAX_A_DAY = 24
COST_OF_OCCURRENCE = 150

_COST = {"YEARLY": 20.0, "MONTHLY": 4.0, "WEEKLY": 2.5, "DAILY": 1.0, "HOURLY": 2.0}
_DAYS = {"YEARLY": 365.0, "MONTHLY": 30.0, "WEEKLY": 7.0, "DAILY": 1.0, "HOURLY": 1 / 24}
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_UNREADABLE = (ValueError, TypeError, ArithmeticError, AttributeError, LookupError)
"""What dateutil and recurring-ical-events raise for rules that make no sense."""
_LIMITS_OF_DAYS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYEASTER")


class RuleError(ValueError):
    """A recurrence is not expanded; the message says why."""


@dataclass
class Budget:
    """Steps that are left for the rules of one calendar."""

    steps: float = 5_000_000

    def charge(self, cost: float) -> None:
        if cost > self.steps:
            raise RuleError("its rules take more steps than a calendar may")
        self.steps -= cost


def recurs(event: Event) -> bool:
    """Whether *event* has a rule or further dates."""
    return "RRULE" in event or "RDATE" in event


def occurrences(core: Event, overrides: Sequence[Event], start: datetime, end: datetime, budget: Budget) -> list[Event]:
    """The occurrences of *core* that touch `start <= t < end`, with *overrides* in their places, in no promised order.

    Without any, the first one and those that were overridden. Each has `RECURRENCE-ID`: where it stood before an
    override moved it.

    Raises:
        RuleError: a rule is refused, never happens, or the budget is spent.
    """
    import recurring_ical_events
    from icalendar import Calendar

    for rule in _rules(core):
        _check(rule)
        _charge(rule, _naive(core), end.replace(tzinfo=None), budget)
    calendar = Calendar()
    for event in (core, *overrides):
        calendar.add_component(event)
    try:
        query = recurring_ical_events.of(calendar)
        found = query.between(start, end) or _first(query, core, overrides)
    except _UNREADABLE as error:
        raise RuleError(f"its recurrence cannot be read ({error})") from error
    budget.charge(len(found) * COST_OF_OCCURRENCE)
    return [_in_days(event) for event in found]


def _in_days(event: Event) -> Event:
    """An occurrence of an all-day event in days again where further dates of it had a time."""
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        value = event.get(name)
        if value is not None and isinstance(value.dt, datetime) and value.dt.tzinfo is None:
            value.dt = value.dt.date()
    return event


def _first(query: Any, core: Event, overrides: Sequence[Event]) -> list[Event]:
    """The first occurrence, unless it was left out or overridden, and the overrides."""
    day: Any = core["DTSTART"].dt
    replaced = {event["RECURRENCE-ID"].to_ical() for event in overrides}
    found = query.between(day, day + timedelta(days=1))
    kept = [event for event in found[:1] if event["RECURRENCE-ID"].to_ical() not in replaced]
    return [*kept, *overrides] or ([] if "EXDATE" in core else [core])


def _rules(event: Event) -> list[Any]:
    value: Any = event.get("RRULE", [])
    return value if isinstance(value, list) else [value]


def _naive(event: Event) -> datetime:
    value: date = event["DTSTART"].dt
    return value.replace(tzinfo=None) if isinstance(value, datetime) else datetime.combine(value, time())


def _check(rule: Any) -> None:
    frequency, interval = _parts(rule)
    if frequency not in _COST:
        raise RuleError(f"a rule that happens {frequency or 'with no frequency'} is not expanded")
    if interval < 1 or len(rule.to_ical()) > MAX_RULE:
        raise RuleError("its rule has no sensible interval or is too long")
    times = [len(set(rule.get(name, [0]))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    if frequency == "HOURLY":
        times[0] = MAX_A_DAY
        if any(name in rule for name in _LIMITS_OF_DAYS):
            raise RuleError("an hourly rule limited to certain days is not expanded")
    if not _has_a_day(rule):
        raise RuleError("its rule never happens")
    if math.prod(times) > MAX_A_DAY:
        raise RuleError(f"a rule that happens more than {MAX_A_DAY} times a day is not expanded")


def _has_a_day(rule: Any) -> bool:
    """Whether one of the rule's months has one of its days: 30 February would be looked for until the year 9999."""
    months = [int(month) for month in rule.get("BYMONTH", range(1, 13))]
    return any(
        abs(int(day)) <= _LONGEST_MONTH[(month - 1) % 12] for month in months for day in rule.get("BYMONTHDAY", [1])
    )


def _parts(rule: Any) -> tuple[str, int]:
    return str(next(iter(rule.get("FREQ", [""])), "")), int(next(iter(rule.get("INTERVAL", [1])), 1))


def _charge(rule: Any, start: datetime, end: datetime, budget: Budget) -> None:
    """Charge the steps from *start* to *end*, and those to the end of all days for a rule that never happens."""
    from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

    frequency, interval = _parts(rule)
    a_day = _COST[frequency] / _DAYS[frequency] / interval
    budget.charge(max((end - start).days, 0) * a_day)
    endless = rule.copy()
    endless.pop("UNTIL", None)
    endless.pop("COUNT", None)
    try:
        happens = next(iter(rrulestr(endless.to_ical().decode(), dtstart=start)), None)
    except _UNREADABLE as error:
        raise RuleError(f"its rule cannot be read ({error})") from error
    if happens is None:
        budget.steps -= (date.max - start.date()).days * a_day
        raise RuleError("its rule never happens")
