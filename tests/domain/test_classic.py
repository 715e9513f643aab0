"""Past issues are read as they were meant: every story, link and picture, and whatever had to be mended is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.classic import Entry, Issue, read
from hugging_news.domain.errors import ParseError

GOLDEN = Path(__file__).resolve().parent.parent / "renderers" / "golden"
CLASSIC = """每周一，我们把风筝社区的新鲜事讲给你听，快来看看吧！

## 重磅更新

### KiteTrain 2.0 发布: 一份配置就够

![](https://img.example.org/a.png)

两种机器现在共用一个入口。

在线体验:
<url>https://hf.co/spaces/acme/kite-chat</url>
查看开源代码: <url>https://github.com/acme/kite</url>

### 一篇讲风筝的论文

详情可以看 [这篇介绍](https://example.org/intro)。

论文页面:
<url>https://hf.co/papers/2608.00001</url>

<hr/>

## 好想见到你

### 风筝日

![海报原图: https://kite.link/poster](https://img.example.org/b.png)

周六下午在湖边。

<hr/>

以上就是上周的风筝周报，新的一周也要飞得高！
"""


def issue(text: str, place: str = "2026-08-17.md", **more: date | str | None) -> Issue:
    return read(text.encode(), place, **more)  # type: ignore[arg-type]


def story(lines: str, heading: str = "## 开源更新\n\n### A kite story") -> Entry:
    """The first story of an issue with these lines below its headline."""
    return issue(f"{heading}\n\n{lines}\n").entries[0]


def said(text: str) -> list[tuple[int, str]]:
    """What was mended, with the lines."""
    return [(remark.line, remark.text) for remark in issue(text).remarks if remark.mended]


def told(entry: Entry) -> list[str]:
    return [link.url for link in entry.links if link.told]


def test_the_layout_of_the_historical_issues_is_read_whole() -> None:
    """Introduction, sections, stories with text, links and pictures, sign-off; nothing had to be mended."""
    found = issue(CLASSIC)
    assert [(part.id, [entry.headline for entry in part.entries]) for part in found.parts] == [
        ("top", ["KiteTrain 2.0 发布: 一份配置就够", "一篇讲风筝的论文"]),
        ("events", ["风筝日"]),
    ]
    assert found.intro.startswith("每周一") and found.signoff == "以上就是上周的风筝周报，新的一周也要飞得高！"
    assert (found.date, found.lang, said(CLASSIC)) == (date(2026, 8, 17), "zh", [])


def test_a_label_line_belongs_to_its_link_and_not_to_the_text() -> None:
    """Whether the address stands on the same line or the next one."""
    first = issue(CLASSIC).entries[0]
    assert [(link.label, link.url) for link in first.links] == [
        ("在线体验", "https://hf.co/spaces/acme/kite-chat"),
        ("查看开源代码", "https://github.com/acme/kite"),
    ]
    assert first.text == "两种机器现在共用一个入口。"


def test_a_link_within_a_sentence_is_only_mentioned() -> None:
    """The story is about the paper below, not about the introduction that it names."""
    paper = issue(CLASSIC).entries[1]
    assert told(paper) == ["https://hf.co/papers/2608.00001"]
    assert [link.url for link in paper.links if not link.told] == ["https://example.org/intro"]


def test_the_address_in_a_caption_is_that_of_the_full_picture() -> None:
    """Caption and address are two things, and the address is no link of the story."""
    event = issue(CLASSIC).entries[2]
    picture = event.pictures[0]
    assert (picture.caption, picture.full) == ("海报原图", "https://kite.link/poster") and not event.links


@pytest.mark.parametrize(
    ("line", "url", "mended"),
    [
        ("<url>https://example.org/a</url>", "https://example.org/a", ""),
        ("<url>https://example.org/a", "https://example.org/a", "<url> mark is not closed"),
        ("<url>https://example.org/a<url>，后面还有字", "https://example.org/a", "<url> mark is not closed"),
        ("<URL>https://example.org/a</URL>", "https://example.org/a", ""),
        ("看 https://example.org/a）后文", "https://example.org/a", ""),
        ("报名：<https://example.org/a>", "https://example.org/a", ""),
        ("[一篇文章](https://example.org/a_(b))", "https://example.org/a_(b)", ""),
        ("页面在 hf.co/learn", "https://hf.co/learn", "hf.co/learn read as https://hf.co/learn"),
        ('<a href="https://example.org/a">文章</a>', "https://example.org/a", ""),
    ],
)  # fmt: skip
def test_addresses_are_found_however_they_are_marked(line: str, url: str, mended: str) -> None:
    """A faulty mark is mended and said with its line."""
    found = issue(f"## 开源更新\n### 一则消息\n{line}\n")
    assert told(found.entries[0]) == [url]
    texts = [remark.text for remark in found.remarks if remark.mended and remark.line == 3]
    assert len(texts) == bool(mended) and all(mended in text for text in texts)


def test_addresses_in_code_are_no_links() -> None:
    """Neither in a span nor in a block, where a heading is none either."""
    entry = story("Run `curl https://example.org/x`.\n\n```\n# https://example.org/y\n## 活动\n```")
    assert not entry.links and "https://example.org/x" in entry.text and len(issue(CLASSIC).parts) == 2


def test_a_picture_with_a_wrong_mark_is_still_a_picture() -> None:
    """`@[](…)` is said; a person's name before a link is none."""
    text = (
        "## 开源更新\n### 一则消息\n@[](https://img.example.org/a.png)\n谢谢 @[ada](https://example.org/ada) 的帮助\n"
    )
    assert said(text) == [(3, "@[](…) read as the picture ![](…)")]
    assert [picture.url for picture in issue(text).entries[0].pictures] == ["https://img.example.org/a.png"]


def test_zero_width_characters_go_and_emoji_stay_whole() -> None:
    """Only what nobody meant is said."""
    assert said("## 开源更新\n### 风\u200b筝\u200b\n🙋\u200d♀️ 你好\n") == [(2, "removed 2 zero-width characters")]
    assert issue("## 开源更新\n### 风\u200b筝\n你好\n").entries[0].headline == "风筝"


def test_a_story_at_the_level_of_a_section_belongs_to_the_section_above() -> None:
    """It has text, no stories below it and no section's name."""
    text = "## 重磅更新\n### 一\n字\n## 更快的生成: 本地也能跑\n字字\n## 开源更新\n### 三\n字\n"
    found = issue(text)
    assert [(part.id, len(part.entries)) for part in found.parts] == [("top", 2), ("releases", 1)]
    assert said(text) == [(4, "a story at the level of a section (##), read as one of 重磅更新 (top)")]


def test_a_section_at_the_level_of_a_story_is_a_section() -> None:
    """Known by its name."""
    text = "## 重磅更新\n### 一\n字\n### 社区动态\n#### 二\n字\n"
    assert [(part.id, part.entries[0].headline) for part in issue(text).parts] == [("top", "一"), ("community", "二")]
    assert [line for line, _ in said(text)] == [4, 5]


def test_every_name_that_past_sections_had_is_known() -> None:
    """19 real names, and one of its own for each meeting."""
    names = {
        "重磅": "top", "重磅更新": "top", "重要更新": "top", "开源更新": "releases", "开源库更新": "releases",
        "开源生态更新": "releases", "开源生态压轴出场": "models", "趋势榜单": "trending", "每日论文精选": "papers",
        "产品更新": "platform", "学习资源 & 内容更新": "learn", "内容更新": "learn", "学习资源": "learn",
        "社区动向": "community", "社区动态": "community", "社区活动": "community", "好想见到你": "events",
        "活动回放": "events", "与你在湖边相遇": "events",
    }  # fmt: skip
    for name, id in names.items():
        found = issue(f"## {name}\n### 一则消息\n字\n")
        assert [part.id for part in found.parts] == [id] and not [r for r in found.remarks if "not known" in r.text]


def test_an_unknown_section_is_reported_and_kept_or_read_as_the_nearest() -> None:
    """A name that is nearly spelt so is taken for it."""
    found = issue("## 开源项目更新\n### 一\n字\n## 读者来信\n### 二\n字\n")
    near, own = found.parts
    assert (near.id, near.heading, own.heading) == ("releases", "开源项目更新", "读者来信")
    assert own.id not in ("releases", "top")
    assert [remark.text for remark in found.remarks if "not known" in remark.text] == [
        "section '开源项目更新' is not known, read as releases",
        "section '读者来信' is not known, kept as it is",
    ]


def test_text_directly_below_a_section_is_a_story_under_its_name() -> None:
    """As an event with its own stories below it."""
    found = issue("## 与你在风筝节相遇\n\n风筝节周末开始。\n<url>https://example.org/fest</url>\n\n### 论坛\n字\n")
    assert [entry.headline for entry in found.entries] == ["与你在风筝节相遇", "论坛"]


def test_a_list_of_links_is_a_story_each() -> None:
    """Below a section, below a list's name, numbered, or as rows of a table."""
    text = (
        "## Updates\n### Tools\n* [Kite 2](https://example.org/1)\n* [video] [Tail](https://example.org/2)\n"
        "## 工具\n1、[风筝](https://example.org/3)\n\n一只风筝。\n\n2、[尾巴](https://example.org/4)\n\n一条尾巴。\n"
        "## Papers\n| Title |\n|---|\n| [On wind](https://example.org/5) |\n| [On air](https://example.org/6) |\n"
    )
    found = issue(text)
    assert [told(entry) for entry in found.entries] == [[f"https://example.org/{n}"] for n in range(1, 7)]
    assert [entry.headline for entry in found.entries] == ["Kite 2", "Tail", "风筝", "尾巴", "On wind", "On air"]
    assert (2, "2 stories under one heading, Tools") in [(remark.line, remark.text) for remark in found.remarks]


def test_a_list_within_a_story_stays_in_it() -> None:
    """Its links are the story's when it has no others, and mentions when it has."""
    winners = "获奖的是：\n\n- A 队 https://example.org/a\n- B 队 https://example.org/b\n"
    assert told(story(winners)) == ["https://example.org/a", "https://example.org/b"]
    assert told(story(f"{winners}\n阅读全文：<url>https://example.org/c</url>")) == ["https://example.org/c"]


def test_what_stands_beside_a_story_is_not_told() -> None:
    """Facts, the credit and related stories are links of others; the further artefacts of the same work are its own."""
    lines = (
        "微调自：[acme/base](https://hf.co/acme/base)\n\n模型地址：<https://hf.co/acme/kite>\n\n"
        "更多：[a](https://hf.co/acme/a)｜[b](https://hf.co/acme/b)\n\n相关：[c](https://hf.co/acme/c)\n\n"
        "来源：Acme，另见：[Blog](https://example.org/blog)\n"
    )
    assert told(story(lines)) == [f"https://hf.co/acme/{name}" for name in ("kite", "a", "b")]
    assert told(story("相关：[c](https://hf.co/acme/c)")) == []


def test_links_by_reference_are_resolved() -> None:
    """`[text][name]` with its definition at the end."""
    assert told(story("[Kite][k]\n\n[k]: https://example.org/kite")) == ["https://example.org/kite"]


def test_a_short_link_is_kept_and_said() -> None:
    """`hf.co` is none: it is another name of the Hub."""
    entry = story("下载: <url>https://huggingface.link/kite</url>\n体验: <url>https://hf.co/spaces/acme/kite</url>")
    assert [link.short for link in entry.links] == [True, False]


def test_what_an_editor_may_want_to_know_is_said_with_its_line() -> None:
    """A story without a link, a picture shown twice, an address that leads nowhere."""
    text = (
        "## 开源更新\n### 一\n![](https://img.example.org/a.png)\n### 二\n![](https://img.example.org/a.png)\n"
        "<url>https://</url>\n"
    )
    texts = {remark.line: remark.text for remark in issue(text).remarks}
    assert texts[2] == "no link: 一 is known by its headline alone" and "picture of line 3 again" in texts[5]
    assert not issue(text).entries[1].links


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_our_own_markdown_comes_back_with_the_same_ids_and_sections(lang: str) -> None:
    """The marks are read, brief stories among them; the glance and the tables tell nothing."""
    text = (GOLDEN / "markdown" / f"{lang}.md").read_text(encoding="utf-8")
    found = issue(text, f"{lang}.md")
    marks = [line.split("story: ")[1].split(" -->")[0] for line in text.split("\n") if "<!-- story: " in line]
    assert [entry.mark for entry in found.entries] == marks
    assert (found.date, found.number, found.lang) == (date(2026, 1, 5), 12, lang)
    assert [part.id for part in found.parts] == [
        "top", "releases", "models", "try", "papers", "platform", "learn", "community", "events",
    ]  # fmt: skip
    assert not [remark for remark in found.remarks if remark.mended]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_our_own_classic_document_has_the_same_stories(lang: str) -> None:
    """Without marks: by their headlines, the small releases among them; the folder says the day."""
    classic = (GOLDEN / "classic" / f"{lang}.classic.md").read_text(encoding="utf-8")
    markdown = (GOLDEN / "markdown" / f"{lang}.md").read_text(encoding="utf-8")
    found = issue(classic, f"2026-01-05/{lang}.classic.md")
    assert [e.headline for e in found.entries] == [e.headline for e in issue(markdown, f"{lang}.md").entries]
    assert found.date == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("place", "head", "day"),
    [
        ("2023-07-03.md", "", date(2023, 7, 3)),
        ("20230703-news.md", "", date(2023, 7, 3)),
        ("posts/2023-07-03/zh.md", "", date(2023, 7, 3)),
        ("news.md", "---\ndate: 2023-07-03\n---\n", date(2023, 7, 3)),
        ("news.md", "---\ndate: 2023-07-03T09:00:00+08:00\n---\n", date(2023, 7, 3)),
        ("news.md", "Title: News 5\nDate: 2023-07-03\n\n", date(2023, 7, 3)),
        ("news.md", "# 周报（2023 年 7 月 3 日）\n", date(2023, 7, 3)),
        ("news.md", "# Kite News #0703：风筝\n2023 年的第 26 周。\n", date(2023, 7, 3)),
    ],
)
def test_the_date_is_read_from_where_it_stands(place: str, head: str, day: date) -> None:
    """Front matter, file name, folder, title; `#0703` takes its year from the text."""
    assert issue(f"{head}## 开源更新\n### 一\n字\n", place).date == day


def test_a_given_date_wins_and_a_contradiction_is_said() -> None:
    """Front matter before the file name."""
    text = "---\ndate: 2023-07-03\n---\n## 开源更新\n### 一\n字\n"
    assert issue(text, "2023-07-04.md", day=date(2023, 7, 5)).date == date(2023, 7, 5)
    found = issue(text, "2023-07-04.md")
    assert found.date == date(2023, 7, 3)
    assert "dated 2023-07-03 by its front matter; its file name says 2023-07-04" in [r.text for r in found.remarks]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b"  \n\n", "empty"),
        (b"\x89PNG\r\n\x00\x00", "binary"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "web page"),
        (b'{"schema_version": 1}', "JSON"),
        (b"x" * 2_000_001, "larger than"),
        (b"## a\n### b\n" + b"x" * 20_001, "longer than"),
        (b"## a\n" * 3_000, "headings"),
        (b"just words\n", "no story was found"),
        (b"---\ntitle: x\n", "not closed"),
    ],
)  # fmt: skip
def test_what_is_no_issue_is_refused_with_its_name(content: bytes, why: str) -> None:
    """And with what is wrong."""
    with pytest.raises(ParseError, match=why) as caught:
        read(content, "2023-07-03.md")
    assert "2023-07-03.md" in str(caught.value)


@pytest.mark.parametrize("title", ["# News", "# News #0703", "# News #0703\n2022 年，2023 年"])
def test_a_date_is_never_guessed(title: str) -> None:
    """Without a year, or with two of them, the editor is asked."""
    with pytest.raises(ParseError, match="--date"):
        issue(f"{title}\n## 开源更新\n### 一\n字\n", "news.md")


@given(
    st.lists(
        st.sampled_from(
            [
                "## 活动",
                "### 一",
                "<hr/>",
                "- [a](https://b.example)",
                "<url>https://c.example",
                "字",
                "",
                "```",
                "<!-- story: inbox:x -->",
                "1、[d](https://e.example)",
                "| x |",
            ]
        )
    )
)
def test_any_order_of_lines_is_read_or_refused(lines: list[str]) -> None:
    """Nothing but a ParseError comes out, and reading is a function of the bytes."""
    content = "\n".join(lines).encode()
    try:
        assert read(content, "2023-07-03.md") == read(content, "2023-07-03.md")
    except ParseError as error:
        assert "2023-07-03.md" in str(error)
