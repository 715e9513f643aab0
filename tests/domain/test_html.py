"""HTML of strangers to Markdown."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.html import from_html, pictures
from hugging_news.domain.markdown import plain, to_html

BASE = "https://site.example/posts/1"


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("<p>One <b>two</b> <em>three</em></p><p>four</p>", "One **two** *three*\n\nfour"),
        ("a<b> b </b>c", "a **b** c"),
        ("<h2>A <a href='/x'>link</a></h2>text", "## A [link](https://site.example/x)\n\ntext"),
        ("line<br>next<br><br>paragraph", "line  \nnext\n\nparagraph"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre class='language-py'>x\n\n  y</pre>", "```py\nx\n\n  y\n```"),
        ("<pre><code class='hljs language-rust'>a <span>b</span><br>c</code></pre>", "```rust\na b\nc\n```"),
        ("<pre>```\nfence</pre>", "````\n```\nfence\n````"),
        ("<code>a`b</code> <code>|</code>", "``a`b`` `|`"),
        ("<table><tr><th>A<th>B<tr><td>1<td>a|b</table>", "| A | B |\n| --- | --- |\n| 1 | a\\|b |"),
        ("<table><tr><td>layout</td></tr></table>", "layout"),
        ("<a href='x y(1)'>a ]b[</a>", "[a \\]b\\[](https://site.example/posts/x%20y%281%29)"),
        ("<a href='javascript:x'>a</a> <a>b</a> <a href=''>c</a>", "a b c"),
        ("see https://a.example/x_y，好", "see <https://a.example/x_y>，好"),
        (
            "# no\n<p>1. no</p><p>- no</p><p>*no* &lt;b&gt; &amp;amp;</p>",
            "\\# no\n\n1\\. no\n\n\\- no\n\n\\*no\\* \\<b> \\&amp;",
        ),
        ("<script>x</script><style>x</style><svg><text>x</text></svg><iframe>x</iframe><form>x</form>a", "a"),
        ("a<!-- b --><noscript><img src=x></noscript>c", "ac"),
        ("<p>see <img src='s.png' alt=':-)'> there</p>", "see :-) there"),
        ("<p><img src='a.png' alt='A lake'></p><p>text</p>", "text"),
        ("<a href='/big.png'><img src='a.png' alt='A lake'></a> text", "text"),
        ("<hr>a<hr>", "* * *\n\na\n\n* * *"),
        ("<p>q <q>said</q> x<sup>2</sup></p>", 'q "said" x2'),
        ("plain text\nin two lines", "plain text in two lines"),
        ("<p>中文<b>注意：</b>请看</p>", "中文**注意：**请看"),
        ("", ""),
    ],
)
def test_from_html(source: str, markdown: str) -> None:
    """The structure that readers see becomes Markdown, everything else goes."""
    assert from_html(source, BASE) == markdown


@given(st.text(alphabet="\\`*_{}[]()<>#+-.!|~&1a 中\n"))
def test_text_stays_text(text: str) -> None:
    """Text in HTML is the same text after Markdown and HTML again."""
    again = to_html(from_html(f"<p>x {html.escape(text)}</p>"))
    assert html.unescape(again) == f"<p>{' '.join(f'x {text}'.split())}</p>"


@given(st.text(alphabet='<>/="&; abpliuoltdrehdcn#\n'))
def test_any_markup(text: str) -> None:
    """No markup raises, and none comes through to HTML but what Markdown means."""
    assert "<script" not in to_html(from_html(text, BASE))


@pytest.mark.parametrize(
    "bomb",
    [
        "<div>" * 50_000,
        "<ul><li>" * 20_000,
        "<b>" * 50_000,
        "<blockquote>" * 300,
        "<div/>" * 40_000,
        "<p>" * 50_000,
        "<table><tr><td>" * 10_000,
        "<div></b>" * 30_000,
    ],
    ids=["div", "list", "bold", "quote", "self-closed", "paragraph", "table", "crossed"],
)
def test_nesting(bomb: str) -> None:
    """Markup that nests without end gives its text."""
    assert "end" in plain(from_html(bomb + "end"))


def test_deep_lists_are_not_indented_for_ever() -> None:
    """A list in a list in a list … keeps its text without growing by the square of its depth."""
    markdown = from_html("<ul><li>x" * 90)
    assert markdown.count("x") == 90
    assert len(markdown) < 5000


def test_long_input_is_cut() -> None:
    """Only the first 300,000 characters are read."""
    assert len(from_html("<p>word</p>" * 100_000)) < 300_000


def test_pictures() -> None:
    """Pictures come with absolute addresses and texts; what counts readers does not come at all."""
    source = (
        "<img src='a.png' alt='A'><img data-src='//cdn.example/b.png'><img src='p.gif' width='1' height='1'>"
        "<img src='data:image/png;base64,x'><img alt='none'>"
    )
    assert pictures(source, BASE) == (("https://site.example/posts/a.png", "A"), ("https://cdn.example/b.png", ""))
    assert pictures("<p>none</p>") == ()
