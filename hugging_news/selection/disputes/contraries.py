"""Sentences that say the contrary of a primary source: open and closed, free and paid, adds and drops support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hugging_news.domain.facts.folding import fold, lower
from hugging_news.domain.facts.polarity import Polarity, anchors, polarities
from hugging_news.domain.text import language_of, sentences

_LONGEST = 60_000
_AXES = frozenset(["presence", "need", "permission", "open", "price"])
_SUPPORT = re.compile(r"support|compatib|支持|兼容", re.IGNORECASE)
"""What adding and removing must be about: many things are added while others are removed."""
_ENOUGH = 2
"""Words that two clauses must share at least."""


@dataclass(frozen=True)
class Stance:
    """A word with a contrary, in the sentence that says it."""

    polarity: Polarity
    sentence: str


def stances(text: str) -> Iterator[Stance]:
    """The words with a contrary of plain *text* (its first 60,000 characters), in order."""
    for sentence in sentences(text[:_LONGEST], language_of(text) or "en"):
        folded = fold(sentence[:2000])
        supports = _SUPPORT.search(folded) is not None
        told = (one for one in polarities(folded) if one.axis in _AXES and (supports or one.axis != "presence"))
        yield from (Stance(replace(one, about=one.about - _edges(folded, one)), sentence) for one in told)


def _edges(folded: str, one: Polarity) -> frozenset[str]:
    """The pairs of Han characters that have a part of the word itself."""
    places = range(max(0, one.start - 1), one.end)
    return frozenset(lower(folded[place : place + 2]) for place in places)


def contrary(a: Stance, b: Stance) -> bool:
    """Whether *b* says the contrary of *a*, of the same thing."""
    return a.polarity.axis == b.polarity.axis and a.polarity.sign != b.polarity.sign and _alike(a, b)


def backed(a: Stance, b: Stance) -> bool:
    """Whether *b* says the same of anything that *a* speaks of."""
    one, other = a.polarity, b.polarity
    return one.axis == other.axis and one.sign == other.sign and bool(one.about & other.about)


def _alike(a: Stance, b: Stance) -> bool:
    """Whether *b* has every word of *a*; of two languages only terms, names and figures are compared."""
    one, other = a.polarity.about, b.polarity.about
    if any(map(_is_han, one)) != any(map(_is_han, other)):
        one = frozenset(word for word in one if not _is_han(word))
        other |= frozenset(word for word in anchors(lower(fold(b.sentence))) if word[0] == "*")
    return len(one) >= _ENOUGH and one <= other


def _is_han(word: str) -> bool:
    return word[0] >= "\u2e80"
