"""LexRank: which sentences the others are like."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hugging_news.drafts.extract.lexrank import MOST, lexrank

KITES = (
    "The committee met on Tuesday.",
    "The new kite needs less wind than the old kite.",
    "Lunch was served at noon.",
    "Less wind is needed because the kite is light.",
)
ZH = ("会议在周二举行。", "新风筝比旧风筝需要更少的风。", "午餐在中午供应。", "因为风筝很轻，所以需要的风更少。")


def test_central_sentences_come_first() -> None:
    """Those that share their words with others, in English as in Chinese."""
    assert set(lexrank(KITES)[:2]) == {1, 3}
    assert set(lexrank(ZH)[:2]) == {1, 3}


def test_a_topic_draws_the_walk_to_itself() -> None:
    """What is like the title comes first, though other sentences agree among themselves."""
    assert lexrank(KITES)[0] != 2
    assert lexrank(KITES, "Lunch at noon")[0] == 2


def test_mixed_text() -> None:
    """Chinese and Latin words of one sentence both count."""
    said = ("Kite 3 支持长上下文。", "天气很好。", "长上下文由 Kite 3 的新注意力带来。")
    assert lexrank(said)[-1] == 1


def test_equals_stay_in_the_order_of_the_text() -> None:
    """Nothing but the place tells them apart."""
    assert lexrank(("One kite.", "One kite.", "One kite.")) == (0, 1, 2)


def test_the_cost_is_bounded() -> None:
    """Sentences beyond the first 200 are not compared."""
    assert len(lexrank([f"Sentence {n} about kites." for n in range(MOST + 50)])) == MOST


@given(st.lists(st.text(max_size=60), max_size=12), st.text(max_size=30))
def test_any_text_is_ranked_whole_and_alike(sentences: list[str], topic: str) -> None:
    """Every sentence has one place, asked twice the same, whatever the signs."""
    ranked = lexrank(sentences, topic)
    assert sorted(ranked) == list(range(len(sentences)))
    assert ranked == lexrank(sentences, topic)
