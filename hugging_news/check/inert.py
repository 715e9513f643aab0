"""Q27 in the edition file: nothing in a text runs, and no sentence of a source gives orders to its readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hugging_news.check.book import Book
from hugging_news.check.printed import printed
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed)\b[^<>]*>|<\w+\b[^<>]*\son\w+\s*=|\bjavascript\s*:\s*\w+\s*[(.=]",
    re.IGNORECASE,
)


def inert(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q27: no element that runs outside code; no order in a sentence that a person didn't write, titles are names."""
    for text in printed(edition):
        plain = _CODE.sub("", text.text)
        found = _ACTIVE.search(plain)
        if found is None and text.method not in (None, "editor"):
            found = _any_of(book.orders).search(plain) if book.orders else None
        if found:
            message = f"“{found[0][:60]}” in the {text.part}"
            yield Problem("Q27", "gate", message, text.story, text.lang, text.sentence)


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
