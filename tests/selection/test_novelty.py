"""A story that was told is not told again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hugging_news.domain.editions import Edition, LicenseNote, StoryMetric
from hugging_news.domain.items import Item, License, Link, Metric, Relation
from hugging_news.domain.metrics import Snapshot
from hugging_news.domain.stories import Candidate
from hugging_news.selection.identity import join
from hugging_news.selection.ledger import ledger
from hugging_news.selection.novelty import Gains, fresh, gains, story_keys
from tests import editions
from tests.factories import INSIDE, NOW, candidate, dataset, event, item, model, paper, release, space


def edition(id: str, *leads: Item, state: Any = "final") -> Edition:
    """An edition that told *leads*."""
    stories = (
        editions.story(
            lead.id, lead.url, kind=lead.kind, keys=story_keys(candidate(lead)), organisation=lead.organisation,
            details=lead.details.model_dump(mode="json"), links=(),
        )
        for lead in leads
    )  # fmt: skip
    return editions.edition(id, *stories, state=state)


def again(stories: list[Candidate], *told: Edition, **growth: Any) -> tuple[Candidate, ...]:
    """What the edition of 2026-08-17 may tell of *stories* after the editions *told*."""
    known = ledger(told, "2026-08-17")
    return fresh(join(stories, told=known.candidates()).stories, known, Gains(**growth))[0]


def kept(stories: list[Candidate], *told: Edition) -> list[str]:
    return [story.id for story in again(stories, *told)]


def test_a_told_story_is_cut_with_the_edition_that_told_it() -> None:
    """The reason names it."""
    _, cut = fresh([candidate(release())], ledger([edition("2026-08-10", release())], "2026-08-17"))
    assert (cut[0].state, cut[0].reason) == ("told", "told in the edition of 2026-08-10")


def test_a_space_that_was_told_is_not_released_a_week_later() -> None:
    """It could be tried then, as it can now, whatever its place in the list."""
    assert not kept([candidate(space())], told(space(), status="demo"))


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


def test_events_pass() -> None:
    """Whether an event comes back is for `selection.events` to say, which was asked before."""
    assert kept([candidate(event())], edition("2026-08-10", event()))


def test_an_edition_does_not_tell_itself_away() -> None:
    """Building a draft again gives the same edition."""
    assert kept([candidate(release())], edition("2026-08-17", release(), state="draft"))


def told(lead: Item, id: str = "2026-08-10", **facts: Any) -> Edition:
    """An edition that told *lead* with some *facts* of its own."""
    base = edition(id, lead)
    (story,) = base.sections[0].stories
    section = base.sections[0].model_copy(update={"stories": (story.model_copy(update=facts),)})
    return base.model_copy(update={"sections": (section,)})


def liked(count: int) -> tuple[StoryMetric, ...]:
    return (StoryMetric(counts="likes", span="total", value=count, as_of=NOW),)


def follow_up(stories: list[Candidate], *editions: Edition, **growth: Any) -> tuple[str, str | None, str | None]:
    """Reason, before and now of the one story that comes back."""
    (story,) = again(stories, *editions, **growth)
    assert story.follow_up is not None and story.follow_up_of == story.follow_up.edition == "2026-08-10"
    return story.follow_up.reason, story.follow_up.before, story.follow_up.now


def test_weights_after_an_announcement_are_a_follow_up() -> None:
    """The same repository, announced then, to be had now."""
    announced = told(model(), status="announced")
    assert follow_up([candidate(model(status="weights"))], announced) == ("released", "announced", "weights")
    assert not kept([candidate(model(status="weights"))], told(model(), status="weights"))


def test_a_model_after_its_paper_is_a_follow_up() -> None:
    """Its card names the paper that was told."""
    weights = candidate(model(arxiv=("2608.00001",)))
    assert follow_up([weights], edition("2026-08-10", paper())) == ("released", "paper", "model")


def test_a_demo_after_its_paper_is_a_follow_up() -> None:
    """The paper linked it when it was told."""
    link = Link(type="demo", url="https://huggingface.co/spaces/acme/studio")
    assert follow_up([candidate(space())], told(paper(), links=(link,)))[0] == "demo"


def test_a_paper_after_its_model_was_told() -> None:
    """Words about a told artefact are no news."""
    before = edition("2026-08-10", model(arxiv=("2608.00001",)))
    assert not kept([candidate(paper(title="Kite: captions", organisation="acme"))], before)


def test_a_post_that_announces_a_told_model_was_told() -> None:
    """It links to it and names it; a guide to it is a story of its own."""
    before = edition("2026-08-10", model("acme/Kite-VL2-8B"))
    page = "[model](https://huggingface.co/acme/Kite-VL2-8B)"
    announcing = item(title="Introducing Kite-VL2", content=page)
    guide = item("url:https://example.org/b", title="How to fine-tune Kite-VL2", content=page)
    assert kept([candidate(announcing), candidate(guide)], before) == [guide.id]


def test_a_copy_of_a_told_story_elsewhere_was_told() -> None:
    """The same page under another address of the site, a week later."""
    before = told(item(), links=(Link(type="blog", url="https://example.org/a"),))
    assert not kept([candidate(item("inbox:note", url="https://example.org/a?utm_source=x"))], before)


def test_a_new_size_of_a_told_family_is_a_follow_up() -> None:
    """One maker, one paper, another model."""
    large = candidate(model("acme/kite-70b", arxiv=("2608.00001",)))
    before = edition("2026-08-10", model("acme/kite-7b", arxiv=("2608.00001",)))
    assert follow_up([large, candidate(item())][:1], before) == ("version", "acme/kite-7b", "acme/kite-70b")


def test_another_licence_is_a_follow_up() -> None:
    """Both stated by the card, whose tags a list repeats; not what was not fetched, or is named in another order."""
    note = LicenseNote(id="other", class_="custom")
    before = told(model(), license=note)
    mit = License(state="stated", id="mit")
    assert follow_up([candidate(model(license=mit, fetched=("card",)))], before) == ("license", "other", "mit")
    assert follow_up([candidate(model(license=mit))], before) == ("license", "other", "mit")
    assert not kept([candidate(model(license=License(), fetched=("card",)))], before)
    assert not kept([candidate(model(license=mit.model_copy(update={"inherited_from": "a/b"})))], before)
    both = told(model(), license=LicenseNote(id="mit, apache-2.0", class_="permissive"))
    assert not kept([candidate(model(license=License(state="stated", id="apache-2.0, mit")))], both)


def test_many_new_likes_are_a_follow_up() -> None:
    """Twice as many as were told, and enough of them in the last seven days by our own counts."""
    before = told(model(), metrics=liked(900))
    now = [candidate(model(likes=2100))]
    growth = {"likes": {"hub:model:acme/kite-7b": 1200}}
    assert follow_up(now, before, **growth) == ("likes", "900", "1200")
    assert not again(now, before, likes={"hub:model:acme/kite-7b": 999})
    assert not again(now, told(model(), metrics=liked(1100)), **growth)
    assert not again(now, before, **growth, enough=0)
    assert not again(now, before)


def test_likes_that_were_taken_back_are_no_news() -> None:
    """A store whose counts fall tells nothing."""
    fallen = {"likes": {"hub:model:acme/kite-7b": -500}}
    assert not again([candidate(model(likes=400))], told(model(), metrics=liked(900)), **fallen)


def test_the_next_release_follows_up_on_the_told_one() -> None:
    """With both versions; an older line of the same project does not."""
    before = edition("2026-08-10", release(tag="v2.0.0"))
    assert follow_up([candidate(release(tag="v2.1.0"))], before) == ("version", "2.0.0", "2.1.0")
    (patch,) = again([candidate(release(tag="v1.9.9"))], before)
    assert patch.follow_up is None


def test_an_older_release_of_a_told_train_was_told_with_it() -> None:
    """The week's newest one told the others; a patch of an old line that comes later is its own story."""
    before = told(release(tag="v2.1.0"), published=INSIDE)
    assert not kept([candidate(release(tag="v2.0.0"))], before)
    assert kept([candidate(release(tag="v2.0.1", published=INSIDE + timedelta(days=3)))], before)


def test_packages_of_one_repository_follow_their_own_releases() -> None:
    """The release of another package, told in between, hides neither the follow-up nor what a newer one told."""
    before = edition("2026-08-10", release(tag="kite@2.1.0"))
    between = edition("2026-08-13", release(tag="glide@1.0.0"))
    newer = [candidate(release(tag="kite@2.2.0"))]
    assert follow_up(newer, before, between) == ("version", "2.1.0", "kite@2.2.0")
    told_then = told(release(tag="kite@2.1.0"), published=INSIDE)
    assert not kept([candidate(release(tag="kite@2.0.9"))], told_then, between)
    assert follow_up([candidate(release(tag="v2.2.0"))], before, between) == ("version", "2.1.0", "2.2.0")


def test_a_release_follows_up_on_one_that_was_imported() -> None:
    """Past issues keep ids, not details: the version stands in the id."""
    story = editions.story("github:acme/kite@v2.0.0", "https://github.com/acme/kite/releases/tag/v2.0.0")
    before = editions.edition("2026-08-10", story)
    assert follow_up([candidate(release(tag="v2.1.0"))], before) == ("version", "2.0.0", "2.1.0")


def test_growth_needs_an_earlier_list() -> None:
    """A store without history has no growth, and what is new in the list has none either."""
    now = Snapshot("models", NOW, "2026-W33", {1: "a", 2: "b"}, counts(a=30, b=5))
    week_ago = Snapshot("models", NOW - timedelta(days=7), "2026-W32", {1: "a"}, counts(a=40))
    assert gains([(now, None)], 1).likes == {}
    assert gains([(now, week_ago)], 1).likes == {"a": -10}


def counts(**likes: int) -> dict[str, tuple[Metric, ...]]:
    return {item: (Metric(counts="likes", value=value, as_of=NOW),) for item, value in likes.items()}


def test_nothing_follows_up_on_a_later_edition() -> None:
    """An old week that is built afterwards leaves out what readers know, whatever changed since."""
    assert not kept([candidate(model(status="weights"))], told(model(), "2026-08-24", status="announced"))


def test_the_reason_names_the_telling() -> None:
    """Also when it was told under another name."""
    before = ledger([edition("2026-08-10", model("acme/Kite-7B"))], "2026-08-17")
    copy = candidate(model("packer/Kite-7B-GGUF"))
    _, cut = fresh(join([copy], told=before.candidates()).stories, before)
    assert cut[0].reason == "told in the edition of 2026-08-10, as hub:model:acme/Kite-7B"


def test_a_telling_whose_details_cannot_be_read_is_known_by_its_id() -> None:
    """Written by another version of the program: it was told all the same."""
    story = editions.story("hub:model:acme/kite-7b", model().url, details={"type": "hologram"}, links=())
    known = ledger([editions.edition("2026-08-10", story)], "2026-08-17")
    (told,) = known.candidates()
    assert told.lead.details.type == "model" and not again([candidate(model())], editions.edition("2026-08-10", story))


def test_items_of_a_telling_are_kept_by_what_their_ids_say() -> None:
    """A post that was told with a release meets later news about that release by its version."""
    story = editions.story(
        "url:https://example.org/kite", "https://example.org/kite", links=(),
        items=("url:https://example.org/kite", "github:acme/kite@v2.0.0", "arxiv:2608.00001", "hub:space:acme/studio"),
        keys=("files:abc",),
    )  # fmt: skip
    (told,) = ledger([editions.edition("2026-08-10", story)], "2026-08-17").candidates()
    assert [(one.kind, one.details.type) for one in told.items] == [
        ("blog", "post"), ("release", "release"), ("paper", "paper"), ("space", "space"),
    ]  # fmt: skip
    assert told.items[1].details.model_dump()["version"] == "2.0.0"


def test_what_joins_a_told_story_that_is_still_listed_is_not_lost_with_it() -> None:
    """The told model still trends and would lead: its new dataset comes back alone, once; its copies do not."""
    weights, data = model("acme/kite-7b", arxiv=("2608.00001",), rank=1), dataset("acme/kite", arxiv=("2608.00001",))
    copy = model("gguf/kite-7b-GGUF", base_models=(Relation(id="acme/kite-7b", relation="quantized"),))
    stories = [candidate(weights), candidate(data), candidate(copy)]
    before = edition("2026-08-10", weights)
    (story,) = again(stories, before)
    assert (story.id, [one.id for one in story.items]) == (data.id, [data.id])
    assert follow_up(stories, before) == ("part", "acme/kite-7b", "acme/kite")
    assert not kept(stories, before, edition("2026-08-11", data))


def test_packages_of_one_repository_follow_up_on_themselves() -> None:
    """What was told last of the repository is another package."""
    before = edition("2026-08-10", release(tag="core-v1.0.0"), release(tag="ui-v2.0.0"))
    core, ui = ([candidate(release(tag=tag))] for tag in ("core-v1.1.0", "ui-v2.1.0"))
    assert follow_up(core, before)[:2] == ("version", "1.0.0")
    assert follow_up(ui, before)[:2] == ("version", "2.0.0")
