"""Literal text in Markdown, and addresses that may be printed."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.markdown import links, to_html
from hugging_news.domain.markup import bare_urls, escape, link_target, other_host, safe_url
from hugging_news.domain.text import one_line

MARKS = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&$:;/=@^\"'aA1 中x\n\t")
TEXTS = st.one_of(MARKS, st.text(), st.from_regex(r"(https?://|www\.)?[a-z*_]+\.[a-z]{2,3}[ )!_]?"))


@given(TEXTS.map(lambda text: one_line(html.escape(text))))
def test_one_text_node(text: str) -> None:
    """Escaped text gives exactly itself: as a paragraph, an item, a heading, a quotation, a cell, after other text."""
    expected = html.escape(text, quote=False)
    written = escape(text)
    if not text:
        return
    assert to_html(written) == f"<p>{expected}</p>"
    assert to_html(f"# {written}") == f"<h1>{expected}</h1>"
    assert to_html(f"- {written}") == f"<ul>\n<li>{expected}</li>\n</ul>"
    assert to_html(f"> {written}") == f"<blockquote>\n<p>{expected}</p>\n</blockquote>"
    assert f"<td>{expected}</td>" in to_html(f"| a |\n| --- |\n| {written} |")
    assert to_html(f"before\n{written}") == f"<p>before\n{expected}</p>"
    assert to_html(f"[{written}](https://a.example/)").startswith(f'<p><a href="https://a.example/">{expected}')


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("load_in_4bit=True", "load_in_4bit=True"),
        ("v4.30.2: what is new?", "v4.30.2: what is new?"),
        ("C# and F#", "C# and F#"),
        ("a [b](c) ![d](e)", r"a \[b\](c) !\[d\](e)"),
        ("1. first", r"1\. first"),
        ("1986. A year", r"1986\. A year"),
        ("- dash", r"\- dash"),
        ("two\nlines", "two lines"),
        ("https://a.example", r"https\://a.example"),
        ("$5", "$5"),
        ("$a$ and $b$", r"\$a\$ and \$b\$"),
        ("a | b", r"a \| b"),
        ("AT&T &amp;", r"AT&T \&amp;"),
    ],
)
def test_escape_is_readable(text: str, written: str) -> None:
    """Only what Markdown would take as markup is escaped."""
    assert escape(text) == written


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("c", "https://base.example/a/c"),
        ("/c d", "https://base.example/c%20d"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?q=1&r=2", "https://base.example/a/b?q=1&r=2"),
        ("HTTPS://Host.Example:443/P", "https://host.example:443/P"),
        (" https://a.example/\n", "https://a.example/"),
        ("https://user:pass@a.example/", "https://a.example/"),
        ("https:\\\\a.example\\b", "https://a.example/b"),
        ("https://中文.example/路径", "https://xn--fiq228c.example/%E8%B7%AF%E5%BE%84"),
        ("mailto:someone@a.example?bcc=all@b.example", "mailto:someone@a.example"),
        ("javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("file:///etc/hostname", None),
        ("ftp://a.example/", None),
        ("mailto:", None),
        ("", None),
        ("https://", None),
        ("https:///path", None),
        ("https://[bad/", None),
        ("https://a.example:99999/", None),
        ("https://a.example/" + "x" * 3000, None),
        ("https://a b.example/", None),
    ],
)
def test_safe_url(url: str, safe: str | None) -> None:
    """Addresses are made absolute and honest; anything but http, https and mailto is dropped."""
    assert safe_url(url, "https://base.example/a/b") == safe


@given(st.text())
def test_safe_url_never_raises(url: str) -> None:
    """Any text is an address or none."""
    safe = safe_url(url, "https://base.example/")
    assert safe is None or safe.startswith(("http://", "https://", "mailto:"))


@given(st.text(alphabet="()[]<>\\ *_`'\"ab"))
def test_link_target(path: str) -> None:
    """An address between the parentheses of a link comes back as one link."""
    url = safe_url(f"https://a.example/{path.strip()}")
    assert url is not None
    found = links(f"[text]({link_target(url)}) and more")
    assert [text for text, _ in found] == ["text"]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("见（https://a.example/x）后", ["https://a.example/x"]),
        ("看https://a.example/x，再看", ["https://a.example/x"]),
        ("「https://a.example」", ["https://a.example"]),
        ("(https://a.example/b_(c)).", ["https://a.example/b_(c)"]),
        ("https://a.example/?b=1&c=2.", ["https://a.example/?b=1&c=2"]),
        ("“https://a.example”, http://b.example!", ["https://a.example", "http://b.example"]),
        ("https:// and http://)", []),
        ("no address", []),
    ],
)
def test_bare_urls(text: str, urls: list[str]) -> None:
    """An address ends where the sentence around it goes on."""
    assert [text[start:end] for start, end in bare_urls(text)] == urls


@pytest.mark.parametrize(
    ("text", "url", "host"),
    [
        ("https://huggingface.co/x", "https://evil.example/", "evil.example"),
        ("www.github.com", "https://evil.example/", "evil.example"),
        ("github.com/org", "https://evil.example/", "evil.example"),
        ("https://huggingface.co@evil.example", "https://evil.example/", None),
        ("huggingface.co", "https://www.huggingface.co/x", None),
        ("hf.co/x", "https://huggingface.co/x", None),
        ("docs.a.example", "https://a.example/docs", None),
        ("Node.js", "https://nodejs.org/", None),
        ("the docs", "https://a.example/", None),
    ],
)
def test_other_host(text: str, url: str, host: str | None) -> None:
    """A link's text that names another host than its target is found out."""
    assert other_host(text, url) == host
