"""A Space's card, stage and application file."""

from __future__ import annotations

from typing import Any

import pytest

from hugging_news.domain.exchange import Request
from hugging_news.domain.items import Item, License, SpaceDetails
from hugging_news.enrich import space
from tests.enrich.driving import ENDPOINTS, drive

REPO = "demo-lab/kite-chat"
SHA = "0123456789abcdef0123456789abcdef01234567"
API = f"/api/spaces/{REPO}"
RAW = f"/spaces/{REPO}/raw/{SHA}"
ROW: dict[str, Any] = {
    "id": REPO,
    "sha": SHA,
    "private": False,
    "sdk": "gradio",
    "likes": 88,
    "createdAt": "2026-01-01T00:00:00.000Z",
    "tags": ["gradio", "license:mit"],
    "runtime": {"stage": "RUNNING", "hardware": {"current": "zero-a10g", "requested": "zero-a10g"}},
    "cardData": {
        "title": "🪁 Kite  chat ®",
        "emoji": "🪁",
        "sdk": "gradio",
        "license": "mit",
        "short_description": "Talk with a kite",
    },
    "models": ["demo-lab/kite-7b", "../x", 5],
    "datasets": ["demo-lab/winds"],
    "siblings": [{"rfilename": "app.py"}],
}


def item() -> Item:
    url = f"https://huggingface.co/spaces/{REPO}"
    return Item(
        id=f"hub:space:{REPO}", source="hub", kind="space", title=REPO, url=url, details=SpaceDetails(repo_id=REPO)
    )


def enriched(answers: dict[str, Any], asked: list[Request] | None = None) -> Item:
    return drive(space.enrich(item(), ENDPOINTS), answers, asked)


def details(answers: dict[str, Any]) -> SpaceDetails:
    found = enriched(answers).details
    assert isinstance(found, SpaceDetails)
    return found


def with_card(**card: Any) -> dict[str, Any]:
    return {**ROW, "cardData": {**ROW["cardData"], **card}}


def test_all_that_the_space_says() -> None:
    """Title without pictures, stage, hardware, models, licence, and the length of the application file."""
    found = enriched({API: ROW, f"{RAW}/app.py": "import gradio as gr\n\ngr.Blocks().launch()\n"})
    assert found.details == SpaceDetails(
        repo_id=REPO,
        short_description="Talk with a kite",
        sdk="gradio",
        hardware="zero-a10g",
        stage="running",
        models=("demo-lab/kite-7b",),
        datasets=("demo-lab/winds",),
        app_file="app.py",
        app_lines=3,
        license=License(state="stated", id="mit"),
        revision=SHA,
        fetched=("card", "app"),
    )
    assert (found.title, found.summary, found.lang) == ("Kite chat ®", "Talk with a kite", "en")
    assert [(link.type, link.url) for link in found.links] == [("demo", f"https://huggingface.co/spaces/{REPO}")]


@pytest.mark.parametrize(
    "stage", ["RUNNING", "SLEEPING", "PAUSED", "RUNTIME_ERROR", "BUILD_ERROR", "NO_APP_FILE", "STOPPED"]
)
def test_every_stage(stage: str) -> None:
    """The Hub's stage, lower case."""
    assert details({API: {**ROW, "runtime": {"stage": stage}}}).stage == stage.lower()


@pytest.mark.parametrize(
    ("row", "path"),
    [
        (ROW, "app.py"),
        (with_card(app_file="src/web app.py"), "src/web%20app.py"),
        ({**ROW, "sdk": "streamlit", "cardData": None}, "app.py"),
    ],
)
def test_application_file(row: dict[str, Any], path: str) -> None:
    """`app_file` of the card, else `app.py`, of exactly that revision."""
    asked: list[Request] = []
    enriched({API: row}, asked)
    assert [request.url.removeprefix(ENDPOINTS.hub) for request in asked] == [API, f"{RAW}/{path}"]


@pytest.mark.parametrize(
    "row",
    [
        {**ROW, "sdk": "docker"},
        {**ROW, "sdk": "static"},
        with_card(app_file="../../secrets"),
        with_card(app_file="/etc/passwd"),
        with_card(app_file="a\\b"),
        with_card(app_file="a//b"),
    ],
)
def test_no_application_file(row: dict[str, Any]) -> None:
    """Docker and static Spaces have none, and no path leaves the repository."""
    asked: list[Request] = []
    found = enriched({API: row}, asked).details
    assert len(asked) == 1 and found.app_file is None  # type: ignore[union-attr]


@pytest.mark.parametrize("answer", [404, "<html>no</html>", b"\0\1"])
def test_application_file_does_not_come(answer: Any) -> None:
    """The rest stays, the file's length is not fetched."""
    found = details({API: ROW, f"{RAW}/app.py": answer})
    assert (found.app_file, found.app_lines, found.fetched) == ("app.py", None, ("card",))


@pytest.mark.parametrize(
    "answer", [401, 404, 503, "<html></html>", "[]", {**ROW, "private": True}, {**ROW, "disabled": True}]
)
def test_nothing_comes(answer: Any) -> None:
    """Without an answer, and for what is not public, the item is as it was."""
    assert enriched({API: answer}) == item()


def test_card_without_licence() -> None:
    """A fetched card that says nothing is "not stated"."""
    assert details({API: {"id": REPO, "sdk": "docker"}}).license == License(state="not-stated")


def test_malformed_fields_are_dropped_one_by_one() -> None:
    """Wrong types are absent, the title stays the repository's."""
    row = {
        "id": REPO,
        "sdk": 5,
        "runtime": "up",
        "models": {"a": 1},
        "cardData": {"title": ["x"], "license": "mit", "app_file": 7},
    }
    found = enriched({API: row})
    assert found.title == REPO
    assert found.details.model_dump(exclude_defaults=True) == {
        "repo_id": REPO,
        "license": {"state": "stated", "id": "mit"},
        "fetched": ("card",),
    }


def test_title_of_pictures_alone() -> None:
    """A title that is nothing but pictures is none."""
    assert enriched({API: with_card(title="🪁🇨🇳1️⃣👩‍🚀️")}).title == "1"
    assert enriched({API: with_card(title="🪁")}).title == REPO
