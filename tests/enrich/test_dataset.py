"""A dataset's card: sizes, splits, licence, description."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.domain.items import DatasetDetails, Item, License
from hugging_news.enrich import dataset
from tests.enrich.driving import ENDPOINTS, drive

REPO = "demo-lab/winds-1k"
SHA = "0123456789abcdef0123456789abcdef01234567"
API = f"/api/datasets/{REPO}"
README = f"/datasets/{REPO}/raw/{SHA}/README.md"
INFO: dict[str, Any] = {
    "splits": [
        {"name": "train", "num_bytes": 900, "num_examples": 400_000},
        {"name": "test", "num_bytes": 100, "num_examples": 10_000},
    ],
    "download_size": 800,
    "dataset_size": 1000,
}
DESCRIPTION = (
    "\n\t\n\t\t\n\t\n\t\n\t\tWinds-1k\n\t\n\nOne thousand hours of wind, recorded on \nforty roofs in two cities.\n\n"
    "More text.… See the full description on the dataset page: https://huggingface.co/datasets/demo-lab/winds-1k."
)
OPENING = "One thousand hours of wind, recorded on forty roofs in two cities."
ROW: dict[str, Any] = {
    "id": REPO,
    "sha": SHA,
    "private": False,
    "gated": False,
    "disabled": False,
    "likes": 52,
    "downloads": 640,
    "createdAt": "2025-12-29T00:00:00.000Z",
    "description": DESCRIPTION,
    "tags": ["modality:audio", "arxiv:2512.00002", "size_categories:1M<n<10M"],
    "cardData": {
        "license": "cc-by-4.0",
        "language": ["zh", "en"],
        "size_categories": ["100K<n<1M"],
        "task_categories": ["automatic-speech-recognition"],
        "dataset_info": INFO,
    },
}


def item() -> Item:
    url = f"https://huggingface.co/datasets/{REPO}"
    return Item(
        id=f"hub:dataset:{REPO}",
        source="hub",
        kind="dataset",
        title=REPO,
        url=url,
        details=DatasetDetails(repo_id=REPO),
    )


def enriched(answers: dict[str, Any]) -> Item:
    return drive(dataset.enrich(item(), ENDPOINTS), answers)


def details(row: Any) -> DatasetDetails:
    found = enriched({API: row}).details
    assert isinstance(found, DatasetDetails)
    return found


def with_info(info: Any) -> dict[str, Any]:
    return {**ROW, "cardData": {"dataset_info": info}}


def test_all_that_the_card_says() -> None:
    """Rows, bytes, splits, size class, languages, tasks, licence; the description's first paragraph as summary."""
    found = enriched(
        {API: ROW, README: "---\nlicense: cc-by-4.0\n---\n# Winds\n\nRecorded with two microphones on each roof.\n"}
    )
    assert found.details == DatasetDetails(
        repo_id=REPO,
        tasks=("automatic-speech-recognition",),
        modalities=("audio",),
        languages=("zh", "en"),
        rows=410_000,
        bytes=800,
        size_class="100K<n<1M",
        splits=("train", "test"),
        license=License(state="stated", id="cc-by-4.0"),
        gated=False,
        arxiv=("2512.00002",),
        revision=SHA,
        fetched=("card", "readme"),
    )
    assert (found.summary, found.lang) == (OPENING, "en")
    assert found.content == "# Winds\n\nRecorded with two microphones on each roof."
    assert [link.type for link in found.links] == ["dataset", "paper"]


def test_readme_gives_the_summary_where_there_is_no_description() -> None:
    """Without a description the README's opening is the summary."""
    prose = "Recorded with two microphones on each of forty roofs."
    assert enriched({API: {**ROW, "description": None}, README: f"# Winds\n\n{prose}\n"}).summary == prose


@pytest.mark.parametrize(
    ("info", "rows", "size", "splits"),
    [
        (INFO, 410_000, 800, ("train", "test")),
        ([{"config_name": "zh", **INFO}], 410_000, 800, ("train", "test")),
        ([{"config_name": "zh"}, {"config_name": "default", **INFO}], 410_000, 800, ("train", "test")),
        ([{"config_name": "zh", **INFO}, {"config_name": "en", **INFO}], None, None, ()),
        ({"splits": [{"name": "train", "num_examples": 5}, {"name": "test"}]}, None, None, ("train", "test")),
        ({"dataset_size": 7}, None, 7, ()),
        ({"splits": []}, None, None, ()),
        ({"splits": [{"name": "train", "num_examples": -5}], "download_size": 1e400}, None, None, ("train",)),
        ("large", None, None, ()),
        ([], None, None, ()),
        (None, None, None, ()),
    ],
)
def test_sizes_of_one_configuration(info: Any, rows: int | None, size: int | None, splits: tuple[str, ...]) -> None:
    """The only configuration counts, or `default`; of several others, and of half-known ones, no sum is made."""
    found = details(with_info(info))
    assert (found.rows, found.bytes, found.splits) == (rows, size, splits)


@pytest.mark.parametrize(
    ("card", "tags", "expected"),
    [
        ({"size_categories": ["n<1K"]}, ["size_categories:n>1T"], "n<1K"),
        ({"size_categories": "1K<n<10K"}, [], "1K<n<10K"),
        ({"size_categories": ["unknown", "n>1T"]}, [], "n>1T"),
        ({}, ["size_categories:10M<n<100M"], "10M<n<100M"),
        ({"size_categories": [5]}, [], None),
    ],
)
def test_size_class(card: dict[str, Any], tags: list[str], expected: str | None) -> None:
    """The card's bucket, else the tag's; what is no bucket is passed over."""
    assert details({"id": REPO, "tags": tags, "cardData": card}).size_class == expected


@pytest.mark.parametrize(
    "answer", [401, 404, 500, "<html></html>", "[]", {**ROW, "private": True}, {**ROW, "disabled": True}]
)
def test_nothing_comes(answer: Any) -> None:
    """Without an answer, and for what is not public, the item is as it was."""
    assert enriched({API: answer}) == item()


def test_half_a_character_in_the_description() -> None:
    """A lone surrogate, which JSON can carry, is dropped and costs nothing else."""
    assert details({**ROW, "description": f"\ud83e{OPENING}"}).rows == 410_000


def test_card_without_licence() -> None:
    """A fetched card that says nothing is "not stated"; an empty README changes nothing."""
    assert details({"id": REPO}).license == License(state="not-stated")


def test_gated() -> None:
    """`auto` and `manual` both mean that access must be asked for."""
    assert details({**ROW, "gated": "auto"}).gated is True
