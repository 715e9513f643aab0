"""The documents in the index, kept in step with the files of record, and asked with FTS5."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hugging_news.index.documents import Document
from hugging_news.index.queries import Query
from hugging_news.index.words import identifier_column, word_column

_WEIGHTS = {"title": 10.0, "body": 1.0, "names": 20.0, "mentions": 2.0}
_TABLES = f"""
create table if not exists state (name text primary key, value text not null) without rowid;
create table if not exists documents (
  number integer primary key, key text not null unique, hash text not null, value text not null,
  sort text not null, id text not null, kind text not null, date text not null, week text not null,
  edition text not null, section text not null, sources text not null
);
create virtual table if not exists texts using fts5 (
  {", ".join(_WEIGHTS)}, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'"
);
"""
_MAPPED = 10**9
_RANKED = 2000
_DAY = 32


@dataclass(frozen=True)
class Filters:
    """What a document must be besides matching; None for "any". *told* asks whether an edition told it."""

    week: str | None = None
    kind: str | None = None
    section: str | None = None
    source: str | None = None
    told: bool | None = None

    def conditions(self) -> tuple[str, list[str]]:
        """As SQL with its parameters."""
        asked = {name: getattr(self, name) for name in ("week", "kind", "section")}
        sql = [f"{name} = ?" for name, value in asked.items() if value is not None]
        values = [value for value in asked.values() if value is not None]
        if self.source is not None:
            sql.append("instr(sources, ?)")
            values.append(f"\n{self.source}\n")
        if self.told is not None:
            sql.append("edition <> ''" if self.told else "edition = ''")
        return " and ".join(sql) or "true", values


class Corpus:
    """What can be searched. Every method raises `sqlite3.DatabaseError` when the file is damaged or busy."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.execute(f"pragma mmap_size = {_MAPPED}")
        connection.executescript(_TABLES)

    def holds(self, fingerprint: str) -> bool:
        """Whether it was last brought up to date for files with this fingerprint."""
        row = self._connection.execute("select value from state where name = 'documents'").fetchone()
        return row is not None and row[0] == fingerprint

    def update(self, documents: Iterable[Document], fingerprint: str) -> tuple[int, int]:
        """Make it hold exactly *documents*; how many were written and removed. What did not change is not touched."""
        wanted = {document.key: document for document in documents}
        known = dict(self._connection.execute("select key, hash from documents"))
        hashes = {key: _hash(document) for key, document in wanted.items()}
        gone = [key for key in known if hashes.get(key) != known[key]]
        new = [wanted[key] for key in sorted(wanted) if known.get(key) != hashes[key]]
        with self._connection:
            for key in gone:
                self._remove(key)
            for document in new:
                self._add(document, hashes[document.key])
            self._connection.execute("insert or replace into state values ('documents', ?)", (fingerprint,))
        return len(new), len(gone)

    def find(self, query: Query, filters: Filters, limit: int) -> tuple[int, tuple[Document, ...]]:
        """How many documents match, and the best *limit* of them: by bm25, the newest first of equals, then by id.

        Of more than 2,000 the newest 2,000 (whole days) are ranked, which bounds the time that a common word takes.
        """
        conditions, values = filters.conditions()
        joined = " join documents on number = texts.rowid" if values or filters.told is not None else ""
        matching = f"from texts{joined} where texts match ? and {conditions}"
        parameters = (query.expression, *values)
        count = self._connection.execute(f"select count(*) {matching}", parameters).fetchone()[0]
        weights = ", ".join(str(weight) for weight in _WEIGHTS.values())
        scored = f"select texts.rowid as place, round(bm25(texts, {weights}), 9) as score {matching}"
        rows = self._connection.execute(
            f"select value from ({scored} and texts.rowid >= ?) join documents on number = place "
            "order by score, date desc, id, key limit ?",
            (*parameters, self._floor(matching, parameters) if count > _RANKED else 0, limit),
        )
        return count, tuple(Document.from_json(row[0]) for row in rows)

    def _floor(self, matching: str, parameters: tuple[str, ...]) -> int:
        """The number below which lie all days that are not ranked."""
        sql = f"select texts.rowid {matching} order by texts.rowid desc limit 1 offset ?"
        place: int = self._connection.execute(sql, (*parameters, _RANKED - 1)).fetchone()[0]
        return place >> _DAY << _DAY

    def values(self, column: str) -> tuple[str, ...]:
        """The different values of a column that filters ask for."""
        rows = self._connection.execute(f"select distinct {column} from documents order by {column}")
        return tuple(dict.fromkeys(part for row in rows for part in row[0].split("\n") if part))

    def _add(self, document: Document, digest: str) -> None:
        value = document.to_json()
        sources = "\n" + "".join(f"{name}\n" for name in document.sources)
        number = self._number(document)
        row = [number, document.key, digest, value, document.sort, document.id, document.kind, document.date]
        row += [document.week, document.edition, document.section, sources]
        self._connection.execute(f"insert into documents values ({', '.join('?' * len(row))})", row)
        self._connection.execute(
            "insert into texts (rowid, title, body, names, mentions) values (?, ?, ?, ?, ?)",
            (number, *_columns(document)),
        )

    def _number(self, document: Document) -> int:
        """The next free number of the document's day: numbers grow with the day."""
        day = date.fromisoformat(document.date).toordinal() << _DAY if document.date else 0
        sql = "select max(number) from documents where number between ? and ?"
        last = self._connection.execute(sql, (day, day + (1 << _DAY) - 1)).fetchone()[0]
        return day if last is None else last + 1

    def _remove(self, key: str) -> None:
        """FTS5 keeps no copy of what it indexed and must be told it again to forget it."""
        number, value = self._connection.execute("select number, value from documents where key = ?", (key,)).fetchone()
        self._connection.execute(
            "insert into texts (texts, rowid, title, body, names, mentions) values ('delete', ?, ?, ?, ?, ?)",
            (number, *_columns(Document.from_json(value))),
        )
        self._connection.execute("delete from documents where number = ?", (number,))


def _columns(document: Document) -> Iterator[str]:
    yield word_column(document.titles)
    yield word_column(document.body)
    yield identifier_column(document.names)
    yield identifier_column((*document.titles, *document.body, *document.links))


def _hash(document: Document) -> str:
    return hashlib.sha256(document.to_json().encode()).hexdigest()
