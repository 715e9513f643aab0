"""The source's own words, marked as such: the lead of a text, within the limit for quotations."""

from __future__ import annotations

from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.text import cjk_count, language_of, sentences

LIMIT = 300
CJK_LIMIT = 150


def lead(item: Item) -> tuple[str, ...]:
    """The first sentences that say what is new, verbatim, together at most 300 characters or 150 CJK ones."""
    details = item.details
    text = (details.lead or "") if isinstance(details, ReleaseDetails) else item.summary
    return within_limit(sentences(text, language_of(text) or "en"))


def within_limit(parts: tuple[str, ...]) -> tuple[str, ...]:
    """As many of *parts* as may be quoted, in order; a first one that is too long is left out altogether."""
    kept: list[str] = []
    for part in parts:
        together = "".join([*kept, part])
        if len(together) > LIMIT or cjk_count(together) > CJK_LIMIT:
            break
        kept.append(part)
    return tuple(kept)
