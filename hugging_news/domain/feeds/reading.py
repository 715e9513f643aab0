"""Any feed body to a `Feed`, or an error that says what came instead."""

from __future__ import annotations

import re

from hugging_news.domain.errors import ParseError
from hugging_news.domain.feeds.encodings import decode, inflate
from hugging_news.domain.feeds.entries import Feed
from hugging_news.domain.feeds.json_feed import read_json
from hugging_news.domain.feeds.repair import looks_like_html
from hugging_news.domain.feeds.xml import read_xml
from hugging_news.domain.text import one_line

MAX_ENTRIES = 2000

_CHECK = "check the address, or find the feed with `hugging-news sources discover`"
_OTHERS = (
    (r"<(?:\w+:)?(?:urlset|sitemapindex)\b", "a sitemap", "use the collector `sitemap`"),
    (r"<opml\b", "a list of feeds (OPML)", "bring it in with `hugging-news sources import`"),
    (r"BEGIN:VCALENDAR", "a calendar", "use the collector `events_ics`"),
    (r"<(?:\w+:)?Error\b", "an error message in XML", "check the address"),
)


def read_feed(body: bytes, url: str, content_type: str = "", limit: int = MAX_ENTRIES) -> Feed:
    """The feed in *body* with its first *limit* entries in the order of the document; a feed without entries is fine.

    Damage is repaired and told in `problems`. *url* is where the body came from: relative links start there.

    Raises:
        ParseError: it is no feed; the message says what it looks like and what to do.
    """
    text = decode(inflate(body), content_type).strip("\ufeff \t\r\n\x00")
    if not text:
        raise ParseError(url, f"the answer is empty where a feed was expected; try again later, or {_CHECK}")
    if text[0] in "{[":
        return read_json(text, url, limit)
    feed = read_xml(text, url, limit)
    if feed is None:
        raise ParseError(url, _instead(text))
    return feed


def _instead(text: str) -> str:
    if looks_like_html(text):
        title = re.search(r"<title[^>]*>([^<]{1,300})", text[:20_000], re.IGNORECASE)
        named = f" (“{one_line(title[1], 100)}”)" if title else ""
        return f"got an HTML page{named} where a feed was expected; {_CHECK}"
    for pattern, name, advice in _OTHERS:
        if re.search(pattern, text[:3000]):
            return f"got {name} where a feed was expected; {advice}"
    kind = "XML that is no feed" if text[0] == "<" else "text"
    return f"got {kind} where a feed was expected (it begins “{one_line(text[:400], 60)}”); {_CHECK}"
