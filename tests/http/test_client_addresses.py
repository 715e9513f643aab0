"""Where a request may lead: addresses, names, redirects."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import pytest

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client
from tests.http.conftest import Farm, Resolver, endless, failure, reply, soon

Door = Callable[..., Client]

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
