"""What HTML and Markdown share: tokens of well-formed HTML, literal text in Markdown, addresses that may be printed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from w3lib.url import safe_url_string

from hugging_news.domain.keys import canonical_url, host_of
from hugging_news.domain.text import clean

MAX_URL = 2000

_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*/?>|<!--.*?-->""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)="([^"]*)\"""")
_URL = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]){0,2000}", re.IGNORECASE)
_BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_HOSTLESS = re.compile(r"https?:(?!//[^/])", re.IGNORECASE)
_TRAILING = ".,;:!?'*_~"
_BARE_HOST = re.compile(
    r"(?:[a-z0-9-]+\.)+(?:com|org|net|io|ai|co|cn|dev|app|gov|edu|hk|tw|jp|de|fr|uk|eu|me|xyz|info)"
)
_HOST_SHOWN = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)([^\s/?#]+)", re.IGNORECASE)

_ENTITY = re.compile(r"&(?=#?\w+;)")
_ANYWHERE = re.compile(r"[\\`*\[\]<|~]|(?<!\w)_|_(?!\w)|_(?=_)|(?<=_)_")
_SPECIAL = re.compile(r"[\\`*\[\]<|~_&$#]|://|www\.", re.IGNORECASE)
_SCHEME, _WWW = re.compile(r"(?i)(https?|ftp)://"), re.compile(r"(?i)\b(www)\.")
_CLOSING_HASH = re.compile(r"(?<=\s)#(?=#*$)")
_LINE_START = re.compile(r"[#>+=-]|:(?=-)|(?<!.)\d{1,9}(?=[.)](?:\s|$))")


class Token(NamedTuple):
    """A tag (`name`, lower case) or, with an empty name, a run of text with its entities decoded."""

    name: str
    text: str = ""
    closing: bool = False
    attributes: dict[str, str] = {}  # noqa: RUF012 - never changed


def tokens(markup: str) -> Iterator[Token]:
    """The tags and texts of *markup*, which a serialiser has written (quoted attributes, escaped text); no comments."""
    end = 0
    for match in _TAG.finditer(markup):
        if match.start() > end:
            yield Token("", _unescaped(markup[end : match.start()]))
        end = match.end()
        if match[2]:
            found = {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(match[3])} if match[3] else {}
            yield Token(match[2], closing=bool(match[1]), attributes=found)
    if end < len(markup):
        yield Token("", _unescaped(markup[end:]))


def _unescaped(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def escape(text: str, line_start: bool = True) -> str:
    """*text* as literal text inside Markdown: one text node on one line, no link, image, cell, block or emphasis.

    What only means something at the beginning of a line is escaped when *line_start*. `load_in_4bit` stays readable.
    """
    text = " ".join(text.split())
    if _SPECIAL.search(text):
        text = _ENTITY.sub(r"\\&", _ANYWHERE.sub(r"\\\g<0>", text))
        text = _CLOSING_HASH.sub(r"\\#", _SCHEME.sub(r"\1\\://", _WWW.sub(r"\1\\.", text)))
        text = text.replace("$", r"\$") if text.count("$") > 1 else text
    if line_start and (match := _LINE_START.match(text)):
        text = f"{match[0]}\\{text[match.end() :]}" if match[0].isdigit() else "\\" + text
    return text


def safe_url(url: str, base: str = "") -> str | None:
    """*url* made absolute against *base*; None unless it is http, https or mailto and can be told for sure.

    Backslashes are slashes as in browsers, a user name is dropped, an international host is written in ASCII.
    """
    written = _BLANKS.sub(lambda found: "%20" if found[0].strip("\t\r\n") else "", url.strip())
    head = re.split(r"[?#]", written, maxsplit=1)[0]
    written = head.replace("\\", "/") + written[len(head) :]
    if not written or _HOSTLESS.match(written):
        return None
    try:
        return _published(urljoin(base, written))
    except ValueError:
        return None


def _published(url: str) -> str | None:
    if len(url) > MAX_URL:
        return None
    parts = urlsplit(url)
    if parts.scheme == "mailto":
        address = parts.path.strip()
        return f"mailto:{quote(address, safe='@.+-_')}" if re.fullmatch(r"[^@\s,;<>]+@[^@\s,;<>]+", address) else None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = parts.hostname.encode("idna").decode("ascii").lower()
    if not re.fullmatch(r"[a-z0-9._-]+|[0-9a-f:.]*:[0-9a-f:.]*", host):
        return None
    place = f"[{host}]" if ":" in host else host
    place += f":{parts.port}" if parts.port else ""
    return str(safe_url_string(parts._replace(netloc=place).geturl()))


def _host(url: str) -> str:
    """The public host of *url*, empty where it has none or is broken."""
    try:
        return host_of(canonical_url(url))
    except ValueError:
        return ""


def link_target(url: str) -> str:
    """*url* as it may stand between the parentheses of a Markdown link."""
    return re.sub(
        r"""[\s()<>\\"'`*_\[\]|~]""", lambda found: found[0] if found[0] == "_" else f"%{ord(found[0]):02X}", url
    )


def bare_urls(text: str) -> Iterator[tuple[int, int]]:
    """Where http(s) addresses stand in *text*: each ends before CJK text, quotes and unpaired closing brackets."""
    for match in _URL.finditer(text):
        url = match[0][: _address_end(match[0])]
        if _host(url):
            yield match.start(), match.start() + len(url)


def _address_end(url: str) -> int:
    """Where the address in *url* ends when a sentence goes on behind it."""
    surplus = {closing: url.count(closing) - url.count(opening) for opening, closing in ("()", "[]")}
    end = len(url)
    while url[end - 1] in _TRAILING or surplus.get(url[end - 1], 0) > 0:
        end -= 1
        if url[end] in surplus:
            surplus[url[end]] -= 1
    return end


def escape_around_urls(text: str, line_start: bool = True) -> str:
    """*text* escaped, its bare addresses written as links."""
    written, end = "", 0
    for start, stop in bare_urls(text) if "://" in text else ():
        written += _escaped(text[end:start], line_start and not end) + f"<{link_target(text[start:stop])}>"
        end = stop
    return written + _escaped(text[end:], line_start and not end)


def _escaped(text: str, line_start: bool) -> str:
    """*text* escaped with the spaces at its ends folded but kept."""
    if not text.strip():
        return " " if text else ""
    return " " * text[0].isspace() + escape(text, line_start) + " " * text[-1].isspace()


def mark(story: str) -> str:
    """A story id as it may stand inside an HTML comment. A mark is compared with the marks of ids."""
    return re.sub(r"(?<=-)-|[<>\x00-\x1f]", lambda found: f"%{ord(found[0]):02X}", clean(story))


def other_host(text: str, url: str) -> str | None:
    """The host of *url* when *text*, shown as its link, names another one; else None."""
    written = text.strip()[:300].lower()
    match = _HOST_SHOWN.match(written)
    shown = match[1] if match else written.split("/")[0] if _BARE_HOST.fullmatch(written.split("/")[0]) else ""
    shown = _host(f"https://{shown.rpartition('@')[2].partition(':')[0].rstrip('.…')}")
    host = _host(url)
    same = not shown or not host or shown == host or host.endswith("." + shown) or shown.endswith("." + host)
    return None if same else host
