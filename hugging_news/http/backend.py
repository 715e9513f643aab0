"""The sockets: resolve, judge, connect to what was judged, all against one absolute deadline.

httpcore hands the same `timeout` to every read of a body, so a server that drips a byte a second would never time out.
Here every `timeout` is therefore an absolute instant of `time.monotonic()`, and each operation gets what is left of it.
"""

from __future__ import annotations

import math
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

import httpcore2

from hugging_news.http.guard import Address, Guard, RefusedError, literal

Resolve = Callable[..., list[Any]]
"""The shape of `socket.getaddrinfo`."""

UNRESOLVED = "cannot be resolved"
"""How the error of a name that nobody knows reads."""
_HEAD_ROOM = 128 * 1024
"""Bytes read before the headers are complete: the cap on headers plus one read, which may hold some of the body."""


class GuardedBackend(httpcore2.NetworkBackend):
    """Connects to judged addresses only; the name is resolved once, so it cannot change in between.

    *resolve* stands for `socket.getaddrinfo`; *connect_timeout* is in seconds, for name and connection together.
    """

    def __init__(self, guard: Guard, connect_timeout: float = 10, resolve: Resolve = socket.getaddrinfo) -> None:
        self._guard, self._connect_timeout, self._resolve = guard, connect_timeout, resolve
        self._tcp = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of *host* that answers; *timeout* is an instant."""
        until = min(time.monotonic() + self._connect_timeout, math.inf if timeout is None else timeout)
        addresses = self._guard.choose(host, port, self._addresses(host, port, until))
        for position, address in enumerate(addresses, 1):
            try:
                share = _left(until, httpcore2.ConnectTimeout) / (len(addresses) - position + 1)
                stream = self._tcp.connect_tcp(str(address), port, share, None, socket_options)
                return GuardedStream(stream)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                if position == len(addresses):
                    raise
        raise AssertionError("choose() gives at least one address")

    def _addresses(self, host: str, port: int, until: float) -> list[Address]:
        if (address := literal(host)) is not None:
            return [address]
        found = self._look_up(host.rstrip("."), port, _left(until, httpcore2.ConnectTimeout))
        return list(dict.fromkeys(ip_address(row[4][0]) for row in found))

    def _look_up(self, host: str, port: int, timeout: float) -> list[Any]:
        """getaddrinfo in a daemon thread: it knows no timeout, and must hold up neither the source nor the exit."""
        answers: queue.SimpleQueue[list[Any] | Exception] = queue.SimpleQueue()

        def look() -> None:
            try:
                answers.put(self._resolve(host, port, type=socket.SOCK_STREAM))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=look, name=f"resolve-{host}", daemon=True).start()
        try:
            answer = answers.get(timeout=timeout)
        except queue.Empty:
            raise httpcore2.ConnectTimeout(f"the name {host} was not resolved in time") from None
        if isinstance(answer, Exception):
            raise httpcore2.ConnectError(f"the name {host} {UNRESOLVED} ({answer})") from answer
        return answer


class GuardedStream(httpcore2.NetworkStream):
    """A connection whose every `timeout` is an instant, and which stops endless headers and floods of 1xx."""

    def __init__(self, stream: httpcore2.NetworkStream) -> None:
        self._stream = stream
        self._head_left: int | None = None

    def headers_done(self) -> None:
        """Say that the final headers have come: the body has its own limit."""
        self._head_left = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(max_bytes, _left(timeout, httpcore2.ReadTimeout))
        if self._head_left is not None:
            self._head_left -= len(data)
            if self._head_left < 0:
                raise httpcore2.RemoteProtocolError("headers without end")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._head_left = _HEAD_ROOM
        self._stream.write(buffer, _left(timeout, httpcore2.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Raises RefusedError for a certificate that does not prove the host: another try would not help."""
        try:
            left = _left(timeout, httpcore2.ConnectTimeout)
            return GuardedStream(self._stream.start_tls(ssl_context, server_hostname, left))
        except httpcore2.ConnectError as error:
            if isinstance(error.__cause__, ssl.SSLCertVerificationError):
                reason = error.__cause__.verify_message
                raise RefusedError(f"the certificate is not valid for {server_hostname} ({reason})") from error
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(until: float | None, late: type[httpcore2.TimeoutException]) -> float:
    if until is None:
        raise TypeError("a connection of this program always has a deadline")
    left = until - time.monotonic()
    if left <= 0:
        raise late("the deadline is over")
    return left
