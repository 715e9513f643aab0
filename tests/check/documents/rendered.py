"""The invented week with its documents, to be spoilt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from hugging_news.check.documents import DOCUMENT_RULES, Issue, Written
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition
from hugging_news.renderers import FORMATS, render
from tests.renderers.factory import weekly
from tests.renderers.parts import CONTEXT


def written(edition: Edition) -> Iterator[Written]:
    """Every document of *edition*, as it was just written."""
    for name, row in FORMATS.items():
        for lang in edition.languages[:1] if row.writer else edition.languages:
            for one in render(edition, name, lang, replace(CONTEXT, calendar=True)):
                yield Written(one.path, name, "" if row.writer else lang, one.content, again=one.content)


@cache
def issue() -> Issue:
    """The week as it should be."""
    edition = weekly()
    return Issue(edition, tuple(written(edition)))


def spoilt(path: str, before: str, after: str, hand: bool = True) -> Issue:
    """The week with *before* replaced by *after*, once, in the document *path*; by *hand* means not by the program."""
    whole = issue()
    assert any(document.path == path and before in document.text for document in whole.documents), before
    return Issue(whole.edition, tuple(_spoilt(one, path, before, after, hand) for one in whole.documents), whole.book)


def _spoilt(document: Written, path: str, before: str, after: str, hand: bool) -> Written:
    if document.path != path:
        return document
    text = document.text.replace(before, after, 1)
    return Written(path, document.format, document.lang, text.encode(), hand, document.again)


def found(whole: Issue, rule: str) -> list[Problem]:
    return list(DOCUMENT_RULES[rule](whole))


def messages(whole: Issue, rule: str) -> list[str]:
    return [problem.message for problem in found(whole, rule)]
