"""How much a story matters: named parts that add up, each with a reason in plain words.

The figures are weights of judgement, not measurements; `[select] weights` multiplies a part by name.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hugging_news.domain.exchange import Window
from hugging_news.domain.items import EventDetails, Item, ModelDetails, ReleaseDetails
from hugging_news.domain.stories import Candidate
from hugging_news.selection.identity import is_copy

_KIND = {
    "release": 2.0, "model": 2.2, "space": 1.6, "dataset": 1.8, "paper": 1.0, "event": 1.0, "product": 2.0,
    "policy": 1.6, "course": 1.8, "tutorial": 1.4, "competition": 1.8, "milestone": 1.6, "partnership": 1.6,
    "leaderboard": 1.8,
}  # fmt: skip
_LISTING = {"models": 2.5, "datasets": 1.8, "spaces": 1.4}
_CHANGE = {"major": 2.0, "minor": 1.0, "patch": -1.0, "security": 2.0}


@dataclass(frozen=True)
class Taste:
    """What the newsletter's readers care about (`[select]`): words, organisations or ids, compared without case."""

    weights: Mapping[str, float] = field(default_factory=dict)
    watch: tuple[str, ...] = ()
    mute: tuple[str, ...] = ()


def score(candidate: Candidate, window: Window, taste: Taste) -> Candidate:
    """The candidate with its parts and reasons. Parts: importance, momentum, corroboration, freshness, fit."""
    parts = {
        "importance": _importance(candidate),
        "momentum": _momentum(candidate),
        "corroboration": _corroboration(candidate),
        "freshness": _freshness(candidate, window),
        "fit": _fit(candidate, taste),
    }
    reasons = tuple(reason for _, reason in parts.values() if reason)
    weighted = {name: round(value * taste.weights.get(name, 1.0), 4) for name, (value, _) in parts.items()}
    return replace(candidate, parts=weighted, reasons=(*reasons, *candidate.why))


Part = tuple[float, str]


def _importance(candidate: Candidate) -> Part:
    lead = candidate.lead
    value = _KIND.get(lead.kind, 1.2)
    reason = f"{lead.kind} from a {candidate.tiers[0] if candidate.tiers else 'primary'} source"
    if isinstance(lead.details, ReleaseDetails):
        value, reason = _release(lead.details, len(lead.content))
    if candidate.tiers and all(tier == "secondary" for tier in candidate.tiers):
        value *= 0.5
    if isinstance(lead.details, ModelDetails) and is_copy(lead.details):
        value *= 0.4
        reason = "a quantised copy"
    return value, reason


def _release(details: ReleaseDetails, length: int) -> Part:
    """A release by its kind, what it asks of users and adds, and by how much its notes have to say."""
    value = _KIND["release"] + _CHANGE.get(details.change or "minor", 1.0)
    said = [f"{details.change} release" if details.change else "release"]
    for found, weight, words in (
        (details.security, 0.3, "with a security fix"),
        (details.breaking, 0.4, f"{len(details.breaking or ())} breaking changes"),
        (details.models, 0.2 * min(len(details.models), 3), f"{len(details.models)} new models"),
    ):
        if found:
            value += weight
            said.append(words)
    return value + min(length / 20_000, 1.0), ", ".join(said)


def _momentum(candidate: Candidate) -> Part:
    """A place in a trending list is this week's news; likes of a lifetime count only where there is none."""
    best: Part = (0.0, "")
    metrics = [metric for item in candidate.items for metric in item.metrics]
    ranked = any(metric.counts == "rank" for metric in metrics)
    for metric in metrics:
        if metric.value < 1:
            continue
        if metric.counts == "rank":
            weight = _LISTING.get(metric.listing or "", 1.4)
            part = (weight / math.sqrt(metric.value), f"number {metric.value} of trending {metric.listing}")
        elif metric.counts == "upvotes":
            part = (math.log10(metric.value + 1) * 0.9, f"{metric.value} upvotes")
        elif metric.counts == "likes" and not ranked:
            part = (min(math.log10(metric.value + 1) * 0.4, 1.6), f"{metric.value} likes in total")
        else:
            continue
        best = max(best, part)
    return best


def _corroboration(candidate: Candidate) -> Part:
    sources = {item.source for item in candidate.items}
    if len(sources) < 2:
        return 0.0, ""
    return min(0.4 * (len(sources) - 1), 1.2), f"named by {len(sources)} sources"


def _freshness(candidate: Candidate, window: Window) -> Part:
    published = candidate.lead.published
    if isinstance(candidate.lead.details, EventDetails) and candidate.lead.kind == "event":
        return _nearness(candidate.lead.details, window), ""
    if candidate.late:
        return -0.5, "late: older than the week, first seen now"
    if published is None or published not in window or isinstance(candidate.lead.details, EventDetails):
        return 0.0, ""
    return round(0.4 * (published - window.start) / (window.end - window.start), 4), ""


def _nearness(details: EventDetails, window: Window) -> float:
    """An event counts for more the sooner it begins: nothing from sixty days on."""
    ahead = max(details.start - window.end, timedelta())
    return round(max(0.4 * (1 - ahead / timedelta(days=60)), 0.0), 4)


def _fit(candidate: Candidate, taste: Taste) -> Part:
    text = " ".join(_words(item) for item in candidate.items)
    watched = [word for word in taste.watch if word.lower() in text]
    muted = [word for word in taste.mute if word.lower() in text]
    reasons = [f"watched: {word}" for word in watched] + [f"muted: {word}" for word in muted]
    return min(1.0 * len(watched), 2.0) - 5.0 * bool(muted), ", ".join(reasons)


def _words(item: Item) -> str:
    return " ".join([item.id, item.title, item.organisation or "", *item.tags, item.summary]).lower()
