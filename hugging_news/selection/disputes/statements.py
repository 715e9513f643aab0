"""The figures that a text states, by what they are about (`data/claims.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from hugging_news.domain.text import language_of, sentences
from hugging_news.domain.wording import parameters
from hugging_news.resources import load_toml

_LONGEST = 60_000
_WORDS = {"two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "ten": 10.0}
_WORDS |= {"两": 2.0, "三": 3.0, "四": 4.0, "五": 5.0, "六": 6.0, "七": 7.0, "八": 8.0, "十": 10.0}
_SCALES = {"k": 1e3, "千": 1e3, "万": 1e4, "m": 1e6, "million": 1e6, "百万": 1e6, "亿": 1e8, "b": 1e9, "billion": 1e9}
_SCALES |= {"t": 1e12, "trillion": 1e12, "万亿": 1e12}
_SCALE = r"万亿|百万|million|billion|trillion|[kmbt千万亿](?![a-z])"
_DIGITS = r"\d[\d,]{0,19}(?:\.\d{1,9})?"
_NOT_BEFORE = r"(?<![\w.])(?<!\d,)"
_AMOUNT = rf"{_NOT_BEFORE}(?P<n>(?P<digits>{_DIGITS})(?:\s?(?P<scale>{_SCALE}))?|{'|'.join(_WORDS)})(?P<plus>\s?\+)?"
_RANGE = re.compile(r"\d\s?(?:x|×|倍|%)?\s?(?:-|–|~|to|至|到)$")
"""The lower end of a range, which its upper end bounds."""


@dataclass(frozen=True)
class Statement:
    """What one sentence says on a topic: *figure* as it is printed, *loose* `about`, `over`, `under` or empty."""

    topic: str
    value: float
    figure: str
    loose: str
    sentence: str


def statements(text: str) -> Iterator[Statement]:
    """Every figure of plain *text* (its first 60,000 characters) on a topic of the table, in order."""
    for sentence in sentences(text[:_LONGEST], language_of(text) or "en"):
        if any(map(str.isdigit, sentence)) or any(word in sentence.lower() for word in _WORDS):
            yield from dict.fromkeys(_said(sentence))


def _said(sentence: str) -> Iterator[Statement]:
    for topic, figure, pattern in _patterns():
        for match in pattern.finditer(sentence[:2000]):
            value = _value(match)
            yield Statement(topic, value, figure.format(n=_printed(value)), _loose(sentence, match), sentence)


def _printed(value: float) -> str:
    """A figure as it is printed in any language: `5.8`, `22,000`, `36T`."""
    return parameters(round(value)) if value >= 1_000_000 else f"{value:,.10g}"


def _value(match: re.Match[str]) -> float:
    if match["digits"] is None:
        return _WORDS[match["n"].lower()]
    digits = match["digits"].replace(",", "")
    return round(float(digits) * _SCALES.get((match["scale"] or "").lower(), 1), 6)


def _loose(sentence: str, match: re.Match[str]) -> str:
    """How loose the amount is, by the words beside it."""
    if match["plus"]:
        return "over"
    before = sentence[: match.start("n")][-24:].lower().rstrip()
    if _RANGE.search(before):
        return "under"
    after = sentence[match.end("n") :][:4]
    for kind, words in _table()["loose"].items():
        if any(before.endswith(word) or after.startswith(word) for word in words):
            return str(kind)
    return "over" if after.lstrip().startswith(("多", "余")) else ""


@cache
def _table() -> dict[str, Any]:
    return load_toml("data", "claims.toml")


@cache
def _patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    loose = [word for words in _table()["loose"].values() for word in words]
    about = rf"(?:(?:{'|'.join(map(re.escape, sorted(loose, key=len, reverse=True)))}|an?|the)\s*){{0,2}}"
    return tuple(
        (topic, row["figure"], re.compile(pattern.format(n=_AMOUNT, about=about), re.IGNORECASE))
        for topic, row in _table()["topics"].items()
        for pattern in row["patterns"]
    )
