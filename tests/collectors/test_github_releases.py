"""Releases of a repository: paging, what is left out, and the feed where the API refuses."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hugging_news.collectors import github_releases
from hugging_news.collectors.github_releases import Options, collect
from hugging_news.domain.errors import CollectError, FetchError, NotFetchedError, ParseError, RateLimitedError
from hugging_news.domain.exchange import Collected, Endpoints, Request, Response, Source
from hugging_news.domain.items import ReleaseDetails
from hugging_news.domain.keys import item_id
from hugging_news.domain.weeks import window_of
from hugging_news.http.drive import drive

CASES = sorted((Path(__file__).parent / "cases" / "github_releases").iterdir())
WINDOW = window_of("2026-W33", "Asia/Shanghai")
TIME = datetime(2026, 8, 17, 1, tzinfo=UTC)
ENDPOINTS = Endpoints(github="https://api.example", github_web="https://web.example")
LIST = "/repos/acme/kite/releases?per_page=100&page="
FEED = "/acme/kite/releases.atom"
Answer = bytes | int | FetchError


def source(repo: str = "acme/kite", prereleases: bool = False, **more: Any) -> Source:
    return Source("kite", "github_releases", Options(repo=repo, prereleases=prereleases), ENDPOINTS, **more)


def run(
    answers: Mapping[str, Answer],
    asked: list[Request] | None = None,
    headers: Mapping[str, str] | None = None,
    **options: Any,
) -> Collected:
    """What the collector makes of *answers* by path; a number is an error of that status, what is missing is 404."""

    def answer(request: Request) -> Response:
        if asked is not None:
            asked.append(request)
        path = request.full_url.removeprefix(ENDPOINTS.github).removeprefix(ENDPOINTS.github_web)
        found = answers.get(path, 404)
        if isinstance(found, FetchError):
            raise found
        if isinstance(found, int):
            raise FetchError(request.full_url, f"answered {found}", found)
        return Response(request.full_url, found, TIME, headers=headers or {})

    return drive(collect(source(**options), WINDOW), answer)


def release(tag: str, published: datetime | None = TIME - timedelta(days=3), **more: Any) -> dict[str, Any]:
    moment = published.isoformat() if published else None
    return {
        "tag_name": tag,
        "name": tag,
        "published_at": moment,
        "body": "",
        "draft": False,
        "prerelease": False,
        **more,
    }


def page(*rows: object) -> bytes:
    return json.dumps(rows).encode()


def full(first: int, published: datetime) -> list[dict[str, Any]]:
    return [release(f"v0.{number}.0", published) for number in range(first, first + 100)]


OLD, NEW = WINDOW.start - timedelta(days=40), WINDOW.start + timedelta(days=1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """Recorded answers give exactly the items, counts and problems that lie beside them."""
    setup = tomllib.loads((case / "case.toml").read_text("utf-8"))
    answers = {
        path: answer if isinstance(answer, int) else (case / answer).read_bytes()
        for path, answer in setup["answers"].items()
    }
    found = run(answers, repo=setup["repo"], package=setup.get("package"))
    items = [item.model_dump(mode="json", exclude_defaults=True) for item in found.items]
    written = {"read": found.read, "partial": found.partial, "problems": list(found.problems), "items": items}
    assert written == json.loads((case / "expected.json").read_text("utf-8"))


def test_request() -> None:
    """One page of 100 at a time, with the token of GitHub or the one that the source names."""
    asked: list[Request] = []
    run({f"{LIST}1": page(release("v1.0.0"))}, asked)
    run({f"{LIST}1": page(release("v1.0.0"))}, asked, token_env="KITE_TOKEN", private=True)
    assert [request.full_url for request in asked] == [f"https://api.example{LIST}1"] * 2
    assert [(request.auth, request.token_env) for request in asked] == [("github", None), ("github", "KITE_TOKEN")]


def test_pages_until_one_is_older() -> None:
    """The order is not by date: a page with one release of the week is followed by another, an old one is the last."""
    asked: list[Request] = []
    second = full(100, OLD)
    second[57] = release("v9.0.0", NEW)
    answers = {f"{LIST}1": page(*full(0, NEW)), f"{LIST}2": page(*second), f"{LIST}3": page(*full(200, OLD))}
    found = run({**answers, f"{LIST}4": page(release("v99.0.0", NEW))}, asked)
    assert len(asked) == 3
    assert (len(found.items), found.read, found.partial, found.problems) == (300, 300, False, ())
    assert "github:acme/kite@v9.0.0" in {item.id for item in found.items}


def test_short_page_is_the_last() -> None:
    """Fewer than 100 records: there is no further page, and none is asked for."""
    asked: list[Request] = []
    assert run({f"{LIST}1": page(release("v1.0.0", NEW))}, asked).read == 1
    assert len(asked) == 1


def test_no_releases() -> None:
    """A repository without releases is no error."""
    assert run({f"{LIST}1": b"[]"}) == Collected()


def test_pages_without_end() -> None:
    """At most ten pages are read, and a page that comes again is the last."""
    asked: list[Request] = []
    answers = {f"{LIST}{number}": page(*full(number * 100, NEW)) for number in range(1, 30)}
    assert len(run(answers, asked).items) == 1000
    assert len(asked) == 10
    asked.clear()
    assert len(run(dict.fromkeys(answers, page(*full(0, NEW))), asked).items) == 100
    assert len(asked) == 2


@pytest.mark.parametrize(
    "answer", [500, b"<html>", b'{"message": "slow down"}', NotFetchedError("https://api.example")]
)
def test_missing_page(answer: Answer) -> None:
    """A later page that fails leaves what was read, marked as partial, and is named."""
    found = run({f"{LIST}1": page(*full(0, NEW)), f"{LIST}2": answer})
    assert (len(found.items), found.partial) == (100, True)
    assert len(found.problems) == 1
    assert found.problems[0].startswith("page 2 of the releases is missing: ")


def test_newest_first() -> None:
    """Newest first by publication, ties by id, those without a date last."""
    rows = [
        release("v1.0.0", None),
        release("v1.2.0", OLD),
        release("b", NEW),
        release("a", NEW),
        release("v1.3.0", TIME),
    ]
    tags = [item.id.partition("@")[2] for item in run({f"{LIST}1": page(*rows)}).items]
    assert tags == ["v1.3.0", "a", "b", "v1.2.0", "v1.0.0"]


def test_cap() -> None:
    """At most as many items as the source allows, the newest; the cut is told."""
    found = run({f"{LIST}1": page(*(release(f"v1.{n}.0", OLD + timedelta(days=n)) for n in range(5)))}, max_items=2)
    assert [item.title for item in found.items] == ["kite v1.4.0", "kite v1.3.0"]
    assert found.problems == ("the 3 oldest releases left out (max_items)",)


def test_prereleases() -> None:
    """Pre-releases, by flag or by tag, come only when asked for; a final release never has one as its previous."""
    rows = [release("v2.0.0"), release("v2.0.0rc1"), release("v1.5.0", prerelease=True), release("v1.4.0")]
    final = run({f"{LIST}1": page(*rows)})
    assert [item.title for item in final.items] == ["kite v1.4.0", "kite v2.0.0"]
    every = run({f"{LIST}1": page(*rows)}, prereleases=True)
    assert [(item.title, details(item).prerelease) for item in every.items] == [
        ("kite v1.4.0", False),
        ("kite v1.5.0", True),
        ("kite v2.0.0", False),
        ("kite v2.0.0rc1", True),
    ]
    assert details(final.items[1]).previous == "1.4.0"


def details(item: Any) -> ReleaseDetails:
    assert isinstance(item.details, ReleaseDetails)
    return item.details


def test_previous_from_an_older_page() -> None:
    """The version and date before come from the pages read, whatever was published in between."""
    rows = [release("v2.0.1"), *full(0, OLD)[1:], release("v1.9.9", NEW)]
    found = run({f"{LIST}1": page(*rows), f"{LIST}2": page(release("v2.0.0", OLD), *full(100, OLD)[1:])})
    newest = next(item for item in found.items if item.title == "kite v2.0.1")
    assert (details(newest).previous, details(newest).previous_date, details(newest).change) == ("2.0.0", OLD, "patch")


def test_old_notes_are_not_read() -> None:
    """Of a release long before the week the notes are not read: what they state is unknown, not nothing."""
    body = "## Highlights\n- Add many kites for everyone\n"
    rows = [release("v2.0.0", NEW, body=body), release("v1.0.0", OLD, body=body)]
    new, old = run({f"{LIST}1": page(*rows)}).items
    assert (details(new).breaking, len(details(new).highlights)) == ((), 1)
    assert (details(old).breaking, details(old).highlights, details(old).action) == (None, (), None)


@pytest.mark.parametrize("headers", [{"x-ratelimit-limit": "5000"}, {}])
@pytest.mark.parametrize("answer", [{"private": True}, {}, []])
def test_private_repository(headers: dict[str, str], answer: object) -> None:
    """Where a token could open a private repository, GitHub is asked whether it is one; nothing private is returned."""
    answers = {f"{LIST}1": page(release("v1.0.0")), "/repos/acme/kite": json.dumps(answer).encode()}
    with pytest.raises(CollectError, match="acme/kite is a private repository: set private = true for kite"):
        run(answers, headers=headers, token_env=None if headers else "KITE_TOKEN")


def test_public_repository_with_a_token() -> None:
    """A public repository is told whatever token went with the request; without one nothing more is asked."""
    asked: list[Request] = []
    answers = {f"{LIST}1": page(release("v1.0.0")), "/repos/acme/kite": b'{"private": false}'}
    assert run(answers, asked, headers={"x-ratelimit-limit": "5000"}).read == 1
    assert [request.full_url for request in asked] == [
        f"https://api.example{LIST}1",
        "https://api.example/repos/acme/kite",
    ]
    asked.clear()
    assert run(answers, asked, headers={"x-ratelimit-limit": "60"}).read == 1
    assert len(asked) == 1


def test_private_but_may_be_printed() -> None:
    """A source that says so may print its private repository."""
    assert run({f"{LIST}1": page(release("v1.0.0"))}, token_env="KITE_TOKEN", private=True).read == 1


def test_visibility_unknown() -> None:
    """When GitHub does not say whether it is private, only what the public feed shows is returned."""
    asked: list[Request] = []
    answers = {f"{LIST}1": page(release("v1.0.0")), "/repos/acme/kite": 500, FEED: feed("v0.9.0")}
    found = run(answers, asked, token_env="KITE_TOKEN")
    assert [item.title for item in found.items] == ["kite v0.9.0"]
    assert asked[-1].auth is None


def feed(*tags: str, updated: str = "2026-08-12T09:00:00Z") -> bytes:
    link = "https://github.com/acme/kite/releases/tag"
    entries = "".join(
        f'<entry><id>{tag}</id><title>{tag}</title><updated>{updated}</updated><link href="{link}/{tag}"/></entry>'
        for tag in tags
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Release notes</title>{entries}</feed>'.encode()


@pytest.mark.parametrize(
    "refusal",
    [
        403,
        404,
        500,
        RateLimitedError("https://api.example", "asked too often", 429, 3600),
        NotFetchedError("https://api.example"),
        b"<!doctype html><title>Sign in</title>",
        b'{"message": "API rate limit exceeded"}',
        b'[{"tag_name": ',
    ],
)
def test_feed_when_the_api_refuses(refusal: Answer) -> None:
    """Whatever the API answers instead of releases, the feed is read, without a token, and the report says why."""
    asked: list[Request] = []
    found = run({f"{LIST}1": refusal, FEED: feed("v1.0.0", "v0.9.0")}, asked)
    assert [item.title for item in found.items] == ["kite v0.9.0", "kite v1.0.0"]
    assert (asked[1].url, asked[1].auth) == (f"https://web.example{FEED}", None)
    assert found.problems[0].startswith("the API refused, its feed was read instead: https://api.example")


def test_feed_that_ends_inside_the_week() -> None:
    """The feed has ten entries: when the tenth is still of the week, older ones may be missing."""
    tags = [f"v1.{number}.0" for number in range(10)]
    assert run({f"{LIST}1": 403, FEED: feed(*tags)}).partial
    assert not run({f"{LIST}1": 403, FEED: feed(*tags, updated="2026-08-01T09:00:00Z")}).partial
    assert not run({f"{LIST}1": 403, FEED: feed(*tags[:9])}).partial


@pytest.mark.parametrize("second", [404, b"<!doctype html><title>Not found</title>", b""])
def test_both_fail(second: Answer) -> None:
    """When the feed fails too, the first error is raised, and its message has both reasons."""
    limited = RateLimitedError("https://api.example/x", "asked too often", 429, 60)
    with pytest.raises(RateLimitedError, match=r"asked too often; its feed failed too: https://web\.example") as caught:
        run({f"{LIST}1": limited, FEED: second})
    assert (caught.value.retry_after, caught.value.status) == (60, 429)


def test_neither_a_list_nor_a_feed() -> None:
    """An answer that is neither names what came instead."""
    with pytest.raises(ParseError, match=r"expected JSON, got an HTML page .*; its feed failed too: "):
        run({f"{LIST}1": b"<!doctype html><title>Sign in", FEED: b"<!doctype html><title>Sign in</title>"})


@pytest.mark.parametrize(
    "tag", ["v1.0.0", "kite@1.0.0", "@kite/player@1.0.0", "release/1.0", "v1.0.0+cu121", "v1.0.0-beta_2", "发布1.0"]
)
def test_addresses(tag: str) -> None:
    """The public page of a release and its id name each other, whatever endpoint was asked."""
    (item,) = run({f"{LIST}1": page(release(tag))}, prereleases=True).items
    assert item.id == f"github:acme/kite@{tag}"
    assert item.url.startswith("https://github.com/acme/kite/releases/tag/")
    assert item_id(item.url) == item.id
    assert item.links[0].url == item.url


@pytest.mark.parametrize(
    "repo", ["kite", "acme/kite/x", "https://github.com/acme/kite", "acme/..", "../kite", "a b/c", "", "acme/kite?x=1"]
)
def test_wrong_repository(repo: str) -> None:
    """A repository is OWNER/NAME; anything else is refused before a request is made, and so is an unknown key."""
    with pytest.raises(ValidationError, match="OWNER/NAME"):
        Options(repo=repo)
    with pytest.raises(ValidationError):
        Options.model_validate({"repo": "acme/kite", "pre": True})


def test_limits() -> None:
    """The limits are those of the documentation."""
    assert (github_releases.PAGES, github_releases.PER_PAGE) == (10, 100)
