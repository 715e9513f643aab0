"""Facts, passages and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

FactKind = Literal["quantity", "version", "identifier", "date", "licence", "name", "comparison", "polarity"]


@dataclass(frozen=True)
class Fact:
    """One claim of a text: *text* is `text[start:end]` as it stands there, *value* the normal form that is compared."""

    kind: FactKind
    text: str
    value: object
    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """What may prove a sentence: words of an item as its source wrote them, or a typed field with its value."""

    item: str
    text: str = ""
    field: str | None = None
    value: object = None


@dataclass(frozen=True)
class Doubt:
    """A fact that the passages don't prove; *reason* says in plain words why, and what they say instead."""

    fact: Fact
    reason: str


@dataclass(frozen=True)
class Vocabulary:
    """What the lock knows of words: *names* are official spellings by folded alias.

    *common* are folded words that name nothing that could be confused with another (`GPU`, `API`); dates are printed in
    *timezone*; *tasks* are the names of the Hub's tasks in every language, by id.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    timezone: str = "UTC"
    tasks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def aliases(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Aliases with the folded official spelling, longest first, by their first character."""
        found: dict[str, list[tuple[str, str]]] = {}
        pairs = {alias.casefold(): name.casefold() for alias, name in self.names.items() if alias}
        pairs.update({name: name for name in list(pairs.values())})
        for alias, name in sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])):
            found.setdefault(alias[0], []).append((alias, name))
        return {letter: tuple(rows) for letter, rows in found.items()}
