"""Classes of characters that the rules share, each for use inside `[]` of a pattern."""

from __future__ import annotations

import re

from hugging_news.domain.text import CJK
from hugging_news.domain.typography.reading import CODE, URL

HAN = CJK
"""Chinese characters; kana and hangul are set alike."""
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff"
WORD = f"{LATIN}0-9"
PLACED = f"{CODE}{URL}"
OPENING, CLOSING = "（「『《【〈〔“‘", "）」』》】〉〕”’"
STOPS = "，。！？；：、"
WIDE = f"{STOPS}{OPENING}{CLOSING}…—·｜"
EMOJI = (
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3|"
    "(?:[\U0001f000-\U0001f1e5\U0001f200-\U0001faff\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55\u231a\u231b\u23e9-\u23fa]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*)"
    "(?:\u200d[\U0001f000-\U0001faff\u2600-\u27bf\u2b1b\u2640\u2642][\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)
"""One emoji with what belongs to it: skin tones, variation selectors, joined people, flags, keycaps."""

_HAN = re.compile(f"[{HAN}]")


def has_han(text: str) -> bool:
    """Whether any of *text* is Chinese."""
    return bool(_HAN.search(text))


def is_han(character: str) -> bool:
    """Whether *character* (or nothing) is Chinese."""
    return bool(character) and bool(_HAN.match(character))
