"""What a count gained, from our own counts alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hugging_news.domain.items import Metric
from hugging_news.domain.metrics import growth
from tests.factories import NOW


def counts(*known: tuple[float, int]) -> list[Metric]:
    """Pairs of an age in days and a count."""
    return [Metric(counts="stars", value=value, as_of=NOW - timedelta(days=age)) for age, value in known]


@pytest.mark.parametrize(
    ("known", "gained", "age"),
    [
        ([(0, 1200), (2, 100)], 1100, 2),
        ([(0, 1200), (2, 1100), (6.5, 800), (30, 10)], 400, 6.5),
        ([(0, 900), (7, 1200)], -300, 7),
        ([(0, 5), (7, 90_000)], -89_995, 7),
        ([(0, 7), (7, 7)], 0, 7),
        ([(0, 7)], None, None),
        ([(0, 7), (0, 9)], None, None),
        ([(0, 7), (0.5, 3)], None, None),
        ([(0, 7), (36, 3)], None, None),
        ([(0, 9), (6, 1), (8, 3)], 8, 6),
    ],
)
def test_growth(known: list[tuple[float, int]], gained: int | None, age: float | None) -> None:
    """The count nearest to a week before, at least a day; a fall is negative; too near, too old or alone: nothing."""
    for given in (known, known[::-1]):
        found = growth(counts(*given), NOW)
        assert found is not None and found.gained == gained
        assert found.since == (NOW - timedelta(days=age) if age else None)


def test_of_one_moment_the_larger_counts() -> None:
    """Whatever their order."""
    assert [growth(counts(*given), NOW).latest.value for given in ([(0, 7), (0, 9)], [(0, 9), (0, 7)])] == [9, 9]  # type: ignore[union-attr]


def test_later_counts_and_none_at_all() -> None:
    """What was counted after the edition's time is not known to it."""
    assert growth([], NOW) is None and growth(counts((-1, 5)), NOW) is None
