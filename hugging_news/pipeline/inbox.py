"""Adds pages to the newsroom's inbox through the one door."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from hugging_news.config import Config
from hugging_news.domain.errors import CollectError, HuggingNewsError, NewsroomError
from hugging_news.domain.exchange import Request, Response
from hugging_news.http.client import Client
from hugging_news.pipeline.add import AddedItem, add
from hugging_news.pipeline.collect import settings_of


def add_each(
    config: Config, urls: Sequence[str], now: datetime, environ: Mapping[str, str], offline: bool, force: bool
) -> Iterator[tuple[str, AddedItem | HuggingNewsError]]:
    """Each address with what became of it: the item in the inbox, or why there is none. One never stops the others."""
    folder = config.root / next((s.options.path for s in config.asked if s.collector == "inbox"), "inbox")
    with Client(settings_of(config, environ, offline), clock=lambda: now) as client:

        def fetch(request: Request) -> Response:
            return client.fetch(request)

        for url in urls:
            try:
                yield url, add(url, fetch, folder, config.endpoints(), now, config.newsletter.timezone, force=force)
            except (CollectError, NewsroomError) as error:
                yield url, error
