"""A VEVENT as an item: place, links, organisers, state and text, only as far as the calendar states them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from hugging_news.domain.calendars import Event, first, values
from hugging_news.domain.events import (
    RECORDING,
    SLIDES,
    description,
    event_links,
    following,
    is_registration,
    is_stream,
    occurrence_id,
    picture,
    urls_in,
    web_url,
)
from hugging_news.domain.items import EventDetails, Image, Item
from hugging_news.domain.markdown import plain
from hugging_news.domain.places import Place, place_of
from hugging_news.domain.text import language_of, one_line
from hugging_news.domain.zones import Zones


@dataclass(frozen=True)
class Calendar:
    """What the items of one calendar share; *cancelled*: it was sent to cancel them (METHOD)."""

    zones: Zones
    name: str = ""
    cancelled: bool = False


def sequence(event: Event) -> int:
    """The version of an event: later ones replace earlier ones."""
    return int(first(event, "SEQUENCE") or 0)


def calendar_item(
    source: str, calendar: Calendar, uid: str, event: Event, previous: date | None = None, url: str = ""
) -> Item:
    """One occurrence as an item of *source*.

    *previous* is where it stood before it was moved, *url* the calendar's own address, which stands in for its own.
    """
    text = str(first(event, "DESCRIPTION") or "").replace('\\"', '"')
    place = place_of(str(first(event, "LOCATION") or ""))
    addresses = _addresses(event, text, place)
    page = next((address for address in addresses if not is_stream(address)), None)
    registration = next((address for address in addresses if is_registration(address)), None)
    content = description(text)
    words = one_line(plain(content))
    title = one_line(str(first(event, "SUMMARY") or "")) or one_line(words, 80) or calendar.name or "Untitled event"
    return Item(
        id=occurrence_id(uid, previous or event["DTSTART"].dt),
        source=source,
        kind="event",
        title=title,
        url=page or web_url(url) or "",
        published=_stamp(event, "CREATED"),
        updated=_stamp(event, "LAST-MODIFIED"),
        lang=language_of(f"{title} {words}"),
        summary=words,
        content=content,
        tags=_tags(event),
        links=event_links(page, registration),
        image=_image(event),
        details=_details(calendar, uid, event, place, previous, registration, _stream(event, place, addresses), text),
    )


def _details(
    calendar: Calendar,
    uid: str,
    event: Event,
    place: Place,
    previous: date | None,
    registration: str | None,
    stream: str | None,
    text: str,
) -> EventDetails:
    start = event["DTSTART"].dt
    zone = calendar.zones.name(start)
    moved = previous is not None and _moment(previous, zone) != _moment(start, zone)
    return EventDetails(
        uid=uid,
        start=_moment(start, zone),
        end=_moment(end, zone) if (end := _end(event)) else None,
        timezone=zone,
        all_day=not isinstance(start, datetime),
        mode=place.mode or ("online" if stream else None),
        venue=place.venue,
        room=place.room,
        city=place.city,
        country=place.country,
        stream_url=stream,
        organisers=_organisers(event),
        registration_url=registration,
        recording_url=following(text, RECORDING),
        slides_url=following(text, SLIDES),
        status=_status(calendar, event, moved),
        sequence=max(sequence(event), 0),
        previous_start=_moment(previous, zone) if previous is not None and moved else None,
        recurring=any(name in event for name in ("RECURRENCE-ID", "RRULE", "RDATE")),
        parent=_parent(uid, event),
    )


def _parent(uid: str, event: Event) -> str | None:
    """The UID of the event that it is part of (RELATED-TO, whose relation is PARENT unless it says otherwise)."""
    for value in values(event, "RELATED-TO"):
        relation = str(getattr(value, "params", {}).get("RELTYPE", "PARENT")).upper()
        if relation == "PARENT" and (parent := one_line(str(value))) and parent != uid:
            return parent
    return None


def _moment(value: date, zone: str) -> datetime:
    """A time as it is, a day as its midnight in *zone*."""
    return value if isinstance(value, datetime) else datetime.combine(value, time(), ZoneInfo(zone))


def _end(event: Event) -> date | None:
    """Exclusive end; None when the event states none. A day lasts until the next one."""
    start: Any = event["DTSTART"].dt
    end = first(event, "DTEND")
    if end is not None and end.dt > start:
        return end.dt  # type: ignore[no-any-return]
    length = first(event, "DURATION")
    if length is not None:
        return start + length.dt  # type: ignore[no-any-return]
    return None if isinstance(start, datetime) else start + timedelta(days=1)


def _status(calendar: Calendar, event: Event, moved: bool) -> Literal["confirmed", "tentative", "cancelled", "moved"]:
    stated = str(first(event, "STATUS") or "").strip().upper()
    if calendar.cancelled or stated == "CANCELLED":
        return "cancelled"
    if moved:
        return "moved"
    return "tentative" if stated == "TENTATIVE" else "confirmed"


def _addresses(event: Event, text: str, place: Place) -> tuple[str, ...]:
    """The web addresses of an event: its own URL, those of its description, then its location's."""
    own = web_url(str(first(event, "URL") or ""))
    return tuple(dict.fromkeys(filter(None, [own, *urls_in(text), place.stream_url])))


def _stream(event: Event, place: Place, addresses: tuple[str, ...]) -> str | None:
    """Where to take part from afar: a conference property, an address as location, else a known meeting host."""
    stated = [*values(event, "CONFERENCE"), *values(event, "X-GOOGLE-CONFERENCE")]
    found = (
        [web_url(str(value)) for value in stated] + [place.stream_url] + [url for url in addresses if is_stream(url)]
    )
    return next(filter(None, found), None)


def _organisers(event: Event) -> tuple[str, ...]:
    """Names only: an address is never taken over."""
    names = (one_line(str(getattr(value, "params", {}).get("CN", "")), 120) for value in values(event, "ORGANIZER"))
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _tags(event: Event) -> tuple[str, ...]:
    names = (one_line(str(name), 60) for value in values(event, "CATEGORIES") for name in getattr(value, "cats", ()))
    return tuple(dict.fromkeys(filter(None, names)))


def _image(event: Event) -> Image | None:
    url = next(filter(None, (picture(str(value)) for value in values(event, "IMAGE"))), None)
    return Image(url=url) if url else None


def _stamp(event: Event, name: str) -> datetime | None:
    value = getattr(first(event, name), "dt", None)
    if not isinstance(value, datetime) or not 1990 <= value.year <= 2100:
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)
