"""What keeps two stories apart: another version, size, sum, date, place in a series, act, variant or name."""

from __future__ import annotations

from collections.abc import Set
from datetime import timedelta

from hugging_news.selection.similar.reading import PLAIN_ACTS, Reading
from hugging_news.selection.similar.told import Told

_OPENED = timedelta(days=2)
"""An announcement and the opening of the weights further apart are two stories."""
_UNDIRECTED = PLAIN_ACTS | {"partner", "merge", "available", "weights", "preview"}


def titles_contradict(a: Reading, b: Reading) -> bool:
    """Whether one of two titles says what the other cannot mean."""
    return (
        a.marks != b.marks
        or not (a.numbers <= b.values and b.numbers <= a.values)
        or not (a.attached <= b.values and b.attached <= a.values)
        or any(disjoint(a.figures[kind], b.figures.get(kind)) for kind in a.figures if kind != "date")
        or any(disjoint(a.groups[group], b.groups.get(group)) for group in a.groups)
        or _other_dates(a, b)
        or _other_names(a, b)
        or _turned_round(a, b)
    )


def summaries_contradict(first: Told, second: Told) -> bool:
    """Whether the summaries give another version, where the titles give none, or another number of the same thing."""
    a, b = first.summary, second.summary
    counted = any(disjoint(a.counted[thing], b.counted.get(thing)) for thing in a.counted)
    return counted or (disjoint(a.versions, b.versions) and not first.title.versions)


def opened_later(first: Told, second: Told) -> bool:
    """Whether one announces and the other opens, days later or nobody knows when."""
    if not disjoint(first.title.acts & PLAIN_ACTS, second.title.acts & PLAIN_ACTS):
        return False
    one, two = first.item.published, second.item.published
    return one is None or two is None or abs(one - two) > _OPENED


def disjoint(a: Set[str] | None, b: Set[str] | None) -> bool:
    """Whether both say something of a kind, and nothing of it is the same."""
    return bool(a and b and not a & b)


def _other_dates(a: Reading, b: Reading) -> bool:
    """Whether both name a year, a month or a day, and not the same. A date that only one names proves nothing."""
    one, two = a.figures.get("date", set()), b.figures.get("date", set())
    return any(disjoint(_parts(one, part), _parts(two, part)) for part in "ymd") if one and two else False


def _parts(date: Set[str], part: str) -> set[str]:
    return {value for value in date if value.startswith(part)}


def _other_names(a: Reading, b: Reading) -> bool:
    """Whether each names somebody or something that the other does not."""
    return any(name not in b.words for name in a.names) and any(name not in a.words for name in b.names)


def _turned_round(a: Reading, b: Reading) -> bool:
    """Whether who does it and whom it is done to changed places: `A sues B` is not `B sues A`."""
    if not (a.acts & b.acts) - _UNDIRECTED:
        return False
    shared = a.words.keys() & b.words.keys()
    names = shared & {*a.names, *b.names}
    if not names and a.chinese != b.chinese:
        return False
    return _first(a, names or shared) != _first(b, names or shared)


def _first(one: Reading, among: Set[str]) -> str | None:
    return next((word for word in one.words if word in among), None)
