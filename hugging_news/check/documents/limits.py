"""Q24: what the outlets take."""

from __future__ import annotations

from collections.abc import Iterator

from hugging_news.check.documents.models import Issue
from hugging_news.check.problem import Problem

LIMITS = {"html": 1_000_000}
"""Bytes of a document of a format (EDITORIAL §6); formats without a limit are not here."""


def limits(issue: Issue) -> Iterator[Problem]:
    """Q24: no document is larger than its outlet takes."""
    for document in issue.documents:
        limit = LIMITS.get(document.format)
        if limit is not None and len(document.content) >= limit:
            yield document.problem("Q24", "gate", f"{len(document.content):,} bytes; fewer than {limit:,} are allowed")
