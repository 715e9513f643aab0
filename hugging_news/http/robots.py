"""robots.txt of the hosts whose pages are read, as RFC 9309 says; fetched once per origin and run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request, Response

AGENT = "hugging-news"
_PARSED = 512_000
"""Bytes that are read as rules: RFC 9309 asks for at least 500 KiB."""


@dataclass
class _Rules:
    lock: threading.Lock = field(default_factory=threading.Lock)
    verdict: Callable[[str], str | None] | None = None


class Robots:
    """Judges pages by their host's rules; *fetch* takes a request and a deadline, and raises FetchError."""

    def __init__(self, fetch: Callable[[Request, float], Response]) -> None:
        self._fetch = fetch
        self._lock = threading.Lock()
        self._rules: dict[str, _Rules] = {}

    def refusal(self, origin: str, url: str, deadline: float) -> str | None:
        """Why *url* must not be read, None when it may be."""
        with self._lock:
            rules = self._rules.setdefault(origin, _Rules())
        if not rules.lock.acquire(timeout=max(0.0, deadline - time.monotonic())):
            return "robots.txt was not read before the deadline"
        try:
            if rules.verdict is None:
                rules.verdict = self._read(origin, deadline)
            return rules.verdict(url)
        finally:
            rules.lock.release()

    def _read(self, origin: str, deadline: float) -> Callable[[str], str | None]:
        """The host's rules: no such file (4xx) allows all, a file that cannot be had now (5xx, silence) forbids all."""
        try:
            response = self._fetch(Request(f"{origin}/robots.txt", accept="text/plain, */*"), deadline)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return lambda url: None
            reason = f"robots.txt cannot be read ({error.reason}), so the page is not"
            return lambda url: reason
        return _verdict(response.body[:_PARSED].decode("utf-8", "replace"))


def _verdict(text: str) -> Callable[[str], str | None]:
    from protego import Protego

    rules = Protego.parse(text)
    return lambda url: (
        None if rules.can_fetch(url, AGENT) else f"robots.txt does not allow {AGENT} to read this page: use a feed"
    )
