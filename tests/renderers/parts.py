"""Parts of editions for tests: a picture, sentences, stories with defaults."""

from __future__ import annotations

import base64
import hashlib
from datetime import UTC, datetime
from typing import Any

from hugging_news.domain.documents import Asset
from hugging_news.domain.editions import (
    LicenseNote,
    Section,
    SourceCredit,
    Story,
    StoryMetric,
)
from hugging_news.domain.stories import Sentence
from hugging_news.renderers import RenderContext

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAUAAAACgAgMAAAAAzV0PAAAADFBMVEX69OQLWjodQZz/0h4MNJN6AAAAhUlEQVR42u3YwQmDMACG0V/pXp3Cu/PZJew83r"
    "3qUaVYUEQivO+kRB4SIiQmkiRJuq/q0NPdcjm2P7dJkvrqNwQCSwBfSZJmb3jozSEQCAQCgUAgEHjiNGqPveo9rbJs/hzN9vtWPj3g4WWzzb8vIBAIBAKB"
    "wCK3cx9zCAQCnwZKkqRymgF4gRp7VzIuNwAAAABJRU5ErkJggg=="
)
ASSET = Asset(hashlib.sha256(PNG).hexdigest(), "image/png", PNG, 320, 160)
CONTEXT = RenderContext(base_url="https://news.example.org/posts", assets={ASSET.path: ASSET})
AS_OF = datetime(2026, 1, 5, tzinfo=UTC)


def sentences(texts: tuple[str, ...], lang: str, method: str = "data") -> tuple[Sentence, ...]:
    return tuple(Sentence(text=text, lang=lang, method=method) for text in texts)  # type: ignore[arg-type]


def in_source_words(*texts: str) -> dict[str, tuple[Sentence, ...]]:
    """An English extract that stands in both editions."""
    return {lang: sentences(texts, "en", "extracted") for lang in ("zh", "en")}


def story(id: str, kind: str, zh: str, en: str, /, **values: Any) -> Story:
    """A story with defaults; *summary* is a pair of tuples of sentences, or what `in_source_words` gives."""
    summary = values.pop("summary", ((), ()))
    if isinstance(summary, tuple):
        summary = {"zh": sentences(summary[0], "zh"), "en": sentences(summary[1], "en")}
    details = values.pop("details", None)
    return Story(
        id=id,
        items=(id,),
        kind=kind,  # type: ignore[arg-type]
        status=values.pop("status", "available"),
        headline={"zh": zh, "en": en},
        summary=summary,
        source=values.pop("source", SourceCredit(name="Demo Lab", url="https://example.org/lab")),
        published=values.pop("published", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        details=details.model_dump(mode="json", exclude_none=True) if details else {},
        **values,
    )


def licence(id: str | None, kind: str, **values: Any) -> LicenseNote:
    return LicenseNote(id=id, class_=kind, **values)  # type: ignore[arg-type]


def counted(counts: str, value: int, span: str = "total") -> StoryMetric:
    return StoryMetric(counts=counts, span=span, value=value, as_of=AS_OF)


def section(id: str, zh: str, en: str, stories: tuple[Story, ...] = (), **values: Any) -> Section:
    return Section(id=id, title={"zh": zh, "en": en}, stories=stories, **values)
