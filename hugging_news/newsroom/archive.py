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
from typing import Any

from hugging_news.domain.errors import FetchError, NewsroomError, NotFetchedError, RateLimitedError
from hugging_news.domain.exchange import Request, Response, Source, Window
from hugging_news.domain.values import iso
from hugging_news.newsroom.files import write_atomic

_HASH = re.compile(r"[0-9a-f]{64}")
_LARGEST = 100_000_000
_UNITS = "[0-9][0-9][0-9][0-9]-W[0-9][0-9]/[0-9][0-9][0-9][0-9]/unit.json"
_KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "x-ratelimit-limit")


@dataclass(frozen=True)
class Recorded:
    """One line of `responses.jsonl`: an answer or the failure that was seen instead. *body* is a content hash."""

    source: str
    key: str
    time: str
    url: str = ""
    status: int | None = None
    headers: Mapping[str, str] | None = None
    body: str | None = None
    not_modified: bool = False
    moved_to: str | None = None
    error: str | None = None
    retry_after: float | None = None


@dataclass(frozen=True)
class Unit:
    """One collection as it was made. *sources* are the rows of `unit.json`, by name."""

    folder: Path
    number: int
    week: str
    window: Window
    started: datetime
    sources: Mapping[str, Mapping[str, Any]]

    @cached_property
    def records(self) -> dict[str, dict[str, Recorded]]:
        """Every answer by asker and request; a last line that was cut off is not an answer."""
        found: dict[str, dict[str, Recorded]] = {}
        for line in _lines(self.folder / "responses.jsonl"):
            try:
                recorded = Recorded(**json.loads(line))
            except (ValueError, TypeError):
                continue
            found.setdefault(recorded.source, {})[recorded.key] = recorded
        return found

    @cached_property
    def outcomes(self) -> Mapping[str, Mapping[str, Any]]:
        """How each source ended; empty for a run that was cut short."""
        path = self.folder / "outcomes.json"
        return _json(path) if path.is_file() else {}


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
            recorded.url, content, datetime.fromisoformat(recorded.time), recorded.status or 200,
            recorded.headers or {}, recorded.not_modified, recorded.moved_to,
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
        if not path.is_file():
            write_atomic(path, gzip.compress(content, 6, mtime=0))
        return sha256

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

    def _copy(self, other: Archive, unit: Unit) -> None:
        """Copy one unit; a body that is damaged there stays behind, and replays as not fetched."""
        for answers in unit.records.values():
            for body in (recorded.body for recorded in answers.values() if recorded.body):
                try:
                    if not self._path_of(body).is_file():
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

    def finish(self, outcomes: Mapping[str, Mapping[str, Any]]) -> None:
        """Put the answers in order, sync them, and say how each source ended."""
        path = self.folder / "responses.jsonl"
        lines = sorted(_lines(path))
        write_atomic(path, "".join(f"{line}\n" for line in lines).encode("utf-8"))
        write_atomic(self.folder / "outcomes.json", _dump(outcomes))


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
    raw = _json(folder / "unit.json")
    try:
        window = Window(
            datetime.fromisoformat(raw["window"]["start"]),
            datetime.fromisoformat(raw["window"]["end"]),
            raw["window"]["timezone"],
        )
        started = datetime.fromisoformat(raw["started"])
        sources = {str(row["name"]): row for row in raw["sources"]}
        if started.tzinfo is None or window.start.tzinfo is None or window.end.tzinfo is None:
            raise ValueError("a time has no zone")
    except (KeyError, TypeError, ValueError) as error:
        raise NewsroomError(f"{folder / 'unit.json'}: not a unit of an archive ({error})") from error
    return Unit(folder, int(folder.name), folder.parent.name, window, started, sources)


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
    except (OSError, ValueError) as error:
        raise NewsroomError(f"{path}: cannot be read ({error}); restore it or move its folder away") from error


def _dump(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
