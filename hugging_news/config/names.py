"""Names in a well-formed configuration that nobody knows: formats, sections, parts of the score, topics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hugging_news.config.tables import PARTS, Config
from hugging_news.domain.editions import SECTIONS
from hugging_news.domain.errors import UnknownNameError
from hugging_news.domain.topics import topic


def unknown_formats(raw: Mapping[str, Any], formats: tuple[str, ...], shown: str) -> list[str]:
    """Formats that no renderer writes; *formats* are the known ones, nothing is judged without them."""
    output = raw.get("output")
    named = output.get("formats", ()) if isinstance(output, dict) else ()
    asked = [name for name in named if isinstance(name, str)] if isinstance(named, list | tuple) else []
    unknown = [name for name in asked if formats and name not in formats]
    return [f"{shown}: output.formats: {UnknownNameError('format', name, formats)}" for name in unknown]


def unknown_sections(config: Config, shown: str) -> list[str]:
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


def unknown_topics(config: Config, shown: str) -> list[str]:
    """Entries of the profile that name what nobody knows."""
    select, tables, problems = config.select, config.tables(), []
    for key, words in (("watch", select.watch), ("boost", tuple(select.boost)), ("mute", select.mute)):
        for word in words:
            try:
                topic(word, tables)
            except ValueError as error:
                problems.append(f"{shown}: select.{key}: {error}")
    return problems
