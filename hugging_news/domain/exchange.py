"""What a collector and the driver hand each other: sources, windows, requests, responses.

A collector is a generator: it yields a `Request`, is sent the `Response` (or is thrown a `FetchError`), and returns
`Collected`. It never touches a socket, so the network, an archive and a dict in a test drive it alike.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal
from urllib.parse import urlencode

from hugging_news.domain.items import Item

Tier = Literal["primary", "secondary"]


@dataclass(frozen=True)
class Window:
    """A half-open span `start <= t < end` in UTC, with the newsletter's zone for printing."""

    start: datetime
    end: datetime
    timezone: str

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end


@dataclass(frozen=True)
class Endpoints:
    """Where the services live: bases without a trailing slash."""

    hub: str = "https://huggingface.co"
    github: str = "https://api.github.com"
    github_web: str = "https://github.com"
    arxiv: str = "https://export.arxiv.org"


@dataclass(frozen=True)
class Source:
    """Whom we ask. *options* is the validated `Options` model of the collector's own module."""

    name: str
    collector: str
    options: Any
    endpoints: Endpoints = Endpoints()
    tier: Tier = "primary"
    section: str | None = None
    package: str | None = None
    timezone: str | None = None
    private: bool = False
    max_items: int = 2000
    token_env: str | None = None


@dataclass(frozen=True)
class Request:
    """One GET, or a POST of JSON where there is a *body*; a POST is never sent on to another address.

    *params* are added to the query in the given order; *file* reads a local path instead.

    `robots` asks the door to keep the host's robots.txt (pages, not feeds and APIs). `auth` names the service whose
    token may go with it (`hub`, `github`); the door sends it to that service's host alone. A *probe* asks, by that
    method, only whether something is there: the answer comes without its body.
    """

    url: str
    params: Mapping[str, str | int] = field(default_factory=dict)
    accept: str = "*/*"
    auth: Literal["hub", "github"] | None = None
    token_env: str | None = None
    robots: bool = False
    file: str | None = None
    max_body: int | None = None
    body: bytes | None = field(default=None, repr=False)
    probe: Literal["HEAD", "GET"] | None = None

    @property
    def full_url(self) -> str:
        """The URL with its query; also the key under which an archive keeps the answer."""
        if not self.params:
            return self.url
        return f"{self.url}{'&' if '?' in self.url else '?'}{urlencode(self.params)}"


@dataclass(frozen=True)
class Response:
    """One answer with status 200: a 304 is turned into the stored 200 by the driver, the rest are errors.

    *url* is the final URL after *hops* redirects, *headers* has lower-case names, *time* is when the answer came (UTC).
    """

    url: str
    body: bytes
    time: datetime
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    not_modified: bool = False
    moved_to: str | None = None
    hops: int = 0

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            ParseError: it is none.
        """
        from hugging_news.domain.errors import ParseError

        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise ParseError(self.url, f"expected JSON, got {describe(self.body)} ({error})") from error

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True)
class Collected:
    """What a collector returns: items newest first, `read` entries seen, and what could not be read.

    *problems* names each entry that was left out and why; *partial* says that a later page was missing.
    """

    items: tuple[Item, ...] = ()
    read: int = 0
    problems: tuple[str, ...] = ()
    partial: bool = False


Collecting = Generator[Request, Response, Collected]
"""The shape of every collector's `collect(source, window)`."""

Enriching = Generator[Request, Response, Item]
"""The shape of every enricher: takes an item, returns the same item knowing more."""


def describe(body: bytes) -> str:
    """What a body looks like, for an error message: `an HTML page`, `an empty body`, `JSON` …"""
    head = body[:512].lstrip().lower()
    if not head:
        return "an empty body"
    if head.startswith((b"<!doctype html", b"<html")):
        return "an HTML page"
    if head.startswith((b"{", b"[")):
        return "JSON"
    if head.startswith(b"<"):
        return "XML"
    return f"{len(body)} bytes of something else"
