"""What an answer means: a body within its limits, an error to try again, an error for good."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from hugging_news.domain.errors import FetchError, RateLimitedError
from hugging_news.domain.exchange import Response
from hugging_news.http.api import httpx
from hugging_news.http.decoding import DecodingError, TooLargeError, decoded
from hugging_news.http.waiting import is_rate_limit, pause

MAX_HEAD = 64 * 1024
_RETRIED = frozenset([408, 425, 429])
_WIRE_ONLY = frozenset(
    ["connection", "content-encoding", "content-length", "keep-alive", "set-cookie", "set-cookie2", "transfer-encoding"]
)
_RENEWED = frozenset(["age", "cache-control", "date", "etag", "expires", "last-modified"])
_USERINFO = re.compile(r"(?<=://)[^/?#\s@]+@")
_ADVICE = {
    401: "needs a token, or the token is wrong",
    403: "the host refuses us",
    404: "not found: check the address",
    407: "the proxy wants a user name and password: put them into its address",
    410: "gone for good: remove the source",
    429: "asked too often",
}


class TransientError(Exception):
    """Another try may help, after *pause* seconds if the host said so."""

    def __init__(self, reason: str, status: int | None = None, pause: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.status, self.pause = reason, status, pause

    def final(self, url: str, tries: int) -> FetchError:
        """The error for the outside, once no more tries are made."""
        reason = f"{self.reason}{f' ({tries} tries)' if tries > 1 else ''}; try again later"
        if self.status == 429:
            return RateLimitedError(url, reason, 429, self.pause)
        error = FetchError(url, reason, self.status)
        error.passing = True
        return error


def failure(error: httpx.TransportError) -> str:
    """A transport's error as a reason."""
    detail = f" ({error})" if str(error) else ""
    if isinstance(error, httpx.ConnectTimeout):
        return f"no connection in time{detail}"
    if isinstance(error, httpx.TimeoutException):
        return f"no complete answer before the deadline: if the host is slow, raise [network] deadline{detail}"
    if isinstance(error, httpx.ConnectError):
        return f"no connection{detail}"
    if isinstance(error, httpx.ProxyError):
        return f"the proxy refuses{detail}"
    if isinstance(error, httpx.ProtocolError):
        return f"the answer is broken or cut short{detail}"
    return f"the connection broke{detail}"


def refusal(url: str, answer: httpx.Response, until: float, max_pause: float) -> Exception:
    """The error for a status that is no answer: TransientError if another try may help before *until*."""
    status, headers = answer.status_code, kept(answer)
    reason = f"answered {status}, {_ADVICE.get(status) or answer.reason_phrase or 'which is no HTTP status'}"
    limited = is_rate_limit(status, headers)
    if not limited and status not in _RETRIED and status < 500:
        return FetchError(url, reason, status)
    seconds = pause(headers, datetime.now(UTC))
    if seconds is not None and (seconds > max_pause or time.monotonic() + seconds >= until):
        wish = f"wants a pause of {seconds:.0f} s: left for the next run"
        return RateLimitedError(url, f"{reason}; {wish}", status, seconds)
    if status == 403 and seconds is None:
        return RateLimitedError(url, f"{reason}: asked too often", status, None)
    return TransientError(reason, status, seconds)


def read(url: str, answer: httpx.Response, limit: int) -> bytes:
    """The decoded body, whole.

    Raises:
        FetchError: larger than *limit*, on the wire or decoded.
        TransientError: broken or cut short.
    """
    announced = answer.headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:18]) > limit:
        raise FetchError(url, too_large(limit))
    counted = _Counted(answer, limit)
    try:
        body = decoded(counted, answer.headers.get("content-encoding", ""), limit)
    except TooLargeError as error:
        raise FetchError(url, too_large(limit)) from error
    except DecodingError as error:
        raise TransientError(str(error)) from error
    except httpx.TransportError as error:
        raise TransientError(failure(error)) from error
    if announced.isdecimal() and answer.status_code != 304 and int(announced[:18]) != counted.bytes:
        raise TransientError(f"the answer is broken: {counted.bytes} bytes came, {announced[:18]} were announced")
    return body


class _Counted:
    """The chunks of a body as sent: codings without output would otherwise pass any limit on what comes out."""

    def __init__(self, answer: httpx.Response, limit: int) -> None:
        self._answer, self._limit, self.bytes = answer, limit, 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._answer.iter_raw():
            self.bytes += len(chunk)
            if self.bytes > self._limit:
                raise TooLargeError
            yield chunk


def too_large(limit: int) -> str:
    return f"more than {limit / 1_000_000:g} MB: if it is to be trusted, raise [network] max_body"


def head_size(answer: httpx.Response) -> int:
    return sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)


def kept(answer: httpx.Response) -> dict[str, str]:
    """The headers that say something about the body as handed on: lower-case names, clean values, no cookies."""
    return {name: one_line(value) for name, value in answer.headers.items() if name not in _WIRE_ONLY}


def renewed(answer: httpx.Response) -> dict[str, str]:
    """The headers of a 304 that replace the stored ones (RFC 9111, 4.3.4)."""
    return {name: value for name, value in kept(answer).items() if name in _RENEWED}


def repeats(token: str, response: Response) -> bool:
    """Whether *token* came back: an answer is kept on disk, so it may not hold one."""
    texts = (response.url, response.moved_to or "", *response.headers.values())
    body = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), response.body) if b"u00" in response.body else b""
    return token.encode() in response.body or token.encode() in body or any(token in text for text in texts)


_ESCAPE = re.compile(rb"\\+u00([2-7][0-9a-fA-F])")
"""An ASCII character as JSON may write it, also inside a string of JSON within JSON."""


def one_line(text: str) -> str:
    """*text* with a space for each character that does not print (line breaks, escapes, bidi controls)."""
    return "".join(character if character.isprintable() else " " for character in text)


def shown(text: str) -> str:
    """*text* for a message: one line, no `user:password@` in addresses."""
    return _USERINFO.sub("", one_line(text))
