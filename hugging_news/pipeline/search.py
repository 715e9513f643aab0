"""Finds items of the archive and stories of editions, in every language of the newsletter.

The index is brought up to date first when a file of record or the configuration changed: what it says is never older
than the files. Without an index that can be written, everything happens in memory.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from hugging_news.config import Config
from hugging_news.domain.errors import NewsroomError
from hugging_news.domain.text import cjk_count
from hugging_news.index import Index, parser_version
from hugging_news.index.corpus import Corpus, Filters
from hugging_news.index.documents import Document, Known, documents
from hugging_news.index.queries import Query, parse
from hugging_news.index.snippets import Snippet, marked, snippet
from hugging_news.newsroom import editions
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline.items import derive


@dataclass(frozen=True)
class Hit:
    """A document that was found, with the marks to print."""

    document: Document
    title: Snippet
    snippet: Snippet

    def as_json(self) -> dict[str, Any]:
        """`type`, `id`, `kind`, `title`, `date`, `week`, `source`, `told` (null: no edition told it), `snippet`."""
        found = self.document
        told = {"edition": found.edition, "state": found.state, "section": found.section} if found.edition else None
        return {
            "type": found.sort,
            "id": found.id,
            "kind": found.kind,
            "title": self.title.text,
            "titles": list(found.titles),
            "date": found.date or None,
            "week": found.week,
            "sources": list(found.sources),
            "told": told,
            "snippet": self.snippet.text,
        }


@dataclass(frozen=True)
class Found:
    """The best *hits* of *count*; *problems* are files that could not be read, *hints* what to try for more."""

    count: int
    hits: tuple[Hit, ...] = ()
    problems: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def search(config: Config, words: Sequence[str], filters: Filters, limit: int) -> Found:
    """What matches *words* (`index/queries.py` says how they are read) and *filters*.

    Raises:
        NewsroomError: nothing to look for was typed, or a file of record cannot be read.
    """
    query = parse(words)
    if not query.expression:
        raise NewsroomError("nothing to search for: give at least one word to find, such as: search Qwen3 -vision")
    archive = Archive(config.data / "archive")
    newsroom = archive.folder.is_dir() or config.output_folder.is_dir()
    if newsroom:
        with Index(config.data / "index.db") as index:
            try:
                return _search(config, archive, index, query, filters, limit)
            except sqlite3.OperationalError as error:
                index.rebuilt = f"the index is not used ({error})"
            except sqlite3.DatabaseError as error:
                index.rebuilt = f"the index is damaged and is not used ({error})"
    with Index(None) as memory:
        try:
            return _search(config, archive, memory, query, filters, limit)
        except sqlite3.OperationalError as error:
            raise NewsroomError(f"this Python's SQLite cannot search ({error}); it needs the FTS5 extension") from error


def _search(config: Config, archive: Archive, index: Index, query: Query, filters: Filters, limit: int) -> Found:
    corpus = Corpus(index.connection)
    fingerprint = _fingerprint(config, archive)
    problems = () if corpus.holds(fingerprint) else _update(config, archive, index, corpus, fingerprint)
    count, best = corpus.find(query, filters, limit)
    hits = tuple(_hit(document, query) for document in best)
    return Found(count, hits, problems, () if count else tuple(_hints(corpus, query, filters)))


def _update(config: Config, archive: Archive, index: Index, corpus: Corpus, fingerprint: str) -> tuple[str, ...]:
    """Bring *corpus* up to date; while files cannot be read it counts as outdated, so that they are named again."""
    pool = derive(archive, config.asked, None, index)
    told, unread = editions.history(config.output_folder)
    items = (Known(seen.items, seen.first) for seen in pool.seen)
    problems = (*pool.problems, *unread)
    whole = not unread and not archive.damaged
    corpus.update(documents(items, told), fingerprint if whole else "")
    return problems


def _fingerprint(config: Config, archive: Archive) -> str:
    """Changes with everything that decides what can be found."""
    digest = hashlib.sha256(f"{parser_version()} {config.asked!r} {archive.fingerprint()}".encode())
    for path in sorted(config.output_folder.glob("????-??-??/edition.json")):
        digest.update(f"{path.parent.name} ".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _hit(document: Document, query: Query) -> Hit:
    titles = [marked(title, query.patterns) for title in document.titles] or [Snippet(document.id)]
    best = max(range(len(titles)), key=lambda at: (len(titles[at].hits), -at))
    return Hit(document, titles[best], snippet(document.body, query.patterns))


def _hints(corpus: Corpus, query: Query, filters: Filters) -> Iterator[str]:
    """Why nothing was found: a filter's misspelt value, a filter, or one of the words."""
    for name, column in (("kind", "kind"), ("section", "section"), ("source", "sources"), ("week", "week")):
        asked = getattr(filters, name)
        known = corpus.values(column)
        if asked is not None and asked not in known:
            near = get_close_matches(asked, known, 1)
            yield f"nothing has {name} {asked!r}" + (f"; did you mean {near[0]!r}?" if near else "")
    everything = Filters()
    if filters != everything and (count := corpus.find(query, everything, 0)[0]):
        yield f"{count} found without the filters"
    elif len(query.terms) > 1:
        alone = [
            (term.text, corpus.find(Query((term,)), everything, 0)[0]) for term in query.terms if not term.excluded
        ]
        yield "all words must match; alone they give " + ", ".join(f"{text}: {count}" for text, count in alone)
    elif cjk_count(query.terms[0].text):
        yield "no text has these characters side by side; put a space between words that may stand apart"
    elif count := corpus.find(Query((replace(query.terms[0], prefix=True),)), everything, 0)[0]:
        yield f"only whole words match; {query.terms[0].text}* finds {count}"
    else:
        yield "only whole words match; word* finds all that begin with it"
