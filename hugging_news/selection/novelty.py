"""A story that was told is not told again, unless there is news about it: then it is a follow-up that says what.

News is: the thing itself after its announcement, another version, another licence, likes that doubled. What becomes of
an event is for `selection.events` to say. That something still stands in a list is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from hugging_news.domain.items import EventDetails, HubDetails, Item, ModelDetails, ReleaseDetails
from hugging_news.domain.keys import fold
from hugging_news.domain.metrics import Snapshot, change, likes_of
from hugging_news.domain.stories import Candidate, Cut, FollowUp, status_of
from hugging_news.selection.identity import is_copy, keys_of
from hugging_news.selection.ledger import Ledger, Telling, train_of, version_of

_STATUS = ("announced", "paper", "demo", "code", "weights", "available")
_READY = ("weights", "available")
_ARTEFACTS = ("release", "model", "dataset", "space", "event")
_GROWTH = 2
"""How many times the likes that were told a story must have to come back for its likes."""


@dataclass(frozen=True)
class Gains:
    """Likes gained in seven days by our own snapshots, by item id, and how many are news (0: never)."""

    likes: Mapping[str, int] = field(default_factory=dict)
    enough: int = 1000


def gains(now: Iterable[tuple[Snapshot, Snapshot | None]], enough: int) -> Gains:
    """The gains that pairs of a list and the one 6–8 days before it show; without an earlier list there is none."""
    gained = {item: change(item, list_, before).likes for list_, before in now for item in list_.ranks}
    return Gains({item: likes for item, likes in gained.items() if likes is not None}, enough)


def fresh(
    candidates: Iterable[Candidate], told: Ledger, gains: Gains = Gains()
) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The candidates that are new to readers or have news, and those that do not."""
    kept: list[Candidate] = []
    cut: list[Cut] = []
    for candidate in candidates:
        if _has_aged(candidate):
            kept.append(candidate)
            continue
        by = _told_by(candidate, told) or _told_by_newer(candidate, told)
        news = _news(candidate, by, gains) if by else _next_version(candidate, told)
        news = news if news and news.edition < told.edition else None
        untold = _untold(candidate, told) if by and news is None else None
        if by and untold and (news := _sequel(untold, by)) and news.edition < told.edition:
            kept.append(_following(untold, news))
        elif by and news is None:
            reason = f"told in the edition of {by.edition}{_as(candidate, by)}"
            cut.append(Cut(candidate.id, "told", reason, candidate.item_ids))
        else:
            kept.append(_following(candidate, news))
    return tuple(kept), tuple(cut)


def _has_aged(candidate: Candidate) -> bool:
    """Whether `selection.events` has said already if and how an event comes back."""
    recap = candidate.follow_up is not None and candidate.follow_up.reason == "recap"
    return isinstance(candidate.lead.details, EventDetails) or recap


def _as(candidate: Candidate, by: Telling) -> str:
    return "" if by.story.id == candidate.id else f", as {by.story.id}"


def _following(candidate: Candidate, news: FollowUp | None) -> Candidate:
    edition = news.edition if news else None
    return replace(candidate, follow_up=news, follow_up_of=edition)


def _told_by(candidate: Candidate, told: Ledger) -> Telling | None:
    """The newest telling of the story: under its own id, under an id of its items, or as one that it joins."""
    own = told.by_key.get(fold(candidate.id))
    if candidate.split_of or own:
        return own
    found = [told.by_key[key] for key in _keys(candidate) if key in told.by_key]
    found += [told.by_id[echo] for echo in candidate.echoes]
    return max(found, key=lambda telling: (telling.edition, telling.story.id), default=None)


def _untold(candidate: Candidate, told: Ledger) -> Candidate | None:
    """What joined a told story since: the artefacts and their company that no edition named, led by the first one."""
    pairs = [
        (item, tier)
        for item, tier in zip(candidate.items, candidate.tiers, strict=True)
        if item.id not in candidate.variants and not any(fold(key) in told.by_key for key in keys_of(item))
    ]
    pairs.sort(key=lambda pair: not _is_artefact(pair[0]))
    if (
        candidate.split_of
        or isinstance(candidate.lead.details, ReleaseDetails)
        or not pairs
        or not _is_artefact(pairs[0][0])
    ):
        return None
    items, tiers = zip(*pairs, strict=True)
    return replace(candidate, id=items[0].id, items=items, tiers=tiers, variants=())


def _is_artefact(item: Item) -> bool:
    return item.kind in _ARTEFACTS and not (isinstance(item.details, ModelDetails) and is_copy(item.details))


def _told_by_newer(candidate: Candidate, told: Ledger) -> Telling | None:
    """The telling of a newer release of the same train: it told this one too, whichever week lists it."""
    by = _release_told(candidate, told)
    if by is None or by.story.published is None or candidate.lead.published is None:
        return None
    was, now = version_of(by.story.id), version_of(candidate.lead.id)
    older = was and now and now < was
    return by if older and candidate.lead.published <= by.story.published else None


def _release_told(candidate: Candidate, told: Ledger) -> Telling | None:
    """The release of the same train that was told last."""
    train = None if candidate.split_of else train_of(candidate.lead.id)
    return told.releases.get(train) if train else None


def _keys(candidate: Candidate) -> list[str]:
    return [fold(key) for item in candidate.items for key in keys_of(item)]


def _news(candidate: Candidate, by: Telling, gains: Gains) -> FollowUp | None:
    """The first reason for which a told story comes back."""
    lead = candidate.lead
    if isinstance(lead.details, ReleaseDetails) and by.story.kind == "release":
        return None
    if fold(lead.id) not in by.known:
        return _sequel(candidate, by)
    return next(filter(None, (_released(lead, by), _relicensed(lead, by), _liked(lead, by, gains))), None)


def _follow(by: Telling, reason: str, before: object = None, now: object = None) -> FollowUp:
    values = {"before": None if before is None else str(before), "now": None if now is None else str(now)}
    return FollowUp.model_validate({"edition": by.edition, "story": by.story.id, "reason": reason, **values})


def _sequel(candidate: Candidate, by: Telling) -> FollowUp | None:
    """Something untold that belongs to a told story: the artefact after the words about it, or another artefact."""
    lead = candidate.lead
    if not _is_artefact(lead):
        return None
    if lead.kind == "space" and by.story.kind != "space":
        return _follow(by, "demo", by.story.kind, lead.kind)
    if lead.kind != by.story.kind and by.story.kind in _ARTEFACTS:
        return _follow(by, "part", by.story.details.get("repo_id") or by.story.details.get("repo"), lead.title)
    if lead.kind != by.story.kind:
        return _follow(by, "released", by.story.kind, lead.kind)
    return _follow(by, "version", by.story.details.get("repo_id"), lead.title)


def _released(lead: Item, by: Telling) -> FollowUp | None:
    """Announced then, to be had now."""
    was, now = by.story.status, status_of(lead) if lead.kind in _ARTEFACTS else lead.status or "paper"
    if was in _STATUS and was not in _READY and now in _READY:
        return _follow(by, "released", was, now)
    return None


def _relicensed(lead: Item, by: Telling) -> FollowUp | None:
    """Under another licence than the one that was told; both are stated by the card, whose tags the lists give."""
    if not isinstance(lead.details, HubDetails):
        return None
    license = lead.details.license
    stated = license.state == "stated" and not license.inherited_from
    if stated and by.license and license.id and set(license.id.split(", ")) != set(by.license.split(", ")):
        return _follow(by, "license", by.license, license.id)
    return None


def _liked(lead: Item, by: Telling, gains: Gains) -> FollowUp | None:
    """Liked twice as often as when it was told, and by many in the last seven days."""
    gained, likes = gains.likes.get(lead.id, 0), likes_of(lead.metrics)
    if gains.enough and gained >= gains.enough and by.likes and likes and likes >= _GROWTH * by.likes:
        return _follow(by, "likes", by.likes, gained)
    return None


def _next_version(candidate: Candidate, told: Ledger) -> FollowUp | None:
    """A release of a train whose earlier release was told follows up on that."""
    details = candidate.lead.details
    by = _release_told(candidate, told)
    if by is None or not isinstance(details, ReleaseDetails):
        return None
    was, now = version_of(by.story.id), version_of(candidate.lead.id)
    newer = was and now and was < now
    return _follow(by, "version", was.text if was else None, details.version) if newer else None


def story_keys(candidate: Candidate) -> tuple[str, ...]:
    """The identity of a story, kept in the edition so that later editions know it."""
    if candidate.split_of:
        return (candidate.id,)
    return tuple(dict.fromkeys(key for item in candidate.items for key in keys_of(item)))
