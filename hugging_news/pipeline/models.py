"""The language model of a newsroom: who asks it, what keeps its answers, what the report says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from hugging_news.config import Config
from hugging_news.drafts.llm import prompt
from hugging_news.drafts.llm.author import Author, Done, House
from hugging_news.drafts.llm.client import Account, Bounds, Providers, Server, Speaker
from hugging_news.drafts.llm.judge import Tables
from hugging_news.http.settings import Credential
from hugging_news.newsroom import drafts
from hugging_news.newsroom.drafts import Kept
from hugging_news.pipeline import setup


@contextmanager
def writing(
    config: Config, environ: Mapping[str, str], ask: bool = True, done: Done | None = None
) -> Iterator[Author | None]:
    """Who writes with the configured model, for as long as the context lasts; None without a model.

    Nobody is asked unless *ask* (`--offline`, a replay). *done* hears of each story that the model was asked about.

    Raises:
        ConfigError: the token holds characters that no header may.
    """
    with _speaking(config, environ, ask) as speaker:
        yield author(config, speaker, done)


@contextmanager
def _speaking(config: Config, environ: Mapping[str, str], ask: bool) -> Iterator[Speaker | None]:
    model = config.model
    bounds = Bounds(model.seconds, model.max_tokens)
    token = environ.get(model.token_variable, "").strip() if model.token_variable else ""
    if not model.provider or not ask:
        yield None
    elif not model.is_address:
        yield Providers(Account(model.provider, model.name, token or None), bounds)
    else:
        from hugging_news.http.client import Client
        from hugging_news.pipeline.collect import settings_of

        credentials = {model.token_variable: Credential(token, frozenset([model.provider]))} if token else {}
        settings = replace(settings_of(config, environ, offline=False), credentials=credentials)
        with Client(settings) as door:
            yield Server(door, model.provider, model.name, bounds, model.token_variable or None)


def author(config: Config, speaker: Speaker | None = None, done: Done | None = None) -> Author | None:
    """Who writes an edition with the configured model; None without one. A *speaker* of None asks nobody."""
    model = config.model
    if not model.provider:
        return None
    book = setup.book(config)
    house = House(
        languages=config.newsletter.languages,
        model=model.name,
        budget=model.budget,
        fields=setup.tables(config.newsletter.languages, config.newsletter.timezone),
        tables=Tables(book.words, book.house),
        prompts=prompt.shipped(),
    )
    return Author(house, _Folder(config.data / "drafts"), speaker, done)


def account_of(config: Config, author: Author | None) -> dict[str, Any] | None:
    """What `report.json` says of the model; None where none is configured."""
    if author is None:
        return None
    return {"provider": config.model.provider, "name": config.model.name, **asdict(author.counts)}


class _Folder:
    """`data/drafts` as a store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, key: str) -> Kept | None:
        return drafts.read(self._folder, key)

    def write(self, kept: Kept) -> None:
        drafts.write(self._folder, kept)
