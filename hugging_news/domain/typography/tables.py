"""The house from its tables: `data/entities.toml`, `data/typos.toml`, `data/glossary.toml`, read by who calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hugging_news.domain.typography.models import House


def house(
    entities: Mapping[str, Any],
    typos: Mapping[str, Mapping[str, str]],
    glossary: Mapping[str, Any],
    tasks: Iterable[str],
) -> House:
    """The house that these tables describe; *tasks* are ids that keep their hyphens (`text-to-image`)."""
    names = {alias: name for name, aliases in entities["spelling"].items() for alias in (name, *aliases)}
    compounds = (name for name in (*names.values(), *tasks, *entities["compounds"]) if "-" in name)
    return House(
        names=names,
        terms={english: str(row["zh"]) for english, row in glossary["terms"].items()},
        typos={wrong: better for table in typos.values() for wrong, better in table.items()},
        compounds=frozenset(name.casefold() for name in compounds),
    )
