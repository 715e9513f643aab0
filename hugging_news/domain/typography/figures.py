"""T4, T16, T17, T18: numbers with their units, dates, times and forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from hugging_news.domain.typography.models import House
from hugging_news.domain.typography.reading import Found, Shown
from hugging_news.domain.typography.signs import HAN, WIDE, has_han, is_han

_NUMBER = r"(?<![\w.\-/#@:])(?<!\d,)\d+(?:,\d{3})*(?:\.\d+)?"
_UNIT = (
    "[kKMGTP]i?B(?:/s|ps)?|[KMGT]?bps|[kMGT]?Hz|[kMG]?Wh?|[mµμn]s|min|kg|mg|km|cm|mm|fps|FPS|dpi|px|[MGTPE]?FLOPS|TOPS"
    "|tok/s|tokens?|epochs?"
)
_TIGHT = re.compile(rf"{_NUMBER}(?=(?:{_UNIT})(?![\w/-]))", re.ASCII)
_PERCENT = re.compile(r"(?<=\d)[ \t\u00a0]+(?=[%‰℃](?!\d)|°(?![A-Za-z]{2}))(?!% \d)")
_ISO = re.compile(
    rf"(?<![\w/.:-])(20\d\d)([-/])(\d{{1,2}})\2(\d{{1,2}})(?![\w/:-]|\.\d| ?版)(?: (?=[{HAN}]))?", re.ASCII
)
_HALF_DAY = re.compile(
    r"(?P<part>上午|中午|下午|晚上|凌晨)[ \t]*(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:])"
    r"(?:(?P<sign>[ \t]*(?:[-–—~～至到]|——)[ \t]*)(?P<until>\d{1,2}):(?P<then>\d\d)(?![\d:]))?",
    re.ASCII,
)
_PADDED = re.compile(r"(?<=[年月])([ \t]?)0([1-9])(?=[ \t]?[月日])", re.ASCII)
_TIME = re.compile(r"(?<![\d:.–-])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:])")
_SENTENCE = re.compile("[^。！？\n]+")
_DATED = re.compile(r"[日号天周月]|星期|今[早晚]|明[早晚]|[上下中]午|晚上|凌晨")
_ZONE = re.compile(
    r"UTC|GMT|(?:北京|东京|香港|台北|当地|美国|印度|[东中西]部|山区)时间|（[^（）]{2,6}时间|时区|[CJEP][SD]?T\b|Z\b"
)
_COUNTER = "[个条次人位名款种项篇颗张幅段行份场家台层步轮小分美]"
_ALONE = r"(?<![A-Za-z0-9_.,\-–/#@:=×*+])(?<!# )"
_PLAIN = re.compile(
    rf"{_ALONE}(?P<count>\d{{5,15}}|\d{{1,3}}(?:,\d{{3}}){{1,4}})(?P<gap> ?)(?=多? ?{_COUNTER})", re.ASCII
)
_SMALL = re.compile(rf"{_ALONE}(?P<count>[1-9]\d{{3}})(?P<gap> ?)(?=(?![小分]){_COUNTER})", re.ASCII)
_PERSON = re.compile(r"(?<!其)他/她|她/他|他（她）|(?<![A-Za-z])TA(?:们|(?![A-Za-z0-9.-]))")


def units(shown: Shown, house: House) -> Iterator[Found]:
    """T4: a space between number and unit, none before % and °; `7B`, `4-bit`, `fp16` and `2×` stay."""
    for match in _TIGHT.finditer(shown.text):
        yield Found(match.end(), match.end(), " ")
    for match in _PERCENT.finditer(shown.text):
        yield Found(match.start(), match.end(), "")


def dates(shown: Shown, house: House) -> Iterator[Found]:
    """T16: dates in words, 24 hours, and a zone in each sentence that gives a time of a day."""
    if not has_han(shown.text):
        return
    for match in _ISO.finditer(shown.text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        before, after = shown.text[: match.start()].rstrip()[-1:], shown.text[match.end() :].lstrip()[:1]
        if _real(year, month, day) and (is_han(after) or is_han(before) or before in WIDE):
            yield Found(match.start(), match.end(), f"{year} 年 {month} 月 {day} 日")
    for match in _HALF_DAY.finditer(shown.text):
        yield Found(match.start(), match.end(), _of_24_hours(match))
    for match in _PADDED.finditer(shown.text):
        yield Found(match.start(), match.end(), match[1] + match[2])
    for sentence in _SENTENCE.finditer(shown.text):
        yield from _zoneless(shown.text, *sentence.span())


def _zoneless(text: str, start: int, end: int) -> Iterator[Found]:
    """The times of a day in the sentence `text[start:end]` that have no zone, in their clause or after it."""
    zone = max((match.start() for match in _ZONE.finditer(text, start, end)), default=-1)
    for match in _TIME.finditer(text, start, end):
        clause = max(text.rfind("；", start, match.start()) + 1, start)
        if zone < clause and _DATED.search(text[max(clause, match.start() - 14) : match.start()]):
            yield Found(match.start(), match.end(), None)


def _of_24_hours(match: re.Match[str]) -> str | None:
    """A time, or two of one half of the day, as 24 hours; None where the words leave open what hour is meant."""
    hour, until = (_hour(match["part"], match[name]) for name in ("hour", "until"))
    if hour is None:
        return None
    start = f"{hour}:{match['minute']}"
    if not match["until"]:
        return start
    if until is None or (until, match["then"]) <= (hour, match["minute"]):
        return None
    return f"{start}{match['sign']}{until}:{match['then']}"


def _hour(part: str, written: str | None) -> int | None:
    """The hour of a day: `晚上 1:30` may be the next day's, midnight has two days."""
    hour = int(written or 0)
    early, late = {"凌晨": (0, 11), "上午": (0, 12), "中午": (1, 12), "下午": (1, 12), "晚上": (5, 11)}[part]
    if hour > 12:
        return hour if hour < 24 else None
    if part == "凌晨" and hour == 12:
        return 0
    if not early <= hour <= late:
        return None
    later = (part in ("下午", "晚上") and hour < 12) or (part == "中午" and hour < 11)
    return hour + 12 if later else hour


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def thousands(shown: Shown, house: House) -> Iterator[Found]:
    """T17: counts from 10,000 up in 万 and 亿 where that says the same, else with commas.

    A count is a number before a counter (`20000 个`); years, ids, sizes and versions are none.
    """
    for pattern in (_PLAIN, _SMALL):
        for match in pattern.finditer(shown.text):
            better = _counted(int(match["count"].replace(",", "")))
            if better != match["count"] and not (pattern is _SMALL and _year(match["count"])):
                gap = "" if better[-1] in "万亿" else match["gap"]
                yield Found(match.start(), match.end(), better + gap)


def _counted(value: int) -> str:
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        short = (Decimal(value) / scale).normalize()
        if value >= scale and -short.as_tuple().exponent <= 2:  # type: ignore[operator]
            return f"{short:f} {name}"
        if value >= scale:
            break
    return f"{value:,}"


def _year(digits: str) -> bool:
    return "1900" <= digits <= "2100"


def persons(shown: Shown, house: House) -> Iterator[Found]:
    """T18: 他/她 and TA are written around."""
    for match in _PERSON.finditer(shown.text):
        yield Found(match.start(), match.end(), None)
