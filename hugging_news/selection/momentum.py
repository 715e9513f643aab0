"""How fast a thing grows, against its own history and against the others of its list.

Growth comes from our own counts, taken 6 to 8 days apart (`domain.metrics.APART`), or from a thing that is younger than
that: all it has, it gained since it appeared. Counts that fell are no growth. Lifetime counts say next to nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import median

from hugging_news.domain.items import Counts, Item, Metric
from hugging_news.domain.metrics import Counted, Snapshot, current, earlier, week_before
from hugging_news.domain.stories import Candidate
from hugging_news.selection.policy import POLICY

Part = tuple[float, str]

_WEEK = timedelta(days=7)
_COUNTED: tuple[Counts, ...] = ("likes", "stars", "upvotes")


@dataclass(frozen=True)
class Gain:
    """What one count of one item gained in 7 days; *before* what it gained in the 7 days before those, where known."""

    gained: int
    before: int | None = None


@dataclass(frozen=True)
class Pace:
    """The growth of a week: by item and what is counted, the median of each, and places risen in the lists.

    *compared* are the lists that have an earlier one to compare with.
    """

    growth: Mapping[tuple[str, Counts], Gain] = field(default_factory=dict)
    medians: Mapping[str, float] = field(default_factory=dict)
    risen: Mapping[str, int] = field(default_factory=dict)
    compared: frozenset[str] = frozenset()


def pace(week: str, end: datetime, snapshots: Iterable[Snapshot], measures: Iterable[Counted] = ()) -> Pace:
    """What is known of growth in *week*, which ends at *end*: from the lists, and from further counts (stars)."""
    snapshots = tuple(snapshots)
    growth: dict[tuple[str, Counts], Gain] = {}
    for (item, counts), counted in _histories(snapshots, measures, end).items():
        if end - max(counted) <= _WEEK and (found := _growth(counted)):
            growth[item, counts] = found
    lists = [now for listing in ("models", "datasets", "spaces") if (now := current(snapshots, listing, week, end))]
    risen: dict[str, int] = {}
    medians: dict[str, float] = {}
    for now in lists:
        gains = [growth[item, "likes"].gained for item in now.ranks if (item, "likes") in growth]
        medians[now.listing] = float(median(gains)) if gains else 0.0
        before = earlier(snapshots, now)
        risen |= {item: was - rank for rank, item in now.places.items() if before and (was := before.rank(item))}
    stars = [one.gained for (_, counts), one in sorted(growth.items()) if counts == "stars"]
    medians["stars"] = float(median(stars)) if stars else 0.0
    compared = frozenset(now.listing for now in lists if earlier(snapshots, now))
    return Pace(growth, medians, risen, compared)


def momentum(candidate: Candidate, known: Pace, upvotes: float) -> Part:
    """Between 0 and 1, by the strongest of what is counted; *upvotes* is the median of the week's papers."""
    parts = [_part(item, metric, known, upvotes) for item in candidate.items for metric in item.metrics if metric.value]
    listed = any(metric.counts == "rank" for item in candidate.items for metric in item.metrics)
    if not listed:
        parts += [_lifetime(metric) for item in candidate.items for metric in item.metrics if metric.value]
    value, reason = max(parts, default=(0.0, ""))
    return min(value, 1.0), reason if value > 0 else ""


def plural(number: int, noun: str) -> str:
    """`1 place`, `2 places`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def typical_upvotes(candidates: Iterable[Candidate]) -> float:
    """The median of the upvotes of stories that have any."""
    votes = [_most(candidate, "upvotes") for candidate in candidates]
    return float(median([vote for vote in votes if vote] or [0]))


def _part(item: Item, metric: Metric, known: Pace, upvotes: float) -> Part:
    if metric.counts == "rank" and metric.listing:
        return _listed(item, metric, known)
    if metric.counts == "upvotes":
        times = metric.value / max(upvotes, POLICY.least_gain)
        said = f"{plural(metric.value, 'upvote')}, {times:.1f} times the median of the week"
        return POLICY.upvotes * _saturated(times), said
    if metric.counts == "stars" and (grown := known.growth.get((item.id, "stars"))) and grown.gained > 0:
        return _against(grown, known.medians.get("stars", 0.0), "stars")
    return 0.0, ""


def _listed(item: Item, rank: Metric, known: Pace) -> Part:
    """The place in a list, with the growth behind it where that is known, and the climb."""
    listing = rank.listing or ""
    weight = POLICY.listings.get(listing, 0.5)
    place, said = 1 / math.sqrt(rank.value), [f"number {rank.value} of trending {listing}"]
    grown = known.growth.get((item.id, "likes")) or _young(item)
    if grown is not None:
        value, reason = _against(grown, known.medians.get(listing, 0.0), "likes")
        place = POLICY.growth * value + (1 - POLICY.growth) * place
        said += [reason] if reason else []
    if (places := known.risen.get(item.id, 0)) > 0:
        place += POLICY.climb * min(places, 10) / 10
        said.append(f"up {plural(places, 'place')} in 7 days")
    elif listing in known.compared and item.id not in known.risen:
        said.append("not in the list of 7 days ago")
    return min(weight * place, 1.0), ", ".join(said)


def _against(grown: Gain, usual: float, counts: str) -> Part:
    """Growth against the median of its list and against its own week before; none where it fell."""
    if grown.gained <= 0:
        return 0.0, ""
    times = grown.gained / max(usual, POLICY.least_gain)
    value, reason = POLICY.pace * _saturated(times), f"{plural(grown.gained, counts[:-1])} in 7 days"
    reason += f", {times:.1f} times the median" if usual else ""
    if grown.before is not None and grown.before > 0:
        own = grown.gained / grown.before
        value += (1 - POLICY.pace) * min(max(math.log2(own), 0.0), 2.0) / 2
        reason += f", {own:.1f} times its own week before"
    return value, reason


def _young(item: Item) -> Gain | None:
    """What a thing gained that is less than a week old when it is counted: all that it has."""
    likes = max((m for m in item.metrics if m.counts == "likes"), key=lambda m: m.as_of, default=None)
    if likes is None or item.published is None or not timedelta() <= likes.as_of - item.published <= _WEEK:
        return None
    return Gain(likes.value)


def _lifetime(metric: Metric) -> Part:
    if metric.counts not in ("likes", "stars"):
        return 0.0, ""
    value = min(math.log10(metric.value + 1) / 50, POLICY.lifetime)
    return value, f"{plural(metric.value, metric.counts[:-1])} in total, growth not known"


def _saturated(times: float) -> float:
    """Half at the usual pace, towards 1 for many times it."""
    return times / (times + 1)


def _most(candidate: Candidate, counts: Counts) -> int:
    return max((m.value for item in candidate.items for m in item.metrics if m.counts == counts), default=0)


def _histories(
    snapshots: Iterable[Snapshot], measures: Iterable[Counted], end: datetime
) -> dict[tuple[str, Counts], dict[datetime, int]]:
    """Counts in total by item and what is counted, by their moments, up to a week after *end*."""
    found: dict[tuple[str, Counts], dict[datetime, int]] = {}
    pairs = [(item, metric) for one in snapshots for item, metrics in one.counted.items() for metric in metrics]
    pairs += [(one.item, one.metric) for one in measures]
    for item, metric in pairs:
        if metric.counts in _COUNTED and metric.span == "total" and metric.as_of - end <= _WEEK:
            moments = found.setdefault((item, metric.counts), {})
            moments[metric.as_of] = max(metric.value, moments.get(metric.as_of, 0))
    return found


def _growth(counted: Mapping[datetime, int]) -> Gain | None:
    """Between the newest count and the one about 7 days older, and between that and its own."""
    now = max(counted)
    then = week_before(now, counted)
    if then is None:
        return None
    first = week_before(then, counted)
    return Gain(counted[now] - counted[then], None if first is None else counted[then] - counted[first])
