"""Fields of an event."""

from __future__ import annotations

from hugging_news.domain import wording
from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.values import iso
from hugging_news.drafts.fields.base import Given, Tables


def event(item: Item, lang: str, tables: Tables) -> Given:
    details = item.details
    assert isinstance(details, EventDetails)
    if details.series:
        yield "series", details.series, "details.series", details.series
    if details.organisers:
        names = wording.listed(details.organisers, lang, tables.labels[lang], 3)
        yield "organisers", names, "details.organisers", list(details.organisers)
    labels, zone = tables.labels[lang], details.timezone
    when = wording.event_span(details.start, details.end, zone, lang, labels, details.all_day)
    yield "when", when, "details.start", iso(details.start)
    yield "day", wording.day(details.start, lang, zone), "details.start", iso(details.start)
    if further := [part for part in details.children if part.name == item.title]:
        named = [wording.day(part.start, lang, part.timezone) for part in further]
        days = wording.listed([*named, *["…"] * details.more], lang, labels, 2, "dates")
        yield "dates", days, "details.children", [iso(part.start) for part in further]
    if details.registration_deadline:
        closes = wording.deadline(details.registration_deadline, zone, lang, labels)
        name = "closed" if details.registration == "closed" else "deadline"
        yield name, closes, "details.registration_deadline", iso(details.registration_deadline)
    shown = {"recording": details.recording_url, "slides": details.slides_url}
    if seen := [name for name, url in shown.items() if url]:
        words = wording.joined([str(labels["event"]["seen"][name]) for name in seen], lang)
        yield "seen", words, f"details.{seen[0]}_url", shown[seen[0]]
