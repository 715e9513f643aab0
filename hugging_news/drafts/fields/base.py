"""What a field is: the words for one fact, and what proves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hugging_news.domain import wording
from hugging_news.domain.facts import Vocabulary
from hugging_news.domain.headlines import Manner
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.typography import House


@dataclass(frozen=True)
class Tables:
    """Names that the house spells in its own way (libraries, organisations) and the labels of each language.

    *manner* holds the words that no headline says; *tasks* what models of a task are called and do, *libraries* what
    known projects are, *licences* what licences mean. *words* is what the fact lock knows,
    *house* how words are set.
    """

    names: Mapping[str, str]
    labels: Mapping[str, Mapping[str, Any]]
    timezone: str
    manner: Manner = field(default_factory=Manner)
    tasks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    libraries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    licences: Licences = field(default_factory=dict)
    words: Vocabulary = field(default_factory=Vocabulary)
    house: House = field(default_factory=House)

    def task(self, task: str, lang: str) -> str:
        return str(self.labels[lang]["tasks"].get(task, task))

    def name(self, name: str) -> str:
        return self.names.get(name.lower(), name)


@dataclass(frozen=True)
class Field:
    """One fact: the words for it, and what proves them."""

    text: str
    item: str
    path: str
    value: object


Facts = dict[str, Field]

Given = Iterator[tuple[str, str, str, object]]
"""Name, words, path in the item and value of each field that is known; one without words is not known."""

KNOWN = "\u2713"
"""The words of a field that phrases only ask for (`{?gated}`) and never print."""


_FEW = 3


def few(names: Sequence[str], lang: str, tables: Tables, counted: str = "items") -> str:
    """All of them when there are at most three, else the first three and that there are more *counted*."""
    if len(names) <= _FEW:
        return wording.joined(names, lang)
    return wording.listed(names, lang, tables.labels[lang], _FEW, counted)


def with_article(noun: str, lang: str) -> str:
    """An English noun behind `a` or `an`, as it is spoken (`an 8B model`, `an MLX package`); others as they are."""
    if lang != "en":
        return noun
    word = noun.partition(" ")[0]
    spelt = word.isupper() and word.isalpha() and len(word) < 5 and word[0] in "AEFHILMNORSX"
    vowel = word[:1].lower() in "aeio" or (word.startswith(("8", "11B", "18B", "un")) and not word.startswith("uni"))
    return f"{'an' if spelt or vowel else 'a'} {noun}"


def capital(text: str) -> str:
    """*text* with a capital at its beginning."""
    return text[:1].upper() + text[1:]
