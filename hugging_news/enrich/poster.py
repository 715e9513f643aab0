"""The way into an event that only a QR code on its poster gives. What is decoded is printed, never asked for."""

from __future__ import annotations

import logging
import re
from urllib.parse import urlsplit

from hugging_news.domain import codes
from hugging_news.domain.events import is_registration, web_url
from hugging_news.domain.items import EventDetails, Item, Link

log = logging.getLogger(__name__)

_SPEAKS = re.compile(
    r"扫码|扫描|扫一扫|二维码|报名|注册|购票"
    r"|\bscan\b|\bqr\b|\bregist(?:er|ration)\b|\bsign[- ]?up\b|\brsvp\b|\btickets?\b",
    re.IGNORECASE,
)
_WECHAT = re.compile(r"(?:weixin|wxp|wechat)://", re.IGNORECASE)


def is_wanted(item: Item) -> bool:
    """Whether a code may be the way into *item*: an event without one, that speaks of codes or has no link at all."""
    details = item.details
    if not isinstance(details, EventDetails) or details.registration_url or not codes.can_read():
        return False
    if any(link.type == "register" for link in item.links):
        return False
    said = " ".join([item.title, item.summary, item.content, item.image.alt if item.image else ""])
    return bool(_SPEAKS.search(said)) or not (item.url or item.links)


def read(item: Item, body: bytes) -> Item:
    """*item* with what the codes on its poster lead to; as it is when they lead nowhere, or to several places.

    Raises:
        ParseError: *body* is no picture.
    """
    found = codes.texts(body, item.image.url if item.image else "")
    followable = {url: None for text in found if (url := _address(text))}
    if url := _way_in(tuple(followable)):
        return _registered(item, url)
    if not followable and any(map(_is_wechat, found)):
        return item.model_copy(update={"details": item.details.model_copy(update={"registration_by": "wechat"})})
    if found:
        log.info("%s: %d codes on its poster, none of them surely the registration", item.id, len(found))
    return item


def _address(text: str) -> str | None:
    """*text* as an address that anybody can follow."""
    return web_url(text) if re.match(r"(?i)https?://", text) and not _is_wechat(text) else None


def _is_wechat(text: str) -> bool:
    """Whether only WeChat can follow it: profiles, groups and mini programs, but not its public articles."""
    if _WECHAT.match(text):
        return True
    url = web_url(text) if re.match(r"(?i)https?://", text) else None
    parts = urlsplit(url or "")
    return parts.hostname in ("weixin.qq.com", "u.wechat.com", "work.weixin.qq.com", "wx.tenpay.com")


def _way_in(urls: tuple[str, ...]) -> str | None:
    """The only address, or the only one that is plainly for signing up."""
    named = [url for url in urls if is_registration(url)]
    return named[0] if len(named) == 1 else urls[0] if len(urls) == 1 else None


def _registered(item: Item, url: str) -> Item:
    """The address as the registration; its title is itself, so that readers see where the code leads."""
    link = Link(type="register", url=url, title=url)
    links = (link, *(one for one in item.links if one.url != url))
    details = item.details.model_copy(update={"registration_url": url})
    return item.model_copy(update={"details": details, "links": links})
