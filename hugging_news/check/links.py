"""Q1 and Q9: links that can be followed, in their one spelling, primary sources before social posts."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem, Severity
from hugging_news.domain.classic.marks import SHORTENERS
from hugging_news.domain.editions import Edition, Story
from hugging_news.domain.keys import canonical_url, host_of

_WITHOUT = ("event:", "inbox:")
"""Stories that may have no link: an event whose organiser gives none says so, a note may be all that there is."""


def followed(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q1: every story has a primary link that can be followed, and none that is a post on a social network alone.

    Of a split the first part has the links.
    """
    for story in edition.stories():
        if story.split_of:
            continue
        good = [link for link in story.links if can_be_followed(link.url)]
        if not good and not story.id.startswith(_WITHOUT):
            yield Problem("Q1", "gate", "no link that can be followed", story.id)
        elif good and all(is_social(link.url, book) for link in good):
            yield Problem("Q1", "gate", f"only a social post stands behind it ({good[0].url})", story.id)
        elif story.source.tier == "secondary" and not story.source.via and not _other_hosts(story):
            yield Problem("Q1", "warning", f"only a secondary source tells it ({story.source.name})", story.id)


def spelt(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q9: links are canonical (https, the final host, nothing that tracks), none is short, the first no social post."""
    for url in (row.url for section in edition.sections for table in section.tables for row in table.rows):
        yield from (Problem("Q9", severity, fault) for severity, fault in _faults(url))
    for story in edition.stories():
        for place, link in enumerate((*story.links, *story.more)):
            yield from (Problem("Q9", severity, fault, story.id) for severity, fault in _faults(link.url))
            if place == 0 and len(story.links) > 1 and is_social(link.url, book):
                yield Problem("Q9", "warning", f"a social post leads: {link.url}", story.id)
        yield from (Problem("Q9", "warning", fault, story.id) for fault in _beside(story))


def can_be_followed(url: str) -> bool:
    """Whether *url* is a web address without a user's name in it."""
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


def is_social(url: str, book: Book) -> bool:
    """Whether *url* is a post on a social network: shown beside a source, never as one."""
    host = host_of(url)
    return any(host == one or host.endswith(f".{one}") for one in book.social)


def _other_hosts(story: Story) -> bool:
    """Whether a link leads to another place than the secondary source itself."""
    own = host_of(story.source.url)
    return any(host_of(link.url) != own for link in (*story.links, *story.more) if can_be_followed(link.url))


def _beside(story: Story) -> Iterator[str]:
    """Of what else a story leads to (its source, copies, where one registers): what tracks, and short links."""
    known = {link.url for link in (*story.links, *story.more)}
    others = [story.source.url, *(copy.url for copy in story.source.also)]
    others += [str(value) for name, value in sorted(story.details.items()) if name.endswith("_url") and value]
    for url in dict.fromkeys(url for url in others if url not in known and can_be_followed(url)):
        if host_of(url) in SHORTENERS:
            yield _short(url)
        elif lost := sorted(_asked(url) - _asked(canonical_url(url))):
            yield f"{url} tracks its readers ({', '.join(lost)})"


def _asked(url: str) -> set[str]:
    return {name for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}


def _short(url: str) -> str:
    return f"a short link, so where it leads is not known: {url}"


def _faults(url: str) -> Iterator[tuple[Severity, str]]:
    if not can_be_followed(url):
        yield "gate", f"cannot be followed: {url[:200]}"
    elif host_of(url) in SHORTENERS:
        yield "warning", _short(url)
    elif (better := canonical_url(url)) != url.rstrip("/") and better != url:
        yield "warning", f"{url} should be {better}"
