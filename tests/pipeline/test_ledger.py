"""The ledger: past issues brought in, editions made final, and what later builds make of both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hugging_news.config import Config
from hugging_news.domain.classic import Remark
from hugging_news.domain.editions import Edition, Section, SourceCredit, Story
from hugging_news.domain.errors import CheckError, NewsroomError
from hugging_news.newsroom import editions
from hugging_news.pipeline.ledger import Outcome, bring_in, finalise, newest
from hugging_news.pipeline.setup import configure
from hugging_news.selection.ledger import ledger
from hugging_news.selection.novelty import fresh
from tests.editions import proved
from tests.factories import candidate, item, paper, space

ISSUE = "## 开源更新\n\n### {head}\n![](https://img.example.org/{head}.png)\n体验: <url>{url}</url>\n"
KITE = "https://hf.co/spaces/acme/kite"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    (tmp_path / "hugging_news.toml").write_text("", encoding="utf-8")
    return configure(str(tmp_path / "hugging_news.toml"), {}, tmp_path)


def issue(config: Config, name: str, head: str = "风筝", url: str = KITE) -> Path:
    path = config.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(ISSUE.format(head=head, url=url), encoding="utf-8")
    return path


def take(config: Config, *files: Path, day: date | None = None, force: bool = False) -> list[Outcome]:
    return list(bring_in(config, files, day, force))


def draft(config: Config, id: str, url: str = KITE, **more: object) -> Path:
    """A draft of that day, made from an imported edition."""
    take(config, issue(config, f"{id}.md", url=url))
    path = config.output_folder / id / "edition.json"
    made = proved(editions.read(path)).model_copy(update={"state": "draft", "imported": (), **more})
    editions.write(path.parent, made, ())
    return path


def test_what_an_issue_told_is_told_to_later_weeks(config: Config) -> None:
    """By artefact, by paper, by address, however spelt; what it did not tell is new."""
    take(
        config,
        issue(config, "2026-08-03.md"),
        issue(config, "2026-08-07.md", "论文", "https://hf.co/papers/2608.00001"),
        issue(config, "2026-08-10.md", "文章", "https://example.org/post?utm_source=x"),
    )
    week = [space("acme/kite"), paper(), item("url:https://example.org/post"), space("acme/boat")]
    history, _ = editions.history(config.output_folder)
    kept, cut = fresh([candidate(one) for one in week], ledger(history, "2026-08-17"))
    assert [one.id for one in kept] == ["hub:space:acme/boat"]
    assert [one.reason[-10:] for one in cut] == ["2026-08-03", "2026-08-07", "2026-08-10"]


def test_importing_again_changes_no_byte(config: Config) -> None:
    """In any order of the files, and from another folder."""
    files = [issue(config, f"2026-08-{day}.md") for day in ("03", "10")]
    assert [one.state for one in take(config, *files)] == ["imported", "imported"]
    before = {path: path.read_bytes() for path in config.output_folder.rglob("*") if path.is_file()}
    moved = [issue(config, f"elsewhere/{file.name}") for file in files]
    assert [one.state for one in take(config, *reversed(moved), *moved)] == ["unchanged", "unchanged"]
    assert before == {path: path.read_bytes() for path in config.output_folder.rglob("*") if path.is_file()}


def test_a_corrected_issue_is_taken_again(config: Config) -> None:
    """Under the same file name."""
    file = issue(config, "2026-08-10.md")
    take(config, file)
    issue(config, "2026-08-10.md", "风筝 2")
    assert [one.state for one in take(config, file)] == ["updated"]


def test_an_edition_made_here_is_never_replaced(config: Config) -> None:
    """Not even with force; the rest goes on."""
    path = draft(config, "2026-08-10")
    before = path.read_bytes()
    bad, good = take(config, config.root / "2026-08-10.md", issue(config, "2026-08-03.md"), force=True)
    assert bad.state == "failed" and "was made here" in str(bad.error) and path.read_bytes() == before
    assert good.state == "imported"


def test_an_import_from_another_file_is_replaced_only_with_force(config: Config) -> None:
    """Two files of one day would hide each other."""
    take(config, issue(config, "2026-08-10.md"))
    other = issue(config, "news-2026-08-10.md", "另一份")
    refused = take(config, other)[0]
    assert refused.state == "failed" and "imported from 2026-08-10.md" in str(refused.error)
    assert take(config, other, force=True)[0].state == "updated"


def test_two_issues_of_one_day_and_language_exclude_each_other(config: Config) -> None:
    """The first stands, the other is named with what to do."""
    first, second = take(config, issue(config, "2026-08-10.md"), issue(config, "b/2026-08-10.md", "另一份"))
    assert (first.state, second.state) == ("imported", "failed") and "--date" in str(second.error)


def test_a_bad_file_is_named_and_the_rest_goes_on(config: Config) -> None:
    """With its path, the line where known, and what to do."""
    page = config.root / "page.md"
    page.write_text("<!doctype html><p>x</p>", encoding="utf-8")
    broken = config.root / "broken.md"
    broken.write_text("---\n- a\n: b\n---\n## a\n", encoding="utf-8")
    outcomes = take(config, page, config.root / "none.md", broken, issue(config, "2026-08-10.md"))
    assert [one.state for one in outcomes] == ["failed", "failed", "failed", "imported"]
    assert str(outcomes[0].error).startswith(f"{page}: is a web page")
    assert str(outcomes[1].error).startswith(f"{config.root / 'none.md'}: cannot be read")
    assert str(outcomes[2].error).startswith(f"{broken}:3: the front matter")


def test_what_was_told_or_shown_before_is_said_with_its_line(config: Config) -> None:
    """Within the files and against the ledger; it is no fault of the file, so the edition does not hold it."""
    take(config, issue(config, "2026-08-03.md"))
    outcome = take(config, issue(config, "2026-08-10.md"))[0]
    assert outcome.remarks == (
        Remark(3, "told in 2026-08-03 already: hub:space:acme/kite"),
        Remark(4, "the picture was shown in 2026-08-03 already: https://img.example.org/风筝.png"),
    )
    assert outcome.edition is not None and outcome.edition.imported[0].remarks == ()


def test_numbers_count_from_the_first_edition(config: Config) -> None:
    """Of the newsroom and the files together, whatever their order."""
    outcomes = take(config, issue(config, "2026-08-17.md"), issue(config, "2026-08-03.md", "早"))
    assert [one.edition.number for one in outcomes if one.edition] == [3, 1]


def test_finalising_changes_the_state_and_nothing_else(config: Config) -> None:
    """Asked again it changes nothing."""
    path = draft(config, "2026-08-10")
    before, files = path.read_text(encoding="utf-8"), sorted(path.parent.iterdir())
    edition, was_final = finalise(path)
    assert (edition.state, was_final) == ("final", False) and sorted(path.parent.iterdir()) == files
    assert path.read_text(encoding="utf-8") == before.replace('"state": "draft"', '"state": "final"')
    content = path.read_bytes()
    assert finalise(path)[1] is True and path.read_bytes() == content


def test_an_edition_that_fails_a_gate_is_refused(config: Config) -> None:
    """Every gate is listed; the file stays a draft."""
    story = Story(
        id="url:x", items=("url:x",), kind="blog", status="available", headline={"zh": "一"}, summary={},
        source=SourceCredit(name="x", url=""),
    )  # fmt: skip
    path = draft(config, "2026-08-10", sections=(Section(id="top", title={}, stories=(story,)),))
    with pytest.raises(CheckError, match="Q1: url:x: no link"):
        finalise(path)
    assert editions.read(path).state == "draft"


def test_what_an_older_edition_told_meanwhile_is_not_made_final_again(config: Config) -> None:
    """Made before the older one was: the check that `build` did then says nothing any more."""
    newer, older = draft(config, "2026-08-17"), draft(config, "2026-08-10")
    finalise(older)
    with pytest.raises(CheckError, match=r"Q8.*told in the edition of 2026-08-10"):
        finalise(newer)


def test_the_newest_edition_made_here_is_finalised_by_default(config: Config) -> None:
    """Asked twice, no older draft becomes final unawares; imported ones do not count."""
    draft(config, "2026-08-03")
    path = draft(config, "2026-08-10", "https://example.org/boat")
    take(config, issue(config, "2026-08-17.md"))
    assert newest(config.output_folder) == (path, ("2026-08-03",))
    finalise(path)
    assert newest(config.output_folder) == (path, ("2026-08-03",))


def test_without_an_edition_or_with_a_damaged_one_nothing_is_guessed(config: Config) -> None:
    """Both are said."""
    with pytest.raises(NewsroomError, match="no edition was made"):
        newest(config.output_folder)
    draft(config, "2026-08-03").write_text("{", encoding="utf-8")
    with pytest.raises(NewsroomError, match="2026-08-03"):
        newest(config.output_folder)


def test_an_edition_without_an_origin_is_as_valid_as_before(config: Config) -> None:
    """Files of schema version 1 that were written earlier have no such key."""
    path = draft(config, "2026-08-10")
    values = editions.read(path).model_dump(mode="json", by_alias=True)
    del values["imported"]
    assert Edition.model_validate(values).imported == ()
