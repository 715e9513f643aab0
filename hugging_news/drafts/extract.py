"""The source's own words, marked as such: the lead of a text, within the limit for quotations."""

from __future__ import annotations

from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.text import cjk_count, language_of, sentences

LIMIT = 300
CJK_LIMIT = 150


def lead(item: Item) -> tuple[str, ...]:
    """What is new in the source's words, verbatim, together at most 300 characters or 150 CJK ones.

    The first sentences of a text; of a release its lead and the highlights that the lead does not name already.
    """
    details = item.details
    if not isinstance(details, ReleaseDetails):
        return within_limit(sentences(item.summary, language_of(item.summary) or "en"))
    opening = sentences(details.lead or "", language_of(details.lead or "") or "en")
    named = " ".join([*opening, *details.models])
    points = tuple(note.text for note in details.highlights if note.text not in named)
    return within_limit((*opening, *points))


def within_limit(parts: tuple[str, ...]) -> tuple[str, ...]:
    """As many of *parts* as may be quoted, in order; a first one that is too long is left out altogether."""
    kept: list[str] = []
    for part in parts:
        together = "".join([*kept, part])
        if len(together) > LIMIT or cjk_count(together) > CJK_LIMIT:
            break
        kept.append(part)
    return tuple(kept)
