"""What readers were already told, from the editions themselves; a story that was told is not told again."""

from __future__ import annotations

from collections.abc import Iterable

from hugging_news.domain.editions import Edition
from hugging_news.domain.stories import Candidate, Cut
from hugging_news.selection.identity import joining, keys_of


def told_keys(editions: Iterable[Edition], edition: str) -> dict[str, str]:
    """Every key that counts as told for *edition* (its id), with the id of the edition that told it.

    Told are the stories of every other final edition, and of drafts with an earlier id.
    """
    told: dict[str, str] = {}
    for other in sorted(editions, key=lambda one: one.id):
        if other.id != edition and (other.state == "final" or other.id < edition):
            for story in other.stories():
                told.update(dict.fromkeys((story.id, *story.items, *story.keys), other.id))
    return told


def fresh(candidates: Iterable[Candidate], told: dict[str, str]) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    """The candidates that are new to readers, and those that are not."""
    kept: list[Candidate] = []
    cut: list[Cut] = []
    for candidate in candidates:
        where = told.get(candidate.id) or next((told[key] for key in _known_by(candidate) if key in told), None)
        if where is None or (candidate.split_of and candidate.id not in told):
            kept.append(candidate)
        else:
            items = tuple(item.id for item in candidate.items)
            cut.append(Cut(candidate.id, "told", f"told in the edition of {where}", items))
    return tuple(kept), tuple(cut)


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
