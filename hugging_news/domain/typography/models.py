"""A slip, and what the house wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Slip:
    """`text[start:end]` breaks *rule* (`T1` … `T20`, `E1` …); *better* is what the fixer sets, None: a person must."""

    rule: str
    start: int
    end: int
    found: str
    better: str | None


@dataclass(frozen=True)
class House:
    """Spellings and tables that the rules need.

    *names* are official spellings by folded alias, *terms* the Chinese terms of English ones (EDITORIAL §5), *typos*
    wrong words with their better ones.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    typos: Mapping[str, str] = field(default_factory=dict)
