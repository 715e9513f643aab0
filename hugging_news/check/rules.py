"""The rules about an edition; each takes the edition and yields what is wrong (EDITORIAL §7)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition, Story


def links(edition: Edition) -> Iterator[Problem]:
    """Q1: every story has a primary link that can be followed."""
    for story in edition.stories():
        if story.split_of:
            continue
        if not any(
            urlsplit(link.url).scheme in ("http", "https") and urlsplit(link.url).hostname for link in story.links
        ):
            if story.id.startswith(("inbox:", "event:")):
                continue
            yield Problem("Q1", "gate", "no link that can be followed", story.id)


def duplicates(edition: Edition) -> Iterator[Problem]:
    """Q7: no two stories share a key, except the parts of one split."""
    owner: dict[str, Story] = {}
    for story in edition.stories():
        for key in (story.id, *story.keys):
            first = owner.setdefault(key, story)
            if first is not story and not (story.split_of and story.split_of == first.split_of):
                yield Problem("Q7", "gate", f"tells the same as {first.id} ({key})", story.id)
                break


def images(edition: Edition) -> Iterator[Problem]:
    """Q10: a picture has words of 8 to 125 characters and its size."""
    for story in edition.stories():
        if story.image and not 8 <= len(story.image.alt) <= 125:
            yield Problem("Q10", "warning", f"alt text of {len(story.image.alt)} characters", story.id)


def release_fields(edition: Edition) -> Iterator[Problem]:
    """Q14: a release has its version, its date and a link to the notes."""
    for story in edition.stories():
        if story.kind == "release" and not story.split_of and not (story.details.get("version") and story.published):
            yield Problem("Q14", "gate", "a release without version or date", story.id)


def trending_fields(edition: Edition) -> Iterator[Problem]:
    """Q15: ranks of a table rise, and each row says how it changed."""
    for table in (table for section in edition.sections for table in section.tables):
        ranks = [row.rank for row in table.rows]
        if ranks != sorted(set(ranks)):
            yield Problem("Q15", "gate", f"ranks of {table.kind} are not in order")
