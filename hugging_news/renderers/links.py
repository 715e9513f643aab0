"""Links and anchors: what is printed for an address, and ASCII anchors that stay the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote, unquote, urlsplit

from hugging_news.domain.keys import canonical_url, host_of
from hugging_news.domain.markup import other_host, safe_url
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import LinkView
from hugging_news.renderers.words import Words

_MAX_ANCHOR = 64
_CALLED = {"arxiv.org": "arXiv"}
_NAMED_BY_PATH = {"huggingface.co", "github.com"}
_PAGES = {"blog", "docs", "learn"}
"""Parts of the Hub that hold pages, each named by the last part of its address."""


def link(type: str, url: str, title: str | None, words: Words, label: str | None = None) -> LinkView | None:
    """The link as it is printed; None when its address may not be published."""
    safe = safe_url(url)
    if not safe:
        return None
    shown = literal(title or "", 120)
    honest = bool(shown) and not _names_another_host(shown, safe)
    return LinkView(label or words.label(f"links.{type}"), safe, shown if honest else target_name(safe), type)


def _names_another_host(text: str, url: str) -> bool:
    return any(other_host(word, url) for word in text.split())


def target_name(url: str) -> str:
    """What an address leads to, in short: `org/name`, a release or a page on the Hub and GitHub, else its site."""
    host, path = host_of(url), [part for part in unquote(urlsplit(url).path).split("/") if part]
    if host in _NAMED_BY_PATH and len(path) > 1:
        if path[0] in _PAGES:
            return literal(path[-1], 80)
        if path[2:4] == ["releases", "tag"] and len(path) > 4:
            return literal(f"{path[1]} {'/'.join(path[4:])}", 80)
        names = path[1:] if path[0] in ("datasets", "spaces", "papers") else path
        return literal("/".join(names[:2]), 80)
    return _CALLED.get(host, host) or literal(url.removeprefix("mailto:"), 80)


def unique(links: Iterable[LinkView | None]) -> tuple[LinkView, ...]:
    """The links that exist, each address once."""
    found: dict[str, LinkView] = {}
    for each in links:
        if each:
            found.setdefault(canonical_url(each.url), each)
    return tuple(found.values())


def told_apart(links: tuple[LinkView, ...], words: Words) -> tuple[LinkView, ...]:
    """The links, each label once: a further one says where it leads."""
    seen: set[str] = set()
    apart = []
    for each in links:
        name = target_name(each.url)
        label = f"{each.label}{words.label('open')}{name}{words.label('close')}" if each.label in seen else each.label
        seen.add(each.label)
        apart.append(replace(each, label=label))
    return tuple(apart)


def duplicate_url(space: str) -> str:
    """The page that copies a Space into one's own account."""
    return f"https://huggingface.co/spaces/{quote(space, safe='/')}?duplicate=true"


def anchors(stories: Iterable[str]) -> dict[str, str]:
    """An ASCII anchor for each story id; ids that would share one, or lose letters, carry a part of their hash."""
    plain: dict[str, str] = {}
    taken: set[str] = set()
    for story in stories:
        anchor = re.sub(r"[^a-z0-9]+", "-", story.lower()).strip("-")
        if not story.isascii() or len(anchor) > _MAX_ANCHOR or anchor in taken or not anchor:
            anchor = f"{anchor[:_MAX_ANCHOR].strip('-') or 'story'}-{hashlib.sha256(story.encode()).hexdigest()[:8]}"
        taken.add(anchor)
        plain[story] = anchor
    return plain
