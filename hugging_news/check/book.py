"""The tables that rules look things up in."""

from __future__ import annotations

from dataclasses import dataclass, field

from hugging_news.domain.facts import Vocabulary
from hugging_news.domain.typography import House


@dataclass(frozen=True)
class Book:
    """What the fact lock knows of *words*, and how the *house* sets its text."""

    words: Vocabulary = field(default_factory=Vocabulary)
    house: House = field(default_factory=House)
