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


def test_a_bug_while_enriching_is_named_and_asks_to_be_reported(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The item's id and the exception stand in the message, the traceback in the log."""
    monkeypatch.setattr(contain, "enrich", _broken_enrich)
    with pytest.raises(ParseError) as raised, caplog.at_level(logging.ERROR):
        next(contain.contained_enriching(model(), Endpoints()))
    assert model().id in str(raised.value) and "ZeroDivisionError: kites; this is a bug" in str(raised.value)
    assert "Traceback" in caplog.text


def _broken_enrich(item: Any, endpoints: Endpoints) -> Any:
    yield from ()
    raise ZeroDivisionError("kites")
