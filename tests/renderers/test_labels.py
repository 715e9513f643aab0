"""The label tables of the languages."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any, get_args

import pytest

from hugging_news.domain.editions import SECTIONS, LicenseClass
from hugging_news.domain.items import Counts, Kind, LinkType, Listing, Span
from hugging_news.resources import load_toml

LABELS = {lang: load_toml("templates", f"i18n/{lang}.toml") for lang in ("zh", "en")}
LANGS = pytest.mark.parametrize("lang", sorted(LABELS))


def leaves(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def fields(pattern: object) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name} if isinstance(pattern, str) else set()


def test_languages_have_the_same_keys_and_holidays() -> None:
    """Nothing can be said in one language only."""
    zh, en = (dict(leaves(LABELS[lang])) for lang in ("zh", "en"))
    assert set(zh) == set(en)
    dates = [[holiday["on"] for holiday in LABELS[lang]["signoff"]["holidays"]] for lang in ("zh", "en")]
    assert dates[0] == dates[1]


@LANGS
def test_patterns_have_known_fields(lang: str) -> None:
    """A pattern uses the fields of the other language's, save those that the grammar of one does without."""
    other = dict(leaves(LABELS[{"zh": "en", "en": "zh"}[lang]]))
    optional = {
        f"more.{one}" for one in ("people", "languages", "items", "models", "organisations", "dates", "and_more")
    }
    assert [
        key for key, text in leaves(LABELS[lang]) if key not in optional and fields(text) != fields(other[key])
    ] == []


@LANGS
@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("links", get_args(LinkType)),
        ("kinds", get_args(Kind)),
        ("sections", (*SECTIONS, "glance")),
        ("trending.titles", get_args(Listing)),
        ("trending.names", get_args(Listing)),
        ("licence.classes", sorted(set(get_args(LicenseClass)) - {"not-fetched"})),
        ("metrics", [f"{counts}_{span}" for counts in get_args(Counts) if counts != "rank" for span in get_args(Span)]),
        ("status", ("announced", "paper", "demo", "code", "weights")),
        ("release.action", ("none", "advised", "code")),
        ("release.change", ("major", "minor", "patch", "security")),
        ("event.modes", ("online", "in-person", "hybrid")),
        ("event", ("cancelled", "moved", "tentative")),
        ("hub.relations", ("finetune", "adapter", "merge", "quantized")),
        ("hub.stages", ("running", "sleeping", "paused", "runtime_error", "build_error")),
    ],
)
def test_every_value_has_a_label(lang: str, table: str, values: tuple[str, ...]) -> None:
    """Whatever an edition may hold has a name in each language."""
    labels = LABELS[lang]
    for part in table.split("."):
        labels = labels[part]
    assert [value for value in values if not labels.get(value)] == []
