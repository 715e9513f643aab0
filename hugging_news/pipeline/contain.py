"""The one place where a bug is caught: one source or one item must not stop the others (THREATS R1, R2).

A generator that fails in a way it does not document is a bug of ours. It is logged with its traceback and becomes a
ParseError that names the exception and asks to be reported: a failed source, or a problem of the report for an item.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hugging_news.collectors import collector
from hugging_news.domain.errors import HuggingNewsError, ParseError, WithheldError
from hugging_news.domain.exchange import Collected, Collecting, Endpoints, Enriching, Source, Window
from hugging_news.domain.items import Item
from hugging_news.enrich import enrich

log = logging.getLogger(__name__)


def contained(source: Source, window: Window, withheld: Callable[[str], None] = lambda name: None) -> Collecting:
    """The collector of *source*, whose bugs are failures of that source alone.

    *withheld* is called with the source's name when what it gave must not be kept.
    """
    try:
        with _bugs_of(source.name, "cannot be read"):
            found: Collected = yield from collector(source.collector).collect(source, window)
    except WithheldError:
        withheld(source.name)
        raise
    return found


def contained_enriching(item: Item, endpoints: Endpoints) -> Enriching:
    """The enrichment of *item*, whose bugs are failures of that item alone."""
    with _bugs_of(item.id, "cannot be enriched"):
        item = yield from enrich(item, endpoints)
    return item


@contextmanager
def _bugs_of(name: str, what: str) -> Iterator[None]:
    """Turns a bug into a ParseError about *name*; errors on purpose pass as they are."""
    try:
        yield
    except HuggingNewsError:
        raise
    except Exception as error:
        log.exception("a bug: %s %s", name, what)
        bug = f"{type(error).__name__}: {str(error)[:100]}"
        raise ParseError(name, f"{what}: {bug}; this is a bug, please report it") from error
