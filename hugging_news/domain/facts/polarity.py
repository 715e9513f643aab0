"""Who does what to which thing, or does not: words with a contrary, bound to the clause in which they stand.

A word of an axis (`adds`/`removes`) is compared with the words of that axis in the sources, and those clauses count
most that share most with its own: names, numbers, words of the same language, and terms of both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hugging_news.domain.facts.axes import PATTERNS
from hugging_news.domain.facts.folding import lower, words_of
from hugging_news.domain.facts.terms import terms_of
from hugging_news.domain.text import HAN, word_set

_BREAK = re.compile(
    r"[,;:，；：。！？!?()（）\n]|\.(?= |$)| - |\b(?:and|but|while|whereas|although|though|however|instead"
    r"|then)\b|并且|并(?!非|不)|但是?|而(?!且)|同时|以及|、"
)
_CLAUSE = re.compile(r"[;:；：。！？!?,，]|\.(?= |$)|\bbut\b|而")
_FLIP = re.compile(
    r"(?:\bno longer|\bnothing|\bnot|n't|\bno|\bnever|\bcannot|\bwithout|\bneither|\bnor|\bstops?|\bstopped|\bfails? "
    r"to|\bunable to|\bisn't)(?: [\w.`-]+){0,4} ?$"
    r"|(?:不再|不会|不能|无法|没有|没|尚未|未能|未|不|停止|并非|并不|无)(?:再|被|直接|默认|可|提供|对)? ?$",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"not only|not just|no doubt|not to mention|whether or not|no\. ?\d|不仅|不只|不但", re.I)
_NEAR = 40
_LONG = 200
_STOP = word_set(
    "the a an and or of to in is are for with on by from that this it its as at we you your our be been "
    "has have had was "
    "were will can may now than then also more most not no so such which who into out over up all any their they them "
    "these those using use used via per when where while what how if but about after before only new does do did"
)
_COMMON_HAN = word_set(
    "模型 我们 可以 进行 通过 使用 这个 一个 以及 现在 已经 它们 他们 你的 目前 本周 其中 因此 由于 并且 这些"
)

Found = tuple[int, int, str, str]


@dataclass(frozen=True)
class Polarity:
    """One word with a contrary: its axis, `+` or `-`, and what its clause is about."""

    axis: str
    sign: str
    start: int
    end: int
    about: frozenset[str]


@lru_cache(maxsize=4096)
def polarities(folded: str) -> tuple[Polarity, ...]:
    """The words with a contrary in a folded text, in order."""
    small = lower(folded)
    found: list[Found] = []
    for name, pattern in PATTERNS.items():
        for match in pattern.finditer(small):
            found.append((match.start(), match.end(), name, _sign(small, match, name)))
    found = _settled(small, sorted(found))
    clauses = _clauses(small, [start for start, *_ in found])
    return tuple(
        Polarity(name, sign, start, end, anchors(small[low:high], small[start:end]))
        for (start, end, name, sign), (low, high) in zip(found, clauses, strict=True)
    )


def _sign(small: str, match: re.Match[str], axis: str) -> str:
    sign = "-" if match["minus"] else "+"
    if axis == "negation":
        return sign
    flipped = _FLIP.search(small, max(0, match.start() - 40), match.start())
    if flipped and not _BREAK.search(flipped[0]) and not _NOT_ONLY.search(flipped[0]):
        return "+" if sign == "-" else "-"
    return sign


def _settled(small: str, found: list[Found]) -> list[Found]:
    """*found* without the noun of "removes support" and without negations that turned another word round."""
    against = [one for one in found if one[3] == "-" and one[2] != "negation"]
    starts = [one[0] for one in against]
    kept: list[Found] = []
    for one in found:
        near = against[bisect_left(starts, one[0] - _NEAR) : bisect_left(starts, one[1] + _NEAR)]
        if one[2] == "negation" and any(_turned(small, one, other) for other in near):
            continue
        noun = one[3] == "+" and small[one[0] : one[1]] in ("support", "支持")
        if not (noun and any(_together(small, one, other) for other in near)):
            kept.append(one)
    return kept


def _turned(small: str, negation: Found, other: Found) -> bool:
    """Whether a negation is part of a word that is contrary already, or made it so."""
    start, end = negation[:2]
    if other[0] <= start < other[1]:
        return True
    return start <= other[0] <= start + _NEAR and not _BREAK.search(small, min(end, other[0]), other[0])


def _together(small: str, one: Found, other: Found) -> bool:
    """Whether two words stand close together in one clause, the other one about what there is."""
    low, high = sorted((one[:2], other[:2]))
    return other[2] == "presence" and high[0] - low[1] <= _NEAR and not _BREAK.search(small, low[1], high[0])


def _clauses(small: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """The clause of each place: from the break before it to the last break before the next word that has a clause."""
    edges = [0, *(match.end() for match in _BREAK.finditer(small)), len(small)]
    out = []
    for at, place in enumerate(places):
        here = bisect_right(edges, place)
        low = edges[here - 1]
        following = next((other for other in places[at + 1 : at + 3] if other > place), len(small))
        last = max(bisect_right(edges, following) - 1, here)
        high = edges[min(last, len(edges) - 1)]
        out.append((max(low, place - _LONG), min(high, place + _LONG)))
    return out


@lru_cache(maxsize=4096)
def anchors(small: str, word: str = "") -> frozenset[str]:
    """What a text is about: its words but for the commonest, pairs of Han characters, and terms of both languages."""
    found: set[str] = set(terms_of(small))
    for token in words_of(small):
        if token[0].isdecimal():
            found.add(token)
        elif re.match(f"[{HAN}]", token):
            found.update(
                token[place : place + 2]
                for place in range(len(token) - 1)
                if token[place : place + 2] not in _COMMON_HAN
            )
        elif len(token) > 2 and token not in _STOP:
            found.add(token[:6])
    return frozenset(found - {lower(word)[:6], word})


def denies(clause: str) -> bool:
    return any(one.sign == "-" for one in polarities(clause))


def parts(text: str) -> list[tuple[int, int]]:
    """The clauses of a folded text by its breaks, at most 200."""
    edges = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)][:200]
    return [(low, high) for low, high in pairwise(edges) if high - low > 2]
