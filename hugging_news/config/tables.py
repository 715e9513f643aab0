"""The tables of `hugging_news.toml` as values, with their defaults (CONTRACT.md, "Configuration")."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, NonNegativeInt, field_validator, model_validator

from hugging_news.domain.exchange import Endpoints, Source
from hugging_news.domain.topics import Tables
from hugging_news.domain.values import known_zone
from hugging_news.resources import load_toml


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


def _plain_name(provider: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]*", provider):
        raise ValueError(
            f'{provider!r} is neither "auto", a provider\'s name nor an address such as "http://127.0.0.1:8000/v1"'
        )
    return provider


class ModelTable(Table):
    """The optional language model; not used while *provider* is empty.

    *budget* is calls an edition, *seconds* and *max_tokens* bound each; *token_env* is the NAME of a variable.
    """

    provider: str = ""
    name: str = ""
    budget: int = Field(20, ge=0, le=1000)
    seconds: float = Field(60, gt=0, le=3600, allow_inf_nan=False)
    max_tokens: int = Field(2000, ge=100, le=100_000)
    token_env: str = ""

    @field_validator("provider")
    @classmethod
    def _address_or_name(cls, provider: str) -> str:
        if "://" not in provider:
            return _plain_name(provider)
        parts = urlsplit(provider)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError(f'{provider!r} is no address such as "http://127.0.0.1:8000/v1"')
        if "@" in parts.netloc:
            raise ValueError("user names and passwords in addresses are refused; name a variable with token_env")
        return provider.rstrip("/")

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.provider and not self.name:
            raise ValueError("name: say which model the provider is to use; readers are told its name")
        return self

    @property
    def is_address(self) -> bool:
        """Whether *provider* is an OpenAI-compatible server, and no name of Inference Providers."""
        return "://" in self.provider

    @property
    def token_variable(self) -> str:
        """The variable that holds the token; HF_TOKEN for Inference Providers, none for other servers."""
        return self.token_env or ("" if self.is_address else "HF_TOKEN")


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
    explainers: bool = True


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
