"""A document as a tree of elements, with the story that each belongs to and, in Markdown, its line.

Markdown is read by the parser that the rest of the program uses, raw HTML kept. An element that Markdown made knows its
place in the source; one without a place was raw HTML, and a bare mark that is left in a text opened nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from hugging_news.check.documents.balance import Fault, faults

PLACE = "data-sourcepos"
ESCAPED = "data-escaped-char"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARK = re.compile(r"\s*story:\s*(\S(?:.*\S)?)\s*")
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_MADE = frozenset(("thead", "tbody", "html", "body"))
"""Elements that the parsers add by themselves."""


@dataclass(frozen=True)
class Link:
    """A link as it is read: its *text*, its address as it is written, and the element."""

    text: str
    url: str
    element: Any


@dataclass(frozen=True)
class Tree:
    """The elements of a document. *markup* is its HTML, *front* its front matter, *lines* those of its source."""

    root: Any
    markup: str
    markdown: bool = False
    front: str = ""
    lines: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = field(default=())

    def elements(self, *names: str) -> Iterator[Any]:
        """The elements of these names (all without any), in order; comments are none."""
        return (one for one in self.root.iter(*names or ("*",)) if isinstance(one.tag, str))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        return tuple(
            Link(words(one), one.get("href"), one) for one in self.elements("a") if one.get("href") is not None
        )

    @cached_property
    def headings(self) -> tuple[Any, ...]:
        return tuple(self.elements(*HEADINGS))

    @cached_property
    def marks(self) -> tuple[tuple[str, Any], ...]:
        """The stories that the document marks, in order, each with the element or comment that marks it."""
        found = []
        for one in self.root.iter():
            if isinstance(one.tag, str):
                found += [(one.get("data-story"), one)] if one.get("data-story") else []
            elif match := _MARK.fullmatch(one.text or ""):
                found.append((match[1], one))
        return tuple(found)

    @cached_property
    def _owners(self) -> dict[Any, str]:
        """The story of each element. A mark in Markdown speaks for what follows it, in a list for its item."""
        owners: dict[Any, str] = {}
        marks = {element: story for story, element in self.marks}
        inside = {one.getparent(): story for one, story in marks.items() if one.getparent().tag == "li"}
        story = ""
        for one in self.root.iter():
            parent = owners.get(one.getparent(), "") if one.getparent() is not None else ""
            if self.markdown and one.tag in ("h1", "h2"):
                story = ""
            if one in inside:
                owners[one] = inside[one]
                story = ""
            elif one in marks:
                owners[one] = marks[one]
                story = marks[one] if self.markdown and one.getparent() not in inside else story
            else:
                owners[one] = parent or (story if self.markdown else "")
        return owners

    def story(self, element: Any) -> str:
        """The id of the story that *element* belongs to, empty where it belongs to none."""
        return self._owners.get(element, "")

    def line(self, element: Any) -> int | None:
        """The line of the document where *element*, or what holds it, begins."""
        while element is not None:
            if place := element.get(PLACE) if isinstance(element.tag, str) else None:
                return int(place.partition(":")[0])
            if not self.markdown and isinstance(element.sourceline, int):
                return int(element.sourceline)
            element = element.getparent()
        return None

    def raw(self, element: Any) -> bool:
        """Whether *element* was written as HTML inside Markdown."""
        made = element.tag in _MADE or (element.tag in ("code", "br") and element.getparent().get(PLACE))
        return self.markdown and element.get(PLACE) is None and not made

    def texts(self) -> Iterator[tuple[str, Any]]:
        """The texts outside code, each with the element that it stands in; what was escaped is left out."""
        for one in self.elements():
            if one.tag in ("code", "pre", "style", "script", "title") or one.get(ESCAPED) is not None:
                own = None
            else:
                own = one.text
            if own and own.strip() and not _in_code(one):
                yield own, one
            parent = one.getparent()
            if one.tail and one.tail.strip() and parent is not None and not _in_code(parent):
                yield one.tail, parent


def _in_code(element: Any) -> bool:
    return element.tag in ("code", "pre", "style", "script") or any(True for _ in element.iterancestors("code", "pre"))


def of_html(text: str) -> Tree:
    """A page; one without anything in it is an empty tree."""
    return Tree(_parsed(text), text, lines=tuple(text.split("\n")), faults=tuple(faults(text)))


def of_markdown(text: str) -> Tree:
    """A Markdown document. Lines are those of the file, its front matter among them."""
    match = _FRONT.match(text)
    front = match[0] if match else ""
    body = "\n" * front.count("\n") + text[len(front) :]
    markup = _rendered(body)
    return Tree(_parsed(markup), markup, True, front, tuple(text.split("\n")), tuple(faults(markup)))


def _parsed(markup: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8")
    content = f"<!doctype html><html><body>{markup}</body></html>" if "<html" not in markup[:2000].lower() else markup
    try:
        return html.document_fromstring(content.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return html.document_fromstring("<html><body></body></html>")


def _rendered(markdown: str) -> str:
    import comrak

    extensions, parsing, rendering = comrak.ExtensionOptions(), comrak.ParseOptions(), comrak.RenderOptions()
    extensions.table = extensions.strikethrough = extensions.cjk_friendly_emphasis = True
    parsing.escaped_char_spans = rendering.escaped_char_spans = True
    rendering.unsafe_ = rendering.sourcepos = True
    return str(comrak.render_markdown(markdown, extensions, parsing, rendering))


def words(element: Any) -> str:
    """What a reader sees of *element*, on one line."""
    return " ".join(element.text_content().split())


def own_words(element: Any) -> str:
    """The text of *element* outside the blocks inside it, and outside what is marked as another language."""
    inner = (part for one in element for part in (_inline(one), one.tail or ""))
    return " ".join(((element.text or "") + "".join(inner)).split())


def _inline(element: Any) -> str:
    return str(element.text_content()) if element.tag in _INLINE and not element.get("lang") else ""


_INLINE = frozenset(("a", "span", "code", "strong", "em", "del", "b", "i", "time", "abbr", "wbr", "br"))
