"""The part of a document that shows why it was found, with its hits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from hugging_news.index.words import fold

_BEFORE, _LENGTH = 40, 160
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Snippet:
    """One line of *text* and where in it the hits are, as pairs of start and end."""

    text: str
    hits: tuple[tuple[int, int], ...] = ()


def marked(text: str, patterns: Iterable[re.Pattern[str]]) -> Snippet:
    """The whole of *text* with its hits."""
    text = _SPACE.sub(" ", text)
    folded, places = _folded(text)
    found = sorted(
        (places[m.start()], places[m.end() - 1] + 1) for p in patterns for m in p.finditer(folded) if m.group()
    )
    return Snippet(text, _apart(found))


def snippet(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> Snippet:
    """About 160 characters around the first hit of the text with most different hits; else a beginning."""
    folded = [fold(text) for text in texts]
    score = [sum(1 for pattern in patterns if pattern.search(text)) for text in folded]
    best = max(range(len(texts)), key=lambda at: (score[at], -at), default=None)
    return _cut(marked(texts[best], patterns)) if best is not None else Snippet("")


def _cut(whole: Snippet) -> Snippet:
    first = whole.hits[0][0] if whole.hits else 0
    start = max(0, first - _BEFORE) if first > _LENGTH - _BEFORE else 0
    if start and (space := whole.text.find(" ", start, first)) >= 0:
        start = space + 1
    end = start + _LENGTH
    before, after = "…" if start else "", "…" if end < len(whole.text) else ""
    shift = len(before) - start
    hits = tuple((low + shift, high + shift) for low, high in whole.hits if low >= start and high <= end)
    return Snippet(before + whole.text[start:end].rstrip() + after, hits)


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """*text* folded, and for each of its characters the place in *text* that it came from."""
    folded = fold(text)
    if len(folded) == len(text):
        return folded, range(len(text))
    parts = [_folded_character(character) for character in text]
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]


_folded_character = cache(fold)


def _apart(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Sorted spans, those that touch as one."""
    found: list[tuple[int, int]] = []
    for low, high in spans:
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return tuple(found)
