"""Editions that told what a test says."""

from __future__ import annotations

from typing import Any

from hugging_news.domain.editions import Edition, Newsletter, Section, SourceCredit, Story, WindowSpan
from hugging_news.domain.stories import Candidate
from tests.factories import NOW, WINDOW


def edition(id: str, *told: Candidate, brief: bool = False, state: Any = "final") -> Edition:
    """An edition that told *told*."""
    stories = tuple(
        Story(
            id=one.id, items=tuple(item.id for item in one.items), kind=one.lead.kind, status="available", headline={},
            summary={}, source=SourceCredit(name="x", url=one.lead.url), brief=brief, keys=(),
            details=one.lead.details.model_dump(mode="json", exclude_none=True), follow_up_of=one.follow_up_of,
        )
        for one in told
    )  # fmt: skip
    section = Section(id="events", title={}, stories=stories)
    span = WindowSpan(start=WINDOW.start, end=WINDOW.end, timezone=WINDOW.timezone)
    return Edition(
        id=id, number=1, week="2026-W32", languages=("zh",), generated=NOW, state=state,
        newsletter=Newsletter(name="x"), window=span, title={}, sections=(section,),
    )  # fmt: skip
