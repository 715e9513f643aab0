"""Front matter: made by a YAML library from a mapping, so content can neither add keys nor change types."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hugging_news.domain.editions import Edition
from hugging_news.domain.text import units
from hugging_news.domain.values import iso
from hugging_news.renderers.prose import literal
from hugging_news.renderers.views import Alternate
from hugging_news.renderers.words import Words

_KEYWORDS = 10
_LONGEST = 8
"""Units of a keyword; a headline without a subject is no keyword."""


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
        "keywords": _keywords(edition, words.lang),
        "languages": list(edition.languages),
        "alternate": [{"lang": other.lang, "path": other.path} for other in alternates],
    }


def _keywords(edition: Edition, lang: str) -> list[str]:
    """The subjects of the stories that are told in full, in their order; the newsletter's name where there are none."""
    headlines = (literal(story.headline.get(lang, "")) for story in edition.stories() if not story.brief)
    subjects = (headline.partition("：")[0].partition(": ")[0].replace("`", "") for headline in headlines)
    found = list(dict.fromkeys(one for one in subjects if one.strip() and units(one) <= _LONGEST))
    return found[:_KEYWORDS] or [literal(edition.newsletter.name, 80)]
