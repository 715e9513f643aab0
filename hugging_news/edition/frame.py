"""What is the same for every story of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hugging_news.domain.exchange import Window
from hugging_news.domain.licences import Table as Licences


@dataclass(frozen=True)
class Frame:
    """What is the same for every story: the newsletter, its week, its words and tables."""

    name: str
    publisher: str
    editor: str
    languages: tuple[str, ...]
    week: str
    window: Window
    now: datetime
    first: str
    labels: Mapping[str, Mapping[str, Any]]
    licences: Licences
    section_titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    intro: Mapping[str, str] = field(default_factory=dict)
    signoff: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
