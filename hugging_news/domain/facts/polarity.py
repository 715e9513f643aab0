"""Who does what to which thing, or does not: words with a contrary, bound to the clause in which they stand.

A word of an axis (`adds`/`removes`) is compared with the words of that axis in the sources, and those clauses count most
that share most with its own: names, numbers, words of the same language, and terms of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hugging_news.domain.facts.axes import BY_NAME, NEGATION, PATTERNS
from hugging_news.domain.facts.folding import lower, words_of
from hugging_news.domain.facts.terms import terms_of
from hugging_news.domain.text import HAN, word_set

_BREAK = re.compile(
    r"[,;:，；：。！？!?()（）\n]|\.(?= |$)| - |\b(?:and|but|while|whereas|although|though|however|instead|then)\b|并且|并(?!非|不)|但是?|而(?!且)|同时|以及|、"
)
_FLIP = re.compile(
    r"(?:\bno longer|\bnot|n't|\bno|\bnever|\bcannot|\bwithout|\bneither|\bnor|\bstops?|\bstopped|\bfails? to|\bunable to|\bisn't)(?: \w+){0,2} ?$"
    r"|(?:不再|不会|不能|无法|没有|没|尚未|未能|未|不|停止|并非|并不|无)(?:再|被|直接|默认|可|提供|对)? ?$",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"not only|not just|no doubt|not to mention|whether or not|no\. ?\d|不仅|不只|不但", re.I)
_STOP = word_set(
    "the a an and or of to in is are for with on by from that this it its as at we you your our be been has have had was "
    "were will can may now than then also more most not no so such which who into out over up all any their they them "
    "these those using use used via per when where while what how if but about after before only new does do did"
)
_COMMON_HAN = word_set(
    "模型 我们 可以 进行 通过 使用 这个 一个 以及 现在 已经 它们 他们 你的 目前 本周 其中 因此 由于 并且 这些"
)


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
    found: list[tuple[int, int, str, str]] = []
    for name, pattern in PATTERNS.items():
        for match in pattern.finditer(small):
            found.append((match.start(), match.end(), name, _sign(small, match, name)))
    found = _settled(sorted(found))
    clauses = _clauses(small, [start for start, *_ in found])
    return tuple(
        Polarity(name, sign, start, end, anchors(small[low:high], small[start:end]))
        for (start, end, name, sign), (low, high) in zip(found, clauses, strict=True)
    )


def _sign(small: str, match: re.Match[str], axis: str) -> str:
    sign = "-" if match["minus"] else "+"
    if axis == "negation":
        return sign
    flipped = _FLIP.search(small, max(0, match.start() - 28), match.start())
    if flipped and not _BREAK.search(flipped[0]) and not _NOT_ONLY.search(flipped[0]):
        return "+" if sign == "-" else "-"
    return sign


def _settled(found: list[tuple[int, int, str, str]]) -> list[tuple[int, int, str, str]]:
    """*found* without noun forms beside their verb ("removes support") and negations that flipped a word."""
    kept: list[tuple[int, int, str, str]] = []
    presence = [one for one in found if one[2] == "presence"]
    for one in found:
        start, end, axis, _ = one
        if axis == "negation" and any(
            0 <= other[0] - start <= 28 and other[3] == "-" and other[2] != "negation" for other in found
        ):
            continue
        if axis == "negation" and any(other[0] <= start < other[1] and other is not one for other in found):
            continue
        near = [other for other in presence if other is not one and abs(other[0] - start) <= 60]
        if axis == "presence" and end - start <= 9 and one in presence and near and _is_support(one, near):
            continue
        kept.append(one)
    return kept


def _is_support(one: tuple[int, int, str, str], near: list[tuple[int, int, str, str]]) -> bool:
    return (
        one[3] == "+"
        and any(other[3] == "-" and 0 < one[0] - other[0] <= 40 for other in near)
        and one[1] - one[0] in (2, 7)
    )


def _clauses(small: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """The clause of each place: from the break before it to the first break after it whose clause has a word of its own."""
    breaks = [0, *(match.end() for match in _BREAK.finditer(small)), len(small)]
    out = []
    for at, place in enumerate(places):
        low = max((edge for edge in breaks if edge <= place), default=0) if len(breaks) < 60 else max(0, place - 80)
        nxt = next((other for other in places[at + 1 :] if other > place), None)
        after = [edge for edge in breaks if edge > place] if len(breaks) < 60 else [min(len(small), place + 80)]
        if nxt is None:
            high = after[-1] if after else len(small)
        else:
            high = max((edge for edge in after if edge <= nxt), default=min(after, default=len(small)))
        out.append((low, min(high, place + 200)))
    return out


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


def contradiction(claim: Polarity, known: Sequence[Polarity], sources: int) -> str | None:
    """Why the sources don't let *claim* be said, or None."""
    axis = BY_NAME.get(claim.axis, NEGATION)
    same = [one for one in known if one.axis == claim.axis and one.sign == claim.sign]
    against = [one for one in known if one.axis == claim.axis and one.sign != claim.sign]
    if claim.sign == "-" or claim.axis == "negation":
        same += [one for one in known if one.sign == "-" and one not in same and claim.about & one.about]
    if not same and not against:
        return "no source says so" if claim.sign in axis.needs else None
    near, far = _nearest(claim, same), _nearest(claim, against)
    if not same:
        told = far > 0 or sources <= 2 or claim.sign in axis.needs
        return "the sources say the contrary" if told else None
    return "the sources say the contrary of this" if far > near else None


def _nearest(claim: Polarity, others: Sequence[Polarity]) -> int:
    return max((len(claim.about & one.about) for one in others), default=0)


def supports(claim: Polarity, known: Sequence[Polarity]) -> bool:
    """Whether a source says the same, of something in common."""
    return any(one.axis == claim.axis and one.sign == claim.sign and one.about & claim.about for one in known)
