"""schema.org nodes of a page, whatever syntax they are written in."""

from __future__ import annotations

from lxml.html import document_fromstring

from hugging_news.domain.schema_org import Page, json_ld, listed, microdata, text, types


def test_one_shape() -> None:
    """Microdata gives the same node as JSON-LD."""
    written = document_fromstring(
        '<script type="application/ld+json">{"@type": "https://schema.org/Event", "name": "A",'
        ' "location": {"@type": "Place", "name": "B"}}</script>'
        '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">A</b>'
        '<p itemprop="location" itemscope itemtype="Place"><i itemprop="name">B</i></p></div>'
    )  # fmt: skip
    problems: list[str] = []
    assert json_ld(written, problems) == microdata(written, "https://a.example/", problems)
    assert problems == []


def test_types() -> None:
    """A type is its last part, in any vocabulary notation; several are allowed."""
    assert types({"@type": ["http://schema.org/MusicEvent", "schema:Event", 5]}) == ("MusicEvent", "Event")
    assert types({}) == ()


def test_text() -> None:
    """The first text counts, whatever wraps it; nothing gives an empty one."""
    assert [text(value) for value in ("a", ["", None, "b"], {"@value": "c"}, {"name": ["d"]}, 5, True, {}, None)] == [
        "a", "b", "c", "d", "5", "", "", "",
    ]  # fmt: skip
    assert listed([None, "", 0, "a"]) == [0, "a"]


def test_parents() -> None:
    """A part knows its whole by nesting, by reference and by its own word."""
    nested = {"@type": "Event", "name": "nested"}
    referred = {"@type": "Event", "@id": "#r", "name": "referred"}
    whole = {"@type": "Festival", "@id": "#w", "name": "whole", "subEvent": [nested, {"@id": "#r"}]}
    own = {"@type": "Hackathon", "name": "own", "superEvent": {"@id": "#w"}}
    named = {"@type": "Event", "name": "named", "superEvent": {"@type": "EventSeries", "name": "series"}}
    found = Page([{"@graph": [whole, referred, own, named]}]).events()
    parents = {each.node["name"]: (each.parent or {}).get("name") for each in found}
    assert parents == {
        "whole": None, "nested": "whole", "referred": "whole", "own": "whole", "named": "series", "series": None,
    }  # fmt: skip


def test_what_is_no_event() -> None:
    """Other nodes are named by their types."""
    page = Page([{"@type": "BlogPosting", "author": {"@type": "Person"}}])
    assert (page.events(), page.all_types()) == ([], ("BlogPosting", "Person"))
