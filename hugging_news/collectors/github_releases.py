"""Releases of a GitHub repository. Source: GitHub REST API, "List releases"; `releases.atom` where the API refuses."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import field_validator

from hugging_news.domain.errors import FetchError, ParseError, WithheldError
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window, describe
from hugging_news.domain.feeds import read_feed
from hugging_news.domain.items import Item
from hugging_news.domain.keys import is_repository
from hugging_news.domain.releases.records import Release, from_api, from_entry, release_item
from hugging_news.domain.text import one_line
from hugging_news.domain.values import Value

PAGES = 10
PER_PAGE = 100
NOTES_BEFORE = timedelta(days=35)
"""Notes of releases that are older than this before the window are not read: no edition tells them any more."""

_ANONYMOUS = 60
_IN_FEED = 10
_NEVER = datetime.min.replace(tzinfo=UTC)


class Options(Value):
    """Keys of a `github_releases` source."""

    repo: str
    prereleases: bool = False

    @field_validator("repo")
    @classmethod
    def _is_repository(cls, repo: str) -> str:
        if not is_repository(repo):
            raise ValueError(f'{repo!r} is no repository: write it as "OWNER/NAME", such as "huggingface/transformers"')
        return repo


@dataclass
class _Found:
    """What was read so far; releases are kept by tag, the first of each."""

    releases: dict[str, Release] = field(default_factory=dict)
    read: int = 0
    problems: list[str] = field(default_factory=list)
    partial: bool = False


_Reading = Generator[Request, Response, _Found]


def collect(source: Source, window: Window) -> Collecting:
    """Yield the requests for a repository's releases, return those of the pages read, newest first, undated last.

    Pages of 100 until a whole page is older than *window*, at most 10: the order is not by `published_at`. Where the
    API refuses, `releases.atom` tells the newest ten. Drafts are never returned, pre-releases only if the source asks
    for them, a private repository only if the source says that it may be printed.

    Raises:
        WithheldError: the repository is private.
        FetchError, ParseError: neither the API nor the feed gave releases; the message has both reasons.
    """
    try:
        found = yield from _from_api(source, window)
    except (FetchError, ParseError) as refused:
        found = yield from _from_feed(source, window, refused)
    items = sorted(_items(source, window, found), key=lambda item: item.id)
    items.sort(key=lambda item: item.published or _NEVER, reverse=True)
    if len(items) > source.max_items:
        found.problems.append(f"the {len(items) - source.max_items} oldest releases left out (max_items)")
    return Collected(tuple(items[: source.max_items]), found.read, tuple(found.problems), found.partial)


def _from_api(source: Source, window: Window) -> _Reading:
    found, before = _Found(), b""
    for number in range(1, PAGES + 1):
        try:
            page = yield _request(source, "/releases", {"per_page": PER_PAGE, "page": number})
            rows = _rows(page)
        except (FetchError, ParseError) as error:
            if number == 1:
                raise
            found.problems.append(f"page {number} of the releases is missing: {error}")
            found.partial = True
            break
        if number == 1 and _with_token(source, page):
            yield from _check_public(source)
        fresh = _keep(found, rows)
        if len(rows) < PER_PAGE or page.body == before or (fresh and all(_is_older(one, window) for one in fresh)):
            break
        before = page.body
    return found


def _request(source: Source, path: str, params: Mapping[str, str | int] | None = None) -> Request:
    url = f"{source.endpoints.github}/repos/{source.options.repo}{path}"
    accept = "application/vnd.github+json"
    return Request(url, params=params or {}, accept=accept, auth="github", token_env=source.token_env)


def _rows(page: Response) -> list[Any]:
    rows = page.json()
    if isinstance(rows, dict) and isinstance(rows.get("message"), str):
        raise ParseError(page.url, f"GitHub says “{one_line(rows['message'], 200)}”")
    if not isinstance(rows, list):
        raise ParseError(page.url, f"expected a list of releases, got {describe(page.body)}")
    return rows


def _with_token(source: Source, page: Response) -> bool:
    """Whether a token went with the request: it may open private repositories, and lifts the limit of 60 an hour."""
    limit = page.headers.get("x-ratelimit-limit", "")
    lifted = limit.isdecimal() and int(limit[:9]) > _ANONYMOUS
    return not source.private and (source.token_env is not None or lifted)


def _check_public(source: Source) -> Generator[Request, Response, None]:
    answer = (yield _request(source, "")).json()
    if not isinstance(answer, dict) or answer.get("private") is not False:
        repo = source.options.repo
        raise WithheldError(
            f"{repo} is a private repository: set private = true for {source.name} if it may be printed"
        )


def _keep(found: _Found, rows: Sequence[Any]) -> list[Release]:
    """Add the releases of one page; returns those that were not known yet."""
    fresh = []
    for row in rows:
        found.read += 1
        try:
            release = from_api(row)
        except ValueError as error:
            found.problems.append(f"release {found.read}{_named(row)}: {error}")
            continue
        if release and release.tag not in found.releases:
            found.releases[release.tag] = release
            fresh.append(release)
    return fresh


def _named(row: object) -> str:
    """What a broken record calls itself, for the report."""
    name = (row.get("tag_name") or row.get("name")) if isinstance(row, dict) else None
    return f" ({one_line(name, 80)})" if isinstance(name, str) else ""


def _is_older(release: Release, window: Window) -> bool:
    return release.published is not None and release.published < window.start


def _from_feed(source: Source, window: Window, refused: FetchError | ParseError) -> _Reading:
    """The releases of `releases.atom`, which has the newest ten; asked without a token, so it shows public ones."""
    url = f"{source.endpoints.github_web}/{source.options.repo}/releases.atom"
    try:
        page = yield Request(url, accept="application/atom+xml")
        feed = read_feed(page.body, page.url, page.headers.get("content-type", ""))
    except (FetchError, ParseError) as error:
        raise _both(refused, error) from error
    found = _Found(read=len(feed.entries))
    found.problems += [f"the API refused, its feed was read instead: {refused}", *feed.problems]
    for entry in feed.entries:
        try:
            release = from_entry(entry)
        except ValueError as error:
            found.problems.append(f"entry {one_line(entry.title, 80)!r}: {error}")
            continue
        found.releases.setdefault(release.tag, release)
    reaches = any(_is_older(release, window) for release in found.releases.values())
    found.partial = feed.partial or (found.read >= _IN_FEED and not reaches)
    return found


def _both(first: FetchError | ParseError, second: FetchError | ParseError) -> FetchError | ParseError:
    """The first error, which also says why the second way failed."""
    first.reason = f"{first.reason}; its feed failed too: {second}"
    first.args = (f"{first.url}: {first.reason}",)
    return first


def _items(source: Source, window: Window, found: _Found) -> Iterator[Item]:
    for release in found.releases.values():
        if source.options.prereleases or not release.prerelease:
            recent = release.published is None or release.published >= window.start - NOTES_BEFORE
            yield release_item(
                release,
                source.options.repo,
                source.name,
                found.releases,
                package=source.package,
                with_notes=recent,
            )
