"""Pages without a feed: entries picked by CSS selectors from the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import urldefrag
from zoneinfo import ZoneInfo

from pydantic import field_validator

from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window
from hugging_news.domain.items import Image, Item, Kind
from hugging_news.domain.keys import canonical_url, item_id, public_url
from hugging_news.domain.located import Located
from hugging_news.domain.markup import safe_url
from hugging_news.domain.pages import base_of, document, find_moment, text_of
from hugging_news.domain.text import language_of, one_line
from hugging_news.domain.values import Value

if TYPE_CHECKING:
    from lxml.html import HtmlElement


class Selectors(Value):
    """CSS selectors: *entry* in the page, the others in the entry. Defaults: its heading, link and `time`."""

    entry: str
    title: str | None = None
    link: str | None = None
    date: str | None = None
    summary: str | None = None
    image: str | None = None

    @field_validator("*")
    @classmethod
    def _compiles(cls, selector: str | None) -> str | None:
        from cssselect import HTMLTranslator, SelectorError

        try:
            HTMLTranslator().css_to_xpath(selector or "*")
        except SelectorError as error:
            raise ValueError(f"{selector!r} is not a CSS selector ({error})") from error
        return selector


class Options(Located):
    """Keys of a `page` source. *date_format* is a `strptime` format for dates that are not recognised."""

    item: Selectors
    date_format: str | None = None
    kind: Kind = "blog"


def collect(source: Source, window: Window) -> Collecting:
    """Yield the page, return what its entries name, dated ones newest first, then the rest in the page's order.

    An entry without a usable date is kept with `published` None; one without a title or a link is named in the
    problems. The first of two entries with one address is kept. Fragments count where a page lists its own parts.

    Raises:
        ParseError: it is no page, or a selector matches nothing at all; the message names the selector.
    """
    options: Options = source.options
    page = yield _request(options)
    reader = _Reader(source, page)
    entries = reader.entries()
    items: dict[str, Item] = {}
    for item in reader.items(entries[: source.max_items]):
        items.setdefault(item.id, item)
    if len(entries) > source.max_items:
        reader.problems.append(f"{len(entries)} entries; the first {source.max_items} were read")
    return Collected(_newest_first(items.values()), len(entries), tuple(reader.problems))


def _request(options: Options) -> Request:
    if options.file is not None:
        return Request(f"file:{PurePath(options.file).name}", file=options.file)
    return Request(str(options.url), accept="text/html,application/xhtml+xml", robots=True)


def _newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    never = datetime.min.replace(tzinfo=UTC)
    return tuple(sorted(items, key=lambda item: item.published or never, reverse=True))


class _Reader:
    """Reads the entries of one page and notes what it could not read."""

    def __init__(self, source: Source, page: Response) -> None:
        self.source, self.page = source, page
        self.options: Options = source.options
        self.root = document(page.body, page.url, page.headers)
        self.base = base_of(self.root, page.url)
        self.problems: list[str] = []

    def entries(self) -> list[HtmlElement]:
        entries = self._all(self.root, self.options.item.entry)
        if not entries:
            raise self._nothing("entry")
        return entries

    def items(self, entries: list[HtmlElement]) -> Iterator[Item]:
        titles = [self._title(entry) for entry in entries]
        links = [self._link(entry) for entry in entries]
        for key, found in (("title", titles), ("link", links)):
            if not any(found):
                raise self._nothing(key)
        for number, (entry, title, link) in enumerate(zip(entries, titles, links, strict=True), 1):
            if title and link:
                yield self._item(entry, title, link)
            else:
                self.problems.append(f"entry {number} ({title or link or 'empty'}): no {'link' if title else 'title'}")

    def _item(self, entry: HtmlElement, title: str, link: str) -> Item:
        summary = self._text(entry, self.options.item.summary, 2000)
        id = self._id(link)
        return Item(
            id=id,
            source=self.source.name,
            kind=self.options.kind,
            title=title,
            url=id.removeprefix("url:") if id.startswith("url:") else public_url(id) or link,
            published=self._date(entry, title),
            lang=language_of(f"{title} {summary}"),
            summary=summary,
            image=self._image(entry),
        )

    def _id(self, link: str) -> str:
        """The usual id; with the fragment when the link leads to a part of the page itself."""
        plain, fragment = urldefrag(link)
        own = fragment and canonical_url(plain) == canonical_url(urldefrag(self.base)[0])
        return f"{item_id(link)}#{fragment}" if own else item_id(link)

    def _title(self, entry: HtmlElement) -> str:
        if self.options.item.title:
            return self._text(entry, self.options.item.title)
        headings = [entry] if entry.tag in ("h1", "h2", "h3", "h4") else entry.xpath(".//h1 | .//h2 | .//h3 | .//h4")
        places = [*headings, *entry.xpath("descendant-or-self::a[@href]")]
        title = next(filter(None, map(text_of, places)), "") or text_of(entry, 120)
        dates = (text_of(date) for date in entry.iter("time"))
        return next((title.removeprefix(date).strip(" ·|–—-") for date in dates if title.startswith(date)), title)

    def _link(self, entry: HtmlElement) -> str | None:
        selector = self.options.item.link
        places = (
            self._all(entry, selector)
            if selector
            else entry.xpath("descendant-or-self::a[@href] | ancestor::a[@href][1]")
        )
        addresses = [place.get("href") or "" for place in places]
        if not selector and (anchor := entry.get("id")):
            addresses.append(f"#{anchor}")
        found = (safe_url(address, self.base) for address in addresses if address)
        return next((url for url in found if url and url.startswith("http")), None)

    def _date(self, entry: HtmlElement, title: str) -> datetime | None:
        places = self._all(entry, self.options.item.date or "time") or self._heading_above(entry)
        written = [
            value
            for place in places[:1]
            for value in (place.get("datetime"), place.get("content"), text_of(place))
            if value
        ]
        found = next(filter(None, map(self._moment, written)), None)
        if written and found is None:
            self.problems.append(f"entry {title!r}: date {written[-1][:60]!r} is not understood; kept without a date")
        return found

    def _heading_above(self, entry: HtmlElement) -> list[HtmlElement]:
        """Where change logs put the date of an entry that is itself a heading."""
        if self.options.item.date or entry.tag not in ("h2", "h3", "h4", "h5"):
            return []
        above: list[HtmlElement] = entry.xpath("preceding::*[self::h1 or self::h2 or self::h3][1]")
        return [heading for heading in above if find_moment(text_of(heading))]

    def _moment(self, written: str) -> datetime | None:
        zone = self.source.timezone
        if self.options.date_format is None:
            return find_moment(written, zone)
        try:
            moment = datetime.strptime(written, self.options.date_format)  # noqa: DTZ007 - the zone follows
        except ValueError:
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone) if zone else UTC)
        return moment if 1990 <= moment.year <= 2100 else None

    def _image(self, entry: HtmlElement) -> Image | None:
        places = self._all(entry, self.options.item.image) if self.options.item.image else []
        for place in places:
            url = safe_url(place.get("src") or place.get("data-src") or "", self.base)
            if url and url.startswith("http"):
                return Image(url=url, alt=one_line(place.get("alt") or "", 200))
        return None

    def _text(self, entry: HtmlElement, selector: str | None, limit: int = 500) -> str:
        places = self._all(entry, selector) if selector else []
        return next(filter(None, (text_of(place, limit) for place in places)), "")

    def _all(self, element: HtmlElement, selector: str) -> list[HtmlElement]:
        found: list[HtmlElement] = element.cssselect(selector, translator="html")
        return found

    def _nothing(self, key: str) -> ParseError:
        selector = getattr(self.options.item, key) or f"the default for {key}"
        return ParseError(
            self.page.url, f"nothing matches item.{key} = {selector!r}; correct the selector in the configuration"
        )
