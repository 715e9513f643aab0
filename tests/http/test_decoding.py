"""Content-Encoding: what is undone, what is cut off, what is broken."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator

import pytest

from hugging_news.domain.errors import FetchError
from hugging_news.domain.exchange import Request
from hugging_news.http.client import Client
from hugging_news.http.decoding import ACCEPTED, DecodingError, TooLargeError, decoded
from tests.http.conftest import Farm, reply

TEXT = bytes(range(256)) * 10_000
LIMIT = 20_000_000


def bare(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(data) + stream.flush()


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("size", [1, 1000, 10**9])
@pytest.mark.parametrize(
    ("encodings", "body"),
    [
        ("", TEXT[:5000]),
        ("identity", TEXT[:5000]),
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("GZIP ", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", bare(TEXT)),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT))),
        ("deflate, gzip", gzip.compress(zlib.compress(TEXT))),
        ("gzip", gzip.compress(TEXT[:100]) + gzip.compress(TEXT[100:])),
        ("gzip", gzip.compress(TEXT) + b"\0junk after the end"),
        ("klingon", TEXT[:5000]),
    ],
)
def test_whole(encodings: str, body: bytes, size: int) -> None:
    """Codings are undone in reverse order, however the body is cut into chunks; unknown ones are ignored."""
    expected = body if encodings in ("", "identity", "klingon") else TEXT
    assert decoded(pieces(body, size), encodings, LIMIT) == expected


@pytest.mark.parametrize("encodings", ["gzip", "deflate", "gzip, deflate"])
def test_nothing(encodings: str) -> None:
    """An empty body is empty under any coding."""
    assert decoded([], encodings, LIMIT) == b""


@pytest.mark.parametrize("size", [1000, 10**9])
@pytest.mark.parametrize(
    ("encodings", "body"),
    [
        ("gzip", gzip.compress(TEXT)[:-1]),
        ("gzip", gzip.compress(TEXT)[:1000]),
        ("gzip", gzip.compress(TEXT) + gzip.compress(TEXT)[:-1]),
        ("gzip", b"<html>no gzip</html>"),
        ("gzip", gzip.compress(TEXT)[:-8] + b"\0" * 8),
        ("deflate", zlib.compress(TEXT)[:-10]),
        ("deflate", b"<html>no deflate</html>"),
        ("gzip, gzip", gzip.compress(gzip.compress(TEXT)[:-1])),
    ],
)
def test_cut_or_broken(encodings: str, body: bytes, size: int) -> None:
    """A stream that does not come to its own end is never taken for a whole one."""
    with pytest.raises(DecodingError):
        decoded(pieces(body, size), encodings, LIMIT)


def bomb(size: int) -> bytes:
    return gzip.compress(bytes(size), 9)


@pytest.mark.parametrize(
    ("encodings", "body"),
    [
        ("gzip", bomb(50_000_000)),
        ("deflate", zlib.compress(bytes(50_000_000), 9)),
        ("gzip, gzip", gzip.compress(bomb(50_000_000), 9)),
        ("gzip", bomb(600_000) * 2),
        ("", bytes(1_000_001)),
    ],
)
def test_bomb(encodings: str, body: bytes) -> None:
    """The limit holds for what comes out, while it comes out."""
    with pytest.raises(TooLargeError):
        decoded([body], encodings, 1_000_000)


def test_bomb_is_not_unpacked() -> None:
    """Beyond the limit nothing is read or unpacked."""
    taken = []

    def chunks() -> Iterator[bytes]:
        for chunk in pieces(bomb(100_000_000), 1000):
            taken.append(chunk)
            yield chunk

    with pytest.raises(TooLargeError):
        decoded(chunks(), "gzip", 1_000_000)
    assert len(taken) <= 2


def test_exact_limit() -> None:
    """A body of just the limit passes."""
    assert len(decoded([bomb(1_000_000)], "gzip", 1_000_000)) == 1_000_000


def test_many_layers() -> None:
    """Codings are not stacked without end."""
    with pytest.raises(DecodingError, match="one over the other"):
        decoded([b""], ",".join(["gzip"] * 5), LIMIT)


@pytest.mark.parametrize("name", ["br", "zstd", "compress"])
def test_coding_that_cannot_be_undone(name: str) -> None:
    """A coding that was not asked for is an error, never taken for text."""
    assert name not in ACCEPTED
    with pytest.raises(DecodingError, match=name):
        decoded([b"x"], name, LIMIT)


# Through the door


def test_gzip_through_the_door(farm: Farm, door: Callable[..., Client]) -> None:
    """A compressed body arrives unpacked, without the headers that described its packing."""
    url = farm.on("/", reply(200, gzip.compress(b"<rss/>"), Content_Encoding="gzip"))
    response = door().fetch(Request(url))
    assert response.body == b"<rss/>"
    assert response.headers == {}


def test_bomb_through_the_door(farm: Farm, door: Callable[..., Client]) -> None:
    """A bomb is cut off at the limit, and not asked for again."""
    url = farm.on("/", reply(200, bomb(30_000_000), Content_Encoding="gzip"))
    with pytest.raises(FetchError, match="more than 1 MB"):
        door(max_body=1_000_000).fetch(Request(url))
    assert len(farm.seen) == 1


def test_cut_gzip_through_the_door(farm: Farm, door: Callable[..., Client]) -> None:
    """A cut stream inside a whole answer is an error, and the next try is taken."""
    whole = gzip.compress(TEXT[:5000])
    url = farm.on("/", reply(200, whole[:-9], Content_Encoding="gzip"), reply(200, whole, Content_Encoding="gzip"))
    assert door().fetch(Request(url)).body == TEXT[:5000]


def test_body_that_unpacks_to_nothing(farm: Farm, door: Callable[..., Client]) -> None:
    """Bytes on the wire are limited too: empty blocks without end give no output that a limit could see."""
    blocks = b"\x00\x00\x00\xff\xff" * 30_000
    url = farm.on("/", b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" + blocks)
    with pytest.raises(FetchError, match=r"more than 0\.1 MB"):
        door(max_body=100_000).fetch(Request(url))
