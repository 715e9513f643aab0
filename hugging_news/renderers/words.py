"""One language of a document: its labels, its zone and the wording functions with both filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hugging_news.domain import wording
from hugging_news.domain.articles.hanzi import TRADITIONAL, is_traditional
from hugging_news.domain.text import cjk_count, units


@dataclass(frozen=True)
class Words:
    """*zone* is the newsletter's, *labels* the table of `templates/i18n`, *tasks* more names of tasks."""

    lang: str
    labels: Mapping[str, Any]
    zone: str
    tasks: Mapping[str, str] = field(default_factory=dict)

    def label(self, key: str, default: str | None = None) -> str:
        """The text at a dotted *key*; an unknown last part gives *default*.

        Raises:
            KeyError: there is neither.
        """
        *path, last = key.split(".")
        table = self.labels
        for part in path:
            table = table[part]
        return str(table[last] if default is None else table.get(last, default))

    def fill(self, key: str, **values: str) -> str:
        """The pattern at *key* with its fields."""
        return wording.fill(self.label(key), **values)

    def joint(self, *texts: str, by: str = "separator") -> str:
        """The texts that are not empty, with the label *by* between them."""
        return self.label(by).join(text for text in texts if text)

    def fact(self, label: str, text: str) -> str:
        return self.fill("fact", label=label, text=text)

    def number(self, value: float) -> str:
        return wording.number(value, self.lang)

    def compact(self, value: int) -> str:
        return wording.compact(value, self.lang)

    def signed(self, value: int) -> str:
        return wording.signed_compact(value, self.lang)

    def size(self, count: int) -> str:
        return wording.size(count, self.lang)

    def day(self, moment: date | datetime, zone: str | None = None) -> str:
        return wording.day(moment, self.lang, zone or self.zone)

    def stamp(self, moment: datetime) -> str:
        return wording.stamp(moment, self.lang)

    def span(self, start: datetime, end: datetime | None, zone: str, all_day: bool = False) -> str:
        return wording.event_span(start, end, zone, self.lang, self.labels, all_day)

    def listed(self, names: Iterable[str], limit: int = 3, more: str = "others") -> str:
        return wording.listed(names, self.lang, self.labels, limit, more)

    def by(self, moment: datetime, zone: str | None = None) -> str:
        """A deadline: its day, with the time where the source says more than "that day"."""
        return wording.deadline(moment, zone or self.zone, self.lang, self.labels)

    def duration(self, seconds: float) -> str:
        return wording.duration(seconds, self.lang)

    def language(self, code: str) -> str:
        return wording.language_name(code, self.lang)

    def country(self, code: str) -> str:
        return wording.country_name(code, self.lang)

    def task(self, task: str) -> str:
        """A task's name; an unknown one keeps its id."""
        return self.tasks.get(task) or self.label(f"tasks.{task}", task) if "." not in task else task

    def foreign(self, text: str) -> str | None:
        """The language of *text* when it is plainly not the document's: no mere name, but words of a sentence."""
        if self.lang == "zh" and cjk_count(text):
            return TRADITIONAL if is_traditional(text) else None
        if self.lang == "zh":
            return "en" if units(text) >= 4 else None
        return "zh" if cjk_count(text) >= 2 else None

    def original(self, text: str) -> str | None:
        """The same for a sentence of a source, however short."""
        if self.lang == "zh":
            return "en" if not cjk_count(text) and units(text) else None
        return self.foreign(text)
