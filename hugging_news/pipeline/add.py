"""`add URL`: finds out what an address is, asks whoever knows best, and puts the item into the inbox."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from hugging_news.collectors import arxiv, events_page, github_releases
from hugging_news.domain.articles import Article, extract
from hugging_news.domain.errors import CollectError, FetchError, ParseError
from hugging_news.domain.exchange import Collected, Collecting, Endpoints, Request, Response, Source, Window
from hugging_news.domain.items import (
    DatasetDetails,
    Details,
    EventDetails,
    Item,
    Kind,
    Link,
    ModelDetails,
    PaperDetails,
    PostDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import canonical_url, host_of, item_id, public_url
from hugging_news.domain.markup import safe_url
from hugging_news.domain.pages import MAX_PAGE, document
from hugging_news.enrich import enricher
from hugging_news.http.drive import drive
from hugging_news.newsroom import inbox

SOURCE = "inbox"

_EVER = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("talk", re.compile(r"演[讲講]|实录|實錄|讲座|講座|\btalk\b|\bkeynote\b|\btranscript\b", re.IGNORECASE)),
    ("podcast", re.compile(r"播客|podcast", re.IGNORECASE)),
    ("course", re.compile(r"课程|課程|公开课|公開課|\bcourse\b", re.IGNORECASE)),
    (
        "tutorial",
        re.compile(
            r"教程|入[门門]|指南|手把手|从零|從零|[实實][战戰]|\btutorial\b|\bhow to\b|\bguide\b|\bgetting started\b",
            re.IGNORECASE,
        ),
    ),
)

Fetch = Callable[[Request], Response]
"""Answers one request or raises FetchError."""


@dataclass(frozen=True)
class Recognised:
    """What an address turned out to be, and what the editor should know or set."""

    item: Item
    notes: tuple[str, ...] = ()


Recognising = Generator[Request, Response, Recognised]


@dataclass(frozen=True)
class AddedItem:
    """An item in the inbox. *state* says what changed there."""

    item: Item
    path: Path
    state: Literal["added", "updated", "unchanged"]
    notes: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """One line for the terminal, and one for each note."""
        return "\n".join(
            [f"{self.state}: {self.item.kind} {self.item.title} → {self.path}", *(f"  {note}" for note in self.notes)]
        )


def add(
    url: str, fetch: Fetch, folder: Path, endpoints: Endpoints, now: datetime, timezone: str, *, force: bool = False
) -> AddedItem:
    """Put what stands at *url* into the inbox *folder*; what is there already under that address is updated.

    Raises:
        CollectError: it cannot be fetched, read or used; the message says what to do.
        NewsroomError: its file was changed by hand (and not *force*), or cannot be written.
    """
    found = drive(recognise(url, endpoints, timezone), fetch)
    written = inbox.write(folder, found.item, now.astimezone(ZoneInfo(timezone)).date(), timezone, force=force)
    return AddedItem(found.item, written.path, written.state, found.notes)


def recognise(url: str, endpoints: Endpoints = Endpoints(), timezone: str = "UTC") -> Recognising:
    """Yield the requests that show what *url* is; the item with all that could be learnt about it.

    Releases, models, datasets, Spaces and papers are known by their address, also behind a shortener; a page that
    describes one schema.org Event is that event; anything else is an article. Dates without a zone are in *timezone*
    for events, and by the page's language for articles.

    Raises:
        FetchError, ParseError: nothing usable is there.
    """
    address = safe_url(url if "://" in url else f"https://{url.strip()}")
    if address is None or not address.startswith("http"):
        raise ParseError(url, "is not an http address")
    asking = _Asking(endpoints, timezone)
    if not item_id(address).startswith("url:"):
        return _noted((yield from asking.typed(item_id(address))))
    page = yield Request(address, accept="text/html,application/xhtml+xml", robots=True, max_body=MAX_PAGE)
    if not item_id(page.url).startswith("url:"):
        return _noted((yield from asking.typed(item_id(page.url))))
    event = asking.event(page)
    return _noted(event) if event else asking.article(page)


def _noted(item: Item, *notes: str) -> Recognised:
    undated = item.published is None and not isinstance(item.details, EventDetails)
    missing = ("no date was found: set `published:` in the file",) if undated else ()
    return Recognised(item, (*missing, *notes))


class _Asking:
    """Asks about one address, with the collectors and enrichers that know its kind."""

    def __init__(self, endpoints: Endpoints, timezone: str) -> None:
        self.endpoints = endpoints
        self.window = Window(*_EVER, timezone)

    def typed(self, id: str) -> Generator[Request, Response, Item]:
        """The item behind an id that says what it is."""
        scheme, _, rest = id.partition(":")
        if scheme == "github":
            return (yield from self._release(id, *rest.partition("@")[::2]))
        if scheme == "arxiv":
            return (yield from self._paper(id, rest))
        kind, _, repo = rest.partition(":")
        return (yield from self._repository(id, kind, repo))

    def _release(self, id: str, repo: str, tag: str) -> Generator[Request, Response, Item]:
        source = self._source("github_releases", github_releases.Options(repo=repo, prereleases=True))
        collecting = github_releases.collect(source, self.window)
        listed = next(collecting)
        base = listed.url.removesuffix("/releases")
        try:
            page = yield replace(listed, url=f"{base}/releases/tags/{quote(tag)}", params={})
            others = yield from _optional(listed)
            found = yield from _continued(collecting, _with_first(page, others))
        except FetchError as refused:
            found = yield from _continued(collecting, refused)
        item = next((item for item in found.items if item.id == id), None)
        if item is None:
            raise ParseError(public_url(id) or id, "; ".join(["no such published release", *found.problems]))
        return item

    def _repository(self, id: str, kind: str, repo: str) -> Generator[Request, Response, Item]:
        details: dict[str, Details] = {
            "model": ModelDetails(repo_id=repo), "dataset": DatasetDetails(repo_id=repo), "space": SpaceDetails(repo_id=repo),
        }  # fmt: skip
        blank = Item(
            id=id,
            source=SOURCE,
            kind=_kind_of_repository(kind),
            title=repo,
            url=str(public_url(id)),
            details=details[kind],
        )
        item = yield from enricher(kind)(blank, self.endpoints)
        if not {"card", "files"} & set(getattr(item.details, "fetched", ())) and item.published is None:
            raise ParseError(blank.url, "the Hub tells nothing about it: misspelt, private or not reachable now")
        return item

    def _paper(self, id: str, arxiv_id: str) -> Generator[Request, Response, Item]:
        collecting = arxiv.collect(self._source("arxiv", arxiv.Options(query=f"id:{arxiv_id}")), self.window)
        listed = next(collecting)
        blank = Item(
            id=id,
            source=SOURCE,
            kind="paper",
            title="",
            url=str(public_url(id)),
            details=PaperDetails(arxiv_id=arxiv_id),
        )
        refused: CollectError | None = None
        try:
            page = yield replace(listed, params={"id_list": arxiv_id})
            found = yield from _continued(collecting, page)
            blank = next((item for item in found.items if item.id == id), blank)
        except (FetchError, ParseError) as error:
            refused = error
        item = yield from enricher("paper")(blank, self.endpoints)
        if item.title in ("", arxiv_id):
            raise refused or ParseError(item.url, "neither arXiv nor the Hub has a paper of that number")
        return item

    def event(self, page: Response) -> Item | None:
        """The event that the page is about, None when it describes none, or many."""
        collecting = events_page.collect(self._source("events_page", events_page.Options(url=page.url)), self.window)
        next(collecting)
        try:
            collecting.send(page)
        except StopIteration as stop:
            found: Collected = stop.value
            own = [item for item in found.items if canonical_url(item.url) == canonical_url(page.url)]
            titles = {item.title for item in own or found.items}
            return (own or found.items)[-1] if len(titles) == 1 else None
        except ParseError:
            return None
        return None

    def article(self, page: Response) -> Recognised:
        """The article of the page.

        Raises:
            ParseError: it is no page, or too damaged to use.
        """
        article = extract(page.body, page.url, page.headers)
        if article.quarantined:
            raise ParseError(page.url, f"{article.quarantined}; write it by hand as a file in the inbox")
        url = _address(page)
        item = Item(
            id=item_id(url),
            source=SOURCE,
            kind=_kind_of(article),
            title=article.title,
            url=url,
            published=article.published,
            lang=article.lang,
            summary=article.summary,
            content=article.text,
            authors=article.authors,
            tags=article.tags,
            links=(Link(type="blog", url=url), *article.links),
            image=article.image,
            via=article.via,
            details=PostDetails(site=article.site, fetched=("page",)),
        )
        return _noted(item, *(note for note in article.problems if "date" not in note))

    def _source(self, collector: str, options: Any) -> Source:
        return Source(SOURCE, collector, options, self.endpoints, timezone=self.window.timezone)


def _continued(collecting: Collecting, first: Response | FetchError) -> Generator[Request, Response, Collected]:
    """Run a collector on from its first request, which we have asked in our own way."""
    answer: Response | FetchError = first
    while True:
        try:
            request = collecting.throw(answer) if isinstance(answer, FetchError) else collecting.send(answer)
        except StopIteration as stop:
            collected: Collected = stop.value
            return collected
        try:
            answer = yield request
        except FetchError as error:
            answer = error


def _optional(request: Request) -> Generator[Request, Response, list[Any]]:
    """The rows that *request* answers with; none when it fails."""
    try:
        rows = (yield request).json()
    except (FetchError, ParseError):
        return []
    return rows if isinstance(rows, list) else []


def _with_first(page: Response, others: list[Any]) -> Response:
    """One object and a list as one list: what the collector of lists reads."""
    return replace(page, body=json.dumps([page.json(), *others]).encode())


def _kind_of_repository(kind: str) -> Kind:
    kinds: dict[str, Kind] = {"model": "model", "dataset": "dataset", "space": "space"}
    return kinds[kind]


def _kind_of(article: Article) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.search(article.title)), "blog")


def _address(page: Response) -> str:
    """The page's own address: the one that it calls canonical when that is on its host and no front page."""
    named = document(page.body, page.url, page.headers).xpath("string(//link[@rel='canonical']/@href)")
    url = safe_url(str(named), page.url) if named else None
    if url and host_of(url) == host_of(page.url) and urlsplit(url).path.strip("/"):
        return canonical_url(url)
    return canonical_url(page.url)
