"""One story for one thing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.items import Item, Link, Relation
from hugging_news.domain.stories import Candidate
from hugging_news.selection import identity
from tests.factories import candidate, dataset, event, item, model, paper, release, space


def join(candidates: list[Candidate]) -> tuple[Candidate, ...]:
    """The stories alone."""
    return identity.join(candidates).stories


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


PAPER = "2608.00001"


def ids(story: Candidate) -> set[str]:
    return {one.id for one in story.items}


def post(title: str, *links: str, id: str = "url:https://example.org/post", **more: Any) -> Item:
    """A post that links to *links*."""
    return item(id, title=title, content=" ".join(f"[here]({link})" for link in links), **more)


def test_a_paper_its_models_dataset_demo_and_code_are_one_story() -> None:
    """Joined by the arXiv id on the cards, the links of the paper's page and the code's release."""
    code = "https://github.com/acme/kite"
    links = (Link(type="demo", url="https://huggingface.co/spaces/acme/kite-demo"), Link(type="code", url=code))
    work = paper(PAPER, title="Kite: fast captions", organisation="acme", links=links)
    work = work.model_copy(update={"details": work.details.model_copy(update={"code": code})})
    parts = [
        work,
        model("acme/kite-large-756m", arxiv=(PAPER,)),
        model("acme/kite-small-394m", arxiv=(PAPER,)),
        dataset("acme/kite-captions", arxiv=(PAPER,)),
        space("acme/kite-demo"),
        release("acme/kite", "v1.0.0"),
    ]
    for order in (parts, parts[::-1]):
        stories = join([candidate(one) for one in order])
        assert len(stories) == 1 and ids(stories[0]) == {one.id for one in parts}
        assert stories[0].lead.kind == "release" and len(stories[0].why) >= 5


def test_models_of_one_maker_and_paper_are_one_work_without_the_paper() -> None:
    """As long as the paper is new; an old one is what everything since is built on."""
    pair = [model("acme/kite-large-2b", arxiv=(PAPER,)), model("acme/kite-small-1b", arxiv=(PAPER,))]
    assert len(join([candidate(one) for one in [*pair, item()]])) == 2
    old = [model(f"acme/kite-{size}", arxiv=("2505.00001",)) for size in ("2b", "1b")]
    assert len(join([candidate(one) for one in [*old, item()]])) == 3


def test_who_only_cites_a_paper_is_another_story() -> None:
    """A model made from another one names its paper too, and one with several papers does not say which is its own."""
    work = paper(PAPER, title="Kite: fast captions", organisation="acme")
    tuned = model("me/chatty", arxiv=(PAPER,), base_models=(Relation(id="acme/kite", relation="finetune"),))
    citing = model("you/other", arxiv=(PAPER, "2307.00002"))
    assert len(join([candidate(one) for one in (work, tuned, citing)])) == 3


def test_a_paper_that_everybody_cites_keeps_only_its_own() -> None:
    """The mark alone proves nothing when many carry it."""
    work = paper(PAPER, title="Kite: fast captions", organisation="acme")
    citing = [model(f"lab{number}/thing-{number}", arxiv=(PAPER,)) for number in range(5)]
    stories = join([candidate(one) for one in (work, model("acme/kite-1b", arxiv=(PAPER,)), *citing)])
    assert len(stories) == 6 and ids(stories[0]) == {f"arxiv:{PAPER}", "hub:model:acme/kite-1b"}


def test_a_finetune_is_related_with_a_link() -> None:
    """Finetunes, adapters and merges lead to what they were made from."""
    tuned = model("me/kite-chat", base_models=(Relation(id="acme/kite-7b", relation="finetune"),))
    story = next(one for one in join([candidate(tuned), candidate(model("acme/kite-7b"))]) if one.id == tuned.id)
    assert [(one.relation, one.url) for one in story.related] == [("finetune", "https://huggingface.co/acme/kite-7b")]


def test_copies_of_every_sort_are_variants_of_the_original() -> None:
    """Quantised, uploaded again under the same name or with the same files, or without refusals."""
    copies = [
        model("packer/Kite-7B-GGUF", base_models=(Relation(id="acme/Kite-7B", relation="quantized"),)),
        model("mirror/Kite-7B"),
        model("other/renamed", fingerprint="abc"),
        model("free/Kite-7B-Uncensored", base_models=(Relation(id="acme/Kite-7B", relation="finetune"),)),
    ]
    original = model("acme/Kite-7B", rank=1, fingerprint="abc")
    (story,) = join([candidate(one) for one in (*copies, original)])
    assert story.id == original.id and len(story.variants) == 4


def test_a_post_that_announces_an_artefact_joins_it() -> None:
    """It links to it and names it, by its family where sizes and tuning follow."""
    announcing = post("Introducing Kite-VL2: see more", "https://huggingface.co/acme/Kite-VL2-8B-Instruct")
    (story,) = join([candidate(announcing), candidate(model("acme/Kite-VL2-8B-Instruct"))])
    assert story.lead.kind == "model" and "names it in its title" in story.why[0]


@pytest.mark.parametrize(
    "title",
    [
        "How to fine-tune Kite-VL2 on one GPU",
        "Kite-VL2 与 Swan-3 对比",
        "Kite-VL2 70B is here",
        "Our week",
        "Kitesurfing",
    ],
)
def test_a_post_about_an_artefact_stays_beside_it(title: str) -> None:
    """Guides, comparisons, other sizes and passing mentions are stories of their own that are linked."""
    stories = join(
        [candidate(post(title, "https://huggingface.co/acme/Kite-VL2-8B")), candidate(model("acme/Kite-VL2-8B"))]
    )
    assert len(stories) == 2 and [one.relation for story in stories for one in story.related] == ["subject", "post"]


def test_a_roundup_joins_nothing() -> None:
    """A post that names models of two makers in its title does not make them one."""
    models = [model("acme/Kite-VL2"), model("bird/Swan-3B-Chat")]
    both = post("Kite-VL2 and Swan-3B", *(one.url for one in models))
    assert len(join([candidate(one) for one in (both, *models)])) == 3


def test_a_release_joins_the_post_that_names_its_version() -> None:
    """Not the post about one of its features, which stands beside it."""
    page = "https://github.com/acme/kite/releases/tag/v2.0.0"
    news = post("Kite 2.0 is out", page)
    feature = post("4-bit loading in Kite", page, id="url:https://example.org/feature")
    stories = join([candidate(one) for one in (release(), news, feature)])
    assert [ids(story) for story in stories] == [{release().id, news.id}, {feature.id}]
    assert [one.item for one in stories[0].related] == [feature.id]


def test_a_page_that_everybody_links_to_joins_nothing_and_is_named() -> None:
    """One repository linked by 200 posts."""
    work = paper(PAPER, title="Kite: fast captions")
    posts = [post(f"Day {n} of Kite: fast captions", work.url, id=f"url:https://example.org/{n}") for n in range(200)]
    joined = identity.join(candidate(one) for one in (work, *posts))
    assert len(joined.stories) == 201
    assert joined.notes == (f"arxiv:{PAPER} is linked by 200 posts, more than 8: links to it join nothing",)


def test_two_copies_that_name_each_other_are_one_story() -> None:
    """A circle in the cards; the better ranked leads."""
    first = model("a/Kite-7B-FP8", rank=2, base_models=(Relation(id="b/Kite-7B-GGUF", relation="quantized"),))
    second = model("b/Kite-7B-GGUF", rank=1, base_models=(Relation(id="a/Kite-7B-FP8", relation="quantized"),))
    (story,) = join([candidate(first), candidate(second)])
    assert story.id == second.id and story.variants == (first.id,)


def test_a_contradiction_keeps_stories_apart_and_is_named() -> None:
    """Two papers that claim one model stay two stories; the model goes to the first."""
    link = Link(type="model", url="https://huggingface.co/acme/kite-1b")
    papers = [paper(number, title="Kite: captions", links=(link,)) for number in (PAPER, "2608.00002")]
    joined = identity.join(candidate(one) for one in (*papers, model("acme/kite-1b")))
    assert len(joined.stories) == 2 and "a story has no two papers" in joined.notes[0]


def test_an_event_joins_the_post_that_announces_it() -> None:
    """The post links to the event's own page and names it."""
    day = event(title="Kite Day Shanghai", url="https://example.org/kite-day")
    (story,) = join([candidate(post("Join us at Kite Day Shanghai!", day.url)), candidate(day)])
    assert story.lead.kind == "event"


@given(st.permutations(range(8)))
def test_the_order_of_candidates_changes_nothing(order: list[int]) -> None:
    """The same stories with the same leads come out."""
    work = paper(PAPER, title="Kite: fast captions", organisation="acme")
    pool = [
        work, model("acme/kite-large-2b", arxiv=(PAPER,)), model("packer/kite-large-2b-GGUF"), release(),
        post("Kite 2.0 is out", release().url), item("url:https://example.org/a"), space("acme/studio"),
        item("url:https://example.org/a", source="other"),
    ]  # fmt: skip
    stories = join([candidate(pool[place]) for place in order])
    assert {(story.id, frozenset(ids(story)), story.variants) for story in stories} == {
        (story.id, frozenset(ids(story)), story.variants) for story in join([candidate(one) for one in pool])
    }


def test_the_same_news_in_other_words_is_one_story() -> None:
    """A syndicated copy, and the same announcement in the other language; the primary source leads."""
    own = item(title="Introducing Kite-VL2: a 7B model that reads charts", organisation="acme")
    copy = item("url:https://mirror.example.org/x", title="Kite-VL2: a 7B model that reads charts", source="mirror")
    zh = item("url:https://zh.example.org/x", title="Kite-VL2 发布：能读图表的 7B 模型", source="zh", lang="zh")
    (story,) = join([candidate(copy, tiers=("secondary",)), candidate(own), candidate(zh)])
    assert story.lead.id == own.id and len(story.why) == 2


def test_two_versions_in_the_same_words_are_two_stories() -> None:
    """Numbers differ exactly."""
    titles = ("Kite 4.30.1 is out", "Kite 4.30.2 is out")
    assert len(join([candidate(item(f"url:https://{n}.example.org/", title=t)) for n, t in enumerate(titles)])) == 2


def test_a_model_and_its_namesake_space_are_one_story() -> None:
    """One owner, one name, in whatever capitals; another owner's is another thing."""
    pair = [candidate(model("acme/Kite-OCR")), candidate(space("acme/kite-ocr"))]
    (story,) = join(pair)
    assert story.lead.kind == "model" and "the same name of the same owner" in story.why[0]
    assert len(join([*pair, candidate(space("me/kite-ocr"))])) == 2


def test_a_space_may_call_anything_an_arxiv_id() -> None:
    """Its tags are its author's words; old ids have no month."""
    tagged = [
        candidate(space(f"acme/{number}", tags=(tag,)))
        for number, tag in enumerate(("arxiv:hello", "arxiv:cs/0101001"))
    ]
    assert len(join(tagged)) == 2
    assert len(join([candidate(model(arxiv=("?",)))])) == 1


def test_a_note_that_stands_for_a_paper_joins_the_model_of_that_paper() -> None:
    """A post or a note whose address is the paper's is asked like the paper."""
    for id in ("inbox:kite", "url:https://arxiv.org/abs/2608.00001"):
        post = item(id, title="Kite: captions", url="https://arxiv.org/abs/2608.00001")
        assert len(join([candidate(post), candidate(model("acme/kite-7b", arxiv=("2608.00001",)))])) == 1


def test_sizes_and_versions_of_one_owner_stay_apart_without_their_signs() -> None:
    """1.5B is not 15B; a dataset of a model's name is of the same work."""
    models = ("acme/kite-1.5B", "acme/kite-15B", "acme/kite-v1.1", "acme/kite-v11")
    assert len(join([candidate(model(name)) for name in models])) == 4
    assert len(join([candidate(model("acme/kite_7b")), candidate(dataset("acme/Kite-7B"))])) == 1


def test_a_title_of_many_is_said_in_the_report() -> None:
    """It joins nothing by itself, and the report says so."""
    joined = identity.join(
        [candidate(item(f"url:https://{n}.example.org/a", title="Weekly kites 7B")) for n in range(21)]
    )
    assert len(joined.stories) == 21 and joined.notes == (
        "21 items are titled 'Weekly kites 7B', more than 20: the title alone joins none of them",
    )


def test_a_copy_of_two_originals_does_not_join_them() -> None:
    """Two makers' models are two stories, whoever packs both into one repository."""
    bases = tuple(Relation(id=name, relation="quantized") for name in ("acme/kite-7b", "other/boat-7b"))
    both = model("packer/mixed-gguf", base_models=bases)
    assert len(join([candidate(both), candidate(model("acme/kite-7b")), candidate(model("other/boat-7b"))])) == 3


def test_one_name_for_models_that_were_made_apart_is_no_copy() -> None:
    """Of other tasks, or tuned from other models; a copied card names the same base."""

    def tuned(name: str, base: str, **more: Any) -> Candidate:
        return candidate(model(name, base_models=(Relation(id=base, relation="finetune"),), **more))

    assert (
        len(join([tuned("a/emotion-2", "x/boat"), tuned("b/emotion-2", "x/kite"), tuned("c/emotion-2", "x/kite")])) == 2
    )
    assert len(join([tuned("a/emotion-2", "x/kite"), tuned("b/emotion-2", "a/emotion-2")])) == 1
    assert len(join([candidate(model(f"{task}/kite-2", task=task)) for task in ("translation", "summarization")])) == 2


def test_a_stranger_s_model_joins_a_paper_only_while_the_paper_has_none_of_its_own() -> None:
    """The authors' account may bear any name; once a repository is plainly theirs, the others only cite the paper."""
    work = paper(PAPER, title="Kite: fast captions", organisation="acme")
    stranger = model("someone/captions-2b", arxiv=(PAPER,))
    assert len(join([candidate(work), candidate(stranger)])) == 1
    stories = join([candidate(one) for one in (work, stranger, model("acme/kite-1b", arxiv=(PAPER,)))])
    assert [ids(story) for story in stories] == [{work.id, "hub:model:acme/kite-1b"}, {stranger.id}]
