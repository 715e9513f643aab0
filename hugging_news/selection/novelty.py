"""What readers were already told, from the editions themselves; a story that was told is not told again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from hugging_news.domain.editions import Edition
from hugging_news.domain.items import EventDetails
from hugging_news.domain.stories import Candidate, Cut
from hugging_news.selection.identity import joining, keys_of


@dataclass(frozen=True)
class Told:
    """Which edition told a story, and what it said of an event's state then."""

    edition: str
    status: str | None = None


def told_keys(editions: Iterable[Edition], edition: str) -> dict[str, Told]:
    """Every key that counts as told for *edition* (its id), with who told it, the newest last.

    Told are the stories of every other final edition, and of drafts with an earlier id.
    """
    told: dict[str, Told] = {}
    for other in sorted(editions, key=lambda one: one.id):
        if other.id != edition and (other.state == "final" or other.id < edition):
            for story in other.stories():
                by = Told(other.id, story.details.get("status"))
                told.update(dict.fromkeys((story.id, *story.items, *story.keys), by))
    return told


def fresh(candidates: Iterable[Candidate], told: Mapping[str, Told]) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The candidates that are new to readers, and those that are not.

    An event that was told and is cancelled or moved since comes back, as a follow-up of the edition that told it.
    """
    kept: list[Candidate] = []
    cut: list[Cut] = []
    for candidate in candidates:
        by = told.get(candidate.id) or next((told[key] for key in _known_by(candidate) if key in told), None)
        if by is None:
            kept.append(candidate)
        elif _amended(candidate, by):
            reason = f"its state changed since the edition of {by.edition}"
            kept.append(replace(candidate, follow_up_of=by.edition, why=(*candidate.why, reason)))
        else:
            items = tuple(dict.fromkeys(item.id for item in candidate.items))
            cut.append(Cut(candidate.id, "told", f"told in the edition of {by.edition}", items))
    return tuple(kept), tuple(cut)


def _amended(candidate: Candidate, by: Told) -> bool:
    details = candidate.lead.details
    return (
        isinstance(details, EventDetails) and details.status in ("cancelled", "moved") and details.status != by.status
    )


def _known_by(candidate: Candidate) -> tuple[str, ...]:
    """What makes a story an old one: its own identity, and the original that it is a copy of."""
    if candidate.split_of:
        return (candidate.id,)
    return tuple(dict.fromkeys(key for item in candidate.items for key, _ in joining(item)))


def story_keys(candidate: Candidate) -> tuple[str, ...]:
    """The identity of a story, kept in the edition so that later editions know it."""
    if candidate.split_of:
        return (candidate.id,)
    return tuple(dict.fromkeys(key for item in candidate.items for key in keys_of(item)))
