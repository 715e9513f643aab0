"""HTML pages of strangers as trees: decoded by their content, bounded, without comments; dates and titles in them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import describe
from hugging_news.domain.markup import safe_url
from hugging_news.domain.text import one_line
from hugging_news.domain.times import parse_moment

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_PAGE = 5_000_000

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_CLOCK = r"(?:[T\s]{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\.\d{1,6})?\s?(?:Z\b|[+-]\d{2}:?\d{2}\b)?)?"
_DATE = re.compile(
    rf"(?<!\d)(?:(?:19|20)\d{{2}}\s?[-/.年]\s?\d{{1,2}}\s?[-/.月]\s?\d{{1,2}}(?!\d)\s?[日号號]?{_CLOCK}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}})",
    re.IGNORECASE,
)
_SILENT = ("script", "style", "noscript", "template")


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> str:
    """*body* as text: a byte order mark, then valid UTF-8, then what page or header declare; the content decides."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return _declared(body, headers or {})


def _declared(body: bytes, headers: Mapping[str, str]) -> str:
    from w3lib.encoding import html_to_unicode

    def guess(body: bytes) -> str | None:
        return "gb18030" if _is(body, "gb18030") else None

    text: str = html_to_unicode(headers.get("content-type"), body, "cp1252", guess)[1]
    return text


def _is(body: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def document(body: bytes, url: str, headers: Mapping[str, str] | None = None) -> HtmlElement:
    """The root of the page, read up to 5 MB and 255 levels; nothing that it refers to is fetched.

    Raises:
        ParseError: *body* is no HTML.
    """
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if (
        not body.strip()
        or body.startswith((b"%PDF", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8"))
        or b"<" not in body[:MAX_PAGE]
    ):
        raise ParseError(url, f"expected an HTML page, got {describe(body)}")
    text = decode(body[:MAX_PAGE], headers).replace("\x00", "")
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root: HtmlElement = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParseError(url, f"expected an HTML page, got {describe(body)} ({error})") from error
    return root


def base_of(root: HtmlElement, url: str) -> str:
    """What relative links of the page start from: its `<base>` if that stays on its host, else *url*.

    A page read from a file starts from the address that it names as canonical.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        named = root.xpath("string((//link[@rel='canonical']/@href | //meta[@property='og:url']/@content)[1])")
        url = safe_url(str(named)) or url
    try:
        base = urljoin(url, str(root.xpath("string((//base/@href)[1])")).strip())
        return base if urlsplit(base).netloc == urlsplit(url).netloc else url
    except ValueError:
        return url


def text_of(element: Any, limit: int = 500) -> str:
    """The text of *element* as one clean line; scripts and styles are not text, a line break is a space."""
    parts = []
    for node in element.iter():
        if node.tag not in _SILENT:
            parts.append(node.text or "")
        if node is not element:
            parts.append((" " if node.tag == "br" else "") + (node.tail or ""))
    return one_line("".join(parts).replace("&", "&amp;"), limit)


def find_moment(text: str, zone: str | None = None) -> datetime | None:
    """The first moment that stands somewhere in *text*, read in *zone*; None when there is none."""
    if moment := parse_moment(text, zone):
        return moment
    found = (parse_moment(match[0].replace("號", "日"), zone) for match in _DATE.finditer(text[:2000]))
    return next(filter(None, found), None)


def title_from_url(url: str) -> str:
    """A readable title from the last part of *url*: `…/text-generation_tgi.html` → `Text generation tgi`."""
    parts = urlsplit(url)
    last = next((part for part in reversed(unquote(parts.path).split("/")) if part.strip()), parts.hostname or url)
    words = one_line(re.sub(r"[-_+\s]+", " ", re.sub(r"\.(?:x?html?|md|php|aspx?)$", "", last)), 200).strip()
    return words[:1].upper() + words[1:] or url
