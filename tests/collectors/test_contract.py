"""What every row of the tables keeps to: collectors, enrichers and formats (`docs/writing-a-collector.md`)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from hugging_news.collectors import COLLECTORS, collector
from hugging_news.domain.errors import CollectError, FetchError, UnknownNameError
from hugging_news.domain.exchange import Collected, Request, Response, Source, Window
from hugging_news.enrich import ENRICHERS, enricher
from hugging_news.http.drive import drive
from hugging_news.pipeline.setup import options_of
from hugging_news.renderers import FORMATS
from hugging_news.resources import lookup, resource_bytes

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"
CONFIGURATION = (ROOT / "docs/configuration.md").read_text("utf-8")
COMMON = {"name", "collector", "options"}
ANSWERED = datetime(2026, 8, 17, 1, tzinfo=UTC)
WEEK = Window(datetime(2026, 8, 9, 16, tzinfo=UTC), datetime(2026, 8, 16, 16, tzinfo=UTC), "Asia/Shanghai")
OPTIONS: dict[str, dict[str, Any]] = {
    "arxiv": {"query": "cat:cs.CL"},
    "github_releases": {"repo": "acme/kite"},
    "github_stars": {"repos": ["acme/kite"]},
    "hub_trending": {"kind": "models"},
    "page": {"url": "https://example.org/news", "item": {"entry": "article"}},
    **{name: {"url": f"https://example.org/{name}"} for name in ("events_ics", "events_page", "feed", "sitemap")},
}
LIES = {
    "empty": b"", "page": b"<!doctype html><html><title>Log in</title><p>Please log in.", "null": b"null",
    "object": b"{}", "rows of nothing": b"[null, 1, \"x\", [], {}]", "half an object": b'{"a": [', "zeros": bytes(500),
    "no text": bytes(range(128, 256)), "deep": b"[" * 50_000, "xml": b"<?xml version='1.0'?><a/>",
    "calendar": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
}  # fmt: skip


def documented(name: str) -> str:
    """The row of a collector's own keys in docs/configuration.md; empty when there is none."""
    row = re.search(rf"^\| `{name}` \|(.*)\|$", CONFIGURATION, re.MULTILINE)
    return row[1] if row else ""


def source(name: str) -> Source:
    return Source("source", name, collector(name).Options(**OPTIONS.get(name, {})))


def arguments(function: Callable[..., object]) -> list[str]:
    return list(inspect.signature(function).parameters)


@pytest.mark.parametrize("name", COLLECTORS)
def test_collector(name: str) -> None:
    """A collector is a generator function of a source and a window that says what it gives."""
    collect = collector(name).collect
    assert inspect.isgeneratorfunction(collect)
    assert arguments(collect) == ["source", "window"]
    assert (collect.__doc__ or "").strip()


@pytest.mark.parametrize("name", COLLECTORS)
def test_options(name: str) -> None:
    """A collector's keys are a frozen model that refuses what it does not know and takes no common key's name."""
    options = collector(name).Options
    assert issubclass(options, BaseModel)
    assert options.model_config.get("extra") == "forbid"
    assert options.model_config.get("frozen") is True
    assert not COMMON & set(options.model_fields)
    assert options_of(name) is options


@pytest.mark.parametrize("name", COLLECTORS)
def test_cases(name: str) -> None:
    """A collector has cases, each with its setup and its expectation beside each other."""
    cases = [path for path in (CASES / name).iterdir() if path.is_dir()] if (CASES / name).is_dir() else []
    assert cases
    parts = ("case.toml", "expected.json")
    assert [f"{case.name}/{part}" for case in cases for part in parts if not (case / part).is_file()] == []


def test_no_case_is_left_behind() -> None:
    """Every folder of cases belongs to a collector."""
    assert {path.name for path in CASES.iterdir() if path.is_dir()} == set(COLLECTORS)


@pytest.mark.parametrize("name", COLLECTORS)
def test_refusal(name: str) -> None:
    """A host that refuses everything gives a CollectError, or nothing with a word about it, after few requests."""
    asked: list[Request] = []

    def refuse(request: Request) -> Response:
        asked.append(request)
        raise FetchError(request.full_url, "answered 500", 500)

    try:
        found = drive(collector(name).collect(source(name), WEEK), refuse)
    except CollectError as error:
        assert "answered 500" in str(error)
    else:
        assert found.items == ()
        assert found.problems
    assert len(asked) <= 5


@pytest.mark.parametrize("name", COLLECTORS)
@pytest.mark.parametrize("body", LIES.values(), ids=LIES)
def test_answer_of_another_kind(name: str, body: bytes) -> None:
    """A lying host gives a CollectError or a result, never another exception, and never endless requests."""
    asked: list[Request] = []

    def answer(request: Request) -> Response:
        asked.append(request)
        assert len(asked) <= 200
        return Response(request.full_url, body, ANSWERED)

    try:
        found = drive(collector(name).collect(source(name), WEEK), answer)
    except CollectError as error:
        assert str(error)
    else:
        assert isinstance(found, Collected)


@pytest.mark.parametrize("name", COLLECTORS)
def test_documented(name: str) -> None:
    """docs/configuration.md has a row for each collector that names each of its keys; `file` is explained for all."""
    row = documented(name)
    keys = [key for key in collector(name).Options.model_fields if key != "file"]
    assert [key for key in keys if f"`{key}`" not in row] == []


@pytest.mark.parametrize("name", ENRICHERS)
def test_enricher(name: str) -> None:
    """An enricher is a generator function of an item and the endpoints that says what it gives."""
    enrich = enricher(name)
    assert inspect.isgeneratorfunction(enrich)
    assert arguments(enrich) == ["item", "endpoints"]
    assert (enrich.__doc__ or "").strip()


@pytest.mark.parametrize("name", FORMATS)
def test_format(name: str) -> None:
    """A format has its template or its writer, its finish can be imported, and docs/configuration.md names it."""
    row = FORMATS[name]
    assert row.writer or resource_bytes("templates", row.template)
    assert row.writer is None or callable(lookup("writers", {name: row.writer}, name))
    assert row.finish is None or callable(lookup("finishes", {name: row.finish}, name))
    assert re.search(rf'["`]{name}["`]', CONFIGURATION)


@pytest.mark.parametrize("find", [collector, enricher, options_of])
def test_unknown_name(find: Callable[[str], object]) -> None:
    """A name that no table and no plug-in knows is an error that offers the nearest one."""
    with pytest.raises(UnknownNameError, match=r"did you mean|known:"):
        find("fead")
