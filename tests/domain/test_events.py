"""Identity, addresses and descriptions of events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from hugging_news.domain.events import (
    description,
    event_links,
    is_registration,
    is_stream,
    literal,
    occurrence_id,
    picture,
    slug,
    urls_in,
    web_url,
)
from hugging_news.domain.markdown import plain


def test_occurrence_id() -> None:
    """START is UTC in basic form, or the day; blanks and `#` have no place in it."""
    start = datetime(2023, 7, 8, 9, tzinfo=timezone(timedelta(hours=8)))
    assert occurrence_id("waic 2023#forum", start) == "event:waic-2023~forum@20230708T010000Z"
    assert occurrence_id("waic", date(2023, 7, 6)) == "event:waic@20230706"


def test_long_uids_stay_apart() -> None:
    """A very long UID is shortened, and two of them do not become one."""
    first, second = (occurrence_id("x" * 300 + tail, datetime(2026, 8, 12, tzinfo=UTC)) for tail in "ab")
    assert first != second
    assert len(first) < 220


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://Meetups.example/a?utm_source=x#part", "https://meetups.example/a"),
        ("https://meetups.example/#/register", "https://meetups.example/#/register"),
        ("/a", "https://base.example/a"),
        ("javascript:alert(1)", None),
        ("mailto:a@b.example", None),
        ("ftp://x.example", None),
        ("", None),
        (5, None),
        (None, None),
    ],
)
def test_web_url(text: object, url: str | None) -> None:
    """Only web addresses come through, in their canonical form; a route in the fragment stays."""
    assert web_url(text, "https://base.example/events") == url


def test_picture_keeps_its_query() -> None:
    """A signed address is not rearranged."""
    assert picture("https://cdn.example/p.png?sig=b&a=1") == "https://cdn.example/p.png?sig=b&a=1"
    assert picture("data:image/png;base64,aa") is None


def test_addresses_in_text() -> None:
    """Addresses end before Chinese punctuation and are told once."""
    assert urls_in(
        "报名：https://a.example/x）后，见 https://a.example/x。<a href='https://b.example/?a=1&amp;b=2'>"
    ) == (
        "https://a.example/x",
        "https://b.example/?a=1&b=2",
    )


def test_kinds_of_addresses() -> None:
    """Where to register and where to take part are told by words and hosts."""
    assert all(map(is_registration, ["https://lu.ma/x", "https://a.example/register", "https://a.example/报名"]))
    assert not any(map(is_registration, ["https://a.example/?role=attend", "https://notlu.ma/x"]))
    assert is_stream("https://us02web.zoom.us/j/1")
    assert not is_stream("https://zoom.us/pricing")


def test_links() -> None:
    """Registration comes first, and one address is one link."""
    assert [link.type for link in event_links("https://a.example", "https://b.example")] == ["register", "blog"]
    assert [link.type for link in event_links("https://a.example", "https://a.example")] == ["register"]
    assert event_links(None, None) == ()


@pytest.mark.parametrize("text", ["# Title", "- a *b* [c](d)", "1. one | two", "`x` <b> &amp; _y_"])
def test_plain_text_stays_literal(text: str) -> None:
    """What looks like Markdown or HTML in plain text is shown as it is."""
    assert plain(literal(text)) == text


def test_description() -> None:
    """Lines and paragraphs of plain text stay, HTML is sanitised."""
    assert description("one\ntwo https://a.example/x_y\n\nthree") == "one\\\ntwo https://a.example/x_y\n\nthree"
    assert description("<p>Hi <b>you</b><script>alert(1)</script></p>") == "Hi **you**"


def test_slug() -> None:
    """A name becomes an identifier in any script."""
    assert slug("圆桌：Small Models!") == "圆桌-small-models"
    assert slug(" ?! ") == "untitled"
