"""One event whose start changed between two collections: its new item takes the old one over, marked as moved.

An item id holds the start (`event:UID@START`), so a new start makes a new id. It is the same event when the UID is the
same, or the series with the name, when the two were never listed together, and when the old date was still ahead as the
new one appeared (again: a date may be taken back). The dates of a recurring event move by RECURRENCE-ID and keep their
ids; those that its calendar leaves out later (EXDATE, another rule) are withdrawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from hugging_news.domain.events import slug
from hugging_news.domain.items import EventDetails, Item
from hugging_news.selection.events.details import event_of
from hugging_news.selection.shortlist import Seen


def supersedes(new: Item, known: Item) -> bool:
    """Whether a later answer of one source replaces an earlier one.

    An event with a lower SEQUENCE is an older revision (RFC 5545), unless it was changed later.
    """
    if not isinstance(new.details, EventDetails) or not isinstance(known.details, EventDetails):
        return True
    later = new.updated is not None and known.updated is not None and new.updated > known.updated
    return new.details.sequence >= known.details.sequence or later


def followed(seen: Collection[Seen]) -> tuple[Seen, ...]:
    """*seen* with every event once: what took an older date over has that one's items behind its own."""
    singles = {known.item.id: known for known in seen if _may_move(known)}
    before, withdrawn = _before(singles), _withdrawn(seen)
    taken = set(before.values())
    kept = (_joined(known, singles, before) for known in seen if known.item.id not in taken)
    return tuple(replace(one, withdrawn=True) if one.item.id in withdrawn else one for one in kept)


def _withdrawn(seen: Collection[Seen]) -> set[str]:
    """The dates of recurring events that were ahead when a later answer named later ones, but not them."""
    series: dict[tuple[str, str], list[Seen]] = {}
    for known in seen:
        if known.times and isinstance(known.item.details, EventDetails) and known.item.details.recurring:
            series.setdefault((known.item.source, known.item.details.uid), []).append(known)
    found: set[str] = set()
    for dates in series.values():
        newest = max(known.times[-1] for known in dates)
        last = max(event_of(known.item).start for known in dates if known.times[-1] == newest)
        found |= {one.item.id for one in dates if one.times[-1] < newest < event_of(one.item).start < last}
    return found


def _may_move(known: Seen) -> bool:
    details = known.item.details
    return isinstance(details, EventDetails) and not details.recurring and bool(known.times)


def _before(singles: dict[str, Seen]) -> dict[str, str]:
    """For the id of each event that was known under another one before: that one."""
    groups: dict[tuple[str, ...], list[Seen]] = {}
    for known in singles.values():
        for key in _keys(known.item):
            groups.setdefault(key, []).append(known)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for known in sorted(singles.values(), key=_age):
        others = (other for key in _keys(known.item) for other in groups[key])
        old = max((o for o in others if o.item.id not in taken and _gave_way(o, known)), key=_latest, default=None)
        if old is not None:
            found[known.item.id] = old.item.id
            taken.add(old.item.id)
    return found


def _keys(item: Item) -> Iterator[tuple[str, ...]]:
    details = event_of(item)
    yield ("uid", details.uid)
    if details.series:
        yield ("name", slug(details.series), slug(item.title))


def _gave_way(old: Seen, new: Seen) -> bool:
    """Whether *new* was listed when *old* was no more, though that was still to come, and never beside it."""
    later = [time for time in new.times if time > old.times[-1]]
    return bool(later) and event_of(old.item).start > later[0] and set(old.times).isdisjoint(new.times)


def _joined(known: Seen, singles: dict[str, Seen], before: dict[str, str]) -> Seen:
    chain: list[Seen] = []
    while (old := before.get((chain or [known])[-1].item.id)) is not None:
        chain.append(singles[old])
    if not chain:
        return known
    first = min((known, *chain), key=_age).item
    items = (*known.items, *(item for old in chain for item in old.items))
    tiers = (*known.tiers, *(tier for old in chain for tier in old.tiers))
    moved = _moved(known.item, chain[0].item, event_of(first).origin or first.id)
    return replace(known, items=(moved, *items[1:]), tiers=tiers, first=min(s.first for s in (known, *chain)))


def _moved(item: Item, old: Item, origin: str) -> Item:
    details, before = event_of(item), event_of(old).start
    change: dict[str, object] = {"origin": origin}
    if details.start != before and details.previous_start is None:
        change["previous_start"] = before
    if details.start != before and details.status in ("confirmed", "tentative"):
        change["status"] = "moved"
    return item.model_copy(update={"details": details.model_copy(update=change)})


def _age(known: Seen) -> tuple[float, str]:
    return (known.times[0].timestamp(), known.item.id)


def _latest(known: Seen) -> tuple[float, str]:
    return (known.times[-1].timestamp(), known.item.id)
