"""The command `check`: what the rules say about an edition, for people, programs and continuous integration."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hugging_news.cli.context import REFUSED, Settings, counted, examples, print_json, printable

if TYPE_CHECKING:
    from hugging_news.check import Problem
    from hugging_news.config import Config
    from hugging_news.pipeline.check import Verdict


@click.command(
    epilog=examples(
        "hugging-news check",
        "hugging-news check posts/2026-08-17/edition.json --json",
        "hugging-news check --junit checks.xml   # for continuous integration",
        "hugging-news check --links              # also asks every link",
    )
)
@click.argument("edition_json", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print problems and scores as JSON.")
@click.option("--junit", metavar="FILE", type=click.Path(path_type=Path), help="Write a JUnit report: a test per rule.")
@click.option("--links", is_flag=True, help="Connect, and ask every link whether it is there.")
@click.pass_obj
def check(settings: Settings, edition_json: Path | None, as_json: bool, junit: Path | None, links: bool) -> None:
    """Judge an edition (the newest made here by default) and the documents beside it.

    Gates stop publishing (exit 4), warnings do not. Nothing is connected to without --links, and nothing is changed.
    """
    from hugging_news.pipeline import check as pipeline

    if links and settings.offline:
        raise click.UsageError("--links asks hosts, and --offline forbids it; leave one of them out")
    config = settings.config()
    path = _edition(config, edition_json)
    verdict = pipeline.check(config, path)
    if links:
        verdict = _followed(config, verdict)
    for unread in verdict.unread:
        settings.warn(f"not compared with an earlier edition: {unread}")
    if junit:
        _write_junit(junit, verdict)
    if as_json:
        print_json(_data(verdict))
    else:
        _show(settings, verdict, path)
    if any(problem.severity == "gate" for problem in verdict.problems):
        raise SystemExit(REFUSED)


def _edition(config: Config, asked: Path | None) -> Path:
    from hugging_news.cli.reports import newest_edition
    from hugging_news.pipeline import ledger

    return newest_edition(config, asked) if asked else ledger.newest(config.output_folder, "check")[0]


def _followed(config: Config, verdict: Verdict) -> Verdict:
    from dataclasses import replace

    from hugging_news.pipeline.links import follow

    return replace(verdict, told=(*verdict.told, *follow(config, verdict.edition, os.environ)))


def _write_junit(path: Path, verdict: Verdict) -> None:
    from hugging_news.newsroom.files import write_atomic
    from hugging_news.pipeline.junit import report

    write_atomic(path, report(verdict))


def _data(verdict: Verdict) -> dict[str, Any]:
    return {
        "problems": [_row(problem) for problem in verdict.problems],
        "edition": verdict.edition.id,
        "documents": list(verdict.documents),
        "scores": verdict.scores,
    }


def _row(problem: Problem) -> dict[str, Any]:
    from hugging_news.check.advice import advice_of

    keys = ("rule", "severity", "story", "lang", "sentence", "message")
    return {key: getattr(problem, key) for key in keys} | {"advice": advice_of(problem.rule)}


def _show(settings: Settings, verdict: Verdict, path: Path) -> None:
    """Gates, then warnings, then scores; one block a problem, since messages are long."""
    gates = [problem for problem in verdict.problems if problem.severity == "gate"]
    warnings = [problem for problem in verdict.problems if problem.severity == "warning"]
    _group("gate", "red", gates)
    _group("warning", "yellow", warnings)
    for rule, figures in verdict.scores.items():
        shown = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in figures.items())
        click.echo(f"{'score':8} {rule:4} {shown}")
    if not verdict.problems:
        click.echo(f"{path}: nothing to report")
        return
    settings.say(
        f"{path}: {counted(len(gates), 'gate', 'gates')}, {counted(len(warnings), 'warning', 'warnings')} "
        f"in {counted(1 + len(verdict.documents), 'file', 'files')}"
    )


def _group(severity: str, colour: str, problems: Sequence[Problem]) -> None:
    from hugging_news.check.advice import advice_of

    for problem in problems:
        place = [problem.story, problem.lang, "" if problem.sentence is None else f"sentence {problem.sentence}"]
        place = ["headline" if part == "sentence headline" else part for part in place if part]
        head = click.style(f"{severity:8}", fg=colour) + f" {problem.rule:4} "
        click.echo(head + printable(" · ".join(place) or "the whole edition"))
        click.echo(f"{'':14}{printable(problem.message)}")
        click.echo(f"{'':14}→ {advice_of(problem.rule)}")
