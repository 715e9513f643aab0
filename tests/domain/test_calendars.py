"""iCalendar text cut into events."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from hugging_news.domain.calendars import decode, first, label, nearest, read_event, split
from hugging_news.domain.zones import Zones

ZONES = Zones(None, "Asia/Shanghai", "Asia/Shanghai", [])


def test_decode() -> None:
    """UTF-8 also when it was folded inside a character, UTF-16 by its mark, else what header or bytes say."""
    assert decode(b"SUMMARY:\xe5\xa4\r\n \xa7") == "SUMMARY:大"
    assert decode("SUMMARY:大\r\n 模型".encode("utf-16")) == "SUMMARY:大模型"
    assert decode("SUMMARY:大模型".encode("gb18030")) == "SUMMARY:大模型"
    assert decode("SUMMARY:Tribstrül".encode("latin-1"), "iso-8859-1") == "SUMMARY:Tribstrül"
    assert decode("SUMMARY:Tribstrül \xa0".encode("latin-1"), "no-such") == "SUMMARY:Tribstrül \xa0"


def test_split() -> None:
    """Every calendar has its own properties and events; nested parts and damaged ends cost no event."""
    calendars = split(
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nUID:alarm\nEND:VALARM\nEND:VEVENT\n"
        "BEGIN:VEVENT\nUID:2\nBEGIN:VEVENT\nUID:3\nEND:VCALENDAR\nBEGIN:VTODO\nUID:4\nEND:VTODO\n"
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE;VALUE=TEXT:Asia/Tokyo\nBEGIN:VEVENT\nUID:5"
    )
    assert [calendar.events for calendar in calendars if calendar.events] == [
        [["UID:1"], ["UID:2"], ["UID:3"]],
        [["UID:5"]],
    ]
    assert [calendar.properties for calendar in calendars if calendar.properties] == [
        {"METHOD": "CANCEL"}, {"X-WR-TIMEZONE": "Asia/Tokyo"},
    ]  # fmt: skip
    assert sum(calendar.others["VTODO"] for calendar in calendars) == 1


def test_nearest() -> None:
    """Recurring and coming events come before past ones, of those the newest; the order stays."""
    events = [
        ["DTSTART:20200101"],
        ["DTSTART:20250101"],
        ["DTSTART:20100101", "RRULE:FREQ=DAILY"],
        ["DTSTART:20270101"],
    ]
    assert nearest(events, date(2026, 8, 1), 3) == events[1:]


def test_read_event() -> None:
    """Times are placed in their zone, what is not wanted is not read, what is unreadable is told."""
    reading = read_event(
        ["DTSTART;TZID=Europe/Berlin:20260812T100000", "ATTENDEE:mailto:a@b.example", "DTEND:soon", "SEQUENCE:x"], ZONES
    )
    assert first(reading.event, "DTSTART").dt.isoformat() == "2026-08-12T10:00:00+02:00"
    assert set(reading.event) == {"DTSTART"}
    assert [problem.split(" (")[0] for problem in reading.problems] == ["DTEND cannot be read"]


@pytest.mark.parametrize(
    "line", ["DTEND:20260812T090000", "DTEND;VALUE=DATE:20260813", "DURATION:-PT1H", "DTEND:20990101T000000"]
)
def test_impossible_end(line: str) -> None:
    """An end before the start, of another kind or years later is left out and told."""
    reading = read_event(["DTSTART:20260812T100000", line], ZONES)
    assert set(reading.event) == {"DTSTART"}
    assert "impossible" in reading.problems[0]


def test_no_start() -> None:
    """An event without a start cannot be read."""
    for lines in ([], ["DTSTART:PT1H"], ["DTSTART:never"]):
        with pytest.raises(ValueError, match="no start"):
            read_event(lines, ZONES)


def test_recurrence_id_of_another_kind() -> None:
    """What is no date in the place of a date is left out and told."""
    reading = read_event(["DTSTART:20260812T100000", "RECURRENCE-ID;VALUE=TIME:100000"], ZONES)
    assert reading.problems == ("RECURRENCE-ID is no date and left out",)


def test_label() -> None:
    """An event is called by its title, else by its UID."""
    assert label(["UID:1", "SUMMARY;LANGUAGE=en:Talk"]) == "event 'Talk'"
    assert label(["UID:1"]) == "event '1'"
    assert label([]) == "an event without a name"


def test_day_and_time() -> None:
    """A date is a day, a time is a moment."""
    assert not isinstance(first(read_event(["DTSTART:20260812"], ZONES).event, "DTSTART").dt, datetime)
