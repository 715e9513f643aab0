"""A stranger's JSON object read field by field: one bad field never costs the rest of the object."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from sys import float_info
from typing import Any

from hugging_news.domain.text import one_line
from hugging_news.domain.times import parse_moment

LARGEST = 10**15
MOST = 1000


class Fields:
    """The fields of one JSON object. Null is absent; a value of the wrong type is absent too, and named in *problems*.

    *where* says which object it is (`models row 3`). The parts of an object share its problems.
    """

    def __init__(self, row: Any, where: str, problems: list[str] | None = None) -> None:
        self.row: dict[str, Any] = row if isinstance(row, dict) else {}
        self.where = where
        self.problems: list[str] = [] if problems is None else problems
        if row is not None and not isinstance(row, dict):
            self.wrong("", "an object", row)

    def text(self, key: str, limit: int = 500) -> str | None:
        """One clean line, None when absent or empty."""
        value = self.row.get(key)
        if value is None or isinstance(value, str):
            return one_line(value or "", limit) or None
        self.wrong(key, "text", value)
        return None

    def prose(self, key: str) -> str:
        """Text with its line breaks, not cleaned, empty when absent."""
        value = self.row.get(key)
        if isinstance(value, str):
            return value
        self.wrong(key, "text", value)
        return ""

    def number(self, key: str) -> int | None:
        """A count: whole, not negative, at most 10^15."""
        value = self.row.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST:
            return value
        self.wrong(key, "a count", value)
        return None

    def figure(self, key: str) -> float | None:
        """A measured number: finite, of any sign."""
        value = self.row.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= float_info.max:
            return float(value)
        self.wrong(key, "a number", value)
        return None

    def moment(self, key: str, latest: datetime | None = None) -> datetime | None:
        """A time, in UTC; one that is a day or more after *latest* is wrong."""
        value = self.row.get(key)
        moment = parse_moment(value) if isinstance(value, str) else None
        if moment and (latest is None or (moment - latest).days < 1):
            return moment
        self.wrong(key, "a time in the past" if moment else "a time", value)
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of words (or a single one) as clean lines, in order, once each, at most 1,000."""
        value = self.row.get(key)
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list):
            self.wrong(key, "a list of words", value)
            return ()
        words = [one_line(word, 200) for word in values[:MOST] if isinstance(word, str)]
        if len(words) < min(len(values), MOST):
            self.wrong(key, "a list of words only", value)
        return tuple(dict.fromkeys(word for word in words if word))

    def part(self, key: str) -> Fields:
        """A nested object, empty when absent."""
        return Fields(self.row.get(key), f"{self.where}, {key}", self.problems)

    def rows(self, key: str) -> Iterator[Fields]:
        """The objects of a list."""
        value = self.row.get(key)
        if not isinstance(value, list):
            self.wrong(key, "a list", value)
            return
        yield from (Fields(row, f"{self.where}, {key} {n}", self.problems) for n, row in enumerate(value, start=1))

    def wrong(self, key: str, expected: str, value: Any) -> None:
        """Say that *key* is not what was *expected*, unless it is absent."""
        if value is not None:
            self.problems.append(f"{self.where}: {key or 'it'} is not {expected} ({type(value).__name__}), left out")
