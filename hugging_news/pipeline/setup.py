"""The configuration with every source's options checked, and the tables of the house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from hugging_news import config as configuration
from hugging_news.check import Book
from hugging_news.collectors import COLLECTORS, collector
from hugging_news.config import Config
from hugging_news.domain import explainers as explaining
from hugging_news.domain.facts import Vocabulary
from hugging_news.domain.glossary import Glossary
from hugging_news.domain.glossary import glossary as glossary_of
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.typography import House
from hugging_news.domain.typography import house as house_of
from hugging_news.drafts.fields import Tables
from hugging_news.drafts.manner import manner
from hugging_news.renderers import FORMATS
from hugging_news.resources import load_toml, resource_root


def configure(explicit: str | None, environ: Mapping[str, str], start: Path) -> Config:
    """Find, read and check the configuration.

    Raises:
        ConfigError: with every problem found, the collectors' own keys included.
    """
    file = configuration.find(explicit, environ, start)
    return configuration.load(file, environ, options_of, tuple(FORMATS))


def options_of(name: str) -> type[BaseModel]:
    """The `Options` model of a collector.

    Raises:
        UnknownNameError: there is no such collector.
    """
    model: type[BaseModel] = collector(name).Options
    return model


def labels(languages: tuple[str, ...]) -> dict[str, Mapping[str, Any]]:
    """The words of each language (`templates/i18n`)."""
    return {lang: load_toml("templates", f"i18n/{lang}.toml") for lang in languages}


def phrases(languages: tuple[str, ...]) -> dict[str, Mapping[str, Any]]:
    """The phrase tables of each language (`data/phrases`)."""
    return {lang: load_toml("data", f"phrases/{lang}.toml") for lang in languages}


def tables(languages: tuple[str, ...], timezone: str) -> Tables:
    """Names, labels and the house's own words that sentences use."""
    return Tables(
        names=names(),
        labels=labels(languages),
        timezone=timezone,
        manner=manner(),
        tasks=load_toml("data", "task_words.toml"),
        libraries=load_toml("data", "libraries.toml"),
        licences=licences(),
        words=vocabulary(timezone),
        house=house(),
    )


@cache
def names() -> Mapping[str, str]:
    """Official spellings by lower-case name (`data/names.toml`)."""
    return {key.lower(): value for key, value in load_toml("data", "names.toml")["names"].items()}


def book(config: Config) -> Book:
    """What the rules of `check` look things up in."""
    caps = {section: table.max for section, table in config.sections.items() if table.max} | config.select.caps
    return replace(shipped_book(config.newsletter.timezone), caps=caps)


def shipped_book(timezone: str) -> Book:
    """The same without a configuration: of an edition whose dates are printed in *timezone*."""
    return Book(
        words=vocabulary(timezone),
        house=house(),
        licences=licences(),
        tasks=load_toml("data", "tasks.toml"),
        manner=manner(),
        glossary=glossary(),
        orders=tuple(load_toml("data", "orders.toml")["sure"]),
        social=frozenset(load_toml("data", "quality.toml")["links"]["social"]),
    )


@cache
def vocabulary(timezone: str) -> Vocabulary:
    """What the fact lock knows of words (`data/names.toml`, `data/entities.toml`, `data/tasks.toml`)."""
    entities = load_toml("data", "entities.toml")
    tasks = {id: (str(task["zh"]), str(task["en"])) for id, task in load_toml("data", "tasks.toml").items()}
    aliases = {key.casefold(): str(value) for key, value in entities["names"].items()}
    common = frozenset(str(entities["common"]["words"]).split())
    return Vocabulary({**names(), **aliases}, common, timezone, tasks)


@cache
def house() -> House:
    """How words are spelt and set (`data/entities.toml`, `typos.toml`, `glossary.toml`)."""
    entities, typos, glossary, tasks = (
        load_toml("data", f"{name}.toml") for name in ("entities", "typos", "glossary", "tasks")
    )
    return house_of(entities, typos, glossary, tasks)


@cache
def glossary() -> Glossary:
    """The terms, rejected names and transcription slips (`data/glossary.toml`, `data/entities.toml`)."""
    return glossary_of(load_toml("data", "glossary.toml"), load_toml("data", "entities.toml"))


@cache
def licences() -> Licences:
    """The licence table (`data/licences.toml`)."""
    return load_toml("data", "licences.toml")


@cache
def explainers() -> tuple[explaining.Term, ...]:
    """The hard terms in plain words (`data/explainers`), by id."""
    files = resource_root("data").joinpath("explainers").iterdir()
    notes = sorted((file for file in files if file.name.endswith(".md")), key=lambda file: file.name)
    return tuple(explaining.parse(file.read_bytes(), f"data/explainers/{file.name}") for file in notes)


def known_collectors() -> tuple[str, ...]:
    """The shipped collectors' names."""
    return tuple(sorted(COLLECTORS))
