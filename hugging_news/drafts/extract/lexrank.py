"""LexRank (Erkan and Radev, 2004): the sentences of a text that most of the others are like.

Sentences are vectors of TF-IDF over words, and over pairs of characters where no spaces part words; their rank is the
distribution that a walk along the cosines ends in, which starts again now and then as in PageRank.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from hugging_news.domain.text import CJK

MOST = 200
"""Sentences that are compared, from the beginning of the text: the cost is quadratic."""
_STEPS = 40
_FOLLOWED = 0.85
_EVERYWHERE = 0.05
_TERMS = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+(?:['’.-][^\W_{CJK}]+)*")
_IS_CJK = re.compile(f"[{CJK}]")

Vector = Mapping[str, float]


def lexrank(sentences: Sequence[str], topic: str = "") -> tuple[int, ...]:
    """The places of the first 200 *sentences*, the most central one first; equals in the order of the text.

    With a *topic* the walk starts again at what is like it (Otterbacher and others, 2005), not anywhere.
    """
    *vectors, about = _vectors([Counter(_terms(sentence)) for sentence in (*sentences[:MOST], topic)])
    likeness = [_cosine(about, one) + _EVERYWHERE for one in vectors]
    starts = [one / sum(likeness) for one in likeness]
    cosines = [[0 if one is other else _cosine(one, other) for other in vectors] for one in vectors]
    scores = _walk(cosines, starts)
    return tuple(sorted(range(len(vectors)), key=lambda place: (-round(scores[place], 9), place)))


def _terms(sentence: str) -> list[str]:
    """Its words in lower case; a run of CJK characters as overlapping pairs."""
    found: list[str] = []
    for term in _TERMS.findall(sentence.lower()):
        pairs = _IS_CJK.match(term) and len(term) > 1
        found += [term[place : place + 2] for place in range(len(term) - 1)] if pairs else [term]
    return found


def _vectors(counted: Sequence[Counter[str]]) -> tuple[Vector, ...]:
    """Unit vectors of TF-IDF; a term of every sentence tells least."""
    among = Counter(term for terms in counted for term in terms)
    vectors: list[Vector] = []
    for terms in counted:
        weights = {term: count * math.log(1 + len(counted) / among[term]) for term, count in terms.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        vectors.append({term: weight / length for term, weight in weights.items()})
    return tuple(vectors)


def _cosine(one: Vector, other: Vector) -> float:
    short, long = sorted((one, other), key=len)
    return sum(weight * long[term] for term, weight in short.items() if term in long)


def _walk(cosines: Sequence[Sequence[float]], starts: Sequence[float]) -> list[float]:
    """Where a walk from *starts* along the *cosines* ends up, after a fixed number of steps."""
    scores = list(starts)
    shares = [[value / (sum(row) or 1) for value in row] for row in cosines]
    for _ in range(_STEPS):
        arrived = [
            sum(score * row[place] for score, row in zip(scores, shares, strict=True)) for place in range(len(scores))
        ]
        scores = [(1 - _FOLLOWED) * start + _FOLLOWED * one for start, one in zip(starts, arrived, strict=True)]
    return scores
