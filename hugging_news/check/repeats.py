"""Q8: what an edition tells again without saying so. Judged from the editions alone, whatever selection thought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hugging_news.check.problem import Problem
from hugging_news.domain.editions import MEMORY, Edition, Story
from hugging_news.domain.keys import canonical_url, fold


def repeats(edition: Edition, history: Sequence[Edition]) -> Iterator[Problem]:
    """Q8: no story and no picture of the last 12 editions comes back, but for follow-ups that name the edition."""
    told: dict[str, str] = {}
    shown: dict[str, str] = {}
    for earlier in sorted((one for one in history if one.id < edition.id), key=lambda one: one.id)[-MEMORY:]:
        for story in earlier.stories():
            told |= dict.fromkeys(_names(story), earlier.id)
            shown |= {story.image.sha256: earlier.id} if story.image else {}
    for story in edition.stories():
        before = next((told[name] for name in _names(story) if name in told), None)
        if before and not story.follow_up_of:
            yield Problem("Q8", "gate", f"told in the edition of {before}, and not marked as a follow-up", story.id)
        if story.image and story.image.sha256 in shown:
            seen = shown[story.image.sha256]
            yield Problem("Q8", "gate", f"its picture was shown in the edition of {seen}", story.id)


def _names(story: Story) -> tuple[str, ...]:
    """What a story is known by: its ids, and the address that it leads with; of the part of a split its own id."""
    if story.split_of:
        return (story.id,)
    first = [f"url:{canonical_url(link.url)}" for link in story.links[:1] if story.kind != "event"]
    return tuple(dict.fromkeys([*(fold(id) for id in (story.id, *story.items)), *first]))
