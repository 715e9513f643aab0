"""Where on a page the article stands: trafilatura says which text is main, the element that holds it is the article."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from hugging_news.domain.articles.furniture import BLOCKS, HEADINGS, link_density
from hugging_news.domain.keys import host_of
from hugging_news.domain.markup import safe_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_USUAL = (
    "//*[@id='js_content'] | //article | //main | //*[@role='main'] | //*[@itemprop='articleBody'] | "
    "//*[@id='content'] | //body"
)
_ENOUGH = 0.95
_TIGHT = 1.3


def main_of(root: HtmlElement, url: str) -> HtmlElement:
    """The smallest element of a pruned page that holds the article; what surrounds the article in it is taken out.

    A heading, code or a line that leads to another host stays beside main text, though trafilatura leaves it out.
    """
    main = _main_text(root)
    blocks = [block for block in _leaves(root) if len(_squeezed(block)) >= 8 and _squeezed(block) in main]
    if not blocks:
        return root.xpath(_USUAL)[0] if root.xpath(_USUAL) else root
    place = _common(root, blocks)
    if place.tag == "body" or len(_squeezed(place)) > _TIGHT * sum(len(_squeezed(block)) for block in blocks):
        _trim(place, blocks, url)
    return place


def _main_text(root: HtmlElement) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(root), include_comments=False, include_tables=True, with_metadata=False)
    return re.sub(r"\W", "", getattr(found, "text", None) or "")


def _squeezed(element: HtmlElement) -> str:
    return re.sub(r"\W", "", element.text_content())


def _leaves(root: HtmlElement) -> list[HtmlElement]:
    """Elements that hold text and no other block."""
    return [
        element
        for element in root.iter(*BLOCKS)
        if not any(child.tag in BLOCKS for child in element.iterdescendants()) and element.text_content().strip()
    ]


def _common(root: HtmlElement, blocks: list[HtmlElement]) -> HtmlElement:
    """The deepest element that holds nearly all text of *blocks*."""
    weight: dict[HtmlElement, int] = {}
    for block in blocks:
        size = len(_squeezed(block))
        for element in (block, *block.iterancestors()):
            weight[element] = weight.get(element, 0) + size
    place, total = root, weight[root]
    while (heavy := next((child for child in place if weight.get(child, 0) >= total * _ENOUGH), None)) is not None:
        if heavy.tag in ("p", *HEADINGS, "pre", "li", "tr", "td"):
            break
        place = heavy
    return place


def _trim(place: HtmlElement, kept: list[HtmlElement], url: str) -> None:
    """Drop what stands before and after the main blocks, and lists of own links between them."""
    leaves = _leaves(place)
    inside = [number for number, leaf in enumerate(leaves) if leaf in kept]
    if not inside:
        return
    for number, leaf in enumerate(leaves):
        if leaf in kept or leaf.tag == "pre":
            continue
        outside = number > inside[-1] or (number < inside[0] and leaf.tag not in HEADINGS)
        own = link_density(leaf) > 0.8 and not _leads_away(leaf, url)
        if own or (outside and not _leads_away(leaf, url)):
            leaf.drop_tree()


def _leads_away(leaf: HtmlElement, url: str) -> bool:
    targets = (safe_url(link.get("href") or "", url) for link in leaf.iter("a"))
    return any(target and host_of(target) != host_of(url) for target in targets)
