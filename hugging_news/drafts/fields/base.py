"""What a field is: the words for one fact, and what proves them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hugging_news.domain.typography import House


@dataclass(frozen=True)
class Tables:
    """Names that the house spells in its own way (libraries, organisations), labels, and how its words are set."""

    names: Mapping[str, str]
    labels: Mapping[str, Mapping[str, Any]]
    timezone: str
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
