"""`hugging_news.toml` and the environment, as one checked value (CONTRACT.md, "Configuration").

Every fault is reported at once, with its file, its key and the nearest known key. The keys that belong to a collector
are checked by that collector's `Options` model, which the caller hands in, so this module knows no collector.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, NonNegativeInt, ValidationError, field_validator

from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.errors import ConfigError, UnknownNameError
from hugging_news.domain.exchange import Endpoints, Source
from hugging_news.domain.topics import Tables, topic
from hugging_news.domain.values import known_zone
from hugging_news.resources import load_toml, resource_text

FILE_NAME = "hugging_news.toml"
ENV_PREFIX = "HUGGING_NEWS_"


class Table(BaseModel):
    """A table of the file: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NewsletterTable(Table):
    """Who writes, in which languages, in which zone a week begins."""

    name: str = "Hugging News"
    languages: tuple[Literal["zh", "en"], ...] = Field(("zh", "en"), min_length=1)
    timezone: str = "Asia/Shanghai"
    publisher: str = ""
    editor: str = ""
    first: str = ""
    sender: str = ""
    intro: dict[str, str] = Field(default_factory=dict)
    signoff: dict[str, str] = Field(default_factory=dict)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        return known_zone(zone)

    @field_validator("languages")
    @classmethod
    def _once_each(cls, languages: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(languages)) != len(languages):
            raise ValueError("a language stands there twice")
        return languages

    @field_validator("first", mode="before")
    @classmethod
    def _is_date(cls, first: object) -> str:
        text = first.isoformat() if isinstance(first, date) else first
        if not isinstance(text, str):
            raise ValueError("expected a date such as 2023-07-03")
        if text:
            date.fromisoformat(text)
        return text


class PathsTable(Table):
    """Where files of record and output live, relative to the configuration file."""

    data: str = "data"
    keep_weeks: int = Field(12, ge=0)
    output: str = "posts"


class NetworkTable(Table):
    """The bounds of one run: seconds and decoded bytes."""

    deadline: float = Field(60, gt=0)
    run_deadline: float = Field(900, gt=0)
    max_body: int = Field(15_000_000, gt=0)
    concurrency: int = Field(64, ge=1, le=512)
    per_host: int = Field(4, ge=1, le=64)
    proxy: str = ""
    allow: tuple[str, ...] = ()
    allow_networks: tuple[str, ...] = ()
    contact: str = ""

    @field_validator("allow")
    @classmethod
    def _host_and_port(cls, entries: tuple[str, ...]) -> tuple[str, ...]:
        for entry in entries:
            host, _, port = entry.rpartition(":")
            if not host or not port.isdigit():
                raise ValueError(f'{entry!r} is not "host:port"')
        return entries

    @field_validator("allow_networks")
    @classmethod
    def _networks(cls, entries: tuple[str, ...]) -> tuple[str, ...]:
        from ipaddress import ip_network

        for entry in entries:
            ip_network(entry)
        return entries


class HubTable(Table):
    """The Hub, or a mirror of it."""

    endpoint: str = "https://huggingface.co"


class GithubTable(Table):
    """GitHub's API and its web site (for `releases.atom`)."""

    endpoint: str = "https://api.github.com"
    web: str = "https://github.com"


class ArxivTable(Table):
    """arXiv's API."""

    endpoint: str = "https://export.arxiv.org"


class ModelTable(Table):
    """The optional language model; not used while *provider* is empty."""

    provider: str = ""
    name: str = ""


PARTS = ("importance", "momentum", "corroboration", "freshness", "fit", "novelty")
"""The named parts of a score, which `[select] weights` may weigh."""

Weight = Annotated[FiniteFloat, Field(ge=0, le=100)]
Points = Annotated[FiniteFloat, Field(ge=-1, le=1)]


class SelectTable(Table):
    """Bounds of an edition, weights of the score's parts, and what the readers care about (`domain.topics`)."""

    caps: dict[str, NonNegativeInt] = Field(default_factory=dict)
    weights: dict[str, Weight] = Field(default_factory=dict)
    watch: tuple[str, ...] = ()
    boost: dict[str, Points] = Field(default_factory=dict)
    mute: tuple[str, ...] = ()
    stories: int = Field(14, ge=1)
    minutes: float = Field(8, gt=0, le=600, allow_inf_nan=False)
    per_organisation: int = Field(3, ge=0)
    per_kind: int = Field(8, ge=0)
    per_modality: int = Field(8, ge=0)
    follow_up_likes: int = Field(1000, ge=0)
    trending_rows: int = Field(5, ge=1, le=50)
    carry_events: bool = True


class SectionTable(Table):
    """One section: *max* full stories, *brief* one-line ones after them."""

    title: dict[str, str] = Field(default_factory=dict)
    max: int | None = Field(None, ge=0)
    brief: int | None = Field(None, ge=0)


class OutputTable(Table):
    """What is written, and where it will live."""

    formats: tuple[str, ...] = ("markdown", "html", "calendar")
    base_url: str = ""


class DemosTable(Table):
    """Bounds of demos: seconds and bytes each."""

    enabled: bool = True
    tasks: tuple[str, ...] = ()
    max: int = Field(3, ge=0)
    seconds: float = Field(60, gt=0)
    memory: int = Field(2_000_000_000, gt=0)
    runners: tuple[str, ...] = ("cached", "remote", "local")


class SourceTable(Table):
    """The keys that every source may have; a collector's own keys stand beside them in the file."""

    name: str = Field(min_length=1)
    collector: str
    section: str | None = None
    tier: Literal["primary", "secondary"] = "primary"
    package: str | None = None
    timezone: str | None = None
    endpoint: str | None = None
    token_env: str | None = None
    private: bool = False
    max_items: int = Field(2000, ge=1)
    options: dict[str, Any] = Field(default_factory=dict)

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, zone: str | None) -> str | None:
        return known_zone(zone) if zone else None


class ChannelTable(BaseModel):
    """Where an edition goes; the publisher's own keys stand beside these."""

    model_config = ConfigDict(frozen=True, extra="allow")

    name: str
    publisher: str
    format: str
    lang: str | None = None


class Config(Table):
    """The whole configuration; *file* is None for the built-in one. Relative paths start at *root*."""

    newsletter: NewsletterTable = NewsletterTable()
    paths: PathsTable = PathsTable()
    network: NetworkTable = NetworkTable()
    hub: HubTable = HubTable()
    github: GithubTable = GithubTable()
    arxiv: ArxivTable = ArxivTable()
    model: ModelTable = ModelTable()
    select: SelectTable = SelectTable()
    order: tuple[str, ...] = ()
    sections: dict[str, SectionTable] = Field(default_factory=dict)
    output: OutputTable = OutputTable()
    demos: DemosTable = DemosTable()
    sources: tuple[SourceTable, ...] = ()
    channels: tuple[ChannelTable, ...] = ()
    file: Path | None = None
    root: Path = Path()
    asked: tuple[Source, ...] = ()

    @property
    def data(self) -> Path:
        return self.root / self.paths.data

    @property
    def output_folder(self) -> Path:
        return self.root / self.paths.output

    def tables(self) -> Tables:
        """What the profile of `[select]` may name."""
        names = tuple(source.name for source in self.sources)
        return Tables(load_toml("data", "tasks.toml"), load_toml("data", "licences.toml"), names)

    def endpoints(self, source: SourceTable | None = None) -> Endpoints:
        """The bases to ask; a source's own `endpoint` replaces the one of its service."""
        own = source.endpoint.rstrip("/") if source and source.endpoint else None
        return Endpoints(
            hub=own or self.hub.endpoint.rstrip("/"),
            github=own or self.github.endpoint.rstrip("/"),
            github_web=self.github.web.rstrip("/"),
            arxiv=own or self.arxiv.endpoint.rstrip("/"),
        )


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
    problems += _unknown_formats(raw, formats, shown)
    sound = config or _sound(shaped)
    problems += [*_unknown_sections(sound, shown), *_unknown_topics(sound, shown)] if sound else ()
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


def _unknown_formats(raw: Mapping[str, Any], formats: tuple[str, ...], shown: str) -> list[str]:
    output = raw.get("output")
    named = output.get("formats", ()) if isinstance(output, dict) else ()
    asked = [name for name in named if isinstance(name, str)] if isinstance(named, list | tuple) else []
    unknown = [name for name in asked if formats and name not in formats]
    return [f"{shown}: output.formats: {UnknownNameError('format', name, formats)}" for name in unknown]


def _unknown_sections(config: Config, shown: str) -> list[str]:
    """Section ids that neither the house nor `[sections.<id>]` knows, and words in languages that are not written."""
    known = [*SECTIONS, *(section for section in config.sections if section not in SECTIONS)]
    asked = [("sections.order", name) for name in config.order]
    asked += [("select.caps", name) for name in config.select.caps]
    asked += [(f"sources.{table.name}.section", table.section) for table in config.sources if table.section]
    problems = [
        f"{shown}: {key}: {UnknownNameError('section', name, known)}" for key, name in asked if name not in known
    ]
    unknown = [name for name in config.select.weights if name not in PARTS]
    return problems + [f"{shown}: select.weights: {UnknownNameError('part', name, PARTS)}" for name in unknown]


def _unknown_topics(config: Config, shown: str) -> list[str]:
    """Entries of the profile that name what nobody knows."""
    select, tables, problems = config.select, config.tables(), []
    for key, words in (("watch", select.watch), ("boost", tuple(select.boost)), ("mute", select.mute)):
        for word in words:
            try:
                topic(word, tables)
            except ValueError as error:
                problems.append(f"{shown}: select.{key}: {error}")
    return problems


def tuples(value: Any) -> Any:
    """*value* with its lists as tuples, so that nothing else is taken for what it is not."""
    if isinstance(value, dict):
        return {key: tuples(one) for key, one in value.items()}
    return tuple(tuples(one) for one in value) if isinstance(value, list) else value


def explain(error: ValidationError, model: type[BaseModel], also: list[str] | None = None) -> list[str]:
    """One line for each fault that pydantic found in *model*: the key's path, what is wrong, the nearest known key.

    *also* names keys that are known beside the model's own.
    """
    return [_explain(dict(fault), model, also or []) for fault in error.errors()]


def _explain(fault: dict[str, Any], model: type[BaseModel], also: list[str]) -> str:
    path = ".".join(str(part) for part in fault["loc"]) or "the whole"
    if fault["type"] != "extra_forbidden":
        return f"{path}: {fault['msg'].removeprefix('Value error, ').replace('a valid tuple', 'a list')}"
    known = [*_keys_at(model, fault["loc"][:-1]), *also]
    near = get_close_matches(str(fault["loc"][-1]), known, 1, 0.5)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(known)}"
    return f"{path}: unknown key{hint}"


def _keys_at(model: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """The keys of the model that stands at *loc* inside *model*."""
    current: Any = model
    for part in loc:
        if isinstance(current, type) and issubclass(current, BaseModel) and part in current.model_fields:
            current = current.model_fields[part].annotation
        else:
            args = [arg for arg in getattr(current, "__args__", ()) if isinstance(arg, type)]
            current = next((arg for arg in args if issubclass(arg, BaseModel)), None)
    if isinstance(current, type) and issubclass(current, BaseModel):
        hidden = {"file", "root", "asked", "options"}
        return [key for key in current.model_fields if key not in hidden]
    return []
