"""New and changed pages of a site (documentation, courses) by its sitemap. Source: sitemaps.org protocol 0.9."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from heapq import nsmallest
from io import BytesIO
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import Field, field_validator

from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window, describe
from hugging_news.domain.items import Item, Kind
from hugging_news.domain.keys import host_of, item_id
from hugging_news.domain.located import Located
from hugging_news.domain.markup import safe_url
from hugging_news.domain.pages import title_from_url
from hugging_news.domain.text import language_of, one_line
from hugging_news.domain.times import parse_moment

MAX_SITEMAPS = 20
MAX_DECODED = 15_000_000
_LATE = timedelta(days=14)
_SAME_MOMENT = 10
_BARE = re.compile(rb"&(?!(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_NEVER = datetime.min.replace(tzinfo=UTC)


class Options(Located):
    """Keys of a `sitemap` source. *match* is a regular expression that must be found in a page's address."""

    match: str = ""
    kind: Kind = "tutorial"
    limit: int = Field(200, ge=1, le=2000)

    @field_validator("match")
    @classmethod
    def _compiles(cls, match: str) -> str:
        try:
            re.compile(match)
        except re.error as error:
            raise ValueError(f"{match!r} is not a regular expression ({error})") from error
        return match


class _Entry(NamedTuple):
    """A `<url>` or `<sitemap>`. *news* is the publication date of Google's news extension."""

    url: str
    changed: datetime | None
    news: datetime | None
    title: str


def collect(source: Source, window: Window) -> Collecting:
    """Yield the sitemap and what its index names, return at most *limit* pages, latest change first, undated last.

    `lastmod` stands for both dates until the page itself is read. An index is followed on its own host, one level deep,
    to 20 files, without those unchanged since 14 days before the window. A site that gives one and the same `lastmod`
    to all its pages tells when it was built; its pages have no date then.

    Raises:
        ParseError: the answer is no sitemap.
    """
    options: Options = source.options
    first = yield _request(options)
    reader = _Reader(source)
    kind, entries = reader.read(first)
    if kind == "sitemapindex":
        for child in reader.children(entries, first.url, window):
            try:
                reader.keep((yield Request(child.url)))
            except (FetchError, ParseError) as error:
                reader.problems.append(str(error))
                reader.partial = True
    else:
        reader.add(entries)
    return reader.finish()


def _request(options: Options) -> Request:
    if options.file is not None:
        return Request(f"file:{PurePath(options.file).name}", file=options.file)
    return Request(str(options.url), accept="application/xml,text/xml;q=0.9,*/*;q=0.5")


class _Reader:
    """Gathers the entries of one or more sitemaps."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.options: Options = source.options
        self.found: dict[str, _Entry] = {}
        self.moments: Counter[datetime | None] = Counter()
        self.read_count = 0
        self.problems: list[str] = []
        self.partial = False

    def read(self, page: Response) -> tuple[str, Iterator[_Entry]]:
        """The root's name, `urlset` or `sitemapindex`, and its entries as they are parsed."""
        body = _readable(_unpacked(page))
        root = re.search(rb"<(?:[A-Za-z_][\w.-]{0,40}:)?(urlset|sitemapindex)[\s>/]", body[:20_000])
        if not root:
            raise ParseError(page.url, f"expected a sitemap, got {describe(body)}; give the address of sitemap.xml")
        return root[1].decode(), self._entries(body, page.url)

    def keep(self, page: Response) -> None:
        kind, entries = self.read(page)
        if kind == "sitemapindex":
            raise ParseError(
                page.url, "an index inside an index is not followed; give its address as a source of its own"
            )
        self.add(entries)

    def add(self, entries: Iterator[_Entry]) -> None:
        wanted = re.compile(self.options.match)
        for entry in entries:
            self.read_count += 1
            if wanted.search(entry.url) and entry.url not in self.found:
                self.found[entry.url] = entry
                self.moments[entry.changed] += 1
        if len(self.found) > self.options.limit * 2:
            self._shrink()

    def children(self, entries: Iterator[_Entry], url: str, window: Window) -> list[_Entry]:
        """The files of an index that are worth asking, the latest changed first."""
        listed = list(dict.fromkeys(entries))
        own = [child for child in listed if host_of(child.url) == host_of(url)]
        if len(own) < len(listed):
            self.problems.append(f"{url}: {len(listed) - len(own)} sitemaps on other hosts were not asked")
        recent = [child for child in own if child.changed is None or child.changed >= window.start - _LATE]
        if len(recent) > MAX_SITEMAPS:
            self.problems.append(f"{url}: {len(recent)} sitemaps; the latest {MAX_SITEMAPS} were asked")
        return nsmallest(MAX_SITEMAPS, recent, key=_latest_first)

    def finish(self) -> Collected:
        built = self._built_at()
        if built:
            told = f"all {self.moments[built]} pages have the lastmod {built:%Y-%m-%d %H:%M}"
            self.problems.append(f"{told}: the time of the site's build, so their dates are not known")
        self._shrink()
        items = tuple(self._item(entry, dated=not built) for entry in self.found.values())
        return Collected(items, self.read_count, tuple(self.problems), self.partial)

    def _shrink(self) -> None:
        latest = nsmallest(self.options.limit, self.found.values(), key=_latest_first)
        self.found = {entry.url: entry for entry in latest}

    def _built_at(self) -> datetime | None:
        moment, pages = next(iter(self.moments.items()), (None, 0))
        return moment if len(self.moments) == 1 and pages >= _SAME_MOMENT else None

    def _item(self, entry: _Entry, *, dated: bool) -> Item:
        title = entry.title or title_from_url(entry.url)
        return Item(
            id=item_id(entry.url),
            source=self.source.name,
            kind=self.options.kind,
            title=title,
            url=entry.url,
            published=entry.news or (entry.changed if dated else None),
            updated=entry.changed if dated else None,
            lang=language_of(title) if entry.title else None,
        )

    def _entries(self, body: bytes, url: str) -> Iterator[_Entry]:
        from lxml import etree

        parser = etree.iterparse(
            BytesIO(body),
            events=("end",),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        try:
            for number, element in enumerate(_records(parser), 1):
                if entry := self._entry(element):
                    yield entry
                else:
                    self.problems.append(f"{url}: entry {number} has no usable address; left out")
                element.clear()
        except etree.XMLSyntaxError as error:
            self.problems.append(
                f"{url}: not well-formed XML ({one_line(str(error), 120)}); what stands before was read"
            )
            self.partial = True

    def _entry(self, element: Any) -> _Entry | None:
        fields = _texts(element)
        for child in element:
            if _name(child) == "news":
                fields = _texts(child) | fields
        url = safe_url(fields.get("loc", ""))
        if not url or not url.startswith("http"):
            return None
        zone = self.source.timezone
        changed, news = (parse_moment(fields.get(name, ""), zone) for name in ("lastmod", "publication_date"))
        return _Entry(url, changed, news, one_line(fields.get("title", "")))


def _records(parser: Any) -> Iterator[Any]:
    for _, element in parser:
        if _name(element) in ("url", "sitemap"):
            yield element


def _texts(element: Any) -> dict[str, str]:
    """The texts of an element's children by local name."""
    return {_name(child): child.text.strip() for child in element if child.text}


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _latest_first(entry: _Entry) -> tuple[float, str]:
    return -(entry.changed or _NEVER).timestamp() if entry.changed else float("inf"), entry.url


def _readable(body: bytes) -> bytes:
    """*body* from its first tag on, with bare ampersands written as XML wants them; no entity but XML's own is left."""
    return _BARE.sub(b"&amp;", body[max(0, body.find(b"<")) :])


def _unpacked(page: Response) -> bytes:
    """The body; a `.gz` file is unpacked up to the limit of a body."""
    if not page.body.startswith(b"\x1f\x8b"):
        return page.body
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        body = unpacker.decompress(page.body, MAX_DECODED)
    except zlib.error as error:
        raise ParseError(page.url, f"a damaged gzip file ({error})") from error
    if not unpacker.eof:
        reason = "is larger than 15 MB unpacked" if unpacker.unconsumed_tail else "is cut short"
        raise ParseError(page.url, f"the gzip file {reason}")
    return body
