"""Calendars: recurrence, zones, moves, cancellations, broken and hostile events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hugging_news.collectors import events_ics
from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Collected, Source
from hugging_news.domain.items import EventDetails
from tests.collectors import driven

CALENDAR = "https://meetups.example/events.ics"


def collect(*events: str, **source: Any) -> Collected:
    """What a calendar of *events* (lines joined by `|`) gives."""
    blocks = [f"BEGIN:VEVENT|{event}|END:VEVENT" for event in events]
    text = "\r\n".join("|".join(["BEGIN:VCALENDAR", *blocks, "END:VCALENDAR"]).split("|"))
    asked = Source("cal", "events_ics", events_ics.Options(url=CALENDAR), **source)
    return driven.drive(asked, events_ics, [text.encode()])[0]


@pytest.mark.parametrize("case", driven.cases("events_ics"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A calendar gives exactly the items, counts and problems that lie beside it."""
    assert driven.outcome(case, events_ics) == driven.expected(case)


def test_what_is_asked() -> None:
    """One request; `webcal:` means https."""
    request = events_ics.Options(url="webcal://meetups.example/e.ics").request
    assert (request.url, request.robots, request.auth) == ("https://meetups.example/e.ics", False, None)


def test_local_file_has_no_address() -> None:
    """A configured file is read instead of an address, and its name is no link."""
    options = events_ics.Options(file="calendars/own.ics")
    body = b"BEGIN:VEVENT\nUID:1\nSUMMARY:Own\nDTSTART:20260812T100000Z\nEND:VEVENT\n"
    found, requests = driven.drive(Source("own", "events_ics", options), events_ics, [body])
    assert requests[0].file == "calendars/own.ics"
    assert [(item.title, item.url, item.links) for item in found.items] == [("Own", "", ())]


@pytest.mark.parametrize("options", [{}, {"url": CALENDAR, "file": "x"}, {"url": CALENDAR, "limit": 3}])
def test_wrong_options(options: dict[str, Any]) -> None:
    """Exactly one place, and no other key."""
    with pytest.raises(ValidationError):
        events_ics.Options(**options)


def test_failed_request_is_the_failure_of_the_source() -> None:
    """Nothing is made up when the calendar was not given."""
    source = Source("cal", "events_ics", events_ics.Options(url=CALENDAR))
    with pytest.raises(FetchError):
        driven.drive(source, events_ics, [FetchError(CALENDAR, "refused")])


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02", b"{}", b"just words"])
def test_what_is_no_calendar(body: bytes) -> None:
    """Something else than a calendar is an error that names the address, not a calendar without events."""
    source = Source("cal", "events_ics", events_ics.Options(url=CALENDAR))
    with pytest.raises(ParseError, match=r"meetups\.example/events\.ics: expected a calendar"):
        driven.drive(source, events_ics, [body])


def test_id_stays_when_the_newsletter_moves() -> None:
    """The id of a moved occurrence, and of an all-day event in any zone, is that of its first announcement."""
    day = "UID:a|SUMMARY:Day|DTSTART;VALUE=DATE:20260812"
    for zone in ("Asia/Shanghai", "America/New_York"):
        assert [item.id for item in collect(day, timezone=zone).items] == ["event:a@20260812"]


def test_nearest_occurrences_of_too_many() -> None:
    """Of an hourly event the 500 occurrences nearest to the week's start are kept, and the cut is told."""
    found = collect("UID:h|SUMMARY:Hourly|DTSTART:20260701T000000Z|RRULE:FREQ=HOURLY")
    starts = [item.details.start for item in found.items if isinstance(item.details, EventDetails)]
    assert len(starts) == 500
    assert max(abs(start - driven.WEEK.start) for start in starts).days == 10
    assert found.problems[0].endswith("the 500 nearest are kept")


def test_first_events_of_too_many() -> None:
    """Coming and recurring events are kept before old ones when a calendar has too many."""
    old = [f"UID:old{n}|SUMMARY:Old|DTSTART:2019{n:02}01T100000Z" for n in range(1, 10)]
    new = [
        "UID:new|SUMMARY:New|DTSTART:20260901T100000Z",
        "UID:r|SUMMARY:R|DTSTART:20150101|RRULE:FREQ=YEARLY;COUNT=99",
    ]
    found = collect(*old, *new, max_items=3)
    assert [item.title for item in found.items] == ["New", "Old", "R"]
    assert (found.read, found.problems) == (11, ("8 events beyond 3 are left out",))


def test_many_problems() -> None:
    """The first 50 problems are told one by one, the others counted."""
    good = "UID:good|SUMMARY:Good|DTSTART:20260812T100000Z"
    found = collect(good, *(f"UID:{number}|SUMMARY:Bad {number}|DTSTART:never" for number in range(80)))
    assert (found.read, len(found.items), len(found.problems)) == (81, 1, 51)
    assert found.problems[-1] == "and 30 more problems"


def test_flood_of_dates() -> None:
    """Dates beyond 2,000 are left out and told, whether on one line or on many."""
    dates = [
        f"2026{month:02}{day:02}T{hour:02}0000Z" for month in range(1, 13) for day in range(1, 29) for hour in range(24)
    ]
    for lines in ("RDATE:" + ",".join(dates), "|".join("RDATE:" + date for date in dates)):
        found = collect(f"UID:1|SUMMARY:Flood|DTSTART:20260812T100000Z|{lines}")
        assert "more than 2000 dates" in found.problems[0]
        assert any(item.id == "event:1@20260812T100000Z" for item in found.items)


def test_no_personal_data() -> None:
    """Addresses of organisers and attendees appear nowhere."""
    found = collect(
        "UID:1|SUMMARY:Talk|DTSTART:20260812T100000Z|ORGANIZER;CN=a@b.example:mailto:a@b.example"
        "|ATTENDEE;CN=Someone:mailto:someone@b.example|ATTACH:https://b.example/x"
    )
    assert "b.example" not in found.items[0].model_dump_json()


def test_unreadable_is_told_by_name() -> None:
    """Problems name the event, and a source whose events are all unreadable fails with their names."""
    with pytest.raises(ParseError, match=r"no event can be read; event 'Lost': no start"):
        collect("UID:1|SUMMARY:Lost|DTSTART:never")


def test_private_events_are_told() -> None:
    """Events that their calendar marks as private are kept for the editor to check, and said to be so."""
    found = collect("UID:1|SUMMARY:Talk|DTSTART:20260812T100000Z|CLASS:PRIVATE")
    assert (len(found.items), found.problems) == (
        1,
        ("1 events are marked private (CLASS): check before they are printed",),
    )
