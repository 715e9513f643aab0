"""What the Hub knows about a paper: its page (upvotes, code, project) and the repositories that name it.

Source: Hub API, "Get paper", whose `linkedModels`, `linkedDatasets` and `linkedSpaces` are asked for as lists (filtered
by the tag `arxiv:ID`) where the page lacks them. Summaries by a model (`ai_summary`) are not read.

The tag says that a card *names* the paper. Only repositories that are the paper's own by other signs are linked: those
of the organisation that claims it, or called like it or its code.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import datetime

from hugging_news.domain import hub, works
from hugging_news.domain.exchange import Endpoints, Enriching, Request, Response
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import Item, Link, LinkType, Listing, Metric, PaperDetails
from hugging_news.domain.markup import safe_url
from hugging_news.domain.text import language_of, one_line
from hugging_news.enrich import asking

_LINKS: dict[Listing, LinkType] = {"models": "model", "datasets": "dataset", "spaces": "demo"}
_PAGE: dict[Listing, str] = {"models": "linkedModels", "datasets": "linkedDatasets", "spaces": "linkedSpaces"}
_FEW = 5


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """*item* with its page and the models, datasets and Spaces that name it; what does not come stays "not fetched"."""
    details = item.details
    if not isinstance(details, PaperDetails):
        return item
    url = f"{endpoints.hub}/api/papers/{details.arxiv_id}"
    found = yield from asking.json_object(Request(url, accept="application/json", auth="hub"))
    page = found.fields if found else Fields(None, url)
    if found:
        item = _with_page(item, details, page, found.response.time)
    item = yield from _with_repositories(item, page, endpoints)
    asking.report(item.id, page)
    return item.model_copy(update={"status": _status(item)})


def _with_page(item: Item, details: PaperDetails, page: Fields, as_of: datetime) -> Item:
    code, project = _address(page, "githubRepo"), _address(page, "projectPage")
    organisation = page.part("organization")
    name = organisation.text("fullname", 200) or organisation.text("name", 200)
    code = details.code or code
    organisations = details.organisations or ((name,) if name else ())
    known = {"code": code, "project": details.project or project, "organisations": organisations}
    summary = item.summary or one_line(page.prose("summary"), 5000)
    return item.model_copy(
        update={
            "title": item.title or page.text("title") or details.arxiv_id,
            "summary": summary,
            "lang": item.lang or language_of(summary),
            "authors": item.authors or _authors(page),
            "organisation": item.organisation or organisation.text("name", 100),
            "metrics": _counted(item, page, as_of),
            "links": _linked(item.links, "code", code),
            "details": hub.having(details.model_copy(update=known), "page"),
        }
    )


def _address(page: Fields, key: str) -> str | None:
    url = safe_url(page.text(key, 2000) or "")
    return url if url and url.startswith("http") else None


def _authors(page: Fields) -> tuple[str, ...]:
    names = (author.text("name", 200) for author in page.rows("authors") if author.row.get("hidden") is not True)
    return tuple(name for name in names if name)


def _counted(item: Item, page: Fields, as_of: datetime) -> tuple[Metric, ...]:
    """The metrics of *item*, those of the page in the place of older ones."""
    upvotes, stars = page.number("upvotes"), page.number("githubStars")
    found = [] if upvotes is None else [Metric(counts="upvotes", value=upvotes, as_of=as_of)]
    if stars is not None and page.row.get("githubRepo"):
        found.append(Metric(counts="stars", value=stars, as_of=as_of))
    counted = {metric.counts for metric in found}
    return (*(metric for metric in item.metrics if metric.counts not in counted), *found)


def _linked(links: tuple[Link, ...], type: LinkType, url: str | None) -> tuple[Link, ...]:
    """*links* with one of *type*, unless there is one already."""
    if url is None or any(link.type == type for link in links):
        return links
    return (*links, Link(type=type, url=url))


def _with_repositories(item: Item, page: Fields, endpoints: Endpoints) -> Generator[Request, Response, Item]:
    """*item* with the repositories that name it, the most liked first; "list" is fetched when all kinds are known."""
    details = item.details
    assert isinstance(details, PaperDetails)
    organisation = page.part("organization")
    owners = works.owners_of(item, (organisation.text("name"), organisation.text("fullname")))
    names = works.called(item)
    found: dict[str, tuple[str, ...]] = {}
    links = item.links
    for listing, type in _LINKS.items():
        named = _on_page(listing, page)
        if named is None:
            named = yield from _listed(listing, details.arxiv_id, endpoints)
        if named is not None:
            found[listing] = named
            own = next((repo for repo in named if works.is_own(repo, owners, names)), None)
            links = _linked(links, type, hub.page(f"hub:{hub.KINDS[listing]}:{own}") if own else None)
    details = details.model_copy(update=found)
    details = hub.having(details, "list") if len(found) == len(_LINKS) else details
    return item.model_copy(update={"details": details, "links": links})


def _on_page(listing: Listing, page: Fields) -> tuple[str, ...] | None:
    """The public repositories that the page links; None when it does not say."""
    key = _PAGE[listing]
    return _names(page.rows(key)) if isinstance(page.row.get(key), list) else None


def _listed(listing: Listing, arxiv: str, endpoints: Endpoints) -> Generator[Request, Response, tuple[str, ...] | None]:
    """The public repositories that carry the paper's tag; None when the list did not come."""
    params: dict[str, str | int] = {"filter": f"arxiv:{arxiv}", "sort": "likes", "limit": _FEW}
    request = Request(f"{endpoints.hub}/api/{listing}", params, accept="application/json", auth="hub")
    rows = yield from asking.json_rows(request)
    # A mirror that does not know the filter lists something else: the tag must be there.
    return None if rows is None else _names(row for row in rows if f"arxiv:{arxiv}" in row.texts("tags"))


def _names(rows: Iterable[Fields]) -> tuple[str, ...]:
    public = [row for row in rows if not hub.hidden(row)]
    ranked = sorted(public, key=lambda row: -(row.number("likes") or 0))
    return tuple(dict.fromkeys(name for row in ranked if (name := hub.repo_id(row))))[:_FEW]


def _status(item: Item) -> str:
    """What can be had of the work: weights, else code, else a demo, else the paper alone."""
    if item.status not in (None, "paper"):
        return item.status
    have = {link.type for link in item.links}
    return "weights" if "model" in have else "code" if "code" in have else "demo" if "demo" in have else "paper"
