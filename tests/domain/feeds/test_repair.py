"""XML that is repaired before it is parsed."""

from __future__ import annotations

import pytest

from hugging_news.domain.feeds.repair import repair


def repaired(items: str, prolog: str = "") -> str:
    """What becomes of the inside of a feed."""
    xml = repair(f"{prolog}<rss><channel>{items}</channel></rss>", 100).xml
    return xml.split("<channel>")[1].split("</channel>")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a &amp; b &lt; &gt; &quot; &apos;", "a &amp; b &lt; &gt; &quot; &apos;"),
        ("R&D, a&b;c, ?x=1&y=2", "R&amp;D, a&amp;b;c, ?x=1&amp;y=2"),
        ("&nbsp;&rsquo;", "&#160;&#8217;"),
        ("&#8217;&#x2019;", "&#8217;&#x2019;"),
        ("&#0;&#x1b;&#xD800;&#xFFFF;&#99999999;a", "a"),
        ("<![CDATA[a & b &nbsp;]]>&", "<![CDATA[a & b &nbsp;]]>&amp;"),
        ("<!-- & --> &", "<!-- & --> &amp;"),
        ("a\x00b\x1fc", "abc"),
        ("<media:description>x</media:description>", "<media:caption>x</media:caption>"),
    ],
)
def test_characters(before: str, after: str) -> None:
    """Only references that mean something stay references; CDATA and comments are left alone."""
    assert repaired(before) == after


def test_declared_entities() -> None:
    """A short plain entity is spelt out, a growing, nested or external one stays the text that names it."""
    prolog = (
        "<!DOCTYPE rss [<!ENTITY ok 'fine &#33;'><!ENTITY plain 'fine'><!ENTITY big '" + "x" * 101 + "'>"
        "<!ENTITY nested '&plain;&plain;'><!ENTITY file SYSTEM 'file:///etc/hostname'>]>"
    )
    assert repaired("&plain; &big; &nested; &file;", prolog) == "".join(
        ("&#102;&#105;&#110;&#101;", " &amp;big; &amp;nested; &amp;file;")
    )


def test_nothing_is_declared_any_more() -> None:
    """No document type, entity, stylesheet or processing instruction reaches the parser."""
    prolog = "<?xml version='1.0'?><?xml-stylesheet href='x'?><!DOCTYPE rss SYSTEM 'x.dtd' [<!ENTITY a 'b'>]>"
    xml = repair(f"{prolog}<rss></rss>", 10).xml
    assert xml == "<?xml version='1.0' encoding='utf-8'?>\n<rss></rss>"
    assert "<!" not in repair("<!DOCTYPE x [<!ENTITY a 'b'>]><note>&a;</note>", 10).xml


def test_junk_around() -> None:
    """What stands before and behind the feed goes, entries behind it do not."""
    assert repair("junk <b>x</b><rss><channel></channel></rss> more junk", 10).xml.endswith(
        "\n<rss><channel></channel></rss>"
    )
    assert repair("<rss></rss><rss><item/></rss>", 10).xml.endswith("<rss><item/></rss>")


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("</channel></rss>", False),
        ("</channel></rss>\n<!-- 1 s -->\n", False),
        ("</channel>", False),
        ("</item>", True),
        ("", True),
    ],
)
def test_cut_is_seen(end: str, cut: bool) -> None:
    """A document whose end is missing is told from one that is whole."""
    assert repair(f"<rss><channel><item><title>a</title></item><item><title>b{end}", 10).cut is cut


def test_limit() -> None:
    """Entries after the limit go before they are parsed, and the document is closed."""
    found = repair("<rss><channel>" + "<item>x</item>" * 12 + "</channel></rss>", 10)
    assert found.xml.count("<item>") == 10
    assert found.xml.endswith("</item></channel></rss>")
    assert found.problems == ("2 entries after the first 10 were left out",)
    assert not found.cut
