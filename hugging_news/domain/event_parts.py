"""The parts of a schema.org Event: place, offers, people, pictures, state; never the contact data of persons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple

from hugging_news.domain.events import is_registration, picture, web_url
from hugging_news.domain.items import Image, Person
from hugging_news.domain.places import Mode, Place, place_of
from hugging_news.domain.schema_org import Node, Page, listed, text, types
from hugging_news.domain.text import one_line
from hugging_news.domain.times import parse_moment

_STATES: dict[str, Literal["cancelled", "moved"]] = {
    "EventCancelled": "cancelled",
    "EventRescheduled": "moved",
    "EventPostponed": "moved",
}
_MODES: dict[str, Mode] = {
    "OnlineEventAttendanceMode": "online",
    "OfflineEventAttendanceMode": "in-person",
    "MixedEventAttendanceMode": "hybrid",
}


class Offer(NamedTuple):
    """What taking part costs and where to register until when. *price* is `free`, or as stated with its currency."""

    price: str | None = None
    url: str | None = None
    deadline: datetime | None = None


def url_of(node: Node, base: str) -> str | None:
    """The first address that a node gives as its own."""
    return next(filter(None, (web_url(text(part), base) for part in listed(node.get("url")))), None)


def state_of(node: Node) -> Literal["cancelled", "moved"] | None:
    """`cancelled` or `moved` (rescheduled or postponed); None for an event that takes place as planned."""
    return next((_STATES[name] for name in _names(node.get("eventStatus")) if name in _STATES), None)


def mode_of(node: Node, place: Place) -> Mode | None:
    """How to take part: as stated, else by the place."""
    if "EventMovedOnline" in _names(node.get("eventStatus")):
        return "online"
    if text(node.get("courseMode")).lower() == "online":
        return "online"
    return next((_MODES[name] for name in _names(node.get("eventAttendanceMode")) if name in _MODES), place.mode)


def _names(value: Any) -> tuple[str, ...]:
    return types({"@type": value})


def place_in(page: Page, node: Node, base: str) -> Place:
    """The first real place of an event and the first way to take part from afar."""
    real, stream, online = Place(), None, False
    for part in map(page.follow, listed(node.get("location"))):
        place = _place(page, part, base) if isinstance(part, dict) else place_of(text(part))
        stream, online = stream or place.stream_url, online or place.online
        if not (real.venue or real.city):
            real = place
    return replace(real, stream_url=stream, online=online)


def _place(page: Page, node: Node, base: str) -> Place:
    if "VirtualLocation" in types(node):
        return Place(stream_url=url_of(node, base), online=True)
    name = one_line(text(node.get("name")), 200)
    told = place_of(name)
    address = next(map(page.follow, listed(node.get("address"))), node)
    if not isinstance(address, dict):
        found = place_of(text(address))
        city = found.city or (
            found.venue if name and found.country and not re.search(r"[\d,]", found.venue or "") else None
        )
        venue = told.venue or found.venue
        return replace(found, venue=venue, city=city, room=told.room or found.room, stream_url=told.stream_url)
    city, country = (one_line(text(address.get(key)), 80) for key in ("addressLocality", "addressCountry"))
    venue = told.venue or (None if told.online else one_line(text(address.get("streetAddress")), 200))
    return replace(told, venue=venue or None, city=city or told.city, country=country or told.country)


def offer_in(page: Page, node: Node, base: str, zone: str) -> Offer:
    """The first price, address and deadline that the offers of an event state; bare dates are read in *zone*."""
    offers = [page.follow(offer) for offer in listed(node.get("offers"))]
    described = [offer for offer in offers if isinstance(offer, dict)]
    urls = [url_of(offer, base) if isinstance(offer, dict) else web_url(offer, base) for offer in offers]
    own = url_of(node, base)
    free = any(str(value).lower().endswith("true") for value in listed(node.get("isAccessibleForFree")))
    ends = (text(offer.get("validThrough") or offer.get("availabilityEnds")).strip() for offer in described)
    return Offer(
        next(filter(None, map(_price, described)), "free" if free else None),
        next(filter(None, urls), own if own and is_registration(own) else None),
        next(filter(None, (_deadline(end, zone) for end in ends)), None),
    )


def _deadline(written: str, zone: str) -> datetime | None:
    """A moment; a day alone is open until its last minute."""
    moment = parse_moment(written, zone)
    day = re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", written)
    return moment + timedelta(hours=23, minutes=59) if moment and day else moment


def _price(offer: Node) -> str | None:
    """`13.00 USD`, `10–35 EUR`, `free` for nothing; None when no price is stated."""
    low, high = (one_line(text(offer.get(key)), 40) for key in ("lowPrice", "highPrice"))
    span = f"{low}–{high}" if low and high and low != high else low or high
    amount = one_line(text(offer.get("price")), 40) or span
    if re.fullmatch(r"0+(?:[.,]0+)?", amount):
        return "free"
    return f"{amount} {one_line(text(offer.get('priceCurrency')), 10)}".strip() if amount else None


def people_in(page: Page, values: Iterable[Any]) -> tuple[Person, ...]:
    """Names with role or organisation, once each."""
    found: dict[str, Person] = {}
    for value in map(page.follow, values):
        node = value if isinstance(value, dict) else {"name": value}
        name, role, *others = (
            one_line(text(page.follow(node.get(key))), 120) for key in ("name", "jobTitle", "affiliation", "worksFor")
        )
        if name and "@" not in name and not name.startswith(("http:", "https:")):
            found.setdefault(name, Person(name=name, role=role or next(filter(None, others), None)))
    return tuple(found.values())


def image_in(node: Node, base: str) -> Image | None:
    """The first picture; its caption is the text that may stand for it."""
    for part in listed(node.get("image")):
        described = part if isinstance(part, dict) else {"url": part}
        url = next(filter(None, (picture(described.get(key), base) for key in ("url", "contentUrl"))), None)
        if url:
            return Image(url=url, alt=one_line(text(described.get("caption")), 125))
    return None


def recording_in(page: Page, node: Node, base: str) -> str | None:
    """Where the event can be watched afterwards."""
    found = (part for part in map(page.follow, listed(node.get("recordedIn"))) if isinstance(part, dict))
    return next(filter(None, (url_of(part, base) or web_url(part.get("contentUrl"), base) for part in found)), None)


def slides_in(page: Page, node: Node, base: str) -> str | None:
    """Where its slides are: a presentation that the event names as its subject, its work or its part."""
    parts = (
        page.follow(part) for key in ("subjectOf", "workFeatured", "workPresented") for part in listed(node.get(key))
    )
    found = (part for part in parts if isinstance(part, dict) and "PresentationDigitalDocument" in types(part))
    return next(filter(None, (url_of(part, base) or web_url(part.get("contentUrl"), base) for part in found)), None)


def language_in(node: Node) -> str | None:
    """The language of an event as stated: `zh-CN`, else a name."""
    value = next(iter(listed(node.get("inLanguage"))), None)
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return one_line(text(value), 40) or None


def tags_in(node: Node) -> tuple[str, ...]:
    """The keywords, once each, at most 50."""
    words = [word for value in listed(node.get("keywords")) for word in re.split(r"[,，;；]", text(value))]
    return tuple(dict.fromkeys(filter(None, (one_line(word, 60) for word in words[:50]))))
