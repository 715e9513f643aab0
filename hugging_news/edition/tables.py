"""The trending tables: one list, whole, from one snapshot, with what each row gained since an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hugging_news.domain.editions import Row, Table
from hugging_news.domain.items import DatasetDetails, HubDetails, Item, Listing, ModelDetails, SpaceDetails
from hugging_news.domain.licences import Table as Licences
from hugging_news.domain.metrics import Snapshot, change
from hugging_news.edition.licence_notes import note_of


@dataclass(frozen=True)
class House:
    """The tables of the house: what licences mean, how names are spelt."""

    licences: Licences
    names: Mapping[str, str]


def table(now: Snapshot, before: Snapshot | None, items: Mapping[str, Item], house: House, limit: int) -> Table:
    """The first *limit* rows of *now*; an item that could not be read leaves its place empty, ranks stay."""
    rows = [
        _row(rank, items[item], now, before, house)
        for rank, item in sorted(now.places.items())
        if rank <= limit and item in items
    ]
    return Table(kind=now.listing, as_of=now.as_of, compared_with=before.as_of if before else None, rows=tuple(rows))


def _row(rank: int, item: Item, now: Snapshot, before: Snapshot | None, house: House) -> Row:
    details = item.details
    assert isinstance(details, HubDetails)
    return Row(
        rank=rank,
        item=item.id,
        title=details.repo_id,
        url=item.url,
        task=_task(details),
        metrics=now.counted.get(item.id, ()),
        change=change(item.id, now, before),
        license=note_of(details, house.licences),
        sdk=house.names.get(details.sdk or "", details.sdk) if isinstance(details, SpaceDetails) else None,
    )


def _task(details: HubDetails) -> str | None:
    if isinstance(details, ModelDetails):
        return details.task
    return details.tasks[0] if isinstance(details, DatasetDetails) and details.tasks else None


def listings() -> tuple[Listing, ...]:
    """The lists that an edition prints, in order."""
    return ("models", "datasets", "spaces")
