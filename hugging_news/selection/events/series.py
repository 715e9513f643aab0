"""Events that are one story: the parts of a conference under it, the dates of a meetup under its next one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from hugging_news.domain.events import slug
from hugging_news.domain.items import EventPart
from hugging_news.domain.stories import Candidate
from hugging_news.selection.events.details import event_of

MAX_PARTS = 24
"""How many parts a story names; the others are counted."""

Key = tuple[str, ...]


def gathered(candidates: Iterable[Candidate], alone: Callable[[Candidate], bool]) -> tuple[Candidate, ...]:
    """The stories of events, in order of their leads' ids; *alone* are those that no story joins.

    A story's parts stand in `details.children`, by start; their items are among its own. What the editor gave a place
    is nobody's part, but may lead.
    """
    candidates = tuple(candidates)
    parents = _parents(candidates)
    groups: dict[Key, list[Candidate]] = {}
    for candidate in candidates:
        key = ("alone", candidate.id) if alone(candidate) else _key(candidate, parents)
        groups.setdefault(key, []).append(candidate)
    told = (story for key, group in groups.items() for story in _told_together(group, key))
    return tuple(sorted(told, key=lambda story: story.id))


def _parents(candidates: Sequence[Candidate]) -> dict[str, str]:
    """The UID that each UID names as its parent; of several the first by id."""
    found: dict[str, str] = {}
    for candidate in sorted(candidates, key=lambda one: one.id):
        details = event_of(candidate)
        if details.parent and details.parent != details.uid:
            found.setdefault(details.uid, details.parent)
    return found


def _key(candidate: Candidate, parents: Mapping[str, str]) -> Key:
    """What the events of one story share: the outermost event, the series, else source, name and place."""
    details = event_of(candidate)
    if details.uid in parents or details.uid in parents.values():
        return ("whole", _outermost(details.uid, parents))
    if details.recurring:
        return ("whole", details.uid)
    place = slug(details.city or details.venue or "")
    return ("name", candidate.lead.source, slug(candidate.lead.title), slug(details.series or ""), place)


def _outermost(uid: str, parents: Mapping[str, str]) -> str:
    """The end of the chain of parents; the members of a circle share the first of them by UID."""
    chain = [uid]
    while (parent := parents.get(chain[-1])) is not None:
        if parent in chain:
            return min(chain[chain.index(parent) :])
        chain.append(parent)
    return chain[-1]


def _told_together(group: list[Candidate], key: Key) -> list[Candidate]:
    """The story of a group, and those of its events that the editor placed."""
    whole = key[1] if key[0] == "whole" else None
    lead, *others = sorted(group, key=lambda one: _order(one, whole))
    placed = [one for one in others if one.decision.pin or one.decision.section]
    parts = sorted((one for one in others if one not in placed), key=_by_start)
    return [_with_parts(lead, parts) if parts else lead, *placed]


def _with_parts(lead: Candidate, parts: Sequence[Candidate]) -> Candidate:
    named = tuple(_part(part) for part in parts[:MAX_PARTS])
    details = event_of(lead).model_copy(update={"children": named, "more": len(parts) - len(named)})
    story = replace(
        lead,
        items=(*lead.items, *(item for part in parts for item in part.items)),
        tiers=(*lead.tiers, *(tier for part in parts for tier in part.tiers)),
        why=(*lead.why, *(f"{part.id}: {_reason(part, lead)}" for part in parts[:MAX_PARTS])),
    )
    return story.with_lead(lead.lead.model_copy(update={"details": details}))


def _reason(part: Candidate, lead: Candidate) -> str:
    if slug(part.lead.title) == slug(lead.lead.title):
        return "another date of the same event"
    series = event_of(lead).series
    return f"in the same series, {series}" if series else f"part of {lead.lead.title}"


def _order(candidate: Candidate, whole: str | None) -> tuple[bool, bool, float, str]:
    """The whole event leads; then the next date, one that stands where it was planned before one that moved."""
    details = event_of(candidate)
    own = whole is not None and details.uid == whole
    return (not own, details.status == "moved", details.start.timestamp(), candidate.id)


def _by_start(candidate: Candidate) -> tuple[float, str]:
    return (event_of(candidate).start.timestamp(), candidate.id)


def _part(candidate: Candidate) -> EventPart:
    lead, details = candidate.lead, event_of(candidate)
    return EventPart(
        id=lead.id,
        origin=details.origin,
        name=lead.title,
        start=details.start,
        end=details.end,
        timezone=details.timezone,
        all_day=details.all_day,
        url=details.registration_url or lead.url or None,
        names=dict(candidate.decision.headline),
    )
