"""Named parts of a score, their ranges and their reasons."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.items import Item, Metric, Note, Relation
from hugging_news.domain.metrics import Snapshot
from hugging_news.domain.stories import Candidate, FollowUp
from hugging_news.domain.topics import Tables, topic
from hugging_news.resources import load_toml
from hugging_news.selection.policy import POLICY
from hugging_news.selection.profile import Profile
from hugging_news.selection.score import Background, Taste, background, score
from tests.factories import INSIDE, NOW, WEEK, WINDOW, candidate, dataset, event, item, model, paper, release, space

PLAIN = Background(WINDOW)
TABLES = Tables(load_toml("data", "tasks.toml"), load_toml("data", "licences.toml"), ("blog",))


def scored(*candidates: Candidate, known: Background = PLAIN, taste: Taste | None = None) -> list[Candidate]:
    return list(score(candidates, known, taste or Taste()))


def value(part: str, one: Item | Candidate, **more: Any) -> float:
    """One part of a story that stands alone, before its weight."""
    return scored(one if isinstance(one, Candidate) else candidate(one), **more)[0].values[part]


def listed(likes: dict[str, int], days: float = 0, week: str = WEEK) -> Snapshot:
    """A list of models in the order given, counted *days* before now."""
    at = NOW - timedelta(days=days)
    counted = {f"hub:model:{name}": (Metric(counts="likes", value=count, as_of=at),) for name, count in likes.items()}
    return Snapshot("models", at, week, dict(enumerate(counted, 1)), counted)


def growing(*snapshots: Snapshot) -> Background:
    return background(WEEK, WINDOW, snapshots)


# -- importance --------------------------------------------------------------------------------------------------------


def test_a_primary_source_matters_more_than_press() -> None:
    """Press alone is not enough; one primary source among them is."""
    press = candidate(item(), tiers=("secondary",))
    both = candidate(item(), item("url:https://example.org/b"), tiers=("primary", "secondary"))
    assert value("importance", press) == POLICY.secondary * value("importance", item()) < value("importance", both)


def test_a_release_matters_by_what_it_asks_of_users() -> None:
    """Security and major ones first, then breaking changes, patches and release candidates last."""
    note = (Note(text="x", source="x"),)
    order = [
        release(change="security"), release(breaking=note), release(models=("a", "b")), release(),
        release(prerelease=True), release(change="patch"),
    ]  # fmt: skip
    values = [value("importance", one) for one in order]
    assert values == sorted(values, reverse=True) and len(set(values)) == len(values)


def test_a_post_that_leads_to_code_or_weights_matters_more() -> None:
    """Useful first; a link to another post of the blog does not count."""
    plain = value("importance", item(content="See https://huggingface.co/blog/kites"))
    assert value("importance", item(content="Weights: https://huggingface.co/acme/kite")) > plain


def test_a_labs_record_counts_from_our_own_lists() -> None:
    """Not copies, not the lists of this week."""
    before = listed({"acme/old-1": 9, "acme/old-2-GGUF": 9}, 7, "2026-W32")
    now = listed({"acme/kite-7b": 9, "acme/wing": 9})
    known = growing(before, now)
    assert known.track == {"acme": 1}
    assert value("importance", model(), known=known) > value("importance", model())


# -- momentum ----------------------------------------------------------------------------------------------------------


def test_growth_counts_against_the_median_of_the_list() -> None:
    """Of two at one place the one that gained more in 7 days."""
    before = listed({"a/slow": 9_000, "a/usual": 0, "a/fast": 0}, 7, "2026-W32")
    now = listed({"a/slow": 9_010, "a/usual": 100, "a/fast": 900})
    values = [
        value("momentum", model(name, rank=1), known=growing(before, now)) for name in ("a/slow", "a/usual", "a/fast")
    ]
    assert values == sorted(values) and len(set(values)) == 3


def test_growth_counts_against_its_own_week_before() -> None:
    """The same gain is worth more where it is an acceleration."""
    steady = growing(listed({"a/x": 0}, 14), listed({"a/x": 100}, 7), listed({"a/x": 200}))
    faster = growing(listed({"a/x": 0}, 14), listed({"a/x": 10}, 7), listed({"a/x": 110}))
    one = model("a/x", rank=1)
    assert value("momentum", one, known=faster) > value("momentum", one, known=steady)
    assert "10.0 times its own week before" in " ".join(scored(candidate(one), known=faster)[0].reasons)


def test_what_falls_does_not_grow() -> None:
    """Likes that were taken back count as nothing, and say nothing."""
    known = growing(listed({"a/x": 500}, 7, "2026-W32"), listed({"a/x": 400}))
    kept = growing(listed({"a/x": 400}, 7, "2026-W32"), listed({"a/x": 400}))
    one = candidate(model("a/x", rank=1))
    assert value("momentum", one, known=known) == value("momentum", one, known=kept)
    assert "likes" not in " ".join(scored(one, known=known)[0].reasons)


def test_a_young_thing_gained_all_that_it_has() -> None:
    """Published four days before it was counted."""
    young = model("a/x", rank=4, likes=900, published=NOW - timedelta(days=4))
    old = model("a/x", rank=4, likes=900, published=NOW - timedelta(days=400))
    assert value("momentum", young) > value("momentum", old)


def test_likes_of_a_lifetime_say_little() -> None:
    """A million of them say less than the last place of a list of ten."""
    assert 0 < value("momentum", model(likes=1_000_000)) < value("momentum", model(rank=10))


def test_without_history_the_place_speaks() -> None:
    """And nothing claims a growth."""
    reasons = scored(candidate(model(rank=1)))[0].reasons
    assert "number 1 of trending models" in reasons


def test_places_risen_are_said() -> None:
    """Falls are not."""
    known = growing(listed({"a/x": 1, "a/y": 1}, 7, "2026-W32"), listed({"a/y": 1, "a/x": 1}))
    risen, fallen = scored(candidate(model("a/y", rank=1)), candidate(model("a/x", rank=2)), known=known)
    assert "up 1 place in 7 days" in " ".join(risen.reasons) and "up " not in " ".join(fallen.reasons)


def test_stars_count_by_what_a_week_added() -> None:
    """From counts of ours, not from the total."""
    from hugging_news.newsroom.metrics import Measure

    def stars(value: int, days: int) -> Metric:
        return Metric(counts="stars", value=value, as_of=NOW - timedelta(days=days))

    measures = [Measure(item="arxiv:2608.00001", metric=stars(count, days)) for count, days in ((100, 7), (400, 0))]
    one = paper(metrics=(stars(400, 0),))
    grown = value("momentum", one, known=background(WEEK, WINDOW, (), measures))
    assert grown > value("momentum", one)


def test_upvotes_count_against_the_papers_of_the_week() -> None:
    """Many where all have many are nothing special."""

    def voted(number: int, votes: int) -> Candidate:
        return candidate(paper(f"2608.{number:05}", metrics=(Metric(counts="upvotes", value=votes, as_of=NOW),)))

    alone = scored(voted(1, 100), voted(2, 20), voted(3, 20))[0]
    among = scored(voted(1, 100), voted(2, 100), voted(3, 100))[0]
    assert alone.values["momentum"] > among.values["momentum"]


# -- corroboration -----------------------------------------------------------------------------------------------------


def test_each_further_organisation_corroborates() -> None:
    """A second source of the same one does less, a second language too."""

    def told(organisation: str | None, lang: str = "en") -> float:
        other = item("url:https://other.example/b", source="press", title="B", organisation=organisation, lang=lang)
        return value("corroboration", candidate(item(organisation="acme", lang="en"), other))

    assert told("globex") > told("acme") > 0 and told("globex", "zh") > told("globex")


def test_syndicated_copies_are_one_voice() -> None:
    """By the publisher that they name, by their title, or by their address."""
    lead = item(organisation="acme", title="Kites fly")
    copies = [
        item("url:https://copy.example/1", source="x", title="Kites fly"),
        item("url:https://copy.example/2", source="blog", title="Fly", via="acme"),
        item("url:https://copy.example/3", source="y", title="Wings", url=lead.url),
    ]
    assert value("corroboration", candidate(lead, *copies)) == 0


def test_copies_of_weights_are_no_voices() -> None:
    """However many there are."""
    copies = [model(f"packer{n}/kite-7b-GGUF") for n in range(5)]
    assert value("corroboration", candidate(model(), *copies)) == 0


# -- freshness and novelty ---------------------------------------------------------------------------------------------


def test_newer_is_fresher() -> None:
    """Within the week and before it; a date in the future counts as the end of the week."""
    days = (30, 3, 0, -20, -400)
    values = [value("freshness", item(published=WINDOW.start + timedelta(days=day))) for day in days]
    assert values == sorted(values, reverse=True) and values[0] == 1 and values[-1] == 0


def test_what_has_no_date_is_fresh_where_it_is_new_in_its_list() -> None:
    """It came in the week; without an earlier list nothing is known."""
    known = growing(listed({"a/old": 1}, 7, "2026-W32"), listed({"a/old": 1, "a/new": 1}))
    one = model("a/new", rank=2)
    assert value("freshness", one, known=known) > value("freshness", one) == POLICY.undated


@pytest.mark.parametrize(
    "one",
    [
        candidate(model(), follow_up_of="2026-08-03"),
        candidate(model("packer/kite-7b-GGUF")),
        candidate(model(base_models=(Relation(id="a/b", relation="finetune"),))),
        candidate(model(base_models=(Relation(id="a/b", relation="adapter"),))),
        candidate(model("acme/kite-7b-Uncensored")),
        candidate(model("acme/Thinking-Qwen3-27B")),
        candidate(space(published=WINDOW.start - timedelta(days=200))),
    ],
)
def test_what_readers_may_know_is_less_new(one: Candidate) -> None:
    """Follow-ups, repackagings, variants, old acquaintances."""
    assert value("novelty", one) < 1 == value("novelty", model("acme/kite-7b"))


def test_a_familys_own_model_is_new() -> None:
    """Its name is no sign of another's."""
    assert value("novelty", model("Qwen/Qwen3.8-27B")) == 1


def test_an_organisations_nth_like_it_is_less_new() -> None:
    """The best of them is as new as ever; another kind and another release are too."""
    many = [candidate(model(f"acme/m{n}", rank=n)) for n in (2, 1, 3)]
    second, first, third = scored(*many, candidate(dataset()), candidate(release()))[:3]
    assert (first.values["novelty"], second.values["novelty"], third.values["novelty"]) == POLICY.repeated[:3]
    assert any("number 2 of this week's model news from acme" in reason for reason in second.reasons)


def test_released_weights_are_newer_than_more_likes() -> None:
    """A follow-up is as new as its reason: what readers waited for first."""

    def back(reason: Any) -> float:
        told = FollowUp(edition="2026-08-03", story="hub:model:acme/kite-7b", reason=reason)
        return value("novelty", candidate(model(), follow_up=told, follow_up_of="2026-08-03"))

    assert 1 > back("released") > back("license") > back("likes") > 0


# -- fit and weights ---------------------------------------------------------------------------------------------------


def profile(watch: tuple[str, ...] = (), **boost: float) -> Taste:
    return Taste(
        profile=Profile(
            tuple(topic(w, TABLES) for w in watch), {topic(w, TABLES): p for w, p in boost.items()}, tables=TABLES
        )
    )


def test_what_is_watched_or_boosted_fits() -> None:
    """A negative boost does the reverse; the reason names the topic."""
    one = candidate(item(title="Speech and kites"))
    assert value("fit", one, taste=profile(("speech",))) == POLICY.watched
    assert value("fit", one, taste=profile(speech=-0.5, kites=0.2)) == -0.3
    assert "watched: speech" in scored(one, taste=profile(("speech",)))[0].reasons


def test_a_weight_of_nothing_switches_a_part_off() -> None:
    """Its value stays known, its reason goes."""
    one = scored(candidate(model(rank=1)), taste=Taste({"momentum": 0.0}))[0]
    assert one.parts["momentum"] == 0 < one.values["momentum"] and "number 1" not in " ".join(one.reasons)


_METRICS = st.builds(
    lambda counts, value, days: Metric(
        counts=counts, value=value, as_of=NOW - timedelta(days=days), listing="models" if counts == "rank" else None
    ),
    st.sampled_from(["likes", "downloads", "stars", "upvotes", "rank"]),
    st.integers(0, 10**15),
    st.integers(0, 30),
)
_ITEMS = st.builds(
    lambda make, metrics, days: make(metrics=tuple(metrics), published=INSIDE + timedelta(days=days) if days else None),
    st.sampled_from([model, dataset, space, paper, release, item, event]),
    st.lists(_METRICS, max_size=4),
    st.integers(-10_000, 10_000),
)


@given(
    st.lists(_ITEMS, min_size=1, max_size=4), st.lists(st.dictionaries(st.sampled_from("abc"), st.integers(0, 10**15)))
)
def test_every_part_keeps_to_its_range(items: list[Item], lists: list[dict[str, int]]) -> None:
    """Whatever is missing, huge or in the future, and whatever the lists hold."""
    snapshots = [listed({f"acme/{k}": v for k, v in row.items()}, 7 * n) for n, row in enumerate(lists)]
    taste = profile(("kites", "title", "a"), title=1.0)
    for one in score([candidate(*items)], growing(*snapshots), taste):
        assert set(one.values) == set(POLICY.weights)
        assert all(0 <= found <= 1 for found in one.values.values())


def test_a_store_without_history_scores_everything() -> None:
    """No list, no count, no date: still a score above nothing."""
    assert all(one.score > 0 for one in scored(candidate(item(published=None)), candidate(model())))
