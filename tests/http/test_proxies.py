"""Which proxy serves an address."""

from __future__ import annotations

import pytest

from hugging_news.http.proxies import Proxies


def test_by_scheme() -> None:
    """Each scheme has its variable; ALL_PROXY serves the rest; lower case goes first."""
    environ = {"https_proxy": "http://a:1", "HTTPS_PROXY": "http://b:1", "ALL_PROXY": "c:1"}
    proxies = Proxies("", environ)
    assert proxies.proxy_for("https", "x.example", 443) == "http://a:1"
    assert proxies.proxy_for("http", "x.example", 80) == "http://c:1"


def test_none() -> None:
    """Without a setting connections are direct."""
    assert Proxies("", {"PATH": "/bin"}).proxy_for("http", "x.example", 80) is None


def test_configured_first() -> None:
    """The configuration replaces the variables, except NO_PROXY."""
    proxies = Proxies("http://own:1", {"http_proxy": "http://a:1", "no_proxy": "x.example"})
    assert proxies.proxy_for("http", "y.example", 80) == "http://own:1"
    assert proxies.proxy_for("http", "x.example", 80) is None


@pytest.mark.parametrize(
    ("entry", "host", "direct"),
    [
        ("x.example", "x.example", True),
        ("x.example", "www.x.example", True),
        ("x.example", "notx.example", False),
        (".x.example", "www.x.example", True),
        ("*.x.example", "www.x.example", True),
        ("X.Example", "x.example.", True),
        ("x.example:8080", "x.example", True),
        ("x.example:80", "x.example", False),
        ("*", "anything.example", True),
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("127.0.0.1", "127.1", True),
        ("::1", "::1", True),
        ("", "x.example", False),
        (" , ,", "x.example", False),
    ],
)
def test_no_proxy(entry: str, host: str, direct: bool) -> None:
    """NO_PROXY lists hosts with their subdomains, host and port, ranges, or everything."""
    proxies = Proxies("http://own:1", {"NO_PROXY": entry})
    assert (proxies.proxy_for("http", host, 8080) is None) is direct
