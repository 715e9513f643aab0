"""Fields of strangers' JSON: the wrong ones are named, the others read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hugging_news.domain.fields import Fields


def fields(**row: Any) -> Fields:
    return Fields(row, "row 1")


@pytest.mark.parametrize("value", [0, 7, 10**15])
def test_counts(value: int) -> None:
    """Whole numbers from 0 to 10^15."""
    assert fields(n=value).number("n") == value


@pytest.mark.parametrize("value", [True, -1, 10**15 + 1, 1.0, float("nan"), float("inf"), "7", [], {}])
def test_no_counts(value: Any) -> None:
    """Anything else is no count, and is named."""
    row = fields(n=value)
    assert row.number("n") is None
    assert row.problems == [f"row 1: n is not a count ({type(value).__name__}), left out"]


def test_null_and_missing_are_absent_without_a_word() -> None:
    """Null is not wrong."""
    row = fields(a=None)
    assert (row.text("a"), row.number("b"), row.texts("a"), row.moment("b"), row.prose("a"), list(row.rows("a"))) == (
        None, None, (), None, "", [],
    )  # fmt: skip
    assert row.part("a").row == {} and not row.problems


def test_text_is_one_clean_line() -> None:
    """No line breaks, control, invisible or bidirectional characters."""
    assert fields(t=" a\r\nb\u202e\u200bc\x07 ").text("t") == "a bc"
    assert fields(t="x" * 900).text("t", 10) == "xxxxxxxxx…"


def test_texts_keep_words_once() -> None:
    """One word or several; what is no text is left out and named."""
    assert fields(t="en").texts("t") == ("en",)
    row = fields(t=["en", 5, "zh", None, "en", " "])
    assert row.texts("t") == ("en", "zh") and row.problems == ["row 1: t is not a list of words only (list), left out"]


def test_times() -> None:
    """A time is UTC; a later one than allowed is none."""
    now = datetime(2026, 1, 5, tzinfo=UTC)
    assert fields(t="2026-01-04T10:00:00.000Z").moment("t", now) == datetime(2026, 1, 4, 10, tzinfo=UTC)
    assert fields(t="2026-01-05T20:00:00.000Z").moment("t", now) is not None
    assert fields(t="2026-01-06T00:00:00.000Z").moment("t", now) is None
    assert fields(t="0000-00-00T00:00:00Z").moment("t") is None


def test_parts_share_problems() -> None:
    """What is wrong inside an object is named with its place."""
    row = fields(card={"license": 5}, files=[{"name": 1}, "x"])
    row.part("card").text("license")
    assert [file.text("name") for file in row.rows("files")] == [None, None]
    assert row.problems == [
        "row 1, card: license is not text (int), left out",
        "row 1, files 1: name is not text (int), left out",
        "row 1, files 2: it is not an object (str), left out",
    ]


@pytest.mark.parametrize("value", [0, -3, 91.25, 1e300])
def test_figures(value: float) -> None:
    """Measured numbers of any sign."""
    assert fields(n=value).figure("n") == value


@pytest.mark.parametrize("value", [True, float("nan"), float("-inf"), 10**400, "91.2", None])
def test_no_figures(value: Any) -> None:
    """What is not finite as a decimal number is none, whole numbers of 400 digits among them."""
    assert fields(n=value).figure("n") is None
