"""Q19 in the edition: numbers by value across languages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.check import Book
from hugging_news.check.numbers import anywhere, in_digits
from hugging_news.check.parity import same_numbers
from hugging_news.check.problem import Problem
from hugging_news.domain import wording
from hugging_news.domain.editions import Edition
from hugging_news.domain.stories import Sentence
from tests.editions import edition, story


def told(zh: str, en: str, methods: tuple[str, str] = ("data", "data")) -> Edition:
    pair: dict[str, Any] = {
        lang: (Sentence(text=text, lang=lang, method=method),)  # type: ignore[arg-type]
        for lang, text, method in zip(("zh", "en"), (zh, en), methods, strict=True)
    }
    return edition("2026-08-17", story(summary=pair))


def judged(one: Edition) -> list[Problem]:
    return list(same_numbers(one, Book()))


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("下载 1.23 万次", "12.3k downloads"),
        ("点赞 9,624 个", "9,624 likes"),
        ("700 亿参数，即 70B", "70B parameters"),
        ("1.5 亿条数据", "150 million rows"),
        ("2023 年 7 月 8 日开始", "starts on 8 July 2023"),
        ("两个模型、三个数据集", "2 models and 3 datasets"),
        ("100 多种语言", "more than 100 languages"),
        ("200 多万次下载", "over 2 million downloads"),
        ("Qwen3-7B 已更新到 v4.30.2", "Qwen3-7B is now at v4.30.2"),
        ("张三、李四等 5 位", "Zhang, Li and 3 more"),
        ("第三版", "version 3"),
        ("速度是原来的 2 倍", "twice as fast"),
    ],
)
def test_the_same_in_other_words(zh: str, en: str) -> None:
    """Units, words, months, names and cut lists do not hide that both say the same."""
    assert not judged(told(zh, en))


@pytest.mark.parametrize(
    ("zh", "en", "lang", "says"),
    [
        ("点赞 9,624 个", "9,642 likes", "en", "9,624 in zh is not in en"),
        ("下载 1.23 万次", "123k downloads", "en", "1.23 万 in zh is not in en"),
        ("7 月 9 日开始", "starts on 8 July", "en", "9 in zh is not in en"),
        ("支持许多语言", "supports 12 languages", "zh", "12 in en is not in zh"),
        ("30 亿参数", "30B parameters", "en", "30 亿 in zh is not in en"),
    ],
)
def test_another_number_is_a_gate(zh: str, en: str, lang: str, says: str) -> None:
    """It names the story, the language that lacks it, and the sentence."""
    problem = judged(told(zh, en))[0]
    assert (problem.severity, problem.lang, problem.sentence, problem.message) == ("gate", lang, 0, says)


def test_words_of_different_sources_are_not_compared() -> None:
    """An extract in one language and a sentence of ours in the other need not hold the same numbers."""
    assert not judged(told("点赞 9,624 个", "It has 3 heads", ("data", "extracted")))


@given(st.integers(0, 10**12))
def test_every_count_reads_alike_in_both_languages(count: int) -> None:
    """The short forms that are printed stand for one number."""
    (zh,), (en,) = in_digits(wording.compact(count, "zh")), in_digits(wording.compact(count, "en"))
    assert zh.same(en)
    assert any(en.same(one) for one in anywhere(wording.compact(count, "zh")))
