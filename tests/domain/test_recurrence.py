"""Recurrence in bounded steps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hugging_news.domain.calendars import Event, read_event
from hugging_news.domain.recurrence import Budget, RuleError, occurrences
from hugging_news.domain.zones import Zones

START, END = datetime(2026, 8, 1, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)


def event(*lines: str) -> Event:
    """An event with a UID."""
    return read_event(["UID:1", *lines], Zones(None, "Asia/Shanghai", "Asia/Shanghai", [])).event


def days(core: Event, *overrides: Event, budget: Budget | None = None) -> list[str]:
    """The days of August 2026 on which it starts."""
    found = occurrences(core, overrides, START, END, budget or Budget())
    return sorted(f"{each['DTSTART'].dt:%m-%d}" for each in found)


def test_rules_dates_and_exceptions() -> None:
    """Several rules and further dates add up, exceptions are left out."""
    core = event(
        "DTSTART:20260801T200000", "RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=MONTHLY;BYMONTHDAY=20",
        "RDATE:20260830T200000", "EXDATE:20260808T200000",
    )  # fmt: skip
    assert days(core) == ["08-01", "08-15", "08-20", "08-30"]


def test_blanks_in_a_rule() -> None:
    """Blanks that some programs write into a rule do no harm."""
    assert days(event("DTSTART:20260803T200000", "RRULE:FREQ=WEEKLY;BYDAY=MO, WE;COUNT=3")) == [
        "08-03",
        "08-05",
        "08-10",
    ]


def test_all_day_with_a_timed_exception() -> None:
    """Days stay days when other dates of the event have a time."""
    core = event("DTSTART;VALUE=DATE:20260803", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20260804T000000")
    found = occurrences(core, [], START, END, Budget())
    assert all(not isinstance(each["DTSTART"].dt, datetime) for each in found)


def test_nothing_in_the_range() -> None:
    """A series that ended before the range gives its first date and what replaced others."""
    core = event("DTSTART:20200101T200000", "RRULE:FREQ=DAILY;COUNT=5")
    override = event("DTSTART:20200103T210000", "RECURRENCE-ID:20200103T200000")
    assert days(core, override) == ["01-01", "01-03"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=SECONDLY", "happens SECONDLY"),
        ("FREQ=MINUTELY", "happens MINUTELY"),
        ("FREQ=DAILY;INTERVAL=0", "no sensible interval"),
        ("FREQ=HOURLY;BYMINUTE=0,30", "more than 24 times"),
        ("FREQ=HOURLY;BYMONTHDAY=1", "hourly rule limited"),
        ("FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31", "never happens"),
        ("FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6", "never happens"),
        ("FREQ=MONTHLY;BYDAY=1MO,53MO", "cannot be read"),
        ("FREQ=DAILY;BYSETPOS=400", "cannot be read"),
    ],
)
def test_refused_rules(rule: str, reason: str) -> None:
    """Rules that flood, never happen or make no sense are refused with the reason."""
    with pytest.raises(RuleError, match=reason):
        days(event("DTSTART:20260803T200000", f"RRULE:{rule}"))


def test_budget() -> None:
    """Steps and occurrences are charged; what is over the budget is refused."""
    daily, budget = event("DTSTART:20260801T200000", "RRULE:FREQ=DAILY"), Budget(10_000)
    assert len(days(daily, budget=budget)) == 31
    assert 5_000 < budget.steps < 5_400
    assert len(days(daily, budget=budget)) == 31
    with pytest.raises(RuleError, match="more steps"):
        days(daily, budget=budget)
    with pytest.raises(RuleError, match="more steps"):
        days(event("DTSTART:16010101T200000", "RRULE:FREQ=HOURLY"))
