"""Bytes with right, wrong and missing labels."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.feeds.encodings import decode, inflate

CHINESE = "抱抱脸发布新版本：语音识别与图像理解"
RUSSIAN = "Новая модель распознаёт речь"


@pytest.mark.parametrize(
    ("text", "encoding", "label", "header"),
    [
        (CHINESE, "utf-8", None, ""),
        (CHINESE, "utf-8-sig", "gbk", ""),
        (CHINESE, "gbk", "gb2312", ""),
        (CHINESE, "gbk", None, "text/xml; charset=GB2312"),
        (CHINESE, "gbk", None, ""),
        (CHINESE, "gbk", "utf-8", "text/xml; charset=utf-8"),
        (CHINESE, "gbk", "gb2312", "text/xml; charset=ISO-8859-1"),
        (CHINESE * 3, "utf-8", "gb2312", ""),
        ("联通", "gbk", "gb2312", ""),
        ("擁抱臉發布", "big5", "Big5", ""),
        ("新しい①", "cp932", "Shift_JIS", ""),
        ("새로운 모델", "cp949", "euc-kr", ""),
        (RUSSIAN, "koi8-r", "koi8-r", ""),
        (RUSSIAN, "cp1251", None, ""),
        ("Café – “à la une”", "cp1252", "iso-8859-1", ""),
        ("Café", "latin-1", "utf-8", ""),
        ("Žluťoučký kůň", "iso-8859-2", "iso-8859-2", ""),
        (CHINESE, "utf-16", "utf-16", ""),
        (CHINESE, "utf-16-be", None, ""),
        (CHINESE, "utf-32", None, ""),
        (CHINESE, "utf-8", "no-such-label", "text/xml; charset=hex"),
    ],
)
def test_decode(text: str, encoding: str, label: str | None, header: str) -> None:
    """The text comes back whatever the label says, wherever it can be told."""
    declaration = f'<?xml version="1.0" encoding="{label}"?>' if label else "<"
    body = f"{declaration}<title>{text}</title>".encode(encoding)
    assert f"<title>{text}</title>" in decode(body, header)


def test_a_few_broken_bytes() -> None:
    """One broken byte in sound UTF-8 costs one character, not the whole text."""
    body = f"<title>{CHINESE}</title>".encode().replace("识".encode(), b"\xff")
    assert decode(body) == f"<title>{CHINESE.replace('识', chr(0xFFFD))}</title>"


@given(st.binary(), st.text())
def test_decode_never_raises(body: bytes, header: str) -> None:
    """Any bytes under any label are some text."""
    assert isinstance(decode(inflate(body), header), str)


def test_inflate() -> None:
    """A gzip file is unpacked, of a damaged one what can be, of a bomb 15 MB."""
    packed = gzip.compress(b"word " * 10_000)
    assert inflate(packed) == b"word " * 10_000
    assert inflate(b"plain") == b"plain"
    assert inflate(packed[:-20]).startswith(b"word ")
    assert inflate(b"\x1f\x8bnonsense") == b""
    assert len(inflate(gzip.compress(b"x" * 40_000_000))) == 15_000_000
