"""What an editor is told to write to change a choice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from hugging_news.domain.stories import Candidate, Decision
from hugging_news.domain.topics import Topic
from hugging_news.pipeline.advice import Trial, against_cap, pushed_out, without_rival
from hugging_news.selection.choose import Rules
from hugging_news.selection.profile import Profile
from tests.factories import candidate, item, release


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        ("told", "told in the edition of 2026-08-03", "nothing: readers know it"),
        (
            "quarantined",
            "quarantined: an empty repository",
            'keep = "why it is news" under ["hub:model:a/b"] in curation.toml',
        ),
        ("dropped", "dropped by the editor: no", "remove the decision"),
        ("held", "held by the editor until 2026-09-07", "remove the decision"),
        ("held", "Q1: no link that can be followed", "what the check names"),
        ("cut", "another version of the train that github:a/b@v2 tells", "pin = 1"),
        ("cut", "a pre-release of the train that github:a/b@v2 tells", "pin = 1"),
        ("cut", "the same version as github:a/b@v2, which tells the train", "pin = 1"),
        ("cut", "no date, and its source is new: it may be old", "a note of your own in the inbox"),
        ("cut", "over before the edition appears", "a note of your own in the inbox"),
    ],
)
def test_each_state_has_its_own_way_back(state: str, reason: str, said: str) -> None:
    """Naming the entry in curation.toml where there is one."""
    assert said in without_rival(state, "hub:model:a/b", reason)[0]


def post(number: int, score: float = 1.0, **more: Any) -> Candidate:
    return candidate(item(f"url:https://example.org/{number}", **more), parts={"importance": score})


@pytest.mark.parametrize(
    ("rules", "asked", "key"),
    [
        (Rules(caps={"learn": 1}), post(2, 0.5), "[sections.learn] max = 2"),
        (Rules(stories=1), post(2, 0.5), "[select] stories = 2"),
        (Rules(per_kind=1), post(2, 0.5), "[select] per_kind = 2"),
        (Rules(minutes=1.0), post(2, 0.5), "[select] minutes = 2"),
        (Rules(order=("releases",)), post(2, 0.5), '[sections] order with "learn"'),
        (Rules(profile=Profile(mute=(Topic("kites", "word", ("kites",)),))), post(2, title="Kites"), "[select] mute"),
        (Rules(stories=1, caps={"learn": 1}), post(2, 0.5), "max = 2 and [select] stories = 2"),
    ],
)
def test_every_bound_has_a_key_that_lifts_it(rules: Rules, asked: Candidate, key: str) -> None:
    """Each was tried: with it the story is told. Where two bounds stand in the way, the line names both."""
    trial = Trial((post(1), asked), rules, frozenset(), 2.0)
    why = trial.refusal(asked.id, rules)
    assert why is not None and key in against_cap(why, 0.5, trial)[0]


def test_a_short_note_without_room_asks_for_more_short_notes() -> None:
    """A patch has no card, so that its section's `max` would not help."""
    patches = [candidate(release(tag=f"v2.0.{n}", change="patch")) for n in (1, 2)]
    rules = Rules(brief={"releases": 1})
    trial = Trial(tuple(patches), rules, frozenset(), 2.0)
    why = next(cut for cut in (trial.refusal(patch.id, rules) for patch in patches) if cut)
    assert against_cap(why, 0.0, trial)[0] == "[sections.releases] brief = 2 in hugging_news.toml"


def test_points_and_topics_that_would_do_are_named() -> None:
    """The least boost that passes the rival; what is watched passes the bound of its section."""
    rules = Rules(caps={"learn": 1})
    trial = Trial((post(1), post(2, 0.5)), rules, frozenset(), 2.0)
    why = trial.refusal(post(2).id, rules)
    assert why is not None
    lines = against_cap(why, 0.5, trial)
    assert any("boost" in line and "= 0.26" in line and "it lacks 0.50" in line for line in lines)
    assert any(line.startswith("[select] watch") for line in lines) and lines[-1].startswith("pin = 1")


@pytest.mark.parametrize(
    ("decision", "section", "weakest", "beaten", "said"),
    [
        (Decision(pin=1), "learn", True, post(2), "nothing but the editor"),
        (Decision(), "top", True, post(2), "may lead"),
        (Decision(), "learn", True, None, "nothing yet"),
        (Decision(), "learn", True, post(2), "the first to go"),
        (Decision(), "learn", False, post(2), "once those below it are gone"),
    ],
)
def test_what_would_take_the_place_of_a_story(
    decision: Decision, section: str, weakest: bool, beaten: Candidate | None, said: str
) -> None:
    """By its section and by who had no place."""
    assert said in pushed_out(replace(post(1), decision=decision), section, weakest, beaten)
