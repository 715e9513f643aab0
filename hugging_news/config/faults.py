"""Faults of form in TOML, in words: where they stand, what is wrong, the nearest known key."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError


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
