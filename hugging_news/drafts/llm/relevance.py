"""Whether a sentence is about what its evidence says: the fact lock proves figures and names, not the words between.

In the language of the evidence half of the words must stand there, in each clause one of them; in another language what
both share: names, figures, terms of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hugging_news.domain.facts import Passage, Vocabulary, facts_of
from hugging_news.domain.facts.folding import fold, lower
from hugging_news.domain.facts.polarity import anchors
from hugging_news.domain.text import language_of

_CLAUSE = re.compile(r"[;:；：。！？!?,，]|\.(?= |$)|\b(?:and|but|while|so|because|which)\b|而且|并且|但是?|因此|所以")
_STEM = 5
_ENOUGH = 2
"""Words of a clause, or terms of a text, from which on something must be shared."""


def stray(text: str, lang: str, passages: Sequence[Passage], words: Vocabulary) -> str | None:
    """The part of *text* that has nothing to do with *passages*, or None."""
    shown = [_shown(passage) for passage in passages]
    known = _stems(" ; ".join(shown))
    if not any(language_of(one) == lang for one in shown):
        return None if _facts(text, lang, words) or _alike(_stems(text), known) else text
    if _told(text, lang, known, words) < 0.5:
        return text
    clauses = [clause for clause in _CLAUSE.split(text) if len(_stems(clause)) >= _ENOUGH]
    return next((clause.strip() for clause in clauses if not _told(clause, lang, known, words)), None)


def twins(text: str, other: str) -> bool:
    """Whether two languages may say the same."""
    return _alike(_stems(text), _stems(other))


def _alike(own: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two languages may be about one thing: they share something, or have little to share."""
    return bool(own & other) or max(sum(one[0] == "*" for one in side) for side in (own, other)) < _ENOUGH


def _told(text: str, lang: str, known: frozenset[str], words: Vocabulary) -> float:
    """The share of the words of *text* that *known* has; facts stand for themselves, since the lock proves them."""
    facts = _facts(text, lang, words)
    for start, end in reversed(facts):
        text = f"{text[:start]} {text[end:]}"
    own = _stems(text)
    if not own and not facts:
        return 1.0
    return (len(own & known) + len(facts)) / (len(own) + len(facts))


def _facts(text: str, lang: str, words: Vocabulary) -> list[tuple[int, int]]:
    found = facts_of(text, lang, words)
    return [(fact.start, fact.end) for fact in found if fact.kind not in ("comparison", "polarity")]


def _stems(text: str) -> frozenset[str]:
    return frozenset(one if one[0] == "*" else one[:_STEM] for one in anchors(lower(fold(text))))


def _shown(passage: Passage) -> str:
    return passage.text or f"{passage.field} {passage.value}".replace("_", " ").replace(".", " ")
