"""Daily Papers of the Hub: the papers that people submitted and voted for on a day."""

from __future__ import annotations

import datetime
import re
from typing import Any

from pydantic import Field

from hugging_news.domain.errors import ParseError
from hugging_news.domain.events import literal, picture, web_url
from hugging_news.domain.exchange import Collected, Collecting, Request, Response, Source, Window
from hugging_news.domain.items import Image, Item, Link, Metric, PaperDetails
from hugging_news.domain.keys import host_of
from hugging_news.domain.text import clean, language_of, one_line
from hugging_news.domain.times import parse_moment
from hugging_news.domain.values import Value

_ARXIV_ID = re.compile(r"\d{4}\.\d{4,5}")


class Options(Value):
    """How many papers to ask for, most at once 100; *date* asks for one day instead of the newest list."""

    limit: int = Field(30, ge=1, le=100)
    date: datetime.date | None = None


def collect(source: Source, window: Window) -> Collecting:
    """Yield the request for the list, return its papers, newest day first, as many as the Hub lists.

    The day is `submittedOnDailyAt`, not the paper's own date, which is `details.submitted`. Upvotes and stars are as of
    the answer. A record that cannot be read is named in the problems.
    Source: `GET /api/daily_papers` of the Hub's OpenAPI description.

    Raises:
        ParseError: the answer is no list of papers, or no record of it can be read.
    """
    options: Options = source.options
    params: dict[str, str | int] = {"limit": options.limit}
    if options.date is not None:
        params["date"] = options.date.isoformat()
    answer = yield Request(f"{source.endpoints.hub}/api/daily_papers", params, accept="application/json", auth="hub")
    rows = answer.json()
    if not isinstance(rows, list):
        raise ParseError(answer.url, f"expected a list of papers, got {type(rows).__name__}")
    items: dict[str, Item] = {}
    problems: list[str] = []
    for number, row in enumerate(rows[: source.max_items], start=1):
        try:
            item = _item(source, answer, row)
        except (ValueError, TypeError) as error:
            problems.append(one_line(f"paper {_name(row, number)}: {error}", 300))
        else:
            items.setdefault(item.id, item)
    if rows and not items:
        raise ParseError(answer.url, "; ".join(["no paper can be read", *problems[:3]]))
    newest_first = sorted(items.values(), key=lambda item: item.published or answer.time, reverse=True)
    return Collected(tuple(newest_first), len(rows), tuple(problems))


def _name(row: Any, number: int) -> str:
    paper = row.get("paper") if isinstance(row, dict) else None
    named = paper.get("id") if isinstance(paper, dict) else None
    return one_line(str(named), 40) if named else f"number {number}"


def _item(source: Source, answer: Response, row: Any) -> Item:
    paper = _object(row, "paper")
    identifier = one_line(_text(paper, "id"), 40)
    title = one_line(_text(paper, "title") or _text(row, "title"))
    if not _ARXIV_ID.fullmatch(identifier) or not title:
        raise ValueError("without an arXiv id or a title")
    listed = parse_moment(_text(paper, "submittedOnDailyAt"))
    submitted = parse_moment(_text(paper, "publishedAt"))
    abstract = " ".join(clean(_text(paper, "summary") or _text(row, "summary")).split())
    code, project = (web_url(_text(paper, key)) for key in ("githubRepo", "projectPage"))
    organisation = paper.get("organization") or row.get("organization")
    named = organisation if isinstance(organisation, dict) else {}
    page = f"https://huggingface.co/papers/{identifier}"
    picture_url = picture(_text(row, "thumbnail"))
    return Item(
        id=f"arxiv:{identifier}",
        source=source.name,
        kind="paper",
        title=title,
        url=page,
        published=listed,
        lang=language_of(f"{title} {abstract}"),
        summary=abstract,
        content=literal(abstract),
        authors=_authors(paper),
        organisation=one_line(_text(named, "name"), 120) or None,
        tags=tuple(
            dict.fromkeys(one_line(word, 80) for word in paper.get("ai_keywords") or () if isinstance(word, str))
        ),
        links=_links(identifier, page, code),
        image=Image(url=picture_url) if picture_url else None,
        metrics=_metrics(paper, answer),
        status="code" if code else "paper",
        details=PaperDetails(
            arxiv_id=identifier,
            day=listed.date() if listed else None,
            submitted=submitted.date() if submitted else None,
            organisations=tuple(filter(None, [one_line(_text(named, "fullname") or _text(named, "name"), 120)])),
            code=code,
            project=project,
            fetched=("list",),
        ),
    )


def _object(value: Any, key: str) -> dict[str, Any]:
    found = value.get(key) if isinstance(value, dict) else None
    if not isinstance(found, dict):
        raise ValueError(f"has no {key!r} object")
    return found


def _text(value: dict[str, Any], key: str) -> str:
    """A text field, empty when it is missing; anything else is not what the Hub documents."""
    found = value.get(key)
    if found is not None and not isinstance(found, str):
        raise ValueError(f"{key!r} is {type(found).__name__}, not a text")
    return found or ""


def _authors(paper: dict[str, Any]) -> tuple[str, ...]:
    """The names in order, without those that were hidden."""
    rows = [row for row in paper.get("authors") or () if isinstance(row, dict) and not row.get("hidden")]
    return tuple(filter(None, (one_line(_text(row, "name"), 120) for row in rows)))


def _links(identifier: str, page: str, code: str | None) -> tuple[Link, ...]:
    links = [Link(type="paper", url=page), Link(type="paper", url=f"https://arxiv.org/abs/{identifier}", title="arXiv")]
    return tuple([*links, Link(type="code", url=code)] if code else links)


_MOST = 10**10
"""More upvotes or stars than people; such a number is left out."""


def _metrics(paper: dict[str, Any], answer: Response) -> tuple[Metric, ...]:
    """Upvotes on the Hub and stars of the repository that it names."""
    counted = [("upvotes", paper.get("upvotes"))]
    if host_of(str(paper.get("githubRepo") or "")) == "github.com":
        counted.append(("stars", paper.get("githubStars")))
    found = [(counts, value) for counts, value in counted if isinstance(value, int) and not isinstance(value, bool)]
    return tuple(
        Metric(counts=counts, value=value, as_of=answer.time) for counts, value in found if 0 <= value <= _MOST
    )
