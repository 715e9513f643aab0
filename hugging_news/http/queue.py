"""Whose turn it is: jobs under way, and which of them a thread may work on. Threads meet here and nowhere else."""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from hugging_news.domain.exchange import Request, Response


@dataclass(frozen=True)
class Job:
    """A source's or an item's generator, under the name that reports use."""

    name: str
    generator: Generator[Request, Response, Any]


@dataclass(frozen=True)
class Outcome:
    """How a job ended: *result* is what the generator returned, None unless `ok`.

    `skipped`: what it needed was not fetched (offline). *seconds* run from the first request, *requests* counts those
    handed to the network.
    """

    name: str
    state: Literal["ok", "failed", "skipped"]
    result: Any = None
    error: str | None = None
    seconds: float = 0.0
    requests: int = 0


class Task:
    """A job under way: its next request, and what it has used up. Owned by one thread at a time."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.request: Request | None = None
        self.started: float | None = None
        self.turns = self.requests = 0
        self.outcome: Outcome | None = None

    @property
    def host(self) -> str | None:
        """Whom the next request goes to (`host:port`), None for nobody: a file, or nothing asked yet."""
        if self.request is None or self.request.file is not None:
            return None
        try:
            return urlsplit(self.request.url).netloc.rpartition("@")[2].lower()
        except ValueError:  # a stranger's link: to be refused by what fetches
            return None


class HostQueue:
    """Gives threads a task whose host has room for its request, else one not begun; *per_host* is that room."""

    def __init__(self, tasks: Sequence[Task], per_host: int) -> None:
        self._changed = threading.Condition()
        self._new = deque(tasks)
        self._ready: deque[Task] = deque()  # each holds one of its host's places
        self._waiting: dict[str, deque[Task]] = {}
        self._busy: Counter[str] = Counter()
        self._per_host, self._unfinished = per_host, len(tasks)
        self.stopped = False
        self.bug: BaseException | None = None

    def take(self) -> Task | None:
        """The next task; waits for one, and gives None when all are finished or the run is stopped."""
        with self._changed:
            while not self.stopped and self._unfinished:
                if self._ready:
                    return self._ready.popleft()
                if self._new:
                    return self._new.popleft()
                self._changed.wait()
            return None

    def put(self, task: Task) -> None:
        """Give back a task with its next request: ready when its host has room, else waiting for it."""
        with self._changed:
            host = task.host
            if host is not None and self._busy[host] >= self._per_host:
                waiting = self._waiting.setdefault(host, deque())
                # The deadline of a started task runs already: it goes first.
                waiting.append(task) if task.started is None else waiting.appendleft(task)
                return
            if host is not None:
                self._busy[host] += 1
            self._ready.append(task)
            self._changed.notify()

    def free(self, host: str | None) -> None:
        """Give up a place at *host*, to the first task that waits for it."""
        if host is None:
            return
        with self._changed:
            if waiting := self._waiting.get(host):
                self._ready.append(waiting.popleft())
                self._changed.notify()
            else:
                self._busy[host] -= 1

    def finish(self) -> None:
        """Count one task as finished."""
        with self._changed:
            self._unfinished -= 1
            if not self._unfinished:
                self._changed.notify_all()

    def stop(self, bug: BaseException | None = None) -> None:
        """Give no more tasks; the first *bug* is kept."""
        with self._changed:
            if not self.stopped:
                self.stopped, self.bug = True, bug
            self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Until all are finished, the run is stopped, or *seconds* are over."""
        until = time.monotonic() + seconds
        with self._changed:
            while self._unfinished and not self.stopped and (left := until - time.monotonic()) > 0:
                self._changed.wait(min(left, 0.5))  # in slices: some platforms see Ctrl-C only in between
