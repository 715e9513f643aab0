"""Another program's opinion: autocorrect sets spaces and marks as we do where our rules are the usual ones."""

from __future__ import annotations

import autocorrect_py
from hypothesis import given, settings
from hypothesis import strategies as st

from hugging_news.domain.typography import fix
from hugging_news.pipeline.setup import house

CHINESE = st.sampled_from(["使用", "模型", "发布了", "库", "我们", "支持"])
LATIN = st.sampled_from(["Gradio", "Kite", "ONNX", "Qwen3", "v2.0"])
NUMBER = st.sampled_from(["100", "3.5", "7", "42"])
MARK = st.sampled_from(["，", "。", "！", "；", "："])
PHRASE = st.tuples(CHINESE, st.sampled_from(["", " "]), LATIN | NUMBER).map("".join)
SENTENCE = st.lists(st.tuples(PHRASE, CHINESE, MARK).map("".join), min_size=1, max_size=5).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=SENTENCE)
def test_spaces_between_chinese_and_latin_agree(text: str) -> None:
    """T1 and T2 are the usual rules."""
    assert fix(text, "zh", house()) == autocorrect_py.format(text)


@settings(max_examples=100, deadline=None)
@given(left=CHINESE, mark=st.sampled_from([",", "!", "?", ":"]), right=CHINESE)
def test_marks_between_chinese_words_agree(left: str, mark: str, right: str) -> None:
    """T6: a half-width mark between Chinese words."""
    assert fix(left + mark + right, "zh", house()) == autocorrect_py.format(left + mark + right)
