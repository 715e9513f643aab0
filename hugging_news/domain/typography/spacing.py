"""T1, T2, T3, T5, T18: the space between Chinese and everything else, and none beside full-width marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown
from hugging_news.domain.typography.signs import CLOSING, EMOJI, HAN, LATIN, OPENING, PLACED, STOPS, WORD

_LATIN = re.compile(
    rf"(?<=[{HAN}])(?=[{LATIN}]|\.NET\b)|(?<=[{LATIN}])(?=[{HAN}])|(?<=[{LATIN}][+#])(?=[{HAN}])|(?<=[{LATIN}]\+\+)(?=[{HAN}])"
)
_DIGITS = re.compile(
    rf"(?<=[{HAN}])(?=[~≈≥≤±$¥€£#+−]?\d)|(?<=\d)(?=[{HAN}])|(?<=\d[%‰°℃×+])(?=[{HAN}])|(?<=\d[×+%]\+)(?=[{HAN}])"
)
_PLACED = re.compile(
    rf"(?<=[{HAN}])(?=[{PLACED}])|(?<=[{PLACED}])(?=[{HAN}])|(?<=[{WORD}])(?=[{PLACED}])|(?<=[{PLACED}])(?=[{WORD}])(?!s\b)"
)
_EMOJI = re.compile(EMOJI)
_BESIDE_EMOJI = re.compile(f"[{HAN}{WORD}]")
_HANDLE = re.compile(rf"(?<=[{HAN}])(?=@[A-Za-z0-9])")
_BESIDE_WIDE = re.compile(
    rf"(?<=[{STOPS}{OPENING}{CLOSING}])[ \t]+(?=\S)(?!—[ \t])|(?<=\S)(?<![ \t]—)[ \t]+(?=[{STOPS}{CLOSING}{OPENING}])"
)
_ASCII_NEAR = re.compile(r"[“”‘’]")


def latin(shown: Shown, house: House) -> Iterator[Found]:
    """T1: a space between Chinese and Latin letters."""
    yield from _gaps(_LATIN, shown)


def digits(shown: Shown, house: House) -> Iterator[Found]:
    """T2: a space between Chinese and digits, with the signs that belong to them."""
    yield from _gaps(_DIGITS, shown)


def placed(shown: Shown, house: House) -> Iterator[Found]:
    """T3: a space around code, addresses, links and emoji beside words."""
    yield from _gaps(_PLACED, shown)
    text = shown.text
    for at in sorted(shown.links):
        if 0 < at < len(text) and _parted(text[at - 1], text[at]):
            yield Found(at, at, " ")
    for match in _EMOJI.finditer(text) if not text.isascii() else ():
        for at in (match.start(), match.end()):
            other = text[at - 1 : at] if at == match.start() else text[at : at + 1]
            if _BESIDE_EMOJI.match(other):
                yield Found(at, at, " ")


def _parted(left: str, right: str) -> bool:
    """Whether the end of a link needs a space here: both are words, one of them Chinese, and no other rule says it."""
    return bool(re.fullmatch(f"[{HAN}]{{2}}", left + right))


def _gaps(pattern: re.Pattern[str], shown: Shown) -> Iterator[Found]:
    for match in pattern.finditer(shown.text):
        yield Found(match.start(), match.start(), " ")


def handles(shown: Shown, house: House) -> Iterator[Found]:
    """T18: a space before a handle."""
    yield from _gaps(_HANDLE, shown)


def beside_wide(shown: Shown, house: House) -> Iterator[Found]:
    """T5: no space beside a full-width mark.

    Curly quotes are full-width only where Chinese stands beside them: between Latin words they are English.
    """
    for match in _BESIDE_WIDE.finditer(shown.text):
        before, after = shown.text[match.start() - 1], shown.text[match.end()]
        if _emphasised(shown, match.start()) or _emphasised(shown, match.end()):
            continue
        curly = [sign for sign in (before, after) if _ASCII_NEAR.match(sign)]
        if len(curly) == len([sign for sign in (before, after) if sign in STOPS + OPENING + CLOSING]):
            continue
        yield Found(match.start(), match.end(), "")


def _emphasised(shown: Shown, at: int) -> bool:
    """Whether emphasis begins or ends here: `**好。**再` without a space is none for most readers of Markdown."""
    return at in shown.gaps and shown.source[shown.gaps[at] - 1] in "*_"
