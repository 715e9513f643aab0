"""The file of a past issue as numbered lines: decoded, without front matter, comments and what nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hugging_news.domain import frontmatter
from hugging_news.domain.classic.models import Remark
from hugging_news.domain.errors import ParseError

MAX_BYTES = 2_000_000
MAX_LINE = 20_000

_HIDDEN = re.compile("[\u200b\u200c\u2060\ufeff]|(?<![\u2190-\U0001faff\ufe0f])\u200d|\u200d(?![\u2190-\U0001faff])")
_PAGE = re.compile(rb"\s*(?:<!doctype\s|<html[\s>]|<\?xml\s)", re.IGNORECASE)
_KEY = re.compile(r"([A-Z][A-Za-z_-]{1,20}):\s+(\S.*)")
_STORY = re.compile(r"<!-- {0,9}story: {0,9}(\S{1,500}) {0,9}-->")
_DEFINITION = re.compile(r"\s{0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?\s*")
_FENCE = re.compile(r"\s{0,3}(```+|~~~+)")
MARK = "\ue000"
"""Stands on both sides of a story's id in a line; a private character that no text keeps."""


@dataclass(frozen=True)
class Line:
    """A line of the file; *code* lines hold no headings and no links."""

    number: int
    text: str
    code: bool = False


@dataclass(frozen=True)
class Text:
    """An issue's file: its keys, its lines, and the addresses of links that are defined by reference."""

    keys: Mapping[str, Any]
    lines: tuple[Line, ...]
    references: Mapping[str, str]
    remarks: tuple[Remark, ...]


def text_of(content: bytes, name: str) -> Text:
    """The file *name* as text; front matter may be missing or be Pelican's (`Title: …`).

    Raises:
        ParseError: it is empty, too large, binary, a web page or JSON, or its front matter is broken.
    """
    _refuse(content, name)
    note = frontmatter.read(content, name)
    if not note.body.strip():
        raise ParseError(name, "is empty: there is no issue in it")
    keys, body, first = dict(note.keys), note.body, note.line
    if not keys:
        keys, body, first = _pelican(body, first)
    lines = tuple(_lines(_without_comments(_STORY.sub(_marked, body.replace(MARK, ""))), first))
    if long := next((line.number for line in lines if len(line.text) > MAX_LINE), None):
        raise ParseError(f"{name}:{long}", f"is longer than {MAX_LINE:,} characters; an issue has paragraphs")
    found = (_DEFINITION.fullmatch(line.text) for line in lines if not line.code)
    references = {match[1].lower(): match[2] for match in found if match}
    kept = tuple(line for line in lines if line.code or not _DEFINITION.fullmatch(line.text))
    return Text({key.lower(): value for key, value in keys.items()}, kept, references, tuple(_hidden(content)))


def _refuse(content: bytes, name: str) -> None:
    if len(content) > MAX_BYTES:
        raise ParseError(name, f"is larger than {MAX_BYTES:,} bytes; an issue is one Markdown file a week")
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ParseError(name, "is binary, not Markdown")
    if _PAGE.match(content.removeprefix(b"\xef\xbb\xbf")):
        raise ParseError(name, "is a web page, not Markdown; import the file that the page was made from")
    if content.lstrip()[:1] == b"{":
        raise ParseError(name, "is JSON, not Markdown; an edition.json needs no import, it is in the ledger as it is")


def _pelican(body: str, first: int) -> tuple[dict[str, Any], str, int]:
    """The keys of a file that begins with `Title: …` and goes on after an empty line."""
    head, _, rest = body.partition("\n\n")
    found = [_KEY.fullmatch(line.strip()) for line in head.split("\n")]
    keys = {match[1]: match[2] for match in found if match}
    if len(keys) != len(found) or "Title" not in keys:
        return {}, body, first
    return keys, rest, first + head.count("\n") + 2


def _marked(match: re.Match[str]) -> str:
    story = re.sub(r"-(?:%2D)+", lambda run: "-" * (1 + run[0].count("%")), match[1])
    return f"{MARK}{story}{MARK}"


def _without_comments(body: str) -> str:
    """*body* without its comments, its lines where they were. A comment that is not closed is none."""
    kept, end = "", 0
    while (start := body.find("<!--", end)) >= 0 and (stop := body.find("-->", start)) >= 0:
        kept += body[end:start] + "\n" * body.count("\n", start, stop)
        end = stop + 3
    return kept + body[end:]


def _lines(body: str, first: int) -> Iterator[Line]:
    fence = ""
    for number, text in enumerate(body.split("\n"), first):
        match = _FENCE.match(text)
        if fence:
            yield Line(number, text, True)
            fence = "" if match and match[1].startswith(fence) else fence
        else:
            fence = match[1] if match else ""
            yield Line(number, text, bool(fence))


def _hidden(content: bytes) -> Iterator[Remark]:
    """Characters that nobody sees, which the decoding has removed; those that join an emoji are no fault."""
    raw = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for number, text in enumerate(raw.split("\n"), 1):
        if found := len(_HIDDEN.findall(text)):
            yield Remark(number, f"removed {found} zero-width character{'s' * (found > 1)}", True)
