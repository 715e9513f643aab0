"""What a text says is done with what is good or bad: keeping the bad is the opposite of discarding it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hugging_news.domain.text import HAN, language_of, sentences
from hugging_news.resources import load_toml

_LONGEST = 60_000
_NEGATED = re.compile(r"\b(?:not|never|n't|no longer)\s*$|(?:不|不会|不再|没有|未)$", re.IGNORECASE)
_CLAUSE = re.compile(r"[;；。!?！？]|,\s+(?:while|but|whereas)\b|，(?:而|但)")


@dataclass(frozen=True)
class Judgement:
    """*sign* is +1 when the good is kept or the bad discarded, −1 the other way round."""

    object: str
    sign: int
    sentence: str


def judgements(text: str) -> Iterator[Judgement]:
    """What plain *text* says is kept or discarded, clause by clause, in order."""
    for sentence in sentences(text[:_LONGEST], language_of(text) or "en"):
        for clause in _CLAUSE.split(sentence[:2000]):
            yield from _judged(clause, sentence)


def _judged(clause: str, sentence: str) -> Iterator[Judgement]:
    """One judgement a clause at most: one that both keeps and discards, or is good and bad, is not simple enough."""
    act, worth = _only(clause, "acts"), _worth(clause)
    if act is None or worth is None:
        return
    sign = (1 if act[0] == "keep" else -1) * (1 if worth == "good" else -1)
    if _NEGATED.search(clause[: act[1]]):
        sign = -sign
    for object in dict.fromkeys(name for name, _ in _found(clause, "objects")):
        yield Judgement(object, sign, sentence)


def _worth(clause: str) -> str | None:
    """Whether the clause speaks of what is good or bad: by name, or by a threshold of an error or a score."""
    if named := _only(clause, "worth"):
        return named[0]
    side, measure = _only(clause, "thresholds"), _only(clause, "measures")
    if side is None or measure is None:
        return None
    return "good" if (side[0] == "above") == (measure[0] == "score") else "bad"


def _only(clause: str, table: str) -> tuple[str, int] | None:
    """The one row of *table* that the clause has words of, with the place of the first; None when it has several."""
    found = _found(clause, table)
    return found[0] if len({name for name, _ in found}) == 1 else None


def _found(clause: str, table: str) -> list[tuple[str, int]]:
    """The rows of *table* whose words stand in *clause*, with the place of each."""
    return [(name, match.start()) for name, pattern in _patterns(table) for match in pattern.finditer(clause)]


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, Sequence[str]] = load_toml("data", "claims.toml")[table]
    return tuple((name, re.compile(_alternation(words), re.IGNORECASE)) for name, words in rows.items())


def _alternation(words: Sequence[str]) -> str:
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word) if re.match(f"[{HAN}]", word) else rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest
    )
