"""Quantities: value, unit, role, hedge and rounding, in both languages."""

from __future__ import annotations

import pytest

from tests.domain.facts.proving import by_fields, by_words

PROVED = [
    ("需要 24 GB 显存。", "It needs 24GB of memory."),
    ("占用 24 兆内存。", "It takes 24 MB of memory."),
    ("它快 6 倍，小 49%。", "It is six times faster and 49 percent smaller."),
    ("It is 6× faster.", "速度快了六倍。"),
    ("模型有 ３０Ｂ 参数。", "A 30B parameter model."),
    ("支持 4 位量化。", "Supports INT4 quantization."),
    ("支持 100 多种语言。", "It supports more than 100 languages."),
    ("It supports over 100 languages.", "支持一百多种语言。"),
    ("It supports over 100 languages.", "It supports 119 languages."),
    ("课程约 20 分钟。", "The course takes about 20 minutes."),
    ("It takes 10 to 20 minutes.", "时长 10–20 分钟。"),
    ("三分之一的样本。", "A third of the samples."),
    ("上下文为 32K 词元。", "The context is 32,768 tokens."),
    ("奖金 5,000 美元。", "A prize of $5,000."),
    ("每秒生成 85 个词元。", "It generates 85 tokens per second."),
    ("延迟为 45 毫秒。", "The latency is 45ms."),
    ("第三名。", "It came in third place."),
    ("The size went from 4–5 GB to 3.3 MB.", "4 到 5 GB 变为 3.3 MB。"),
]
REFUSED = [
    ("需要 24 MB 显存。", "It needs 24GB of memory."),
    ("需要 48 GB 显存。", "It needs 24GB of memory."),
    ("它有 6% 的提升。", "It is 6x better."),
    ("模型有 65B 参数。", "A 30B parameter model."),
    ("模型有 30M 参数。", "A 30B parameter model."),
    ("支持 8 位量化。", "Supports 4-bit quantization."),
    ("支持 200 多种语言。", "It supports more than 100 languages."),
    ("It supports over 100 languages.", "It supports 97 languages."),
    ("It supports over 100 languages.", "It supports up to 100 languages."),
    ("快 6 倍。", "It is up to 6x faster."),
    ("6 倍", "It is 5.8x faster."),
    ("The course takes 20 hours.", "课程时长 20 分钟。"),
    ("一半的样本。", "A third of the samples."),
    ("它支持 6 种语言。", "It ships 6 models."),
    ("训练用了 30B 词元。", "A model with 30B parameters."),
    ("第四名。", "It came in third place."),
    ("每秒生成 85 个词元。", "It was trained on 85 tokens."),
]


@pytest.mark.parametrize(("text", "source"), PROVED)
def test_the_same_quantity_is_proved_in_any_notation(text: str, source: str) -> None:
    """Language, spelling of the unit, width of the digits and a weaker hedge make no difference."""
    assert by_words(text, source) == []


@pytest.mark.parametrize(("text", "source"), REFUSED)
def test_another_quantity_is_doubted(text: str, source: str) -> None:
    """Another value, unit, thing that is counted, or a stronger hedge is not proved."""
    assert "quantity" in by_words(text, source)


@pytest.mark.parametrize("text", ["1.23 万次", "1.2 万次", "12,345 times", "12.3k", "about 12,000", "超过 1.2 万"])
def test_a_count_proves_its_rounded_forms(text: str) -> None:
    """Rounding keeps the digits that are printed right."""
    assert by_fields(text, value=12345) == []


@pytest.mark.parametrize("text", ["12.4k", "1.2 亿次", "12M", "1 万次", "123 times", "超过 1.3 万", "12,300 times"])
def test_a_count_does_not_prove_another_magnitude_or_false_digits(text: str) -> None:
    """Neither is rounding to a number that reads as exact."""
    assert by_fields(text, value=12345) == ["quantity"]


def test_active_and_total_parameters_are_not_exchanged() -> None:
    """The words around a size say which it is; a name with both proves both."""
    source = "Qwen3.6-35B-A3B has 35B total parameters, of which 3B are active."
    assert by_words("总参数 35B，激活 3B。", source) == []
    assert by_words("It activates 3B of 35B parameters.", source) == []
    assert by_words("总参数 3B，激活 35B。", source) == ["quantity", "quantity"]
    assert by_words("It activates 35B parameters.", source) == ["quantity"]
    assert by_words("A 3B-parameter model.", source) == ["quantity"]


def test_parameters_of_fields_have_their_roles() -> None:
    """`details.active_parameters` proves nothing of the whole model."""
    assert by_fields("模型有 35B 参数。", details__parameters=34_900_000_000) == []
    assert by_fields("激活 3B 参数。", details__active_parameters=3_000_000_000) == []
    assert by_fields("模型有 3B 参数。", details__active_parameters=3_000_000_000) == ["quantity"]
    assert by_fields("激活 35B 参数。", details__parameters=35_000_000_000) == ["quantity"]
    assert by_fields("共 35B 参数，激活 3B。", details__repo_id="Qwen/Qwen3.6-35B-A3B") == []


def test_a_metric_proves_only_what_it_counts() -> None:
    """Likes are no downloads, those of the last 30 days neither weekly nor all, and a rank is no count."""
    assert by_fields("它有 9,624 个点赞。", metrics__likes=9624) == []
    assert by_fields("It has 9,624 downloads.", metrics__likes=9624) == ["quantity"]
    assert by_fields("It gained 9,624 likes this week.", metrics__likes=9624) == ["quantity"]
    assert by_fields("近 30 天下载 1.2 万次。", metrics__downloads=12_012) == []
    assert by_fields("每周下载 1.2 万次。", metrics__downloads=12_012) == ["quantity"]
    assert by_fields("It is number 3 of the trending models.", metrics__rank=3) == []
    assert by_fields("第 3 位", metrics__likes=3) == ["quantity"]
    assert by_fields("It has 3 likes.", metrics__rank=3) == ["quantity"]


def test_a_list_proves_its_length_and_what_is_left_of_it() -> None:
    """The members that a sentence does not name are those that it counts as more."""
    six = ["Alpha", "Beta", "Gamma", "Delta", "Eta", "Zeta"]
    assert by_fields("它支持 6 个模型：Alpha、Beta 等。", details__models=six) == []
    assert by_fields("It supports Alpha, Beta and 4 more.", details__models=six) == []
    assert by_fields("It supports Alpha, Beta and 5 more.", details__models=six) == ["quantity"]
    assert by_fields("它支持 7 个模型。", details__models=six) == ["quantity"]


def test_two_moments_prove_the_days_between_them() -> None:
    """One moment alone proves none."""
    moments = {"published": "2026-08-10T10:28:13Z", "details__previous_date": "2026-07-21T11:00:00Z"}
    assert by_fields("It is out, 20 days later.", **moments) == []
    assert by_fields("距上一版有 21 天。", **moments) == ["quantity"]
    assert by_fields("距上一版有 20 天。", published="2026-08-10T10:28:13Z") == ["quantity"]


def test_bytes_are_printed_in_units() -> None:
    """A number of bytes proves its size to the digits that are printed."""
    assert by_fields("大小 118 GB。", details__bytes=118_400_000_000) == []
    assert by_fields("大小 118 MB。", details__bytes=118_400_000_000) == ["quantity"]
