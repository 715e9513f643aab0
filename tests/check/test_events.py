"""Q12: what an event must have, and what its source may leave open."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hugging_news.check import Book
from hugging_news.check.events import event_fields
from hugging_news.domain.editions import Section, Story
from hugging_news.domain.items import EventDetails
from tests.renderers.factory import weekly
from tests.renderers.parts import story

START, END = datetime(2026, 1, 17, 1, tzinfo=UTC), datetime(2026, 1, 17, 10, tzinfo=UTC)
WHOLE = {
    "end": END, "mode": "in-person", "city": "Oslo", "organisers": ("Kite Lab",), "language": "no", "price": "free",
    "registration_url": "https://x.example/join",
}  # fmt: skip


def event(headline: str = "Kite day", **more: Any) -> Story:
    details = EventDetails(uid="kite", start=START, timezone="Europe/Oslo", **{**WHOLE, **more})
    return story("event:kite@20260117T010000Z", "event", "风筝日", headline, details=details)


def found(one: Story) -> list[tuple[str, str]]:
    edition = weekly(sections=(Section(id="events", title={}, stories=(one,)),))
    return [(problem.severity, problem.message) for problem in event_fields(edition, Book())]


def test_a_whole_event_is_right() -> None:
    """Every field of EDITORIAL §3.6 is there."""
    assert found(event()) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": None}, "an event without start that can be printed"),
        ({"timezone": "Mars/Base"}, "an event without timezone that can be printed"),
        ({"end": "2026-01-16T00:00:00Z"}, "an event that ends before it starts"),
        ({"registration_url": "javascript:alert(1)"}, "a registration_url that cannot be followed"),
        ({"previous_start": "2026-01-17T01:00:00Z", "status": "moved"}, "an event moved to where it was"),
    ],
)
def test_a_fault_is_a_gate(change: dict[str, Any], message: str) -> None:
    """It cannot be printed, or would mislead."""
    whole = event()
    assert found(whole.model_copy(update={"details": {**whole.details, **change}})) == [("gate", message)]


def test_an_event_without_a_name_is_a_gate() -> None:
    """In every language."""
    assert found(event(" ")) == [("gate", "an event without a name in en")]


def test_what_the_source_leaves_open_is_a_warning() -> None:
    """The card prints it as not stated; one line for all of it, none for a line that only recalls the event."""
    bare = event(**dict.fromkeys(WHOLE, None) | {"organisers": ()})
    missing = "the end, the mode, the place, a link to register, the organiser, the language, the price"
    assert found(bare) == [("warning", f"the source does not state {missing}")]
    assert found(bare.model_copy(update={"brief": True})) == []


def test_a_recap_is_no_event_to_come() -> None:
    """Nobody registers for it."""
    assert found(event(" ").model_copy(update={"kind": "recap"})) == []
