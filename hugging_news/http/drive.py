"""Runs collectors: each yields requests and is sent the answers, and only a request may block.

Jobs are taken in order; a thread never waits for a busy host, it takes another job.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from hugging_news.domain.errors import CollectError, FetchError, NotFetchedError
from hugging_news.domain.exchange import Request, Response
from hugging_news.http.queue import HostQueue, Job, Outcome, Task

__all__ = ["Fetch", "Job", "Outcome", "drive", "run"]

Fetch = Callable[[Request, float], Response]
"""Gives the answer by an instant of `time.monotonic()`, or raises FetchError: `Client.fetch`, or what wraps it."""

OnResponse = Callable[[str, Request, Response | FetchError], None]
OnDone = Callable[[Outcome], None]

_GRACE = 5.0
_PATIENCE = 100
_T = TypeVar("_T")


def drive(generator: Generator[Request, Response, _T], answer: Callable[[Request], Response]) -> _T:
    """Run one *generator* to its end without threads: replay and tests. A FetchError of *answer* is thrown into it."""
    reply: Response | FetchError | None = None
    while True:
        try:
            request = _advance(generator, reply)
        except StopIteration as stop:
            result: _T = stop.value
            return result
        try:
            reply = answer(request)
        except FetchError as error:
            reply = error


def run(
    jobs: Sequence[Job],
    fetch: Fetch,
    *,
    concurrency: int = 64,
    source_deadline: float = 60,
    run_deadline: float = 900,
    per_host: int = 4,
    max_requests: int = 100,
    on_response: OnResponse | None = None,
    on_done: OnDone | None = None,
) -> tuple[Outcome, ...]:
    """Run *jobs* over *fetch* in threads; one outcome each, in the order of *jobs*.

    *source_deadline* counts from a job's first request. After it, after *run_deadline* (both in seconds) and after
    *max_requests* (local files apart) a FetchError is thrown into the generator, which may end with what it has. The
    callbacks get each answer, as the generator sees it, and each outcome; they are called from the threads, one at a
    time.

    Whatever a generator or a callback raises apart from CollectError is a bug and raised here. Then, and on
    KeyboardInterrupt, requests under way are left to their deadlines, and nothing more is reported.
    """
    tasks = [Task(job) for job in jobs]
    crew = _Crew(HostQueue(tasks, per_host), fetch, source_deadline, run_deadline, max_requests, on_response, on_done)
    for number in range(min(concurrency, len(tasks))):
        threading.Thread(target=crew.work, name=f"fetch-{number}", daemon=True).start()
    try:
        crew.queue.wait(run_deadline + _GRACE)
    finally:
        crew.stop()
    late = f"run deadline: did not end within {run_deadline:g} s"
    return tuple(task.outcome or Outcome(task.job.name, "failed", error=late) for task in tasks)


@dataclass
class _Crew:
    """What the threads share."""

    queue: HostQueue
    fetch: Fetch
    source_deadline: float
    run_deadline: float
    max_requests: int
    on_response: OnResponse | None
    on_done: OnDone | None
    began: float = field(default_factory=time.monotonic)
    reporting: threading.Lock = field(default_factory=threading.Lock)

    def work(self) -> None:
        """The life of one thread."""
        try:
            while (task := self.queue.take()) is not None:
                self._turn(task)
        except BaseException as bug:  # noqa: BLE001 - carried to run(), which raises it in the caller's thread
            self.queue.stop(bug)

    def stop(self) -> None:
        """End the run: when this returns no callback runs, nor will one. Raises the bug that ended it, if one did."""
        with self.reporting:
            self.queue.stop()
        if self.queue.bug is not None:
            raise self.queue.bug

    def _turn(self, task: Task) -> None:
        """One step of a task: answer its request, if it has one, and take it to the next or to its end."""
        reply: Response | FetchError | None = None
        if task.request is not None:
            host = task.host
            reply = self._answer(task, task.request)
            self.queue.free(host)  # before the answer is parsed
            with self.reporting:
                if self.queue.stopped:
                    return
                if self.on_response is not None:
                    self.on_response(task.job.name, task.request, reply)
        try:
            task.request = _advance(task.job.generator, reply)
        except StopIteration as stop:
            self._finish(task, "ok", stop.value, None)
        except CollectError as error:
            error.source = task.job.name
            self._finish(task, "skipped" if isinstance(error, NotFetchedError) else "failed", None, str(error))
        else:
            self._continue(task)

    def _continue(self, task: Task) -> None:
        task.turns += 1
        if task.turns > self.max_requests * _PATIENCE:
            task.job.generator.close()
            self._finish(task, "failed", None, f"asks on and on: {task.turns} requests")
        else:
            self.queue.put(task)

    def _answer(self, task: Task, request: Request) -> Response | FetchError:
        now = time.monotonic()
        started = task.started = now if task.started is None else task.started
        deadline = min(started + self.source_deadline, self.began + self.run_deadline)
        local = request.file is not None
        if now >= deadline or (task.requests >= self.max_requests and not local):
            return FetchError(request.full_url, self._refusal(now, deadline))
        task.requests += not local
        try:
            return self.fetch(request, deadline)
        except FetchError as error:
            return error

    def _refusal(self, now: float, deadline: float) -> str:
        if now >= self.began + self.run_deadline:
            return f"run deadline: {self.run_deadline:g} s are over"
        if now >= deadline:
            return f"source deadline: {self.source_deadline:g} s are over"
        return f"more than {self.max_requests} requests for one source: pages without end?"

    def _finish(self, task: Task, state: Literal["ok", "failed", "skipped"], result: Any, problem: str | None) -> None:
        seconds = 0.0 if task.started is None else time.monotonic() - task.started
        outcome = Outcome(task.job.name, state, result, problem, seconds, task.requests)
        with self.reporting:
            if self.queue.stopped:
                return
            task.outcome = outcome
            if self.on_done is not None:
                self.on_done(outcome)
        self.queue.finish()


def _advance(generator: Generator[Request, Response, Any], reply: Response | FetchError | None) -> Request:
    """The generator's next request after *reply*; raises StopIteration at its end."""
    if reply is None:
        return next(generator)
    return generator.throw(reply) if isinstance(reply, FetchError) else generator.send(reply)
