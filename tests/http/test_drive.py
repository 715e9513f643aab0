"""Running collectors: order, limits, errors."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from typing import Any

import pytest

from hugging_news.domain.errors import FetchError, NotFetchedError, ParseError
from hugging_news.domain.exchange import Request, Response
from hugging_news.http.client import Client
from hugging_news.http.drive import Job, Outcome, drive, run
from tests.http.conftest import Farm, reply

Asking = Generator[Request, Response, Any]
NOON = datetime(2026, 8, 17, 12, tzinfo=UTC)


def answer(request: Request, deadline: float = 0) -> Response:
    """Every address answers with its own text; those with `bad` in it fail."""
    if "bad" in request.url:
        raise FetchError(request.url, "answered 500", 500)
    return Response(request.url, request.url.encode(), NOON)


def reading(*urls: str) -> Asking:
    """Ask for *urls* in turn, give their bodies."""
    bodies = []
    for url in urls:
        response = yield Request(url)
        bodies.append(response.body.decode())
    return bodies


def careful(*urls: str) -> Asking:
    """The same, and an error's reason for what fails."""
    bodies = []
    for url in urls:
        try:
            response = yield Request(url)
        except FetchError as error:
            bodies.append(error.reason)
        else:
            bodies.append(response.body.decode())
    return bodies


def endless(url: str = "http://a/") -> Asking:
    """Never stop asking, whatever happens."""
    while True:
        try:
            yield Request(url)
        except FetchError:
            continue


def broken() -> Asking:
    """Have a bug."""
    yield Request("http://a/")
    raise KeyError("a bug")


# One generator


def test_drive() -> None:
    """One generator is sent its answers and gives its result."""
    assert drive(reading("http://a/", "http://b/"), answer) == ["http://a/", "http://b/"]


def test_drive_without_a_request() -> None:
    """A generator that asks nothing gives its result."""
    assert drive(reading(), answer) == []


def test_drive_through_an_error() -> None:
    """An error is thrown into the generator, which may go on."""
    assert drive(careful("http://bad/", "http://b/"), answer) == ["answered 500", "http://b/"]


def test_drive_into_an_error() -> None:
    """What the generator does not catch comes out."""
    with pytest.raises(FetchError, match="answered 500"):
        drive(reading("http://bad/"), answer)


# Many


def test_order_of_outcomes() -> None:
    """Outcomes have the order of the jobs, whoever ends first, and say what was used."""
    jobs = [Job(f"source {number}", reading(f"http://{number % 7}/{number}")) for number in range(100)]
    outcomes = run(jobs, answer, concurrency=8)
    assert [outcome.name for outcome in outcomes] == [job.name for job in jobs]
    assert [outcome.result for outcome in outcomes] == [[f"http://{number % 7}/{number}"] for number in range(100)]
    assert {(outcome.state, outcome.error, outcome.requests) for outcome in outcomes} == {("ok", None, 1)}


def test_nothing_to_do() -> None:
    """No jobs, no outcomes; a job without requests is ok."""
    assert run([], answer) == ()
    assert run([Job("inbox", reading())], answer) == (Outcome("inbox", "ok", []),)


def test_failures_stay_with_their_source() -> None:
    """A source that fails is an outcome, and stops no other."""

    def unreadable() -> Asking:
        yield Request("http://a/")
        raise ParseError("http://a/", "no feed")

    def unfetched() -> Asking:
        yield Request("http://a/")
        raise NotFetchedError("http://a/")

    jobs = [Job("good", reading("http://a/")), Job("bad", reading("http://bad/")), Job("odd", unreadable())]
    jobs += [Job("offline", unfetched()), Job("partial", careful("http://a/", "http://bad/"))]
    good, bad, odd, offline, partial = run(jobs, answer)
    assert good.state == partial.state == "ok"
    assert partial.result == ["http://a/", "answered 500"]
    assert (bad.state, bad.error) == ("failed", "http://bad/: answered 500")
    assert (odd.state, odd.error) == ("failed", "http://a/: no feed")
    assert (offline.state, offline.error) == ("skipped", "http://a/: not fetched")


@pytest.mark.parametrize("failing", [broken, endless])
def test_bug(failing: Callable[[], Asking]) -> None:
    """A bug, in a generator or in what fetches, is raised from the run."""

    def fetch(request: Request, deadline: float) -> Response:
        if failing is endless:
            raise KeyError("a bug")
        return answer(request)

    jobs = [Job("good", reading("http://b/")), Job("broken", failing())]
    with pytest.raises(KeyError, match="a bug"):
        run(jobs, fetch, concurrency=2)


def test_bug_in_a_callback() -> None:
    """An archive that cannot be written to ends the run."""

    def full(name: str, request: Request, got: Response | FetchError) -> None:
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space left"):
        run([Job(str(number), reading("http://a/")) for number in range(20)], answer, on_response=full)


def test_silence_after_the_end() -> None:
    """After a bug nothing more is reported, although a request is still under way."""
    asked, release, reported = threading.Event(), threading.Event(), []

    def fetch(request: Request, deadline: float) -> Response:
        if request.url == "http://slow/":
            asked.set()
            release.wait(30)
        else:
            asked.wait(30)
        return answer(request)

    with pytest.raises(KeyError):
        run(
            [Job("slow", reading("http://slow/")), Job("broken", broken())],
            fetch,
            on_response=lambda name, request, got: reported.append(name),
            on_done=lambda outcome: reported.append(outcome.name),
        )
    threads = [thread for thread in threading.enumerate() if thread.name.startswith("fetch-")]
    release.set()
    for thread in threads:
        thread.join(30)
    assert reported == ["broken"]


def test_callbacks() -> None:
    """Each answer and each outcome is reported once, one at a time."""
    inside = threading.Lock()
    answers: list[tuple[str, str, type]] = []
    ended: list[str] = []

    def on_response(name: str, request: Request, got: Response | FetchError) -> None:
        assert inside.acquire(blocking=False)
        answers.append((name, request.url, type(got)))
        inside.release()

    def on_done(outcome: Outcome) -> None:
        assert inside.acquire(blocking=False)
        ended.append(outcome.name)
        inside.release()

    jobs = [Job(f"{number:02}", careful(f"http://{number}/", "http://bad/")) for number in range(30)]
    run(jobs, answer, on_response=on_response, on_done=on_done)
    assert sorted(ended) == [job.name for job in jobs]
    expected = [
        (f"{n:02}", url, kind)
        for n in range(30)
        for url, kind in ((f"http://{n}/", Response), ("http://bad/", FetchError))
    ]
    assert sorted(answers, key=lambda got: got[:1]) == expected


# Limits


class Counting:
    """A fetch that holds every request until as many as can be are there, and counts them by host."""

    def __init__(self, together: int) -> None:
        self._barrier = threading.Barrier(together)
        self._lock = threading.Lock()
        self.now: dict[str, int] = {}
        self.peak: dict[str, int] = {}

    def __call__(self, request: Request, deadline: float) -> Response:
        host = request.url.split("/")[2]
        with self._lock:
            self.now[host] = self.now.get(host, 0) + 1
            self.peak[host] = max(self.peak.get(host, 0), self.now[host])
        self._barrier.wait(30)
        with self._lock:
            self.now[host] -= 1
        return answer(request)


def test_limit_per_host() -> None:
    """A host sees at most so many at once, while threads that are free serve the others."""
    counting = Counting(together=6)
    jobs = [Job(f"{host}{number}", reading(f"http://{host}/{number}")) for host in "abc" for number in range(8)]
    outcomes = run(jobs, counting, concurrency=6, per_host=2)
    assert counting.peak == {"a": 2, "b": 2, "c": 2}
    assert all(outcome.state == "ok" for outcome in outcomes)


def test_limit_of_threads() -> None:
    """No more requests than threads are under way."""
    counting = Counting(together=3)
    run([Job(str(number), reading(f"http://{number}/")) for number in range(9)], counting, concurrency=3)
    assert set(counting.peak.values()) == {1}


def test_started_goes_first() -> None:
    """At a busy host a source that has begun is finished before the next begins: its deadline runs."""
    order = []

    def fetch(request: Request, deadline: float) -> Response:
        order.append(request.url)
        return answer(request)

    jobs = [Job(name, reading(f"http://h/{name}1", f"http://h/{name}2", f"http://h/{name}3")) for name in "abc"]
    run(jobs, fetch, concurrency=1, per_host=1)
    assert order == [f"http://h/{name}{number}" for name in "abc" for number in (1, 2, 3)]


def test_number_of_requests() -> None:
    """Pages without end are stopped by an error that the source may survive."""
    urls = [f"http://a/{number}" for number in range(7)]
    whole, strict = run([Job("a", careful(*urls)), Job("b", reading(*urls))], answer, max_requests=5)
    assert whole.requests == strict.requests == 5
    assert whole.result == [*urls[:5], *["more than 5 requests for one source: pages without end?"] * 2]
    assert strict.state == "failed"


def test_source_that_never_stops() -> None:
    """A source that asks on through all errors is ended."""
    (outcome,) = run([Job("a", endless())], answer, max_requests=2)
    assert outcome.state == "failed"
    assert "on and on" in str(outcome.error)


def test_deadline_of_a_source() -> None:
    """The deadline counts from a source's first request, and is handed to each."""
    deadlines: list[float] = []

    def fetch(request: Request, deadline: float) -> Response:
        deadlines.append(deadline)
        return answer(request)

    before = time.monotonic()
    run([Job("a", reading("http://a/", "http://a/2"))], fetch, source_deadline=60, run_deadline=900)
    assert before + 60 <= deadlines[0] <= time.monotonic() + 60
    assert deadlines[0] == deadlines[1]


def test_source_beyond_its_deadline() -> None:
    """After its deadline a source gets errors instead of answers, and may end with what it has."""
    (outcome,) = run([Job("a", careful("http://a/", "http://b/"))], answer, source_deadline=0)
    assert outcome.result == ["source deadline: 0 s are over"] * 2
    assert outcome.requests == 0


def test_run_deadline() -> None:
    """After the run's deadline the remaining sources get an error each."""
    outcomes = run([Job(str(n), reading("http://a/")) for n in range(5)], answer, run_deadline=0)
    assert [outcome.error for outcome in outcomes] == ["http://a/: run deadline: 0 s are over"] * 5


def test_deadlines_of_the_run_bound_each_request() -> None:
    """No request may last longer than the run."""
    deadlines: list[float] = []

    def fetch(request: Request, deadline: float) -> Response:
        deadlines.append(deadline)
        return answer(request)

    run([Job("a", reading("http://a/"))], fetch, source_deadline=60, run_deadline=5)
    assert deadlines[0] <= time.monotonic() + 5


def test_what_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source that ignores its deadline is given up; the others are kept."""
    monkeypatch.setattr("hugging_news.http.drive._GRACE", 0.0)
    release = threading.Event()

    def fetch(request: Request, deadline: float) -> Response:
        if request.url == "http://hung/":
            release.wait(30)
        return answer(request)

    jobs = [Job("good", reading("http://a/")), Job("hung", reading("http://hung/"))]
    try:
        good, hung = run(jobs, fetch, run_deadline=0.5)
    finally:
        release.set()
    assert good.state == "ok"
    assert (hung.state, hung.error) == ("failed", "run deadline: did not end within 0.5 s")


def test_interrupt() -> None:
    """Ctrl-C ends the run although requests are under way."""
    import _thread

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    release = threading.Event()

    def fetch(request: Request, deadline: float) -> Response:
        _thread.interrupt_main()
        release.wait(30)
        return answer(request)

    try:
        with pytest.raises(KeyboardInterrupt):
            run([Job("a", reading("http://a/"))], fetch)
    finally:
        signal.signal(signal.SIGINT, before)
        release.set()


# Through the door


@pytest.mark.parametrize("url", ["http://[", "http://[::1:::]/", "http://a\u2100b/", "//", "file:///etc/passwd"])
def test_link_that_is_none(door: Callable[..., Client], url: str) -> None:
    """A stranger's broken link is that source's error."""
    (outcome,) = run([Job("a", careful(url))], door().fetch)
    assert "address" in outcome.result[0]


def test_with_the_door(farm: Farm, door: Callable[..., Client]) -> None:
    """Sources are read through a client: good, gone, one that redirects inside, one whose pages never end."""
    for number in range(20):
        farm.on(f"/{number}", reply(200, str(number).encode()))
    farm.on("/inside", reply(302, Location="http://10.0.0.1/"))
    farm.on("/gone", reply(410))
    jobs = [Job(str(number), reading(farm.url(f"/{number}"))) for number in range(20)]
    jobs += [Job("inside", reading(farm.url("/inside"))), Job("gone", reading(farm.url("/gone")))]
    jobs += [Job("pages", reading(*[farm.url("/0")] * 9))]
    outcomes = run(jobs, door().fetch, concurrency=8, per_host=4, max_requests=8)
    assert [outcome.result for outcome in outcomes[:20]] == [[str(number)] for number in range(20)]
    assert "private" in str(outcomes[20].error)
    assert "remove the source" in str(outcomes[21].error)
    assert "pages without end" in str(outcomes[22].error)
