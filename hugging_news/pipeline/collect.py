"""Asks the sources, then asks again for the shortlist; everything that comes back goes to the archive."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import urlsplit

from hugging_news.config import Config
from hugging_news.domain.editions import SourceState
from hugging_news.domain.errors import ConfigError, FetchError, NewsroomError, NotFetchedError, UnknownNameError
from hugging_news.domain.exchange import Collected, Request, Response, Source, Window
from hugging_news.domain.items import Item
from hugging_news.domain.weeks import week_of, window_of
from hugging_news.http.client import Client
from hugging_news.http.drive import Job, Outcome, run
from hugging_news.http.settings import Credential, Settings, Stored
from hugging_news.newsroom import editions
from hugging_news.newsroom.archive import Archive, Recorded, UnitWriter
from hugging_news.newsroom.metrics import append, measures_of
from hugging_news.pipeline.contain import contained, contained_enriching
from hugging_news.pipeline.items import ENRICH, Pool, state_of

_LARGEST_FILE = 15_000_000
Progress = Callable[[str, str], None]
"""Called with the name of a source and what became of it."""


@dataclass(frozen=True)
class Report:
    """How a collection went: one line a source with its seconds, and what could not be read."""

    states: tuple[SourceState, ...]
    seconds: Mapping[str, float]
    problems: tuple[str, ...] = ()
    requests: int = 0


def collect(
    config: Config,
    week: str,
    now: datetime,
    environ: Mapping[str, str],
    shortlist: Callable[[], Sequence[Item]],
    only: Collection[str] = (),
    offline: bool = False,
    progress: Progress | None = None,
    door: AbstractContextManager[Fetcher] | None = None,
) -> Report:
    """One unit of the archive: every source of *only* (all when empty), then what *shortlist* names.

    *door* is asked instead of the network.

    Raises:
        ConfigError: *only* names a source that is not configured.
        NewsroomError: the archive cannot be written.
    """
    sources = wanted(config.asked, only)
    window = window_of(week, config.newsletter.timezone)
    archive = Archive(config.data / "archive")
    known = archive.newest()
    writer = archive.begin(week, window, now, sources)
    withheld: set[str] = set()
    until = time.monotonic() + config.network.run_deadline
    with door or Client(settings_of(config, environ, offline), clock=lambda: now) as client:
        ask = asking(client, archive, known, config.root, now)
        jobs = [Job(source.name, contained(source, window, withheld.add)) for source in sources]
        outcomes = _run(config, jobs, ask, writer, now, progress, until)
        again = _run(config, _enriching(config, shortlist()), ask, writer, now, progress, until)
    report = _report(outcomes, again, window)
    writer.finish({state.name: state.model_dump(mode="json") for state in report.states}, withheld)
    _count(config, week, outcomes)
    _prune(config, archive, week, now)
    return report


def replayed(config: Config, week: str, pool: Pool) -> Report:
    """The report of a week that was collected before, from what its parsers make of it now."""
    window = window_of(week, config.newsletter.timezone)
    states = pool.states(week, window)
    ordered = tuple(states[source.name] for source in config.asked if source.name in states)
    return Report(ordered, {}, _problems({r.source: r.collected for r in pool.readings if r.unit.week == week}))


def record_counts(config: Config, pool: Pool) -> None:
    """Write the counts of every unit to the weeks' files of metrics; what stands there already is left."""
    for week in sorted({reading.unit.week for reading in pool.readings}):
        measures = [m for m in pool.measures if m.week == week]
        append(config.data / "metrics", week, measures)


def wanted(sources: Sequence[Source], only: Collection[str]) -> tuple[Source, ...]:
    names = [source.name for source in sources]
    unknown = [str(UnknownNameError("source", name, names)) for name in only if name not in names]
    if unknown:
        raise ConfigError(unknown)
    return tuple(source for source in sources if not only or source.name in only)


def settings_of(config: Config, environ: Mapping[str, str], offline: bool) -> Settings:
    network = config.network
    return Settings(
        max_body=network.max_body,
        per_host=network.per_host,
        proxy=network.proxy,
        environ=environ,
        allow=network.allow,
        allow_networks=network.allow_networks,
        contact=network.contact,
        offline=offline,
        credentials=_credentials(config, environ),
    )


def _credentials(config: Config, environ: Mapping[str, str]) -> dict[str, Credential]:
    """The tokens that are set, by service or by the name of their variable, each with the origins that may see it."""
    origins: dict[tuple[str, str], set[str]] = {
        ("hub", "HF_TOKEN"): {_origin(config.hub.endpoint)},
        ("github", "GITHUB_TOKEN"): {_origin(config.github.endpoint)},
    }
    for source in config.asked:
        if source.token_env:
            origins.setdefault((source.token_env, source.token_env), set()).add(_asked_origin(source))
    return {
        service: Credential(environ[variable], frozenset(allowed))
        for (service, variable), allowed in origins.items()
        if environ.get(variable)
    }


def _asked_origin(source: Source) -> str:
    """Where a source's own token belongs: its URL, else its service."""
    url = getattr(source.options, "url", None)
    service = source.endpoints.hub if source.collector in ("hub_trending", "daily_papers") else source.endpoints.github
    return _origin(url or service)


def _origin(endpoint: str) -> str:
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{parts.netloc}"


Ask = Callable[[Request, float], Response]


def _local(request: Request, path: Path, now: datetime) -> Response:
    """A file of the newsroom; what is no plain file, or too large, is not read."""
    limit = request.max_body or _LARGEST_FILE
    try:
        with path.open("rb") as handle:
            body = handle.read(limit + 1)
    except OSError as error:
        raise FetchError(request.full_url, f"{request.file} cannot be read ({error.strerror})") from error
    if len(body) > limit:
        raise FetchError(request.full_url, f"{request.file} is larger than {limit:,} bytes")
    return Response(request.url, body, now)


class Fetcher(Protocol):
    """Who answers requests: the door to the network, or what stands for it."""

    def fetch(self, request: Request, deadline: float, stored: Stored | None) -> Response:
        """The answer, or a FetchError."""
        ...


def asking(client: Fetcher, archive: Archive | None, known: Mapping[str, Recorded], root: Path, now: datetime) -> Ask:
    """Ask with the validators of the newest stored answer; local paths start at the newsroom's *root*.

    A folder is answered with the names of its Markdown files, one a line; a folder that is not there with none.
    """

    def ask(request: Request, deadline: float) -> Response:
        if request.file is None:
            return client.fetch(request, deadline, _stored(archive, known, request))
        path = root / request.file
        inbox = request.url.startswith("inbox:")
        if inbox and root.resolve() not in (path.resolve(), *path.resolve().parents):
            raise FetchError(request.full_url, f"{request.file} leads out of the newsroom; it is not read")
        if path.is_file():
            return _local(request, path, now)
        if not inbox or request.url != "inbox:":
            raise FetchError(request.full_url, f"{request.file}: no such file in the newsroom")
        names = sorted(file.name for file in path.glob("*.md")) if path.is_dir() else []
        return Response(request.url, "\n".join(names).encode("utf-8"), now)

    return ask


def _stored(archive: Archive | None, known: Mapping[str, Recorded], request: Request) -> Stored | None:
    recorded = known.get(request.full_url)
    if archive is None or recorded is None or not recorded.body or not recorded.headers:
        return None
    etag, modified = recorded.headers.get("etag"), recorded.headers.get("last-modified")
    if not (etag or modified):
        return None
    try:
        body = archive.body(recorded.body)
    except NewsroomError:
        return None
    return Stored(etag=etag, last_modified=modified, body=body, headers=dict(recorded.headers), url=recorded.url)


def _enriching(config: Config, items: Sequence[Item]) -> list[Job]:
    return [Job(f"{ENRICH}{item.id}", contained_enriching(item, config.endpoints())) for item in items]


def _run(
    config: Config,
    jobs: Sequence[Job],
    ask: Ask,
    writer: UnitWriter,
    now: datetime,
    progress: Progress | None,
    until: float,
) -> tuple[Outcome, ...]:
    """Run *jobs* until *until* (monotonic seconds), keeping each answer as it arrives."""
    network = config.network

    def keep(name: str, request: Request, answer: Response | FetchError) -> None:
        if not isinstance(answer, NotFetchedError):
            writer.record(name, request, answer, now)

    def done(outcome: Outcome) -> None:
        if progress:
            progress(outcome.name, outcome.error or outcome.state)

    return run(
        jobs,
        ask,
        concurrency=network.concurrency,
        source_deadline=network.deadline,
        run_deadline=max(until - time.monotonic(), 1.0),
        per_host=network.per_host,
        on_response=keep,
        on_done=done,
    )


def _report(outcomes: Sequence[Outcome], again: Sequence[Outcome], window: Window) -> Report:
    states = tuple(_state(outcome, window) for outcome in outcomes)
    seconds = {outcome.name: round(outcome.seconds, 3) for outcome in outcomes}
    problems = _problems({o.name: o.result for o in outcomes if isinstance(o.result, Collected)})
    unasked = tuple(o.error for o in again if o.state == "failed" and o.error)
    return Report(states, seconds, (*problems, *unasked), sum(outcome.requests for outcome in (*outcomes, *again)))


def _problems(collected: Mapping[str, Collected]) -> tuple[str, ...]:
    return tuple(f"{name}: {problem}" for name, result in collected.items() for problem in result.problems)


def _state(outcome: Outcome, window: Window) -> SourceState:
    if not isinstance(outcome.result, Collected):
        state: Literal["failed", "skipped"] = "skipped" if outcome.state == "skipped" else "failed"
        return SourceState(name=outcome.name, state=state, error=outcome.error or "no answer")
    return state_of(outcome.name, outcome.result, None, window)


def _prune(config: Config, archive: Archive, week: str, now: datetime) -> None:
    """Let go of raw answers older than `keep_weeks`, apart from those behind a final edition."""
    if config.paths.keep_weeks:
        newest = min(window_of(week, config.newsletter.timezone).start, now)
        oldest = week_of(newest - timedelta(weeks=config.paths.keep_weeks - 1), config.newsletter.timezone)
        told, _ = editions.history(config.output_folder)
        archive.prune(oldest, {edition.week for edition in told if edition.state == "final"})


def _count(config: Config, week: str, outcomes: Sequence[Outcome]) -> None:
    items = [item for o in outcomes if isinstance(o.result, Collected) for item in o.result.items]
    append(config.data / "metrics", week, measures_of(items, week))
