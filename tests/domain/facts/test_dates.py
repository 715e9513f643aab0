"""Dates, weekdays, times of day and zones."""

from __future__ import annotations

import pytest

from tests.domain.facts.proving import by_fields, by_words


@pytest.mark.parametrize(
    "text",
    [
        "2023 年 7 月 8 日",
        "Sat 8 July 2023",
        "July 8, 2023",
        "2023-07-08",
        "7 月 8 日（周六）",
        "in July 2023",
        "9:00（UTC+8）",
        "01:00 UTC",
    ],
)
def test_a_moment_proves_its_date_in_both_zones(text: str) -> None:
    """A moment is printed in UTC or in the newsletter's zone, whole or in part."""
    assert by_fields(text, details__start="2023-07-08T01:00:00Z") == []


@pytest.mark.parametrize("text", ["2023 年 7 月 9 日", "8 July 2024", "8 August 2023", "周日", "9:30", "9:00 (UTC+9)"])
def test_another_date_is_doubted(text: str) -> None:
    """Another day, month, year, weekday, time or zone."""
    assert by_fields(text, details__start="2023-07-08T01:00:00Z") == ["date"]


def test_a_moment_late_in_utc_is_the_next_day_at_home() -> None:
    """20:00 UTC is the next morning in Shanghai; both dates are right."""
    assert by_fields("2026 年 7 月 9 日", published="2026-07-08T20:00:00Z") == []
    assert by_fields("8 July 2026", published="2026-07-08T20:00:00Z") == []
    assert by_fields("10 July 2026", published="2026-07-08T20:00:00Z") == ["date"]


def test_the_exclusive_end_of_an_event_proves_its_last_day() -> None:
    """RFC 5545 ends an all-day event at the midnight after it."""
    dates = {"details__start": "2023-07-05T16:00:00Z", "details__end": "2023-07-08T16:00:00Z"}
    assert by_fields("2023 年 7 月 6 日（周四）至 8 日（周六）", **dates) == []
    assert by_fields("2023 年 7 月 6 日（周四）至 10 日", **dates) == ["date"]


def test_a_date_in_words_proves_itself_in_the_other_language() -> None:
    """And its weekday, but no year that it does not give."""
    assert by_words("2026 年 9 月 15 日（周二）", "On 15 September 2026 in Paris") == []
    assert by_words("15 September 2026", "9 月 15 日") == ["date"]
    assert by_words("9 月 15 日", "Sept. 15, 2026") == []


def test_last_week_is_no_date() -> None:
    """What is said relative to the day of reading is not compared."""
    assert by_words("上周的消息。", "News.") == []
