"""Stars of repositories: one count each, and a word about each that cannot be counted."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hugging_news.collectors import github_stars
from hugging_news.domain.errors import CollectError, WithheldError
from hugging_news.domain.exchange import Collected, Source, Window
from tests.enrich.driving import ENDPOINTS, NOW, drive

CASE = Path(__file__).parent / "cases" / "github_stars" / "counts"
WEEK = Window(NOW, NOW, "Asia/Shanghai")


def collect(answers: dict[str, Any], *repos: str, **more: Any) -> Collected:
    source = Source("stars", "github_stars", github_stars.Options(repos=repos), ENDPOINTS, **more)
    return drive(github_stars.collect(source, WEEK), answers)


def test_case() -> None:
    """One item a repository under its configured name; the others are named."""
    case = tomllib.loads((CASE / "case.toml").read_text("utf-8"))
    answers = {
        ENDPOINTS.github + path: json.loads((CASE / value).read_text("utf-8")) if isinstance(value, str) else value
        for path, value in case["answers"].items()
    }
    found = collect(answers, *case["repos"])
    made = {
        "read": found.read,
        "partial": found.partial,
        "problems": list(found.problems),
        "items": [item.model_dump(mode="json", exclude_defaults=True) for item in found.items],
    }
    assert made == json.loads((CASE / "expected.json").read_text("utf-8"))


def test_a_private_repository_is_withheld() -> None:
    """Unless the source says that it may be printed."""
    answers = {f"{ENDPOINTS.github}/repos/acme/kite": {"private": True, "stargazers_count": 3}}
    with pytest.raises(WithheldError, match="private"):
        collect(answers, "acme/kite")
    assert collect(answers, "acme/kite", private=True).items[0].metrics[0].value == 3


def test_without_any_answer_it_fails() -> None:
    """After few requests."""
    with pytest.raises(CollectError):
        collect({}, *(f"acme/kite{n}" for n in range(9)))


@pytest.mark.parametrize("repos", [[], ["kite"], ["acme/../x"], ["acme/.."]])
def test_what_is_no_repository_is_refused(repos: list[str]) -> None:
    """By the configuration."""
    with pytest.raises(ValidationError):
        github_stars.Options.model_validate({"repos": repos})
