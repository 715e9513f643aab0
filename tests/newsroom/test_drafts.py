"""Answers of a model as files of record."""

from __future__ import annotations

from pathlib import Path

import pytest

from hugging_news.domain.errors import NewsroomError
from hugging_news.newsroom.drafts import Kept, read, write

KEPT = Kept(
    key="ab12", story="url:https://example.org/a", model="org/tiny", prompts="00", languages=("zh", "en"),
    passages=("风筝 fly.",), answer='{"sentences": []}',
)  # fmt: skip


def test_an_answer_is_kept_whole(tmp_path: Path) -> None:
    """Under its key, the same bytes each time."""
    write(tmp_path / "drafts", KEPT)
    before = (tmp_path / "drafts" / "ab12.json").read_bytes()
    write(tmp_path / "drafts", KEPT)
    assert read(tmp_path / "drafts", "ab12") == KEPT
    assert (tmp_path / "drafts" / "ab12.json").read_bytes() == before
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["ab12.json"]


def test_no_answer_is_none(tmp_path: Path) -> None:
    """Also before there is a folder."""
    assert read(tmp_path / "drafts", "ab12") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"key": "ab12"}', KEPT.model_dump_json().encode()[:-9]]
)
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    """Never guessed."""
    (tmp_path / "ab12.json").write_bytes(content)
    with pytest.raises(NewsroomError, match=r"ab12\.json"):
        read(tmp_path, "ab12")


def test_an_answer_under_another_key_is_damage(tmp_path: Path) -> None:
    """A file that was copied or renamed is not what was asked for."""
    write(tmp_path, KEPT)
    (tmp_path / "ab12.json").rename(tmp_path / "cd34.json")
    with pytest.raises(NewsroomError, match="ab12"):
        read(tmp_path, "cd34")
