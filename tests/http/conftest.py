"""A loopback server that answers by script, byte for byte, and clients that may reach it."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import stamina

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client, Settings

Answer = bytes | Callable[[socket.socket, threading.Event], None]
CERTIFICATE = Path(__file__).with_name("selfsigned.pem")


@dataclass
class Seen:
    """One request as it arrived."""

    target: str
    headers: dict[str, str]


@dataclass
class Farm:
    """Answers by request target: each in turn, the last one again and again; unknown targets get a 404."""

    port: int = 0
    scheme: str = "http"
    seen: list[Seen] = field(default_factory=list)
    script: dict[str, list[Answer]] = field(default_factory=dict)
    ending: threading.Event = field(default_factory=threading.Event)

    def on(self, target: str, *answers: Answer) -> str:
        """Script *target*; gives its URL."""
        self.script[target] = list(answers)
        return self.url(target)

    def url(self, target: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{target}"

    @property
    def here(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def targets(self) -> list[str]:
        return [seen.target for seen in self.seen]

    def next(self, target: str) -> Answer:
        answers = self.script.get(target, [reply(404)])
        return answers.pop(0) if len(answers) > 1 else answers[0]


def reply(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """A whole answer; a header's name has `_` for `-`."""
    lines = [f"HTTP/1.1 {status} Scripted", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def endless(head: bytes, piece: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """Send *head*, then *piece* for as long as anyone listens."""

    def answer(connection: socket.socket, ending: threading.Event) -> None:
        connection.sendall(head)
        while not ending.is_set():
            connection.sendall(piece)

    return answer


def soon(seconds: float = 0.3) -> float:
    """An instant so many seconds from now."""
    return time.monotonic() + seconds


def failure(client: Client, url: str, deadline: float | None = None) -> FetchError:
    """The error of a request that must fail."""
    with pytest.raises(FetchError) as caught:
        client.fetch(Request(url), deadline)
    return caught.value


class Resolver:
    """A resolver with one answer after the other, the last one again and again."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers, self.asked = answers, 0

    def __call__(self, host: str, port: int, **_: object) -> list[object]:
        answer = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        if isinstance(answer, Exception):
            raise answer
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, port))]


def _handle(farm: Farm, connection: socket.socket) -> None:
    head = b""
    while b"\r\n\r\n" not in head:
        data = connection.recv(65536)
        if not data:
            return
        head += data
        if head.startswith(b"\x16\x03"):  # TLS where plain text is spoken
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return
    first, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    pairs = (line.split(": ", 1) for line in lines)
    farm.seen.append(Seen(first.split(" ")[1], {name.lower(): value for name, value in pairs}))
    answer = farm.next(farm.seen[-1].target)
    if isinstance(answer, bytes):
        connection.sendall(answer)
    else:
        answer(connection, farm.ending)


@contextlib.contextmanager
def serving(tls: bool = False) -> Iterator[Farm]:
    farm = Farm(scheme="https" if tls else "http")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if tls:
        context.load_cert_chain(CERTIFICATE)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                if not tls:
                    _handle(farm, self.request)
                    return
                with context.wrap_socket(self.request, server_side=True) as wrapped:
                    _handle(farm, wrapped)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        farm.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.005}, daemon=True)
        thread.start()
        try:
            yield farm
        finally:
            farm.ending.set()
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def _retries_without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=4):
        yield


@pytest.fixture
def farm() -> Iterator[Farm]:
    """A plain server."""
    with serving() as running:
        yield running


@pytest.fixture
def other() -> Iterator[Farm]:
    """A second server: another host, as far as anyone can see."""
    with serving() as running:
        yield running


@pytest.fixture
def secure() -> Iterator[Farm]:
    """A TLS server whose certificate, signed by itself, is for `secure.example`."""
    with serving(tls=True) as running:
        yield running


@pytest.fixture
def door(farm: Farm) -> Iterator[Callable[..., Client]]:
    """Makes clients that may reach *farm*, in names and addresses; keywords are Settings or Client's own."""
    with contextlib.ExitStack() as stack:

        def make(*, allow: tuple[str, ...] | None = None, **options: Any) -> Client:
            own = {name: options.pop(name) for name in ("clock", "resolve") if name in options}
            settings = Settings(allow=(farm.here,) if allow is None else allow, **{"deadline": 5.0, **options})
            return stack.enter_context(Client(settings, **own))

        yield make
