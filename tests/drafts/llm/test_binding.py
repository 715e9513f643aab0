"""Figures stay with what the sources give them of, and sentences with what their evidence says."""

from __future__ import annotations

import pytest

from hugging_news.domain.facts import Passage
from hugging_news.drafts.llm.binding import misattributed
from hugging_news.drafts.llm.relevance import stray, twins
from hugging_news.pipeline import setup

WORDS = setup.vocabulary("Asia/Shanghai")
KITE = Passage("a", text="Kite-35B-A3B is a language model with 35B total and 3B active parameters.")
SPARROW = Passage("a", text="Sparrow-7B has 7B parameters and runs on 16 GB of memory.")
FASTER = Passage("a", text="Kite-35B-A3B is 2 times faster than Sparrow-7B.")
WIND = Passage("a", text="It was trained on wind recordings from Oslo.")


@pytest.mark.parametrize(
    "text",
    [
        "Sparrow-7B has 35B total and 3B active parameters.",
        "Kite-35B-A3B has 7B parameters and Sparrow-7B has 35B parameters.",
        "Sparrow-7B is 2 times faster than Kite-35B-A3B.",
        "Compared with Kite-35B-A3B, Sparrow-7B is 2 times faster.",
        "与 Kite-35B-A3B 相比，Sparrow-7B 快 2 倍。",
        "Sparrow-7B 比 Kite-35B-A3B 快 2 倍。",
        "Sparrow-7B 有 35B 参数。",
    ],
)
def test_a_figure_told_of_another_thing_is_found(text: str) -> None:
    """Both are quoted, so that each figure and each name is somewhere in the evidence."""
    lang = "zh" if "快" in text or "有" in text else "en"
    assert misattributed(text, lang, (KITE, SPARROW, FASTER), WORDS)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Kite-35B-A3B has 35B total and 3B active parameters, and Sparrow-7B has 7B parameters.", "en"),
        ("Kite-35B-A3B 比 Sparrow-7B 快 2 倍。", "zh"),
        ("与 Sparrow-7B 相比，Kite-35B-A3B 快 2 倍。", "zh"),
        ("It is 2 times faster than Sparrow-7B.", "en"),
        ("Sparrow-7B 需要 16 GB 内存。", "zh"),
        ("It has 35B total parameters.", "en"),
    ],
)
def test_a_figure_told_of_its_own_thing_is_none(text: str, lang: str) -> None:
    """Whatever the order of the words."""
    assert misattributed(text, lang, (KITE, SPARROW, FASTER), WORDS) is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The author was arrested for fraud.", "en"),
        ("It was trained on wind recordings from Oslo, and its author was arrested for fraud.", "en"),
        ("作者因欺诈被捕。", "zh"),
        ("This model cures every disease.", "en"),
    ],
)
def test_a_sentence_that_its_evidence_does_not_say_is_found(text: str, lang: str) -> None:
    """There is no figure in it that the fact lock could miss."""
    assert stray(text, lang, (WIND,), WORDS)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("It learned from recordings of wind in Oslo.", "en"),
        ("它用奥斯陆的风声录音训练。", "zh"),
        ("Recordings of wind were used to train it.", "en"),
    ],
)
def test_other_words_for_the_same_are_no_stray(text: str, lang: str) -> None:
    """Half of the words are enough, and a term where the languages differ."""
    assert stray(text, lang, (WIND,), WORDS) is None


def test_a_field_says_its_name_and_value() -> None:
    """A sentence can be about a typed field alone."""
    field = Passage("a", field="details.minimums", value=["torch 2.7"])
    assert stray("The minimum torch version is 2.7.", "en", (field,), WORDS) is None
    assert stray("The author was arrested for fraud.", "en", (field,), WORDS)


def test_languages_that_share_no_term_say_something_else() -> None:
    """Where one of them has terms to compare."""
    assert not twins("作者因欺诈被捕。", WIND.text)
    assert twins("它用奥斯陆的风声录音训练。", WIND.text)
    assert twins("它适合初学者。", "It suits beginners.")
