"""Numbers as titles write them in Chinese and English: `1.2 万` is `12k`, `17 亿欧元` is `€1.7 billion`."""

from __future__ import annotations

import re

_SCALES = {
    "k": 1e3, "thousand": 1e3, "千": 1e3, "万": 1e4, "m": 1e6, "million": 1e6, "百万": 1e6, "千万": 1e7, "亿": 1e8,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "t": 1e12, "trillion": 1e12,
    "万亿": 1e12,
}  # fmt: skip
_CURRENCIES = {
    "$": "$", "美元": "$", "美金": "$", "dollar": "$", "dollars": "$", "usd": "$", "€": "€", "欧元": "€", "euro": "€",
    "euros": "€", "eur": "€", "£": "£", "英镑": "£", "pound": "£", "pounds": "£", "¥": "¥", "元": "¥", "人民币": "¥",
    "rmb": "¥", "yuan": "¥",
}  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DIGITS = {word: place for place, word in enumerate("一二三四五六七八九十", 1)}
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_ROMAN = {word: place for place, word in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], 1)}
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4}

NUMBER = r"\d[\d,]*(?:\.\d+)*"
_SCALE = r"(?:thousand|million|billion|trillion|bn|万亿|千亿|百亿|十亿|亿|千万|百万|万|千|[kmbt])(?![a-z])"
_CURRENCY = r"(?:美元|美金|欧元|英镑|人民币|元|dollars?|euros?|pounds?|usd|eur|rmb|yuan)(?![a-z])"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_COUNTED = "一二三四五六七八九十"
PATTERN = (
    r"(?P<flaw>cve-\d{4}-\d+)"
    r"|(?P<date>(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?)?"
    r"|\d{1,2}\s*月\s*\d{1,2}\s*日|\d{1,2}\s*月(?!\w)"
    rf"|(?<![a-z])(?:{_MONTH}(?![a-z])\.?|(?:may|mar(?:ch)?)(?=\s+\d))(?:\s*\d{{1,2}}(?![\d.]))?(?:,?\s*20\d\d)?"
    rf"|\d{{1,2}}\s+{_MONTH}(?![a-z])(?:\s*20\d\d)?|(?<![\d.a-z])20[0-4]\d(?![\d.]))"
    rf"|(?P<quarter>(?<![a-z])q[1-4](?!\w)|第?\s*[{_COUNTED}1-4]\s*季度|(?:first|second|third|fourth)\s+quarter)"
    rf"|(?P<ordinal>第\s*(?:\d+|[{_COUNTED}]+)\s*[期周部章集届讲篇天季课弹回次]分?|\([{_COUNTED}]+\)|\#\s*\d+|\d+(?:st|nd|rd|th)(?![a-z])"
    r"|(?<![a-z])(?:part|week|day|issue|episode|ep|chapter|volume|vol|lesson|season|edition|no|number)\.?[\s#]*"
    r"(?:\d+|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)(?![\w.]))"
    rf"|(?P<money>[$€£¥]\s*{NUMBER}(?:[\s-]?{_SCALE})?|{NUMBER}(?:[\s-]?{_SCALE})?[\s-]*{_CURRENCY})"
    rf"|(?P<percent>{NUMBER}\s*(?:%|per\s?cent))"
    rf"|(?P<factor>{NUMBER}\s*(?:x|×|倍|times)(?![a-z]))"
    rf"|(?P<amount>(?<![a-z\d])a?{NUMBER}[\s-]?{_SCALE}|(?<=[a-z])(?<!\d){NUMBER}{_SCALE})"
    rf"|(?P<number>{NUMBER}(?:[a-z](?![a-z\d]))?)"
)
"""Alternatives in order: what has a unit comes before a bare number. Written for re.IGNORECASE."""


def values(kind: str, text: str) -> tuple[str, ...]:
    """What one match of PATTERN stands for, spelt the same in both languages."""
    text = text.lower()
    if kind == "date":
        return _date(text)
    if kind in ("quarter", "ordinal"):
        return (str(_counted(text)),)
    if kind == "money":
        currency = next((sign for name, sign in _CURRENCIES.items() if name in text), "")
        return (currency + _scaled(text),)
    if kind == "amount":
        return (_scaled(text),)
    if kind == "flaw":
        return (text,)
    letter = text[-1] if kind == "number" and text[-1].isalpha() else ""
    return (plain(re.sub(r"[^\d.]", "", text).strip(".")) + letter,)


def plain(number: str) -> str:
    """A number or version in its shortest spelling: `4.30.0` is `4.30`, `15,000` is `15000`."""
    number = number.replace(",", "")
    while number.endswith(".0"):
        number = number[:-2]
    return number


def _scaled(text: str) -> str:
    found = re.search(rf"({NUMBER})[\s-]?({_SCALE})?", text)
    assert found, text
    digits = found[1].replace(",", "")
    value = float(digits) if digits.count(".") < 2 else 0.0
    return f"{value * _SCALES.get(found[2] or '', 1):g}"


def _counted(text: str) -> int:
    if digits := re.search(r"\d+", text):
        return int(digits[0])
    if chinese := re.search(rf"[{_COUNTED}]+", text):
        return _chinese(chinese[0])
    words = re.findall(r"[a-z]+", text)
    return next((table[word] for table in (_WORDS, _ROMAN, _PLACES) for word in reversed(words) if word in table), 0)


def _chinese(text: str) -> int:
    """A number up to 99 in Chinese digits."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text[-1], 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _date(text: str) -> tuple[str, ...]:
    """The parts that a date names: `y2026`, `m8`, `d18`."""
    month = re.search(r"[a-z]{3}", text)
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    parts = [f"y{number}" for number in numbers if number > 1900][:1]
    rest = [number for number in numbers if number < 1900]
    if month:
        return (*parts, f"m{_MONTHS.index(month[0]) + 1}", *(f"d{day}" for day in rest[:1]))
    return (*parts, *(f"{part}{number}" for part, number in zip("md", rest, strict=False)))
