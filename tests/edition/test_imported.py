"""A past issue becomes an edition by which later builds know what was told."""

from __future__ import annotations

from dataclasses import replace

from hugging_news.domain.classic import Issue, read
from hugging_news.domain.editions import Edition, Story
from hugging_news.edition.imported import House, imported
from hugging_news.newsroom.editions import to_json

HOUSE = House("Kite News", "Asia/Shanghai", "2026-08-03")


def issue(lines: str, name: str = "2026-08-17.md") -> Issue:
    return read(f"## 开源更新\n\n{lines}\n".encode(), name)


def edition(lines: str, name: str = "2026-08-17.md") -> Edition:
    return imported([issue(lines, name)], HOUSE)


def story(lines: str) -> Story:
    return edition(f"### 一则消息\n{lines}").stories()[0]


def test_a_story_is_known_by_its_artefacts_before_other_addresses() -> None:
    """Its id is the artefact that comes first; hf.co, arXiv and papers' pages are the same things; short links last."""
    found = story(
        "下载: <url>https://huggingface.link/kite</url>\n文档: <url>https://hf.co/docs/kite</url>\n"
        "论文: <url>https://hf.co/papers/2608.00001</url>\n体验: <url>https://hf.co/spaces/acme/kite</url>"
    )
    assert found.id == "arxiv:2608.00001"
    assert found.items == ("arxiv:2608.00001", "hub:space:acme/kite")
    assert found.keys == (*found.items, "url:https://huggingface.co/docs/kite", "url:https://huggingface.link/kite")


def test_a_mention_is_kept_and_not_told() -> None:
    """Unless the story has nothing else: then it is known by the first one."""
    mention = "见 [这篇介绍](https://example.org/intro) 和 [那篇](https://example.org/more)。"
    both = story(f"{mention}\n<url>https://example.org/a</url>")
    assert both.keys == ("url:https://example.org/a",) and len(both.links) == 3
    assert story(mention).keys == ("url:https://example.org/intro",)


def test_links_are_typed_by_what_they_lead_to_then_by_their_label() -> None:
    """And by their place where neither says it."""
    found = story(
        "Notebook 链接: <url>https://github.com/acme/kite/tree/main/demo</url>\n"
        "报名: <url>https://example.org/join</url>\n"
        "了解更多: <url>https://hf.co/acme/kite-7b</url>\n<url>https://github.com/acme/kite</url>\n"
        "<url>https://hf.co/docs/kite</url>\n<url>https://example.org/post</url>"
    )
    assert [link.type for link in found.links] == ["notebook", "register", "model", "code", "docs", "blog"]


def test_a_story_without_a_link_has_an_id_of_its_own() -> None:
    """From day and headline, the same each time."""
    one, two = edition("### 一\n字\n### 二\n字\n").stories()
    assert one.id.startswith("inbox:2026-08-17-") and one.id != two.id and one.keys == (one.id,)
    assert edition("### 一\n字\n").stories()[0].id == one.id


def test_two_stories_of_one_artefact_have_two_ids() -> None:
    """Both are told by the artefact, neither hides the other."""
    url = "<url>https://hf.co/spaces/acme/kite</url>"
    one, two = edition(f"### 一\n{url}\n### 二\n{url}\n").stories()
    assert one.id == "hub:space:acme/kite" and two.id.startswith("inbox:") and one.id in two.keys


def test_a_part_of_a_split_tells_only_itself() -> None:
    """As when it was made."""
    found = edition(
        "<!-- story: github:acme/kite@v2#1 -->\n### 一\n更新说明：<https://github.com/acme/kite/releases/tag/v2>\n"
    ).stories()[0]
    assert (found.id, found.split_of, found.keys) == (
        "github:acme/kite@v2#1",
        "github:acme/kite@v2",
        ("github:acme/kite@v2#1",),
    )


def test_a_marked_event_is_its_id_alone() -> None:
    """Its page may be its calendar's."""
    found = edition("<!-- story: event:x@2026-08-20 -->\n### 一\n报名链接：<https://example.org/join>\n").stories()[0]
    assert (found.id, found.keys) == ("event:x@2026-08-20", ("event:x@2026-08-20",))


def test_the_issue_says_its_number_and_title_or_they_follow_from_the_day() -> None:
    """`#0817` is the day's display and no number."""
    plain = edition("### 一\n字\n")
    assert (plain.number, plain.title) == (3, {"zh": "Kite News #0817"})
    stated = imported([replace(issue("### 一\n字\n"), number=260, title="风筝周刊（第 260 期）")], HOUSE)
    assert (stated.number, stated.title) == (260, {"zh": "风筝周刊（第 260 期）"})


def test_the_window_is_the_week_before_the_day() -> None:
    """A Monday's issue tells the last ISO week, a Friday's the one it stands in."""
    monday, friday = edition("### 一\n字\n"), edition("### 一\n字\n", "2026-08-14.md")
    assert (monday.week, friday.week) == ("2026-W33", "2026-W33")
    assert monday.window.end.isoformat() == "2026-08-16T16:00:00+00:00" and monday.state == "final"


def test_it_says_where_it_came_from_and_nothing_of_when() -> None:
    """File, hash, remarks and pictures; the same bytes each time."""
    text = "### 一\n![](https://img.example.org/a.png)\n字\u200b\n"
    found = edition(text)
    origin = found.imported[0]
    assert (origin.file, len(origin.sha256), origin.lang) == ("2026-08-17.md", 64, "zh")
    assert origin.remarks == (
        "3: no link: 一 is known by its headline alone",
        "5: removed 1 zero-width character",
    )
    assert list(origin.pictures.values()) == [("https://img.example.org/a.png",)]
    assert to_json(found) == to_json(edition(text))


def test_two_languages_of_one_day_are_one_edition() -> None:
    """Stories of one id are one story; one that stands in a single language is kept."""
    zh = issue("### 风筝\n<url>https://hf.co/spaces/acme/kite</url>\n### 只有中文\n字\n", "zh/2026-08-17.md")
    en = read(
        b"## Open-source releases\n\n### The kite\nTry it now: <url>https://hf.co/spaces/acme/kite</url>\n",
        "en/2026-08-17.en.md",
    )
    found = imported([zh, en], HOUSE)
    first, second = found.stories()
    assert first.headline == {"zh": "风筝", "en": "The kite"} and second.headline == {"zh": "只有中文"}
    assert found.languages == ("zh", "en") and len(found.imported) == 2
