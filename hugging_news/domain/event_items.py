"""A schema.org Event as an item: dates, place, offers, people and state, only as far as the page states them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from hugging_news.domain.event_parts import (
    image_in,
    language_in,
    mode_of,
    offer_in,
    people_in,
    place_in,
    recording_in,
    slides_in,
    state_of,
    tags_in,
    url_of,
)
from hugging_news.domain.events import description, event_links, occurrence_id, slug, web_url
from hugging_news.domain.exchange import Source, Window
from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.markdown import plain
from hugging_news.domain.schema_org import Node, Occasion, Page, listed, text, types
from hugging_news.domain.text import language_of, one_line
from hugging_news.domain.times import parse_moment
from hugging_news.domain.zones import zone_at

_DAY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_OFFSET = re.compile(r"(?:Z|[+-]\d{2}:?\d{2})$")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})")
_LONGEST = timedelta(days=5 * 366)


class When(NamedTuple):
    """A date of an event: the moment, the zone to print it in, and *day* when the source names no time."""

    moment: datetime
    zone: str
    day: date | None = None


class Reader:
    """Turns the events of one page into items.

    What an earlier syntax of the page told (by name and start) is left out when the next one tells it again.
    """

    def __init__(self, source: Source, window: Window, base: str, problems: list[str]) -> None:
        self.source, self.window, self.base, self.problems = source, window, base, problems
        self.zone = source.timezone or window.timezone
        self.items: dict[str, Item] = {}
        self._told: set[tuple[str, datetime]] = set()
        self._failed: list[tuple[str, str]] = []
        self._bare: Counter[str] = Counter()

    def add(self, page: Page) -> int:
        """Add the events of one syntax; how many it has."""
        occasions = page.events()
        told = set(self._told)
        for occasion in occasions[: self.source.max_items]:
            name = one_line(text(occasion.node.get("name")) or text(_course(occasion).get("name")))
            try:
                item, start = self._item(page, occasion, name)
            except ValueError as error:
                self._failed.append((slug(name), f"event {one_line(name, 80)!r}: {error}"))
                continue
            self._told.add((slug(item.title), start))
            if (slug(item.title), start) not in told:
                self.items.setdefault(item.id, item)
        if len(occasions) > self.source.max_items:
            self.problems.append(f"{len(occasions) - self.source.max_items} further events are left out")
        return len(occasions)

    def notes(self) -> tuple[str, ...]:
        """What could not be read in any syntax, and what was assumed."""
        told = {name for name, _ in self._told}
        failed = dict.fromkeys(message for name, message in self._failed if name not in told)
        hint = "set `timezone` of this source if that is wrong"
        return (
            *failed,
            *(f"times without a zone: read in {zone} ({hint}) ({n} events)" for zone, n in self._bare.items()),
        )

    def _item(self, page: Page, occasion: Occasion, title: str) -> tuple[Item, datetime]:
        node = occasion.node
        start = self._when(node.get("startDate"))
        if not title:
            raise ValueError("it has no name")
        if start is None:
            raise ValueError("no start (startDate) that can be read")
        if start.day is None and not self.source.timezone and not _OFFSET.search(text(node.get("startDate")).strip()):
            self._bare[start.zone] += 1
        before = [when for when in map(self._when, listed(node.get("previousStartDate"))) if when]
        original = before[0] if before else start
        content = description(text(node.get("description")) or text(_course(occasion).get("description")), self.base)
        words = one_line(plain(content))
        url = url_of(node, self.base) or url_of(occasion.parent or {}, self.base) or web_url(self.base) or ""
        details = self._details(page, occasion, title, start, before[-1] if before else None)
        item = Item(
            id=self._id(details.uid, title, original),
            source=self.source.name,
            kind="event",
            title=title,
            url=url,
            published=parse_moment(text(node.get("datePublished")), self.zone),
            updated=parse_moment(text(node.get("dateModified")), self.zone),
            lang=language_of(f"{title} {words}"),
            summary=words,
            content=content,
            tags=tags_in(node),
            links=event_links(url_of(node, self.base), details.registration_url),
            image=image_in(node, self.base),
            details=details,
        )
        return item, start.moment

    def _uid(self, node: Node, title: str) -> str:
        """What identifies an event on every visit: its `@id`, its address, its identifier, else its name."""
        own = one_line(text(node.get("@id")))
        if own and not own.startswith("_:"):
            return urljoin(self.base, own)
        identifier = next(iter(listed(node.get("identifier"))), "")
        stated = identifier.get("value") if isinstance(identifier, dict) else identifier
        return url_of(node, self.base) or one_line(text(stated)) or slug(title)

    def _id(self, uid: str, title: str, start: When) -> str:
        """The item id; of two events that share their UID and start, the second is told apart by its name."""
        found = occurrence_id(uid, start.day or start.moment)
        taken = self.items.get(found)
        return (
            found
            if not taken or taken.title == title
            else occurrence_id(f"{uid}/{slug(title)}", start.day or start.moment)
        )

    def _when(self, value: Any) -> When | None:
        written = text(value).strip()
        moment = parse_moment(written, self.zone)
        if moment is None:
            return None
        if _DAY.fullmatch(written):
            return When(moment, self.zone, moment.astimezone(ZoneInfo(self.zone)).date())
        if not _OFFSET.search(written):
            return When(moment, self.zone)
        stated = datetime.fromisoformat(written) if _ISO.fullmatch(written) else moment
        return When(
            moment, zone_at(stated.utcoffset() or timedelta(), moment, (self.source.timezone, self.window.timezone))
        )

    def _end(self, node: Node, start: When) -> datetime | None:
        """Exclusive; a last day ends with the next midnight. None when none is stated or it cannot be."""
        end = self._when(node.get("endDate"))
        moment = end.moment if end else None
        if end and (end.day or start.day):
            last = end.day or end.moment.astimezone(ZoneInfo(start.zone)).date()
            moment = datetime.combine(last + timedelta(days=1), time(), ZoneInfo(start.zone))
        if moment is None and start.day:
            moment = datetime.combine(start.day + timedelta(days=1), time(), ZoneInfo(start.zone))
        if moment is not None and not timedelta() < moment - start.moment <= _LONGEST:
            if moment != start.moment:
                self.problems.append(
                    f"event {one_line(text(node.get('name')), 80)!r}: the end is impossible and left out"
                )
            return None
        return moment

    def _details(self, page: Page, occasion: Occasion, title: str, start: When, before: When | None) -> EventDetails:
        node, base = occasion.node, self.base
        place, offer = place_in(page, node, base), offer_in(page, node, base, self.zone)
        performers = [part for key in ("performer", "performers", "actor") for part in listed(node.get(key))]
        moved = before is not None and before.moment != start.moment
        return EventDetails(
            uid=self._uid(node, title),
            start=start.moment,
            end=self._end(node, start),
            timezone=start.zone,
            all_day=start.day is not None,
            mode=mode_of(node, place),
            venue=place.venue,
            room=place.room,
            city=place.city,
            country=place.country,
            stream_url=place.stream_url,
            speakers=people_in(page, performers),
            organisers=tuple(person.name for person in people_in(page, listed(node.get("organizer")))),
            language=language_in(node),
            price=offer.price,
            registration_url=offer.url,
            registration_deadline=offer.deadline,
            recording_url=recording_in(page, node, base),
            slides_url=slides_in(page, node, base),
            series=one_line(text((occasion.parent or {}).get("name"))) or None,
            parent=self._uid(occasion.parent, one_line(text(occasion.parent.get("name")))) if occasion.parent else None,
            status=state_of(node) or ("moved" if moved else "confirmed"),
            previous_start=before.moment if before and moved else None,
        )


def _course(occasion: Occasion) -> Node:
    """The course that an instance belongs to, which names and describes it; empty for other events."""
    return occasion.around if occasion.around and "Course" in types(occasion.around) else {}
