"""The text of a body whose label may be missing or wrong."""

from __future__ import annotations

import codecs
import re
import zlib

MAX_DECODED = 15_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_WITHOUT_BOM = (
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
_LABEL = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']\s*([A-Za-z0-9_.:-]{1,40})""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_WIDER = {
    "gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932",
    "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_KNOWN = re.compile(
    r"utf-8$|utf-16|utf-32|iso8859|iso2022|cp\d|gb|hz$|big5|shift_jis|euc_|koi8|mac|tis-620|johab|ascii$"
)
_MANY_BYTES = re.compile(r"gb|hz$|big5|cp932|cp949|shift_jis|euc_|iso2022|johab|utf-16|utf-32")
_GUESSES = ["gb18030", "big5", "cp932", "euc_jp", "euc_kr", "cp1251", "koi8_r", "cp1252"]
_HIGH = re.compile(rb"[\x80-\xff]+")


def inflate(body: bytes) -> bytes:
    """*body* unpacked when it is a gzip file, up to 15 MB; what a damaged file still gives is kept."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    unpacked = zlib.decompressobj(wbits=31)
    parts: list[bytes] = []
    try:
        for start in range(0, len(body), 16384):
            parts.append(unpacked.decompress(body[start : start + 16384], MAX_DECODED))
            if sum(map(len, parts)) >= MAX_DECODED:
                break
    except zlib.error:
        pass
    return b"".join(parts)[:MAX_DECODED]


def decode(body: bytes, content_type: str = "") -> str:
    """*body* as text. Nothing is ever refused: bytes that mean nothing become U+FFFD.

    Valid UTF-8 wins over a label of another one-byte encoding, a label that decodes wins over a guess, and a guess
    is made (among the encodings of China, Japan, Korea, Russia and Western Europe) where the label cannot be right.
    """
    for start, encoding in (*_BOMS, *_WITHOUT_BOM):
        if body.startswith(start):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    labels = _labels(body, content_type)
    utf8 = _strict(body, "utf-8")
    if utf8 is not None and (not any(map(_MANY_BYTES.match, labels)) or len(b"".join(_HIGH.findall(body))) > 60):
        return utf8
    for label in labels:
        if label not in ("utf-8", "cp1252") and (text := _strict(body, label)) is not None:
            return text
    return utf8 if utf8 is not None else _guessed(body, labels)


def _labels(body: bytes, content_type: str) -> list[str]:
    """The encodings that header and XML declaration name, those of many bytes first: they seldom decode by accident."""
    found = [match[1] for match in [_CHARSET.search(content_type)] if match]
    found += [match[1].decode("ascii") for match in [_LABEL.match(body[:400])] if match]
    names = [name for label in found if (name := _codec(label))]
    return sorted(dict.fromkeys(names), key=lambda name: not _MANY_BYTES.match(name))


def _codec(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return _WIDER.get(name, name) if _KNOWN.match(name) else None


def _strict(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except UnicodeError:
        return None


def _guessed(body: bytes, labels: list[str]) -> str:
    """Mostly sound text in a labelled encoding with some broken bytes, else the likeliest encoding."""
    for label in dict.fromkeys(("utf-8", *labels)):
        text = body.decode(label, "replace")
        broken = text.count("\ufffd")
        if label != "cp1252" and broken * 10 <= sum(not character.isascii() for character in text) - broken:
            return text
    return body.decode(_likeliest(body), "replace")


def _likeliest(body: bytes) -> str:
    from charset_normalizer import from_bytes

    high = sum(map(len, _HIGH.findall(body)))
    best = from_bytes(body, cp_isolation=_GUESSES).best() if high >= 8 else None
    return best.encoding if best else "cp1252"
