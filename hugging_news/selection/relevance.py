"""Whether a post is about the field at all: vendors' feeds also tell of spreadsheets and advertisements."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from hugging_news.domain.items import Item
from hugging_news.resources import load_toml


def about_the_field(item: Item) -> bool:
    """Whether title or summary hold a word of the field (`data/field.toml`); tags of vendors are always "AI"."""
    return bool(_words().search(f"{item.title} {item.summary}"))


@cache
def _words() -> re.Pattern[str]:
    table: dict[str, Any] = load_toml("data", "field.toml")
    whole = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in table["en"])
    return re.compile(rf"(?i)(?<![a-z0-9])(?:{whole})(?![a-z0-9])|{'|'.join(map(re.escape, table['zh']))}")
