"""Wrong and right summaries of one release, and the figures of the benchmark."""

from __future__ import annotations

import pytest

from benchmarks import facts as benchmark
from hugging_news.pipeline.setup import vocabulary
from tests.domain.facts.proving import by_words

NOTES = (
    "Transformers v4.30.1 adds 4-bit loading through bitsandbytes, developed with Tim Dettmers. "
    "A 30B model now runs on a GPU with 24GB of memory. Support for Python 3.7 ends."
)
WRONG = [
    "A 65B model now runs on a GPU with 24 GB of memory.",
    "Transformers v4.31 adds 4-bit loading.",
    "A 30B model now runs on a GPU with 24 MB of memory.",
    "Transformers v4.30.1 removes 4-bit loading.",
    "OpenAI released Transformers v4.30.1.",
    "Transformers v4.30.1 adds 4-bit loading through DeepSpeed.",
    "六十五亿参数的模型可以在 24 GB 显存上运行。",
    "腾讯发布了 Transformers v4.30.1。",
]
RIGHT = [
    "Transformers 4.30.1 loads models in 4-bit with bitsandbytes.",
    "Transformers 4.30.1 新增 4 位加载，30B 的模型在 24 GB 显存的 GPU 上就能运行。",
]


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_summary_is_doubted(text: str) -> None:
    """Number, version, unit, polarity, invented organisation and library; in Chinese a number and an organisation."""
    assert by_words(text, NOTES) != []


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_summary_is_proved(text: str) -> None:
    """In other words, and in the other language."""
    assert by_words(text, NOTES) == []


def test_the_benchmark_keeps_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """At least 95 % of at least 300 mutations are caught, and at most 2 % of at least 120 true sentences doubted."""
    words = vocabulary(benchmark.ZONE)
    true = list(benchmark.load())
    wrong = [mutant for case in true for mutant in benchmark.mutations(case)]
    assert len(true) >= 120 and len(wrong) >= 300
    assert len(benchmark.catches(wrong, words)) <= 0.05 * len(wrong)
    assert len(benchmark.truths(true, words)) <= 0.02 * len(true)
