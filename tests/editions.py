"""Small editions for tests: say only what the test is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hugging_news.domain.editions import Edition, Newsletter, Section, SourceCredit, Story, WindowSpan
from hugging_news.domain.items import Link
from hugging_news.domain.stories import Evidence
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
    told = Story(**{**values, **more})
    return told if "evidence" in more else _with_titles(told)


def proved(edition: Edition) -> Edition:
    """*edition* with evidence for the headlines of all its stories, as if it had been made here."""
    sections = (
        part.model_copy(update={"stories": tuple(_with_titles(one) for one in part.stories)})
        for part in edition.sections
    )
    return edition.model_copy(update={"sections": tuple(sections)})


def _with_titles(told: Story) -> Story:
    return told.model_copy(update={"evidence": tuple(titled(told))})


def titled(told: Story) -> Iterator[Evidence]:
    """Evidence for the headlines: the titles of the source."""
    for lang, text in told.headline.items():
        yield Evidence(lang=lang, sentence="headline", item=told.id, field="title", value=text)


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
