"""Pages as trees: encodings, where links start, dates inside text, titles made from addresses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hugging_news.domain.errors import ParseError
from hugging_news.domain.pages import base_of, decode, document, find_moment, text_of, title_from_url

TEXT = "<html><head>{}</head><body><p>模型与數據</p></body></html>"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (TEXT.format("").encode("utf-8"), {}),
        (TEXT.format("").encode("utf-8"), {"content-type": "text/html; charset=gb2312"}),
        (TEXT.format("").encode("utf-8-sig"), {}),
        (TEXT.format("").encode("utf-16"), {}),
        (TEXT.format("<meta charset=gb2312>").encode("gb18030"), {}),
        (TEXT.format("").encode("gbk"), {"content-type": "text/html; charset=GBK"}),
        (TEXT.format("<meta charset=big5>").replace("与", "與").encode("big5"), {}),
        (TEXT.format("").encode("gb18030"), {}),
    ],
)
def test_pages_are_decoded_by_their_content(body: bytes, headers: dict[str, str]) -> None:
    """Valid UTF-8 is UTF-8 whatever the header says; else what is declared counts, else GB18030 is tried."""
    assert "數據" in decode(body, headers)


def test_a_cut_page_is_still_utf_8() -> None:
    """The last character of a page that was cut in its middle does not decide."""
    assert decode("模型".encode()[:-1]) == "模"


def test_a_page_has_no_comments_and_runs_nothing() -> None:
    """Comments, processing instructions and NUL characters are no part of the tree."""
    root = document(b"<html><!-- hidden --><?php x ?><body><p>o\x00ne</p></body></html>", "https://example.org/")
    assert text_of(root) == "one"


@pytest.mark.parametrize("body", [b"", b"  \n", b"no tags", b"%PDF-1.4 <x>", b"\x89PNG<"])
def test_what_is_no_page(body: bytes) -> None:
    """Says what came instead."""
    with pytest.raises(ParseError, match="expected an HTML page, got"):
        document(body, "https://example.org/")


@pytest.mark.parametrize(
    ("head", "url", "base"),
    [
        ("<base href='/docs/'>", "https://a.example/x", "https://a.example/docs/"),
        ("<base href='https://evil.example/'>", "https://a.example/x", "https://a.example/x"),
        ("<base href='https://[broken'>", "https://a.example/x", "https://a.example/x"),
        ("<link rel=canonical href=https://a.example/y>", "file:saved.html", "https://a.example/y"),
        ("<meta property=og:url content='javascript:1'>", "file:saved.html", "file:saved.html"),
    ],
)
def test_where_relative_links_start(head: str, url: str, base: str) -> None:
    """A base on another host does not count; a saved page starts from its canonical address."""
    assert base_of(document(f"<html><head>{head}</head><p>x".encode(), url), url) == base


def test_text_of_an_element() -> None:
    """One line, without scripts, entities decoded once."""
    root = document(
        b"<div>One<br>two <script>var x</script><b>three</b>\n &amp;amp; &lt;b&gt;</div>", "https://example.org/"
    )
    assert text_of(root) == "One two three &amp; <b>"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Posted on Aug 12, 2026 · 5 min read", (12, 0)),
        ("2026.08.12 by somebody", (12, 0)),
        ("12th August 2026, Beijing", (12, 0)),
        ("发布于 2026年8月12日 09:30 来源", (12, 9)),
        ("發布：2026年8月12號", (12, 0)),
        ("updated 2026-08-12T09:00:00Z yes", (12, 9)),
        ("version 12026-08-12345", None),
        ("2026-13-45", None),
        ("no date", None),
    ],
)
def test_a_date_inside_text(text: str, day: tuple[int, int] | None) -> None:
    """The first date that can be told for sure."""
    moment = find_moment(text)
    assert (moment and (moment.day, moment.hour)) == day
    assert moment is None or moment.tzinfo == UTC


def test_a_date_in_the_zone_of_the_source() -> None:
    """Times without a zone are local ones."""
    assert find_moment("于 2026-08-12 08:00 发布", "Asia/Shanghai") == datetime(2026, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("https://d.example/docs/text-generation_inference.html", "Text generation inference"),
        ("https://d.example/%E5%88%86%E8%AF%8D%E5%99%A8/", "分词器"),
        ("https://d.example/", "D.example"),
        ("https://d.example/a%E2%80%AEb", "Ab"),
    ],
)
def test_titles_from_addresses(url: str, title: str) -> None:
    """The last part, as words."""
    assert title_from_url(url) == title
