"""`add URL`: every kind is recognised by itself, and what comes of it lies in the inbox."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from hugging_news.collectors import inbox as collector
from hugging_news.domain.errors import FetchError, NewsroomError, ParseError
from hugging_news.domain.exchange import Endpoints, Request, Response, Source, Window
from hugging_news.domain.items import EventDetails, Item, Link, Person, PostDetails, ReleaseDetails
from hugging_news.http.drive import drive
from hugging_news.pipeline.add import AddedItem, add
from hugging_news.pipeline.recognise import Recognised, recognise

ENDPOINTS = Endpoints("https://hub.example", "https://api.example", "https://web.example", "https://arxiv.example")
NOW = datetime(2026, 8, 17, 1, tzinfo=UTC)
PAGES = Path(__file__).parent.parent / "domain" / "pages"
Answers = Mapping[str, Any]

RELEASE = {
    "tag_name": "v2.0.0", "name": "Kite 2.0", "body": "# Highlights\n\nKites fly higher with 4-bit strings.",
    "published_at": "2026-08-12T08:00:00Z", "author": {"login": "lin"}, "prerelease": False, "draft": False,
}  # fmt: skip
MODEL = {
    "id": "acme/kite-7b", "pipeline_tag": "text-generation", "tags": ["license:mit"], "likes": 12, "downloads": 34,
    "createdAt": "2026-08-11T00:00:00Z", "cardData": {"license": "mit"}, "siblings": [], "private": False,
}  # fmt: skip
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2608.00001v1</id>
<title>Small Kites, Long Strings</title><published>2026-08-10T00:00:00Z</published><summary>We fly.</summary>
<author><name>Lin Wei</name></author></entry></feed>"""
EVENT = """<html><head><title>Meetup</title><script type="application/ld+json">{"@type": "Event", "name": "Kite meetup",
"startDate": "2026-08-22T14:00:00+08:00", "url": "https://meetup.example/kites", "location": {"name": "The Bookshop"}}
</script></head><body><h1>Kite meetup</h1><p>Bring your kite.</p></body></html>"""
ARTICLE = f"""<html lang="en"><head><title>Kites fly higher | Acme</title>
<link rel="canonical" href="https://blog.example/kites">
</head><body><main><h1>Kites fly higher</h1><p>{"A longer tail keeps a kite steady in a light wind. " * 8}</p></main>"""


def answering(answers: Answers, asked: list[str] | None = None) -> Any:
    """Answers by address without query; a pair is (final address, body), an integer that HTTP error."""

    def fetch(request: Request) -> Response:
        if asked is not None:
            asked.append(request.full_url)
        answer = answers.get(request.full_url, answers.get(request.url, 404))
        if isinstance(answer, int):
            raise FetchError(request.full_url, f"HTTP {answer}", answer)
        final, body = answer if isinstance(answer, tuple) else (request.full_url, answer)
        text = body if isinstance(body, (str, bytes)) else json.dumps(body)
        return Response(final, text if isinstance(text, bytes) else text.encode(), NOW)

    return fetch


def recognised(url: str, answers: Answers, asked: list[str] | None = None) -> Recognised:
    return drive(recognise(url, ENDPOINTS, "Asia/Shanghai"), answering(answers, asked))


def added(folder: Path, url: str, answers: Answers, **more: bool) -> AddedItem:
    return add(url, answering(answers), folder, ENDPOINTS, NOW, "Asia/Shanghai", **more)


def read(folder: Path) -> tuple[Item, ...]:
    def answer(request: Request) -> Response:
        path = Path(str(request.file))
        listing = "\n".join(sorted(file.name for file in folder.iterdir())).encode()
        return Response(request.url, listing if path.is_dir() else path.read_bytes(), NOW)

    source = Source("inbox", "inbox", collector.Options(path=str(folder)))
    found = drive(collector.collect(source, Window(NOW, NOW, "Asia/Shanghai")), answer)
    assert found.problems == ()
    return found.items


RELEASES = "https://api.example/repos/acme/kite/releases"
OLDER = {**RELEASE, "tag_name": "v1.9.0", "published_at": "2026-07-01T00:00:00Z"}
KNOWN: dict[str, tuple[str, Answers]] = {
    "github:acme/kite@v2.0.0": (
        "https://github.com/acme/kite/releases/tag/v2.0.0",
        {RELEASES: [OLDER, RELEASE]},
    ),
    "hub:model:acme/kite-7b": (
        "https://hf.co/acme/kite-7b",
        {
            "https://hub.example/api/models/acme/kite-7b": MODEL,
            "https://hub.example/acme/kite-7b/raw/main/README.md": "# Kite",
        },
    ),
    "hub:dataset:acme/winds": (
        "huggingface.co/datasets/acme/winds/tree/main",
        {"https://hub.example/api/datasets/acme/winds": {**MODEL, "id": "acme/winds"}},
    ),
    "hub:space:acme/fly": (
        "https://huggingface.co/spaces/acme/fly",
        {"https://hub.example/api/spaces/acme/fly": {**MODEL, "id": "acme/fly", "sdk": "gradio"}},
    ),
    "arxiv:2608.00001": ("https://arxiv.org/pdf/2608.00001v2", {"https://arxiv.example/api/query": ATOM}),
    "url:https://blog.example/kites": (
        "https://blog.example/kites?utm_source=x", {"https://blog.example/kites?utm_source=x": ARTICLE},
    ),
}  # fmt: skip


@pytest.mark.parametrize("id", KNOWN)
def test_every_kind_by_its_address(id: str, tmp_path: Path) -> None:
    """The item has the id of what it is, and the inbox gives it back as it was found."""
    url, answers = KNOWN[id]
    result = added(tmp_path, url, answers)
    assert (result.item.id, result.state) == (id, "added")
    assert read(tmp_path) == (result.item,)
    assert added(tmp_path, url, answers).state == "unchanged"


def test_an_event_by_what_its_page_describes(tmp_path: Path) -> None:
    """One schema.org Event on the page makes it that event; its id is kept in the file."""
    result = added(tmp_path, "https://meetup.example/kites", {"https://meetup.example/kites": EVENT})
    assert result.item.kind == "event" and result.item.id.startswith("event:")
    assert isinstance(result.item.details, EventDetails)
    assert (result.item.details.start.hour, result.item.details.venue) == (6, "The Bookshop")
    assert result.notes == ()
    assert read(tmp_path) == (result.item,)


def test_a_page_with_several_events_is_an_article() -> None:
    """A calendar beside an article does not make it an event."""
    other = EVENT.replace("Kite meetup", "Other").replace("meetup.example/kites", "meetup.example/other")
    page = ARTICLE + EVENT.replace("/kites", "/a") + other
    assert recognised("https://blog.example/kites", {"https://blog.example/kites": page}).item.kind == "blog"


def test_a_shortener_is_followed() -> None:
    """The final address decides, also when it is one of the special ones."""
    short = {"https://t.example/x": ("https://github.com/acme/kite/releases/tag/v2.0.0", "<html><p>GitHub")}
    found = recognised("https://t.example/x", {**short, **KNOWN["github:acme/kite@v2.0.0"][1]})
    assert found.item.id == "github:acme/kite@v2.0.0"
    moved = {"https://t.example/x": ("https://blog.example/kites", ARTICLE)}
    assert recognised("https://t.example/x", moved).item.url == "https://blog.example/kites"


def test_a_release_knows_what_came_before_it() -> None:
    """Notes are read, and the previous version comes from the list."""
    item = recognised(*KNOWN["github:acme/kite@v2.0.0"]).item
    assert isinstance(item.details, ReleaseDetails)
    assert (item.details.version, item.details.previous) == ("2.0.0", "1.9.0")
    assert "4-bit" in item.content


def test_an_old_release_is_asked_by_its_tag() -> None:
    """What the list of the newest does not have."""
    asked: list[str] = []
    answers = {f"{RELEASES}/tags/v2.0.0": RELEASE, RELEASES: [{**OLDER, "tag_name": "v3.0.0"}]}
    found = recognised("https://github.com/acme/kite/releases/tag/v2.0.0", answers, asked)
    assert found.item.id == "github:acme/kite@v2.0.0"
    assert len(asked) == 2


def test_a_release_when_the_api_refuses() -> None:
    """The feed of releases is asked instead."""
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>t</id><updated>2026-08-12T08:00:00Z</updated>
    <link href="https://github.com/acme/kite/releases/tag/v2.0.0"/><title>Kite 2.0</title>
    <content type="html">&lt;p&gt;Higher.&lt;/p&gt;</content></entry></feed>"""
    answers = {RELEASES: 403, "https://web.example/acme/kite/releases.atom": feed}
    found = recognised("https://github.com/acme/kite/releases/tag/v2.0.0", answers)
    assert (found.item.id, found.item.content) == ("github:acme/kite@v2.0.0", "Higher.")


def test_a_paper_that_only_the_hub_knows() -> None:
    """arXiv may be out of reach."""
    paper = {"id": "2608.00001", "title": "Small Kites", "publishedAt": "2026-08-10T00:00:00Z"}
    answers = {"https://hub.example/api/papers/2608.00001": paper}
    assert recognised("https://huggingface.co/papers/2608.00001", answers).item.title == "Small Kites"


@pytest.mark.parametrize(
    ("url", "answers", "told"),
    [
        ("ftp://example.org/x", {}, "is not an http address"),
        ("https://blog.example/gone", {}, "HTTP 404"),
        ("https://blog.example/a.pdf", {"https://blog.example/a.pdf": b"%PDF-1.7"}, "expected an HTML page"),
        ("https://huggingface.co/acme/nothing", {}, "the Hub tells nothing about it"),
        ("https://huggingface.co/acme/secret",
         {"https://hub.example/api/models/acme/secret": {**MODEL, "private": True},
          "https://hub.example/acme/secret/raw/main/README.md": "# Secret"}, "the Hub tells nothing about it"),
        ("https://arxiv.org/abs/2608.99999", {}, "HTTP 404"),
        ("https://github.com/acme/kite/releases/tag/v9", {}, "HTTP 404"),
        ("https://github.com/acme/kite/releases/tag/v2.0.0",
         {RELEASES: [{**RELEASE, "draft": True}]}, "no such published release"),
        ("https://github.com/acme/kite/releases/tag/v2.0.0", {RELEASES: "{"}, "expected JSON"),
        ("https://blog.example/x", {"https://blog.example/x": "<html><p>" + "\ufffd\ufffd好" * 90}, "write it by hand"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_says_why(tmp_path: Path, url: str, answers: Answers, told: str) -> None:
    """And leaves the inbox as it was."""
    with pytest.raises((ParseError, FetchError), match=told):
        added(tmp_path, url, answers)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "url", "kind"),
    [
        ("newsletter", "https://kite.example.org/weekly/0703", "blog"),
        ("talk", "https://morning.example.com/p/100", "talk"),
        ("tutorial", "https://dock.example.org/docs/bpe", "tutorial"),
        ("news", "http://news.example.cn/2023/1106.html", "blog"),
    ],
)
def test_the_four_pages(tmp_path: Path, name: str, url: str, kind: str) -> None:
    """A newsletter, a talk, a tutorial and a news article: into the inbox and back, unchanged."""
    result = added(tmp_path, url, {url: (PAGES / f"{name}.html").read_bytes()})
    assert (result.item.kind, result.item.lang) == (kind, "zh")
    assert result.item.published is not None
    assert result.item.links[0] == Link(type="blog", url=result.item.url)
    assert read(tmp_path) == (result.item,)
    text = result.path.read_text("utf-8")
    assert "国产" not in text and "@" not in text.replace("hugging-news", "")


def test_the_speakers_of_a_talk() -> None:
    """Who wrote a transcript is who spoke."""
    url = "https://morning.example.com/p/100"
    item = recognised(url, {url: (PAGES / "talk.html").read_bytes()}).item
    assert isinstance(item.details, PostDetails)
    assert item.details.speakers == (Person(name="许岚"),)


def test_what_the_editor_should_set(tmp_path: Path) -> None:
    """A page without a date is added without one, and the message says what to do."""
    result = added(tmp_path, "https://blog.example/kites", {"https://blog.example/kites": ARTICLE})
    assert result.item.published is None
    assert result.message.startswith("added: blog Kites fly higher → ")
    assert "\n  no date of publication was found: set `published:` in the file" in result.message
    assert "published" not in result.path.read_text("utf-8")


def test_an_editors_changes_are_kept(tmp_path: Path) -> None:
    """Adding again refuses once the file was changed, and replaces it when forced."""
    answers = {"https://blog.example/kites": ARTICLE}
    path = added(tmp_path, "https://blog.example/kites", answers).path
    path.write_text(path.read_text("utf-8") + "\nMy own words.\n", "utf-8")
    with pytest.raises(NewsroomError, match="changed by hand"):
        added(tmp_path, "https://blog.example/kites", answers)
    assert "My own words." in path.read_text("utf-8")
    assert added(tmp_path, "https://blog.example/kites", answers, force=True).state == "updated"


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://blog.example/kites", "https://blog.example/kites"),
        ("https://blog.example/", "https://blog.example/k?p=1"),
        ("https://evil.example/kites", "https://blog.example/k?p=1"),
        ("javascript:alert(1)", "https://blog.example/k?p=1"),
    ],
)
def test_the_pages_own_address(canonical: str, url: str) -> None:
    """The canonical address counts on its own host, unless it is the front page."""
    page = ARTICLE.replace("https://blog.example/kites", canonical)
    asked = "https://blog.example/k?p=1&utm_medium=mail"
    assert recognised(asked, {asked: page}).item.url == url
