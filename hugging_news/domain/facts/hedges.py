"""How a text hedges a number: `over 100`, `100 多`, `up to 6×`, `近百`."""

from __future__ import annotations

import re

from hugging_news.domain.facts.amounts import Bound

_BEFORE: tuple[tuple[Bound, str], ...] = (
    ("under", r"up to|at most|no more than|not more than|under|less than|fewer than|below|within|as "
              r"(?:many|much) as|<=?|≤|"
              r"最多|最高|最长|最大|不超过|不高于|不多于|不到|不足|少于|低于|小于|高达|多达|至多|可达"),
    ("over", r"over|more than|at least|exceed(?:s|ed|ing)?|above|upwards of|greater than|>=?|≥"
             r"|surpass(?:es|ed|ing)?|passed|"
             r"超过|超|逾|至少|不少于|不低于|高于|大于|多于|突破|上"),
    ("near", r"nearly|almost|close to|将近|近|接近"),
    ("about", r"about|around|roughly|approximately|approx\.?|some|~|≈|大约|约|大概|左右"),
)  # fmt: skip
_HEDGES = [(bound, re.compile(rf"(?:{words})(?: an?| 约| about| the)? ?$", re.I)) for bound, words in _BEFORE]
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("over", re.compile(r" ?(?:个|种|款|项|倍|万|亿)?(?:以上|or more\b|or higher\b|plus\b|及以上)", re.I)),
    ("about", re.compile(r" ?(?:个|种|款|项|倍|次)?(?:左右|上下(?!文)|or so\b)", re.I)),
    ("under", re.compile(r" ?(?:个|种|款|项|倍)?(?:以内|以下|or less\b|or fewer\b)", re.I)),
)


def bound_of(text: str, start: int, end: int) -> Bound:
    """How the words around a number hedge it."""
    before = text[max(0, start - 20) : start]
    for bound, pattern in _HEDGES:
        if pattern.search(before):
            return bound
    return next((bound for bound, pattern in _AFTER if pattern.match(text, end)), "")
