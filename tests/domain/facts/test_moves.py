"""Numbers that go from one to another, sentences turned round by a word, and rounder figures."""

from __future__ import annotations

import pytest

from tests.domain.facts.proving import by_words

RISE = "Accuracy rises from 71.2% to 79.8%."
STEP = "Adapters can be trained on top of the 4-bit weights."


@pytest.mark.parametrize("text", ["Accuracy goes from 71.2% up to 79.8%.", "准确率从 71.2% 提升到 79.8%。"])
def test_a_movement_is_proved_in_its_order(text: str) -> None:
    """In other words and in the other language."""
    assert by_words(text, RISE) == []


@pytest.mark.parametrize(
    "text", ["Accuracy goes from 79.8% up to 71.2%.", "准确率从 79.8% 提升到 71.2%。", "准确率从 71.2% 降低到 79.8%。"]
)
def test_a_movement_the_other_way_round_is_doubted(text: str) -> None:
    """Right numbers in the wrong order, and words that say down where the numbers go up."""
    assert by_words(text, RISE) != []


def test_a_range_does_not_end_where_it_begins() -> None:
    """The number is right, and stands in the wrong place."""
    assert by_words("训练 10 到 20 分钟。", "Training takes 10 to 20 minutes.") == []
    assert by_words("训练 20 到 20 分钟。", "Training takes 10 to 20 minutes.") == ["quantity"]


@pytest.mark.parametrize(
    "text", ["Adapters cannot be trained on top of the 4-bit weights.", "4-bit 权重上不能训练适配器。"]
)
def test_a_denial_of_what_the_source_says_is_doubted(text: str) -> None:
    """What the source says plainly, in the same language and in the other."""
    assert by_words(text, STEP) != []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("about 123 GB", "It needs 120 GB."),
        ("约 41 MB", "约 40 MB。"),
        ("近 33 天", "30 days"),
        ("nearly 1.3M", "1.19M"),
    ],
)
def test_a_rounder_figure_has_fewer_digits(text: str, source: str) -> None:
    """ "About" makes a figure rounder, and never another one that is as exact."""
    assert by_words(text, source) == ["quantity"]


@pytest.mark.parametrize(("text", "source"), [("about 120 GB", "It needs 123 GB."), ("近百人", "96 people")])
def test_a_figure_may_be_made_rounder(text: str, source: str) -> None:
    """To fewer digits, upwards where the words say so."""
    assert by_words(text, source) == []
