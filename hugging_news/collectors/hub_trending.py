"""What is trending on the Hub: models, datasets or Spaces, in the Hub's own order.

Two requests, since neither answer is whole: `/api/trending` gives the order of the front page, but no licence, tags,
creation dates or scores; `/api/models|datasets|spaces?sort=trendingScore` gives those. All ranks of a collection come
from one answer: the first, or the second where the first fails or lists nothing of this kind.
Source: the Hub's OpenAPI document, "Get trending" and the lists of models, datasets and Spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import Field

from hugging_news.domain import hub
from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window, describe
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import Item, Listing, Metric
from hugging_news.domain.values import Value

_LEAST = 50


class Options(Value):
    """The keys of a `hub_trending` source."""

    kind: Listing
    limit: int = Field(default=20, ge=1, le=100)


@dataclass(frozen=True)
class _Answer:
    """The repository objects of one answer in its order, not looked at yet; never empty."""

    rows: tuple[Any, ...]
    response: Response


def collect(source: Source, window: Window) -> Collecting:
    """Yield both requests, return the list by rank; *window* does not matter to a list that is always of now.

    Private and disabled repositories are left out and take no place; a row that cannot be read keeps its place.

    Raises:
        FetchError, ParseError: neither answer gives a ranking.
    """
    options: Options = source.options
    problems: list[str] = []
    front = listed = None
    try:
        front = _front(options.kind, (yield _front_request(source, options)))
    except (FetchError, ParseError) as error:
        problems.append(f"{error}; ranked by /api/{options.kind} instead")
    try:
        listed = _list(options.kind, (yield _list_request(source, options)))
    except (FetchError, ParseError) as error:
        if front is None:
            raise
        problems.append(f"{error}; licences, tags and dates of trending {options.kind} are missing")
    return _collected(source, front, listed, problems)


def _front_request(source: Source, options: Options) -> Request:
    params: dict[str, str | int] = {"type": hub.KINDS[options.kind], "limit": options.limit}
    return Request(f"{source.endpoints.hub}/api/trending", params, accept="application/json", auth="hub")


def _list_request(source: Source, options: Options) -> Request:
    """The plain list. With `full=true` it would name every file, more than `max_body` for some datasets."""
    params: dict[str, str | int] = {"sort": "trendingScore", "limit": max(options.limit, _LEAST)}
    return Request(f"{source.endpoints.hub}/api/{options.kind}", params, accept="application/json", auth="hub")


def _front(listing: Listing, response: Response) -> _Answer:
    """The rows of one kind in `{"recentlyTrending": [{"repoType", "repoData"}]}`; other kinds may be among them."""
    answer = response.json()
    rows = answer.get("recentlyTrending") if isinstance(answer, dict) else None
    if not isinstance(rows, list):
        raise ParseError(response.url, f"expected trending repositories, got {describe(response.body)}")
    kind = hub.KINDS[listing]
    mine = [row.get("repoData") if isinstance(row, dict) else row for row in rows if _kind(row) in (kind, None)]
    return _filled(listing, mine, response)


def _kind(row: Any) -> Any:
    return row.get("repoType") if isinstance(row, dict) else None


def _list(listing: Listing, response: Response) -> _Answer:
    rows = response.json()
    if not isinstance(rows, list):
        raise ParseError(response.url, f"expected a list of {listing}, got {describe(response.body)}")
    return _filled(listing, rows, response)


def _filled(listing: Listing, rows: list[Any], response: Response) -> _Answer:
    if not any(isinstance(row, dict) for row in rows):
        raise ParseError(response.url, f"lists no {listing}")
    return _Answer(tuple(rows), response)


def _collected(source: Source, front: _Answer | None, listed: _Answer | None, problems: list[str]) -> Collected:
    options: Options = source.options
    ranking = front or listed
    assert ranking is not None
    more = _by_id(listed)
    limit = min(options.limit, source.max_items)
    items: dict[str, Item] = {}
    rank = 0
    for place, raw in enumerate(ranking.rows, start=1):
        row = Fields(_joined(raw, more), f"{options.kind} row {place}{_named(raw)}", problems)
        repo = hub.repo_id(row)
        if hub.hidden(row) or (repo and repo in items):
            continue
        rank += 1
        if rank > limit:
            break
        if repo is None:
            problems.append(f"{row.where}: no repository id, left out")
            continue
        items[repo] = _item(source, repo, row, _rank(options.kind, rank, ranking.response))
    if not items:
        raise ParseError(ranking.response.url, f"none of {len(ranking.rows)} rows of {options.kind} can be read")
    return Collected(tuple(items.values()), len(ranking.rows), tuple(dict.fromkeys(problems)), partial=listed is None)


def _by_id(listed: _Answer | None) -> dict[str, dict[str, Any]]:
    rows = [row for row in listed.rows if isinstance(row, dict)] if listed else []
    return {row["id"]: row for row in rows if isinstance(row.get("id"), str)}


def _joined(raw: Any, more: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The ranked row with what only the list has; what either calls private or disabled is so."""
    if not isinstance(raw, dict):
        return {}
    listed = more.get(raw["id"], {}) if isinstance(raw.get("id"), str) else {}
    shut = {key: True for key in ("private", "disabled") if raw.get(key) or listed.get(key)}
    return {**listed, **{key: value for key, value in raw.items() if value not in (None, "", [], {})}, **shut}


def _named(raw: Any) -> str:
    name = raw.get("id") if isinstance(raw, dict) else None
    return f" ({name})" if isinstance(name, str) and hub.valid_repo(name) else ""


def _rank(listing: Listing, rank: int, response: Response) -> Metric:
    return Metric(counts="rank", listing=listing, value=rank, as_of=response.time)


def _item(source: Source, repo: str, row: Fields, rank: Metric) -> Item:
    kind = hub.KINDS[source.options.kind]
    id = f"hub:{kind}:{repo}"
    url = hub.page(id)
    details = hub.listed_details(kind, repo, row)
    bare = Item(
        id=id,
        source=source.name,
        kind=kind,
        title=repo,
        url=url,
        summary=getattr(details, "short_description", None) or "",
        metrics=(rank,),
        details=details,
    )
    return hub.complete(bare, repo, row, rank.as_of)
