"""Names that tell whose model a model is made from."""

from __future__ import annotations

import pytest

from hugging_news.selection.families import begins_with, borrowed, is_maker

BORROWED = {
    "someone/ThinkingCat-Qwen3.6-27B": "qwen",
    "Qwen/Qwen3-8B": None,
    "meta-llama/Llama-3-8B": None,
    "someone/kite-llama3-chat": "llama",
    "someone/phillips-7b": None,
    "acme/kite-bert-base": None,
    "acme/kite-7b": None,
}


@pytest.mark.parametrize(("repo", "family"), BORROWED.items())
def test_a_model_named_after_another_makers_family(repo: str, family: str | None) -> None:
    """As a word of its name, which a number may follow; an architecture is nobody's."""
    assert borrowed(repo) == family


def test_the_longest_family_counts() -> None:
    """CodeLlama is not Llama, and a bare architecture has its first maker."""
    assert begins_with("gpt-oss-20b") == "gpt-oss" and begins_with("bert-base-uncased") == "bert"
    assert is_maker("google-bert", "bert") and not is_maker("someone", "bert")
