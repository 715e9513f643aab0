"""Sentences as paragraphs and quotes, and their literal text in Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup
from markupsafe import escape as escape_html

from hugging_news.domain.markdown import escape as escape_markdown
from hugging_news.domain.stories import Sentence
from hugging_news.domain.text import clean, cut
from hugging_news.renderers.views import Block

MAX_TEXT = 4000

_CODE = re.compile(r"`([^`\s](?:[^`]*[^`\s])?)`")
_WIDE_END = re.compile(r"[\u3000-\u303f\uff00-\uff65…—」』]$")


def literal(text: str, limit: int = MAX_TEXT) -> str:
    """*text* as one clean line of at most *limit* characters.

    An edition's texts were decoded when they were read, so nothing is decoded again.
    """
    return cut(" ".join(clean(text).split()), limit)


def blocks(sentences: Iterable[Sentence], lang: str) -> tuple[Block, ...]:
    """Paragraphs in order: neighbours of one language are joined, words of the source are a quote.

    So are sentences in another language, whoever wrote them.
    """
    return tuple(
        Block(_paragraph(sentence.text for sentence in group), spoken, quote=spoken != lang or extracted)
        for (spoken, extracted), group in groupby(sentences, key=lambda one: (one.lang, one.method == "extracted"))
    )


def _paragraph(texts: Iterable[str]) -> str:
    """Sentences after one another; after a full-width mark there is no space."""
    paragraph = ""
    for text in map(literal, texts):
        paragraph += (gap(paragraph) if paragraph and text else "") + text
    return paragraph


def gap(text: str) -> str:
    """What parts *text* from what follows it in the line: nothing after a full-width mark, else a space."""
    return "" if _WIDE_END.search(text) else " "


def parts(text: str) -> Iterator[tuple[str, bool]]:
    """*text* cut into literal text and code (without its backticks), in order."""
    end = 0
    for match in _CODE.finditer(text):
        yield text[end : match.start()], False
        yield match[1], True
        end = match.end()
    yield text[end:], False


def markdown(text: str) -> Markup:
    """One line of Markdown that shows *text* literally, and code as code."""
    written, first = "", True
    for part, code in parts(" ".join(text.split())):
        if code:
            written += f"`{part}`"
        else:
            written += _margins(part, escape_markdown(part, line_start=first))
        first = first and not part
    return Markup(written)


def _margins(text: str, escaped: str) -> str:
    """*escaped* with the spaces that *text* has at its ends: they part it from the code beside it."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{escaped}{right}"


def html(text: str) -> Markup:
    """The same in HTML."""
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if code else escape_html(part)
        for part, code in parts(" ".join(text.split()))
    )
