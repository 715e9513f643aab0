"""The shipped explainers: every one is complete, short and well set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hugging_news.check.around import surroundings
from hugging_news.domain.editions import Explainer
from hugging_news.domain.explainers import Term, parse
from hugging_news.domain.text import HAN, cjk_count, sentences, units
from hugging_news.domain.typography import House, slips
from hugging_news.pipeline import setup
from tests.renderers.factory import weekly
from tests.renderers.parts import section, story

FOLDER = Path(__file__).resolve().parent.parent.parent / "data" / "explainers"
FILES = sorted(FOLDER.iterdir())
MARKS = "，。：；！？、（）「」"
CODE = re.compile(r"`[^`]+`")
REQUIRED = re.split(
    r"[|\n]",
    """4-bit|FP8|GGUF|safetensors|pickle|LoRA|QLoRA|PEFT|MoE|active parameters|speculative decoding|distillation
RLHF|DPO|GRPO|verifiable rewards|reasoning model|chain of thought|diffusion model|flow matching|VAE
ControlNet|embeddings|reranker|vector search|RAG|context window|KV cache|paged attention|flash attention
sparse attention|linear attention|Mamba|BPE|tokenizer|beam search|word error rate|BLEU
benchmark contamination|lower perplexity|open weights|OpenRAIL|gated model|model card|dataset viewer
ZeroGPU|ONNX|quantization-aware training|pruning|mixed precision|bf16|gradient checkpointing|FSDP
tensor parallelism|ASR|TTS|voice activity detection|vision-language model|OCR|document understanding
agentic|tool calling|MCP|structured output|prompt injection|hallucination|watermark|model merging
position interpolation|CUDA graph|inference provider|inference endpoint|Elo|推测解码|混合专家|量化感知训练
词错误率|开放权重|智能体|分词器|上下文窗口|检索增强生成|扩散模型""",
)


def terms() -> list[Term]:
    return [parse(path.read_bytes(), path.name) for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_explainer_has_two_or_three_sentences_in_both_languages(path: Path) -> None:
    """It parses, and fits beside a story: 60 to 220 Chinese characters, 30 to 90 words."""
    term = parse(path.read_bytes(), path.name)
    assert 2 <= len(sentences(term.text["zh"], "zh")) <= 3
    assert 2 <= len(sentences(term.text["en"], "en")) <= 3
    assert 60 <= cjk_count(term.text["zh"]) <= 220
    assert 30 <= units(term.text["en"]) <= 90
    assert cjk_count(term.text["en"]) == 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_explainer_is_well_set(path: Path) -> None:
    """Blanks between Chinese and Latin, full-width marks beside Chinese, no blank beside them; no double blank."""
    term = parse(path.read_bytes(), path.name)
    for text in (term.text["zh"], term.name["zh"]):
        bare = CODE.sub("x", text)
        assert not re.search(rf"[{HAN}][A-Za-z0-9]|[A-Za-z0-9%][{HAN}]", bare), text
        assert not re.search(rf"[{HAN}] ?[,.:;!?()]|[,.:;!?()] ?[{HAN}]", bare), text
        assert not re.search(rf" [{MARKS}]|[{MARKS}] |  ", text), text
        assert not re.search(rf"[{HAN}]`|`[{HAN}]", text), text
    assert "  " not in term.text["en"] and "'" not in CODE.sub("", term.text["en"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_explainer_passes_the_house_rules_of_typography(path: Path) -> None:
    """No slip in either language, in term or text."""
    term = parse(path.read_bytes(), path.name)
    assert [
        slip
        for lang in ("zh", "en")
        for text in (term.name[lang], term.text[lang])
        for slip in slips(text, lang, House())
    ] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_explainer_says_the_same_figures_in_both_languages(path: Path) -> None:
    """The rule over editions holds the story of one that does not (Q3)."""
    told = story("one", "blog", "标题", "Title")
    term = parse(path.read_bytes(), path.name)
    told = told.model_copy(update={"explainer": Explainer(id=term.id, term=dict(term.name), text=dict(term.text))})
    edition = weekly(sections=(section("top", "重要更新", "Top stories", (told,)),), glance=())
    found = surroundings(edition, setup.shipped_book("Asia/Shanghai"))
    assert [problem.message for problem in found if "explainer" in problem.message] == []


@pytest.mark.parametrize("word", REQUIRED)
def test_the_terms_of_the_field_are_explained(word: str) -> None:
    """A text with this word in it names at least one explained term."""
    assert [term.id for term in terms() if term.place(f"x {word} x") is not None], word


def test_no_alias_belongs_to_two_terms() -> None:
    """Which term a word calls for is certain."""
    seen: dict[str, str] = {}
    for term in terms():
        for alias in term.aliases:
            assert seen.setdefault(alias.lower(), term.id) == term.id, alias


def test_nothing_else_lies_in_the_folder() -> None:
    """Only Markdown files, which the program reads."""
    assert {path.suffix for path in FILES} == {".md"}
    assert len(FILES) >= 45
