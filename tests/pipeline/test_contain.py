"""A bug in one collector is that source's failure, said aloud; the others go on."""

from __future__ import annotations

import logging
from types import SimpleNamespace
from typing import Any

import pytest

from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import Endpoints, Source
from hugging_news.http.drive import Job, run
from hugging_news.pipeline import contain
from tests.factories import WINDOW, model


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Source:
    """A source whose collector has a bug."""

    def collect(source: Source, window: Any) -> Any:
        yield from ()
        raise KeyError("a bug")

    monkeypatch.setattr(contain, "collector", lambda name: SimpleNamespace(collect=collect))
    return Source("blog", "feed", None)


def test_a_bug_fails_its_source_and_is_logged(broken: Source, caplog: pytest.LogCaptureFixture) -> None:
    """The message asks to report it; the traceback is in the log."""
    with caplog.at_level(logging.ERROR):
        (outcome,) = run([Job("blog", contain.contained(broken, WINDOW))], lambda request, deadline: None)  # type: ignore[arg-type, return-value]
    assert outcome.state == "failed" and "please report" in (outcome.error or "")
    assert "KeyError" in caplog.text


def test_errors_on_purpose_pass_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """They say what to do already."""

    def collect(source: Source, window: Any) -> Any:
        yield from ()
        raise ParseError("https://example.org", "not a feed")

    monkeypatch.setattr(contain, "collector", lambda name: SimpleNamespace(collect=collect))
    with pytest.raises(ParseError, match="not a feed"):
        next(contain.contained(Source("blog", "feed", None), WINDOW))


def test_a_bug_while_enriching_leaves_the_item_as_it_was(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """ "Not fetched", which prints nothing and fails no gate."""

    def enrich(item: Any, endpoints: Endpoints) -> Any:
        yield from ()
        raise ZeroDivisionError

    monkeypatch.setattr(contain, "enrich", enrich)
    with pytest.raises(StopIteration) as stopped, caplog.at_level(logging.ERROR):
        next(contain.unfailing(model(), Endpoints()))
    assert stopped.value.value == model() and "ZeroDivisionError" in caplog.text
