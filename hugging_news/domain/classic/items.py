"""Stories that stand in lists: items of a list of links, of a numbered text, of a table, of a round-up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from hugging_news.domain.classic.blocks import ADDRESS, ROW, STORY, Block, words
from hugging_news.domain.classic.models import Remark
from hugging_news.domain.classic.source import Line

ITEM = re.compile(r"(?:[-*+•]\s+|\d{1,3}\s*[.、)）]\s*)(?=\S)")
_ROUNDUP = re.compile(r"\*\*(?:小版本一览|Smaller releases)\*\*\s*")
_LINKED = re.compile(r"(?:\[[\w: ]{1,20}\]\s+)?[*_\"《「]*\[((?:[^\[\]]|\[[^\[\]]*\])+)\][(\[]")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def parted(block: Block, loose: list[Line], remarks: list[Remark]) -> list[Block]:
    """The stories of one heading: marked items, or those of a list of links under a section's or a list's name.

    What belongs to none goes to *loose*, what is to be said to *remarks*. A heading that is one story comes back alone.
    """
    roundup = next((line.number for line in block.lines if _ROUNDUP.fullmatch(line.text)), None)
    if roundup and not block.mark:
        story = Block(block.level, block.heading, block.line, [line for line in block.lines if line.number < roundup])
        heads, _ = _cut(block.lines, [number for number in items(block.lines) if number > roundup])
        return [story] * (block.level > 2) + [_item(part) for part in heads]
    marked = [line for line in block.lines if STORY.search(line.text)]
    starts = [line.number for line in marked] if marked else items(block.lines)
    if (block.mark and not marked) or not starts:
        return [block]
    heads, others = _cut(block.lines, starts)
    if not marked and (len(starts) < 2 or (block.level > 2 and any(line.text.strip() for line in others))):
        return [block]
    if not marked and block.level > 2:
        remarks.append(Remark(block.line, f"{len(heads)} stories under one heading, {block.heading}"))
    stories = [_item(part) for part in heads]
    if marked and (block.mark or block.level > 2):
        return [Block(block.level, block.heading, block.line, others, block.mark), *stories]
    loose += others
    return stories


def items(lines: Iterable[Line]) -> list[int]:
    """The numbers of the lines at which an item with a link begins: of a list, of a numbered text, of a table."""
    return [
        line.number
        for line in lines
        if not line.code and (ITEM.match(line.text) or ROW.fullmatch(line.text)) and ADDRESS.search(line.text)
    ]


def _cut(lines: Sequence[Line], starts: Collection[int]) -> tuple[list[list[Line]], list[Line]]:
    """*lines* in parts that begin at *starts*, and the lines that belong to none.

    An item of a list ends where unindented text follows an empty line; a numbered text (`1、`) goes on to the next.
    """
    starts = frozenset(starts)
    parts: list[list[Line]] = []
    others: list[Line] = []
    open_part = blank = False
    for line in lines:
        if line.number in starts:
            parts.append([line])
            open_part = True
        elif not line.text.strip():
            blank = True
            (parts[-1] if open_part else others).append(line)
            continue
        else:
            bullet = open_part and not re.match(r"\d+\s*、", parts[-1][0].text)
            indented = line.text[:1].isspace()
            ends = bullet and not indented and (blank or bool(ITEM.match(line.text) or ROW.fullmatch(line.text)))
            open_part = open_part and not ends
            (parts[-1] if open_part else others).append(line)
        blank = False
    return parts, others


def _item(lines: list[Line]) -> Block:
    """An item as a story: it is called as its link is, or as its first line."""
    first = lines[0].text
    mark = STORY.search(first)
    text = ITEM.sub("", STORY.sub("", first), count=1).strip()
    if ROW.fullmatch(text):
        text = text.strip().strip("|").split("|")[0].strip()
    link, bold = _LINKED.match(text), _BOLD.match(text)
    named = words(link[1] if link else bold[1] if bold else re.sub(r"</?url>", "", text))
    head = re.sub(r"https?://\S+", "", named).rstrip(" :：—-") or named
    rest = [Line(line.number, line.text, line.code) for line in lines[1:]]
    return Block(3, head, lines[0].number, [Line(lines[0].number, STORY.sub("", first)), *rest], mark and mark[1], True)
