"""What becomes of a gate."""

from __future__ import annotations

from typing import Any

from hugging_news.check import Problem
from hugging_news.domain.stories import Decision, Draft, Sentence
from hugging_news.domain.typography import House
from hugging_news.pipeline.mending import Mending
from tests.check.good import KITE, MODEL, POST, edition, good
from tests.factories import candidate, item

EDITION = edition(good())


def mending(id: str = KITE, **more: Any) -> Mending:
    return Mending({id: candidate(item(id), **more)}, House())


def gate(story: str = KITE, **more: Any) -> Problem:
    return Problem("Q3", "gate", "4: the sources don't have 4", story, **more)


def done(mended: Mending) -> list[tuple[str, str]]:
    return [(line.done, line.said) for line in mended.lines]


def test_a_sentence_is_refused_once() -> None:
    """However many gates name it."""
    mended = mending()
    assert mended.take([gate(lang="en", sentence=0), gate(lang="en", sentence=0)], EDITION)
    assert done(mended) == [("sentence", "Kite 2.1.0 is out.")] and not mended.held


def test_a_sentence_that_comes_back_holds_the_story() -> None:
    """Then nothing else can be done, and the rounds end."""
    mended = mending()
    mended.take([gate(lang="en", sentence=0)], EDITION)
    assert mended.take([gate(lang="en", sentence=0)], EDITION)
    assert mended.held == {KITE: "Q3: 4: the sources don't have 4"} and done(mended)[-1][0] == "held"
    assert not mended.take([gate(lang="en", sentence=0)], EDITION)


def test_a_headline_is_refused() -> None:
    """By its text."""
    mended = mending()
    mended.take([gate(lang="zh", sentence="headline")], EDITION)
    assert done(mended) == [("headline", "Kite 2.1.0 发布")]


def test_what_an_editor_wrote_is_left_as_it_is() -> None:
    """Neither rewritten nor held: it remains, and is refused in the end."""
    mended = mending(POST)
    assert not mended.take([gate(POST, lang="en", sentence=0)], EDITION)
    mended = mending(decision=Decision(headline={"en": "Kite 2.1.0 is out"}))
    assert not mended.take([gate(lang="en", sentence="headline")], EDITION)


def test_a_picture_is_left_out_and_the_story_told() -> None:
    """Q10 is about the picture alone."""
    mended = mending()
    assert mended.take([Problem("Q10", "gate", "alt text of 0 characters", KITE)], EDITION)
    assert mended.bare == {KITE} and done(mended) == [("picture", "A red kite above a beach")]


def test_any_other_gate_holds_the_story() -> None:
    """With its reason; a place that does not exist is no sentence."""
    for problem in (gate(), gate(lang="en", sentence=9)):
        mended = mending()
        assert mended.take([problem], EDITION) and mended.held == {KITE: "Q3: 4: the sources don't have 4"}


def test_the_glance_waits_for_the_headline() -> None:
    """It repeats it; the story is held when that does not help."""
    mended = mending()
    assert mended.take([gate(lang="en"), gate(lang="en", sentence="headline")], EDITION)
    assert done(mended) == [("headline", "Kite 2.1.0 is out")] and not mended.held


def test_the_glance_does_not_hold_what_an_editor_wrote() -> None:
    """Such a headline stays, and the edition is refused until a person mends it."""
    mended = mending(decision=Decision(headline={"en": "Kite 2.1.0 is out"}))
    assert not mended.take([gate(lang="en"), gate(lang="en", sentence="headline")], EDITION) and not mended.held


def test_warnings_and_gates_of_no_story_change_nothing() -> None:
    """They are reported."""
    mended = mending()
    assert not mended.take([gate(""), gate(MODEL), Problem("Q16", "warning", "long", KITE)], EDITION)


def test_a_draft_is_taken_back_as_it_was_refused() -> None:
    """That of another story stays as it is."""
    mended = mending()
    mended.take([gate(lang="en", sentence=0)], EDITION)
    told = Draft({}, {"en": (Sentence(text="Kite 2.1.0 is out.", lang="en", method="data"),)}, ())
    assert mended.draft(told, candidate(item(KITE))).summary == {"en": ()}
    assert mended.draft(told, candidate(item(MODEL))) is told
