"""Q10: a picture has words that say what is seen, and its size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition, StoryImage

ALT = (8, 125)


def pictures(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q10: alt text of 8 to 125 characters that is no file name, width and height; each picture is shown once."""
    shown: dict[str, str] = {}
    for story in edition.stories():
        if story.image is None:
            continue
        yield from (Problem("Q10", "gate", fault, story.id) for fault in _faults(story.image))
        first = shown.setdefault(story.image.sha256, story.id)
        if first != story.id:
            yield Problem("Q10", "gate", f"its picture is that of {first}", story.id)


def _faults(image: StoryImage) -> Iterator[str]:
    alt = image.alt.strip()
    if not ALT[0] <= len(alt) <= ALT[1]:
        yield f"alt text of {len(alt)} characters; 8 to 125 say what is seen"
    elif _is_file_name(alt, image):
        yield f"alt text that is a file name: {alt}"
    if image.width < 1 or image.height < 1:
        yield "a picture without width and height"


def _is_file_name(alt: str, image: StoryImage) -> bool:
    names = [PurePosixPath(unquote(urlsplit(url).path)) for url in (image.src, image.url or "")]
    known = {part.lower() for name in names for part in (name.name, name.stem)}
    return alt.lower() in known or PurePosixPath(alt).suffix.lower() in (
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".webp",
        ".svg",
    )
