"""The words that `data/same_story.toml` knows, by their spelling in either language.

English spellings are looked up by the stems of their words, Chinese ones as they stand, the longest first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hugging_news.resources import load_toml

Sort = Literal["name", "act", "variant", "term", "filler"]
HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z\u00c0-\u024f]+|\d+")


@dataclass(frozen=True)
class Meaning:
    """One row of the table: *group* is the class whose members exclude one another, empty where there is none."""

    sort: Sort
    name: str
    group: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """*latin* by the stems of a spelling, with whether it counts in capitals only; *han* by the spelling itself.

    *longest* is the number of stems in the longest spelling that begins with a stem.
    """

    latin: dict[tuple[str, ...], tuple[Meaning, bool]]
    longest: dict[str, int]
    han: dict[str, Meaning]
    filler: frozenset[str]
    boilerplate: frozenset[str]

    @property
    def han_pattern(self) -> str:
        """An alternation of the Chinese spellings, the longest first; spaces in them are optional."""
        longest = sorted(self.han, key=lambda spelling: (-len(spelling), spelling))
        return "|".join(r"\s*".join(map(re.escape, spelling)) for spelling in longest)


@cache
def vocabulary() -> Vocabulary:
    """The shipped table, read once a process."""
    table = load_toml("data", "same_story.toml")
    rows = [(Meaning("name", name), spellings) for name, spellings in table["names"].items()]
    rows += [(Meaning("act", name), spellings) for name, spellings in table["acts"].items()]
    rows += [(Meaning("variant", name), spellings) for name, spellings in table["variants"].items()]
    rows += [(Meaning("term", name), spellings) for name, spellings in table["terms"].items()]
    for group, members in table["classes"].items():
        rows += [(Meaning("term", name, group), spellings) for name, spellings in members.items()]
    rows.append((Meaning("filler", ""), table["filler"]["zh"]))
    latin = {
        stems(one): (row, _capital(row, one)) for row, all_ in reversed(rows) for one in all_ if not HAN.search(one)
    }
    return Vocabulary(
        latin,
        {first: max(len(key) for key in latin if key[0] == first) for first, *_ in latin},
        {one.replace(" ", "").lower(): row for row, all_ in reversed(rows) for one in all_ if HAN.search(one)},
        frozenset(table["filler"]["en"].split()),
        frozenset(table["boilerplate"]["titles"]),
    )


def _capital(row: Meaning, spelling: str) -> bool:
    """Whether a spelling is a common word when it is written small: `Meta`, `Arm`, `US`."""
    return spelling[0].isupper() and (row.sort == "name" or row.group == "place")


def stems(text: str) -> tuple[str, ...]:
    """The stems of the Latin words and the numbers of *text*."""
    return tuple(map(stem, _WORD.findall(text.lower())))


@cache
def stem(word: str) -> str:
    """What the inflected forms of an English word share: `releases`, `released`, `releasing` → `releas`."""
    if len(word) < 3:
        return word
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word.removesuffix("e")
