"""JSON Schemas of what people and programs write."""

from __future__ import annotations

from typing import Any

from hugging_news.config import ChannelTable, Config, SectionTable, SourceTable
from hugging_news.domain.curation import Entry
from hugging_news.domain.editions import Edition
from hugging_news.pipeline.setup import known_collectors, options_of

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema(what: str) -> dict[str, Any]:
    """The schema of `config`, `edition` or `curation`."""
    made = {"config": _config, "edition": _edition, "curation": _curation}[what]()
    return {"$schema": _DRAFT, "title": f"hugging_news {what}", **{k: v for k, v in made.items() if k != "title"}}


def _edition() -> dict[str, Any]:
    return Edition.model_json_schema(by_alias=True)


def _curation() -> dict[str, Any]:
    entry = Entry.model_json_schema()
    definitions = entry.pop("$defs", {})
    return {"type": "object", "additionalProperties": entry, "$defs": definitions}


def _config() -> dict[str, Any]:
    """The file as it is written: `[sections]` with its order, each source with the keys of its collector."""
    whole = Config.model_json_schema()
    properties = {k: v for k, v in whole["properties"].items() if k not in ("file", "root", "asked", "order")}
    definitions = whole.get("$defs", {})
    section = SectionTable.model_json_schema()
    properties["sections"] = {
        "type": "object",
        "properties": {"order": {"type": "array", "items": {"type": "string"}}},
        "additionalProperties": section,
    }
    sources = [_source(name, definitions) for name in known_collectors()]
    properties["sources"] = {"type": "array", "items": {"oneOf": sources}}
    channel = ChannelTable.model_json_schema()
    properties["channels"] = {"type": "array", "items": channel}
    used = {name: value for name, value in definitions.items() if name not in ("Source", "SourceTable", "Endpoints")}
    return {"type": "object", "properties": properties, "additionalProperties": False, "$defs": used}


def _source(name: str, definitions: dict[str, Any]) -> dict[str, Any]:
    common = SourceTable.model_json_schema()["properties"]
    common = {key: value for key, value in common.items() if key != "options"}
    own = options_of(name).model_json_schema()
    definitions.update(own.pop("$defs", {}))
    return {
        "type": "object",
        "properties": {**common, "collector": {"const": name}, **own.get("properties", {})},
        "required": ["name", "collector", *own.get("required", [])],
        "additionalProperties": False,
    }
