"""Event pages: JSON-LD and microdata, parts of events, states, broken and hostile blocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from hugging_news.collectors import events_page
from hugging_news.domain.errors import ParseError
from hugging_news.domain.exchange import Collected, Source
from tests.collectors import driven

PAGE = "https://meetups.example/events"
EVENT = {"@type": "Event", "name": "Meetup", "startDate": "2026-08-12T19:00:00+08:00"}


def collect(body: bytes | str, **source: Any) -> Collected:
    """What a page gives."""
    asked = Source("page", "events_page", events_page.Options(url=PAGE), **source)
    return driven.drive(asked, events_page, [body.encode() if isinstance(body, str) else body])[0]


def block(value: Any) -> str:
    """A JSON-LD block of *value*, or of text as it is."""
    written = value if isinstance(value, str) else json.dumps(value)
    return f'<script type="application/ld+json; charset=utf-8">{written}</script>'


@pytest.mark.parametrize("case", driven.cases("events_page"), ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A page gives exactly the items, counts and problems that lie beside it."""
    assert driven.outcome(case, events_page) == driven.expected(case)


def test_what_is_asked() -> None:
    """One request that keeps the host's robots rules; a file is read instead."""
    request = events_page.Options(url=PAGE).request
    assert (request.url, request.robots, request.file) == (PAGE, True, None)
    assert events_page.Options(file="pages/own.html").request.file == "pages/own.html"


@pytest.mark.parametrize("options", [{}, {"url": PAGE, "file": "x"}, {"url": PAGE, "item": "h2"}])
def test_wrong_options(options: dict[str, Any]) -> None:
    """Exactly one place, and no other key."""
    with pytest.raises(ValidationError):
        events_page.Options(**options)


@pytest.mark.parametrize("body", [b"", b"%PDF-1.4", b'{"a": 1}'])
def test_what_is_no_page(body: bytes) -> None:
    """Something else than a page is an error that names the address."""
    with pytest.raises(ParseError, match=r"meetups\.example/events: expected an HTML page"):
        collect(body)


def test_deeply_nested_block() -> None:
    """A block that nests without end costs itself, not the good one."""
    found = collect(block('{"a":' * 100_000) + block("[" * 90_000) + block(EVENT))
    assert [item.title for item in found.items] == ["Meetup"]
    assert len(found.problems) == 2


def test_events_that_contain_themselves() -> None:
    """References in a circle are followed once."""
    circle = {"@id": "#a"}
    parts = dict.fromkeys(["subEvent", "superEvent", "location", "offers", "performer", "organizer"], circle)
    found = collect(block({"@graph": [{**EVENT, "@id": "#a", **parts}]}))
    assert [item.title for item in found.items] == ["Meetup"]


def test_deeply_nested_microdata() -> None:
    """Microdata that nests or refers without end is not read; the page stays usable and the next one too."""
    nested = '<div itemprop="x" itemscope itemtype="https://schema.org/Event">' * 60
    refers = "".join(f'<div id="r{n}" itemprop="x" itemscope itemref="r{n + 1}"></div>' for n in range(60))
    for hostile in (nested, refers):
        found = collect(block(EVENT) + hostile)
        assert [item.title for item in found.items] == ["Meetup"]
        assert found.problems == ("microdata is not read: too many or too deeply nested properties",)
    start = '<time itemprop="startDate" datetime="2026-08-12">'
    good = f'<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b>{start}'
    assert [item.title for item in collect(good).items] == ["A"]


def test_first_events_of_too_many() -> None:
    """Of more events than the source may give the first are kept, and the cut is told."""
    found = collect(block([{**EVENT, "name": f"Meetup {number}"} for number in range(30)]), max_items=10)
    assert {item.title for item in found.items} == {f"Meetup {number}" for number in range(10)}
    assert (found.read, found.problems) == (30, ("20 further events are left out",))


def test_huge_block() -> None:
    """A block of more than a million characters is not read."""
    with pytest.raises(ParseError, match="longer than 1000000 characters"):
        collect(block({**EVENT, "description": "x" * 1_000_001}))


def test_no_personal_data() -> None:
    """Addresses and telephone numbers of people appear nowhere."""
    person = {"@type": "Person", "name": "Ada", "email": "ada@b.example", "telephone": "+49 30 000"}
    found = collect(block({**EVENT, "organizer": [person, "someone@b.example"], "performer": person}))
    written = found.items[0].model_dump_json()
    assert "Ada" in written
    assert "b.example" not in written
    assert "+49" not in written
