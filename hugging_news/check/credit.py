"""Q28: who published, who pointed us there, and who contributed are named as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.check.book import Book
from hugging_news.check.printed import many
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition, Story

_HANDLE = re.compile(r"@?[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}_?[A-Za-z0-9]*")
_BOT = re.compile(r"\[bot\]$|^(?:dependabot|github-actions|renovate)$", re.IGNORECASE)


def attribution(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q28: a source with its name, others with theirs, handles that can exist and belong to people."""
    for story in edition.stories():
        for fault in _faults(story):
            yield Problem("Q28", "warning", fault, story.id)


def _faults(story: Story) -> Iterator[str]:
    if not story.source.name.strip():
        yield "no name of who published it"
    if story.source.via is not None and story.source.via in ("", story.source.name):
        yield "via names nobody else"
    if any(not copy.name.strip() for copy in story.source.also):
        yield "another publisher without a name"
    for handle in map(str, many(story, "contributors")):
        if _BOT.search(handle):
            yield f"thanks a program: {handle}"
        elif not _HANDLE.fullmatch(handle):
            yield f"no handle: {handle[:60]!r}"
