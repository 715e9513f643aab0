"""Whose figure it is: a number that the sources give of one thing must not be told of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from hugging_news.domain.facts import Fact, Passage, Vocabulary, facts_of
from hugging_news.domain.facts.amounts import Amount, same_size, same_unit
from hugging_news.domain.text import language_of

_CLAUSE = re.compile(r"[,;，；。、]|\.(?= |$)|\b(?:and|while|whereas|but|to|versus|vs)\b|而|和")
_THAN = re.compile(
    r"\b(?:than|outperform\w*|beats?|surpass\w*|exceed\w*|compared (?:with|to)|over|against)\b"
    r"|(?:优于|超过|胜过|高于|低于|比)"
)
_COMPARED = re.compile(r"^(?P<other>[^,，]*(?:相比|相较)|compared (?:with|to) [^,]*)[,，]", re.IGNORECASE)


def misattributed(text: str, lang: str, passages: Sequence[Passage], words: Vocabulary) -> str | None:
    """The first figure or name of *text* that *passages* tie to something else, or None."""
    facts = facts_of(text, lang, words)
    told = [(one, facts_of(one, language_of(one) or lang, words)) for one in (p.text for p in passages) if one]
    return _elsewhere(facts, [own for _, own in told]) or _exchanged(text, facts, told) or _turned(text, facts, told)


def _elsewhere(facts: Sequence[Fact], told: Sequence[Sequence[Fact]]) -> str | None:
    """A figure that stands only in sentences about other names."""
    named = _names(facts)
    for fact in _figures(facts) if named else ():
        holding = [own for own in told if any(_same(fact, one) for one in _figures(own))]
        if holding and all(_names(own) and not _names(own) & named for own in holding):
            return fact.text
    return None


def _exchanged(text: str, facts: Sequence[Fact], told: Sequence[tuple[str, Sequence[Fact]]]) -> str | None:
    """A figure that the sources give to one name, and the text to another which has one of its own there."""
    known = [pair for source, own in told for pair in _pairs(source, own)]
    for name, figure in _pairs(text, facts):
        owners = {other for other, one in known if _same(figure, one)}
        if owners and name not in owners and any(other == name for other, _ in known):
            return figure.text
    return None


def _turned(text: str, facts: Sequence[Fact], told: Sequence[tuple[str, Sequence[Fact]]]) -> str | None:
    """What is better than what, the other way round."""
    better, worse = _sides(text, facts)
    known = [_sides(source, own) for source, own in told]
    if any(better & first or worse & second for first, second in known):
        return None
    turned = sorted(name for first, second in known for name in (better & second) | (worse & first))
    return turned[0] if turned else None


def _sides(text: str, facts: Sequence[Fact]) -> tuple[frozenset[str], frozenset[str]]:
    """The names on both sides of a comparison: what is compared, and with what."""
    if not any(fact.kind == "comparison" for fact in facts):
        return frozenset(), frozenset()
    if led := _COMPARED.match(text):
        end = led.end("other")
        return _names(fact for fact in facts if fact.start >= end), _names(fact for fact in facts if fact.end <= end)
    than = _THAN.search(text)
    if than is None:
        return frozenset(), frozenset()
    return (
        _names(fact for fact in facts if fact.end <= than.start()),
        _names(fact for fact in facts if fact.start >= than.end()),
    )


def _pairs(text: str, facts: Sequence[Fact]) -> Iterator[tuple[str, Fact]]:
    """Each figure of a clause with the one name that the clause has."""
    edges = [0, *(match.start() for match in _CLAUSE.finditer(text)), len(text)]
    for low, high in pairwise(edges):
        inside = [fact for fact in facts if low <= fact.start < high]
        names = _names(inside)
        if len(names) == 1:
            yield from ((min(names), figure) for figure in _figures(inside))


def _figures(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.kind == "quantity"]


def _names(facts: Sequence[Fact] | Iterator[Fact]) -> frozenset[str]:
    return frozenset(str(fact.value).casefold() for fact in facts if fact.kind in ("name", "identifier"))


def _same(a: Fact, b: Fact) -> bool:
    assert isinstance(a.value, Amount) and isinstance(b.value, Amount)
    return same_unit(a.value, b.value) and same_size(a.value, b.value)
