"""One story for one thing."""

from __future__ import annotations

from hugging_news.domain.items import Relation
from hugging_news.selection.identity import join
from tests.factories import candidate, event, item, model, paper, release


def test_a_post_that_is_the_release_page_joins_the_release() -> None:
    """A feed entry with the address of a release is that release; both sources are kept."""
    post = item("url:https://x", url="https://github.com/acme/kite/releases/tag/v2.0.0", source="feed")
    stories = join([candidate(post), candidate(release())])
    assert [story.id for story in stories] == ["github:acme/kite@v2.0.0"]
    assert {one.source for one in stories[0].items} == {"kite", "feed"} and "same address" in stories[0].why[0]


def test_mirrors_and_tracking_do_not_make_two_stories() -> None:
    """hf.co is huggingface.co, and utm parameters say nothing."""
    one = item("url:https://huggingface.co/blog/kite", url="https://hf.co/blog/kite?utm_source=x")
    two = item("url:https://huggingface.co/blog/kite", source="other")
    assert len(join([candidate(one), candidate(two)])) == 1


def test_versions_stay_apart() -> None:
    """v4.30.1 is not v4.30.2."""
    assert len(join([candidate(release(tag="v4.30.1")), candidate(release(tag="v4.30.2"))])) == 2


def test_a_quantised_copy_joins_its_original() -> None:
    """The original leads."""
    copy = model("gguf/kite-7b-GGUF", base_models=(Relation(id="acme/kite-7b", relation="quantized"),))
    stories = join([candidate(copy), candidate(model("acme/kite-7b"))])
    assert [story.id for story in stories] == ["hub:model:acme/kite-7b"]


def test_a_copy_is_known_by_its_name_where_the_card_was_not_read() -> None:
    """`-GGUF` and `-FP8` say how weights are packed; the original leads, whatever the order."""
    copies = [candidate(model(f"packer/Kite-7B-{packing}", rank=1)) for packing in ("GGUF", "FP8")]
    stories = join([*copies, candidate(model("acme/Kite-7B", rank=2))])
    assert [story.id for story in stories] == ["hub:model:acme/Kite-7B"]


def test_names_that_say_something_else_stay_apart() -> None:
    """Size, tuning and version are part of a name; a name without a number tells nothing."""
    names = ("acme/Kite-7B", "acme/Kite-70B", "acme/Kite-7B-Instruct", "acme/Kite-7B-v2", "a/studio", "b/studio")
    assert len(join([candidate(model(name)) for name in names])) == len(names)


def test_a_finetune_stays_a_story_of_its_own() -> None:
    """Only copies join."""
    tuned = model("me/kite-chat", base_models=(Relation(id="acme/kite-7b", relation="finetune"),))
    assert len(join([candidate(tuned), candidate(model("acme/kite-7b"))])) == 2


def test_the_same_paper_under_three_addresses_is_one_story() -> None:
    """arXiv, its PDF and the Hub's page."""
    pdf = item("url:https://arxiv.org/pdf/2608.00001v2", url="https://arxiv.org/pdf/2608.00001v2")
    stories = join([candidate(pdf), candidate(paper())])
    assert len(stories) == 1 and stories[0].lead.kind == "paper"


def test_parts_of_a_split_are_never_joined() -> None:
    """They share every key and stay two stories."""
    parts = [candidate(release(), split_of="github:acme/kite@v2.0.0") for _ in range(2)]
    assert len(join(parts)) == 2


def test_a_primary_source_leads_a_secondary_one() -> None:
    """Press is never told as fact alone where the primary source is there."""
    press = candidate(item("url:https://example.org/a", source="press"), tiers=("secondary",))
    own = candidate(item("url:https://example.org/a", source="own"))
    assert join([press, own])[0].lead.source == "own"


def test_what_has_no_address_of_its_own_stays_apart() -> None:
    """Notes without an address, and events that only share their calendar's page, are different things."""
    notes = [candidate(item(f"inbox:{n}", url="")) for n in range(2)]
    page = {"url": "https://example.org/calendar"}
    events = [candidate(event(n, f"e{n}", **page)) for n in range(2)]
    assert len(join([*notes, *events])) == 4


def test_the_reason_names_the_copy_whichever_came_first() -> None:
    """The original may be listed after its copy."""
    copy = model("gguf/kite-7b-GGUF", base_models=(Relation(id="acme/kite-7b", relation="quantized"),))
    for order in ([copy, model("acme/kite-7b")], [model("acme/kite-7b"), copy]):
        assert "a quantised copy of acme/kite-7b" in join([candidate(one) for one in order])[0].why[0]


def test_joining_three_groups_through_a_late_key_gives_one_story() -> None:
    """Two stories that were apart become one when a third one holds keys of both."""
    first = candidate(item("url:https://example.org/a"))
    second = candidate(item("url:https://example.org/b"))
    both = candidate(item("url:https://example.org/a"), item("url:https://example.org/b"))
    assert len(join([first, second, both])) == 1
