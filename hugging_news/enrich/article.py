"""The page behind a post of which the source gave little: its real title, text, people, date and cover."""

from __future__ import annotations

import logging

from hugging_news.domain.articles import Article, extract
from hugging_news.domain.articles.cleaning import in_one_script
from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Endpoints, Enriching, Request
from hugging_news.domain.items import Image, Item, PostDetails
from hugging_news.domain.markdown import plain
from hugging_news.domain.pages import MAX_PAGE, title_from_url
from hugging_news.domain.text import units

log = logging.getLogger(__name__)

ENOUGH = 200
"""Units of text from which on the page itself is not asked."""
_ACCEPT = "text/html,application/xhtml+xml"


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """*item* with what its page tells and it lacks; a title made from the address gives way to the page's own.

    Nothing is asked when the text is long enough, and nothing is used of a page that is damaged.
    """
    details = item.details
    if not isinstance(details, PostDetails) or not _is_short(item, details):
        return item
    try:
        page = yield Request(item.url, accept=_ACCEPT, robots=True, max_body=MAX_PAGE)
        article = extract(page.body, page.url, page.headers)
    except (FetchError, ParseError) as error:
        log.info("not fetched: %s", error)
        return item
    if article.quarantined:
        log.info("%s: not used: %s", item.id, article.quarantined)
        return item
    return in_one_script(_filled(item, details, article))


def _is_short(item: Item, details: PostDetails) -> bool:
    unread = item.url.startswith(("http://", "https://")) and "page" not in details.fetched
    return unread and units(plain(item.content)) < ENOUGH


def _filled(item: Item, details: PostDetails, article: Article) -> Item:
    named = item.title != title_from_url(item.url)
    known = {link.type for link in item.links}
    return item.model_copy(
        update={
            "title": item.title if named else article.title or item.title,
            "content": article.text if len(article.text) > len(item.content) else item.content,
            "summary": item.summary or article.summary,
            "authors": item.authors or article.authors,
            "published": item.published or article.published,
            "lang": item.lang or article.lang,
            "tags": item.tags or article.tags,
            "via": item.via or article.via,
            "links": item.links + tuple(link for link in article.links if link.type not in known),
            "image": _image(item.image, article.image),
            "details": details.model_copy(
                update={"site": details.site or article.site, "fetched": (*details.fetched, "page")}
            ),
        }
    )


def _image(own: Image | None, found: Image | None) -> Image | None:
    """The item's own picture, described by the page where the source did not."""
    if own is None or (not own.alt and found is not None and found.alt):
        return found if found is not None else own
    return own
