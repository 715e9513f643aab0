"""The editor's decisions come before everything that the program would decide."""

from __future__ import annotations

from hugging_news.domain.curation import Curation, Entry
from hugging_news.selection.curation import apply
from hugging_news.selection.identity import join
from tests.factories import candidate, item, release

RELEASE = release().id
POST = "url:https://example.org/feature"
PARTS = ({"zh": "4-bit 加载", "en": "4-bit loading"}, {"zh": "其他", "en": "The rest"})


def decided(**entries: Entry) -> list[tuple[str, set[str]]]:
    """Ids and items of the stories that are left."""
    known = {"release": RELEASE, "post": POST}
    pool = [candidate(release()), candidate(item(POST))]
    kept, _ = apply(pool, Curation(entries={known[name]: entry for name, entry in entries.items()}), "2026-08-17")
    return [(story.id, {one.id for one in story.items}) for story in join(kept).stories]


def test_a_split_release_is_two_stories() -> None:
    """Each takes decisions by its own id."""
    stories = decided(release=Entry(split=PARTS))
    assert [id for id, _ in stories] == [f"{RELEASE}#1", f"{RELEASE}#2", POST]


def test_the_post_of_a_feature_joins_its_part() -> None:
    """A release whose headline feature has a post of its own: the part carries the post's link."""
    stories = decided(release=Entry(split=PARTS), post=Entry(merge=f"{RELEASE}#1"))
    assert stories == [(f"{RELEASE}#1", {RELEASE, POST}), (f"{RELEASE}#2", {RELEASE})]


def test_a_merge_into_what_is_not_there_joins_nothing() -> None:
    """The story stays as it is."""
    assert len(decided(post=Entry(merge=f"{RELEASE}#7"))) == 2


def test_merged_stories_are_one() -> None:
    """The target leads."""
    assert decided(post=Entry(merge=RELEASE)) == [(RELEASE, {RELEASE, POST})]
