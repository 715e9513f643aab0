"""The facts of an event (EDITORIAL §3.6): the source was read whole, so what it does not say is "not stated"."""

from __future__ import annotations

from collections.abc import Set
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hugging_news.domain.editions import Story
from hugging_news.domain.items import EventDetails, EventPart
from hugging_news.domain.markup import safe_url
from hugging_news.renderers.facts import Line, fact, line, names, person, told, unless
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Badge, Entry, Fact, Listing
from hugging_news.renderers.words import Words

MAX_PARTS = 8
_LAST = datetime(9999, 1, 1, tzinfo=UTC)


def event_facts(story: Story, details: EventDetails, words: Words) -> tuple[Line, ...]:
    """Lines of facts; what the source does not say is named in one of them. Of a recap only who met, when and where."""
    if story.kind == "recap":
        return (line(_time(details, words)), _place_line(story, details, words), _people(story, details, words))
    return (
        line(
            _time(details, words),
            fact(words.label("event.mode"), _mode(details, words), bare=True),
            fact(words.label("event.language"), _language(details, words), bare=True),
            fact(words.label("event.price"), _price(details, words), bare=True),
        ),
        line(_here(details, words), _moved_from(details, words)),
        _place_line(story, details, words),
        _people(story, details, words),
        _registration(story, details, words),
        line(_unstated(details, words)),
    )


def _time(details: EventDetails, words: Words) -> Fact | None:
    return fact(words.label("event.when"), _when(details, details.timezone, words), bare=True)


def _place_line(story: Story, details: EventDetails, words: Words) -> Line:
    return line(
        fact(words.label("event.where"), _place(details, words)),
        unless("details.series" in told(story, words), fact(words.label("event.series"), details.series)),
    )


def _people(story: Story, details: EventDetails, words: Words) -> Line:
    """Who speaks and who invites, where no sentence says so."""
    known = told(story, words)
    speakers = words.listed([person(each, words) for each in details.speakers])
    return line(
        unless("details.speakers" in known, fact(words.label("event.speakers"), speakers)),
        unless(
            "details.organisers" in known,
            fact(words.label("event.organisers"), words.listed(names(details.organisers))),
        ),
    )


def _unstated(details: EventDetails, words: Words) -> Fact | None:
    """What readers look for and the source does not say, as one list."""
    real = details.mode in ("in-person", "hybrid")
    known = {
        "end": details.end or details.all_day,
        "mode": details.mode,
        "place": not real or details.venue or details.room or details.city,
        "organisers": details.organisers,
        "language": details.language,
        "price": details.price,
    }
    missing = [words.label(f"event.missing.{name}") for name, value in known.items() if not value]
    return fact(words.label("event.unstated"), words.listed(missing, len(known)))


def event_listings(story: Story, details: EventDetails, words: Words) -> tuple[Listing | None, ...]:
    """The further dates of an event that repeats, the parts of one that has a programme, or what is in its series."""
    repeats = all(part.name in story.headline.values() for part in details.children) or details.recurring
    known = {link.url for link in story.links}
    entries = [_part(part, repeats, known, words) for part in details.children[:MAX_PARTS]]
    rest = len(details.children) - len(entries) + details.more
    more = [Entry(words.fill("event.rest", count=str(rest)))] if rest else []
    label = words.label("event.dates" if repeats else "event.siblings" if details.parent else "event.programme")
    return (Listing(label, (*entries, *more)) if entries else None,)


def _part(part: EventPart, repeats: bool, known: Set[str | None], words: Words) -> Entry:
    """A line of the list; a page that the whole event links to is not linked again."""
    when = words.span(part.start, part.end, part.timezone, part.all_day)
    if repeats:
        return Entry(when)
    name = literal(part.names.get(words.lang) or part.name, 200)
    return Entry(words.joint(name, when, by="comma"), url=None if part.url in known else safe_url(part.url or ""))


def event_links(story: Story, details: EventDetails) -> tuple[tuple[str, str | None], ...]:
    """What else there is to follow: the way in before the event, what can be seen of it afterwards."""
    register = None if is_closed(details) else details.registration_url
    return (
        *((("register", register), ("stream", details.stream_url)) if story.kind == "event" else ()),
        ("recording", details.recording_url),
        ("slides", details.slides_url),
    )


def is_closed(details: EventDetails) -> bool:
    """Whether nobody can register any more."""
    return details.registration == "closed" or details.status == "cancelled"


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


def _mode(details: EventDetails, words: Words) -> str | None:
    return words.label(f"event.modes.{details.mode}") if details.mode else None


def _language(details: EventDetails, words: Words) -> str | None:
    return words.language(literal(details.language, 40)) if details.language else None


def _price(details: EventDetails, words: Words) -> str | None:
    price = literal(details.price or "", 60)
    return str(words.labels["event"]["prices"].get(price.lower(), price)) if price else None


def _place(details: EventDetails, words: Words) -> str | None:
    """Venue, room, city and country; nothing for what takes place online only."""
    country = words.country(literal(details.country, 60)) if details.country else ""
    parts = names((details.venue or "", details.room or "", details.city or "", country))
    return words.label("comma").join(parts)


def _registration(story: Story, details: EventDetails, words: Words) -> Line:
    """Until when, that it is over, or that there is no link; nobody registers for what is cancelled."""
    if details.status == "cancelled":
        return ()
    if details.registration == "closed":
        day = _deadline(details, words)
        closed = words.fill("event.closed", date=day) if day else words.label("event.closed_already")
        return line(fact(words.label("event.register"), closed))
    closed_app = f"event.only_{details.registration_by}" if details.registration_by else "event.no_register"
    missing = fact(words.label("event.register"), words.label(closed_app))
    return line(
        unless(
            "details.registration_deadline" in told(story, words),
            fact(words.label("event.deadline"), _deadline(details, words)),
        ),
        None if _can_register(story, details) else missing,
    )


def _deadline(details: EventDetails, words: Words) -> str | None:
    return words.by(details.registration_deadline, details.timezone) if details.registration_deadline else None


def _can_register(story: Story, details: EventDetails) -> bool:
    return bool(details.registration_url) or any(link.type == "register" for link in story.links)
