"""The lock as a whole: quotes, support, hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugging_news.domain import wording
from hugging_news.domain.facts import Passage, doubts, facts_of, support
from tests.domain.facts.proving import WORDS

README = Passage(
    "item", text="Hello and welcome. The model has 30B parameters. It was made by Baidu. It runs on 24 GB of memory."
)


def test_the_words_of_a_source_are_proved_typography_aside() -> None:
    """A whole sentence of a passage may be printed, whatever it says."""
    source = Passage("item", text="不会移除：“24GB”的模型。Falcon is not faster, OpenAI said!")
    assert doubts("不会移除：「24 GB」的模型。", "zh", [source], WORDS) == ()
    assert doubts("Falcon is not faster, OpenAI said!", "en", [source], WORDS) == ()


def test_a_part_of_a_sentence_is_no_quote() -> None:
    """What a cut would turn round is judged like any other sentence."""
    source = Passage("item", text="It is not true that the model is faster.")
    assert doubts("It is faster, 30B.", "en", [source], WORDS) != ()


def test_a_doubt_says_where_and_why() -> None:
    """The fact has its place in the text, and the reason names it."""
    (doubt,) = doubts("The model has 65B parameters.", "en", [README], WORDS)
    assert (doubt.fact.text, doubt.fact.start, doubt.fact.kind) == ("65B", 14, "quantity")
    assert doubt.reason == "the sources don't have 65B"


def test_nothing_proves_nothing() -> None:
    """Without passages every number is doubted; a sentence without facts is not."""
    assert [doubt.fact.kind for doubt in doubts("It has 3 GB.", "en", [], WORDS)] == ["quantity"]
    assert doubts("Have a nice week.", "en", [], WORDS) == ()


def test_support_is_the_fewest_sentences_in_their_order() -> None:
    """Verbatim, and without those that prove nothing of it."""
    found = support("百度的模型有 30B 参数。", "zh", [README], WORDS)
    assert [passage.text for passage in found] == ["The model has 30B parameters.", "It was made by Baidu."]
    assert support("It has 99 layers.", "en", [README], WORDS) == ()
    assert support("It was made by Baidu.", "en", [README], WORDS) == (Passage("item", text="It was made by Baidu."),)


def test_support_takes_typed_fields_whole() -> None:
    """A field is a passage of its own."""
    likes = Passage("item", field="metrics.likes", value=9624)
    assert support("它有 9,624 个点赞。", "zh", [README, likes], WORDS) == (likes,)


TEXT = st.text(max_size=80) | st.text(
    alphabet="0123456789.,%vBkM万亿第一三年月日周 -–·`@/不没nottoofasterAPIQwen个倍", max_size=80
)


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT, st.sampled_from(["zh", "en"]))
def test_no_text_is_an_error(text: str, source: str, lang: str) -> None:
    """Whatever the characters, facts lie within the text."""
    for fact in facts_of(text, lang, WORDS):
        assert text[fact.start : fact.end] == fact.text
    passages = [Passage("item", text=source), Passage("item", field="details.lead", value=source)]
    doubts(text, lang, passages, WORDS)
    support(text, lang, passages, WORDS)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=10**13))
def test_a_count_proves_all_forms_that_are_printed(value: int) -> None:
    """Plain and short, in both languages (`wording.number`, `wording.compact`)."""
    passage = Passage("item", field="value", value=value)
    for lang in ("zh", "en"):
        for text in (wording.number(value, lang), wording.compact(value, lang)):
            assert doubts(f"({text})", lang, [passage], WORDS) == ()


@pytest.mark.parametrize("piece", ["1,", "一百", "不", "a/b", "cc by nc ", "creativeml-", "1 年", "A, B and "])
def test_long_repetitions_end(piece: str) -> None:
    """50,000 characters of any pattern are read in time that grows with their number."""
    text = piece * (50_000 // len(piece))
    doubts(text[:50_000], "zh", [Passage("item", text="It is not 3 GB.")], WORDS)
