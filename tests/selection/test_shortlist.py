"""Which items belong to a week."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hugging_news.domain.items import Item
from hugging_news.domain.metrics import Snapshot
from hugging_news.selection.shortlist import Seen, Week, shortlist
from tests.factories import NOW, WEEK, WINDOW, event, item, model, seen


def told(*known: Seen, **more: Any) -> list[str]:
    """The ids that are shortlisted."""
    candidates, _ = shortlist(known, Week(WEEK, WINDOW, **more))
    return [candidate.id for candidate in candidates]


def post(days: float) -> Item:
    """A post published *days* after the week began."""
    return item(published=WINDOW.start + timedelta(days=days))


def test_a_post_of_the_week_is_told() -> None:
    """The window is half-open: its first instant belongs to it."""
    assert told(seen(post(0))) and told(seen(post(6.99)))


def test_a_post_of_the_next_week_is_not_told() -> None:
    """The last instant belongs to the next week."""
    assert not told(seen(post(7)))


def test_a_late_item_is_told_and_marked() -> None:
    """Up to 14 days old, seen now for the first time, by a source that was collected before."""
    candidates, _ = shortlist([seen(post(-3))], Week(WEEK, WINDOW))
    assert [c.late for c in candidates] == [True]


def test_late_ends_after_fourteen_days() -> None:
    """Older news is no news."""
    assert not told(seen(post(-15)))


def test_a_new_source_brings_no_backlog() -> None:
    """What a source had before we asked it for the first time is not told."""
    assert not told(seen(post(-3), backlog=True))


def test_what_was_known_before_is_not_late() -> None:
    """An item that an earlier week saw is not told again."""
    assert not told(seen(post(-3), first="2026-W32"))


def test_a_told_artefact_is_looked_at_while_it_is_listed() -> None:
    """Also where it does not rise: its licence may have changed. What left the list is not."""
    first = {"hub:model:acme/Kite-7B": "2026-W32"}
    lists = tuple(
        Snapshot("models", NOW - timedelta(days=days), week, {1: "hub:model:acme/Kite-7B"})
        for days, week in ((7, "2026-W32"), (0, WEEK))
    )
    known = seen(model("acme/Kite-7B"), first="2026-W32")
    assert told(known, first_listed=first, snapshots=lists, told=("hub:model:acme/kite-7b",))
    assert not told(known, first_listed=first, told=("hub:model:acme/kite-7b",))


def test_what_a_note_announced_is_told_when_it_is_first_listed() -> None:
    """The note was another week's; in its own week its date decides."""
    known = seen(model(published=WINDOW.start - timedelta(days=9)), first="2026-W32", by_hand=True)
    assert told(known, first_listed={known.item.id: WEEK})
    assert not told(known, first_listed={known.item.id: "2026-W34"})


def test_a_note_put_into_the_inbox_is_told_whatever_its_age() -> None:
    """The editor decided that it is news."""
    assert told(seen(post(-60), by_hand=True, backlog=True))


def test_an_inbox_note_about_an_artefact_that_trended_before_is_told() -> None:
    """By the editor's hand, whatever list named it in an earlier week."""
    known = seen(model(published=WINDOW.start - timedelta(days=30)), by_hand=True)
    assert told(known, first_listed={known.item.id: "2026-W30"})


def test_an_undated_item_of_a_new_source_is_cut_with_its_reason() -> None:
    """It may be old, and the cut list says so."""
    candidates, cut = shortlist([seen(item(published=None), backlog=True)], Week(WEEK, WINDOW))
    assert not candidates and "no date" in cut[0].reason


def test_an_undated_item_of_a_known_source_belongs_to_the_week_that_saw_it_first() -> None:
    """Pages without dates are told once, when they appear."""
    assert told(seen(item(published=None))) and not told(seen(item(published=None), first="2026-W32"))


def test_a_held_item_is_admitted_again() -> None:
    """Whatever its date."""
    assert told(seen(post(-30), first="2026-W28"), held={"url:https://example.org/a"})


def test_a_trending_model_belongs_to_the_first_week_that_listed_it() -> None:
    """Whatever the clock or its creation date says."""
    known = seen(model(rank=1, published=WINDOW.start - timedelta(days=400)))
    assert told(known, first_listed={known.item.id: WEEK})
    assert not told(known, first_listed={known.item.id: "2026-W30"})


def test_a_model_that_rises_is_eligible_again() -> None:
    """While untold, a better rank than a week ago brings it back."""
    known = seen(model(rank=1))
    lists = (
        Snapshot("models", NOW - timedelta(days=7), "2026-W32", {1: "hub:model:acme/other", 2: known.item.id}),
        Snapshot("models", NOW, WEEK, {1: known.item.id, 2: "hub:model:acme/other"}),
    )
    assert told(known, first_listed={known.item.id: "2026-W32"}, snapshots=lists)


def test_an_event_to_come_is_told_and_a_past_one_is_not() -> None:
    """What is over before the edition appears is cut with that reason."""
    past, cut = shortlist([seen(event(-2))], Week(WEEK, WINDOW))
    assert told(seen(event(7))) and not past and "over before" in cut[0].reason


def test_an_event_far_ahead_waits() -> None:
    """More than 60 days ahead is another edition's news."""
    assert not told(seen(event(61)))
