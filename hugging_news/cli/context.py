"""What every command shares: the options before it, the clock, messages, progress and exit codes."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hugging_news.domain.errors import CheckError, ConfigError, HuggingNewsError, LockedError

if TYPE_CHECKING:
    from hugging_news.config import Config
    from hugging_news.drafts.llm.author import Author
    from hugging_news.pipeline.collect import Progress

DONE, FAILED, USAGE, PARTLY, REFUSED, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 75, 130


@dataclass(frozen=True)
class Settings:
    """The options before the command. *now* is read once, here."""

    config_file: str | None
    now: datetime
    offline: bool
    verbose: int
    quiet: bool

    def config(self, out: Path | None = None) -> Config:
        """The checked configuration; *out* replaces `paths.output`."""
        from hugging_news.pipeline.setup import configure

        config = configure(self.config_file, os.environ, Path.cwd())
        if out is None:
            return config
        paths = config.paths.model_copy(update={"output": str(out.resolve())})
        return config.model_copy(update={"paths": paths})

    def week(self, config: Config, asked: str | None) -> str:
        """The ISO week that was asked for, else the last complete one."""
        from hugging_news.domain.weeks import last_complete_week, window_of

        if asked is None:
            return last_complete_week(self.now, config.newsletter.timezone)
        try:
            window = window_of(asked, config.newsletter.timezone)
        except (ValueError, OverflowError) as error:
            raise click.BadParameter(f"{asked!r} is not an ISO week such as 2026-W33", param_hint="--week") from error
        if window.start > self.now:
            raise click.BadParameter(f"{asked} has not begun yet", param_hint="--week")
        return asked

    def say(self, message: str) -> None:
        """A message for a person, on stderr; nothing with `-q`."""
        if not self.quiet:
            click.echo(printable(message), err=True)

    def warn(self, message: str) -> None:
        """A warning, on stderr, even with `-q`."""
        click.echo(click.style("warning: ", fg="yellow") + printable(message), err=True)


def printable(text: str) -> str:
    """*text* without what a terminal would obey; lines stay lines."""
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def moment(text: str | None) -> datetime:
    """`--now` as an aware time; a bare one is UTC. Without it, the clock.

    Raises:
        click.BadParameter: not ISO 8601.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is not a time such as 2026-08-17T09:00:00+08:00") from error
    aware = parsed.replace(tzinfo=UTC) if parsed.tzinfo is None else parsed
    if not 1990 <= aware.year <= 2200:
        raise click.BadParameter(f"{text!r} lies outside the years 1990 to 2200")
    return aware.astimezone(UTC)


def code_of(error: HuggingNewsError) -> int:
    """The exit code that an error ends with."""
    for kind, code in ((ConfigError, USAGE), (LockedError, LOCKED), (CheckError, REFUSED)):
        if isinstance(error, kind):
            return code
    return FAILED


def log_to_stderr(verbose: int, quiet: bool, form: str) -> None:
    """Set logging up: warnings, or more with -v, one line each, as text or as JSON."""
    handler = logging.StreamHandler()
    if form == "json":
        handler.setFormatter(_Json())
    else:
        handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    level = logging.ERROR if quiet else (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpcore2", "httpx2", "trafilatura", "htmldate", "extruct", "rdflib", "PIL", "stamina"):
        logging.getLogger(noisy).setLevel(max(level, logging.ERROR))


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {"level": record.levelname.lower(), "name": record.name, "message": record.getMessage()}
        return json.dumps(line, ensure_ascii=False)


@contextmanager
def writing(settings: Settings, config: Config, ask: bool) -> Iterator[Author | None]:
    """Who writes with the configured language model, with progress; nobody is asked unless *ask*."""
    from hugging_news.pipeline import models

    with ExitStack() as stack:
        watched = ask and bool(config.model.provider)
        done = stack.enter_context(progress(settings, config.model.budget, "asking the model")) if watched else None
        yield stack.enter_context(models.writing(config, os.environ, ask, done))


@contextmanager
def progress(settings: Settings, total: int, what: str = "asking sources") -> Iterator[Progress | None]:
    """A bar on stderr while sources answer; lines with -v; silence with -q or when nobody looks."""
    if settings.quiet:
        yield None
    elif sys.stderr.isatty():
        with _bar(total, what) as advance:
            yield advance
    elif settings.verbose:
        yield lambda name, state: click.echo(f"{name}: {state}", err=True)
    else:
        yield None


@contextmanager
def _bar(total: int, what: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total)

        def advance(name: str, state: str) -> None:
            kept = bar.tasks[0]
            total_now = max(total, int(kept.completed) + 1)
            bar.update(task, advance=1, total=total_now, description=printable(name[:40]))

        yield advance


def counted(number: int, one: str, many: str) -> str:
    """`1 story`, `3 stories`."""
    return f"{number} {one if number == 1 else many}"


def print_json(value: Any) -> None:
    """Data for a program, on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def examples(*lines: str) -> str:
    """An epilog of commands that can be pasted."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
