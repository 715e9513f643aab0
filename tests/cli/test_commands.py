"""The other commands: init, sources, explain, schema, doctor, and help."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Web

Command = Callable[..., int]
Captured = pytest.CaptureFixture[str]
NAMES = (
    "init", "add", "run", "collect", "build", "check", "render", "finalise", "sources", "explain", "search", "import",
    "schema", "doctor",
)  # fmt: skip


def test_a_new_newsroom_is_valid_and_complete(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Configuration with the shipped sources, curation, inbox, folders; doing it again changes nothing."""
    folder = tmp_path / "news"
    assert command("init", str(folder)) == 0
    there = {path.name for path in folder.iterdir()}
    assert {"hugging_news.toml", "curation.toml", ".gitignore", "inbox", "templates", "data", "posts"} <= there
    (folder / "curation.toml").write_text("# mine\n", encoding="utf-8")
    assert command("init", str(folder)) == 0 and (folder / "curation.toml").read_text() == "# mine\n"
    monkeypatch.chdir(folder)
    assert command("doctor") == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help(name: str, command: Command, capsys: Captured) -> None:
    """With what it does."""
    assert command(name, "--help") == 0
    assert "Usage: hugging-news" in capsys.readouterr().out


def test_what_does_not_work_yet_is_absent(command: Command, capsys: Captured) -> None:
    """No stubs in the list of commands."""
    command("--help")
    listed = capsys.readouterr().out.partition("Commands:")[2].partition("Examples:")[0]
    rows = [line for line in listed.splitlines() if line.startswith("  ") and line[2:3].strip()]
    assert tuple(row.split()[0] for row in rows) == NAMES


def test_it_runs_as_a_module() -> None:
    """`python -m hugging_news --version` loads next to nothing."""
    done = subprocess.run([sys.executable, "-m", "hugging_news", "--version"], capture_output=True, text=True)
    assert done.returncode == 0 and done.stdout.startswith("hugging-news ")


def test_help_does_not_load_the_network() -> None:
    """Heavy modules are imported inside commands."""
    code = "import sys; from hugging_news.cli.app import run; run(['--help']); print(sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not [name for name in ("httpx2", "feedparser", "pydantic", "jinja2", "PIL") if f"'{name}'" in loaded]


@pytest.mark.parametrize("what", ["config", "edition", "curation"])
def test_schemas_are_printed(what: str, command: Command, capsys: Captured) -> None:
    """JSON Schema, 2020-12."""
    assert command("schema", what) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].endswith("2020-12/schema")


def test_sources_are_listed_added_and_removed(newsroom: Path, command: Command, capsys: Captured) -> None:
    """Comments in the configuration survive."""
    path = newsroom / "hugging_news.toml"
    path.write_text("# my newsroom\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert command("sources", "add", "https://github.com/huggingface/peft") == 0
    assert command("sources", "list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)["sources"]
    assert [(source["name"], source["collector"]) for source in listed] == [
        ("blog", "feed"),
        ("peft", "github_releases"),
    ]
    assert command("sources", "remove", "peft") == 0
    assert path.read_text(encoding="utf-8").startswith("# my newsroom") and "peft" not in path.read_text(
        encoding="utf-8"
    )


def test_an_unknown_source_cannot_be_removed(newsroom: Path, command: Command) -> None:
    """Exit 2."""
    assert command("sources", "remove", "nope") == 2


def test_a_source_is_tried(newsroom: Path, command: Command, capsys: Captured) -> None:
    """What it would give, without storing anything."""
    assert command("sources", "test", "blog") == 0
    assert "Kites fly higher" in capsys.readouterr().out and not (newsroom / "data" / "archive").exists()


def test_a_dead_source_says_why(newsroom: Path, command: Command, web: Web, capsys: Captured) -> None:
    """Exit 1."""
    web.pages.clear()
    assert command("sources", "test", "blog") == 1
    assert "404" in capsys.readouterr().err


def test_opml_goes_out_and_comes_in(newsroom: Path, command: Command) -> None:
    """A list exported here can be imported; known sources are skipped."""
    assert command("sources", "export", "list.opml") == 0
    text = (newsroom / "list.opml").read_text(encoding="utf-8")
    (newsroom / "list.opml").write_text(text.replace("/feed.xml", "/other.xml"), encoding="utf-8")
    assert command("sources", "import", "list.opml") == 0
    assert (newsroom / "hugging_news.toml").read_text(encoding="utf-8").count("[[sources]]") == 2


def test_feeds_of_a_page_are_discovered(newsroom: Path, command: Command, web: Web, capsys: Captured) -> None:
    """From its `<link rel="alternate">`."""
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head><body>x</body></html>'
    web.pages["/"] = ("text/html", page)
    assert command("sources", "discover", f"http://{web.address}/") == 0
    assert capsys.readouterr().out.strip() == f"http://{web.address}/rss"


def test_explain_gives_parts_reasons_and_advice(newsroom: Path, command: Command, web: Web, capsys: Captured) -> None:
    """For a chosen story."""
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    assert command("explain", f"url:{web.base}/one", "--week", "2026-W33", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["state"].startswith("chosen") and found["parts"]["importance"]["value"] > 0 and found["would_change"]


def test_explain_names_unknown_ids(newsroom: Path, command: Command) -> None:
    """Exit 1 with what ids look like."""
    command("collect", "--week", "2026-W33")
    assert command("explain", "hub:model:no/such") == 1


def test_the_doctor_names_what_fails(newsroom: Path, command: Command, web: Web, capsys: Captured) -> None:
    """With what to do."""
    web.pages.clear()
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    command("doctor", "--json")
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert any("blog" in finding["message"] and "failing" in finding["message"] for finding in findings)


def test_the_doctor_finds_damage(newsroom: Path, command: Command, capsys: Captured) -> None:
    """In the archive, the editions and the curation; exit 1, and no traceback."""
    command("run", "--week", "2026-W33")
    for body in (newsroom / "data" / "archive" / "bodies").glob("*/*.gz"):
        body.write_bytes(b"damaged")
    (newsroom / "posts" / "2026-08-17" / "edition.json").write_text("{", encoding="utf-8")
    (newsroom / "curation.toml").write_text("[", encoding="utf-8")
    capsys.readouterr()
    assert command("doctor", "--json") == 1
    errors = [one["message"] for one in json.loads(capsys.readouterr().out)["findings"] if one["level"] == "error"]
    assert len(errors) == 3 and any("damaged" in error for error in errors)


@pytest.mark.parametrize("decision", ['drop = "no"', "hold = 2026-09-07"])
def test_explain_says_what_keeps_a_story_out(
    decision: str, newsroom: Path, command: Command, web: Web, capsys: Captured
) -> None:
    """The editor's decision, and that removing it would change that."""
    (newsroom / "curation.toml").write_text(f'["url:{web.base}/one"]\n{decision}\n', encoding="utf-8")
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    command("explain", f"url:{web.base}/one", "--week", "2026-W33")
    said = capsys.readouterr().out
    assert "by the editor" in said and "remove the decision" in said


def test_explain_says_when_an_item_is_of_another_week(
    newsroom: Path, command: Command, web: Web, capsys: Captured
) -> None:
    """With its date and the week's."""
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    command("explain", f"url:{web.base}/one", "--week", "2026-W32")
    assert "outside" in capsys.readouterr().out


def test_a_faulty_source_is_not_written(newsroom: Path, command: Command) -> None:
    """The configuration stays one that works."""
    before = (newsroom / "hugging_news.toml").read_bytes()
    assert command("sources", "add", "https://github.com/huggingface/peft", "--section", "nope") == 2
    assert command("sources", "add", "ftp://kites.example/x") == 2
    assert (newsroom / "hugging_news.toml").read_bytes() == before


def test_a_source_can_be_removed_from_a_faulty_file(newsroom: Path, command: Command) -> None:
    """Which is how it is mended."""
    path = newsroom / "hugging_news.toml"
    row = '[[sources]]\nname = "bad"\ncollector = "feed"\nurl = "x"\n'
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert command("doctor") == 2
    assert command("sources", "remove", "bad") == 0 and command("doctor") == 0
