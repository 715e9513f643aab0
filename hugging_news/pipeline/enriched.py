"""What enrichment found, read from the archive."""

from __future__ import annotations

from dataclasses import replace

from hugging_news.domain.documents import Asset
from hugging_news.domain.errors import HuggingNewsError, ParseError
from hugging_news.domain.exchange import Request
from hugging_news.domain.items import Image, Item
from hugging_news.domain.pictures import asset_of
from hugging_news.domain.stories import Candidate
from hugging_news.pipeline.items import ENRICH, enriched
from hugging_news.pipeline.opening import Newsroom


class Enriched:
    """What enrichment found, asked of the archive once an item."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom
        self._items: dict[str, Item] = {}
        self.problems: list[str] = []

    def item(self, item: Item) -> Item:
        """What is known of *item*; after a bug it stays as it is, "not fetched", and the report says so."""
        key = f"{item.source} {item.id}"
        if key not in self._items:
            room = self._newsroom
            try:
                self._items[key] = enriched(room.archive, room.pool.units, item, room.config.endpoints())
            except ParseError as error:
                self.problems.append(str(error))
                self._items[key] = item
        return self._items[key]

    def candidate(self, candidate: Candidate) -> Candidate:
        return replace(candidate, items=tuple(self.item(item) for item in candidate.items))

    def picture(self, candidate: Candidate) -> tuple[Image, Asset] | None:
        """The first picture that an item of the story has; of a split story the first part shows it."""
        if candidate.split_of and not candidate.id.endswith("#1"):
            return None
        for item in (self.item(item) for item in candidate.items if item.image and item.image.alt):
            asset = self._asset(item)
            if asset and item.image:
                return item.image, asset
        return None

    def _asset(self, item: Item) -> Asset | None:
        """The picture of *item*, made again from the archived answer; None when there is none that may be shown."""
        image = item.image
        if image is None or not image.alt or image.sha256 is None:
            return None
        asker = f"{ENRICH}{item.id}"
        for unit in reversed(self._newsroom.pool.units):
            if asker in unit.records:
                try:
                    return asset_of(self._newsroom.archive.answer(unit, asker, Request(image.url)).body)
                except HuggingNewsError:
                    return None
        return None
