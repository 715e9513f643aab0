"""What was made from fields differs from its phrase in the fields alone."""

from __future__ import annotations

import pytest

from hugging_news.check.phrases import departs, misprinted
from hugging_news.domain.facts import Vocabulary
from hugging_news.domain.stories import WORDING, Evidence

PHRASE = "{name} {version}：修补{previous}的问题，近 30 天下载{downloads}次"
TEXT = "Kite 3.36.1：修补 3.36.0 的问题，近 30 天下载 41.5 万次"


def proof(**fields: object) -> list[Evidence]:
    named = {"details.version": "3.36.1", "details.previous": "3.36.0", "metrics.downloads": 415039, WORDING: PHRASE}
    values = named | fields
    return [Evidence(lang="zh", sentence=0, item="item", field=path, value=value) for path, value in values.items()]


@pytest.mark.parametrize("text", [TEXT, TEXT.replace(" 3.36.0 ", "3.36.0"), TEXT.replace("：", ": ")])
def test_a_phrase_may_be_set_otherwise(text: str) -> None:
    """Spaces and widths are typography."""
    assert not departs(text, proof())
    assert list(misprinted(text, "zh", proof(), Vocabulary())) == []


@pytest.mark.parametrize("text", [TEXT.replace("30 天", "31 天"), TEXT.replace("修补", "破坏"), f"并非 {TEXT}吗"])
def test_other_words_between_the_fields_are_found(text: str) -> None:
    """A number of the phrase, a contrary, words behind it."""
    assert departs(text, proof())


def test_a_field_in_the_place_of_another_is_found() -> None:
    """The version is right, and is not the one before it."""
    wrong = TEXT.replace("3.36.0", "3.36.1")
    assert [one.fact.text for one in misprinted(wrong, "zh", proof(), Vocabulary())] == ["3.36.1"]


def test_sentences_without_a_phrase_are_free() -> None:
    """An editor's sentence has no phrase."""
    assert not departs("Anything.", [Evidence(lang="en", sentence=0, item="item", quote="Anything.")])
