"""Who asks the model: an OpenAI-compatible server through the door, or Hugging Face's Inference Providers."""

from __future__ import annotations

import json
import queue
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from hugging_news.domain.errors import FetchError, ModelError, NotFetchedError, RateLimitedError
from hugging_news.domain.exchange import Request, Response, describe
from hugging_news.domain.text import one_line
from hugging_news.drafts.llm.answer import MAX_ANSWER
from hugging_news.drafts.llm.prompt import Messages

MAX_BODY = 2_000_000
"""Bytes of an answer with all that a server puts around it."""
_LASTING = frozenset([401, 402, 403, 404, 405, 410])
_NO_SCHEMA = frozenset([400, 422])
_TEMPERATURE, _SEED = 0.0, 0
_ESCAPE = re.compile(r"\\+u00([2-7][0-9a-fA-F])")
"""An ASCII character as the JSON of an answer may write it."""


class Speaker(Protocol):
    """Asks the model, within its deadline and size."""

    def ask(self, messages: Messages, schema: Mapping[str, Any]) -> str:
        """The text of the answer, at most a little more than `MAX_ANSWER` characters; *schema* is its JSON Schema.

        Raises:
            ModelError: there is none.
        """
        ...


class Door(Protocol):
    """Who answers requests (`http.client.Client`)."""

    def fetch(self, request: Request, deadline: float) -> Response:
        """The answer by *deadline* (an instant of `time.monotonic()`), or a FetchError."""
        ...


@dataclass(frozen=True)
class Bounds:
    """Seconds and tokens of one call."""

    seconds: float
    max_tokens: int


class Server:
    """A server with OpenAI's `/chat/completions` below *base*.

    It is asked directly, since the Hub's client turns `response_format` into a dialect of its own servers. One that
    refuses a `response_format` is asked without it from then on.
    """

    def __init__(self, door: Door, base: str, model: str, bounds: Bounds, token_env: str | None = None) -> None:
        self._door, self._url, self._model, self._bounds = door, f"{base}/chat/completions", model, bounds
        self._token_env = token_env
        self._with_schema = True

    def ask(self, messages: Messages, schema: Mapping[str, Any]) -> str:
        until = time.monotonic() + self._bounds.seconds
        try:
            return self._asked(messages, schema, until)
        except FetchError as error:
            if not self._with_schema or error.status not in _NO_SCHEMA:
                raise _given_up(error) from error
        self._with_schema = False
        try:
            return self._asked(messages, schema, until)
        except FetchError as error:
            raise _given_up(error) from error

    def _asked(self, messages: Messages, schema: Mapping[str, Any], until: float) -> str:
        wish = {"response_format": _response_format(schema)} if self._with_schema else {}
        payload = {
            "model": self._model,
            "messages": messages.as_chat(),
            "max_tokens": self._bounds.max_tokens,
            "temperature": _TEMPERATURE,
            "seed": _SEED,
            "stream": False,
            **wish,
        }
        body = json.dumps(payload, ensure_ascii=False).encode()
        request = Request(self._url, accept="application/json", token_env=self._token_env, max_body=MAX_BODY, body=body)
        return _content(self._door.fetch(request, until).body)


def _content(body: bytes) -> str:
    """The text of a chat completion."""
    try:
        content = json.loads(body)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, KeyError, IndexError, TypeError) as error:
        raise ModelError(f"expected a chat completion, got {describe(body)}") from error
    return _bounded(content)


def _bounded(content: object) -> str:
    """An empty answer is one too: it is judged, and kept like any other."""
    if isinstance(content, list):  # parts, as some servers of reasoning models send them
        parts = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
        content = "".join(part for part in parts if isinstance(part, str))
    return content[: MAX_ANSWER + 1] if isinstance(content, str) else ""


def _given_up(error: FetchError) -> ModelError:
    lasting = isinstance(error, RateLimitedError | NotFetchedError) or error.status in _LASTING
    reason = str(error).replace("[network] deadline", "[model] seconds")
    return ModelError(reason.replace(": if it is to be trusted, raise [network] max_body", " in one answer"), lasting)


def _response_format(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "answer", "schema": dict(schema), "strict": True}}


@dataclass(frozen=True)
class Account:
    """Which provider serves which model, and the token that pays for it."""

    provider: str
    model: str
    token: str | None = field(default=None, repr=False)


def _hub_client(**options: Any) -> Any:
    from huggingface_hub import InferenceClient

    return InferenceClient(**options)


class Providers:
    """Hugging Face's Inference Providers, by `InferenceClient`; *make* stands for it.

    The client's own timeout is one for each read, so the call runs in a thread that is left alone at the deadline.
    """

    def __init__(self, account: Account, bounds: Bounds, make: Callable[..., Any] = _hub_client) -> None:
        self._account, self._bounds, self._make = account, bounds, make
        self._with_schema = True

    def ask(self, messages: Messages, schema: Mapping[str, Any]) -> str:
        until = time.monotonic() + self._bounds.seconds
        answer = self._by(until, messages, schema)
        if self._with_schema and _status(answer) in _NO_SCHEMA:
            self._with_schema = False
            answer = self._by(until, messages, schema)
        if isinstance(answer, Exception):
            reason = one_line(self._hidden(str(answer) or type(answer).__name__), 300)
            lasting = _status(answer) in (*_LASTING, 429) or isinstance(answer, ValueError)
            raise ModelError(f"{self._account.provider}: {reason}", lasting) from answer
        text = _bounded(answer)
        if self._account.token and self._account.token in _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text):
            raise ModelError(f"{self._account.provider}: the answer repeats our token: not kept")
        return text

    def _by(self, until: float, messages: Messages, schema: Mapping[str, Any]) -> object:
        """What the client gives by *until*: the text of an answer, or its error."""
        answers: queue.SimpleQueue[object] = queue.SimpleQueue()
        seconds = until - time.monotonic()

        def work() -> None:
            answers.put(self._asked(messages, schema, seconds))

        threading.Thread(target=work, name="model", daemon=True).start()
        try:
            return answers.get(timeout=max(0.0, seconds))
        except queue.Empty:
            raise ModelError(f"{self._account.provider}: no answer within {self._bounds.seconds:g} s") from None

    def _asked(self, messages: Messages, schema: Mapping[str, Any], seconds: float) -> object:
        from hugging_news.http.api import httpx

        account = self._account
        wish = {"response_format": _response_format(schema)} if self._with_schema else {}
        try:
            client = self._make(provider=account.provider, model=account.model, token=account.token, timeout=seconds)
            answer = client.chat_completion(
                messages.as_chat(), max_tokens=self._bounds.max_tokens, temperature=_TEMPERATURE, seed=_SEED, **wish
            )
            return answer.choices[0].message.content
        except (httpx.HTTPError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            return error

    def _hidden(self, text: str) -> str:
        return text.replace(self._account.token, "***") if self._account.token else text


def _status(answer: object) -> int | None:
    status = getattr(getattr(answer, "response", None), "status_code", None)
    return status if isinstance(status, int) else None
