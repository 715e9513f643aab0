"""From the sample archive to documents in both languages, with sockets closed."""

from __future__ import annotations

import json
import re
import shutil
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest

from hugging_news.cli.app import run
from hugging_news.domain.editions import Edition
from tests.sample_web.record import record

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "sample"
NOW = ("--now", "2023-07-03T02:00:00Z")
FOLDER = Path("posts") / "2023-07-03"


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample, which is the working directory; whoever opens a connection fails."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    copy = tmp_path / "newsroom"
    shutil.copytree(SAMPLE, copy)
    monkeypatch.chdir(copy)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return copy


@pytest.fixture
def written(newsroom: Path) -> Path:
    """The folder of the sample edition."""
    assert run([*NOW, "--offline", "run", "--week", "2023-W26", "--replay", "data/archive"]) == 0
    return newsroom / FOLDER


def edition(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "edition.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_sample_edition_is_written_in_both_languages(written: Path) -> None:
    """Markdown, one page and the classic layout each."""
    names = {path.name for path in written.iterdir()}
    assert {f"{lang}.{form}" for lang in ("zh", "en") for form in ("md", "html", "classic.md")} <= names


def test_the_sample_passes_its_checks(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No rule has anything to say of the edition that `make digest` writes, nor of its documents."""
    capsys.readouterr()
    assert run(["check", str(written), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {path.name for path in written.iterdir() if path.suffix in {".md", ".html", ".ics"}} == {*found["documents"]}
    assert found["problems"] == []


def test_every_section_is_there(written: Path) -> None:
    """In the order of the editorial specification."""
    order = "top releases models trending try papers platform learn community events corrections".split()  # noqa: SIM905
    assert [section["id"] for section in edition(written)["sections"]] == order


def test_it_keeps_to_its_own_schema(written: Path) -> None:
    """What is written is read back as the same value."""
    text = (written / "edition.json").read_text(encoding="utf-8")
    assert Edition.model_validate_json(text).model_dump(mode="json", by_alias=True) == json.loads(text)


def test_building_again_gives_the_same_bytes(written: Path, newsroom: Path) -> None:
    """With the index, without it, and from an archive alone."""
    before = {path.name: path.read_bytes() for path in written.iterdir() if path.is_file()}
    (newsroom / "data" / "index.db").unlink()
    for command in (["build", "--week", "2023-W26"], ["render", "--force"]):
        assert run([*NOW, *command]) == 0
    assert {path.name: path.read_bytes() for path in written.iterdir() if path.is_file()} == before


def test_without_the_file_of_metrics_the_same_edition_comes_out(written: Path, newsroom: Path) -> None:
    """While the archive still holds the answers."""
    before = (written / "edition.json").read_bytes()
    shutil.rmtree(newsroom / "data" / "metrics")
    assert run([*NOW, "build", "--week", "2023-W26"]) == 0
    assert (written / "edition.json").read_bytes() == before


def test_both_languages_tell_the_same_stories_with_the_same_links(written: Path) -> None:
    """Only words differ."""

    def shape(lang: str) -> tuple[list[str], list[str]]:
        text = (written / f"{lang}.md").read_text(encoding="utf-8")
        return re.findall(r"<!-- story: (.*?) -->", text), re.findall(r"<(https?://[^>]+)>", text)

    assert shape("zh") == shape("en")


def test_the_page_asks_nobody(written: Path) -> None:
    """Pictures are inside; there is no script, style sheet, font or frame from elsewhere."""
    page = (written / "zh.html").read_text(encoding="utf-8")
    assert not re.findall(r'(?:src|srcset|poster)="(?!data:)|<script|<iframe|<link[^>]+stylesheet|@import|url\(', page)
    assert page.count('src="data:image/') >= 3


def test_the_split_release_is_two_stories(written: Path) -> None:
    """Each with its own words; the notes go with the first."""
    parts = [s for section in edition(written)["sections"] for s in section["stories"] if s["split_of"]]
    assert [part["id"].partition("#")[2] for part in parts] == ["1", "2"]
    assert parts[0]["details"]["breaking"] and not parts[1]["details"].get("breaking")


def test_licences_have_three_states(written: Path) -> None:
    """Stated, not stated by a card that was read, and not fetched: the last is never printed as the second."""
    rows = [row for section in edition(written)["sections"] for table in section["tables"] for row in table["rows"]]
    classes = {row["item"]: row["license"]["class"] for row in rows}
    assert classes["hub:model:demo-lab/kite-voice-small"] == "not-stated"
    assert classes["hub:model:demo-lab/paper-crane-3b"] == "not-fetched"
    line = next(x for x in (written / "zh.md").read_text(encoding="utf-8").splitlines() if "paper-crane-3b](" in x)
    assert "未声明" not in line


def test_trending_rows_are_compared_with_the_week_before(written: Path) -> None:
    """Places and likes from our own two snapshots."""
    tables = {t["kind"]: t for section in edition(written)["sections"] for t in section["tables"]}
    assert set(tables) == {"models", "datasets", "spaces"} and tables["models"]["compared_with"]
    assert {row["change"]["state"] for row in tables["models"]["rows"]} >= {"up", "new"}


def test_what_the_editor_decided_is_said(written: Path) -> None:
    """Dropped and held stories stand in `cut` with the reason."""
    states = {cut["state"] for cut in edition(written)["cut"]}
    assert {"dropped", "held", "cut"} <= states and all(cut["reason"] for cut in edition(written)["cut"])


def test_the_archive_is_what_the_program_records_today(tmp_path: Path) -> None:
    """The shipped answers are those of tests/sample_web; run `make sample` after changing either."""
    copy = tmp_path / "sample"
    shutil.copytree(SAMPLE, copy, ignore=shutil.ignore_patterns("data"))
    record(copy)

    def files(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    here, there = files(copy / "data"), files(SAMPLE / "data")
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_an_edition_in_one_language_has_no_other(newsroom: Path) -> None:
    """`languages = ["en"]` writes English alone."""
    path = newsroom / "hugging_news.toml"
    text = path.read_text(encoding="utf-8").replace('languages = ["zh", "en"]', 'languages = ["en"]')
    path.write_text(text, encoding="utf-8")
    assert run([*NOW, "--offline", "run", "--week", "2023-W26", "--replay", "data/archive"]) == 0
    assert (newsroom / FOLDER / "en.md").is_file() and not (newsroom / FOLDER / "zh.md").exists()
