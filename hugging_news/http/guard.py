"""Which addresses may be connected to. Pure: it judges addresses, it neither resolves nor connects.

The table follows the IANA special-purpose address registries. `ipaddress.is_global` is not enough: it is true for
224.0.0.1, for 64:ff9b::7f00:1 and for 2002:7f00:1::, and it changes with the Python version.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from hugging_news.domain.errors import ConfigError

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_SPECIAL = {
    "unspecified": "0.0.0.0/8 ::/128",
    "loopback": "127.0.0.0/8 ::1/128",
    "private": "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 fc00::/7 fec0::/10",
    "link-local or metadata": "169.254.0.0/16 fe80::/10 168.63.129.16/32",
    "shared (carrier-grade NAT)": "100.64.0.0/10",
    "multicast": "224.0.0.0/4 ff00::/8",
    "reserved": "192.0.0.0/24 240.0.0.0/4 2001::/23 100::/64",
    "benchmark or fake-IP": "198.18.0.0/15",
    "documentation": "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20",
    "IPv4-mapped": "::ffff:0:0/96",
    "tunnelled": "192.88.99.0/24 2002::/16 64:ff9b:1::/48",
}
_REFUSED: tuple[tuple[str, Network], ...] = tuple(
    (reason, ip_network(network)) for reason, networks in _SPECIAL.items() for network in networks.split()
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa")
_NUMERIC = re.compile(r"(?i)(?:0x[0-9a-f]*|[0-9]+)")


class RefusedError(Exception):
    """The guard does not open this host; the message is the reason, without the URL."""


class Guard:
    """Judges addresses. *allow* opens exactly a `host:port`, *allow_networks* opens ranges such as `198.18.0.0/15`.

    An entry of *allow* is compared with the host as the URL names it: `127.0.0.1:80` opens neither `localhost:80` nor
    a name that resolves to 127.0.0.1.

    Raises:
        ConfigError: an entry is malformed.
    """

    def __init__(self, allow: Iterable[str] = (), allow_networks: Iterable[str] = ()) -> None:
        problems: list[str] = []
        self._allow = frozenset(_entry(text, problems) for text in allow)
        self._networks = tuple(network for text in allow_networks if (network := _network(text, problems)))
        if problems:
            raise ConfigError(problems)

    def choose(self, host: str, port: int, addresses: Iterable[Address]) -> tuple[Address, ...]:
        """Those of *addresses*, found for *host*, that may be connected to, in their order.

        Raises:
            RefusedError: none may.
        """
        judged = {address: None if self.allows(host, port) else self.refusal(address) for address in addresses}
        chosen = tuple(address for address, reason in judged.items() if reason is None)
        if not chosen:
            reasons = ", ".join(f"{address} ({reason} address)" for address, reason in judged.items())
            raise RefusedError(_advice(host, port, f"leads to {reasons or 'no address'}"))
        return chosen

    def judge_name(self, host: str, port: int) -> None:
        """Judge a host that a proxy will resolve: what it is called is all there is to see.

        Raises:
            RefusedError: it is a refused address in any spelling, or a name of a local network.
        """
        if self.allows(host, port):
            return
        if (address := literal(host)) is not None:
            self.choose(host, port, [address])
            return
        name = _normal(host)
        if "." not in name or name.rpartition(".")[2] in _LOCAL_NAMES:
            raise RefusedError(_advice(host, port, "is a name of a local network"))

    def allows(self, host: str, port: int) -> bool:
        """Whether *host* and *port* are opened by name."""
        return (_normal(host), port) in self._allow

    def refusal(self, address: Address) -> str | None:
        """Why *address* is refused, None when it is public or in *allow_networks*."""
        if any(address in network for network in self._networks):
            return None
        if address in _NAT64:
            return self.refusal(IPv4Address(int(address) & 0xFFFFFFFF))
        for reason, network in _REFUSED:
            if address in network:
                return reason
        return "reserved" if address.version == 6 and address not in _GLOBAL_UNICAST else None


def literal(host: str) -> Address | None:
    """The address that *host* spells, None for a name.

    Spellings are `127.1`, `0x7f.1`, `2130706433`, `0177.0.0.1`, `[::1]`, all also with a trailing dot.

    Raises:
        RefusedError: it ends in a number as addresses do, but is none.
    """
    bare = host.strip("[]").rstrip(".")
    try:
        if ":" in bare:
            return ip_address(bare)
        if _NUMERIC.fullmatch(bare.rpartition(".")[2]):
            # An octet with a leading zero is octal to every resolver; `ipaddress` would refuse it.
            return IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError) as error:
        raise RefusedError(f"{host!r} is no valid address") from error
    return None


def _normal(host: str) -> str:
    try:
        address = literal(host)
    except RefusedError:
        address = None
    return str(address) if address is not None else host.rstrip(".").lower()


def _entry(text: str, problems: list[str]) -> tuple[str, int]:
    host, _, port = text.strip().rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > 65535 or "/" in host:
        problems.append(f'[network] allow: {text!r} is not "host:port", such as "127.0.0.1:8765"')
        return "", 0
    return _normal(host), int(port)


def _network(text: str, problems: list[str]) -> Network | None:
    try:
        return ip_network(text.strip())
    except ValueError:
        problems.append(f'[network] allow_networks: {text!r} is no range, such as "198.18.0.0/15"')
        return None


def _advice(host: str, port: int, reason: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f'{shown} {reason}: refused; if you trust it, put "{shown}:{port}" into [network] allow'
