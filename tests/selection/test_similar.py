"""Items that tell the same story in other words or in the other language."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.items import Item
from hugging_news.selection.similar import near_duplicates, same_story
from hugging_news.selection.similar.figures import values
from hugging_news.selection.similar.reading import read
from tests.factories import INSIDE, event, item, model, paper, release

PAIRS = tomllib.loads((Path(__file__).parents[2] / "benchmarks" / "pairs.toml").read_text(encoding="utf-8"))["pair"]


def post(title: str, place: int | str = 0, **more: Any) -> Item:
    """A post of a site of its own."""
    return item(f"url:https://site{place}.example.org/{place}", title=title, **more)


def labelled(side: str, place: int, row: dict[str, Any]) -> Item:
    """One side of a labelled pair, as `benchmarks/pairs.py` makes it."""
    days = row.get("days", 1 / 24 if side == "second" else 0)
    known = {"summary": row.get("summary", ""), "published": INSIDE + timedelta(days=days)}
    scheme, _, rest = row.get("id", "").partition(":")
    if scheme == "github":
        repo, _, tag = rest.partition("@")
        made = release(repo, tag, **known)
        version = tag.rpartition("@")[2].removeprefix("v")
        return made.model_copy(update={"details": made.details.model_copy(update={"version": version})})
    if scheme == "hub":
        return model(rest.partition(":")[2], **known)
    if scheme == "arxiv":
        return paper(rest, title=row["title"], **known)
    return post(row["title"], f"{side}{place}", **known)


def test_the_goal_holds_on_the_labelled_pairs() -> None:
    """Nine in ten of the pairs that tell one story are found, in every language pair, and no other one is joined."""
    found: dict[str, list[bool]] = {}
    for place, row in enumerate(PAIRS):
        first, second = (labelled(side, place, row[side]) for side in ("first", "second"))
        why = same_story(first, second)
        assert row["same"] or not why, f"{first.title} / {second.title}: {why}"
        if row["same"]:
            languages = "".join(sorted("zh" if read(one.title).chinese else "en" for one in (first, second)))
            found.setdefault(languages, []).append(bool(why))
    joined = [hit for hits in found.values() for hit in hits]
    assert sum(joined) >= 0.9 * len(joined)
    assert {languages: sum(hits) >= 0.8 * len(hits) for languages, hits in found.items()} == dict.fromkeys(found, True)


def test_the_labelled_set_is_as_large_as_it_says() -> None:
    """At least 160 pairs, 60 in two languages, 40 near-misses, and a third held out."""
    crossing = [row for row in PAIRS if len({read(row[side]["title"]).chinese for side in ("first", "second")}) == 2]
    assert len(PAIRS) >= 160 and len(crossing) >= 60
    assert sum(not row["same"] for row in PAIRS) >= 40
    assert sum(row["split"] == "held" for row in PAIRS) * 3 >= len(PAIRS)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("Warp is now open source", "Warp is now open source", "the same title"),
        ("Announcing SeaORM 2.0", "SeaORM 2.0 is out", "the same title in other words (similarity 68)"),
        (
            "智谱发布 GLM-5.2",
            "Zhipu launches GLM-5.2",
            "the same names and numbers in Chinese and English: Zhipu, GLM, 5.2",
        ),
    ],
)
def test_a_join_says_why(first: str, second: str, why: str) -> None:
    """In words for readers of the report, with what both titles share."""
    assert same_story(post(first, 1), post(second, 2)) == why


def test_it_does_not_matter_which_comes_first() -> None:
    """The judgement is the same for both orders of every labelled pair."""
    for place, row in enumerate(PAIRS):
        first, second = (labelled(side, place, row[side]) for side in ("first", "second"))
        assert bool(same_story(first, second)) == bool(same_story(second, first)), first.title


def test_posts_far_apart_are_two_stories() -> None:
    """Ten days are the limit; a post without a date is compared all the same."""
    first, title = post("Warp is now open source", 1), "Warp is now open source"
    assert same_story(first, post(title, 2, published=INSIDE + timedelta(days=10)))
    assert not same_story(first, post(title, 2, published=INSIDE + timedelta(days=11)))
    assert same_story(first, post(title, 2, published=None))


def test_the_opening_of_weights_later_is_news_of_its_own() -> None:
    """On the day of the announcement it is the same story, five days later it is not, nor when nobody knows."""
    first, title = post("Moonshot releases Kimi K3", 1), "月之暗面开源 Kimi K3"
    assert same_story(first, post(title, 2))
    assert not same_story(first, post(title, 2, published=INSIDE + timedelta(days=5)))
    assert not same_story(first, post(title, 2, published=None))


def test_artefacts_are_known_by_their_keys_alone() -> None:
    """Two artefacts, or an event, are never near-duplicates, whatever their titles say."""
    title = "Latent kites for steady diffusion models"
    assert same_story(paper("2608.00001", title=title), post(title))
    assert not same_story(paper("2608.00001", title=title), paper("2608.00002", title=title))
    assert not same_story(event(title=title), post(title))


def test_one_site_does_not_tell_a_story_twice_in_one_language() -> None:
    """Two titles of a site are two posts, unless the title is the same or the other one is a translation."""
    urls = ("url:https://example.org/a", "url:https://example.org/b")
    titles = (
        "OpenAI and Broadcom unveil LLM-optimized inference chip",
        "Broadcom and OpenAI reveal inference chip for LLMs",
    )
    assert same_story(post(titles[0], 1), post(titles[1], 2))
    assert not same_story(*(item(url, title=title) for url, title in zip(urls, titles, strict=True)))
    translated = (item(urls[0], title="Introducing Kimi K3"), item(urls[1], title="Kimi K3 发布"))
    assert same_story(*translated)


def test_summaries_bear_witness() -> None:
    """What a subtitle leaves open the figures of both summaries settle; another number of one thing keeps apart."""
    first = post("通义千问开源 Qwen3-VL", 1, summary="共 235B 参数，支持 256K 上下文。")
    second = post("Qwen3-VL: sharper vision", 2, summary="A 235B model with 256K tokens of context.")
    assert same_story(first, second)
    assert not same_story(first, second.model_copy(update={"summary": ""}))
    small, large = (
        ("Voices is out", "The set has 1.2 trillion tokens."),
        ("Voices is out", "It has 12 trillion tokens."),
    )
    assert not same_story(post(small[0], 1, summary=small[1]), post(large[0], 2, summary=large[1]))


@pytest.mark.parametrize(
    "title", ["", "!!!", "Release notes", "v1.0.0", "Untitled", "Hello world", "更新日志", "News", "🎉"]
)
def test_a_title_that_says_nothing_proves_nothing(title: str) -> None:
    """Boilerplate, bare versions and empty titles never join, however often they agree."""
    items = [post(title, place) for place in range(5)]
    assert near_duplicates(items) == () and not same_story(items[0], items[1])


def test_ten_thousand_identical_titles_are_a_series() -> None:
    """So common a title proves nothing; the copies among them, with the same summary, still join, each once."""
    title = "Our weekly digest of robots and kites"
    items = [post(title, place) for place in range(10_000)]
    assert near_duplicates(items) == ()
    copies = [post(title, place, summary=f"Story {place // 2}") for place in range(10_000)]
    assert len(near_duplicates(copies)) == 5_000


def test_a_syndicated_title_joins_all_its_copies() -> None:
    """Of n copies n - 1 pairs come out: enough to make one story."""
    items = [post("Maryland bans surveillance pricing in grocery stores", place) for place in range(8)]
    assert len(near_duplicates(items)) == 7


def test_a_hub_in_every_title_hides_no_pair_and_joins_no_other() -> None:
    """Two titles meet in the blocks of their rare words, though one name stands in thousands."""
    names = [
        f"{a}{b}{c}" for a in ("Ka", "Mo", "Ri") for b in ("te", "su", "lo", "ne") for c in ("va", "pi", "do", "gu")
    ]
    items = [post(f"OpenAI brings ChatGPT to {name} Bank", place) for place, name in enumerate(names * 40)]
    hidden = [post("OpenAI 与博通公布推理芯片", "a"), post("OpenAI and Broadcom unveil inference chip", "b")]
    found = near_duplicates([*items, *hidden])
    assert [(near.first, near.second) for near in found] == [tuple(sorted(one.id for one in hidden))]


def test_the_pairs_are_the_same_in_every_order_of_the_items() -> None:
    """Sorted by their ids, first < second, an id that comes twice judged once."""
    items = [labelled(side, place, row[side]) for place, row in enumerate(PAIRS) for side in ("first", "second")]
    found = near_duplicates(items)
    assert found == near_duplicates(items[::-1]) == near_duplicates([*items, *items])
    assert list(found) == sorted(found, key=lambda near: (near.first, near.second))
    assert all(near.first < near.second and near.why for near in found)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("1.2 万名开发者", "12k developers"), ("17 亿欧元", "€1.7 billion"), ("2.5 亿美元", "$250M"),
        ("3.2 倍", "3.2x"),
        ("43％", "43 percent"), ("第三季度", "third quarter"), ("第 12 期", "#12"), ("从零开始（四）", "part iv"),
        ("2026 年 7 月 29 日", "29 July 2026"), ("15,000", "15000"), ("v5.15.0", "5.15"),
        ("1.2 万亿词元", "1.2 trillion"),
    ],
)  # fmt: skip
def test_numbers_agree_across_languages(chinese: str, english: str) -> None:
    """Units, currencies, dates and places in a series are spelt one way."""
    first, second = read(chinese), read(english)
    assert (first.numbers, first.figures) == (second.numbers, second.figures) and first.values


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_title_can_be_read(first: str, second: str) -> None:
    """No text breaks the judgement, and a boilerplate title never joins."""
    near_duplicates([post(first, 1), post(second, 2)])
    assert same_story(post(first, 1), post("Release notes", 2)) is None


def test_an_odd_number_is_no_amount() -> None:
    """A version with a unit behind it is not scaled."""
    assert values("amount", "1.2.3k") == ("0",)


def test_a_name_that_stands_in_every_title_hides_no_pair() -> None:
    """A hub: the block of the name is split by a second word, so that those who share more meet."""
    crafts, towns = ("sailing", "pottery", "weaving", "farming", "cooking"), ("Lyon", "Oslo", "Quito", "Hanoi", "Turin")
    titles = [f"Kitelab teaches {craft} in {town}" for craft in crafts for town in towns]
    posts = [post(title, n, published=INSIDE + timedelta(hours=n)) for n, title in enumerate(titles)]
    again = post("Kitelab teaches sailing in Lyon!", "again", published=INSIDE + timedelta(days=5))
    found = near_duplicates([*posts, again])
    assert {(near.first, near.second) for near in found} == {tuple(sorted((posts[0].id, again.id)))}
    other = post("In Lyon, Kitelab now teaches sailing", "other", published=INSIDE + timedelta(days=5))
    found = near_duplicates([*posts, other])
    assert {(near.first, near.second) for near in found} == {tuple(sorted((posts[0].id, other.id)))}
