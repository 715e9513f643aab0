"""The event that an item is, or that a story is led by."""

from __future__ import annotations

from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.stories import Candidate


def event_of(known: Item | Candidate) -> EventDetails:
    """Its details; only asked where the caller knows that it is an event."""
    details = (known.lead if isinstance(known, Candidate) else known).details
    assert isinstance(details, EventDetails)
    return details
