"""Texts that nobody can read: what a wrong decoding left behind and could not be mended."""

from __future__ import annotations

from hugging_news.domain.articles.damage import MAX_DAMAGE, damaged_share
from hugging_news.selection.quality.subject import Subject

_READ = 1_200
_MOST_OF_TITLE = 0.5


def damaged(subject: Subject) -> str | None:
    """A post of which a fifth, or half the title, is damaged; a title may name such characters."""
    item = subject.item
    opening = f"{item.title}\n{item.summary[:_READ]}\n{item.content[:_READ]}"
    title, share = damaged_share(item.title), damaged_share(opening)
    if not subject.is_post or (share <= MAX_DAMAGE and title <= _MOST_OF_TITLE):
        return None
    share = max(title, share)
    return f"damaged: {share:.0%} of its characters were lost to a wrong encoding"
