"""Sources of one story that contradict one another: both printed, or the secondary one left out."""

from __future__ import annotations

import pytest

from hugging_news.domain.items import Item
from hugging_news.domain.stories import Candidate
from hugging_news.selection.disputes import Settled, settle
from tests.factories import candidate, item, model, paper

ABSTRACT = "Our student is 5.8 times faster with 51% fewer parameters, while staying within 1% WER of the teacher."
CARD = "This model is 6x faster and 49% smaller than the teacher, within 1% WER."
README = "The labels come from a large model. A filter discards mis-transcribed labels before training."
INVERTED = "训练前要先挑选。只有词错误率高于 10% 的标签会被保留。"


def settled(*stories: Candidate) -> Settled:
    return settle(stories)


def of(abstract: str, card: str) -> Candidate:
    """A story of a paper and its model."""
    return candidate(paper(summary=abstract), model(content=card))


def article(text: str) -> Item:
    return item("url:https://press.example/whisper", source="press", content=text)


def press(text: str, *primary: Item) -> Candidate:
    """A story that the press tells along with primary sources."""
    return candidate(*primary, article(text), tiers=("primary",) * len(primary) + ("secondary",))


def test_both_figures_are_kept_with_their_sources_when_a_card_and_a_paper_disagree() -> None:
    """6× and 49% of the card stand beside 5.8× and 51% of the paper; what they agree on is no dispute."""
    story = settled(of(ABSTRACT, CARD)).candidates[0]
    said = {one.about: [(claim.source, claim.figure) for claim in one.claims] for one in story.disputes}
    assert said == {
        "speed-up": [("arXiv:2608.00001", "5.8×"), ("acme/kite-7b", "6×")],
        "smaller": [("arXiv:2608.00001", "51%"), ("acme/kite-7b", "49%")],
    }
    assert story.disputes[0].claims[1].quote == CARD


@pytest.mark.parametrize(
    ("abstract", "card"),
    [
        ("It is 6 times faster.", "快 6 倍。"),
        ("It is about 6 times faster.", "It is 5.8x faster."),
        ("It is over 5x faster.", "It is 5.8x faster."),
        ("It is up to 6x faster.", "It is 5.8x faster."),
        ("It is 5.8x faster.", "It is 2x faster on a phone and 6x faster on a GPU."),
        ("It is 5.8x faster.", "It is small."),
    ],
    ids=["same", "about", "over", "up to", "several values", "silent"],
)
def test_figures_that_can_both_be_true_are_no_dispute(abstract: str, card: str) -> None:
    """Rounded figures, bounds that hold, and sources with several values for several settings don't contradict."""
    assert settled(of(abstract, card)).candidates[0].disputes == ()


def test_chinese_and_english_sources_are_compared() -> None:
    """A Chinese card disputes an English abstract."""
    story = settled(of("It was trained on 22,000 hours of speech.", "用 2.1 万小时的语音训练。")).candidates[0]
    assert [claim.figure for claim in story.disputes[0].claims] == ["22,000 h", "21,000 h"]


def test_an_inverted_claim_of_the_press_is_silenced_and_reported() -> None:
    """The press says that the labels with many errors are kept, the project that they are discarded."""
    found = settled(press(INVERTED, model(content=README)))
    assert found.candidates[0].silenced == ("只有词错误率高于 10% 的标签会被保留。",)
    assert found.candidates[0].disputes == ()
    assert "press contradicts acme/kite-7b" in found.notes[0]


def test_a_figure_of_the_press_that_no_primary_source_gives_is_silenced() -> None:
    """Primary beats secondary: the number of the press is not printed beside the project's own."""
    found = settled(press("It is 60x faster than before.", model(content=CARD)))
    assert found.candidates[0].silenced == ("It is 60x faster than before.",)


@pytest.mark.parametrize(
    "text",
    ["Labels with a word error rate above 10% are discarded.", "Only the best labels are kept.", "It is 6x faster."],
)
def test_what_agrees_with_a_primary_source_may_be_quoted(text: str) -> None:
    """The same in other words is no contradiction."""
    found = settled(press(text, model(content=f"{README} {CARD}")))
    assert (found.candidates[0].silenced, found.notes) == ((), ())


def test_a_source_that_says_both_is_reported() -> None:
    """An article that first says that the best labels are used, and then that bad ones are kept, is named."""
    text = f"项目只使用最好的伪标签。{INVERTED}"
    notes = settled(press(text, paper(summary="A paper."))).notes
    assert any("contradicts itself" in note for note in notes)


def test_copies_of_the_weights_dispute_nothing() -> None:
    """Who repacks a model repeats its card; a variant is no further witness."""
    story = candidate(
        paper(summary=ABSTRACT), model("other/kite-gguf", content=CARD), variants=("hub:model:other/kite-gguf",)
    )
    assert settled(story).candidates[0].disputes == ()


def test_a_story_of_one_item_has_nothing_to_compare() -> None:
    """One source, one voice."""
    only = candidate(model(content=CARD))
    assert settled(only) == Settled((only,))


@pytest.mark.parametrize(
    ("claim", "primary"),
    [
        ("Kite supports Python 3.8.", "Kite drops support for Python 3.8."),
        ("Kite 支持 Python 3.8。", "Kite no longer supports Python 3.8."),
        ("The Kite weights are closed.", "The Kite weights are open."),
        ("The Kite API is paid.", "The Kite API is free."),
        ("Kite 的权重闭源。", "Kite 的权重开源。"),
    ],
)
def test_the_contrary_of_a_primary_source_is_silenced(claim: str, primary: str) -> None:
    """Of the same thing, in either language."""
    done = settled(press(f"It came out today. {claim}", item(title="A kite", summary=primary)))
    assert done.candidates[0].silenced == (claim,)
    assert any("contradicts" in note and claim in note for note in done.notes)


@pytest.mark.parametrize(
    ("claim", "primary"),
    [
        ("Kite supports Python 3.9.", "Kite drops support for Python 3.8."),
        ("Kite 模型支持中文。", "Kite 模型不支持日文。"),
        ("Registration is closed.", "The Kite weights are open."),
        ("Kite adds a new cache.", "Kite removes the old tokenizer."),
        ("The Kite API is paid.", "The Kite API is free for students and paid for others. The Kite API is paid."),
        ("Kite removes a bug in loading.", "Kite adds faster loading."),
        ("Sparrow supports Python 3.8.", "Kite drops support for Python 3.8."),
    ],
)
def test_what_is_about_something_else_is_not_silenced(claim: str, primary: str) -> None:
    """Nor what the primary source says both ways."""
    done = settled(press(f"It came out today. {claim}", item(title="A kite", summary=primary)))
    assert not done.candidates[0].silenced
