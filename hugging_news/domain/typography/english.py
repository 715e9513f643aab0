"""E1 … E8: how English is set (EDITORIAL §4, last line)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.typography.marks import ranges
from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import CODE, URL, Found, Shown
from hugging_news.domain.typography.signs import LATIN, PLACED, has_han

_ITEM = rf"(?:[{LATIN}0-9{PLACED}'’.+#-]+ ){{0,3}}[{LATIN}0-9{PLACED}'’.+#-]*[{LATIN}0-9{PLACED}+#]"
_SERIAL = re.compile(rf"(?<=, )(?P<last>{_ITEM})(?P<comma>,) (?=(?:and|or) {_ITEM})")
_NOT_ITEM = re.compile(
    r"\b(?:however|then|so|but|too|therefore|we|it|they|you|he|she|this|that|which|who|is|are|was|were|has|have|can|will"
    r"|etc|e\.g\.|i\.e\.|for example|in [a-z]+)\b",
    re.IGNORECASE,
)
_BEFORE_MARK = re.compile(rf"(?<=[{LATIN}0-9{PLACED})\]”’%])[ \t]+(?=[,;!?](?:[ \t\n]|$)|[.:](?:[ \t\n]|$))")
_FULL = {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ",", "（": "(", "）": ")"}
_WIDE = re.compile("[，。：；！？、（）][ \t]*")
_REPEATED = re.compile(r"(?<![!?])([!?])\1+(?![!?=])|(?<=\w),(?:[ \t]*,)+")
_APOSTROPHE = re.compile(rf"(?<=[{LATIN}0-9])'(?=[{LATIN}])|(?<=[sS])'(?=[ \t.,;:!?)])|(?<![\w'])'(?=\d0s\b)")
_STRAIGHT = re.compile(r"\"")
_SINGLE = re.compile(rf"(?<![\w'’])'(?=[{LATIN}{PLACED}0-9])([^'’\"\n]{{1,80}}?)(?<=[\w.,!?{PLACED}])'(?!\w)")


def serial_comma(shown: Shown, house: House) -> Iterator[Found]:
    """E1: no comma before "and" in a list of short items."""
    for match in _SERIAL.finditer(shown.text):
        if not _NOT_ITEM.search(match["last"]):
            yield Found(match.start("comma"), match.end("comma"), "")


def number_ranges(shown: Shown, house: House) -> Iterator[Found]:
    """E2: an en dash in ranges of numbers."""
    yield from ranges(shown, house)


def before_marks(shown: Shown, house: House) -> Iterator[Found]:
    """E6: no space before a mark."""
    for match in _BEFORE_MARK.finditer(shown.text):
        yield Found(match.start(), match.end(), "")


def wide_marks(shown: Shown, house: House) -> Iterator[Found]:
    """E7: half-width marks; beside Chinese names the full-width ones stay."""
    text = shown.text
    for match in _WIDE.finditer(text):
        after = text[match.end() : match.end() + 1]
        if not has_han(text[match.start() - 1 : match.start()] + after):
            opening = match[0][0] == "（"
            space = "" if opening or not after or not (after.isalnum() or after in (CODE, URL)) else " "
            before = " " if opening and text[: match.start()][-1:].isalnum() else ""
            yield Found(match.start(), match.end(), before + _FULL[match[0][0]] + space)


def repeated(shown: Shown, house: House) -> Iterator[Found]:
    """E8: each mark once."""
    for match in _REPEATED.finditer(shown.text):
        yield Found(match.start(), match.end(), match[0][0])


def curly(shown: Shown, house: House) -> Iterator[Found]:
    """E5: typographic apostrophes and quotation marks; inches, and quotes that don't pair in their line, stay."""
    for match in _APOSTROPHE.finditer(shown.text):
        yield Found(match.start(), match.end(), "’")
    for match in _SINGLE.finditer(shown.text):
        yield Found(match.start(), match.start() + 1, "‘")
        yield Found(match.end() - 1, match.end(), "’")
    start = 0
    for line in shown.text.split("\n"):
        signs = [start + match.start() for match in _STRAIGHT.finditer(line)]
        if len(signs) % 2 == 0:
            for place, at in enumerate(signs):
                yield Found(at, at + 1, "”" if place % 2 else "“")
        start += len(line) + 1
