"""T9: quotation marks of the house, nested ones inside; book marks for Chinese titles only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown
from hugging_news.domain.typography.signs import LATIN, WIDE, has_han, is_han

_SIGN = re.compile(rf"[“”「」『』\"‘]|(?<![{LATIN}])’|’(?![{LATIN}])")
_OPENS, _CLOSES = "“「『‘", "”」』’"
_INNER = {"「」": "『』", "“”": "‘’"}
_TITLE = re.compile(r"《([^《》\n]{1,200})》")


def quotes(shown: Shown, house: House) -> Iterator[Found]:
    """T9: 「」 with 『』 inside, line by line; where the marks don't pair, a straight one is only reported."""
    start = 0
    for line in shown.text.split("\n"):
        if has_han(line):
            for found in _line(line, house):
                yield Found(start + found.start, start + found.end, found.better)
        start += len(line) + 1
    for match in _TITLE.finditer(shown.text):
        if not has_han(match[1]) and re.search(f"[{LATIN}]", match[1]):
            yield Found(match.start(), match.end(), None)


def _line(line: str, house: House) -> Iterator[Found]:
    signs = [sign for sign in _SIGN.finditer(line) if not _inch(line, sign)]
    pairs = _pairs(signs)
    if pairs is None:
        yield from (Found(sign.start(), sign.end(), None) for sign in signs if sign[0] == '"' and _beside(line, sign))
        return
    for opening, closing, depth in pairs:
        marks = house.quotes if depth % 2 == 0 else _INNER[house.quotes]
        if opening[0] + closing[0] != marks and _chinese(line, opening.start(), closing.end()):
            yield Found(opening.start(), opening.end(), marks[0])
            yield Found(closing.start(), closing.end(), marks[1])


def _chinese(line: str, start: int, end: int) -> bool:
    """Whether a quotation is Chinese or stands in a Chinese sentence, and not in an English one that is quoted."""
    before, after = line[:start].rstrip(" \t")[-1:], line[end:].lstrip(" \t")[:1]
    outside = (is_han(before), is_han(after))
    edges = all(not sign or sign in WIDE for sign in (before, after))
    return has_han(line[start:end]) or any(outside) or (edges and bool(before or after))


def _beside(line: str, sign: re.Match[str]) -> bool:
    """Whether a mark without a mate touches Chinese."""
    return is_han(line[: sign.start()][-1:]) or is_han(line[sign.end() :][:1])


def _pairs(signs: list[re.Match[str]]) -> list[tuple[re.Match[str], re.Match[str], int]] | None:
    """Opening and closing marks with their depth; None when they don't pair."""
    found: list[tuple[re.Match[str], re.Match[str], int]] = []
    inside: list[re.Match[str]] = []
    for sign in signs:
        if sign[0] in _OPENS or (sign[0] == '"' and (not inside or inside[-1][0] != '"')):
            inside.append(sign)
        elif inside and _closes(inside[-1][0], sign[0]):
            opening = inside.pop()
            found.append((opening, sign, len(inside)))
        else:
            return None
    return None if inside else found


def _closes(opening: str, sign: str) -> bool:
    return opening == sign == '"' or (
        opening in _OPENS and sign in _CLOSES and _OPENS.index(opening) == _CLOSES.index(sign)
    )


def _inch(line: str, sign: re.Match[str]) -> bool:
    """A straight mark after a number with no opening one before it: `27"`."""
    return line[sign.start() - 1 : sign.start()].isdigit() and '"' not in line[: sign.start()]
