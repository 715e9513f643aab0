"""A newsroom in a temporary folder, and a little web on loopback that it asks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

FEED = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kite blog</title>
<entry><id>{base}/one</id><title>Kites fly higher</title><link href="{base}/one"/>
<updated>2026-08-12T08:00:00Z</updated><published>2026-08-12T08:00:00Z</published>
<summary>A longer tail keeps a kite steady. It needs less wind than before.</summary></entry></feed>"""


class Web(ThreadingHTTPServer):
    """Answers what *pages* holds, 404 else; *asked* lists the paths."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[str, str]] = {"/feed.xml": ("application/atom+xml", FEED.format(base=self.base))}
        self.asked: list[str] = []

    @property
    def base(self) -> str:
        return f"http://{self.address}"

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Web  # type: ignore[assignment]
    protocol_version: ClassVar[str] = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        kind, text = self.server.pages.get(self.path, ("text/plain", "nothing here"))
        body = text.encode()
        etag = f'"{hash(text)}"'
        unchanged = self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else 200 if self.path in self.server.pages else 404)
        self.send_header("Content-Type", kind)
        self.send_header("ETag", etag)
        self.send_header("Content-Length", "0" if unchanged else str(len(body)))
        self.end_headers()
        if not unchanged:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return None


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def newsroom(tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom that asks one feed of the little web; it is the working directory."""
    for name in ("HF_TOKEN", "GITHUB_TOKEN", "HF_ENDPOINT", "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, web, "blog /feed.xml")
    return tmp_path


def write(folder: Path, web: Web, *sources: str) -> None:
    """Configure *sources*, each `name /path`."""
    text = f'[network]\nallow = ["{web.address}"]\n[hub]\nendpoint = "http://{web.address}"\n'
    for source in sources:
        name, path = source.split()
        text += f'[[sources]]\nname = "{name}"\ncollector = "feed"\nurl = "http://{web.address}{path}"\n'
    (folder / "hugging_news.toml").write_text(text, encoding="utf-8")


@pytest.fixture
def command() -> Callable[..., int]:
    """Run one command line as a user would, with a fixed clock; its exit code."""
    from hugging_news.cli.app import run

    def called(*arguments: str) -> int:
        return run(["--now", "2026-08-17T01:00:00Z", *arguments])

    return called
