"""The finish of text formats: one blank line between blocks, no trailing spaces, one newline at the end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from hugging_news.domain.documents import Document


def tidy(document: Document, page: Any, context: Any) -> tuple[Document, ...]:
    """The document with the blank lines that templates leave behind taken out."""
    text = re.sub(r"[ \t]+\n", "\n", document.content.decode("utf-8"))
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return (replace(document, content=text.encode("utf-8")),)
