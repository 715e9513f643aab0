"""What the rules about documents are given: the edition, and its documents as they lie there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from hugging_news.check.book import Book
from hugging_news.check.documents.trees import Tree, of_html, of_markdown
from hugging_news.check.problem import Problem, Severity
from hugging_news.domain.editions import Edition

if TYPE_CHECKING:
    from hugging_news.domain.stories import Sentence

MARKDOWN = ("markdown", "classic")


@dataclass(frozen=True)
class Written:
    """A document of an edition: *path* is relative to its folder, *lang* empty where it serves every language.

    *changed*: a person changed it after the program wrote it. *again* is what rendering gives now, None where that
    cannot be known.
    """

    path: str
    format: str
    lang: str
    content: bytes
    changed: bool = False
    again: bytes | None = None

    @cached_property
    def text(self) -> str:
        """Its text; bytes that are no UTF-8 are shown as U+FFFD, which a rule reports."""
        return self.content.decode("utf-8", "replace")

    @cached_property
    def tree(self) -> Tree | None:
        """Its elements; None for a format without any."""
        if self.format in MARKDOWN:
            return of_markdown(self.text)
        return of_html(self.text) if self.format == "html" else None

    def problem(self, rule: str, severity: Severity, message: str, story: str = "", line: int | None = None) -> Problem:
        """A problem that names the document, the line where it is known, and a person's hand in it."""
        place = f"{self.path}:{line}" if line else self.path
        hand = " (changed by hand)" if self.changed else ""
        return Problem(rule, severity, f"{place}{hand}: {message}", story, self.lang)


@dataclass(frozen=True)
class Issue:
    """An edition with its documents, in the order of formats and languages; *book* holds the tables of the house."""

    edition: Edition
    documents: tuple[Written, ...] = ()
    book: Book = field(default_factory=Book)

    def of(self, *formats: str) -> Iterator[Written]:
        return (document for document in self.documents if document.format in formats)

    @cached_property
    def trees(self) -> tuple[tuple[Written, Tree], ...]:
        """The documents that have elements."""
        return tuple((document, tree) for document in self.documents if (tree := document.tree) is not None)

    def texts(self, lang: str) -> Iterator[tuple[str, str]]:
        """Each story with each of its texts in *lang*: its headline, then its sentences."""
        for story in self.edition.stories():
            sentences: tuple[Sentence, ...] = () if story.brief else story.summary.get(lang, ())
            yield from ((story.id, text) for text in (story.headline.get(lang, ""), *(one.text for one in sentences)))
