"""Which events an edition tells, in full or in one line: new, changed, still ahead, over.

A new event gets a card. One that was told and is still ahead comes back as one line (`carried`), sooner ones first;
one that was cancelled or moved since comes back in full; one that is over when there is something to see. What was
cancelled before readers heard of it is no news.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Literal

from hugging_news.domain.exchange import Window
from hugging_news.domain.items import EventDetails
from hugging_news.domain.stories import Candidate, Cut, FollowUp
from hugging_news.domain.values import iso
from hugging_news.domain.weeks import edition_id
from hugging_news.selection.events.details import event_of
from hugging_news.selection.events.recaps import Over, recaps
from hugging_news.selection.events.series import gathered
from hugging_news.selection.events.tellings import Telling, Tellings, face, told_of
from hugging_news.selection.shortlist import end_of

WEEK = timedelta(days=7)
Change = Literal["cancelled", "restored", "moved", "extended", "ahead"]


@dataclass(frozen=True)
class Aging:
    """*told* is what earlier editions said; *carry* whether told events come back, at most *limit* of them."""

    told: Tellings = field(default_factory=dict)
    carry: bool = True
    limit: int = 6


def aged(
    candidates: Iterable[Candidate], window: Window, aging: Aging
) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """*candidates* with their events as the edition of *window* tells them, and the events that it does not.

    Events that come back have `follow_up_of`. What is no event stays as it is, but for posts that a recap takes.
    """
    candidates = tuple(part for one in candidates for part in _apart(one, window))
    events = [one for one in candidates if isinstance(one.lead.details, EventDetails)]
    others = [one for one in candidates if not isinstance(one.lead.details, EventDetails)]
    ahead = gathered((one for one in events if not _is_over(one, window)), lambda one: _alone(one, aging.told))
    desk = _Desk(window, aging)
    for one in ahead:
        desk.place(one)
    over = ((one, told_of(one, aging.told)) for one in events if _is_over(one, window))
    before = (Over(one, told) for one, told in over if told and told.edition < edition_id(window))
    seen = recaps(before, others, window)
    kept = [one for one in others if one.id not in seen.posts]
    return (*kept, *desk.kept, *desk.recalled(), *seen.stories), (*desk.cut, *seen.cut)


def _apart(candidate: Candidate, window: Window) -> tuple[Candidate, ...]:
    """A post that was joined to an event which is over is a story of its own, and may be its recap."""
    if not isinstance(candidate.lead.details, EventDetails) or not _is_over(candidate, window):
        return (candidate,)
    pairs = list(zip(candidate.items, candidate.tiers, strict=True))
    own = [pair for pair in pairs if isinstance(pair[0].details, EventDetails)]
    posts = (pair for pair in pairs if not isinstance(pair[0].details, EventDetails))
    event = replace(candidate, items=tuple(item for item, _ in own), tiers=tuple(tier for _, tier in own))
    return (event, *(Candidate(item.id, (item,), tiers=(tier,)) for item, tier in posts))


class _Desk:
    """The events ahead as they are placed."""

    def __init__(self, window: Window, aging: Aging) -> None:
        self.window, self.aging = window, aging
        self.kept: list[Candidate] = []
        self.cut: list[Cut] = []
        self._told: list[tuple[Candidate, Telling]] = []

    def place(self, candidate: Candidate) -> None:
        """Keep an event in full, put it aside to be recalled, or leave it out."""
        telling = told_of(candidate, self.aging.told)
        candidate = _dated(candidate, telling, self.window)
        if telling is None and event_of(candidate).status == "cancelled" and not _decided(candidate):
            self.cut.append(_cut(candidate, "cut", "cancelled before an edition told it"))
        elif telling is None:
            self.kept.append(_partly_told(candidate, self.aging.told))
        elif telling.edition > edition_id(self.window):
            self.cut.append(_cut(candidate, "told", f"told in the edition of {telling.edition}"))
        elif news := _news(candidate, telling, self.aging.told):
            self.kept.append(_again(candidate, telling, news[0], f"{news[1]} since the edition of {telling.edition}"))
        else:
            self._told.append((candidate, telling))

    def recalled(self) -> tuple[Candidate, ...]:
        """The events that come back in one line; those without room, or cancelled for readers already, are cut."""
        room = self.aging.limit if self.aging.carry else 0
        shown: list[Candidate] = []
        for candidate, telling in sorted(self._told, key=lambda pair: _urgency(pair[0])):
            if event_of(candidate).status != "cancelled" and len(shown) < room:
                still = "ahead" if event_of(candidate).start >= self.window.end else "on"
                reason = f"still {still}; told on {telling.edition}"
                shown.append(replace(_again(candidate, telling, "ahead", reason), carried=True))
            else:
                self.cut.append(_cut(candidate, "told", self._without_room(candidate, telling)))
        return tuple(sorted(shown, key=lambda one: (event_of(one).start, one.id)))

    def _without_room(self, candidate: Candidate, telling: Telling) -> str:
        if event_of(candidate).status == "cancelled":
            return f"cancelled, as told in the edition of {telling.edition}"
        why = f"room for {self.aging.limit} such lines" if self.aging.carry else "carry_events is off"
        return f"still ahead; told in the edition of {telling.edition}; {why}"


def _news(candidate: Candidate, telling: Telling, told: Tellings) -> tuple[Change, str] | None:
    """What became of an event since it was told, for its card and as a reason."""
    details = event_of(candidate)
    if (details.status == "cancelled") != (telling.status == "cancelled"):
        return ("cancelled", "cancelled") if details.status == "cancelled" else ("restored", "takes place after all")
    if details.status == "cancelled":
        return None
    if details.previous_start is not None and telling.start == details.previous_start:
        return "moved", "moved"
    new = [part for part in details.children if part.id not in told] if not _repeats(details, candidate) else []
    return ("extended", f"{len(new)} part{'s' * (len(new) > 1)} added") if new else None


def _repeats(details: EventDetails, candidate: Candidate) -> bool:
    return details.recurring or all(part.name == candidate.lead.title for part in details.children)


def _partly_told(candidate: Candidate, told: Tellings) -> Candidate:
    """A new whole whose parts were told says so."""
    parts = [told[part.id] for part in event_of(candidate).children if part.id in told]
    if not parts:
        return candidate
    newest = max(parts, key=lambda one: one.edition)
    return _again(candidate, newest, "extended", f"parts of it were told in the edition of {newest.edition}")


def _again(candidate: Candidate, telling: Telling, what: Change, reason: str) -> Candidate:
    """The candidate as a follow-up of the edition that told it, with the old start and the new one."""
    times = {"before": iso(telling.start) if telling.start else None, "now": iso(event_of(candidate).start)}
    news = FollowUp(edition=telling.edition, story=telling.story, reason=what, **times)
    return replace(candidate, follow_up=news, follow_up_of=telling.edition, why=(*candidate.why, reason))


def _dated(candidate: Candidate, telling: Telling | None, window: Window) -> Candidate:
    """The event with what the edition's day and its own past make of it: registration, move, version."""
    details = event_of(candidate)
    change: dict[str, object] = {"registration": _registration(details, window)}
    if telling and telling.start and telling.start != details.start and details.status != "cancelled":
        change |= {"previous_start": telling.start, "status": "moved"}
    details = details.model_copy(update=change)
    return _with_details(candidate, **change, sequence=_sequence(details, telling))


def _with_details(candidate: Candidate, **change: object) -> Candidate:
    details = event_of(candidate).model_copy(update=change)
    return candidate.with_lead(candidate.lead.model_copy(update={"details": details}))


def _sequence(details: EventDetails, telling: Telling | None) -> int:
    """The organiser's version, or a later one where what an edition said has changed."""
    if telling is None:
        return details.sequence
    return max(details.sequence, telling.sequence + _has_changed(details, telling))


def _has_changed(details: EventDetails, telling: Telling) -> bool:
    """Whether it is not as an edition said; of a part only its start and whether it takes place are known."""
    if telling.face is not None:
        return telling.face != face(details)
    taken_back = (details.status == "cancelled") != (telling.status == "cancelled")
    return taken_back or telling.start not in (None, details.start)


def _registration(details: EventDetails, window: Window) -> str | None:
    deadline = details.registration_deadline
    if deadline is None or details.status == "cancelled":
        return None
    if deadline <= window.end:
        return "closed"
    return "closing" if deadline < window.end + WEEK else "open"


def _alone(candidate: Candidate, told: Mapping[str, Telling]) -> bool:
    """Whether an event stays a story of its own: it was cancelled, or moved after it was told."""
    status = event_of(candidate).status
    return status == "cancelled" or (status == "moved" and told_of(candidate, told) is not None)


def _decided(candidate: Candidate) -> bool:
    decision = candidate.decision
    return bool(decision.pin or decision.section or decision.summary or decision.headline)


def _is_over(candidate: Candidate, window: Window) -> bool:
    return end_of(event_of(candidate)) <= window.end


def _urgency(candidate: Candidate) -> tuple[bool, bool, float, str]:
    """Whose registration closes this week comes first, then what happens once, then the sooner one."""
    details = event_of(candidate)
    return (details.registration != "closing", details.recurring, details.start.timestamp(), candidate.id)


def _cut(candidate: Candidate, state: str, reason: str) -> Cut:
    return Cut(candidate.id, "told" if state == "told" else "cut", reason, candidate.item_ids)
