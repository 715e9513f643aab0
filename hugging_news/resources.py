"""Finds templates/ and data/, installed or in a checkout, and the rows of the rooms' tables."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

from hugging_news.domain.errors import UnknownNameError

Package = Literal["templates", "data"]


def resource_root(package: Package) -> Traversable:
    """The folder of *package*: inside the installation, else beside the checkout's `hugging_news/`."""
    try:
        return files(f"hugging_news.{package}")
    except ModuleNotFoundError:
        return Path(__file__).resolve().parent.parent / package


def resource_bytes(package: Package, path: str) -> bytes:
    """The file at *path* (with `/`) below *package*.

    Raises:
        FileNotFoundError: there is none.
    """
    return resource_root(package).joinpath(*path.split("/")).read_bytes()


def resource_text(package: Package, path: str) -> str:
    """The same as text (UTF-8)."""
    return resource_bytes(package, path).decode("utf-8")


@cache
def load_toml(package: Package, path: str) -> dict[str, Any]:
    """A shipped TOML table; read once a process, so do not change what it returns."""
    return tomllib.loads(resource_text(package, path))


def lookup(group: str, table: Mapping[str, str], name: str) -> Any:
    """The object behind row *name* of a room's table (`"module:attribute"`), else an installed plug-in's.

    Plug-ins announce themselves in the entry point group `hugging_news.<group>`.

    Raises:
        UnknownNameError: neither knows *name*; it carries the known ones.
    """
    if name in table:
        module, _, attribute = table[name].partition(":")
        loaded = import_module(module)
        return getattr(loaded, attribute) if attribute else loaded
    plugins = {point.name: point for point in entry_points(group=f"hugging_news.{group}")}
    if name in plugins:
        return plugins[name].load()
    raise UnknownNameError(group.rstrip("s"), name, [*table, *plugins])
