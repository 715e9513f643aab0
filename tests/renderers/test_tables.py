"""Trending tables."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hugging_news.domain.editions import Change, Row, Table
from hugging_news.domain.items import Metric
from hugging_news.renderers.counts import under
from hugging_news.renderers.tables import change_cell, table_view
from hugging_news.renderers.words import Words
from hugging_news.resources import load_toml
from tests.renderers.factory import trending
from tests.renderers.parts import AS_OF, licence

WORDS = {lang: Words(lang, load_toml("templates", f"i18n/{lang}.toml"), "Asia/Shanghai") for lang in ("zh", "en")}


def row(change: Change | None = None, *metrics: Metric, **values: Any) -> Row:
    defaults: dict[str, Any] = {"rank": 1, "item": "hub:model:a/b", "title": "a/b", "url": "https://huggingface.co/a/b"}
    note = values.pop("license", licence(None, "not-fetched"))
    return Row(**(defaults | values), metrics=metrics, change=change or Change(state="uncompared"), license=note)


@pytest.mark.parametrize(
    ("change", "zh", "spoken"),
    [
        (Change(state="up", rank=3, likes=412), "▲3，+412", "上升 3 位，点赞变化 +412"),
        (Change(state="down", rank=-1), "▼1", "下降 1 位"),
        (Change(state="down", rank=-1, likes=-1234), "▼1，−1.2k", "下降 1 位，点赞变化 −1.2k"),
        (Change(state="same", rank=0), "–", "名次不变"),
        (Change(state="same", rank=0, likes=0), "–", "名次不变"),
        (Change(state="new"), "新上榜", ""),
        (Change(state="uncompared"), "无对比", ""),
    ],
)
def test_change(change: Change, zh: str, spoken: str) -> None:
    """A change is a sign for the eye and words for the ear; without a comparison it says so."""
    cell = change_cell(row(change), WORDS["zh"])
    assert (cell.text, cell.spoken) == (zh, spoken)


def test_columns_of_models() -> None:
    """The columns of §3.3, with the window that the downloads were counted over."""
    view = table_view(trending()[0], WORDS["zh"])
    assert [column.label for column in view.columns] == [
        "#",
        "模型",
        "任务",
        "点赞",
        "下载量（近 30 天）",
        "7 日变化",
        "许可证",
    ]
    assert [under(cell, column) for cell, column in zip(view.rows[1], view.columns, strict=True)] == [
        "2",
        "demo-lab/voice-s",
        "语音识别",
        "806",
        "9,800",
        "新上榜",
        "未声明",
    ]
    assert view.caption == "数据时间：2026 年 1 月 5 日 00:00 UTC，对比 2025 年 12 月 29 日。"


def test_columns_that_no_row_has_are_left_out() -> None:
    """Spaces have no downloads and no task; what was not fetched makes no column."""
    view = table_view(trending()[1], WORDS["en"])
    assert [column.label for column in view.columns] == ["#", "Space", "SDK", "Likes", "7-day change"]


def test_header_names_the_windows_of_the_data() -> None:
    """Each span has its own column, and the comparison says over how many days."""
    counts = (
        Metric(counts="likes", span="7d", value=9, as_of=AS_OF),
        Metric(counts="downloads", value=10, as_of=AS_OF),
    )
    table = Table(
        kind="datasets", as_of=AS_OF, compared_with=AS_OF - timedelta(days=6, hours=2), rows=(row(None, *counts),)
    )
    assert [column.label for column in table_view(table, WORDS["en"]).columns] == [
        "#", "Dataset", "Likes (7 days)", "Downloads (all time)", "6-day change",
    ]  # fmt: skip


def test_one_sentence_names_the_most_notable_row() -> None:
    """What gained most likes; without a comparison, what was downloaded most; nothing about a single row."""
    before = AS_OF - timedelta(days=7)
    grown = [row(Change(state="same", likes=n), title=f"a/{n}", rank=n) for n in (1, 9, 5)]
    table = Table(kind="models", as_of=AS_OF, compared_with=before, rows=tuple(grown))
    assert table_view(table, WORDS["zh"]).note == "7 天前就在榜的条目中，a/9 的点赞增加最多（+9）。"
    counted = [
        row(None, Metric(counts="downloads", span="30d", value=n, as_of=AS_OF), title=f"a/{n}") for n in (1, 20_000)
    ]
    alone = Table(kind="models", as_of=AS_OF, rows=tuple(counted))
    assert table_view(alone, WORDS["zh"]).note == "其中近 30 天下载量最高的是 a/20000：2 万。"
    assert table_view(alone.model_copy(update={"rows": alone.rows[:1]}), WORDS["en"]).note == ""
    assert table_view(alone.model_copy(update={"note": {"en": "Written."}}), WORDS["en"]).note == "Written."


def test_likes_that_were_removed_are_no_growth() -> None:
    """A fall is printed with its sign, and no sentence says that it gained most."""
    fallen = [row(Change(state="same", rank=0, likes=-n), title=f"a/{n}", rank=n) for n in (3, 1200)]
    table = Table(kind="models", as_of=AS_OF, compared_with=AS_OF - timedelta(days=7), rows=tuple(fallen))
    assert [change_cell(each, WORDS["en"]).text for each in fallen] == ["–, −3", "–, −1.2k"]
    assert table_view(table, WORDS["en"]).note == ""


def test_cells_are_clean_lines_and_safe_links() -> None:
    """A title is one line; an address that may not be published makes no link."""
    table = Table(kind="models", as_of=AS_OF, rows=(row(title="a\n|b\u202e", url="javascript:x"),))
    cell = table_view(table, WORDS["zh"]).rows[0][1]
    assert (cell.text, cell.url) == ("a |b", None)


def listed(*rows: tuple[str, Change, int]) -> Table:
    """A table of models with their downloads, in their order."""
    made = [
        row(change, Metric(counts="downloads", span="30d", value=count, as_of=AS_OF), rank=place, title=title)
        for place, (title, change, count) in enumerate(rows, 1)
    ]
    return Table(kind="models", as_of=AS_OF, compared_with=AS_OF - timedelta(days=7), rows=tuple(made))


SAME, NEW = Change(state="same", rank=0), Change(state="new")


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        (
            [("a/one", SAME, 5), ("a/two", Change(state="up", rank=4), 1), ("a/three", Change(state="up", rank=3), 1)],
            "上升最多的是 a/two：4 位，到了第 2 位。",
            "a/two rose the most: by 4 places, to number 2.",
        ),
        (
            [("a/one", SAME, 5), ("a/two", NEW, 1), ("a/three", NEW, 1)],
            "表里有 2 个条目是新上榜的，其中名次最高的是 a/two，排第 2 位。",
            "2 of these are new in the list; a/two came highest, at number 2.",
        ),
        (
            [("a/one", SAME, 5), ("b/one-GGUF", SAME, 20_000)],
            "近 30 天下载量最高的是 b/one-GGUF（2 万）：它是同榜 a/one 的 GGUF 版。",
            "The most downloaded of these in the last 30 days is b/one-GGUF (20k), "
            "the GGUF version of a/one, also in the list.",
        ),
        (
            [("a/one", NEW, 5), ("b/two-GGUF", NEW, 20_000)],
            "其中近 30 天下载量最高的是 b/two-GGUF：2 万。",
            "The most downloaded of these in the last 30 days is b/two-GGUF: 20k.",
        ),
        (
            [("a/one", Change(state="up", rank=2), 5), ("a/two", Change(state="down", rank=-1), 4)],
            "其中近 30 天下载量最高的是 a/one：5。",
            "The most downloaded of these in the last 30 days is a/one: 5.",
        ),
    ],
)
def test_the_sentence_under_a_table_says_what_is_most_notable(rows: Any, zh: str, en: str) -> None:
    """What rose by three places or more, what is new, else what is downloaded most and what it is a form of."""
    table = listed(*rows)
    assert (table_view(table, WORDS["zh"]).note, table_view(table, WORDS["en"]).note) == (zh, en)
