"""When an issue appeared and what it calls itself: the year is never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from hugging_news.domain.classic.models import Remark
from hugging_news.domain.errors import ParseError

_FULL = re.compile(r"(?<!\d)(\d{4})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})(?:\s?日|(?!\d))")
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)")
_DISPLAY = re.compile(r"[#＃](\d{2})(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=\s?年|/\d{2}/|-\d{2}-)")
_NUMBER = re.compile(r"第\s?(\d{1,5})\s?期")


def dated(
    place: str, keys: Mapping[str, Any], title: str | None, words: Iterable[str], given: date | None
) -> tuple[date, tuple[Remark, ...]]:
    """The day of an issue: as given, else of its front matter, its file or folder (*place*), its title.

    A title such as `Hugging News #0703` has no year; it is taken from the text, where that names a single one.

    Raises:
        ParseError: no day is stated.
    """
    if given:
        return given, ()
    found = [(day, said) for day, said in _stated(place, keys, title) if day and 1990 <= day.year <= 2200]
    if not found:
        return _displayed(place.rpartition("/")[2], title, words)
    day, said = found[0]
    others = [f"{what} says {other}" for other, what in found if other != day]
    return day, tuple(Remark(1, f"dated {day} by its {said}; its {other}") for other in others[:1])


def number_of(keys: Mapping[str, Any], title: str | None) -> int | None:
    """The running number that the file states."""
    stated = str(keys.get("number", ""))
    match = _NUMBER.search(title or "")
    return int(stated) if stated.isdecimal() else int(match[1]) if match else None


def _stated(place: str, keys: Mapping[str, Any], title: str | None) -> Iterator[tuple[date | None, str]]:
    for key in ("id", "date"):
        yield _day(keys.get(key)), "front matter"
    folder, _, name = place.rpartition("/")
    yield _in(name), "file name"
    yield _in(folder.rpartition("/")[2]), "folder"
    yield _in(title or ""), "title"


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else _in(value) if isinstance(value, str) else None


def _in(text: str) -> date | None:
    match = _FULL.search(text) or _COMPACT.search(text)
    return _valid(*match.groups()) if match else None


def _valid(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _displayed(name: str, title: str | None, words: Iterable[str]) -> tuple[date, tuple[Remark, ...]]:
    match = _DISPLAY.search(title or "") or _DISPLAY.search(name)
    years = sorted({year for text in words for year in _YEAR.findall(text)}) if match else []
    day = _valid(years[0], *match.groups()) if match and len(years) == 1 else None
    if day is None:
        why = f"{match[0]} has no year" if match else "neither its front matter, its name nor its title has one"
        raise ParseError(name, f"no date: {why}; say it with --date YYYY-MM-DD")
    assert match is not None
    return day, (Remark(1, f"{match[0]} read as {day}: {years[0]} is the only year that the text names", True),)
