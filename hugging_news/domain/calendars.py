"""iCalendar text (RFC 5545) cut into events that are read one by one, so that a broken one costs no other.

Only the properties that an item needs are kept: attendees, alarms and attachments are never looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hugging_news.domain.text import one_line
from hugging_news.domain.zones import Zones

Event = Any
"""An `icalendar.Event`, whose properties are a union of thirty types."""

MAX_DATES = 2000
MAX_LINE = 60_000

_WANTED = frozenset([
    "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "ORGANIZER", "CATEGORIES", "STATUS", "CLASS", "SEQUENCE",
    "CREATED", "LAST-MODIFIED", "CONFERENCE", "X-GOOGLE-CONFERENCE", "IMAGE", "DTSTART", "DTEND", "DURATION", "RRULE",
    "RDATE", "EXDATE", "RECURRENCE-ID", "RELATED-TO",
])  # fmt: skip
_SILENT = frozenset(
    ["CREATED", "LAST-MODIFIED", "SEQUENCE", "IMAGE", "CONFERENCE", "URL", "CATEGORIES", "CLASS", "RELATED-TO"]
)
_NAME = re.compile(r"[A-Za-z0-9-]+")
_TZID = re.compile(r';\s*TZID\s*=\s*(?:"([^"]*)"|([^;:"]*))', re.IGNORECASE)
_DAY = re.compile(r"DTSTART[^:]*:(\d{8})", re.IGNORECASE)
_LONGEST = timedelta(days=5 * 366)


@dataclass
class CalendarText:
    """One VCALENDAR (or what stands outside of any): its own properties and the lines of its components."""

    properties: dict[str, str] = field(default_factory=dict)
    timezones: list[list[str]] = field(default_factory=list)
    events: list[list[str]] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class EventText:
    """One VEVENT as read: icalendar's component with every time in its zone, and what could not be read of it."""

    event: Event
    problems: tuple[str, ...] = ()


def decode(body: bytes, charset: str | None = None) -> str:
    """The unfolded text of a calendar: UTF-8 unless a mark, *charset* or the bytes themselves say otherwise."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _unfold(body.decode("utf-16", "replace"))
    unfolded = re.sub(rb"(?:\r\n|\n|\r)[ \t]", b"", body.removeprefix(b"\xef\xbb\xbf"))
    for encoding in ("utf-8", charset, "gb18030"):
        try:
            return unfolded.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return unfolded.decode("cp1252", "replace")


def _unfold(text: str) -> str:
    return re.sub(r"(?:\r\n|\n|\r)[ \t]", "", text)


def split(text: str) -> list[CalendarText]:
    """The calendars of unfolded *text*, in order; a component whose end is missing ends where the next begins."""
    calendars = [CalendarText()]
    for component, lines in _components(text):
        if component == "VCALENDAR":
            calendars.append(CalendarText())
        elif component == "VEVENT":
            calendars[-1].events.append(lines)
        elif component == "VTIMEZONE":
            calendars[-1].timezones.append(lines)
        elif component:
            calendars[-1].others[component] += 1
        else:
            name, _, value = lines[0].partition(":")
            calendars[-1].properties.setdefault(name.partition(";")[0].strip().upper(), value.strip())
    return calendars


def _components(text: str) -> Iterator[tuple[str, list[str]]]:
    """`(name, lines)` of every component, `("VCALENDAR", [])` where a calendar begins or ends, else `("", [line])`."""
    inside, depth, lines = "", 0, list[str]()
    for line in filter(None, map(str.strip, re.split(r"[\r\n]+", text))):
        mark, _, name = line[:60].upper().replace(" ", "").partition(":")
        opens, closes = mark == "BEGIN", mark == "END"
        if (opens and name in ("VCALENDAR", "VEVENT")) or (closes and name in ("VCALENDAR", inside)):
            if inside:
                yield inside, lines
            inside, depth, lines = (name if opens and name != "VCALENDAR" else ""), 0, []
            if name == "VCALENDAR":
                yield name, []
        elif not inside:
            if opens:
                inside = name
            elif not closes:
                yield "", [line]
        elif inside == "VTIMEZONE" or (not opens and not closes and not depth):
            lines.append(line[:MAX_LINE])
        else:
            depth += opens or -closes
    if inside:
        yield inside, lines


def nearest(events: list[list[str]], day: date, limit: int) -> list[list[str]]:
    """At most *limit* of *events*, in their order: recurring and coming ones first, then the newest."""
    if len(events) <= limit:
        return events
    order = sorted(range(len(events)), key=lambda index: (-_rank(events[index], f"{day:%Y%m%d}"), index))
    return [events[index] for index in sorted(order[:limit])]


def _rank(lines: list[str], day: str) -> int:
    found = next((match[1] for line in lines if (match := _DAY.match(line))), "0")
    recurring = any(line.upper().startswith("RRULE") for line in lines)
    return 99999999 if recurring or found >= day else int(found)


def read_event(lines: list[str], zones: Zones) -> EventText:
    """One event, with every time placed in a zone, its end checked, and unreadable properties left out.

    Raises:
        ValueError: it has no start that can be read, or icalendar cannot read it at all.
    """
    kept, problems = _kept(lines)
    event = _parsed(kept)
    for name in dict.fromkeys(name for name, _ in event.errors if name):
        readable = [value for value in values(event, name) if type(value).__name__ != "vBroken"]
        event.pop(name, None)
        if readable:
            event[name] = readable if len(readable) > 1 else readable[0]
        if name == "DTSTART" or name not in _SILENT:
            problems.append(f"{name} cannot be read ({dict(event.errors)[name]})")
    problems += _place(event, zones)
    problems += _check_end(event)
    return EventText(event, tuple(problems))


def _parsed(lines: list[str]) -> Event:
    from icalendar import Event

    try:
        return Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""]))
    except (AttributeError, TypeError, LookupError, ArithmeticError) as error:
        raise ValueError(f"it cannot be read ({error})") from error


def _kept(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines worth reading, with `TZID` renamed: icalendar looks zones up in a cache that all calendars share."""
    kept, dates = [], 0
    for line in lines:
        match = _NAME.match(line)
        name = match[0].upper() if match else ""
        if name not in _WANTED:
            continue
        if name in ("RDATE", "EXDATE"):
            dates += 1 + line.count(",")
        if name in ("RDATE", "EXDATE") and dates > MAX_DATES:
            continue
        kept.append(_mended(line, name))
    return kept, [f"more than {MAX_DATES} dates: the rest is left out"] if dates > MAX_DATES else []


def _mended(line: str, name: str) -> str:
    """*line* with the two faults that programs really write put right: `;;`, and blanks inside a rule."""
    head, colon, value = line.partition(":")
    if '"' in head:
        return _renamed(line)
    head = _renamed(re.sub(r";{2,}", ";", head))
    return head + colon + (value.replace(" ", "") if name == "RRULE" else value)


def _renamed(line: str) -> str:
    return _TZID.sub(lambda found: f';X-TZID="{(found[1] or found[2] or "").strip()}"', line, count=1)


def values(event: Event, name: str) -> list[Any]:
    """All values of a property; empty when it is not there."""
    value: Any = event.get(name, [])
    return value if isinstance(value, list) else [value]


def first(event: Event, name: str) -> Any:
    """The first value of a property, None when there is none."""
    return next(iter(values(event, name)), None)


def label(lines: list[str]) -> str:
    """What to call an event in a message: its title, else its UID."""
    for name in ("SUMMARY", "UID"):
        for line in lines:
            if line.upper().startswith((name + ":", name + ";")) and (value := one_line(line.partition(":")[2], 80)):
                return f"event {value!r}"
    return "an event without a name"


def _place(event: Event, zones: Zones) -> list[str]:
    """Place every time of *event*; what is no date or time is left out and named."""
    wrong = []
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        value = first(event, name)
        if value is None:
            continue
        event[name] = value
        value.dt = zones.place(value.dt, value.params.get("X-TZID"))
        if not isinstance(value.dt, date):
            del event[name]
            wrong.append(f"{name} is no date and left out")
    for name in ("RDATE", "EXDATE"):
        for several in values(event, name):
            for value in several.dts:
                value.dt = _placed(value.dt, several.params.get("X-TZID"), zones)
    if "DTSTART" not in event:
        raise ValueError("no start (DTSTART) that can be read")
    return wrong


def _placed(value: Any, tzid: str | None, zones: Zones) -> Any:
    """A date, a time or a period with both ends in a zone."""
    if isinstance(value, tuple):
        return tuple(part if isinstance(part, timedelta) else zones.place(part, tzid) for part in value)
    return zones.place(value, tzid)


def _check_end(event: Event) -> list[str]:
    """Leave out an end or a duration that is impossible, and say so; an all-day event ends a day later at least."""
    start, end, length = first(event, "DTSTART").dt, first(event, "DTEND"), first(event, "DURATION")
    wrong = []
    if end is not None and not _possible(start, end.dt):
        del event["DTEND"]
        if end.dt != start:
            wrong.append("the end is impossible and left out")
    whole = isinstance(start, datetime) or length is None or length.dt % timedelta(days=1) == timedelta()
    if length is not None and not (whole and timedelta() < length.dt <= _LONGEST):
        del event["DURATION"]
        wrong.append("the duration is impossible and left out")
    if "DTEND" in event and "DURATION" in event:
        del event["DURATION"]
    return wrong


def _possible(start: date, end: Any) -> bool:
    same = isinstance(end, date) and isinstance(start, datetime) == isinstance(end, datetime)
    return same and timedelta() < end - start <= _LONGEST
