"""What makes a headline a bad one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.headlines import exclamations, faults, hype, subject_of
from hugging_news.pipeline import setup

MANNER = setup.manner()


@pytest.mark.parametrize(
    ("headline", "lang", "kinds"),
    [
        ("Transformers 5.15.0：新增 6 个模型", "zh", []),
        ("Transformers 5.15.0: 6 new models", "en", []),
        ("重磅！某模型发布", "zh", ["hype"]),
        ("A game-changing model", "en", ["hype"]),
        ("Kite 2.0 🚀", "en", ["emoji"]),
        ("Kite 2.0 ❤️ 来了", "zh", ["emoji"]),
        ("Kite 2.0 is out!", "en", []),
        ("Kite 2.0 来了！！", "zh", ["exclamation"]),
        ("Kite 2.0: 更快", "zh", ["colon"]),
        ("发布:Kite 2.0", "zh", ["colon"]),
        ("Kite：" + "字" * 24, "zh", ["length"]),
        ("word " * 25, "en", []),
        ("全网络搜索的新数据集", "zh", []),
        ("An unmagical day at 25 °C™", "en", []),
        ("Insane! A revolutionary model 🤯!!", "en", ["hype", "hype", "emoji", "exclamation"]),
    ],
)
def test_each_fault_is_found_and_nothing_else(headline: str, lang: str, kinds: list[str]) -> None:
    """A headline that is all subject is as long as it must be."""
    assert [fault.kind for fault in faults(headline, lang, MANNER)] == kinds


def test_a_fault_names_what_was_found() -> None:
    """The word as the house lists it, the sign as it stands."""
    assert [fault.found for fault in faults("史诗级更新 🎉", "zh", MANNER)] == ["史诗级", "🎉"]


def test_exclamation_marks_are_counted_over_all_headlines() -> None:
    """One edition may have one."""
    assert exclamations(["Kite 2.0 is out!", "风筝来了！", "Kites"]) == 2


def test_the_subject_stands_before_the_first_colon() -> None:
    """In both languages; a ratio is no colon."""
    assert [subject_of(text) for text in ("Kite 2.0：更快", "Kite 2.0: faster", "At 3:1")] == [
        "Kite 2.0",
        "Kite 2.0",
        "At 3:1",
    ]


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    """Whatever strangers call their work."""
    assert all(fault.found in text or fault.kind == "hype" for fault in faults(text, "zh", MANNER))
    assert len(set(hype(text, MANNER))) == len(hype(text, MANNER))
