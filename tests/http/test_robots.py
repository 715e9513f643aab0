"""robots.txt of hosts whose pages are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client
from tests.http.conftest import Farm, reply

Door = Callable[..., Client]
RULES = b"User-agent: *\nDisallow: /private\n\nUser-agent: hugging-news\nDisallow: /ours\n"


def test_page_that_is_disallowed(farm: Farm, door: Door) -> None:
    """A page that the host's rules for us exclude is not asked for, and the error says why."""
    farm.on("/robots.txt", reply(200, RULES))
    with pytest.raises(FetchError, match=r"robots\.txt does not allow hugging-news"):
        door().fetch(Request(farm.on("/ours/page", reply(200)), robots=True))
    assert farm.targets == ["/robots.txt"]


def test_page_that_is_allowed(farm: Farm, door: Door) -> None:
    """The group that names us replaces the general one; the rules are read once."""
    farm.on("/robots.txt", reply(200, RULES))
    client = door()
    for _ in range(2):
        assert client.fetch(Request(farm.on("/private/page", reply(200, b"ok")), robots=True)).body == b"ok"
    assert farm.targets == ["/robots.txt", "/private/page", "/private/page"]


def test_feed(farm: Farm, door: Door) -> None:
    """Without the flag (feeds, APIs) robots.txt is not asked for."""
    farm.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /\n"))
    door().fetch(Request(farm.on("/feed", reply(200))))
    assert farm.targets == ["/feed"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_rules(farm: Farm, door: Door, status: int) -> None:
    """Without such a file all is allowed (RFC 9309, 2.3.1.3)."""
    farm.on("/robots.txt", reply(status))
    assert door().fetch(Request(farm.on("/page", reply(200, b"ok")), robots=True)).body == b"ok"


@pytest.mark.parametrize("answer", [reply(500), reply(503), reply(429), b"nonsense"])
def test_rules_that_cannot_be_had(farm: Farm, door: Door, answer: bytes) -> None:
    """While the file cannot be had nothing is allowed (RFC 9309, 2.3.1.4); it is not asked for once a page."""
    farm.on("/robots.txt", answer)
    client = door()
    for target in ("/a", "/b"):
        with pytest.raises(FetchError, match=r"robots\.txt cannot be read"):
            client.fetch(Request(farm.on(target, reply(200)), robots=True))
    assert set(farm.targets) == {"/robots.txt"}
    assert len(farm.seen) == 4


def test_redirect_to_a_disallowed_page(farm: Farm, other: Farm, door: Door) -> None:
    """The rules of the host that a redirect leads to hold as well."""
    other.on("/robots.txt", reply(200, b"User-agent: *\nDisallow: /\n"))
    client = door(allow=(farm.here, other.here))
    with pytest.raises(FetchError, match="does not allow"):
        client.fetch(Request(farm.on("/page", reply(302, Location=other.url("/page"))), robots=True))
    assert other.targets == ["/robots.txt"]


def test_large_and_hostile_rules(farm: Farm, door: Door) -> None:
    """Only the first 512 kB are read as rules, whatever they hold."""
    text = b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"\n" + b"\xff\x00 junk\n" * 70_000 + b"Disallow: /page\n"
    farm.on("/robots.txt", reply(200, text))
    assert door().fetch(Request(farm.on("/page", reply(200, b"ok")), robots=True)).body == b"ok"
