"""One request through the door: limits, redirects, retries, validators, tokens, robots.

Nothing of a stranger's answer is trusted: httpx's `Client` is not used, since it keeps cookies, turns `user@host` of a
redirect into credentials and reads the environment.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import stamina

from hugging_news import __version__
from hugging_news.domain.errors import DisallowedError, FetchError, NotFetchedError
from hugging_news.domain.exchange import Request, Response
from hugging_news.http import replies
from hugging_news.http.api import httpx
from hugging_news.http.backend import Resolve
from hugging_news.http.decoding import ACCEPTED
from hugging_news.http.guard import RefusedError
from hugging_news.http.replies import TransientError
from hugging_news.http.robots import AGENT, Robots
from hugging_news.http.settings import Credential, Settings, Stored, origin_of
from hugging_news.http.transport import GuardedTransport

__all__ = ["Client", "Credential", "Settings", "Stored"]

MAX_REDIRECTS = 10
MAX_TRIES = 4
MAX_PAUSE = 30.0
_BACKOFF = (0.5, 1.0, 2.0)
_THERE = range(200, 207)
"""What says that something is there, when that alone is asked."""
_HOST = re.compile(rb"[a-z0-9._-]+|[0-9a-f:.]+")


class Client:
    """The one way to the network; safe to use from many threads, to be closed (a context manager).

    *clock* gives the time of answers (a fixed one under `--now`), *resolve* stands for `socket.getaddrinfo`.

    Raises:
        ConfigError: an allow-list entry, a proxy or a certificate file cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolve: Resolve = socket.getaddrinfo,
    ) -> None:
        self._settings, self._clock = settings, clock
        self._transport = GuardedTransport(settings, resolve)
        self._robots = Robots(self.fetch)
        contact = "".join(c for c in settings.contact if " " <= c <= "~" and c not in "()")
        self._headers = {
            "User-Agent": f"{AGENT}/{__version__}" + (f" (+{contact})" if contact else ""),
            "Accept-Encoding": ACCEPTED,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

    def fetch(self, request: Request, deadline: float | None = None, stored: Stored | None = None) -> Response:
        """The answer to *request*, or an error, by *deadline*.

        *deadline* is an instant of `time.monotonic()`, by default `Settings.deadline` from now. A 304 gives the body of
        *stored*, with `not_modified`. At most 4 tries with 10 redirects each. A `Request.file` is read from disk, also
        when offline.

        Raises:
            FetchError: no good answer (RateLimitedError: the host wants a longer pause; NotFetchedError: offline).
        """
        until = time.monotonic() + self._settings.deadline if deadline is None else deadline
        try:
            if request.file is not None:
                return self._read_file(request, request.file)
            if self._settings.offline:
                raise NotFetchedError(request.full_url, "not fetched: no connections are made with --offline")
            return self._with_retries(request, until, stored)
        except FetchError as error:
            error.url, error.reason = self._shown(request.full_url), self._shown(error.reason)
            error.args = (f"{error.url}: {error.reason}",)
            raise

    def _with_retries(self, request: Request, until: float, stored: Stored | None) -> Response:
        waits = iter(_BACKOFF)

        def wait(error: Exception) -> bool | float:
            if not isinstance(error, TransientError):
                return False
            seconds = next(waits, 0.0) if error.pause is None else error.pause
            return seconds if time.monotonic() + seconds < until else False

        tries = 0
        try:
            for attempt in stamina.retry_context(on=wait, attempts=MAX_TRIES, timeout=None):
                with attempt:
                    tries += 1
                    return _Try(self, request, until, stored).run()
        except TransientError as error:
            raise error.final(request.full_url, tries) from error
        raise AssertionError("retry_context() makes at least one attempt")

    def _read_file(self, request: Request, name: str) -> Response:
        path, limit = Path(name), request.max_body or self._settings.max_body
        try:
            if not path.is_file():  # a pipe or a device could be read for ever
                raise FetchError(request.full_url, f"{name} is no file: check the path")
            with path.open("rb") as handle:
                body = handle.read(limit + 1)
        except OSError as error:
            raise FetchError(request.full_url, f"{name} cannot be read ({error.strerror})") from error
        if len(body) > limit:
            raise FetchError(request.full_url, replies.too_large(limit))
        return Response(request.url, body, self._clock())

    def _shown(self, text: str) -> str:
        """*text* without the tokens in use, without credentials in URLs, and on one line."""
        for credential in self._settings.credentials.values():
            text = text.replace(credential.token, "***")
        return replies.shown(text)


class _Try:
    """One attempt at one request: a walk along its redirects to a good answer."""

    def __init__(self, client: Client, request: Request, until: float, stored: Stored | None) -> None:
        self._client, self._request, self._until, self._stored = client, request, until, stored
        self._settings = client._settings
        self._credential = self._settings.credentials.get(request.token_env or request.auth or "")
        self._token = self._credential.token if self._credential is not None else None
        self._validators = _validators(stored)
        self._moved: str | None = None
        self._only_permanent = True
        self._hops = 0

    def run(self) -> Response:
        """Raises FetchError, or TransientError when another try may help."""
        url = self._parse(self._request.full_url)
        for _ in range(MAX_REDIRECTS + 1):
            self._check(url)
            with closing(self._send(url, self._validators)) as answer:
                if answer.status_code == 304 and not self._validators:
                    return self._unconditional(url)
                if answer.status_code not in (301, 302, 303, 307, 308):
                    return self._receive(url, answer)
                url = self._redirected(url, answer)
                self._hops += 1
        raise self._error(f"more than {MAX_REDIRECTS} redirects: check the address")

    def _parse(self, text: str, base: httpx.URL | None = None) -> httpx.URL:
        try:
            url = base.join(text) if base is not None else httpx.URL(text)
            origin_of(str(url))  # the standard library refuses some hosts that httpx takes
        except (httpx.InvalidURL, ValueError) as error:
            raise self._error(f"{text} is no valid address ({error})") from error
        if url.scheme not in ("http", "https") or not url.host:
            raise self._error(f"{url}: only http and https addresses are fetched; a local file needs `file = ...`")
        if not _HOST.fullmatch(url.raw_host) or not 0 < (url.port or 80) < 65536:
            raise self._error(f"{url} is no valid address")
        if url.userinfo:
            raise self._error("user names and passwords in addresses are refused; name a variable with token_env")
        return url

    def _check(self, url: httpx.URL) -> None:
        """Ask the host's robots.txt; forget the token as soon as the walk leaves the origins it belongs to."""
        origin = origin_of(str(url))
        if self._credential is not None and origin not in self._credential.origins:
            self._credential = None
        if self._request.robots and (reason := self._client._robots.refusal(origin, str(url), self._until)):
            raise DisallowedError(self._request.full_url, reason)

    def _send(self, url: httpx.URL, extra: dict[str, str]) -> httpx.Response:
        headers = {**self._client._headers, "Accept": self._request.accept, **extra}
        if self._credential is not None:
            headers["Authorization"] = f"Bearer {self._credential.token}"
        query = self._query(url, headers)
        try:
            answer = self._client._transport.handle_request(query)
        except RefusedError as error:
            raise self._error(f"{self._by_way_of(url)}{error}") from error
        except httpx.TransportError as error:
            raise TransientError(self._by_way_of(url) + replies.failure(error)) from error
        if replies.head_size(answer) > replies.MAX_HEAD:
            answer.close()
            raise self._error(f"more than {replies.MAX_HEAD // 1024} KB of headers")
        return answer

    def _query(self, url: httpx.URL, headers: dict[str, str]) -> httpx.Request:
        body, extensions = self._request.body, {"deadline": self._until}
        if body is None:
            return httpx.Request(self._request.probe or "GET", url, headers=headers, extensions=extensions)
        headers = {**headers, "Content-Type": "application/json"}
        return httpx.Request("POST", url, headers=headers, content=body, extensions=extensions)

    def _redirected(self, url: httpx.URL, answer: httpx.Response) -> httpx.URL:
        location = answer.headers.get("location", "")
        if self._request.body is not None:
            raise self._error(f"leads to {location or 'nowhere'}: name the final address", answer.status_code)
        if not location:
            raise self._error(f"{answer.status_code} without saying where to: check the address", answer.status_code)
        target = self._parse(location, url)
        self._only_permanent = self._only_permanent and answer.status_code in (301, 308)
        if self._only_permanent:
            self._moved = str(target)
        return target

    def _unconditional(self, url: httpx.URL) -> Response:
        """A 304 that nobody asked for: ask once more, and past any cache on the way."""
        with closing(self._send(url, {"Cache-Control": "no-cache"})) as answer:
            return self._receive(url, answer)

    def _receive(self, url: httpx.URL, answer: httpx.Response) -> Response:
        if answer.status_code == 304 and self._stored is not None and self._validators:
            self._body(answer)  # empty; read so that the connection can be used again
            headers = {**self._stored.headers, **replies.renewed(answer)}
            return self._response(url, self._stored.body, headers, not_modified=True)
        if answer.status_code not in (200, 203) and not (self._request.probe and answer.status_code in _THERE):
            raise replies.refusal(self._request.full_url, answer, self._until, MAX_PAUSE)
        return self._response(url, b"" if self._request.probe else self._body(answer), replies.kept(answer))

    def _body(self, answer: httpx.Response) -> bytes:
        return replies.read(self._request.full_url, answer, self._request.max_body or self._settings.max_body)

    def _response(
        self, url: httpx.URL, body: bytes, headers: dict[str, str], *, not_modified: bool = False
    ) -> Response:
        now = self._client._clock()
        response = Response(str(url), body, now, 200, headers, not_modified, self._moved, self._hops)
        if self._token is not None and replies.repeats(self._token, response):
            raise self._error("the answer repeats our token: not kept")
        return response

    def _by_way_of(self, url: httpx.URL) -> str:
        return "" if str(url) == self._request.full_url else f"on the way to {url}: "

    def _error(self, reason: str, status: int | None = None) -> FetchError:
        return FetchError(self._request.full_url, reason, status)


def _validators(stored: Stored | None) -> dict[str, str]:
    """The conditional headers for *stored*; what a stranger put into an ETag is sent back only if it fits a header."""
    if stored is None:
        return {}
    pairs = {"If-None-Match": stored.etag, "If-Modified-Since": stored.last_modified}
    return {name: value for name, value in pairs.items() if value and value.isascii() and value.isprintable()}
