"""Names of time zones, and bare times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hugging_news.domain.zones import Zones, iana_name, zone_at

NOON = datetime(2026, 8, 12, 12)  # noqa: DTZ001 - a bare time is the point
BLOCK = [
    "TZID:Town",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "END:STANDARD",
]


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("China Standard Time", "Asia/Shanghai"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ('"Eastern Standard Time"', "America/New_York"),
        ("/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("America/New York", "America/New_York"),
        ("UTC+8", "Etc/GMT-8"),
        ("+05:30", "Asia/Kolkata"),
        ("Z", None),
        ("localtime", None),
        ("../../etc/passwd", None),
        ("America", None),
        ("Customized Time Zone", None),
    ],
)
def test_iana_name(name: str, zone: str | None) -> None:
    """IANA, Windows and vendor names and fixed offsets are known; nothing else is guessed."""
    assert iana_name(name) == zone


@pytest.mark.parametrize(
    ("hours", "preferred", "zone"),
    [
        (8, ["Asia/Shanghai"], "Asia/Shanghai"),
        (8, [None, "Europe/Berlin", "Asia/Shanghai"], "Asia/Shanghai"),
        (2, ["Asia/Shanghai"], "Etc/GMT-2"),
        (-7, [], "Etc/GMT+7"),
        (0, ["Europe/Berlin"], "UTC"),
        (5.75, [], "Asia/Kathmandu"),
        (0.25, [], "UTC"),
        (23, [], "UTC"),
    ],
)
def test_zone_at(hours: float, preferred: list[str | None], zone: str) -> None:
    """A time with an offset is printed in a preferred zone that has it then, else in a fixed one."""
    assert zone_at(timedelta(hours=hours), NOON.replace(tzinfo=UTC), preferred) == zone


def test_order_for_bare_times() -> None:
    """The source's zone comes before the calendar's, that before the newsletter's, and only the last is told."""
    for own, configured, expected in [
        ("Asia/Tokyo", "Europe/Paris", "Europe/Paris"),
        ("Asia/Tokyo", None, "Asia/Tokyo"),
        (None, None, "Asia/Shanghai"),
    ]:
        zones = Zones(own, configured, "Asia/Shanghai", [])
        assert zones.name(zones.place(NOON, None)) == expected
        assert bool(zones.notes()) == (expected == "Asia/Shanghai")


def test_zone_of_the_calendar() -> None:
    """A zone that only the calendar defines is kept to, and printed in a zone of the same offset."""
    zones = Zones(None, None, "Asia/Shanghai", [BLOCK])
    placed = zones.place(NOON, "Town")
    assert (placed.astimezone(UTC).hour, zones.name(placed), zones.notes()) == (10, "Etc/GMT-2", ())


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=YEARLY;INTERVAL=0",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "RRULE:FREQ=YEARLY;BYDAY=6SU",
        "RRULE:FREQ=YEARLY;BYSECOND=1,2,3",
        "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    ],
)
def test_zone_rules_without_end(rule: str) -> None:
    """A zone whose rules could be looked for without end is unknown, and that is told."""
    zones = Zones(None, "Asia/Shanghai", "Asia/Shanghai", [[*BLOCK[:-1], rule, BLOCK[-1]]])
    assert zones.name(zones.place(NOON, "Town")) == "Asia/Shanghai"
    assert "'Town' is unknown" in zones.notes()[0]


def test_other_lines_of_a_zone() -> None:
    """Lines that zones do not have (an exception every day) are never evaluated."""
    zones = Zones(None, None, "Asia/Shanghai", [[*BLOCK[:-1], "EXRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY", BLOCK[-1]]])
    assert zones.place(NOON, "Town").astimezone(UTC).hour == 10


def test_days_and_impossible_years() -> None:
    """A day stays a day; a year that no calendar means is an error."""
    zones = Zones(None, None, "Asia/Shanghai", [])
    assert zones.place(date(2026, 8, 12), None) == date(2026, 8, 12)
    with pytest.raises(ValueError, match="year 221 is impossible"):
        zones.place(datetime(221, 1, 1, tzinfo=UTC), None)


def test_unknown_zone_of_the_calendar() -> None:
    """An unknown X-WR-TIMEZONE is told and not used."""
    zones = Zones("Middle Earth", "Asia/Tokyo", "Asia/Shanghai", [])
    assert zones.bare == "Asia/Tokyo"
    assert "'Middle Earth' is unknown" in zones.notes()[0]
