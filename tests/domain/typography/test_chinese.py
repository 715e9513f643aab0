"""T1 … T20 one by one: what is wrong, what is right, and what must stay."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hugging_news.domain.typography import House, fix, slips
from hugging_news.pipeline.setup import house

TABLE = tomllib.loads(Path(__file__).with_name("chinese.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("rule", "wrong", "right"), [(rule, *pair) for rule, pairs in TABLE["wrong"].items() for pair in pairs]
)
def test_a_wrong_text_is_found_and_mended(rule: str, wrong: str, right: str) -> None:
    """By that rule, and what comes out is right."""
    assert rule in {slip.rule for slip in slips(wrong, "zh", house())}
    assert fix(wrong, "zh", house()) == right
    assert slips(right, "zh", house()) == ()


@pytest.mark.parametrize("text", TABLE["stay"])
def test_a_right_text_stays(text: str) -> None:
    """Nothing is found, so nothing is changed."""
    assert slips(text, "zh", house()) == ()


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        ("T9", "《Attention Is All You Need》很有名", "《Attention Is All You Need》"),
        ("T16", "7 月 8 日 9:00–12:00 在上海举行", "9:00"),
        ("T16", "今晚 20:30 开始", "20:30"),
        ("T16", "晚上 12:00（北京时间）", "晚上 12:00"),
        ("T16", "晚上 10:00–1:00（北京时间）", "晚上 10:00–1:00"),
        ("T18", "他/她可以报名", "他/她"),
        ("T18", "欢迎TA们参加", "TA们"),
        ("T9", '他说"好', '"'),
    ],
)
def test_what_needs_a_person_is_only_said(rule: str, text: str, found: str) -> None:
    """The fixer leaves it."""
    assert [slip.found for slip in slips(text, "zh", house()) if slip.rule == rule and slip.better is None] == [found]
    assert found[:2] in fix(text, "zh", house())


def test_positions_are_exact() -> None:
    """A missing space is reported with the characters beside it."""
    text = "先看`a b`，再用Gradio"
    (code, latin) = slips(text, "zh", house())
    assert (code.rule, code.found, code.better) == ("T3", "看", "看 ")
    assert (latin.start, latin.end, latin.found, latin.better) == (9, 11, "用G", "用 G")


def test_the_house_may_prefer_curly_quotes() -> None:
    """Then 「」 are set as “”, nested ones as ‘’."""
    assert fix('他说"好"，「外『内』外」', "zh", House(quotes="“”")) == "他说“好”，“外‘内’外”"


@pytest.mark.parametrize(
    "text", ["于 2023-07-08 发布", "Flacon 模型已经与上周发布", "共 20000 个模型", "在 github 上", "他/她说"]
)
def test_words_of_others_keep_their_wording(text: str) -> None:
    """Only how they are set is ours."""
    assert slips(text, "zh", house().quoting) == () != slips(text, "zh", house())


def test_a_text_without_chinese_is_a_name() -> None:
    """Chinese marks are not set in it; its characters and the names in it are still looked at."""
    assert fix("Attention, please: (now)!", "zh", house()) == "Attention, please: (now)!"
    assert fix("ＧＰＵ on Github", "zh", house()) == "GPU on GitHub"
