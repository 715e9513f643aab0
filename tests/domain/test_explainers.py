"""Explainer files read, and their terms found in a text."""

from __future__ import annotations

import pytest

from hugging_news.domain.errors import ParseError
from hugging_news.domain.explainers import Term, parse

FILE = """---
id: {id}
term: {{zh: 低秩适配, en: LoRA}}
level: {level}
aliases: {aliases}
{more}---
## zh
第一句话。第二句话。

## en
One sentence. Another
one.
"""
ALIASES = "{zh: [低秩适配, 4-bit 量化], en: [LoRA, low-rank adaptation, RAG]}"


def written(id: str = "lora", level: object = 2, aliases: str = ALIASES, more: str = "") -> bytes:
    return FILE.format(id=id, level=level, aliases=aliases, more=more).encode()


def term(**more: str) -> Term:
    return parse(written(**more), "data/explainers/lora.md")


def test_a_file_is_read_whole() -> None:
    """Names, level, aliases of both languages, tags, and each text as one paragraph."""
    found = term(more="tags: [LoRA]\n")
    assert (found.id, found.level, found.tags) == ("lora", 2, frozenset({"lora"}))
    assert found.aliases == ("低秩适配", "4-bit 量化", "LoRA", "low-rank adaptation", "RAG")
    assert found.text == {"zh": "第一句话。第二句话。", "en": "One sentence. Another one."}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (written(id="peft"), "lora.md:2: id is 'peft'; expected the name of the file"),
        (written(level=4), "lora.md:4: level is 4; expected 1"),
        (written(level="true"), "lora.md:4: level is True"),
        (written(aliases="[LoRA]"), "lora.md:5: aliases must have the languages zh and en"),
        (written(aliases="{zh: [], en: [LoRA]}"), "lora.md:5: aliases.zh is []"),
        (
            written(aliases="{zh: [低秩], en: [8]}"),
            "lora.md:5: aliases.en must be a list of words; put each into quotes",
        ),
        (written(more="tags: lora\n"), "lora.md:6: tags must be a list of words"),
        (written(more="colour: red\n"), "lora.md:6: unknown key 'colour'; known: id"),
        (written().replace(b"## en", b"## fr"), "lora.md:7: expected a text under each of `## zh` and `## en`"),
        (written().replace(b"One sentence. Another\none.", b""), "lora.md:7: expected a text under each"),
        (b"no front matter", "lora.md: id is ''"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(content: bytes, message: str) -> None:
    """What is wrong, where, and what was expected."""
    with pytest.raises(ParseError) as caught:
        parse(content, "lora.md")
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Train a LoRA.",
        "使用LoRA微调",
        "two LoRAs",
        "Low-Rank  adaptation",
        "low_rank_adaptation",
        "支持低秩适配",
        "支持 4-bit量化",
        "RAG 系统",
    ],
)
def test_a_term_is_found_as_it_is_written(text: str) -> None:
    """Plural, case, blanks and hyphens do not hide it."""
    assert term().place(text) is not None


@pytest.mark.parametrize("text", ["exploration", "LoRAX", "rag", "fragment", "lora", "DoLoRA", "秩适配"])
def test_a_part_of_a_word_is_no_term(text: str) -> None:
    """A name in capitals is found in that spelling alone, and never within a word."""
    assert term().place(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "LoRA is a way to fine-tune.",
        "LoRA (low-rank), which is a trick",
        "低秩适配是一种微调方法",
        "低秩适配（LoRA），即小矩阵",
        "低秩适配，一种方法",
    ],
)
def test_a_text_that_explains_the_term_is_known(text: str) -> None:
    """Readers are not told twice."""
    assert term().is_explained(text)


@pytest.mark.parametrize("text", ["We trained a LoRA.", "LoRA is faster.", "支持低秩适配和量化", "Nothing here"])
def test_a_text_that_only_names_the_term_does_not_explain_it(text: str) -> None:
    """Then it may be explained."""
    assert not term().is_explained(text)
