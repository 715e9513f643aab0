"""Q19: the languages tell the same. Only words differ; never a story, a link, a number, a date or a line of code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from hugging_news.check.documents.models import Issue, Written
from hugging_news.check.documents.trees import Tree
from hugging_news.check.numbers import anywhere, in_digits
from hugging_news.check.problem import Problem
from hugging_news.domain.editions import Edition
from hugging_news.domain.markup import mark

Facet = Callable[[Tree, str], Iterable[tuple[str, str]]]
"""What of a document must be alike in all languages: each part, with the story that it belongs to."""


def parity(issue: Issue) -> Iterator[Problem]:
    """Q19: the stories of the edition in each document, and the documents of each format beside one another."""
    yield from _stories(issue)
    for format in dict.fromkeys(document.format for document, _ in issue.trees):
        first, *others = issue.of(format)
        for other in others:
            yield from _documents(first, other)
            if first.changed or other.changed:
                yield from _numbers(first, other)


def _stories(issue: Issue) -> Iterator[Problem]:
    """A document that marks its stories marks those of the edition, in their order."""
    wanted = [mark(story.id) for story in issue.edition.stories()]
    order = _order(issue.edition)
    for document, tree in issue.trees:
        marked = [mark(story) for story, _ in tree.marks]
        if not marked and document.format == "classic":
            continue
        for story in (one for one in wanted if one not in marked):
            yield document.problem("Q19", "gate", "the story is not told in it", story)
        known = [story for story in dict.fromkeys(marked) if story in order]
        moved = next((one for one, two in zip(known, order, strict=False) if one != two), None)
        if moved and set(known) == set(order):
            yield document.problem("Q19", "gate", "its stories stand in another order", moved)
        yield from (
            document.problem("Q19", "gate", f"marks a story that the edition does not tell: {story}")
            for story in marked
            if story not in wanted
        )


def _order(edition: Edition) -> list[str]:
    """The order of stories in a document: short notes end their section; events, told by their day, are left out."""
    told = (
        sorted(section.stories, key=lambda one: one.brief) for section in edition.sections if section.id != "events"
    )
    return [mark(story.id) for stories in told for story in stories]


def _documents(first: Written, other: Written) -> Iterator[Problem]:
    one, two = first.tree, other.tree
    if one is None or two is None:
        return
    for name, facet in _FACETS.items():
        had, has = dict(facet(one, first.lang)), dict(facet(two, other.lang))
        for present, absent, document in ((had, has, other), (has, had, first)):
            for part in (part for part in present if part not in absent):
                whose = first.path if document is other else other.path
                yield document.problem("Q19", "gate", f"has not the {name} {part[:100]} of {whose}", present[part])


def _numbers(first: Written, other: Written) -> Iterator[Problem]:
    """What a person changed: each number of a story stands in both languages; those of the program are as its edition.

    Numbers of the edition itself are compared sentence by sentence (`check.parity`).
    """
    told = {document: _told(document) for document in (first, other)}
    for document, beside in ((first, other), (other, first)):
        for story in told[document].keys() & told[beside].keys():
            known = anywhere(told[beside][story])
            lost = [one.written for one in in_digits(told[document][story]) if not any(map(one.same, known))]
            if lost:
                hand = document if document.changed else beside
                message = f"{', '.join(dict.fromkeys(lost))} of {document.path} is not in {beside.path}"
                yield hand.problem("Q19", "gate", message, story)


def _told(document: Written) -> dict[str, str]:
    """The words of each story in a document."""
    texts: dict[str, str] = {}
    for text, element in document.tree.texts() if document.tree else ():
        if story := document.tree.story(element) if document.tree else "":
            texts[story] = f"{texts.get(story, '')} {text}"
    return texts


def _links(tree: Tree, lang: str) -> Iterator[tuple[str, str]]:
    """Addresses elsewhere; what leads to the other language or to an earlier edition differs by nature."""
    for link in tree.links:
        if re.match(r"https?:|mailto:", link.url):
            yield link.url, tree.story(link.element)
    for one in tree.elements("url"):
        yield (one.text or "").strip(), tree.story(one)


def _anchors(tree: Tree, lang: str) -> Iterator[tuple[str, str]]:
    yield from ((one.get("id"), tree.story(one)) for one in tree.elements() if one.get("id"))


def _images(tree: Tree, lang: str) -> Iterator[tuple[str, str]]:
    yield from ((one.get("src", ""), tree.story(one)) for one in tree.elements("img"))


def _code(tree: Tree, lang: str) -> Iterator[tuple[str, str]]:
    yield from ((one.text_content(), tree.story(one)) for one in tree.elements("pre"))


_FACETS: dict[str, Facet] = {"link": _links, "anchor": _anchors, "picture": _images, "code": _code}
