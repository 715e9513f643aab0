"""Markdown and the classic layout."""

from __future__ import annotations

import re

import comrak
import pytest
import yaml
from lxml import html
from lxml.html import HtmlElement

from hugging_news.domain.editions import Edition
from hugging_news.domain.markup import mark
from hugging_news.domain.wording import spaced
from hugging_news.renderers import render
from hugging_news.renderers.links import anchors
from tests.renderers.factory import weekly
from tests.renderers.hostile import HOSTILE, hostile
from tests.renderers.parts import CONTEXT, section, story

LANGS = pytest.mark.parametrize("lang", ["zh", "en"])
FORMATS = pytest.mark.parametrize("format", ["markdown", "classic"])
MARKUP = {
    "h1",
    "h2",
    "h3",
    "p",
    "ul",
    "li",
    "a",
    "strong",
    "code",
    "pre",
    "img",
    "blockquote",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def text_of(edition: Edition, lang: str = "zh", format: str = "markdown") -> str:
    return render(edition, format, lang, CONTEXT)[0].content.decode()


def body_of(text: str) -> str:
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


def read(text: str) -> HtmlElement:
    """What a reader of GFM with automatic links would see."""
    extensions, options = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.autolink = extensions.tasklist = True
    options.unsafe_ = True
    return html.fragment_fromstring(
        comrak.render_markdown(body_of(text), extensions, None, options), create_parent="body"
    )


def visible(edition: Edition) -> list[str]:
    return [each.id for each in edition.stories() if not each.brief]


@LANGS
@FORMATS
def test_content_makes_no_markup(lang: str, format: str) -> None:
    """The worst strings give the headings, tables and rules of the tame ones: nothing of theirs is markup."""
    tame, worst = (read(text_of(edition, lang, format)) for edition in (weekly(), hostile()))
    assert {str(element.tag) for element in worst.iter("*")} <= MARKUP | {"body", "url"}
    for tag in ("h1", "h2", "h3", "table", "tr", "td", "hr", "img"):
        assert len(worst.xpath(f"//{tag}")) == len(tame.xpath(f"//{tag}")), tag
    targets = [link for link in worst.xpath("//a/@href") if not link.startswith("#")]
    known = (
        r"https://(example\.org|huggingface\.co|github\.com)/|(\.\./2025-12-29/)?(zh|en)(\.classic)?\.md(#[a-z0-9-]+)?$"
    )
    assert all(re.match(known, link) for link in targets)
    assert not worst.xpath("//@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_headlines_are_text(text: str) -> None:
    """A headline is read as its own characters, on one line."""
    edition = weekly(sections=(section("learn", "学习", "Learn", (story("url:x", "blog", text, text),)),), glance=())
    (heading,) = read(text_of(edition)).xpath("//h3")
    shown = re.sub(r"\u202e|\u200b|\x1b\[31m|\x00", "", text)
    assert heading.text_content() == " ".join(shown.split())
    assert not len(heading)


@pytest.mark.parametrize("edition", [weekly(), hostile()], ids=["weekly", "hostile"])
@LANGS
def test_front_matter(edition: Edition, lang: str) -> None:
    """Front matter has its own keys and types, whatever the title says."""
    matter = yaml.safe_load(text_of(edition, lang).split("\n---\n", 1)[0].removeprefix("---\n"))
    assert list(matter) == [
        "title",
        "date",
        "lang",
        "id",
        "number",
        "week",
        "window",
        "description",
        "keywords",
        "languages",
        "alternate",
    ]
    assert matter["date"].isoformat() == matter["id"] == "2026-01-05"
    assert matter["title"] == " ".join(edition.title[lang].split())
    other = {"zh": "en", "en": "zh"}[lang]
    assert matter["alternate"] == [{"lang": other, "path": f"{other}.md"}]


@pytest.mark.parametrize("edition", [weekly(), hostile()], ids=["weekly", "hostile"])
def test_marks_and_anchors(edition: Edition) -> None:
    """Every story has its mark, every full one an anchor before its heading, and the glance leads to them."""
    text = text_of(edition)
    marks = re.findall(r"<!-- story: (.*?) -->", text)
    assert sorted(marks) == sorted(mark(each.id) for each in edition.stories())
    assert all("--" not in found for found in marks)
    places = re.findall(r'^<!-- story: .* -->\n<a id="([a-z0-9-]+)"></a>\n\n### ', text, re.MULTILINE)
    assert len(places) == len(set(places)) == len(visible(edition))
    assert set(re.findall(r"\]\(#(.*?)\)", text)) <= set(places)


def test_anchors_are_ascii_and_apart() -> None:
    """Ids that would share an anchor, or lose letters, carry a part of their hash."""
    found = anchors(["hub:model:a/b.c", "hub:model:a/b-c", "inbox:讲座", "url:https://example.org/" + "x" * 200])
    assert len(set(found.values())) == 4
    assert found["hub:model:a/b.c"] == "hub-model-a-b-c"
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", anchor) for anchor in found.values())


def test_classic_layout() -> None:
    """No title, label line and `<url>` mark, `<hr/>` after each section and so before the sign-off."""
    text = text_of(weekly(), format="classic")
    assert text.startswith("每一周，")
    assert not re.search(r"^# ", text, re.MULTILINE)
    assert "\n查看文档：\n<url>https://example.org/kitetrain/docs</url>\n" in text
    assert "### KiteTrain 2.0：一份配置跑通单卡与多卡\n\n![示意图" in text
    assert text.count("\n\n<hr/>\n\n") == text.count("\n## ")
    assert re.search(r"<hr/>\n\n以上就是上周的 Hugging News", text)
    assert text.count("<url>") == text.count("</url>")


@FORMATS
def test_chinese_is_spaced(format: str) -> None:
    """Between CJK and Latin stands a space, beside full-width marks none (T1, T2, T5), in all that labels produce."""
    page = read(text_of(weekly(), format=format))
    for code in page.xpath("//code"):
        code.text = "x"
    lines = [block.text_content().strip() for block in page.xpath("//p|//li|//h1|//h2|//h3|//th|//td")]
    assert [line for line in lines if spaced(line) != line] == []
    assert [line for line in lines if re.search(r"[，。：；！？（）｜、] | [，。：；！？（）｜、]", line)] == []
