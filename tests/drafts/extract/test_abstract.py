"""What a paper says of itself: contribution, one result, limits."""

from __future__ import annotations

import pytest

from hugging_news.domain.text import sentences
from hugging_news.drafts.extract import lead
from hugging_news.drafts.extract.abstract import told
from tests.factories import paper

WHY = "Kites need wind, which is often missing."
WHAT = "We propose FanKite, a kite that carries its own fan."
RESULT = "On WindBench, FanKite flies 23% longer than the best baseline."
LIMIT = "A limitation is the weight of the battery."


def of(*said: str, title: str = "FanKite: kites without wind") -> tuple[str, ...]:
    return told(sentences(" ".join(said), "en"), title)


@pytest.mark.parametrize(
    ("said", "chosen"),
    [
        ((WHY, WHAT, "The fan is small.", RESULT), (WHAT, RESULT)),
        ((WHY, WHAT, RESULT, LIMIT), (WHAT, RESULT, LIMIT)),
        ((WHY, "Existing kites have limitations.", WHAT), (WHAT,)),
        ((WHY, "FanKite carries its own fan and battery."), ("FanKite carries its own fan and battery.",)),
        ((WHY, "In this work, we study 12 kites in a tunnel.", WHAT), (WHAT,)),
        ((WHY, "In this work, we study 12 kites in a tunnel."), ("In this work, we study 12 kites in a tunnel.",)),
        ((WHY, WHAT, "This improves flight by 23% over baselines."), (WHAT,)),
        ((WHY, WHAT, r"FanKite improves flight by 23\% over baselines."), (WHAT,)),
        ((WHY, WHAT, "Fans have 3.5 blades."), (WHAT,)),
    ],
)
def test_what_is_chosen(said: tuple[str, ...], chosen: tuple[str, ...]) -> None:
    """What it does before what it looks into; a result has a figure and a comparison and stands alone."""
    assert of(*said) == chosen


def test_chinese_abstracts() -> None:
    """The same in Chinese."""
    said = (
        "风筝需要风。",
        "我们提出了自带风扇的风筝 FanKite。",
        "它的风扇很小。",
        "FanKite 在 WindBench 上比基线多飞 23%。",
    )
    assert told(said, "FanKite：不需要风的风筝") == (said[1], said[3])


def test_a_result_that_does_not_fit_gives_way_to_one_that_does() -> None:
    """The limit for quotations holds for all of it."""
    long = f"On WindBench, FanKite flies 23% longer than the best baseline{' in every wind' * 20}."
    assert of(WHAT, long, "FanKite is 4.5% lighter than the baseline.") == (
        WHAT,
        "FanKite is 4.5% lighter than the baseline.",
    )


def test_an_abstract_without_a_contribution() -> None:
    """Its first sentences that can be quoted."""
    one = paper(title="On kites", summary=f"{WHY} Kites are old and made of paper.")
    assert lead(one) == (WHY, "Kites are old and made of paper.")
