"""Editions on disk, and documents that people change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hugging_news.domain.documents import Document
from hugging_news.domain.errors import NewsroomError
from hugging_news.newsroom import editions
from tests.check.good import good


def document(text: str) -> Document:
    return Document.of_text("zh.md", "text/markdown", text, "markdown")


def test_a_document_is_written_and_written_again(tmp_path: Path) -> None:
    """What the program wrote it may replace."""
    assert editions.write_documents(tmp_path, [document("one")]) == ()
    assert editions.write_documents(tmp_path, [document("two")]) == ()
    assert (tmp_path / "zh.md").read_text() == "two"


def test_a_document_that_a_person_changed_is_left_alone(tmp_path: Path) -> None:
    """It is named, so that the command can say so."""
    editions.write_documents(tmp_path, [document("one")])
    (tmp_path / "zh.md").write_text("one, mended")
    assert editions.write_documents(tmp_path, [document("two")]) == ("zh.md",)
    assert (tmp_path / "zh.md").read_text() == "one, mended"


def test_force_overwrites_it(tmp_path: Path) -> None:
    """`render --force` is explicit."""
    (tmp_path / "zh.md").write_text("mine")
    assert editions.write_documents(tmp_path, [document("two")], force=True) == ()
    assert (tmp_path / "zh.md").read_text() == "two"


def test_a_document_that_was_never_ours_is_left_alone(tmp_path: Path) -> None:
    """Without a record it counts as a person's."""
    (tmp_path / "zh.md").write_text("mine")
    assert editions.write_documents(tmp_path, [document("two")]) == ("zh.md",)


def test_a_run_that_was_cut_short_does_not_make_a_document_a_persons(tmp_path: Path) -> None:
    """Killed after writing the document and before saying so: the next run may replace it."""
    (tmp_path / "zh.md").write_text("one")
    pending = {"zh.md": editions._hash(b"one")}
    (tmp_path / "report.json").write_text(json.dumps({"pending": pending}))
    assert editions.write_documents(tmp_path, [document("two")]) == ()


def test_a_damaged_edition_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """It is never guessed."""
    folder = tmp_path / "2026-08-17"
    folder.mkdir()
    (folder / "edition.json").write_text("{")
    found, problems = editions.history(tmp_path)
    assert not found and "2026-08-17" in problems[0]


def test_reading_no_edition_says_which_file(tmp_path: Path) -> None:
    """With what the system says."""
    with pytest.raises(NewsroomError, match=r"edition\.json"):
        editions.read(tmp_path / "edition.json")


@pytest.mark.parametrize("damage", [{"languages": []}, {"window": {"timezone": "Mars/Olympus"}}])
def test_an_edition_of_no_language_or_zone_is_named_and_not_guessed(tmp_path: Path, damage: dict[str, Any]) -> None:
    """Both would fail every reader later."""
    file = good()
    file["window"] |= damage.get("window", {})
    (tmp_path / "edition.json").write_text(json.dumps(file | {k: v for k, v in damage.items() if k != "window"}))
    with pytest.raises(NewsroomError, match=r"languages|timezone"):
        editions.read(tmp_path / "edition.json")


def test_a_byte_order_mark_is_no_damage(tmp_path: Path) -> None:
    """Some editors write one."""
    (tmp_path / "edition.json").write_bytes(b"\xef\xbb\xbf" + json.dumps(good()).encode())
    assert editions.read(tmp_path / "edition.json").id == "2026-08-17"
