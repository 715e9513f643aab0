"""What makes a headline a bad one (EDITORIAL §1.6 and §3), as faults that say what was found.

The words come from `data/headlines.toml`, handed in as `Manner`, by language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from hugging_news.domain.text import HAN, units

LIMIT = 24
"""Units of a headline (`text.units`)."""
FaultKind = Literal["length", "hype", "emoji", "exclamation", "colon"]

EMOJI = re.compile(
    "(?:[\U0001f000-\U0001faff\U0001fc00-\U0001fcff\u2600-\u26ff\u2700-\u27bf\u2b00-\u2bff\u2300-\u23ff\u25a0-\u25ff"
    "\u3030\u303d\u3297\u3299\u2190-\u21ff](?:[\ufe0f\u200d\u20e3]|[\U0001f3fb-\U0001f3ff])*)+"
)
"""Pictograms, arrows and ornaments, which no headline carries; `°`, `×` and `™` are none."""
_COLON = re.compile(rf"(?<=[{HAN}）」』]) ?:(?!//)|:(?= ?[{HAN}「『])")
_MARKS = re.compile("[!！]+")
_SUBJECT = re.compile("：|: ")


@dataclass(frozen=True)
class Manner:
    """Words by language: *hype* that no headline says, *spared* ones that hold such a word and are none.

    *before* and *sites* stand around a source's title and tell nothing; *common* are plain English words of titles.
    """

    hype: Mapping[str, Sequence[str]] = field(default_factory=dict)
    spared: Mapping[str, Sequence[str]] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fault:
    """*found* is what is wrong, as it stands in the headline; of one that is too long, all of it."""

    kind: FaultKind
    found: str


def manner_of(table: Mapping[str, Any]) -> Manner:
    """The words of `data/headlines.toml`."""
    return Manner(
        hype=table["hype"],
        spared=table["spared"],
        before=tuple(table["affixes"]["before"]),
        sites=tuple(table["affixes"]["sites"]),
        common=frozenset(table["common"]["en"].split()),
    )


def faults(headline: str, lang: str, manner: Manner) -> tuple[Fault, ...]:
    """What is wrong with one headline, in the order length, hype, emoji, exclamation marks, colon.

    One exclamation mark is none: how many an edition may have is `exclamations`. A headline is as long as its subject
    must be: that of a model whose name alone fills it is not too long.
    """
    found = [Fault("length", headline)] if is_long(headline) else []
    found += [Fault("hype", word) for word in hype(headline, manner)]
    found += [Fault("emoji", match[0]) for match in EMOJI.finditer(headline)]
    found += [Fault("exclamation", match[0]) for match in _MARKS.finditer(headline) if len(match[0]) > 1]
    if lang == "zh":
        found += [Fault("colon", match[0]) for match in _COLON.finditer(headline)]
    return tuple(found)


def is_long(headline: str) -> bool:
    """More than `LIMIT` units, where something stands beside the subject."""
    return units(headline) > LIMIT and subject_of(headline) != headline


def subject_of(headline: str) -> str:
    """What a headline is about: what stands before its first colon, else all of it."""
    return _SUBJECT.split(headline, maxsplit=1)[0]


def exclamations(headlines: Iterable[str]) -> int:
    """How many exclamation marks all *headlines* of an edition hold together; at most one may stand."""
    return sum(len(match[0]) for headline in headlines for match in _MARKS.finditer(headline))


def hype(text: str, manner: Manner) -> tuple[str, ...]:
    """The hype words in *text*, of every language, each once, as they are listed."""
    rest = text.casefold()
    for word in (word for words in manner.spared.values() for word in words):
        rest = rest.replace(word.casefold(), " ")
    found: list[str] = []
    for word in sorted((word for words in manner.hype.values() for word in words), key=len, reverse=True):
        pattern = _whole(word)
        if pattern.search(rest):
            found.append(word)
            rest = pattern.sub(" ", rest)
    return tuple(found)


def _whole(word: str) -> re.Pattern[str]:
    """*word* as a whole where it is Latin, anywhere where it is Chinese."""
    escaped = re.escape(word.casefold())
    return re.compile(rf"(?<![\w-]){escaped}(?![\w-])" if word.isascii() else escaped)
