"""What an item id says by itself."""

from __future__ import annotations

import pytest

from hugging_news.domain.artefacts import facts_of, kind_of, link_type_of
from hugging_news.domain.items import Item


@pytest.mark.parametrize(
    ("id", "kind", "link"),
    [
        ("github:acme/kite@v2.0.0", "release", "notes"),
        ("arxiv:2608.00001", "paper", "paper"),
        ("hub:model:acme/kite-7b", "model", "model"),
        ("hub:dataset:acme/voices", "dataset", "dataset"),
        ("hub:space:acme/studio", "space", "demo"),
    ],
)
def test_artefacts_by_their_ids(id: str, kind: str, link: str) -> None:
    """The id gives the kind, the type of links, and details that hold."""
    assert (kind_of(id), link_type_of(id)) == (kind, link)
    details = {"type": kind, **facts_of(id)}
    assert Item.model_validate({"id": id, "source": "", "kind": kind, "title": "", "url": "", "details": details})


@pytest.mark.parametrize("id", ["url:https://example.org", "event:a@2026-08-12", "inbox:note", "hub:bucket:a/b", ""])
def test_other_ids_name_no_artefact(id: str) -> None:
    """Posts, events, notes, and what the Hub may add one day."""
    assert kind_of(id) is None and link_type_of(id) is None


def test_the_version_is_the_tag_without_its_v() -> None:
    """As titles and notes write it; the `v` of a name stays."""
    assert facts_of("github:acme/kite@v2.0.0")["version"] == "2.0.0"
    assert facts_of("github:acme/kite@vision-1.0")["version"] == "vision-1.0"
