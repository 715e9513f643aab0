"""T9: quotation marks of the house, nested ones inside; book marks for Chinese titles only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown
from hugging_news.domain.typography.signs import LATIN, has_han

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
    signs = list(_SIGN.finditer(line))
    paired = _paired(line, signs)
    if paired is None:
        yield from (Found(sign.start(), sign.end(), None) for sign in signs if sign[0] == '"' and not _inch(line, sign))
        return
    for sign, depth, opening in paired:
        marks = house.quotes if depth % 2 == 0 else _INNER[house.quotes]
        better = marks[0] if opening else marks[1]
        if sign[0] != better:
            yield Found(sign.start(), sign.end(), better)


def _paired(line: str, signs: list[re.Match[str]]) -> list[tuple[re.Match[str], int, bool]] | None:
    """Each mark with its depth and whether it opens; None when they don't pair."""
    found: list[tuple[re.Match[str], int, bool]] = []
    inside: list[str] = []
    for sign in signs:
        straight = sign[0] == '"'
        if straight and _inch(line, sign):
            continue
        if sign[0] in _OPENS or (straight and (not inside or inside[-1] != '"')):
            found.append((sign, len(inside), True))
            inside.append(sign[0])
        elif inside and _closes(inside[-1], sign[0]):
            inside.pop()
            found.append((sign, len(inside), False))
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
