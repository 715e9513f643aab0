"""Past issues are judged by what they have: words, links and pictures. Each case is a slip that such issues held."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.check import problems_of
from hugging_news.domain.editions import Edition, Origin, Section
from hugging_news.domain.items import Link
from hugging_news.domain.stories import Sentence
from tests.check.good import BOOK
from tests.editions import edition, story

DEMO = "hub:space:acme/kite-web"
PICTURE = "https://img.example.org/2026/08/kite.jpg"


def issue(id: str, *said: str, of: str = DEMO, picture: str = "", **more: Any) -> Edition:
    """An issue in Chinese with one story; nothing in it has evidence."""
    lines = tuple(Sentence(text=text, lang="zh", method="editor") for text in said)
    told = story(of, headline={"zh": "风筝演示"}, summary={"zh": lines}, evidence=(), published=None, **more)
    pictures = {of: (picture,)} if picture else {}
    origin = Origin(file=f"{id}.md", sha256="0", lang="zh", pictures=pictures)
    part = Section(id="community", title={}, stories=(told,))
    return edition(id, sections=(part,), languages=("zh",), title={"zh": "风筝周报"}, imported=(origin,))


def gates(now: Edition, *before: Edition) -> set[str]:
    return {one.rule for one in problems_of(now, before, BOOK) if one.severity == "gate"}


def test_an_issue_without_slips_passes() -> None:
    """It has no evidence, no details and no dates, and nobody asks for them."""
    assert problems_of(issue("2026-08-17", "这个演示可以在浏览器里运行。"), (), BOOK) == ()


def test_the_same_demo_told_in_two_issues() -> None:
    """Three weeks apart, by the Space that both lead to."""
    before = issue("2026-07-27", "这个演示可以在浏览器里运行。")
    assert gates(issue("2026-08-17", "演示支持多种语言。"), before) == {"Q8"}


def test_a_cover_picture_used_twice() -> None:
    """By its address, as pictures of past issues are not fetched."""
    before = issue("2026-07-27", "这个演示可以在浏览器里运行。", picture=PICTURE)
    now = issue("2026-08-17", "演示支持多种语言。", of="hub:space:acme/other", picture=f"{PICTURE}?utm_source=x")
    assert gates(now, before) == {"Q8"}


@pytest.mark.parametrize(
    "text",
    [
        "这个演示已经与上周发布。",
        "详情请参与如下链接。",
        "它由 Flacon 模型支持。",
        "它用 text - generation - inference 运行。",
        "这个演示\u200b可以在浏览器里运行。",
        "使用Gradio搭建。",
    ],
)
def test_a_slip_of_the_pen(text: str) -> None:
    """Wrong words, names that were torn apart or misspelt, invisible characters, missing spaces."""
    assert gates(issue("2026-08-17", text)) == {"Q11"}


def test_registration_only_by_a_code() -> None:
    """Who reads the text cannot scan it."""
    assert gates(issue("2026-08-17", "欢迎扫码参与活动。", of="inbox:2026-08-17-a")) == {"Q12"}
    page = Link(type="register", url="https://acme.example.org/join")
    assert gates(issue("2026-08-17", "欢迎扫码参与活动。", of="inbox:2026-08-17-a", links=(page,))) == set()


def test_a_paper_of_2019_told_as_news() -> None:
    """By the number in its address."""
    paper = Link(type="paper", url="https://arxiv.org/abs/1911.02150")
    old = issue("2026-08-17", "这项技术占用更少的内存。", of="arxiv:1911.02150", links=(paper,), kind="paper")
    assert gates(old) == {"Q6"}
    new = Link(type="paper", url="https://arxiv.org/abs/2608.00042")
    assert gates(issue("2026-08-17", "这项技术占用更少的内存。", of="url:x", links=(new,))) == set()
