"""Small editions for tests: say only what the test is about."""

from __future__ import annotations

from typing import Any

from hugging_news.domain.editions import Edition, Newsletter, Section, SourceCredit, Story, WindowSpan
from hugging_news.domain.items import Link
from tests.factories import NOW, WINDOW


def story(id: str = "url:https://example.org/a", url: str | None = None, **more: Any) -> Story:
    """A blog post as it is told, unless *more* says otherwise; *url* is the address of its one link."""
    values: dict[str, Any] = {
        "id": id,
        "items": (id,),
        "kind": "blog",
        "status": "available",
        "headline": {"zh": "标题", "en": "A title"},
        "summary": {"zh": (), "en": ()},
        "source": SourceCredit(name="Example", url=url or "https://example.org/a"),
        "links": (Link(type="blog", url=url),) if url else (),
    }
    return Story(**{**values, **more})


def edition(id: str = "2026-08-17", *stories: Story, **more: Any) -> Edition:
    """A final edition that tells *stories* in one section."""
    values: dict[str, Any] = {
        "id": id,
        "number": 1,
        "week": "2026-W33",
        "languages": ("zh", "en"),
        "generated": NOW,
        "state": "final",
        "newsletter": Newsletter(name="Hugging News"),
        "window": WindowSpan(start=WINDOW.start, end=WINDOW.end, timezone=WINDOW.timezone),
        "title": {"zh": "", "en": ""},
        "sections": (Section(id="learn", title={}, stories=stories),) if stories else (),
    }
    return Edition(**{**values, **more})
