"""arXiv: fields, paging, and what the API says instead of papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from hugging_news.collectors import arxiv
from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Endpoints, Source
from tests.collectors import driven


def source(limit: int) -> Source:
    """A query for at most *limit* papers."""
    endpoints = Endpoints(arxiv="https://mirror.example")
    return Source("arxiv", "arxiv", arxiv.Options(query="cat:cs.CL AND abs:whisper", limit=limit), endpoints)


def page(start: int, count: int, day: int = 12) -> bytes:
    """A page of *count* papers submitted in August 2026."""
    entries = "".join(
        f"<entry><id>http://arxiv.org/abs/2608.{number:05}v1</id><title>Paper {number}</title>"
        f"<published>2026-08-{day:02}T00:00:00Z</published><summary>Short.</summary></entry>"
        for number in range(start, start + count)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'.encode()


@pytest.mark.parametrize("case", driven.cases("arxiv"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """An answer gives exactly the items, counts and problems that lie beside it."""
    assert driven.outcome(case, arxiv) == driven.expected(case)


def test_pages_until_the_limit() -> None:
    """Pages of 100, the last one as short as the limit wants."""
    found, requests = driven.drive(source(150), arxiv, [page(1, 100), page(101, 50)])
    assert len(found.items) == found.read == 150
    assert [request.params["start"] for request in requests] == [0, 100]
    assert [request.params["max_results"] for request in requests] == [100, 50]
    assert requests[0].full_url.startswith(
        "https://mirror.example/api/query?search_query=cat%3Acs.CL+AND+abs%3Awhisper&sort"
    )


def test_no_page_behind_the_window() -> None:
    """A page that ends before the week is the last one."""
    found, requests = driven.drive(source(1000), arxiv, [page(1, 100), page(101, 100, day=5)])
    assert (len(found.items), len(requests)) == (200, 2)


def test_same_page_again() -> None:
    """A server that gives the same page for ever is asked twice."""
    found, requests = driven.drive(source(1000), arxiv, [page(1, 100), page(1, 100)])
    assert (len(found.items), len(requests)) == (100, 2)


def test_later_page_missing() -> None:
    """What was read is kept when a later page fails, and the answer is marked as partial."""
    found, _ = driven.drive(source(300), arxiv, [page(1, 100), FetchError("https://mirror.example", "refused")])
    assert (len(found.items), found.partial) == (100, True)
    assert found.problems == ("papers from number 101 on were not read: https://mirror.example: refused",)


def test_first_page_missing() -> None:
    """A failed first page is the failure of the source."""
    with pytest.raises(FetchError):
        driven.drive(source(300), arxiv, [FetchError("https://mirror.example", "refused")])


@pytest.mark.parametrize("options", [{}, {"query": ""}, {"query": "a", "limit": 0}, {"query": "a", "sort": "x"}])
def test_wrong_options(options: dict[str, object]) -> None:
    """A query is needed, the limit is positive, and there is no other key."""
    with pytest.raises(ValidationError):
        arxiv.Options.model_validate(options)
