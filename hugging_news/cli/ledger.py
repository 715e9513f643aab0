"""The commands about what was told: `finalise` and `import`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hugging_news.cli.context import FAILED, PARTLY, Settings, examples, print_json

if TYPE_CHECKING:
    from hugging_news.pipeline.ledger import Outcome


@click.command(epilog=examples("hugging-news finalise", "hugging-news finalise posts/2026-08-17/edition.json"))
@click.argument("edition_json", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def finalise(settings: Settings, edition_json: Path | None) -> None:
    """Freeze an edition (the newest by default): from now on its stories are told.

    Later editions leave them out, and `build` never changes it again. Its documents stay as they are. An edition that
    fails a gate of the checks is refused (exit 4).
    """
    from hugging_news.cli.reports import newest_edition
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline import ledger

    config = settings.config()
    with locked(config.data):
        named = newest_edition(config, edition_json) if edition_json else None
        path, drafts = (named, ()) if named else ledger.newest(config.output_folder)
        edition, before = ledger.finalise(path)
    for draft in drafts:
        settings.say(f"{draft} is an older draft; `hugging-news finalise {path.parent.parent / draft}` makes it final")
    if before:
        settings.say(f"{path} is final already: left unchanged")
        return
    if edition.window.end > settings.now:
        settings.warn(f"{edition.week} has not ended yet: what is collected from now on is not in this edition")
    told = _count(len(edition.stories()), "story", "stories")
    settings.say(f"{path} is final with {told}: from now on they are told, later editions leave them out")
    settings.say("It is not changed any more; a mistake in it is put right by a correction in a later edition.")


@click.command(
    epilog=examples(
        "hugging-news import old/*.md",
        "hugging-news import issue-407.md --date 2026-08-07",
        "hugging-news import zh.md en.md   # two languages of one issue",
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--date", "day", metavar="YYYY-MM-DD", help="Day of the issue, where the file does not say it.")
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of paths.output.")
@click.option("--json", "as_json", is_flag=True, help="Print what became of each file as JSON.")
@click.option("--force", is_flag=True, help="Replace an edition that was imported from other files.")
@click.pass_obj
def import_command(
    settings: Settings, files: tuple[Path, ...], day: str | None, out: Path | None, as_json: bool, force: bool
) -> None:
    """Read past issues (Markdown, also the classic layout) so that what they told is not told again.

    A folder stands for its *.md files. What has to be mended on the way is said with its line.
    """
    from hugging_news.newsroom.files import locked
    from hugging_news.pipeline.ledger import bring_in

    config = settings.config(out)
    given = _day(day, files)
    with locked(config.data):
        outcomes = bring_in(config, _files(files), given, force)
    for outcome in outcomes:
        _report(settings, outcome, as_json)
    if as_json:
        print_json({"files": [_row(outcome) for outcome in outcomes]})
    failed = sum(outcome.state == "failed" for outcome in outcomes)
    if failed:
        raise SystemExit(FAILED if failed == len(outcomes) else PARTLY)


def _day(text: str | None, files: tuple[Path, ...]) -> date | None:
    if text is None:
        return None
    if len(files) > 1 or files[0].is_dir():
        raise click.UsageError("--date is the day of one issue; import the others without it, or one by one")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a day such as 2023-07-03", param_hint="--date") from error


def _files(given: tuple[Path, ...]) -> list[Path]:
    """*given*, each folder as the Markdown files in it."""
    found: list[Path] = []
    for path in given:
        inside = sorted(path.glob("*.md")) if path.is_dir() else [path]
        if not inside:
            raise click.BadParameter(f"{path} is a folder without *.md files", param_hint="FILE…")
        found += inside
    return found


def _report(settings: Settings, outcome: Outcome, quiet: bool) -> None:
    """One line for the file, and one for each remark."""
    if outcome.error or outcome.edition is None or outcome.issue is None or outcome.folder is None:
        settings.warn(outcome.error or f"{outcome.file}: nothing was read")
        return
    if quiet:
        return
    entries = outcome.issue.entries
    links = sum(len(entry.links) for entry in entries)
    mended = sum(remark.mended for remark in outcome.issue.remarks)
    what = f"{_count(len(entries), 'story', 'stories')}, {_count(links, 'link', 'links')}, {mended} mended"
    settings.say(f"{outcome.file} → {outcome.folder / 'edition.json'} ({outcome.state}): {what}")
    for remark in sorted((*outcome.issue.remarks, *outcome.remarks), key=lambda one: one.line):
        settings.say(f"  {outcome.file.name}:{remark.line}: {'mended: ' if remark.mended else ''}{remark.text}")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _row(outcome: Outcome) -> dict[str, Any]:
    entries = outcome.issue.entries if outcome.issue else ()
    remarks = (*outcome.issue.remarks, *outcome.remarks) if outcome.issue else ()
    return {
        "file": str(outcome.file),
        "state": outcome.state,
        "edition": outcome.edition.id if outcome.edition else None,
        "stories": len(entries),
        "links": sum(len(entry.links) for entry in entries),
        "remarks": [vars(remark) for remark in remarks],
        "error": outcome.error,
    }
