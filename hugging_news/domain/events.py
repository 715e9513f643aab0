"""What calendars and event pages have in common: identity of an occurrence, addresses and descriptions."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from hugging_news.domain.items import Link
from hugging_news.domain.keys import canonical_url, host_of
from hugging_news.domain.markdown import from_html
from hugging_news.domain.markup import bare_urls, escape, safe_url
from hugging_news.domain.text import clean, one_line

MAX_TEXT = 20_000

_REGISTER = re.compile(r"regist(?:er|ration)|rsvp|sign-?up|tickets?\b|enrol|baoming|报名|注册|购票", re.IGNORECASE)
_REGISTER_HOSTS = (
    "lu.ma", "luma.com", "meetup.com", "eventbrite.com", "huodongxing.com", "wjx.cn", "wjx.top", "jinshuju.net",
)  # fmt: skip
_STREAM = re.compile(
    r"zoom\.us/(?:j|w|my|wc|webinar)/|meet\.google\.com/|teams\.(?:microsoft|live)\.com/|meeting\.tencent\.com/|"
    r"webex\.com/|vc\.feishu\.cn/|youtube\.com/(?:live|watch)|youtu\.be/|live\.bilibili\.com/|twitch\.tv/",
    re.IGNORECASE,
)
RECORDING = re.compile(r"\brecordings?\b|\breplays?\b|watch again|录像|录播|回放|回看", re.IGNORECASE)
SLIDES = re.compile(r"\bslides?\b|\bslide deck\b|幻灯片|讲义|课件", re.IGNORECASE)
_HTML = re.compile(r"<(?:p|br|a|div|span|ul|ol|b|strong|h\d|html)\b[^>]*>", re.IGNORECASE)


def occurrence_id(uid: str, start: date) -> str:
    """`event:UID@START`, where *start* is the original one, before the occurrence was moved.

    START is UTC in basic form (`20230708T010000Z`), or the day (`20230708`) when *start* is a date: an all-day event
    keeps its identity whatever zone it is read in. `#` becomes `~`, since `ID#1` names a part of a split story.
    """
    uid = re.sub(r"\s+", "-", one_line(uid, 4000)).replace("#", "~")
    if len(uid) > 200:
        uid = f"{uid[:160]}~{hashlib.sha256(uid.encode()).hexdigest()[:16]}"
    at = f"{start.astimezone(UTC):%Y%m%dT%H%M%SZ}" if isinstance(start, datetime) else f"{start:%Y%m%d}"
    return f"event:{uid}@{at}"


def slug(text: str) -> str:
    """A name as an identifier: lower case, words joined with `-`, other scripts kept."""
    return "-".join(re.findall(r"\w+", one_line(text, 120).casefold())) or "untitled"


def web_url(text: object, base: str = "") -> str | None:
    """*text* as an address to print (canonical, http or https, absolute against *base*), else None.

    A fragment stays only where it is a route of the page (`#/register`).
    """
    url = safe_url(text, base) if isinstance(text, str) and text.strip() else None
    if not url or not url.startswith("http"):
        return None
    return url if urlsplit(url).fragment[:1] in ("/", "!") else canonical_url(url)


def picture(text: object, base: str = "") -> str | None:
    """*text* as the address of a picture, with its query as it is (it may be signed), else None."""
    url = safe_url(text, base) if isinstance(text, str) and text.strip() else None
    return url if url and url.startswith("http") else None


def urls_in(text: str) -> tuple[str, ...]:
    """The web addresses that stand in *text* (plain or HTML), in order, once each."""
    found = (web_url(text[start:end].replace("&amp;", "&")) for start, end in bare_urls(text[:MAX_TEXT]))
    return tuple(dict.fromkeys(url for url in found if url))


def following(text: str, label: re.Pattern[str]) -> str | None:
    """The first web address of *text* (plain or HTML) that stands after *label* on its line."""
    lines = re.split(r"[\r\n]|<br\b|</p>|</li>", text[:MAX_TEXT])
    named = ((line, label.search(line)) for line in lines)
    found = (urls_in(line[match.end() :]) for line, match in named if match)
    return next((urls[0] for urls in found if urls), None)


def is_registration(url: str) -> bool:
    """Whether *url* is a place to sign up, by its words or its host."""
    host = host_of(url)
    return bool(_REGISTER.search(url)) or any(host == known or host.endswith("." + known) for known in _REGISTER_HOSTS)


def is_stream(url: str) -> bool:
    """Whether *url* leads into a meeting or a live stream."""
    return bool(_STREAM.search(url))


def event_links(page: str | None, registration: str | None) -> tuple[Link, ...]:
    """The links of an event, registration first; none when the source names neither."""
    found = [Link(type="register", url=registration)] if registration else []
    if page and page != registration:
        found.append(Link(type="blog", url=page))
    return tuple(found)


def description(text: str, base: str = "") -> str:
    """A description in HTML or plain text as Markdown; the lines of plain text are literal, its addresses stay."""
    text = text[:MAX_TEXT]
    if _HTML.search(text):
        return from_html(text, base)
    blocks = (block.splitlines() for block in re.split(r"\n\s*\n", clean(text)))
    return "\n\n".join(filter(None, ("\\\n".join(literal(line) for line in block if line.strip()) for block in blocks)))


def literal(line: str) -> str:
    """One line of plain text as Markdown that shows it as it is; its web addresses stay addresses."""
    written, end = "", 0
    for start, stop in bare_urls(line):
        written += _part(line[end:start], not written) + line[start:stop]
        end = stop
    return (written + _part(line[end:], not written)).strip()


def _part(text: str, first: bool) -> str:
    """Escaped text with the blanks that part it from an address."""
    inner = escape(text, line_start=first)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if inner and text[-1:].isspace() else ''}"
