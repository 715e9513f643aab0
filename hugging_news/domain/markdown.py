"""Markdown of items: to HTML through one function, to plain text, and back from sanitised HTML.

Raw HTML inside Markdown is left out and pictures become their alternative text. Bare addresses are linked by our own
boundary rule, since every autolinker swallows the `）后` behind one. nh3 comes last, whatever was written before.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from html import escape as escape_html
from typing import TYPE_CHECKING

from hugging_news.domain.html import from_html
from hugging_news.domain.markup import Token, bare_urls, escape, other_host, tokens
from hugging_news.domain.text import clean, unwrap, word_set

if TYPE_CHECKING:
    import nh3

__all__ = ["escape", "from_html", "links", "plain", "to_html"]

MAX_MARKDOWN = 1_000_000

_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_TAGS = _HEADINGS | word_set("p br hr ul ol li blockquote pre code em strong del a table thead tbody tr th td")
_ATTRIBUTES = {"a": {"href"}, "code": {"class"}, "ol": {"start"}, "th": {"align"}, "td": {"align"}}
_PUBLISHED = re.compile(r"https?://|mailto:", re.IGNORECASE)
_LANGUAGE = re.compile(r"language-[A-Za-z0-9+#_.-]{1,20}")
_BLOCK_ENDS = _HEADINGS | word_set("p hr ul ol blockquote pre table")


def to_html(markdown: str, heading_offset: int = 0) -> str:
    """*markdown* (GFM tables and strikethrough, CJK-friendly emphasis) as safe HTML.

    Headings move down by *heading_offset*, never below h6. A link whose text names another host names its own too.
    """
    return _cleaner().clean("".join(_written(token, heading_offset) for token in _read(markdown))).strip()


def plain(markdown: str) -> str:
    """*markdown* as plain text: blocks parted by an empty line, list items as `- `, wrapped lines joined."""
    text = io.StringIO()
    code = fresh = False
    for token in _read(markdown):
        code = not token.closing if token.name == "pre" else code
        piece = _layout(token) if token.name else token.text if code else unwrap(token.text)
        text.write(piece.lstrip(" ") if fresh and not code else piece)
        fresh = piece.endswith(("\n", "\n- ")) or (fresh and not piece.strip(" "))
    lines = (line.rstrip() for line in text.getvalue().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def links(markdown: str) -> tuple[tuple[str, str], ...]:
    """Text and address of each link in *markdown*, in order, bare addresses among them."""
    found: list[tuple[str, str]] = []
    address, label = "", ""
    for token in _read(markdown):
        if token.name == "a" and token.closing:
            found.append((" ".join(label.split()), address))
        elif token.name == "a":
            address, label = token.attributes.get("href", ""), ""
        label += token.text
    return tuple(found)


def addresses_and_code(markdown: str) -> tuple[str, ...]:
    """Where the links and pictures of *markdown* lead and what its code says, in order."""
    found: list[str] = []
    code = False
    for token in tokens(_render(clean(markdown[:MAX_MARKDOWN]))):
        found += [token.attributes[name] for name in ("href", "src") if name in token.attributes]
        code = not token.closing if token.name == "code" else code
        found += [token.text] if code and token.text else []
    return tuple(found)


def _read(markdown: str) -> Iterator[Token]:
    """The tokens of *markdown* as HTML: bare addresses are links, pictures are text, links admit where they lead."""
    inside: list[str] = []
    address = label = ""
    for token in tokens(_render(clean(markdown[:MAX_MARKDOWN]))):
        if token.name == "img":
            token = Token("", token.attributes.get("alt", ""))
        if token.name in ("a", "code", "pre"):
            inside = inside[:-1] if token.closing else [*inside, token.name]
        if token.name == "a" and not token.closing:
            address, label = token.attributes.get("href", ""), ""
        elif token.name == "a" and (host := other_host(label, address)) and not label.endswith(f"({host})"):
            yield Token("", f" ({host})")
        label += token.text
        if token.name in _TAGS and not (token.name == "a" and not _PUBLISHED.match(address)):
            yield token
        elif not token.name:
            yield from (token,) if inside else _with_links(token.text)


def _with_links(text: str) -> Iterator[Token]:
    end = 0
    for start, stop in bare_urls(text) if "://" in text else ():
        yield Token("", text[end:start])
        yield Token("a", attributes={"href": text[start:stop]})
        yield Token("", text[start:stop])
        yield Token("a", closing=True)
        end = stop
    yield Token("", text[end:])


def _written(token: Token, heading_offset: int) -> str:
    if not token.name:
        return escape_html(token.text, quote=False)
    name = token.name
    if name in _HEADINGS:
        name = f"h{min(6, max(1, int(name[1]) + heading_offset))}"
    if token.closing:
        return f"</{name}>"
    allowed = _ATTRIBUTES.get(name, ())
    kept = {
        key: value
        for key, value in token.attributes.items()
        if key in allowed and (key != "class" or _LANGUAGE.fullmatch(value))
    }
    written = (f' {key}="{escape_html(value)}"' for key, value in kept.items())
    return f"<{name}{''.join(written)}>"


def _layout(token: Token) -> str:
    """The line breaks and marks that stand for a tag in plain text."""
    if token.name in ("p", "ul", "ol") and not token.closing:
        return ""
    if token.name in _BLOCK_ENDS:
        return "\n\n" if token.closing or token.name == "hr" else "\n"
    marks = {"li": ("\n- ", ""), "br": ("\n", "\n"), "tr": ("\n", "")}
    return marks.get(token.name, ("", ""))[token.closing]


def _render(markdown: str) -> str:
    import comrak

    extensions, parsing, rendering = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.cjk_friendly_emphasis = True
    parsing.escaped_char_spans = rendering.escaped_char_spans = True  # an escaped `:` starts no bare address
    return str(comrak.render_markdown(markdown, extensions, parsing, rendering))


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        url_relative="deny",
        link_rel=None,
    )
