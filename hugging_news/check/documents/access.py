"""Q22: documents that can be read by everybody, also aloud, without pictures and without a camera."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hugging_news.check.documents.contrast import weak
from hugging_news.check.documents.models import Issue, Written
from hugging_news.check.documents.trees import Tree, own_words, words
from hugging_news.check.problem import Problem
from hugging_news.domain.text import cjk_count, language_of, units

Found = Iterator[tuple[str, Any]]
"""A message with the element that it is about."""

_BARE = re.compile(
    r"[\s>»→]*(?:请?(?:点击?)?(?:这里|此处|链接|这个链接|查看|阅读原文|原文链接|戳我|更多)|点(?:我|击)"
    r"|(?:click |read |see )?(?:here|this|more)|link|click|this link|read on|details)[\s<«→。.!！]*",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_STYLED = re.compile("[\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f110-\U0001f169\U0001f170-\U0001f189]")
_FILE = re.compile(r"[\w .()%-]*\.(?:png|jpe?g|gif|webp|avif|svg)", re.IGNORECASE)
_CAMERA = re.compile(
    r"扫码|扫描.{0,8}(?:二维码|QR)|扫一扫|长按.{0,6}二维码|\bscan(?:ning)? (?:the |this )?(?:QR|code)", re.IGNORECASE
)
_PROSE = ("p", "li", "dd", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "td", "span")
_PAGE_LANGUAGES = {"zh": ("zh", "zh-hans", "zh-cn"), "en": ("en", "en-gb", "en-us")}


def access(issue: Issue) -> Iterator[Problem]:
    """Q22: languages are marked, links say where they lead, tables have heads, pictures words, colours contrast."""
    for document, tree in issue.trees:
        for message, element in _faults(document, tree):
            story = tree.story(element) if element is not None else ""
            yield document.problem("Q22", "gate", message, story, tree.line(element) if element is not None else None)


def _faults(document: Written, tree: Tree) -> Found:
    yield from _link_texts(document, tree)
    yield from _pictures(tree)
    yield from _letters(tree)
    yield from _only_by_camera(tree)
    yield from ((f"an empty head in a table, column {at}", one) for at, one in _heads(tree) if not words(one))
    if document.format == "html":
        yield from _languages(document, tree)
        yield from (
            (f"the head “{words(one)}” of a table has no scope", one) for _, one in _heads(tree) if not one.get("scope")
        )
        yield from ((message, None) for message in weak("".join(one.text or "" for one in tree.elements("style"))))


def _link_texts(document: Written, tree: Tree) -> Found:
    """In Markdown an address may be shown as itself (`<https://…>`): it has no words that could lie."""
    for link in tree.links:
        text = link.text or " ".join(one.get("alt", "") for one in link.element.iter("img"))
        shown = text == link.url or text == link.url.removeprefix("mailto:")
        if not text.strip():
            yield f"a link to {link.url[:60]} without words", link.element
        elif _BARE.fullmatch(text):
            yield f"a link that only says “{text}”", link.element
        elif _URL.fullmatch(text) and not (tree.markdown and shown):
            yield f"a link that only shows an address: {text[:60]}", link.element


def _pictures(tree: Tree) -> Found:
    for one in tree.elements("img"):
        alt = (one.get("alt") or "").strip()
        if not alt:
            yield f"a picture without words: {one.get('src', '')[:40]}", one
        elif _FILE.fullmatch(alt):
            yield f"a picture that is described by a file name: {alt}", one


def _heads(tree: Tree) -> Iterator[tuple[int, Any]]:
    """The heads of tables; a table without any has one that is nothing."""
    for table in tree.elements("table"):
        yield from enumerate(table.iter("th"), 1)


def _letters(tree: Tree) -> Found:
    """Letters of mathematics stand in for bold or script ones, and are read out one by one or not at all."""
    for text, element in tree.texts():
        if match := _STYLED.search(text):
            yield f"the styled letter {match[0]} (U+{ord(match[0]):04X}) in “{' '.join(text.split())[:40]}”", element


def _only_by_camera(tree: Tree) -> Found:
    """A story that asks to scan a code has a link as well, and so has a paragraph outside of stories."""
    linked = {tree.story(link.element) for link in tree.links if not link.url.startswith("#")}
    linked |= {tree.story(one) for one in tree.elements("url")}
    for text, element in tree.texts():
        story = tree.story(element)
        has_link = story in linked if story else element.find(".//a[@href]") is not None
        if (match := _CAMERA.search(text)) and not has_link:
            yield f"“{match[0]}”, and no link", element


def _languages(document: Written, tree: Tree) -> Found:
    """The page says its language, and each passage that is whole in another one says that."""
    page = next(tree.elements("html"))
    if page.get("lang", "").lower() not in _PAGE_LANGUAGES.get(document.lang, (document.lang,)):
        yield f"the page says lang={page.get('lang', '')!r}", page
    for one in tree.elements(*_PROSE):
        text = own_words(one)
        spoken = _spoken(text)
        marked = next((each.get("lang") for each in (one, *one.iterancestors()) if each.get("lang")), "")
        if spoken and spoken != marked.partition("-")[0].lower() and not _marked_inside(one, spoken):
            yield f"“{text[:60]}” is not marked as lang={spoken!r}", one


def _spoken(text: str) -> str | None:
    """The language of a passage that is long enough to tell, and whole in it; names alone have none."""
    if cjk_count(text) >= 8 and language_of(text) == "zh":
        return "zh"
    return "en" if not cjk_count(text) and units(text) >= 8 and language_of(text) == "en" else None


def _marked_inside(element: Any, lang: str) -> bool:
    return any((one.get("lang") or "").startswith(lang) for one in element.iter("*"))
