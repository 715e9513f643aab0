"""The front matter of a Markdown document: what a site generator and a search engine read of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hugging_news.check.documents.models import Written
from hugging_news.check.documents.trees import Tree
from hugging_news.domain import frontmatter
from hugging_news.domain.editions import Edition
from hugging_news.domain.errors import ParseError


def faults(edition: Edition, document: Written, tree: Tree) -> Iterator[str]:
    """What is missing or false in it; the classic layout has none."""
    if document.format == "classic":
        if tree.front:
            yield "front matter in the classic layout"
        return
    try:
        keys = frontmatter.read(document.content, document.path).keys
    except ParseError as error:
        yield error.reason
        return
    if not keys:
        yield "no front matter"
        return
    yield from (f"front matter: {fault}" for fault in _faults(edition, document.lang, keys))


def _faults(edition: Edition, lang: str, keys: Mapping[str, Any]) -> Iterator[str]:
    for name in ("title", "description"):
        if not isinstance(keys.get(name), str) or not keys[name].strip():
            yield f"no {name}"
    if keys.get("date") != date.fromisoformat(edition.id):
        yield f"date is {keys.get('date')}, the edition is of {edition.id}"
    if keys.get("lang") != lang:
        yield f"lang is {keys.get('lang')!r} in a document in {lang!r}"
    words = keys.get("keywords")
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        yield "keywords is no list of words"
