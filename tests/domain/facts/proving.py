"""What the tests of the fact lock share: a small vocabulary, and sentences judged by words or fields."""

from __future__ import annotations

from hugging_news.domain.facts import Passage, Vocabulary, doubts

WORDS = Vocabulary(
    names={
        "huggingface": "Hugging Face", "抱抱脸": "Hugging Face", "百度": "Baidu", "baidu": "Baidu", "腾讯": "Tencent",
        "tencent": "Tencent", "gradio": "Gradio", "openai": "OpenAI",
    },
    common=frozenset({"hub", "utc", "space", "gpu", "api", "hugging", "face"}),
    timezone="Asia/Shanghai",
    tasks={"text-to-image": ("文生图", "Text-to-image")},
)  # fmt: skip


def by_words(text: str, *sources: str) -> list[str]:
    """The kinds of fact of *text* that the words of *sources* don't prove."""
    return kinds(text, *(Passage("item", text=source) for source in sources))


def by_fields(text: str, **fields: object) -> list[str]:
    """The kinds of fact of *text* that fields don't prove; `metrics__likes` is `metrics.likes`."""
    return kinds(text, *(Passage("item", field=name.replace("__", "."), value=value) for name, value in fields.items()))


def kinds(text: str, *passages: Passage) -> list[str]:
    lang = "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in text) else "en"
    return [doubt.fact.kind for doubt in doubts(text, lang, passages, WORDS)]
