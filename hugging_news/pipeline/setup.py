"""The configuration with every source's options checked, and the tables of the house."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from hugging_news import config as configuration
from hugging_news.check import Book
from hugging_news.collectors import COLLECTORS, collector
from hugging_news.config import Config
from hugging_news.domain.facts import Vocabulary
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.typography import House
from hugging_news.drafts.fields import Tables
from hugging_news.renderers import FORMATS
from hugging_news.resources import load_toml


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


def tables(config: Config) -> Tables:
    """Names and labels that sentences use."""
    return Tables(
        names=names(),
        labels=labels(config.newsletter.languages),
        timezone=config.newsletter.timezone,
    )


@cache
def names() -> Mapping[str, str]:
    """Official spellings by lower-case name (`data/names.toml`)."""
    return {key.lower(): value for key, value in load_toml("data", "names.toml")["names"].items()}


def book(config: Config) -> Book:
    """What the rules of `check` look things up in."""
    return Book(vocabulary(config.newsletter.timezone), House(names=names()))


@cache
def vocabulary(timezone: str) -> Vocabulary:
    """What the fact lock knows of words (`data/names.toml`, `data/entities.toml`, `data/tasks.toml`)."""
    entities = load_toml("data", "entities.toml")
    tasks = {id: (str(task["zh"]), str(task["en"])) for id, task in load_toml("data", "tasks.toml").items()}
    aliases = {key.casefold(): str(value) for key, value in entities["names"].items()}
    common = frozenset(str(entities["common"]["words"]).split())
    return Vocabulary({**names(), **aliases}, common, timezone, tasks)


@cache
def licences() -> Licences:
    """The licence table (`data/licences.toml`)."""
    return load_toml("data", "licences.toml")


def known_collectors() -> tuple[str, ...]:
    """The shipped collectors' names."""
    return tuple(sorted(COLLECTORS))
