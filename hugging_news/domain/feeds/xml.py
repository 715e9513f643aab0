"""RSS and Atom through feedparser: on bytes, with its sanitising and address resolution off, so that ours decides."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hugging_news.domain.feeds.entries import Attachment, Entry, Feed, Picture, Text
from hugging_news.domain.feeds.repair import repair
from hugging_news.domain.markup import safe_url
from hugging_news.domain.text import one_line

if TYPE_CHECKING:
    from feedparser import FeedParserDict

_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|kbd|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+")
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)", re.IGNORECASE)


def read_xml(text: str, url: str, limit: int) -> Feed | None:
    """The RSS or Atom feed in *text*, None when it is none: no entries and no sign of a feed."""
    repaired = repair(text, limit)
    parsed = _parse(repaired.xml)
    if not parsed.entries and not parsed.get("version"):
        return None
    link = _string(parsed.feed, "link")
    site = safe_url(link, url) if link else None
    rss = str(parsed.get("version")).startswith("rss")
    reader = _Reader(site or url if rss else url, () if rss else _names(parsed.feed))
    return Feed(
        title=_title(parsed.feed, 200),
        url=site,
        lang=_string(parsed.feed, "language") or None,
        entries=tuple(reader.entry(entry) for entry in parsed.entries[:limit]),
        problems=(*repaired.problems, *_faults(parsed, repaired.cut)),
        partial=repaired.cut,
    )


def _parse(xml: str) -> Any:
    import feedparser

    return feedparser.parse(
        io.BytesIO(xml.encode("utf-8")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _faults(parsed: Any, cut: bool) -> Iterator[str]:
    if cut:
        yield "the document ends in the middle; the entries before were kept"
    elif parsed.get("bozo"):
        fault = one_line(str(parsed.get("bozo_exception")), 120)
        yield f"the document is not well-formed ({fault}); read as far as possible"


def _string(entry: FeedParserDict, key: str) -> str:
    """The text under *key* itself: feedparser answers `updated` with `published`, and warns."""
    value = dict.get(entry, key)
    return value if isinstance(value, str) else ""


def _rows(entry: FeedParserDict, key: str) -> list[Any]:
    """The dictionaries under *key*, also where feedparser found only one."""
    value = dict.get(entry, key)
    rows = value if isinstance(value, list) else [value]
    return [row for row in rows if isinstance(row, dict)]


def _title(entry: FeedParserDict, limit: int = 500) -> str:
    """The title as literal text: markup goes unless the source says that it is plain text."""
    title = _string(entry, "title")
    kind = next((detail.get("type") for detail in _rows(entry, "title_detail")), "")
    return one_line(_MARKUP.sub("", title) if kind != "text/plain" else title, limit)


def _names(entry: FeedParserDict) -> tuple[str, ...]:
    """The names of authors, without mail addresses; an author who only gives an address is left out."""
    written = [_string(row, "name") for row in _rows(entry, "authors")]
    written = written if len(written) > 1 else [_string(entry, "author")]  # one author is kept as written there
    names = (one_line(_ADDRESS.sub("", name), 200).replace("<>", "").replace("()", "").strip(" ,;") for name in written)
    unwrapped = (name[1:-1].strip() if name[:1] + name[-1:] == "()" else name for name in names)
    return tuple(dict.fromkeys(name for name in unwrapped if name))[:50]


class _Reader:
    """Reads entries; relative addresses start from `xml:base`, else from *base*."""

    def __init__(self, base: str, authors: tuple[str, ...]) -> None:
        self.base = base
        self.authors = authors

    def entry(self, entry: FeedParserDict) -> Entry:
        base = self._base(entry)
        summary, content = _texts(entry, base)
        terms = (one_line(str(row.get("label") or row.get("term") or ""), 100) for row in _rows(entry, "tags"))
        comments = _string(entry, "comments")
        return Entry(
            guid=_string(entry, "id"),
            title=_title(entry),
            url=next(filter(None, (safe_url(link, base) for link in _links(entry))), None),
            published=_string(entry, "published") or _string(entry, "created") or None,
            updated=_string(entry, "updated") or None,
            authors=_names(entry) or self.authors,
            tags=tuple(dict.fromkeys(filter(None, terms)))[:50],
            lang=_language(entry),
            summary=summary,
            content=content,
            pictures=tuple(_pictures(entry, base)),
            attachments=tuple(_attachments(entry, base)),
            comments=safe_url(comments, base) if comments else None,
            via=next((name for row in _rows(entry, "source") if (name := _title(row, 200))), None),
        )

    def _base(self, entry: FeedParserDict) -> str:
        details = (*_rows(entry, "title_detail"), *_rows(entry, "summary_detail"), *_rows(entry, "content"))
        declared = next((str(detail["base"]) for detail in details if detail.get("base")), "")
        return safe_url(declared, self.base) or self.base


def _links(entry: FeedParserDict) -> Iterator[str]:
    """Addresses of the entry's page, the best first. A guid counts where it is an address or a path, not any word."""
    guid = _string(entry, "id")
    named = guid.startswith("/") or "://" in guid
    link = _string(entry, "link")
    yield from filter(None, (_string(entry, "feedburner_origlink"), link if link != guid or named else ""))
    rows = [row for row in _rows(entry, "links") if row.get("href")]
    yield from (str(row["href"]) for row in rows if row.get("rel") == "alternate" and (row["href"] != guid or named))
    yield guid if named else ""
    yield from (str(row["href"]) for row in rows if row["href"] != guid or named)


def _language(entry: FeedParserDict) -> str | None:
    details = (*_rows(entry, "content"), *_rows(entry, "title_detail"), *_rows(entry, "summary_detail"))
    return next((str(detail["language"]) for detail in details if detail.get("language")), None)


def _texts(entry: FeedParserDict, base: str) -> tuple[Text, Text]:
    """Summary and content: the longest text is the content, the summary is the feed's own or another text."""
    own = _rows(entry, "summary_detail")
    found = [
        _text(detail, base) for detail in (*_rows(entry, "content"), *own) if str(detail.get("value") or "").strip()
    ]
    caption = _string(entry, "media_caption")
    found = found or [Text(caption, html=False, base=base)]
    content = max(found, key=lambda text: len(text.value))
    others = [text for text in found if text.value != content.value]
    return (others[-1] if others else Text("")), content


def _text(detail: dict[str, Any], base: str) -> Text:
    value, declared = str(detail["value"]), str(detail.get("base") or "")
    html = detail.get("type") != "text/plain" or bool(_MARKUP.search(value))
    return Text(value, html, (safe_url(declared, base) if declared else None) or base)


def _pictures(entry: FeedParserDict, base: str) -> Iterator[Picture]:
    """What the entry names as its picture: media, iTunes, then files that are pictures."""
    media = [row for row in _rows(entry, "media_content") if row.get("medium") == "image" or _is_image(row)]
    thumbnails = sorted(_rows(entry, "media_thumbnail"), key=lambda row: -_width(row))
    files = [row for row in _rows(entry, "links") if row.get("rel") == "enclosure" and _is_image(row)]
    caption = one_line(_string(entry, "media_caption"), 300) if len(media) == 1 else ""
    for row, alt in (
        *((row, caption) for row in media),
        *((row, "") for row in (*thumbnails, *_rows(entry, "image"), *files)),
    ):
        address = str(row.get("url") or row.get("href") or "")
        if address and (url := safe_url(address, base)):
            yield Picture(url, alt)


def _is_image(row: dict[str, Any]) -> bool:
    kind, address = str(row.get("type") or ""), str(row.get("url") or row.get("href") or "")
    return kind.startswith("image/") or (not kind and not row.get("medium") and bool(_IMAGE.search(address)))


def _width(row: dict[str, Any]) -> int:
    width = str(row.get("width") or "")
    return int(width) if width.isdigit() and len(width) < 7 else 0


def _attachments(entry: FeedParserDict, base: str) -> Iterator[Attachment]:
    files = [row for row in _rows(entry, "links") if row.get("rel") == "enclosure"]
    for row in (*files, *_rows(entry, "media_content")):
        address, kind = str(row.get("url") or row.get("href") or ""), str(row.get("type") or row.get("medium") or "")
        if address and not _is_image(row) and (url := safe_url(address, base)):
            yield Attachment(url, kind, one_line(str(row.get("title") or ""), 200))
