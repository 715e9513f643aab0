"""How enrichers ask: an answer that does not come, or is no answer, is "not fetched" and never an error."""

from __future__ import annotations

import logging
from collections.abc import Generator
from typing import Any, NamedTuple

from hugging_news.domain import cards, hub
from hugging_news.domain.errors import FetchError, ParseError
from hugging_news.domain.exchange import Endpoints, Request, Response, describe
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import Item
from hugging_news.domain.text import language_of

LONGEST = 2_000_000
"""Bytes of a README or an application file; what is longer was not written by hand."""

log = logging.getLogger(__name__)


class Answer(NamedTuple):
    """One JSON object and the answer that it came in."""

    fields: Fields
    response: Response


def repository(
    kind: hub.RepoKind, repo: str, endpoints: Endpoints, params: dict[str, str | int] | None = None
) -> Generator[Request, Response, Answer | None]:
    """The API's object of a repository; None as well when it turns out to be private or disabled."""
    if not hub.valid_repo(repo):
        return None
    url = f"{endpoints.hub}/api/{kind}s/{repo}"
    found = yield from json_object(Request(url, params or {}, accept="application/json", auth="hub"))
    if found and hub.hidden(found.fields):
        log.info("%s is private or disabled: nothing of it is used", repo)
        return None
    return found


def json_object(request: Request) -> Generator[Request, Response, Answer | None]:
    """The JSON object that *request* answers with."""
    value, response = yield from _json(request, dict)
    return Answer(Fields(value, request.url), response) if response else None


def json_rows(request: Request) -> Generator[Request, Response, tuple[Fields, ...] | None]:
    """The objects of the JSON list that *request* answers with."""
    rows, response = yield from _json(request, list)
    if response is None:
        return None
    return tuple(Fields(row, f"{request.url} row {place}") for place, row in enumerate(rows, start=1))


def _json(request: Request, kind: type) -> Generator[Request, Response, tuple[Any, Response | None]]:
    """A JSON value of *kind* with its response, or nothing."""
    try:
        response = yield request
        if isinstance(value := response.json(), kind):
            return value, response
        log.info("not fetched: %s: expected a JSON %s, got %s", request.url, kind.__name__, describe(response.body))
    except (FetchError, ParseError) as error:
        log.info("not fetched: %s", error)
    return None, None


def text_file(base: str, revision: str | None, path: str) -> Generator[Request, Response, str | None]:
    """A text file of the repository at *base*, None when it is missing, binary or an HTML page instead."""
    try:
        url = f"{base}/raw/{revision or 'main'}/{path}"
        response = yield Request(url, accept="text/plain", auth="hub", max_body=LONGEST)
    except FetchError as error:
        log.info("not fetched: %s", error)
        return None
    if b"\0" in response.body or describe(response.body) == "an HTML page":
        return None
    return response.body.decode("utf-8-sig", "replace")


def with_readme(item: Item, base: str, revision: str | None) -> Generator[Request, Response, tuple[Item, bool]]:
    """*item* with the README of *base* as content and its opening as summary, and whether there was one."""
    text = yield from text_file(base, revision, "README.md")
    if text is None:
        return item, False
    content = cards.body(text)
    summary = item.summary or cards.opening(content)
    found = {"content": item.content or content, "summary": summary, "lang": item.lang or language_of(summary)}
    return item.model_copy(update=found), True


def report(where: str, fields: Fields) -> None:
    """Say which fields could not be read."""
    for problem in dict.fromkeys(fields.problems):
        log.info("%s: %s", where, problem)
