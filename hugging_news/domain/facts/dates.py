"""Dates, weekdays and times of day in a text, and what a moment proves.

A date is `(year, month, day)` with None for what is not said; a weekday `("weekday", 0…6)` with Monday as 0; a time of
day `("time", hour, minute)`; a zone `("offset", minutes)`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hugging_news.domain.facts.numerals import HAN_NUMERAL, han_value

Day = tuple[int | None, int | None, int | None]
Found = tuple[int, int, tuple[object, ...]]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_TO = r" ?(?:-|to|至|到|~) ?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![0-9A-Za-z.])(?P<year>(?:19"
        r"|20)[0-9]{2})(?P<sign>[-/.])(?P<m>[01]?[0-9])(?P=sign)(?P<day>[0-3]?[0-9])(?![0-9]|\.[0-9])",
        r"(?<![0-9])(?:(?P<year>(?:19|20)[0-9]{2}) ?年 ?)?(?P<m>[01]?[0-9]) ?月 ?(?P<day>[0-3]?[0-9]) ?[日号](?:" + _TO
        + r"(?P<last>[0-3]?[0-9]) ?[日号])?",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2}) ?年 ?(?P<m>[01]?[0-9]) ?月(?!份? ?[0-9])",
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2}) ?年(?! ?[0-9]{1,2} ?月)",
        r"(?<![0-9.年])(?<!年 )(?P<m>[01]?[0-9]) ?月(?! ?[0-9]{1,2} ?[日号])",
        r"(?<![0-9.,])(?P<day>[0-3]?[0-9])(?:st|nd|rd"
        r"|th)?(?:" + _TO + r"(?P<last>[0-3]?[0-9])(?:st|nd|rd|th)?)? (?:of )?"
        + _MONTH + r"(?:,? (?P<year>(?:19|20)[0-9]{2})(?![0-9]))?",
        r"\b" + _MONTH + r" (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9.:])(?:" + _TO
        + r"(?P<last>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9]))?(?:,? (?P<year>(?:19|20)[0-9]{2})(?![0-9]))?",
        r"\b" + _MONTH + r" (?P<year>(?:19|20)[0-9]{2})(?![0-9])",
        r"\b(?:in|for|by|until|since|from|early|mid|late|next|last|this|end of) " + _MONTH + r"(?! ?[0-9])",
        r"\b(?:in|since|of|by|from) (?P<year>(?:19|20)[0-9]{2})(?![0-9.,]*[0-9]|[A-Za-z%])",
    )
)  # fmt: skip
_LONE_DAY = re.compile(r"(?<![0-9第])(?P<day>[0-3]?[0-9]) ?[日号](?![0-9A-Za-z程])")
_HAN_MONTH = re.compile(
    rf"(?<![第个{HAN_NUMERAL[1:-1]}])(?P<month>{HAN_NUMERAL}{{1,2}})月(?:(?P<day>{HAN_NUMERAL}{{1,3}})[日号])?"
)
_WEEKDAY = re.compile(
    r"(?:周|星期|礼拜)(?P<han>[一二三四五六日天])(?![个次款项种])|\b(?P<en>mon|tues?|wednes|wed|thurs?|thu"
    r"|fri|satur|sat|sun)(?:days?)?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|wed|thu|fri|sat|sun)\b", re.I)
_TIME = re.compile(
    r"(?<![0-9:.])(?P<hour>[0-2]?[0-9]):(?P<minute>[0-5][0-9])(?![0-9:])(?: ?(?P<half>[ap])\.?m\b)?", re.I
)
_CLOCK = re.compile(
    r"(?P<part>凌晨|早上|上午|中午|下午|傍晚|晚上|晚) ?"
    r"(?:(?P<digits>[0-9]{1,2})|(?P<han>[一二两三四五六七八九十]{1,3})) ?"
    r"点(?P<rest>半|钟|整)?(?! ?[0-9一二三四五])"
    r"|(?<![0-9:.])(?P<en>1[0-2]|[1-9]) ?(?P<half>[ap])\.?m\b",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?<![A-Za-z])(?:UTC|GMT) ?(?P<sign>[+-]) ?(?P<hours>[0-9]{1,2})(?::(?P<minutes>[0-5][0-9]))?(?![0-9:])"
)
_ISO = re.compile(
    r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?:[T "
    r"][0-2][0-9]:[0-5][0-9](?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)


def dates(folded: str) -> list[Found]:
    """The dates, weekdays and times of a folded text with their places, in order."""
    found: dict[tuple[int, int], tuple[object, ...]] = {}
    covered: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(folded):
            if _free(covered, match.span()) and (read := list(_read(match))):
                covered.append(match.span())
                middle = match.start("last") if len(read) > 1 else match.end()
                found.update(zip(((match.start(), middle), (middle, match.end())), read, strict=False))
        covered.sort()
    for start, end, value in (
        *_han_months(folded),
        *_lone_days(folded, found),
        *_weekdays(folded),
        *_times(folded),
        *_clocks(folded),
    ):
        if _free(covered, (start, end)):
            found[start, end] = value
    return [(start, end, value) for (start, end), value in sorted(found.items(), key=lambda one: one[0])]


def _free(covered: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    place = bisect_right(covered, span)
    before = place and covered[place - 1][1] > span[0]
    return not before and not (place < len(covered) and covered[place][0] < span[1])


def _read(match: re.Match[str]) -> Iterator[Day]:
    """The date or the two dates of a match; none where the numbers are no date."""
    named = match.groupdict()
    month = int(named["m"]) if named.get("m") else None
    if named.get("month"):
        month = _MONTHS.index(named["month"][:3].lower()) + 1
    year = int(named["year"]) if named.get("year") else None
    days = [int(named[key]) for key in ("day", "last") if named.get(key)]
    if (month is None or 1 <= month <= 12) and all(1 <= day <= 31 for day in days):
        for day in days or (None,):
            yield year, month, day


def _han_months(text: str) -> Iterator[Found]:
    """`七月`, `七月八日`."""
    for match in _HAN_MONTH.finditer(text):
        month, day = han_value(match["month"]), han_value(match["day"]) if match["day"] else None
        if month and 1 <= month <= 12 and (day is None or 1 <= day <= 31):
            yield match.start(), match.end(), (None, int(month), int(day) if day else None)


def _lone_days(text: str, found: dict[tuple[int, int], tuple[object, ...]]) -> Iterator[Found]:
    """`8 日` after a whole date is of the same month."""
    months = sorted((span[1], value) for span, value in found.items() if value[1] is not None)
    for match in _LONE_DAY.finditer(text):
        before = [value for end, value in months if end <= match.start() and match.start() - end < 24]
        if before and 1 <= int(match["day"]) <= 31:
            yield match.start(), match.end(), (before[-1][0], before[-1][1], int(match["day"]))


def _weekdays(text: str) -> Iterator[Found]:
    for match in _WEEKDAY.finditer(text):
        if match["han"]:
            yield match.start(), match.end(), ("weekday", min("一二三四五六日天".index(match["han"]), 6))
        elif _NAMED.fullmatch(match[0]) and (match[0][0].isupper() or len(match[0]) > 5):
            yield match.start(), match.end(), ("weekday", _DAYS.index(match["en"][:3].lower()))


def _times(text: str) -> Iterator[Found]:
    for match in _TIME.finditer(text):
        hour = int(match["hour"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        if hour <= 24:
            yield match.start(), match.end(), ("time", hour, int(match["minute"]))


def _clocks(text: str) -> Iterator[Found]:
    """`8 pm`, `晚上八点半`."""
    for match in _CLOCK.finditer(text):
        hour = int(match["digits"]) if (match["digits"] or "").isdecimal() else int(han_value(match["han"] or "") or 99)
        if match["en"]:
            hour = int(match["en"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        elif match["part"] and match["part"][0] in "下晚傍" and hour < 12:
            hour += 12
        if hour <= 24:
            yield match.start(), match.end(), ("time", hour, 30 if match["rest"] == "半" else 0)


def offsets(text: str) -> Iterator[Found]:
    """`UTC+8`, `GMT-4:30`."""
    for match in _OFFSET.finditer(text):
        minutes = int(match["hours"]) * 60 + int(match["minutes"] or 0)
        yield match.start(), match.end(), ("offset", -minutes if match["sign"] == "-" else minutes)


def moments(text: str) -> list[datetime | date]:
    """The ISO dates and moments that stand in *text*."""
    found: list[datetime | date] = []
    for match in _ISO.finditer(text):
        try:
            found.append(date.fromisoformat(match[0]) if len(match[0]) == 10 else datetime.fromisoformat(match[0]))
        except ValueError:
            continue
    return found


def proved_by(moment: datetime | date, zones: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """What a moment may be printed as: its date, weekday and time of day in UTC, its own offset and each of *zones*.

    The day before midnight counts as well, because the end of an all-day event is the day after it (RFC 5545).
    """
    if not isinstance(moment, datetime):
        yield from _day(moment)
        return
    for local in _locals(moment, zones):
        yield from _day(local.date())
        yield ("time", local.hour, local.minute)
        yield ("offset", int((local.utcoffset() or timedelta()).total_seconds() // 60))
        if (local.hour, local.minute) == (0, 0):
            yield from _day(local.date() - timedelta(days=1))
            yield ("time", 24, 0)


def _locals(moment: datetime, zones: Iterable[str]) -> Iterator[datetime]:
    yield moment
    if moment.tzinfo is not None:
        for zone in dict.fromkeys(("UTC", *zones)):
            try:
                yield moment.astimezone(ZoneInfo(zone))
            except (OverflowError, ValueError):
                continue


def _day(day: date) -> Iterator[tuple[object, ...]]:
    yield (day.year, day.month, day.day)
    yield ("weekday", day.weekday())


def agrees(known: tuple[object, ...], claim: tuple[object, ...]) -> bool:
    """Whether a date says at least as much as *claim*, and the same."""
    if isinstance(known[0], str) or isinstance(claim[0], str):
        return known == claim
    return all(said is None or said == there for there, said in zip(known, claim, strict=True))
