"""Small pages, one question each: titles, people, dates, covers, code, and pages that must not be used."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hugging_news.domain.articles import Article, extract
from hugging_news.domain.errors import ParseError
from hugging_news.domain.items import Image

PROSE = "The team trained a small model on forty hours of speech and measured how well it writes down what it hears. "
ZHONGWEN = "团队用四十小时的录音训练了一个小模型，并且测量了它听写的准确程度，结果比上一个版本好了不少。"
LD = '<script type="application/ld+json">'
URL = "https://blog.example.org/2026/08/kite.html"


def page(body: str, head: str = "<title>Kites</title>", url: str = URL, zone: str | None = None) -> Article:
    html = f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return extract(html.encode(), url, zone=zone)


def article(inner: str, head: str = "<title>Kites</title>") -> Article:
    return page(f"<main><h1>Kites</h1><p>{PROSE * 3}</p>{inner}<p>{PROSE * 2}</p></main>", head)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="A kite"><meta property="og:site_name" content="Kite lab">', "", "A kite"),
        ("<title>A kite - Kite lab</title><meta property=og:site_name content='Kite lab'>", "", "A kite"),
        ("<title>A kite that flies | Kite lab</title>", "", "A kite that flies"),
        ("<title>How to fly kite_adapters</title>", "", "How to fly kite_adapters"),
        ("<title>一只会飞的风筝_某某网</title>", "", "一只会飞的风筝"),
        ("<title>A kite | Kite lab</title>", "<h1><a href=/>Kite lab</a></h1><h1>A kite</h1>", "A kite"),
        ("<title>国产精品无码一区</title>", "<h1>一只风筝</h1>", "一只风筝"),
        ("<title></title>", "", "Kite"),
        ("<title>A&amp;B &lt;i&gt;\u202e kite</title>", "", "A&B <i> kite"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    """The page's own title, without its site's name and without spam; else the address."""
    assert page(f"{body}<p>{PROSE * 3}</p>", head).title == title


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="Lin Wei, Zhou Yinuo">', "", ("Lin Wei", "Zhou Yinuo")),
        ('<meta name="author" content="https://example.org/me">', "", ()),
        ('<meta name="author" content="admin">', "<h1>Kites</h1><p>作者：林小禾、周一诺</p>", ("林小禾", "周一诺")),
        ("", "<h1>Kites</h1><p>By Anna de Vries on 12 August 2026</p>", ("Anna de Vries",)),
        ("", "<h1>Kites</h1><p>责任编辑：某某 投稿 a@example.org</p>", ()),
        (f'{LD}{{"@type":["Article"],"headline":"K","author":[{{"name":"A B"}},"C D"]}}</script>', "", ("A B", "C D")),
        (f'{LD}{{broken</script><meta name=author content="E F">', "", ("E F",)),
    ],
)  # fmt: skip
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    """Names from structured data, meta tags or the by-line; no addresses, no editors, no placeholders."""
    assert page(f"{body}<p>{PROSE * 3}</p>", f"<title>Kites</title>{head}").authors == authors


@pytest.mark.parametrize(
    ("head", "body", "moment"),
    [
        ('<meta property="article:published_time" content="2026-08-12T09:00:00+08:00">', "", (12, 1)),
        ('<meta name="date" content="2026-08-12">', f"<p>{ZHONGWEN}</p>", (11, 16)),
        ("", "<h1>Kites</h1><p>Posted on 12 August 2026</p>", (12, 0)),
        ("", "<h1>Kites</h1><time datetime='2026-08-12T01:00Z'>yesterday</time>", (12, 1)),
        ("", f"<h1>Kites</h1><span>发布时间：2026年8月12日 09:30　来源：某报</span><p>{ZHONGWEN}</p>", (12, 1)),
        ("", "<h1>Kites</h1><p>活动时间：2026年8月12日</p>", None),
        ("", "<h1>Kites on 2026-08-12</h1><p>Nothing else.</p>", None),
        ("", "<script>var ct = \"1786496400\";</script>", (12, 1)),
        ("", "<script>var createTime = '2026-08-12 01:00';</script>", (12, 1)),
        ('<meta property="article:published_time" content="9999-01-01">', "", None),
    ],
)  # fmt: skip
def test_date(head: str, body: str, moment: tuple[int, int] | None) -> None:
    """A date that the page states for itself; the date of an event, or in a title, is none."""
    found = page(f"{body}<p>{PROSE * 3}</p>", f"<title>Kites</title>{head}").published
    assert found == (datetime(2026, 8, *moment, found.minute if found else 0, tzinfo=UTC) if moment else None)


def test_a_zone_that_is_given_counts() -> None:
    """Times without a zone are read in the source's."""
    found = page(f"<h1>Kites</h1><p>Posted 2026-08-12 09:00</p><p>{PROSE}</p>", zone="America/New_York")
    assert found.published == datetime(2026, 8, 12, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("head", "body", "image"),
    [
        ('<meta property="og:image" content="/a.png"><meta property="og:image:alt" content="A red kite">', "",
         Image(url="https://blog.example.org/a.png", alt="A red kite")),
        ('<meta property="og:image" content="/a.png">', "<img src=/a.png alt='Red'>",
         Image(url="https://blog.example.org/a.png", alt="Red")),
        ('<meta property="og:image" content="javascript:alert(1)">', "", None),
        ("", "<main><img src=/i.gif width=1 height=1 alt='counts readers'><img src=/b.jpg alt='A blue kite'></main>",
         Image(url="https://blog.example.org/b.jpg", alt="A blue kite")),
        ("", "<img src=/logo.png alt='Logo of the site'>", None),
    ],
)  # fmt: skip
def test_cover(head: str, body: str, image: Image | None) -> None:
    """The picture that the page names, else a described one in the article; only http(s), no pixels."""
    assert page(f"{body}<p>{PROSE * 3}</p>", f"<title>Kites</title>{head}").image == image


def test_a_cover_without_a_description_is_mentioned() -> None:
    """The editor is told, since it would not be shown."""
    found = page(f"<p>{PROSE * 3}</p>", '<meta property="og:image" content="/a.png">')
    assert "the cover picture has no description (alt); without one it is not shown" in found.problems


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        ("<pre><code class='language-python'>a_b = `x`\n\n*c*</code></pre>", "```python\na_b = `x`\n\n*c*\n```"),
        ("<pre>x ``` y</pre>", "````\nx ``` y\n````"),
        ("<pre><div class=line>one</div><div class=line>two</div></pre>", "```\none\ntwo\n```"),
        ("<figure class='highlight bash'><table><td class=gutter><pre>1\n2</pre><td><pre>ls\ncd</pre></table>",
         "```bash\nls\ncd\n```"),
        ("<table><tr><td>menu</td><td>Text<pre>ls</pre>more</td></tr></table>", "```\nls\n```"),
        ("<div class='mermaid'>graph LR\n A --&gt; B</div>", "```mermaid\ngraph LR\n A --> B\n```"),
        ("<pre>\u202eevil\u202c</pre>", "```\nevil\n```"),
    ],
)  # fmt: skip
def test_code_comes_through(inner: str, code: str) -> None:
    """Every character of it and its language; line numbers, and characters that deceive, do not."""
    assert f"\n\n{code}\n\n" in article(inner).text


@pytest.mark.parametrize(
    ("inner", "formula"),
    [
        ("<p>so $a_1 * b_2$ holds</p>", "so $a_1 * b_2$ holds"),
        (r"<p>so \(a_1\) holds</p>", "so $a_1$ holds"),
        (r"<p>\[x_1 =\n 2\]</p>", "$$x_1 =\\n 2$$"),
        ("<p>so <script type='math/tex; mode=display'>y^2</script></p>", "$$y^2$$"),
        ("<p>so <math alttext='z^3'><mi>z</mi></math> holds</p>", "so $z^3$ holds"),
        ("<p>it costs $5 and $10</p>", r"it costs \$5 and \$10"),
        ("<p>run <code>echo $A_1 $B_1</code></p>", "run `echo $A_1 $B_1`"),
    ],
)
def test_formulas_come_through(inner: str, formula: str) -> None:
    """TeX in all its disguises is one `$…$`; money and shell variables are none."""
    assert formula in article(inner).text


@pytest.mark.parametrize(
    "inner",
    [
        "<div class='post-share'>UNWANTED</div>",
        "<div id=comments><h3>2 Comments</h3><p>UNWANTED</p></div>",
        "<h2>Related posts</h2><p>UNWANTED text of another post</p><h2>Next</h2>",
        "<h3>Disclaimer</h3><p>UNWANTED</p><h3>Next</h3>",
        "<p>Disclaimer: UNWANTED words about liability.</p>",
        "<p>Subscribe to our newsletter for UNWANTED updates</p>",
        "<div style='display: none'>UNWANTED</div>",
        "<p>Write to UNWANTED@example.org or call +1 (555) 010-1234.</p>",
        "<p>加微信：UNWANTED_2023 进群</p><p>微信号 UNWANTED_2023。</p><p>QQ群 123456789 UNWANTED</p>",
        "<p>责任编辑：UNWANTED</p><p>点赞 收藏(12) 转发</p><p>扫码关注UNWANTED</p>",
        "<p>转载请注明出处 UNWANTED</p>",
        "<ul class=nav><li><a href=/a>UNWANTED</a></ul><nav>UNWANTED</nav>",
        "<form>UNWANTED<textarea>UNWANTED</textarea></form>",
        "<noscript>UNWANTED</noscript><template>UNWANTED</template><svg><text>UNWANTED</text></svg>",
        "<iframe>UNWANTED</iframe>",
        "<figure><img src=a.png alt=UNWANTED><figcaption>UNWANTED</figcaption></figure>",
        "<p>[图片]</p><p>图片来源：UNWANTED</p>",
        "<ul><li><a href=#one>UNWANTED one</a></li><li><a href=#two>UNWANTED two</a></li></ul>",
        "<ul><li><a href=/1>UNWANTED</a> 2026-08-01</li><li>2026-08-02 <a href=/2>UNWANTED</a></li>"
        "<li><a href=/3>UNWANTED</a> (2026/8/3)</li></ul>",
        "<p><a href=https://coin.example>Buy bitcoin UNWANTED</a> | <a href=https://coin.example>USDT UNWANTED</a></p>",
        "<p>Keywords: UNWANTED</p>",
    ],
)  # fmt: skip
def test_furniture_goes(inner: str) -> None:
    """What stands in an article without being of it."""
    found = article(inner)
    assert "UNWANTED" not in found.text + found.summary
    assert found.text.count(PROSE.strip()) == 5


@pytest.mark.parametrize(
    "inner",
    [
        "<p>Our model detects comments, related posts and a disclaimer in one pass; readers may share it.</p>",
        "<h2>Related work</h2><p>Earlier kites had two strings.</p>",
        "<h2>Discussion</h2><p>What would you fly?</p>",
        "<section class=newsletter-section><h2>Releases</h2><p>Version two is out.</p></section>",
        "<ul><li><a href=https://huggingface.co/acme/kite>The model</a></li>"
        "<li><a href=https://arxiv.org/abs/2608.00001>The paper</a></li></ul>",
        "<details><summary>More</summary><p>Hidden until clicked.</p></details>",
        "<blockquote><p>It flew.</p></blockquote>",
        "<p>Clone it with <code>git clone git@github.com:acme/kite.git</code> first.</p>",
        "<div class=admonition><p>Note: mind the wind.</p></div>",
        "<p>支持微信 mini-program 和微信公众号：某某社区 的接入。</p>",
        "<ul><li>审核：先由模型检查，再由人确认。</li></ul><h2>分享</h2><p>本周三位朋友的分享。</p>",
        "<p>运行 <code>ssh lin@kite.example.org</code> 登录。</p>",
    ],
)  # fmt: skip
def test_text_that_only_looks_like_furniture_stays(inner: str) -> None:
    """Prose about such things, lists of sources, notes and sections of a newsletter."""
    wanted = "".join(part for part in inner.replace("<", "\0<").split("\0") if part)
    words = [text for part in wanted.split("<") if (text := part.partition(">")[2].strip())]
    found = article(inner).text
    assert [text for text in words if text not in found] == []


def test_a_page_without_any_structure() -> None:
    """Menus around the text in the same element go; links to other sites behind the text stay."""
    menu, old = "<p><a href=/>Home</a> <a href=/n>News</a></p>", "<p><a href=/old>Older things</a></p>"
    source = "<p>Code: <a href=https://github.com/acme/kite>acme/kite</a></p>"
    found = page(f"{menu}<p>{PROSE * 4}</p><pre>ls</pre>{old}<p>{PROSE * 3}</p>{source}{old}")
    assert found.text.startswith("The team trained")
    assert found.text.endswith("Code: [acme/kite](https://github.com/acme/kite)")
    assert "```\nls\n```" in found.text and "Older things" not in found.text


def test_a_page_that_is_too_long_is_cut() -> None:
    """No article has a million characters."""
    assert len(page(f"<p>{PROSE}</p>" * 12_000).text) < 400_000


def test_links_are_absolute_and_safe() -> None:
    """Relative links start from the page, and from its base only on its own host; scripts are no links."""
    one, two, three = (
        "<a href='../x'>one</a>",
        "<a href='javascript:alert(1)'>two</a>",
        "<a href=//o.example/y>three</a>",
    )
    inner = f"<p>See {one}, {two} and {three}.</p>"
    found = article(inner, "<title>Kites</title><base href='https://evil.example/'>").text
    assert "See [one](https://blog.example.org/2026/x), two and [three](https://o.example/y)." in found


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p>" + "ä½\xa0å¥½ä¸–ç•è¿™æ˜¯" * 30 + "</p>", "damaged"),
        ("<p>" + "\ufffd\ufffd好" * 60 + "</p>", "% of its characters are damaged"),
        ("<h1>环境异常</h1><p>当前环境异常，完成验证后即可继续访问。</p>", "check for robots"),
        ("<p>Just a moment... Enable JavaScript and cookies to continue</p>", "check for robots"),
    ],
)
def test_pages_that_must_not_be_used(body: str, reason: str) -> None:
    """Ruined text and checkpoints are quarantined with the reason, and give no text."""
    found = page(body)
    assert found.quarantined is not None and reason in found.quarantined
    assert found.text == ""


def test_a_page_with_little_text_says_so() -> None:
    """The editor hears that something is missing."""
    assert "only 3 words of text were found" in page("<p>Made by script.</p>").problems


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 ...", b"plain words", b"\x89PNG\r\n"])
def test_what_is_no_page_is_an_error(body: bytes) -> None:
    """A clear error, naming the address."""
    with pytest.raises(ParseError, match="expected an HTML page"):
        extract(body, URL)


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 20_000 + b"x",
        b"<p>" + b"\\[(" * 50_000,
        b"<p>" + b"$$" * 50_000,
        b"<ul><li>" * 20_000,
        ("<h3>推荐阅读</h3><p>text</p>" * 3_000).encode(),
        b"<p>" + b"[a](" * 20_000,
        b"<span class=katex>" * 5_000,
        b"<p>\x00\x01\x1b[31m \xff\xfe\xed\xa0\x80 words</p>" * 100,
        b"<script type='application/ld+json'>" + b"[" * 50_000 + b"</script><p>words</p>",
        b"<table><tr><td>" * 300 + b"words",
    ],
)
def test_hostile_pages_end(body: bytes) -> None:
    """Deep, endless and malformed pages give an article or an error, and no control characters."""
    try:
        found = extract(b"<html><body>" + body, URL)
    except ParseError:
        return
    assert not set(found.text) & set("\x00\x01\x1b\ud800")
