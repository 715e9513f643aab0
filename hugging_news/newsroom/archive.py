"""What the sources answered: numbered units that are never overwritten, and bodies by content hash.

archive/bodies/3f/3f8a….gz             a body, compressed, stored once
archive/2026-W33/0001/unit.json        window, time, the sources as they were asked
archive/2026-W33/0001/responses.jsonl  one line an answer, written as it arrives
archive/2026-W33/0001/outcomes.json    how each source ended; missing when the run was cut short
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
import threading
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from hugging_news.domain.errors import FetchError, NewsroomError, NotFetchedError, RateLimitedError
from hugging_news.domain.exchange import Request, Response, Source, Window
from hugging_news.domain.values import Moment, Value, iso, known_zone
from hugging_news.newsroom.files import write_atomic

_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST = 100_000_000
_KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "x-ratelimit-limit")


class Recorded(Value):
    """One line of `responses.jsonl`: an answer or the failure that was seen instead. *body* is a content hash."""

    source: str
    key: str
    time: Moment
    url: str = ""
    status: int | None = None
    headers: dict[str, str] = Field(default_factory=dict)
    body: str | None = None
    not_modified: bool = False
    moved_to: str | None = None
    error: str | None = None
    retry_after: float | None = None


class Asked(Value):
    """A source as a unit asked it (`unit.json`)."""

    name: str
    collector: str
    options: dict[str, Any]
    endpoints: dict[str, str]
    timezone: Annotated[str, AfterValidator(known_zone)] | None = None
    private: bool = False
    max_items: int = Field(2000, ge=1)


class _Span(Value):
    start: Moment
    end: Moment
    timezone: Annotated[str, AfterValidator(known_zone)]


class _UnitFile(Value):
    schema_version: Literal[1]
    week: str
    started: Moment
    window: _Span
    sources: tuple[Asked, ...]


@dataclass(frozen=True)
class Unit:
    """One collection as it was made. *sources* are the rows of `unit.json`, by name."""

    folder: Path
    number: int
    week: str
    window: Window
    started: datetime
    sources: Mapping[str, Asked]

    @cached_property
    def records(self) -> dict[str, dict[str, Recorded]]:
        """Every answer by asker and request."""
        found: dict[str, dict[str, Recorded]] = {}
        for recorded in self._lines[0]:
            found.setdefault(recorded.source, {})[recorded.key] = recorded
        return found

    @property
    def unreadable(self) -> int:
        """How many lines are no answers; the last line of a run that was cut short does not count."""
        return self._lines[1]

    @cached_property
    def _lines(self) -> tuple[list[Recorded], int]:
        lines = _lines(self.folder / "responses.jsonl")
        read = [_recorded_in(line) for line in lines]
        cut_short = bool(read) and read[-1] is None and not self.outcomes
        return [one for one in read if one], read.count(None) - cut_short

    @cached_property
    def outcomes(self) -> Mapping[str, Mapping[str, Any]]:
        """How each source ended; empty for a run that was cut short."""
        path = self.folder / "outcomes.json"
        found = _json(path) if path.is_file() else {}
        return found if isinstance(found, dict) else {}


def _recorded_in(line: str) -> Recorded | None:
    try:
        return Recorded.model_validate_json(line)
    except (ValidationError, RecursionError):
        return None


class Archive:
    """All units below *folder*. Reading never writes, so a foreign archive can be replayed where it lies."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: set[str] = set()

    def units(self, as_of: datetime | None = None) -> tuple[Unit, ...]:
        """Units that began no later than *as_of*, oldest first."""
        found = [
            _unit(path.parent)
            for path in sorted(self.folder.glob("[0-9][0-9][0-9][0-9]-W[0-9][0-9]/[0-9][0-9][0-9][0-9]/unit.json"))
        ]
        units = [unit for unit in found if as_of is None or unit.started <= as_of]
        return tuple(sorted(units, key=lambda unit: (unit.started, unit.week, unit.number)))

    def fingerprint(self) -> str:
        """Changes whenever a unit is added, removed or altered."""
        folders = sorted(path.parent for path in self.folder.glob("????-W??/????/unit.json"))
        parts = [f"{folder.parent.name}/{folder.name} {_fingerprint(folder)}\n" for folder in folders]
        return hashlib.sha256("".join(parts).encode()).hexdigest()

    def body(self, sha256: str) -> bytes:
        """A stored body.

        Raises:
            NewsroomError: it is missing, or no longer what its name says.
        """
        path = self._path_of(sha256)
        try:
            with gzip.open(path) as handle:
                content = handle.read(_LARGEST)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            self.damaged.add(sha256)
            raise NewsroomError(f"{path.name}: a stored answer cannot be read ({type(error).__name__})") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            self.damaged.add(sha256)
            raise NewsroomError(f"{path.name}: a stored answer is damaged (its hash differs)")
        return content

    def answer(self, unit: Unit, asker: str, request: Request) -> Response:
        """What *asker* was answered then.

        Raises:
            FetchError: the failure that was recorded; NotFetchedError when the request was never made.
        """
        recorded = unit.records.get(asker, {}).get(request.full_url)
        if recorded is None:
            raise NotFetchedError(request.full_url)
        if recorded.error is not None or recorded.body is None:
            raise _failure(recorded)
        try:
            content = self.body(recorded.body)
        except NewsroomError as error:
            raise NotFetchedError(request.full_url, str(error)) from error
        return Response(
            recorded.url, content, recorded.time, recorded.status or 200, recorded.headers, recorded.not_modified,
            recorded.moved_to,
        )  # fmt: skip

    def newest(self) -> dict[str, Recorded]:
        """The newest answer with a body for each request, for conditional GETs."""
        found: dict[str, Recorded] = {}
        for unit in self.units():
            for answers in unit.records.values():
                found |= {key: recorded for key, recorded in answers.items() if recorded.body}
        return found

    def begin(self, week: str, window: Window, started: datetime, sources: Iterable[Source]) -> UnitWriter:
        """Start the next unit of *week*.

        Raises:
            NewsroomError: the archive cannot be written.
        """
        folder = self._next_folder(week)
        unit = {
            "schema_version": 1,
            "week": week,
            "started": iso(started),
            "window": {"start": iso(window.start), "end": iso(window.end), "timezone": window.timezone},
            "sources": [describe(source) for source in sources],
        }
        write_atomic(folder / "unit.json", _dump(unit))
        return UnitWriter(self, folder)

    def store(self, content: bytes) -> str:
        """Keep *content*; its hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path_of(sha256)
        if not self._holds(sha256):
            write_atomic(path, gzip.compress(content, 6, mtime=0))
        return sha256

    def _holds(self, sha256: str) -> bool:
        if not self._path_of(sha256).is_file():
            return False
        try:
            self.body(sha256)
        except NewsroomError:
            self.damaged.discard(sha256)
            return False
        return True

    def absorb(self, other: Archive) -> int:
        """Copy the units of *other* that are not here yet, with their bodies; how many."""
        if other.folder.resolve() == self.folder.resolve():
            return 0
        known = {_fingerprint(unit.folder) for unit in self.units()}
        missing = [unit for unit in other.units() if _fingerprint(unit.folder) not in known]
        for unit in missing:
            self._copy(other, unit)
        return len(missing)

    def prune(self, before: str, keep: Collection[str]) -> int:
        """Remove the units of weeks before *before* (an ISO week) that are not in *keep*; how many.

        Bodies that a remaining unit names are spared, whoever fetched them first.
        """
        old = [unit for unit in self.units() if unit.week < before and unit.week not in keep]
        for unit in old:
            shutil.rmtree(unit.folder)
        if old:
            named = {r.body for unit in self.units() for answers in unit.records.values() for r in answers.values()}
            for path in sorted((self.folder / "bodies").glob("??/*.gz")):
                if path.stem not in named:
                    path.unlink()
        return len(old)

    def forget(self, bodies: Collection[str], besides: Path, but: Iterable[str]) -> None:
        """Delete *bodies* that neither another unit than *besides* nor a line in *but* names."""
        named = {
            r.body for unit in self.units() if unit.folder != besides for a in unit.records.values() for r in a.values()
        }
        named |= {recorded.body for line in but if (recorded := _recorded_in(line))}
        for body in set(bodies) - named:
            self._path_of(body).unlink(missing_ok=True)

    def _copy(self, other: Archive, unit: Unit) -> None:
        """Copy one unit; a body that is damaged there stays behind, and replays as not fetched."""
        for answers in unit.records.values():
            for body in (recorded.body for recorded in answers.values() if recorded.body):
                try:
                    if not self._holds(body):
                        self.store(other.body(body))
                except NewsroomError:
                    self.damaged.add(body)
        folder = self._next_folder(unit.week)
        for name in ("responses.jsonl", "outcomes.json", "unit.json"):
            if (unit.folder / name).is_file():
                write_atomic(folder / name, (unit.folder / name).read_bytes())

    def _next_folder(self, week: str) -> Path:
        try:
            (self.folder / week).mkdir(parents=True, exist_ok=True)
            taken = [int(path.name) for path in (self.folder / week).iterdir() if path.name.isdigit()]
            folder = self.folder / week / f"{max(taken, default=0) + 1:04}"
            folder.mkdir()
        except OSError as error:
            raise NewsroomError(f"cannot write {self.folder}: {error.strerror or error}") from error
        return folder

    def _path_of(self, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise NewsroomError(f"{sha256[:80]!r} is no content hash; the archive is damaged")
        return self.folder / "bodies" / sha256[:2] / f"{sha256}.gz"


class UnitWriter:
    """Writes one unit as its answers arrive; safe to call from many threads."""

    def __init__(self, archive: Archive, folder: Path) -> None:
        self.archive, self.folder = archive, folder
        self._lock = threading.Lock()

    def record(self, source: str, request: Request, answer: Response | FetchError, now: datetime) -> None:
        """Keep one answer, or the failure that the asker saw."""
        line = _recorded(source, request, answer, now, self.archive)
        text = json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"
        path = self.folder / "responses.jsonl"
        try:
            with self._lock, path.open("a", encoding="utf-8", newline="\n") as handle:
                handle.write(text)
        except OSError as error:
            raise NewsroomError(f"cannot write {path}: {error.strerror or error}; free some room") from error

    def finish(self, outcomes: Mapping[str, Mapping[str, Any]], withheld: Collection[str] = ()) -> None:
        """Put the answers in order, sync them, and say how each source ended.

        What the sources in *withheld* gave is forgotten, so that a newsroom in a public repository does not publish it.
        """
        path = self.folder / "responses.jsonl"
        lines = sorted(self._without(_lines(path), withheld))
        write_atomic(path, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        write_atomic(self.folder / "outcomes.json", _dump(outcomes))

    def _without(self, lines: list[str], withheld: Collection[str]) -> list[str]:
        if not withheld:
            return lines
        read = [(line, _recorded_in(line)) for line in lines]
        kept = [line for line, recorded in read if recorded is None or recorded.source not in withheld]
        gone = [recorded for _, recorded in read if recorded and recorded.source in withheld]
        self.archive.forget({one.body for one in gone if one.body}, besides=self.folder, but=kept)
        return [*kept, *(_withheld(recorded) for recorded in gone)]


def _withheld(recorded: Recorded) -> str:
    line = {"source": recorded.source, "key": recorded.key, "time": iso(recorded.time), "error": "withheld: private"}
    return json.dumps(line, ensure_ascii=False, sort_keys=True)


def describe(source: Source) -> dict[str, Any]:
    """A source as it was asked, for `unit.json`: what a replay needs, and no secret."""
    return {
        "name": source.name,
        "collector": source.collector,
        "options": source.options.model_dump(mode="json", exclude_none=True),
        "endpoints": vars(source.endpoints),
        "timezone": source.timezone,
        "private": source.private,
        "max_items": source.max_items,
    }


def _recorded(
    source: str, request: Request, answer: Response | FetchError, now: datetime, archive: Archive
) -> dict[str, Any]:
    line: dict[str, Any] = {"source": source, "key": request.full_url}
    if isinstance(answer, FetchError):
        retry = answer.retry_after if isinstance(answer, RateLimitedError) else None
        line |= {"time": iso(now), "status": answer.status, "error": answer.reason, "retry_after": retry}
    else:
        headers = {name: answer.headers[name] for name in _KEPT_HEADERS if name in answer.headers}
        line |= {"time": iso(answer.time), "url": answer.url, "status": answer.status, "headers": headers}
        line |= {"body": archive.store(answer.body), "moved_to": answer.moved_to}
        line |= {"not_modified": True} if answer.not_modified else {}
    return {key: value for key, value in line.items() if value is not None}


def _failure(recorded: Recorded) -> FetchError:
    reason = recorded.error or "no answer was kept"
    if recorded.retry_after is not None and recorded.status:
        return RateLimitedError(recorded.key, reason, recorded.status, recorded.retry_after)
    return FetchError(recorded.key, reason, recorded.status)


def _unit(folder: Path) -> Unit:
    path = folder / "unit.json"
    try:
        raw = _UnitFile.model_validate_json(path.read_bytes())
    except (OSError, ValidationError, RecursionError) as error:
        place = f"{folder.parent.name}/{folder.name}/unit.json"
        short = error.errors()[0]["msg"] if isinstance(error, ValidationError) else type(error).__name__
        raise NewsroomError(
            f"{place}: not a unit of an archive ({short}); restore it or move its folder away"
        ) from error
    window = Window(raw.window.start, raw.window.end, raw.window.timezone)
    if not 1990 <= window.start.year <= window.end.year <= 2200:
        raise NewsroomError(f"{folder.parent.name}/{folder.name}/unit.json: its window lies outside the calendar")
    sources = {source.name: source for source in raw.sources}
    return Unit(folder, int(folder.name), folder.parent.name, window, raw.started, sources)


def _fingerprint(folder: Path) -> str:
    parts = [folder / name for name in ("unit.json", "responses.jsonl")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in parts if path.is_file())).hexdigest()


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    return [line for line in path.read_text(encoding="utf-8", errors="replace").split("\n") if line]


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise NewsroomError(f"{path.name}: cannot be read ({error}); restore it or move its folder away") from error


def _dump(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
