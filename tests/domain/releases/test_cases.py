"""What an editor would take from notes, and what only looks like news."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hugging_news.domain.items import Note
from hugging_news.domain.releases import ReleaseNotes, action_of, notes, told_action
from hugging_news.domain.releases.inline import plain_line
from hugging_news.domain.releases.notes import LONGEST
from tests.domain.releases.bodies import SHAPES
from tests.domain.releases.cases import CASES

WEB = "https://github.com/acme/kite"
ALL = {**SHAPES, **CASES}


def read(name: str) -> ReleaseNotes:
    return notes(CASES[name], WEB)


def texts(found: tuple[Note, ...] | None) -> list[str]:
    return [note.text for note in found or ()]


def every_note(found: ReleaseNotes) -> list[Note]:
    lists = (found.highlights, found.breaking or (), found.deprecations, found.minimums, found.compatibility)
    single = (note for note in (found.why, found.snippet) if note)
    return [*(note for notes_ in (*lists, found.security) for note in notes_), *single]


def stands_in(note: Note, body: str) -> bool:
    """Whether the source is lines of *body* as they stand, and the text is in them, as Markdown or as plain words."""
    plain = " ".join(filter(None, map(plain_line, note.source.split("\n"))))
    return note.source in body and (note.text in note.source or note.text in plain)


@pytest.mark.parametrize("name", ALL)
def test_no_line_without_a_source_line(name: str) -> None:
    """Of every sort, in every case."""
    assert [note for note in every_note(notes(ALL[name], WEB)) if not stands_in(note, ALL[name])] == []


PIECES = st.sampled_from([line for body in ALL.values() for line in body.splitlines()])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40).map("\n".join))
def test_no_line_without_a_source_line_in_any_mixture(body: str) -> None:
    """Lines of all cases in any order: what is found always stands there, the lead too."""
    found = notes(body, WEB)
    assert [note for note in every_note(found) if not stands_in(note, body)] == []
    plain = " ".join(filter(None, map(plain_line, body.split("\n"))))
    assert found.lead is None or found.lead in plain


def test_why_and_code_of_the_lead() -> None:
    """The sentence that says what users gain and the call that the notes give; neither is made up elsewhere."""
    found = read("lead_with_reason")
    assert (found.lead, found.subject) == ("Strings can now be loaded in 4 bits.", "4-bit strings")
    assert found.why and found.why.text == "This means that a kite for 30 people fits on one reel of 24 m"
    call = 'kite = Kite.from_wind("north", load_in_4bit=True)'
    assert found.snippet and found.snippet.text == f"from kite import Kite\n# load it\n{call}\nprint(kite)"
    assert found.snippet.code == "python"
    assert texts(found.highlights) == ["4-bit strings", "Agents hold the string"]


@pytest.mark.parametrize("name", ["first_is_a_chore", "bugs_as_titles", "coming_soon", "new_models"])
def test_no_reason_and_no_code_where_the_notes_give_none(name: str) -> None:
    """Nothing is guessed."""
    assert read(name).snippet is None
    assert (read(name).why is None) == (name != "new_models")


def test_compatibility() -> None:
    """What the notes say of existing code is kept; an empty section of breaking changes needs no action."""
    found = read("lead_with_reason")
    assert texts(found.compatibility) == [
        "Existing scripts keep working: no changes are needed, but use the latest reel"
    ]
    assert (found.breaking, action_of(found, "minor")) == ((), "none")


@pytest.mark.parametrize(
    ("line", "states"),
    [
        ("The new reader is backward compatible with Kite 3", True),
        ("No code changes are required", True),
        ("A drop-in replacement for `Reel`", True),
        ("Make sure you have reel v2.1 or later installed", True),
        ("完全向后兼容，无需修改代码", True),
        ("Fix backward compatibility with reels", False),
        ("It is not backward compatible", False),
        ("Additionally, the cache was updated to align with the latest model implementations", False),
        ("Please make sure to update", False),
        ("This will install the latest version instead", False),
    ],
)
def test_statements_of_compatibility(line: str, states: bool) -> None:
    """Only what tells users about their code."""
    assert bool(notes(f"## What's new\n- {line}\n").compatibility) == states


def test_the_first_pull_request_is_no_news() -> None:
    """Chores, typos, checks and cards never stand before what users get."""
    assert texts(read("first_is_a_chore").highlights) == ["Support Kestrel-7B in the reader"]


def test_a_bug_is_not_told_as_if_it_were_new() -> None:
    """Outside its list of fixes "emits garbled text" would say the opposite."""
    assert texts(read("bugs_as_titles").highlights) == [
        "Kestrel now works with more than one reel",
        "Kite lamps: accuracy restored from 0.82 → 0.96",
    ]


def test_plans_and_invitations_are_no_highlights() -> None:
    """Features before what is coming soon; no greeting and no channel leads."""
    found = read("coming_soon")
    assert texts(found.highlights) == ["Kestrel support", "Faster reels"]
    assert found.lead == "We supported Kestrel with the accuracy of its authors."


def test_meetings_are_no_highlights() -> None:
    """What the project held is not what the version brings."""
    assert texts(read("events_in_highlights").highlights) == [
        "Overlap of launch and landing for Kestrel",
        "Flat reels for Heron",
    ]


def test_titles_that_were_cut() -> None:
    """They end with a whole word that leads somewhere, without the debris of lists."""
    found = read("cut_titles")
    assert found.lead is None
    assert set(texts(found.highlights)) == {
        "Add a fatal signal to the KiteManager",
        "Fix Kestrel string regression and _patch_kestrel_knot",
        "Fix IndexError with two reels when lamps are active",
        "Add full reel support for Heron",
    }


def test_what_is_removed_in_passing_breaks() -> None:
    """Interfaces that are gone or renamed, marked sentences, and the steps of a migration; not what else changed."""
    found = read("removed_in_passing")
    assert texts(found.breaking) == [
        "Call Kite.fly() instead of Kite.new()",
        "The knot trait is modified to be composable",
        "original_string and knots have been removed from the Kite returned by fly",
        "--reel is renamed to --reels with no alias",
    ]
    assert action_of(found, "minor") == "code"


def test_a_line_that_the_author_breaks() -> None:
    """GitHub shows the break; the sentence ends there, and the model has a name."""
    found = read("soft_breaks")
    assert (found.lead, found.models) == ("A new model is added to kites: Kestrel", ("Kestrel",))
    assert found.snippet and found.snippet.text.startswith("pip install git+https://github.com/acme/kite@")


@pytest.mark.parametrize(("name", "action"), [("box_regression", "none"), ("mended_regression", "advised")])
def test_only_a_mended_regression_advises(name: str, action: str) -> None:
    """Box regression is a task, and a test of regressions mends none."""
    assert action_of(read(name), "patch") == action


def test_checks_of_the_project_are_no_security_fix() -> None:
    """A test that names an advisory mends nothing; what is hardened counts."""
    assert texts(read("own_checks").security) == ["Harden authentication and file redirect boundaries"]


def test_models_among_headings_of_other_sorts() -> None:
    """A heading about documentation does not end the list of models."""
    found = read("new_models")
    assert found.models == ("Kestrel-VL", "Tern-ASR")
    assert (found.lead, found.subject) == ("Kestrel-VL reads pictures and letters.", "Kestrel-VL")
    assert found.why and found.why.text == "It delivers 10x faster reading than Kestrel"


def test_a_critique_is_not_told_as_news() -> None:
    """What the authors quote against themselves."""
    assert texts(read("wrong_news").highlights) == [
        "The files for the standard kite are down to 500 lines and should be much more readable"
    ]


def test_a_major_version_that_states_nothing() -> None:
    """It is not said that nothing is to be done; with a guide for the migration code has to change."""
    guided, silent = read("major_with_guide"), notes("- Lamps reload while flying (#1)")
    assert (action_of(guided, "major"), action_of(guided, "minor")) == ("code", "none")
    assert (action_of(silent, "major"), action_of(silent, "minor")) == (None, "none")


def test_what_readers_are_told_to_do() -> None:
    """Where a minimum was raised "no action" would be false."""
    minimum = (Note(text="Python 3.11 is the new minimum", source="x"),)
    assert [told_action("none", ()), told_action("none", minimum), told_action("code", minimum)] == [
        "none",
        "check",
        "code",
    ]
    assert told_action(None, minimum) is None


def test_notes_of_400_kilobytes() -> None:
    """They are read to their limit, with the same answer."""
    body = CASES["lead_with_reason"] + "* Fix a knot by @ada in #1\n" * 20_000
    assert len(body) > LONGEST
    found = notes(body, WEB)
    assert found.subject == "4-bit strings" and texts(found.highlights)[:1] == ["4-bit strings"]


def test_nothing_to_read() -> None:
    """A release without notes says nothing about itself."""
    assert notes("") == notes("\n\n<!-- template -->\n") == ReleaseNotes()
