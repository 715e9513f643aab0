"""`github_stars` from two collections to the sentence in the documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hugging_news.cli.app import run
from tests.cli.conftest import Web

CONFIGURATION = """
[network]
allow = ["{0}"]
[hub]
endpoint = "http://{0}"
[github]
endpoint = "http://{0}"
web = "http://{0}"
[[sources]]
name = "stars"
collector = "github_stars"
repos = ["acme/kite"]
[[sources]]
name = "kite"
collector = "github_releases"
repo = "acme/kite"
"""
RELEASES = [
    {"tag_name": f"v{n}.0.0", "name": "", "body": "## Changes\n- Longer tails", "draft": False, "prerelease": False,
     "published_at": f"2026-0{6 + n}-12T08:00:00Z", "html_url": f"https://github.com/acme/kite/releases/tag/v{n}.0.0"}
    for n in (2, 1)
]  # fmt: skip


@pytest.fixture
def counted(newsroom: Path, web: Web) -> Callable[[str, int], int]:
    """Run at a time at which the repository has so many stars."""
    (newsroom / "hugging_news.toml").write_text(CONFIGURATION.format(web.address), encoding="utf-8")
    web.pages["/repos/acme/kite/releases?per_page=100&page=1"] = ("application/json", json.dumps(RELEASES))

    def ran(now: str, stars: int) -> int:
        answer = {"full_name": "acme/kite", "private": False, "stargazers_count": stars}
        web.pages["/repos/acme/kite"] = ("application/json", json.dumps(answer))
        return run(["--now", now, "run", "--week", "2026-W33"])

    return ran


def test_stars_of_a_release_say_what_they_gained_since_when(newsroom: Path, counted: Callable[[str, int], int]) -> None:
    """First a count alone, then its growth; the repository is no story of its own."""
    folder = newsroom / "posts" / "2026-08-17"
    assert counted("2026-08-15T01:00:00Z", 100) == 0
    assert "100 stars (as of 15 August 2026)" in (folder / "en.md").read_text("utf-8")
    assert counted("2026-08-17T01:00:00Z", 1200) == 0
    edition = json.loads((folder / "edition.json").read_text("utf-8"))
    [story] = [story for section in edition["sections"] for story in section["stories"]]
    assert story["metrics"] == [
        {
            "counts": "stars", "span": "total", "value": 1200, "as_of": "2026-08-17T01:00:00Z",
            "item": "url:https://github.com/acme/kite", "gained": 1100, "since": "2026-08-15T01:00:00Z",
        }
    ]  # fmt: skip
    said = "1,200 stars, +1.1k since 15 August 2026, 550 a day (as of 17 August 2026)"
    assert said in (folder / "en.md").read_text("utf-8") and edition["cut"] == []
    assert counted("2026-08-17T02:00:00Z", 40) == 0
    assert "40 stars, −60 since 15 August 2026 (as of 17 August 2026)" in (folder / "en.md").read_text("utf-8")
