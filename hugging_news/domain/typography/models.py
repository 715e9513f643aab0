"""A slip, and what the house wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from hugging_news.domain.text import HAN


@dataclass(frozen=True)
class Slip:
    """`text[start:end] == found` breaks *rule* (`T1` … `T20`, `E1` …); *better* is what the fixer sets.

    None: a person must. A missing space is reported with the characters beside it.
    """

    rule: str
    start: int
    end: int
    found: str
    better: str | None


@dataclass(frozen=True)
class House:
    """Spellings and tables that the rules need.

    *names* are official spellings by alias (compared without case; `data/entities.toml`), *terms* the Chinese terms of
    English ones (EDITORIAL §5), *typos* wrong words with their better ones, *compounds* names whose hyphens stand
    without spaces. *quotes* are the outer quotation marks of Chinese text. The words are our *own*, or a source's: then
    only how they are set is judged.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    typos: Mapping[str, str] = field(default_factory=dict)
    compounds: frozenset[str] = frozenset()
    quotes: Literal["「」", "“”"] = "「」"
    own: bool = True

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """Official spellings by folded alias."""
        return {alias.casefold(): name for alias, name in self.names.items()}

    @cached_property
    def official(self) -> frozenset[str]:
        """Official spellings: right as they are, also where another name differs from them by case (LoRa, LoRA)."""
        return frozenset(self.names.values())

    @cached_property
    def spelling(self) -> re.Pattern[str] | None:
        """Any alias as a word of its own: not in an id, a host, a handle, a file name or an identifier.

        `PyTorch.` at the end of a sentence and `PyTorch-based` are words, `pytorch.org` and `pytorch-lightning` aren't.
        """
        if not self.names:
            return None
        longest = sorted({alias.casefold() for alias in self.names}, key=lambda alias: (-len(alias), alias))
        words = "|".join(re.escape(alias).replace(r"\ ", "[ -]?") for alias in longest)
        after = r"(?![A-Za-z0-9_/@\\]|-(?!based\b|style\b|compatible\b)[A-Za-z0-9]|[.:][A-Za-z0-9])"
        return re.compile(rf"(?<![A-Za-z0-9_/@#.:=\\-])(?<![=(\[]['\"])(?:{words}){after}", re.IGNORECASE)

    @cached_property
    def wrong(self) -> re.Pattern[str] | None:
        """Any wrong word of the table of typos; Latin ones stand alone."""
        if not self.typos:
            return None
        longest = sorted(self.typos, key=lambda typo: (-len(typo), typo))
        words = (
            re.escape(typo) if re.search(f"[{HAN}]", typo) else rf"(?<![A-Za-z0-9_]){re.escape(typo)}(?![A-Za-z0-9_])"
            for typo in longest
        )
        return re.compile("|".join(words))

    @cached_property
    def quoting(self) -> House:
        """The same house for words of others: their wording stays, typing errors and all."""
        return replace(self, typos={}, own=False)
