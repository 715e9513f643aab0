"""Moments as sources write them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hugging_news.domain.times import parse_moment


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-08-16T13:40:07Z", "2026-08-16T13:40:07"),
        ("2026-08-16T13:40:07.123456+08:00", "2026-08-16T05:40:07"),
        ("2026-08-16t13:40:07-0030", "2026-08-16T14:10:07"),
        ("2026-08-16T13:40+08", "2026-08-16T05:40:00"),
        ("20260816T134007Z", "2026-08-16T13:40:07"),
        ("Sun, 16 Aug 2026 13:40:07 GMT", "2026-08-16T13:40:07"),
        ("Sun, 16 Aug 2026 13:40:07 +0800", "2026-08-16T05:40:07"),
        ("Sun, 16 Aug 2026 13:40:07 -0700 (PDT)", "2026-08-16T20:40:07"),
        ("16 Aug 26 13:40 EST", "2026-08-16T18:40:00"),
        ("Sun, 16 Aug 2026 13:40:07 CST", "2026-08-16T19:40:07"),
        ("Sun, 16 Aug 2026 13:40:07 JST", "2026-08-16T04:40:07"),
        ("dom, 16 Aug 2026 13:40:07 +0000", "2026-08-16T13:40:07"),
        ("Sun Aug 16 13:40:07 PDT 2026", "2026-08-16T20:40:07"),
        ("Sun Aug 16 13:40:07 2026", "2026-08-16T13:40:07"),
        ("Sunday, August 16th, 2026 at 1:40 pm", "2026-08-16T13:40:00"),
        ("Aug. 16, 2026 12:05 AM UTC", "2026-08-16T00:05:00"),
        ("16 August 2026", "2026-08-16T00:00:00"),
        ("2026/8/6 9:05", "2026-08-06T09:05:00"),
        ("2026-08-16 13:40 GMT+8", "2026-08-16T05:40:00"),
        ("2026-08-16T24:00:00Z", "2026-08-17T00:00:00"),
        ("2026-12-31T23:59:60Z", "2026-12-31T23:59:59"),
        ("2026-08-16T13:40:07 UTC", "2026-08-16T13:40:07"),
    ],
)
def test_with_or_without_zone(written: str, expected: str) -> None:
    """Standard and usual spellings are read; without a zone they are UTC."""
    assert parse_moment(written) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026年11月20日 08:00", "2026-11-20T00:00:00"),
        ("２０２６年１１月２０日　０８：００", "2026-11-20T00:00:00"),
        ("2026年11月20日（星期五）下午3点30分", "2026-11-20T07:30:00"),
        ("2026年11月20日 周五 08:00:30", "2026-11-20T00:00:30"),
        ("2026年11月20日", "2026-11-19T16:00:00"),
        ("2026-11-20 08:00:00", "2026-11-20T00:00:00"),
        ("Fri, 20 Nov 2026 08:00:00 CST", "2026-11-20T00:00:00"),
        ("Fri, 20 Nov 2026 08:00:00 GMT", "2026-11-20T08:00:00"),
        ("2026-11-20T08:00:00Z", "2026-11-20T08:00:00"),
    ],
)
def test_in_the_zone_of_the_source(written: str, expected: str) -> None:
    """A bare time, a Chinese date and `CST` are read in the source's zone, a stated zone is kept."""
    assert parse_moment(written, "Asia/Shanghai") == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_summer_time_of_the_zone() -> None:
    """A bare time follows the zone's own summer time."""
    assert parse_moment("2026-07-01 12:00", "Europe/Paris") == datetime(2026, 7, 1, 10, tzinfo=UTC)
    assert parse_moment("Wed, 01 Jul 2026 12:00:00 BST", "Europe/London") == datetime(2026, 7, 1, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "", "soon", "2026-02-30", "2026-13-01", "2026-08-16T25:00:00Z", "31 Feb 2026 10:00:00 GMT", "0000-00-00",
        "1970-01-01T00:00:00Z", "1989-12-31T23:59:59Z", "9999-12-31T23:59:59Z", "2101-01-01", "03/04/2026", "2026-08",
        "2026", "16 Aug 2026 10:00:00 XYZ", "2026-08-16T10:00:00+99:00", "10:00", "2026年13月1日", "-0300",
    ],
)  # fmt: skip
def test_no_moment(written: str) -> None:
    """What is impossible, ambiguous, out of range or incomplete is no date."""
    assert parse_moment(written) is None


@given(st.integers(631_200_000, 4_133_800_000), st.timezones())
def test_iso_round_trip(seconds: int, zone: ZoneInfo) -> None:
    """Every RFC 3339 moment comes back as it was."""
    moment = datetime.fromtimestamp(seconds, zone)
    offset = moment.utcoffset()
    if offset is not None and not offset.seconds % 60:
        # In UTC: Python calls an hour that a clock change repeats unequal to itself in any other zone (PEP 495).
        assert parse_moment(moment.isoformat()) == moment.astimezone(UTC)


@given(st.text(alphabet="0123456789-:TZ年月日 augGMT+,."))
def test_any_text(text: str) -> None:
    """No text raises."""
    moment = parse_moment(text)
    assert moment is None or 1990 <= moment.year <= 2100
