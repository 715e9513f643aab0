"""The tables that rules look things up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hugging_news.domain.facts import Vocabulary
from hugging_news.domain.glossary import Glossary
from hugging_news.domain.headlines import Manner
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.typography import House


@dataclass(frozen=True)
class Book:
    """What the fact lock knows of *words*, how the *house* sets its text, and what else is looked up.

    *licences* is `data/licences.toml`, *tasks* `data/tasks.toml`, *manner* `data/headlines.toml`, *orders* the sure
    ones of `data/orders.toml`, *social* the hosts of social networks; *caps* are the full stories that each section
    may hold where the configuration says so.
    """

    words: Vocabulary = field(default_factory=Vocabulary)
    house: House = field(default_factory=House)
    licences: Licences = field(default_factory=dict)
    tasks: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    manner: Manner = field(default_factory=Manner)
    glossary: Glossary = field(default_factory=Glossary)
    orders: tuple[str, ...] = ()
    social: frozenset[str] = frozenset()
    caps: Mapping[str, int] = field(default_factory=dict)
