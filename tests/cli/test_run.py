"""`run`, `collect`, `build`, `render`: what is written, and the exit codes of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from hugging_news.domain.exchange import Endpoints, Enriching, Request
from hugging_news.domain.items import Item
from hugging_news.newsroom.files import locked
from hugging_news.pipeline import contain
from tests.cli.conftest import Web, write

Command = Callable[..., int]
Captured = pytest.CaptureFixture[str]


def edition(newsroom: Path) -> dict:  # type: ignore[type-arg]
    return json.loads((newsroom / "posts" / "2026-08-17" / "edition.json").read_text(encoding="utf-8"))


def test_a_week_is_collected_built_and_rendered(newsroom: Path, command: Command, web: Web) -> None:
    """Edition, report and documents in both languages; exit 0."""
    assert command("run", "--week", "2026-W33") == 0
    folder = newsroom / "posts" / "2026-08-17"
    assert {"edition.json", "report.json", "zh.md", "en.md", "zh.html", "en.html"} <= {p.name for p in folder.iterdir()}
    assert edition(newsroom)["sections"][0]["stories"][0]["id"] == f"url:{web.base}/one"


def test_running_again_changes_nothing(newsroom: Path, command: Command, web: Web) -> None:
    """The same bytes, from a 304 and the stored body."""
    command("run", "--week", "2026-W33")
    before = {path: path.read_bytes() for path in sorted((newsroom / "posts").rglob("*")) if path.is_file()}
    assert command("run", "--week", "2026-W33") == 0
    assert {path: path.read_bytes() for path in before} == before and web.asked.count("/feed.xml") == 2


def test_a_hard_term_of_the_lead_story_is_explained_unless_it_is_switched_off(
    newsroom: Path, command: Command, web: Web
) -> None:
    """In every document; `[select] explainers = false` leaves it out."""
    kind, feed = web.pages["/feed.xml"]
    web.pages["/feed.xml"] = (kind, feed.replace("It needs", "A KV cache stores winds. It needs"))
    command("run", "--week", "2026-W33")
    assert edition(newsroom)["sections"][0]["stories"][0]["explainer"]["id"] == "kv-cache"
    folder = newsroom / "posts" / "2026-08-17"
    assert "**In plain words · KV cache**: A language model" in (folder / "en.md").read_text(encoding="utf-8")
    assert "名词解释｜<dfn>KV 缓存</dfn></strong>：语言模型" in (folder / "zh.html").read_text(encoding="utf-8")
    path = newsroom / "hugging_news.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n[select]\nexplainers = false\n", encoding="utf-8")
    assert command("build", "--week", "2026-W33") == 0
    assert edition(newsroom)["sections"][0]["stories"][0]["explainer"] is None


def test_without_the_index_the_same_edition_comes_out(newsroom: Path, command: Command) -> None:
    """It is disposable; so is a damaged one."""
    command("run", "--week", "2026-W33")
    before = (newsroom / "posts" / "2026-08-17" / "edition.json").read_bytes()
    (newsroom / "data" / "index.db").unlink()
    assert command("build", "--week", "2026-W33") == 0
    (newsroom / "data" / "index.db").write_bytes(b"no database")
    assert command("build", "--week", "2026-W33") == 0
    assert (newsroom / "posts" / "2026-08-17" / "edition.json").read_bytes() == before


def test_a_failing_source_is_named_and_the_edition_is_written(newsroom: Path, command: Command, web: Web) -> None:
    """Exit 3."""
    write(newsroom, web, "blog /feed.xml", "dead /gone.xml")
    assert command("run", "--week", "2026-W33") == 3
    states = {source["name"]: source for source in edition(newsroom)["sources"]}
    assert states["dead"]["state"] == "failed" and "404" in states["dead"]["error"] and states["blog"]["items"] == 1


def test_a_bug_in_an_enricher_is_reported_once_and_the_story_is_told(
    newsroom: Path, command: Command, web: Web, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """The item stays as its source gave it; a person learns of the bug from the output and from the report."""

    def enrich(item: Item, endpoints: Endpoints) -> Enriching:
        yield Request(f"{web.base}/one")
        raise ZeroDivisionError("kites")

    web.pages["/one"] = ("text/html", "<p>Kites</p>")
    monkeypatch.setattr(contain, "enrich", enrich)
    assert command("run", "--week", "2026-W33") == 0
    report = json.loads((newsroom / "posts" / "2026-08-17" / "report.json").read_text(encoding="utf-8"))
    bug = f"url:{web.base}/one: cannot be enriched: ZeroDivisionError: kites; this is a bug, please report it"
    assert report["problems"] == [bug] and bug in capsys.readouterr().err
    assert edition(newsroom)["sections"][0]["stories"][0]["id"] == f"url:{web.base}/one"


def test_when_nothing_answers_nothing_is_overwritten(
    newsroom: Path, command: Command, web: Web, capsys: Captured
) -> None:
    """Exit 1, the sources are named, and the way to a sample edition."""
    command("run", "--week", "2026-W33")
    before = (newsroom / "posts" / "2026-08-17" / "zh.md").read_bytes()
    web.pages.clear()
    assert command("run", "--week", "2026-W33") == 1
    said = capsys.readouterr().err
    assert "blog" in said and "make digest" in said
    assert (newsroom / "posts" / "2026-08-17" / "zh.md").read_bytes() == before


def test_offline_asks_nobody(newsroom: Path, command: Command, web: Web) -> None:
    """Without sockets there is no collection; what is archived can be built."""
    command("run", "--week", "2026-W33")
    asked = len(web.asked)
    command("--offline", "collect", "--week", "2026-W33")
    assert command("--offline", "build", "--week", "2026-W33") == 0 and len(web.asked) == asked


def test_a_wrong_configuration_is_a_usage_error(newsroom: Path, command: Command) -> None:
    """Exit 2."""
    (newsroom / "hugging_news.toml").write_text("[newsleter]\n", encoding="utf-8")
    assert command("run") == 2


def test_a_wrong_week_is_a_usage_error(newsroom: Path, command: Command) -> None:
    """Exit 2."""
    assert command("run", "--week", "2026-99") == 2


def test_a_second_run_leaves_with_a_message(newsroom: Path, command: Command) -> None:
    """Exit 75."""
    with locked(newsroom / "data"):
        assert command("run", "--week", "2026-W33") == 75


def test_collect_prints_json(newsroom: Path, command: Command, capsys: Captured) -> None:
    """As the contract has it: integers, seconds, null error."""
    assert command("collect", "--week", "2026-W33", "--json") == 0
    (row,) = json.loads(capsys.readouterr().out)["sources"]
    assert (row["name"], row["state"], row["read"], row["items"], row["error"]) == ("blog", "ok", 1, 1, None)
    assert isinstance(row["seconds"], float)


def test_a_changed_document_is_left_alone_until_forced(newsroom: Path, command: Command) -> None:
    """An editor's edit survives every run."""
    command("run", "--week", "2026-W33")
    path = newsroom / "posts" / "2026-08-17" / "zh.md"
    path.write_text("mine", encoding="utf-8")
    assert command("run", "--week", "2026-W33") == 0 and path.read_text(encoding="utf-8") == "mine"
    assert command("render", "--format", "markdown", "--lang", "zh", "--force") == 0
    assert path.read_text(encoding="utf-8") != "mine"


def test_a_final_edition_never_changes(newsroom: Path, command: Command, web: Web) -> None:
    """`run --yes` freezes it; building again leaves it and exits 0."""
    assert command("run", "--week", "2026-W33", "--yes") == 0
    frozen = (newsroom / "posts" / "2026-08-17" / "edition.json").read_bytes()
    web.pages["/feed.xml"] = ("application/atom+xml", web.pages["/feed.xml"][1].replace("higher", "lower"))
    assert command("run", "--week", "2026-W33") == 0 and command("build", "--week", "2026-W33") == 0
    assert (newsroom / "posts" / "2026-08-17" / "edition.json").read_bytes() == frozen
    assert edition(newsroom)["state"] == "final"


def test_a_told_story_is_not_told_again(newsroom: Path, command: Command, web: Web) -> None:
    """In the next edition it stands in `cut` as told, if it comes up at all."""
    command("run", "--week", "2026-W33", "--yes")
    moved = web.pages["/feed.xml"][1].replace("2026-08-12", "2026-08-19")
    web.pages["/feed.xml"] = ("application/atom+xml", moved)
    assert command("--now", "2026-08-24T01:00:00Z", "run", "--week", "2026-W34") == 0
    later = json.loads((newsroom / "posts" / "2026-08-24" / "edition.json").read_text(encoding="utf-8"))
    assert [(cut["item"], cut["state"]) for cut in later["cut"]] == [(f"url:{web.base}/one", "told")]


def test_as_of_ignores_later_collections(newsroom: Path, command: Command) -> None:
    """The archive as it was then."""
    command("collect", "--week", "2026-W33")
    assert command("build", "--week", "2026-W33", "--as-of", "2026-08-16T00:00:00Z") == 0
    assert not (newsroom / "posts").exists()


def test_a_replayed_archive_gives_the_same_edition_elsewhere(
    newsroom: Path, command: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--replay DIR` needs no socket and gives the same bytes."""
    command("run", "--week", "2026-W33")
    other = tmp_path_factory.mktemp("other")
    (other / "hugging_news.toml").write_bytes((newsroom / "hugging_news.toml").read_bytes())
    monkeypatch.chdir(other)
    assert command("--offline", "run", "--week", "2026-W33", "--replay", str(newsroom / "data" / "archive")) == 0
    for name in ("edition.json", "zh.md", "en.html"):
        there, here = (folder / "posts" / "2026-08-17" / name for folder in (newsroom, other))
        assert there.read_bytes() == here.read_bytes()


def test_curation_decides(newsroom: Path, command: Command, web: Web) -> None:
    """A drop stands in `cut` with the editor's reason."""
    text = f'["url:{web.base}/one"]\ndrop = "not for us"\n'
    (newsroom / "curation.toml").write_text(text, encoding="utf-8")
    command("run", "--week", "2026-W33")
    assert "not for us" in edition(newsroom)["cut"][0]["reason"]


def test_a_wrong_decision_is_a_usage_error(newsroom: Path, command: Command, web: Web, capsys: Captured) -> None:
    """It names item and key; nothing is guessed."""
    (newsroom / "curation.toml").write_text(f'["url:{web.base}/one"]\ndorp = "x"\n', encoding="utf-8")
    assert command("build", "--week", "2026-W33") == 2
    assert "'drop'" in capsys.readouterr().err


def test_no_token_reaches_any_file(newsroom: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outputs, archive and index are free of the tokens in use."""
    monkeypatch.setenv("HF_TOKEN", "hf_secret_of_the_test")
    monkeypatch.setenv("GITHUB_TOKEN", "ghp_secret_of_the_test")
    command("-vv", "run", "--week", "2026-W33")
    for path in (path for path in newsroom.rglob("*") if path.is_file()):
        assert b"secret_of_the_test" not in path.read_bytes(), path


def test_a_damaged_final_edition_is_never_overwritten(newsroom: Path, command: Command, capsys: Captured) -> None:
    """It holds what readers were told; exit 1 names it."""
    command("run", "--week", "2026-W33", "--yes")
    path = newsroom / "posts" / "2026-08-17" / "edition.json"
    path.write_bytes(path.read_bytes()[:200])
    assert command("run", "--week", "2026-W33") == 1
    assert "edition.json" in capsys.readouterr().err and path.stat().st_size == 200


def test_a_damaged_answer_heals_at_the_next_collection(newsroom: Path, command: Command) -> None:
    """The source gives the same bytes again, and they are stored again."""
    command("run", "--week", "2026-W33")
    before = edition(newsroom)["sections"]
    for body in (newsroom / "data" / "archive" / "bodies").glob("*/*.gz"):
        body.write_bytes(b"damaged")
    (newsroom / "data" / "index.db").unlink()
    assert command("run", "--week", "2026-W33") == 0 and edition(newsroom)["sections"] == before


def test_replaying_names_only_the_sources_asked_for(newsroom: Path, command: Command, capsys: Captured) -> None:
    """An unknown one is a usage error."""
    command("collect", "--week", "2026-W33")
    capsys.readouterr()
    assert command("collect", "--week", "2026-W33", "--replay", "data/archive", "--source", "blog", "--json") == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)["sources"]] == ["blog"]
    assert command("collect", "--week", "2026-W33", "--replay", "data/archive", "--source", "bolg") == 2


def test_unknown_formats_and_languages_are_usage_errors(newsroom: Path, command: Command) -> None:
    """Exit 2, with the known ones."""
    command("run", "--week", "2026-W33")
    assert command("render", "--format", "markdwn") == 2 and command("render", "--lang", "fr") == 2


def test_a_build_that_reads_nothing_leaves_the_edition(newsroom: Path, command: Command, capsys: Captured) -> None:
    """All stored answers damaged: exit 1, and the good draft stays."""
    command("run", "--week", "2026-W33")
    before = (newsroom / "posts" / "2026-08-17" / "edition.json").read_bytes()
    for body in (newsroom / "data" / "archive" / "bodies").glob("*/*.gz"):
        body.write_bytes(b"damaged")
    (newsroom / "data" / "index.db").unlink()
    assert command("build", "--week", "2026-W33") == 1 and "left as it is" in capsys.readouterr().err
    assert (newsroom / "posts" / "2026-08-17" / "edition.json").read_bytes() == before


def test_an_empty_edition_is_never_made_final(newsroom: Path, command: Command) -> None:
    """Nothing archived, nobody asked: exit 1 and no file."""
    assert command("--offline", "run", "--week", "2026-W33", "--yes") == 1
    assert not (newsroom / "posts").exists()


def test_a_misspelt_decision_is_said(newsroom: Path, command: Command, web: Web, capsys: Captured) -> None:
    """With the id that was meant."""
    (newsroom / "curation.toml").write_text(f'["url:{web.base}/onw"]\npin = 1\n', encoding="utf-8")
    command("run", "--week", "2026-W33")
    assert f"did you mean 'url:{web.base}/one'" in capsys.readouterr().err
