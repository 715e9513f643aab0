"""Looks a newsroom over: configuration, files of record, index, sources, tokens; each finding says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib.util import find_spec
from typing import Literal

from hugging_news.config import Config
from hugging_news.domain.errors import ConfigError, NewsroomError
from hugging_news.newsroom import decisions, editions
from hugging_news.newsroom.archive import Archive, Unit

_SILENT = timedelta(days=28)
EXTRAS = {
    "hant": ("opencc", "turns texts in traditional Chinese into simplified ones"),
    "qr": ("zxingcpp", "reads registration links from the QR codes on posters of events"),
}
"""What may be installed besides, by the module that it brings, and what for."""


@dataclass(frozen=True)
class Finding:
    """One thing that the doctor saw. *advice* is empty when there is nothing to do."""

    level: Literal["error", "warning", "info", "ok"]
    message: str
    advice: str = ""


def examine(config: Config, now: datetime, environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """All findings, errors first."""
    found = [*_configuration(config), *_records(config), *_index(config), *_tokens(environ)]
    found += [*_model(config, environ), *_extras()]
    found += () if any(finding.level == "error" for finding in found) else _sources(config, now)
    order = ("error", "warning", "info", "ok")
    return tuple(sorted(found, key=lambda finding: order.index(finding.level)))


def _configuration(config: Config) -> Iterator[Finding]:
    where = str(config.file) if config.file else "built-in default; `hugging-news init DIR` makes a newsroom"
    yield Finding("ok", f"configuration: {where}, {len(config.asked)} sources")
    if not config.asked:
        yield Finding(
            "warning", "no sources are configured", "add [[sources]] tables, or `hugging-news sources import`"
        )
    if config.channels:
        names = ", ".join(channel.name for channel in config.channels)
        yield Finding("info", f"channels are configured ({names}), but this version writes files only")
    try:
        decisions.read(config.root / "curation.toml")
    except ConfigError as error:
        yield Finding("error", str(error), "mend curation.toml; builds refuse to guess")


def _records(config: Config) -> Iterator[Finding]:
    archive = Archive(config.data / "archive")
    try:
        units = archive.units()
    except NewsroomError as error:
        yield Finding("error", str(error))
        return
    yield Finding(
        "ok" if units else "info", f"archive: {len(units)} collections", "" if units else "run `hugging-news collect`"
    )
    for unit in units:
        if not unit.outcomes:
            place = f"{unit.week}/{unit.folder.name}"
            yield Finding("info", f"collection {place} was cut short; what it holds is used", "collect the week again")
    bodies = {record.body for unit in units for answers in unit.records.values() for record in answers.values()}
    damaged = 0
    for body in sorted(body for body in bodies if body):
        try:
            archive.body(body)
        except NewsroomError:
            damaged += 1
    if damaged:
        yield Finding(
            "error",
            f"archive: {damaged} stored answers are damaged or missing",
            "restore data/archive from a backup; builds use the rest",
        )
    _, unreadable = editions.history(config.output_folder)
    for problem in unreadable:
        yield Finding("error", problem, "restore the file; it is never overwritten or guessed")


def _index(config: Config) -> Iterator[Finding]:
    path = config.data / "index.db"
    if not path.is_file():
        return
    try:
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        sound = connection.execute("pragma integrity_check").fetchone()[0]
        connection.close()
    except sqlite3.DatabaseError as error:
        sound = str(error)
    if sound == "ok":
        yield Finding("ok", "index: sound")
    else:
        yield Finding("warning", f"index: {sound}", "nothing to do: it is rebuilt from the files at the next run")


def _sources(config: Config, now: datetime) -> Iterator[Finding]:
    units = Archive(config.data / "archive").units()
    for source in config.asked:
        asked = [unit for unit in units if source.name in unit.outcomes]
        if not asked:
            yield Finding("info", f"source {source.name}: never collected")
            continue
        last = asked[-1].outcomes[source.name]
        if last.get("state") == "failed":
            runs = _failures(asked, source.name)
            yield Finding(
                "warning",
                f"source {source.name}: failing in the last {runs} collection(s): {last.get('error')}",
                f"`hugging-news sources test {source.name}`; mend its address or remove it",
            )
        elif _silent(asked, source.name, now):
            yield Finding("warning", f"source {source.name}: nothing new for 4 weeks", "look whether it moved or died")
        moved = _moved(asked[-1], source.name)
        if moved:
            yield Finding(
                "info", f"source {source.name}: moved for good to {moved}", "change its address in the configuration"
            )


def _failures(units: list[Unit], name: str) -> int:
    runs = 0
    for unit in reversed(units):
        if unit.outcomes[name].get("state") != "failed":
            break
        runs += 1
    return runs


def _silent(units: list[Unit], name: str, now: datetime) -> bool:
    recent = [unit for unit in units if now - unit.started <= _SILENT]
    old_enough = units[0].started <= now - _SILENT + timedelta(days=7)
    return old_enough and bool(recent) and all(not unit.outcomes[name].get("items") for unit in recent)


def _moved(unit: Unit, name: str) -> str | None:
    return next((record.moved_to for record in unit.records.get(name, {}).values() if record.moved_to), None)


def _tokens(environ: Mapping[str, str]) -> Iterator[Finding]:
    for variable, use in (
        ("HF_TOKEN", "the Hub's gated pages"),
        ("GITHUB_TOKEN", "5,000 instead of 60 GitHub requests an hour"),
    ):
        if environ.get(variable):
            yield Finding("ok", f"{variable} is set")
        else:
            yield Finding("info", f"{variable} is not set", f"optional: it gives {use}")


def _extras() -> Iterator[Finding]:
    for extra, (module, use) in EXTRAS.items():
        if find_spec(module):
            yield Finding("ok", f"extra {extra} is installed")
        else:
            advice = f"optional: `pip install 'hugging-news[{extra}]'` {use}"
            yield Finding("info", f"extra {extra} is not installed", advice)


def _model(config: Config, environ: Mapping[str, str]) -> Iterator[Finding]:
    """Which language model is asked, with which token, how often."""
    model, variable = config.model, config.model.token_variable
    if not model.provider:
        yield Finding("info", "no language model is configured", "optional: [model] gives summaries and translations")
        return
    bounds = f"at most {model.budget} calls of {model.seconds:g} s an edition"
    yield Finding("ok", f"model: {model.name} at {model.provider}, {bounds}")
    if variable and not environ.get(variable):
        yield Finding("warning", f"model: {variable} is not set", f"put the provider's token into {variable}")
    elif variable:
        yield Finding("ok", f"model: its token is in {variable}")
