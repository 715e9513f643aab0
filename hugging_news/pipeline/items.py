"""Items from the archive: the same generators that collected, fed with what they were answered then.

Newest wins per item; tier, section and package come from today's configuration by name, the rest from the unit. A
source that is no longer configured gives nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from pydantic import ValidationError

from hugging_news.collectors import collector
from hugging_news.domain.editions import SourceState
from hugging_news.domain.errors import CollectError, NotFetchedError, UnknownNameError
from hugging_news.domain.exchange import Collected, Endpoints, Request, Response, Source, Window
from hugging_news.domain.items import Item, ReleaseDetails
from hugging_news.domain.releases import is_own_train
from hugging_news.http.drive import drive
from hugging_news.index import Index, parser_version
from hugging_news.newsroom.archive import Archive, Asked, Unit
from hugging_news.newsroom.metrics import Measure, measures_of
from hugging_news.pipeline.contain import contained, contained_enriching
from hugging_news.selection.events import followed, supersedes
from hugging_news.selection.shortlist import Seen

ENRICH = "enrich:"


@dataclass(frozen=True)
class Reading:
    """What one source gave in one unit; *error* instead of items when it failed, or was not *asked* at all."""

    source: str
    unit: Unit
    collected: Collected = field(default_factory=Collected)
    error: str | None = None
    asked: bool = True


@dataclass(frozen=True)
class Pool:
    """Everything that the archive gives: items with their origin, how each source fared, what was counted."""

    seen: tuple[Seen, ...] = ()
    readings: tuple[Reading, ...] = ()
    measures: tuple[Measure, ...] = ()
    problems: tuple[str, ...] = ()
    units: tuple[Unit, ...] = field(default=(), repr=False)

    def states(self, week: str, window: Window) -> dict[str, SourceState]:
        """How each source fared in the newest collection of *week* that asked it."""
        states: dict[str, SourceState] = {}
        for reading in self.readings:
            if reading.unit.week != week or (not reading.asked and reading.source in states):
                continue
            state = state_of(reading.source, reading.collected, reading.error, window)
            states[reading.source] = state if reading.asked else state.model_copy(update={"state": "skipped"})
        return states


def derive(
    archive: Archive, sources: Iterable[Source], as_of: datetime | None, index: Index | None, week: str | None = None
) -> Pool:
    """Read every unit up to *as_of* (all for None); with *week* only the units of that week are read whole."""
    configured = {source.name: source for source in sources}
    units = archive.units(as_of)
    readings: list[Reading] = []
    problems: list[str] = []
    for unit in units:
        for name, row in unit.sources.items():
            if name not in configured:
                problems.append(f"{name}: archived in {unit.week}, no longer configured; left out")
                continue
            if week is None or unit.week == week or unit.week < week:
                readings.append(_read(archive, unit, configured[name], row, index))
        if unit.unreadable:
            problems.append(f"archive {unit.week}/{unit.folder.name}: {unit.unreadable} lines cannot be read")
    measures = tuple(m for r in readings for m in measures_of(r.collected.items, r.unit.week))
    return Pool(_seen(readings, configured), tuple(readings), measures, tuple(dict.fromkeys(problems)), units)


def measures_of_reading(reading: Reading) -> tuple[Measure, ...]:
    """What one source counted in one unit."""
    return measures_of(reading.collected.items, reading.unit.week)


def state_of(name: str, collected: Collected, error: str | None, window: Window) -> SourceState:
    """The line of a report for one source."""
    if error is not None:
        return SourceState(name=name, state="failed", error=error)
    inside = sum(_inside(item, window) for item in collected.items)
    return SourceState(name=name, state="ok", read=collected.read, items=inside)


def _inside(item: Item, window: Window) -> bool:
    details = item.details
    if details.type == "event":
        return details.start >= window.start
    if any(metric.counts == "rank" for metric in item.metrics):
        return True
    return item.published is not None and item.published in window


def enriched(archive: Archive, units: Iterable[Unit], item: Item, endpoints: Endpoints) -> Item:
    """The item with what the newest collection that asked about it was answered; as it is when none did.

    Raises:
        ParseError: a bug in an enricher.
    """
    asker = f"{ENRICH}{item.id}"
    unit = next((unit for unit in reversed(tuple(units)) if asker in unit.records), None)
    if unit is None:
        return item

    def answer(request: Request) -> Response:
        return archive.answer(unit, asker, request)

    result: Item = drive(contained_enriching(item, endpoints), answer)
    return result


def _read(archive: Archive, unit: Unit, today: Source, row: Asked, index: Index | None) -> Reading:
    try:
        source = _as_then(today, row)
    except (UnknownNameError, ValidationError, TypeError) as error:
        return Reading(today.name, unit, error=f"the archive asked it with options that no longer fit ({error})")
    key = _key(unit, source)
    known = index.derived(key) if index else None
    if known is None:
        try:
            known = replay(archive, unit, source)
        except NotFetchedError as error:
            return Reading(today.name, unit, error=error.reason, asked=source.name in unit.records)
        except CollectError as error:
            return Reading(today.name, unit, error=str(error))
        if index and not known.partial and not archive.damaged:
            index.remember(key, known)
    return Reading(today.name, unit, _packaged(known, today))


def replay(archive: Archive, unit: Unit, source: Source) -> Collected:
    """Run the source's generator over what it was answered in *unit*.

    Raises:
        CollectError: the failure that it met then, or that today's parser meets.
    """

    def answer(request: Request) -> Response:
        return archive.answer(unit, source.name, request)

    collected: Collected = drive(contained(source, unit.window), answer)
    return collected


def _as_then(today: Source, row: Asked) -> Source:
    """The source as the unit asked it, with today's tier, section and package."""
    return replace(
        today,
        collector=row.collector,
        options=collector(row.collector).Options.model_validate(row.options),
        endpoints=Endpoints(**row.endpoints),
        timezone=row.timezone,
        private=row.private,
        max_items=row.max_items,
    )


def _packaged(collected: Collected, today: Source) -> Collected:
    """Items with today's name of the package to install; another train of the repository has none."""
    return replace(collected, items=tuple(_with_package(item, today.package) for item in collected.items))


def _with_package(item: Item, package: str | None) -> Item:
    details = item.details
    if not isinstance(details, ReleaseDetails):
        return item
    own = package if is_own_train(details.tag, details.repo, package) else None
    return item.model_copy(update={"details": details.model_copy(update={"package": own})})


def _key(unit: Unit, source: Source) -> str:
    """What decides a derivation: the answers, how the source was asked, the parsers."""
    answers = unit.records.get(source.name, {})
    parts = [
        parser_version(),
        repr(source),
        unit.window.start.isoformat(),
        *(f"{key} {rec.body} {rec.error} {rec.url} {rec.time}" for key, rec in sorted(answers.items())),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _seen(readings: Iterable[Reading], configured: Mapping[str, Source]) -> tuple[Seen, ...]:
    """Each item once, with one version a source (its newest), and the week that saw it first; counts are no news.

    What an editor wrote about counts from the week of the note, whoever listed it before.
    """
    versions: dict[str, dict[str, Item]] = {}
    first: dict[str, tuple[str, bool]] = {}
    noted: dict[str, tuple[str, bool]] = {}
    times: dict[str, set[datetime]] = {}
    collected_in: dict[str, Unit] = {}
    for reading in readings:
        if configured[reading.source].collector == "github_stars":
            continue
        backlog = collected_in.get(reading.source, reading.unit) is reading.unit
        by_hand = configured[reading.source].collector == "inbox"
        if by_hand and reading.error is None:
            _forget(versions, reading.source)
        for item in reading.collected.items:
            given = versions.setdefault(item.id, {})
            if supersedes(item, given.get(reading.source, item)):
                given[reading.source] = item
            (noted if by_hand else first).setdefault(item.id, (reading.unit.week, backlog))
            times.setdefault(item.id, set()).add(reading.unit.started)
        if reading.error is None and reading.unit.outcomes and not reading.collected.partial:
            collected_in.setdefault(reading.source, reading.unit)
    first |= noted
    seen = (_known(versions[item], *first[item], configured) for item in sorted(versions))
    return followed([replace(one, times=tuple(sorted(times[one.item.id]))) for one in seen])


def _forget(versions: dict[str, dict[str, Item]], source: str) -> None:
    """An inbox is what lies in it now: a note that was taken out is gone."""
    for item in [item for item, known in versions.items() if known.pop(source, None) and not known]:
        del versions[item]


def _known(versions: Mapping[str, Item], week: str, backlog: bool, configured: Mapping[str, Source]) -> Seen:
    """One item as all its sources give it; primary and typed ones lead, the last revision of an event, counted ones.

    The words of an editor's note are those of the item, whichever version leads.
    """
    names = sorted(versions, key=lambda name: _rank(versions[name], configured[name], list(configured).index(name)))
    items = tuple(versions[name] for name in names)
    note = next((one for one in items if one.words or one.headline), None)
    if note:
        items = (items[0].model_copy(update={"words": note.words, "headline": note.headline}), *items[1:])
    tiers = tuple(configured[name].tier for name in names)
    by_hand = any(configured[name].collector == "inbox" for name in names)
    return Seen(items, week, backlog, tiers, by_hand)


def _rank(item: Item, source: Source, place: int) -> tuple[bool, bool, int, int, int]:
    revision = item.details.sequence if item.details.type == "event" else 0
    return (source.tier == "secondary", item.details.type == "post", -revision, -len(item.metrics), place)
