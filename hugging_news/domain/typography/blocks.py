"""The text nodes of a Markdown document: paragraphs, headings, list items and table cells, with their places.

Front matter, fences, indented code, HTML blocks and comments, reference definitions, rules and the marks at the
beginning of a line are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n.*?\n\1[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"(?:[ \t]*+(?:>|[-+*]|\d{1,9}[.)]))*+[ \t]*+(`{3,}|~{3,})")
_RAW = re.compile(r"[ \t]{0,3}<(script|style|pre|textarea)\b", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*<!--")
_PREFIX = re.compile(
    r"(?:[ \t]*>)*[ \t]*"
    r"(?:(?P<heading>#{1,6})(?:[ \t]+|$)|(?P<item>[-+*]|\d{1,9}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?|$))*"
)
_NO_TEXT = re.compile(
    r"[ \t>]*+(?:\[[^\]\n]+\]:.*|(?:[-*_][ \t]*){3,}|=+[ \t]*|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*)$"
)
_CELL = re.compile(r"(?:\\.|`[^`\n]*`|[^|\\\n])+")
_CLOSING_HASHES = re.compile(r"(?<![ \t])[ \t]++#++[ \t]*$")


@dataclass(frozen=True)
class Node:
    """One text: the parts of lines that it stands on. *item*: it is a list item, with that marker and indentation."""

    spans: tuple[tuple[int, int], ...]
    item: str = ""


def nodes(document: str) -> Iterator[Node]:
    """The texts of *document* in order."""
    paragraph: list[tuple[int, int]] = []
    item = ""
    for start, end, line in _lines(document):
        prefix = _PREFIX.match(line)
        own = prefix is not None and bool(prefix["heading"] or prefix["item"])
        row = line.lstrip(" \t>").startswith("|")
        if paragraph and (own or row or not line.strip() or _NO_TEXT.match(line)):
            yield Node(tuple(paragraph), item)
            paragraph = []
        if not line.strip() or _NO_TEXT.match(line):
            continue
        if row:
            cells = list(_CELL.finditer(line))
            yield from (Node((_trimmed(document, start + cell.start(), start + cell.end()),)) for cell in cells)
            continue
        assert prefix is not None  # the pattern may match nothing
        if own or not paragraph:
            item = prefix[0] if prefix["item"] else ""
        text = _CLOSING_HASHES.sub("", line) if prefix["heading"] else line
        paragraph.append((start + min(prefix.end(), len(text)), min(end, start + len(text) + (text == line))))
        if prefix["heading"]:
            yield Node(tuple(paragraph))
            paragraph = []
    if paragraph:
        yield Node(tuple(paragraph), item)


def _trimmed(document: str, start: int, end: int) -> tuple[int, int]:
    text = document[start:end]
    return start + len(text) - len(text.lstrip(" \t")), max(end - len(text) + len(text.rstrip(" \t")), start)


def _lines(document: str) -> Iterator[tuple[int, int, str]]:
    """The lines that may hold text, with start and end (behind the line break); what is left out is blank."""
    front = _FRONT.match(document)
    at = front.end() if front else 0
    close: re.Pattern[str] | None = None
    blank = True
    for line in document[at:].splitlines(keepends=True):
        start, at = at, at + len(line)
        text = line.rstrip("\r\n")
        if close:
            close = None if close.search(text) else close
            yield start, at, ""
            continue
        close = _opened(text)
        code = blank and re.match(r"(?: {4}|\t)", text) is not None
        blank = not text.strip() or (blank and code)
        yield (start, at, "") if close or code or _alone(text) else (start, at, text)


def _alone(text: str) -> bool:
    """Whether a line is one HTML tag or comment and nothing else."""
    return bool(re.fullmatch(r"[ \t]*(?:<!--.*?-->|<[/A-Za-z][^<>]*>)(?:[ \t]*<[/A-Za-z][^<>]*>)*[ \t]*", text))


def _opened(text: str) -> re.Pattern[str] | None:
    """What ends the block that this line opens, where it is one without text."""
    if fence := _FENCE.match(text):
        if "`" in fence[1] and "`" in text[fence.end() :]:
            return None
        return re.compile(rf"^[ \t>]*{re.escape(fence[1][0])}{{{len(fence[1])},}}[ \t]*$")
    if text.strip() == "$$":
        return re.compile(r"^[ \t]*\$\$[ \t]*$")
    if raw := _RAW.match(text):
        closing = re.compile(rf"</{raw[1]}>", re.IGNORECASE)
        return None if closing.search(text) else closing
    if _COMMENT.match(text) and "-->" not in text:
        return re.compile("-->")
    return None
