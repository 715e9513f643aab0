"""What commands print at their end: tables of sources, results, explanations, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hugging_news.cli.context import FAILED, PARTLY, Settings, counted, print_json, printable
from hugging_news.domain.errors import CheckError, NewsroomError

if TYPE_CHECKING:
    from hugging_news.config import Config
    from hugging_news.pipeline.collect import Report
    from hugging_news.pipeline.run import Result


def finish(settings: Settings, week: str, result: Result) -> None:
    """Say where the edition lies and what fell short; exit 3 when sources failed."""
    for problem in result.problems:
        settings.warn(problem)
    for name in result.changed:
        settings.warn(f"{result.folder / name} was changed by hand and is left as it is (render --force overwrites it)")
    if result.edition is None:
        if settings.offline:
            raise NewsroomError(f"nothing is archived for {week}, and --offline asks nobody; run without it once")
        settings.say(f"{week}: nothing new, nothing written")
    else:
        _say_result(settings, result)
    for state in result.failed:
        settings.warn(f"source {state.name} failed: {state.error}")
    if result.refused:
        raise CheckError(f"checks refuse to publish: {reason}" for reason in result.refused)
    if result.failed:
        settings.say("the edition is written and names them; `hugging-news doctor` says what to do")
        raise SystemExit(PARTLY)


def _say_result(settings: Settings, result: Result) -> None:
    edition = result.edition
    assert edition is not None
    stories = [story for story in edition.stories() if not story.brief]
    settings.say(f"{edition.title[edition.languages[0]]}")
    settings.say(
        f"{counted(len(stories), 'story', 'stories')} in {counted(len(edition.sections), 'section', 'sections')}, "
        f"{len(edition.cut)} left out, {edition.state}"
    )
    for path in result.documents:
        click.echo(str(result.folder / path))


def refuse_unreachable(config: Config, report: Report) -> None:
    """Exit 1 when nothing answered: nothing has been overwritten."""
    from hugging_news.pipeline.run import unreachable

    if not unreachable(config, report):
        return
    for state in (state for state in report.states if state.error):
        click.echo(printable(f"  {state.name}: {state.error}"), err=True)
    click.echo(
        click.style("error: ", fg="red")
        + "no source could be reached, so nothing was written. Check the network, [network] proxy and HF_ENDPOINT; "
        "to see an edition without a network, run `make digest` in the repository.",
        err=True,
    )
    raise SystemExit(FAILED)


def print_sources(settings: Settings, report: Report, as_json: bool) -> None:
    """The table of sources, on stdout."""
    rows = [state.model_dump(mode="json") | {"seconds": report.seconds.get(state.name, 0.0)} for state in report.states]
    if as_json:
        print_json({"sources": rows})
        return
    head = ("name", "state", "read", "items", "seconds", "error")
    table(head, [["" if row[key] is None else row[key] for key in head] for row in rows])
    for problem in report.problems:
        settings.say(f"  {problem}")


def table(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A plain table on stdout; the last column may be long and is not cut off without a terminal."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    grid = Table(*head, box=box.SIMPLE_HEAD)
    for row in rows:
        grid.add_row(*(Text(printable(str(cell))) for cell in row))
    if not console.is_terminal:
        console.width = 240
    console.print(grid)


def newest_edition(config: Config, asked: Path | None) -> Path:
    """The edition file that was named (or its folder), else the newest one of the newsroom.

    Raises:
        NewsroomError: there is none.
    """
    if asked is not None:
        return asked / "edition.json" if asked.is_dir() else asked
    found = sorted(config.output_folder.glob("????-??-??/edition.json"))
    if not found:
        raise NewsroomError(f"no edition in {config.output_folder}; `hugging-news run` makes one")
    return found[-1]


def print_explanation(found: dict[str, Any], as_json: bool) -> None:
    """Why an item is in or out."""
    if as_json:
        print_json(found)
        return
    click.echo(printable(f"{found['item']}: {found['verdict']}"))
    for line in _explained(found):
        click.echo(printable(f"  {line}"))


def _explained(found: dict[str, Any]) -> Iterator[str]:
    """The lines under the verdict."""
    yield found["title"]
    if found["story"] and found["story"] != found["item"]:
        yield f"told in the story {found['story']}"
    yield from (f"told also in the story {story}" for story in found["also"])
    if found["parts"]:
        yield f"{'part':14} {'value':>6} {'weight':>7} {'score':>6}"
    for name, part in found["parts"].items():
        yield f"{name:14} {part['value']:6.2f} × {part['weight']:5.2f} {part['weighted']:6.2f}"
    if found["parts"]:
        yield f"{'score':14} {'':14} {found['score']:6.2f}"
    yield from (f"because: {reason}" for reason in found["reasons"])
    yield from _competed(found)
    yield from (f"to change it: {change}" for change in found["would_change"])


def _competed(found: dict[str, Any]) -> Iterator[str]:
    """Whom it met in its section."""
    blocked, beat = found["kept_out_by"], found["beat"]
    if blocked and found["section"]:
        yield f"competed in: {found['section']}"
    if blocked and (rival := blocked["rival"]):
        lacks = blocked["lacks"]
        short = f"it lacks {lacks:.2f}" if lacks >= 0 else "which keeps its place for the sake of balance"
        yield f"rival: {rival['headline']} ({rival['id']}), score {rival['score']:.2f}; {short}"
    if beat:
        yield f"beat: {beat['headline']} ({beat['id']}), score {beat['score']:.2f}"
    if found["pushed_out_by"]:
        yield f"pushed out by: {found['pushed_out_by']}"


def print_findings(findings: Sequence[Any], as_json: bool) -> None:
    """What the doctor found, errors first."""
    if as_json:
        print_json({"findings": [vars(finding) for finding in findings]})
        return
    colours = {"error": "red", "warning": "yellow", "ok": "green", "info": "blue"}
    for finding in findings:
        click.echo(click.style(f"{finding.level:8}", fg=colours[finding.level]) + printable(finding.message))
        if finding.advice:
            click.echo(f"        → {finding.advice}")
