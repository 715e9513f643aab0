"""Rows of the Hub's API: ids, tags, buckets, relations, what a list leaves open."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from hugging_news.domain import hub
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import DatasetDetails, Item, Metric, ModelDetails, Relation, SpaceDetails
from hugging_news.resources import load_toml

NOW = datetime(2026, 1, 5, tzinfo=UTC)


def fields(**row: Any) -> Fields:
    return Fields(row, "row")


@pytest.mark.parametrize(
    ("text", "bounds", "unit"),
    [
        ("n<1K", (0, 1_000), "rows"),
        ("1K<n<10K", (1_000, 10_000), "rows"),
        ("10K<n<100K", (10_000, 100_000), "rows"),
        ("100K<n<1M", (100_000, 10**6), "rows"),
        ("10M<n<100M", (10**7, 10**8), "rows"),
        ("100M<n<1B", (10**8, 10**9), "rows"),
        ("1B<n<10B", (10**9, 10**10), "rows"),
        ("100B<n<1T", (10**11, 10**12), "rows"),
        ("n>1T", (10**12, None), "rows"),
        (" 1k < n < 10k ", (1_000, 10_000), "rows"),
        ("1GB<n<10GB", (10**9, 10**10), "bytes"),
        ("1G<n<10G", (10**9, 10**10), "bytes"),
        ("n>1TB", (10**12, None), "bytes"),
        ("n<1MB", (0, 10**6), "bytes"),
        ("10M<n<1M", None, None),
        ("unknown", None, None),
        ("", None, None),
        ("1<n", None, None),
        ("9" * 400 + "<n<1K", None, None),
    ],
)
def test_size_bucket(text: str, bounds: tuple[int, int | None] | None, unit: str | None) -> None:
    """Buckets in rows and in bytes give their bounds; what is none gives None."""
    assert hub.size_bucket(text) == bounds
    assert hub.size_unit(text) == unit


@pytest.mark.parametrize(
    ("name", "parameters", "active"),
    [
        ("demo-lab/Kite-35B-A3B", None, 3 * 10**9),
        ("demo-lab/Kite-35B-A3B-Instruct-GGUF", 35 * 10**9, 3 * 10**9),
        ("demo-lab/kite-2.4T-A95B", 2_400_000_000_000, 95 * 10**9),
        ("demo-lab/kite-16b-a2.4b", None, 2_400_000_000),
        ("demo-lab/kite-8B-A500M", None, 500_000_000),
        ("demo-lab/kite-8B_A1B", None, 10**9),
        ("demo-lab/kite-A3B", None, None),
        ("demo-lab/kite-3B-A35B", None, None),
        ("demo-lab/kite-35B-A3B", 2 * 10**9, None),
        ("demo-lab/kite-35B-A3Bit", None, None),
        ("demo-lab/kite-7B", None, None),
    ],
)
def test_active_parameters(name: str, parameters: int | None, active: int | None) -> None:
    """Active parameters come from the name alone, and only when they are fewer than all."""
    assert hub.active_parameters(name, parameters) == active


@pytest.mark.parametrize("name", ["demo-lab/kite-7b", "gpt2", "a/B.c_d-e", "_x/y", "x" * 96])
def test_repository_ids(name: str) -> None:
    """Ids of one or two parts, as the Hub allows them."""
    assert hub.repo_id(fields(id=name)) == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a/b/c",
        "../x",
        "a//b",
        "a/..",
        "a b/c",
        "a/b?x",
        "a/b\n",
        "a/\u200bb",
        "/a",
        "a/",
        "a--b/c",
        "风/筝",
        7,
        None,
        "x" * 500,
    ],
)
def test_no_repository_id(name: Any) -> None:
    """What is no id is not repaired: another repository may bear the repaired one."""
    assert hub.repo_id(fields(id=name)) is None


def test_relations_from_tags_and_card() -> None:
    """A typed tag says more than a plain one; a card may state the relation for the models that it names."""
    tags = [
        "base_model:a/base",
        "base_model:quantized:a/base",
        "base_model:b/other",
        "base_model:../x",
        "base_model:fused:c/c",
    ]
    assert hub.relations(tags) == (
        Relation(id="a/base", relation="quantized"),
        Relation(id="b/other"),
        Relation(id="c/c"),
    )
    assert hub.relations([], ["a/base"], "adapter") == (Relation(id="a/base", relation="adapter"),)
    assert hub.relations(["base_model:a/base"], ["a/base"], "merge") == (Relation(id="a/base", relation="merge"),)


def test_languages_are_codes_and_not_fields_of_study() -> None:
    """Bare codes are languages, except those that mean a field; datasets prefix theirs."""
    assert hub.languages(["cv", "ml", "zh", "tf", "en", "gguf"]) == ("zh", "en")
    assert hub.languages(["language:yue", "language:en", "fr"]) == ("yue", "en")


def test_template_citation_is_no_paper_of_the_model() -> None:
    """The paper that the card template cites says nothing about the model."""
    assert hub.arxiv_ids(["arxiv:1910.09700", "arxiv:2512.00001", "arxiv:cs/0101", "arxiv:2512.00001"]) == (
        "2512.00001",
    )


@pytest.mark.parametrize(
    ("value", "gated"), [(False, False), ("auto", True), ("manual", True), (True, True), (None, None), ("x", None)]
)
def test_gated(value: Any, gated: bool | None) -> None:
    """False, `auto` and `manual` are known; anything else is not."""
    assert hub.gated(fields(gated=value)) is gated


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        ({}, False), ({"private": False}, False), ({"private": True}, True), ({"private": "no"}, True),
        ({"disabled": True}, True), ({"visibility": "private"}, True), ({"visibility": "protected"}, False),
    ],
)  # fmt: skip
def test_hidden(row: dict[str, Any], hidden: bool) -> None:
    """Whatever is not plainly public is hidden."""
    assert hub.hidden(Fields(row, "row")) is hidden


@pytest.mark.parametrize(
    ("runtime", "expected"),
    [
        ({"stage": "RUNNING", "hardware": {"current": "t4-small", "requested": "a10g-small"}}, ("running", "t4-small")),
        ({"stage": "PAUSED", "hardware": {"current": None, "requested": "a10g-small"}}, ("paused", "a10g-small")),
        ({"stage": "RUNTIME_ERROR", "hardware": "cpu-basic"}, ("runtime_error", "cpu-basic")),
        ({"stage": "SLEEPING", "hardware": None}, ("sleeping", None)),
        ({"stage": 5, "hardware": []}, (None, None)),
        (None, (None, None)),
        ("RUNNING", (None, None)),
    ],
)
def test_stage_and_hardware(runtime: Any, expected: tuple[str | None, str | None]) -> None:
    """Every stage, lower case; the hardware it has, else the one it asks for."""
    found = hub.running(fields(runtime=runtime))
    assert (found["stage"], found["hardware"]) == expected


@pytest.mark.parametrize(
    ("kind", "type"), [("model", ModelDetails), ("dataset", DatasetDetails), ("space", SpaceDetails)]
)
def test_empty_row_states_nothing(kind: hub.RepoKind, type: type) -> None:
    """A row with an id alone leaves everything open, the licence not fetched, and is no problem."""
    row = fields(id="a/b")
    details = hub.listed_details(kind, "a/b", row)
    assert isinstance(details, type)
    assert details.model_dump(exclude_defaults=True) == {"repo_id": "a/b", "fetched": ("list",)}
    assert not row.problems


def test_complete_keeps_what_is_known() -> None:
    """Dates, counts and links of the item stay; what it lacks is added; of two papers none is chosen."""
    likes = Metric(counts="likes", value=1, as_of=NOW)
    item = Item(
        id="hub:model:a/b", source="s", kind="model", title="a/b", url="https://huggingface.co/a/b", published=NOW,
        metrics=(likes,), details=ModelDetails(repo_id="a/b"),
    )  # fmt: skip
    row = fields(createdAt="2020-01-01T00:00:00Z", likes=9, downloads=5, tags=["arxiv:2512.00001", "arxiv:2512.00002"])
    done = hub.complete(item, "a/b", row, NOW)
    assert done.published == NOW and done.organisation == "a"
    assert [(metric.counts, metric.span, metric.value) for metric in done.metrics] == [
        ("likes", "total", 1),
        ("downloads", "30d", 5),
    ]
    assert [link.type for link in done.links] == ["model"]


def test_table_of_tasks() -> None:
    """Every task is spelt as on the Hub and has a Chinese and an English name and a modality."""
    tasks = load_toml("data", "tasks.toml")
    modalities = {"text", "image", "video", "audio", "multimodal", "3d", "tabular", "robotics", "other"}
    assert {task["modality"] for task in tasks.values()} == modalities
    assert all(set(task) == {"zh", "en", "modality"} and task["zh"] and task["en"] for task in tasks.values())
    assert all(hub.task(fields(pipeline_tag=id)) == id for id in tasks)
    assert tasks["automatic-speech-recognition"]["zh"] == "语音识别"
