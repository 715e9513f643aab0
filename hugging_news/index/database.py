"""The file `data/index.db`: opened, made anew when it is damaged or of another schema, and the items derived so far."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pydantic import ValidationError

from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.exchange import Collected
from hugging_news.domain.items import Item

_SCHEMA = 2
_TABLES = "create table if not exists derived (key text primary key, value text not null) without rowid"


class Index:
    """Remembers what the collectors made of which answers. *rebuilt* says why an old file was thrown away.

    Without *path* it lives in memory alone.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.rebuilt: str | None = None
        try:
            self._connection = self._open() if path else _in_memory()
        except (sqlite3.OperationalError, OSError) as error:
            self.rebuilt = f"the index is not used ({error})"
            self._connection = _in_memory()
        except sqlite3.DatabaseError as error:
            self.rebuilt = f"the index was rebuilt from the files of record ({error})"
            self._remove()
            self._connection = self._open()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._connection.commit()
        except sqlite3.DatabaseError as error:
            self.rebuilt = f"the index cannot be written and is not used ({error})"
        self._connection.close()
        if self.rebuilt and "damaged" in self.rebuilt:
            self._remove()

    def derived(self, key: str) -> Collected | None:
        """What was made of these answers before, if it was."""
        try:
            row = self._connection.execute("select value from derived where key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self.rebuilt = f"the index is damaged and is not used ({error})"
            return None
        if row is None:
            return None
        try:
            raw = json.loads(row[0])
            items = tuple(Item.model_validate(item) for item in raw["items"])
            return Collected(items, raw["read"], tuple(raw["problems"]), raw["partial"])
        except (ValueError, KeyError, ValidationError):
            return None

    def remember(self, key: str, collected: Collected) -> None:
        """Keep what was made of these answers."""
        value = {
            "items": [
                item.model_dump(mode="json", exclude_defaults=True) | {"details": _details(item)}
                for item in collected.items
            ],
            "read": collected.read,
            "problems": collected.problems,
            "partial": collected.partial,
        }
        try:
            self._connection.execute("insert or replace into derived values (?, ?)", (key, json.dumps(value)))
        except sqlite3.DatabaseError as error:
            self.rebuilt = f"the index is damaged and is not used ({error})"

    @property
    def connection(self) -> sqlite3.Connection:
        """For the other tables of the file."""
        return self._connection

    def _open(self) -> sqlite3.Connection:
        assert self.path is not None
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=1)
        try:
            version = connection.execute("pragma user_version").fetchone()[0]
            tables = connection.execute("select count(*) from sqlite_master").fetchone()[0]
            if tables and version != _SCHEMA:
                raise sqlite3.DatabaseError(f"schema {version}, expected {_SCHEMA}")
            connection.execute(_TABLES)
            connection.execute(f"pragma user_version = {_SCHEMA}")
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection

    def _remove(self) -> None:
        if self.path is None:
            return
        if self.path.is_dir():
            raise NewsroomError(f"{self.path} is a folder; move it away, the index is made anew")
        for suffix in ("", "-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(_TABLES)
    return connection


def _details(item: Item) -> dict[str, object]:
    return item.details.model_dump(mode="json", exclude_none=True)


@cache
def parser_version() -> str:
    """Changes whenever a collector, an enricher, a domain rule, the index itself or a parsing library changes."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for library in ("feedparser", "lxml", "icalendar", "extruct", "trafilatura", "nh3", "huggingface_hub"):
        digest.update(f"{library} {version(library)}".encode())
    for room in ("domain", "collectors", "enrich", "index"):
        for path in sorted((root / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
