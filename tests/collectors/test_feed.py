"""Feeds of every format, encoding and state of repair."""

from __future__ import annotations

import json
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hugging_news.collectors import feed
from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import Collected, Request, Response, Source, Window

CASES = sorted((Path(__file__).parent / "cases" / "feed").iterdir())
ANSWERED = datetime(2026, 8, 20, 6, tzinfo=UTC)
WEEK = Window(datetime(2026, 8, 9, 16, tzinfo=UTC), datetime(2026, 8, 16, 16, tzinfo=UTC), "Asia/Shanghai")
FEED = "https://blog.example/feed.xml"


def collect(body: bytes, content_type: str = "", options: dict[str, Any] | None = None, **source: Any) -> Collected:
    """Drive the collector with one answer from the address it asks for."""
    chosen = feed.Options(**(options or {"url": FEED}))
    generator = feed.collect(Source("blog", "feed", chosen, **source), WEEK)
    request = next(generator)
    headers = {"content-type": content_type} if content_type else {}
    with pytest.raises(StopIteration) as stopped:
        generator.send(Response(request.url, body, ANSWERED, headers=headers))
    collected = stopped.value.value
    assert isinstance(collected, Collected)
    return collected


def rss(items: str, head: str = "<title>Blog</title><link>https://blog.example/</link>") -> bytes:
    return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


def written(found: Collected) -> dict[str, Any]:
    items = [item.model_dump(mode="json", exclude_defaults=True) for item in found.items]
    return {"read": found.read, "partial": found.partial, "problems": list(found.problems), "items": items}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A feed gives exactly the items, counts and problems that lie beside it."""
    setup = tomllib.loads((case / "case.toml").read_text("utf-8"))
    options = {"url": FEED, **setup.get("options", {})}
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    try:
        found = collect(
            (case / setup["body"]).read_bytes(), setup.get("content_type", ""), options, **setup.get("source", {})
        )
    except ParseError as error:
        assert {"error": str(error)} == expected
        return
    assert written(found) == expected


def test_what_is_asked() -> None:
    """One request, for a feed, without the host's robots rules and without a token."""
    request = next(feed.collect(Source("blog", "feed", feed.Options(url=FEED)), WEEK))
    assert (request.url, request.accept, request.robots, request.auth) == (FEED, feed.ACCEPT, False, None)


def test_local_file() -> None:
    """A configured file is read instead of an address, and its name is no link."""
    options = feed.Options(file="feeds/own.xml")
    request = next(feed.collect(Source("own", "feed", options), WEEK))
    assert isinstance(request, Request)
    assert request.file == "feeds/own.xml"
    found = collect(
        rss("<item><title>One</title><link>/one</link></item>", "<title>Own</title>"), options={"file": "own.xml"}
    )
    assert [(item.title, item.url, item.links) for item in found.items] == [("One", "", ())]


@pytest.mark.parametrize(
    "options", [{}, {"url": FEED, "file": "x"}, {"url": FEED, "kind": "model"}, {"url": FEED, "x": 1}]
)
def test_wrong_options(options: dict[str, Any]) -> None:
    """Exactly one place, a kind that fits posts, and no other key."""
    with pytest.raises(ValidationError):
        feed.Options(**options)


def test_first_entries_of_too_many() -> None:
    """Of more entries than the source may give the first are kept, and the cut is told."""
    items = "".join(f"<item><title>No. {number}</title><link>/{number}</link></item>" for number in range(30))
    found = collect(rss(items), max_items=10)
    assert {item.title for item in found.items} == {f"No. {number}" for number in range(10)}
    assert found.read == 10
    assert found.problems[0] == "20 entries after the first 10 were left out"


def test_a_million_tags() -> None:
    """An entry that nests without end costs itself, not the entries before it."""
    found = collect(rss("<item><title>Good</title></item><item>" + "<a>" * 100_000))
    assert [item.title for item in found.items] == ["Good"]
    assert "elements nest deeper than 500; the rest was left out" in found.problems


def test_nested_markup_in_text() -> None:
    """Text that nests without end becomes plain text."""
    found = collect(rss("<item><title>Deep</title><description>" + "&lt;div&gt;" * 5000 + "end</description></item>"))
    assert found.items[0].summary == "end"


@pytest.mark.parametrize(
    "entity",
    [
        '<!ENTITY a "' + "x" * 50_000 + '">',
        '<!ENTITY a "&b;&b;"><!ENTITY b "boom">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1/">',
    ],
    ids=["huge", "nested", "parameter"],
)
def test_entities_that_grow(entity: str) -> None:
    """An entity that could blow up the document stays the text that names it."""
    found = collect(f"<!DOCTYPE rss [{entity}]>".encode() + rss("<item><title>" + "&a;" * 400 + "</title></item>"))
    assert found.items[0].title.startswith("&a;&a;")
    assert len(found.items[0].title) == 500


def test_same_bytes_same_items() -> None:
    """Two runs over the same body agree in everything."""
    body = rss("".join(f"<item><title>{name}</title></item>" for name in "cab"))
    assert collect(body) == collect(body)


def test_a_long_title_is_cut() -> None:
    """A title has at most 500 characters."""
    assert len(collect(rss(f"<item><title>{'long ' * 5000}</title></item>")).items[0].title) == 500


def test_summary_ends_with_a_sentence() -> None:
    """A long text gives a summary of at most 1,000 characters that ends where a sentence does."""
    text = "This sentence has exactly forty letters. " * 100
    summary = collect(rss(f"<item><title>Long</title><description>{text}</description></item>")).items[0].summary
    assert 900 < len(summary) <= 1000
    assert summary.endswith("letters.")


def test_fields_before_a_summary_are_no_summary() -> None:
    """A feed of papers that prints its fields into the text: only what follows them is what the paper says."""
    fields = "<p><b>Authors:</b> A. Kite, B. Wind</p><p><b>Upvotes:</b> 21</p>"
    texts = (f"{fields}<p><b>Summary:</b> Kites read.</p>", fields, "<p>Authors: we thank you all.</p>")
    entries = "".join(
        f"<item><title>{n}</title><link>https://blog.example/{n}</link><description><![CDATA[{text}]]></description></item>"
        for n, text in enumerate(texts)
    )
    assert [item.summary for item in collect(rss(entries)).items] == ["Kites read.", "", "Authors: we thank you all."]


def test_old_entries_have_no_content() -> None:
    """What was published long before the window keeps its summary alone."""
    item = "<item><title>{0}</title><link>/{0}</link><description>Words.</description><pubDate>{1}</pubDate></item>"
    found = collect(
        rss(item.format("old", "Mon, 01 Jun 2026 08:00:00 GMT") + item.format("new", "Mon, 03 Aug 2026 08:00:00 GMT"))
    )
    assert [(item.title, item.summary, item.content) for item in found.items] == [
        ("new", "Words.", "Words."),
        ("old", "Words.", ""),
    ]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "the answer is empty"),
        (b" \n\xef\xbb\xbf ", "the answer is empty"),
        (b"<!doctype html><title>Sign in &amp; go</title>", "got an HTML page (“Sign in & go”)"),
        (b'{"message": "rate limit exceeded"}', "got JSON that is no JSON Feed (it says “rate limit exceeded”)"),
        (b"[]", "got JSON that is no JSON Feed;"),
        (b'{"items": [{"id"', "got JSON that cannot be read"),
        (b'{"items":' + b"[" * 100_000, "got JSON that cannot be read"),
        (b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", "use the collector `sitemap`"),
        (b"<opml version='2.0'><body/></opml>", "`hugging-news sources import`"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "use the collector `events_ics`"),
        (b"<note/>", "got XML that is no feed"),
        (b"Not found", "it begins “Not found”"),
    ],
)
def test_no_feed(body: bytes, words: str) -> None:
    """What is no feed is an error that names the address, says what came instead and what to do."""
    with pytest.raises(ParseError) as caught:
        generator = feed.collect(Source("blog", "feed", feed.Options(url=FEED)), WEEK)
        next(generator)
        generator.send(Response(FEED, body, ANSWERED))
    assert words in str(caught.value)
    assert str(caught.value).startswith(FEED)
    assert "; " in caught.value.reason


def test_a_feed_cannot_claim_what_it_links_to() -> None:
    """A link to a paper or a release makes a post about it, which is joined to the artefact by its address."""
    entries = (
        "<item><title>A paper</title><link>https://arxiv.org/abs/2608.00001v2</link></item>"
        "<item><title>v9</title><link>https://github.com/huggingface/transformers/releases/tag/v9.9.9</link></item>"
    )
    found = {item.title: (item.id, item.kind, item.details.type) for item in collect(rss(entries)).items}
    assert found["A paper"] == ("url:https://arxiv.org/abs/2608.00001", "paper", "post")
    assert found["v9"][0].startswith("url:") and found["v9"][1:] == ("blog", "post")
