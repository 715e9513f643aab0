"""What is news of the field."""

from __future__ import annotations

import pytest

from hugging_news.selection.relevance import about_the_field
from tests.factories import item


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Fine-tuning a small LLM on one GPU", True),
        ("State of open models", True),
        ("微调指南", True),
        ("Introducing Kite: text-to-speech", True),
        ("Bring your spreadsheet to life", False),
        ("New seating charts in Calendar", False),
        ("Our maintenance plan", False),
        ("食堂菜单更新", False),
    ],
)
def test_a_word_of_the_field_makes_it_one(title: str, about: bool) -> None:
    """Whole words: no `ai` in maintenance."""
    assert about_the_field(item(title=title)) is about
