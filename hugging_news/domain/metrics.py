"""Snapshots of the trending lists, from what was counted, and how one stands against another.

Growth is computed from our own counts alone: a number of one span is never compared with one of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from hugging_news.domain.editions import Change
from hugging_news.domain.items import Listing, Metric

NEAR = timedelta(hours=1)
LATEST = timedelta(days=7)
APART = (timedelta(days=6), timedelta(days=8))


class Counted(Protocol):
    """One count of one item; *week* is the collection it belongs to."""

    @property
    def item(self) -> str: ...
    @property
    def metric(self) -> Metric: ...
    @property
    def week(self) -> str: ...


@dataclass(frozen=True)
class Snapshot:
    """One list as it stood at one moment: item ids by rank, and the likes that were counted with it."""

    listing: Listing
    as_of: datetime
    week: str
    ranks: tuple[str, ...]
    likes: dict[str, int] = field(default_factory=dict)

    def rank(self, item: str) -> int | None:
        """The place of *item*, from 1."""
        return self.ranks.index(item) + 1 if item in self.ranks else None


def snapshots(measures: Iterable[Counted]) -> tuple[Snapshot, ...]:
    """Every list that was counted, oldest first."""
    measures = tuple(measures)
    ranked: dict[tuple[Listing, datetime, str], dict[int, str]] = {}
    likes: dict[str, list[tuple[datetime, int]]] = {}
    for measure in measures:
        metric = measure.metric
        if metric.counts == "rank" and metric.listing:
            ranked.setdefault((metric.listing, metric.as_of, measure.week), {})[metric.value] = measure.item
        elif metric.counts == "likes" and metric.span == "total":
            likes.setdefault(measure.item, []).append((metric.as_of, metric.value))
    return tuple(
        Snapshot(listing, as_of, week, items := _in_order(places), _likes_at(items, likes, as_of))
        for (listing, as_of, week), places in sorted(ranked.items(), key=lambda pair: (pair[0][1], pair[0][0]))
    )


def _in_order(places: dict[int, str]) -> tuple[str, ...]:
    return tuple(places[rank] for rank in sorted(places))


def _likes_at(items: tuple[str, ...], likes: dict[str, list[tuple[datetime, int]]], at: datetime) -> dict[str, int]:
    found = {}
    for item in items:
        near = [(abs(as_of - at), value) for as_of, value in likes.get(item, ()) if abs(as_of - at) <= NEAR]
        if near:
            found[item] = min(near)[1]
    return found


def current(all_snapshots: Iterable[Snapshot], listing: Listing, week: str, end: datetime) -> Snapshot | None:
    """The list to print for *week*: the newest of its collections, none taken over 7 days after its *end*."""
    fit = [s for s in all_snapshots if s.listing == listing and s.week == week and s.as_of - end <= LATEST]
    return max(fit, key=lambda snapshot: snapshot.as_of, default=None)


def earlier(all_snapshots: Iterable[Snapshot], than: Snapshot) -> Snapshot | None:
    """The list to compare with: 6 to 8 days older, the nearest to 7; None when there is none."""
    low, high = APART
    fit = [s for s in all_snapshots if s.listing == than.listing and low <= than.as_of - s.as_of <= high]
    return min(fit, key=lambda s: (abs((than.as_of - s.as_of) - timedelta(days=7)), s.as_of), default=None)


def change(item: str, now: Snapshot, before: Snapshot | None) -> Change:
    """How *item* moved: places gained are positive. Likes are None unless both snapshots counted them."""
    if before is None:
        return Change(state="uncompared")
    rank, was = now.rank(item), before.rank(item)
    if rank is None or was is None:
        return Change(state="new")
    both = item in now.likes and item in before.likes
    likes = now.likes[item] - before.likes[item] if both else None
    state: Literal["up", "down", "same"] = "up" if was > rank else "down" if was < rank else "same"
    return Change(state=state, rank=was - rank, likes=likes)
