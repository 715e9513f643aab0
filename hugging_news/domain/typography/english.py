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
_CLAUSE = re.compile(
    r"^ (?:and|or) (?:I|we|you|he|she|it|they|this|that|there)\b"
    r"|\b(?:can|could|will|would|must|should|may|might|cannot)\b"
)
_TELLS_WHO = re.compile(r"\b(?:an?|the|my|our|your|his|her|its|their|whose|now|formerly|also)\b ", re.IGNORECASE)
_PLACE = re.compile(
    "(?:the )?(?:France|Germany|Italy|Spain|China|Japan|India|Korea|South Korea|Canada|Brazil|Mexico|Israel|Singapore"
    "|Switzerland|Austria|Belgium|Netherlands|Sweden|Norway|Denmark|Finland|Poland|Portugal|Ireland|Greece|Turkey|Egypt"
    "|Nigeria|Kenya|Rwanda|South Africa|Australia|New Zealand|Taiwan|Vietnam|Thailand|Indonesia|England|Scotland"
    "|UK|USA?|U\\.S|California|Texas|Massachusetts|Washington|New York|Ontario|Quebec|CA|NY|MA|TX|WA|DC|D\\.C)\\.?"
)
_BEFORE_MARK = re.compile(rf"(?<=[{LATIN}0-9{PLACED})\]”’%])[ \t]+(?=[,;!?](?:[ \t\n]|$)|[.:](?:[ \t\n]|$))")
_FULL = {"，": ",", "。": ".", "：": ":", "；": ";", "！": "!", "？": "?", "、": ",", "（": "(", "）": ")"}
_WIDE = re.compile("[，。：；！？、（）][ \t]*")
_REPEATED = re.compile(r"(?<![!?])([!?])\1+(?![!?=])|(?<=\w),(?:[ \t]*,)+")
_APOSTROPHE = re.compile(rf"(?<=[{LATIN}0-9])'(?=[{LATIN}])|(?<=[sS])'(?=[ \t.,;:!?)])|(?<![\w'])'(?=\d0s\b)")
_STRAIGHT = re.compile(r"\"")
_SINGLE = re.compile(rf"(?<![\w'’])'(?=[{LATIN}{PLACED}0-9])([^'’\"\n]{{1,80}}?)(?<=[\w.,!?{PLACED}])'(?!\w)")


def serial_comma(shown: Shown, house: House) -> Iterator[Found]:
    """E1: no comma before "and" in a list of short items; one before a list inside the list stays."""
    for match in _SERIAL.finditer(shown.text):
        nested = re.match("[^,.;:!?\n]*,", shown.text[match.end() :])
        if not nested and not _NOT_ITEM.search(match["last"]) and not _inserted(shown.text, match):
            yield Found(match.start("comma"), match.end("comma"), "")


def _inserted(text: str, match: re.Match[str]) -> bool:
    """Whether what stands between the commas belongs to the word before it, or what follows is a clause.

    `My brother, Tom, and I`, `Gemma, a small model, and Qwen`, `Paris, France, and Berlin`, `May 3, 2024, and later`;
    `…, images, and users can add audio`.
    """
    before = re.split(r"[.;:!?\n,]", text[max(match.start() - 200, 0) : match.start() - 2])[-1]
    alone = "," not in re.split(r"[.;:!?\n]", text[max(match.start() - 200, 0) : match.start() - 2])[-1]
    last, rest = match["last"], re.split(r"[,.;:!?\n]", text[match.end("comma") : match.end() + 80], maxsplit=1)[0]
    return bool(
        _CLAUSE.search(rest)
        or re.match("(?:and|or) ", last)
        or re.fullmatch(r"(?:19|20)\d\d", last)
        or _PLACE.fullmatch(last)
        or (alone and (_TELLS_WHO.match(last) or (_TELLS_WHO.search(before) and last[0].isupper())))
    )


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


def _backwards(text: str, at: int, closes: int) -> bool:
    """Whether a mark can't open or close here: the inches of `5'10" and 27" screens`."""
    before, after = text[at - 1 : at].isalnum(), text[at + 1 : at + 2].isalnum()
    return after and not before if closes else before


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
        if len(signs) % 2 == 0 and not any(_backwards(shown.text, at, place % 2) for place, at in enumerate(signs)):
            for place, at in enumerate(signs):
                yield Found(at, at + 1, "”" if place % 2 else "“")
        start += len(line) + 1
