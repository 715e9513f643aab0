"""The self-contained page."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html
from lxml.html import HtmlElement

from hugging_news.domain.editions import Edition, GlanceLine
from hugging_news.renderers import render
from hugging_news.resources import resource_text
from tests.renderers.factory import weekly
from tests.renderers.hostile import HOSTILE, hostile
from tests.renderers.parts import CONTEXT, section, story
from tests.renderers.stories import paper

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
EDITIONS = pytest.mark.parametrize("edition", [weekly(), hostile()], ids=["weekly", "hostile"])
ALLOWED = set(
    re.findall(
        r"\w+",
        """html head meta title link style body header nav main section article footer h1 h2 h3 h4 p div span a ul li
        dl dt dd blockquote figure figcaption img time strong code pre dfn abbr table thead tbody tr th td wbr""",
    )
)


def text_of(edition: Edition, lang: str) -> str:
    return render(edition, "html", lang, CONTEXT)[0].content.decode()


def page_of(edition: Edition, lang: str = "zh") -> HtmlElement:
    return html.document_fromstring(text_of(edition, lang))


@LANGS
@EDITIONS
def test_nothing_runs_and_nothing_is_requested(edition: Edition, lang: str) -> None:
    """No script, no handler, no form; pictures and icon are data, every link is http, https or mailto."""
    page = page_of(edition, lang)
    assert {str(element.tag) for element in page.iter() if isinstance(element.tag, str)} <= ALLOWED
    attributes = [(name, value) for element in page.iter("*") for name, value in element.attrib.items()]
    assert not [
        name for name, _ in attributes if name.startswith("on") or name in ("style", "srcset", "ping", "formaction")
    ]
    assert all(value.startswith("data:image/png;base64,") for name, value in attributes if name == "src")
    links = page.xpath("//a/@href")
    assert all(re.match(r"https?://|mailto:|#|(zh|en)\.html$|\.\./2025-12-29/(zh|en)\.html#", link) for link in links)
    assert "url(" not in page.xpath("//style")[0].text
    assert "@import" not in page.xpath("//style")[0].text


@LANGS
@EDITIONS
def test_structure(edition: Edition, lang: str) -> None:
    """One H1, no level skipped, unique ids, every anchor leads somewhere, landmarks in place."""
    page = page_of(edition, lang)
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    assert [len(page.xpath(f"//{tag}")) for tag in ("header", "main", "footer")] == [1, 1, 1]
    assert all(nav.get("aria-label") for nav in page.xpath("//nav"))


@LANGS
def test_accessibility(lang: str) -> None:
    """Pictures have text and size, tables have headed columns and spoken signs, links say more than an address."""
    page = page_of(weekly(), lang)
    assert all(8 <= len(image.get("alt")) <= 125 and image.get("width") for image in page.xpath("//img"))
    assert all(header.get("scope") == "col" for header in page.xpath("//th"))
    assert all(cell.get("data-label") for cell in page.xpath("//td"))
    signs = page.xpath("//td[span[@aria-hidden]]")
    assert signs and all(sign.xpath("span[@class='spoken']/text()") for sign in signs)
    assert all(link.text_content().strip() and "://" not in link.text_content() for link in page.xpath("//a"))
    assert page.xpath("//a[@class='skip']")


@LANGS
def test_languages_are_marked(lang: str) -> None:
    """The page and every passage in another language carry `lang`; the other edition is one link away."""
    page, other = page_of(weekly(), lang), {"zh": "en", "en": "zh"}[lang]
    assert page.get("lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    assert page.xpath("//nav[@class='switch']/a/@href") == [f"{other}.html"]
    if lang == "zh":
        quotes = page.xpath("//blockquote[@lang='en']")
        assert len(quotes) == 2
        assert all(quote.xpath(".//span[@class='original']/text()") == ["原文"] for quote in quotes)


def test_neighbouring_extracts_are_one_quote() -> None:
    """Two sentences of the source after one another stand in one quote, not in two."""
    found = story("url:x", "blog", "标题", "Title", summary=paper().summary | {"zh": paper().summary["zh"] * 2})
    page = page_of(weekly(sections=(section("learn", "学习", "Learn", (found,)),), glance=()))
    assert len(page.xpath("//blockquote")) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_are_text(text: str) -> None:
    """A headline shows its own characters and nothing else happens."""
    page = page_of(
        weekly(sections=(section("learn", "学习", "Learn", (story("url:x", "blog", text, text),)),), glance=())
    )
    (heading,) = page.xpath("//h3")
    shown = re.sub(r"\u202e|\u200b|\x1b\[31m|\x00", "", text)
    assert heading.text_content() == " ".join(shown.split())
    assert not len(heading)


def test_a_missing_picture_leaves_no_gap() -> None:
    """Without its bytes a picture is left out, figure and all."""
    page = html.document_fromstring(render(weekly(), "html", "zh", replace(CONTEXT, assets={}))[0].content)
    assert not page.xpath("//figure|//img")


def test_without_a_site_there_is_no_canonical_address() -> None:
    """`base_url` alone makes absolute addresses."""
    assert page_of(weekly()).xpath("//link[@rel='canonical']/@href") == [
        "https://news.example.org/posts/2026-01-05/zh.html"
    ]
    bare = html.document_fromstring(render(weekly(), "html", "zh", replace(CONTEXT, base_url=""))[0].content)
    assert not bare.xpath("//link[@rel='canonical']")


# -- colours -----------------------------------------------------------------------------------------------------------


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


PAIRS = [(text, ground) for text in ("ink", "muted", "link", "up", "down") for ground in ("paper", "surface")]
PAIRS += [
    ("warn-ink", "warn"),
    ("warn-ink", "surface"),
    ("ink", "warn"),
    ("note-ink", "note"),
    ("ink", "code"),
    ("ink", "surface"),
]
PAIRS += [
    (kind, f"{kind.removesuffix('-kind')}-tint")
    for kind in ["release", "model", "dataset", "space", "paper-kind", "event", "post", "community"]
]


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast(text: str, ground: str) -> None:
    """Every pair of colours that meet has a contrast of at least 4.5, by day and by night."""
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", resource_text("templates", "html.css"), re.DOTALL)[:2]
    )
    assert min(contrast(light[text], light[ground]), contrast(dark[text], dark[ground])) >= 4.5


def test_a_headline_of_the_source_says_its_language_wherever_it_stands() -> None:
    """At a glance and in a short note as well as over its card."""
    title = "Why a kite needs a tail, and how long"
    told = [story(f"url:{place}", "blog", title, title, brief=place == "b") for place in "ab"]
    glance = (GlanceLine(story="url:a", text={"zh": title, "en": title}),)
    page = page_of(weekly(sections=(section("learn", "学习", "Learn", tuple(told)),), glance=glance))
    found = [one.get("lang") for one in page.xpath("//main//*") if one.text == title]
    assert found == ["en", "en", "en"]
