"""Daily Papers: fields, days, and records that cannot be read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from hugging_news.collectors import daily_papers
from hugging_news.domain.exchange import Endpoints, Source
from tests.collectors import driven


@pytest.mark.parametrize("case", driven.cases("daily_papers"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A list gives exactly the items, counts and problems that lie beside it."""
    assert driven.outcome(case, daily_papers) == driven.expected(case)


def test_what_is_asked() -> None:
    """One request to the configured Hub, with its token, for the newest list or for one day."""
    endpoints = Endpoints(hub="https://mirror.example")
    newest = Source("papers", "daily_papers", daily_papers.Options(), endpoints)
    one_day = Source("papers", "daily_papers", daily_papers.Options(limit=5, date=date(2026, 8, 12)), endpoints)
    (request,) = driven.drive(newest, daily_papers, [b"[]"])[1]
    assert (request.full_url, request.auth) == ("https://mirror.example/api/daily_papers?limit=30", "hub")
    (request,) = driven.drive(one_day, daily_papers, [b"[]"])[1]
    assert request.full_url == "https://mirror.example/api/daily_papers?limit=5&date=2026-08-12"


def test_links_name_the_public_hub() -> None:
    """Whatever mirror gave the list, the paper's page is the public one."""
    paper = {"paper": {"id": "2608.00001", "title": "A"}}
    source = Source("papers", "daily_papers", daily_papers.Options(), Endpoints(hub="https://mirror.example"))
    found, _ = driven.drive(source, daily_papers, [json.dumps([paper]).encode()])
    assert found.items[0].url == "https://huggingface.co/papers/2608.00001"


@pytest.mark.parametrize("limit", [0, 101])
def test_wrong_limit(limit: int) -> None:
    """The Hub lists at most 100 papers at once."""
    with pytest.raises(ValidationError):
        daily_papers.Options(limit=limit)
