"""Markdown to HTML, to plain text, to its links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.markdown import links, plain, to_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**注意：**请看", "<p><strong>注意：</strong>请看</p>"),
        ("**“加粗”**中文", "<p><strong>“加粗”</strong>中文</p>"),
        ("见 https://a.example/x）后", '<p>见 <a href="https://a.example/x">https://a.example/x</a>）后</p>'),
        ("`https://a.example`", "<p><code>https://a.example</code></p>"),
        ("~~old~~", "<p><del>old</del></p>"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", None),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ("[x](/relative)", "<p>x</p>"),
        ("[x](mailto:a@b.example)", '<p><a href="mailto:a@b.example">x</a></p>'),
        ('[x](https://a.example "title")', '<p><a href="https://a.example">x</a></p>'),
        ("![a *cat*](https://a.example/cat.png)", "<p>a cat</p>"),
        ("a <b onclick='x()'>b</b> <!-- c -->d", "<p>a b d</p>"),
        ("<script>alert(1)</script>", ""),
        ("a &lt;script&gt; & b", "<p>a &lt;script&gt; &amp; b</p>"),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ('``` x" onload="y\na\n```', "<pre><code>a\n</code></pre>"),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("[https://huggingface.co](https://evil.example)", None),
        ("", ""),
    ],
)
def test_to_html(markdown: str, html: str | None) -> None:
    """Bold next to Chinese works, addresses end in time, nothing active or remote comes through."""
    written = to_html(markdown)
    assert "script" not in written.replace("&lt;script", "")
    if html is not None:
        assert written == html


def test_a_link_admits_its_host() -> None:
    """Where the text names another host, the target's own is added, once."""
    written = '<a href="https://evil.example">https://huggingface.co (evil.example)</a>'
    assert to_html("[https://huggingface.co](https://evil.example)") == f"<p>{written}</p>"
    assert to_html(r"[https\://huggingface.co (evil.example)](https://evil.example)") == f"<p>{written}</p>"


def test_table() -> None:
    """Tables keep their alignment."""
    written = to_html("| a | b |\n|---|:-:|\n| 1 | 2 |")
    assert "<table>" in written
    assert '<td align="center">2</td>' in written


@pytest.mark.parametrize(("offset", "tags"), [(0, ["h1", "h6"]), (2, ["h3", "h6"]), (9, ["h6", "h6"])])
def test_heading_offset(offset: int, tags: list[str]) -> None:
    """Headings of a body move below those of the page, never past the sixth level."""
    written = to_html("# A\n\n###### B", offset)
    assert [part[:2] for part in written.split("<") if part.startswith("h")] == tags


@pytest.mark.parametrize("bomb", ["> " * 5000 + "a", "- " * 5000 + "a", "[" * 50_000, "*a " * 20_000, "`" * 50_000])
def test_nesting(bomb: str) -> None:
    """Markdown that nests or opens without end is written in the end."""
    assert isinstance(to_html(bomb), str)
    assert isinstance(plain(bomb), str)


@given(st.text(alphabet="<>\"'&/=! abimgscriptonload:()[]#*`\n"))
def test_only_known_tags(text: str) -> None:
    """Whatever is written, only harmless tags without handlers come out."""
    written = to_html(text)
    for tag in written.split("<")[1:]:
        assert tag.lstrip("/").split(">")[0].split(" ")[0] in {
            "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em",
            "strong", "del", "a", "table", "thead", "tbody", "tr", "th", "td",
        }  # fmt: skip
        assert "onload=" not in tag.split(">")[0]


def test_plain() -> None:
    """Plain text has one empty line between blocks, items with a dash, code as it is and no markup."""
    markdown = (
        "# Title\n\nOne **two** [three](https://a.example)\nfour 第一\n第二\n\n- a\n- b\n  - c\n\n1. x\n\n   y\n\n"
        "```py\nif x:\n    y\n```\n\n| h | i |\n|---|---|\n| 1 | 2 |\n\n> quote  \n> more\n\n![alt](https://a.example/x.png)"
    )
    assert plain(markdown) == (
        "Title\n\nOne two three four 第一第二\n\n- a\n- b\n- c\n\n- x\n\ny\n\n"
        "if x:\n    y\n\nh i\n1 2\n\nquote\nmore\n\nalt"
    )


def test_links() -> None:
    """Links come in order with their texts, bare ones among them, unsafe ones not."""
    markdown = (
        "[a **b**](https://a.example) https://b.example, [c](javascript:x) <https://c.example> ![i](https://i.example)"
    )
    assert links(markdown) == (
        ("a b", "https://a.example"),
        ("https://b.example", "https://b.example"),
        ("https://c.example", "https://c.example"),
    )
