"""Snapshots of the trending lists, from what was counted, and how one stands against another.

Growth is computed from our own counts alone: a number of one span is never compared with one of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, Protocol

from hugging_news.domain.editions import Change, StoryMetric
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
    """One list as it stood at one moment: item ids by their rank (from 1, with gaps), and their counts."""

    listing: Listing
    as_of: datetime
    week: str
    places: Mapping[int, str]
    counted: Mapping[str, tuple[Metric, ...]] = field(default_factory=dict)

    @property
    def ranks(self) -> tuple[str, ...]:
        """The items in their order."""
        return tuple(self.places[rank] for rank in sorted(self.places))

    def rank(self, item: str) -> int | None:
        """The place of *item*."""
        return next((rank for rank, other in self.places.items() if other == item), None)

    def likes(self, item: str) -> int | None:
        """The likes of *item* in total, as they were counted with the list."""
        return likes_of(self.counted.get(item, ()))


def likes_of(metrics: Iterable[Metric | StoryMetric]) -> int | None:
    """The likes in total among *metrics*, the first of several."""
    return next((m.value for m in metrics if (m.counts, m.span) == ("likes", "total")), None)


def snapshots(measures: Iterable[Counted]) -> tuple[Snapshot, ...]:
    """Every list that was counted, oldest first."""
    measures = tuple(measures)
    ranked: dict[tuple[Listing, datetime, str], dict[int, str]] = {}
    others: dict[str, list[Metric]] = {}
    for measure in measures:
        metric = measure.metric
        if metric.counts == "rank" and metric.listing:
            ranked.setdefault((metric.listing, metric.as_of, measure.week), {})[metric.value] = measure.item
        elif metric.counts in ("likes", "downloads"):
            others.setdefault(measure.item, []).append(metric)
    return tuple(
        Snapshot(listing, as_of, week, places, {item: _near(others.get(item, ()), as_of) for item in places.values()})
        for (listing, as_of, week), places in sorted(ranked.items(), key=lambda pair: (pair[0][1], pair[0][0]))
    )


def merged(*groups: Iterable[Snapshot]) -> tuple[Snapshot, ...]:
    """All lists, each once: of two of one moment the later given, whole."""
    known = {(one.listing, one.as_of, one.week): one for group in groups for one in group}
    return tuple(known[key] for key in sorted(known, key=lambda key: (key[1], key[0], key[2])))


def _near(metrics: Iterable[Metric], at: datetime) -> tuple[Metric, ...]:
    """The counts made with a list: one of each kind, the nearest within the hour."""
    found: dict[tuple[str, str], Metric] = {}
    for metric in sorted(metrics, key=lambda metric: (abs(metric.as_of - at), metric.value)):
        if abs(metric.as_of - at) <= NEAR:
            found.setdefault((metric.counts, metric.span), metric)
    return tuple(sorted(found.values(), key=lambda metric: metric.counts, reverse=True))


def current(all_snapshots: Iterable[Snapshot], listing: Listing, week: str, end: datetime) -> Snapshot | None:
    """The list to print for *week*: the newest of its collections, none taken over 7 days after its *end*."""
    fit = [s for s in all_snapshots if s.listing == listing and s.week == week and s.as_of - end <= LATEST]
    return max(fit, key=lambda snapshot: snapshot.as_of, default=None)


def earlier(all_snapshots: Iterable[Snapshot], than: Snapshot) -> Snapshot | None:
    """The list to compare with: 6 to 8 days older, the nearest to 7; None when there is none."""
    lists = {one.as_of: one for one in reversed(tuple(all_snapshots)) if one.listing == than.listing}
    moment = week_before(than.as_of, lists)
    return None if moment is None else lists[moment]


def week_before(moment: datetime, others: Iterable[datetime]) -> datetime | None:
    """The one of *others* that is 6 to 8 days before *moment*, the nearest to 7; None when there is none."""
    low, high = APART
    fit = (one for one in others if low <= moment - one <= high)
    return min(fit, key=lambda one: (abs(moment - one - timedelta(days=7)), one), default=None)


@dataclass(frozen=True)
class Growth:
    """The *latest* count and what it *gained* since *since*; both None when there is nothing to compare it with."""

    latest: Metric
    gained: int | None = None
    since: datetime | None = None


def growth(counts: Iterable[Metric], until: datetime) -> Growth | None:
    """The newest of *counts* by *until* against the one nearest to 7 days before it, 1 to 35 days older.

    All count the same thing over the same span. A fall, also after a reset, is a negative gain. Of two of one moment
    the larger is taken. None without any.
    """
    known = {m.as_of: m for m in sorted(counts, key=lambda m: (m.as_of, m.value)) if m.as_of <= until}
    if not known:
        return None
    latest = known[max(known)]
    ages = {latest.as_of - moment: moment for moment in known}
    fit = [age for age in ages if timedelta(days=1) <= age <= timedelta(days=35)]
    if not fit:
        return Growth(latest)
    before = known[ages[min(fit, key=lambda age: (abs(age - timedelta(days=7)), age))]]
    return Growth(latest, latest.value - before.value, before.as_of)


def change(item: str, now: Snapshot, before: Snapshot | None) -> Change:
    """How *item* moved: places gained are positive. Likes are None unless both snapshots counted them.

    A place below the end of a shorter list before is not compared: nobody knows who stood there.
    """
    if before is None:
        return Change(state="uncompared")
    rank, was = now.rank(item), before.rank(item)
    if rank is None or was is None:
        return Change(state="new" if (rank or 0) <= max(before.places, default=0) else "uncompared")
    likes, had = now.likes(item), before.likes(item)
    gained = likes - had if likes is not None and had is not None else None
    state: Literal["up", "down", "same"] = "up" if was > rank else "down" if was < rank else "same"
    return Change(state=state, rank=was - rank, likes=gained)
