"""Editions that told what a test says."""

from __future__ import annotations

from typing import Any

from hugging_news.domain.editions import Edition
from hugging_news.domain.stories import Candidate
from tests import editions


def edition(id: str, *told: Candidate, brief: bool = False, state: Any = "final") -> Edition:
    """An edition that told *told*."""
    stories = (
        editions.story(
            one.id, one.lead.url, items=one.item_ids, kind=one.lead.kind, brief=brief, follow_up_of=one.follow_up_of,
            details=one.lead.details.model_dump(mode="json", exclude_none=True), links=(),
        )
        for one in told
    )  # fmt: skip
    return editions.edition(id, *stories, state=state)
