"""The one place where a bug is caught: one source must not stop the others (THREATS R1, R2).

A generator that fails in a way it does not document is a bug of ours. It is logged with its traceback and shown as a
failed source that asks to be reported, in every report and edition, until it is mended.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

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
        found: Collected = yield from collector(source.collector).collect(source, window)
        return found
    except WithheldError:
        withheld(source.name)
        raise
    except HuggingNewsError:
        raise
    except Exception as error:
        log.exception("a bug in collector %s, source %s", source.collector, source.name)
        raise ParseError(source.name, f"cannot be read: {_named(error)}; this is a bug, please report it") from error


def unfailing(item: Item, endpoints: Endpoints) -> Enriching:
    """The enrichment of *item*; after a bug it stays as it is, "not fetched"."""
    try:
        return (yield from enrich(item, endpoints))
    except HuggingNewsError:
        raise
    except Exception:
        log.exception("a bug while enriching %s", item.id)
        return item


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:100]}"
