"""Papers of arXiv by a query, newest submission first. Source: arXiv API User's Manual (info.arxiv.org/help/api)."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from pydantic import Field

from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.events import literal
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window, describe
from hugging_news.domain.items import Item, Link, PaperDetails
from hugging_news.domain.keys import item_id
from hugging_news.domain.text import clean, language_of, one_line
from hugging_news.domain.times import parse_moment
from hugging_news.domain.values import Value

PAGE = 100


class Options(Value):
    """The query in arXiv's syntax (`cat:cs.CL AND abs:whisper`) and how many papers to read at most."""

    query: str = Field(min_length=1)
    limit: int = Field(50, ge=1, le=2000)


def collect(source: Source, window: Window) -> Collecting:
    """Yield the requests for a query, return its papers, newest submission first.

    Pages of at most 100, until the limit, an empty page or one that ends before the window. `published` is the day of
    the first version, `updated` that of the newest; the id has no version. An entry that cannot be read is named.

    Raises:
        ParseError: the answer is no Atom feed, or arXiv's own error entry.
        FetchError: the first page was not given.
    """
    options: Options = source.options
    items: dict[str, Item] = {}
    problems: list[str] = []
    read, partial = 0, False
    while read < options.limit:
        try:
            answer = yield _request(source, options, read)
        except FetchError as error:
            if not read:
                raise
            partial = True
            problems.append(f"papers from number {read + 1} on were not read: {error}")
            break
        entries = _entries(answer, problems)
        fresh = [item for item in _items(source, entries, problems) if items.setdefault(item.id, item) is item]
        read += len(entries)
        if not fresh or len(entries) < PAGE or any(item.published and item.published < window.start for item in fresh):
            break
    return Collected(_newest_first(items, options.limit), min(read, options.limit), tuple(problems), partial)


def _request(source: Source, options: Options, start: int) -> Request:
    params: dict[str, str | int] = {
        "search_query": options.query,
        "sortBy": "submittedDate",
        "sortOrder": "descending",
        "start": start,
        "max_results": min(PAGE, options.limit - start),
    }
    return Request(f"{source.endpoints.arxiv}/api/query", params, accept="application/atom+xml")


def _newest_first(items: dict[str, Item], limit: int) -> tuple[Item, ...]:
    def order(item: Item) -> tuple[float, str]:
        return -(item.published.timestamp() if item.published else 0), item.id

    return tuple(sorted(items.values(), key=order)[:limit])


def _entries(answer: Response, problems: list[str]) -> list[Any]:
    """The entries of one page; what is said about damaged ones goes to *problems*."""
    import feedparser

    feed = feedparser.parse(
        BytesIO(answer.body),
        response_headers={"content-type": "application/atom+xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not feed.get("version"):
        raise ParseError(answer.url, f"expected the Atom feed of the arXiv API, got {describe(answer.body)}")
    entries = list(feed.entries)
    if len(entries) == 1 and entries[0].get("title", "").strip().lower() == "error":
        raise ParseError(answer.url, f"arXiv refuses the query: {one_line(entries[0].get('summary', ''), 200)}")
    if feed.bozo:
        problems.append(f"the feed is damaged after entry {len(entries)} ({one_line(str(feed.bozo_exception), 120)})")
    total = str(feed.feed.get("opensearch_totalresults", ""))
    if not entries and total.isdigit() and int(total) > 0 and "start=0" in answer.url:
        problems.append(f"arXiv counts {total} papers but gave none; ask again later")
    return entries


def _items(source: Source, entries: list[Any], problems: list[str]) -> list[Item]:
    found = []
    for number, entry in enumerate(entries, start=1):
        try:
            found.append(_item(source, entry))
        except ValueError as error:
            problems.append(f"entry {one_line(str(entry.get('id') or number), 80)}: {error}")
    return found


def _item(source: Source, entry: Any) -> Item:
    """The paper of one entry; `dict.get` keeps feedparser from putting `published` where `updated` is missing."""
    identifier = item_id(str(entry.get("id", "")))
    title = one_line(entry.get("title", ""))
    if not identifier.startswith("arxiv:") or not title:
        raise ValueError("without an arXiv id or a title")
    arxiv_id = identifier.removeprefix("arxiv:")
    abstract = " ".join(clean(entry.get("summary", "")).split())
    published = parse_moment(entry.get("published", ""))
    categories = _categories(entry)
    doi = one_line(entry.get("arxiv_doi", ""), 120)
    return Item(
        id=identifier,
        source=source.name,
        kind="paper",
        title=title,
        url=f"https://arxiv.org/abs/{arxiv_id}",
        published=published,
        updated=parse_moment(str(dict.get(entry, "updated") or "")),
        lang=language_of(f"{title} {abstract}"),
        summary=abstract,
        content=literal(abstract),
        authors=tuple(filter(None, (one_line(author.get("name", ""), 120) for author in entry.get("authors", ())))),
        tags=(*categories, *([f"doi:{doi}"] if doi else [])),
        links=(
            Link(type="paper", url=f"https://arxiv.org/abs/{arxiv_id}"),
            Link(type="paper", url=f"https://arxiv.org/pdf/{arxiv_id}", title="PDF"),
        ),
        status="paper",
        details=PaperDetails(
            arxiv_id=arxiv_id,
            submitted=published.date() if published else None,
            organisations=tuple(filter(None, [one_line(entry.get("arxiv_affiliation", ""), 120)])),
            categories=categories,
            fetched=("list",),
        ),
    )


def _categories(entry: Any) -> tuple[str, ...]:
    """The primary category first, then the others as listed."""
    terms = [
        (entry.get("arxiv_primary_category") or {}).get("term"),
        *(tag.get("term") for tag in entry.get("tags", ())),
    ]
    return tuple(dict.fromkeys(term for term in terms if term and re.fullmatch(r"[A-Za-z-]+(?:\.[A-Za-z-]+)?", term)))
