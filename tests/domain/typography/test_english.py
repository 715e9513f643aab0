"""E1 … E8: what is wrong, what is right, and what must stay."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hugging_news.domain.typography import fix, slips
from hugging_news.pipeline.setup import house

TABLE = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("rule", "wrong", "right"), [(rule, *pair) for rule, pairs in TABLE["wrong"].items() for pair in pairs]
)
def test_a_wrong_text_is_found_and_mended(rule: str, wrong: str, right: str) -> None:
    """By that rule, and what comes out is right."""
    assert rule in {slip.rule for slip in slips(wrong, "en", house())}
    assert fix(wrong, "en", house()) == right
    assert slips(right, "en", house()) == ()


@pytest.mark.parametrize("text", TABLE["stay"])
def test_a_right_text_stays(text: str) -> None:
    """Nothing is found, so nothing is changed."""
    assert slips(text, "en", house()) == ()


def test_the_commas_of_others_stay() -> None:
    """A quotation keeps its serial comma, but not its double spaces."""
    assert fix("text, images,  and audio", "en", house().quoting) == "text, images, and audio"
