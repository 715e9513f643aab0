"""`add URL…`, and what becomes of it in the next run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Web

Command = Callable[..., int]
Captured = pytest.CaptureFixture[str]

ARTICLE = """<!doctype html><html lang="en"><head><title>Kites at sea</title>
<meta property="og:title" content="Kites at sea"><meta name="author" content="Ada Wind">
<meta property="article:published_time" content="2026-08-12T08:00:00Z"></head><body><nav>Home About</nav>
<article><h1>Kites at sea</h1>
<p>A kite pulled a small boat across the bay in forty minutes, twice as fast as its sail.</p>
<p>The crew of two steered with one line each and kept the second kite dry in a barrel below the deck.</p></article>
<section class="comments"><h2>Comments</h2><p>First!</p></section></body></html>"""
EVENT = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event",
"name": "Kite day", "startDate": "2026-08-22T10:00:00+08:00", "endDate": "2026-08-22T12:00:00+08:00",
"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
"location": {"@type": "VirtualLocation", "url": "https://kites.example/live"}}</script></head>
<body>Kite day</body></html>"""


@pytest.fixture
def room(newsroom: Path, web: Web) -> Path:
    """The newsroom with an inbox, and two pages to add."""
    path = newsroom / "hugging_news.toml"
    text = path.read_text(encoding="utf-8") + '[[sources]]\nname = "inbox"\ncollector = "inbox"\n'
    path.write_text(text, encoding="utf-8")
    web.pages["/sea"] = ("text/html; charset=utf-8", ARTICLE)
    web.pages["/day"] = ("text/html; charset=utf-8", EVENT)
    return newsroom


def stories(newsroom: Path) -> dict[str, dict]:  # type: ignore[type-arg]
    text = (newsroom / "posts" / "2026-08-17" / "edition.json").read_text(encoding="utf-8")
    return {s["id"]: s for section in json.loads(text)["sections"] for s in section["stories"]}


def test_an_article_is_told_in_the_next_run(room: Path, command: Command, web: Web) -> None:
    """With its title, author and date, without the furniture of its page."""
    assert command("add", f"{web.base}/sea") == 0
    assert command("run", "--week", "2026-W33") == 0
    story = stories(room)[f"url:{web.base}/sea"]
    assert story["headline"]["en"] == "Kites at sea" and story["authors"] == ["Ada Wind"]
    assert "First!" not in (room / "posts" / "2026-08-17" / "en.md").read_text(encoding="utf-8")


def test_a_page_with_one_event_is_that_event(room: Path, command: Command, web: Web) -> None:
    """In the section of events, with its zone."""
    assert command("add", f"{web.base}/day") == 0 and command("run", "--week", "2026-W33") == 0
    (event,) = [story for story in stories(room).values() if story["kind"] == "event"]
    assert event["details"]["mode"] == "online" and event["details"]["timezone"]


def test_adding_again_changes_nothing(room: Path, command: Command, web: Web, capsys: Captured) -> None:
    """One file an address."""
    command("add", f"{web.base}/sea")
    assert command("add", f"{web.base}/sea") == 0
    assert len(list((room / "inbox").glob("*.md"))) == 1 and "unchanged" in capsys.readouterr().err


def test_an_edited_note_is_kept(room: Path, command: Command, web: Web) -> None:
    """Until `--force` says otherwise."""
    command("add", f"{web.base}/sea")
    (path,) = (room / "inbox").glob("*.md")
    path.write_text(path.read_text(encoding="utf-8").replace("forty", "thirty"), encoding="utf-8")
    assert command("add", f"{web.base}/sea") == 1 and "thirty" in path.read_text(encoding="utf-8")
    assert command("add", "--force", f"{web.base}/sea") == 0 and "forty" in path.read_text(encoding="utf-8")


def test_one_bad_address_does_not_stop_the_others(room: Path, command: Command, web: Web, capsys: Captured) -> None:
    """Exit 3, and each failure is named."""
    assert command("add", f"{web.base}/gone", f"{web.base}/sea") == 3
    assert "404" in capsys.readouterr().err and len(list((room / "inbox").glob("*.md"))) == 1


def test_what_cannot_be_asked_is_an_error(room: Path, command: Command) -> None:
    """No such scheme, a private address, no connection."""
    for url in ("ftp://kites.example/x", "http://10.0.0.1/", "http://[::1]/"):
        assert command("add", url) == 1
    assert command("--offline", "add", "https://kites.example/") == 1


def test_a_note_that_is_taken_out_is_gone(room: Path, command: Command, web: Web) -> None:
    """The inbox is what lies in it now."""
    command("add", f"{web.base}/sea")
    command("run", "--week", "2026-W33")
    for path in (room / "inbox").glob("*.md"):
        path.unlink()
    command("run", "--week", "2026-W33")
    assert f"url:{web.base}/sea" not in stories(room)


def test_the_inbox_is_read_without_a_network(room: Path, command: Command, web: Web) -> None:
    """`--offline` asks nobody; what lies on the disk is told."""
    command("add", f"{web.base}/sea")
    asked = len(web.asked)
    assert command("--offline", "run", "--week", "2026-W33") == 0
    assert f"url:{web.base}/sea" in stories(room) and len(web.asked) == asked


def test_an_inbox_alone_does_not_hide_a_dead_network(room: Path, command: Command, web: Web) -> None:
    """Nothing reachable is exit 1, whatever lies in the inbox."""
    command("run", "--week", "2026-W33")
    before = (room / "posts" / "2026-08-17" / "zh.md").read_bytes()
    web.pages.clear()
    assert command("run", "--week", "2026-W33") == 1
    assert (room / "posts" / "2026-08-17" / "zh.md").read_bytes() == before


def test_a_note_about_what_was_listed_weeks_ago_is_told_in_its_words(room: Path, command: Command, web: Web) -> None:
    """It counts from the week of the note, and the editor's words lead whatever the list says."""
    assert command("collect", "--week", "2026-W33") == 0
    note = f"---\nurl: {web.base}/one\ntitle: Kites\nwords:\n  zh: [线越长，风筝越稳。]\n---\nKites fly higher.\n"
    (room / "inbox").mkdir()
    (room / "inbox" / "kites.md").write_text(note, encoding="utf-8")
    assert command("--now", "2026-08-31T01:00:00Z", "run", "--week", "2026-W35") == 0
    text = (room / "posts" / "2026-08-31" / "edition.json").read_text(encoding="utf-8")
    (story,) = [story for section in json.loads(text)["sections"] for story in section["stories"]]
    assert story["late"] and [one["text"] for one in story["summary"]["zh"]] == ["线越长，风筝越稳。"]
