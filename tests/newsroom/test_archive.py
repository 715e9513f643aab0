"""The archive: what was answered, kept once, replayed as it was."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hugging_news.domain.errors import FetchError, NewsroomError, NotFetchedError, RateLimitedError
from hugging_news.domain.exchange import Request, Response, Source
from hugging_news.domain.values import Value
from hugging_news.newsroom.archive import Archive, Unit
from tests.factories import NOW, WEEK, WINDOW

PAGE = Request("https://example.org/feed", {"page": 2})


class Options(Value):
    url: str = "https://example.org/feed"


SOURCE = Source("blog", "feed", Options())


def recorded(archive: Archive, answer: Response | FetchError, started: datetime = NOW) -> Unit:
    """A finished unit in which the blog was answered so."""
    writer = archive.begin(WEEK, WINDOW, started, [SOURCE])
    writer.record("blog", PAGE, answer, started)
    writer.finish({"blog": {"state": "ok"}})
    return archive.units()[-1]


def response(body: bytes = b"news") -> Response:
    return Response(
        PAGE.full_url, body, NOW, headers={"etag": '"1"', "set-cookie": "no"}, moved_to="https://new.example"
    )


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_an_answer_is_replayed_as_it_was(archive: Archive) -> None:
    """Body, time, kept headers and where it moved to; cookies are not kept."""
    unit = recorded(archive, response())
    answer = archive.answer(unit, "blog", PAGE)
    assert (answer.body, answer.time, answer.moved_to) == (b"news", NOW, "https://new.example")
    assert dict(answer.headers) == {"etag": '"1"'}


@pytest.mark.parametrize(
    "failure",
    [
        FetchError(PAGE.full_url, "refused"),
        FetchError(PAGE.full_url, "gone", 410),
        RateLimitedError(PAGE.full_url, "wait", 429, 90.0),
    ],
    ids=["refused", "gone", "limited"],
)
def test_a_recorded_failure_replays_as_that_failure(archive: Archive, failure: FetchError) -> None:
    """Same class, status and reason."""
    unit = recorded(archive, failure)
    with pytest.raises(type(failure)) as caught:
        archive.answer(unit, "blog", PAGE)
    assert (caught.value.status, caught.value.reason) == (failure.status, failure.reason)


def test_a_request_that_was_never_made_is_not_fetched(archive: Archive) -> None:
    """Which is neither an answer nor a failure of the source."""
    unit = recorded(archive, response())
    with pytest.raises(NotFetchedError):
        archive.answer(unit, "blog", Request("https://example.org/other"))


def test_the_same_body_is_stored_once(archive: Archive) -> None:
    """Bodies are kept by their content."""
    recorded(archive, response())
    recorded(archive, response(), NOW + timedelta(hours=1))
    assert len(list((archive.folder / "bodies").glob("*/*.gz"))) == 1 and len(archive.units()) == 2


def test_a_damaged_body_is_said_and_not_used(archive: Archive) -> None:
    """A hash that differs is never guessed away."""
    unit = recorded(archive, response())
    path = next((archive.folder / "bodies").glob("*/*.gz"))
    path.write_bytes(gzip.compress(b"forged"))
    with pytest.raises(NotFetchedError, match="damaged"):
        archive.answer(unit, "blog", PAGE)
    assert archive.damaged


def test_a_unit_that_was_cut_short_keeps_what_it_has(archive: Archive) -> None:
    """Killed while writing a line: the lines before it count, there are no outcomes."""
    archive.begin(WEEK, WINDOW, NOW, [SOURCE]).record("blog", PAGE, response(), NOW)
    lines = next(archive.folder.glob("*/*/responses.jsonl"))
    with lines.open("a", encoding="utf-8") as handle:
        handle.write('{"source": "blog", "key": "https://exa')
    unit = archive.units()[0]
    assert archive.answer(unit, "blog", PAGE).body == b"news" and not unit.outcomes


def test_units_after_a_moment_are_ignored(archive: Archive) -> None:
    """`build --as-of` sees the archive as it was."""
    recorded(archive, response())
    recorded(archive, response(b"more"), NOW + timedelta(days=1))
    assert len(archive.units(NOW)) == 1


def test_the_newest_answer_gives_the_validators(archive: Archive) -> None:
    """One for each request, whoever asked."""
    recorded(archive, response())
    recorded(archive, FetchError(PAGE.full_url, "refused"), NOW + timedelta(hours=1))
    assert archive.newest()[PAGE.full_url].headers == {"etag": '"1"'}


def test_units_of_another_archive_are_taken_over_once(archive: Archive, tmp_path: Path) -> None:
    """`--replay DIR` brings units in; doing it again changes nothing."""
    other = Archive(tmp_path / "other")
    recorded(other, response())
    assert (archive.absorb(other), archive.absorb(other)) == (1, 0)
    assert archive.answer(archive.units()[0], "blog", PAGE).body == b"news"


def test_pruning_spares_what_a_later_unit_names(archive: Archive) -> None:
    """A body that was answered again with 304 is still there."""
    recorded(archive, response())
    later = archive.begin("2026-W40", WINDOW, NOW + timedelta(weeks=7), [SOURCE])
    later.record("blog", PAGE, response(), NOW)
    later.finish({})
    assert archive.prune("2026-W38", set()) == 1
    assert archive.answer(archive.units()[0], "blog", PAGE).body == b"news"


def test_pruning_keeps_the_weeks_of_final_editions(archive: Archive) -> None:
    """They can be rebuilt for ever."""
    recorded(archive, response())
    assert archive.prune("2026-W50", {WEEK}) == 0


def test_no_secret_is_described(archive: Archive) -> None:
    """A unit names the source's options, never the name or value of a token."""
    unit = recorded(archive, response())
    text = (unit.folder / "unit.json").read_text(encoding="utf-8")
    assert "token" not in text and json.loads(text)["sources"][0]["options"]["url"].startswith("https://")


def test_a_unit_that_is_none_is_named(archive: Archive) -> None:
    """The message names the file."""
    folder = archive.folder / WEEK / "0001"
    folder.mkdir(parents=True)
    (folder / "unit.json").write_text("{}", encoding="utf-8")
    with pytest.raises(NewsroomError, match=r"unit\.json"):
        archive.units()


def test_times_are_aware(archive: Archive) -> None:
    """Everything that is read back is in UTC."""
    assert recorded(archive, response()).started.tzinfo == UTC


def test_what_is_withheld_is_forgotten(archive: Archive) -> None:
    """A newsroom may live in a public repository: what a private source gave is not kept, and replays as a failure."""
    writer = archive.begin(WEEK, WINDOW, NOW, [SOURCE])
    writer.record("blog", PAGE, response(b"private notes"), NOW)
    writer.record("other", PAGE, response(b"news"), NOW)
    writer.finish({}, {"blog"})
    (unit,) = archive.units()
    assert len(list((archive.folder / "bodies").glob("*/*.gz"))) == 1
    assert archive.answer(unit, "other", PAGE).body == b"news"
    with pytest.raises(FetchError, match="withheld"):
        archive.answer(unit, "blog", PAGE)
