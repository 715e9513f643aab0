"""Q27 in the edition file: nothing in a text runs, and no sentence of a source gives orders to its readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.check.book import Book
from hugging_news.check.printed import printed
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition

_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_ACTIVE = re.compile(
    r"<\s*/?\s*(?:script|iframe|object|embed)\b[^<>]*>|<\w+\b[^<>]*\son\w+\s*=|\bjavascript\s*:\s*\w+\s*[(.=]",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:ignore|disregard|forget|override)\s+(?:(?:all|any|the|your|of)\s+)*"
    r"(?:previous|prior|above|earlier|preceding)\s+(?:\w+\s+)?(?:instruction|prompt|direction|message)s?\b"
    r"|<\|(?:im_start|im_end|system|user|assistant)\|>|\[/?INST\]"
    r"|(?:忽略|无视|忘记|忘掉)(?:掉|你)?(?:以上|之前|上述|上面|先前|前面)的?(?:所有|全部|任何|一切)?的?(?:指令|指示|提示)",
    re.IGNORECASE,
)


def inert(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q27: no element that runs outside code; no order in a sentence that a person didn't write, titles are names."""
    for text in printed(edition):
        plain = _CODE.sub("", text.text)
        found = _ACTIVE.search(plain)
        if found is None and text.method not in (None, "editor"):
            found = _ORDER.search(plain)
        if found:
            message = f"“{found[0][:60]}” in the {text.part}"
            yield Problem("Q27", "gate", message, text.story, text.lang, text.sentence)
