"""Near-duplicates: items that tell the same story in other words or in the other language, and why."""

from hugging_news.selection.similar.blocks import SERIES, Near, near_duplicates, same_story

__all__ = ["SERIES", "Near", "near_duplicates", "same_story"]
