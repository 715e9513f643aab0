"""Q11 and Q20: how the documents' text is set, and how terms are introduced."""

from __future__ import annotations

from collections.abc import Iterator

from hugging_news.check.documents.models import MARKDOWN, Issue, Written
from hugging_news.check.documents.trees import Tree
from hugging_news.check.problem import Problem, Severity
from hugging_news.domain.typography import markdown_slips


def typography(issue: Issue) -> Iterator[Problem]:
    """Q11: how a Markdown document is set, labels and facts among its sentences; the page has the same texts.

    A slip in Chinese is a gate, one in English a warning, as in the edition.
    """
    for document in issue.of(*MARKDOWN):
        severity: Severity = "gate" if document.lang == "zh" else "warning"
        for slip in markdown_slips(document.text, document.lang, issue.book.house.quoting):
            line = document.text.count("\n", 0, slip.start) + 1
            better = f", better “{slip.better}”" if slip.better is not None else ""
            message = f"{slip.rule}: “{slip.found}”{better}"
            yield document.problem("Q11", severity, message, document.story_at(line), line)


def terms(issue: Issue) -> Iterator[Problem]:
    """Q20: a term that a document explains, 中文（English）, is explained where a sentence first has it.

    Headings, lists and lines of facts name it without.
    """
    for document, tree in issue.trees:
        if document.lang == "zh" and document.format in ("markdown", "classic"):
            yield from _late(issue, document, tree)


def _late(issue: Issue, document: Written, tree: Tree) -> Iterator[Problem]:
    running = [(text, one) for text, one in tree.texts() if one.tag == "p" and "。" in text]
    for english, chinese in sorted(issue.book.house.terms.items()):
        mentions = [(text, one) for text, one in running if chinese in text]
        explained = [text for text, _ in mentions if f"{chinese}（{english}" in text]
        if explained and f"{chinese}（{english}" not in mentions[0][0]:
            message = f"{chinese} is explained as {english} only after its first mention"
            yield document.problem("Q20", "warning", message, tree.story(mentions[0][1]), tree.line(mentions[0][1]))
