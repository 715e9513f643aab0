"""Words with a contrary, comparatives and negation."""

from __future__ import annotations

import pytest

from tests.domain.facts.proving import by_fields, by_words

PAIRS = [
    ("The release adds the cache.", "The release removes the cache.", "新增缓存。", "移除了缓存。"),
    ("It supports streaming.", "It no longer supports streaming.", "支持流式输出。", "不再支持流式输出。"),
    ("It is faster at inference.", "It is slower at inference.", "推理更快。", "推理更慢。"),
    ("Memory use increases.", "Memory use decreases.", "显存占用增加到更高。", "显存占用减少。"),
    ("The filter keeps the labels.", "The filter discards the labels.", "过滤器保留标签。", "过滤器丢弃标签。"),
    ("An account is required.", "No account is required.", "需要账号。", "无需账号。"),
    ("It allows exports.", "It forbids exports.", "允许导出。", "禁止导出。"),
    ("The course is free.", "The course is paid.", "课程免费。", "课程收费。"),
    ("The cache is enabled by default.", "The cache is disabled by default.", "缓存默认启用。", "缓存默认禁用。"),
    ("It outperforms the model in "
     "quality.", "It underperforms the model in quality.", "质量优于该模型。", "质量不如该模型。"),
]  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[0])
def test_the_contrary_is_doubted_in_and_between_both_languages(pair: tuple[str, str, str, str]) -> None:
    """Each of the four sentences is proved by those of its own sense and doubted by the others."""
    yes, no, yes_zh, no_zh = pair
    for text, same, other in (
        (yes, yes_zh, no),
        (yes_zh, yes, no),
        (no, no_zh, yes),
        (no_zh, no, yes),
        (yes, yes_zh, no_zh),
    ):
        assert by_words(text, same) == []
        assert by_words(text, other) != []


def test_a_word_belongs_to_its_object() -> None:
    """What one thing gains another may lose in the same source."""
    source = "We added Mellum. The legacy cache format was removed."
    assert by_words("It adds Mellum and removes the legacy cache format.", source) == []
    assert "polarity" in by_words("It removes Mellum.", source)


def test_an_inverted_claim_is_doubted() -> None:
    """An article that says that bad labels are kept, where the project says that its filter discards them."""
    readme = "The WER filter discards mis-transcribed labels above a word error rate of 10%."
    assert "polarity" in by_words("Labels with a word error rate above 10% are kept.", readme)
    assert "polarity" in by_words("词错误率高于 10% 的标签会被保留。", readme)
    assert by_words("词错误率高于 10% 的标签会被丢弃。", readme) == []


def test_what_is_only_denied_is_not_said() -> None:
    """A sentence without any negation is compared with the clauses that have one."""
    source = "The model is not trained on user data."
    assert by_words("The model is trained on user data.", source) == ["polarity"]
    assert by_words("The model is not trained on user data at all.", source) == []


def test_a_claim_that_something_is_gone_must_stand_in_the_source() -> None:
    """How a list is told is free, that something is missing is not."""
    models = ["Alpha", "Beta"]
    assert by_fields("It supports Alpha and Beta.", details__models=models) == []
    assert by_fields("It no longer supports Alpha and Beta.", details__models=models) == ["polarity"]


@pytest.mark.parametrize(
    ("field", "value", "true", "false"),
    [
        ("action", "none", "无需操作", "需要修改代码"),
        ("action", "code", "Code changes needed", "No action needed"),
        ("gated", True, "需申请访问", "无需申请访问"),
        ("status", "announced", "尚未开放", "已开放下载"),
        ("registration", "closed", "报名已截止", "The seats are still open"),
        ("price", "free", "免费", "收费"),
    ],
)
def test_a_state_proves_its_words_and_not_their_contrary(field: str, value: object, true: str, false: str) -> None:
    """Booleans and states are read in both languages."""
    assert by_fields(true, **{f"details__{field}": value}) == []
    assert by_fields(false, **{f"details__{field}": value}) != []
