"""A story that was told is not told again."""

from __future__ import annotations

from typing import Any

from hugging_news.domain.editions import Edition, Newsletter, Section, SourceCredit, Story, WindowSpan
from hugging_news.domain.items import Item, Relation
from hugging_news.domain.stories import Candidate
from hugging_news.selection.novelty import fresh, story_keys, told_keys
from tests.factories import NOW, WINDOW, candidate, event, item, model, release


def edition(id: str, *leads: Item, state: Any = "final") -> Edition:
    """An edition that told *leads*."""
    stories = tuple(
        Story(
            id=lead.id, items=(lead.id,), kind=lead.kind, status="available", headline={}, summary={},
            source=SourceCredit(name="x", url=lead.url), keys=story_keys(candidate(lead)),
            details=lead.details.model_dump(mode="json"),
        )
        for lead in leads
    )  # fmt: skip
    span = WindowSpan(start=WINDOW.start, end=WINDOW.end, timezone=WINDOW.timezone)
    section = Section(id="releases", title={}, stories=stories)
    return Edition(
        id=id, number=1, week="2026-W32", languages=("zh",), generated=NOW, state=state,
        newsletter=Newsletter(name="x"), window=span, title={}, sections=(section,),
    )  # fmt: skip


def kept(stories: list[Candidate], *told: Edition) -> list[str]:
    return [story.id for story in fresh(stories, told_keys(told, "2026-08-17"))[0]]


def test_a_told_story_is_cut_with_the_edition_that_told_it() -> None:
    """The reason names it."""
    _, cut = fresh([candidate(release())], told_keys([edition("2026-08-10", release())], "2026-08-17"))
    assert (cut[0].state, cut[0].reason) == ("told", "told in the edition of 2026-08-10")


def test_a_new_version_is_a_new_story() -> None:
    """v2.0.1 after v2.0.0."""
    assert kept([candidate(release(tag="v2.0.1"))], edition("2026-08-10", release()))


def test_the_same_address_spelt_otherwise_was_told() -> None:
    """hf.co, trackers and versions do not hide it."""
    again = item("url:https://huggingface.co/blog/kite", url="https://hf.co/blog/kite?utm_source=y")
    assert not kept([candidate(again)], edition("2026-08-10", item("url:https://huggingface.co/blog/kite")))


def test_drafts_with_an_earlier_id_count_and_later_ones_do_not() -> None:
    """What was drafted for last week is not told again this week."""
    assert not kept([candidate(release())], edition("2026-08-10", release(), state="draft"))
    assert kept([candidate(release())], edition("2026-08-24", release(), state="draft"))


def test_a_later_final_edition_counts() -> None:
    """An old week that is built afterwards does not repeat what readers know."""
    assert not kept([candidate(release())], edition("2026-08-24", release()))


def test_a_copy_of_a_told_model_was_told() -> None:
    """A quantised re-upload is no news; the original of a told copy is."""
    copy = model("gguf/kite-7b-GGUF", base_models=(Relation(id="acme/kite-7b", relation="quantized"),))
    assert not kept([candidate(copy)], edition("2026-08-10", model("acme/kite-7b")))
    assert kept([candidate(model("acme/kite-7b"))], edition("2026-08-10", copy))


def test_a_told_event_that_is_cancelled_comes_back_as_a_follow_up() -> None:
    """Once: the edition that told the cancellation has told it."""
    told = told_keys([edition("2026-08-10", event())], "2026-08-17")
    again, _ = fresh([candidate(event(status="cancelled"))], told)
    assert [story.follow_up_of for story in again] == ["2026-08-10"]
    assert not kept([candidate(event(status="cancelled"))], edition("2026-08-10", event(status="cancelled")))


def test_an_edition_does_not_tell_itself_away() -> None:
    """Building a draft again gives the same edition."""
    assert kept([candidate(release())], edition("2026-08-17", release(), state="draft"))
