"""What a text states and how it judges, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.selection.disputes.judgements import judgements
from hugging_news.selection.disputes.statements import statements


@pytest.mark.parametrize(
    ("text", "topic", "figure", "loose"),
    [
        ("It runs 6x faster.", "speed-up", "6×", ""),
        ("Six times faster than its teacher.", "speed-up", "6×", ""),
        ("Routing is 10-12x faster.", "speed-up", "12×", "under"),
        ("It runs 6 times as fast.", "speed-up", "6×", ""),
        ("A 6-fold speedup.", "speed-up", "6×", ""),
        ("推理速度提升 6 倍。", "speed-up", "6×", ""),
        ("速度是原来的 6 倍。", "speed-up", "6×", ""),
        ("It reduces the model size by 49%.", "smaller", "49%", ""),
        ("A speed-up of about 5.8×.", "speed-up", "5.8×", "about"),
        ("推理速度快约 5.8 倍。", "speed-up", "5.8×", "about"),
        ("49% smaller than the original.", "smaller", "49%", ""),
        ("参数减少 51%。", "smaller", "51%", ""),
        ("It stays within 1% WER.", "error-gap", "1%", ""),
        ("Trained on 22,000 hours of speech.", "hours", "22,000 h", ""),
        ("用 2.2 万小时的语音训练。", "hours", "22,000 h", ""),
        ("Trained on over 36T tokens.", "tokens", "36T tokens", "over"),
    ],
)
def test_a_figure_is_read_with_what_it_is_about(text: str, topic: str, figure: str, loose: str) -> None:
    """Topic, printed figure and how loose it is, whatever the language."""
    assert [(one.topic, one.figure, one.loose) for one in statements(text)] == [(topic, figure, loose)]


@pytest.mark.parametrize("figure", ["9" * 400, "1," * 900, "0." + "3" * 1000])
def test_digits_without_end_are_no_figure(figure: str) -> None:
    """Longer than any count of anything: nothing is compared, and nothing fails."""
    assert list(statements(f"It is {figure}x faster than before.")) == []


@pytest.mark.parametrize(
    "text", ["Version 6 is faster.", "It has 49 languages.", "It costs 6 dollars.", "第 6 届大会。"]
)
def test_other_numbers_are_no_statements(text: str) -> None:
    """A number that is about nothing in the table is left alone."""
    assert list(statements(text)) == []


@pytest.mark.parametrize(
    ("text", "object", "sign"),
    [
        ("Labels with a WER above 10% are discarded.", "labels", 1),
        ("Labels with a WER above 10% are kept.", "labels", -1),
        ("Labels with a WER below 10% are kept.", "labels", 1),
        ("词错误率低于 10% 的标签会被剔除。", "labels", -1),
        ("Pseudo-labels with WER > 10% are retained.", "labels", -1),
        ("伪标签中 WER ≤ 10% 的被保留。", "labels", 1),
        ("Use only labels whose WER is at most 10%.", "labels", 1),
        ("We discard badly transcribed labels.", "labels", 1),
        ("低质量的样本会被剔除。", "samples", 1),
        ("Samples with a score above 0.8 are kept.", "samples", 1),
        ("Noisy images are not removed.", "images", -1),
    ],
)
def test_keeping_the_bad_is_the_opposite_of_discarding_it(text: str, object: str, sign: int) -> None:
    """What is done counts with what it is done to: an error above a threshold is bad, a score above one is good."""
    assert [(one.object, one.sign) for one in judgements(text)] == [(object, sign)]


@pytest.mark.parametrize("text", ["We keep good and bad labels.", "We keep the labels.", "Bad labels are a problem."])
def test_what_is_not_simple_is_not_judged(text: str) -> None:
    """Without one act and one worth there is no judgement."""
    assert list(judgements(text)) == []


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """No text makes reading fail."""
    assert all(one.value >= 0 for one in statements(text))
    assert all(abs(one.sign) == 1 for one in judgements(text))


def test_a_long_line_of_digits_ends() -> None:
    """Hostile input takes no longer than its length."""
    assert len(list(statements("9 " * 20_000 + "x faster " * 5000))) <= 1
