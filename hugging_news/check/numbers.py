"""Numbers by value in Chinese and English, so that two languages can be compared: `1.23 万` is `12.3k`.

Only what is compared between two tellings of one thing is read here; what a sentence claims is read by the fact lock.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_UNITS = {
    "千": 10**3, "万": 10**4, "亿": 10**8, "万亿": 10**12, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6,
    "百万": 10**6, "b": 10**9, "bn": 10**9, "billion": 10**9, "十亿": 10**9, "t": 10**12, "trillion": 10**12,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.])(?P<name>[A-Za-z]\w*(?:[-./@]\w+)*)"
    r"|(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)*)"
    r"(?:\s?[多余来])?\s?(?P<unit>万亿|十亿|百万|[千万亿]|(?:thousand|million|billion|trillion|[kKM]|bn|[BT])(?![A-Za-z]))?"
)
_REST = re.compile(r"\band [\d,]+ (?:more|others)\b|等\s?[\d,]+\s?(?=[\u4e00-\u9fff])")
"""After a list that was cut, Chinese counts all of it and English what is not named."""
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "dozen": 12, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "once": 1, "twice": 2, "half": 2, "double": 2, "hundred": 100,
    "single": 1, "both": 2,
}  # fmt: skip
_HAN = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10, "百": 100,
        "半": 2, "双": 2, "倍": 2}  # fmt: skip
_HAN_NUMBER = re.compile("[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半双倍百]")


@dataclass(frozen=True)
class Number:
    """A value as *written*; *step* is what one unit of its last digit stands for, where it was shortened, else 0."""

    value: Decimal
    step: Decimal
    written: str

    def same(self, other: Number) -> bool:
        """Whether both may stand for one number: equal, or within the rounding of a shortened form."""
        return abs(self.value - other.value) <= max(self.step, other.step) / 2


def in_digits(text: str) -> tuple[Number, ...]:
    """The numbers of *text* in digits; those inside names (`Qwen3-7B`, `v4.30`) and versions are not among them."""
    found = []
    for match in _NUMBER.finditer(_REST.sub("", unicodedata.normalize("NFKC", text))):
        if match["digits"] and match["digits"].count(".") < 2:
            found.append(_number(match["digits"].replace(",", ""), (match["unit"] or "").lower(), match[0].strip()))
    return tuple(found)


def _number(digits: str, unit: str, written: str) -> Number:
    scale = Decimal(_UNITS.get(unit, 1))
    decimals = len(digits.partition(".")[2])
    step = scale / 10**decimals if unit else Decimal(0)
    return Number(Decimal(digits) * scale, step, written)


def anywhere(text: str) -> tuple[Number, ...]:
    """Every number of *text*: in digits, also inside names, in words of either language, and as a month's name."""
    plain = unicodedata.normalize("NFKC", text)
    return (*in_digits(plain), *_hidden(plain), *_spelt(plain))


def _hidden(text: str) -> Iterator[Number]:
    yield from (_number(digits, "", digits) for digits in re.findall(r"\d+(?:\.\d+)?", text))
    for digits, unit in re.findall(r"(?<!\d)(\d+(?:\.\d+)?)\s?([KkMBT])(?![A-Za-z])", text):
        yield _number(digits, unit.lower(), digits + unit)


def _spelt(text: str) -> Iterator[Number]:
    for word in re.findall(r"[a-z]+", text.lower()):
        month = next((at for at, name in enumerate(_MONTHS, 1) if word in (name, name[:3])), None)
        yield from (Number(Decimal(value), Decimal(0), word) for value in (_WORDS.get(word), month) if value)
    for word in _HAN_NUMBER.findall(text):
        yield Number(Decimal(_han(word)), Decimal(0), word)


def _han(word: str) -> int:
    if "十" not in word:
        return _HAN[word]
    tens, _, ones = word.partition("十")
    return _HAN.get(tens, 1) * 10 + _HAN.get(ones, 0)
