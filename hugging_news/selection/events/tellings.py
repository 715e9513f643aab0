"""What earlier editions said of events: by item id, by the ids of their parts, and by UID for recurring ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hugging_news.domain.editions import Edition, Story, told_before
from hugging_news.domain.items import EventDetails, Item
from hugging_news.domain.stories import Candidate


@dataclass(frozen=True)
class Telling:
    """Which edition told an event in full, as which story, and what the newest one said of it.

    *start* and *face* (what else readers may have planned by) are None where only its series was told.
    """

    edition: str
    story: str
    status: str = "confirmed"
    start: datetime | None = None
    face: tuple[object, ...] | None = None
    sequence: int = 0
    recapped: bool = False


Tellings = Mapping[str, Telling]


def tellings(editions: Iterable[Edition], edition: str) -> dict[str, Telling]:
    """Every event that counts as told for *edition* (its id): of other final editions, and of earlier drafts."""
    told: dict[str, Telling] = {}
    for other in told_before(editions, edition):
        for story in other.stories():
            for key, new in _of(story, other.id):
                told[key] = _newest(told.get(key), new, story)
    return told


def _newest(old: Telling | None, new: Telling, story: Story) -> Telling:
    """A line that only recalls an event does not become the edition that told it; a recap ends its story."""
    if old is None:
        return new
    if story.kind == "recap":
        return replace(old, recapped=True)
    told = old if story.brief else new
    return replace(new, edition=told.edition, story=told.story, recapped=old.recapped)


def _of(story: Story, edition: str) -> Iterator[tuple[str, Telling]]:
    details = story.details
    if story.kind == "recap":
        yield from (
            (item, Telling(edition, story.id, recapped=True)) for item in story.items if item.startswith("event:")
        )
    elif details.get("type") == "event":
        said = Telling(
            edition, story.id, str(details.get("status", "confirmed")), _moment(details.get("start")), _face(details),
            int(details.get("sequence", 0)),
        )  # fmt: skip
        if details.get("recurring"):
            yield uid_key(str(details["uid"])), replace(said, start=None, face=None, status="confirmed")
        parts = {str(part["id"]): _moment(part["start"]) for part in details.get("children", ())}
        for item in dict.fromkeys((story.id, *story.items)):
            own = item in (story.id, details.get("origin")) or not parts
            part = replace(said, start=parts.get(item), face=None, status="confirmed")
            yield item, said if own else part


def told_of(candidate: Candidate, told: Tellings) -> Telling | None:
    """What was told of the lead: by its id, by one that it had before it moved, else of its series."""
    lead = candidate.lead.details
    assert isinstance(lead, EventDetails)
    parts = {part.id for part in lead.children}
    former = [item.id for item in candidate.items if item.id not in parts and _uid(item.details) == lead.uid]
    former = [] if lead.recurring or lead.more else former
    twins = [item.id for item in candidate.items if item.title == candidate.lead.title and _starts(item, lead)]
    series = [uid_key(lead.uid)] if lead.recurring else []
    keys = (candidate.lead.id, *([lead.origin] if lead.origin else ()), *former, *twins, *series)
    return next((told[key] for key in keys if key in told), None)


def _starts(item: Item, lead: EventDetails) -> bool:
    return isinstance(item.details, EventDetails) and item.details.start == lead.start


def face(details: EventDetails) -> tuple[object, ...]:
    """What a calendar must show again when it changes."""
    return _face(details.model_dump(mode="json", exclude_none=True))


def _face(details: Mapping[str, Any]) -> tuple[object, ...]:
    status = details.get("status")
    named = ("start", "end", "venue", "room", "city", "stream_url")
    programme = () if details.get("recurring") else details.get("children", ())
    parts = tuple((part["id"], part["start"], part.get("end")) for part in programme)
    return ("confirmed" if status == "moved" else status, *(details.get(name) for name in named), parts)


def uid_key(uid: str) -> str:
    return f"uid:{uid}"


def _uid(details: object) -> str | None:
    return details.uid if isinstance(details, EventDetails) else None


def _moment(text: Any) -> datetime | None:
    return datetime.fromisoformat(str(text)) if text else None
