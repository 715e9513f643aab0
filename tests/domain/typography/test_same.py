"""Quotations are recognised however they are set, and only then."""

from __future__ import annotations

import pytest

from hugging_news.domain.typography import same_words
from hugging_news.pipeline.setup import house


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("我们发布了Kite,很快!", "我们发布了 Kite，很快！"),
        ("非常“大胆”的 GPU", "非常「大胆」的ＧＰＵ"),
        ("等等...", "等等……"),
        ("9：00-12：00 开始", "9:00–12:00 开始"),
        ("用\u200b `fit` 训练", "用 `fit` 训练"),
        ("it's  fast", "it’s fast"),
    ],
)
def test_the_same_words_set_otherwise_are_the_same(a: str, b: str) -> None:
    """Spaces, width, quotes, dashes and what can't be seen."""
    assert same_words(a, b, "zh", house()) and same_words(b, a, "en", house())


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("支持 30B 模型", "支持 3B 模型"),
        ("版本 4.30", "版本 430"),
        ("不支持 GPU", "支持 GPU"),
        ("快 5.8×", "快 58×"),
        ("3–5 天", "35 天"),
        ("准确率 15%", "准确率 15"),
        ("用 C++ 写", "用 C 写"),
    ],
)
def test_other_words_are_not(a: str, b: str) -> None:
    """Neither a number nor a negation nor a sign may differ."""
    assert not same_words(a, b, "zh", house())
