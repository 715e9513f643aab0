"""The facts of an event (EDITORIAL §3.6): the source was read whole, so what it does not say is "not stated"."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hugging_news.domain.editions import Story
from hugging_news.domain.items import EventDetails
from hugging_news.renderers.facts import Line, fact, line, names, person
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Badge, Fact
from hugging_news.renderers.words import Words

_LAST = datetime(9999, 1, 1, tzinfo=UTC)


def event_facts(story: Story, details: EventDetails, words: Words) -> tuple[Line, ...]:
    return (
        line(
            fact(words.label("event.when"), _when(details, details.timezone, words), bare=True),
            fact(words.label("event.mode"), _mode(details, words), bare=bool(details.mode)),
            fact(words.label("event.language"), _language(details, words), bare=bool(details.language)),
            fact(words.label("event.price"), _price(details, words), bare=bool(details.price)),
        ),
        line(_here(details, words), _moved_from(details, words)),
        line(
            fact(words.label("event.where"), _place(details, words)),
            fact(words.label("event.series"), details.series),
        ),
        line(
            fact(words.label("event.speakers"), words.listed([person(each, words) for each in details.speakers])),
            fact(words.label("event.organisers"), words.listed(names(details.organisers))),
        ),
        _registration(story, details, words),
    )


def event_badges(details: EventDetails, words: Words) -> tuple[Badge, ...]:
    tones = {"cancelled": "warning", "moved": "warning", "tentative": "note"}
    tone = tones.get(details.status)
    return (Badge(words.label(f"event.{details.status}"), tone),) if tone else ()


def event_order(story: Story, details: EventDetails | None) -> tuple[bool, datetime, str]:
    """By start; what has no date (recaps) comes after."""
    return details is None, details.start if details else _LAST, story.id


def _when(details: EventDetails, zone: str, words: Words) -> str:
    return words.span(details.start, details.end, zone, details.all_day)


def _here(details: EventDetails, words: Words) -> Fact | None:
    """The same time in the newsletter's zone, where that differs; the days of an all-day event are not moved."""
    if details.all_day or _offset(details, details.timezone) == _offset(details, words.zone):
        return None
    return fact(words.label("event.local"), _when(details, words.zone, words))


def _offset(details: EventDetails, zone: str) -> object:
    return details.start.astimezone(ZoneInfo(zone)).utcoffset()


def _moved_from(details: EventDetails, words: Words) -> Fact | None:
    if details.previous_start is None or details.status != "moved":
        return None
    before = words.span(details.previous_start, None, details.timezone, details.all_day)
    return fact(words.label("event.moved"), words.fill("event.moved_from", date=before), bare=True)


def _mode(details: EventDetails, words: Words) -> str:
    return words.label(f"event.modes.{details.mode}") if details.mode else words.label("unknown")


def _language(details: EventDetails, words: Words) -> str:
    return words.language(literal(details.language, 40)) if details.language else words.label("unknown")


def _price(details: EventDetails, words: Words) -> str:
    price = literal(details.price or "", 60)
    return str(words.labels["event"]["prices"].get(price.lower(), price)) if price else words.label("unknown")


def _place(details: EventDetails, words: Words) -> str | None:
    """Venue, room, city and country; nothing for what takes place online only."""
    country = words.country(literal(details.country, 60)) if details.country else ""
    parts = names((details.venue or "", details.room or "", details.city or "", country))
    if not parts and details.mode in ("in-person", "hybrid"):
        return words.label("unknown")
    return words.label("comma").join(parts)


def _registration(story: Story, details: EventDetails, words: Words) -> Line:
    """Until when, or that there is no link; nobody registers for what is cancelled."""
    if details.status == "cancelled":
        return ()
    missing = fact(words.label("event.register"), words.label("event.no_register"))
    return line(
        fact(words.label("event.deadline"), _deadline(details, words)),
        None if _can_register(story, details) else missing,
    )


def _deadline(details: EventDetails, words: Words) -> str | None:
    return words.by(details.registration_deadline, details.timezone) if details.registration_deadline else None


def _can_register(story: Story, details: EventDetails) -> bool:
    return bool(details.registration_url) or any(link.type == "register" for link in story.links)
