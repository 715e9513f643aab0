"""An httpx transport over guarded connections: one small pool per origin, proxies of ours, bytes counted as they come.

One pool for all would be searched under its lock for each request; per origin, `max_connections` is the limit per host.
"""

from __future__ import annotations

import functools
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpcore2

from hugging_news.domain.errors import ConfigError
from hugging_news.http.api import httpx
from hugging_news.http.backend import GuardedBackend, GuardedStream, Resolve
from hugging_news.http.guard import Guard
from hugging_news.http.proxies import Proxies
from hugging_news.http.settings import Settings

_MAX_POOLS = 128
_PORTS = {"http": 80, "https": 443}
_Origin = tuple[str, str, int]


class GuardedTransport(httpx.BaseTransport):
    """Sends one request; redirects, retries and limits on bodies are the client's.

    `extensions["deadline"]` of a request is the instant of `time.monotonic()` by which all must be over. HTTP/1.1 only.
    Errors are httpx's own, and RefusedError from the guard.
    """

    def __init__(self, settings: Settings, resolve: Resolve) -> None:
        self._settings, self._resolve = settings, resolve
        self._guard = Guard(settings.allow, settings.allow_networks)
        self._proxies = Proxies(settings.proxy, settings.environ)
        self._lock = threading.Lock()
        self._pools: dict[_Origin, _Pool] = {}
        self._ssl = _ssl_context(settings.environ.get("SSL_CERT_FILE", ""), settings.environ.get("SSL_CERT_DIR", ""))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        deadline = request.extensions.get("deadline", time.monotonic() + self._settings.deadline)
        pool = self._lease(request.url)
        with ExitStack() as failed:
            failed.callback(pool.release)
            with _as_httpx():
                response = pool.core.handle_request(_core_request(request, deadline))
                _check_version(response)
            network_stream = response.extensions["network_stream"]
            if isinstance(network_stream, GuardedStream):
                network_stream.headers_done()
            failed.pop_all()  # from here on the body releases the pool
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response.stream, pool.release))

    def close(self) -> None:
        with self._lock:
            pools, self._pools = list(self._pools.values()), {}
        for pool in pools:
            pool.core.close()

    def _lease(self, url: httpx.URL) -> _Pool:
        """The origin's pool, marked as in use; idle pools beyond the limit are closed, longest unused first."""
        origin = (url.scheme, url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme])
        proxy = self._proxies.proxy_for(*origin)
        if proxy is not None:
            self._guard.judge_name(*origin[1:])
        with self._lock:
            pool = self._pools.pop(origin, None) or _Pool(self._open(origin, proxy))
            self._pools[origin] = pool
            pool.active += 1
            surplus = self._surplus()
        for old in surplus:
            old.core.close()
        return pool

    def _surplus(self) -> list[_Pool]:
        excess = len(self._pools) - _MAX_POOLS
        if excess <= 0:
            return []
        idle = [origin for origin, pool in self._pools.items() if not pool.active][:excess]
        return [self._pools.pop(origin) for origin in idle]

    def _open(self, origin: _Origin, proxy: str | None) -> httpcore2.ConnectionPool:
        options: dict[str, Any] = {"max_connections": self._settings.per_host, "keepalive_expiry": 15.0}
        if origin[0] == "https":
            options["ssl_context"] = self._ssl
        if proxy is None:
            return httpcore2.ConnectionPool(network_backend=self._backend(self._guard), **options)
        return self._open_proxy(httpx.URL(proxy), options)

    def _open_proxy(self, proxy: httpx.URL, options: dict[str, Any]) -> httpcore2.ConnectionPool:
        """A pool through *proxy*. Its own address was chosen by the owner, so it is opened, and nothing else."""
        port = proxy.port or _PORTS[proxy.scheme]
        host = proxy.raw_host.decode("ascii")
        return httpcore2.HTTPProxy(
            httpcore2.URL(scheme=proxy.raw_scheme, host=proxy.raw_host, port=port, target=b"/"),
            proxy_auth=(proxy.username.encode(), proxy.password.encode()) if proxy.username else None,
            proxy_ssl_context=self._ssl if proxy.scheme == "https" else None,
            network_backend=self._backend(Guard([f"{host}:{port}"])),
            **options,
        )

    def _backend(self, guard: Guard) -> GuardedBackend:
        return GuardedBackend(guard, self._settings.connect_timeout, self._resolve)


class _Pool:
    """A pool of one origin and how many requests it serves now."""

    def __init__(self, core: httpcore2.ConnectionPool) -> None:
        self.core, self.active = core, 0
        self._lock = threading.Lock()

    def release(self) -> None:
        with self._lock:
            self.active -= 1


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any, release: Callable[[], None]) -> None:
        self._stream, self._release, self._closed = stream, release, False

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx():
            yield from self._stream

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            try:
                self._stream.close()
            finally:
                self._release()


@contextmanager
def _as_httpx() -> Iterator[None]:
    """httpx names its errors as httpcore does."""
    try:
        yield
    except (
        httpcore2.TimeoutException,
        httpcore2.NetworkError,
        httpcore2.ProtocolError,
        httpcore2.ProxyError,
        httpcore2.UnsupportedProtocol,
    ) as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error)) from error


def _core_request(request: httpx.Request, deadline: float) -> httpcore2.Request:
    instants = dict.fromkeys(("connect", "read", "write"), deadline)
    return httpcore2.Request(
        request.method,
        httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions={"timeout": {**instants, "pool": max(0.0, deadline - time.monotonic())}},
    )


def _check_version(response: httpcore2.Response) -> None:
    """Raises RemoteProtocolError for a version that HTTP/1 cannot speak; h11 takes any two digits."""
    version = response.extensions["http_version"]
    if version not in (b"HTTP/1.0", b"HTTP/1.1"):
        response.close()
        raise httpcore2.RemoteProtocolError(f"a status line of version {version.decode('latin-1')}")


@functools.cache
def _ssl_context(file: str, folder: str) -> ssl.SSLContext:
    """The system's certificates, or those of SSL_CERT_FILE / SSL_CERT_DIR (a company's own authority); read once."""
    if not file and not folder:
        return httpx.create_ssl_context(trust_env=False)
    try:
        return ssl.create_default_context(cafile=file or None, capath=folder or None)
    except OSError as error:
        raise ConfigError([f"SSL_CERT_FILE or SSL_CERT_DIR cannot be read: {error}"]) from error
