"""What a story is about, for the balance of an edition."""

from __future__ import annotations

import pytest

from hugging_news.domain.items import Item, PaperDetails
from hugging_news.domain.modalities import modality_of
from hugging_news.resources import load_toml
from tests.factories import dataset, item, model, paper, release

LISTED = paper().model_copy(update={"details": PaperDetails(arxiv_id="1", categories=("cs.CL",))})
TASKS = load_toml("data", "tasks.toml")


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (model(task="text-to-video"), "video"),
        (model(task="made-up"), "other"),
        (model(task=None, tags=("gguf", "image-to-3d")), "3d"),
        (dataset(modalities=("text", "image")), "multimodal"),
        (dataset(modalities=("tabular", "text")), "text"),
        (dataset(modalities=("timeseries",)), "other"),
        (dataset(tags=("task_categories:automatic-speech-recognition",)), "audio"),
        (item(title="开源语音合成"), "audio"),
        (paper(title="Panoramic image generation"), "image"),
        (LISTED, "text"),
        (item(title="An essay on imagery"), "other"),
        (release(title="Video everywhere"), "other"),
    ],
)  # fmt: skip
def test_a_story_has_one_modality(one: Item, expected: str) -> None:
    """By its task, its data, its title, its category; a library has none."""
    assert modality_of(one, TASKS) == expected
