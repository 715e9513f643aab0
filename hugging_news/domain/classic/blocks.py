"""The headings of an issue with the lines below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hugging_news.domain.classic.source import MARK, Line
from hugging_news.domain.markdown import plain
from hugging_news.domain.text import one_line

_HEADING = re.compile(r"\s{0,3}(#{1,6})(?:\s+(.*))?")
RULE = re.compile(r"\s{0,3}(?:<hr\s*/?>|(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})\s*", re.IGNORECASE)
ROW = re.compile(r"\s*\|.*\|\s*")
ADDRESS = re.compile(r"https?://|\]\[|\]\(")
STORY = re.compile(rf"{MARK}([^{MARK}]*){MARK}")


@dataclass
class Block:
    """A heading with the lines below it, up to the next heading. Level 0 has none: the file's beginning."""

    level: int
    heading: str
    line: int
    lines: list[Line] = field(default_factory=list)
    mark: str | None = None
    brief: bool = False

    def has_text(self) -> bool:
        return any(line.text.strip() and not RULE.fullmatch(line.text) for line in self.lines)

    def has_table(self) -> bool:
        return any(not line.code and ROW.fullmatch(line.text) for line in self.lines)


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """The file's beginning, then each heading with what stands below it and the mark above it."""
    block = Block(0, "", 1)
    mark: str | None = None
    for line in lines:
        heading = None if line.code else _HEADING.fullmatch(line.text)
        found = None if line.code else STORY.fullmatch(line.text.strip())
        if heading:
            yield block
            block, mark = Block(len(heading[1]), words(heading[2] or ""), line.number, mark=mark), None
        elif found:
            mark = found[1]
        else:
            block.lines.append(line)
    yield block


def words(heading: str) -> str:
    """The plain words of a line, without its marks."""
    return one_line(plain(STORY.sub("", heading).strip().rstrip("#")), 300)
