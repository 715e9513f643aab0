"""Q21: headings in order, nothing empty, everything closed; in Markdown, on the page and in the calendar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from hugging_news.check.documents import calendar, front_matter
from hugging_news.check.documents.models import MARKDOWN, Issue, Written
from hugging_news.check.documents.trees import HEADINGS, Tree, words
from hugging_news.check.problem import Problem

_OURS = {"markdown": frozenset(("a",)), "classic": frozenset(("url", "hr"))}
"""Raw HTML that our templates write: anchors, and in the classic layout its marks."""
_LEFT = re.compile(r"\*\*|~~|`|\]\(|@\[|!\[")
_FENCE = re.compile(r"\s*(?:>\s*)*(`{3,}|~{3,})")
_SHOWN = frozenset(
    ("p", "ul", "ol", "li", "dl", "table", "pre", "blockquote", "figure", "img", "div", "article", "nav")
)
_INTERACTIVE = ("a", "button", "input", "select", "textarea", "label", "details", "summary")


def markup(issue: Issue) -> Iterator[Problem]:
    """Q21: what a reader's program could only guess at."""
    for document in issue.documents:
        if "\ufffd" in document.text and b"\xef\xbf\xbd" not in document.content:
            yield document.problem("Q21", "gate", "is not UTF-8 text")
        if not document.text.strip():
            yield document.problem("Q21", "gate", "is empty")
            continue
        for message, story, line in _faults(issue, document):
            yield document.problem("Q21", "gate", message, story, line)


Found = Iterable[tuple[str, str, int | None]]


def _faults(issue: Issue, document: Written) -> Iterator[tuple[str, str, int | None]]:
    tree = document.tree
    if tree is None:
        yield from ((message, "", None) for message in calendar.faults(issue.edition, document))
        return
    yield from ((fault.message, "", fault.line) for fault in tree.faults)
    yield from _headings(issue, document, tree)
    yield from _empty(tree)
    if document.format in MARKDOWN:
        yield from _markers(tree)
        yield from _raw_html(tree, _OURS[document.format])
        yield from ((message, "", 1) for message in front_matter.faults(issue.edition, document, tree))
    if document.format == "classic":
        yield from _classic(tree)
    if document.format == "html":
        yield from _page(tree)


def _headings(issue: Issue, document: Written, tree: Tree) -> Found:
    """One H1 (none in the classic layout), no level skipped, each story at H3."""
    levels = [int(one.tag[1]) for one in tree.headings]
    wanted = 0 if document.format == "classic" else 1
    if levels.count(1) != wanted:
        yield f"{levels.count(1)} headings of level 1 instead of {wanted}", "", None
    before = 1
    for one, level in zip(tree.headings, levels, strict=True):
        if level > before + 1:
            yield f"“{words(one)}” skips from level {before} to {level}", tree.story(one), tree.line(one)
        before = level
    yield from _stories(issue, document, tree)


def _stories(issue: Issue, document: Written, tree: Tree) -> Found:
    """A heading that reads as a story's headline has level 3, unless another one that has it reads alike."""
    headlines = {
        _plain(one.headline.get(document.lang, "")): one.id for one in issue.edition.stories() if not one.brief
    }
    right = {words(one) for one in tree.elements("h3")}
    for one in tree.headings:
        if (story := headlines.get(words(one))) and words(one) not in right:
            yield f"the story “{words(one)}” stands at level {one.tag[1]} instead of 3", story, tree.line(one)


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "").split())


def _empty(tree: Tree) -> Found:
    """A heading has something under it before the next one of its level or above; rules and anchors are nothing."""
    body = [one for one in tree.elements() if one.tag in HEADINGS or _shows(one)]
    for one, following in zip(body, [*body[1:], None], strict=True):
        if one.tag not in HEADINGS:
            continue
        if not words(one):
            yield "a heading without words", tree.story(one), tree.line(one)
        elif following is None or (following.tag in HEADINGS and following.tag <= one.tag):
            yield f"nothing stands under “{words(one)}”", tree.story(one), tree.line(one)


def _shows(element: Any) -> bool:
    return element.tag in _SHOWN and bool(words(element) or element.tag == "img" or element.find(".//img") is not None)


def _markers(tree: Tree) -> Found:
    """A mark of Markdown that is left in the text opened or closed nothing: `**`, `` ` ``, `](`, `@[](…)`."""
    for text, element in tree.texts():
        if match := _LEFT.search(text):
            message = f"{match[0]} is left open in “{' '.join(text.split())[:60]}”"
            yield message, tree.story(element), tree.line(element)
    for one in tree.elements("a"):
        before = one.getprevious().tail if one.getprevious() is not None else one.getparent().text
        if (before or "").endswith(("@", "！", "! ")) and not words(one) and one.get("href"):
            yield (
                f"@[]({one.get('href')[:60]}) shows no picture; write ![words](address)",
                tree.story(one),
                tree.line(one),
            )
    for one in tree.elements("pre"):
        if not _closed(tree, one):
            yield "a code fence is not closed", tree.story(one), tree.line(one)


def _closed(tree: Tree, pre: Any) -> bool:
    """Whether a fence ends with one of its own sort, and not with the end of another; indented code has no fence."""
    first, last = (int(end.partition(":")[0]) for end in (pre.get("data-sourcepos") or "0:0-0:0").split("-"))
    opening = _FENCE.match(tree.lines[first - 1]) if 0 < first <= len(tree.lines) else None
    if opening is None:
        return True
    closing = _FENCE.fullmatch(tree.lines[last - 1].rstrip()) if last > first else None
    swallowed = any(line.startswith(opening[1]) for line in tree.lines[first : last - 1])
    return bool(closing and closing[1].startswith(opening[1])) and not swallowed


def _raw_html(tree: Tree, ours: frozenset[str]) -> Found:
    for one in tree.elements():
        if tree.raw(one) and not (one.tag in ours and (one.tag != "a" or set(one.keys()) == {"id"})):
            yield f"raw HTML <{one.tag}>", tree.story(one), tree.line(one)


def _classic(tree: Tree) -> Found:
    """The historical layout: an introduction first, an address in each `<url>`, `<hr/>` between the sections."""
    body = [one for one in tree.root.find("body") if isinstance(one.tag, str)]
    if body and body[0].tag in HEADINGS:
        yield "no introduction before the first section", "", tree.line(body[0])
    for one in tree.elements("url"):
        if not re.fullmatch(r"(?:https?://|mailto:)\S+", words(one)):
            yield f"<url> holds no address but “{words(one)[:60]}”", tree.story(one), tree.line(one)
    for one, following in pairwise(tree.elements("h2", "hr")):
        if one.tag == following.tag == "h2":
            yield f"no <hr/> before “{words(following)}”", "", tree.line(following)


def _page(tree: Tree) -> Found:
    """A page declares itself, has a title, unique ids, anchors that lead somewhere, and no link inside a link."""
    if not tree.markup.lstrip().lower().startswith("<!doctype html>"):
        yield "no <!doctype html> at its beginning", "", 1
    if not words(next(tree.elements("title"), tree.root)):
        yield "no title", "", None
    ids = Counter(one.get("id") for one in tree.elements() if one.get("id") is not None)
    yield from ((f"the id {id!r} stands {count} times", "", None) for id, count in ids.items() if count > 1)
    for link in tree.links:
        if link.url.startswith("#") and link.url[1:] not in ids:
            yield f"{link.url} leads nowhere", tree.story(link.element), tree.line(link.element)
    for one in tree.elements(*_INTERACTIVE):
        if next(one.iterancestors(*_INTERACTIVE), None) is not None:
            yield f"<{one.tag}> inside another link or control", tree.story(one), tree.line(one)
