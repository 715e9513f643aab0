"""Q8: nothing comes back without saying so."""

from __future__ import annotations

from typing import Any

from hugging_news.check import problems_of
from hugging_news.domain.editions import Edition, StoryImage
from tests.editions import edition, story

PICTURE = StoryImage(src="img/a.png", alt="a kite in the sky", width=1, height=1, sha256="a", media_type="image/png")


def q8(now: Edition, *before: Edition) -> list[str]:
    return [problem.message for problem in problems_of(now, before) if problem.rule == "Q8"]


def told(id: str, **more: Any) -> Edition:
    return edition(id, story("hub:model:acme/kite", **more))


def test_a_repeat_names_the_edition_that_told_it() -> None:
    """By its id, in whatever capitals, or by the address that it leads with."""
    before = told("2026-08-10")
    assert q8(told("2026-08-17"), before) == ["told in the edition of 2026-08-10, and not marked as a follow-up"]
    assert q8(edition("2026-08-17", story("hub:model:Acme/Kite")), before)
    page = "https://huggingface.co/acme/kite?utm_source=x"
    assert q8(edition("2026-08-17", story("inbox:note", url=page)), edition("2026-08-10", story("url:x", url=page)))


def test_a_follow_up_is_no_repeat() -> None:
    """It says which edition told it."""
    assert not q8(told("2026-08-17", follow_up_of="2026-08-10"), told("2026-08-10"))


def test_what_readers_no_longer_remember_may_come_back() -> None:
    """Twelve editions."""
    others = [edition(f"2026-0{month}-{day:02}") for month in (6, 7) for day in (1, 8, 15, 22, 28, 29)]
    assert not q8(told("2026-08-17"), told("2026-05-04"), *others)
    assert q8(told("2026-08-17"), told("2026-05-04"), *others[1:])


def test_a_picture_is_shown_once() -> None:
    """Also when the stories differ."""
    before = edition("2026-08-10", story("url:a", image=PICTURE))
    assert q8(edition("2026-08-17", story("url:b", image=PICTURE)), before) == [
        "its picture was shown in the edition of 2026-08-10"
    ]


def test_parts_of_a_split_and_later_editions_are_told_apart() -> None:
    """Part 2 is not part 1, and an edition that comes after does not count."""
    first = edition("2026-08-10", story("url:a#1", split_of="url:a", items=("url:a",)))
    assert not q8(edition("2026-08-17", story("url:a#2", split_of="url:a", items=("url:a",))), first)
    assert not q8(told("2026-08-17"), told("2026-08-24"))
