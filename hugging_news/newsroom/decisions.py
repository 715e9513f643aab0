"""`curation.toml`: read and checked; every fault at once, with the item it belongs to."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import ValidationError

from hugging_news.config import explain, tuples
from hugging_news.domain.curation import Curation, Entry
from hugging_news.domain.errors import ConfigError


def read(path: Path) -> Curation:
    """The decisions in *path*; none when there is no such file.

    Raises:
        ConfigError: with every problem found.
    """
    if not path.is_file():
        return Curation()
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        tuples(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError([f"{path}: not valid TOML: {error}"]) from error
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for item, decision in raw.items():
        try:
            entries[item] = Entry.model_validate(tuples(decision), strict=True)
        except ValidationError as error:
            problems += [f"{path}: {item}: {line}" for line in explain(error, Entry)]
    if problems:
        raise ConfigError(problems)
    return Curation(entries=entries)
