"""`finalise` and `import` as a user meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., int]
Captured = pytest.CaptureFixture[str]
ISSUE = "## 开源更新\n\n### 高飞的风筝\n字\u200b字。\n在线体验:\n<url>{url}</url>\n"


def issue(folder: Path, name: str, url: str = "https://hf.co/spaces/acme/kite") -> str:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(ISSUE.format(url=url), encoding="utf-8")
    return name


def edition(folder: Path, id: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "posts" / id / "edition.json").read_text(encoding="utf-8"))
    return found


def test_a_story_of_a_past_issue_is_not_told_again(newsroom: Path, command: Command) -> None:
    """Imported, then built: it stands among what was left out, with the edition that told it."""
    (newsroom / "hugging_news.toml").write_text(
        '[[sources]]\nname = "notes"\ncollector = "inbox"\npath = "inbox"\n', encoding="utf-8"
    )
    (newsroom / "inbox").mkdir()
    for name, url in (("old", "https://huggingface.co/spaces/acme/kite"), ("new", "https://example.org/boat")):
        text = f"---\ntitle: {name} news\nurl: {url}\npublished: 2026-08-12\n---\nA kite needs a tail.\n"
        (newsroom / "inbox" / f"{name}.md").write_text(text, encoding="utf-8")
    assert command("import", issue(newsroom, "2026-07-31.md")) == 0
    assert command("--offline", "run", "--week", "2026-W33") == 0
    built = edition(newsroom, "2026-08-17")
    assert [(one["item"], one["state"], one["reason"]) for one in built["cut"]] == [  # type: ignore[attr-defined]
        ("hub:space:acme/kite", "told", "told in the edition of 2026-07-31")
    ]
    assert built["number"] == 3


def test_each_file_has_a_line_and_each_repair_its_own(newsroom: Path, command: Command, capsys: Captured) -> None:
    """With file and line."""
    assert command("import", issue(newsroom, "2026-07-31.md")) == 0
    err = capsys.readouterr().err
    assert "2026-07-31.md → " in err and "(imported): 1 story, 1 link, 1 mended" in err
    assert "  2026-07-31.md:4: mended: removed 1 zero-width character" in err


def test_as_json(newsroom: Path, command: Command, capsys: Captured) -> None:
    """For programs: stdout is JSON alone."""
    assert command("import", issue(newsroom, "2026-07-31.md"), "--json") == 0
    row = json.loads(capsys.readouterr().out)["files"][0]
    assert (row["state"], row["edition"], row["stories"], row["links"], row["error"]) == (
        "imported", "2026-07-31", 1, 1, None,
    )  # fmt: skip
    assert row["remarks"] == [{"line": 4, "text": "removed 1 zero-width character", "mended": True}]


def test_a_folder_stands_for_its_markdown_files(newsroom: Path, command: Command) -> None:
    """Several languages of one day are one edition; an empty folder is a mistake."""
    issue(newsroom, "old/2026-07-31.md")
    issue(newsroom, "old/2026-07-24.md")
    (newsroom / "old" / "notes.txt").write_text("x", encoding="utf-8")
    assert command("import", "old") == 0
    assert {path.name for path in (newsroom / "posts").iterdir()} == {"2026-07-31", "2026-07-24"}
    (newsroom / "empty").mkdir()
    assert command("import", "empty") == 2


def test_exit_codes_tell_none_some_and_all(newsroom: Path, command: Command, capsys: Captured) -> None:
    """3 when some files failed, 1 when all did, 2 for a wrong call."""
    good, bad = issue(newsroom, "2026-07-31.md"), issue(newsroom, "undated.md")
    assert command("import", bad) == 1
    assert "undated.md: no date" in capsys.readouterr().err
    assert command("import", bad, good) == 3
    assert command("import") == 2
    assert command("import", good, bad, "--date", "2026-07-31") == 2
    assert command("import", bad, "--date", "31.7.2026") == 2


def test_a_date_can_be_given(newsroom: Path, command: Command) -> None:
    """Where the file states none; `--out` replaces paths.output."""
    assert command("import", issue(newsroom, "undated.md"), "--date", "2026-07-24", "--out", "elsewhere") == 0
    assert (newsroom / "elsewhere" / "2026-07-24" / "edition.json").is_file()


def test_an_imported_edition_renders(newsroom: Path, command: Command) -> None:
    """In every format."""
    command("import", issue(newsroom, "2026-07-31.md"))
    formats = [part for name in ("markdown", "html", "classic") for part in ("--format", name)]
    assert command("render", *formats) == 0
    assert "### 高飞的风筝" in (newsroom / "posts" / "2026-07-31" / "zh.md").read_text(encoding="utf-8")


def test_our_own_document_comes_back_with_its_ids(newsroom: Path, command: Command) -> None:
    """Written here, imported into another newsroom: the same stories are told."""
    command("run", "--week", "2026-W33")
    files = [f"posts/2026-08-17/{lang}.md" for lang in ("zh", "en")]
    assert command("import", *files, "--out", "other") == 0
    there = json.loads((newsroom / "other" / "2026-08-17" / "edition.json").read_text(encoding="utf-8"))
    here = edition(newsroom, "2026-08-17")
    for key in ("id", "number", "week", "title", "languages"):
        assert there[key] == here[key]
    told = [[s["id"] for section in e["sections"] for s in section["stories"]] for e in (here, there)]  # type: ignore[attr-defined]
    assert told[0] == told[1] and told[0]


def test_finalising_freezes_the_newest_edition(newsroom: Path, command: Command, capsys: Captured) -> None:
    """It says what that means; the documents stay as they are, also when rendered again; `run` leaves it alone."""
    command("run", "--week", "2026-W33")
    folder = newsroom / "posts" / "2026-08-17"
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "edition.json"}
    assert command("finalise") == 0 and edition(newsroom, "2026-08-17")["state"] == "final"
    assert "final with 1 story: from now on" in capsys.readouterr().err
    assert command("render") == 0
    assert before == {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "edition.json"}
    content = (folder / "edition.json").read_bytes()
    assert command("finalise", str(folder)) == 0 and "final already" in capsys.readouterr().err
    assert command("run", "--week", "2026-W33") == 0 and (folder / "edition.json").read_bytes() == content


def test_finalising_nothing_says_what_to_do(newsroom: Path, command: Command, capsys: Captured) -> None:
    """Exit 1."""
    assert command("finalise") == 1 and "hugging-news run" in capsys.readouterr().err


def test_a_failing_edition_is_not_finalised(newsroom: Path, command: Command, capsys: Captured) -> None:
    """Exit 4, with the gates."""
    command("run", "--week", "2026-W33")
    path = newsroom / "posts" / "2026-08-17" / "edition.json"
    values = edition(newsroom, "2026-08-17")
    values["sections"][0]["stories"][0]["links"] = []  # type: ignore[index]
    path.write_text(json.dumps(values), encoding="utf-8")
    capsys.readouterr()
    assert command("finalise") == 4
    assert "Q1" in capsys.readouterr().err and edition(newsroom, "2026-08-17")["state"] == "draft"


def test_a_week_that_goes_on_is_warned_of(newsroom: Path, command: Command, capsys: Captured) -> None:
    """What comes later is not in it."""
    from hugging_news.cli.app import run

    run(["--now", "2026-08-13T01:00:00Z", "run", "--week", "2026-W33"])
    assert run(["--now", "2026-08-13T01:00:00Z", "finalise"]) == 0
    assert "has not ended yet" in capsys.readouterr().err


def test_an_issue_of_another_day_is_not_the_edition_of_its_week(newsroom: Path, command: Command) -> None:
    """A Friday's issue lies in a week whose own edition was never made: building that writes nothing."""
    assert command("import", issue(newsroom, "2026-07-31.md")) == 0
    assert command("build", "--week", "2026-W31") == 0
    assert [path.name for path in (newsroom / "posts").iterdir()] == ["2026-07-31"]


def test_both_wait_for_nobody(newsroom: Path, command: Command) -> None:
    """Another run holds the newsroom's lock: exit 75."""
    from hugging_news.newsroom.files import locked

    issue(newsroom, "2026-07-31.md")
    with locked(newsroom / "data"):
        assert command("import", "2026-07-31.md") == 75
        assert command("finalise") == 75


def test_the_page_of_a_note_without_links_is_labelled_as_what_it_is(newsroom: Path, command: Command) -> None:
    """The page of a release is its notes, that of a model the model."""
    (newsroom / "hugging_news.toml").write_text(
        '[[sources]]\nname = "notes"\ncollector = "inbox"\npath = "inbox"\n', encoding="utf-8"
    )
    (newsroom / "inbox").mkdir()
    note = "---\ntitle: Kite-7B\nkind: model\nurl: https://huggingface.co/acme/Kite-7B\ndate: 2026-08-12\n---\nText.\n"
    (newsroom / "inbox" / "kite.md").write_text(note, encoding="utf-8")
    assert command("--offline", "run", "--week", "2026-W33") == 0
    told = edition(newsroom, "2026-08-17")["sections"][0]["stories"][0]  # type: ignore[index]
    assert [(link["type"], link["url"]) for link in told["links"]] == [("model", "https://huggingface.co/acme/Kite-7B")]
