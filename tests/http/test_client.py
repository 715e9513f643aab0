"""One request through the door: what comes back, what is refused, what is tried again."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hugging_news.domain.errors import FetchError, NotFetchedError, RateLimitedError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client, Stored
from tests.http.conftest import Farm, failure, reply, soon

Door = Callable[..., Client]
NOON = datetime(2026, 8, 17, 12, tzinfo=UTC)


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
