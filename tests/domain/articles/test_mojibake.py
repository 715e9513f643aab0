"""UTF-8 read as something else: mended where that is exact, measured where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.articles.damage import damaged_share, repair
from hugging_news.domain.articles.mojibake import redecoded


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("人工智能，模型周报", "latin-1"),
        ("人工智能，模型周报", "cp1252"),
        ("It’s “new” – café", "latin-1"),
        ("我们的模型：支持 4-bit 量化，效果更好", "latin-1"),
        ("Größe und Élan", "latin-1"),
        ("Größe und Élan", "cp1252"),
        ("🤗 Kite 发布", "latin-1"),
        ("🤗 Kite 发布", "gb18030"),
    ],
)
def test_what_was_misread_is_read_again(text: str, encoding: str) -> None:
    """Whenever the wrong reading lost nothing."""
    assert redecoded(text.encode().decode(encoding)) == text


def test_a_few_characters_that_may_be_right_are_left_alone() -> None:
    """Two rare characters in a Latin text are no proof of a wrong reading."""
    misread = "Größe und Élan".encode().decode("gb18030")
    assert redecoded(misread) == misread


def test_chinese_read_as_gbk_is_read_again() -> None:
    """Also with an ASCII letter that GBK swallowed."""
    assert redecoded("浣犵殑妯″瀷锛屽緢濂斤紒") == "你的模型，很好！"
    assert repair("It鈥檚") == "It’s"


def test_what_was_misread_twice_is_read_twice() -> None:
    """As often as it takes to get what people write."""
    once = "模型，It’s".encode().decode("latin-1")
    assert redecoded(once.encode().decode("latin-1")) == "模型，It’s"


def test_marks_that_are_right_stay_beside_misread_ones() -> None:
    """A text of two sources may have both; letters that are no UTF-8 leave all of it alone."""
    assert redecoded("donâ€™t “quote” it") == "don’t “quote” it"
    assert redecoded("donâ€™t, été") == "donâ€™t, été"


@pytest.mark.parametrize(
    "text",
    [
        "CAFÉ» et naïve",
        "小说与联通",
        "涓涓细流",
        "横浜的模型",
        "“quoted” — “text”",
        "Ünïcödé",
        "我们 æˆ‘ä»¬å",
        "數據，模型",
        "été à Besançon",
    ],
)
def test_what_is_right_or_not_exact_stays(text: str) -> None:
    """Nothing is guessed."""
    assert redecoded(text) == text


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=40))
def test_chinese_is_never_read_as_something_else(text: str) -> None:
    """Unless it has the marks of a wrong reading, which real texts lack."""
    assert redecoded(text) == text or any(mark in text for mark in "锛銆鈥鐨涓浜浠鍙鍦鎴鏂鏄璇妯寮")


@pytest.mark.parametrize("text", ["鎴戜滑鍙戝竷浜嗘柊妯″瀷锛屾敮鎸�", "鎴戜滑鍙戝竷浜嗘柊妯", "锛屾敮鎸?锛屾敮鎸?"])
def test_what_cannot_be_mended_is_measured(text: str) -> None:
    """More than a fifth of it is damaged."""
    assert repair(text) == text and damaged_share(text) > 0.5
