"""A row of the table of rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hugging_news.check.book import Book
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition

Judge = Callable[[Edition, Book], Iterable[Problem]]
LookBack = Callable[[Edition, Sequence[Edition], Book], Iterable[Problem]]


@dataclass(frozen=True)
class Rule:
    """*judges* say what is wrong with an edition; those of an *imported* past issue only where that makes sense.

    An import has words, links and pictures, but no evidence, details or budgets of ours.
    """

    judges: tuple[Judge, ...]
    imported: bool = False

    def __call__(self, edition: Edition, book: Book) -> Iterable[Problem]:
        return (problem for judge in self.judges for problem in judge(edition, book))
