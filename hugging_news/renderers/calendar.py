"""The events of an edition as one iCalendar file (RFC 5545), to be subscribed to or opened by any calendar program.

A UID is ours and stays the same over editions, also when an event moves; SEQUENCE is the story's, which selection lets
grow on change; DTSTAMP is when the edition was generated. Times are in UTC, which every program understands without a
zone table; the words of DESCRIPTION name the event's own zone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hugging_news.domain.documents import Document
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.errors import RenderError
from hugging_news.domain.items import EventDetails, EventPart
from hugging_news.domain.markup import safe_url
from hugging_news.renderers.cards import details_of
from hugging_news.renderers.prose import literal
from hugging_news.renderers.words import Words

FILE = "events.ics"
_PRODUCT = "-//hugging_news//events//EN"
_STATUS = {"cancelled": "CANCELLED", "tentative": "TENTATIVE"}


def calendar(edition: Edition, words: Words) -> tuple[Document, ...]:
    """`events.ics` in the edition's first language; nothing when the edition has no events.

    Raises:
        RenderError: the details of a story are not those of an event.
    """
    from icalendar import Calendar

    try:
        found = events_of(edition)
    except ValueError as error:
        raise RenderError("calendar", "edition.json", None, str(error)) from error
    if not found:
        return ()
    file = Calendar()
    title = literal(edition.newsletter.name, 80)
    for name, value in (
        ("PRODID", _PRODUCT), ("VERSION", "2.0"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH"),
        ("X-WR-CALNAME", f"{title} {edition.id}"), ("X-WR-TIMEZONE", edition.window.timezone),
    ):  # fmt: skip
        file.add(name, value)
    for story, details in found:
        for event in _events(story, details, edition, words):
            file.add_component(event)
    return (Document(FILE, "text/calendar", file.to_ical(sorted=False), "calendar"),)


def events_of(edition: Edition) -> tuple[tuple[Story, EventDetails], ...]:
    """The events that an edition announces or takes back, by start; recaps are over.

    Raises:
        ValueError: the details of a story are not those of its kind.
    """
    events = ((story, details_of(story)) for story in edition.stories() if story.kind == "event")
    found = [(story, details) for story, details in events if isinstance(details, EventDetails)]
    return tuple(sorted(found, key=lambda pair: (pair[1].start, pair[0].id)))


def _events(story: Story, details: EventDetails, edition: Edition, words: Words) -> Iterator[Any]:
    """The event, then its further dates, or its parts, which name it as what they belong to."""
    whole = _uid(details.origin or story.id)
    name = literal(next(filter(None, (story.headline.get(words.lang), *story.headline.values())), story.id), 300)
    event = _dated(edition, whole, name, details, details.timezone, details.sequence)
    event.add("STATUS", _STATUS.get(details.status, "CONFIRMED"))
    page = _address(story, details)
    for field, value in (
        ("LOCATION", _location(details, words)),
        ("DESCRIPTION", _description(story, details, page, words)),
        ("URL", page),
    ):
        if value:
            event.add(field, value)
    yield event
    for part in details.children:
        date = details.recurring or part.name in story.headline.values()
        yield _child(part, None if date else whole, details.sequence, edition, words)


def _child(part: EventPart, whole: str | None, sequence: int, edition: Edition, words: Words) -> Any:
    name = literal(part.names.get(words.lang) or part.name, 300)
    event = _dated(edition, _uid(part.origin or part.id), name, part, part.timezone, sequence)
    event.add("STATUS", "CONFIRMED")
    if whole is not None:
        event.add("RELATED-TO", whole)
    if url := safe_url(part.url or ""):
        event.add("URL", url)
    return event


def _dated(edition: Edition, uid: str, name: str, when: EventDetails | EventPart, zone: str, sequence: int) -> Any:
    """An event with what every one has; whole days stay days in its zone, whatever zone they are read in."""
    from icalendar import Event

    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", edition.generated)
    event.add("SEQUENCE", sequence)
    event.add("SUMMARY", name)
    for field, moment in (("DTSTART", when.start), ("DTEND", when.end)):
        if moment is not None and (field == "DTSTART" or moment > when.start):
            event.add(field, _day(moment, zone) if when.all_day else moment)
    return event


def _day(moment: datetime, zone: str) -> Any:
    return moment.astimezone(ZoneInfo(zone)).date()


def _uid(item: str) -> str:
    """An identifier without what an organiser's own may hold: other calendars may know the same event."""
    return f"{hashlib.sha256(item.encode()).hexdigest()[:32]}@hugging-news"


def _address(story: Story, details: EventDetails) -> str | None:
    urls = (details.registration_url, *(link.url for link in story.links), story.source.url, details.stream_url)
    return next(filter(None, (safe_url(url or "") for url in urls)), None)


def _location(details: EventDetails, words: Words) -> str:
    country = words.country(literal(details.country, 60)) if details.country else ""
    parts = (details.venue, details.room, details.city, country)
    place = words.joint(*(literal(part or "", 120) for part in parts), by="comma")
    return place or safe_url(details.stream_url or "") or ""


def _description(story: Story, details: EventDetails, page: str | None, words: Words) -> str:
    """What the card says, as plain lines: when in the event's own zone, the summary, who, until when, where to."""
    lines = [words.span(details.start, details.end, details.timezone, details.all_day)]
    if not story.brief:
        lines += [literal(sentence.text, 500) for sentence in story.summary.get(words.lang, ())]
    if details.organisers:
        lines.append(words.fact(words.label("event.organisers"), words.listed(details.organisers)))
    if details.registration_deadline and details.status != "cancelled":
        closes = words.by(details.registration_deadline, details.timezone)
        lines.append(words.fact(words.label("event.deadline"), closes))
    return "\n".join(filter(None, [*lines, page]))
