"""The source's own words, marked as such: the lead of a text, within the limit for quotations."""

from __future__ import annotations

import re

from hugging_news.domain.items import EventDetails, Item, PaperDetails, ReleaseDetails
from hugging_news.domain.text import cjk_count, language_of, sentences

LIMIT = 300
CJK_LIMIT = 150
_CONTRIBUTION = re.compile(
    r"\b(?:we|(?:in )?this (?:paper|work|report|study))\b.{0,40}?\b(?:propos|present|introduc|releas|develop|show|study"
    r"|describ|investigat|explor|report|build|design|offer)|我们|本文|该工作",
    re.IGNORECASE,
)
"""What a paper does, in its abstract; what stands before it is why."""


def lead(item: Item) -> tuple[str, ...]:
    """The first sentences that say what is new, verbatim, together at most 300 characters or 150 CJK ones.

    Where to register stands below an event, so that its sentences with addresses are left out.
    """
    details = item.details
    text = (details.lead or "") if isinstance(details, ReleaseDetails) else item.summary
    said = sentences(text, language_of(text) or "en")
    if isinstance(details, PaperDetails):
        said = said[next((place for place, one in enumerate(said) if _CONTRIBUTION.search(one)), 0) :]
    if isinstance(details, EventDetails):
        said = tuple(one for one in said if "://" not in one)
    return within_limit(said)


def within_limit(parts: tuple[str, ...]) -> tuple[str, ...]:
    """As many of *parts* as may be quoted, in order, without those that are too long by themselves."""
    kept: list[str] = []
    for part in (part for part in parts if fits((part,))):
        if not fits((*kept, part)):
            break
        kept.append(part)
    return tuple(kept)


def fits(parts: tuple[str, ...]) -> bool:
    """Whether one story may quote all of *parts*."""
    together = "".join(parts)
    return len(together) <= LIMIT and cjk_count(together) <= CJK_LIMIT
