"""Placeholders: nothing that a model may not change reaches it, and everything comes back byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.drafts.llm.masking import MaskError, Masks, marks, unmarked

PIECES = st.sampled_from(
    ["Qwen/Qwen3-7B", "https://example.org/a?b=1", "`load_in_4bit=True`", "v5.15.0", "GPT-4o", "⟦name1⟧", "⟦", "⟧⟧",
     "<script>", "Hugging Face", "模型", "，", " ", "35B-A3B", "30B", "4-bit", "name1", "5.15.0rc1", "LoRA", "\n"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=8), max_size=12).map("".join))
def test_what_was_masked_is_restored_byte_for_byte(text: str) -> None:
    """Any text, also one with the brackets of placeholders; only what looks like a broken one is refused."""
    masks = Masks(["Hugging Face"])
    masked = masks.mask(text)
    try:
        assert masks.restore(masked) == text
    except MaskError:
        assert "name1" in unmarked(masked) or any(
            kind in unmarked(masked) for kind in ("code", "call", "url", "id", "version")
        )


@pytest.mark.parametrize(
    "words",
    ["Qwen/Qwen3-7B", "https://example.org/a?b=1", "`load_in_4bit=True`", "v5.15.0", "5.15.0rc1", "GPT-4o", "LoRA",
     "Qwen3-7B", "Hugging Face", "<b>", "_is_url", "load_in_4bit"],
)  # fmt: skip
def test_names_versions_addresses_and_code_are_hidden(words: str) -> None:
    """Within Chinese text too, where no space parts them."""
    masks = Masks(["Hugging Face"])
    assert marks(masks.mask(f"使用{words}，很快")) and words not in masks.mask(f"Use {words} now.")


@pytest.mark.parametrize(
    "words", ["30B", "4-bit", "24 GB", "3.5B", "24/7", "12,345", "2023", "kites", "state-of-the-art"]
)
def test_figures_and_plain_words_stay(words: str) -> None:
    """A model may have to write them in another notation."""
    assert Masks().mask(f"It has {words} now.") == f"It has {words} now."


def test_the_same_words_are_the_same_placeholder() -> None:
    """In every passage of a story."""
    masks = Masks()
    assert masks.mask("GPT-4o and LoRA") == "⟦name1⟧ and ⟦name2⟧"
    assert masks.mask("LoRA") == "⟦name2⟧"


@pytest.mark.parametrize("text", ["⟦name9⟧", "⟦name1", "name1⟧", "⟦⟧", "see name1", "⟦code1⟧"])
def test_invented_and_broken_placeholders_are_refused(text: str) -> None:
    """Nothing is guessed."""
    masks = Masks()
    masks.mask("GPT-4o")
    with pytest.raises(MaskError):
        masks.restore(text)
