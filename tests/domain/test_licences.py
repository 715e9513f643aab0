"""Licences: three states, classes, open source."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.domain import licences
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import License
from hugging_news.resources import load_toml

TABLE = load_toml("data", "licences.toml")
PAGE = "https://huggingface.co/demo-lab/kite"


def on_card(tags: tuple[str, ...] = (), **card: Any) -> License:
    return licences.on_card(Fields(card, "card"), tags, PAGE)


@pytest.mark.parametrize(
    ("id", "kind", "open_source"),
    [
        ("apache-2.0", "permissive", True),
        ("MIT", "permissive", True),
        ("cc-by-4.0", "permissive", False),
        ("openmdw-1.1", "permissive", False),
        ("agpl-3.0", "copyleft", True),
        ("cc-by-sa-4.0", "copyleft", False),
        ("creativeml-openrail-m", "use-limits", False),
        ("bigscience-bloom-rail-1.0", "use-limits", False),
        ("llama3.1", "use-limits", False),
        ("gemma", "use-limits", False),
        ("cc-by-nc-4.0", "non-commercial", False),
        ("cc-by-nc-nd-4.0", "non-commercial", False),
        ("fair-noncommercial-research-license", "non-commercial", False),
        ("other", "custom", False),
        ("unknown", "custom", False),
        ("never-heard-of", "custom", False),
        ("", "custom", False),
        ("mit, apache-2.0", "permissive", True),
        ("mit, cc-by-nc-4.0", "non-commercial", False),
        ("gpl-3.0, other", "custom", False),
    ],
)
def test_class_and_open_source(id: str, kind: str, open_source: bool) -> None:
    """The class by the table; of several licences the narrowest; unknown ones are custom and never open source."""
    assert licences.classify(id, TABLE) == kind
    assert licences.is_open_source(id, TABLE) is open_source


def test_table_is_whole() -> None:
    """Every row has a known class, an answer about OSI and a name, and all classes occur."""
    assert {row["class"] for row in TABLE.values()} == {
        "permissive",
        "copyleft",
        "use-limits",
        "non-commercial",
        "custom",
    }
    assert all(isinstance(row["osi"], bool) and row["name"] for row in TABLE.values())
    assert not any(row["osi"] for row in TABLE.values() if row["class"] not in ("permissive", "copyleft"))


def test_no_licence_is_no_open_source() -> None:
    """Nothing stated is nothing granted."""
    assert licences.is_open_source(None, TABLE) is False


@pytest.mark.parametrize(
    ("license", "expected"),
    [
        (License(), "not-fetched"),
        (License(state="not-stated"), "not-stated"),
        (License(state="stated", id="mit"), "permissive"),
        (License(state="stated", id="other", name="Kite Terms"), "custom"),
    ],
)
def test_three_states(license: License, expected: str) -> None:
    """Not fetched, not stated and stated are three things."""
    assert licences.class_of(license, TABLE) == expected


def test_printable_name() -> None:
    """The table's name, the identifier where it has none."""
    assert licences.printable("mit, kite-1.0", TABLE) == "MIT License, kite-1.0"


def test_card_that_says_nothing() -> None:
    """A fetched card without a licence, with an empty or an `unknown` one, states none."""
    assert [on_card(), on_card(license=None), on_card(license=""), on_card(license="unknown")] == [
        License(state="not-stated")
    ] * 4


def test_card_that_cannot_be_read() -> None:
    """A licence of the wrong type is neither stated nor missing."""
    assert on_card(license={"a": 1}) == License()


def test_tag_stands_in_for_the_card() -> None:
    """Where the metadata lacks it the Hub's own tag counts."""
    assert on_card(("mit",)) == License(state="stated", id="mit")


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("LICENSE.md", f"{PAGE}/blob/main/LICENSE.md"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("javascript:alert(1)", None),
        (5, None),
    ],
)
def test_other_has_the_authors_name_and_link(link: Any, url: str | None) -> None:
    """`other` carries `license_name` and `license_link`; a relative link is a file of the repository."""
    found = on_card(license="other", license_name="kite-terms", license_link=link)
    assert found == License(state="stated", id="other", name="kite-terms", url=url)


def test_several_and_free_text() -> None:
    """Several licences are all named; free text is `other` under its own words."""
    assert on_card(license=["MIT", "cc-by-4.0", "mit"]).id == "mit, cc-by-4.0"
    assert on_card(license="My Terms v1") == License(state="stated", id="other", name="My Terms v1")


def test_list_without_tag() -> None:
    """A list is not the card."""
    assert licences.listed([]) == License() and licences.listed(["unknown"]) == License()
    assert licences.listed(["llama3.1"]) == License(state="stated", id="llama3.1")
