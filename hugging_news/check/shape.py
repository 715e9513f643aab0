"""Q19 and Q23 in the edition file: every language is there for every text, and code among the words can be read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from hugging_news.check.book import Book
from hugging_news.check.printed import printed
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition
from hugging_news.domain.stories import Sentence

_SPAN = re.compile(r"(`+)(.+?)\1(?!`)", re.DOTALL)
_PYTHON = re.compile(r"(?:import|from|def|class)\s|[A-Za-z_][\w.]*\(.*\)\s*$", re.DOTALL)


def languages(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q19: what stands in one language of the edition stands in all of them."""
    yield from _missing(edition.title, edition, "no title")
    frame = {"introduction": edition.intro, "sign-off": edition.signoff}
    frame |= {f"title of section {section.id}": section.title for section in edition.sections}
    frame |= {f"note under the {table.kind}": table.note for part in edition.sections for table in part.tables}
    for what, texts in frame.items():
        yield from _missing(texts, edition, f"no {what}") if texts else ()
    for line in edition.glance:
        yield from _missing(line.text, edition, "a line of the glance is missing", line.story)
    for story in edition.stories():
        yield from _missing(story.headline, edition, "no headline", story.id)
        told = {lang: any(one.text.strip() for one in lines) for lang, lines in story.summary.items()}
        if set(edition.languages) - told.keys() or any(map(_said_in_all, story.summary.values())):
            yield from _missing(told, edition, "no summary", story.id)
        if story.explainer:
            yield from _missing(story.explainer.text, edition, "no explainer", story.id)


def code(edition: Edition, book: Book) -> Iterator[Problem]:
    """Q23: Python in an editor's or a model's words parses; who calls a function shows a call that there can be."""
    for text in printed(edition):
        if text.method not in ("editor", "model"):
            continue
        for span in (found[2].strip() for found in _SPAN.finditer(text.text)):
            if _PYTHON.match(span) and (fault := _unread(span)):
                message = f"code that cannot be read: {span[:80]} ({fault})"
                yield Problem("Q23", "gate", message, text.story, text.lang, text.sentence)


def _said_in_all(lines: Iterable[Sentence]) -> bool:
    """Whether a summary holds more than words for fields: those may say what only readers of one language need."""
    return any(one.method != "data" and one.text.strip() for one in lines)


def _missing(texts: Mapping[str, object], edition: Edition, what: str, story: str = "") -> Iterator[Problem]:
    for lang in edition.languages:
        text = texts.get(lang)
        if not (text.strip() if isinstance(text, str) else text):
            yield Problem("Q19", "gate", f"{what} in {lang}", story, lang)


def _unread(span: str) -> str | None:
    try:
        ast.parse(span.replace("…", "..."))
    except (SyntaxError, ValueError) as error:
        return str(error)
    return None
