"""Numbers in words: Chinese numerals, English number words."""

from __future__ import annotations

import re

_DIGITS = {
    letter: value
    for value, letters in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for letter in letters
}
_STEPS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
HAN_NUMERAL = r"[零〇一二两三四五六七八九十百千万亿]"

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS: dict[str, float] = {
    **{word: value for value, word in enumerate(_ONES)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
ORDINALS: dict[str, int] = {
    word: value
    for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
ENGLISH_NUMBER = (
    r"(?:(?:an?|" + "|".join(_ONES[1:] + _TENS) + r")(?:[ -](?:" + "|".join(_ONES[1:10]) + r"))?"
    r"(?: (?:dozen|hundred|thousand|million|billion|trillion))*)"
)
_SPLIT = re.compile(r"[ -]")


def han_value(text: str) -> float | None:
    """`三百二十` → 320, `十二` → 12, `二〇二三` → 2023; None for what is no numeral."""
    if not text or any(letter not in _DIGITS and letter not in _STEPS and letter not in _SCALES for letter in text):
        return None
    if len(text) > 1 and all(letter in _DIGITS for letter in text):
        return int("".join(str(_DIGITS[letter]) for letter in text[:18]))
    total = part = digit = 0
    for letter in text[:40]:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _STEPS:
            part, digit = part + (digit or 1) * _STEPS[letter], 0
        else:
            total, part, digit = (total + part + digit or 1) * _SCALES[letter], 0, 0
    return total + part + digit


def english_value(text: str) -> float | None:
    """`twenty-one` → 21, `two hundred` → 200, `a dozen` → 12; None for what is no number."""
    total: float = 0
    seen = False
    for word in _SPLIT.split(text.lower()):
        if word in ("a", "an"):
            total = 1
        elif word in ("dozen", "hundred", "thousand", "million", "billion", "trillion"):
            total, seen = (total or 1) * WORDS[word], True
        elif word in WORDS:
            total, seen = total + WORDS[word], True
        else:
            return None
    return total if seen else None
