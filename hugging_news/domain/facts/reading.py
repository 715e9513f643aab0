"""The facts of a text, each read once: what one kind has taken no other kind reads again."""

from __future__ import annotations

from collections.abc import Iterable

from hugging_news.domain.facts import dates, identifiers, licences, names, polarity, versions
from hugging_news.domain.facts.amounts import Amount
from hugging_news.domain.facts.axes import BY_NAME
from hugging_news.domain.facts.folding import fold, lower
from hugging_news.domain.facts.models import Fact, FactKind, Vocabulary
from hugging_news.domain.facts.quantities import blank, quantities
from hugging_news.domain.text import language_of

Found = tuple[int, int, object]


def facts_of(text: str, lang: str, words: Vocabulary) -> tuple[Fact, ...]:
    """What *text* claims, in the order of the text."""
    folded = fold(text)
    chinese = lang.startswith("zh") or language_of(text) == "zh"
    facts: list[Fact] = []
    rest = folded

    def take(kind: FactKind, found: Iterable[Found], wipe: bool = True) -> None:
        nonlocal rest
        spans: list[tuple[int, int]] = []
        last = -1
        for start, end, value in sorted(found, key=lambda one: (one[0], -one[1])):
            if start < last or "\x01" in rest[start:end]:
                continue
            facts.append(Fact(kind, text[start:end], value, start, end))
            spans.append((start, end))
            last = end
        if wipe:
            rest = blank(rest, spans)

    take("date", dates.offsets(folded))
    take("identifier", identifiers.identifiers(rest))
    take("licence", licences.licences(rest))
    take("date", dates.dates(rest))
    take("version", versions.versions(rest))
    take("quantity", quantities(rest))
    take("name", names.names(rest, chinese, words))
    for one in polarity.polarities(folded):
        axis = BY_NAME.get(one.axis)
        kind: FactKind = "comparison" if axis and axis.comparison else "polarity"
        facts.append(Fact(kind, text[one.start : one.end], one, one.start, one.end))
    return tuple(sorted(facts, key=lambda fact: (fact.start, fact.end, fact.kind)))


def amounts_of(folded: str) -> list[tuple[int, int, Amount]]:
    """The quantities of a folded text, dates and versions apart."""
    rest = folded
    for found in (list(identifiers.exact(rest)), dates.dates(rest)):
        rest = blank(rest, [(start, end) for start, end, _ in found])
    return quantities(rest)
