"""Q11 and Q20: how the documents' text is set, and how terms are introduced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hugging_news.check.documents.models import Issue, Written
from hugging_news.check.documents.trees import Tree
from hugging_news.check.problem import Problem
from hugging_news.domain.text import cjk_count
from hugging_news.domain.typography import slips

_PARAGRAPHS = ("p", "li", "dd", "h1", "h2", "h3", "h4", "figcaption", "blockquote")


def typography(issue: Issue) -> Iterator[Problem]:
    """Q11: no slip in what stands around the sentences of an edition, which are judged there: a Chinese text node."""
    told = {text for lang in issue.edition.languages for _, text in issue.texts(lang)}
    for document, tree in issue.trees:
        if document.format != "html" and not document.changed:
            continue  # the page has the same words, with less to misread
        for text, element in tree.texts():
            if document.lang != "zh" or not cjk_count(text) or text.strip() in told or _foreign(element):
                continue
            for slip in slips(text.strip(), document.lang, issue.book.house):
                better = f", better {slip.better!r}" if slip.better else ""
                message = f"{slip.rule}: {slip.found!r}{better} in “{text.strip()[:60]}”"
                yield document.problem("Q11", "gate", message, tree.story(element), tree.line(element))


def _foreign(element: Any) -> bool:
    marked = next((one.get("lang") for one in (element, *element.iterancestors()) if one.get("lang")), "zh")
    return not marked.startswith("zh")


def terms(issue: Issue) -> Iterator[Problem]:
    """Q20: a term that a document explains, 中文（English）, is explained where it comes up first."""
    for document, tree in issue.trees:
        if document.lang == "zh" and document.format in ("markdown", "classic"):
            yield from _late(issue, document, tree)


def _late(issue: Issue, document: Written, tree: Tree) -> Iterator[Problem]:
    running = [(text, one) for text, one in tree.texts() if cjk_count(text) > 8]
    for english, chinese in sorted(issue.book.house.terms.items()):
        mentions = [(text, one) for text, one in running if chinese in text]
        explained = [text for text, _ in mentions if f"{chinese}（{english}" in text]
        if explained and f"{chinese}（{english}" not in mentions[0][0]:
            message = f"{chinese} is explained as {english} only after its first mention"
            yield document.problem("Q20", "warning", message, tree.story(mentions[0][1]), tree.line(mentions[0][1]))
