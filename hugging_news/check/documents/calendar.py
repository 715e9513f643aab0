"""`events.ics` as a calendar program reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hugging_news.check.documents.models import Written
from hugging_news.domain.editions import Edition

_NEEDED = ("UID", "DTSTAMP", "DTSTART", "SUMMARY")
_LINE = 75


def faults(edition: Edition, document: Written) -> Iterator[str]:
    """RFC 5545: it reads back, each event has what every one needs, and every event of the edition is there."""
    from icalendar import Calendar

    try:
        read = Calendar.from_ical(document.content)
    except (ValueError, KeyError, IndexError, TypeError) as error:
        yield f"is no calendar: {error}"
        return
    if read.name != "VCALENDAR":
        yield "is no calendar"
        return
    events = read.walk("VEVENT")
    yield from _layout(document.content)
    yield from (f"an event without {name}" for event in events for name in _NEEDED if not event.get(name))
    uids = Counter(str(event.get("UID")) for event in events)
    yield from (f"the UID {uid} stands {count} times" for uid, count in uids.items() if count > 1)
    yield from _backwards(events)
    told = sum(story.kind == "event" for story in edition.stories())
    whole = sum(event.get("RELATED-TO") is None for event in events)
    if whole < told:
        yield f"{whole} events for the {told} of the edition"


def _layout(content: bytes) -> Iterator[str]:
    lines = content.split(b"\r\n")
    if any(b"\n" in line for line in lines):
        yield "lines that do not end with CRLF"
    if any(len(line) > _LINE for line in lines):
        yield f"a line of more than {_LINE} bytes"


def _backwards(events: list[Any]) -> Iterator[str]:
    for event in events:
        start, end = event.get("DTSTART"), event.get("DTEND")
        if start and end and end.dt <= start.dt:
            yield f"“{event.get('SUMMARY')}” ends before it starts"
