"""Opens a newsroom: everything that a build reads, up to a moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hugging_news.config import Config
from hugging_news.domain.curation import Curation
from hugging_news.domain.editions import Edition
from hugging_news.domain.items import Metric
from hugging_news.domain.metrics import Snapshot, merged, snapshots
from hugging_news.index import Index
from hugging_news.newsroom import decisions, editions, metrics
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline.items import Pool, derive, measures_of_reading


@dataclass(frozen=True)
class Newsroom:
    """What a build reads: the configuration and the files of record, up to a moment."""

    config: Config
    archive: Archive
    pool: Pool
    curation: Curation
    history: tuple[Edition, ...]
    snapshots: tuple[Snapshot, ...]
    first_listed: Mapping[str, str]
    stars: Mapping[str, tuple[Metric, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def open_newsroom(config: Config, archive: Archive, as_of: datetime, use_index: bool = True) -> Newsroom:
    """Read the files of record up to *as_of*.

    Raises:
        NewsroomError: one of them cannot be read. ConfigError: `curation.toml` is wrong.
    """
    pool, note = _pool(config, archive, as_of, use_index)
    counted, unread = metrics.read(config.data / "metrics", as_of)
    lists = merged(snapshots(counted), *(snapshots(measures_of_reading(one)) for one in pool.readings))
    told, damaged = editions.history(config.output_folder)
    problems = (*pool.problems, *note, *unread, *damaged)
    decided = decisions.read(config.root / "curation.toml")
    return Newsroom(
        config, archive, pool, decided, told, lists, _first_listed(lists), _stars((*counted, *pool.measures)), problems
    )


def _pool(config: Config, archive: Archive, as_of: datetime, use_index: bool) -> tuple[Pool, tuple[str, ...]]:
    if not use_index:
        return derive(archive, config.asked, as_of, None), ()
    with Index(config.data / "index.db") as index:
        return derive(archive, config.asked, as_of, index), (index.rebuilt,) if index.rebuilt else ()


def _first_listed(lists: Sequence[Snapshot]) -> dict[str, str]:
    first: dict[str, str] = {}
    for snapshot in sorted(lists, key=lambda one: one.week):
        for item in snapshot.ranks:
            first.setdefault(item, snapshot.week)
    return first


def _stars(measures: Iterable[metrics.Measure]) -> dict[str, tuple[Metric, ...]]:
    """What `github_stars` counted, by the lower-case address of the repository."""
    found: dict[str, list[Metric]] = {}
    for measure in measures:
        if measure.metric.counts == "stars" and measure.item.startswith("url:https://github.com/"):
            found.setdefault(measure.item.removeprefix("url:").lower(), []).append(measure.metric)
    return {address: tuple(counts) for address, counts in found.items()}
