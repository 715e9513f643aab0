"""Q25: documents are what their edition gives."""

from __future__ import annotations

from collections.abc import Iterator

from hugging_news.check.documents.models import Issue
from hugging_news.check.problem import Problem


def rendering(issue: Issue) -> Iterator[Problem]:
    """Q25: rendering again gives the bytes that lie there, but for what a person changed."""
    for document in issue.documents:
        if document.changed or document.again is None or document.again == document.content:
            continue
        line = _first_difference(document.again, document.content)
        yield document.problem(
            "Q25", "gate", "is not what the edition gives now; `hugging-news render` writes it", line=line
        )


def _first_difference(one: bytes, other: bytes) -> int:
    pairs = zip(one.split(b"\n"), other.split(b"\n"), strict=False)
    return next((at for at, (a, b) in enumerate(pairs, 1) if a != b), min(one.count(b"\n"), other.count(b"\n")) + 1)
