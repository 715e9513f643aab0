"""`search`: over items and editions, never older than the files, with or without an index."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import FEED, Web

Command = Callable[..., int]
Captured = pytest.CaptureFixture[str]
LATER = FEED.replace("</feed>", """<entry><id>{base}/two</id><title>风筝的尾巴</title><link href="{base}/two"/>
<updated>2026-08-13T08:00:00Z</updated><published>2026-08-13T08:00:00Z</published>
<summary>尾巴越长越稳定。</summary></entry></feed>""")  # fmt: skip


@pytest.fixture
def searched(command: Command, capsys: Captured) -> Callable[..., dict[str, Any]]:
    def called(*arguments: str) -> dict[str, Any]:
        capsys.readouterr()
        assert command("search", *arguments, "--json") == 0
        result: dict[str, Any] = json.loads(capsys.readouterr().out)
        return result

    return called


Searched = Callable[..., dict[str, Any]]


def test_an_item_is_found_before_and_after_it_is_told(
    newsroom: Path, command: Command, web: Web, searched: Searched
) -> None:
    """First by itself, then as the story of the edition, in both languages and by the words of its source."""
    command("collect", "--week", "2026-W33")
    [hit] = searched("kites")["hits"]
    assert (hit["type"], hit["id"], hit["told"]) == ("item", f"url:{web.base}/one", None)
    assert hit["date"] == "2026-08-12" and hit["sources"] == ["blog"] and hit["week"] == "2026-W33"
    command("build", "--week", "2026-W33")
    [hit] = searched("kites")["hits"]
    assert hit["type"] == "story" and hit["told"]["edition"] == "2026-08-17" and hit["told"]["state"] == "draft"
    assert searched("kites", "--told", "--source", "blog")["count"] == 1 and not searched("kites", "--untold")["count"]
    assert searched(f"url:{web.base}/one")["count"] == 1 and searched("steady", "-kites")["count"] == 0


def test_it_is_never_stale(newsroom: Path, command: Command, web: Web, searched: Searched) -> None:
    """A new collection, a rebuilt edition and a removed source are seen at once."""
    command("run", "--week", "2026-W33")
    assert searched("尾巴")["count"] == 0
    web.pages["/feed.xml"] = ("application/atom+xml", LATER.format(base=web.base))
    command("collect", "--week", "2026-W33")
    assert searched("尾巴")["hits"][0]["type"] == "item"
    command("build", "--week", "2026-W33")
    assert searched("尾巴")["hits"][0]["type"] == "story"
    (newsroom / "posts" / "2026-08-17" / "edition.json").unlink()
    (newsroom / "hugging_news.toml").write_text("sources = []\n", encoding="utf-8")
    assert searched("尾巴")["count"] == 0


@pytest.mark.parametrize("state", ["absent", "damaged", "a folder in its way", "of another schema"])
def test_the_index_is_disposable(state: str, newsroom: Path, command: Command, searched: Searched) -> None:
    """Without it, with a damaged one, or where none can be made, the same is found and the same edition comes out."""
    command("run", "--week", "2026-W33")
    edition, path = newsroom / "posts" / "2026-08-17" / "edition.json", newsroom / "data" / "index.db"
    wanted, before = searched("kites"), edition.read_bytes()
    content = path.read_bytes()
    path.unlink()
    if state == "damaged":
        path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    elif state == "of another schema":
        path.write_bytes(content[:60] + (99).to_bytes(4, "big") + content[64:])
    elif state == "a folder in its way":
        path.mkdir()
    assert searched("kites") == wanted
    assert command("build", "--week", "2026-W33") == 0 and edition.read_bytes() == before


def test_a_busy_index_is_not_needed(newsroom: Path, command: Command, searched: Searched) -> None:
    """Another process that writes it makes the search happen in memory."""
    import sqlite3

    command("run", "--week", "2026-W33")
    other = sqlite3.connect(newsroom / "data" / "index.db")
    other.execute("begin exclusive")
    try:
        assert searched("kites")["count"] == 1
    finally:
        other.close()


def test_outside_a_newsroom_nothing_is_written(newsroom: Path, command: Command, capsys: Captured) -> None:
    """Nothing is found, and no folder appears."""
    assert command("search", "kites") == 0 and "nothing found" in capsys.readouterr().err
    assert not (newsroom / "data").exists()


def test_what_to_try_is_said(newsroom: Path, command: Command, searched: Searched, capsys: Captured) -> None:
    """A near miss of a filter, the words alone, the beginning of a word."""
    command("run", "--week", "2026-W33")
    assert searched("kites", "--source", "blo")["hints"] == [
        "nothing has source 'blo'; did you mean 'blog'?", "1 found without the filters"
    ]  # fmt: skip
    assert searched("kites", "zebra")["hints"] == ["all words must match; alone they give kites: 1, zebra: 0"]
    assert searched("kite*", "--limit", "1")["count"] == 1 and searched("stead")["hints"] == [
        "only whole words match; stead* finds 1"
    ]
    assert "side by side" in searched("风筝")["hints"][0]
    assert command("search", "-kites") == 1 and "at least one word" in capsys.readouterr().err


def test_people_read_lines_and_options_keep_working(newsroom: Path, command: Command, capsys: Captured) -> None:
    """Title, id, place and snippet, without marks where nobody looks; `-h` is help, `-hub` a word."""
    command("run", "--week", "2026-W33")
    capsys.readouterr()
    assert command("search", "tail", "-hub") == 0
    out = capsys.readouterr().out
    assert "edition 2026-08-17 (draft)" in out and "A longer tail keeps" in out and "\x1b" not in out
    assert command("search", "-h") == 0 and "Usage" in capsys.readouterr().out
    assert command("search") == 2
