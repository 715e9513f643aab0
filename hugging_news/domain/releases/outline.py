"""The structure of release notes: headings, list entries, paragraphs and table rows, each with its lines as they stand.

A small line-based reader of what CommonMark and GitHub allow in notes; fenced and indented code and comments are left
out. It never backtracks over lines, so its time grows with the length of the body alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from hugging_news.domain.releases.inline import LONGEST_LINE, plain_line
from hugging_news.domain.text import sentences

BlockKind = Literal["heading", "bullet", "prose", "row"]
LONGEST_BLOCK = 40
"""Lines; what follows in the same paragraph is a block of its own."""

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})(?P<info>[^`]*)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_BOLD_HEADING = re.compile(r" {0,3}(?:\*\*|__)(?=\S)([^*_]{1,80})(?:\*\*|__)[ \t]*[:：]?[ \t]*$")
_BOLD_SUBJECT = re.compile(r" {0,3}\*\*(?=\S)[^*]{1,160}\*\*[ \t]*(?:[:：—–]|for\b|[.!]?\s*$)")
_BULLET = re.compile(r"([ \t]*)(?:[-*+•‣]|\*\*|[0-9]{1,3}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}([-*_=])[ \t]*(?:\1[ \t]*){1,200}$")
_SEPARATOR = re.compile(r"[|:\- \t]{3,}$")
_ALERT = re.compile(r"[ \t>]*\[!\w{1,20}\][ \t]*$")
_BOLD_HEADING_LEVEL = 7


@dataclass(frozen=True)
class Block:
    """A heading, list entry, paragraph or table row.

    *lines* are verbatim, *path* the texts of the headings above it from the outermost, *level* the level of a heading
    (7 for a line that is bold as a whole) or the columns by which the rest is indented.
    """

    kind: BlockKind
    lines: tuple[str, ...]
    path: tuple[str, ...] = ()
    level: int = 0

    @cached_property
    def text(self) -> str:
        """The plain text on one line; of a heading without the marks that close it."""
        text = " ".join(filter(None, map(plain_line, self.lines)))
        return text.rstrip("#").rstrip() if self.kind == "heading" else text

    @cached_property
    def raw(self) -> str:
        """The lines as they stand."""
        return "\n".join(self.lines)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of *text*, each a substring of it."""
        return sentences(self.text, None)

    def source_of(self, text: str) -> str:
        """The line that holds *text*, or all lines when it goes on from one to the next."""
        return next((line for line in self.lines if text in plain_line(line)), self.raw)


def read(body: str) -> tuple[Block, ...]:
    """The blocks of *body* in order, without those that have no text."""
    return tuple(block for block in _with_paths(_group(_visible(body.splitlines()))) if block.lines)


def _visible(lines: list[str]) -> Iterator[str]:
    """The lines outside fenced code and comments; what is hidden comes as an empty line."""
    fence, comment = "", False
    for line in lines:
        match = _FENCE.match(line[:LONGEST_LINE])
        if fence:
            closes = match and match[1].startswith(fence) and not match["info"].strip()
            fence = "" if closes else fence
            yield ""
        elif comment or (line.lstrip().startswith("<!--") and "-->" not in line):
            comment = "-->" not in line
            yield ""
        elif match:
            fence = match[1]
            yield ""
        else:
            yield "" if len(line) > LONGEST_LINE or _ALERT.match(line) else line


def _group(lines: Iterator[str]) -> Iterator[Block]:
    """Blocks without paths. A line that only continues joins the block before it."""
    current: list[str] = []
    kind: BlockKind = "prose"
    level, in_list = 0, False

    def done() -> Iterator[Block]:
        if current and any(map(plain_line, current)):
            yield Block(kind, tuple(current), level=level)
        current.clear()

    for line in lines:
        shape, depth = _shape(line)
        if shape == "rule" and len(current) == 1 and kind == "prose" and line.strip()[0] in "=-":
            kind, level = "heading", 1 if line.strip()[0] == "=" else 2
            yield from done()
        elif shape in ("blank", "rule", "separator"):
            if shape == "separator" and kind == "row":
                current.clear()
            yield from done()
        elif shape == "text" and current and kind in ("bullet", "prose") and len(current) < LONGEST_BLOCK:
            current.append(line)
        else:
            yield from done()
            in_list = shape == "bullet" or (in_list and depth > 0)
            if shape == "text" and depth >= 4 and not in_list:
                continue
            kind, level = ("prose" if shape == "text" else shape), depth
            current.append(line)
            if shape in ("heading", "row"):
                in_list = False
    yield from done()


def _shape(line: str) -> tuple[Literal["blank", "rule", "separator", "text"] | BlockKind, int]:
    """What *line* is by itself, and its level."""
    stripped = line.strip()
    if not stripped:
        return "blank", 0
    if match := _HEADING.match(line):
        return "heading", len(match[1])
    if _RULE.match(line):
        return "rule", 0
    if stripped[0] == "|":
        return ("separator", 0) if _SEPARATOR.match(stripped) else ("row", 0)
    if match := _BULLET.match(line):
        return "bullet", _columns(match[1])
    if _BOLD_HEADING.match(line):
        return "heading", _BOLD_HEADING_LEVEL
    return "text", _columns(line[: len(line) - len(line.lstrip(" \t"))])


def _columns(indent: str) -> int:
    return len(indent.replace("\t", "    "))


def _with_paths(blocks: Iterator[Block]) -> Iterator[Block]:
    """The blocks with the headings above them."""
    above: list[tuple[int, str]] = []
    for block in blocks:
        if block.kind == "prose" and above and above[-1][0] == _BOLD_HEADING_LEVEL and _BOLD_SUBJECT.match(block.lines[0]):
            above.pop()
        if block.kind == "heading":
            while above and above[-1][0] >= block.level:
                above.pop()
        yield Block(block.kind, block.lines, tuple(text for _, text in above), block.level)
        if block.kind == "heading":
            above.append((block.level, block.text))
