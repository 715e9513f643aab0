"""What an address is: asked from whoever knows best, by its form or by what its page says."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from hugging_news.collectors import arxiv, events_page, github_releases
from hugging_news.domain.articles import Article, extract
from hugging_news.domain.articles.hanzi import simplified
from hugging_news.domain.errors import CollectError, FetchError, ParseError
from hugging_news.domain.exchange import Collected, Collecting, Endpoints, Request, Response, Source, Window
from hugging_news.domain.items import (
    DatasetDetails,
    EventDetails,
    Item,
    Kind,
    Link,
    ModelDetails,
    PaperDetails,
    Person,
    PostDetails,
    SpaceDetails,
)
from hugging_news.domain.keys import canonical_url, host_of, item_id, public_url
from hugging_news.domain.markup import safe_url
from hugging_news.domain.pages import MAX_PAGE, document
from hugging_news.enrich import enricher

SOURCE = "inbox"

_REPOSITORIES: dict[str, type[ModelDetails] | type[DatasetDetails] | type[SpaceDetails]] = {
    "model": ModelDetails, "dataset": DatasetDetails, "space": SpaceDetails,
}  # fmt: skip
_EVER = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("talk", re.compile(r"演讲|实录|讲座|\b(?:talk|keynote|transcript)\b", re.IGNORECASE)),
    ("podcast", re.compile(r"播客|podcast", re.IGNORECASE)),
    ("course", re.compile(r"课程|公开课|\bcourse\b", re.IGNORECASE)),
    (
        "tutorial",
        re.compile(r"教程|入门|指南|手把手|从零|\b(?:tutorial|how to|guide|getting started)\b", re.IGNORECASE),
    ),
)


@dataclass(frozen=True)
class Recognised:
    """What an address turned out to be, and what the editor should know or set."""

    item: Item
    notes: tuple[str, ...] = ()


Recognising = Generator[Request, Response, Recognised]


def recognise(url: str, endpoints: Endpoints, timezone: str) -> Recognising:
    """Yield the requests that show what *url* is; the item with all that could be learnt about it.

    Releases, models, datasets, Spaces and papers are known by their address, also behind a shortener; a page that
    describes one schema.org Event is that event; anything else is an article. Dates without a zone are in *timezone*
    for events, and by the page's language for articles.

    Raises:
        CollectError: nothing usable is there.
    """
    address = safe_url(url if "://" in url else f"https://{url.strip()}")
    if address is None or not address.startswith("http"):
        raise ParseError(url, "is not an http address")
    asking = _Asking(endpoints, Window(*_EVER, timezone))
    if not item_id(address).startswith("url:"):
        return _noted((yield from asking.typed(item_id(address))))
    page = yield Request(address, accept="text/html,application/xhtml+xml", robots=True, max_body=MAX_PAGE)
    if not item_id(page.url).startswith("url:"):
        return _noted((yield from asking.typed(item_id(page.url))))
    event = asking.event(page)
    return _noted(event) if event else _article(page)


def _noted(item: Item, *notes: str) -> Recognised:
    undated = item.published is None and not isinstance(item.details, EventDetails)
    missing = ("no date of publication was found: set `published:` in the file",) if undated else ()
    return Recognised(item, (*missing, *notes))


@dataclass(frozen=True)
class _Asking:
    """Asks about one address, with the collectors and enrichers that know its kind."""

    endpoints: Endpoints
    window: Window

    def typed(self, id: str) -> Generator[Request, Response, Item]:
        """The item behind an id that says what it is."""
        scheme, _, rest = id.partition(":")
        if scheme == "github":
            return (yield from self._release(id, *rest.partition("@")[::2]))
        if scheme == "arxiv":
            return (yield from self._paper(id, rest))
        return (yield from self._repository(id, *rest.partition(":")[::2]))

    def _release(self, id: str, repo: str, tag: str) -> Generator[Request, Response, Item]:
        source = self._source("github_releases", github_releases.Options(repo=repo, prereleases=True))
        collecting = github_releases.collect(source, self.window)
        listed = next(collecting)
        tagged = replace(listed, url=f"{listed.url}/tags/{quote(tag)}", params={})
        answer: Response | FetchError
        try:
            answer = yield listed
        except FetchError as refused:
            answer = refused
        if isinstance(answer, FetchError) or not _lists(answer, tag):
            try:
                answer = _one_list((yield tagged), answer)
            except FetchError as refused:
                answer = answer if isinstance(answer, FetchError) else refused
        found = yield from _continued(collecting, answer)
        item = next((item for item in found.items if item.id == id), None)
        if item is None:
            raise ParseError(public_url(id) or id, "; ".join(["no such published release", *found.problems]))
        return item

    def _repository(self, id: str, kind: str, repo: str) -> Generator[Request, Response, Item]:
        details = _REPOSITORIES[kind](repo_id=repo)
        blank = Item(id=id, source=SOURCE, kind=details.type, title=repo, url=str(public_url(id)), details=details)
        item = yield from enricher(kind)(blank, self.endpoints)
        if "card" not in getattr(item.details, "fetched", ()):
            raise ParseError(blank.url, "the Hub tells nothing about it: it is misspelt, private or out of reach now")
        return item

    def _paper(self, id: str, arxiv_id: str) -> Generator[Request, Response, Item]:
        collecting = arxiv.collect(self._source("arxiv", arxiv.Options(query=f"id:{arxiv_id}")), self.window)
        listed = next(collecting)
        details = PaperDetails(arxiv_id=arxiv_id)
        item = Item(id=id, source=SOURCE, kind="paper", title="", url=str(public_url(id)), details=details)
        refused: CollectError | None = None
        try:
            page = yield replace(listed, params={"id_list": arxiv_id})
            found = yield from _continued(collecting, page)
            item = next((known for known in found.items if known.id == id), item)
        except (FetchError, ParseError) as error:
            refused = error
        item = yield from enricher("paper")(item, self.endpoints)
        if item.title in ("", arxiv_id):
            raise refused or ParseError(item.url, "neither arXiv nor the Hub knows a paper of that number")
        return item

    def event(self, page: Response) -> Item | None:
        """The event that the page is about, the first of its dates; None when it describes none, or several."""
        collecting = events_page.collect(self._source("events_page", events_page.Options(url=page.url)), self.window)
        next(collecting)
        try:
            found = _fed(collecting, page)
        except ParseError:
            return None
        own = [item for item in found.items if canonical_url(item.url) == canonical_url(page.url)] or found.items
        return own[-1] if len({item.title for item in own}) == 1 else None

    def _source(self, collector: str, options: Any) -> Source:
        return Source(SOURCE, collector, options, self.endpoints, timezone=self.window.timezone)


def _fed(collecting: Collecting, page: Response) -> Collected:
    """What a collector that asks once makes of *page*."""
    try:
        collecting.send(page)
    except StopIteration as stop:
        collected: Collected = stop.value
        return collected
    return Collected()


def _continued(collecting: Collecting, first: Response | FetchError) -> Generator[Request, Response, Collected]:
    """Run a collector on from its first request, which was asked in another way."""
    answer = first
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


def _lists(page: Response, tag: str) -> bool:
    """Whether a list of releases has the one tagged *tag*; a list that is none is the collector's to refuse."""
    rows = page.json()
    return not isinstance(rows, list) or any(isinstance(row, dict) and row.get("tag_name") == tag for row in rows)


def _one_list(page: Response, others: Response | FetchError) -> Response:
    """One release and a list of others, where it came, as one list: what the collector reads."""
    rows = [] if isinstance(others, FetchError) else others.json()
    return replace(page, body=json.dumps([page.json(), *rows]).encode())


def _article(page: Response) -> Recognised:
    """The article of the page.

    Raises:
        ParseError: it is no page, or too damaged to use.
    """
    article = extract(page.body, page.url, page.headers)
    if article.quarantined:
        raise ParseError(page.url, f"{article.quarantined}; write it by hand as a file in the inbox")
    url, kind = _address(page), _kind_of(article)
    speakers = tuple(Person(name=name) for name in article.authors) if kind == "talk" else ()
    item = Item(
        id=item_id(url),
        source=SOURCE,
        kind=kind,
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
        details=PostDetails(site=article.site, speakers=speakers, fetched=("page",)),
    )
    return _noted(item, *(note for note in article.problems if "date" not in note))


def _kind_of(article: Article) -> Kind:
    return next((kind for kind, pattern in _KINDS if pattern.search(simplified(article.title))), "blog")


def _address(page: Response) -> str:
    """The page's own address: the one that it calls canonical when that is on its host and no front page."""
    named = document(page.body, page.url, page.headers).xpath("string(//link[@rel='canonical']/@href)")
    url = safe_url(str(named), page.url) if named else None
    if url and host_of(url) == host_of(page.url) and urlsplit(url).path.strip("/"):
        return canonical_url(url)
    return canonical_url(page.url)
