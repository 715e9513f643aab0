"""A release train is told by its newest final version; the others are named, not joined."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hugging_news.domain.items import Item, Link, Note, ReleaseDetails
from hugging_news.domain.releases.notes import notes
from hugging_news.domain.releases.records import Release, release_item
from hugging_news.domain.releases.trains import is_newer
from hugging_news.domain.stories import Candidate, Cut, Decision
from hugging_news.selection.trains import told_by_newest
from tests.factories import INSIDE, candidate, item, release

FIRST_NOTES = """\
# Kite 2.1.0

## Highlights

### 4-bit strings
Strings are now loaded in 4 bits, which means a 30 m kite fits on one reel. Pass `load_in_4bit=True`.

### Night flights
Kites carry lamps.

### Local agents
Agents hold the string.

## Breaking changes
- `Kite.tie()` is now `Kite.attach()` (#12)

## New Contributors
- @ada made their first contribution in #12
"""
PATCH_NOTES = """\
# Patch release v2.1.1
- Fix a regression in the loading of lamps (#14) by @wei-dev
"""


def collected(*tags: str, bodies: dict[str, str] | None = None, days: dict[str, int] | None = None) -> list[Item]:
    """Releases of acme/kite as the collector makes them, an hour apart in the order given; *days* moves some."""
    told, shift = bodies or {}, days or {}
    known = {
        tag: Release(
            tag=tag,
            body=told.get(tag, ""),
            published=INSIDE + timedelta(days=shift.get(tag, 0), hours=place),
            prerelease="rc" in tag,
        )
        for place, tag in enumerate(tags)
    }
    return [release_item(known[tag], "acme/kite", "kite", known, package="kite") for tag in tags]


def told(*leads: Item, **more: Any) -> tuple[tuple[Candidate, ...], tuple[Cut, ...]]:
    return told_by_newest(candidate(lead, **more) for lead in leads)


def details(story: Candidate) -> ReleaseDetails:
    assert isinstance(story.lead.details, ReleaseDetails)
    return story.lead.details


def heads(*leads: Item) -> list[str]:
    return [story.id.rpartition("@")[2] for story in told(*leads)[0]]


def test_the_newest_final_version_tells_the_train() -> None:
    """The others are named in the details and cut with a reason; none is joined."""
    (story,), cut = told(*collected("v2.1.0rc1", "v2.1.0", "v2.1.1"))
    assert (story.id, [one.id for one in story.items]) == ("github:acme/kite@v2.1.1", ["github:acme/kite@v2.1.1"])
    assert set(details(story).train) == {"v2.1.0", "v2.1.0rc1"}
    assert {(one.item, one.state, one.reason, one.items) for one in cut} == {
        (
            "github:acme/kite@v2.1.0",
            "cut",
            "another version of the train that github:acme/kite@v2.1.1 tells",
            ("github:acme/kite@v2.1.0",),
        ),
        (
            "github:acme/kite@v2.1.0rc1",
            "cut",
            "a pre-release of the train that github:acme/kite@v2.1.1 tells",
            ("github:acme/kite@v2.1.0rc1",),
        ),
    }


def test_a_patch_on_the_next_day_does_not_hide_what_is_new() -> None:
    """Highlights and lead are those of .0, with its version and item; one highlight is the patch's own."""
    items = collected(
        "v2.0.4", "v2.1.0", "v2.1.1", bodies={"v2.1.0": FIRST_NOTES, "v2.1.1": PATCH_NOTES}, days={"v2.0.4": -20}
    )
    (story,), _ = told(*items[1:])
    found, first = details(story), "github:acme/kite@v2.1.0"
    assert [(note.text, note.version, note.item) for note in found.highlights] == [
        ("4-bit strings", "2.1.0", first),
        ("Night flights", "2.1.0", first),
        ("Local agents", "2.1.0", first),
        ("Fix a regression in the loading of lamps", None, None),
    ]
    assert (found.lead, found.lead_item) == (
        "Strings are now loaded in 4 bits, which means a 30 m kite fits on one reel.",
        first,
    )
    assert found.snippet and (found.snippet.text, found.snippet.item) == ("load_in_4bit=True", first)
    assert (found.version, found.previous, found.change, found.action) == ("2.1.1", "2.0.4", "minor", "code")
    assert [(note.text, note.item) for note in found.breaking or ()] == [("Kite.tie() is now Kite.attach()", first)]
    assert found.contributors == ("@ada",)


def test_lines_of_other_versions_stand_in_the_item_that_is_named() -> None:
    """Evidence never points to notes that lack the line."""
    items = collected("v2.1.0", "v2.1.1", bodies={"v2.1.0": FIRST_NOTES, "v2.1.1": PATCH_NOTES})
    (story,), _ = told(*items)
    by_id = {one.id: one for one in items}
    found = details(story)
    for note in (*found.highlights, *(found.breaking or ()), found.snippet):
        assert isinstance(note, Note)
        assert note.source in by_id[note.item or story.id].content


def test_links_lead_to_all_notes_that_are_quoted() -> None:
    """First those of the version that tells the train."""
    (story,), _ = told(*collected("v2.1.0", "v2.1.1", bodies={"v2.1.0": FIRST_NOTES, "v2.1.1": PATCH_NOTES}))
    pages = [link.url for link in story.lead.links]
    assert pages == [f"https://github.com/acme/kite/releases/tag/{tag}" for tag in ("v2.1.1", "v2.1.0")]


def test_a_week_of_patches_stays_a_patch() -> None:
    """Its own fix leads; the fixes of the earlier patch follow."""
    second = PATCH_NOTES.replace("lamps (#14)", "reels (#15)")
    (story,), _ = told(*collected("v2.0.3", "v2.0.4", "v2.0.5", bodies={"v2.0.4": PATCH_NOTES, "v2.0.5": second})[1:])
    assert details(story).change == "patch"
    assert [(note.text, note.version) for note in details(story).highlights] == [
        ("Fix a regression in the loading of reels", None),
        ("Fix a regression in the loading of lamps", "2.0.4"),
    ]


def test_a_patch_of_an_old_line_leads_nothing_and_adds_nothing() -> None:
    """It may come last; the higher version tells the week and its predecessor is no patch of line 1."""
    breaking = "## Breaking changes\n- The old line breaks here (#3)\n"
    items = collected("v1.8.0", "v2.0.0", "v2.1.0", "v1.8.1", bodies={"v1.8.1": breaking, "v2.1.0": FIRST_NOTES})
    (story,), cut = told(items[2], items[3])
    assert (story.id, details(story).train) == ("github:acme/kite@v2.1.0", ("v1.8.1",))
    assert len(details(story).breaking or ()) == 1 and [one.item for one in cut] == ["github:acme/kite@v1.8.1"]


def test_a_security_fix_of_an_old_line_is_told() -> None:
    """Who stays on line 1 must not miss it: it names its version, and the story links its notes; said once."""
    fix = "Security: fixes CVE-2026-1234 in the parser"
    known = collected(
        "v1.9.8", "v2.0.0", "v1.9.9", "v2.0.1", bodies={"v1.9.8": fix, "v1.9.9": fix, "v2.0.1": "- Mends lamps"}
    )
    (story,), cut = told(known[0], *known[2:])
    (note,) = details(story).security
    assert (note.version, note.item, note.source) == ("1.9.9", "github:acme/kite@v1.9.9", fix)
    assert details(story).action == "advised" and not is_newer(note, details(story))
    assert "https://github.com/acme/kite/releases/tag/v1.9.9" in [link.url for link in story.lead.links]
    assert len(cut) == 2


def test_another_spelling_of_the_tag_does_not_hide_a_version() -> None:
    """A repository that goes over from `v6.0.0` to `kite@6.0.1` still has one train."""
    (story,), _ = told(*collected("kite@6.0.1", "v6.0.0", bodies={"v6.0.0": "## Highlights\n- Flies in the rain\n"}))
    assert [note.text for note in details(story).highlights][:1] == ["Flies in the rain"]
    assert [note.version for note in details(story).highlights][:1] == ["6.0.0"]


def test_a_final_version_older_than_its_candidate_tells_the_train() -> None:
    """Contradicting dates: the number decides, and a candidate never leads a final version."""
    assert heads(*collected("v2.1.0", "v2.1.0rc1", "v2.2.0rc1")) == ["v2.1.0"]


def test_a_lone_candidate_is_told() -> None:
    """Sources that ask for pre-releases get them; the newest of several leads."""
    assert heads(*collected("v2.1.0rc1", "v2.1.0rc2")) == ["v2.1.0rc2"]


@pytest.mark.parametrize(
    ("tags", "head"),
    [
        (("v2.1.0", "2.1.0"), "2.1.0"),
        (("weekly-kite", "v2.1.0"), "v2.1.0"),
        (("spring-edition", "summer-edition"), "summer-edition"),
        (("v2.1.0", "v2.1.0-Kestrel"), "v2.1.0"),
        (("gradual", "v2.1.0rc1"), "gradual"),
        (("2026.8.10", "2026.8.12"), "2026.8.12"),
    ],
)
def test_order_of_odd_tags(tags: tuple[str, ...], head: str) -> None:
    """The same version twice: the later. No version: after those with one. A variant: after its version."""
    assert heads(*collected(*tags)) == [head]


def test_two_releases_of_one_version() -> None:
    """The reason says so."""
    _, (cut,) = told(*collected("v2.1.0", "2.1.0"))
    assert cut.reason == "the same version as github:acme/kite@2.1.0, which tells the train"


def test_missing_dates() -> None:
    """The number decides; of equal ones a dated release goes before one without a date."""
    undated = release(tag="v2.0.1", published=None)
    assert heads(release(tag="v2.0.0"), undated) == ["v2.0.1"]
    assert heads(release(tag="2.0.1"), undated) == ["2.0.1"]


def test_packages_of_one_repository_are_different_trains() -> None:
    """`v6.1.0` and `kite@6.1.1` are the project; `@kite/lamp@…` is another package."""
    (first, second), _ = told(*collected("v6.1.0", "kite@6.1.1", "@kite/lamp@0.4.2"))
    assert (first.id, details(first).train) == ("github:acme/kite@kite@6.1.1", ("v6.1.0",))
    assert (second.id, details(second).train) == ("github:acme/kite@@kite/lamp@0.4.2", ())


def test_repositories_are_different_trains() -> None:
    """Also when their versions follow each other; capitals make no other repository."""
    assert heads(release("acme/kite", "v1.0.0"), release("acme/lamp", "v1.0.1"), release("Acme/Kite", "v1.0.2")) == [
        "v1.0.1",
        "v1.0.2",
    ]


def test_a_train_of_300_nightly_builds() -> None:
    """All are named and cut; the newest tells them, since there is no final version."""
    tags = [f"v2.1.0-nightly.{day}" for day in range(300)]
    (story,), cut = told(*(release(tag=tag, prerelease=True) for tag in tags))
    assert story.id == "github:acme/kite@v2.1.0-nightly.299"
    assert set(details(story).train) == set(tags[:-1]) and len(cut) == 299


def test_versions_that_name_each_other_as_previous() -> None:
    """A contradiction in the records ends; nothing is told twice."""
    one, two = release(tag="v2.0.1", previous="2.0.0"), release(tag="v2.0.0", previous="2.0.1")
    (story,), _ = told(one, two)
    assert (story.id, details(story).train) == ("github:acme/kite@v2.0.1", ("v2.0.0",))


def test_the_order_of_candidates_does_not_matter() -> None:
    """Total order: the same story and the same cuts."""
    items = collected("v2.1.0rc1", "v2.1.0", "v2.1.1", "v1.8.1", bodies={"v2.1.0": FIRST_NOTES})
    stories, cut = told(*items)
    again, other = told(*reversed(items))
    assert stories == again and sorted(one.item for one in cut) == sorted(one.item for one in other)


def test_a_post_about_another_version_stays() -> None:
    """The announcement of .0 goes with the train; only the release itself is cut."""
    post = item("url:https://example.org/kite-2-1", links=(Link(type="blog", url="https://example.org/kite-2-1"),))
    old, new = collected("v2.1.0", "v2.1.1")
    (story,), (cut,) = told_by_newest([candidate(old, post), candidate(new)])
    assert [one.id for one in story.items] == [new.id, post.id] and len(story.tiers) == 2
    assert story.why == (f"{post.id}: about {old.id} of the same train",)
    assert (cut.item, cut.items) == (old.id, (old.id,))


def test_what_the_editor_decided_is_told_by_itself() -> None:
    """A pinned release leaves the train."""
    old, new = collected("v2.1.0", "v2.1.1")
    stories, cut = told_by_newest([candidate(old, decision=Decision(pin=1)), candidate(new)])
    assert [story.id for story in stories] == [old.id, new.id] and not cut


def test_a_late_version_is_told_but_not_dated_to_the_week() -> None:
    """What it says counts, for nobody was told; "the same week" does not name it."""
    old, new = collected("v2.1.0", "v2.1.1", bodies={"v2.1.0": FIRST_NOTES, "v2.1.1": PATCH_NOTES})
    (story,), _ = told_by_newest([candidate(old, late=True), candidate(new)])
    assert details(story).train == () and details(story).highlights[0].version == "2.1.0"


def test_notes_of_the_first_version_alone() -> None:
    """Without the patch they are read in the same way, and name no other version."""
    read = notes(FIRST_NOTES)
    assert [note.text for note in read.highlights] == ["4-bit strings", "Night flights", "Local agents"]
    assert all(note.version is None and note.item is None for note in read.highlights)
