"""Sentences that repeat one of a source's but for a few words, which turn it round: `can be`, `cannot be trained`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from hugging_news.domain.facts.folding import fold, words_of
from hugging_news.domain.facts.models import Doubt, Fact
from hugging_news.domain.facts.polarity import polarities
from hugging_news.domain.text import sentences

_ALIKE = 0.8
"""Share of its words from which a sentence repeats another."""
_FEW = 4
"""Words that may be exchanged in one place; longer changes are paraphrases."""
_TRIED = 3


def turned(text: str, sources: Sequence[str]) -> list[Doubt]:
    """The sentences of *text* that say with a negation, or without one, what a folded source sentence says."""
    said = [_pieces(source) for source in sources]
    return [
        Doubt(Fact("polarity", words, "turned", start, start + len(words)), f"the sources turn it round: {words}")
        for sentence in sentences(text, None)
        for words in _changes(_pieces(fold(sentence)), said)
        for start in (max(text.find(sentence), 0),)
    ]


def _changes(own: list[str], sources: Sequence[list[str]]) -> Iterator[str]:
    """The exchanged words between *own* and the source sentence that is most alike."""
    bag = set(own)
    near = sorted(sources, key=lambda one: (-len(bag & set(one)) / max(len(bag | set(one)), 1), one))[:_TRIED]
    matches = [SequenceMatcher(None, one, own, autojunk=False) for one in near if len(bag & set(one)) >= 0.7 * len(bag)]
    best = max(matches, key=SequenceMatcher.ratio, default=None)
    if best is None or best.ratio() < _ALIKE or best.ratio() == 1.0:
        return
    for kind, low, high, first, last in best.get_opcodes():
        if kind != "equal" and high - low <= _FEW and last - first <= _FEW:
            was, now = _around(best.a, low, high), _around(best.b, first, last)  # type: ignore[attr-defined]
            if _contrary(_signs(was), _signs(now)):
                yield now


def _around(words: Sequence[str], low: int, high: int) -> str:
    return _joined(words[max(0, low - 2) : high + 2])


def _signs(words: str) -> set[tuple[str, str]]:
    return {(one.axis, one.sign) for one in polarities(words)}


def _contrary(one: set[tuple[str, str]], other: set[tuple[str, str]]) -> bool:
    """Whether one denies and the other does not, or both have a word of an axis with another sign."""
    turned = {(axis, "+" if sign == "-" else "-") for axis, sign in one}
    return bool(turned & (other - one)) or (("negation", "-") in one) != (("negation", "-") in other)


def _pieces(text: str) -> list[str]:
    """Latin words and numbers, and each Han character."""
    return [piece for word in words_of(text) for piece in ([word] if word.isascii() else word)]


def _joined(pieces: Sequence[str]) -> str:
    text = ""
    for piece in pieces:
        apart = text and (piece.isascii() or text[-1].isascii())
        text += f" {piece}" if apart else piece
    return text
