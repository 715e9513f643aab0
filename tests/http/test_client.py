"""One request through the door: what comes back, what is refused, what is tried again."""

from __future__ import annotations

import logging
import socket
import struct
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hugging_news.domain.errors import FetchError, NotFetchedError, RateLimitedError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client, Stored
from tests.http.conftest import Farm, reply

Door = Callable[..., Client]
NOON = datetime(2026, 8, 17, 12, tzinfo=UTC)


def soon(seconds: float = 0.3) -> float:
    return time.monotonic() + seconds


def failure(client: Client, url: str, deadline: float | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        client.fetch(Request(url), deadline)
    return caught.value


# What a good answer is


def test_answer(farm: Farm, door: Door) -> None:
    """A response has the final URL, the body, lower-case headers without the wire's own, and the clock's time."""
    url = farm.on("/feed", reply(200, b"<rss/>", ETag='"1"', Content_Type="text/xml", Set_Cookie="a=b"))
    response = door(clock=lambda: NOON).fetch(Request(url))
    assert (response.url, response.body, response.status, response.time) == (url, b"<rss/>", 200, NOON)
    assert response.headers == {"etag": '"1"', "content-type": "text/xml"}
    assert not response.not_modified
    assert response.moved_to is None


def test_what_is_sent(farm: Farm, door: Door) -> None:
    """The request has its parameters in order, says who asks, and carries nothing else of ours."""
    farm.on("/api?b=1&a=x+y", reply(200))
    contact = "editor@news.example\r\nX: 編 (1)"
    door(contact=contact).fetch(Request(farm.url("/api"), params={"b": 1, "a": "x y"}, accept="application/json"))
    headers = farm.seen[0].headers
    assert headers["user-agent"].startswith("hugging-news/")
    assert headers["user-agent"].endswith(" (+editor@news.exampleX:  1)")
    assert headers["accept"] == "application/json"
    assert headers["accept-encoding"].startswith("gzip, deflate")
    assert sorted(headers) == ["accept", "accept-encoding", "host", "user-agent"]


def test_empty_body(farm: Farm, door: Door) -> None:
    """An empty body is handed on: what reads it knows what it means."""
    assert door().fetch(Request(farm.on("/", reply(200)))).body == b""


def test_cookies_are_not_kept(farm: Farm, door: Door) -> None:
    """A cookie is never sent back."""
    url = farm.on("/", reply(200, Set_Cookie="who=me"))
    client = door()
    client.fetch(Request(url))
    client.fetch(Request(url))
    assert "cookie" not in farm.seen[1].headers


def test_nonsense_headers(farm: Farm, door: Door) -> None:
    """Nonsense in headers is harmless: the content decides."""
    odd = {
        "ETag": "\xff\xfe\x1b[31m",
        "Date": "yesterday",
        "Last_Modified": "-1",
        "Content_Encoding": "utf-8",
        "Age": "x",
    }
    response = door().fetch(
        Request(farm.on("/", reply(200, b"body", Content_Type="text/html; charset=klingon", **odd)))
    )
    assert response.body == b"body"
    assert all(value.isprintable() for value in response.headers.values())


def test_slow_but_in_time(farm: Farm, door: Door) -> None:
    """What arrives byte by byte, but in time, is accepted."""

    def drip(connection: socket.socket, ending: threading.Event) -> None:
        for position in range(len(answer := reply(200, b"slow"))):
            connection.sendall(answer[position : position + 1])

    assert door().fetch(Request(farm.on("/", drip))).body == b"slow"


def test_local_file(door: Door, tmp_path: Path) -> None:
    """A local file is read, also when offline."""
    path = tmp_path / "feed.xml"
    path.write_bytes(b"<rss/>")
    response = door(offline=True, clock=lambda: NOON).fetch(Request("feed.xml", file=str(path)))
    assert (response.url, response.body, response.time) == ("feed.xml", b"<rss/>", NOON)


@pytest.mark.parametrize("name", ["missing.xml", "."])
def test_local_file_that_is_none(door: Door, tmp_path: Path, name: str) -> None:
    """What is no file (missing, a folder, a device) is a clear error."""
    with pytest.raises(FetchError, match="is no file"):
        door().fetch(Request("feed.xml", file=str(tmp_path / name)))


def test_local_file_too_large(door: Door, tmp_path: Path) -> None:
    """The limit on bodies holds for files."""
    path = tmp_path / "feed.xml"
    path.write_bytes(b"x" * 11)
    with pytest.raises(FetchError, match="more than 1e-05 MB"):
        door(max_body=10).fetch(Request("feed.xml", file=str(path)))


def test_offline(farm: Farm, door: Door) -> None:
    """Offline nothing is connected."""
    with pytest.raises(NotFetchedError, match="--offline"):
        door(offline=True).fetch(Request(farm.url("/")))
    assert farm.seen == []


# Addresses


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://127.0.0.1./",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://0/",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_redirect_to_a_refused_address(farm: Farm, door: Door, target: str) -> None:
    """A redirect leads to no special address in any spelling; the message names the source and the way."""
    url = farm.on("/", reply(302, Location=target))
    error = failure(door(), url)
    assert error.url == url
    assert "on the way to" in error.reason
    assert "refused" in error.reason
    assert farm.targets == ["/"]


def test_redirect_at_every_hop(farm: Farm, other: Farm, door: Door) -> None:
    """The second hop is judged like the first."""
    farm.on("/b", reply(302, Location=other.url("/secret")))
    error = failure(door(), farm.on("/a", reply(302, Location="/b")))
    assert "loopback" in error.reason
    assert farm.targets == ["/a", "/b"]
    assert other.seen == []


def test_name_that_leads_inside(farm: Farm, door: Door) -> None:
    """A name is judged by the address that is connected to; nothing is connected."""
    client = door(resolve=Resolver("127.0.0.1"))
    assert "loopback" in failure(client, farm.url("/", "evil.example")).reason
    assert farm.seen == []


def test_name_is_resolved_once(farm: Farm, door: Door) -> None:
    """The judged address is the connected one: a second, different answer of the resolver has no effect."""
    resolve = Resolver("127.0.0.1", "169.254.169.254")
    client = door(allow=(), allow_networks=("127.0.0.0/8",), resolve=resolve)
    farm.on("/", reply(200, b"ok"))
    assert client.fetch(Request(farm.url("/", "rebinding.example"))).body == b"ok"
    assert resolve.asked == 1
    assert farm.seen[0].headers["host"] == f"rebinding.example:{farm.port}"


def test_second_address_answers(farm: Farm, door: Door) -> None:
    """When a name's first address does not answer, the next is tried."""

    def resolve(host: str, port: int, **_: object) -> list[object]:
        return [(0, 0, 0, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")]

    farm.on("/", reply(200, b"ok"))
    client = door(allow=(f"two.example:{farm.port}",), resolve=resolve)
    assert client.fetch(Request(farm.url("/", "two.example"))).body == b"ok"


def test_name_not_found(door: Door) -> None:
    """A name that does not exist is an error that names it, after all tries."""
    error = failure(door(resolve=Resolver(socket.gaierror(-2, "Name or service not known"))), "http://gone.example/")
    assert "gone.example cannot be resolved" in error.reason
    assert "4 tries" in error.reason


def test_resolver_that_hangs(door: Door) -> None:
    """A resolver that never answers costs the deadline and no more."""
    release = threading.Event()

    def resolve(host: str, port: int, **_: object) -> list[object]:
        release.wait(30)
        return []

    try:
        assert "was not resolved in time" in failure(door(resolve=resolve), "http://slow.example/", soon()).reason
    finally:
        release.set()


def test_other_port_of_an_allowed_host(farm: Farm, other: Farm, door: Door) -> None:
    """An allowed host is open at the allowed port only."""
    assert "refused" in failure(door(), other.url("/")).reason
    assert other.seen == []


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://example.com/", "only http and https"),
        ("gopher://example.com/", "only http and https"),
        ("data:text/plain,x", "only http and https"),
        ("//example.com/x", "only http and https"),
        ("feed.xml", "only http and https"),
        ("", "only http and https"),
        ("http://", "only http and https"),
        ("http://exa mple.com/", "no valid address"),
        ("http://[::1/", "no valid address"),
        ("http://example.com:99999/", "no valid address"),
        ("http://example.com:x/", "no valid address"),
        ("http://ex\x00ample.com/", "no valid address"),
        ("https://user:secret@example.com/", "user names and passwords"),
    ],
)
def test_address_that_is_none(door: Door, url: str, words: str) -> None:
    """Other schemes and broken addresses are clear errors, without any password in them."""
    with pytest.raises(FetchError, match=words) as caught:
        door(resolve=Resolver(socket.gaierror(-2, "unknown"))).fetch(Request(url))
    assert "secret" not in str(caught.value)


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect(farm: Farm, door: Door, status: int) -> None:
    """Redirects are followed; a permanent one is recorded."""
    end = farm.on("/new", reply(200, b"here"))
    response = door().fetch(Request(farm.on("/old", reply(status, b"ignored", Location="/new"))))
    assert (response.body, response.url) == (b"here", end)
    assert response.moved_to == (end if status in (301, 308) else None)


def test_permanent_then_temporary(farm: Farm, door: Door) -> None:
    """Only what is permanent from the start is where the source has moved to."""
    farm.on("/b", reply(302, Location="/c"))
    farm.on("/c", reply(301, Location="/d"))
    farm.on("/d", reply(200))
    response = door().fetch(Request(farm.on("/a", reply(308, Location="/b"))))
    assert (response.url, response.moved_to) == (farm.url("/d"), farm.url("/b"))


def test_redirect_loop(farm: Farm, door: Door) -> None:
    """A loop ends after ten redirects, in one try."""
    assert "more than 10 redirects" in failure(door(), farm.on("/", reply(301, Location="/"))).reason
    assert len(farm.seen) == 11


def test_redirect_body_is_not_read(farm: Farm, door: Door) -> None:
    """The endless body of a redirect costs nothing."""
    farm.on("/end", reply(200, b"ok"))
    head = b"HTTP/1.1 302 Found\r\nLocation: /end\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert door().fetch(Request(farm.on("/", endless(head, b"1000\r\n" + b"x" * 4096 + b"\r\n")))).body == b"ok"


@pytest.mark.parametrize("location", [None, "http://[", "ftp://example.com/", "http://user:secret@example.com/"])
def test_redirect_to_nothing(farm: Farm, door: Door, location: str | None) -> None:
    """No or a broken `Location` is an error, and is not tried again."""
    error = failure(door(), farm.on("/", reply(302) if location is None else reply(302, Location=location)))
    assert "secret" not in str(error)
    assert len(farm.seen) == 1


# Statuses and retries


def test_server_error_then_answer(farm: Farm, door: Door) -> None:
    """A burst of 5xx succeeds on a retry."""
    assert door().fetch(Request(farm.on("/", reply(503), reply(500), reply(200, b"ok")))).body == b"ok"
    assert len(farm.seen) == 3


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 599])
def test_tries_are_bounded(farm: Farm, door: Door, status: int) -> None:
    """What may pass is tried four times."""
    error = failure(door(), farm.on("/", reply(status)))
    assert error.status == status
    assert "(4 tries)" in error.reason
    assert len(farm.seen) == 4


@pytest.mark.parametrize("status", [201, 204, 206, 300, 305, 400, 401, 403, 404, 407, 410, 418, 451])
def test_status_for_good(farm: Farm, door: Door, status: int) -> None:
    """Other statuses are errors at once."""
    error = failure(door(), farm.on("/", reply(status)))
    assert error.status == status
    assert len(farm.seen) == 1


def test_gone(farm: Farm, door: Door) -> None:
    """A 410 tells the owner what to do."""
    assert "remove the source" in str(failure(door(), farm.on("/", reply(410))))


@pytest.mark.parametrize("status", [429, 503])
def test_short_pause_is_kept(farm: Farm, door: Door, status: int) -> None:
    """A short Retry-After is waited for."""
    url = farm.on("/", reply(status, Retry_After="2"), reply(200, b"ok"))
    assert door().fetch(Request(url)).body == b"ok"


@pytest.mark.parametrize("value", ["31", "86400", "9" * 30, "Fri, 31 Dec 2100 23:59:59 GMT"])
@pytest.mark.parametrize("status", [429, 503])
def test_long_pause_is_left_for_the_next_run(farm: Farm, door: Door, status: int, value: str) -> None:
    """A long or absurd Retry-After ends the matter for this run, and is in the error."""
    with pytest.raises(RateLimitedError, match="left for the next run") as caught:
        door().fetch(Request(farm.on("/", reply(status, Retry_After=value))))
    assert caught.value.status == status
    assert caught.value.retry_after is not None
    assert caught.value.retry_after > 30
    assert len(farm.seen) == 1


def test_pause_beyond_the_deadline(farm: Farm, door: Door) -> None:
    """A pause that does not fit into the deadline is not begun."""
    with pytest.raises(RateLimitedError):
        door().fetch(Request(farm.on("/", reply(503, Retry_After="20"))), soon(10))


@pytest.mark.parametrize("value", ["soon", "-5", "", "1e9", "12.5"])
def test_pause_that_says_nothing(farm: Farm, door: Door, value: str) -> None:
    """Nonsense in Retry-After counts as none."""
    assert door().fetch(Request(farm.on("/", reply(503, Retry_After=value), reply(200, b"ok")))).body == b"ok"


def test_rate_limit_of_an_api(farm: Farm, door: Door) -> None:
    """GitHub's 403 with nothing remaining is a rate limit, with the time of its reset."""
    limited = reply(
        403,
        X_RateLimit_Remaining="0",
        X_RateLimit_Reset=str(int(NOON.timestamp()) + 1800),
        Date="Mon, 17 Aug 2026 12:00:00 GMT",
    )
    with pytest.raises(RateLimitedError) as caught:
        door().fetch(Request(farm.on("/", limited)))
    assert caught.value.retry_after == 1800
    assert len(farm.seen) == 1


def test_rate_limit_without_a_time(farm: Farm, door: Door) -> None:
    """A 403 with nothing remaining and no time is not tried again."""
    with pytest.raises(RateLimitedError) as caught:
        door().fetch(Request(farm.on("/", reply(403, X_RateLimit_Remaining="0"))))
    assert caught.value.retry_after is None
    assert len(farm.seen) == 1


# Broken answers


def close(connection: socket.socket, ending: threading.Event) -> None:
    """Answer nothing."""


def reset(connection: socket.socket, ending: threading.Event) -> None:
    """Send a head, then reset the connection in the body."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def silence(connection: socket.socket, ending: threading.Event) -> None:
    """Never answer."""
    ending.wait(30)


def endless(head: bytes, piece: bytes) -> Callable[[socket.socket, threading.Event], None]:
    """Send *head*, then *piece* for as long as anyone listens."""

    def answer(connection: socket.socket, ending: threading.Event) -> None:
        connection.sendall(head)
        while not ending.is_set():
            connection.sendall(piece)

    return answer


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


# Conditional requests


STORED = Stored(
    etag='"1"', last_modified="Mon, 17 Aug 2026 00:00:00 GMT", body=b"stored", headers={"x-a": "b", "etag": '"1"'}
)


def test_not_modified(farm: Farm, door: Door) -> None:
    """A 304 gives the stored body as a 200, with the newer validators."""
    url = farm.on("/", b'HTTP/1.1 304 Not Modified\r\nETag: "2"\r\nContent-Type: x/y\r\n\r\n')
    response = door().fetch(Request(url), stored=STORED)
    assert (response.body, response.status, response.not_modified) == (b"stored", 200, True)
    assert response.headers == {"x-a": "b", "etag": '"2"'}
    assert farm.seen[0].headers["if-none-match"] == '"1"'
    assert farm.seen[0].headers["if-modified-since"] == "Mon, 17 Aug 2026 00:00:00 GMT"


def test_modified(farm: Farm, door: Door) -> None:
    """A 200 replaces what is stored."""
    response = door().fetch(Request(farm.on("/", reply(200, b"new"))), stored=STORED)
    assert (response.body, response.not_modified) == (b"new", False)


def test_not_modified_without_validators(farm: Farm, door: Door) -> None:
    """A 304 that nobody asked for is answered by one unconditional request."""
    response = door().fetch(Request(farm.on("/", reply(304), reply(200, b"whole"))))
    assert response.body == b"whole"
    assert farm.seen[1].headers["cache-control"] == "no-cache"
    assert "if-none-match" not in farm.seen[1].headers


def test_always_not_modified(farm: Farm, door: Door) -> None:
    """Two of them are an error."""
    assert failure(door(), farm.on("/", reply(304))).status == 304
    assert len(farm.seen) == 2


@pytest.mark.parametrize("etag", ['"a\r\nX-Injected: 1"', '"\x00"', '"\u4e2d"'])
def test_validator_that_fits_no_header(farm: Farm, door: Door, etag: str) -> None:
    """A validator with odd characters is not sent."""
    door().fetch(Request(farm.on("/", reply(200))), stored=Stored(etag, None, b""))
    assert not {"if-none-match", "x-injected"} & farm.seen[0].headers.keys()


# Threads and logs


def test_log_without_secrets(farm: Farm, door: Door, caplog: pytest.LogCaptureFixture) -> None:
    """Logs at any level name no cookie of a stranger's."""
    with caplog.at_level(logging.DEBUG):
        door().fetch(Request(farm.on("/", reply(503), reply(200))))
    assert "/" in farm.targets
    assert "Authorization" not in caplog.text


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
