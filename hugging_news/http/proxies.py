"""Which proxy serves an address: `[network] proxy`, else the variables every tool reads. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from ipaddress import ip_network
from urllib.parse import urlsplit

from hugging_news.domain.errors import ConfigError
from hugging_news.http.guard import Address, RefusedError, literal

_HOST = re.compile(r"[A-Za-z0-9._-]+|[0-9a-f:.]+")


class Proxies:
    """`http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, lower case first; *configured* replaces the first three.

    `no_proxy` lists hosts (with their subdomains), `host:port`, address ranges, or `*`.

    Raises:
        ConfigError: a proxy that is not http(s); the message does not show its user and password.
    """

    def __init__(self, configured: str = "", environ: Mapping[str, str] | None = None) -> None:
        self._environ = environ or {}
        self._by_scheme = {
            scheme: _checked(configured or self._variable(f"{scheme}_proxy") or self._variable("all_proxy"))
            for scheme in ("http", "https")
        }
        self._direct = [entry for part in self._variable("no_proxy").split(",") if (entry := part.strip().lower())]

    def proxy_for(self, scheme: str, host: str, port: int) -> str | None:
        """The proxy's URL, None for a direct connection."""
        proxy = self._by_scheme.get(scheme)
        return None if proxy is None or self._is_direct(host.lower().rstrip("."), port) else proxy

    def _is_direct(self, host: str, port: int) -> bool:
        address = _address(host)
        for entry in self._direct:
            if address is not None and _in_range(address, entry):
                return True
            name = entry.removesuffix(f":{port}").lstrip("*.").strip("[]")
            if entry == "*" or (name and (host == name or host.endswith(f".{name}"))):
                return True
        return False

    def _variable(self, name: str) -> str:
        return (self._environ.get(name) or self._environ.get(name.upper()) or "").strip()


def _checked(proxy: str) -> str | None:
    if not proxy:
        return None
    url = proxy if "://" in proxy else f"http://{proxy}"
    where = "[network] proxy, or the proxy variables:"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise ConfigError([f"{where} not an address of the form http://host:port"]) from error
    if not _HOST.fullmatch(host) or parts.scheme not in ("http", "https"):
        named = f"a {parts.scheme} proxy at {host or 'no host'}"
        raise ConfigError([f"{where} {named} is not supported; most proxies offer an http:// port too"])
    return url


def _address(host: str) -> Address | None:
    try:
        return literal(host)
    except RefusedError:
        return None


def _in_range(address: Address, entry: str) -> bool:
    try:
        return address in ip_network(entry, strict=False)
    except ValueError:
        return False
