"""Fields of an event."""

from __future__ import annotations

from hugging_news.domain import wording
from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import Given, Tables, few
from hugging_news.drafts.fields.post import person


def event(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, EventDetails)
    labels, zone = tables.labels[lang], details.timezone
    yield from _about(details, lang, tables)
    when = wording.event_span(details.start, details.end, zone, lang, labels, details.all_day)
    span = [iso(details.start), *([iso(details.end)] if details.end else []), zone]
    yield "when", when, "details.when", span
    yield "day", wording.day(details.start, lang, zone), "details.when", [iso(details.start), zone]
    if further := [part for part in details.children if part.name == item.title]:
        named = [wording.day(part.start, lang, part.timezone) for part in further]
        days = wording.listed([*named, *["…"] * details.more], lang, labels, 2, "dates")
        yield "dates", days, "details.children", [iso(part.start) for part in further]
    yield from _entry(details, lang, tables)
    shown = {"recording": details.recording_url, "slides": details.slides_url}
    if seen := [name for name, url in shown.items() if url]:
        words = wording.joined([str(labels["event"]["seen"][name]) for name in seen], lang)
        urls = [shown[name] for name in seen]
        yield "seen", words, f"details.{seen[0]}_url", urls if len(urls) > 1 else urls[0]


def _about(details: EventDetails, lang: str, tables: Tables) -> Given:
    """Who meets, and of which series it is."""
    labels = tables.labels[lang]
    if details.series:
        yield "series", details.series, "details.series", details.series
    if details.organisers:
        names = few(details.organisers, lang, tables, "organisations")
        yield "organisers", names, "details.organisers", list(details.organisers)
    if details.speakers:
        people = [person(each, lang, tables) for each in details.speakers]
        spoken = [f"{each.name}, {each.role}" if each.role else each.name for each in details.speakers]
        yield "speakers", wording.listed(people, lang, labels, 3, "people"), "details.speakers", spoken
    if details.mode:
        yield "mode", str(labels["event"]["held"][details.mode]), "details.mode", details.mode


def _entry(details: EventDetails, lang: str, tables: Tables) -> Given:
    """How to take part: until when to register, or where to watch; nothing of what is cancelled."""
    labels, closes = tables.labels[lang], details.registration_deadline
    if closes:
        text = wording.deadline(closes, details.timezone, lang, labels)
        path = "details.registration_deadline"
        moment = [iso(closes), details.timezone]
        yield "closed" if details.registration == "closed" else "deadline", text, path, moment
        if details.registration == "closing" and details.status != "cancelled":
            yield "closing", text, path, moment
    if details.status == "cancelled":
        return
    if free := labels["event"]["prices"].get((details.price or "").lower()):
        yield "free", str(free).lower(), "details.price", details.price
    if details.stream_url:
        yield "stream", str(labels["event"]["stream"]), "details.stream_url", details.stream_url
