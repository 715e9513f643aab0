"""A source's title as a headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.headlines import EMOJI
from hugging_news.domain.text import units
from hugging_news.drafts.headline import shortened, tidy
from hugging_news.pipeline import setup

MANNER = setup.manner()


@pytest.mark.parametrize(
    ("lang", "title", "expected"),
    [
        ("en", "🚀 Introducing Kite 2.0!", "Introducing Kite 2.0"),
        ("en", "Kite 2.0 is here! Faster strings", "Kite 2.0 is here. Faster strings"),
        ("en", "Kites fly | Hugging Face", "Kites fly"),
        ("en", "Kites fly - The Batch | DeepLearning.AI", "Kites fly"),
        ("en", "[Update] Kites fly", "Kites fly"),
        ("en", "BREAKING: kites fly", "kites fly"),
        ("en", "AskChem: Claim-Centered Infrastructure for Chemistry Literature Synthesis",
         "AskChem: claim-centered infrastructure for chemistry literature synthesis"),
        ("en", "State of Open Models: Summer 2026 Observations", "State of open models: summer 2026 observations"),
        ("en", "Frontis-MA1: Training an AI4AI Model towards Recursive Self-Improvement in Engineering",
         "Frontis-MA1: training an AI4AI model towards recursive self-improvement in engineering"),
        ("en", "Deploying Large Models with Hugging Face and PyTorch",
         "Deploying large models with Hugging Face and PyTorch"),
        ("en", "Training with Strands Agents and Bucket Brigade", "Training with Strands Agents and Bucket Brigade"),
        ("en", "What we learned from a year of Kite", "What we learned from a year of Kite"),
        ("en", "Why Kites…", "Why Kites"),
        ("en", "Yahoo!", "Yahoo"),
        ("zh", "重磅！某某发布新模型", "某某发布新模型"),
        ("zh", "【重磅】某某发布新模型！！", "某某发布新模型"),
        ("zh", "大消息：某某 2.0 来了！快来试试", "某某 2.0 来了，快来试试"),
        ("zh", "某某: 新模型Kite发布 | 机器之心", "某某：新模型 Kite 发布"),
        ("zh", "某某发布新模型_知乎", "某某发布新模型"),
        ("zh", "用 transformers:4.30 部署", "用 transformers:4.30 部署"),
        (None, "Un modèle", "Un modèle"),
        ("en", "🚀🚀", "🚀🚀"),
    ],
)  # fmt: skip
def test_a_title_loses_what_is_not_said_in_a_headline(lang: str, title: str, expected: str) -> None:
    """Pictures, hype marks, labels and sites go; names keep their capitals."""
    assert tidy(title, lang, MANNER, setup.names()) == expected


@pytest.mark.parametrize(
    ("long", "expected"),
    [
        ("Kite (a library for strings, with " + "many " * 20 + "words)", "Kite"),
        ("Kite: strings: " + "many " * 24, "Kite: strings"),
        ("风筝：" + "字" * 15 + "，" + "字" * 15, "风筝：" + "字" * 15),
        ("word " * 30, "word " * 30),
        ("Kite 2.0: faster", "Kite 2.0: faster"),
    ],
)
def test_a_long_headline_is_cut_at_a_mark(long: str, expected: str) -> None:
    """Never within words."""
    assert shortened(long) == expected


@given(st.text(max_size=120), st.sampled_from(["zh", "en"]))
def test_a_tidy_title_stays_tidy(title: str, lang: str) -> None:
    """Tidying twice changes nothing more than once, and never makes a title of nothing longer."""
    once = tidy(title, lang, MANNER)
    assert not EMOJI.search(once) or not EMOJI.sub("", once).strip("!！~～…。. ")
    assert units(shortened(once)) <= units(once)
