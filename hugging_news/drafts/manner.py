"""The words that the house never says of anything, read once."""

from __future__ import annotations

from functools import cache

from hugging_news.domain.headlines import Manner, manner_of
from hugging_news.resources import load_toml


@cache
def manner() -> Manner:
    """What headlines never say, and what is taken off titles (`data/headlines.toml`)."""
    return manner_of(load_toml("data", "headlines.toml"))
