"""The structure of release notes: headings, list entries, paragraphs and table rows, each with its lines as they stand.

A small line-based reader of what CommonMark and GitHub allow in notes; fenced and indented code and comments are left
out. It never goes back over lines, so its time grows with the length of the body alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from hugging_news.domain.releases.inline import LONGEST_LINE, plain_line
from hugging_news.domain.text import sentences

BlockKind = Literal["heading", "bullet", "prose", "row"]
LONGEST_BLOCK = 40
"""Lines; what follows in the same paragraph is a block of its own."""
LONGEST_TEXT = 6000
"""Characters of one block that are read as sentences."""

_FENCE = re.compile(r"[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_BOLD_HEADING = re.compile(r" {0,3}(?:\*\*|__)(?=\S)([^*_]{1,80})(?:\*\*|__)[ \t]*[:：]?[ \t]*$")
_BOLD_HEADING_LEVEL = 7
_BOLD_SUBJECT = re.compile(r" {0,3}\*\*(?=\S)[^*]{1,160}\*\*[ \t]*(?:[:：—–]|for\b|[.!]?\s*$)")
_BULLET = re.compile(r"([ \t]*)(?:[-*+•‣]|\*\*|[0-9]{1,3}[.)])[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}([-*_=])[ \t]*(?:\1[ \t]*){1,200}$")
_SEPARATOR = re.compile(r"[|:\- \t]{3,}$")
_ALERT = re.compile(r"[ \t>]*\[!\w{1,20}\][ \t]*$")


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
        """The sentences of *text*, each a part of it word for word; one ends where the author breaks the line."""
        plain = list(filter(None, map(plain_line, self.lines)))
        parts: list[str] = []
        for index, line in enumerate(plain):
            if index and not _breaks(plain, index):
                parts[-1] += f" {line}"
            else:
                parts.append(line)
        return tuple(said for part in _within(parts, LONGEST_TEXT) for said in sentences(part, None))

    def source_of(self, text: str) -> str:
        """The line that holds *text*, or all lines when it goes on from one to the next."""
        return next((line for line in self.lines if text in plain_line(line)), self.raw)


def read(body: str) -> tuple[Block, ...]:
    """The blocks of *body* in order, without those that have no text."""
    blocks = (block for block in _group(_visible(body.splitlines())) if block.text)
    return tuple(_with_paths(blocks))


def inside(blocks: Sequence[Block], index: int) -> list[Block]:
    """What stands under the heading at *index*, its sub-headings included."""
    path = (*blocks[index].path, blocks[index].text)
    end = index + 1
    while end < len(blocks) and blocks[end].path[: len(path)] == path:
        end += 1
    return list(blocks[index + 1 : end])


def _breaks(lines: Sequence[str], index: int) -> bool:
    """Whether the line at *index* begins anew: like a sentence, while the one before it had room for its first word.

    GitHub shows every line break of release notes; wrapped paragraphs have them only where the next word did not fit.
    """
    before, line = lines[index - 1], lines[index]
    width = max(map(len, lines[: index + 1]))
    return line[:1].isupper() and before[-1:] not in ",;:-" and len(before) + len(line.split()[0]) + 8 < width


def _within(parts: Iterable[str], limit: int) -> Iterator[str]:
    """The beginning of *parts*, together at most *limit* characters."""
    for part in parts:
        yield part[: max(0, limit)]
        limit -= len(part)


def _visible(lines: Iterable[str]) -> Iterator[str]:
    """The lines outside fenced code and comments; what is hidden comes as an empty line."""
    fence, comment = "", False
    for line in lines:
        match = _FENCE.match(line[:LONGEST_LINE])
        if fence:
            closes = match and match["mark"].startswith(fence) and not match["info"].strip()
            fence = "" if closes else fence
        elif comment or (line.lstrip().startswith("<!--") and "-->" not in line):
            comment = "-->" not in line
        elif match:
            fence = match["mark"]
        elif len(line) <= LONGEST_LINE and not _ALERT.match(line):
            yield line
            continue
        yield ""


def _group(lines: Iterable[str]) -> Iterator[Block]:
    """The blocks without their paths: a line of text continues the entry or paragraph before it."""
    current: Block | None = None
    in_list = False
    for line in lines:
        new = _block(line)
        if new is None or (new.kind == "prose" and not current and new.level >= 4 and not in_list):
            underlined = current and _underlined(current, line)
            separates = current and current.kind == "row" and _SEPARATOR.match(line.strip())
            yield from () if current is None or separates else (underlined or current,)
            current = None
        elif (
            current
            and new.kind == "prose"
            and current.kind in ("bullet", "prose")
            and len(current.lines) < LONGEST_BLOCK
        ):
            current = replace(current, lines=(*current.lines, line))
        else:
            yield from (current,) if current else ()
            in_list = new.kind == "bullet" or (in_list and new.kind == "prose" and new.level > 0)
            current = new
    yield from (current,) if current else ()


def _block(line: str) -> Block | None:
    """What *line* is by itself, None when it has no text: blank, a rule, the line under a table's head."""
    stripped = line.strip()
    if not stripped or _RULE.match(line) or (stripped[0] == "|" and _SEPARATOR.match(stripped)):
        return None
    if match := _HEADING.match(line):
        return Block("heading", (line,), level=len(match[1]))
    if stripped[0] == "|":
        return Block("row", (line,))
    if match := _BULLET.match(line):
        return Block("bullet", (line,), level=_columns(match[1]))
    if _BOLD_HEADING.match(line):
        return Block("heading", (line,), level=_BOLD_HEADING_LEVEL)
    return Block("prose", (line,), level=_columns(line[: len(line) - len(line.lstrip(" \t"))]))


def _underlined(block: Block, line: str) -> Block | None:
    """*block* as the heading that a following line of `=` or `-` makes of it."""
    mark = line.strip()[:1]
    if block.kind != "prose" or len(block.lines) > 1 or mark not in ("=", "-") or not _RULE.match(line):
        return None
    return replace(block, kind="heading", level=1 if mark == "=" else 2)


def _columns(indent: str) -> int:
    return len(indent.replace("\t", "    "))


def _with_paths(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with the headings above them. A bold line is no longer above once the next bold subject begins."""
    above: list[tuple[int, str]] = []
    for block in blocks:
        ends = (
            above
            and above[-1][0] == _BOLD_HEADING_LEVEL
            and block.kind == "prose"
            and _BOLD_SUBJECT.match(block.lines[0])
        )
        while above and ((block.kind == "heading" and above[-1][0] >= block.level) or ends):
            above.pop()
            ends = None
        placed = replace(block, path=tuple(text for _, text in above))
        yield placed
        if block.kind == "heading":
            above.append((block.level, placed.text))
