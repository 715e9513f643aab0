"""The whole week: collect or replay, build, render; and the report of what happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hugging_news.check import freshness
from hugging_news.config import Config
from hugging_news.domain.documents import Document
from hugging_news.domain.editions import Edition, SourceState
from hugging_news.domain.errors import NewsroomError, NotFetchedError
from hugging_news.domain.exchange import Request, Response, Source
from hugging_news.domain.items import Item
from hugging_news.domain.weeks import edition_id, window_of
from hugging_news.drafts.llm.author import Author
from hugging_news.http.settings import Stored
from hugging_news.newsroom import decisions, editions
from hugging_news.newsroom.archive import Archive
from hugging_news.pipeline import render
from hugging_news.pipeline.build import Built, build
from hugging_news.pipeline.check import Judged, judge, lines
from hugging_news.pipeline.collect import Fetcher, Progress, Report, collect, record_counts, replayed, wanted
from hugging_news.pipeline.mending import ROUNDS
from hugging_news.pipeline.opening import Newsroom, open_newsroom
from hugging_news.pipeline.stories import to_enrich
from hugging_news.selection import quality


@dataclass(frozen=True)
class Result:
    """What a run made. *changed* are documents that a person had changed and that were left alone.

    *made* are the documents in the configured formats as they were judged, before they are written.
    """

    edition: Edition | None
    folder: Path
    documents: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    report: Report | None = None
    kept: bool = False
    refused: tuple[str, ...] = ()
    made: tuple[Document, ...] = ()

    @property
    def failed(self) -> tuple[SourceState, ...]:
        states = self.report.states if self.report else self.edition.sources if self.edition else ()
        return tuple(state for state in states if state.state == "failed")


def gather(
    config: Config,
    week: str,
    now: datetime,
    environ: Mapping[str, str],
    only: Sequence[str] = (),
    replay: Path | None = None,
    offline: bool = False,
    progress: Progress | None = None,
    door: AbstractContextManager[Fetcher] | None = None,
) -> Report:
    """Collect *week* from the network (or from *door*), or bring an archive's units in and say what they give."""
    decisions.read(config.root / "curation.toml")
    if replay is not None:
        return _replay(config, week, now, replay, only)
    if offline and door is None:
        local = [source.name for source in wanted(config.asked, only) if is_local(source)]
        return _offline(config, local, gather(config, week, now, environ, local, door=_NOBODY) if local else None)

    def shortlist() -> Sequence[Item]:
        return to_enrich(open_newsroom(config, Archive(config.data / "archive"), now), week)

    return collect(config, week, now, environ, shortlist, only, offline, progress, door)


def is_local(source: Source) -> bool:
    """Whether a source is read from the newsroom's own disk."""
    return source.collector == "inbox" or bool(getattr(source.options, "file", None))


def _offline(config: Config, local: Sequence[str], report: Report | None) -> Report:
    """What lies on the disk was read; everybody else was not asked."""
    reason = "not asked: no connections are made with --offline"
    others = tuple(SourceState(name=s.name, state="skipped", error=reason) for s in config.asked if s.name not in local)
    return replace(report, states=(*report.states, *others)) if report else Report(others, {})


class _Nobody(AbstractContextManager["_Nobody"]):
    """Stands for the network where there is none; local files are read."""

    def __exit__(self, *_: object) -> None:
        return None

    def fetch(self, request: Request, deadline: float, stored: Stored | None) -> Response:
        raise NotFetchedError(request.full_url, "not fetched: no connections are made with --offline")


_NOBODY = _Nobody()


def _replay(config: Config, week: str, now: datetime, folder: Path, only: Sequence[str]) -> Report:
    names = {source.name for source in wanted(config.asked, only)}
    if not folder.is_dir():
        raise NewsroomError(f"{folder}: no such archive; name a folder such as data/archive")
    other = Archive(folder)
    if not other.units():
        raise NewsroomError(f"{folder}: holds no archived collection (no <week>/<number>/unit.json)")
    own = Archive(config.data / "archive")
    own.absorb(other)
    room = open_newsroom(config, own, now)
    record_counts(config, room.pool)
    report = replayed(config, week, room.pool)
    return replace(report, states=tuple(state for state in report.states if state.name in names))


def make(
    config: Config,
    week: str,
    now: datetime,
    as_of: datetime | None = None,
    final: bool = False,
    report: Report | None = None,
    author: Author | None = None,
) -> Result:
    """Build the edition of *week* and write it with its report. Without a collection nothing is written.

    *author* writes with the language model; without one only the answers that were kept are used.
    """
    archive = Archive(config.data / "archive")
    room = open_newsroom(config, archive, as_of or now)
    folder = config.output_folder / edition_id(window_of(week, config.newsletter.timezone))
    if (folder / "edition.json").is_file():
        editions.read(folder / "edition.json")
    if not _readable(room, week):
        if (folder / "edition.json").is_file():
            raise NewsroomError(
                f"nothing collected for {week} can be read; {folder.name}/edition.json is left as it is"
            )
        return Result(None, folder, problems=room.problems, report=report)
    built, judged = _checked(config, room, week, now, author)
    damaged = [f"{len(archive.damaged)} stored answers are damaged and were not used"] if archive.damaged else []
    built = replace(built, problems=(*built.problems, *damaged))
    refused = (*built.refused, *(problem.line for problem in judged.problems if problem.severity == "gate"))
    final = final and not built.kept and not refused
    edition = built.edition.model_copy(update={"state": "final"}) if final else built.edition
    if not built.kept:
        editions.write(folder, edition, built.assets)
        checks = {"gates": list(refused), "warnings": list(lines((*built.warnings, *judged.problems), "warning"))}
        editions.write_report(
            folder, {**report_of(room, built, edition, report), "refused": list(refused), "checks": checks}
        )
    return Result(
        edition, folder, problems=built.problems, report=report, kept=built.kept, refused=refused, made=judged.made
    )


def _checked(config: Config, room: Newsroom, week: str, now: datetime, author: Author | None) -> tuple[Built, Judged]:
    """The edition with what the rules about documents say; a story that they refuse is held, and it is built again.

    What took its place may be refused as well. A story whose own words a person has to mend is left as it is.
    """
    held: dict[str, str] = {}
    for _ in range(ROUNDS):
        built = build(room, week, now, held, author)
        judged = judge(config, built.edition, built.assets) if not built.kept else Judged()
        failing = {story: why for story, why in judged.failing.items() if story not in built.stuck | held.keys()}
        if not failing:
            break
        held |= failing
    return built, judged


def _readable(room: Newsroom, week: str) -> bool:
    """Whether anything was read for *week*: an entry of a source, or an edition that is final already."""
    id = edition_id(window_of(week, room.config.newsletter.timezone))
    final = any(edition.id == id and edition.state == "final" for edition in room.history)
    return final or any(one.unit.week == week and one.collected.read for one in room.pool.readings)


def documented(config: Config, result: Result, formats: Sequence[str] = (), force: bool = False) -> Result:
    """The same result with its documents written."""
    if result.edition is None:
        return result
    ready = () if formats else result.made
    made, changed = render.write(config, result.edition, result.folder, formats, force=force, made=ready)
    return replace(result, documents=tuple(document.path for document in made), changed=changed)


def report_of(room: Newsroom, built: Built, edition: Edition, report: Report | None) -> dict[str, Any]:
    """What `report.json` says: sources, problems, what was cut and why, drafts that were never finalised."""
    drafts = [one.id for one in room.history if one.state == "draft" and one.id < edition.id]
    counts = {section.id: len(section.stories) for section in edition.sections}
    return {
        "schema_version": 1,
        "edition": edition.id,
        "sources": [state.model_dump(mode="json") for state in edition.sources],
        "problems": list(dict.fromkeys((*built.problems, *(report.problems if report else ())))),
        "refused": list(built.refused),
        "demoted": [asdict(one) for one in built.demoted],
        "warnings": [asdict(one) for one in built.warnings],
        "freshness": freshness(edition),
        "sections": counts,
        "cut": [one.model_dump(mode="json") for one in edition.cut],
        "quarantined": [one.model_dump(mode="json") for one in edition.cut if one.reason.startswith(quality.PREFIX)],
        "model": built.model,
        "drafts_never_finalised": drafts,
        "damaged": sorted(room.archive.damaged),
    }


def unreachable(config: Config, report: Report) -> bool:
    """Whether sources were to be asked over the network and none of them answered."""
    local = {source.name for source in config.asked if is_local(source)}
    asked = [state for state in report.states if state.name not in local and state.state != "skipped"]
    return bool(asked) and all(state.state == "failed" for state in asked)
