"""A release as GitHub tells it, by its API or its feed, and the item made of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from hugging_news.domain.feeds import Entry
from hugging_news.domain.items import Image, Item, Link, ReleaseDetails
from hugging_news.domain.markdown import from_html
from hugging_news.domain.markup import safe_url
from hugging_news.domain.releases.notes import ReleaseNotes, action_of, notes, told_change
from hugging_news.domain.releases.versions import (
    is_own_train,
    is_prerelease,
    own_names,
    package_name,
    parse_version,
    previous_of,
)
from hugging_news.domain.text import clean, language_of, one_line
from hugging_news.domain.times import parse_moment

LONGEST_CONTENT = 100_000
GITHUB = "https://github.com"
_PICTURE = re.compile(r"!\[([^\]\n]{1,200})\]\((https://[^\s()<>]{1,500})\)")
_SHORTEST_ALT = 8


@dataclass(frozen=True)
class Release:
    """One release of a repository; *body* is Markdown, *published* None when the source gives no usable date."""

    tag: str
    name: str = ""
    body: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    author: str | None = None
    prerelease: bool = False


def from_api(row: Any) -> Release | None:
    """A record of the REST API, None for drafts and for what is marked private.

    Raises:
        ValueError: it is not what GitHub documents; the message says what is wrong with it.
    """
    if not isinstance(row, dict):
        raise ValueError("it is no object")
    if row.get("draft") not in (None, False) or row.get("private") not in (None, False):
        return None
    author = row.get("author")
    login = author.get("login") if isinstance(author, dict) else None
    tag = _tag(row.get("tag_name"))
    return Release(
        tag=tag,
        name=one_line(_text(row, "name"), 300),
        body=clean(_text(row, "body")),
        published=parse_moment(_text(row, "published_at")),
        updated=parse_moment(_text(row, "updated_at")),
        author=one_line(login, 100) if isinstance(login, str) else None,
        prerelease=is_prerelease(tag, bool(row.get("prerelease"))),
    )


def from_entry(entry: Entry) -> Release:
    """An entry of `releases.atom`: an HTML body, one date, and no word on whether it is a pre-release.

    Raises:
        ValueError: it links to no release.
    """
    path = urlsplit(entry.url or "").path
    tag = _tag(unquote(path.partition("/releases/tag/")[2]))
    moment = parse_moment(entry.published or entry.updated or "")
    return Release(
        tag=tag,
        name=one_line(entry.title, 300),
        body=from_html(entry.content.value, entry.content.base) if entry.content.html else clean(entry.content.value),
        published=moment,
        updated=parse_moment(entry.updated or ""),
        author=entry.authors[0] if entry.authors else None,
        prerelease=is_prerelease(tag),
    )


def _tag(tag: object) -> str:
    if not isinstance(tag, str) or not tag:
        raise ValueError("it names no tag")
    if one_line(tag) != tag or re.search(r"[\s~^:?*\[\\]|\.\.", tag):
        raise ValueError(f"{one_line(tag, 80)!r} is no git tag")
    return tag


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f"its {key} is no text")
    return value or ""


def release_item(
    release: Release,
    repo: str,
    source: str,
    others: Mapping[str, Release],
    package: str | None = None,
    with_notes: bool = True,
) -> Item:
    """The item of *release* in *repo* (`OWNER/NAME`), given by *source*; *others* are the releases known, by tag.

    Without notes nothing is said about what the release contains. *package* is only its own when the tag counts it.
    """
    web = f"{GITHUB}/{repo}"
    read = notes(release.body, web) if with_notes else ReleaseNotes()
    bot = release.author is None or release.author.endswith("[bot]")
    return Item(
        id=f"github:{repo}@{release.tag}",
        source=source,
        kind="release",
        title=title_of(repo, release.tag),
        url=page_of(repo, release.tag),
        published=release.published,
        updated=release.updated,
        lang=language_of(release.body),
        summary=read.lead or "",
        content=release.body[:LONGEST_CONTENT],
        authors=() if bot else (str(release.author),),
        organisation=repo.partition("/")[0],
        links=_links(page_of(repo, release.tag), read),
        image=_image(release.body) if with_notes else None,
        status="available",
        details=_details(release, repo, others, read, package),
    )


def _image(body: str) -> Image | None:
    """The first picture of the notes whose author described it; a bare `![image]` describes nothing."""
    found = ((one_line(match[1]), safe_url(match[2])) for match in _PICTURE.finditer(body[:LONGEST_CONTENT]))
    return next((Image(url=url, alt=alt) for alt, url in found if url and len(alt) >= _SHORTEST_ALT), None)


def _details(
    release: Release, repo: str, others: Mapping[str, Release], read: ReleaseNotes, package: str | None
) -> ReleaseDetails:
    tags = [tag for tag, other in others.items() if release.prerelease or not other.prerelease]
    previous = previous_of(release.tag, tags, own_names(repo, package))
    change = told_change(release.tag, previous, read)
    return ReleaseDetails(
        repo=repo,
        tag=release.tag,
        version=version_of(release.tag),
        name=release.name,
        previous=version_of(previous) if previous else None,
        previous_date=others[previous].published if previous else None,
        prerelease=release.prerelease,
        change=change,
        lead=read.lead,
        subject=read.subject,
        models=read.models,
        highlights=read.highlights,
        why=read.why,
        snippet=read.snippet,
        breaking=read.breaking,
        deprecations=read.deprecations,
        minimums=read.minimums,
        compatibility=read.compatibility,
        security=read.security,
        contributors=read.contributors,
        action=action_of(read, change),
        package=package if is_own_train(release.tag, repo, package) else None,
    )


def _links(page: str, read: ReleaseNotes) -> tuple[Link, ...]:
    stated = (
        Link(type="blog", url=read.blog) if read.blog else None,
        Link(type="docs", url=read.docs) if read.docs else None,
    )
    return (Link(type="notes", url=page), *filter(None, stated))


def page_of(repo: str, tag: str) -> str:
    """The public page of a release, whatever endpoint told it."""
    return f"{GITHUB}/{repo}/releases/tag/{quote(tag, safe='/@+~!$&*()=,;-._')}"


def version_of(tag: str) -> str:
    """The version as it is printed, without `v`; the tag itself when it names none."""
    version = parse_version(tag)
    return version.text if version else tag


def title_of(repo: str, tag: str) -> str:
    """`transformers v5.15.0`: the project and the version as tagged; `sglang gateway v0.3.1` of another train."""
    name, version = repo.rpartition("/")[2], parse_version(tag)
    if version is None:
        return f"{name} {tag}"
    if version.train and not version.build and version.train != name.lower():
        name = package_name(name, version.train)
    mark = "v" if re.search(rf"(?i)(?<![a-z])v\.?{re.escape(version.text)}$", tag) else ""
    return f"{name} {mark}{version.text}"
