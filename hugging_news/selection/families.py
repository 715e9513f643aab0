"""Families of models (`data/families.toml`), and whether a name under some owner is another maker's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hugging_news.resources import load_toml


def borrowed(repo_id: str) -> str | None:
    """The family that a model is named after somewhere in its name, when it is another maker's; else None."""
    owner, _, name = repo_id.lower().rpartition("/")
    return next((family for family in _named(name) if not is_maker(owner, family)), None)


def begins_with(name: str) -> str | None:
    """The family with whose name *name* (lower case) begins, the longest one."""
    known = (*_table("models"), *_table("architectures"))
    return max((family for family in known if name.startswith(family)), key=len, default=None)


def is_maker(owner: str, family: str) -> bool:
    """Whether *owner* (lower case) makes the models of *family*."""
    words = _table("models").get(family) or _table("architectures")[family]
    return any(word in owner for word in words)


def _named(name: str) -> list[str]:
    """The families that a name holds as words, which numbers may follow: `qwen3`, not `phillips` for `phi`."""
    return [family for family in _table("models") if re.search(rf"(?<![a-z0-9]){re.escape(family)}(?![a-z])", name)]


@cache
def _table(kind: str) -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = load_toml("data", "families.toml")[kind]
    return table
