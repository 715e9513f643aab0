"""The rooms keep to the table of docs/architecture.md: who may import whom, and who may connect."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent / "hugging_news"
LAYERS = {
    "domain": 0,
    "config": 1, "resources": 1, "http": 1, "newsroom": 1, "index": 1,
    "collectors": 2, "enrich": 2, "selection": 2, "drafts": 2, "edition": 2, "check": 2, "renderers": 2,
    "pipeline": 3,
    "cli": 4,
    "__main__": 5,
}  # fmt: skip
NETWORK = ("socket", "ssl", "http.client", "urllib.request", "httpx", "httpx2", "httpcore", "httpcore2", "requests")


def modules() -> list[Path]:
    return sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def room(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_what_its_layer_may(path: Path) -> None:
    """A room imports its own layer's rooms only in layer 1, and never a higher layer."""
    own = room(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] != "hugging_news" or len(parts) < 2 or parts[1] == own or parts[1] not in LAYERS:
            continue
        allowed = LAYERS[parts[1]] < LAYERS[own] or LAYERS[parts[1]] == LAYERS[own] == 1
        assert allowed, f"{path.relative_to(ROOT)} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_door_connects(path: Path) -> None:
    """Nothing outside http/ imports what opens connections."""
    if room(path) != "http":
        used = [name for name in imports(path) if name in NETWORK or name == "huggingface_hub.utils.httpx"]
        assert not used, f"{path.relative_to(ROOT)} imports {used}"


def test_every_room_has_a_layer() -> None:
    """A new room is entered in the table, so that the rules cover it."""
    assert {room(path) for path in modules()} <= set(LAYERS)


def test_the_collectors_table_names_the_modules_that_are_there() -> None:
    """Every module of the room is a row, and every row has its module."""
    from hugging_news.collectors import COLLECTORS

    there = {path.stem for path in (ROOT / "collectors").glob("*.py")} - {"__init__"}
    assert there == set(COLLECTORS)
