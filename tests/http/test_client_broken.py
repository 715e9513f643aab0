"""Answers that are broken, slow, endless or too large."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable

import pytest

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client
from tests.http.conftest import Farm, endless, failure, reply, soon

Door = Callable[..., Client]


def close(connection: socket.socket, ending: threading.Event) -> None:
    """Answer nothing."""


def reset(connection: socket.socket, ending: threading.Event) -> None:
    """Send a head, then reset the connection in the body."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silence(connection: socket.socket, ending: threading.Event) -> None:
    """Never answer."""
    ending.wait(30)


def dripping(head: bytes, piece: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """Send *head*, then *piece* every few milliseconds."""

    def answer(connection: socket.socket, ending: threading.Event) -> None:
        connection.sendall(head)
        while not ending.wait(0.01):
            connection.sendall(piece)

    return answer


OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        close,
        reset,
        OK + b"Content-Length: 100\r\n\r\ncut",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        OK + b"Content-Length: -5\r\n\r\nab",
        OK + b"Content-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"<html>not http</html>",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 0 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
        b"HTTP/9.9 200 OK\r\n\r\n",
        b"\x00" * 100,
    ],
)
def test_broken_answer(farm: Farm, door: Door, answer: bytes) -> None:
    """An answer that is broken or cut short is an error, after all tries; the next good one is taken."""
    error = failure(door(), farm.on("/", answer))
    assert error.status is None
    assert "(4 tries)" in error.reason
    assert door().fetch(Request(farm.on("/", answer, reply(200, b"ok")))).body == b"ok"


def test_refused_connection(farm: Farm, door: Door) -> None:
    """A port where nobody listens is an error, after all tries."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    error = failure(door(allow=(f"127.0.0.1:{port}",)), f"http://127.0.0.1:{port}/")
    assert "no connection" in error.reason
    assert "4 tries" in error.reason


@pytest.mark.parametrize(
    "answer",
    [
        silence,
        dripping(OK, b"X"),
        dripping(OK, b"X-A: b\r\n"),
        dripping(OK + b"\r\n", b"x"),
        dripping(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_deadline(farm: Farm, door: Door, answer: Callable[[socket.socket, threading.Event], None]) -> None:
    """Silence, and what drips without end, is over at the deadline."""
    error = failure(door(), farm.on("/", answer), soon())
    assert "deadline" in error.reason
    assert len(farm.seen) == 1


def test_deadline_that_is_over(farm: Farm, door: Door) -> None:
    """After the deadline nothing is asked."""
    assert "deadline" in failure(door(), farm.on("/", reply(200)), time.monotonic() - 1).reason
    assert farm.seen == []


@pytest.mark.parametrize(
    "answer",
    [
        endless(OK, b"X-Flood: " + b"y" * 1000 + b"\r\n"),
        endless(OK + b"X-Long: ", b"y" * 1000),
        endless(b"", b"HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n"),
        OK + b"X-Large: " + b"y" * 66_000 + b"\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_flood_of_headers(farm: Farm, door: Door, answer: bytes) -> None:
    """More than 64 KB of headers, or 1xx without end, is an error long before the deadline."""
    error = failure(door(), farm.on("/", answer), soon(20))
    assert "deadline" not in error.reason


@pytest.mark.parametrize(
    "answer",
    [
        endless(OK + b"\r\n", b"x" * 10_000),
        endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b"x" * 4096 + b"\r\n"),
        OK + b"Content-Length: 1000000000000\r\n\r\nxxx",
        reply(200, b"x" * 100_001),
    ],
)
def test_body_too_large(farm: Farm, door: Door, answer: bytes) -> None:
    """A body is cut off at the limit, before it is read where it says its size; it is not tried again."""
    assert "more than 0.1 MB" in failure(door(max_body=100_000), farm.on("/", answer), soon(20)).reason
    assert len(farm.seen) == 1


def test_limit_of_one_request(farm: Farm, door: Door) -> None:
    """A request may have its own limit."""
    url = farm.on("/", reply(200, b"x" * 11))
    assert door(max_body=10).fetch(Request(url, max_body=11)).body == b"x" * 11
    with pytest.raises(FetchError, match="max_body"):
        door().fetch(Request(url, max_body=10))
