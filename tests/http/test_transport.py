"""Proxies, certificates, connections that are kept."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from hugging_news.domain.errors import ConfigError, FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http import transport
from hugging_news.http.client import Client, Settings
from tests.http.conftest import CERTIFICATE, Farm, reply, serving

Door = Callable[..., Client]


def at_home(host: str, port: int, **_: object) -> list[object]:
    """A resolver by which every name is this machine."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


# Proxies


@pytest.mark.parametrize("scheme", ["", "http://", "http://me:p%40ss@"])
def test_proxy(farm: Farm, door: Door, scheme: str) -> None:
    """A configured proxy is asked for the whole address, although the name is unknown here."""
    farm.on("http://feeds.example/a?b=c", reply(200, b"by proxy"))
    client = door(proxy=f"{scheme}127.0.0.1:{farm.port}", allow=())
    assert client.fetch(Request("http://feeds.example/a?b=c")).body == b"by proxy"
    assert farm.seen[0].headers["host"] == "feeds.example"
    assert farm.seen[0].headers.get("proxy-authorization") == ("Basic bWU6cEBzcw==" if "@" in scheme else None)


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_proxy_of_the_environment(farm: Farm, door: Door, name: str) -> None:
    """The usual variables are read from what is handed in."""
    farm.on("http://feeds.example/", reply(200, b"by proxy"))
    client = door(environ={name: f"http://127.0.0.1:{farm.port}"}, allow=())
    assert client.fetch(Request("http://feeds.example/")).body == b"by proxy"


def test_environment_of_the_process(farm: Farm, door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process's own environment is not read."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert door().fetch(Request(farm.on("/", reply(200, b"direct")))).body == b"direct"


def test_no_proxy(farm: Farm, door: Door) -> None:
    """Hosts in NO_PROXY are connected to directly, and judged."""
    environ = {"http_proxy": "http://127.0.0.1:1", "NO_PROXY": "other.example, 127.0.0.0/8"}
    farm.on("/", reply(200, b"direct"))
    assert door(environ=environ).fetch(Request(farm.url("/"))).body == b"direct"
    with pytest.raises(FetchError, match="loopback"):
        door(environ=environ, allow=()).fetch(Request(farm.url("/")))


@pytest.mark.parametrize(
    "target", ["http://127.1:9/", "http://169.254.169.254/", "http://localhost/", "http://intranet/"]
)
def test_target_behind_a_proxy(farm: Farm, door: Door, target: str) -> None:
    """Behind a proxy the target is judged too, at every hop, and the proxy itself is no target."""
    farm.on("http://feeds.example/", reply(302, Location=target))
    client = door(proxy=f"127.0.0.1:{farm.port}", allow=())
    for url in (target, "http://feeds.example/", f"http://127.0.0.1:{farm.port}/"):
        with pytest.raises(FetchError, match="refused"):
            client.fetch(Request(url))
    assert farm.targets == ["http://feeds.example/"]


def test_allowed_target_behind_a_proxy(farm: Farm, door: Door) -> None:
    """An allowed target goes through the proxy too."""
    farm.on("http://intranet:81/", reply(200, b"ok"))
    assert (
        door(proxy=f"127.0.0.1:{farm.port}", allow=("intranet:81",)).fetch(Request("http://intranet:81/")).body == b"ok"
    )


def test_proxy_that_refuses(farm: Farm, door: Door) -> None:
    """A proxy that wants a password says so, for http and https targets; nothing shows ours."""
    farm.on("http://feeds.example/", reply(407))
    farm.on("feeds.example:443", reply(407))
    for url in ("http://feeds.example/", "https://feeds.example/"):
        with pytest.raises(FetchError, match="proxy") as caught:
            door(proxy=f"http://me:hunter2@127.0.0.1:{farm.port}", allow=()).fetch(Request(url))
        assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "proxy", ["socks5://me:hunter2@127.0.0.1:1080", "http://", "ftp://x", "http://a:b", "http://[a", "a%b"]
)
def test_proxy_that_cannot_be_used(proxy: str) -> None:
    """A proxy of another kind is an error of configuration without its password."""
    with pytest.raises(ConfigError, match="proxy") as caught:
        Client(Settings(proxy=proxy))
    assert "hunter2" not in str(caught.value)


# Certificates


def test_self_signed(secure: Farm, door: Door) -> None:
    """A certificate signed by itself is refused, in one try; there is no option for it."""
    secure.on("/", reply(200))
    client = door(allow=(f"secure.example:{secure.port}",), resolve=at_home)
    with pytest.raises(FetchError, match="certificate is not valid") as caught:
        client.fetch(Request(secure.url("/", "secure.example")))
    assert "tries" not in str(caught.value)
    assert secure.seen == []


def test_own_authority(secure: Farm, door: Door) -> None:
    """SSL_CERT_FILE adds a company's authority; the host's name is still checked."""
    secure.on("/", reply(200, b"ok"))
    allow = (f"secure.example:{secure.port}", f"other.example:{secure.port}")
    client = door(allow=allow, resolve=at_home, environ={"SSL_CERT_FILE": str(CERTIFICATE)})
    assert client.fetch(Request(secure.url("/", "secure.example"))).body == b"ok"
    with pytest.raises(FetchError, match=r"certificate is not valid for other\.example"):
        client.fetch(Request(secure.url("/", "other.example")))


def test_https_through_a_proxy(secure: Farm, farm: Farm, door: Door) -> None:
    """A proxy makes a tunnel; the certificate is checked inside."""
    secure.on("/", reply(200, b"ok"))
    farm.on("secure.example:443", tunnel_to(secure.port))
    client = door(proxy=f"127.0.0.1:{farm.port}", allow=(), environ={"SSL_CERT_FILE": str(CERTIFICATE)})
    assert client.fetch(Request("https://secure.example/")).body == b"ok"
    with pytest.raises(FetchError, match="certificate is not valid"):
        door(proxy=f"127.0.0.1:{farm.port}", allow=()).fetch(Request("https://secure.example/"))


def test_plain_text_on_a_tls_port(farm: Farm, door: Door) -> None:
    """A server that speaks no TLS is an error for https."""
    with pytest.raises(FetchError, match="no connection"):
        door().fetch(Request(f"https://{farm.here}/"))


def test_certificate_file_missing(door: Door) -> None:
    """A wrong SSL_CERT_FILE is an error of configuration, before the first request."""
    with pytest.raises(ConfigError, match="SSL_CERT_FILE"):
        door(environ={"SSL_CERT_FILE": "/nowhere.pem"})


def tunnel_to(port: int) -> Callable[[socket.socket, threading.Event], None]:
    """Answer a CONNECT and pass bytes on to *port*."""

    def copy(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the client has gone

    def answer(connection: socket.socket, ending: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(("127.0.0.1", port)) as inner:
            back = threading.Thread(target=copy, args=(inner, connection), daemon=True)
            back.start()
            copy(connection, inner)
            back.join()

    return answer


# Connections


def kept_alive(bodies: list[bytes]) -> Callable[[socket.socket, threading.Event], None]:
    """Answer this request and those that follow on the same connection."""

    def answer(connection: socket.socket, ending: threading.Event) -> None:
        for body in bodies:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            if not connection.recv(65536):
                return

    return answer


def test_connection_is_kept(farm: Farm, door: Door) -> None:
    """The next request to a host uses the same connection."""
    url = farm.on("/", kept_alive([b"1", b"2", b"3"]))
    client = door()
    assert [client.fetch(Request(url)).body for _ in range(3)] == [b"1", b"2", b"3"]
    assert len(farm.seen) == 1  # one connection: the rest of the requests was read by the script


def test_connections_are_bounded(monkeypatch: pytest.MonkeyPatch, door: Door) -> None:
    """Pools of hosts that are done with are closed: a thousand hosts hold no thousand sockets."""
    monkeypatch.setattr(transport, "_MAX_POOLS", 2)
    with ExitStack() as stack:
        farms = [stack.enter_context(serving()) for _ in range(4)]
        client = door(allow=tuple(farm.here for farm in farms))
        for farm in [*farms, *farms]:
            client.fetch(Request(farm.on("/", kept_alive([b"1", b"2"]))))
        assert [len(farm.seen) for farm in farms] == [2, 2, 2, 2]
        assert len(client._transport._pools) == 2
