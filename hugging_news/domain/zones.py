"""What names of time zones mean, and in which zone a bare time of a calendar is read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

MAX_ZONES = 50
MAX_LINES = 1000
MAX_RULES = 60

_FIXED = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?")
_ZONE_LINE = re.compile(r"(?:BEGIN|END|TZID|DTSTART|TZOFFSETFROM|TZOFFSETTO|TZNAME|RRULE|RDATE)\s*[;:]", re.IGNORECASE)
_ZONE_RULE = frozenset(
    ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND"]
)
_ODD_OFFSETS = {
    210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata", 345: "Asia/Kathmandu", 390: "Asia/Yangon",
    570: "Australia/Darwin", -570: "Pacific/Marquesas",
}  # fmt: skip


@cache
def _zones() -> frozenset[str]:
    """The IANA names; never the machine's own zone."""
    return frozenset(available_timezones() - {"localtime", "Factory", "posixrules"})


def iana_name(name: str) -> str | None:
    """The IANA zone that *name* means, None when that cannot be told.

    Understood are IANA names, also behind a vendor (`/mozilla.org/20070129_1/Europe/Oslo`), Windows names (`China
    Standard Time`, from the Unicode CLDR by way of icalendar) and fixed offsets (`UTC+8`).
    """
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip("\"'").strip("/")
    parts = name.split("/")
    tails = ("/".join(parts[start:]) for start in range(len(parts)))
    for candidate in (WINDOWS_TO_OLSON.get(name, ""), *tails, name.replace(" ", "_")):
        if candidate in _zones():
            return candidate
    match = _FIXED.fullmatch(name)
    return zone_at(_offset(match), datetime(2000, 1, 1, tzinfo=UTC)) if match else None


def _offset(match: re.Match[str]) -> timedelta:
    span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return -span if match[1] == "-" else span


def zone_at(offset: timedelta, moment: datetime, preferred: Iterable[str | None] = ()) -> str:
    """The IANA name to print a time with that was written with *offset*: the first *preferred* zone that has it then.

    Else the fixed zone of that offset (`Etc/GMT-8` is UTC+8), so that nothing is claimed about a place.
    """
    for name in preferred:
        if name and moment.astimezone(ZoneInfo(name)).utcoffset() == offset:
            return name
    minutes = int(offset.total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    if rest:
        return _ODD_OFFSETS.get(minutes, "UTC")
    fixed = f"Etc/GMT{'-' if minutes > 0 else '+'}{hours}"
    return fixed if minutes and fixed in _zones() else "UTC"


class Zones:
    """The zones of one calendar, and a count of what had to be assumed.

    *own* is the calendar's `X-WR-TIMEZONE`, *configured* the source's zone, *newsletter* the last resort; *blocks* are
    the lines of its VTIMEZONE components. A bare time is read in the first of *configured*, *own*, *newsletter*; a UTC
    time is printed in *own* or *configured*.
    """

    def __init__(self, own: str | None, configured: str | None, newsletter: str, blocks: list[list[str]]) -> None:
        own_name = iana_name(own) if own else None
        self.bare = configured or own_name or newsletter
        self.printed = own_name or configured or "UTC"
        self._newsletter = newsletter
        self.assumed: Counter[str] = Counter()
        self._known = bool(configured or own_name)
        self._blocks = {name: block for block in blocks[:MAX_ZONES] if (name := _value(block, "TZID"))}
        self._found: dict[str, tzinfo | None] = {}
        if own and not own_name:
            self.assumed[f"the calendar's zone {own[:80]!r} is unknown"] += 1

    def place(self, value: Any, tzid: str | None) -> Any:
        """*value* with a zone when it is a time without one; dates and everything else as they are.

        Raises:
            ValueError: the year is out of range.
        """
        if not isinstance(value, datetime):
            return value
        if not 1600 <= value.year <= 2200:
            raise ValueError(f"the year {value.year} is impossible")
        if value.tzinfo is not None:
            return value.astimezone(ZoneInfo(self.printed))
        return value.replace(tzinfo=self._zone(tzid))

    def name(self, value: date) -> str:
        """The IANA name to print *value* with; a zone that only the calendar knows gives one of the same offset."""
        if not isinstance(value, datetime):
            return self.bare
        key = getattr(value.tzinfo, "key", None)
        return key or zone_at(value.utcoffset() or timedelta(), value, (self.bare, self.printed, self._newsletter))

    def notes(self) -> tuple[str, ...]:
        """What was assumed, one sentence a reason."""
        return tuple(f"{text} ({count} times)" if count > 1 else text for text, count in self.assumed.items())

    def _zone(self, tzid: str | None) -> tzinfo:
        if tzid:
            key = tzid.strip().strip('"')
            if key not in self._found:
                self._found[key] = self._named(key)
            if zone := self._found[key]:
                return zone
            self._assume(f"time zone {key[:80]!r} is unknown")
        elif not self._known:
            self._assume("times without a zone")
        return ZoneInfo(self.bare)

    def _assume(self, what: str) -> None:
        self.assumed[f"{what}: read in {self.bare} (set `timezone` of this source if that is wrong)"] += 1

    def _named(self, key: str) -> tzinfo | None:
        block = self._blocks.get(key, [])
        known = iana_name(key) or iana_name(_value(block, "X-LIC-LOCATION") or "")
        return ZoneInfo(known) if known else _defined(block)


def _value(block: list[str], name: str) -> str | None:
    found = (line.partition(":")[2].strip() for line in block if re.match(rf"{name}\s*[;:]", line, re.IGNORECASE))
    return next(found, None)


def _defined(block: list[str]) -> tzinfo | None:
    """The zone that a VTIMEZONE defines; None without one, or with rules of another kind than zones have."""
    kept = [line for line in block if _ZONE_LINE.match(line)]
    rules = [line.partition(":")[2] for line in kept if line.upper().startswith("RRULE")]
    standard = any(line.upper().replace(" ", "") == "BEGIN:STANDARD" for line in kept)
    if not standard or len(kept) > MAX_LINES or len(rules) > MAX_RULES or not all(map(_is_yearly, rules)):
        return None
    from icalendar import Timezone

    try:
        component: Any = Timezone.from_ical("\r\n".join(["BEGIN:VTIMEZONE", *kept, "END:VTIMEZONE", ""]))
        zone: tzinfo = component.to_tz(lookup_tzid=False)
        datetime(2026, 1, 1, tzinfo=UTC).astimezone(zone)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError):
        return None
    return zone


def _is_yearly(rule: str) -> bool:
    """Whether *rule* surely happens, and yearly, as changes of clocks do; others could be looked for without end."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().replace(" ", "").split(";") if part)
    days = [int(day) for day in re.findall(r"\d+", parts.get("BYMONTHDAY", ""))]
    ordinal = r"" if days else r"(?:[+-]?[1-5])?"
    return (
        not parts.keys() - _ZONE_RULE
        and parts.get("FREQ") == "YEARLY"
        and parts.get("INTERVAL", "1") == "1"
        and re.fullmatch(rf"(?:{ordinal}(?:SU|MO|TU|WE|TH|FR|SA))?", parts.get("BYDAY", "")) is not None
        and min(days, default=1) <= 29
        and all(re.fullmatch(r"\d*", parts.get(name, "")) for name in ("BYMONTH", "BYHOUR", "BYMINUTE", "BYSECOND"))
    )
