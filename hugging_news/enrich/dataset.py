"""What a dataset's repository says that a list does not: sizes, splits, licence, description.

Source: Hub API, "Get dataset"; the card's metadata is `cardData`, whose `dataset_info` describes one configuration or
several.
"""

from __future__ import annotations

import re

from hugging_news.domain import cards, hub, licences
from hugging_news.domain.exchange import Endpoints, Enriching
from hugging_news.domain.fields import Fields
from hugging_news.domain.items import DatasetDetails, Item
from hugging_news.domain.text import language_of
from hugging_news.enrich import asking

_MORE = re.compile(r"\s*…?\s*See the full description on the dataset page:.*\Z", re.DOTALL)


def enrich(item: Item, endpoints: Endpoints) -> Enriching:
    """*item* with all that its card and README say; what does not come stays "not fetched"."""
    details = item.details
    if not isinstance(details, DatasetDetails):
        return item
    found = yield from asking.repository("dataset", details.repo_id, endpoints)
    if found is None:
        return item
    details = _with_card(details, found.fields)
    item = hub.complete(item, details.repo_id, found.fields, found.response.time)
    summary = item.summary or opening(found.fields.prose("description"))
    item = item.model_copy(update={"summary": summary, "lang": item.lang or language_of(summary)})
    asking.report(item.id, found.fields)
    base = f"{endpoints.hub}/datasets/{details.repo_id}"
    item, readme = yield from asking.with_readme(item, base, details.revision)
    return item.model_copy(update={"details": hub.having(details, "readme") if readme else details})


def opening(description: str) -> str:
    """The first paragraph of the Hub's excerpt of a dataset card, which ends in a pointer to the whole."""
    text = _MORE.sub("", description)
    return cards.opening("\n".join(line.strip() for line in text.splitlines()))


def _with_card(details: DatasetDetails, row: Fields) -> DatasetDetails:
    card, tags = row.part("cardData"), row.texts("tags")
    stated = [text for text in card.texts("size_categories") if hub.size_bucket(text)]
    rows, size, splits = _sizes(card)
    known = {
        "tasks": card.texts("task_categories") or hub.tagged(tags, "task_categories"),
        "modalities": hub.tagged(tags, "modality") or details.modalities,
        "languages": card.texts("language") or hub.languages(tags),
        "rows": details.rows if rows is None else rows,
        "bytes": size,
        "size_class": next(iter([*stated, *hub.size_classes(tags)]), details.size_class),
        "splits": splits,
        "license": licences.on_card(card, hub.tagged(tags, "license"), hub.page(f"hub:dataset:{details.repo_id}")),
        "gated": hub.gated(row),
        "arxiv": hub.arxiv_ids(tags),
        "revision": hub.revision(row),
    }
    return hub.having(details.model_copy(update=known), "card")


def _sizes(card: Fields) -> tuple[int | None, int | None, tuple[str, ...]]:
    """Rows, bytes to download and names of the splits of the only configuration, or of the one called `default`.

    Where several configurations have other names nothing is said: their rows may overlap, so no sum would be true.
    """
    info = _configuration(card)
    if info is None:
        return None, None, ()
    splits = tuple(info.rows("splits"))
    counted = [split.number("num_examples") for split in splits]
    rows = sum(count or 0 for count in counted) if counted and None not in counted else None
    size = info.number("download_size") or info.number("dataset_size")
    return rows, size, tuple(dict.fromkeys(name for split in splits if (name := split.text("name", 100))))


def _configuration(card: Fields) -> Fields | None:
    if isinstance(card.row.get("dataset_info"), dict):
        return card.part("dataset_info")
    configurations = list(card.rows("dataset_info"))
    if len(configurations) == 1:
        return configurations[0]
    return next((one for one in configurations if one.text("config_name") == "default"), None)
