"""`events.ics`: read back as any calendar program would read it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from hugging_news.domain.editions import Edition, Section, Story
from hugging_news.domain.items import EventDetails, EventPart
from hugging_news.renderers import render
from tests.renderers.factory import weekly
from tests.renderers.parts import CONTEXT, story

START, END = datetime(2026, 1, 17, 1, tzinfo=UTC), datetime(2026, 1, 17, 10, tzinfo=UTC)


def event(uid: str = "kite", title: str = "Kite day", **details: Any) -> Story:
    typed = EventDetails(uid=uid, **{"start": START, "end": END, "timezone": "Asia/Shanghai", **details})
    return story(f"event:{uid}@20260117T010000Z", "event", "风筝日", title, details=typed)


def edition(*stories: Story, **more: Any) -> Edition:
    return weekly(sections=(Section(id="events", title={}, stories=stories),), languages=("en", "zh"), **more)


def read(*stories: Story, **more: Any) -> list[Any]:
    """The events of the file that an edition with *stories* gives."""
    (document,) = render(edition(*stories, **more), "calendar", "zh", CONTEXT)
    assert (document.path, document.media_type) == ("events.ics", "text/calendar")
    return list(Calendar.from_ical(document.content).walk("VEVENT"))


def test_an_event_has_all_that_a_calendar_needs() -> None:
    """Times in UTC, our own UID, the edition's time as DTSTAMP, words in the first language."""
    (one,) = read(
        event(venue="Hall 1", city="Oslo", country="NO", registration_url="https://x.example/join", sequence=3)
    )
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (START, END)
    assert one.decoded("DTSTAMP") == weekly().generated and one["SEQUENCE"] == 3
    assert (one["SUMMARY"], one["LOCATION"]) == ("Kite day", "Hall 1, Oslo, Norway")
    assert (one["STATUS"], one["URL"]) == ("CONFIRMED", "https://x.example/join")
    assert "Sat 17 January 2026, 9:00–18:00 (Beijing, UTC+8)" in one["DESCRIPTION"]
    assert one["UID"].endswith("@hugging-news") and len(one["UID"]) < 80


def test_the_same_event_keeps_its_uid_when_it_moves() -> None:
    """Its item id changed, its first one did not."""
    moved = event(origin="event:kite@20260117T010000Z", status="moved", start=END).model_copy(
        update={"id": "event:kite@2"}
    )
    assert read(moved)[0]["UID"] == read(event())[0]["UID"]
    part = EventPart(id="event:kite@2", origin=event().id, name="Kite day", start=END, timezone="UTC")
    assert read(event("conf", "Conf", children=(part,)))[1]["UID"] == read(event())[0]["UID"]


def test_a_whole_day_is_a_day_in_its_own_zone() -> None:
    """Whatever zone the reader lives in; the end is exclusive, as in RFC 5545."""
    start, end = datetime(2026, 1, 5, 16, tzinfo=UTC), datetime(2026, 1, 8, 16, tzinfo=UTC)
    (one,) = read(event(start=start, end=end, all_day=True))
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (date(2026, 1, 6), date(2026, 1, 9))


def test_states_and_missing_ends() -> None:
    """A cancelled event stays, so that it can be struck out; without an end there is none."""
    cancelled, open_end = read(event(status="cancelled"), event("b", end=None, start=END))
    assert cancelled["STATUS"] == "CANCELLED" and "DTEND" not in open_end


def test_parts_are_events_of_their_own() -> None:
    """Sub-events name the whole, further dates stand by themselves."""
    part = EventPart(id="event:lab@1", name="Lab", start=START, timezone="UTC", url="https://x.example/lab")
    whole, lab = read(event(children=(part,)))
    assert (lab["SUMMARY"], lab["RELATED-TO"], lab["URL"]) == ("Lab", whole["UID"], "https://x.example/lab")
    _, other = read(event(children=(part.model_copy(update={"name": "Kite day"}),), recurring=True))
    assert "RELATED-TO" not in other


def test_hostile_text_stays_text() -> None:
    """A name cannot end the event or add a property, and bad addresses are left out."""
    wicked = "Kites\r\nEND:VEVENT\r\nBEGIN:VALARM, now; \\n\x00" + "长" * 80
    found = read(event(title=wicked, venue="A;B,C\\D", stream_url="javascript:alert(1)"))
    assert len(found) == 1 and "\n" not in found[0]["SUMMARY"]
    assert found[0]["LOCATION"] == "A;B,C\\D" and "javascript" not in str(found[0].to_ical())


def test_no_events_no_file() -> None:
    """Recaps are over, and other stories are no events."""
    recap = event().model_copy(update={"kind": "recap"})
    assert render(edition(recap), "calendar", "en", CONTEXT) == ()


def test_every_language_gives_the_same_file() -> None:
    """There is one an edition, in its first language; lines end as RFC 5545 wants."""
    files = {render(weekly(), "calendar", lang, CONTEXT) for lang in ("zh", "en")}
    assert len(files) == 1
    assert all(line.endswith(b"\r\n") for line in files.pop()[0].content.splitlines(keepends=True))
