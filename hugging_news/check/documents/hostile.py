"""Q27: nothing in a document runs, asks another host, hides or pretends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hugging_news.check.documents.models import Issue, Written
from hugging_news.check.documents.trees import Tree, words
from hugging_news.check.problem import Problem
from hugging_news.domain.markup import other_host
from hugging_news.domain.text import clean, word_set

_NEVER = word_set(
    "script iframe frame frameset object embed applet form input button select textarea base svg math template audio "
    "video source noscript portal dialog marquee"
)
_HANDLED = re.compile(r"on[a-z]+|style|srcset|formaction|ping|xlink:href|background|poster|srcdoc|action|manifest")
_ADDRESS = re.compile(r"https?://|mailto:|#|(?!\w+:)[\w.]", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/=]+")
_LINKS = {
    "icon": re.compile(r"data:,"),
    "canonical": re.compile(r"https?://"),
    "alternate": re.compile(r"(?!\w+:)[\w.]"),
}
_METAS = frozenset(("content-security-policy",))
_REQUESTED = re.compile(r"url\s*\(|@import|expression\s*\(|javascript:", re.IGNORECASE)
_EMOJI = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_UNSEEN = re.compile(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
    f"|(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])"
)
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")


def hostile(issue: Issue) -> Iterator[Problem]:
    """Q27: no script, frame, form, handler or style of a stranger, no picture of another host, no unseen character."""
    for document, tree in issue.trees:
        for element, message in _active(issue, document, tree):
            yield document.problem("Q27", "gate", message, tree.story(element), tree.line(element))
    for document in issue.documents:
        yield from _unseen(document)
        yield from _executed(issue, document)


def _active(issue: Issue, document: Written, tree: Tree) -> Iterator[tuple[Any, str]]:
    for one in tree.elements():
        if one.tag in _NEVER or (one.tag == "style" and tree.markdown):
            yield one, f"<{one.tag}>"
        elif one.tag == "style" and _REQUESTED.search(one.text or ""):
            yield one, "a style that asks for something"
        elif one.tag == "link":
            pattern = _LINKS.get(one.get("rel", ""))
            if pattern is None or not pattern.match(one.get("href", "")):
                yield one, f"<link rel={one.get('rel')!r}> to {one.get('href', '')[:60]}"
        elif one.tag == "meta" and one.get("http-equiv", "content-security-policy").lower() not in _METAS:
            yield one, f"<meta http-equiv={one.get('http-equiv')!r}>"
        yield from ((one, f"the attribute {name}") for name in one.attrib if _HANDLED.fullmatch(name.lower()))
    yield from ((one, message) for one in tree.elements("img") if (message := _remote(issue, document, one)))
    for link in tree.links:
        if not _ADDRESS.match(link.url):
            yield link.element, f"a link to {link.url[:60]!r}"
        elif link.url.startswith("http") and (host := other_host(link.text, link.url)):
            yield link.element, f"“{link.text[:60]}” leads to {host}"


def _remote(issue: Issue, document: Written, image: Any) -> str | None:
    """Why a picture may not be shown: it lies elsewhere than in the edition's folder, or is no picture."""
    address = image.get("src", "")
    if address.startswith("data:"):
        return None if document.format == "html" and _PICTURE.fullmatch(address) else "a data: address in a picture"
    ours = {story.image.src for story in issue.edition.stories() if story.image}
    online = {f"/{issue.edition.id}/{src}" for src in ours}
    if document.format != "html" and (address in ours or any(address.endswith(end) for end in online)):
        return None
    return f"a picture of another place: {address[:80]}"


def _unseen(document: Written) -> Iterator[Problem]:
    """Zero-width, bidirectional and control characters, also those written as entities; joined emoji keep theirs."""
    tree = document.tree
    for number, line in enumerate(document.text.replace("\r\n", "\n").split("\n"), 1):
        if match := _UNSEEN.search(line):
            message = f"an unseen character U+{ord(match[0]):04X} after “{line[: match.start()][-30:]}”"
            yield document.problem("Q27", "gate", message, _story_at(tree, number), number)
    if tree and (match := _UNSEEN.search(words(tree.root))) and not _UNSEEN.search(document.text):
        yield document.problem("Q27", "gate", f"an unseen character U+{ord(match[0]):04X} written as an entity")


def _story_at(tree: Tree | None, line: int) -> str:
    """The story told at *line*: that of the last element that begins at or before it."""
    placed = ((tree.line(one) or 0, tree.story(one)) for one in tree.elements()) if tree else iter(())
    return max(((at, story) for at, story in placed if at <= line), default=(0, ""), key=lambda pair: pair[0])[1]


def _executed(issue: Issue, document: Written) -> Iterator[Problem]:
    """Template syntax in a source's words stands in the document as it was written: nobody has run it."""
    if document.tree is None:
        return
    shown = words(document.tree.root)
    for story, text in issue.texts(document.lang):
        for match in _TEMPLATE.finditer(" ".join(clean(text).replace("`", "").split())):
            if match[0] not in shown:
                yield document.problem("Q27", "gate", f"{match[0][:60]} was run as a template", story)
