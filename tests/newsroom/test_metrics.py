"""Counts, snapshots and comparison."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from hugging_news.domain.items import Item
from hugging_news.domain.metrics import change, current, earlier, snapshots
from hugging_news.newsroom import metrics
from tests.factories import NOW, WEEK, WINDOW, model


def counted(*items: Item, week: str = WEEK) -> tuple[metrics.Measure, ...]:
    return metrics.measures_of(items, week)


def lists(*weeks: tuple[metrics.Measure, ...]) -> tuple:  # type: ignore[type-arg]
    return snapshots([measure for week in weeks for measure in week])


def test_counts_are_added_once(tmp_path: Path) -> None:
    """A week that is collected again from the same answers adds nothing."""
    measures = counted(model(rank=1, likes=10))
    assert (metrics.append(tmp_path, WEEK, measures), metrics.append(tmp_path, WEEK, measures)) == (2, 0)


def test_counts_are_read_back_with_their_week(tmp_path: Path) -> None:
    """The file's name is the week."""
    metrics.append(tmp_path, WEEK, counted(model(rank=1, likes=10)))
    read, problems = metrics.read(tmp_path, NOW)
    assert {measure.week for measure in read} == {WEEK} and not problems


def test_a_damaged_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """It is left as it is."""
    metrics.append(tmp_path, WEEK, counted(model(rank=1)))
    with (tmp_path / f"{WEEK}.jsonl").open("a", encoding="utf-8") as handle:
        handle.write("{\n")
    read, problems = metrics.read(tmp_path, NOW)
    assert len(read) == 1 and f"{WEEK}.jsonl:2" in problems[0]


def test_later_counts_are_not_known_yet(tmp_path: Path) -> None:
    """`--as-of` holds for metrics too."""
    metrics.append(tmp_path, WEEK, counted(model(rank=1, as_of=NOW + timedelta(days=1))))
    assert metrics.read(tmp_path, NOW)[0] == ()


def test_a_row_that_climbed_says_how_far_and_what_it_gained() -> None:
    """Places up are positive; likes come from our own two counts."""
    before = NOW - timedelta(days=7)
    found = lists(
        counted(model("a/x", 1, 5, as_of=before), model("a/y", 2, 100, as_of=before), week="2026-W32"),
        counted(model("a/y", 1, 160), model("a/x", 2, 6)),
    )
    now = current(found, "models", WEEK, WINDOW.end)
    assert now is not None
    moved = change("hub:model:a/y", now, earlier(found, now))
    assert (moved.state, moved.rank, moved.likes) == ("up", 1, 60)


def test_a_place_below_the_end_of_a_shorter_list_is_not_new() -> None:
    """Nobody knows who stood there; a place that the list had is new to its artefact."""
    found = lists(
        counted(model("a/x", 1, as_of=NOW - timedelta(days=7)), week="2026-W32"),
        counted(model("a/z", 1), model("a/y", 2)),
    )
    now = current(found, "models", WEEK, WINDOW.end)
    assert now is not None
    states = [change(f"hub:model:a/{name}", now, earlier(found, now)).state for name in "zy"]
    assert states == ["new", "uncompared"]


def test_a_row_without_an_earlier_list_has_no_comparison() -> None:
    """Nothing is claimed."""
    found = lists(counted(model("a/y", 1, 160)))
    now = current(found, "models", WEEK, WINDOW.end)
    assert now is not None and change("hub:model:a/y", now, earlier(found, now)).state == "uncompared"


def test_lists_of_less_than_six_or_more_than_eight_days_are_not_compared() -> None:
    """A week is a week."""
    for days in (1, 5, 9, 14):
        found = lists(
            counted(model("a/y", 1, as_of=NOW - timedelta(days=days)), week="2026-W31"), counted(model("a/y", 1))
        )
        now = current(found, "models", WEEK, WINDOW.end)
        assert now is not None and earlier(found, now) is None


def test_a_list_taken_long_after_the_week_is_not_the_weeks() -> None:
    """At most 7 days after its end."""
    found = lists(counted(model("a/y", 1, as_of=WINDOW.end + timedelta(days=8))))
    assert current(found, "models", WEEK, WINDOW.end) is None


def test_the_newest_collection_of_the_week_is_printed_whole() -> None:
    """Never mixed from two."""
    found = lists(
        counted(model("a/x", 1, as_of=NOW - timedelta(hours=9)), model("a/z", 2, as_of=NOW - timedelta(hours=9))),
        counted(model("a/y", 1)),
    )
    now = current(found, "models", WEEK, WINDOW.end)
    assert now is not None and now.ranks == ("hub:model:a/y",)
