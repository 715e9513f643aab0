"""Enrichers: ask again, for the shortlist alone, what a listing does not say. Each takes an item and returns it."""

from __future__ import annotations

from collections.abc import Callable

from hugging_news.domain.exchange import Endpoints, Enriching
from hugging_news.domain.items import Item
from hugging_news.resources import lookup

Enrich = Callable[[Item, Endpoints], Enriching]

ENRICHERS = {
    "model": "hugging_news.enrich.model_card:enrich",
    "dataset": "hugging_news.enrich.dataset:enrich",
    "space": "hugging_news.enrich.space:enrich",
    "paper": "hugging_news.enrich.paper:enrich",
    "post": "hugging_news.enrich.article:enrich",
    "image": "hugging_news.enrich.image:enrich",
}


def enricher(name: str) -> Enrich:
    """The enricher of a row: the type of an item's details, or `image`.

    Raises:
        UnknownNameError: no row and no plug-in has that name.
    """
    enrich: Enrich = lookup("enrichers", ENRICHERS, name)
    return enrich


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """Everything known about *item*: what its kind has to ask, then its picture."""
    if item.details.type in ENRICHERS:
        item = yield from enricher(item.details.type)(item, endpoints)
    if item.image is not None and item.image.sha256 is None:
        item = yield from enricher("image")(item, endpoints)
    return item
