"""Whether every element that is opened is closed, and in order: browsers forgive what other readers do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from hugging_news.domain.text import word_set

_VOID = word_set("area base br col embed hr img input link meta source track wbr")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """What is wrong, and where: a line of the Markdown source, else of the page itself."""

    message: str
    line: int


def faults(markup: str) -> Iterator[Fault]:
    """Elements that are not closed, or closed without being open, attributes given twice, comments without an end."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    yield from reader.found
    yield from (Fault(f"<{name}> is not closed", line) for name, line in reader.open)
    if "<!--" in _COMMENT.sub(lambda comment: comment[0][4:], markup):
        yield Fault("a comment is not closed", reader.line)


class _Reader(HTMLParser):
    """Keeps a stack of open elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, int]] = []
        self.found: list[Fault] = []
        self.source: int | None = None

    @property
    def line(self) -> int:
        return self.source or self.getpos()[0]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = dict(attrs).get("data-sourcepos")
        if place and place.partition(":")[0].isdigit():
            self.source = int(place.partition(":")[0])
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.found.append(Fault(f"<{tag}> has an attribute twice", self.line))
        if tag not in _VOID:
            self.open.append((tag, self.line))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self.open]
        if tag not in names:
            self.found.append(Fault(f"</{tag}> closes nothing", self.line))
            return
        while self.open[-1][0] != tag:
            name, line = self.open.pop()
            self.found.append(Fault(f"<{name}> is not closed", line))
        self.open.pop()
