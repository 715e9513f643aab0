"""Numbers in templates: one is printed only by a template that says what it counts and over which span.

`{{ metrics | counted("downloads", "30d") }}` prints the number, `{{ metric | stated }}` the whole of it ("31.2k
downloads in 30 days (as of 5 January 2026)"), `{{ cell | under(column) }}` a table's cell below its own column;
`{% if metrics is counting("likes") %}` asks first. Anything else that would print it, or take it for another number,
is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NoReturn, get_args

from jinja2.exceptions import TemplateRuntimeError

from hugging_news.domain.editions import StoryMetric
from hugging_news.domain.items import Counts, Metric
from hugging_news.renderers.words import Words

COUNTED = tuple(counts for counts in get_args(Counts) if counts != "rank")


class CountError(TemplateRuntimeError):
    """A template would print a number as what it is not."""


class Count:
    """A number as *counts* and *span* say, its column *label* and the day *as_of*; filters alone give the digits."""

    def __init__(self, metric: Metric | StoryMetric, words: Words) -> None:
        pair = f"{metric.counts}_{metric.span}"
        self.counts, self.span = metric.counts, metric.span
        self.label, self.as_of = words.label(f"metrics.{pair}"), words.day(metric.as_of)
        self._digits = words.compact(metric.value)
        self._dated = (
            said(metric, words) + words.label("open") + words.fill("as_of", date=self.as_of) + words.label("close")
        )

    @property
    def pair(self) -> tuple[str, str]:
        return self.counts, self.span

    def _refuse(self, *_: object) -> NoReturn:
        raise CountError(
            f"a number of {self.counts} ({self.span}) cannot be printed by itself: say what it counts, as in "
            f"{{{{ metric | counted({self.counts!r}, {self.span!r}) }}}}"
        )

    __str__ = __html__ = __format__ = __int__ = __float__ = __index__ = _refuse

    def __repr__(self) -> str:
        return f"<{self.counts} {self.span}>"


def said(metric: Metric | StoryMetric, words: Words) -> str:
    """The number with what it counts, and what it gained: `12.4k stars, +1,024 since 3 November 2026, 512 a day`."""
    text = words.fill(f"signals.{metric.counts}_{metric.span}", value=words.compact(metric.value))
    if not isinstance(metric, StoryMetric) or metric.gained is None or metric.since is None:
        return text
    grown = words.fill("signals.gained", change=words.signed(metric.gained), date=words.day(metric.since))
    rate = metric.gained / ((metric.as_of - metric.since).total_seconds() / 86400 or 1)
    if metric.gained > 0:
        grown += words.fill("signals.rate", rate=words.number(round(rate, 1) if rate < 10 else round(rate)))
    return words.joint(text, grown, by="comma")


def counted(given: object, counts: str, span: str = "total") -> str:
    """The digits of *given*, or of the one among several, that counts *counts* over *span*.

    Raises:
        CountError: it counts something else, or none of them does.
    """
    for count in _counts(given):
        if count.pair == (counts, span):
            return count._digits
    there = ", ".join(" ".join(count.pair) for count in _counts(given)) or "nothing"
    raise CountError(f"asked for {counts} {span}, but there is {there}")


def counting(given: object, counts: str, span: str = "total") -> bool:
    """Whether `counted` would print something."""
    return any(count.pair == (counts, span) for count in _counts(given))


def stated(given: object) -> str:
    """A number with what it counts, over which span and as of when."""
    [count] = _counts(given)
    return count._dated


def under(cell: object, column: object) -> str:
    """The text of a table's cell, which stands only below its own column: ranks and changes are numbers too.

    Raises:
        CountError: it is another's.
    """
    if cell.column != column.name:  # type: ignore[attr-defined]
        raise CountError(f"a cell of the column {cell.column} stands below {column.label!r}")  # type: ignore[attr-defined]
    text = cell.text  # type: ignore[attr-defined]
    return text._digits if isinstance(text, Count) else str(text)


def _counts(given: object) -> tuple[Count, ...]:
    found = (given,) if isinstance(given, Count) or not isinstance(given, Iterable) else tuple(given)
    for one in found:
        if not isinstance(one, Count):
            raise CountError(f"{type(one).__name__} is no number that knows what it counts")
    return found
