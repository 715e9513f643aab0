"""An item whose texts were copied badly, as far as it can be mended; the rest is measured by the quality filter."""

from __future__ import annotations

from hugging_news.domain.articles.damage import repair
from hugging_news.domain.articles.hanzi import TRADITIONAL, converted, is_traditional
from hugging_news.domain.articles.lines import without_picture_lines
from hugging_news.domain.items import Item
from hugging_news.domain.text import language_of

_READ = 4000


def mended(text: str) -> str:
    """Markdown or plain text without inserted pinyin, wrong decodings and lines that only stand for a picture."""
    return without_picture_lines(repair(text))


def in_one_script(item: Item) -> Item:
    """*item* in simplified characters; without the extra `hant` one in traditional ones is tagged `zh-Hant`."""
    words = f"{item.title}\n{item.summary}\n{item.content[:_READ]}"
    if language_of(words) != "zh" or not is_traditional(words):
        return item
    tags = tuple(tag for tag in item.tags if tag != TRADITIONAL)
    texts = {name: converted(getattr(item, name)) for name in ("title", "summary", "content")}
    if None in texts.values():
        return item.model_copy(update={"tags": (*tags, TRADITIONAL)})
    return item.model_copy(update={**texts, "tags": tags})
