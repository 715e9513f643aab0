"""Events of an iCalendar file (RFC 5545): one item per occurrence, with zones, moves and cancellations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import PurePath

from hugging_news.domain.calendar_items import Calendar, calendar_item, sequence
from hugging_news.domain.calendars import CalendarText, Event, decode, first, label, nearest, read_event, split
from hugging_news.domain.errors import ParseError
from hugging_news.domain.events import slug
from hugging_news.domain.exchange import Collected, Collecting, Request, Source, Window, describe
from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.located import Located
from hugging_news.domain.recurrence import Budget, RuleError, occurrences, recurs
from hugging_news.domain.text import one_line
from hugging_news.domain.zones import Zones

BEFORE, AFTER = timedelta(days=60), timedelta(days=120)
MAX_OCCURRENCES = 500
MAX_PROBLEMS = 50


class Options(Located):
    """Where the calendar is: `url` (`webcal:` is https) or `file`, exactly one."""

    @property
    def request(self) -> Request:
        if self.file is not None:
            return Request(f"file:{PurePath(self.file).name}", file=self.file)
        url = self.url or ""
        return Request("https" + url[6:] if url.startswith("webcal:") else url, accept="text/calendar, */*;q=0.5")


def collect(source: Source, window: Window) -> Collecting:
    """Yield the request for the calendar, return its events, latest first.

    An event that does not recur is returned whatever its date; of a recurring one the occurrences from 60 days before
    the window to 120 days after it (at most 500, nearest first; without any the first one). Cancelled and moved
    ones stay, marked.
    The id is `event:UID@START` with the start before any move, so that a moved occurrence is still the same one.
    `read` counts all VEVENT components. Times without a zone are read as `Zones` says, and the problems tell so.

    Raises:
        ParseError: the answer is no calendar, or none of its events can be read.
    """
    answer = yield source.options.request
    calendars = split(decode(answer.body, answer.headers.get("content-type", "").partition("charset=")[2].strip('"; ')))
    read = sum(len(calendar.events) for calendar in calendars)
    if not read and not any(calendar.others or calendar.timezones for calendar in calendars) and len(calendars) == 1:
        raise ParseError(answer.url, f"expected a calendar (BEGIN:VCALENDAR), got {describe(answer.body)}")
    reader = _Reader(source, window, source.options.request.url if source.options.url else "")
    for calendar in calendars:
        reader.read(calendar)
    items = reader.result()
    problems = list(dict.fromkeys(one_line(problem, 300) for problem in reader.problems))
    if problems and read and not items:
        raise ParseError(answer.url, "; ".join(["no event can be read", *problems[:3]]))
    if len(problems) > MAX_PROBLEMS:
        problems = [*problems[:MAX_PROBLEMS], f"and {len(problems) - MAX_PROBLEMS} more problems"]
    return Collected(items, read, tuple(problems))


class _Reader:
    """Turns the calendars of one answer into items; ids are unique, the newest version of an occurrence stays."""

    def __init__(self, source: Source, window: Window, url: str) -> None:
        self.source, self.window, self.url = source, window, url
        self.start, self.end = window.start - BEFORE, window.end + AFTER
        self.budget, self.left = Budget(), source.max_items
        self.items: dict[str, Item] = {}
        self.problems: list[str] = []
        self.private = 0

    def result(self) -> tuple[Item, ...]:
        """The items nearest to the window's start, latest first; what is left to say goes to the problems."""
        if self.private:
            self.problems.append(f"{self.private} events are marked private (CLASS): check before they are printed")
        items = sorted(self.items.values(), key=lambda item: (abs(_start(item) - self.window.start), item.id))
        if len(items) > self.source.max_items:
            self.problems.append(f"{len(items) - self.source.max_items} occurrences far from the week are left out")
        return tuple(sorted(items[: self.source.max_items], key=lambda item: (-_start(item).timestamp(), item.id)))

    def read(self, text: CalendarText) -> None:
        """Add the items of one calendar."""
        properties = text.properties
        zones = Zones(properties.get("X-WR-TIMEZONE"), self.source.timezone, self.window.timezone, text.timezones)
        name = one_line(properties.get("X-WR-CALNAME") or properties.get("NAME") or "")
        calendar = Calendar(zones, name, properties.get("METHOD", "").upper() == "CANCEL")
        for uid, events in self._events(text, zones).items():
            for event, previous in self._occurrences(uid, events):
                self._add(calendar, uid, event, previous)
        self.problems += zones.notes()
        if text.others and not text.events:
            self.problems.append(f"no events, only {', '.join(sorted(text.others))}")

    def _events(self, text: CalendarText, zones: Zones) -> dict[str, list[Event]]:
        """The readable events by UID, in order; one without UID goes by its name."""
        chosen = nearest(text.events, self.start.date(), self.left)
        self.left -= len(chosen)
        if len(chosen) < len(text.events):
            self.problems.append(f"{len(text.events) - len(chosen)} events beyond {self.source.max_items} are left out")
        found: dict[str, list[Event]] = {}
        for lines in chosen:
            try:
                reading = read_event(lines, zones)
            except ValueError as error:
                self.problems.append(f"{label(lines)}: {error}")
                continue
            self.problems += [f"{label(lines)}: {problem}" for problem in reading.problems]
            self.private += str(first(reading.event, "CLASS") or "").upper() in ("PRIVATE", "CONFIDENTIAL")
            uid = one_line(str(first(reading.event, "UID") or "")) or slug(str(first(reading.event, "SUMMARY") or ""))
            found.setdefault(uid, []).append(reading.event)
        return found

    def _occurrences(self, uid: str, events: list[Event]) -> Iterable[tuple[Event, date | None]]:
        """Each occurrence of the events of one UID, with where it stood before (None: never moved)."""
        overrides = [event for event in events if "RECURRENCE-ID" in event]
        own = [event for event in events if "RECURRENCE-ID" not in event]
        cores = [event for event in own if recurs(event)]
        yield from _current([event for event in own if not recurs(event)])
        shifts = {_instant(first(event, "RECURRENCE-ID").dt): event for event in overrides}
        for number, core in enumerate(cores):
            for event in self._expand(uid, core, overrides if not number else []):
                yield event, _original(event, shifts)
        if not cores:
            yield from ((event, _original(event, shifts)) for event in overrides)

    def _expand(self, uid: str, core: Event, overrides: list[Event]) -> list[Event]:
        name = one_line(str(first(core, "SUMMARY") or uid), 80)
        try:
            found = occurrences(core, overrides, self.start, self.end, self.budget)
        except RuleError as error:
            self.problems.append(f"event {name!r}: {error}; only the first date is kept")
            return [core, *overrides]
        if len(found) > MAX_OCCURRENCES:
            self.problems.append(f"event {name!r}: {len(found)} occurrences, the {MAX_OCCURRENCES} nearest are kept")
        return sorted(found, key=lambda event: abs(_instant(event["DTSTART"].dt) - self.window.start))[:MAX_OCCURRENCES]

    def _add(self, calendar: Calendar, uid: str, event: Event, previous: date | None) -> None:
        item = calendar_item(self.source.name, calendar, uid, event, previous, self.url)
        known = self.items.get(item.id)
        if known is None or _version(item) >= _version(known):
            self.items[item.id] = item


def _current(events: list[Event]) -> Iterable[tuple[Event, date | None]]:
    """Of several versions of one event the newest (SEQUENCE), with the start it had before; of equal ones all."""
    newest = max((sequence(event) for event in events), default=0)
    starts = [event["DTSTART"].dt for event in events if sequence(event) < newest]
    for event in events:
        if sequence(event) == newest:
            yield event, starts[-1] if starts else None


def _original(event: Event, overrides: dict[datetime, Event]) -> date | None:
    """Where an occurrence stood before its override moved it, also those that follow a moved one (RANGE)."""
    stood = first(event, "RECURRENCE-ID")
    override = overrides.get(_instant(stood.dt)) if stood is not None else None
    if override is None:
        return None
    start, before = event["DTSTART"].dt, stood.dt
    moved = override["DTSTART"].dt
    alike = len({isinstance(value, datetime) for value in (start, before, moved)}) == 1
    if "RANGE" in stood.params and alike and start != moved:
        return start - (moved - before)  # type: ignore[no-any-return]
    return before  # type: ignore[no-any-return]


def _instant(value: date) -> datetime:
    """A moment to compare by; a day counts from its midnight in UTC."""
    return value.astimezone(UTC) if isinstance(value, datetime) else datetime.combine(value, time(), UTC)


def _start(item: Item) -> datetime:
    return _event(item).start


def _event(item: Item) -> EventDetails:
    assert isinstance(item.details, EventDetails)
    return item.details


def _version(item: Item) -> tuple[int, bool, bool]:
    """Later versions are greater: by SEQUENCE, then overrides and cancellations win."""
    event = _event(item)
    return event.sequence, event.previous_start is not None, event.status == "cancelled"
