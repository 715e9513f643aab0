"""Which items belong to a week: each kind by the date that matters for it, with late and held ones admitted."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo

from hugging_news.domain.exchange import Window
from hugging_news.domain.items import EventDetails, Item, Listing
from hugging_news.domain.keys import fold
from hugging_news.domain.metrics import Snapshot, change, current, earlier
from hugging_news.domain.stories import Candidate, Cut

LATE = timedelta(days=14)
AHEAD = timedelta(days=60)
RECAPS = timedelta(days=28)


@dataclass(frozen=True)
class Seen:
    """An item as the archive knows it: *items* are its versions, one a source with that source's tier, the best first.

    *first* is the week whose collection gave it first; *backlog* says that its source had never been collected before
    then, so it brings no news by itself. *times* are those of the collections that gave it, oldest first.
    *withdrawn*: a date of an event that its calendar does not name any more.
    """

    items: tuple[Item, ...]
    first: str
    backlog: bool = False
    tiers: tuple[str, ...] = ("primary",)
    by_hand: bool = False
    times: tuple[datetime, ...] = ()
    withdrawn: bool = False

    @property
    def item(self) -> Item:
        return self.items[0]


@dataclass(frozen=True)
class Week:
    """The week that is being told, with what is known about the lists at its time; *told* are the ids told before."""

    name: str
    window: Window
    held: Collection[str] = ()
    first_listed: Mapping[str, str] = field(default_factory=dict)
    snapshots: tuple[Snapshot, ...] = ()
    told: Collection[str] = ()


def shortlist(seen: Collection[Seen], week: Week) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """One candidate for each item that belongs to the week, and those left out for a reason worth saying."""
    candidates: list[Candidate] = []
    cut: list[Cut] = []
    for known in sorted(seen, key=lambda known: known.item.id):
        verdict = _judge(known, week)
        if isinstance(verdict, Candidate):
            candidates.append(verdict)
        elif verdict:
            cut.append(Cut(known.item.id, "cut", verdict, (known.item.id,)))
    return tuple(candidates), tuple(cut)


def in_week(item: Item, week: Week) -> bool:
    """Whether the item's own date lies in the week, without asking how it got here."""
    details = item.details
    if isinstance(details, EventDetails):
        return _upcoming(details, week) is None
    return item.published is not None and item.published in week.window


def _judge(known: Seen, week: Week) -> Candidate | str | None:
    """A candidate, a reason to print, or None: not of this week at all."""
    item = known.item
    if isinstance(item.details, EventDetails):
        reason = None if _to_recap(known, item.details, week) else _upcoming(item.details, week)
        if reason is None and known.withdrawn:
            return "its calendar does not list this date any more"
        return _candidate(known) if reason is None else reason or None
    if item.id in week.held:
        return _candidate(known, held=True, late=not in_week(item, week))
    if known.by_hand and known.first == week.name and item.published and item.published < week.window.start:
        return _candidate(known, late=True)
    if item.id in week.first_listed and (not known.by_hand or _announced_before(known, week)):
        return _listed(known, week)
    if item.published is None:
        return _undated(known, week)
    if item.published in week.window:
        return _candidate(known)
    late = week.window.start - LATE <= item.published < week.window.start
    if late and known.first == week.name and not known.backlog:
        return _candidate(known, late=True)
    return None


def _announced_before(known: Seen, week: Week) -> bool:
    """Whether an earlier week had an editor's note about it, and no note falls into this one."""
    return known.first < week.name and not in_week(known.item, week)


def _listed(known: Seen, week: Week) -> Candidate | None:
    """A trending artefact belongs to the first week that listed it, and again while untold when it rises.

    What was told is looked at while it is listed: there may be news of it.
    """
    first, moved = week.first_listed[known.item.id], _moved(known.item.id, week)
    told = moved is not None and fold(known.item.id) in week.told
    if first == week.name or (first < week.name and (told or moved in ("up", "new"))):
        return _candidate(known, first_listed=first, moved=moved)
    return None


def _moved(item: str, week: Week) -> str | None:
    for listing in get_args(Listing):
        now = current(week.snapshots, listing, week.name, week.window.end)
        if now and now.rank(item):
            return change(item, now, earlier(week.snapshots, now)).state
    return None


def _undated(known: Seen, week: Week) -> Candidate | str | None:
    if known.first != week.name:
        return None
    if known.backlog and not known.by_hand:
        return "no date, and its source is new: it may be old"
    return _candidate(known)


def _upcoming(details: EventDetails, week: Week) -> str | None:
    """None: the event is to be told. Else why not; empty when it is not of this time at all."""
    end = end_of(details)
    if details.start >= week.window.end + AHEAD:
        return ""
    if end > week.window.end:
        return None
    if end > week.window.start:
        return "over before the edition appears"
    return ""


def _to_recap(known: Seen, details: EventDetails, week: Week) -> bool:
    """Whether readers heard of an event that ended lately: there may be something to show of it."""
    told = any(item.id in week.told for item in known.items)
    return told and week.window.end - RECAPS < end_of(details) <= week.window.end


def end_of(details: EventDetails) -> datetime:
    """When an event is over: its end, else the end of its day in its own zone."""
    if details.end is not None:
        return details.end
    day = details.start.astimezone(ZoneInfo(details.timezone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return day + timedelta(days=1)


def _candidate(
    known: Seen, *, late: bool = False, held: bool = False, first_listed: str | None = None, moved: str | None = None
) -> Candidate:
    return Candidate(
        known.item.id,
        known.items,
        late=late,
        held=held,
        first_listed=first_listed,
        moved=moved,
        tiers=known.tiers,
        by_hand=known.by_hand,
    )
