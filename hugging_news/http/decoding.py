"""Content-Encoding, undone piece by piece, so that a bomb is seen before it is unpacked and a cut body is an error.

httpx's own decoders take a cut gzip stream for a whole one and stop after its first member.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

_PIECE = 256 * 1024
_MAX_LAYERS = 4
ACCEPTED = "gzip, deflate"
"""The value of Accept-Encoding: what is undone here."""
_UNSUPPORTED = frozenset(["br", "zstd", "compress", "x-compress"])


class DecodingError(Exception):
    """The body does not follow its Content-Encoding, or ends too early."""


class TooLargeError(Exception):
    """The decoded body is larger than allowed."""


class _Layer(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]:
        """What *data* adds, in pieces of a bounded size."""

    def whole(self) -> bool:
        """Whether the stream has come to its own end (or never began)."""


def decoded(chunks: Iterable[bytes], encodings: str, limit: int) -> bytes:
    """The body that *chunks* carry under the header value *encodings*, at most *limit* bytes.

    Unknown names are ignored, as browsers do: a parser sees what the bytes are.

    Raises:
        DecodingError: broken, cut short, or an encoding that cannot be undone here.
        TooLargeError: more than *limit* decoded bytes; nothing beyond is unpacked.
    """
    layers = _layers(encodings)
    body = bytearray()
    for piece in _through(layers, chunks):
        body += piece
        if len(body) > limit:
            raise TooLargeError
    if not all(layer.whole() for layer in layers):
        raise DecodingError(f"the {encodings} body is cut short")
    return bytes(body)


def _layers(encodings: str) -> list[_Layer]:
    names = [name.strip().lower() for name in encodings.split(",")]
    layers: list[_Layer] = []
    for name in reversed(names):
        layer = _layer(name)
        if layer is not None:
            layers.append(layer)
    if len(layers) > _MAX_LAYERS:
        raise DecodingError(f"{len(layers)} encodings one over the other")
    return layers


def _layer(name: str) -> _Layer | None:
    if name in ("gzip", "x-gzip"):
        return _Zlib()
    if name == "deflate":
        return _Deflate()
    if name in _UNSUPPORTED:
        raise DecodingError(f"Content-Encoding {name} cannot be undone here, and was not asked for")
    return None


def _through(layers: list[_Layer], chunks: Iterable[bytes]) -> Iterator[bytes]:
    for layer in layers:
        chunks = _pipe(layer, chunks)
    return iter(chunks)


def _pipe(layer: _Layer, chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield from layer.feed(chunk)


class _Zlib:
    """gzip, with further members; junk after the last one is ignored."""

    def __init__(self, bits: int = zlib.MAX_WBITS | 16) -> None:
        self._bits, self._begun = bits, False
        self._stream = zlib.decompressobj(bits)

    def feed(self, data: bytes) -> Iterator[bytes]:
        piece = b""
        while data or len(piece) == _PIECE:  # a full piece may have left more of the output inside
            if self._stream.eof:
                if not data.startswith(b"\x1f"):
                    return
                self._stream = zlib.decompressobj(self._bits)
            try:
                piece = self._stream.decompress(data, _PIECE)
            except zlib.error as error:
                raise DecodingError(f"broken compressed body ({error})") from error
            self._begun = True
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            yield piece

    def whole(self) -> bool:
        return self._stream.eof or not self._begun


class _Deflate:
    """deflate with its zlib wrapper, as the standard says, or bare, as some servers understand it."""

    def __init__(self) -> None:
        self._head = b""
        self._stream: _Zlib | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            self._head += data
            if len(self._head) < 2:
                return
            data, wrapped = self._head, self._head[0] & 15 == 8 and int.from_bytes(self._head[:2], "big") % 31 == 0
            self._stream = _Zlib(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        yield from self._stream.feed(data)

    def whole(self) -> bool:
        return not self._head if self._stream is None else self._stream.whole()
