"""Drives a generator from a dict: what the Hub answers, by path."""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Endpoints, Request, Response

HUB = "https://hub.example"
ENDPOINTS = Endpoints(hub=HUB)
NOW = datetime(2026, 1, 5, 6, tzinfo=UTC)
Result = TypeVar("Result")


def drive(
    generator: Generator[Request, Response, Result], answers: Mapping[str, Any], asked: list[Request] | None = None
) -> Result:
    """What *generator* returns when the Hub gives *answers*: path (with query, if it matters) → body, or a status.

    A dict or list is sent as JSON, text and bytes as they are, an integer is that HTTP error; unknown paths are 404.
    """
    try:
        request = next(generator)
        while True:
            if asked is not None:
                asked.append(request)
            answer = _answer(request, answers)
            if isinstance(answer, FetchError):
                request = generator.throw(answer)
            else:
                request = generator.send(Response(request.full_url, answer, NOW))
    except StopIteration as stop:
        result: Result = stop.value
        return result


def _answer(request: Request, answers: Mapping[str, Any]) -> bytes | FetchError:
    path = request.full_url.removeprefix(HUB)
    value = answers.get(path, answers.get(path.partition("?")[0], 404))
    if isinstance(value, int):
        return FetchError(request.full_url, f"HTTP {value}", value)
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
