"""Finds, reads and checks the configuration: the file, then the environment over it."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from hugging_news.config.faults import explain, tuples
from hugging_news.config.names import unknown_formats, unknown_sections, unknown_topics
from hugging_news.config.tables import Config, SourceTable, Table
from hugging_news.domain.errors import ConfigError, UnknownNameError
from hugging_news.domain.exchange import Source
from hugging_news.resources import resource_text

FILE_NAME = "hugging_news.toml"
ENV_PREFIX = "HUGGING_NEWS_"

OptionsOf = Callable[[str], type[BaseModel]]
"""Finds the `Options` model of a collector by name; raises UnknownNameError."""


def find(explicit: str | None, environ: Mapping[str, str], start: Path) -> Path | None:
    """The file to read: *explicit*, `$HUGGING_NEWS_CONFIG`, or the nearest one in *start* and above; None: built in.

    Raises:
        ConfigError: the named file is not there.
    """
    named = explicit or environ.get(f"{ENV_PREFIX}CONFIG")
    if named:
        path = Path(named)
        path = path / FILE_NAME if path.is_dir() else path
        if not path.is_file():
            raise ConfigError([f"{named}: no such configuration file"])
        return path.resolve()
    folder = start.resolve()
    return next((at / FILE_NAME for at in (folder, *folder.parents) if (at / FILE_NAME).is_file()), None)


def load(file: Path | None, environ: Mapping[str, str], options_of: OptionsOf, formats: tuple[str, ...] = ()) -> Config:
    """Read and check *file* (None: the built-in default with the shipped sources), then apply the environment.

    `HUGGING_NEWS_<TABLE>_<KEY>` overrides a key (read as TOML, else as text), `HF_ENDPOINT` the Hub's address.

    Raises:
        ConfigError: with every problem found.
    """
    shown = str(file) if file else "built-in configuration"
    raw = _read(file, shown)
    problems: list[str] = []
    _apply_environment(raw, environ)
    sections = raw.pop("sections", {})
    order = sections.pop("order", ()) if isinstance(sections, dict) else ()
    problems += [f"{shown}: order: unknown key; did you mean [sections] order?"] if raw.pop("order", None) else []
    rows = raw.pop("sources", [])
    tables, sources = _sources(rows, options_of, shown, problems)
    shaped = {**raw, "order": order, "sections": sections, "sources": tables}
    config = _validated(shaped, shown, problems)
    problems += unknown_formats(raw, formats, shown)
    sound = config or _sound(shaped)
    problems += [*unknown_sections(sound, shown), *unknown_topics(sound, shown)] if sound else ()
    if problems or config is None:
        raise ConfigError(problems)
    root = file.parent if file else Path.cwd()
    config = config.model_copy(update={"file": file, "root": root})
    return config.model_copy(update={"asked": _resolved(config, sources)})


def _read(file: Path | None, shown: str) -> dict[str, Any]:
    text = file.read_bytes() if file else resource_text("data", "sources.toml").encode()
    try:
        raw = tomllib.loads(text.decode("utf-8"))
        tuples(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError([f"{shown}: not valid TOML: {error}"]) from error
    return raw


def _apply_environment(raw: dict[str, Any], environ: Mapping[str, str]) -> None:
    if environ.get("HF_ENDPOINT") and isinstance(raw.setdefault("hub", {}), dict):
        raw["hub"]["endpoint"] = environ["HF_ENDPOINT"]
    for table, field in Config.model_fields.items():
        model = field.annotation
        if not (isinstance(model, type) and issubclass(model, Table)):
            continue
        for key in model.model_fields:
            name = f"{ENV_PREFIX}{table}_{key}".upper()
            if name in environ and isinstance(raw.setdefault(table, {}), dict):
                text = model.model_fields[key].annotation is str
                raw[table][key] = environ[name] if text else _as_toml(environ[name])


def _as_toml(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text


def _validated(shaped: dict[str, Any], shown: str, problems: list[str]) -> Config | None:
    taken = {"file", "root", "asked"} & shaped.keys()
    problems += [f"{shown}: {key}: unknown key" for key in sorted(taken)]
    try:
        return Config.model_validate(tuples({k: v for k, v in shaped.items() if k not in taken}), strict=True)
    except ValidationError as error:
        problems += [f"{shown}: {line}" for line in explain(error, Config)]
        return None


def _sound(shaped: dict[str, Any]) -> Config | None:
    """What is well-formed in a file with faults of form, so that its names can be judged too; None: nothing is left."""
    raw = copy.deepcopy(shaped)
    try:
        return Config.model_validate(tuples(raw), strict=True)
    except ValidationError as error:
        for fault in error.errors():
            _take_out(raw, fault["loc"])
    try:
        return Config.model_validate(tuples(raw), strict=True)
    except ValidationError:
        return None


def _take_out(raw: Any, loc: tuple[Any, ...]) -> None:
    """Remove the key at *loc*; where it stands in a list of no tables, the list."""
    at, *rest = loc
    inner = raw[at] if isinstance(raw, list) else raw.get(at)
    tables = isinstance(inner, dict) or (isinstance(inner, list) and all(isinstance(row, dict) for row in inner))
    if rest and tables:
        _take_out(inner, tuple(rest))
    elif isinstance(raw, dict):
        raw.pop(at, None)


def _sources(
    rows: Any, options_of: OptionsOf, shown: str, problems: list[str]
) -> tuple[list[dict[str, Any]], dict[str, BaseModel]]:
    """Split each row into common keys and the collector's own; the latter are checked here, by source name."""
    tables: list[dict[str, Any]] = []
    options: dict[str, BaseModel] = {}
    names: list[str] = []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        problems.append(f"{shown}: sources: expected [[sources]] tables")
        return tables, options
    common = [key for key in SourceTable.model_fields if key != "options"]
    for place, row in enumerate(rows, 1):
        name = str(row.get("name", f"number {place}"))
        names.append(name)
        table = {key: row[key] for key in common if key in row}
        own = {key: value for key, value in row.items() if key not in common}
        try:
            model = options_of(str(row.get("collector", "")))
            options[name] = model.model_validate(tuples(own), strict=True)
        except UnknownNameError as error:
            problems.append(f"{shown}: sources.{name}.collector: {error}")
        except ValidationError as error:
            problems += [f"{shown}: sources.{name}: {line}" for line in explain(error, model, common)]
        tables.append({**table, "options": own})
    twice = sorted({name for name in names if names.count(name) > 1})
    problems += [f"{shown}: sources: the name {name!r} stands there twice" for name in twice]
    return tables, options


def _resolved(config: Config, options: Mapping[str, BaseModel]) -> tuple[Source, ...]:
    return tuple(
        Source(
            name=table.name, collector=table.collector, options=options[table.name], endpoints=config.endpoints(table),
            tier=table.tier, section=table.section, package=table.package, timezone=table.timezone,
            private=table.private, max_items=table.max_items, token_env=table.token_env,
        )
        for table in config.sources
    )  # fmt: skip
