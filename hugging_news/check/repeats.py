"""Q8: what an edition tells again without saying so. Judged from the editions alone, whatever selection thought."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import MEMORY, Edition, Story
from hugging_news.domain.keys import canonical_url, fold


def repeats(edition: Edition, history: Sequence[Edition], book: Book) -> Iterator[Problem]:
    """Q8: no story and no picture of the last 12 editions comes back, but for follow-ups that name the edition."""
    told: dict[str, str] = {}
    shown: dict[str, str] = {}
    for earlier in sorted((one for one in history if one.id < edition.id), key=lambda one: one.id)[-MEMORY:]:
        for story in earlier.stories():
            told |= dict.fromkeys(_names(story), earlier.id)
        for mark in (mark for pictures in _pictures(earlier).values() for mark in pictures):
            shown[mark] = earlier.id
    pictures = _pictures(edition)
    for story in edition.stories():
        before = next((told[name] for name in _names(story) if name in told), None)
        if before and not story.follow_up_of:
            yield Problem("Q8", "gate", f"told in the edition of {before}, and not marked as a follow-up", story.id)
        seen = next((shown[mark] for mark in pictures.get(story.id, ()) if mark in shown), None)
        if seen:
            yield Problem("Q8", "gate", f"its picture was shown in the edition of {seen}", story.id)


def _names(story: Story) -> tuple[str, ...]:
    """What a story is known by: its ids, and the address that it leads with; of the part of a split its own id."""
    if story.split_of:
        return (story.id,)
    first = [f"url:{canonical_url(link.url)}" for link in story.links[:1] if story.kind != "event"]
    return tuple(dict.fromkeys([*(fold(id) for id in (story.id, *story.items)), *first]))


def _pictures(edition: Edition) -> dict[str, tuple[str, ...]]:
    """What the picture of each story is known by: its bytes and address; of imported issues the address alone."""
    found: dict[str, tuple[str, ...]] = {}
    for origin in edition.imported:
        found |= {story: tuple(canonical_url(url) for url in urls) for story, urls in origin.pictures.items()}
    for story in (story for story in edition.stories() if story.image):
        image = story.image
        assert image is not None
        found[story.id] = (image.sha256, *([canonical_url(image.url)] if image.url else []))
    return found
