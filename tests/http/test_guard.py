"""Which addresses the guard opens."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.errors import ConfigError
from hugging_news.http.guard import Address, Guard, RefusedError, literal

REFUSED = """
127.0.0.1 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1
239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1 fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1
64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2002:808:808:: 2001:0:4136:e378:8000:63bf:80ff:fffe
2001:db8::1 3fff::1 100::1 5f00::1 4000::1
"""
OPEN = "8.8.8.8 1.1.1.1 100.63.255.255 172.32.0.1 223.255.255.255 2606:4700::1111 2a00:1450::1 64:ff9b::808:808"
LOOPBACK = "127.0.0.1 127.1 127.0.1 0x7f.1 0X7F.0.0.1 2130706433 0x7f000001 017700000001 0177.0.0.1 127.0.0.1. 127.1."


@pytest.mark.parametrize("address", REFUSED.split())
def test_special_address(address: str) -> None:
    """No address with a special purpose is opened, also not inside a tunnel's address."""
    assert Guard().refusal(ip_address(address))


@pytest.mark.parametrize("address", OPEN.split())
def test_public_address(address: str) -> None:
    """Public addresses are open, also behind NAT64, where a network without IPv4 finds everything."""
    assert Guard().refusal(ip_address(address)) is None


@given(st.ip_addresses())
def test_what_python_calls_special(address: Address) -> None:
    """What the standard library knows as special is never open."""
    assert (address.is_global and not address.is_multicast) or Guard().refusal(address)


@pytest.mark.parametrize("host", LOOPBACK.split())
def test_spelling(host: str) -> None:
    """Every spelling that a resolver takes for an address is that address."""
    assert str(literal(host)) == "127.0.0.1"


@pytest.mark.parametrize("host", ["[::1]", "::1", "0:0:0:0:0:0:0:1"])
def test_spelling_of_ipv6(host: str) -> None:
    """IPv6 addresses are seen with and without brackets."""
    assert str(literal(host)) == "::1"


@pytest.mark.parametrize("host", ["1.2.3.4.5", "256.1.1.1", "0x100000000", "example.1", "1.2.3.09", ":::"])
def test_spelling_of_nothing(host: str) -> None:
    """What ends in a number but is no address is refused, not looked up."""
    with pytest.raises(RefusedError, match="no valid address"):
        literal(host)


@pytest.mark.parametrize("host", ["example.com", "example.com.", "127.example", "deadbeef", "xn--fiqs8s"])
def test_name(host: str) -> None:
    """Names are not addresses."""
    assert literal(host) is None


@pytest.mark.parametrize("entry", ["127.0.0.1:80", "127.1:80", "0x7f000001:80"])
def test_allow_opens_host_and_port(entry: str) -> None:
    """An entry opens its host, in any spelling, and its port."""
    guard = Guard([entry])
    assert guard.choose("127.0.0.1", 80, [ip_address("127.0.0.1")])
    assert guard.choose("2130706433", 80, [ip_address("127.0.0.1")])


@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("127.0.0.1", 81, "127.0.0.1"),
        ("127.0.0.2", 80, "127.0.0.2"),
        ("localhost", 80, "127.0.0.1"),
        ("evil.example", 80, "127.0.0.1"),
        ("::ffff:7f00:1", 80, "::ffff:127.0.0.1"),
        ("127.0.0.1.evil.example", 80, "127.0.0.1"),
    ],
)
def test_allow_opens_nothing_else(host: str, port: int, address: str) -> None:
    """Another port, and a name that leads to the same address, stay closed."""
    with pytest.raises(RefusedError, match=r"put \"\S+:\d+\" into \[network\] allow"):
        Guard(["127.0.0.1:80"]).choose(host, port, [ip_address(address)])


def test_allow_by_name() -> None:
    """A name that is allowed may lead anywhere, in upper case and with a trailing dot too."""
    assert Guard(["intranet.example:8080"]).choose("Intranet.Example.", 8080, [ip_address("10.0.0.9")])


def test_allow_networks() -> None:
    """A range opens its addresses on all ports, and no others."""
    guard = Guard(allow_networks=["198.18.0.0/15", "fd00::/8"])
    assert guard.refusal(ip_address("198.19.3.4")) is None
    assert guard.refusal(ip_address("fd00::1")) is None
    assert guard.refusal(ip_address("10.0.0.1"))


def test_some_addresses_refused() -> None:
    """Of a name's addresses those that may be used remain, in their order."""
    found = [ip_address(text) for text in ("10.0.0.1", "8.8.8.8", "::1", "1.1.1.1")]
    assert [str(address) for address in Guard().choose("mixed.example", 80, found)] == ["8.8.8.8", "1.1.1.1"]


def test_name_for_a_proxy() -> None:
    """Behind a proxy the name is judged: addresses in any spelling, local names."""
    guard = Guard(["wiki:80"])
    for host in ("localhost", "x.localhost", "printer", "db.internal", "127.1", "169.254.169.254", "::1", "1.2.3.4.5"):
        with pytest.raises(RefusedError):
            guard.judge_name(host, 80)
    for host in ("huggingface.co", "8.8.8.8", "wiki"):
        guard.judge_name(host, 80)


@pytest.mark.parametrize("entry", ["127.0.0.1", "127.0.0.1:", ":80", "http://x:80", "a:b", "x:99999", ""])
def test_malformed_allow(entry: str) -> None:
    """A wrong entry is an error of configuration that shows the form."""
    with pytest.raises(ConfigError, match="host:port"):
        Guard([entry])


def test_all_malformed_entries_at_once() -> None:
    """All wrong entries are named together."""
    with pytest.raises(ConfigError) as caught:
        Guard(["a", "b"], ["10.0.0.0/33", "x"])
    assert len(caught.value.problems) == 4
