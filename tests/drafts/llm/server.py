"""A scripted OpenAI-compatible server on loopback; it answers in turn, and stops by itself."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar


@dataclass(frozen=True)
class Reply:
    """One answer. *hangs*: none ever comes; *closes*: the connection ends without one."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    hangs: bool = False
    closes: bool = False


Answer = Reply | Callable[[dict[str, Any]], Reply]
"""A reply, or what makes one of the request's JSON."""


def completion(content: object) -> Reply:
    """A chat completion that says *content*."""
    message = {"choices": [{"message": {"role": "assistant", "content": content}}]}
    return Reply(body=json.dumps(message).encode())


class ModelServer(ThreadingHTTPServer):
    """Gives its *script* one after the other, the last one again and again; *seen* are the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.script: list[Answer] = [completion("")]
        self.seen: list[dict[str, Any]] = []
        self.tokens: list[str | None] = []
        self.ending = threading.Event()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    @property
    def base(self) -> str:
        return f"http://{self.address}/v1"

    def handle_error(self, *_: object) -> None:
        """A client that has gone is no news."""


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer  # type: ignore[assignment]
    protocol_version: ClassVar[str] = "HTTP/1.1"

    def do_POST(self) -> None:
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.seen.append(payload)
        self.server.tokens.append(self.headers.get("Authorization"))
        script = self.server.script
        answer = script.pop(0) if len(script) > 1 else script[0]
        reply = answer if isinstance(answer, Reply) else answer(payload)
        if reply.hangs:
            self.server.ending.wait(30)
        if reply.hangs or reply.closes:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        return None


@contextmanager
def serving() -> Iterator[ModelServer]:
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ending.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
