"""Front matter: made by a YAML library from a mapping, so content can neither add keys nor change types."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hugging_news.domain.editions import Edition
from hugging_news.domain.values import iso
from hugging_news.renderers.views import Alternate
from hugging_news.renderers.words import Words


def yaml(edition: Edition, words: Words, title: str, description: str, alternates: Iterable[Alternate]) -> str:
    """The front matter of a Markdown document, without its `---` lines; keys in a fixed order."""
    import yaml as library

    text = library.safe_dump(
        _mapping(edition, words, title, description, alternates), allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return str(text).rstrip("\n")


def _mapping(
    edition: Edition, words: Words, title: str, description: str, alternates: Iterable[Alternate]
) -> dict[str, Any]:
    window = edition.window
    return {
        "title": title,
        "date": date.fromisoformat(edition.id),
        "lang": words.lang,
        "id": edition.id,
        "number": edition.number,
        "week": edition.week,
        "window": {"start": iso(window.start), "end": iso(window.end), "timezone": window.timezone},
        "description": description or title,
        "languages": list(edition.languages),
        "alternate": [{"lang": other.lang, "path": other.path} for other in alternates],
    }
