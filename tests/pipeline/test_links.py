"""Links are asked politely, and what is wrong with them is said as it is."""

from __future__ import annotations

import pytest

from hugging_news.domain.errors import DisallowedError, FetchError, RateLimitedError
from hugging_news.domain.exchange import Request, Response
from hugging_news.http.drive import drive
from hugging_news.pipeline.links import Found, probe
from tests.factories import NOW

URL = "https://example.org/a"
Answer = Response | FetchError


def there(url: str = URL, hops: int = 0, moved_to: str | None = None) -> Response:
    return Response(url, b"", NOW, moved_to=moved_to, hops=hops)


def refused(status: int | None, reason: str = "answered so", passing: bool = False) -> FetchError:
    error = FetchError(URL, reason, status)
    error.passing = passing
    return error


def asked(head: Answer, get: Answer | None = None) -> tuple[Found, list[str]]:
    """What is found when HEAD and GET are answered so, and the methods that were used."""
    methods: list[str] = []

    def answer(request: Request) -> Response:
        assert request.robots and request.probe
        methods.append(request.probe)
        given = head if request.probe == "HEAD" else get
        assert given is not None
        if isinstance(given, FetchError):
            raise given
        return given

    return drive(probe(URL), answer), methods


def test_what_is_there_is_asked_once() -> None:
    """HEAD is enough."""
    assert asked(there()) == (None, ["HEAD"])
    assert asked(there(hops=2)) == (None, ["HEAD"])


@pytest.mark.parametrize("status", [403, 404, 405, 501])
def test_a_host_that_refuses_head_is_asked_by_get(status: int) -> None:
    """Many answer pages only."""
    assert asked(refused(status), there()) == (None, ["HEAD", "GET"])


@pytest.mark.parametrize(
    ("error", "severity", "says"),
    [
        (refused(404), "gate", "is dead"),
        (refused(410), "gate", "is dead"),
        (refused(None, "the name x.invalid cannot be resolved (-2)", passing=True), "gate", "is dead"),
        (refused(None, "the address is private"), "gate", "is dead"),
        (DisallowedError(URL, "robots.txt cannot be read (the name x cannot be resolved)"), "gate", "is dead"),
        (refused(403), "warning", "does not answer programs"),
        (refused(401), "warning", "does not answer programs"),
        (RateLimitedError(URL, "asked too often", 429, 3600), "warning", "does not answer programs"),
        (refused(503, passing=True), "warning", "does not answer now"),
        (refused(None, "no connection", passing=True), "warning", "does not answer now"),
        (DisallowedError(URL, "robots.txt does not allow it"), "warning", "was not asked"),
    ],
)
def test_what_is_dead_is_a_gate_and_what_may_pass_a_warning(error: FetchError, severity: str, says: str) -> None:
    """A reader may still get what a program is refused."""
    found, _ = asked(error, error)
    assert found and found[0] == severity and found[1].startswith(says)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (there("https://example.org/d", hops=3), "is 3 redirects away; write https://example.org/d"),
        (there("https://other.example/a", hops=1), "leads to another host; write https://other.example/a"),
        (there("https://example.org/b", 1, "https://example.org/b"), "moved for good; write https://example.org/b"),
    ],
)
def test_what_moved_is_a_warning(answer: Response, says: str) -> None:
    """With the address to write."""
    assert asked(answer)[0] == ("warning", says)


def test_another_spelling_of_the_same_address_is_no_move() -> None:
    """A slash at the end, a mirror of the Hub."""
    found = drive(probe("https://hf.co/acme/kite"), lambda _: there("https://huggingface.co/acme/kite", 1))
    assert found is None
