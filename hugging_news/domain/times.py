"""Moments as sources write them: RFC 3339, RFC 822, asctime, ISO without a zone, Chinese and English long dates.

A date that cannot be told for sure is no date: impossible days, years before 1990 or after 2100, a month alone and
`03/04/2026` give None, since a wrong date would decide about windows in silence.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS = {name: number for number, name in enumerate(_NAMES.split("|"), start=1)}
_MONTH = rf"(?P<name>{_NAMES})[a-z]*\.?"
_CLOCK = (
    r"(?P<half>上午|下午|中午|晚上|凌晨|早上)?\s*(?P<hour>\d{1,2})[:：时點点](?P<minute>\d{2})?"
    r"(?:[:：分](?P<second>\d{2})(?:[.,]\d+)?秒?|分)?\s*(?P<ampm>[ap]\.?m\.?\b)?"
)
_OFFSET = r"(?:utc|gmt)?\s*[+-]\d{1,2}:?\d{2}\b|(?:utc|gmt)\s*[+-]\d{1,2}\b|[+-]\d{2}\b"
_ZONE = rf"(?P<zone>z\b|{_OFFSET}|[a-z]{{2,5}}\b)?(?:\s*\(.*\))?"
_TAIL = rf"(?:[t,\s]*(?:at\s+)?{_CLOCK}\s*{_ZONE})?\s*$"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+|[^\W\d]{2,12}\.?,\s+)?"
_SHAPES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TAIL}",
        rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:t(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?P<second>\d{{2}})?{_ZONE})?$",
        rf"(?P<year>\d{{4}})[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_TAIL}",
        rf"(?P<year>\d{{4}})\s*年\s*(?P<month>\d{{1,2}})\s*月\s*(?P<day>\d{{1,2}})\s*[日号]\s*(?:[（(]?(?:星期|周|礼拜).[)）]?)?{_TAIL}",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}|\d{{2}}){_TAIL}",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TAIL}",
        rf"{_WEEKDAY}{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_CLOCK}\s*{_ZONE}\s*(?P<year>\d{{4}})$",
    )
)
_HOURS_EAST = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "cest": 2, "mest": 2,
    "eet": 2, "eest": 3, "msk": 3, "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12,
    "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "hst": -10,
}  # fmt: skip
_SIGNED = re.compile(r"([+-])(\d{1,2}):?(\d{2})?$")


def parse_moment(text: str, zone: str | None = None) -> datetime | None:
    """The moment that *text* names, in UTC; None when it names none or an impossible one.

    A time without a zone is read in *zone* (an IANA name; UTC if None), and so is an abbreviation that *zone* itself
    uses: `CST` is +08:00 where *zone* is Asia/Shanghai, and US Central elsewhere. A date alone is its midnight.
    """
    written = " ".join(unicodedata.normalize("NFKC", text[:200]).split())
    for shape in _SHAPES:
        if match := shape.match(written):
            return _moment(match.groupdict(), ZoneInfo(zone) if zone else UTC)
    return None


def _moment(parts: dict[str, str | None], local: tzinfo) -> datetime | None:
    try:
        naive = _naive(parts)
        place = _place(parts.get("zone"), naive, local)
        moment = naive.replace(tzinfo=place).astimezone(UTC) if place else None
    except (ValueError, OverflowError):
        return None
    return moment if moment and 1990 <= moment.year <= 2100 else None


def _naive(parts: dict[str, str | None]) -> datetime:
    year = int(parts["year"] or 0)
    if len(parts["year"] or "") <= 2:
        year += 2000 if year < 70 else 1900
    name = parts.get("name")
    month = _MONTHS[name.lower()] if name else int(parts["month"] or 0)
    hour, extra = _hour(parts)
    minute, second = int(parts.get("minute") or 0), min(int(parts.get("second") or 0), 60)
    leap = second == 60
    moment = datetime(year, month, int(parts["day"] or 0), hour, minute, 59 if leap else second)  # noqa: DTZ001
    return moment + timedelta(days=extra)


def _hour(parts: dict[str, str | None]) -> tuple[int, int]:
    """The hour on a 24-hour clock and the days to add: `24:00` is the next midnight."""
    hour = int(parts.get("hour") or 0)
    half = (parts.get("ampm") or parts.get("half") or "").lower()
    if hour == 24 and not int(parts.get("minute") or 0):
        return 0, 1
    if half.startswith("p") or half in ("下午", "晚上"):
        return (hour + 12 if hour < 12 else hour), 0
    if (half.startswith("a") or half in ("上午", "凌晨", "早上")) and hour == 12:
        return 0, 0
    return hour, 0


def _place(written: str | None, naive: datetime, local: tzinfo) -> tzinfo | None:
    """The zone that *written* means at *naive*; None for an unknown abbreviation, which makes the moment unknown."""
    if not written:
        return local
    name = written.strip().lower()
    if match := _SIGNED.search(name):
        span = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return timezone(-span if match[1] == "-" else span)
    if (naive.replace(tzinfo=local).tzname() or "").lower() == name:
        return local
    return timezone(timedelta(hours=_HOURS_EAST[name])) if name in _HOURS_EAST else None
