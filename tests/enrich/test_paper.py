"""A paper's page and the repositories that name it."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.domain.exchange import Request
from hugging_news.domain.items import Item, Link, Metric, PaperDetails
from hugging_news.enrich import paper
from tests.enrich.driving import ENDPOINTS, NOW, drive

ID = "2512.00001"
API = f"/api/papers/{ID}"
TAG = [f"arxiv:{ID}"]
PAGE: dict[str, Any] = {
    "id": ID,
    "title": "KiteNet: Reading the wind",
    "summary": "We read the wind.\nIt is  windy.",
    "ai_summary": "Revolutionary model reads wind.",
    "authors": [
        {"name": "Ada Kim", "hidden": False},
        {"name": "Hidden One", "hidden": True},
        {"name": 5},
        {"name": "Wei Li"},
    ],
    "upvotes": 41,
    "githubRepo": "https://github.com/demo-lab/kitenet",
    "githubStars": 369,
    "projectPage": "https://kitenet.example",
    "organization": {"name": "demo-lab", "fullname": "Demo Lab"},
    "linkedModels": [
        {"id": "far-lab/survey-of-all", "likes": 900},
        {"id": "demo-lab/kite-7b", "likes": 20},
        {"id": "demo-lab/secret", "private": True, "likes": 99},
    ],
    "linkedDatasets": [],
    "linkedSpaces": [{"id": "wei-dev/KiteNet-demo", "likes": 3}],
}


def item(**known: Any) -> Item:
    fields = {"title": PAGE["title"], "details": PaperDetails(arxiv_id=ID), **known}
    return Item(id=f"arxiv:{ID}", source="papers", kind="paper", url=f"https://arxiv.org/abs/{ID}", **fields)


def enriched(answers: dict[str, Any], given: Item | None = None, asked: list[Request] | None = None) -> Item:
    return drive(paper.enrich(given or item(), ENDPOINTS), answers, asked)


def links(found: Item) -> list[tuple[str, str]]:
    return [(link.type, link.url) for link in found.links]


def test_all_that_the_page_says() -> None:
    """Abstract, authors, counts, code, project and repositories; words of a model are not read; one request."""
    asked: list[Request] = []
    found = enriched({API: PAGE}, asked=asked)
    assert found.details == PaperDetails(
        arxiv_id=ID,
        organisations=("Demo Lab",),
        code="https://github.com/demo-lab/kitenet",
        project="https://kitenet.example",
        models=("far-lab/survey-of-all", "demo-lab/kite-7b"),
        spaces=("wei-dev/KiteNet-demo",),
        fetched=("page", "list"),
    )
    assert (found.summary, found.authors, found.organisation) == (
        "We read the wind. It is windy.",
        ("Ada Kim", "Wei Li"),
        "demo-lab",
    )
    assert [(metric.counts, metric.value, metric.as_of) for metric in found.metrics] == [
        ("upvotes", 41, NOW),
        ("stars", 369, NOW),
    ]
    assert found.status == "weights" and len(asked) == 1


def test_only_own_repositories_are_linked() -> None:
    """A card that cites the paper does not make its model the paper's: organisation or name must agree."""
    assert links(enriched({API: PAGE})) == [
        ("code", "https://github.com/demo-lab/kitenet"),
        ("model", "https://huggingface.co/demo-lab/kite-7b"),
        ("demo", "https://huggingface.co/spaces/wei-dev/KiteNet-demo"),
    ]


@pytest.mark.parametrize(
    ("repo", "known", "own"),
    [
        ("Demo_Lab/x", {"organisation": "demo-lab"}, True),
        ("DemoLabM4/x", {"organisation": "Demo Lab"}, True),
        ("other/KiteNet-7b", {}, True),
        ("other/x", {}, False),
        ("other/winds", {"title": "The winds of the north and of the south: a survey"}, False),
        ("other/gust-small", {"details": PaperDetails(arxiv_id=ID, code="https://github.com/a/gust/")}, True),
        ("lab/x", {"organisation": "lab"}, False),
    ],
)
def test_signs_of_an_own_repository(repo: str, known: dict[str, Any], own: bool) -> None:
    """The owner's name, the name before the colon, or the name of the code; very short names prove nothing."""
    page = {"linkedModels": [{"id": repo}], "linkedDatasets": [], "linkedSpaces": []}
    found = enriched({API: page}, item(**known))
    assert any(link.type == "model" for link in found.links) is own


def test_lists_where_the_page_does_not_link() -> None:
    """Models, datasets and Spaces are then asked for by the paper's tag, which every row must carry."""
    answers = {
        API: {"id": ID, "title": "x"},
        f"/api/models?filter=arxiv%3A{ID}&sort=likes&limit=5": [
            {"id": "a/one", "tags": TAG, "likes": 1},
            {"id": "a/unfiltered", "tags": ["license:mit"], "likes": 9},
            {"id": "a/two", "tags": TAG, "likes": 2},
            {"id": "a/hidden", "tags": TAG, "private": True},
            {"id": "../bad", "tags": TAG},
            7,
        ],
        "/api/datasets": [],
        "/api/spaces": [],
    }
    found = enriched(answers).details
    assert found == PaperDetails(arxiv_id=ID, models=("a/two", "a/one"), fetched=("page", "list"))


def test_one_list_missing() -> None:
    """A missing list leaves "no repositories" unsaid."""
    found = enriched({API: {"id": ID}, "/api/models": [], "/api/spaces": []}).details
    assert found.fetched == ("page",)  # type: ignore[union-attr]


def test_no_page() -> None:
    """A paper that the Hub does not know is as it was, but for its status."""
    before = item(authors=("Ada Kim",), summary="Own words.")
    assert enriched({}, before) == before.model_copy(update={"status": "paper"})


@pytest.mark.parametrize("body", ["<html></html>", "[]", ""])
def test_page_that_is_none(body: str) -> None:
    """An error page says nothing."""
    assert enriched({API: body}).details == PaperDetails(arxiv_id=ID)


def test_newer_counts_replace_older_ones() -> None:
    """Upvotes are counted once, as of the page; a rank and the links that are there stay."""
    rank = Metric(counts="rank", value=1, as_of=NOW)
    old = Metric(counts="upvotes", value=3, as_of=NOW)
    code = Link(type="code", url="https://github.com/a/b")
    found = enriched({API: {**PAGE, "linkedModels": []}}, item(metrics=(old, rank), links=(code,)))
    assert [(metric.counts, metric.value) for metric in found.metrics] == [("rank", 1), ("upvotes", 41), ("stars", 369)]
    assert found.links[0] == code and [link.type for link in found.links].count("code") == 1


def test_malformed_fields_are_dropped_one_by_one() -> None:
    """Scripts are no addresses, words no counts; the rest is used."""
    page = {
        "id": ID,
        "upvotes": "many",
        "githubRepo": "javascript:alert(1)",
        "githubStars": -1,
        "projectPage": "mailto:a@b.example",
        "authors": "Ada",
        "organization": [],
        "summary": 5,
        "linkedModels": [None],
        "linkedDatasets": [],
        "linkedSpaces": [],
    }
    found = enriched({API: page})
    assert found.details == PaperDetails(arxiv_id=ID, fetched=("page", "list"))
    assert (found.links, found.metrics, found.authors, found.summary) == ((), (), (), "")


@pytest.mark.parametrize(("status", "expected"), [(None, "weights"), ("paper", "weights"), ("announced", "announced")])
def test_status(status: Any, expected: str) -> None:
    """What can be had decides, unless a source said more."""
    assert enriched({API: PAGE}, item(status=status)).status == expected


def test_status_without_weights() -> None:
    """Code comes next, then the paper alone."""
    bare = {**PAGE, "linkedModels": [], "linkedSpaces": []}
    assert enriched({API: bare}).status == "code"
    assert enriched({API: {**bare, "githubRepo": None}}).status == "paper"
