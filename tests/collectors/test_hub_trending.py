"""The trending lists: two answers joined, ranks from one of them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from hugging_news.collectors import hub_trending
from hugging_news.domain.errors import CollectError, FetchError, ParseError
from hugging_news.domain.exchange import Collected, Request, Source, Window
from hugging_news.domain.items import ModelDetails
from tests.enrich.driving import ENDPOINTS, NOW, drive

CASES = sorted((Path(__file__).parent / "cases" / "hub_trending").iterdir())
WEEK = Window(NOW, NOW, "Asia/Shanghai")


def collect(answers: dict[str, Any], kind: str = "models", limit: int = 20, **source: Any) -> Collected:
    options = hub_trending.Options(kind=kind, limit=limit)  # type: ignore[arg-type]
    return drive(hub_trending.collect(Source("hub", "hub_trending", options, ENDPOINTS, **source), WEEK), answers)


def front(*rows: dict[str, Any], kind: str = "model") -> dict[str, Any]:
    return {"recentlyTrending": [{"repoType": kind, "repoData": {"repoType": kind, **row}} for row in rows]}


def ranks(collected: Collected) -> list[tuple[str, int]]:
    return [(item.title, next(m.value for m in item.metrics if m.counts == "rank")) for item in collected.items]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """Recorded answers give exactly the items, counts and problems that lie beside them."""
    setup = tomllib.loads((case / "case.toml").read_text("utf-8"))
    answers = {
        path: answer if isinstance(answer, int) else (case / answer).read_bytes()
        for path, answer in setup["answers"].items()
    }
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    try:
        found = collect(answers, setup["kind"], setup.get("limit", 20))
    except CollectError as error:
        assert {"error": str(error)} == expected
        return
    assert written(found) == expected


def written(found: Collected) -> dict[str, Any]:
    items = [item.model_dump(mode="json", exclude_defaults=True) for item in found.items]
    return {"read": found.read, "partial": found.partial, "problems": list(found.problems), "items": items}


def test_two_requests() -> None:
    """The front page is asked for the kind and the limit, the list for at least 50 rows, both with the Hub's token."""
    asked: list[Request] = []
    source = Source("hub", "hub_trending", hub_trending.Options(kind="spaces", limit=7), ENDPOINTS)
    drive(hub_trending.collect(source, WEEK), {"/api/spaces": [{"id": "a/b"}]}, asked)
    assert [(request.full_url, request.auth) for request in asked] == [
        ("https://hub.example/api/trending?type=space&limit=7", "hub"),
        ("https://hub.example/api/spaces?sort=trendingScore&limit=50", "hub"),
    ]


def test_ranks_come_whole_from_the_front_page() -> None:
    """The list has another order and other repositories: it adds fields, never ranks or rows."""
    answers = {
        "/api/trending": front({"id": "a/one"}, {"id": "b/two"}),
        "/api/models": [{"id": "b/two", "likes": 9}, {"id": "c/three"}, {"id": "a/one"}],
    }
    found = collect(answers)
    assert ranks(found) == [("a/one", 1), ("b/two", 2)]
    assert [metric.value for metric in found.items[1].metrics if metric.counts == "likes"] == [9]


def test_every_rank_has_the_moment_of_its_answer() -> None:
    """All ranks of a collection share one moment, so that they make one snapshot."""
    found = collect({"/api/trending": front({"id": "a/one"}, {"id": "b/two"}), "/api/models": 503})
    assert {m.as_of for item in found.items for m in item.metrics if m.counts == "rank"} == {NOW}


def test_private_and_disabled_take_no_place() -> None:
    """Rows that a token alone shows are dropped without a word, whichever answer says so, and leave no gap."""
    answers = {
        "/api/trending": front({"id": "a/hidden", "private": True}, {"id": "b/shut"}, {"id": "c/open"}),
        "/api/models": [{"id": "b/shut", "disabled": True}, {"id": "c/open", "private": False}],
    }
    found = collect(answers)
    assert ranks(found) == [("c/open", 1)]
    assert not any("hidden" in problem for problem in found.problems)


def test_broken_row_keeps_its_place() -> None:
    """A row without a usable id is named, and the rows after it keep their ranks."""
    answers = {"/api/trending": front({"id": "a/one"}, {"id": "../../etc"}, {"id": "c/three"}), "/api/models": 404}
    found = collect(answers)
    assert ranks(found) == [("a/one", 1), ("c/three", 3)]
    assert "models row 2: no repository id, left out" in found.problems


def test_same_repository_twice_counts_once() -> None:
    """A repeated row is not ranked again."""
    answers = {"/api/trending": front({"id": "a/one"}, {"id": "a/one"}, {"id": "b/two"}), "/api/models": 404}
    assert ranks(collect(answers)) == [("a/one", 1), ("b/two", 2)]


@pytest.mark.parametrize("limit, most", [(2, 5), (5, 2)])
def test_limit_and_max_items_cut_the_list(limit: int, most: int) -> None:
    """Neither more rows than the limit nor more than the source may give."""
    rows = [{"id": f"a/m{number}"} for number in range(9)]
    found = collect({"/api/trending": front(*rows), "/api/models": 404}, limit=limit, max_items=most)
    assert ranks(found) == [("a/m0", 1), ("a/m1", 2)]


def test_list_without_licence_tag_is_not_a_statement() -> None:
    """A list is not the card: no licence tag means "not fetched", a tag is a statement."""
    answers = {
        "/api/trending": front({"id": "a/silent"}, {"id": "b/stated"}, {"id": "c/unlisted"}, {"id": "d/unknown"}),
        "/api/models": [
            {"id": "a/silent", "tags": ["gguf"]},
            {"id": "b/stated", "tags": ["license:mit"]},
            {"id": "d/unknown", "tags": ["license:unknown"]},
        ],
    }
    licences = [item.details.license for item in collect(answers).items]  # type: ignore[union-attr]
    assert [licence.state for licence in licences] == ["not-fetched", "stated", "not-fetched", "not-fetched"]


def test_public_links_whatever_the_endpoint() -> None:
    """Items name huggingface.co although a mirror answered."""
    item = collect({"/api/trending": front({"id": "a/one"}), "/api/models": 404}).items[0]
    assert (item.id, item.url) == ("hub:model:a/one", "https://huggingface.co/a/one")
    assert [link.url for link in item.links] == ["https://huggingface.co/a/one"]


def test_future_creation_is_no_date() -> None:
    """A repository created after the answer has no date, and the problem says so."""
    row = {"id": "a/one", "createdAt": "2099-01-01T00:00:00.000Z"}
    found = collect({"/api/trending": front(row), "/api/models": 404})
    assert found.items[0].published is None
    assert "models row 1 (a/one): createdAt is not a time in the past (str), left out" in found.problems


def test_live_providers_alone_are_named() -> None:
    """A provider counts when it and its copy of the model are live."""
    row = {
        "id": "a/one",
        "availableInferenceProviders": [
            {"provider": "kite", "modelStatus": "live", "providerStatus": "live"},
            {"provider": "slow", "modelStatus": "staging", "providerStatus": "live"},
            {"provider": "kite", "modelStatus": "live", "providerStatus": "live"},
        ],
    }
    details = collect({"/api/trending": front(row), "/api/models": 404}).items[0].details
    assert isinstance(details, ModelDetails) and details.providers == ("kite",)


@pytest.mark.parametrize(
    "body",
    [
        "<html>Sign in</html>",
        "",
        "[]",
        "{}",
        '{"recentlyTrending": null}',
        '{"recentlyTrending": [1, null]}',
        "[" * 9000,
    ],
)
def test_answer_without_a_list_falls_back(body: str) -> None:
    """An error page, an empty body or a renamed key is no ranking: the list gives it, and the report says so."""
    found = collect({"/api/trending": body, "/api/models": [{"id": "a/one"}]})
    assert ranks(found) == [("a/one", 1)]
    assert found.problems[0].endswith("ranked by /api/models instead")


def test_nothing_answers() -> None:
    """Without any ranking the source fails with the list's own error."""
    with pytest.raises(FetchError) as error:
        collect({"/api/trending": 503, "/api/models": 503})
    assert error.value.status == 503


@pytest.mark.parametrize("body", ["[]", '{"error": "x"}', "<!doctype html>", '[{"id": 5}]', "[null]"])
def test_empty_list_is_an_error_and_not_no_news(body: str) -> None:
    """A list that cannot be true is an error that names its address."""
    with pytest.raises(ParseError, match=r"/api/models"):
        collect({"/api/trending": 503, "/api/models": body})


@pytest.mark.parametrize(
    "options", [{"kind": "papers"}, {"kind": "models", "limit": 0}, {"kind": "models", "top": 3}, {}]
)
def test_wrong_options(options: dict[str, Any]) -> None:
    """Kinds that the Hub does not rank, senseless limits and unknown keys are refused."""
    with pytest.raises(ValueError):
        hub_trending.Options.model_validate(options)
