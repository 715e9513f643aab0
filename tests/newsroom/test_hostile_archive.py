"""An archive that somebody else wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hugging_news.domain.errors import NewsroomError, NotFetchedError
from hugging_news.newsroom.archive import Archive
from tests.factories import NOW
from tests.newsroom.test_archive import PAGE, recorded, response


def test_a_body_name_cannot_leave_the_archive(tmp_path: Path) -> None:
    """A name that is no hash is refused, in reading and in taking over."""
    other = Archive(tmp_path / "other")
    unit = recorded(other, response())
    lines = unit.folder / "responses.jsonl"
    line = json.loads(lines.read_text(encoding="utf-8")) | {"body": "../../../evil"}
    lines.write_text(json.dumps(line) + "\n", encoding="utf-8")
    mine = Archive(tmp_path / "mine")
    assert mine.absorb(other) == 1
    with pytest.raises(NotFetchedError):
        mine.answer(mine.units()[0], "blog", PAGE)
    assert not list(tmp_path.rglob("evil*"))


def test_the_week_is_the_folders(tmp_path: Path) -> None:
    """What unit.json claims cannot write elsewhere."""
    other = Archive(tmp_path / "other")
    unit = recorded(other, response())
    path = unit.folder / "unit.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"2026-W33"', '"../../out"'), encoding="utf-8")
    mine = Archive(tmp_path / "mine")
    mine.absorb(other)
    assert mine.units()[0].week == "2026-W33" and not (tmp_path / "out").exists()


def test_a_folder_that_was_moved_aside_is_no_unit(tmp_path: Path) -> None:
    """As the messages advise."""
    archive = Archive(tmp_path)
    unit = recorded(archive, response())
    unit.folder.rename(unit.folder.with_name("0001.bak"))
    assert archive.units() == ()


def test_messages_name_files_not_machines(tmp_path: Path) -> None:
    """An edition may carry them."""
    archive = Archive(tmp_path)
    unit = recorded(archive, response())
    body = next((tmp_path / "bodies").glob("*/*.gz"))
    body.write_bytes(b"damaged")
    with pytest.raises(NotFetchedError) as caught:
        archive.answer(unit, "blog", PAGE)
    assert str(tmp_path) not in str(caught.value)


def test_a_time_without_a_zone_is_no_unit(tmp_path: Path) -> None:
    """Times are never guessed."""
    archive = Archive(tmp_path)
    unit = recorded(archive, response(), NOW)
    path = unit.folder / "unit.json"
    path.write_text(path.read_text(encoding="utf-8").replace("2026-08-17T01:00:00Z", "2026-08-17T01:00:00"))
    with pytest.raises(NewsroomError, match="zone"):
        archive.units()
