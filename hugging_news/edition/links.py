"""The links of a story, in the order in which readers need them (EDITORIAL §3)."""

from __future__ import annotations

from collections import Counter

from hugging_news.domain.items import EventDetails, Item, Link, PaperDetails
from hugging_news.domain.keys import canonical_url, item_id
from hugging_news.domain.stories import Candidate

LINKS = (
    "demo", "model", "dataset", "paper", "code", "notebook", "docs", "notes", "blog", "video", "register", "discuss",
)  # fmt: skip
_PRIMARY = {
    "release": "notes",
    "model": "model",
    "dataset": "dataset",
    "space": "demo",
    "paper": "paper",
    "event": "register",
}
SHOWN, MORE = 4, 12
"""Links that a story has, and up to how many its `more` go on."""


def links_of(candidate: Candidate) -> tuple[Link, ...]:
    """All links, once each by address: the one that the kind leads with, then in the order of EDITORIAL §3.

    Each sort of artefact comes before the second of any sort, so that the first four show all that there is. Variants
    give no links of their own. A paper has several pages (arXiv's, the Hub's); only its own story links more than one.
    """
    found: dict[str, Link] = {}
    papers: set[str] = set()
    own = isinstance(candidate.lead.details, PaperDetails)
    for item in (item for item in _linking(candidate) if item.id not in candidate.variants):
        for link in item.links or _page(item):
            url = canonical_url(link.url)
            paper = item_id(url) if link.type == "paper" and not own else None
            if paper in papers and url not in found:
                continue
            papers |= {paper} if paper else set()
            found.setdefault(url, link.model_copy(update={"url": url}))
    first = _PRIMARY.get(candidate.lead.kind, "blog")
    turn: dict[str, int] = {}
    taken: Counter[str] = Counter()
    for url, link in found.items():
        turn[url] = taken[link.type]
        taken[link.type] += 1
    ordered = sorted(found.values(), key=lambda link: (turn[link.url], link.type != first, LINKS.index(link.type)))
    if own and ordered and ordered[0].type == "paper":
        ordered[0] = ordered[0].model_copy(update={"title": candidate.lead.title})
    return tuple(ordered)


def _page(item: Item) -> tuple[Link, ...]:
    """The page of an item that names no links, as what it is; an event's is not where one registers."""
    type = _PRIMARY.get(item.kind, "blog") if item.kind != "event" else "blog"
    return (Link.model_validate({"type": type, "url": item.url}),) if item.url else ()


def _linking(candidate: Candidate) -> tuple[Item, ...]:
    """The items whose links are the story's: an event's parts have theirs in its programme."""
    lead = candidate.lead.details
    if not isinstance(lead, EventDetails):
        return candidate.items
    return tuple(
        item
        for item in candidate.items
        if not isinstance(item.details, EventDetails) or item.details.start == lead.start
    )
